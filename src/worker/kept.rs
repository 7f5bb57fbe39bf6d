//! Where this tab's facts are kept: the browser's database, or memory where there is none.

use super::idb::IdbStore;
use sextant::problem::Problem;
use sextant::store::error::StoreError;
use sextant::store::log::{Documents, Step};
use sextant::store::manifest::Manifest;
use sextant::store::memory::MemoryStore;
use sextant::store::{Change, Store};

pub enum Kept {
    Disk(IdbStore),
    Memory(MemoryStore),
    /// The database belongs to a newer app: nothing is read and nothing written.
    Refused(StoreError),
}

impl Kept {
    /// Opens the workspace's database; what the person must be told of it comes along.
    pub async fn open(workspace: &str, on_blocked: impl FnOnce() + 'static) -> (Self, Vec<Problem>) {
        match IdbStore::open(workspace, on_blocked).await {
            Ok(store) => (Self::Disk(store), Vec::new()),
            Err(error @ StoreError::Newer { .. }) => (Self::Refused(error), Vec::new()),
            Err(error) => (Self::Memory(MemoryStore::default()), vec![error.into()]),
        }
    }

    /// True when other tabs can see the same data.
    pub fn is_shared(&self) -> bool {
        matches!(self, Self::Disk(_))
    }
}

impl Store for Kept {
    async fn manifest(&self) -> Result<Option<Manifest>, StoreError> {
        match self {
            Self::Disk(store) => store.manifest().await,
            Self::Memory(store) => store.manifest().await,
            Self::Refused(error) => Err(error.clone()),
        }
    }

    async fn blobs(&self, names: &[String]) -> Result<Vec<Option<Vec<u8>>>, StoreError> {
        match self {
            Self::Disk(store) => store.blobs(names).await,
            Self::Memory(store) => store.blobs(names).await,
            Self::Refused(error) => Err(error.clone()),
        }
    }

    async fn commit(&self, change: Change<'_>) -> Result<(), StoreError> {
        match self {
            Self::Disk(store) => store.commit(change).await,
            Self::Memory(store) => store.commit(change).await,
            Self::Refused(error) => Err(error.clone()),
        }
    }

    async fn documents(&self) -> Result<Documents, StoreError> {
        match self {
            Self::Disk(store) => store.documents().await,
            Self::Memory(store) => store.documents().await,
            Self::Refused(error) => Err(error.clone()),
        }
    }

    async fn make_step(&self, step: &Step) -> Result<(), StoreError> {
        match self {
            Self::Disk(store) => store.make_step(step).await,
            Self::Memory(store) => store.make_step(step).await,
            Self::Refused(error) => Err(error.clone()),
        }
    }

    async fn forget_documents(&self) -> Result<(), StoreError> {
        match self {
            Self::Disk(store) => store.forget_documents().await,
            Self::Memory(store) => store.forget_documents().await,
            Self::Refused(error) => Err(error.clone()),
        }
    }

    async fn clear(&self) -> Result<(), StoreError> {
        match self {
            Self::Disk(store) => store.clear().await,
            Self::Memory(store) => store.clear().await,
            Self::Refused(error) => Err(error.clone()),
        }
    }
}
