//! Which days each source covers, drawn as a strip a source and table, with lost days marked.

use super::data_tabs::use_shared;
use super::tile_states::Broken;
use crate::browser::intl;
use crate::parts::skeleton::Skeleton;
use crate::state::{HealthState, State, say, use_state};
use crate::words_data as words;
use leptos::prelude::*;
use sextant::checks::lanes::Lane;
use sextant::format;
use sextant::model::period::{Grain, Period};
use sextant::protocol::RawWanted;
use sextant::query::silence;
use sextant::query::view::DataPart;
use sextant::words::Lang;
use std::fmt::Write;

#[component]
pub fn DataLanes() -> impl IntoView {
    let state = use_state();
    let shared = use_shared();
    let lanes = move || {
        shared.health.with(|health| match health {
            HealthState::Loading => view! { <Skeleton height="240px"/> }.into_any(),
            HealthState::Failed(problem) => view! { <Broken problem=problem.clone()/> }.into_any(),
            HealthState::Ready(health) => list(state, &health.lanes, state.lang.get()),
        })
    };
    view! {
        <section class="tile">
            <h2 class="tile__title">{say(&words::COVERAGE)}</h2>
            <p class="data__note">{say(&words::COVERAGE_NOTE)}</p>
            {lanes}
        </section>
    }
}

fn list(state: State, lanes: &[Lane], lang: Lang) -> AnyView {
    // Plans reach past the last day of anything measured.
    let whole = state.data.get().or_else(|| lanes.iter().filter_map(|lane| lane.period).reduce(Period::join));
    let Some(whole) = whole.map(|days| Period { from: days.from, to: days.to.min(state.today).max(days.from) }) else {
        return ().into_any();
    };
    let rows = lanes.iter().map(|lane| row(lane, whole, lang)).collect::<Vec<_>>();
    view! {
        <div class="lanes">
            <p class="lanes__axis" aria-hidden="true"><span class="lanes__scale">{months(whole, lang)}</span></p>
            <ul class="lanes__list">{rows}</ul>
        </div>
    }
    .into_any()
}

/// Percent of the strip that lies before a day.
fn place(whole: Period, day: i32) -> f64 {
    f64::from(day - whole.from.0) * 100.0 / f64::from(whole.days())
}

/// At most six months named, at the places of their first days.
fn months(whole: Period, lang: Lang) -> Vec<AnyView> {
    let months = whole.buckets(Grain::Month);
    let step = months.len().div_ceil(6).max(1);
    let named = months.iter().filter(|month| month.from == month.from.month_start()).step_by(step);
    let ticks = named.filter(|month| place(whole, month.from.0) < 92.0);
    ticks
        .map(|month| {
            let left = format!("left:{:.2}%", place(whole, month.from.0));
            view! { <span style=left>{format::month_year(month.from, lang)}</span> }.into_any()
        })
        .collect()
}

fn row(lane: &Lane, whole: Period, lang: Lang) -> AnyView {
    let state = use_state();
    let shared = use_shared();
    let table = lane.table;
    let name = match &lane.account {
        Some(account) => format!("{} · {account}", lane.name.get(lang)),
        None => lane.name.get(lang).to_owned(),
    };
    let count = |days: i32| format::count(f64::from(days), lang);
    // Of rare things – newsletters, ledgers, deals – no one can say that they are complete.
    let told = lane.days().filter(|(known, all)| known < all || silence::is_daily(table));
    let days = told.map(|(known, all)| {
        let text = words::OF_DAYS.get(lang).replacen("{}", &count(known), 1).replacen("{}", &count(all), 1);
        if known < all { view! { <b class="bad">{text}</b> }.into_any() } else { words::COMPLETE.get(lang).into_any() }
    });
    let to = lane.period.map_or_else(
        || words::NO_DAYS.get(lang).to_owned(),
        |days| format!("{} {}", words::TO.get(lang), format::day_year(days.to, lang)),
    );
    let behind = lane.behind.map(|days| {
        let days = intl::counted(lang, days, &crate::words::DAYS);
        view! { " "<b class="bad">{words::BEHIND.get(lang).replace("{}", &days)}</b> }
    });
    let open = move |_| {
        shared.look.set(Some(RawWanted { sort: Some((table.when(), true)), ..RawWanted::of(table) }));
        state.set_part(DataPart::Table);
    };
    let rows = intl::counted(lang, lane.rows, &crate::words::ROWS);
    let label = format!("{} {name}, {}", words::SHOW_ROWS.get(lang), table.name().get(lang));
    view! {
        <li class="lanes__lane">
            <span class="lanes__name"><b>{name}</b><small>{table.name().get(lang).to_owned()}</small></span>
            {strip(lane, whole, lang)}
            <span class="lanes__days">{days}<small>{to}{behind}</small></span>
            <button type="button" class="link lanes__rows" aria-label=label on:click=open>{rows}</button>
        </li>
    }
    .into_any()
}

/// One unit a day; days with rows filled, lost days marked.
fn strip(lane: &Lane, whole: Period, lang: Lang) -> AnyView {
    let path = |runs: &[Period]| {
        let mut path = String::new();
        for run in runs.iter().filter_map(|run| run.overlap(whole)) {
            let _ = write!(path, "M{} 0h{}v1h-{1}z", run.from.0 - whole.from.0, run.days());
        }
        path
    };
    let mut said = lane.period.map_or_else(String::new, |days| format::range(days, true, lang));
    if !lane.gaps.is_empty() {
        let gaps: Vec<String> = lane.gaps.iter().take(6).map(|gap| format::range(*gap, true, lang)).collect();
        let _ = write!(said, "; {} {}", words::NO_ROWS_ON.get(lang), gaps.join(", "));
    }
    let title = said.clone();
    let marks = lane.gaps.iter().filter_map(|gap| gap.overlap(whole)).map(|gap| {
        let (left, width) = (place(whole, gap.from.0), f64::from(gap.days()) * 100.0 / f64::from(whole.days()));
        view! { <i style=format!("left:{left:.2}%;width:{width:.2}%")></i> }
    });
    view! {
        <span class="strip" role="img" aria-label=said title=title>
            <svg viewBox=format!("0 0 {} 1", whole.days()) preserveAspectRatio="none" aria-hidden="true">
                <path d=path(&lane.filled)></path>
            </svg>
            {marks.collect_view()}
        </span>
    }
    .into_any()
}
