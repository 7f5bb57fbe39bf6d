//! The whole back half: requests in, replies out, over any `Store`. It opens no file and no database of its own, so
//! everything here runs in a native test.
//!
//! Start at `Engine::handle`. `inbox` decides what is worth answering, `shelf` keeps the loaded columns, `drafts` what
//! was read but not yet stored, `diff` compares the two, `commit` makes the one atomic step, `library` the summary,
//! `documents` changes the small documents beside the facts.

pub mod answers;
pub mod assemble;
pub mod assembly;
pub mod by_hand;
pub mod commit;
pub mod diff;
pub mod documents;
pub mod drafts;
pub mod inbox;
pub mod intake;
pub mod joined;
pub mod library;
pub mod notes;
pub mod recipes;
pub mod rulebook;
pub mod shelf;
pub mod shown;

use crate::model::day::Day;
use crate::problem::{Problem, Severity};
use crate::protocol::{FileReport, Reply, Request};
use crate::query::Prepared;
use crate::store::Store;
use crate::store::error::StoreError;
use crate::store::log::Documents;
use crate::store::manifest::Manifest;
use crate::words::Said;
use answers::Answers;
use drafts::{Drafts, FileDraft};
use shelf::Shelf;

/// Where replies go as they arise.
pub type Say<'a> = &'a mut dyn FnMut(Reply);

pub struct Engine<S> {
    store: S,
    today: Day,
    manifest: Manifest,
    documents: Documents,
    shelf: Shelf,
    drafts: Drafts,
    answers: Answers,
    /// What the query works out once a change of the facts.
    prepared: Prepared,
    /// What was wrong when opening.
    problems: Vec<Problem>,
    /// Why nothing may be written, where the store could not be read.
    refusal: Option<StoreError>,
    is_writer: bool,
}

impl<S: Store> Engine<S> {
    /// Reads the manifest and no column. An unreadable store opens empty, with its problem, and is never written to.
    pub async fn open(store: S, today: Day, problems: Vec<Problem>) -> Self {
        let mut engine = Self {
            store,
            today,
            manifest: Manifest::default(),
            documents: Documents::default(),
            shelf: Shelf::default(),
            drafts: Drafts::default(),
            answers: Answers::default(),
            prepared: Prepared::default(),
            problems,
            refusal: None,
            is_writer: true,
        };
        engine.refresh().await;
        engine
    }

    /// Reads manifest and documents again, after another tab changed them. Columns of imports that are still there are
    /// kept.
    pub async fn refresh(&mut self) {
        match self.read().await {
            Ok((manifest, documents)) => {
                (self.manifest, self.documents) = (manifest, documents);
                self.refusal = None;
            }
            Err(error) => {
                (self.manifest, self.documents) = Default::default();
                self.refusal = Some(error);
            }
        }
        self.follow();
    }

    async fn read(&self) -> Result<(Manifest, Documents), StoreError> {
        Ok((self.store.manifest().await?.unwrap_or_default(), self.store.documents().await?))
    }

    fn follow(&mut self) {
        self.shelf.follow(&self.manifest);
        self.shelf.set_rules(self.rulebook());
        self.forget_answers();
    }

    fn forget_answers(&mut self) {
        self.answers.forget();
        self.prepared = Prepared::default();
    }

    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// Differs whenever what is stored differs: of the facts, of the documents.
    pub fn version(&self) -> (u64, u32) {
        (self.manifest.generation, self.documents.last_step)
    }

    pub fn store(&self) -> &S {
        &self.store
    }

    pub fn is_writer(&self) -> bool {
        self.is_writer
    }

    pub fn set_writer(&mut self, is_writer: bool) {
        self.is_writer = is_writer;
    }

    /// What is stored, in short.
    pub fn library(&self) -> Reply {
        let mut library = library::library(&self.manifest);
        self.shelf.rename_values(&mut library.values);
        library.is_writer = self.is_writer;
        library.problems = self.problems.clone();
        library.problems.extend(self.refusal.clone().map(Problem::from));
        library.problems.extend(self.shelf.problems().cloned());
        Reply::Library { library }
    }

    /// Adds one file that has been read to the draft of its job, compared with what is stored.
    pub async fn add_to_draft(&mut self, job: u32, index: usize, file: FileDraft, say: Say<'_>) {
        let mut file = file;
        if let Err(error) = diff::compare(&self.store, &self.manifest, &self.drafts, (job, index), &mut file).await {
            file.report.problems.push(error.into());
        }
        say(Reply::FileRead { job, index, file: file.report.clone() });
        self.drafts.add(job, index, file);
    }

