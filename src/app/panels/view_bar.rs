//! Period, comparison and filters of everything on the page. All of it lies in the address.

use super::compare_menu::CompareMenu;
use super::currency_menu::{CurrencyMenu, currencies};
use super::filter_menu::{FilterChip, FilterMenu, fields_of};
use super::period_menu::PeriodMenu;
use crate::state::{say, use_state};
use crate::words;
use leptos::prelude::*;
use sextant::model::field::Field;

#[component]
pub fn ViewBar() -> impl IntoView {
    let state = use_state();
    let filtered = Memo::new(move |_| {
        state.view.with(|view| view.filters.iter().map(|filter| filter.field).collect::<Vec<Field>>())
    });
    // One that the address names stays choosable, so that it can be changed.
    let has_currencies =
        Memo::new(move |_| currencies(state).len() > 1 || state.view.with(|view| view.currency.is_some()));
    let can_filter = Memo::new(move |_| !fields_of(state).is_empty());
    view! {
        <section class="view-bar" aria-label=say(&words::PERIOD)>
            <PeriodMenu/>
            <CompareMenu/>
            <Show when=move || has_currencies.get()><CurrencyMenu/></Show>
            <For each=move || filtered.get() key=|field| *field let:field>
                <FilterChip field=field/>
            </For>
            <Show when=move || can_filter.get()><FilterMenu/></Show>
            <Show when=move || { filtered.with(|filtered| filtered.len() > 1) }>
                <button type="button" class="ghost" on:click=move |_| state.clear_filters()>
                    {say(&words::FILTER_CLEAR_ALL)}
                </button>
            </Show>
        </section>
    }
}
