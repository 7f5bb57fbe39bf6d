//! One number: title (opens the definition), value, change, spark. Unknown is a dash with its reason, never a zero.

use super::board_asks::{Total, name, use_board};
use super::delta_line::DeltaLine;
use super::spark::Spark;
use crate::state::use_state;
use crate::words_board as words;
use leptos::prelude::*;
use sextant::board::delta::delta;
use sextant::board::freshness::is_late;
use sextant::format;
use sextant::model::period::Period;
use sextant::words::Lang;

#[component]
pub fn KpiCard(
    /// Metric id.
    metric: String,
) -> impl IntoView {
    let state = use_state();
    let board = use_board();
    let lang = state.lang;
    let id = StoredValue::new(metric.clone());
    let total = Memo::new(move |_| id.with_value(|id| board.total(id)));
    let title = id.with_value(|id| name(id));
    let title = move || title.get(lang.get()).to_owned();
    let is_known = Memo::new(move |_| total.with(|total| total.as_ref().is_some_and(|t| t.value.value.is_some())));
    let change = Signal::derive(move || {
        total.with(|total| {
            total.as_ref().map(|t| delta(&t.value, t.before.as_ref(), &t.head, t.currency)).unwrap_or_default()
        })
    });
    let late = Memo::new(move |_| total.with(|total| late(total.as_ref()?, state.period.get()?, lang.get())));
    let number = move || total.with(|total| total.as_ref().map(|total| number(total, lang.get())));
    let full = move || {
        total.with(|total| total.as_ref().map(|total| full(total, state.against.get(), lang.get())).unwrap_or_default())
    };
    let open = move |_| id.with_value(|id| state.set_metric(Some(id)));
    view! {
        <article class="kpi-card" class:kpi-card--late=move || late.with(Option::is_some)>
            <h2 class="kpi-card__title">
                <button
                    type="button"
                    class="kpi-card__open"
                    title=move || words::WHAT_IT_MEANS.get(lang.get())
                    on:click=open
                >
                    {title}
                </button>
            </h2>
            <p class="kpi-card__number">{number}</p>
            <Show when=move || is_known.get() fallback=move || view! { <WhyUnknown total=total/> }>
                {move || match late.get() {
                    Some(text) => view! { <p class="delta delta--bad">{text}</p> }.into_any(),
                    None => view! { <DeltaLine delta=change/> }.into_any(),
                }}
                <Spark metric=id.get_value()/>
                <p class="kpi-card__full">{full}</p>
            </Show>
        </article>
    }
}

fn number(total: &Total, lang: Lang) -> AnyView {
    match total.value.value {
        Some(value) => {
            let figure = format::figure(value, total.head.unit, total.currency, lang);
            let unit = (!figure.unit.is_empty()).then(|| view! { <small>{figure.unit}</small> });
            view! {
                <span aria-hidden="true">{figure.number}{unit}</span>
                <span class="unseen">{figure.full}</span>
            }
            .into_any()
        }
        None => view! {
            <span class="kpi-card__dash" aria-hidden="true">{format::DASH}</span>
            <span class="unseen">{words::UNKNOWN.get(lang)}</span>
        }
        .into_any(),
    }
}

/// The whole value and what it is compared with, for the pointer and the focus.
fn full(total: &Total, against: Option<Period>, lang: Lang) -> String {
    let write = |value: f64| format::value(value, total.head.unit, total.currency, lang);
    let now = total.value.value.map(write).unwrap_or_default();
    let change = delta(&total.value, total.before.as_ref(), &total.head, total.currency);
    let was = total.before.as_ref().and_then(|before| before.value).filter(|_| !change.has_gaps).map(write);
    match (was, against, lang) {
        (Some(was), Some(days), Lang::En) => format!("{now}, was {was} in {}", format::range(days, true, lang)),
        (Some(was), Some(days), Lang::Ru) => format!("{now}, было {was} за {}", format::range(days, true, lang)),
        _ => now,
    }
}

/// Beyond a season the date itself says more than a count of days.
const LONG: i64 = 90;

/// "CRM ends 12 Nov, 2 days behind": when the data of this number end before the period does.
fn late(total: &Total, period: Period, lang: Lang) -> Option<String> {
    if !total.value.is_partial {
        return None;
    }
    let newest = total.value.coverage.iter().filter(|c| c.rows > 0).max_by_key(|c| c.covered.to)?;
    let last = newest.covered.to;
    let behind = i64::from(period.to.0 - last.0);
    if !is_late(behind, f64::from(newest.rows), newest.covered) {
        return None;
    }
    let is_long = behind > LONG;
    let day = if is_long { format::day_year(last, lang) } else { format::day(last, lang) };
    Some(match lang {
        Lang::En if is_long => format!("data end {day}"),
        Lang::Ru if is_long => format!("данные по {day}"),
        Lang::En => format!("data end {day}, {behind} days behind"),
        Lang::Ru => {
            let days = sextant::words::plural_ru(behind, "день", "дня", "дней");
            format!("данные по {day}, отстают на {behind}\u{a0}{days}")
        }
    })
}

#[component]
fn WhyUnknown(total: Memo<Option<Total>>) -> impl IntoView {
    let lang = use_state().lang;
    let why = move || {
        total.with(|total| {
            let unknown = total.as_ref()?.value.unknown.as_ref()?;
            Some(unknown.why.get(lang.get()).to_owned())
        })
    };
    view! { <p class="kpi-card__why">{why}</p> }
}
