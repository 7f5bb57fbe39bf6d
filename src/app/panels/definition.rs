//! What a number means and how it came about: formula, today's arithmetic, files and rows, what to be careful about.

use super::board_asks::total;
use super::definition_lines::Lines;
use super::rows::Rows;
use crate::browser::clipboard;
use crate::parts::button::{Button, Look};
use crate::parts::drawer::Drawer;
use crate::parts::tag::{Tag, Tone};
use crate::state::{ReportState, Undo, say, use_report, use_state};
use crate::words_board as words;
use leptos::prelude::*;
use sextant::board::behind::behind;
use sextant::board::proof::{self, Proven};
use sextant::format;
use sextant::metrics::metric::{Better, Metric};
use sextant::model::period::Grain;

#[component]
pub fn Definition() -> impl IntoView {
    let state = use_state();
    let metric = Memo::new(move |_| state.view.with(|view| view.metric.clone()));
    move || {
        let id = metric.get()?;
        Some(match sextant::metrics::find(&id) {
            Some(metric) => view! { <Open metric=metric/> }.into_any(),
            None => view! {
                <Drawer
                    title=id
                    close_label=say(&words::CLOSE)
                    on_close=Callback::new(move |()| state.set_metric(None))
                >
                    <p>{say(&words::NO_METRIC)}</p>
                </Drawer>
            }
            .into_any(),
        })
    }
}

#[component]
fn Open(metric: &'static Metric) -> impl IntoView {
    let state = use_state();
    let lang = state.lang;
    let report = use_report("definition", Signal::derive(move || state.ask(&[metric.id], Grain::Total, &[])));
    let now = Memo::new(move |_| report.with(|report| report.report().and_then(|report| total(report, metric.id))));
    let value = move || {
        now.with(|now| {
            let now = now.as_ref()?;
            let write = |value: f64| format::value(value, metric.unit, now.currency, lang.get());
            Some(now.value.value.map_or_else(|| format::DASH.to_owned(), write))
        })
        .unwrap_or_default()
    };
    let parts = Memo::new(move |_| now.with(|now| now.as_ref().map(|now| behind(&now.value)).unwrap_or_default()));
    let has_rows = RwSignal::new(false);
    let copy = move |_| {
        let text = report.with_untracked(|report| proof_text(report, metric));
        if let Some(text) = text {
            clipboard::copy(&text, move |is_copied| {
                let said = if is_copied { &words::COPIED } else { &words::NOT_COPIED };
                state.toast(said.clone(), Undo::Nothing);
            });
        }
    };
    let can_show = move || !parts.with(Vec::is_empty);
    let footer = view! {
        <Show when=can_show>
            <Button look=Look::Main on:click=move |_| has_rows.update(|has| *has = !*has)>
                {move || if has_rows.get() { words::HIDE_ROWS.get(lang.get()) } else { words::SHOW_ROWS.get(lang.get()) }}
            </Button>
        </Show>
        <span class="grow"></span>
        <Button look=Look::Quiet on:click=copy>{say(&words::COPY_PROOF)}</Button>
    };
    view! {
        <Drawer
            title=move || metric.name.get(lang.get()).to_owned()
            note=value
            close_label=say(&words::CLOSE)
            on_close=Callback::new(move |()| state.set_metric(None))
            footer=footer.into_any()
        >
            <div class="definition">
                <p class="definition__long">
                    {(metric.long_name != metric.name).then(|| say(&metric.long_name))} {direction(metric).map(|said| view! { <Tag tone=Tone::Calm text=say(said)/> })}
                </p>
                <p class="definition__question">{say(&metric.question)}</p>
                <Lines metric=metric report=report/>
                <Show when=move || has_rows.get() && can_show()>
                    <Rows parts=parts/>
                </Show>
            </div>
        </Drawer>
    }
}

fn direction(metric: &Metric) -> Option<&'static sextant::words::Said> {
    match metric.better {
        Better::Higher => Some(&words::HIGHER_BETTER),
        Better::Lower => Some(&words::LOWER_BETTER),
        Better::Neutral => None,
    }
}

fn proof_text(report: &ReportState, metric: &'static Metric) -> Option<String> {
    let state = use_state();
    let report = report.report()?;
    let now = total(report, metric.id)?;
    let lang = state.lang.get_untracked();
    let source = move |id: &str| source_name(id, lang);
    let proven = Proven {
        metric,
        value: &now.value,
        before: now.before.as_ref(),
        period: report.period,
        compare: report.compare,
        currency: now.currency,
        source: &source,
    };
    Some(proof::text(&proven, lang))
}

/// A source by the name its maker gave it.
pub fn source_name(id: &str, lang: sextant::words::Lang) -> String {
    use_state().library.with(|library| {
        let seen = library.as_ref().and_then(|library| library.sources.iter().find(|seen| seen.source == id));
        seen.map_or_else(|| id.to_owned(), |seen| seen.name.get(lang).to_owned())
    })
}
