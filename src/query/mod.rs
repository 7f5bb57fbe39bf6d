//! Facts + ask → report. Planning (which slices, which days, which columns) is apart from running.
pub mod address;
pub mod ask;
pub mod cube;
pub mod needed;
pub mod prepared;
pub mod report;
pub mod rows;
mod run;
pub mod view;

pub use cube::{Cube, CubeAsk, cube};
pub use needed::columns_needed;
pub use prepared::Prepared;
pub use rows::rows;
pub use run::{run, run_prepared};
