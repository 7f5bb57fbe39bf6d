//! A table as the person is shown it: each column with some values, where it goes and how sure that is, how else it
//! could be read, and what else the table could be. It changes nothing.

use super::chosen::{self, Way};
use super::claim::{self, Claim, HeaderRow};
use super::shape::{Below, Shaped};
use super::source::{As, Report, Source};
use super::{ALL, FALLBACK, plain_words};
use crate::model::field::{Field, Role};
use crate::model::mapping::{ColumnSeen, Mapping, Reading, ReportId, ReportName};
use crate::model::table::Table;
use crate::read::cell::{self, Found as Cellular, is_nothing};
use crate::read::dates;
use crate::read::locale::decimal_of;
use crate::read::plan::{Cell, ColumnPlan, DateShape, Decimal};

/// Values shown of a column, and their longest.
const SAMPLES: usize = 3;
const LONGEST: usize = 40;

/// What is shown of a table that was read as a report.
pub fn of_claim(
    row: &HeaderRow,
    below: &Below<'_>,
    claim: &Claim,
    shaped: &Shaped,
    unsure: &[usize],
    way: &Way,
) -> Mapping {
    // In a table of the person's own nothing but its values speaks for the date order.
    let is_by_hand = way.choice.report.is_some();
    let columns = (0..row.headers.len()).map(|at| {
        let plan = shaped.columns.iter().find(|column| column.index == at);
        let cells = below.column(at);
        let reading = plan.filter(|_| unsure.contains(&at) || is_by_hand).and_then(|c| reading(c, &cells));
        let word = row.headers[at].full.clone();
        let nth = row.headers[..at].iter().filter(|header| header.full == word).count() as u32;
        let claimed = claim.columns.get(at).copied().flatten();
        let is_chosen = way.choice.columns.iter().any(|column| claim::same(&column.header, &word) && column.nth == nth);
        ColumnSeen {
            field: plan.map(|column| column.field),
            confidence: if is_chosen { 1.0 } else { confidence(row, at, claim) },
            is_unread: shaped.dropped.contains(&at),
            is_chosen,
            is_ignored: claimed.is_some_and(|claimed| claimed.rule.read == As::Ignore),
            reading,
            ..column(below, at, word, nth, &cells)
        }
    });
    Mapping { columns: columns.collect(), fields: fields(claim.report), ..Mapping::default() }
}

/// What is shown of a table that nobody claims.
pub fn of_unknown(row: &HeaderRow, below: &Below<'_>) -> Mapping {
    let columns = (0..row.headers.len()).map(|at| {
        let word = row.headers[at].full.clone();
        let nth = row.headers[..at].iter().filter(|header| header.full == word).count() as u32;
        column(below, at, word, nth, &below.column(at))
    });
    Mapping { columns: columns.collect(), ..Mapping::default() }
}

/// What the table could be: reports whose headers are there, then the plain tables that know most of them.
pub fn reports(row: &HeaderRow, titles: &[String], claims: &[Claim]) -> Vec<ReportName> {
    let is_system = |claim: &&Claim| ALL.iter().any(|source| source.id == claim.source.id);
    let mut names: Vec<ReportName> =
        claims.iter().filter(is_system).map(|claim| name(claim.source, claim.report)).collect();
    for source in FALLBACK {
        let mut plain: Vec<Claim> =
            source.reports.iter().map(|report| claim::claim(row, titles, source, report)).collect();
        plain.sort_by_key(|claim| std::cmp::Reverse(claim.matched));
        names.extend(plain.iter().map(|claim| name(claim.source, claim.report)));
    }
    names
}

fn name(source: &Source, report: &Report) -> ReportName {
    ReportName { id: id(source, report), source: source.name.clone(), report: report.name.clone() }
}

pub fn id(source: &Source, report: &Report) -> ReportId {
    ReportId { source: source.id.to_owned(), report: report.id.to_owned() }
}

/// What is always known of a table.
pub fn framed(
    mapping: Mapping,
    row: &HeaderRow,
    way: Way,
    found: Option<ReportId>,
    reports: Vec<ReportName>,
) -> Mapping {
    Mapping { key: chosen::key(row), choice: way.choice, recipe: way.recipe, found, reports, ..mapping }
}

fn column(below: &Below<'_>, at: usize, word: String, nth: u32, cells: &[&str]) -> ColumnSeen {
    let personal = personal(&word, cells);
    let mut samples: Vec<String> = Vec::new();
    for cell in cells.iter().filter(|cell| !is_nothing(cell.as_bytes())) {
        let text: String = match personal {
            Some(_) => covered(cell),
            None => cell.chars().take(LONGEST).collect(),
        };
        if samples.len() < SAMPLES && !samples.contains(&text) {
            samples.push(text);
        }
    }
    ColumnSeen {
        header: below.header.cells.get(at).map_or_else(String::new, |cell| cell.trim().to_owned()),
        word,
        nth,
        field: None,
        samples,
        confidence: 0.0,
        personal,
        is_unread: false,
        is_chosen: false,
        is_ignored: false,
        reading: None,
    }
}

/// The whole header known: sure. Without its unit: nearly. Only without what stands in brackets: a likeness.
fn confidence(row: &HeaderRow, at: usize, claim: &Claim) -> f64 {
    let (header, Some(claimed)) = (&row.headers[at], claim.columns[at]) else { return 0.0 };
    let knows = |text: &str| claimed.rule.aliases.iter().any(|alias| claim::same(alias, text));
    if knows(&header.full) {
        1.0
    } else if knows(&header.bare) {
        0.95
    } else {
        0.6
    }
}

