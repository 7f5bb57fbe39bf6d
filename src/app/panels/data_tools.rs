//! The tools below the data: what can be shown, channel rules, numbers typed by hand, the watched folder. Each is folded
//! until it is opened, and asks the engine nothing before.

use super::by_hand::ByHand;
use super::channel_rules::ChannelRules;
use super::folder::WatchedFolder;
use super::shown::CanShow;
use crate::parts::icon::{Glyph, Icon};
use crate::state::say;
use crate::words_tools as words;
use leptos::prelude::*;
use sextant::words::Said;

#[component]
pub fn DataTools() -> impl IntoView {
    view! {
        <Fold title=&words::SHOWN_TITLE inside=|| view! { <CanShow job=None/> }.into_any()/>
        <Fold title=&words::RULES_TITLE inside=|| view! { <ChannelRules/> }.into_any()/>
        <Fold title=&words::HAND_TITLE inside=|| view! { <ByHand/> }.into_any()/>
        <Fold title=&words::FOLDER_TITLE inside=|| view! { <WatchedFolder/> }.into_any()/>
    }
}

#[component]
pub fn Fold(title: &'static Said, inside: fn() -> AnyView) -> impl IntoView {
    let is_open = RwSignal::new(false);
    view! {
        <section class="tile fold">
            <h2 class="tile__title">
                <button
                    type="button"
                    class="fold__head"
                    aria-expanded=move || is_open.get().to_string()
                    on:click=move |_| is_open.update(|open| *open = !*open)
                >
                    <Icon glyph=Glyph::Down/>
                    {say(title)}
                </button>
            </h2>
            <Show when=move || is_open.get()><div class="fold__inside">{inside()}</div></Show>
        </section>
    }
}