    /// The draft of a job is complete: all its files, in the order given.
    pub fn finish_draft(&mut self, job: u32, say: Say<'_>) {
        let files: Vec<FileReport> = self.drafts.files(job).map(|file| file.report.clone()).collect();
        say(Reply::Draft { job, files });
    }

    /// Answers everything but the reading of files and the choice of a store, which need a platform.
    pub async fn handle(&mut self, request: Request, say: Say<'_>) {
        match request {
            Request::Open { .. }
            | Request::Read { .. }
            | Request::Reread { .. }
            | Request::Sample { .. }
            | Request::TakeOver => {}
            Request::Cancel { job } => {
                self.drafts.drop(job);
                say(Reply::Cancelled { job });
            }
            Request::Commit { job, parts, now } => {
                let step = self.remember(job, &parts, now);
                match self.commit(job, &parts, now).await {
                    Ok(imports) => {
                        say(self.library());
                        say(Reply::Committed { job, imports });
                        if let Some(step) = step.transpose() {
                            self.make_step(step.map(Some), say).await;
                        }
                    }
                    Err(problem) => self.fail(Some(job), None, problem, say).await,
                }
            }
            Request::Undo { imports } => match self.take_out(&imports).await {
                Ok(()) => {
                    say(self.library());
                    say(self.documents());
                }
                Err(problem) => self.fail(None, None, problem, say).await,
            },
            Request::Clear => match self.clear().await {
                Ok(()) => {
                    say(self.library());
                    say(self.documents());
                }
                Err(problem) => self.fail(None, None, problem, say).await,
            },
            Request::Change { documents, what, now } => {
                let step = self.documents.step(documents, what, now);
                self.make_step(step, say).await;
            }
            Request::StepBack { now } => self.make_step(Ok(self.documents.back(now)), say).await,
            Request::StepForward { now } => self.make_step(Ok(self.documents.forward(now)), say).await,
            Request::Report { slot, seq, ask } => match self.report(&ask, say).await {
                Ok(report) => say(Reply::Report { slot, seq, report }),
                Err(error) => self.fail(None, Some(slot), error.into(), say).await,
            },
            Request::Cube { slot, seq, ask } => match self.cube(&ask, say).await {
                Ok(cube) => say(Reply::Cube { slot, seq, cube }),
                Err(error) => self.fail(None, Some(slot), error.into(), say).await,
            },
            Request::Cohorts { slot, seq, filters } => match self.cohorts(&filters, say).await {
                Ok(cohorts) => say(Reply::Cohorts { slot, seq, cohorts }),
                Err(error) => self.fail(None, Some(slot), error.into(), say).await,
            },
            Request::Able { slot, seq, job } => say(Reply::Able { slot, seq, shown: self.shown(job) }),
            Request::Rules { slot, seq, book } => match self.rules_seen(&book).await {
                Ok(seen) => say(Reply::Rules { slot, seq, seen }),
                Err(error) => self.fail(None, Some(slot), error.into(), say).await,
            },
            Request::Health { slot, seq } => match self.health(say).await {
                Ok(health) => say(Reply::Health { slot, seq, health }),
                Err(error) => self.fail(None, Some(slot), error.into(), say).await,
            },
            Request::Raw { slot, seq, want } => match self.raw(&want, say).await {
                Ok(rows) => say(Reply::Rows { slot, seq, rows }),
                Err(error) => self.fail(None, Some(slot), error.into(), say).await,
            },
            Request::Rows { slot, seq, want } => match self.rows(&want, say).await {
                Ok(rows) => say(Reply::Rows { slot, seq, rows }),
                Err(error) => self.fail(None, Some(slot), error.into(), say).await,
            },
        }
    }

    /// Says what failed; after a conflict the state of the other tab is taken over first.
    async fn fail(&mut self, job: Option<u32>, slot: Option<String>, problem: Problem, say: Say<'_>) {
        if problem.id == "changed_elsewhere" {
            self.refresh().await;
            say(self.library());
            say(self.documents());
        }
        say(Reply::Failed { job, slot, problem });
    }

    fn check_may_write(&self) -> Result<(), Problem> {
        if let Some(refusal) = &self.refusal {
            return Err(refusal.clone().into());
        }
        if self.is_writer {
            return Ok(());
        }
        Err(Problem::new(
            "read_only_tab",
            Severity::Error,
            Said::fixed("Another tab is editing this workspace", "Это пространство редактируется в другой вкладке"),
            Said::fixed("Take over here, then try again.", "Перенесите редактирование сюда и повторите."),
        ))
    }
}
