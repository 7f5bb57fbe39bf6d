//! The face of a chip: what it is about in grey, what was chosen in ink.

use super::icon::{Glyph, Icon};
use leptos::prelude::*;

#[component]
pub fn ChipFace(
    /// Empty = the value says it alone.
    #[prop(into)]
    label: TextProp,
    #[prop(into)] value: TextProp,
) -> impl IntoView {
    view! {
        <span class="chip__label">{move || label.get()}</span>
        <span class="chip__value">{move || value.get()}</span>
        <Icon glyph=Glyph::Down/>
    }
}
