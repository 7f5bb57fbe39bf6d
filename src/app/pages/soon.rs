//! A place that is still empty: the question it will answer and what will stand in it.

use crate::panels::places;
use crate::parts::button::Button;
use crate::parts::icon::Icon;
use crate::state::{say, use_state};
use crate::words;
use leptos::prelude::*;
use sextant::query::view::Page;
use sextant::words::Said;

fn words_of(page: Page) -> (&'static Said, &'static Said) {
    match page {
        Page::Goals => (&words::SOON_GOALS, &words::SOON_GOALS_NOTE),
        Page::Metrics => (&words::SOON_METRICS, &words::SOON_METRICS_NOTE),
        Page::Plan => (&words::SOON_PLAN, &words::SOON_PLAN_NOTE),
        Page::Explore | Page::Overview | Page::Data => (&words::SOON_EXPLORE, &words::SOON_EXPLORE_NOTE),
    }
}

#[component]
pub fn Soon(page: Page) -> impl IntoView {
    let state = use_state();
    let (question, note) = words_of(page);
    view! {
        <section class="soon">
            <span class="soon__glyph"><Icon glyph=places::glyph(page) is_large=true/></span>
            <p class="soon__when">{say(places::name(page))}" · "{say(&words::SOON)}</p>
            <h1 class="soon__question">{say(question)}</h1>
            <p class="soon__note">{say(note)}</p>
            <Button on:click=move |_| state.go(Page::Overview)>{say(&words::SOON_BACK)}</Button>
        </section>
    }
}
