//! What is loaded: sources and their freshness, files and their undo, and the way to remove everything.

use crate::panels::kept_line::KeptLine;
use crate::panels::loaded_list::{LoadedList, SourceList};
use crate::parts::button::{Button, Look};
use crate::parts::confirm::Confirm;
use crate::parts::icon::Glyph;
use crate::state::{say, use_state};
use crate::words;
use leptos::prelude::*;

#[component]
pub fn Data() -> impl IntoView {
    let state = use_state();
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
            <div class="data__end">
                <KeptLine/>
                <Button look=Look::Quiet glyph=Glyph::Bin on:click=move |_| asks.set(true)>
                    {say(&words::DATA_REMOVE_ALL)}
                </Button>
            </div>
            <Show when=move || asks.get()>
                <Confirm
                    title=say(&words::DATA_REMOVE_SURE)
                    note=say(&words::DATA_REMOVE_NOTE)
                    yes=say(&words::DATA_REMOVE_ALL)
                    no=say(&words::CANCEL)
                    on_yes=Callback::new(move |()| state.clear())
                    on_close=Callback::new(move |()| asks.set(false))
                />
            </Show>
        </section>
    }
}
