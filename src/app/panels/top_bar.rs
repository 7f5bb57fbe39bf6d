//! The bar on top: the mark, the places, the request counter, language and theme, and the way to add files.

use super::places::{PlaceLink, PlaceName};
use super::request_counter::RequestCounter;
use super::settings_menu::{LanguageButton, SettingsMenu};
use crate::browser::{drop, theme};
use crate::parts::button::{Button, Look};
use crate::parts::icon::Glyph;
use crate::parts::logo::Logo;
use crate::state::{say, use_state};
use crate::words;
use leptos::prelude::*;
use sextant::query::view::Page;

#[component]
pub fn TopBar(
    /// Without places: there is nothing to look at yet.
    #[prop(into)]
    is_bare: Signal<bool>,
) -> impl IntoView {
    let state = use_state();
    let nav = move || {
        let links = Page::ALL.map(|page| {
            view! { <PlaceLink page=page class="top-bar__link"><PlaceName page=page/></PlaceLink> }
        });
        view! { <nav class="top-bar__places" aria-label=say(&words::PLACES)>{links.collect_view()}</nav> }
    };
    let on_brand = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        state.go(Page::Overview);
    };
    view! {
        <header class="top-bar">
            <a class="skip" href="#content" on:click=skip>{say(&words::SKIP)}</a>
            <a class="top-bar__brand" href="#/overview" on:click=on_brand><Logo/>"Sextant"</a>
            <Show when=move || !is_bare.get()>{nav}</Show>
            <span class="top-bar__rest"></span>
            <Show when=move || !is_bare.get()><RequestCounter/></Show>
            <Show when=move || is_bare.get()><LanguageButton/></Show>
            <SettingsMenu/>
            <Show when=move || !is_bare.get()>
                <span class="top-bar__add">
                    <Button look=Look::Main glyph=Glyph::Plus on:click=|_| drop::choose()>
                        <span>{say(&words::ADD_FILES)}</span>
                    </Button>
                </span>
            </Show>
        </header>
    }
}

/// By hand: a fragment of its own would be taken for a view.
fn skip(event: leptos::ev::MouseEvent) {
    event.prevent_default();
    theme::focus("content");
}
