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

/// Loads these fields of an import. Shape: one entry a field that the import has, in the order asked.
pub async fn columns<S: Store>(store: &S, stored: &Stored, fields: &[Field]) -> Result<Vec<Loaded>, StoreError> {
    let wanted: Vec<&BlobMeta> =
        fields.iter().filter_map(|field| stored.blobs.iter().find(|blob| blob.field == *field)).collect();
    let names: Vec<String> = wanted.iter().map(|blob| blob.name.clone()).collect();
    let found = store.blobs(&names).await?;
    let rows: &[u32] = &stored.import.slice.chunk_rows;
    Ok(wanted.iter().zip(found).map(|(meta, bytes)| (meta.field, check(meta, bytes.as_deref(), rows))).collect())
}

fn check(meta: &BlobMeta, bytes: Option<&[u8]>, rows: &[u32]) -> Result<Column, Damage> {
    let bytes = bytes.ok_or(Damage::Missing)?;
    if bytes.len() as u64 != meta.bytes || xxh64(bytes) != meta.checksum {
        return Err(Damage::Altered);
    }
    let column = blob::decode(bytes).ok_or(Damage::Unreadable)?;
    let has_its_rows =
        column.chunks.len() == rows.len() && column.chunks.iter().zip(rows).all(|(c, r)| c.len() == *r as usize);
    if has_its_rows { Ok(column) } else { Err(Damage::Unreadable) }
}
