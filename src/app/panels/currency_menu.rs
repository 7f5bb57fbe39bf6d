//! The currency everything is reported in; shown only where the files have several.

use crate::parts::chip::ChipFace;
use crate::parts::popover::{ClosePopover, Popover};
use crate::state::{State, say, use_state};
use crate::words;
use leptos::prelude::*;
use sextant::model::money::Currency;

pub fn currencies(state: State) -> Vec<Currency> {
    state.library.with(|library| library.as_ref().map(|l| l.currencies.clone()).unwrap_or_default())
}

#[component]
pub fn CurrencyMenu() -> impl IntoView {
    let state = use_state();
    let value = move || match state.view.with(|view| view.currency) {
        Some(currency) => currency.code().to_owned(),
        None => words::CURRENCY_NONE.get(state.lang.get()).to_owned(),
    };
    let face = view! { <ChipFace label=say(&words::CURRENCY) value=value/> }.into_any();
    let label = move || format!("{}: {}", words::CURRENCY.get(state.lang.get()), value());
    view! {
        <Popover label=label face=face>
            <For each=move || currencies(state) key=|currency| *currency let:currency><Choice currency=currency/></For>
            <p class="menu-note">{say(&words::CURRENCY_NOTE)}</p>
        </Popover>
    }
}

#[component]
fn Choice(currency: Currency) -> impl IntoView {
    let state = use_state();
    let close = expect_context::<ClosePopover>().0;
    let is_chosen = move || state.view.with(|view| view.currency == Some(currency));
    let choose = move |_| {
        state.set_currency(Some(currency));
        close.run(());
    };
    view! {
        <button type="button" class="menu-item" aria-pressed=move || is_chosen().to_string() on:click=choose>
            <span>{currency.code().to_owned()}</span>
        </button>
    }
}
