//! Channel rules: the ordered list with its live counts, the inbox of what no rule knows, and the names of campaigns.
//! Every change is one step that can be taken back; numbers follow at once.

use super::rule_editor::{Edit, RuleEditor, channel_name, rule_words};
use crate::browser::{clock, intl, theme};
use crate::parts::button::{Button, Look};
use crate::parts::icon::Glyph;
use crate::state::{State, say, use_report, use_rules, use_state};
use crate::words::ROWS;
use crate::words_tools as words;
use leptos::prelude::*;
use sextant::metrics;
use sextant::metrics::metric::Unit;
use sextant::model::channel::UNASSIGNED;
use sextant::model::channel_book::{Clause, How, NameRule, On, OwnRule, RULEBOOK, Rulebook, Step};
use sextant::model::document::DocumentKind;
use sextant::model::field::Field;
use sextant::model::period::Grain;
use sextant::protocol::{Loose, RulesSeen, StepSeen};
use sextant::query::ask::{Ask, Filter};
use sextant::query::report::Report;
use sextant::words::Lang;
use std::sync::Arc;

/// What the inbox tells of a pair beside its rows.
const SUMS: [&str; 4] = ["sessions", "leads", "ad_cost", "revenue"];

type Seen = Signal<Option<Arc<RulesSeen>>>;

pub fn keep(state: State, book: &Rulebook) {
    state.write(DocumentKind::ChannelRules, RULEBOOK, book, words::RULES_CHANGED.clone());
}

/// A step of the person's own, not one that comes with the app.
pub fn is_own(step: &Step) -> bool {
    step.id.starts_with("u-")
}

#[component]
pub fn ChannelRules() -> impl IntoView {
    let state = use_state();
    let book = Memo::new(move |_| state.documents.read::<Rulebook>(DocumentKind::ChannelRules, RULEBOOK));
    let seen = use_rules("rules", book.into());
    let edit = RwSignal::new(None::<Edit>);
    let is_all = RwSignal::new(false);
    // The list is drawn anew after a move: the focus goes to the button that was pressed.
    let focus = StoredValue::new(None::<String>);
    let dragged = StoredValue::new(None::<usize>);
    Effect::new(move |_| {
        seen.track();
        if let Some(id) = focus.get_value() {
            focus.set_value(None);
            clock::after(0, move || theme::focus(&id));
        }
    });
    let summary = move || {
        let lang = state.lang.get();
        seen.with(|seen| {
            seen.as_ref().map(|seen| {
                let rows = |rows: u32| intl::counted(lang, rows, &ROWS);
                let (unmatched, stated) = (rows(seen.unmatched), rows(seen.stated));
                format!("{unmatched} {}; {stated} {}.", words::RULES_UNMATCHED.get(lang), words::RULES_STATED.get(lang))
            })
        })
    };
    let list = move || {
        let seen = seen.get()?;
        let is_seen = |step: &StepSeen| is_all.get() || is_own(&step.step) || step.rows > 0 || step.step.is_off;
        let shown: Vec<usize> = (0..seen.steps.len()).filter(|at| is_seen(&seen.steps[*at])).collect();
        let list = List { state, seen, shown, edit, focus, dragged };
        let lines = (0..list.shown.len()).map(|place| list.line(place));
        Some(view! { <ol class="rules">{lines.collect_view()}</ol> })
    };
    view! {
        <p class="calm">{say(&words::RULES_LEAD)}</p>
        <p role="status">{summary}</p>
        <Inbox seen=seen edit=edit/>
        <div class="fold__tools">
            <Button glyph=Glyph::Plus on:click=move |_| edit.set(Some(Edit::rule(None, Step::default())))>{say(&words::RULES_NEW)}</Button>
            <StepBack/>
            <label class="check">
                <input type="checkbox" prop:checked=move || is_all.get() on:change=move |_| is_all.update(|all| *all = !*all)/>
                {say(&words::RULES_BUILT_IN)}
            </label>
        </div>
        {list}
        <Names book=book seen=seen edit=edit/>
        {move || edit.get().map(|now| view! {
            <RuleEditor edit=now book=book.get_untracked() seen=seen on_close=Callback::new(move |()| edit.set(None))/>
        })}
    }
}

/// Takes the last change of rules or typed numbers back.
#[component]
pub fn StepBack() -> impl IntoView {
    let state = use_state();
    let what = move || {
        let lang = state.lang.get();
        let what = state.documents.back.with(|back| back.as_ref().map(|said| said.get(lang).to_owned()));
        format!("{}: {}", words::UNDO_STEP.get(lang), what.unwrap_or_default())
    };
    view! {
        <Show when=move || state.documents.back.with(Option::is_some)>
            <Button look=Look::Quiet on:click=move |_| state.step_back()>{what}</Button>
        </Show>
    }
}

/// Every step in order, as a new book would have them.
fn steps(seen: &RulesSeen) -> Vec<Step> {
    seen.steps.iter().map(|seen| seen.step.clone()).collect()
}

