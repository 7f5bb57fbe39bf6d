//! The six places, as links of the top bar and of the phone's tab bar.

use crate::parts::icon::Glyph;
use crate::state::{say, use_state};
use crate::words;
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use sextant::query::view::{Page, View};
use sextant::words::Said;

pub fn name(page: Page) -> &'static Said {
    match page {
        Page::Overview => &words::OVERVIEW,
        Page::Explore => &words::EXPLORE,
        Page::Goals => &words::GOALS,
        Page::Metrics => &words::METRICS,
        Page::Data => &words::DATA,
        Page::Plan => &words::PLAN,
    }
}

pub fn glyph(page: Page) -> Glyph {
    match page {
        Page::Overview => Glyph::House,
        Page::Explore => Glyph::Chart,
        Page::Goals => Glyph::Target,
        Page::Metrics => Glyph::Sigma,
        Page::Data => Glyph::Database,
        Page::Plan => Glyph::Route,
    }
}

/// A real link, so that it can be opened in another tab; a plain click stays in the app.
#[component]
pub fn PlaceLink(page: Page, class: &'static str, children: Children) -> impl IntoView {
    let state = use_state();
    let href = move || state.view.with(|view| View { page, metric: None, ..view.clone() }.print());
    let on_click = move |event: MouseEvent| {
        if event.button() == 0 && !event.ctrl_key() && !event.meta_key() && !event.shift_key() {
            event.prevent_default();
            state.go(page);
        }
    };
    let current = move || state.view.with(|view| view.page == page).then_some("page");
    view! { <a class=class href=href aria-current=current on:click=on_click>{children()}</a> }
}

#[component]
pub fn PlaceName(page: Page) -> impl IntoView {
    view! { <span>{say(name(page))}</span> }
}
