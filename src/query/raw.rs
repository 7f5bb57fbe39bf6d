//! Any stored table as it is: every row, sorted and searched, a window at a time.
//!
//! `RawView` is the order of the matching rows, worked out once a question; a window of it costs what is in it. A sort
//! of a million rows is a few counting passes, a search looks at each distinct text once. Personal columns are neither
//! shown nor searched.

use super::plan::carries;
use super::prepared::{Prepared, is_set};
use super::rows::{RowFound, RowsFound, written};
use crate::model::column::{Column, NONE};
use crate::model::day::Day;
use crate::model::facts::{Facts, Slice};
use crate::model::field::{Field, Kind, Role};
use crate::model::money::MICROS;
use crate::model::period::Period;
use crate::model::table::Table;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RawWanted {
    pub table: Table,
    /// One file alone.
    pub import: Option<u32>,
    /// Days of `when`, or of the table's own day column.
    pub period: Option<Period>,
    pub when: Option<Field>,
    /// Words that a row must have, in any column or in the one named. Of numbers and days: `>100`, `2026-10`.
    pub search: String,
    pub search_in: Option<Field>,
    /// And whether the largest comes first; rows without a value come last either way.
    pub sort: Option<(Field, bool)>,
    pub from: usize,
    pub limit: usize,
}

impl RawWanted {
    /// A table from its first row on.
    pub fn of(table: Table) -> Self {
        let (import, period, when, search_in, sort) = (None, None, None, None, None);
        Self { table, import, period, when, search: String::new(), search_in, sort, from: 0, limit: 0 }
    }

    fn question(&self) -> Self {
        Self { from: 0, limit: 0, ..self.clone() }
    }
}

/// The matching rows in order. It fits the facts it was made of, as long as they do not change.
#[derive(Debug)]
pub struct RawView {
    question: RawWanted,
    /// Slices looked at: index into `Facts::slices`, and the number of their first row.
    slices: Vec<(usize, u32)>,
    order: Vec<u32>,
    all: usize,
}

/// Fields shown and searched.
pub fn fields(slices: &[&Slice]) -> Vec<Field> {
    let mut fields: Vec<Field> = slices.iter().flat_map(|slice| slice.meta.fields.iter().copied()).collect();
    fields.retain(|field| !matches!(field.role(), Role::Personal | Role::Lineage));
    fields.sort();
    fields.dedup();
    fields
}

impl RawView {
    pub fn of(facts: &Facts, want: &RawWanted) -> Self {
        let mut slices = Vec::new();
        let mut all = 0u32;
        for (index, slice) in facts.slices.iter().enumerate() {
            if slice.meta.table == want.table && want.import.is_none_or(|id| slice.meta.id == id) {
                slices.push((index, all));
                all += slice.meta.rows;
            }
        }
        let mut order: Vec<u32> = Vec::with_capacity(all as usize);
        for (index, first) in &slices {
            let slice = facts.slices[*index].as_ref();
            match matching(slice, want) {
                None => order.extend(*first..*first + slice.meta.rows),
                Some(keep) => {
                    order.extend((0..slice.meta.rows).filter(|row| keep[*row as usize]).map(|row| first + row));
                }
            }
        }
        if let Some((field, is_descending)) = want.sort {
            let keys = keys(facts, &slices, all as usize, field, is_descending);
            sort(&mut order, &keys);
        }
        Self { question: want.question(), slices, order, all: all as usize }
    }

    /// Whether it answers this question, whatever the window.
    pub fn answers(&self, want: &RawWanted) -> bool {
        self.question == want.question()
    }

    /// Rows of the table before any search.
    pub fn all(&self) -> usize {
        self.all
    }

    /// The rows of a window.
    pub fn page(&self, facts: &Facts, prepared: &Prepared, from: usize, limit: usize) -> RowsFound {
        let dead = prepared.dead(facts, self.question.table);
        let slices: Vec<&Slice> = self.slices.iter().map(|(index, _)| facts.slices[*index].as_ref()).collect();
        let fields = fields(&slices);
        let rows = self.order.iter().skip(from).take(limit).map(|row| {
            let at = self.slices.partition_point(|(_, first)| first <= row) - 1;
            let (slice, row) = (slices[at], (*row - self.slices[at].1) as usize);
            RowFound {
                file: facts.import(slice.meta.id).map(|import| import.file.clone()).unwrap_or_default(),
                source: slice.meta.source.clone(),
                line: slice.line(row),
                cells: fields.iter().map(|field| written(slice.column(*field)?, row)).collect(),
                is_out: dead.of(slice.meta.id).is_some_and(|dead| is_set(dead, row)),
            }
        });
        RowsFound { rows: rows.collect(), fields, total: self.order.len() }
    }
}

