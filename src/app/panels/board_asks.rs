//! What the overview asks the engine, once for all its panels: totals, the same over time, the same by channel.
//! It draws nothing.

use crate::state::{ReportState, State, use_report, use_state};
use leptos::prelude::*;
use sextant::board::{channels, choice, funnel};
use sextant::charts::series::Series;
use sextant::metrics;
use sextant::model::field::Field;
use sextant::model::money::Currency;
use sextant::model::period::Grain;
use sextant::query::ask::Ask;
use sextant::query::report::{MetricHead, Report, Value};
use sextant::words::Said;

/// The reports of the board; every panel derives from these.
#[derive(Clone, Copy)]
pub struct Board {
    pub totals: Signal<ReportState>,
    pub over_time: Signal<ReportState>,
    pub by_channel: Signal<ReportState>,
    /// Metric ids of the card strip.
    pub cards: Memo<Vec<String>>,
    /// The metric of the trend.
    pub trend: Memo<Option<String>>,
    set_trend: WriteSignal<Option<String>>,
}

/// A number with all a card says of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Total {
    pub head: MetricHead,
    pub value: Value,
    pub before: Option<Value>,
    pub currency: Option<Currency>,
}

/// What stands between an answer and a drawing.
#[derive(Clone, Debug, PartialEq)]
pub enum Stage {
    Loading,
    Failed(sextant::problem::Problem),
    Ready,
}

pub fn stage(of: &ReportState) -> Stage {
    match of {
        ReportState::Loading => Stage::Loading,
        ReportState::Failed(problem) => Stage::Failed(problem.clone()),
        ReportState::Ready(_) => Stage::Ready,
    }
}

pub fn use_board() -> Board {
    expect_context()
}

impl Board {
    /// Asks; called once, by the page.
    pub fn provide() -> Self {
        let state = use_state();
        let totals = use_report("totals", ask(state, total_metrics(), |_| Grain::Total, &[]));
        let cards = Memo::new(move |known: Option<&Vec<String>>| {
            totals.with(|totals| match (totals.report(), known) {
                (Some(report), _) => choice::cards(report),
                (None, Some(known)) => known.clone(),
                (None, None) => Vec::new(),
            })
        });
        let over_time = use_report(
            "over_time",
            Signal::derive(move || {
                let cards = cards.get();
                let ids: Vec<&str> = cards.iter().map(String::as_str).collect();
                state.ask(&ids, state.grain(), &[])
            }),
        );
        let by_channel = use_report("by_channel", ask(state, channel_metrics(), |_| Grain::Total, &[Field::Channel]));
        let (wanted, set_trend) = signal(None::<String>);
        let trend = Memo::new(move |_| {
            let cards = cards.get();
            let is_there = |id: &String| cards.contains(id);
            let is_known = |id: &str| cards.iter().any(|card| card == id) && known_total(totals, id);
            wanted.get().filter(is_there).or_else(|| {
                let first = sextant::board::sentence::CHIEF.iter().find(|id| is_known(id));
                first.map(|id| (*id).to_owned()).or_else(|| cards.first().cloned())
            })
        });
        let board = Self { totals, over_time, by_channel, cards, trend, set_trend };
        provide_context(board);
        board
    }

    pub fn choose_trend(self, metric: &str) {
        self.set_trend.set(Some(metric.to_owned()));
    }

    /// Tracks the totals.
    pub fn total(self, metric: &str) -> Option<Total> {
        self.totals.with(|totals| total(totals.report()?, metric))
    }

    /// Tracks the answers over time.
    pub fn series(self, metric: &str) -> Option<Series> {
        self.over_time.with(|report| Series::of(report.report()?, metric))
    }

    /// The answer is there and nothing in it is known.
    pub fn is_empty(self) -> bool {
        self.totals.with(|totals| {
            totals.report().is_some_and(|report| report.rows.iter().all(|row| row.value.value.is_none_or(|v| v == 0.0)))
        })
    }
}

pub fn total(report: &Report, metric: &str) -> Option<Total> {
    let head = report.metrics.iter().find(|head| head.id == metric)?;
    let row = report.rows.iter().find(|row| row.metric == metric && row.by.is_empty())?;
    Some(Total { head: head.clone(), value: row.value.clone(), before: row.before.clone(), currency: report.currency })
}

fn known_total(totals: Signal<ReportState>, metric: &str) -> bool {
    totals.with(|totals| {
        totals.report().and_then(|report| total(report, metric)).is_some_and(|total| total.value.value.is_some())
    })
}

/// The short name of a metric; its id when the catalogue has none.
pub fn name(metric: &str) -> Said {
    metrics::find(metric).map_or_else(|| Said::same(metric), |metric| metric.name.clone())
}

fn ask(state: State, metrics: Vec<&'static str>, grain: fn(State) -> Grain, by: &'static [Field]) -> Signal<Ask> {
    Signal::derive(move || state.ask(&metrics, grain(state), by))
}

/// Only what the catalogue has: the lists name more than one way to count a thing.
fn known(ids: impl Iterator<Item = &'static str>) -> Vec<&'static str> {
    let mut found: Vec<&str> = Vec::new();
    for id in ids.filter(|id| metrics::find(id).is_some()) {
        if !found.contains(&id) {
            found.push(id);
        }
    }
    found
}

fn total_metrics() -> Vec<&'static str> {
    known(choice::candidates().into_iter().chain(funnel::candidates()))
}

fn channel_metrics() -> Vec<&'static str> {
    known(
        channels::candidates().into_iter().chain(["cpc", "cpa", "cpl", "cac", "ctr", "conversion_rate", "bounce_rate"]),
    )
}
