//! From an older database to today's, one file a step. A step and the shapes it reads are frozen once released: a
//! later change of names must not rewrite history. Steps only add and move; old stores go one version later.

mod v1;
mod v1_to_v2;

use indexed_db_futures::Result;
use indexed_db_futures::database::Database;

/// One step: from the version before to `to`. It runs inside the upgrade, where nothing foreign may be awaited.
pub struct Step {
    pub to: u32,
    pub run: fn(&Database) -> Result<()>,
}

/// In order; the last one's version is ours.
pub static STEPS: &[Step] = &[Step { to: 1, run: v1::run }, Step { to: 2, run: v1_to_v2::run }];

/// Runs every step that a database of version `old` has not seen.
pub fn upgrade(steps: &[Step], old: u32, database: &Database) -> Result<()> {
    steps.iter().filter(|step| step.to > old).try_for_each(|step| (step.run)(database))
}

pub fn version(steps: &[Step]) -> u32 {
    steps.last().map_or(1, |step| step.to)
}
