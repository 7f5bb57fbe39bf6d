//! One finding: what was seen, what it may mean, how it was found, its rows; and the note with which it is accepted.

use super::data_tabs::use_shared;
use crate::parts::button::{Button, Look};
use crate::parts::icon::{Glyph, Icon};
use crate::state::{say, use_state};
use crate::words_data as words;
use leptos::prelude::*;
use sextant::checks::finding::{Accepted, Finding};
use sextant::checks::lanes::Lane;
use sextant::model::document::DocumentKind;
use sextant::problem::Severity;
use sextant::protocol::DocumentChange;
use sextant::query::view::DataPart;

#[component]
pub fn FindingItem(
    finding: Finding,
    lane: Option<Lane>,
    /// Its note and the revision of the document, when it was accepted.
    known: Option<(Accepted, u32)>,
) -> impl IntoView {
    let state = use_state();
    let shared = use_shared();
    let lang = state.lang.get();
    let (class, glyph, grade) = match finding.severity {
        Severity::Error => ("finding finding--bad", Glyph::Failure, &words::SEVERE),
        Severity::Warning => ("finding finding--warn", Glyph::Warning, &words::WARN),
        Severity::Note => ("finding", Glyph::Info, &words::NOTE),
    };
    let of = lane.map(|lane| format!("{} · {}", lane.name.get(lang), lane.table.name().get(lang)));
    let Finding { key, what, mend, rule, look, .. } = finding;
    let key = StoredValue::new(key);
    let rev = known.as_ref().map_or(0, |(_, rev)| *rev);
    let put = move |body: Option<String>, said| {
        let id = key.get_value();
        state.change_documents(vec![DocumentChange { kind: DocumentKind::AcceptedCheck, id, rev, body }], said);
    };
    let accept = Callback::new(move |note: String| {
        let body = serde_json::to_string(&Accepted { note }).ok();
        put(body, words::ACCEPTED_SAID.clone());
    });
    let reopen = move |_| put(None, words::REOPENED_SAID.clone());
    let is_apart = look.is_none();
    let show = move |_| match &look {
        Some(look) => {
            shared.look.set(Some(look.clone()));
            state.set_part(DataPart::Table);
        }
        None => state.set_part(DataPart::Reconcile),
    };
    let show_said = if is_apart { &words::OPEN_RECONCILE } else { &words::SHOW_ROWS };
    let is_accepted = known.is_some();
    view! {
        <li class=class>
            <Icon glyph=glyph/>
            <div class="finding__text">
                <p class="finding__of"><span class="unseen">{grade.get(lang)}": "</span>{of}</p>
                <p class="finding__what">{what.get(lang).to_owned()}</p>
                {known.map(|(accepted, _)| view! { <p class="finding__kept">{accepted.note}</p> })}
                <p class="finding__mend">{mend.get(lang).to_owned()}</p>
                <details class="problem__detail"><summary>{words::RULE.get(lang)}</summary>{rule.get(lang).to_owned()}</details>
            </div>
            <div class="finding__do">
                <Button on:click=show>{say(show_said)}</Button>
                {if is_accepted {
                    view! { <Button look=Look::Quiet on:click=reopen>{say(&words::REOPEN)}</Button> }.into_any()
                } else {
                    view! { <Accept on_accept=accept/> }.into_any()
                }}
            </div>
        </li>
    }
}

/// A button that unfolds to a line for the note.
#[component]
fn Accept(on_accept: Callback<String>) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let note = RwSignal::new(String::new());
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        on_accept.run(note.get_untracked());
    };
    view! {
        <Show
            when=move || is_open.get()
            fallback=move || view! {
                <Button look=Look::Quiet on:click=move |_| is_open.set(true)>{say(&words::ACCEPT)}</Button>
            }
        >
            <form class="finding__form" on:submit=send>
                <label class="field">
                    {say(&words::ACCEPT_NOTE)}
                    <input type="text" required autofocus on:input=move |event| note.set(event_target_value(&event))/>
                </label>
                <button type="submit" class="button">{say(&words::ACCEPT_DO)}</button>
            </form>
        </Show>
    }
}
