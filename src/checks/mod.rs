//! Whether the data can be trusted: what is covered, what is odd, and what two systems say of the same thing.
//!
//! Start at `health`. `lanes` says which days each system covers, the checks beside it look at values and rows,
//! `reconcile` sets systems against each other. It reads facts and changes nothing; a finding says what it saw, by which
//! rule, and where its rows are. Rare and small things give no finding: a clean file gives none.

mod daily;
mod files;
pub mod finding;
pub mod lanes;
mod pairs;
mod prices;
mod reasons;
pub mod reconcile;
mod rows;
mod usual;

use crate::model::day::Day;
use crate::model::facts::{Facts, SliceMeta};
use crate::model::field::{Field, Role};
use crate::query::Prepared;
use crate::words::Said;
use finding::Finding;
use lanes::Lane;
use reconcile::Pair;
use serde::{Deserialize, Serialize};

/// What the Data page shows.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Health {
    /// By source, account and table.
    pub lanes: Vec<Lane>,
    /// The gravest first.
    pub findings: Vec<Finding>,
    pub pairs: Vec<Pair>,
}

/// What all checks look at.
pub struct Looked<'a> {
    pub facts: &'a Facts,
    pub prepared: &'a Prepared,
    pub today: Day,
    /// The name of a source by its id.
    pub name: &'a dyn Fn(&str) -> Said,
}

/// Runs every check. The columns of `columns_needed` must be loaded; a column that is not there is not looked at.
pub fn health(looked: &Looked) -> Health {
    let lanes = lanes::lanes(looked);
    let pairs = reconcile::pairs(looked, &lanes);
    let mut findings = lanes::findings(looked, &lanes);
    findings.extend(files::findings(looked, &lanes));
    findings.extend(rows::findings(looked, &lanes));
    findings.extend(daily::findings(looked, &lanes));
    findings.extend(prices::findings(looked, &lanes));
    findings.extend(reconcile::findings(&pairs, &lanes));
    findings.sort_by(|a, b| b.severity.cmp(&a.severity).then_with(|| a.lane.cmp(&b.lane)));
    Health { lanes, findings, pairs }
}

/// What the checks read of each slice.
pub fn columns_needed(metas: &[SliceMeta]) -> Vec<(u32, Vec<Field>)> {
    let is_read = |field: &Field| {
        let is_named = matches!(field, Field::Currency | Field::Campaign | Field::Channel | Field::IsWon | Field::Line);
        let is_of_orders = matches!(field, Field::Status | Field::EventName | Field::Account);
        is_named || is_of_orders || matches!(field.role(), Role::When | Role::Identity | Role::Measure)
    };
    metas.iter().map(|meta| (meta.id, meta.fields.iter().copied().filter(is_read).collect())).collect()
}
