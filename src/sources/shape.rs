//! From claimed columns to a `Plan`: how each column's values are written, seen from the whole column of the head.

use super::claim::{Claimed, HeaderRow};
use super::preamble;
use super::source::{As, Context, CurrencyFrom, Report};
use crate::model::field::{Field, Kind, Role};
use crate::model::money::Currency;
use crate::model::table::{Nature, Table};
use crate::problem::{Problem, Severity};
use crate::read::cell::{self, Found as Cellular, is_nothing};
use crate::read::dates;
use crate::read::head::RawRow;
use crate::read::header::currency_of;
use crate::read::locale::{self, Hints};
use crate::read::plan::{Cell, ColumnPlan, DateShape, Decimal, Skips};
use crate::words::Said;

/// Rows of the head a shape is decided from.
const LOOKED_AT: usize = 400;

/// Words that alone make a row of a period table its totals.
const WHOLE_TOTALS: &[&str] = &[
    "total", "totals", "grand total", "итого", "всего", "итог", "общий итог", "итого и средние", "итого/средние",
    "total general", "gesamt", "gesamtsumme", "total général",
];

/// The columns of a plan and what was noticed while shaping them.
#[derive(Default)]
pub struct Shaped {
    pub columns: Vec<ColumnPlan>,
    pub problems: Vec<Problem>,
    /// Columns that could not be read as what they should be.
    pub dropped: Vec<usize>,
    pub must: Vec<Field>,
}

/// The rows below the header, as the shaper sees them.
pub struct Below<'a> {
    pub is_month_first: bool,
    pub rows: &'a [RawRow],
    pub header: &'a RawRow,
    pub is_semicolon: bool,
}

impl<'a> Below<'a> {
    /// What stands in a column; a line with one lonely cell (a footer) is no row.
    pub fn column(&self, at: usize) -> Vec<&'a str> {
        let is_wide = self.header.cells.len() > 2;
        let is_row =
            |row: &&RawRow| !is_wide || row.cells.iter().filter(|cell| !cell.trim().is_empty()).nth(1).is_some();
        let cells = self.rows.iter().take(LOOKED_AT).filter(is_row).filter_map(|row| row.cells.get(at));
        cells.map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect()
    }

    fn hints(&self, kept: &[(usize, Claimed)]) -> Hints {
        let is_cyrillic = |text: &str| text.chars().any(|c| matches!(c, 'а'..='я' | 'А'..='Я'));
        let mut hints = Hints {
            is_semicolon: self.is_semicolon,
            is_month_first: self.is_month_first,
            has_cyrillic: self.header.cells.iter().any(|cell| is_cyrillic(cell)),
            ..Hints::default()
        };
        let mut orders = Vec::new();
        for (at, claimed) in kept {
            let cells = self.column(*at);
            match claimed.rule.field.kind() {
                Kind::Number | Kind::Money => hints.look(cells.into_iter()),
                Kind::Day => {
                    hints.has_am_pm |= cells.iter().any(|cell| locale::has_am_pm(cell));
                    orders.extend(day_order(&cells, self.is_month_first));
                }
                Kind::Text | Kind::Flag => {}
            }
        }
        orders.dedup();
        hints.day_order = if let [order] = orders[..] { Some(order) } else { None };
        hints
    }
}

/// Day or month first, where the column alone leaves no doubt.
fn day_order(cells: &[&str], is_month_first: bool) -> Option<DateShape> {
    let known: Vec<&str> = cells.iter().copied().filter(|cell| !is_nothing(cell.as_bytes())).collect();
    let days = locale::days(&known, &Hints { is_month_first, ..Hints::default() }, None)?;
    (days.is_sure && matches!(days.shape, DateShape::DayFirst | DateShape::MonthFirst)).then_some(days.shape)
}

/// Decides the shape of every kept column.
pub fn shape(
    table: Option<Table>,
    kept: &[(usize, Claimed)],
    row: &HeaderRow,
    below: &Below<'_>,
    context: &Context,
) -> Shaped {
    let hints = Hints { last_day: preamble::last_day(&context.file), ..below.hints(kept) };
    let start = context.period.map(|period| period.from.0);
    let when = table.map(Table::when);
    let mut shaped = Shaped::default();
    for (at, claimed) in kept {
        let field = claimed.rule.field;
        let cells = below.column(*at);
        let is_when = Some(field) == when;
        let header = below.header.cells.get(*at).map_or_else(String::new, |cell| cell.trim().to_owned());
        let Some((cell, is_sure)) = decide(claimed, row, *at, &cells, &hints, start) else {
            shaped.dropped.push(*at);
            let first = cells.first().copied().unwrap_or("");
            if field.kind() == Kind::Day && lacks_year(&cells) {
                shaped.problems.push(without_year(below.header.line, &header, first));
            } else if is_when || !matches!(field.role(), Role::Personal | Role::Lineage) {
                shaped.problems.push(unreadable(below.header.line, &header, first));
            }
            continue;
        };
        if let (Cell::Day(shape @ (DateShape::DayFirst | DateShape::MonthFirst)), false) = (cell, is_sure) {
            shaped.problems.extend(ambiguous(below, *at, &header, shape));
        }
        let is_soft = (field.kind() == Kind::Day && !is_when) || field.kind() == Kind::Flag;
        shaped.columns.push(ColumnPlan { index: *at, header, field, cell, is_sure, is_soft });
    }
    let is_period = table.is_some_and(|table| table.nature() == Nature::Period);
    if is_period && shaped.columns.iter().any(|column| column.field == Field::Date) {
        shaped.must.push(Field::Date);
    }
    shaped
}

