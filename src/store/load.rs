//! Columns out of a store: only those asked for, each checked against the manifest. It never repairs and never writes.

use super::Store;
use super::blob;
use super::checksum::xxh64;
use super::error::{Damage, StoreError};
use super::manifest::{BlobMeta, Stored};
use crate::model::column::Column;
use crate::model::field::Field;

/// One column as found.
pub type Loaded = (Field, Result<Column, Damage>);

/// Loads these fields of these imports in one go.
/// Shape: one list an import, one entry a field that the import has, both in the order asked.
pub async fn columns<S: Store>(store: &S, wanted: &[(&Stored, Vec<Field>)]) -> Result<Vec<Vec<Loaded>>, StoreError> {
    let metas: Vec<Vec<&BlobMeta>> = wanted
        .iter()
        .map(|(stored, fields)| fields.iter().filter_map(|f| stored.blobs.iter().find(|b| b.field == *f)).collect())
        .collect();
    let names: Vec<String> = metas.iter().flatten().map(|blob| blob.name.clone()).collect();
    let mut found = store.blobs(&names).await?.into_iter();
    let mut loaded = Vec::with_capacity(wanted.len());
    for ((stored, _), metas) in wanted.iter().zip(metas) {
        let rows: &[u32] = &stored.import.slice.chunk_rows;
        // Bytes are dropped as soon as they are columns: never two copies of everything.
        loaded.push(metas.into_iter().map(|meta| (meta.field, check(meta, found.next().flatten(), rows))).collect());
    }
    Ok(loaded)
}

fn check(meta: &BlobMeta, bytes: Option<Vec<u8>>, rows: &[u32]) -> Result<Column, Damage> {
    let bytes = bytes.ok_or(Damage::Missing)?;
    if bytes.len() as u64 != meta.bytes || xxh64(&bytes) != meta.checksum {
        return Err(Damage::Altered);
    }
    let column = blob::decode(&bytes).ok_or(Damage::Unreadable)?;
    let has_its_rows =
        column.chunks.len() == rows.len() && column.chunks.iter().zip(rows).all(|(c, r)| c.len() == *r as usize);
    if has_its_rows { Ok(column) } else { Err(Damage::Unreadable) }
}
