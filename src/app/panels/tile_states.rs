//! The states of a tile that is not drawn: on its way, nothing matches, nothing to answer from, broken.

use super::board_asks::{Stage, use_board};
use crate::browser::drop;
use crate::parts::button::{Button, Look};
use crate::parts::skeleton::Skeleton;
use crate::state::{say, use_state};
use crate::words_board as words;
use leptos::prelude::*;
use sextant::board::phrases::capital;
use sextant::model::channel;
use sextant::model::field::Field;
use sextant::problem::Problem;
use sextant::query::view::Span;
use sextant::words::{Lang, Said};

/// Draws `children` once there is something; before that, whatever stands in the way.
#[component]
pub fn Stages(
    #[prop(into)] stage: Signal<Stage>,
    /// There is something to draw.
    #[prop(into)]
    has_content: Signal<bool>,
    question: &'static Said,
    unlocks: &'static Said,
    /// The height of what will stand here.
    height: &'static str,
    children: ChildrenFn,
) -> impl IntoView {
    let board = use_board();
    let state = use_state();
    let children = StoredValue::new(children);
    let is_narrowed = Memo::new(move |_| state.view.with(|view| !view.filters.is_empty()) || board.is_empty());
    move || match stage.get() {
        Stage::Loading => view! { <Waiting height=height/> }.into_any(),
        Stage::Failed(problem) => view! { <Broken problem=problem/> }.into_any(),
        Stage::Ready if has_content.get() => children.with_value(|children| children()).into_any(),
        Stage::Ready if is_narrowed.get() => view! { <NoMatch/> }.into_any(),
        Stage::Ready => view! { <Unlock question=question unlocks=unlocks/> }.into_any(),
    }
}

#[component]
fn Waiting(height: &'static str) -> impl IntoView {
    view! {
        <div class="tile__waiting" aria-label=say(&words::LOADING)>
            <Skeleton width="38%"/>
            <Skeleton height=height/>
        </div>
    }
}

/// Names the filter that leaves nothing, and offers to clear it.
#[component]
fn NoMatch() -> impl IntoView {
    let state = use_state();
    let lang = state.lang;
    let said = move || {
        let lang = lang.get();
        state.view.with(|view| {
            let each = view.filters.iter().map(|filter| {
                let values: Vec<String> =
                    filter.values.iter().map(|value| shown(filter.field, value).get(lang).to_owned()).collect();
                format!("{}: {}", capital(filter.field.name().get(lang)), values.join(", "))
            });
            let filters = each.collect::<Vec<_>>().join("; ");
            match lang {
                Lang::En => format!("{} “{filters}”", words::NO_MATCH.get(lang)),
                Lang::Ru => format!("{} «{filters}»", words::NO_MATCH.get(lang)),
            }
        })
    };
    let is_filtered = Memo::new(move |_| state.view.with(|view| !view.filters.is_empty()));
    view! {
        <Show
            when=move || is_filtered.get()
            fallback=move || view! {
                <div class="tile__state">
                    <p class="tile__state-title">{say(&words::NO_MATCH_PERIOD)}</p>
                    <Button on:click=move |_| state.set_span(Span::All)>{say(&words::ALL_DAYS)}</Button>
                </div>
            }
        >
            <div class="tile__state">
                <p class="tile__state-title">{said}</p>
                <p>{say(&words::NO_MATCH_NOTE)}</p>
                <Button on:click=move |_| state.clear_filters()>
                    {move || {
                        let many = state.view.with(|view| view.filters.len() > 1);
                        if many { words::CLEAR_FILTERS.get(lang.get()) } else { words::CLEAR_FILTER.get(lang.get()) }
                    }}
                </Button>
            </div>
        </Show>
    }
}

/// A value of a field as a person knows it.
fn shown(field: Field, value: &str) -> Said {
    match (field, value) {
        (_, "") => Said::fixed("not set", "не задано"),
        (Field::Channel, value) => channel::find(value).map_or_else(|| Said::same(value), |known| known.name.clone()),
        (_, value) => Said::same(value),
    }
}

/// The question the tile answers and what unlocks it.
#[component]
fn Unlock(question: &'static Said, unlocks: &'static Said) -> impl IntoView {
    view! {
        <div class="tile__state">
            <p class="tile__state-title">{say(question)}</p>
            <p>{say(unlocks)}</p>
            <Button look=Look::Line on:click=|_| drop::choose()>{say(&words::ADD_FILE)}</Button>
        </div>
    }
}

#[component]
pub fn Broken(problem: Problem) -> impl IntoView {
    let lang = use_state().lang;
    let problem = StoredValue::new(problem);
    view! {
        <div class="tile__state" role="alert">
            <p class="tile__state-title tile__state-title--bad">
                {move || problem.with_value(|problem| problem.what.get(lang.get()).to_owned())}
            </p>
            <p>{move || problem.with_value(|problem| problem.mend.get(lang.get()).to_owned())}</p>
            {problem
                .with_value(|problem| problem.detail.clone())
                .map(|detail| view! { <details><summary>{say(&words::DETAILS)}</summary><p>{detail}</p></details> })}
        </div>
    }
}
