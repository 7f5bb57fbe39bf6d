//! Short words in passing, at the foot of the page, with their undo.

use crate::parts::button::IconButton;
use crate::parts::icon::Glyph;
use crate::state::{Toast, Undo, say, use_state};
use crate::words;
use leptos::prelude::*;

#[component]
pub fn Toasts() -> impl IntoView {
    let state = use_state();
    let one = move |toast: Toast| {
        let (id, undo) = (toast.id, toast.undo.clone());
        let on_undo = move |_| {
            state.dismiss(id);
            match &undo {
                Undo::Nothing => {}
                Undo::Imports(imports) => state.undo(imports.clone()),
                Undo::Step => state.step_back(),
            }
        };
        let undo_button = (toast.undo != Undo::Nothing).then(|| {
            view! { <button type="button" class="toast__undo" on:click=on_undo>{say(&words::UNDO)}</button> }
        });
        view! {
            <div class="toast">
                <span>{move || toast.said.get(state.lang.get()).to_owned()}</span>
                {undo_button}
                <IconButton label=say(&words::CLOSE) glyph=Glyph::Cross on:click=move |_| state.dismiss(id)/>
            </div>
        }
    };
    view! {
        <section class="toasts" aria-label=say(&words::MESSAGES)>
            <For each=move || state.toasts.get() key=|toast| toast.id children=one/>
        </section>
        <div class="unseen" role="status" aria-live="polite">{move || state.announced.get()}</div>
    }
}