fn keep_steps(state: State, steps: Vec<Step>) {
    let names = state.documents.read::<Rulebook>(DocumentKind::ChannelRules, RULEBOOK).names;
    keep(state, &Rulebook { steps, names });
}

/// What a line of the list needs beside its place.
#[derive(Clone)]
struct List {
    state: State,
    seen: Arc<RulesSeen>,
    /// Places of the steps shown.
    shown: Vec<usize>,
    edit: RwSignal<Option<Edit>>,
    focus: StoredValue<Option<String>>,
    dragged: StoredValue<Option<usize>>,
}

impl List {
    fn shift(&self, from: usize, to: usize) {
        let mut steps = steps(&self.seen);
        let step = steps.remove(from);
        steps.insert(to, step);
        keep_steps(self.state, steps);
    }

    /// A button that moves the step to another visible place; `None` at the end of the list.
    fn mover(&self, place: usize, to: Option<usize>, is_up: bool, name: &str) -> AnyView {
        let lang = self.state.lang.get();
        let (way, sign, word) =
            if is_up { ("up", "↑", &words::RULES_UP) } else { ("down", "↓", &words::RULES_DOWN) };
        let (list, label) = (self.clone(), format!("{}: {name}", word.get(lang)));
        let press = move |_| {
            if let Some(to) = to {
                list.focus.set_value(Some(format!("rule-{way}-{to}")));
                list.shift(list.shown[place], list.shown[to]);
            }
        };
        let (id, is_end) = (format!("rule-{way}-{place}"), to.is_none());
        view! {
            <button type="button" class="icon-button" id=id disabled=is_end aria-label=label on:click=press>{sign}</button>
        }
        .into_any()
    }

    fn line(&self, place: usize) -> AnyView {
        let lang = self.state.lang.get();
        let at = self.shown[place];
        let StepSeen { step, rule, rows } = self.seen.steps[at].clone();
        let (own, is_off) = (is_own(&step), step.is_off);
        let name = rule.as_ref().map_or_else(String::new, |rule| channel_name(&rule.channel, lang));
        let text = rule.as_ref().map_or_else(|| words::RULES_WORDS.get(lang).to_owned(), |rule| rule_words(rule, lang));
        let list = self.clone();
        let toggle = move |_| {
            let mut steps = steps(&list.seen);
            if own {
                steps.remove(at);
            } else {
                steps[at].is_off = !is_off;
            }
            keep_steps(list.state, steps);
        };
        let out = match (own, is_off) {
            (true, _) => &words::DELETE,
            (false, true) => &words::RULES_ON,
            (false, false) => &words::RULES_OFF,
        };
        let edit = self.edit;
        let editable = rule.map(|rule| {
            let step = Step { rule: Some(rule), ..step };
            let edit_it = move |_| edit.set(Some(Edit::rule(Some(at), step.clone())));
            view! { <button type="button" class="link" on:click=edit_it>{words::EDIT.get(lang)}</button> }
        });
        let up = self.mover(place, place.checked_sub(1), true, &name);
        let down = self.mover(place, Some(place + 1).filter(|next| *next < self.shown.len()), false, &name);
        let (dragged, list) = (self.dragged, self.clone());
        let drop = move |event: leptos::ev::DragEvent| {
            event.prevent_default();
            if let Some(from) = dragged.get_value() {
                list.shift(from, at);
            }
        };
        view! {
            <li
                class="rules__rule"
                data-off=is_off.to_string()
                draggable="true"
                on:dragstart=move |_| dragged.set_value(Some(at))
                on:dragend=move |_| dragged.set_value(None)
                on:dragover=|event| event.prevent_default()
                on:drop=drop
            >
                <span class="rules__moves">{up}{down}</span>
                <span class="rules__text">
                    <b>{name}</b>
                    {own.then(|| view! { <small class="tag">{words::RULES_OWN.get(lang)}</small> })}
                    <small>{text}</small>
                </span>
                <span class="rules__rows">{intl::counted(lang, rows, &ROWS)}</span>
                <span class="rules__acts">
                    {editable}
                    <button type="button" class="link" on:click=toggle>{out.get(lang)}</button>
                </span>
            </li>
        }
        .into_any()
    }
}

