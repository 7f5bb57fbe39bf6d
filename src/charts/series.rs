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
        let rows = report.rows.iter().filter(|row| row.metric == metric && row.by.is_empty());
        let points = rows.map(|row| point(row, report.grain)).collect();
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

fn point(row: &Row, grain: Grain) -> Point {
    let finite = |value: Option<f64>| value.filter(|value| value.is_finite());
    Point {
        bucket: row.bucket,
        value: finite(row.value.value),
        before: finite(row.before.as_ref().and_then(|before| before.value)),
        is_partial: row.value.is_partial || is_cut(row.bucket, grain),
    }
}

/// A week or month that the period ends before its own end: less than a whole one stands in it.
fn is_cut(bucket: Period, grain: Grain) -> bool {
    match grain {
        Grain::Week => bucket.to < bucket.to.week_start().plus_days(6),
        Grain::Month => bucket.to < bucket.to.month_end(),
        Grain::Day | Grain::Total => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::day::Day;

    #[test]
    fn a_month_that_is_cut_is_not_whole() {
        let period =
            |from: &str, to: &str| Period { from: Day::parse_iso(from).unwrap(), to: Day::parse_iso(to).unwrap() };
        assert!(is_cut(period("2026-11-01", "2026-11-22"), Grain::Month));
        assert!(!is_cut(period("2026-11-01", "2026-11-30"), Grain::Month));
        // The period began in mid-month: what there is of it runs to its end.
        assert!(!is_cut(period("2026-11-09", "2026-11-30"), Grain::Month));
        assert!(is_cut(period("2026-11-16", "2026-11-21"), Grain::Week));
        assert!(!is_cut(period("2026-11-16", "2026-11-22"), Grain::Week));
    }
}
