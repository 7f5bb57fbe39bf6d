//! A change: an arrow for the direction, colour and word for better or worse.

use crate::state::use_state;
use leptos::prelude::*;
use sextant::board::delta::{Arrow, Delta, Tone};

#[component]
pub fn DeltaLine(#[prop(into)] delta: Signal<Delta>) -> impl IntoView {
    let lang = use_state().lang;
    let class = move || match delta.with(|delta| delta.tone) {
        Tone::Good => "delta delta--good",
        Tone::Bad => "delta delta--bad",
        Tone::Calm => "delta",
    };
    view! {
        <p class=class>
            {move || arrow(delta.with(|delta| delta.arrow))}
            <span aria-hidden="true">{move || delta.with(|delta| delta.short.get(lang.get()).to_owned())}</span>
            <span class="unseen">{move || delta.with(|delta| delta.spoken.get(lang.get()).to_owned())}</span>
        </p>
    }
}

fn arrow(arrow: Arrow) -> Option<AnyView> {
    let path = match arrow {
        Arrow::None => return None,
        Arrow::Up => "M5 1.5 9 8.5H1z",
        Arrow::Down => "M5 8.5 1 1.5h8z",
        Arrow::Same => return Some(view! { <svg class="delta__arrow" viewBox="0 0 10 10" aria-hidden="true"><path d="M1 3.6h8M1 6.6h8" fill="none" stroke="currentColor" stroke-width="1.4"></path></svg> }.into_any()),
    };
    Some(view! { <svg class="delta__arrow" viewBox="0 0 10 10" aria-hidden="true"><path d=path fill="currentColor"></path></svg> }.into_any())
}
