//! Numbers typed by hand: what can be typed, the sheet a person fills in, and the table it becomes. A sheet is a document;
//! its table goes through the same import as a file.

use super::day::Day;
use super::field::{Field, Kind};
use super::money::Currency;
use super::table::Table;
use crate::words::Said;
use serde::{Deserialize, Serialize};

/// One kind of number that no tool exports.
pub struct Typable {
    /// Of the document and of the report of the source `by_hand`.
    pub id: &'static str,
    pub table: Table,
    pub value: Field,
    /// What one number is about: a network, a region. May be left empty.
    pub of: Field,
    pub name: Said,
    /// What to write into `of`.
    pub example: Said,
}

/// In the order of the menu.
pub static TYPABLES: &[Typable] = &[
    Typable {
        id: "market_size",
        table: Table::Market,
        value: Field::MarketSize,
        of: Field::Region,
        name: Said::fixed("Market size", "Объём рынка"),
        example: Said::fixed("Region", "Регион"),
    },
    Typable {
        id: "market_units",
        table: Table::Market,
        value: Field::MarketUnits,
        of: Field::Region,
        name: Said::fixed("Market size, units", "Объём рынка, шт."),
        example: Said::fixed("Region", "Регион"),
    },
    Typable {
        id: "competitor_sales",
        table: Table::Market,
        value: Field::CompetitorSales,
        of: Field::Segment,
        name: Said::fixed("Competitor sales", "Продажи конкурентов"),
        example: Said::fixed("Competitor", "Конкурент"),
    },
    Typable {
        id: "offline_ads",
        table: Table::AdPerformance,
        value: Field::Cost,
        of: Field::Campaign,
        name: Said::fixed("Offline advertising", "Офлайн-реклама"),
        example: Said::fixed("Campaign: radio, billboards", "Кампания: радио, щиты"),
    },
    Typable {
        id: "offline_cost",
        table: Table::Expenses,
        value: Field::Amount,
        of: Field::Category,
        name: Said::fixed("Other offline costs", "Прочие офлайн-затраты"),
        example: Said::fixed("Category: exhibition, print", "Статья: выставка, печать"),
    },
    Typable {
        id: "followers",
        table: Table::SocialAccounts,
        value: Field::Followers,
        of: Field::Network,
        name: Said::fixed("Followers", "Подписчики"),
        example: Said::fixed("Network", "Соцсеть"),
    },
];

pub fn find(id: &str) -> Option<&'static Typable> {
    TYPABLES.iter().find(|typable| typable.id == id)
}

/// The header of the first column of a generated table: no tool writes it.
pub const MARK: &str = "sextant by hand";

/// What a person typed of one kind.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Sheet {
    /// One number a day instead of a month.
    pub is_daily: bool,
    /// Of all money in it.
    pub currency: String,
    pub rows: Vec<Typed>,
}

/// One number, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Typed {
    /// `2026-11-14`, or `2026-11` where the sheet is by month.
    pub day: String,
    pub of: String,
    pub value: String,
    pub note: String,
    /// Who says so: a report, an invoice, a person.
    pub said_by: String,
}

/// What keeps a row from being taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    Day,
    Value,
    /// Another row has the same day and is about the same thing.
    Twice,
}

impl Typed {
    pub fn is_empty(&self) -> bool {
        [&self.day, &self.of, &self.value, &self.note, &self.said_by].into_iter().all(|text| text.trim().is_empty())
    }
}

impl Sheet {
    /// What is wrong with each row; an empty row is nothing.
    pub fn faults(&self) -> Vec<Option<Fault>> {
        let key = |row: &Typed| (self.day(row), row.of.trim().to_lowercase());
        let fault = |(index, row): (usize, &Typed)| {
            let is_twice = || self.rows[..index].iter().any(|other| !other.is_empty() && key(other) == key(row));
            match row {
                row if row.is_empty() => None,
                row if self.day(row).is_none() => Some(Fault::Day),
                row if number(&row.value).is_none() => Some(Fault::Value),
                _ => is_twice().then_some(Fault::Twice),
            }
        };
        self.rows.iter().enumerate().map(fault).collect()
    }

    /// The first day of what the row is about.
    fn day(&self, row: &Typed) -> Option<Day> {
        let text = row.day.trim();
        if self.is_daily {
            return Day::parse_iso(text);
        }
        let day = Day::parse_iso(text).or_else(|| Day::parse_iso(&format!("{text}-01")))?;
        Day::parse_iso(&format!("{}-01", &day.iso()[..7]))
    }

