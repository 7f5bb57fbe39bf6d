//! `Report`: the answer to an `Ask`. A value is never a bare number: it carries its evidence (DESIGN §4).

use crate::metrics::metric::{Additivity, Better, Unit};
use crate::model::field::Field;
use crate::model::money::Currency;
use crate::model::period::{Grain, Period};
use crate::model::table::Table;
use crate::words::Said;
use serde::{Deserialize, Serialize};

/// Shape: one row a metric × combination of `by` × bucket, in the order asked, buckets ascending. With `by`, the
/// rows with an empty `by` are the totals, computed from the parts of each ratio and not from its rows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// What the whole answer is about: asked, or found in the facts.
    pub period: Option<Period>,
    pub compare: Option<Period>,
    pub grain: Grain,
    pub by: Vec<Field>,
    pub currency: Option<Currency>,
    pub metrics: Vec<MetricHead>,
    pub rows: Vec<Row>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MetricHead {
    pub id: String,
    pub unit: Unit,
    pub better: Better,
    pub additivity: Additivity,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Row {
    pub metric: String,
    /// One text per `by` field, empty = not set; no texts = the total.
    pub by: Vec<String>,
    pub bucket: Period,
    pub value: Value,
    /// The same for the like-for-like bucket of the compared period.
    pub before: Option<Value>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Value {
    /// Money in major units; shares 0..1.
    pub value: Option<f64>,
    /// Why there is none, and what would supply it.
    pub unknown: Option<Unknown>,
    pub numerator: Option<f64>,
    pub denominator: Option<f64>,
    /// How many things stand behind a rate or an average: the denominator's count where it counts things.
    pub n: Option<f64>,
    /// Wilson 95 %, for shares of counted things.
    pub interval: Option<(f64, f64)>,
    /// Too few to tell (KPIS §0).
    pub is_small: bool,
    /// The bucket runs past the data: unfinished.
    pub is_partial: bool,
    pub coverage: Vec<Coverage>,
    /// Each named part of the formula with its value: "cost(ads) = 321000".
    pub inputs: Vec<Input>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Unknown {
    /// Stable: `no_data`, `zero_denominator`, `not_additive`, `no_rate`, `outside_coverage`, `no_breakdown`, `no_days`, `silent`,
    /// `currency_unsaid`, `never_meet`, `bad_metric`.
    pub id: String,
    pub why: Said,
    /// Tables that would supply it.
    pub needs: Vec<Table>,
}

/// What one slice gave.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Coverage {
    pub import: u32,
    pub source: String,
    pub table: Table,
    pub file: String,
    /// First to last day of the asked period that it covers.
    pub covered: Period,
    /// Days of the asked period that its source and account leave open.
    pub missing_days: i32,
    /// Of them, those between two days that have rows: a lost counter, a day left out of an export.
    #[serde(default)]
    pub gap_days: i32,
    pub rows: u32,
    /// First and last line of the rows used, as the person sees them.
    pub lines: Option<(u32, u32)>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Input {
    /// As the formula writes it: `sum(ad_performance.cost)`.
    pub expression: String,
    pub said: Said,
    pub value: Option<f64>,
    pub unit: Unit,
    /// Which table to open for its rows.
    pub table: Option<Table>,
}
