//! One import from the drop to the commit: files fill in as they are read, a dry run waits for the person, then all
//! of it is stored or nothing.

use super::{State, Undo};
use crate::browser::{clock, focus, storage};
use crate::words;
use leptos::prelude::*;
use sextant::problem::Problem;
use sextant::protocol::{Choice, FileReport, PartReport, Reply, Request};
use sextant::words::Said;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JobKind {
    Files,
    /// Stored without asking: there is nothing of the person's own in it.
    Sample,
    /// Found in the watched folder: what is known comes in without asking.
    Watched,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    Reading,
    /// The dry run is shown.
    Draft,
    Committing,
    Failed,
}

/// One file of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub name: String,
    /// Units: bytes.
    pub done: f64,
    pub total: f64,
    pub report: Option<FileReport>,
    /// It is read again, as was just decided.
    pub is_reread: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Job {
    pub id: u32,
    pub kind: JobKind,
    pub phase: Phase,
    pub lines: Vec<Line>,
    /// Parts the person left out: file index, part index.
    pub left_out: BTreeSet<(usize, usize)>,
    /// What the person decided about tables, by the key of their headers.
    pub decided: BTreeMap<String, Choice>,
    pub problem: Option<Problem>,
    /// Imports of the sample, which leaves once a person's own files are stored.
    pub replaces: Vec<u32>,
}

impl Job {
    pub(super) fn new(id: u32, kind: JobKind, lines: Vec<Line>) -> Self {
        Self {
            id,
            kind,
            phase: Phase::Reading,
            lines,
            left_out: BTreeSet::new(),
            decided: BTreeMap::new(),
            problem: None,
            replaces: Vec::new(),
        }
    }

    fn line(&mut self, index: usize) -> &mut Line {
        while self.lines.len() <= index {
            self.lines.push(Line { name: String::new(), done: 0.0, total: 0.0, report: None, is_reread: false });
        }
        &mut self.lines[index]
    }

    /// Every report found, with its place in the job.
    pub fn parts(&self) -> impl Iterator<Item = ((usize, usize), &Line, &PartReport)> {
        self.lines.iter().enumerate().flat_map(|(file, line)| {
            let parts = line.report.iter().flat_map(|report| &report.parts);
            parts.enumerate().map(move |(index, part)| ((file, index), line, part))
        })
    }

    /// What a commit would store: loadable, not left out, not the very same file again.
    pub fn entering(&self) -> Vec<(usize, usize)> {
        self.parts().filter(|(place, _, part)| is_new(part) && !self.left_out.contains(place)).map(|p| p.0).collect()
    }
}

/// Something of it would be stored.
pub fn is_new(part: &PartReport) -> bool {
    part.is_loadable && !part.diff.is_some_and(|diff| diff.is_known_file)
}

impl State {
    /// Starts reading files; those of a draft still open are read again with them.
    pub fn read(self, files: Vec<web_sys::File>) {
        let is_open = self.job.with_untracked(|job| {
            job.as_ref().is_some_and(|job| job.kind == JobKind::Files && job.phase != Phase::Committing)
        });
        self.files.update_value(|known| {
            if !is_open {
                known.clear();
            }
            known.retain(|old| !files.iter().any(|new| new.name() == old.name() && new.size() == old.size()));
            known.extend(files);
        });
        let decided = self
            .job
            .with_untracked(|job| job.as_ref().filter(|_| is_open).map(|job| job.decided.clone()).unwrap_or_default());
        self.cancel();
        let id = self.next_id();
        let files = self.files.with_value(Clone::clone);
        let lines = files
            .iter()
            .map(|file| Line { name: file.name(), done: 0.0, total: file.size(), report: None, is_reread: false })
            .collect();
        self.set_job.set(Some(Job { decided: decided.clone(), ..Job::new(id, JobKind::Files, lines) }));
        self.send(&Request::Read { job: id, decided: decided.into_iter().collect() }, &files);
    }

    /// Changes how tables with this header are read: every file of the draft that has one is read again.
    pub fn decide(self, key: &str, found: &Choice, change: impl FnOnce(&mut Choice)) {
        let mut asks = Vec::new();
        // The controls are drawn anew when the file has been read: who used the keyboard goes on where they were.
        self.kept_focus.set_value(focus::mark());
        self.set_job.update(|job| {
            let Some(job) = job.as_mut().filter(|job| job.phase == Phase::Draft) else { return };
            change(job.decided.entry(key.to_owned()).or_insert_with(|| found.clone()));
            let decided: Vec<(String, Choice)> = job.decided.clone().into_iter().collect();
            for (file, line) in job.lines.iter_mut().enumerate() {
                let mut parts = line.report.iter().flat_map(|report| &report.parts);
                if parts.any(|part| part.mapping.key == key) {
                    line.is_reread = true;
                    asks.push(Request::Reread { job: job.id, file, decided: decided.clone() });
                }
            }
        });
        asks.iter().for_each(|ask| self.send(ask, &[]));
    }

    /// The sample startup in one click.
    pub fn load_sample(self) {
        self.cancel();
        let id = self.next_id();
        self.set_job.set(Some(Job::new(id, JobKind::Sample, Vec::new())));
        self.send(&Request::Sample { job: id }, &[]);
    }

    /// Drops the draft; nothing stored is touched.
    pub fn cancel(self) {
        let open = self.job.with_untracked(|job| job.as_ref().map(|job| (job.id, job.phase)));
        if let Some((job, phase)) = open {
            // What is being stored is stored whole; undo takes it back.
            if phase != Phase::Committing {
                self.send(&Request::Cancel { job }, &[]);
            }
            self.set_job.set(None);
        }
    }