    /// The table that the import reads: comma-separated, one row a number. Rows with a fault are left out.
    /// Empty: `None` when no row is whole.
    pub fn table(&self, kind: &Typable) -> Option<String> {
        let is_money = kind.value.kind() == Kind::Money;
        let currency = Currency::parse(&self.currency).filter(|_| is_money);
        let when = if self.is_daily { "day" } else { "month" };
        let mut text = format!("{MARK},{when},{},{}", kind.of.id(), kind.value.id());
        text.push_str(if currency.is_some() { ",note,currency\n" } else { ",note\n" });
        let head = text.len();
        for (row, fault) in self.rows.iter().zip(self.faults()) {
            let (Some(day), Some(value), None) = (self.day(row), number(&row.value), fault) else { continue };
            let day = day.iso();
            let day = if self.is_daily { day.as_str() } else { &day[..7] };
            let (note, said_by) = (row.note.trim(), row.said_by.trim());
            let note = match (note, said_by) {
                ("", by) => by.to_owned(),
                (note, "") => note.to_owned(),
                (note, by) => format!("{note} ({by})"),
            };
            text.push_str(&format!("{},{day},{},{value},{}", kind.id, quoted(&row.of), quoted(&note)));
            if let Some(currency) = currency {
                text.push_str(&format!(",{}", currency.code()));
            }
            text.push('\n');
        }
        (text.len() > head).then_some(text)
    }
}

/// A number as people type it: spaces between thousands, a comma or a point before the fraction. `None` for anything
/// else, also for `1,234.5`, which could be read in two ways.
pub fn number(text: &str) -> Option<f64> {
    let plain: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    let plain = plain.replace(',', ".");
    let is_plain =
        !plain.is_empty() && plain.chars().all(|letter| letter.is_ascii_digit() || letter == '.' || letter == '-');
    plain.parse().ok().filter(|_| is_plain)
}

fn quoted(text: &str) -> String {
    let text: String = text.trim().chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    format!("\"{}\"", text.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(day: &str, of: &str, value: &str, note: &str, said_by: &str) -> Typed {
        let [day, of, value, note, said_by] = [day, of, value, note, said_by].map(str::to_owned);
        Typed { day, of, value, note, said_by }
    }

    #[test]
    fn numbers_as_typed() {
        let rows = [
            ("1200", Some(1200.0)),
            ("1 200,50", Some(1200.5)),
            ("1\u{a0}200.5", Some(1200.5)),
            ("-3", Some(-3.0)),
            ("1,234.5", None),
            ("", None),
            ("abc", None),
            ("1e5", None),
            ("inf", None),
            ("12 ₽", None),
        ];
        for (text, expect) in rows {
            assert_eq!(number(text), expect, "{text}");
        }
    }

    #[test]
    fn a_sheet_becomes_a_table() {
        let sheet = Sheet {
            is_daily: false,
            currency: "rub".into(),
            rows: vec![
                row("2026-10", "Moscow", "1 200 000,5", "Yearly \"report\"", "Kantar"),
                Typed::default(),
                row("2026-11", "", "7", "", "call"),
                row("2026-13", "", "7", "", ""),
                row("2026-11-20", "", "8", "", ""),
            ],
        };
        use Fault::{Day, Twice};
        assert_eq!(sheet.faults(), [None, None, None, Some(Day), Some(Twice)]);
        let expect = "sextant by hand,month,region,market_size,note,currency\n\
            market_size,2026-10,\"Moscow\",1200000.5,\"Yearly \"\"report\"\" (Kantar)\",RUB\n\
            market_size,2026-11,\"\",7,\"call\",RUB\n";
        assert_eq!(sheet.table(find("market_size").unwrap()).as_deref(), Some(expect));
        assert_eq!(Sheet::default().table(find("followers").unwrap()), None);
    }

    #[test]
    fn kinds_are_told_apart() {
        for kind in TYPABLES {
            assert_eq!(TYPABLES.iter().filter(|other| other.id == kind.id).count(), 1, "{}", kind.id);
            assert!(matches!(kind.value.kind(), Kind::Money | Kind::Number), "{}", kind.id);
        }
    }
}
