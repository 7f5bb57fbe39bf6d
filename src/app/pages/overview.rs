//! The main board, in reading order. It only places panels.

use leptos::prelude::*;

#[component]
pub fn Overview() -> impl IntoView {
    view! { <div class="board"></div> }
}
