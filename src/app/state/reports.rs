//! Asking the engine: each panel has a slot; a newer ask of a slot makes the older one's answer stale.

use super::{State, use_state};
use leptos::prelude::*;
use sextant::checks::Health;
use sextant::model::channel_book::Rulebook;
use sextant::problem::Problem;
use sextant::protocol::{RawWanted, Request, RowsFound, RowsWanted, RulesSeen, Shown};
use sextant::query::ask::Ask;
use sextant::query::report::Report;
use std::collections::HashMap;
use std::sync::Arc;

/// What a panel may draw. While a changed ask is under way the former report stays: a flash would say nothing.
#[derive(Clone, Debug, Default)]
pub enum ReportState {
    #[default]
    Loading,
    Ready(Arc<Report>),
    Failed(Problem),
}

impl ReportState {
    pub fn report(&self) -> Option<&Arc<Report>> {
        match self {
            Self::Ready(report) => Some(report),
            _ => None,
        }
    }
}

#[derive(Clone, Debug, Default)]
pub enum RowsState {
    #[default]
    Loading,
    Ready(Arc<RowsFound>),
    Failed(Problem),
}

/// What is covered, odd, or told differently; the former answer stays while a newer one is worked out.
#[derive(Clone, Debug, Default)]
pub enum HealthState {
    #[default]
    Loading,
    Ready(Arc<Health>),
    Failed(Problem),
}

#[derive(Clone, Copy)]
enum Out {
    Report(RwSignal<ReportState>),
    Rows(RwSignal<RowsState>),
    Health(RwSignal<HealthState>),
    Rules(RwSignal<Option<Arc<RulesSeen>>>),
    Shown(RwSignal<Option<Arc<Shown>>>),
}

/// Who waits for what.
#[derive(Default)]
pub(super) struct Slots {
    last_seq: u32,
    waiting: HashMap<String, (u32, Out)>,
}

/// The report of an ask, asked again only when the ask changed by value or what is stored changed.
/// A slot name belongs to one mounted panel at a time.
pub fn use_report(slot: impl Into<String>, ask: Signal<Ask>) -> Signal<ReportState> {
    let state = use_state();
    let slot = slot.into();
    let out = RwSignal::new(ReportState::default());
    let ask = Memo::new(move |_| ask.get());
    let name = slot.clone();
    Effect::new(move |_| {
        let ask = ask.get();
        state.revision.track();
        if state.has_data.get() {
            let seq = state.take_slot(&name, Out::Report(out));
            state.send(&Request::Report { slot: name.clone(), seq, ask }, &[]);
        }
    });
    on_cleanup(move || state.leave_slot(&slot));
    out.into()
}

/// The rows behind a number; `None` asks for nothing.
pub fn use_rows(slot: impl Into<String>, want: Signal<Option<RowsWanted>>) -> Signal<RowsState> {
    let state = use_state();
    let slot = slot.into();
    let out = RwSignal::new(RowsState::default());
    let want = Memo::new(move |_| want.get());
    let name = slot.clone();
    Effect::new(move |_| {
        state.revision.track();
        let Some(want) = want.get() else { return };
        let seq = state.take_slot(&name, Out::Rows(out));
        state.send(&Request::Rows { slot: name.clone(), seq, want }, &[]);
    });
    on_cleanup(move || state.leave_slot(&slot));
    out.into()
}

/// A window of a stored table; `None` asks for nothing.
pub fn use_raw(want: Signal<Option<RawWanted>>) -> Signal<RowsState> {
    const SLOT: &str = "raw";
    let state = use_state();
    let out = RwSignal::new(RowsState::default());
    let want = Memo::new(move |_| want.get());
    Effect::new(move |_| {
        state.revision.track();
        let Some(want) = want.get() else { return };
        let seq = state.take_slot(SLOT, Out::Rows(out));
        state.send(&Request::Raw { slot: SLOT.into(), seq, want }, &[]);
    });
    on_cleanup(move || state.leave_slot(SLOT));
    out.into()
}