/// `None` = every row of the slice.
fn matching(slice: &Slice, want: &RawWanted) -> Option<Vec<bool>> {
    let mut keep: Option<Vec<bool>> = None;
    if let Some(period) = want.period {
        let days = slice.column(want.when.unwrap_or(want.table.when()));
        let is_in = |day: i64| i64::from(period.from.0) <= day && day <= i64::from(period.to.0);
        keep = Some(match days {
            Some(column) => column.values().into_iter().map(is_in).collect(),
            None => vec![slice.meta.period.is_some_and(|own| own.overlap(period).is_some()); slice.meta.rows as usize],
        });
    }
    let search = want.search.trim();
    if search.is_empty() {
        return keep;
    }
    let mut found = vec![false; slice.meta.rows as usize];
    let sought = Sought::of(search);
    let is_sought = |field: &Field| want.search_in.is_none_or(|only| only == *field) && carries(slice, *field);
    for (_, column) in slice.columns.iter().filter(|(field, _)| field.role() != Role::Lineage && is_sought(field)) {
        sought.mark(column, &mut found);
    }
    if let Some(keep) = keep {
        found.iter_mut().zip(keep).for_each(|(found, keep)| *found &= keep);
    }
    Some(found)
}

/// What is searched for, read in every way it can be meant.
struct Sought {
    text: String,
    /// Least and most of a number that fits.
    number: Option<(f64, f64)>,
    days: Option<Period>,
}

impl Sought {
    fn of(text: &str) -> Self {
        let compared = ["<=", ">=", "<", ">", "="].into_iter().find_map(|sign| Some((sign, text.strip_prefix(sign)?)));
        let (sign, rest) = compared.unwrap_or(("=", text));
        let plain: String = rest.chars().filter(|c| !c.is_whitespace()).collect::<String>().replace(',', ".");
        let number = plain.parse::<f64>().ok().filter(|number| number.is_finite());
        // The nearest number to either side: `<` leaves the bound itself out.
        let below = |number: f64| number - number.abs().max(1.0) * 1e-12;
        let above = |number: f64| number + number.abs().max(1.0) * 1e-12;
        let bounds = |number: f64| match sign {
            "<" => (f64::NEG_INFINITY, below(number)),
            "<=" => (f64::NEG_INFINITY, number),
            ">" => (above(number), f64::INFINITY),
            ">=" => (number, f64::INFINITY),
            _ => (below(number), above(number)),
        };
        let days = days_of(rest.trim()).map(|days| match sign {
            "<" => Period { from: Day(i32::MIN), to: days.from.plus_days(-1) },
            "<=" => Period { from: Day(i32::MIN), to: days.to },
            ">" => Period { from: days.to.plus_days(1), to: Day(i32::MAX) },
            ">=" => Period { from: days.from, to: Day(i32::MAX) },
            _ => days,
        });
        Self { text: text.to_lowercase(), number: number.map(bounds), days }
    }

    fn mark(&self, column: &Column, found: &mut [bool]) {
        match column.kind {
            Kind::Text => {
                let hits: Vec<bool> = column.dict.iter().map(|text| holds(text, &self.text)).collect();
                if hits.contains(&true) {
                    mark(found, column.values(), |code| usize::try_from(code).is_ok_and(|code| hits[code]));
                }
            }
            Kind::Day => {
                if let Some(days) = self.days {
                    mark(found, column.values(), |day| i64::from(days.from.0) <= day && day <= i64::from(days.to.0));
                }
            }
            Kind::Money | Kind::Number => {
                if let Some((least, most)) = self.number {
                    let scale = if column.kind == Kind::Money { MICROS as f64 } else { 1.0 };
                    mark(found, column.numbers(), |number| least * scale <= number && number <= most * scale);
                }
            }
            Kind::Flag => {}
        }
    }
}

fn mark<T>(found: &mut [bool], values: Vec<T>, fits: impl Fn(T) -> bool) {
    found.iter_mut().zip(values).for_each(|(found, value)| *found |= fits(value));
}

/// Whether a text has the words, whatever the case. Latin is compared in place.
fn holds(text: &str, lower: &str) -> bool {
    if text.is_ascii() {
        let (text, lower) = (text.as_bytes(), lower.as_bytes());
        return text.windows(lower.len().max(1)).any(|part| part.eq_ignore_ascii_case(lower));
    }
    text.to_lowercase().contains(lower)
}

/// `2026`, `2026-10`, `2026-10-21`, `21.10.2026`.
fn days_of(text: &str) -> Option<Period> {
    let parts: Vec<&str> = text.split('.').collect();
    if let [day, month, year] = parts[..] {
        let day = Day::from_ymd(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)?;
        return Period::new(day, day);
    }
    match text.len() {
        4 => Period::new(Day::parse_iso(&format!("{text}-01-01"))?, Day::parse_iso(&format!("{text}-12-31"))?),
        7 => {
            let from = Day::parse_iso(&format!("{text}-01"))?;
            Period::new(from, from.month_end())
        }
        _ => {
            let day = Day::parse_iso(text)?;
            Period::new(day, day)
        }
    }
}

