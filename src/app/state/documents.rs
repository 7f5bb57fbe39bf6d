//! Small documents as the engine last told them, and the verbs that change them.

use super::State;
use crate::browser::clock;
use leptos::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sextant::model::document::DocumentKind;
use sextant::protocol::{Document, DocumentChange, Request};
use sextant::words::Said;

#[derive(Clone, Copy)]
pub struct Documents {
    pub all: ReadSignal<Vec<Document>>,
    set_all: WriteSignal<Vec<Document>>,
    /// What a step back would take back.
    pub back: ReadSignal<Option<Said>>,
    set_back: WriteSignal<Option<Said>>,
    /// What a step forward would make again.
    pub forward: ReadSignal<Option<Said>>,
    set_forward: WriteSignal<Option<Said>>,
}

impl Documents {
    pub(super) fn new() -> Self {
        let (all, set_all) = signal(Vec::new());
        let (back, set_back) = signal(None);
        let (forward, set_forward) = signal(None);
        Self { all, set_all, back, set_back, forward, set_forward }
    }

    /// True when channel rules are other ones now: what was answered before is stale.
    pub(super) fn hear(self, all: Vec<Document>, back: Option<Said>, forward: Option<Said>) -> bool {
        let rules = |all: &[Document]| all.iter().find(|document| document.kind == DocumentKind::ChannelRules).cloned();
        let is_retold = self.all.with_untracked(|known| rules(known)) != rules(&all);
        self.set_all.set(all);
        self.set_back.set(back);
        self.set_forward.set(forward);
        is_retold
    }

    /// What a document holds; its default where there is none. Tracks.
    pub fn read<T: DeserializeOwned + Default>(self, kind: DocumentKind, id: &str) -> T {
        self.all.with(|all| {
            let found = all.iter().find(|document| document.kind == kind && document.id == id);
            found.and_then(Document::read).unwrap_or_default()
        })
    }

    /// The documents of a kind, in the order of their ids; tracks.
    pub fn of(self, kind: DocumentKind) -> Vec<Document> {
        self.all.with(|all| all.iter().filter(|document| document.kind == kind).cloned().collect())
    }
}

impl State {
    /// Changes documents as one step, said in words, that can be taken back.
    pub fn change_documents(self, documents: Vec<DocumentChange>, what: Said) {
        self.send(&Request::Change { documents, what, now: clock::now() }, &[]);
    }

    /// Writes one document anew, as a step that can be taken back.
    pub fn write(self, kind: DocumentKind, id: &str, body: &impl Serialize, what: Said) {
        let Ok(body) = serde_json::to_string(body) else { return };
        let rev = self.documents.all.with_untracked(|all| {
            let found = all.iter().find(|document| document.kind == kind && document.id == id);
            found.map_or(0, |document| document.rev)
        });
        self.change_documents(vec![DocumentChange { kind, id: id.to_owned(), rev, body: Some(body) }], what);
    }

    pub fn step_back(self) {
        self.send(&Request::StepBack { now: clock::now() }, &[]);
    }

    pub fn step_forward(self) {
        self.send(&Request::StepForward { now: clock::now() }, &[]);
    }
}
