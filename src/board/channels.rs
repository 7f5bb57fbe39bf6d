//! The channel table: what each channel costs and brings. Totals of ratios come from their parts, never from the rows.

use crate::format;
use crate::metrics::metric::{Additivity, Unit};
use crate::model::channel;
use crate::model::money::Currency;
use crate::model::short_sort::ShortSort;
use crate::query::report::{MetricHead, Report, Value};
use crate::words::{Lang, Said};
use std::cmp::Ordering;

/// The columns, where anything is known of them. Alternatives for one column: the first known counts.
pub static COLUMNS: &[&[&str]] = &[
    &["ad_cost"],
    &["sessions"],
    &["leads"],
    &["cpl"],
    &["new_customers", "deals_won", "orders"],
    &["cac"],
    &["revenue"],
    &["roas", "roi"],
];

#[derive(Clone, Debug, PartialEq)]
pub struct Channels {
    pub columns: Vec<Column>,
    /// Shape: as the report orders them; sort with `sorted`.
    pub rows: Vec<ChannelRow>,
    pub totals: Vec<Option<f64>>,
    pub currency: Option<Currency>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    pub metric: String,
    pub unit: Unit,
    pub is_ratio: bool,
    /// Values are shown divided by this, the same down the column.
    pub divisor: f64,
    pub digits: usize,
}

#[derive(Clone, Debug, PartialEq)]
pub struct ChannelRow {
    /// As the facts hold it; empty = not set. What a filter takes.
    pub label: String,
    pub name: Said,
    /// The data hue of the tokens.
    pub hue: &'static str,
    pub cells: Vec<Option<f64>>,
    /// Of the first column's total, 0..1.
    pub share: Option<f64>,
}

const NOT_SET: Said = Said::fixed("Not set", "Не задано");

/// Every metric the table may need.
pub fn candidates() -> Vec<&'static str> {
    COLUMNS.iter().flat_map(|column| column.iter().copied()).collect()
}

/// Empty: `None` when no channel has any value.
pub fn channels(report: &Report) -> Option<Channels> {
    let mut labels: Vec<&str> = Vec::new();
    for row in report.rows.iter().filter(|row| row.value.value.is_some()) {
        if let [label] = row.by.as_slice()
            && !labels.contains(&label.as_str())
        {
            labels.push(label);
        }
    }
    let unit_of = |metric: &str| report.metrics.iter().find(|head| head.id == metric).map(|head| head.unit);
    let value = |metric: &str, label: Option<&str>| -> Option<f64> {
        let row = report.rows.iter().find(|row| {
            row.metric == metric
                && row.by.first().map(String::as_str) == label
                && row.by.len() == usize::from(label.is_some())
        })?;
        shown(&row.value, unit_of(metric))
    };
    let known = |metric: &&str| labels.iter().any(|label| value(metric, Some(label)).is_some_and(|value| value != 0.0));
    let columns: Vec<Column> = COLUMNS
        .iter()
        .filter_map(|names| names.iter().copied().find(|metric| known(metric)))
        .filter_map(|metric| {
            let head = report.metrics.iter().find(|head| head.id == metric)?;
            let values = labels.iter().filter_map(|label| value(metric, Some(label)));
            Some(column(head, values.chain(value(metric, None))))
        })
        .collect();
    let first = columns.first()?.metric.clone();
    let whole = value(&first, None).filter(|whole| *whole > 0.0);
    let rows = labels
        .iter()
        .map(|label| {
            let known = channel::find(label);
            ChannelRow {
                label: (*label).into(),
                name: match known {
                    Some(channel) => channel.name.clone(),
                    None if label.is_empty() => NOT_SET,
                    None => Said::same(*label),
                },
                hue: known.map_or("other", |channel| channel.hue),
                cells: columns.iter().map(|column| value(&column.metric, Some(label))).collect(),
                share: whole.and_then(|whole| Some(value(&first, Some(label))? / whole)),
            }
        })
        .collect();
    let totals = columns.iter().map(|column| value(&column.metric, None)).collect();
    Some(Channels { columns, rows, totals, currency: report.currency })
}

/// Where nothing was spent there is no cost of one: a free channel has no CPL of zero.
fn shown(value: &Value, unit: Option<Unit>) -> Option<f64> {
    let is_free = unit == Some(Unit::Money) && value.denominator.is_some() && value.numerator == Some(0.0);
    value.value.filter(|value| value.is_finite() && !is_free)
}

/// A sum whose channels do not make up the board's own total: it rests on other files when split.
#[derive(Clone, Debug, PartialEq)]
pub struct Short {
    pub metric: String,
    pub split: f64,
    pub total: f64,
    pub unit: Unit,
    /// Source ids that know the channel.
    pub sources: Vec<String>,
}

