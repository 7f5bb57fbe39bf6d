//! Days as exports write them, and periods stated in title lines. A time after the day is read over and no zone is
//! applied: the tool's own day counts. It never asks a clock.

use super::cell::{Found, is_nothing, trimmed};
use super::plan::DateShape;
use crate::model::day::Day;
use crate::model::period::Period;

/// Beginnings of month names in the languages of exports, lower case. Longer ones first where one begins another.
const MONTHS: &[(&str, u32)] = &[
    ("jan", 1),
    ("feb", 2),
    ("mar", 3),
    ("apr", 4),
    ("may", 5),
    ("jun", 6),
    ("jul", 7),
    ("aug", 8),
    ("sep", 9),
    ("oct", 10),
    ("nov", 11),
    ("dec", 12),
    ("янв", 1),
    ("фев", 2),
    ("мар", 3),
    ("апр", 4),
    ("май", 5),
    ("мая", 5),
    ("мае", 5),
    ("июн", 6),
    ("июл", 7),
    ("авг", 8),
    ("сен", 9),
    ("окт", 10),
    ("ноя", 11),
    ("дек", 12),
    ("ene", 1),
    ("abr", 4),
    ("ago", 8),
    ("set", 9),
    ("dic", 12),
    ("fév", 2),
    ("avr", 4),
    ("mai", 5),
    ("juin", 6),
    ("juil", 7),
    ("aoû", 8),
    ("déc", 12),
    ("mär", 3),
    ("okt", 10),
    ("dez", 12),
    ("fev", 2),
    ("out", 10),
    ("gen", 1),
    ("mag", 5),
    ("giu", 6),
    ("lug", 7),
    ("ott", 10),
    ("січ", 1),
    ("лют", 2),
    ("бер", 3),
    ("кві", 4),
    ("тра", 5),
    ("чер", 6),
    ("лип", 7),
    ("сер", 8),
    ("вер", 9),
    ("жов", 10),
    ("лис", 11),
    ("гру", 12),
];

/// The month a word names.
pub fn month_of(word: &str) -> Option<u32> {
    let lower = word.to_lowercase();
    let lower = lower.trim_end_matches('.');
    if lower.chars().count() > 12 || lower.is_empty() {
        return None;
    }
    // `juin` and `juil` before `jui`, which names nothing.
    MONTHS.iter().find(|(start, _)| lower.starts_with(start)).map(|(_, month)| *month)
}

/// The day in a cell of this shape.
#[inline]
pub fn day(text: &[u8], shape: DateShape) -> Found<i32> {
    let text = trimmed(text);
    let found = match shape {
        DateShape::YearFirst => year_first(text),
        DateShape::Compact => compact(text),
        DateShape::DayFirst => numeric(text, false),
        DateShape::MonthFirst => numeric(text, true),
        DateShape::MonthName => named(text),
        DateShape::NoYear { end } => no_year(text, end),
        DateShape::NthDay { start } => whole(text, 5).map(|count| start + count as i32),
        DateShape::Unix => unix(text),
        DateShape::MonthOnly => month_only(text),
    };
    match found {
        Some(day) => Found::Value(day),
        None if is_nothing(text) || text.starts_with(b"0000-00-00") => Found::Nothing,
        None => match shape {
            DateShape::DayFirst if numeric(text, true).is_some() => Found::Contrary,
            DateShape::MonthFirst if numeric(text, false).is_some() => Found::Contrary,
            _ => Found::Bad,
        },
    }
}

/// Whether a value of `a/b/yyyy` form can be read in one order only: a part above twelve.
pub fn tells_order(text: &[u8]) -> bool {
    numeric(trimmed(text), true).is_none() != numeric(trimmed(text), false).is_none()
}

fn civil(year: u32, month: u32, day: u32) -> Option<i32> {
    if !(1900..=2200).contains(&year) {
        return None;
    }
    Day::from_ymd(year as i32, month, day).map(|day| day.0)
}

/// All digits, at most `most` of them.
fn whole(text: &[u8], most: usize) -> Option<u32> {
    if text.is_empty() || text.len() > most || text.len() > 9 {
        return None;
    }
    text.iter().try_fold(0u32, |sum, b| b.is_ascii_digit().then(|| sum * 10 + u32::from(b - b'0')))
}

fn is_after_day(rest: &[u8]) -> bool {
    matches!(rest, [] | [b' ' | b'T' | b't' | b',' | 0xC2, ..])
}

fn year_first(text: &[u8]) -> Option<i32> {
    let [a, b, c, d, separator @ (b'-' | b'/' | b'.'), rest @ ..] = text else { return None };
    let year = whole(&[*a, *b, *c, *d], 4)?;
    let (month, rest) = upto(rest, *separator)?;
    let end = rest.iter().position(|b| !b.is_ascii_digit()).unwrap_or(rest.len());
    let (day, rest) = rest.split_at(end);
    if !is_after_day(rest) {
        return None;
    }
    civil(year, whole(month, 2)?, whole(day, 2)?)
}

