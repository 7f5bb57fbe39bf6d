//! How a column writes its values, decided from the whole column of the head and never from one cell (FORMATS §0
//! rules 10–13). What nothing decides is told as unsure, and the body may still overrule it.

use super::cell::{self, Found};
use super::dates;
use super::plan::{DateShape, Decimal};

/// What the file as a whole says of its country.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hints {
    /// Numbers that only a decimal comma, or only a decimal point, explains.
    pub commas: u32,
    pub points: u32,
    pub is_semicolon: bool,
    pub has_cyrillic: bool,
    /// A time with am or pm.
    pub has_am_pm: bool,
    /// The system that wrote the file always writes the month first.
    pub is_month_first: bool,
    /// The last day there can be, where the file's name tells it: for days without a year.
    pub last_day: Option<i32>,
    /// Day or month first, where another column of days tells it.
    pub day_order: Option<DateShape>,
}

impl Hints {
    /// The decimal sign of columns that do not tell it themselves, and whether anything spoke for it.
    pub fn decimal(&self) -> (Decimal, bool) {
        match self.commas.cmp(&self.points) {
            std::cmp::Ordering::Greater => (Decimal::Comma, true),
            std::cmp::Ordering::Less => (Decimal::Point, true),
            std::cmp::Ordering::Equal if self.is_semicolon => (Decimal::Comma, false),
            std::cmp::Ordering::Equal => (Decimal::Point, false),
        }
    }

    /// Adds what a column of numbers shows.
    pub fn look<'a>(&mut self, cells: impl Iterator<Item = &'a str>) {
        for text in cells {
            match decimal_of(text) {
                Some(Decimal::Comma) => self.commas += 1,
                Some(Decimal::Point) => self.points += 1,
                None => {}
            }
        }
    }
}

/// The only decimal sign that explains a number, if only one does.
pub fn decimal_of(text: &str) -> Option<Decimal> {
    let reads = |decimal| match cell::number(text.trim().as_bytes(), decimal) {
        Found::Value(number) => Some(number.is_telling),
        _ => None,
    };
    match (reads(Decimal::Point), reads(Decimal::Comma)) {
        (Some(true), None) => Some(Decimal::Point),
        (None, Some(true)) => Some(Decimal::Comma),
        _ => None,
    }
}

/// A column's own decimal sign where it tells one, else the file's.
pub fn decimal<'a>(cells: impl Iterator<Item = &'a str>, hints: &Hints) -> (Decimal, bool) {
    let mut own = Hints::default();
    own.look(cells);
    match (own.commas, own.points) {
        (0, 0) => hints.decimal(),
        (commas, points) if commas > points => (Decimal::Comma, true),
        _ => (Decimal::Point, true),
    }
}

/// The decimal sign of a column of whole things whose cells do not tell it: in `1,200` the comma parts thousands,
/// whatever the country, for nothing was shown 1.2 times. `None` where a cell tells, or none has a sign.
pub fn grouped<'a>(cells: impl Iterator<Item = &'a str>) -> Option<Decimal> {
    let mut found = None;
    for text in cells {
        if decimal_of(text).is_some() {
            return None;
        }
        let sign = match text.trim().find([',', '.']).map(|at| text.trim().as_bytes()[at]) {
            Some(b',') => Decimal::Point,
            Some(_) => Decimal::Comma,
            None => continue,
        };
        if found.is_some_and(|other| other != sign) {
            return None;
        }
        found = Some(sign);
    }
    found
}

/// How a column writes days.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Days {
    pub shape: DateShape,
    /// False when day and month could be either way round.
    pub is_sure: bool,
}

