//! Where facts and documents are kept: the trait every store keeps, its promises, and a store in memory.
//!
//! A store holds one `Manifest` and the blobs it names (one blob a column of a slice). A `Change` is applied whole or
//! not at all, so a reader sees the old state or the new. Beside it lie small documents, changed by steps that are kept
//! as a log. Start reading at `Store`; `suite` holds every promise as a
//! check. It never parses files and never computes numbers.

pub mod blob;
pub mod checksum;
pub mod error;
pub mod load;
pub mod log;
pub mod manifest;
pub mod memory;
pub mod suite;

use error::StoreError;
use log::{Documents, Step};
use manifest::Manifest;
use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

/// One atomic step from a manifest to the next.
pub struct Change<'a> {
    /// The new state; its `generation` is one more than the stored one's, else the step is refused.
    pub manifest: &'a Manifest,
    /// New blobs, made one at a time while they are written, so that a large import is never held twice.
    pub put: &'a mut dyn Iterator<Item = (String, Vec<u8>)>,
    /// Blobs no longer named.
    pub remove: &'a [String],
}

/// A place for facts. Used with static dispatch only: in memory for tests and private windows, IndexedDB in a browser.
#[allow(async_fn_in_trait)]
pub trait Store {
    /// The stored manifest; `None` when nothing was ever stored.
    /// Errors: `Newer` when a newer app wrote it, `Damaged` when it cannot be read.
    async fn manifest(&self) -> Result<Option<Manifest>, StoreError>;

    /// The blobs of these names, in the same order; `None` for one that is not there. Bytes are as put, unchecked.
    async fn blobs(&self, names: &[String]) -> Result<Vec<Option<Vec<u8>>>, StoreError>;

    /// Puts, removes and switches the manifest in one transaction, on the disk when it returns.
    /// Errors: `Conflict` when the stored generation is not the one before; on any error the old state is whole.
    async fn commit(&self, change: Change<'_>) -> Result<(), StoreError>;

    /// Every document and the end of the change log. Documents of a kind that is not known are passed over.
    async fn documents(&self) -> Result<Documents, StoreError>;

    /// Makes a step: all its documents and its entry in the log, in one transaction, on the disk when it returns.
    /// Errors: `Conflict` when the step's number is not the next one; on any error the old state is whole.
    async fn make_step(&self, step: &Step) -> Result<(), StoreError>;

    /// Removes every document and the whole log; facts stay.
    async fn forget_documents(&self) -> Result<(), StoreError>;

    /// Removes everything, documents too, also what cannot be read. Errors: `Newer`, which leaves everything as it is.
    async fn clear(&self) -> Result<(), StoreError>;
}

/// Runs a future that never waits, as those over `MemoryStore` are: the native tests' executor.
/// Panics when the future waits for something, for nothing would ever wake it.
pub fn block_on<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    match future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("block_on: this future waits for something outside"),
    }
}
