//! Facts + ask → report. Planning (which slices, which days, which columns) is apart from running.
pub mod able;
pub mod address;
pub mod ask;
pub mod cohort;
pub mod cube;
pub mod needed;
mod plan;
pub mod prepared;
pub mod raw;
pub mod report;
pub mod rows;
mod run;
pub mod silence;
mod truths;
pub mod view;
pub mod wilson;

pub use able::able;
pub use cohort::{Cohorts, cohort};
pub use cube::{Cube, CubeAsk, cube};
pub use needed::columns_needed;
pub use prepared::Prepared;
pub use raw::{RawView, RawWanted};
pub use rows::rows;
pub use run::{run, run_prepared};