fn upto(text: &[u8], separator: u8) -> Option<(&[u8], &[u8])> {
    let at = text.iter().take(5).position(|b| *b == separator)?;
    Some((&text[..at], &text[at + 1..]))
}

/// `20261114`, or with the hour after it.
fn compact(text: &[u8]) -> Option<i32> {
    if !matches!(text.len(), 8 | 10) || !text.iter().all(u8::is_ascii_digit) {
        return None;
    }
    civil(whole(&text[..4], 4)?, whole(&text[4..6], 2)?, whole(&text[6..8], 2)?)
}

fn numeric(text: &[u8], is_month_first: bool) -> Option<i32> {
    let separator = *text.iter().take(3).find(|b| matches!(b, b'.' | b'/' | b'-'))?;
    let (first, rest) = upto(text, separator)?;
    let (second, rest) = upto(rest, separator)?;
    let end = rest.iter().position(|b| !b.is_ascii_digit()).unwrap_or(rest.len());
    let (year, rest) = rest.split_at(end);
    if !is_after_day(rest) {
        return None;
    }
    let year = match year.len() {
        4 => whole(year, 4)?,
        2 => 2000 + whole(year, 2)?,
        _ => return None,
    };
    let (first, second) = (whole(first, 2)?, whole(second, 2)?);
    if is_month_first { civil(year, first, second) } else { civil(year, second, first) }
}

/// `Nov 14, 2026`, `14 ноября 2026 г.`, `25/Oct/25`: a month's name, a day and a year in either order.
fn named(text: &[u8]) -> Option<i32> {
    let text = std::str::from_utf8(text).ok()?;
    if text.len() > 80 {
        return None;
    }
    let words = text.split(|c: char| c.is_whitespace() || matches!(c, ',' | '/' | '-' | '.')).filter(|w| !w.is_empty());
    let (mut month, mut day, mut year) = (None, None, None);
    for word in words.take(6) {
        let digits = word.trim_end_matches(|c: char| c.is_alphabetic());
        if let Some(number) = whole(digits.as_bytes(), 4).filter(|_| word.len() - digits.len() <= 2) {
            match digits.len() {
                4 if year.is_none() => year = Some(number),
                1 | 2 if day.is_none() => day = Some(number),
                2 if year.is_none() && month.is_some() => year = Some(2000 + number),
                _ => break,
            }
        } else if month.is_none() {
            // A weekday may stand before: `Mon, 14 Nov 2026`.
            month = month_of(word);
        } else if year.is_some() {
            break;
        }
        if month.is_some() && day.is_some() && year.is_some() {
            break;
        }
    }
    civil(year?, month?, day?)
}

/// `October 1` up to and including the end: a year back where the day of the end's year is still to come.
fn no_year(text: &[u8], end: i32) -> Option<i32> {
    let words: Vec<&str> = std::str::from_utf8(text).ok()?.split_whitespace().collect();
    let [a, b] = words.as_slice() else { return None };
    let number = |word: &str| whole(word.trim_end_matches(',').as_bytes(), 2);
    let (month, day) = month_of(a).zip(number(b)).or_else(|| month_of(b).zip(number(a)))?;
    let (year, ..) = Day(end).ymd();
    let mut years = [year, year - 1].into_iter().filter_map(|year| civil(u32::try_from(year).ok()?, month, day));
    years.find(|day| *day <= end)
}

fn unix(text: &[u8]) -> Option<i32> {
    let end = text.iter().position(|b| *b == b'.').unwrap_or(text.len());
    let seconds = match end {
        9 | 10 => text[..end].iter().try_fold(0i64, digit)?,
        12 | 13 => text[..end].iter().try_fold(0i64, digit)? / 1000,
        _ => return None,
    };
    Some(seconds.div_euclid(86_400) as i32)
}

fn digit(sum: i64, byte: &u8) -> Option<i64> {
    byte.is_ascii_digit().then(|| sum * 10 + i64::from(byte - b'0'))
}

/// `2026-11`, `202611`, `11.2026`, `November 2026`: the first of the month.
fn month_only(text: &[u8]) -> Option<i32> {
    match text {
        [_, _, _, _, b'-' | b'/' | b'.', month @ ..] => civil(whole(&text[..4], 4)?, whole(month, 2)?, 1),
        [_, _, b'.' | b'/' | b'-', year @ ..] => civil(whole(year, 4)?, whole(&text[..2], 2)?, 1),
        _ if text.len() == 6 && text.iter().all(u8::is_ascii_digit) => {
            civil(whole(&text[..4], 4)?, whole(&text[4..], 2)?, 1)
        }
        _ => {
            let words: Vec<&str> = std::str::from_utf8(text).ok()?.split_whitespace().collect();
            let [month, year, rest @ ..] = words.as_slice() else { return None };
            if rest.len() > 1 {
                return None;
            }
            civil(whole(year.as_bytes(), 4)?, month_of(month)?, 1)
        }
    }
}

