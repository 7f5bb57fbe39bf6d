//! Documents and their change log: every change is a step that says what each document was before and after. Steps are
//! only ever appended: taking one back is a step of its own. Pure; a store applies steps and reads them back.

use super::error::StoreError;
use crate::model::document::{Document, DocumentChange, DocumentKind};
use crate::words::Said;

/// Steps read back: so far can a person go back.
pub const STEPS_READ: u32 = 200;

#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// From 1, without gaps.
    pub number: u32,
    /// Units: ms since 1970.
    pub at: f64,
    /// The step in words.
    pub what: Said,
    pub turn: Turn,
    /// Each document at most once.
    pub changes: Vec<Changed>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// A change of its own.
    New,
    /// Takes the step of this number back.
    Back(u32),
    /// Makes the step of this number again.
    Again(u32),
}

#[derive(Clone, Debug, PartialEq)]
pub struct Changed {
    pub kind: DocumentKind,
    pub id: String,
    /// `None`: it was not there.
    pub before: Option<String>,
    /// `None`: it is removed.
    pub after: Option<String>,
}

/// All documents, and the end of their log.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Documents {
    pub all: Vec<Document>,
    /// The last steps, oldest first: at most `STEPS_READ`, and none older than one that could not be read.
    pub steps: Vec<Step>,
    /// The number of the last step ever made; 0 when there was none.
    pub last_step: u32,
}

impl Documents {
    pub fn find(&self, kind: DocumentKind, id: &str) -> Option<&Document> {
        self.all.iter().find(|document| document.kind == kind && document.id == id)
    }

    /// The step that makes these changes; `None` when they change nothing.
    /// Errors: `Conflict` when a document is no longer the one that was looked at.
    pub fn step(&self, changes: Vec<DocumentChange>, what: Said, now: f64) -> Result<Option<Step>, StoreError> {
        let mut changed = Vec::new();
        for change in changes {
            let stored = self.find(change.kind, &change.id);
            if stored.map_or(0, |document| document.rev) != change.rev {
                return Err(StoreError::Conflict);
            }
            let before = stored.map(|document| document.body.clone());
            if before != change.body {
                changed.push(Changed { kind: change.kind, id: change.id, before, after: change.body });
            }
        }
        let step = Step { number: self.last_step + 1, at: now, what, turn: Turn::New, changes: changed };
        Ok((!step.changes.is_empty()).then_some(step))
    }

    /// The step that would be taken back next.
    pub fn behind(&self) -> Option<&Step> {
        self.turns().0.pop()
    }

    /// The step that would be made again next.
    pub fn ahead(&self) -> Option<&Step> {
        self.turns().1.pop()
    }

    /// The step that takes the last change back.
    pub fn back(&self, now: f64) -> Option<Step> {
        let taken = self.behind()?;
        let changes = taken.changes.iter().map(|changed| Changed {
            before: changed.after.clone(),
            after: changed.before.clone(),
            ..changed.clone()
        });
        Some(self.turn(taken, Turn::Back(taken.number), changes.collect(), now))
    }

    /// The step that makes the change again that was taken back last.
    pub fn forward(&self, now: f64) -> Option<Step> {
        let taken = self.ahead()?;
        Some(self.turn(taken, Turn::Again(taken.number), taken.changes.clone(), now))
    }

    fn turn(&self, taken: &Step, turn: Turn, changes: Vec<Changed>, now: f64) -> Step {
        Step { number: self.last_step + 1, at: now, what: taken.what.clone(), turn, changes }
    }

    /// Steps that stand and steps taken back, the next one of each last.
    fn turns(&self) -> (Vec<&Step>, Vec<&Step>) {
        let (mut done, mut undone) = (Vec::new(), Vec::new());
        for step in &self.steps {
            match step.turn {
                Turn::New => {
                    done.push(step);
                    undone.clear();
                }
                Turn::Back(_) => undone.extend(done.pop()),
                Turn::Again(_) => done.extend(undone.pop()),
            }
        }
        (done, undone)
    }

    /// What is stored once the step was made.
    /// Errors: `Conflict` when it was made for another state.
    pub fn apply(&mut self, step: &Step) -> Result<(), StoreError> {
        if step.number != self.last_step + 1 {
            return Err(StoreError::Conflict);
        }
        for changed in &step.changes {
            self.all.retain(|document| document.kind != changed.kind || document.id != changed.id);
            self.all.extend(changed.document(step.number));
        }
        self.all.sort_by(|one, other| (one.kind, &one.id).cmp(&(other.kind, &other.id)));
        self.last_step = step.number;
        self.steps.push(step.clone());
        let old = self.steps.len().saturating_sub(STEPS_READ as usize);
        self.steps.drain(..old);
        Ok(())
    }
}

impl Changed {
    /// The document as the step leaves it.
    pub fn document(&self, rev: u32) -> Option<Document> {
        let body = self.after.clone()?;
        Some(Document { kind: self.kind, id: self.id.clone(), rev, body })
    }
}