fn decide(
    claimed: &Claimed,
    row: &HeaderRow,
    at: usize,
    cells: &[&str],
    hints: &Hints,
    start: Option<i32>,
) -> Option<(Cell, bool)> {
    let field = claimed.rule.field;
    let known = || cells.iter().copied().filter(|cell| !is_nothing(cell.as_bytes()));
    match field.kind() {
        Kind::Text => Some((Cell::Text, true)),
        Kind::Flag => {
            let good = known().filter(|cell| matches!(cell::flag(cell.as_bytes()), Cellular::Value(_))).count();
            (good > 0 || known().count() == 0).then_some((Cell::Flag, true))
        }
        Kind::Day => {
            if known().count() == 0 {
                return Some((Cell::Day(DateShape::YearFirst), false));
            }
            let days = locale::days(&known().collect::<Vec<_>>(), hints, start)?;
            Some((Cell::Day(days.shape), days.is_sure))
        }
        Kind::Number | Kind::Money => {
            let is_whole = field.is_whole() && claimed.rule.read == As::Kind;
            let thousands = if is_whole { locale::grouped(cells.iter().copied()) } else { None };
            let found = locale::decimal(cells.iter().copied(), hints);
            let (decimal, is_sure) = thousands.map_or(found, |decimal| (decimal, false));
            let reads = |cell: &&str| match claimed.rule.read {
                As::Seconds => !matches!(cell::seconds(cell.as_bytes(), decimal), Cellular::Bad),
                _ => !matches!(cell::number(cell.as_bytes(), decimal), Cellular::Bad),
            };
            if known().count() > 0 && known().filter(reads).count() * 10 < known().count() * 3 {
                return None;
            }
            // Some write micros as plain money when asked to; `36150000.0` is a number that went through a data frame.
            let is_fraction = |cell: &&str| cell.rsplit_once(['.', ',']).is_some_and(|(_, tail)| tail != "0");
            let is_money = claimed.rule.read == As::Micros && known().any(|cell| is_fraction(&cell));
            let read = if is_money { As::Kind } else { claimed.rule.read };
            let has_percent = row.headers.get(at).is_some_and(|header| header.has_percent);
            Some((number_cell(read, field, decimal, has_percent), is_sure))
        }
    }
}

fn number_cell(read: As, field: Field, decimal: Decimal, has_percent: bool) -> Cell {
    match read {
        As::Minor => Cell::Money { decimal, scale: 100 },
        As::Micros => Cell::Money { decimal, scale: 1_000_000 },
        As::Share => Cell::Share { decimal, always: has_percent },
        As::Percent => Cell::Share { decimal, always: true },
        As::Seconds => Cell::Seconds { decimal },
        As::Kind | As::Ignore if field.kind() == Kind::Money => Cell::Money { decimal, scale: 1 },
        As::Kind | As::Ignore => Cell::Number { decimal },
    }
}

/// Days as `October 1` and nothing else.
fn lacks_year(cells: &[&str]) -> bool {
    let known = || cells.iter().filter(|cell| !is_nothing(cell.as_bytes()));
    let reads = |cell: &&&str| matches!(dates::day(cell.as_bytes(), DateShape::NoYear { end: 0 }), Cellular::Value(_));
    known().count() > 0 && known().all(|cell| reads(&cell))
}

fn without_year(line: u32, header: &str, found: &str) -> Problem {
    Problem::new(
        "date_without_year",
        Severity::Warning,
        Said::new(
            format!("The days of “{header}” have no year (“{found}”), so the column was left out"),
            format!("У дат столбца «{header}» нет года («{found}»), поэтому столбец не загружен"),
        ),
        Said::fixed(
            "Put the last day into the file's name, as “Overview 2026-11-14.csv”, and drop it again.",
            "Допишите в имя файла последний день, например «Overview 2026-11-14.csv», и перетащите его ещё раз.",
        ),
    )
    .at_row(line)
    .in_column(header)
}

fn unreadable(line: u32, header: &str, found: &str) -> Problem {
    let found: String = found.chars().take(40).collect();
    Problem::new(
        "column_unreadable",
        Severity::Warning,
        Said::new(
            format!("The column “{header}” was left out: its values cannot be read (“{found}”)"),
            format!("Столбец «{header}» не загружен: его значения не читаются («{found}»)"),
        ),
        Said::fixed(
            "Set a plain number or date format for this column in your tool and export again.",
            "Задайте этому столбцу обычный формат числа или даты и выгрузите отчёт ещё раз.",
        ),
    )
    .at_row(line)
    .in_column(header)
}