/// The period a title line states: its first two days, in any notation. `a/b/yyyy` is read month first unless it
/// cannot be, `a.b.yyyy` day first.
pub fn period_in(line: &str) -> Option<Period> {
    let days = days_in(line);
    match days.as_slice() {
        [from, to, ..] => Period::new(Day(*from), Day(*to)),
        _ => None,
    }
}

/// Every day named in a line, in order.
pub fn days_in(line: &str) -> Vec<i32> {
    let bytes = line.as_bytes();
    let mut days = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if let Some((day, length)) = day_at(&line[at..]) {
            days.push(day);
            at += length;
        } else {
            // On to the next word, so that no day is found in the middle of a number.
            let rest = &line[at..];
            let skip = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
            at += skip + rest[skip..].chars().next().map_or(0, char::len_utf8);
        }
    }
    days
}

fn day_at(text: &str) -> Option<(i32, usize)> {
    let bytes = text.as_bytes();
    let number = |from: usize| bytes[from.min(bytes.len())..].iter().take_while(|b| b.is_ascii_digit()).count();
    let lead = number(0);
    let is_sign = |at: usize| matches!(bytes.get(at), Some(b'-' | b'/' | b'.'));
    if lead == 8 {
        return compact(&bytes[..8]).map(|day| (day, 8));
    }
    if matches!(lead, 1 | 2 | 4) && is_sign(lead) {
        let second = number(lead + 1);
        let third_at = lead + 1 + second + 1;
        let third = number(third_at);
        let end = third_at + third;
        if (1..=2).contains(&second) && bytes.get(third_at - 1) == bytes.get(lead) && third > 0 {
            let found = match (lead, bytes[lead]) {
                (4, _) => year_first(&bytes[..end]),
                (_, b'/') => numeric(&bytes[..end], true).or_else(|| numeric(&bytes[..end], false)),
                _ => numeric(&bytes[..end], false),
            };
            return found.map(|day| (day, end));
        }
        return None;
    }
    named_at(text, lead)
}

