//! The KPI catalogue as data: one file per family, each entry a static whose formula is text of the metric language.
pub mod metric;
