//! One line: the last day of each source, and who lags.

use crate::state::{say, use_state};
use crate::words_board as words;
use leptos::prelude::*;
use sextant::format;
use sextant::words::{Lang, plural_en, plural_ru};

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
                let day = last.map(|last| format::day(last, lang));
                (seen.name.get(lang).to_owned(), day, behind)
            });
            lines.collect::<Vec<_>>()
        })
    });
    view! {
        <ul class="freshness" aria-label=say(&words::SOURCES)>
            {move || lines.get().into_iter().map(|line| one(line, state.lang.get())).collect_view()}
        </ul>
    }
}

fn one((name, day, behind): (String, Option<String>, i64), lang: Lang) -> AnyView {
    let to = match lang {
        Lang::En => "to",
        Lang::Ru => "по",
    };
    let late = (behind >= 2).then(|| match lang {
        Lang::En => format!(", {behind}\u{a0}{} behind", plural_en(behind, "day", "days")),
        Lang::Ru => format!(", отстаёт на {behind}\u{a0}{}", plural_ru(behind, "день", "дня", "дней")),
    });
    let class = if late.is_some() { "freshness__source freshness__source--late" } else { "freshness__source" };
    view! {
        <li class=class>
            {name} " " {day.map(|day| view! { <b>{format!("{to} {day}")}</b> })} {late}
        </li>
    }
    .into_any()
}
