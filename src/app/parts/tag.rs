//! A word on a tint: how something stands.

use leptos::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    Good,
    Warn,
    Bad,
    Calm,
}

#[component]
pub fn Tag(tone: Tone, #[prop(into)] text: TextProp) -> impl IntoView {
    let class = match tone {
        Tone::Good => "tag tag--good",
        Tone::Warn => "tag tag--warn",
        Tone::Bad => "tag tag--bad",
        Tone::Calm => "tag",
    };
    view! { <span class=class>{move || text.get()}</span> }
}
