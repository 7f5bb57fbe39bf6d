//! The funnel across sources: counts, the rate of each step, the biggest leak by name.

use super::board_asks::{name, stage, use_board};
use super::tile_states::Stages;
use crate::parts::tile::Tile;
use crate::state::{say, use_state};
use crate::words_board as words;
use leptos::prelude::*;
use sextant::board::funnel::{Funnel, Leak, Step, funnel};
use sextant::board::sentence::in_sentence;
use sextant::format;
use sextant::model::money::Currency;
use sextant::words::Lang;

#[component]
pub fn FunnelTile() -> impl IntoView {
    let state = use_state();
    let board = use_board();
    let lang = state.lang;
    let found = Memo::new(move |_| board.totals.with(|totals| totals.report().and_then(|report| funnel(report))));
    let currency = Memo::new(move |_| board.totals.with(|totals| totals.report().and_then(|report| report.currency)));
    let note = Signal::derive(move || found.with(|funnel| funnel.as_ref().map(sources).unwrap_or_default()));
    let body = move || found.with(|found| found.as_ref().map(|found| steps(found, currency.get(), lang.get())));
    let footer = view! {
        <Show when=move || found.with(Option::is_some)><span>{say(&words::FUNNEL_RATES)}</span></Show>
        {move || found
            .with(|found| found.as_ref().is_some_and(|found| found.is_compressed))
            .then(|| view! { <span>{say(&words::FUNNEL_COMPRESSED)}</span> })}
    };
    view! {
        <Tile class="tile--funnel" title=say(&words::FUNNEL) note=note footer=footer.into_any()>
            <Stages
                stage=Signal::derive(move || board.totals.with(stage))
                has_content=Signal::derive(move || found.with(Option::is_some))
                question=&words::FUNNEL_QUESTION
                unlocks=&words::FUNNEL_UNLOCKS
                height="132px"
            >
                {body}
            </Stages>
        </Tile>
    }
}

fn sources(funnel: &Funnel) -> String {
    let library = use_state().library;
    let known = library.with(|library| {
        let name = |id: &String| {
            let seen = library.as_ref()?.sources.iter().find(|seen| seen.source == *id)?;
            Some(seen.name.get(use_state().lang.get()).to_owned())
        };
        funnel.sources.iter().map(|id| name(id).unwrap_or_else(|| id.clone())).collect::<Vec<_>>()
    });
    known.join(" + ")
}

fn steps(funnel: &Funnel, currency: Option<Currency>, lang: Lang) -> AnyView {
    let rows: Vec<_> = funnel.steps.iter().enumerate().map(|(at, found)| step(found, at, lang)).collect();
    let leak = funnel.leak.as_ref().map(|found| view! { <p class="funnel__leak">{leak(found, currency, lang)}</p> });
    view! {
        <ol class="funnel">{rows}</ol>
        {leak}
    }
    .into_any()
}

fn step(step: &Step, at: usize, lang: Lang) -> AnyView {
    let state = use_state();
    let id = step.metric.clone();
    let width = format!("{:.2}%", (step.length * 100.0).max(0.8));
    let shade = format!("{:.2}", 1.0 - 0.11 * at as f64);
    let rate = step.rate.map(|rate| format::percent(rate, usize::from(rate < 0.0995), lang));
    view! {
        <li class="funnel__step">
            <button type="button" class="funnel__name" on:click=move |_| state.set_metric(Some(&id))>
                {name(&step.metric).get(lang).to_owned()}
            </button>
            <span class="funnel__track"><i style:width=width style:opacity=shade></i></span>
            <span class="funnel__count">{format::short(step.count, sextant::metrics::metric::Unit::Count, None, lang)}</span>
            <span class="funnel__rate">
                {rate.map(|rate| view! { {rate} <span class="unseen">" " {words::FUNNEL_OF.get(lang)}</span> })}
            </span>
        </li>
    }
    .into_any()
}

/// "Biggest leak: SQL → deals won. 44 of 61 do not get through, about ₽3.2M at the average deal".
fn leak(leak: &Leak, currency: Option<Currency>, lang: Lang) -> String {
    let (from, to) = (name(&leak.from), name(&leak.to));
    let (from, to) = (from.get(lang).to_owned(), in_sentence(to.get(lang)));
    let (lost, of) = (format::count(leak.lost, lang), format::count(leak.of, lang));
    let worth = leak.worth.map(|worth| {
        let worth = format::money_short(round_two(worth), currency, lang);
        match lang {
            Lang::En => format!(", about {worth} at the average deal"),
            Lang::Ru => format!(", около {worth} по среднему чеку"),
        }
    });
    let worth = worth.unwrap_or_default();
    match lang {
        Lang::En => format!("Biggest leak: {from} → {to}. {lost} of {of} do not get through{worth}"),
        Lang::Ru => format!("Главная потеря: {from} → {to}. Не доходят {lost} из {of}{worth}"),
    }
}

/// Two digits are all such an estimate bears.
fn round_two(value: f64) -> f64 {
    let power = 10f64.powf(value.abs().log10().floor() - 1.0);
    if power.is_normal() { (value / power).round() * power } else { value }
}
