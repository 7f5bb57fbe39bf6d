//! `IdbStore`: facts and documents in IndexedDB, one database a workspace. A commit is one transaction: blobs and manifest together,
//! written strictly. Nothing but the database itself is awaited inside a transaction, for it would close.

mod documents;
mod migrations;
mod records;
#[cfg(test)]
mod tests;

use indexed_db_futures::database::Database;
use indexed_db_futures::error::{DomException, Error, OpenDbError, UnexpectedDataError};
use indexed_db_futures::query_source::QuerySource;
use indexed_db_futures::transaction::{Transaction, TransactionDurability, TransactionMode, TransactionOptions};
use indexed_db_futures::{Build, BuildPrimitive};
use migrations::{STEPS, Step};
use sextant::store::error::StoreError;
use sextant::store::log::{Documents, Step as DocumentStep};
use sextant::store::manifest::Manifest;
use sextant::store::memory::admit;
use sextant::store::{Change, Store};
use wasm_bindgen::{JsCast, JsValue};

const MANIFEST: &str = "manifest";
const BLOBS: &str = "blobs";
const DOCUMENTS: &str = "documents";
const STEPS_MADE: &str = "steps";
const CURRENT: &str = "current";

pub struct IdbStore {
    database: Database,
}

impl IdbStore {
    /// Opens or makes the database of a workspace. `on_blocked` is called when another tab holds an older version
    /// open; the opening then waits until that tab is closed.
    /// Errors: `Newer`, `Absent` (private window, site data switched off), `Failed`.
    pub async fn open(workspace: &str, on_blocked: impl FnOnce() + 'static) -> Result<Self, StoreError> {
        Self::open_with(&format!("sextant-{workspace}"), STEPS, on_blocked).await
    }

    async fn open_with(
        name: &str,
        steps: &'static [Step],
        on_blocked: impl FnOnce() + 'static,
    ) -> Result<Self, StoreError> {
        let version = migrations::version(steps);
        let opening = Database::open(name)
            .with_version(version)
            .with_on_blocked(move |_| {
                on_blocked();
                Ok(())
            })
            .with_on_upgrade_needed(move |event, database| {
                migrations::upgrade(steps, event.old_version() as u32, &database)
            });
        let database = opening.await.map_err(|error| open_error(&error, version))?;
        close_when_outdated(&database);
        Ok(Self { database })
    }

    fn begin(&self, mode: TransactionMode) -> Result<Transaction<'_>, StoreError> {
        let mut options = TransactionOptions::new();
        options.set_durability(TransactionDurability::Strict);
        let transaction =
            self.database.transaction([MANIFEST, BLOBS, DOCUMENTS, STEPS_MADE]).with_mode(mode).with_options(options);
        transaction.build().map_err(|error| failed(&error))
    }

    async fn write(&self, change: Change<'_>) -> Result<(), Write> {
        let transaction = self.begin(TransactionMode::Readwrite)?;
        let manifests = transaction.object_store(MANIFEST)?;
        let stored = manifests.get::<String, _, _>(CURRENT).primitive()?.await?;
        admit(stored.as_deref().map(records::read).transpose()?.as_ref(), change.manifest)?;
        let blobs = transaction.object_store(BLOBS)?;
        for name in change.remove {
            blobs.delete(name.as_str()).primitive()?;
        }
        for (name, bytes) in change.put {
            let bytes: JsValue = js_sys::Uint8Array::from(bytes.as_slice()).into();
            blobs.put(bytes).with_key(name).without_key_type().primitive()?;
        }
        manifests.put(records::write(change.manifest)?).with_key(CURRENT.to_owned()).without_key_type().primitive()?;
        drop((manifests, blobs));
        transaction.commit().await?;
        Ok(())
    }
}

impl Store for IdbStore {
    async fn manifest(&self) -> Result<Option<Manifest>, StoreError> {
        let transaction = self.begin(TransactionMode::Readonly)?;
        let store = transaction.object_store(MANIFEST).map_err(|error| failed(&error))?;
        let text = store.get::<JsValue, _, _>(CURRENT).primitive().map_err(|error| failed(&error))?;
        match text.await.map_err(|error| failed(&error))? {
            None => Ok(None),
            Some(text) => match text.as_string() {
                Some(text) => records::read(&text).map(Some),
                None => Err(StoreError::Damaged { detail: "the manifest is no text".into() }),
            },
        }
    }

