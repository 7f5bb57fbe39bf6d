//! Documents and their log in the database: `documents` by kind and id, `steps` by number, each as JSON text. Its
//! shapes are on people's disks, apart from the library's own types.

use super::{DOCUMENTS, IdbStore, STEPS_MADE, Write};
use indexed_db_futures::BuildPrimitive;
use indexed_db_futures::error::Error;
use indexed_db_futures::query_source::QuerySource;
use indexed_db_futures::transaction::TransactionMode;
use serde::{Deserialize, Serialize};
use sextant::model::document::{Document, DocumentKind};
use sextant::store::error::StoreError;
use sextant::store::log::{Changed, Documents, STEPS_READ, Step, Turn};
use sextant::words::Said;

#[derive(Serialize, Deserialize)]
struct DocumentRecord {
    kind: String,
    id: String,
    rev: u32,
    body: String,
}

#[derive(Serialize, Deserialize)]
struct StepRecord {
    number: u32,
    at: f64,
    en: String,
    ru: String,
    turn: String,
    /// The step that is taken back or made again.
    of: Option<u32>,
    changes: Vec<ChangedRecord>,
}

#[derive(Serialize, Deserialize)]
struct ChangedRecord {
    kind: String,
    id: String,
    before: Option<String>,
    after: Option<String>,
}

impl IdbStore {
    pub(super) async fn read_documents(&self) -> Result<Documents, Write> {
        let transaction = self.begin(TransactionMode::Readonly)?;
        let steps = transaction.object_store(STEPS_MADE)?;
        let last_step = steps.count().primitive()?.await?;
        let first = last_step.saturating_sub(STEPS_READ) + 1;
        let step_texts = steps.get_all::<String>().with_query(first..).primitive()?;
        let store = transaction.object_store(DOCUMENTS)?;
        let texts = store.get_all::<String>().primitive()?;
        let mut documents = Documents { last_step, ..Documents::default() };
        for text in step_texts.await? {
            match read_step(&text?) {
                Some(step) => documents.steps.push(step),
                // A newer app's step: what came before it cannot be taken back here.
                None => documents.steps.clear(),
            }
        }
        documents.all = texts
            .await?
            .map(|text| Ok(read_document(&text?)))
            .filter_map(Result::transpose)
            .collect::<Result<_, Error>>()?;
        documents.all.sort_by(|one, other| (one.kind, &one.id).cmp(&(other.kind, &other.id)));
        Ok(documents)
    }

    pub(super) async fn write_step(&self, step: &Step) -> Result<(), Write> {
        let transaction = self.begin(TransactionMode::Readwrite)?;
        let steps = transaction.object_store(STEPS_MADE)?;
        if step.number != steps.count().primitive()?.await? + 1 {
            return Err(StoreError::Conflict.into());
        }
        let documents = transaction.object_store(DOCUMENTS)?;
        for changed in &step.changes {
            let key = format!("{}/{}", changed.kind.id(), changed.id);
            match changed.document(step.number) {
                Some(document) => {
                    let text = json(&record_of(document))?;
                    documents.put(text).with_key(key).without_key_type().primitive()?;
                }
                None => documents.delete(key).primitive().map(|_| ())?,
            }
        }
        steps.put(json(&step_record(step))?).with_key(step.number).without_key_type().primitive()?;
        drop((documents, steps));
        transaction.commit().await?;
        Ok(())
    }

    pub(super) async fn erase_documents(&self) -> Result<(), Write> {
        let transaction = self.begin(TransactionMode::Readwrite)?;
        transaction.object_store(DOCUMENTS)?.clear()?;
        transaction.object_store(STEPS_MADE)?.clear()?;
        transaction.commit().await?;
        Ok(())
    }
}

/// Bytes that a step would take, for a word about a full disk.
pub(super) fn weight(step: &Step) -> u64 {
    json(&step_record(step)).map_or(0, |text| text.len() as u64)
}

fn json<T: Serialize>(record: &T) -> Result<String, StoreError> {
    serde_json::to_string(record).map_err(|error| StoreError::Failed { detail: error.to_string() })
}

fn record_of(document: Document) -> DocumentRecord {
    let Document { kind, id, rev, body } = document;
    DocumentRecord { kind: kind.id().into(), id, rev, body }
}

/// `None` for a kind that this app does not know.
fn read_document(text: &str) -> Option<Document> {
    let DocumentRecord { kind, id, rev, body } = serde_json::from_str(text).ok()?;
    Some(Document { kind: DocumentKind::from_id(&kind)?, id, rev, body })
}

fn step_record(step: &Step) -> StepRecord {
    let (turn, of) = match step.turn {
        Turn::New => ("new", None),
        Turn::Back(of) => ("back", Some(of)),
        Turn::Again(of) => ("again", Some(of)),
    };
    let changes = step.changes.iter().cloned().map(|changed| ChangedRecord {
        kind: changed.kind.id().into(),
        id: changed.id,
        before: changed.before,
        after: changed.after,
    });
    StepRecord {
        number: step.number,
        at: step.at,
        en: step.what.en.to_string(),
        ru: step.what.ru.to_string(),
        turn: turn.into(),
        of,
        changes: changes.collect(),
    }
}

fn read_step(text: &str) -> Option<Step> {
    let record: StepRecord = serde_json::from_str(text).ok()?;
    let turn = match (record.turn.as_str(), record.of) {
        ("new", None) => Turn::New,
        ("back", Some(of)) => Turn::Back(of),
        ("again", Some(of)) => Turn::Again(of),
        _ => return None,
    };
    let changes = record.changes.into_iter().map(|changed| {
        Some(Changed {
            kind: DocumentKind::from_id(&changed.kind)?,
            id: changed.id,
            before: changed.before,
            after: changed.after,
        })
    });
    Some(Step {
        number: record.number,
        at: record.at,
        what: Said::new(record.en, record.ru),
        turn,
        changes: changes.collect::<Option<_>>()?,
    })
}
