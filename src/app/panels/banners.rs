//! What is true of the whole page and must be known: another tab writes, storage is not kept, the engine stopped.

use super::folder::FolderBanner;
use crate::parts::button::Button;
use crate::parts::icon::{Glyph, Icon};
use crate::state::{say, use_state};
use crate::words;
use leptos::prelude::*;
use sextant::problem::{Problem, Severity};

#[component]
pub fn Banners() -> impl IntoView {
    let state = use_state();
    let is_reader = Memo::new(move |_| state.library.with(|l| l.as_ref().is_some_and(|l| !l.is_writer)));
    let problems = Memo::new(move |_| {
        let stored = state.library.with(|library| library.as_ref().map(|l| l.problems.clone()).unwrap_or_default());
        state.problems.get().into_iter().chain(stored).collect::<Vec<Problem>>()
    });
    view! {
        <div class="banners">
            <Show when=move || is_reader.get()>
                <div class="banner" role="status">
                    <Icon glyph=Glyph::Info/>
                    <p class="banner__text">{say(&words::READ_ONLY)}</p>
                    <Button on:click=move |_| state.take_over()>{say(&words::TAKE_OVER)}</Button>
                </div>
            </Show>
            <FolderBanner/>
            <For each=move || problems.get() key=|problem| problem.id.clone() let:problem>
                <ProblemBanner problem=problem/>
            </For>
        </div>
    }
}

#[component]
fn ProblemBanner(problem: Problem) -> impl IntoView {
    let state = use_state();
    let is_hidden = RwSignal::new(false);
    let (class, glyph) = match problem.severity {
        Severity::Error => ("banner banner--bad", Glyph::Failure),
        Severity::Warning => ("banner banner--warn", Glyph::Warning),
        Severity::Note => ("banner", Glyph::Info),
    };
    // The engine's own troubles are mended by a reload.
    let is_engine = problem.id.starts_with("engine_");
    let Problem { what, mend, detail, .. } = problem;
    let detail = StoredValue::new(detail);
    view! {
        <div class=class role="alert" hidden=move || is_hidden.get()>
            <Icon glyph=glyph/>
            <div class="banner__text">
                <p><b>{move || what.get(state.lang.get()).to_owned()}</b></p>
                <p>{move || mend.get(state.lang.get()).to_owned()}</p>
                {detail.get_value().map(|detail| view! {
                    <details class="banner__detail"><summary>{say(&words::DETAILS)}</summary>{detail}</details>
                })}
            </div>
            {is_engine.then(|| view! {
                <Button on:click=|_| crate::browser::address::reload()>{say(&words::RELOAD)}</Button>
            })}
            <button type="button" class="ghost" on:click=move |_| is_hidden.set(true)>{say(&words::DISMISS)}</button>
        </div>
    }
}
