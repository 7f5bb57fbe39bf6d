//! Numbers typed by hand as facts: every sheet becomes a table that goes through the import, and takes the place of the
//! one before it in one step. The sheets are the truth: whenever they and the facts differ, the facts follow.

use super::Engine;
use super::commit::describe;
use super::drafts::FileDraft;
use super::intake::{Intake, Next, PieceJob};
use crate::model::by_hand::{Sheet, TYPABLES, Typable};
use crate::model::document::{Document, DocumentChange, DocumentKind};
use crate::problem::Problem;
use crate::read::parse::parse_piece;
use crate::read::piece::Parsed;
use crate::store::Store;
use crate::store::manifest::Stored;
use crate::words::Said;
use std::collections::VecDeque;

const SOURCE: &str = "by_hand";

impl<S: Store> Engine<S> {
    /// Brings the facts in line with the sheets. True when something changed.
    pub(super) async fn follow_sheets(&mut self, now: f64) -> Result<bool, Problem> {
        let mut gone: Vec<u32> = Vec::new();
        let mut new: Vec<FileDraft> = Vec::new();
        for kind in TYPABLES {
            let is_of = |stored: &&Stored| {
                let slice = &stored.import.slice;
                slice.source == SOURCE && slice.report == kind.id
            };
            let stored: Vec<&Stored> = self.manifest.imports.iter().filter(is_of).collect();
            let is_it = |document: &&Document| document.kind == DocumentKind::ByHand && document.id == kind.id;
            let sheet = match self.documents.all.iter().find(is_it).map(Document::read::<Sheet>) {
                // As a newer app wrote it: what stands is left alone.
                Some(None) => continue,
                sheet => sheet.flatten(),
            };
            let draft = sheet.and_then(|sheet| sheet.table(kind)).map(|table| read(kind, &table));
            let hash = draft.as_ref().map(|draft| draft.report.hash.as_str());
            if stored.iter().map(|stored| stored.import.hash.as_str()).eq(hash) {
                continue;
            }
            gone.extend(stored.iter().map(|stored| stored.import.id));
            new.extend(draft);
        }
        if gone.is_empty() && new.is_empty() {
            return Ok(false);
        }
        self.check_may_write()?;
        let mut placed = Vec::new();
        let mut id = self.manifest.next_import;
        for mut draft in new {
            let Some(slice) = draft.slices.first_mut().and_then(Option::take) else { continue };
            let Some(stored) = describe(&draft, 0, &slice, id, now) else { continue };
            placed.push((stored, slice));
            id += 1;
        }
        self.exchange(&gone, placed).await?;
        Ok(true)
    }

    /// Removes imports, and the sheets of those that were typed.
    pub(super) async fn take_out(&mut self, imports: &[u32]) -> Result<(), Problem> {
        self.forget_sheets(imports).await?;
        self.undo(imports).await
    }

    /// Whoever takes an import of typed numbers out means the numbers: their sheets go with them, as one step.
    async fn forget_sheets(&mut self, imports: &[u32]) -> Result<(), Problem> {
        let is_gone = |document: &&Document| {
            document.kind == DocumentKind::ByHand
                && imports
                    .iter()
                    .filter_map(|id| self.manifest.find(*id))
                    .any(|stored| stored.import.slice.source == SOURCE && stored.import.slice.report == document.id)
        };
        let change = |document: &Document| DocumentChange {
            kind: document.kind,
            id: document.id.clone(),
            rev: document.rev,
            body: None,
        };
        let changes: Vec<DocumentChange> = self.documents.all.iter().filter(is_gone).map(change).collect();
        let times = imports.iter().filter_map(|id| self.manifest.find(*id)).map(|stored| stored.import.imported_at);
        let Some(at) = times.reduce(f64::max).filter(|_| !changes.is_empty()) else { return Ok(()) };
        let what = Said::fixed("Numbers typed by hand removed", "Введённые вручную числа удалены");
        let step = self.documents.step(changes, what, at);
        self.try_step(step).await.map(|_| ())
    }
}

/// The generated table through the same import as a file, all at once: it is small.
fn read(kind: &Typable, table: &str) -> FileDraft {
    let bytes = table.as_bytes();
    let mut intake = Intake::open(&format!("{}.csv", kind.id), bytes.len() as u64, bytes);
    let mut queue: VecDeque<PieceJob> = intake.jobs().into();
    while let Some(job) = queue.pop_front() {
        let Some(plan) = intake.plan(job.part) else { continue };
        let rest = bytes.get(job.edge.from as usize..).unwrap_or_default();
        if let Parsed::Piece(piece) = parse_piece(plan, rest, job.edge)
            && let Next::Redo(jobs) = intake.accept(&job, *piece)
        {
            queue.extend(jobs);
        }
    }
    let (report, slices) = intake.finish();
    FileDraft { report, slices, is_sample: false }
}
