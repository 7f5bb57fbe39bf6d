//! The frame of the page.

use crate::state::State;
use leptos::prelude::*;

pub fn start() {
    leptos::mount::mount_to_body(App);
}

#[component]
fn App() -> impl IntoView {
    let _state = State::provide();
    view! { <main></main> }
}