/// Names a row that can be read both ways, and both readings.
fn ambiguous(below: &Below<'_>, at: usize, header: &str, shape: DateShape) -> Option<Problem> {
    let reads = |cell: &str, shape| match dates::day(cell.as_bytes(), shape) {
        Cellular::Value(day) => Some(crate::model::day::Day(day).iso()),
        _ => None,
    };
    let (row, cell, day_first, month_first) = below.rows.iter().find_map(|row| {
        let cell = row.cells.get(at)?.trim();
        let (a, b) = (reads(cell, DateShape::DayFirst)?, reads(cell, DateShape::MonthFirst)?);
        (a != b).then_some((row, cell, a, b))
    })?;
    let (taken, other) = match shape {
        DateShape::DayFirst => (day_first, month_first),
        _ => (month_first, day_first),
    };
    Some(
        Problem::new(
            "date_ambiguous",
            Severity::Warning,
            Said::new(
                format!("{cell} can be {taken} or {other}; it was read as {taken}"),
                format!("{cell} – это {taken} или {other}; прочитано как {taken}"),
            ),
            Said::fixed(
                "Check the first day in the summary; if it is wrong, export with dates as 2026-11-14.",
                "Проверьте даты в сводке; если они неверны, выгрузите отчёт с датами вида 2026-11-14.",
            ),
        )
        .at_row(row.line)
        .in_column(header),
    )
}

/// Which lines below the header are no data.
pub fn skips(report: &Report, columns: &[ColumnPlan], has_comments: bool) -> Skips {
    let words = |list: &[&str]| list.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    let is_period = report.table.is_some_and(|table| table.nature() == Nature::Period);
    let empty_means_total = if report.empty_dims_total { what_names(columns) } else { Vec::new() };
    Skips {
        first_cell: words(report.totals),
        whole_cell: if is_period { words(WHOLE_TOTALS) } else { Vec::new() },
        empty_means_total,
        footer: words(report.footer),
        comment: has_comments.then_some(b'#'),
    }
}

/// The columns that are all empty in a totals row: those that name a thing, without them any dimension, else the day.
fn what_names(columns: &[ColumnPlan]) -> Vec<usize> {
    let is_dimension = |field: Field| field.role() == Role::Dimension;
    let is_broad = |field: Field| {
        matches!(
            field,
            Field::Status | Field::Currency | Field::Account | Field::Platform | Field::Network | Field::CampaignType
        )
    };
    let at = |wanted: &dyn Fn(Field) -> bool| -> Vec<usize> {
        columns.iter().filter(|column| wanted(column.field)).map(|column| column.index).collect()
    };
    let names = at(&|field| is_dimension(field) && !is_broad(field));
    if !names.is_empty() {
        return names;
    }
    let any = at(&is_dimension);
    if any.is_empty() { at(&|field| field == Field::Date) } else { any }
}

/// The currency of the whole report: of the report's own rule, of a money column's header, or of the signs in its cells.
pub fn currency(
    report: &Report,
    kept: &[(usize, Claimed)],
    row: &HeaderRow,
    below: &Below<'_>,
    context: &Context,
) -> Option<Currency> {
    if let CurrencyFrom::Fixed(code) = report.currency {
        return Currency::parse(code);
    }
    let money = || kept.iter().filter(|(_, claimed)| claimed.rule.field.kind() == Kind::Money);
    let in_header = money().find_map(|(at, _)| row.headers.get(*at).and_then(|header| header.currency));
    let in_cells = || {
        money().find_map(|(at, _)| {
            let cells = below.column(*at);
            let mut found =
                cells.iter().take(50).filter(|cell| !is_nothing(cell.as_bytes())).map(|cell| currency_in(cell));
            let first = found.next()??;
            found.all(|next| next == Some(first)).then_some(first)
        })
    };
    in_header.or_else(in_cells).or(context.currency)
}

/// `12 500,00 ₽` → RUB.
fn currency_in(cell: &str) -> Option<Currency> {
    let is_number = |c: char| {
        c.is_ascii_digit()
            || c.is_whitespace()
            || matches!(c, '.' | ',' | '-' | '+' | '(' | ')' | '\'' | '’' | '\u{2212}')
    };
    let word = cell.trim_matches(is_number);
    if word.is_empty() { None } else { currency_of(word).or_else(|| currency_of(&format!("{word}."))) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn currencies_in_cells() {
        let code = |cell| currency_in(cell).map(|currency| currency.code().to_owned());
        assert_eq!(code("12 500,00 ₽").as_deref(), Some("RUB"));
        assert_eq!(code("$1,234.50").as_deref(), Some("USD"));
        assert_eq!(code("1 200 руб.").as_deref(), Some("RUB"));
        assert_eq!(code("1200"), None);
        assert_eq!(code("1.2K"), None);
    }
}