/// Whether the data can be trusted; asked again when what is stored changes.
pub fn use_health() -> Signal<HealthState> {
    const SLOT: &str = "health";
    let state = use_state();
    let out = RwSignal::new(HealthState::default());
    Effect::new(move |_| {
        state.revision.track();
        if state.has_data.get() {
            let seq = state.take_slot(SLOT, Out::Health(out));
            state.send(&Request::Health { slot: SLOT.into(), seq }, &[]);
        }
    });
    on_cleanup(move || state.leave_slot(SLOT));
    out.into()
}

/// What a rulebook makes of everything stored; asked again when the book or what is stored changes.
pub fn use_rules(slot: &'static str, book: Signal<Rulebook>) -> Signal<Option<Arc<RulesSeen>>> {
    let state = use_state();
    let out = RwSignal::new(None);
    let book = Memo::new(move |_| book.get());
    Effect::new(move |_| {
        state.revision.track();
        let book = book.get();
        let seq = state.take_slot(slot, Out::Rules(out));
        state.send(&Request::Rules { slot: slot.into(), seq, book }, &[]);
    });
    on_cleanup(move || state.leave_slot(slot));
    out.into()
}

/// What can be shown: of what is stored, or with the draft of a job.
pub fn use_shown(slot: &'static str, job: Option<u32>) -> Signal<Option<Arc<Shown>>> {
    let state = use_state();
    let out = RwSignal::new(None);
    Effect::new(move |_| {
        state.revision.track();
        let seq = state.take_slot(slot, Out::Shown(out));
        state.send(&Request::Able { slot: slot.into(), seq, job }, &[]);
    });
    on_cleanup(move || state.leave_slot(slot));
    out.into()
}

impl State {
    fn take_slot(self, slot: &str, out: Out) -> u32 {
        let mut taken = 0;
        self.slots.update_value(|slots| {
            slots.last_seq += 1;
            taken = slots.last_seq;
            slots.waiting.insert(slot.to_owned(), (taken, out));
        });
        taken
    }

    fn leave_slot(self, slot: &str) {
        self.slots.try_update_value(|slots| slots.waiting.remove(slot));
    }

    /// Who waits for exactly this answer; a stale one has nobody.
    fn waiting(self, slot: &str, seq: Option<u32>) -> Option<Out> {
        self.slots.with_value(|slots| {
            let (newest, out) = slots.waiting.get(slot)?;
            seq.is_none_or(|seq| seq == *newest).then_some(*out)
        })
    }

    pub(super) fn answer_report(self, slot: &str, seq: u32, report: Report) {
        if let Some(Out::Report(out)) = self.waiting(slot, Some(seq)) {
            out.set(ReportState::Ready(Arc::new(report)));
        }
    }

    pub(super) fn answer_rows(self, slot: &str, seq: u32, rows: RowsFound) {
        if let Some(Out::Rows(out)) = self.waiting(slot, Some(seq)) {
            out.set(RowsState::Ready(Arc::new(rows)));
        }
    }

    pub(super) fn answer_health(self, slot: &str, seq: u32, health: Health) {
        if let Some(Out::Health(out)) = self.waiting(slot, Some(seq)) {
            out.set(HealthState::Ready(Arc::new(health)));
        }
    }

    pub(super) fn answer_rules(self, slot: &str, seq: u32, seen: RulesSeen) {
        if let Some(Out::Rules(out)) = self.waiting(slot, Some(seq)) {
            out.set(Some(Arc::new(seen)));
        }
    }

    pub(super) fn answer_shown(self, slot: &str, seq: u32, shown: Shown) {
        if let Some(Out::Shown(out)) = self.waiting(slot, Some(seq)) {
            out.set(Some(Arc::new(shown)));
        }
    }

    pub(super) fn answer_failed(self, slot: &str, problem: &Problem) {
        match self.waiting(slot, None) {
            Some(Out::Report(out)) => out.set(ReportState::Failed(problem.clone())),
            Some(Out::Rows(out)) => out.set(RowsState::Failed(problem.clone())),
            Some(Out::Health(out)) => out.set(HealthState::Failed(problem.clone())),
            // They keep what they showed last.
            Some(Out::Rules(_) | Out::Shown(_)) | None => {}
        }
    }
}
