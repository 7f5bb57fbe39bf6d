//! The import: files fill in as they are read; what was found, what is off, and in words what would enter. Nothing is
//! stored before the person says so.

use super::data_tools::Fold;
use super::dry_run::DryRun;
use super::import_part::{FileFailure, ImportPart, ReadingLine};
use super::problem_list::ProblemList;
use super::shown::CanShow;
use crate::browser::{drop, intl};
use crate::parts::button::{Button, Look};
use crate::parts::drawer::Drawer;
use crate::parts::icon::Glyph;
use crate::state::{Job, JobKind, Line, Phase, say, use_state};
use crate::words;
use crate::words_tools::SHOWN_TITLE;
use leptos::prelude::*;
use sextant::words::Lang;
use std::collections::BTreeSet;

#[component]
pub fn ImportDrawer() -> impl IntoView {
    let state = use_state();
    let is_open = Memo::new(move |_| {
        state.job.with(|job| job.as_ref().is_some_and(|job| job.kind == JobKind::Files || job.phase == Phase::Failed))
    });
    view! { <Show when=move || is_open.get()><OpenDrawer/></Show> }
}

#[component]
fn OpenDrawer() -> impl IntoView {
    let state = use_state();
    let note = move || state.job.with(|job| job.as_ref().map(|job| summary(job, state.lang.get())).unwrap_or_default());
    let count = Memo::new(move |_| state.job.with(|job| job.as_ref().map_or(0, |job| job.lines.len())));
    let phase = Memo::new(move |_| state.job.with(|job| job.as_ref().map(|job| job.phase)));
    let problem = Memo::new(move |_| state.job.with(|job| job.as_ref().and_then(|job| job.problem.clone())));
    let trouble = move || {
        problem.get().map(|problem| {
            view! {
                <div class="import__trouble">
                    <ProblemList problems=vec![problem]/>
                    <p>{say(&words::IMPORT_UNTOUCHED)}</p>
                </div>
            }
        })
    };
    view! {
        <Drawer
            title=say(&words::IMPORT_TITLE)
            note=note
            close_label=say(&words::CLOSE)
            is_wide=true
            on_close=Callback::new(move |()| state.cancel())
            footer=view! { <Footer/> }.into_any()
        >
            {trouble}
            <ul class="import__files">
                <For each=move || 0..count.get() key=|index| *index let:index><FileLine index=index/></For>
            </ul>
            <Show when=move || phase.get() == Some(Phase::Draft)><CanShowDraft/></Show>
        </Drawer>
    }
}

/// Folded: what the files would make it possible to show.
#[component]
fn CanShowDraft() -> impl IntoView {
    let inside = || {
        let job = use_state().job.with_untracked(|job| job.as_ref().map(|job| job.id));
        view! { <CanShow job=job/> }.into_any()
    };
    view! { <Fold title=&SHOWN_TITLE inside=inside/> }
}

/// "4 files read, 12,480 rows. Nothing has left this device"
fn summary(job: &Job, lang: Lang) -> String {
    let read = job.lines.iter().filter(|line| line.report.is_some()).count() as u32;
    let rows: u32 = job.parts().map(|(_, _, part)| part.rows).sum();
    let files = intl::counted(lang, job.lines.len() as u32, &words::FILES);
    let files = match job.phase {
        Phase::Reading => match lang {
            Lang::En => format!("{} of {files} read", intl::count(lang, read)),
            Lang::Ru => format!("прочитано {} из {}", intl::count(lang, read), job.lines.len()),
        },
        _ => files,
    };
    let rows = intl::counted(lang, rows, &words::ROWS);
    format!("{files}, {rows}. {}", words::IMPORT_NOTHING_LEFT.get(lang))
}

/// One file: reading, failed as a whole, or its reports.
#[component]
fn FileLine(index: usize) -> impl IntoView {
    let state = use_state();
    let line = Memo::new(move |_| state.job.with(|job| job.as_ref().and_then(|job| job.lines.get(index).cloned())));
    // The reports are drawn once, when the file has been read; progress only moves the bar.
    let report = Memo::new(move |_| line.with(|line| line.as_ref().and_then(|line: &Line| line.report.clone())));
    // A report that is read again is drawn anew: what stood open stays open.
    let opened = RwSignal::new(BTreeSet::new());
    move || match report.get() {
        None => view! { <ReadingLine line=line/> }.into_any(),
        Some(file) if file.parts.is_empty() => view! { <FileFailure file=file/> }.into_any(),
        Some(file) => {
            let parts = file.parts.iter().enumerate().map(|(part, report)| {
                // Problems of the file as a whole stand with its first report.
                let whole = if part == 0 { file.problems.clone() } else { Vec::new() };
                view! { <ImportPart place=(index, part) path=file.path.clone() part=report.clone() whole=whole opened=opened/> }
            });
            parts.collect_view().into_any()
        }
    }
}

#[component]
fn Footer() -> impl IntoView {
    let state = use_state();
    let phase = Memo::new(move |_| state.job.with(|job| job.as_ref().map(|job| job.phase)));
    let entering = Memo::new(move |_| state.job.with(|job| job.as_ref().map_or(0, |job| job.entering().len())));
    // With nothing to load the button only closes.
    let is_rereading =
        Memo::new(move |_| state.job.with(|job| job.iter().flat_map(|job| &job.lines).any(|line| line.is_reread)));
    let is_idle = move || phase.get() != Some(Phase::Draft) || is_rereading.get();
    let main = move || match (phase.get(), entering.get()) {
        (Some(Phase::Committing), _) => say(&words::IMPORT_BUSY)(),
        (Some(Phase::Draft), 0) => say(&words::CLOSE)(),
        _ => say(&words::IMPORT_OK)(),
    };
    view! {
        <DryRun/>
        <Button look=Look::Quiet on:click=move |_| state.cancel()>{say(&words::CANCEL)}</Button>
        <span class="drawer__rest"></span>
        <Button glyph=Glyph::Plus on:click=|_| drop::choose()>{say(&words::ADD_FILES)}</Button>
        <Button look=Look::Main is_disabled=Signal::derive(is_idle) on:click=move |_| state.commit()>{main}</Button>
    }
}
