//! What covers the page while files are held over it.

use crate::parts::icon::{Glyph, Icon};
use crate::state::{say, use_state};
use crate::words;
use leptos::prelude::*;

#[component]
pub fn DropVeil() -> impl IntoView {
    let state = use_state();
    view! {
        <Show when=move || state.is_dragging.get()>
            <div class="drop-veil" aria-hidden="true">
                <div class="drop-veil__frame">
                    <Icon glyph=Glyph::Upload is_large=true/>
                    <b>{say(&words::DROP_HERE)}</b>
                    <span>{say(&words::DROP_NOTE)}</span>
                </div>
            </div>
        </Show>
    }
}