/// The shape that explains most cells; `None` when there is no day among them. `start` is the first day of the
/// period a preamble states, for columns of day numbers.
pub fn days(cells: &[&str], hints: &Hints, start: Option<i32>) -> Option<Days> {
    let reads =
        |shape| cells.iter().filter(|cell| matches!(dates::day(cell.as_bytes(), shape), Found::Value(_))).count();
    let mut shapes = vec![
        DateShape::YearFirst,
        DateShape::Compact,
        DateShape::MonthName,
        DateShape::DayFirst,
        DateShape::MonthFirst,
        DateShape::MonthOnly,
        DateShape::Unix,
    ];
    if let Some(start) = start {
        shapes.push(DateShape::NthDay { start });
    }
    if let Some(end) = hints.last_day {
        shapes.push(DateShape::NoYear { end });
    }
    let mut best: Option<(usize, DateShape)> = None;
    for shape in shapes {
        let count = reads(shape);
        if count > best.map_or(0, |(most, _)| most) {
            best = Some((count, shape));
        }
    }
    let (_, shape) = best?;
    if !matches!(shape, DateShape::DayFirst | DateShape::MonthFirst) {
        return Some(Days { shape, is_sure: true });
    }
    if cells.iter().any(|cell| dates::tells_order(cell.as_bytes())) {
        return Some(Days { shape, is_sure: true });
    }
    if let Some(shape) = hints.day_order {
        return Some(Days { shape, is_sure: true });
    }
    if hints.is_month_first || hints.has_am_pm || cells.iter().any(|cell| has_am_pm(cell)) {
        return Some(Days { shape: DateShape::MonthFirst, is_sure: true });
    }
    let is_slash = cells.iter().any(|cell| cell.trim().bytes().take(3).any(|b| b == b'/'));
    let is_day_first = !is_slash || hints.commas > hints.points || hints.is_semicolon || hints.has_cyrillic;
    let shape = if is_day_first { DateShape::DayFirst } else { DateShape::MonthFirst };
    // A dot or other signs of the file settle it; a bare slash does not.
    Some(Days { shape, is_sure: !is_slash || is_day_first })
}

/// True for `4/8/2025 5:19 PM`.
pub fn has_am_pm(cell: &str) -> bool {
    let lower = cell.trim_end().to_ascii_lowercase();
    lower.ends_with(" am") || lower.ends_with(" pm")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn signs(cells: &[&str], hints: Hints, expect: (Decimal, bool)) {
        assert_eq!(decimal(cells.iter().copied(), &hints), expect, "{cells:?}");
    }

    #[track_caller]
    fn shape(cells: &[&str], hints: Hints, expect: Option<(DateShape, bool)>) {
        assert_eq!(days(cells, &hints, None).map(|days| (days.shape, days.is_sure)), expect, "{cells:?}");
    }

    #[test]
    fn decimal_signs_of_columns() {
        let none = Hints::default();
        let semicolon = Hints { is_semicolon: true, ..none };
        signs(&["1,234", "12.5"], none, (Decimal::Point, true));
        signs(&["1.234", "12,5"], none, (Decimal::Comma, true));
        signs(&["1,234", "5"], none, (Decimal::Point, false));
        signs(&["1,234", "5"], semicolon, (Decimal::Comma, false));
        signs(&["1.234", "5"], Hints { commas: 1, ..none }, (Decimal::Comma, true));
        signs(&["1 234,56 ₽", "--"], none, (Decimal::Comma, true));
        signs(&["99,88%"], none, (Decimal::Comma, true));
    }

    #[test]
    fn shapes_of_days() {
        let none = Hints::default();
        shape(&["2026-11-14", ""], none, Some((DateShape::YearFirst, true)));
        shape(&["03/04/2026", "13/04/2026"], none, Some((DateShape::DayFirst, true)));
        shape(&["03/04/2026", "03/14/2026"], none, Some((DateShape::MonthFirst, true)));
        shape(&["03/04/2026", "05/06/2026"], none, Some((DateShape::MonthFirst, false)));
        shape(&["03/04/2026", "05/06/2026"], Hints { commas: 3, ..none }, Some((DateShape::DayFirst, true)));
        shape(&["3/4/2026 5:19 PM"], none, Some((DateShape::MonthFirst, true)));
        shape(&["03.04.2026"], none, Some((DateShape::DayFirst, true)));
        shape(&["20260403", "20260404"], none, Some((DateShape::Compact, true)));
        shape(&["1763590666"], none, Some((DateShape::Unix, true)));
        shape(&["2026-11", "2026-12"], none, Some((DateShape::MonthOnly, true)));
        shape(&["abc", ""], none, None);
        let start = days(&["0000", "0001"], &none, Some(100)).map(|days| days.shape);
        assert_eq!(start, Some(DateShape::NthDay { start: 100 }));
    }
}
