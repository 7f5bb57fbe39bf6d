//! Whether the data can be trusted: what is covered, what is odd, where systems disagree, every row; files and the way
//! to remove everything.

use crate::browser::drop;
use crate::panels::data_checks::DataChecks;
use crate::panels::data_lanes::DataLanes;
use crate::panels::data_reconcile::DataReconcile;
use crate::panels::data_tabs::{DataShared, DataTabs};
use crate::panels::data_tools::DataTools;
use crate::panels::kept_line::KeptLine;
use crate::panels::loaded_list::LoadedList;
use crate::panels::raw_table::RawTable;
use crate::panels::recipe_list::RecipeList;
use crate::parts::button::{Button, Look};
use crate::parts::confirm::Confirm;
use crate::parts::icon::Glyph;
use crate::state::{say, use_state};
use crate::{words, words_data, words_mapping};
use leptos::prelude::*;
use sextant::query::view::DataPart;

#[component]
pub fn Data() -> impl IntoView {
    let state = use_state();
    DataShared::provide();
    let part = Memo::new(move |_| state.view.with(|view| view.part));
    let body = move || match part.get() {
        _ if !state.has_data.get() => view! { <Empty/> <Recipes/> }.into_any(),
        DataPart::Sources => view! { <DataLanes/> <DataTools/> <Files/> }.into_any(),
        DataPart::Checks => view! { <DataChecks/> }.into_any(),
        DataPart::Reconcile => view! { <DataReconcile/> }.into_any(),
        DataPart::Table => view! { <RawTable/> }.into_any(),
    };
    view! {
        <section class="data">
            <header class="data__header">
                <div>
                    <h1 class="data__title">{say(&words_data::TITLE)}</h1>
                    <p class="data__lead">{say(&words_data::LEAD)}</p>
                </div>
                <DataTabs/>
            </header>
            {body}
        </section>
    }
}

/// Nothing is loaded: the question of this page, and what unlocks it.
#[component]
fn Empty() -> impl IntoView {
    let state = use_state();
    view! {
        <section class="tile data__empty">
            <h2 class="tile__title">{say(&words_data::EMPTY_QUESTION)}</h2>
            <p>{say(&words_data::EMPTY_NOTE)}</p>
            <div class="data__choices">
                <Button look=Look::Main on:click=|_| drop::choose()>{say(&words_data::EMPTY_FILES)}</Button>
                <Button on:click=move |_| state.load_sample()>{say(&words_data::EMPTY_SAMPLE)}</Button>
            </div>
        </section>
    }
}

#[component]
fn Recipes() -> impl IntoView {
    view! {
        <section class="tile">
            <h2 class="tile__title">{say(&words_mapping::RECIPES_TITLE)}</h2>
            <RecipeList/>
        </section>
    }
}

#[component]
fn Files() -> impl IntoView {
    let state = use_state();
    let asks = RwSignal::new(false);
    view! {
        <section class="tile">
            <h2 class="tile__title">{say(&words_data::FILES)}</h2>
            <LoadedList/>
        </section>
        <Recipes/>
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
    }
}
