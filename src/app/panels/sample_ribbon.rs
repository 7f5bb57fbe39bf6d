//! Says that what is shown is the sample, and leads out of it.

use crate::browser::drop;
use crate::state::{say, use_state};
use crate::words;
use leptos::prelude::*;

#[component]
pub fn SampleRibbon() -> impl IntoView {
    let state = use_state();
    let is_sample = Memo::new(move |_| state.library.with(|l| l.as_ref().is_some_and(|l| l.is_sample)));
    let remove = move |_| {
        let imports = state.library.with_untracked(|library| {
            library.iter().flat_map(|library| library.imports.iter().map(|import| import.id)).collect()
        });
        state.undo(imports);
    };
    view! {
        <Show when=move || is_sample.get()>
            <aside class="sample-ribbon">
                <span>{say(&words::SAMPLE_RIBBON)}</span>
                <button type="button" class="link" on:click=|_| drop::choose()>{say(&words::SAMPLE_USE_MINE)}</button>
                <button type="button" class="link" on:click=remove>{say(&words::SAMPLE_REMOVE)}</button>
            </aside>
        </Show>
    }
}