/// `27 January 2026`, `July 8, 2025`, at the beginning of a text.
fn named_at(text: &str, lead: usize) -> Option<(i32, usize)> {
    let is_month_first = text.starts_with(|c: char| c.is_alphabetic());
    if !is_month_first && !matches!(lead, 1 | 2) {
        return None;
    }
    let mut end = 0;
    let mut parts = 0;
    for (at, c) in text.char_indices() {
        let is_edge = !c.is_alphanumeric();
        if is_edge && !matches!(c, ' ' | ',' | '.' | '\u{a0}') {
            break;
        }
        if !is_edge && text[..at].chars().next_back().is_none_or(|before| !before.is_alphanumeric()) {
            parts += 1;
            if parts > 3 {
                break;
            }
        }
        if !is_edge {
            end = at + c.len_utf8();
        }
    }
    let words: Vec<&str> = text[..end].split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let [first, second, year] = words.as_slice() else { return None };
    let (day, month) = if is_month_first { (second, first) } else { (first, second) };
    let year = whole(year.as_bytes(), 4).filter(|_| year.len() == 4)?;
    let day = civil(year, month_of(month)?, whole(day.as_bytes(), 2)?)?;
    Some((day, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, shape: DateShape, expect: &str) {
        match day(text.as_bytes(), shape) {
            Found::Value(found) => assert_eq!(Day(found).iso(), expect, "{text}"),
            other => panic!("{text}: {other:?}"),
        }
    }

    #[track_caller]
    fn odd(text: &str, shape: DateShape, expect: Found<i32>) {
        assert_eq!(day(text.as_bytes(), shape), expect, "{text}");
    }

    #[test]
    fn days_of_every_shape() {
        use DateShape::{Compact, DayFirst, MonthFirst, MonthName, MonthOnly, NthDay, Unix, YearFirst};
        check("2026-11-14", YearFirst, "2026-11-14");
        check("2025-11-19 22:17:46", YearFirst, "2025-11-19");
        check("2021-02-03T15:58:12+03:00", YearFirst, "2021-02-03");
        check("2022-01-11 04:32:31 -0500", YearFirst, "2022-01-11");
        check("2026/1/5", YearFirst, "2026-01-05");
        check("20240131", Compact, "2024-01-31");
        check("2024013123", Compact, "2024-01-31");
        check("22.03.2022 13:32:57", DayFirst, "2022-03-22");
        check("14/11/26", DayFirst, "2026-11-14");
        check("16-04-2024", DayFirst, "2024-04-16");
        check("4/8/2025 17:19", MonthFirst, "2025-04-08");
        check("3/6/2020", MonthFirst, "2020-03-06");
        check("Jun 01, 2023 09:46 pm", MonthName, "2023-06-01");
        check("May 27, 2025", MonthName, "2025-05-27");
        check("25/Oct/25 12:53 PM", MonthName, "2025-10-25");
        check("14 ноября 2026 г.", MonthName, "2026-11-14");
        check("14 Nov 2026", MonthName, "2026-11-14");
        check("Mon, 14 Sept 2026", MonthName, "2026-09-14");
        check("0027", NthDay { start: 19_471 }, "2023-05-21");
        check("1763590666", Unix, "2025-11-19");
        check("1763590666000", Unix, "2025-11-19");
        check("2026-11", MonthOnly, "2026-11-01");
        check("202611", MonthOnly, "2026-11-01");
        check("ноябрь 2026", MonthOnly, "2026-11-01");
        check("Nov 2026", MonthOnly, "2026-11-01");
    }

    #[test]
    fn what_is_no_day() {
        odd("", DateShape::YearFirst, Found::Nothing);
        odd("не закрыта", DateShape::DayFirst, Found::Nothing);
        odd("Lifetime", DateShape::YearFirst, Found::Nothing);
        odd("0000-00-00", DateShape::YearFirst, Found::Nothing);
        odd("2026-02-30", DateShape::YearFirst, Found::Bad);
        odd("2026-11-14x", DateShape::YearFirst, Found::Bad);
        odd("11/14/2026", DateShape::DayFirst, Found::Contrary);
        odd("14.11.2026", DateShape::MonthFirst, Found::Contrary);
        odd("32.13.2026", DateShape::DayFirst, Found::Bad);
    }

    #[test]
    fn days_without_a_year_end_at_the_last_day() {
        let end = Day::parse_iso("2026-02-28").unwrap().0;
        let read = |text: &str| match day(text.as_bytes(), DateShape::NoYear { end }) {
            Found::Value(day) => Day(day).iso(),
            _ => "–".to_owned(),
        };
        assert_eq!(read("February 28"), "2026-02-28");
        assert_eq!(read("1 марта"), "2025-03-01");
        assert_eq!(read("Dec 31"), "2025-12-31");
        assert_eq!((read("March 2026"), read("February 30"), read("Total 5")), ("–".into(), "–".into(), "–".into()));
    }

    #[test]
    fn order_is_told_by_a_part_above_twelve() {
        assert!(tells_order(b"14/11/2026") && tells_order(b"11/14/2026"));
        assert!(!tells_order(b"03/04/2026") && !tells_order(b"soon"));
    }

    #[track_caller]
    fn period(line: &str, expect: Option<(&str, &str)>) {
        let found = period_in(line).map(|period| (period.from.iso(), period.to.iso()));
        assert_eq!(found.as_ref().map(|(from, to)| (from.as_str(), to.as_str())), expect, "{line}");
    }

    #[test]
    fn periods_in_title_lines() {
        period("27 January 2026 - 23 February 2026", Some(("2026-01-27", "2026-02-23")));
        period("July 8, 2025 - July 31, 2025", Some(("2025-07-08", "2025-07-31")));
        period("Период: 01.03.2026 - 31.03.2026", Some(("2026-03-01", "2026-03-31")));
        period("1 марта 2026 г. – 31 марта 2026 г.", Some(("2026-03-01", "2026-03-31")));
        period("# 20241122-20260120", Some(("2024-11-22", "2026-01-20")));
        period("Отчёт по дням (2024-01-01 - 2024-01-03)", Some(("2024-01-01", "2024-01-03")));
        period("Report Start: 09/01/2026, Report End: 09/02/2026", Some(("2026-09-01", "2026-09-02")));
        period("Кампания № 12, период 13.08.2026-27.08.2026", Some(("2026-08-13", "2026-08-27")));
        period("1 de enero", None);
        period("All time", None);
        period("# Start date: 20230424", None);
        assert_eq!(days_in("# Fecha de inicio: 20230424").len(), 1);
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_answered(text in "[0-9./ ,:a-zA-Zа-яё–-]{0,40}", bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..20)) {
            for shape in [DateShape::YearFirst, DateShape::Compact, DateShape::DayFirst, DateShape::MonthFirst, DateShape::MonthName, DateShape::NthDay { start: 0 }, DateShape::Unix, DateShape::MonthOnly] {
                day(text.as_bytes(), shape);
                day(&bytes, shape);
            }
            days_in(&text);
        }
    }
}
