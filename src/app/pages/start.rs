//! The first screen: three equal ways in. Its skeleton in `index.html` is painted before the app is there.

use crate::browser::{drop, intl};
use crate::parts::icon::{Glyph, Icon};
use crate::state::{JobKind, Phase, Undo, say, use_state};
use crate::words;
use leptos::prelude::*;
use sextant::words::Said;

#[component]
pub fn Start() -> impl IntoView {
    let state = use_state();
    let requests = move || intl::counted(state.lang.get(), state.requests.get(), &words::REQUESTS);
    // While the sample is made and read, its card says how far it is.
    let busy = Memo::new(move |_| {
        state.job.with(|job| {
            let job = job.as_ref().filter(|job| job.kind == JobKind::Sample && job.phase != Phase::Failed)?;
            let read = job.lines.iter().filter(|line| line.report.is_some()).count();
            Some((read as u32, job.lines.len() as u32))
        })
    });
    let sample_note = move || {
        let lang = state.lang.get();
        match busy.get() {
            None => words::START_SAMPLE_NOTE.get(lang).to_owned(),
            Some((_, 0)) => words::START_SAMPLE_BUSY.get(lang).to_owned(),
            Some((read, all)) => format!("{}: {read} / {all}", words::START_SAMPLE_BUSY.get(lang)),
        }
    };
    view! {
        <main class="start" id="content" tabindex="-1">
            <h1 class="start__title">{say(&words::START_TITLE)}</h1>
            <p class="start__lead">{say(&words::START_LEAD)}</p>
            <div class="start__choices">
                <Choice glyph=Glyph::Upload title=&words::START_FILES is_first=true note=say(&words::START_FILES_NOTE)
                    on:click=|_| drop::choose()/>
                <Choice glyph=Glyph::Chart title=&words::START_SAMPLE note=sample_note
                    on:click=move |_| if busy.get_untracked().is_none() { state.load_sample() }/>
                <Choice glyph=Glyph::FileCheck title=&words::START_SHARED note=say(&words::START_SHARED_NOTE)
                    on:click=move |_| state.toast(words::START_SHARED_SAID.clone(), Undo::Nothing)/>
            </div>
            <p class="start__fine">
                <span>{say(&words::START_PRIVACY)}" "{requests}" "{say(&words::START_PRIVACY_SINCE)}</span>
                <span>{say(&words::START_LIMITS)}</span>
            </p>
        </main>
    }
}

#[component]
fn Choice(
    glyph: Glyph,
    title: &'static Said,
    #[prop(into)] note: TextProp,
    /// Where most people begin.
    #[prop(optional)]
    is_first: bool,
) -> impl IntoView {
    let class = if is_first { "choice choice--first" } else { "choice" };
    view! {
        <button type="button" class=class>
            <Icon glyph=glyph is_large=true/>
            <b class="choice__title">{say(title)}</b>
            <span class="choice__note">{move || note.get()}</span>
        </button>
    }
}
