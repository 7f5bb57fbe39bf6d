//! One metric over time, taken from a report: what the trend, the sparks and the table behind a chart all draw.

use crate::metrics::metric::Unit;
use crate::model::money::Currency;
use crate::model::period::{Grain, Period};
use crate::query::report::{Report, Row};

/// Shape: one point a bucket, ascending.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    pub metric: String,
    pub unit: Unit,
    pub currency: Option<Currency>,
    pub grain: Grain,
    pub points: Vec<Point>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    pub bucket: Period,
    /// `None` = unknown: a gap, never a zero.
    pub value: Option<f64>,
    /// The like-for-like bucket of the compared period.
    pub before: Option<f64>,
    /// The bucket is not over, or its data end before it does.
    pub is_partial: bool,
}

impl Series {
    /// The totals of one metric by bucket. Empty: no points when the report does not hold the metric.
    pub fn of(report: &Report, metric: &str) -> Option<Self> {
        let head = report.metrics.iter().find(|head| head.id == metric)?;
        let points = report.rows.iter().filter(|row| row.metric == metric && row.by.is_empty()).map(point).collect();
        Some(Self { metric: metric.into(), unit: head.unit, currency: report.currency, grain: report.grain, points })
    }

    /// The place of the last bucket that is whole and known.
    pub fn last_whole(&self) -> Option<usize> {
        self.points.iter().rposition(|point| point.value.is_some() && !point.is_partial)
    }

    pub fn is_known(&self) -> bool {
        self.points.iter().any(|point| point.value.is_some())
    }
}

fn point(row: &Row) -> Point {
    let finite = |value: Option<f64>| value.filter(|value| value.is_finite());
    Point {
        bucket: row.bucket,
        value: finite(row.value.value),
        before: finite(row.before.as_ref().and_then(|before| before.value)),
        is_partial: row.value.is_partial,
    }
}
