//! From a number to a `Value`: both sides of a ratio, how many stand behind it, its interval, what covers it.

use super::evaluate::{Evaluated, Place, used_parts};
use super::parts::PartFound;
use super::why;
use crate::metrics::language::tree::Formula;
use crate::metrics::metric::{Better, Empty, Metric, Unit};
use crate::model::day::Day;
use crate::model::period::Period;
use crate::query::report::{Coverage, Value};
use crate::query::wilson::wilson;

/// Fewer behind a ratio or an average are too few to tell.
const FEW: f64 = 30.0;
/// Smaller counts are too small for a percentage of change.
const TINY: f64 = 5.0;

/// What all values of one metric share.
pub struct Frame<'a> {
    pub wanted_id: &'a str,
    pub metric: Option<&'static Metric>,
    pub formula: Option<&'a Formula>,
    /// Last day of what feeds the metric; `None` for the compared period, which is never unfinished.
    pub end: Option<Day>,
    pub today: Day,
}

/// The value of a metric in one bucket, for one key or in total.
pub fn value(
    frame: &Frame,
    found: &[&PartFound],
    available: &[bool],
    key: Option<u32>,
    place: usize,
    bucket: Period,
    is_full: bool,
) -> Value {
    let mut value = empty();
    let (Some(metric), Some(formula)) = (frame.metric, frame.formula) else {
        value.unknown = Some(why::bad_metric(frame.wanted_id));
        return value;
    };
    let at = Place { formula, found, available, key, bucket: place };
    let Evaluated { value: result, ratio, rows } = at.evaluate();
    match result {
        // A stock or a distinct count of no row at all is not known to be zero.
        Ok(_) if metric.empty == Empty::Unknown && rows == 0 => {
            value.unknown = Some(why::no_data(formula.tables()));
        }
        // A price of something that no cost was booked to: not free, but not known.
        Ok(_) if is_price(metric) && ratio.is_some_and(|ratio| ratio.numerator == 0.0 && ratio.rows == 0) => {
            value.unknown = Some(why::no_cost(formula.tables()));
        }
        Ok(number) if number.is_finite() => value.value = Some(number),
        Ok(_) => value.unknown = Some(why::zero_denominator(None)),
        Err(why) => value.unknown = Some(why),
    }
    if let (Some(_), Some(ratio)) = (value.value, ratio) {
        value.numerator = Some(ratio.numerator);
        value.denominator = Some(ratio.denominator);
        if ratio.counted.1 {
            value.n = Some(ratio.denominator);
            value.is_small = ratio.denominator < FEW;
        }
        if metric.unit == Unit::Share && ratio.counted == (true, true) {
            value.interval = wilson(ratio.numerator, ratio.denominator);
        }
    } else if let Some(number) = value.value {
        value.n = Some(if metric.unit == Unit::Count { number } else { rows as f64 });
        value.is_small = metric.unit == Unit::Count && number > 0.0 && number < TINY;
    }
    let is_unfinished = frame.end.is_some_and(|end| bucket.to > end) || bucket.to >= frame.today;
    value.is_partial = frame.end.is_some() && is_unfinished && value.value.is_some();
    if is_full {
        value.inputs = at.inputs();
        value.coverage = coverage(formula, found, available, place);
    }
    value
}

fn is_price(metric: &Metric) -> bool {
    metric.unit == Unit::Money && metric.better == Better::Lower
}

fn empty() -> Value {
    Value {
        value: None,
        unknown: None,
        numerator: None,
        denominator: None,
        n: None,
        interval: None,
        is_small: false,
        is_partial: false,
        coverage: Vec::new(),
        inputs: Vec::new(),
    }
}

/// What the slices behind the parts that were read cover; each slice once, with the most rows any part took of it.
fn coverage(formula: &Formula, found: &[&PartFound], available: &[bool], place: usize) -> Vec<Coverage> {
    let mut used = Vec::new();
    used_parts(&formula.root, available, &mut used);
    let mut all: Vec<Coverage> = Vec::new();
    for cover in used.into_iter().filter_map(|at| found[at].coverage.get(place)).flatten() {
        let same = |known: &&mut Coverage| known.import == cover.import && known.table == cover.table;
        match all.iter_mut().find(same) {
            Some(known) if known.rows < cover.rows => *known = cover.clone(),
            Some(_) => {}
            None => all.push(cover.clone()),
        }
    }
    all
}
