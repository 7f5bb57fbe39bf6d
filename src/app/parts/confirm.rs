//! A small dialog for what cannot be taken back by undo: it interrupts, so it is rare.

use super::button::{Button, Look};
use leptos::prelude::*;

#[component]
pub fn Confirm(
    #[prop(into)] title: TextProp,
    #[prop(into)] note: TextProp,
    #[prop(into)] yes: TextProp,
    #[prop(into)] no: TextProp,
    on_yes: Callback<()>,
    /// Called in every case, after `on_yes`.
    on_close: Callback<()>,
) -> impl IntoView {
    let dialog = NodeRef::<leptos::html::Dialog>::new();
    dialog.on_load(|dialog| {
        let _ = dialog.show_modal();
    });
    let close = move || {
        // Closing it first gives the focus back to where it was.
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let confirm = move |_| {
        on_yes.run(());
        close();
    };
    let name = title.clone();
    view! {
        <dialog class="dialog" node_ref=dialog aria-label=move || name.get() on:close=move |_| on_close.run(())>
            <h2 class="dialog__title">{move || title.get()}</h2>
            <p>{move || note.get()}</p>
            <div class="dialog__choices">
                <Button look=Look::Quiet on:click=move |_| close()>{move || no.get()}</Button>
                <Button look=Look::Main on:click=confirm>{move || yes.get()}</Button>
            </div>
        </dialog>
    }
}
