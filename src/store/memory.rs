//! `MemoryStore`: the same promises without a disk, for native tests and for windows that may not store anything.

use super::error::StoreError;
use super::log::{Documents, Step};
use super::manifest::{FORMAT, Manifest};
use super::{Change, Store};
use std::cell::RefCell;
use std::collections::BTreeMap;

#[derive(Debug, Default)]
pub struct MemoryStore {
    held: RefCell<Held>,
}

#[derive(Debug, Default)]
struct Held {
    manifest: Option<Manifest>,
    blobs: BTreeMap<String, Vec<u8>>,
    documents: Documents,
}

impl MemoryStore {
    /// Every blob by name, for tests that look at what is really there.
    pub fn dump(&self) -> BTreeMap<String, Vec<u8>> {
        self.held.borrow().blobs.clone()
    }

    /// Lets a test harm what is stored, as a disk would.
    pub fn tamper(&self, harm: impl FnOnce(&mut Option<Manifest>, &mut BTreeMap<String, Vec<u8>>)) {
        let held = &mut *self.held.borrow_mut();
        harm(&mut held.manifest, &mut held.blobs);
    }
}

/// What every store asks before it lets a change in.
pub fn admit(stored: Option<&Manifest>, next: &Manifest) -> Result<(), StoreError> {
    let generation = match stored {
        Some(stored) if stored.format > FORMAT => {
            return Err(StoreError::Newer { found: stored.format, known: FORMAT });
        }
        Some(stored) => stored.generation,
        None => 0,
    };
    if next.generation == generation + 1 { Ok(()) } else { Err(StoreError::Conflict) }
}

impl Store for MemoryStore {
    async fn manifest(&self) -> Result<Option<Manifest>, StoreError> {
        match &self.held.borrow().manifest {
            Some(manifest) if manifest.format > FORMAT => {
                Err(StoreError::Newer { found: manifest.format, known: FORMAT })
            }
            manifest => Ok(manifest.clone()),
        }
    }

    async fn blobs(&self, names: &[String]) -> Result<Vec<Option<Vec<u8>>>, StoreError> {
        let held = self.held.borrow();
        Ok(names.iter().map(|name| held.blobs.get(name).cloned()).collect())
    }

    async fn commit(&self, change: Change<'_>) -> Result<(), StoreError> {
        let held = &mut *self.held.borrow_mut();
        admit(held.manifest.as_ref(), change.manifest)?;
        for name in change.remove {
            held.blobs.remove(name);
        }
        held.blobs.extend(change.put);
        held.manifest = Some(change.manifest.clone());
        Ok(())
    }

    async fn documents(&self) -> Result<Documents, StoreError> {
        Ok(self.held.borrow().documents.clone())
    }

    async fn make_step(&self, step: &Step) -> Result<(), StoreError> {
        self.held.borrow_mut().documents.apply(step)
    }

    async fn forget_documents(&self) -> Result<(), StoreError> {
        self.held.borrow_mut().documents = Documents::default();
        Ok(())
    }

    async fn clear(&self) -> Result<(), StoreError> {
        let held = &mut *self.held.borrow_mut();
        if let Some(found) = held.manifest.as_ref().map(|m| m.format).filter(|format| *format > FORMAT) {
            return Err(StoreError::Newer { found, known: FORMAT });
        }
        *held = Held::default();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{block_on, suite};

    #[test]
    fn keeps_every_promise() {
        block_on(suite::run(|| async { MemoryStore::default() }));
    }
}
