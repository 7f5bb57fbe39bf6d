//! What is loaded: sources and their freshness, files and their undo, and the way to remove everything.

use crate::panels::loaded_list::{LoadedList, SourceList};
use crate::parts::button::{Button, Look};
use crate::parts::icon::Glyph;
use crate::state::{say, use_state};
use crate::words;
use leptos::prelude::*;

#[component]
pub fn Data() -> impl IntoView {
    let asks = RwSignal::new(false);
    view! {
        <section class="data">
            <header class="data__header">
                <div>
                    <h1 class="data__title">{say(&words::DATA_TITLE)}</h1>
                    <p class="data__lead">{say(&words::DATA_LEAD)}</p>
                </div>
            </header>
            <section class="tile">
                <h2 class="tile__title">{say(&words::DATA_SOURCES)}</h2>
                <SourceList/>
            </section>
            <section class="tile">
                <h2 class="tile__title">{say(&words::DATA_FILES)}</h2>
                <LoadedList/>
            </section>
            <p class="data__end">
                <Button look=Look::Quiet glyph=Glyph::Bin on:click=move |_| asks.set(true)>
                    {say(&words::DATA_REMOVE_ALL)}
                </Button>
            </p>
            <Show when=move || asks.get()><RemoveAll asks=asks/></Show>
        </section>
    }
}

/// The one thing that asks before it is done: it cannot be taken back.
#[component]
fn RemoveAll(asks: RwSignal<bool>) -> impl IntoView {
    let state = use_state();
    let dialog = NodeRef::<leptos::html::Dialog>::new();
    dialog.on_load(|dialog| {
        let _ = dialog.show_modal();
    });
    let remove = move |_| {
        state.clear();
        asks.set(false);
    };
    view! {
        <dialog class="dialog" node_ref=dialog aria-labelledby="remove-all" on:close=move |_| asks.set(false)>
            <h2 class="dialog__title" id="remove-all">{say(&words::DATA_REMOVE_SURE)}</h2>
            <p>{say(&words::DATA_REMOVE_NOTE)}</p>
            <div class="dialog__choices">
                <Button look=Look::Quiet on:click=move |_| asks.set(false)>{say(&words::CANCEL)}</Button>
                <Button look=Look::Main on:click=remove>{say(&words::DATA_REMOVE_ALL)}</Button>
            </div>
        </dialog>
    }
}
