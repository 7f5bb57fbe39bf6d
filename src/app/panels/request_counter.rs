//! "0 requests", counted by the browser itself; opens to say what it means.

use crate::browser::intl;
use crate::parts::popover::Popover;
use crate::state::{say, use_state};
use crate::words;
use leptos::prelude::*;

#[component]
pub fn RequestCounter() -> impl IntoView {
    let state = use_state();
    let counted = move || intl::counted(state.lang.get(), state.requests.get(), &words::REQUESTS);
    let face = view! { <span class="request-counter__face">{counted}</span> }.into_any();
    view! {
        <div class="request-counter">
            <Popover button="ghost" label=say(&words::REQUESTS_LABEL) is_at_end=true face=face>
                <div class="request-counter__note">
                    <p><b>{counted}</b>" "{say(&words::REQUESTS_TOTAL)}</p>
                    <p>{say(&words::REQUESTS_WHY)}</p>
                </div>
            </Popover>
        </div>
    }
}
