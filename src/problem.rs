//! `Problem`: what a person is told when something is off: what, where, how to mend.
//!
//! Every error enum of the library has one `impl From<…> for Problem` beside it; words are made there only.

use crate::words::Said;
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing; nothing was left out.
    Note,
    /// Something was left out or read by a guess.
    Warning,
    /// The file, or the thing asked for, could not be had at all.
    Error,
}

/// Where it is, as the person sees it: rows count from 1 and include the header.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    pub file: Option<String>,
    pub part: Option<String>,
    pub row: Option<u32>,
    pub column: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// Stable, in snake case: `date_ambiguous`.
    pub id: String,
    pub severity: Severity,
    /// Stands alone, sentence case, no blame.
    pub what: Said,
    pub place: Place,
    /// An action the person can take now.
    pub mend: Said,
    /// The technical cause, folded away; never personal data or tokens.
    pub detail: Option<String>,
}

/// A value and what was noticed on the way: partial success is the normal case.
#[derive(Clone, Debug)]
pub struct Outcome<T> {
    pub value: T,
    pub problems: Vec<Problem>,
}

impl Problem {
    pub fn new(id: &str, severity: Severity, what: Said, mend: Said) -> Self {
        Self { id: id.into(), severity, what, place: Place::default(), mend, detail: None }
    }

    pub fn in_file(mut self, file: &str) -> Self {
        self.place.file = Some(file.into());
        self
    }

    pub fn in_part(mut self, part: &str) -> Self {
        self.place.part = Some(part.into());
        self
    }

    pub fn at_row(mut self, row: u32) -> Self {
        self.place.row = Some(row);
        self
    }

    pub fn in_column(mut self, column: &str) -> Self {
        self.place.column = Some(column.into());
        self
    }

    pub fn with_detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = Some(detail.into());
        self
    }
}
