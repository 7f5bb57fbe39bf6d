//! The watched folder: while the page is open and in sight, exports that are new or changed are read; reports that are
//! known come in by themselves, everything else waits for the person. Nothing is ever guessed.

use super::{Job, JobKind, Line, State, is_new};
use crate::browser::folder::{self, News};
use crate::browser::{clock, storage, theme};
use leptos::prelude::*;
use sextant::problem::Severity;
use sextant::protocol::{PartReport, Request};

/// Said here that there is a folder, so that a page without one fetches nothing.
const KEPT: &str = "sextant.folder";
/// Units: ms between two looks.
const PAUSE: u32 = 15_000;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Watch {
    /// No folder was chosen.
    #[default]
    None,
    /// The browser wants to be asked again.
    Asks,
    Watching,
    /// It was moved or deleted.
    Gone,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct FolderState {
    pub watch: Watch,
    pub name: String,
    /// Files that no one could read by themselves.
    pub waiting: Vec<String>,
    /// Units: ms since 1970; 0 before the first look.
    pub looked_at: f64,
}

impl State {
    /// Called once: takes up the folder of an earlier visit.
    pub(super) fn start_folder(self) {
        if storage::get(KEPT).is_none() || !folder::is_possible() {
            return;
        }
        folder::restore(move |name| {
            let Some(name) = name else { return storage::set(KEPT, None) };
            self.set_folder.update(|folder| folder.name = name);
            folder::waiting(move |waiting| self.set_folder.update(|folder| folder.waiting = waiting));
            folder::permission(false, move |answer| self.hear_permission(&answer));
        });
    }

    pub fn choose_folder(self) {
        folder::pick(move |name| {
            let Some(name) = name else { return };
            storage::set(KEPT, Some("1"));
            self.set_folder.set(FolderState { name, ..FolderState::default() });
            self.hear_permission("granted");
        });
    }

    /// Asks the browser for the folder again; from a person's action.
    pub fn allow_folder(self) {
        folder::permission(true, move |answer| self.hear_permission(&answer));
    }

    pub fn forget_folder(self) {
        folder::forget();
        storage::set(KEPT, None);
        self.set_folder.set(FolderState::default());
    }

    /// Opens a file that waits in the import, where it can be mapped.
    pub fn open_waiting(self, path: &str) {
        folder::open(path, move |file| self.read(vec![file]));
    }

    fn hear_permission(self, answer: &str) {
        let was = self.folder.with_untracked(|folder| folder.watch);
        let watch = if answer == "granted" { Watch::Watching } else { Watch::Asks };
        self.set_folder.update(|folder| folder.watch = watch);
        if watch == Watch::Watching && was != Watch::Watching {
            self.look_and_wait();
        }
    }

    fn look_and_wait(self) {
        if self.folder.with_untracked(|folder| folder.watch) != Watch::Watching {
            return;
        }
        self.look_now();
        clock::after(PAUSE, move || self.look_and_wait());
    }

    /// One look, unless something else is under way: an open draft is never disturbed.
    pub fn look_now(self) {
        let may_write = self.library.with_untracked(|library| library.as_ref().is_some_and(|l| l.is_writer));
        if !may_write || theme::is_hidden() || self.job.with_untracked(Option::is_some) {
            return;
        }
        folder::look(move |news| match news {
            None => self.set_folder.update(|folder| folder.watch = Watch::Gone),
            Some(news) => {
                self.set_folder.update(|folder| folder.looked_at = clock::now());
                let files = news.files();
                if !files.is_empty() && self.job.with_untracked(Option::is_none) {
                    self.read_news(news, &files);
                }
            }
        });
    }

    fn read_news(self, news: News, files: &[web_sys::File]) {
        let id = self.next_id();
        let line = |file: &web_sys::File| Line {
            name: file.name(),
            done: 0.0,
            total: file.size(),
            report: None,
            is_reread: false,
        };
        self.set_job.set(Some(Job::new(id, JobKind::Watched, files.iter().map(line).collect())));
        self.news.set_value(Some(news));
        self.send(&Request::Read { job: id, decided: Vec::new() }, files);
    }

    /// The files of a look have been read: known reports come in, the others wait.
    pub(super) fn settle_news(self) {
        let Some(job) = self.job.get_untracked() else { return };
        let waits: Vec<usize> = (0..job.lines.len()).filter(|file| !self.comes_in(&job, *file)).collect();
        if let Some(news) = self.news.get_value() {
            folder::mark(&news, &waits, move |waiting| self.set_folder.update(|folder| folder.waiting = waiting));
        }
        self.news.set_value(None);
        let left_out = job.parts().map(|(place, ..)| place).filter(|(file, _)| waits.contains(file)).collect();
        self.set_job.update(|job| {
            if let Some(job) = job {
                job.left_out = left_out;
            }
        });
        self.commit();
    }

    /// Every report of the file is known, and the reader has no doubt about it or the person took the like in before.
    fn comes_in(self, job: &Job, file: usize) -> bool {
        let parts: Vec<&PartReport> =
            job.parts().filter(|(place, ..)| place.0 == file).map(|(.., part)| part).collect();
        let is_sure = |part: &PartReport| {
            let worst = part.problems.iter().map(|problem| problem.severity).max();
            let has_doubt = part.rejected > 0 || worst.is_some_and(|worst| worst > Severity::Note);
            part.source.is_some() && (!is_new(part) || !has_doubt || self.was_taken_in(part))
        };
        !parts.is_empty() && parts.into_iter().all(is_sure)
    }

    fn was_taken_in(self, part: &PartReport) -> bool {
        self.library.with_untracked(|library| {
            let imports = library.iter().flat_map(|library| &library.imports);
            imports
                .map(|import| &import.slice)
                .any(|slice| Some(&slice.source) == part.source.as_ref() && Some(&slice.report) == part.report.as_ref())
        })
    }
}
