//! `Metric`: what a KPI is, in both languages, with its formula, its unit and how it may be added and shown.

use crate::words::Said;
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Money of the reporting currency, in major units as a float once computed.
    Money,
    /// Things counted.
    Count,
    /// 0..1, shown in percent; its changes in percentage points.
    Share,
    /// A ratio shown as ×3.2.
    Times,
    Seconds,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Better {
    Higher,
    Lower,
    Neutral,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Additivity {
    Flow,
    Stock,
    Ratio,
    Distinct,
}

/// What no data in a covered period means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Empty {
    Zero,
    Unknown,
}

/// One KPI of the catalogue.
pub struct Metric {
    pub id: &'static str,
    pub name: Said,
    /// The full name where `name` is an abbreviation.
    pub long_name: Said,
    /// The question it answers.
    pub question: Said,
    pub family: Family,
    /// Text of the metric language.
    pub formula: &'static str,
    /// The formula as a person reads it: "ad cost ÷ new customers".
    pub formula_said: Said,
    pub unit: Unit,
    pub better: Better,
    pub additivity: Additivity,
    pub empty: Empty,
    /// Mistakes people make with it.
    pub pitfalls: Said,
    /// What it helps decide.
    pub decides: Said,
    /// Source of the definition.
    pub source: &'static str,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Family {
    Acquisition,
    Traffic,
    Funnel,
    Revenue,
    Retention,
    Social,
    Email,
    Team,
}