/// Counts and sums of the table that differ from the same numbers of the board by more than half a percent.
pub fn short_of(by_channel: &Report, totals: &Report) -> Vec<Short> {
    let total = |report: &'_ Report, metric: &str| {
        report.rows.iter().find(|row| row.metric == metric && row.by.is_empty()).map(|row| row.value.clone())
    };
    let flows = by_channel.metrics.iter().filter(|head| matches!(head.unit, Unit::Money | Unit::Count));
    let differing = flows.filter_map(|head| {
        let (split, whole) = (total(by_channel, &head.id)?, total(totals, &head.id)?);
        if split.denominator.is_some() || whole.denominator.is_some() {
            return None;
        }
        let (part, all) = (split.value?, whole.value?);
        let mut sources: Vec<String> = Vec::new();
        for coverage in split.coverage.iter().filter(|coverage| coverage.rows > 0) {
            if !sources.contains(&coverage.source) {
                sources.push(coverage.source.clone());
            }
        }
        let is_other = (part - all).abs() > 0.005 * all.abs();
        is_other.then_some(Short { metric: head.id.clone(), split: part, total: all, unit: head.unit, sources })
    });
    differing.collect()
}

/// One scale down a column: thousands from ten thousand on, three digits for the typical value.
fn column(head: &MetricHead, values: impl Iterator<Item = f64>) -> Column {
    let (mut most, mut least, mut is_whole) = (0.0f64, f64::INFINITY, true);
    for value in values {
        is_whole &= value.fract() == 0.0;
        most = most.max(value.abs());
        if value != 0.0 {
            least = least.min(value.abs());
        }
    }
    let divisor = match (head.unit, most) {
        (Unit::Money | Unit::Count, most) if most >= 1e8 => 1e6,
        (Unit::Money, most) if most >= 1e4 => 1e3,
        (Unit::Count, most) if most >= 1e6 => 1e3,
        _ => 1.0,
    };
    let digits = match head.unit {
        Unit::Money | Unit::Count if divisor > 1.0 => usize::from(most / divisor < 100.0),
        Unit::Money if is_whole => 0,
        Unit::Money => match least {
            least if least < 10.0 => 2,
            least if least < 100.0 && most < 10_000.0 => 1,
            _ => 0,
        },
        Unit::Times if most < 100.0 => 1,
        _ => 0,
    };
    Column { metric: head.id.clone(), unit: head.unit, is_ratio: head.additivity == Additivity::Ratio, divisor, digits }
}

impl Column {
    /// The cell without its unit, which stands in the header.
    pub fn write(&self, value: f64, lang: Lang) -> String {
        match self.unit {
            Unit::Money => format::decimal(value / self.divisor, self.digits, self.digits, lang),
            Unit::Count if self.divisor > 1.0 => format::decimal(value / self.divisor, self.digits, self.digits, lang),
            Unit::Times => format::decimal(value, self.digits, self.digits, lang),
            unit => format::value(value, unit, None, lang),
        }
    }

    /// "₽K", "тыс. ₽", "×"; empty for plain counts.
    pub fn unit_text(&self, currency: Option<Currency>, lang: Lang) -> String {
        let thousand = match (self.divisor, lang) {
            (d, Lang::En) if d >= 1e6 => "M",
            (d, Lang::Ru) if d >= 1e6 => "млн",
            (d, Lang::En) if d >= 1e3 => "K",
            (d, Lang::Ru) if d >= 1e3 => "тыс.",
            _ => "",
        };
        let sign = match self.unit {
            Unit::Money => currency.map_or(String::new(), |currency| format::sign(currency, lang)),
            _ => String::new(),
        };
        match (self.unit, lang, thousand.is_empty() || sign.is_empty()) {
            (Unit::Times, ..) => "×".into(),
            (_, Lang::En, _) | (_, _, true) => format!("{sign}{thousand}"),
            (_, Lang::Ru, false) => format!("{thousand}\u{a0}{sign}"),
        }
    }
}

/// Sorts by a column (`None` = by name); the unknown stand last either way.
pub fn sorted(mut rows: Vec<ChannelRow>, by: Option<usize>, is_rising: bool, lang: Lang) -> Vec<ChannelRow> {
    rows.short_sort_by(|a, b| {
        let name = || a.name.get(lang).to_lowercase().cmp(&b.name.get(lang).to_lowercase());
        let turn = |order: Ordering| if is_rising { order } else { order.reverse() };
        let Some(column) = by else { return turn(name()) };
        let cell = |row: &ChannelRow| row.cells.get(column).copied().flatten();
        match (cell(a), cell(b)) {
            (Some(a), Some(b)) => turn(a.partial_cmp(&b).unwrap_or(Ordering::Equal)).then_with(name),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => name(),
        }
    });
    rows
}
