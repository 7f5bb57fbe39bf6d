//! Report + palette → drawing: an ECharts option as data, without a single JS function (the page's policy forbids them).
//!
//! Labels are words made by `format`; colours come in with the palette. Start with `trend.rs`.

pub mod drawing;
pub mod palette;
pub mod scale;
pub mod series;
pub mod spark;
pub mod trend;