/// Both readings of the first value that has two, unless some value of the column tells which it is.
fn reading(column: &ColumnPlan, cells: &[&str]) -> Option<Reading> {
    match column.cell {
        Cell::Day(shape @ (DateShape::DayFirst | DateShape::MonthFirst)) => {
            if cells.iter().any(|cell| dates::tells_order(cell.as_bytes())) {
                return None;
            }
            let day = |cell: &str, shape| match dates::day(cell.as_bytes(), shape) {
                Cellular::Value(day) => Some(day),
                _ => None,
            };
            cells.iter().find_map(|cell| {
                let (day_first, month_first) = (day(cell, DateShape::DayFirst)?, day(cell, DateShape::MonthFirst)?);
                let is_day_first = shape == DateShape::DayFirst;
                (day_first != month_first).then_some(Reading::Day { day_first, month_first, is_day_first })
            })
        }
        Cell::Money { decimal, .. } | Cell::Number { decimal } => {
            if cells.iter().any(|cell| decimal_of(cell).is_some()) {
                return None;
            }
            let number = |cell: &str, decimal| match cell::number(cell.as_bytes(), decimal) {
                Cellular::Value(number) => Some(number.value()),
                _ => None,
            };
            cells.iter().find_map(|cell| {
                let (comma, point) = (number(cell, Decimal::Comma)?, number(cell, Decimal::Point)?);
                (comma != point).then_some(Reading::Number { comma, point, is_comma: decimal == Decimal::Comma })
            })
        }
        _ => None,
    }
}

/// What a column holds of a person, by its header's words or by what its values look like.
fn personal(word: &str, cells: &[&str]) -> Option<Field> {
    let is = |words: &[&str]| words.iter().any(|known| claim::same(known, word));
    let most = |looks: fn(&str) -> bool| {
        let known = cells.iter().filter(|cell| !is_nothing(cell.as_bytes()));
        let (all, like) = known.fold((0, 0), |(all, like), cell| (all + 1, like + usize::from(looks(cell))));
        all > 0 && like * 2 > all
    };
    if is(plain_words::EMAIL) || most(is_mail) {
        return Some(Field::Email);
    }
    if most(is_phone) || is(&["phone", "phone number", "телефон", "мобильный", "mobile"]) {
        return Some(Field::Phone);
    }
    if is(&["address", "адрес"]) {
        return Some(Field::Address);
    }
    if is(&["name", "first_name", "last_name", "first name", "last name", "full name", "имя", "фамилия", "фио"])
    {
        return Some(Field::PersonName);
    }
    is(plain_words::PERSONAL).then_some(Field::FreeText)
}

fn is_mail(cell: &str) -> bool {
    let text = cell.trim();
    text.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.') && !text.contains(' '))
}

fn is_phone(cell: &str) -> bool {
    let text = cell.trim();
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let is_written = text.chars().all(|c| c.is_ascii_digit() || matches!(c, '+' | '(' | ')' | '-' | ' ' | '\u{a0}'));
    is_written && (10..=15).contains(&digits) && (text.starts_with('+') || text.contains('('))
}

/// The shape of a value and no more: `+7 9•• ••• ••`.
fn covered(cell: &str) -> String {
    let mut shown = 0;
    let cover = |c: char| {
        if !c.is_alphanumeric() {
            return c;
        }
        shown += 1;
        if shown <= 2 { c } else { '•' }
    };
    cell.trim().chars().take(LONGEST / 2).map(cover).collect()
}

/// Fields a column of this report can go to: the report's own, and those of plain tables of the same kind.
fn fields(report: &Report) -> Vec<Field> {
    let plain = FALLBACK.iter().flat_map(|source| source.reports).filter(|plain| plain.table == report.table);
    let rules = report.columns.iter().chain(plain.flat_map(|plain| plain.columns));
    let known: Vec<Field> = rules.filter(|rule| rule.read != As::Ignore).map(|rule| rule.field).collect();
    let own = |field: &Field| {
        let is_identity = report.table.and_then(Table::identity) == Some(*field);
        (known.contains(field) || is_identity) && !matches!(field.role(), Role::Lineage)
    };
    Field::ALL.iter().copied().filter(own).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(word: &str, cells: &[&str], expect: Option<Field>) {
        assert_eq!(personal(word, cells), expect, "{word} {cells:?}");
    }

    #[test]
    fn what_is_of_a_person() {
        check("контакт", &["anna@example.com", "bo@example.org", ""], Some(Field::Email));
        check("тел.", &["+7 900 000-00-01", "+7 (900) 000 00 02"], Some(Field::Phone));
        check("фио", &["Иванова Анна"], Some(Field::PersonName));
        check("date", &["2026-11-14", "2026-11-15"], None);
        check("order", &["100000000001", "100000000002"], None);
        check("campaign", &["brand@home", "sale"], None);
        check("notes", &["calls at noon"], Some(Field::FreeText));
    }

    #[test]
    fn of_a_personal_value_only_the_shape_is_shown() {
        assert_eq!(covered("+7 900 000-00-01"), "+7 9•• •••-••-••");
        assert_eq!(covered("anna@example.com"), "an••@•••••••.•••");
    }
}
