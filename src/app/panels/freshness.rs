//! One line: the last day of each source, and who lags.

use crate::browser::drop;
use crate::state::{say, use_state};
use crate::words_board as words;
use leptos::prelude::*;
use sextant::board::freshness::is_late;
use sextant::format;
use sextant::model::table::Table;
use sextant::words::{Lang, Said, plural_en, plural_ru};

#[component]
pub fn Freshness() -> impl IntoView {
    let state = use_state();
    let lines = Memo::new(move |_| {
        let lang = state.lang.get();
        state.library.with(|library| {
            let sources = library.as_ref().map(|library| library.sources.as_slice()).unwrap_or_default();
            let newest = sources.iter().filter_map(|seen| seen.period).map(|period| period.to.min(state.today)).max();
            let lines = sources.iter().map(|seen| {
                let last = seen.period.map(|period| period.to.min(state.today));
                let behind = newest.zip(last).map_or(0, |(newest, last)| i64::from(newest.0 - last.0));
                let is_this_year = last.is_none_or(|last| last.ymd().0 == state.today.ymd().0);
                let day =
                    last.map(|last| if is_this_year { format::day(last, lang) } else { format::day_year(last, lang) });
                let is_late = seen.period.is_some_and(|period| is_late(behind, f64::from(seen.rows), period));
                (seen.name.get(lang).to_owned(), day, behind, is_late)
            });
            lines.collect::<Vec<_>>()
        })
    });
    let missing = Memo::new(move |_| {
        state.library.with(|library| {
            let tables: Vec<Table> =
                library.iter().flat_map(|l| &l.sources).flat_map(|seen| seen.tables.clone()).collect();
            let lacks = |wanted: &[Table]| !wanted.iter().any(|table| tables.contains(table));
            KINDS.iter().filter(|(wanted, _)| lacks(wanted)).take(2).map(|(_, said)| *said).collect::<Vec<_>>()
        })
    });
    view! {
        <ul class="freshness" aria-label=say(&words::SOURCES)>
            {move || lines.get().into_iter().map(|line| one(line, state.lang.get())).collect_view()}
            {move || missing.get().into_iter().map(|said| add(said, state.lang.get())).collect_view()}
        </ul>
    }
}

const LONG: i64 = 90;

/// What a board lives on, the most telling first, and the word for adding it.
static KINDS: &[(&[Table], &Said)] = &[
    (&[Table::WebTraffic], &words::ADD_TRAFFIC),
    (&[Table::Contacts, Table::Deals], &words::ADD_CRM),
    (&[Table::AdPerformance], &words::ADD_ADS),
    (&[Table::Messages], &words::ADD_EMAIL),
];

fn add(said: &'static Said, lang: Lang) -> AnyView {
    view! {
        <li class="freshness__source">
            <button type="button" class="freshness__add" on:click=|_| drop::choose()>{said.get(lang)}</button>
        </li>
    }
    .into_any()
}

fn one((name, day, behind, is_late): (String, Option<String>, i64, bool), lang: Lang) -> AnyView {
    let to = match lang {
        Lang::En => "to",
        Lang::Ru => "по",
    };
    // Beyond a season the date itself says more than a count of days.
    let late = (is_late && behind <= LONG).then(|| match lang {
        Lang::En => format!(", {behind}\u{a0}{} behind", plural_en(behind, "day", "days")),
        Lang::Ru => format!(", отстаёт на {behind}\u{a0}{}", plural_ru(behind, "день", "дня", "дней")),
    });
    let class = if is_late { "freshness__source freshness__source--late" } else { "freshness__source" };
    view! {
        <li class=class>
            {name} " " {day.map(|day| view! { <b>{format!("{to} {day}")}</b> })} {late}
        </li>
    }
    .into_any()
}
