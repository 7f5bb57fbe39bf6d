//! Small documents: changed by steps, each of which can be taken back. It knows no kind's meaning.

use super::{Engine, Say};
use crate::problem::Problem;
use crate::protocol::Reply;
use crate::store::Store;
use crate::store::error::StoreError;
use crate::store::log::{Documents, Step};

impl<S: Store> Engine<S> {
    /// Every document, and what a step back or forward would do.
    pub fn documents(&self) -> Reply {
        Reply::Documents {
            documents: self.documents.all.clone(),
            back: self.documents.behind().map(|step| step.what.clone()),
            forward: self.documents.ahead().map(|step| step.what.clone()),
        }
    }

    /// Makes a step, if there is one, and tells the documents.
    pub(super) async fn make_step(&mut self, step: Result<Option<Step>, StoreError>, say: Say<'_>) {
        match self.try_step(step).await {
            Ok(is_other) => {
                if is_other {
                    say(self.library());
                }
                say(self.documents());
            }
            Err(problem) => self.fail(None, None, problem, say).await,
        }
    }

    /// True when the facts are other ones now: channels and names, or numbers typed by hand.
    pub(super) async fn try_step(&mut self, step: Result<Option<Step>, StoreError>) -> Result<bool, Problem> {
        let Some(step) = step? else { return Ok(false) };
        self.check_may_write()?;
        self.store.make_step(&step).await?;
        self.documents.apply(&step)?;
        let is_retold = self.follow_rules();
        Ok(self.follow_sheets(step.at).await? || is_retold)
    }

    fn follow_rules(&mut self) -> bool {
        let is_retold = self.shelf.set_rules(self.rulebook());
        if is_retold {
            self.forget_answers();
        }
        is_retold
    }

    /// Part of removing everything.
    pub(super) async fn forget_documents(&mut self) -> Result<(), Problem> {
        self.store.forget_documents().await?;
        self.documents = Documents::default();
        self.follow_rules();
        Ok(())
    }
}