    /// Takes a part in or leaves it out.
    pub fn toggle_part(self, place: (usize, usize)) {
        self.set_job.update(|job| {
            let Some(job) = job else { return };
            if !job.left_out.remove(&place) {
                job.left_out.insert(place);
            }
        });
    }

    /// Stores the draft: atomic, and one undoable step. The sample leaves when a person's own files come.
    pub fn commit(self) {
        let Some(job) = self.job.get_untracked() else { return };
        let parts = job.entering();
        if parts.is_empty() && job.kind == JobKind::Sample {
            return self.set_job.update(|job| {
                if let Some(job) = job {
                    job.problem = Some(words::sample_failed());
                    job.phase = Phase::Failed;
                }
            });
        }
        if parts.is_empty() {
            return self.cancel();
        }
        self.set_job.update(|job| {
            if let Some(job) = job {
                job.phase = Phase::Committing;
                job.problem = None;
                job.replaces = self.sample_imports();
            }
        });
        self.send(&Request::Commit { job: job.id, parts, now: clock::now() }, &[]);
        if job.kind == JobKind::Files {
            // Asked here, where it makes sense to the person; a refusal is shown on the Data page only.
            storage::ask_to_keep(|_| {});
        }
    }

    fn sample_imports(self) -> Vec<u32> {
        self.library.with_untracked(|library| {
            let sample = library.iter().filter(|library| library.is_sample);
            sample.flat_map(|library| library.imports.iter().map(|import| import.id)).collect()
        })
    }

    /// Replies that belong to the open job; those of a cancelled one are dropped.
    pub(super) fn hear_job(self, reply: Reply) {
        let open = self.job.with_untracked(|job| job.as_ref().map(|job| job.id));
        let about = match &reply {
            Reply::Progress { job, .. }
            | Reply::FileRead { job, .. }
            | Reply::Draft { job, .. }
            | Reply::Committed { job, .. } => Some(*job),
            Reply::Failed { job, .. } => *job,
            _ => None,
        };
        if about.is_none() || about != open {
            return;
        }
        match reply {
            Reply::Committed { imports, .. } => self.finish(imports),
            reply => {
                let is_file_read = matches!(reply, Reply::FileRead { .. });
                self.set_job.update(|job| {
                    if let Some(job) = job {
                        fill(job, reply);
                    }
                });
                let mark = if is_file_read { self.kept_focus.try_update_value(Option::take).flatten() } else { None };
                if let Some(mark) = mark {
                    focus::restore(mark);
                }
                let is_read = |kind: JobKind| {
                    self.job.with_untracked(|job| {
                        job.as_ref().is_some_and(|job| job.kind == kind && job.phase == Phase::Draft)
                    })
                };
                let (is_sample_read, is_watched_read) = (is_read(JobKind::Sample), is_read(JobKind::Watched));
                if is_sample_read {
                    self.commit();
                }
                if is_watched_read {
                    self.settle_news();
                }
            }
        }
    }

    fn finish(self, imports: Vec<u32>) {
        let Some(job) = self.job.get_untracked() else { return };
        self.set_job.set(None);
        self.files.set_value(Vec::new());
        if job.kind != JobKind::Sample && !job.replaces.is_empty() {
            self.send(&Request::Undo { imports: job.replaces.clone() }, &[]);
        }
        let said = match job.kind {
            JobKind::Sample => words::SAMPLE_LOADED.clone(),
            JobKind::Files | JobKind::Watched => loaded(&job),
        };
        let undo = if imports.is_empty() { Undo::Nothing } else { Undo::Imports(imports) };
        self.toast(said, undo);
        if job.kind != JobKind::Watched
            && self.view.with_untracked(|view| view.page) != sextant::query::view::Page::Data
        {
            self.go(sextant::query::view::Page::Overview);
        }
    }
}

fn fill(job: &mut Job, reply: Reply) {
    match reply {
        Reply::Progress { file, name, done, total, .. } => {
            let line = job.line(file);
            line.name = name;
            line.done = done;
            line.total = total;
        }
        Reply::FileRead { index, file, .. } => {
            let line = job.line(index);
            line.name.clone_from(&file.path);
            line.done = line.total;
            line.report = Some(file);
            line.is_reread = false;
        }
        Reply::Draft { files, .. } => {
            for (index, file) in files.into_iter().enumerate() {
                let line = job.line(index);
                line.name.clone_from(&file.path);
                line.report = Some(file);
            }
            job.phase = Phase::Draft;
        }
        Reply::Failed { problem, .. } => {
            job.problem = Some(problem);
            // What could not be stored is still a draft: room can be made, parts left out, and the button pressed again.
            let is_draft_left = job.phase == Phase::Committing && job.kind == JobKind::Files;
            job.phase = if is_draft_left { Phase::Draft } else { Phase::Failed };
        }
        _ => {}
    }
}

fn loaded(job: &Job) -> Said {
    use crate::browser::intl::counted;
    use sextant::words::Lang;
    let entering = job.entering();
    let rows: u32 = job.parts().filter(|(place, ..)| entering.contains(place)).map(|(_, _, part)| part.rows).sum();
    let files: BTreeSet<usize> = entering.iter().map(|(file, _)| *file).collect();
    let text = |lang: Lang, verb: &str| {
        let (files, rows) = (counted(lang, files.len() as u32, &words::FILES), counted(lang, rows, &words::ROWS));
        format!("{verb} {files}, {rows}")
    };
    Said::new(text(Lang::En, "Loaded"), text(Lang::Ru, "Загружено:"))
}
