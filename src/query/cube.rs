//! `cube`: sums of measures by time and by dimensions as plain columns. What big group-bys ask; it judges no value.

use super::ask::Filter;
use super::plan::{Want, extent, plan};
use super::prepared::Prepared;
use super::run::keys::Keys;
use super::run::scan::{Measure, Scan};
use crate::model::day::Day;
use crate::model::facts::Facts;
use crate::model::field::Field;
use crate::model::period::{Grain, Period};
use crate::model::table::Table;
use serde::{Deserialize, Serialize};

/// What is summed, and how it is cut.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CubeAsk {
    pub table: Table,
    /// The day column time is told by; `None` = the table's own.
    pub when: Option<Field>,
    /// `None` = every row.
    pub period: Option<Period>,
    pub grain: Grain,
    pub by: Vec<Field>,
    pub filters: Vec<Filter>,
    pub sums: Vec<Field>,
}

/// Shape: one entry a group that has rows, ordered by bucket, then by the codes of `by` in order of appearance.
/// On the wire the columns of numbers follow the text as typed arrays (see `protocol::Reply::Cube`).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Cube {
    /// Every bucket of the period, ascending.
    pub buckets: Vec<Period>,
    /// Of each group: index into `buckets`.
    #[serde(skip)]
    pub bucket: Vec<u32>,
    /// Per `by` field, of each group: index into `texts` of that field.
    #[serde(skip)]
    pub codes: Vec<Vec<u32>>,
    /// Per `by` field: the texts; an empty one = not set.
    pub texts: Vec<Vec<String>>,
    /// Per field of `sums`, of each group. Units: money in micros of the file's own currency.
    #[serde(skip)]
    pub sums: Vec<Vec<f64>>,
    /// Rows of each group.
    #[serde(skip)]
    pub rows: Vec<u32>,
}

/// No day lies beyond it: a cube is about all rows, whatever day it is.
const LATEST: Day = Day(3_000_000);

/// Sums by time and by dimensions, over the slices that the slice rule picks.
/// Empty: no groups.
pub fn cube(facts: &Facts, prepared: &Prepared, ask: &CubeAsk) -> Cube {
    let when = ask.when.unwrap_or(ask.table.when());
    let mut fields = ask.sums.clone();
    fields.push(when);
    let filters: Vec<Field> = ask.filters.iter().map(|filter| filter.field).collect();
    let mut want =
        Want { table: ask.table, when, fields: &fields, by: &ask.by, filters: &filters, buckets: &[], today: LATEST };
    let Some(period) = ask.period.or_else(|| extent(facts, prepared, &want)) else { return Cube::default() };
    let buckets = period.buckets(ask.grain);
    want.buckets = &buckets;
    let plan = plan(facts, prepared, &want);
    let keys: Vec<Keys> =
        ask.by.iter().map(|field| Keys::unify(*field, &plan.uses, |each| facts.slices[each.slice].as_ref())).collect();
    let measures: Vec<Measure> = ask.sums.iter().map(|field| Measure::Sum(*field)).collect();
    let dead = prepared.dead(facts, ask.table);
    let found = Scan {
        facts,
        dead: &dead,
        uses: &plan.uses,
        when,
        buckets: buckets.len(),
        keys: &keys,
        distinct: &[],
        filters: &ask.filters,
        conditions: &[],
        measures: &measures,
        exchange: None,
        is_traced: false,
    }
    .run();
    let cells = found.cells();
    let mut codes: Vec<Vec<u32>> = keys.iter().map(|_| Vec::with_capacity(cells.len())).collect();
    if let [codes] = codes.as_mut_slice() {
        codes.extend(cells.iter().map(|(_, _, key)| *key as u32));
    } else {
        for (_, _, key) in &cells {
            let mut rest = *key;
            for (codes, keys) in codes.iter_mut().zip(&keys).rev() {
                let len = keys.len().max(1) as u64;
                codes.push((rest % len) as u32);
                rest /= len;
            }
        }
    }
    Cube {
        bucket: cells.iter().map(|(_, bucket, _)| *bucket as u32).collect(),
        codes,
        texts: keys.iter().map(|keys| (0..keys.len()).map(|code| keys.text(code).to_owned()).collect()).collect(),
        sums: found.sums.iter().map(|sums| sums.list(cells.iter().map(|(place, ..)| *place))).collect(),
        rows: cells.iter().map(|(place, ..)| found.rows[*place]).collect(),
        buckets,
    }
}

impl Cube {
    /// Groups: entries of every column.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}
