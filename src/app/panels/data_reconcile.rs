//! Systems that measure the same thing, side by side: a tile a pair, a row a channel, the difference week by week.

use super::data_tabs::use_shared;
use super::tile_states::Broken;
use crate::parts::skeleton::Skeleton;
use crate::state::{HealthState, use_state};
use crate::words_data as words;
use leptos::prelude::*;
use sextant::checks::reconcile::{Pair, PairRow, Seen, gap};
use sextant::format;
use sextant::model::day::Day;
use sextant::words::Lang;
use std::fmt::Write;

#[component]
pub fn DataReconcile() -> impl IntoView {
    let state = use_state();
    let shared = use_shared();
    move || {
        let lang = state.lang.get();
        shared.health.with(|health| match health {
            HealthState::Loading => view! { <section class="tile"><Skeleton height="240px"/></section> }.into_any(),
            HealthState::Failed(problem) => view! { <Broken problem=problem.clone()/> }.into_any(),
            HealthState::Ready(health) => {
                let (absent, told): (Vec<Pair>, Vec<Pair>) =
                    health.pairs.iter().cloned().partition(|pair| pair.missing.is_some());
                let is_none = told.is_empty();
                view! {
                    <p class="data__note">{words::RECONCILE_NOTE.get(lang)}</p>
                    {is_none.then(|| view! { <p class="tile">{words::RECONCILE_EMPTY.get(lang)}</p> })}
                    {told.into_iter().map(|pair| view! { <PairTile pair=pair/> }).collect_view()}
                    {(!absent.is_empty()).then(|| missing(&absent, lang))}
                }
                .into_any()
            }
        })
    }
}

fn missing(absent: &[Pair], lang: Lang) -> AnyView {
    let items = absent.iter().map(|pair| {
        let why = pair.missing.as_ref().map(|why| why.get(lang).to_owned());
        view! { <li><b>{pair.name.get(lang).to_owned()}</b><span>{why}</span></li> }
    });
    view! {
        <section class="tile">
            <h2 class="tile__title">{words::COULD_BE.get(lang)}</h2>
            <ul class="pair__absent">{items.collect_view()}</ul>
        </section>
    }
    .into_any()
}

/// "Ad tool: Google Ads, Meta Ads"
fn systems(seen: &Seen, lang: Lang) -> String {
    let names: Vec<&str> = seen.systems.iter().map(|name| name.get(lang)).collect();
    format!("{}: {}", seen.name.get(lang), names.join(", "))
}

#[component]
fn PairTile(pair: Pair) -> impl IntoView {
    let lang = use_state().lang.get();
    let tolerance = RwSignal::new(pair.tolerance);
    let on_tolerance = move |event| {
        if let Ok(percent) = event_target_value(&event).parse::<f64>() {
            tolerance.set((percent / 100.0).clamp(0.0, 1.0));
        }
    };
    let rows = pair.rows.iter().map(|row| line(row, &pair, tolerance, lang)).collect_view();
    let reasons = pair.reasons.iter().map(|reason| view! { <li>{reason.get(lang).to_owned()}</li> }).collect_view();
    let first = if pair.rows.iter().all(|row| row.key.is_empty()) { "" } else { channel_word(lang) };
    view! {
        <section class="tile pair">
            <header class="pair__header">
                <h2 class="tile__title">{pair.name.get(lang).to_owned()}</h2>
                <label class="pair__tolerance">
                    {words::TOLERANCE.get(lang)}
                    <input class="input" type="number" min="0" max="100" step="5"
                        prop:value=(pair.tolerance * 100.0).round() on:input=on_tolerance/>
                </label>
                <p class="data__note">{systems(&pair.left, lang)}" – "{systems(&pair.right, lang)}</p>
            </header>
            <div class="table-scroll" tabindex="0" role="region" aria-label=pair.name.get(lang).to_owned()>
                <table class="table pair__table">
                    <thead><tr>
                        <th scope="col">{first}</th>
                        <th scope="col" class="number">{pair.left.name.get(lang).to_owned()}</th>
                        <th scope="col" class="number">{pair.right.name.get(lang).to_owned()}</th>
                        <th scope="col" class="number">{words::DIFFERENCE.get(lang)}</th>
                        <th scope="col">{words::BY_WEEK.get(lang)}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <details class="pair__reasons"><summary>{words::REASONS.get(lang)}</summary><ul>{reasons}</ul></details>
        </section>
    }
}

fn channel_word(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "Channel",
        Lang::Ru => "Канал",
    }
}

fn line(row: &PairRow, pair: &Pair, tolerance: RwSignal<f64>, lang: Lang) -> AnyView {
    let write = |value: f64| format::value(value, pair.unit, pair.currency, lang);
    let name = if row.name.get(lang).is_empty() { words::ALL.get(lang) } else { row.name.get(lang) };
    let share = row.gap();
    let is_off = move || share.is_some_and(|share| share.abs() > tolerance.get());
    let signed = share.map_or_else(
        || format::DASH.to_owned(),
        |share| format!("{}{}", if share > 0.0 { "+" } else { "" }, format::percent(share, 0, lang)),
    );
    let verdict = move || is_off().then(|| view! { <small>{words::OUTSIDE.get(lang)}</small> });
    let class = move || if is_off() { "number bad" } else { "number" };
    let (weeks, ends) = (row.weeks.clone(), pair.weeks.clone());
    view! {
        <tr>
            <th scope="row">
                {name.to_owned()}
                {row.hint.as_ref().map(|hint| view! { <small>{hint.get(lang).to_owned()}</small> })}
            </th>
            <td class="number">{write(row.left)}</td>
            <td class="number">{write(row.right)}</td>
            <td class=class>{signed}{verdict}</td>
            <td>{move || bars(&weeks, &ends, tolerance.get(), lang)}</td>
        </tr>
    }
    .into_any()
}

/// A bar a week: up where the right side has more, down where it has less; full height at twice the tolerance.
fn bars(weeks: &[Option<(f64, f64)>], ends: &[Day], tolerance: f64, lang: Lang) -> AnyView {
    let (mut calm, mut off, mut off_weeks) = (String::new(), String::new(), 0);
    for (at, week) in weeks.iter().enumerate() {
        let Some(share) = week.and_then(|(left, right)| gap(left, right)) else { continue };
        let is_off = share.abs() > tolerance;
        off_weeks += usize::from(is_off);
        let height = (share / (2.0 * tolerance.max(0.01))).clamp(-1.0, 1.0) * 11.0;
        // A week that agrees is a dot on the line.
        let height = if height.abs() < 1.0 { 1.0 } else { height };
        let path = if is_off { &mut off } else { &mut calm };
        let _ = write!(path, "M{} 12h4v{:.1}h-4z", at * 6, -height);
    }
    let told = weeks.iter().flatten().count();
    let days = ends
        .first()
        .zip(ends.last())
        .map(|(first, last)| format!("{} – {}", format::day(first.plus_days(-6), lang), format::day_year(*last, lang)));
    let said = format!("{}: {off_weeks} / {told}; {}", words::OUTSIDE.get(lang), days.unwrap_or_default());
    let width = weeks.len() * 6;
    view! {
        <svg class="pair__bars" viewBox=format!("0 0 {width} 24") width=width height="24" role="img" aria-label=said>
            <path class="pair__zero" d=format!("M0 12h{width}")></path>
            <path class="pair__calm" d=calm></path>
            <path class="pair__off" d=off></path>
        </svg>
    }
    .into_any()
}
