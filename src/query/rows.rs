//! The rows behind a number: which there are, newest first, with the file and the line they came from.
//!
//! Personal columns are never shown, and rows that a newer import replaced are left out.

use super::ask::Filter;
use super::plan::{NO_BUCKET, Plan, Time, Want, extent, plan};
use super::prepared::{Prepared, is_set};
use super::run::sieve::{BLOCK, Sieve};
use crate::model::column::{Column, NONE};
use crate::model::day::Day;
use crate::model::facts::Facts;
use crate::model::field::{Field, Kind, Role};
use crate::model::money::MICROS;
use crate::model::period::Period;
use crate::model::table::Table;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RowsWanted {
    pub table: Table,
    /// Which day column the period is about; `None` = the table's own.
    pub when: Option<Field>,
    pub period: Option<Period>,
    pub filters: Vec<Filter>,
    /// The measures a number was made of: only slices that carry them are shown, as the number used them.
    #[serde(default)]
    pub measures: Vec<Field>,
    pub from: usize,
    pub limit: usize,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RowsFound {
    pub fields: Vec<Field>,
    pub total: usize,
    pub rows: Vec<RowFound>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RowFound {
    pub file: String,
    pub source: String,
    /// As the person sees it in the file: the first line is 1.
    pub line: Option<u32>,
    /// One text per field; numbers plain with a point, days ISO; `None` = empty.
    pub cells: Vec<Option<String>>,
    /// Does not count: replaced by a newer row of the same thing, or no sale.
    #[serde(default)]
    pub is_out: bool,
}

/// The rows wanted, newest first; `total` counts all of them, `rows` holds the page asked for.
/// Empty: no rows when no loaded slice carries the measures and the filters.
pub fn rows(facts: &Facts, want: &RowsWanted) -> RowsFound {
    let prepared = Prepared::default();
    let when = want.when.unwrap_or(want.table.when());
    let mut needs = want.measures.clone();
    needs.push(when);
    let dims: Vec<Field> = want.filters.iter().map(|filter| filter.field).collect();
    let mut ask =
        Want { table: want.table, when, fields: &needs, by: &[], filters: &dims, buckets: &[], today: Day(3_000_000) };
    let none = || RowsFound { fields: Vec::new(), total: 0, rows: Vec::new() };
    let Some(period) = want.period.or_else(|| extent(facts, &prepared, &ask)) else { return none() };
    let buckets = [period];
    ask.buckets = &buckets;
    let plan = plan(facts, &prepared, &ask);
    let found = matching(facts, &prepared, &plan, when, want);
    let page: Vec<&Hit> = found.iter().skip(want.from).take(want.limit).collect();
    let mut fields: Vec<Field> =
        plan.uses.iter().flat_map(|each| facts.slices[each.slice].columns.keys().copied()).collect();
    fields.retain(|field| *field == Field::Note || !matches!(field.role(), Role::Personal | Role::Lineage));
    fields.sort();
    fields.dedup();
    let rows = page.into_iter().map(|hit| tell(facts, &plan, hit, &fields)).collect();
    RowsFound { fields, total: found.len(), rows }
}

struct Hit {
    day: i64,
    each: u32,
    row: u32,
}

/// Newest day first; within a day as the file has them.
fn matching(facts: &Facts, prepared: &Prepared, plan: &Plan, when: Field, want: &RowsWanted) -> Vec<Hit> {
    let dead = prepared.dead(facts, want.table);
    let mut hits = Vec::new();
    for (index, each) in plan.uses.iter().enumerate() {
        let slice = facts.slices[each.slice].as_ref();
        let Some(sieve) = Sieve::of(slice, &want.filters, &[]) else { continue };
        let dead = dead.of(slice.meta.id);
        let (mut days, mut scratch, mut places) = ([NONE; BLOCK], [NONE; BLOCK], [NO_BUCKET; BLOCK]);
        let mut start = 0;
        for (chunk, rows) in slice.meta.chunk_rows.iter().enumerate() {
            let rows = *rows as usize;
            let mut from = 0;
            while from < rows {
                let len = (rows - from).min(BLOCK);
                match (&each.time, slice.column(when)) {
                    (Time::Map(map), Some(column)) => {
                        column.chunks[chunk].read_i64(from, &mut days[..len]);
                        for (place, day) in places.iter_mut().zip(&days[..len]) {
                            *place = map.get(*day);
                        }
                    }
                    (Time::All(bucket), _) => {
                        days[..len].fill(slice.meta.period.map_or(NONE, |period| i64::from(period.from.0)));
                        places[..len].fill(*bucket);
                    }
                    (Time::Map(_), None) => places[..len].fill(NO_BUCKET),
                }
                sieve.sift(chunk, from, &mut places[..len], &mut scratch);
                for at in 0..len {
                    let row = start + from + at;
                    if places[at] != NO_BUCKET && !dead.is_some_and(|dead| is_set(dead, row)) {
                        hits.push(Hit { day: days[at], each: index as u32, row: row as u32 });
                    }
                }
                from += len;
            }
            start += rows;
        }
    }
    hits.sort_by_key(|hit| (Reverse(hit.day), hit.each, hit.row));
    hits
}

fn tell(facts: &Facts, plan: &Plan, hit: &Hit, fields: &[Field]) -> RowFound {
    let slice = facts.slices[plan.uses[hit.each as usize].slice].as_ref();
    let import = facts.import(slice.meta.id);
    let cell = |field: &Field| slice.column(*field).and_then(|column| written(column, hit.row as usize));
    RowFound {
        file: import.map(|import| import.file.clone()).unwrap_or_default(),
        source: slice.meta.source.clone(),
        line: slice.line(hit.row as usize),
        cells: fields.iter().map(cell).collect(),
        is_out: false,
    }
}

/// One cell as text, the same for every reader.
pub(super) fn written(column: &Column, row: usize) -> Option<String> {
    match column.kind {
        Kind::Text => column.text(row).map(str::to_owned),
        Kind::Day => i32::try_from(column.value(row)).ok().map(|day| Day(day).iso()),
        Kind::Flag => Some(column.value(row)).filter(|value| *value != NONE).map(|value| (value == 1).to_string()),
        Kind::Number => Some(column.number(row)).filter(|number| !number.is_nan()).map(|number| number.to_string()),
        Kind::Money => Some(column.value(row)).filter(|value| *value != NONE).map(|micros| {
            let (whole, rest) = (micros.unsigned_abs() / MICROS as u64, micros.unsigned_abs() % MICROS as u64);
            let sign = if micros < 0 { "-" } else { "" };
            let fraction = format!("{rest:06}");
            let fraction = fraction.trim_end_matches('0');
            format!("{sign}{whole}.{fraction:0<2}")
        }),
    }
}
