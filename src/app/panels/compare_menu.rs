//! What the period is measured against; like for like.

use crate::browser::intl;
use crate::parts::chip::ChipFace;
use crate::parts::popover::{ClosePopover, Popover};
use crate::state::{say, use_state};
use crate::words;
use leptos::prelude::*;
use sextant::model::period::{Compare, Period};
use sextant::words::{Lang, Said};

static CHOICES: [(Option<Compare>, &Said); 3] = [
    (Some(Compare::Previous), &words::COMPARE_PREVIOUS),
    (Some(Compare::Year), &words::COMPARE_YEAR),
    (None, &words::COMPARE_NONE),
];

#[component]
pub fn CompareMenu() -> impl IntoView {
    let state = use_state();
    let value = move || {
        let lang = state.lang.get();
        match (state.period.get(), state.against.get()) {
            (Some(period), Some(against)) => against_words(period, against, lang),
            _ => words::COMPARE_NONE_SHORT.get(lang).to_owned(),
        }
    };
    let short = move || match state.against.get() {
        Some(against) => intl::period_short(state.lang.get(), against),
        None => words::COMPARE_NONE_SHORT.get(state.lang.get()).to_owned(),
    };
    let face = view! { <ChipFace label=say(&words::AGAINST) value=value short=short/> }.into_any();
    let label = move || format!("{}: {}", words::COMPARISON.get(state.lang.get()), value());
    view! {
        <Popover label=label face=face>
            {CHOICES.iter().map(|(compare, said)| view! { <Choice compare=*compare said=said/> }).collect_view()}
        </Popover>
    }
}

#[component]
fn Choice(compare: Option<Compare>, said: &'static Said) -> impl IntoView {
    let state = use_state();
    let close = expect_context::<ClosePopover>().0;
    let is_chosen = move || state.view.with(|view| view.compare == compare);
    let days = move || {
        let against = state.period.get()?.against(compare?);
        Some(intl::period(state.lang.get(), against))
    };
    let choose = move |_| {
        state.set_compare(compare);
        close.run(());
    };
    view! {
        <button type="button" class="menu-item" aria-pressed=move || is_chosen().to_string() on:click=choose>
            <span>{say(said)}</span>
            <small>{days}</small>
        </button>
    }
}

/// "same days of October" for the start of a month, else the days themselves.
fn against_words(period: Period, against: Period, lang: Lang) -> String {
    let is_one_month = |p: Period| p.from == p.from.month_start() && p.from.month_start() == p.to.month_start();
    let is_part = period.to != period.to.month_end();
    if is_part && is_one_month(period) && is_one_month(against) && period.from.ymd().0 == against.from.ymd().0 {
        // "1 October", «1 октября»: the word after the number is the month, in Russian in its genitive.
        let long = intl::day_long(lang, against.from);
        if let Some((_, month)) = long.split_once([' ', '\u{a0}']) {
            return match lang {
                Lang::En => format!("same days of {month}"),
                Lang::Ru => format!("те же дни {month}"),
            };
        }
    }
    intl::period(lang, against)
}
