//! Which days: presets counted back from the last day of the data, the months there are, or own dates.

use crate::browser::intl;
use crate::parts::chip::ChipFace;
use crate::parts::popover::{ClosePopover, Popover};
use crate::state::{say, use_state};
use crate::words;
use leptos::prelude::*;
use sextant::model::day::Day;
use sextant::model::period::Period;
use sextant::query::view::Span;
use sextant::words::Said;

/// How many months the list shows, newest first.
const MONTHS: i32 = 18;

static PRESETS: [(Span, &Said); 8] = [
    (Span::ThisMonth, &words::PERIOD_THIS_MONTH),
    (Span::LastMonth, &words::PERIOD_LAST_MONTH),
    (Span::ThisQuarter, &words::PERIOD_THIS_QUARTER),
    (Span::ThisYear, &words::PERIOD_THIS_YEAR),
    (Span::LastDays(7), &words::PERIOD_7D),
    (Span::LastDays(30), &words::PERIOD_30D),
    (Span::LastDays(90), &words::PERIOD_90D),
    (Span::All, &words::PERIOD_ALL),
];

#[component]
pub fn PeriodMenu() -> impl IntoView {
    let state = use_state();
    let value = move || match state.period.get() {
        Some(period) => intl::period(state.lang.get(), period),
        None => words::PERIOD_NONE.get(state.lang.get()).to_owned(),
    };
    let face = view! { <ChipFace label="" value=value/> }.into_any();
    let label = move || format!("{}: {}", words::PERIOD.get(state.lang.get()), value());
    view! {
        <Popover label=label face=face>
            <div class="period-menu">
                <div class="period-menu__presets">
                    {PRESETS.iter().map(|(span, said)| view! { <Preset span=*span said=said/> }).collect_view()}
                    <p class="menu-note">{say(&words::PERIOD_ANCHOR)}</p>
                </div>
                <div class="period-menu__months"><Months/></div>
                <OwnDates/>
            </div>
        </Popover>
    }
}

#[component]
fn Preset(span: Span, said: &'static Said) -> impl IntoView {
    let state = use_state();
    let close = expect_context::<ClosePopover>().0;
    // The first look marks the preset it came to.
    let is_chosen = move || {
        let now = state.view.with(|view| view.span);
        now == span || (now == Span::Recent && state.period.get() == span.resolve(state.data.get(), state.today))
    };
    let days = move || span.resolve(state.data.get(), state.today).map(|period| intl::period(state.lang.get(), period));
    let choose = move |_| {
        state.set_span(span);
        close.run(());
    };
    view! {
        <button type="button" class="menu-item" aria-pressed=move || is_chosen().to_string() on:click=choose>
            <span>{say(said)}</span>
            <small>{days}</small>
        </button>
    }
}

/// The months the data touch, newest first.
fn months(data: Option<Period>, today: Day) -> Vec<Period> {
    let Some(data) = data else { return Vec::new() };
    let newest = data.to.min(today).max(data.from).month_start();
    let months = (0..MONTHS).map(|back| newest.plus_months(-back)).take_while(|from| from.month_end() >= data.from);
    months.filter_map(|from| Period::new(from, from.month_end())).collect()
}

#[component]
fn Months() -> impl IntoView {
    let state = use_state();
    let close = expect_context::<ClosePopover>().0;
    let list = move || months(state.data.get(), state.today);
    let item = move |month: Period| {
        let span = Span::Days(month);
        let is_chosen = move || state.view.with(|view| view.span == span);
        let choose = move |_| {
            state.set_span(span);
            close.run(());
        };
        view! {
            <button type="button" class="menu-item" aria-pressed=move || is_chosen().to_string() on:click=choose>
                <span>{move || intl::month(state.lang.get(), month.from)}</span>
            </button>
        }
    };
    view! {
        <p class="menu-head">{say(&words::PERIOD_MONTHS)}</p>
        <div class="period-menu__list"><For each=list key=|month| month.from.0 children=item/></div>
    }
}

#[component]
fn OwnDates() -> impl IntoView {
    let state = use_state();
    let close = expect_context::<ClosePopover>().0;
    let now = state.period.get_untracked();
    let from = RwSignal::new(now.map(|period| period.from.iso()).unwrap_or_default());
    let to = RwSignal::new(now.map(|period| period.to.iso()).unwrap_or_default());
    let chosen = move || Some((Day::parse_iso(&from.get())?, Day::parse_iso(&to.get())?));
    let is_bad = Memo::new(move |_| chosen().is_some_and(|(from, to)| from > to));
    let period = move || chosen().and_then(|(from, to)| Period::new(from, to));
    let apply = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some(period) = period() {
            state.set_span(Span::Days(period));
            close.run(());
        }
    };
    view! {
        <form class="period-menu__own" on:submit=apply>
            <p class="menu-head">{say(&words::PERIOD_OWN)}</p>
            <label class="field">
                <span>{say(&words::PERIOD_FROM)}</span>
                <input type="date" required bind:value=from/>
            </label>
            <label class="field">
                <span>{say(&words::PERIOD_TO)}</span>
                <input type="date" required bind:value=to/>
            </label>
            <button type="submit" class="button button--main" disabled=move || period().is_none()>
                {say(&words::APPLY)}
            </button>
            <p class="field-error" role="alert">{move || is_bad.get().then(say(&words::PERIOD_BAD))}</p>
        </form>
    }
}
