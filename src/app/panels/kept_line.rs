//! How much is stored in this browser, and whether the browser has promised to keep it.

use crate::browser::{intl, storage};
use crate::state::{Undo, say, use_state};
use crate::words;
use leptos::prelude::*;

#[component]
pub fn KeptLine() -> impl IntoView {
    let state = use_state();
    let kept = RwSignal::new(None::<storage::Kept>);
    let look = move || storage::look(move |found| kept.set(Some(found)));
    look();
    let used = move || kept.get().map(|kept| intl::size(state.lang.get(), kept.used));
    let is_promised = Memo::new(move |_| kept.get().is_some_and(|kept| kept.is_promised));
    // Asked from a click; the browser may still refuse, and then the line stays as it is.
    let ask = move |_| {
        storage::ask_to_keep(move |is_kept| {
            let said = if is_kept { &words::KEPT_PROMISED } else { &words::KEPT_REFUSED };
            state.toast(said.clone(), Undo::Nothing);
            look();
        });
    };
    view! {
        <Show when=move || kept.get().is_some()>
            <p class="kept-line">
                <span>{used}" "{say(&words::KEPT_HERE)}</span>
                <Show
                    when=move || is_promised.get()
                    fallback=move || view! {
                        <span>{say(&words::KEPT_LOOSE)}</span>
                        <button type="button" class="link" on:click=ask>{say(&words::KEPT_ASK)}</button>
                    }
                >
                    <span>{say(&words::KEPT_PROMISED)}</span>
                </Show>
            </p>
        </Show>
    }
}
