//! `Finding`: one thing that is odd, by which rule it was found, and where its rows are.

use super::lanes::Lane;
use crate::problem::Severity;
use crate::query::RawWanted;
use crate::words::{Lang, Said};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// Which check, in snake case.
    pub id: String,
    /// The same finding next time: an acceptance is kept by it.
    pub key: String,
    pub severity: Severity,
    /// Index into `Health::lanes`.
    pub lane: usize,
    /// Stands alone: what is seen, with its numbers.
    pub what: Said,
    /// What it may mean and what to do.
    pub mend: Said,
    /// How it was found.
    pub rule: Said,
    /// Its rows, or those around it.
    pub look: Option<RawWanted>,
}

/// What a check knows of itself.
pub struct Check {
    pub id: &'static str,
    pub severity: Severity,
    pub mend: Said,
    pub rule: Said,
}

impl Check {
    /// `detail`: what tells this finding of the check from its others, stable from one import to the next.
    pub fn found(&self, lanes: &[Lane], lane: usize, detail: &str, what: Said) -> Finding {
        let of = &lanes[lane];
        let account = of.account.as_deref().unwrap_or("");
        Finding {
            id: self.id.into(),
            key: [self.id, &of.source, account, of.table.id(), detail].join(":"),
            severity: self.severity,
            lane,
            what,
            mend: self.mend.clone(),
            rule: self.rule.clone(),
            look: Some(RawWanted::of(of.table)),
        }
    }
}

impl Finding {
    /// Says which rows of the table are meant.
    pub fn looking(mut self, narrow: impl FnOnce(&mut RawWanted)) -> Self {
        if let Some(look) = &mut self.look {
            narrow(look);
        }
        self
    }
}

/// A sentence made in each language.
pub fn said(write: impl Fn(Lang) -> String) -> Said {
    Said::new(write(Lang::En), write(Lang::Ru))
}

/// The body of a document of `DocumentKind::AcceptedCheck`; its id is the finding's key.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Accepted {
    pub note: String,
}
