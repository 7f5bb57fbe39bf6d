//! A button that does something here. One filled button in a view.

use super::icon::{Glyph, Icon};
use leptos::prelude::*;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    /// The one thing to do next.
    Main,
    #[default]
    Line,
    /// No border: a way out, or one of many.
    Quiet,
}

impl Look {
    fn class(self) -> &'static str {
        match self {
            Look::Main => "button button--main",
            Look::Line => "button",
            Look::Quiet => "button button--quiet",
        }
    }
}

#[component]
pub fn Button(
    #[prop(optional)] look: Look,
    #[prop(optional, into)] glyph: Option<Glyph>,
    #[prop(optional, into)] is_disabled: Signal<bool>,
    children: Children,
) -> impl IntoView {
    view! {
        <button type="button" class=look.class() disabled=move || is_disabled.get()>
            {glyph.map(|glyph| view! { <Icon glyph=glyph/> })}
            {children()}
        </button>
    }
}

/// A button that is only an icon; `label` is its name.
#[component]
pub fn IconButton(#[prop(into)] label: TextProp, glyph: Glyph) -> impl IntoView {
    let title = label.clone();
    view! {
        <button type="button" class="icon-button" aria-label=move || label.get() title=move || title.get()>
            <Icon glyph=glyph/>
        </button>
    }
}