/// What no rule knows, with the sums that go without a channel because of it, and one click to a rule.
#[component]
fn Inbox(seen: Seen, edit: RwSignal<Option<Edit>>) -> impl IntoView {
    let state = use_state();
    let ask = Signal::derive(move || Ask {
        metrics: SUMS.map(str::to_owned).to_vec(),
        period: None,
        compare: None,
        grain: Grain::Total,
        by: vec![Field::Source, Field::Medium],
        filters: vec![Filter { field: Field::Channel, values: vec![UNASSIGNED.to_owned()] }],
        currency: None,
    });
    let report = use_report("rules-inbox", ask);
    move || {
        let lang = state.lang.get();
        let inbox = seen.with(|seen| seen.as_ref().map(|seen| seen.inbox.clone()))?;
        if inbox.is_empty() {
            return Some(view! { <p>{words::RULES_INBOX_EMPTY.get(lang)}</p> }.into_any());
        }
        let found = report.with(|report| report.report().cloned());
        let lines = inbox.into_iter().map(|loose| {
            let sums = found.as_ref().map(|report| sums(report, &loose, lang)).unwrap_or_default();
            let name = |text: &str| if text.is_empty() { words::RULES_UNSET.get(lang).to_owned() } else { text.to_owned() };
            let pair = format!("{} / {}", name(&loose.source), name(&loose.medium));
            let campaign = loose.campaign.clone();
            let rows = intl::counted(lang, loose.rows, &ROWS);
            let can = !(loose.source.is_empty() && loose.medium.is_empty() && campaign.is_empty());
            let make = can.then(|| {
                let label = format!("{}: {pair}", words::RULES_MAKE.get(lang));
                let make = move |_| edit.set(Some(Edit::rule(None, from_loose(&loose))));
                view! { <button type="button" class="link" aria-label=label on:click=make>{words::RULES_MAKE.get(lang)}</button> }
            });
            view! { <li><b>{pair}</b><span class="calm">{campaign}</span><span>{rows}{sums}</span>{make}</li> }
        });
        let head = words::RULES_INBOX.get(lang);
        Some(
            view! { <h3 class="fold__sub">{head}</h3><ul class="plain-list rules__inbox">{lines.collect_view()}</ul> }
                .into_any(),
        )
    }
}

/// ", 120 sessions, 3 leads": what a pair brought, as the slice rule counts it.
fn sums(report: &Report, loose: &Loose, lang: Lang) -> String {
    let mut out = String::new();
    for row in
        report.rows.iter().filter(|row| row.by.len() == 2 && row.by[0] == loose.source && row.by[1] == loose.medium)
    {
        let Some(value) = row.value.value.filter(|value| *value > 0.0) else { continue };
        let Some(metric) = metrics::find(&row.metric) else { continue };
        let value = match (metric.unit, report.currency) {
            (Unit::Money, Some(currency)) => intl::money(lang, value, currency),
            _ => intl::number(lang, value, 0),
        };
        out.push_str(&format!(" · {}: {value}", metric.name.get(lang)));
    }
    out
}

/// A rule that would take these rows.
fn from_loose(loose: &Loose) -> Step {
    let (source, medium) = match loose.source.split_once(" / ") {
        Some(pair) if loose.medium.is_empty() => pair,
        _ => (loose.source.as_str(), loose.medium.as_str()),
    };
    let is = |on, word: &str| Clause { on, how: How::Is, words: vec![word.to_owned()] };
    let mut all: Vec<Clause> = Vec::new();
    for (on, word) in [(On::Source, source), (On::Medium, medium)] {
        if !word.is_empty() {
            all.push(is(on, word));
        }
    }
    if all.is_empty() {
        all.push(is(On::Campaign, &loose.campaign));
    }
    Step { rule: Some(OwnRule { channel: String::new(), any: vec![all] }), ..Step::default() }
}

/// Names of campaigns, sources and mediums.
#[component]
fn Names(#[prop(into)] book: Signal<Rulebook>, seen: Seen, edit: RwSignal<Option<Edit>>) -> impl IntoView {
    let state = use_state();
    let lines = move || {
        let lang = state.lang.get();
        let hits = seen.with(|seen| seen.as_ref().map(|seen| seen.names.clone()).unwrap_or_default());
        let names = book.get().names.into_iter().enumerate().map(|(at, rule)| {
            let clause = Clause { on: rule.on, how: rule.how, words: rule.words.clone() };
            let text = rule_words(&OwnRule { channel: String::new(), any: vec![vec![clause]] }, lang);
            let rows = hits.get(at).map(|rows| intl::counted(lang, *rows, &ROWS));
            let (changed, name) = (rule.clone(), rule.to);
            let delete = move |_| {
                let mut book = book.get_untracked();
                book.names.remove(at);
                keep(state, &book);
            };
            view! {
                <li>
                    <b>{name}</b>
                    <span class="calm">{text}</span>
                    <span>{rows}</span>
                    <span class="rules__acts">
                        <button type="button" class="link" on:click=move |_| edit.set(Some(Edit::Name(Some(at), changed.clone())))>{words::EDIT.get(lang)}</button>
                        <button type="button" class="link" on:click=delete>{words::DELETE.get(lang)}</button>
                    </span>
                </li>
            }
        });
        view! { <ul class="plain-list rules__inbox">{names.collect_view()}</ul> }
    };
    let new = NameRule { on: On::Campaign, how: How::Is, words: Vec::new(), to: String::new() };
    view! {
        <h3 class="fold__sub">{say(&words::NAMES_TITLE)}</h3>
        <p class="calm">{say(&words::NAMES_LEAD)}</p>
        {lines}
        <div class="fold__tools">
            <Button glyph=Glyph::Plus on:click=move |_| edit.set(Some(Edit::Name(None, new.clone())))>{say(&words::NAMES_NEW)}</Button>
        </div>
    }
}
