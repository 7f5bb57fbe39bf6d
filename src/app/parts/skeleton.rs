//! A sunken block in the final geometry, where something is on its way.

use leptos::prelude::*;

#[component]
pub fn Skeleton(
    /// Any CSS length.
    #[prop(default = "100%")]
    width: &'static str,
    #[prop(default = "12px")] height: &'static str,
) -> impl IntoView {
    view! { <span class="skeleton" style:width=width style:height=height aria-hidden="true"></span> }
}
