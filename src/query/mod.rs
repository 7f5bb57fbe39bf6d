//! Facts + ask → report. Planning (which slices, which days, which columns) is apart from running.
pub mod address;
pub mod ask;
pub mod report;
pub mod view;