/// A row without a value comes last.
const LAST: u64 = u64::MAX;

/// One sortable number a row, in the order of the slices.
fn keys(facts: &Facts, slices: &[(usize, u32)], rows: usize, field: Field, is_descending: bool) -> Vec<u64> {
    let columns: Vec<(usize, Option<&Column>)> =
        slices.iter().map(|(index, _)| (*index, facts.slices[*index].column(field))).collect();
    let ranks = if field.kind() == Kind::Text { ranks(&columns) } else { FxHashMap::default() };
    let turned = |key: u64| if is_descending { LAST - 1 - key } else { key };
    let mut keys: Vec<u64> = Vec::with_capacity(rows);
    for (index, column) in &columns {
        let Some(column) = column else {
            keys.resize(keys.len() + facts.slices[*index].meta.rows as usize, LAST);
            continue;
        };
        match field.kind() {
            Kind::Text => {
                let of_code: Vec<u64> =
                    column.dict.iter().map(|text| ranks.get(text).map_or(LAST, |rank| turned(*rank))).collect();
                let key = |code: i64| usize::try_from(code).ok().and_then(|code| of_code.get(code)).copied();
                keys.extend(column.values().into_iter().map(|code| key(code).unwrap_or(LAST)));
            }
            Kind::Number => {
                let key = |number: f64| {
                    let bits = number.to_bits();
                    // Numbers in the order of their bits: the sign first, negatives turned around.
                    let ordered = if bits >> 63 == 1 { !bits } else { bits | 1 << 63 };
                    if number.is_nan() { LAST } else { turned(ordered.min(LAST - 1)) }
                };
                keys.extend(column.numbers().into_iter().map(key));
            }
            Kind::Day | Kind::Money | Kind::Flag => {
                let key = |value: i64| if value == NONE { LAST } else { turned(value as u64 ^ 1 << 63) };
                keys.extend(column.values().into_iter().map(key));
            }
        }
    }
    keys
}

/// The place of each distinct text in the alphabet, whatever its case.
fn ranks<'a>(columns: &[(usize, Option<&'a Column>)]) -> FxHashMap<&'a str, u64> {
    let mut texts: Vec<&str> =
        columns.iter().filter_map(|(_, column)| *column).flat_map(|column| column.dict.iter()).collect();
    texts.sort_unstable();
    texts.dedup();
    texts.sort_by_cached_key(|text| text.to_lowercase());
    texts.into_iter().enumerate().map(|(rank, text)| (text, rank as u64)).collect()
}

/// Stable, by counting: sixteen bits a pass, and only where keys differ.
fn sort(order: &mut Vec<u32>, keys: &[u64]) {
    let (least, most) = order
        .iter()
        .map(|row| keys[*row as usize])
        .filter(|key| *key != LAST)
        .fold((LAST, 0), |(least, most), key| (least.min(key), most.max(key)));
    if least == LAST {
        return;
    }
    // Rows without a value take the place after the greatest.
    let spread = most - least + 1;
    let key = |row: u32| keys[row as usize].saturating_sub(least).min(spread);
    let mut next = vec![0u32; order.len()];
    let mut shift = 0;
    while shift < 64 && spread >> shift > 0 {
        let digit = |row: u32| (key(row) >> shift) as usize & 0xffff;
        let mut starts = vec![0u32; 0x1_0001];
        order.iter().for_each(|row| starts[digit(*row) + 1] += 1);
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        for row in order.iter() {
            let place = &mut starts[digit(*row)];
            next[*place as usize] = *row;
            *place += 1;
        }
        std::mem::swap(order, &mut next);
        shift += 16;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn counting_sorts_as_comparing_does(keys in proptest::collection::vec(prop_oneof![Just(LAST), any::<u64>(), 0u64..9], 0..80)) {
            let mut order: Vec<u32> = (0..keys.len() as u32).collect();
            let mut expect = order.clone();
            expect.sort_by_key(|row| keys[*row as usize]);
            sort(&mut order, &keys);
            prop_assert_eq!(order, expect);
        }
    }

    #[test]
    fn words_are_found_whatever_their_case() {
        assert!(holds("Brand search", "SEARCH".to_lowercase().as_str()));
        assert!(holds("Поиск – бренд", "поиск"));
        assert!(!holds("Brand", "brands"));
    }

    #[test]
    fn days_and_numbers_are_read() {
        let days = |text: &str| days_of(text).map(|p| (p.from.iso(), p.to.iso()));
        assert_eq!(days("2026-10"), Some(("2026-10-01".into(), "2026-10-31".into())));
        assert_eq!(days("21.10.2026"), Some(("2026-10-21".into(), "2026-10-21".into())));
        assert_eq!(days("2026-13"), None);
        let (least, most) = Sought::of("> 1 000,5").number.unwrap();
        assert!(least > 1000.5 && least < 1000.501 && most == f64::INFINITY);
    }
}
