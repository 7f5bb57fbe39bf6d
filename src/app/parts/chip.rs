//! The face of a chip: what it is about in grey, what was chosen in ink.

use super::icon::{Glyph, Icon};
use leptos::prelude::*;

#[component]
pub fn ChipFace(
    /// Empty = the value says it alone.
    #[prop(into)]
    label: TextProp,
    #[prop(into)] value: TextProp,
    /// Fewer words for a narrow screen.
    #[prop(into, optional)]
    short: Option<TextProp>,
) -> impl IntoView {
    let class = if short.is_some() { "chip__value chip__value--wide" } else { "chip__value" };
    view! {
        <span class="chip__label">{move || label.get()}</span>
        <span class=class>{move || value.get()}</span>
        {short.map(|short| view! { <span class="chip__value chip__value--short">{move || short.get()}</span> })}
        <Icon glyph=Glyph::Down/>
    }
}
