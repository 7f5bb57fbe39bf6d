//! The KPI catalogue as data: one file per family, each entry a static whose formula is text of the metric language.
pub mod metric;
mod traffic;

use metric::Metric;

/// Every built-in metric, family by family, in the order of reading.
pub static ALL: &[&Metric] = &[&traffic::SESSIONS];

pub fn find(id: &str) -> Option<&'static Metric> {
    ALL.iter().copied().find(|metric| metric.id == id)
}
