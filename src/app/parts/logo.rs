//! The mark: a sextant's frame, arm and arc.

use leptos::prelude::*;

#[component]
pub fn Logo() -> impl IntoView {
    view! {
        <svg class="logo" width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
            <path d="M3 15.5a9.2 9.2 0 0 0 14 0"></path>
            <path d="M10 3 4.4 14M10 3l5.6 11"></path>
            <path d="m10 3 2.4 12.4"></path>
            <circle cx="10" cy="3" r="1.3"></circle>
        </svg>
    }
}