    async fn blobs(&self, names: &[String]) -> Result<Vec<Option<Vec<u8>>>, StoreError> {
        if names.is_empty() {
            return Ok(Vec::new());
        }
        let transaction = self.begin(TransactionMode::Readonly)?;
        let store = transaction.object_store(BLOBS).map_err(|error| failed(&error))?;
        // All requests go out before the first is awaited.
        let requests: Result<Vec<_>, Error> =
            names.iter().map(|name| store.get::<JsValue, _, _>(name.as_str()).primitive()).collect();
        let mut found = Vec::with_capacity(names.len());
        for request in requests.map_err(|error| failed(&error))? {
            let value = request.await.map_err(|error| failed(&error))?;
            found.push(value.and_then(|v| v.dyn_into::<js_sys::Uint8Array>().ok()).map(|bytes| bytes.to_vec()));
        }
        Ok(found)
    }

    async fn commit(&self, change: Change<'_>) -> Result<(), StoreError> {
        let mut wanted = 0;
        let mut put = change.put.inspect(|(_, bytes)| wanted += bytes.len() as u64);
        match self.write(Change { put: &mut put, ..change }).await {
            Ok(()) => Ok(()),
            Err(Write::Refused(error)) => Err(error),
            Err(Write::Database(error)) => Err(why_not_written(&error, wanted).await),
        }
    }

    async fn documents(&self) -> Result<Documents, StoreError> {
        self.read_documents().await.map_err(StoreError::from)
    }

    async fn make_step(&self, step: &DocumentStep) -> Result<(), StoreError> {
        match self.write_step(step).await {
            Err(Write::Database(error)) => Err(why_not_written(&error, documents::weight(step)).await),
            other => other.map_err(StoreError::from),
        }
    }

    async fn forget_documents(&self) -> Result<(), StoreError> {
        self.erase_documents().await.map_err(StoreError::from)
    }

    async fn clear(&self) -> Result<(), StoreError> {
        if let Err(newer @ StoreError::Newer { .. }) = self.manifest().await {
            return Err(newer);
        }
        let wipe = async {
            let transaction = self.begin(TransactionMode::Readwrite)?;
            transaction.object_store(MANIFEST)?.clear()?;
            transaction.object_store(BLOBS)?.clear()?;
            transaction.object_store(DOCUMENTS)?.clear()?;
            transaction.object_store(STEPS_MADE)?.clear()?;
            transaction.commit().await?;
            Ok::<(), Write>(())
        };
        wipe.await.map_err(StoreError::from)
    }
}

/// Why a transaction was left: dropping it rolls it back.
enum Write {
    Refused(StoreError),
    Database(Error),
}

impl From<StoreError> for Write {
    fn from(error: StoreError) -> Self {
        Self::Refused(error)
    }
}

impl From<Error> for Write {
    fn from(error: Error) -> Self {
        Self::Database(error)
    }
}

impl From<Write> for StoreError {
    fn from(left: Write) -> Self {
        match left {
            Write::Refused(error) => error,
            Write::Database(error) => failed(&error),
        }
    }
}

fn failed(error: &Error) -> StoreError {
    StoreError::Failed { detail: error.to_string() }
}

/// The reason of an aborted transaction is lost on the way, and a full disk is the usual one: the browser's own figures
/// are asked, after the transaction is over.
async fn why_not_written(error: &Error, wanted: u64) -> StoreError {
    let is_quota = matches!(error, Error::DomException(DomException::Other(e)) if e.name() == "QuotaExceededError");
    let is_aborted = matches!(error, Error::MissingData(UnexpectedDataError::TransactionAborted));
    if !is_quota && !is_aborted {
        return failed(error);
    }
    // Some browsers tell a made-up quota; figures that do not explain the refusal are not shown.
    let room = match super::platform::storage_estimate().await {
        (Some(used), Some(quota)) if used + wanted as f64 * 2.0 > quota => Some((used, quota)),
        _ => None,
    };
    StoreError::Full { wanted, room }
}

fn open_error(error: &OpenDbError, known: u32) -> StoreError {
    let name = match error {
        OpenDbError::Base(Error::DomException(DomException::Other(error))) => error.name(),
        _ => String::new(),
    };
    if name == "VersionError" {
        return StoreError::Newer { found: known + 1, known };
    }
    StoreError::Absent { detail: error.to_string() }
}

/// A tab of a newer app waits until this one lets go: it does, and says so with its next failing request.
fn close_when_outdated(database: &Database) {
    let Ok(mut changes) = database.version_changes() else { return };
    let database = database.clone();
    super::platform::spawn(async move {
        if changes.recv().await.is_some() {
            drop(changes);
            database.close();
        }
    });
}
