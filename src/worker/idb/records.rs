//! The shapes on people's disks, apart from the library's own types: renaming something in the library must not change
//! what is stored. A change here is a new version with a migration (see `migrations`).

use serde::{Deserialize, Serialize};
use sextant::model::day::Day;
use sextant::model::facts::{Import, SliceGrain, SliceMeta};
use sextant::model::field::Field;
use sextant::model::money::Currency;
use sextant::model::period::Period;
use sextant::model::table::Table;
use sextant::store::error::StoreError;
use sextant::store::manifest::{BlobMeta, FORMAT, Manifest, Stored};

/// Read first and alone: a newer app's manifest may have any other shape.
#[derive(Deserialize)]
struct FormatRecord {
    format: u32,
}

#[derive(Serialize, Deserialize)]
struct ManifestRecord {
    format: u32,
    generation: u64,
    next_import: u32,
    imports: Vec<ImportRecord>,
}

#[derive(Serialize, Deserialize)]
struct ImportRecord {
    id: u32,
    file: String,
    part: Option<String>,
    bytes: u64,
    hash: String,
    imported_at: f64,
    is_sample: bool,
    source: String,
    report: String,
    account: Option<String>,
    table: String,
    dims: Vec<String>,
    grain: String,
    /// Days since 1970, first and last.
    period: Option<(i32, i32)>,
    currency: Option<String>,
    rows: u32,
    totals: Vec<(String, f64)>,
    chunk_rows: Vec<u32>,
    /// Not said before rules could be changed.
    #[serde(default)]
    is_channel_derived: Option<bool>,
    /// One a field, in storage order.
    blobs: Vec<BlobRecord>,
    values: Vec<(String, Vec<String>)>,
}

#[derive(Serialize, Deserialize)]
struct BlobRecord {
    field: String,
    name: String,
    bytes: u64,
    /// 16 hex digits.
    checksum: String,
}

pub fn write(manifest: &Manifest) -> Result<String, StoreError> {
    let record = ManifestRecord {
        format: manifest.format,
        generation: manifest.generation,
        next_import: manifest.next_import,
        imports: manifest.imports.iter().map(import_record).collect(),
    };
    serde_json::to_string(&record).map_err(|error| StoreError::Failed { detail: error.to_string() })
}

/// Errors: `Newer`, `Damaged`.
pub fn read(text: &str) -> Result<Manifest, StoreError> {
    let damaged = |error: serde_json::Error| StoreError::Damaged { detail: error.to_string() };
    let FormatRecord { format } = serde_json::from_str(text).map_err(damaged)?;
    if format > FORMAT {
        return Err(StoreError::Newer { found: format, known: FORMAT });
    }
    let record: ManifestRecord = serde_json::from_str(text).map_err(damaged)?;
    let imports = record.imports.into_iter().map(|import| {
        let id = import.id;
        stored(import).ok_or_else(|| StoreError::Damaged { detail: format!("import {id} holds an unknown word") })
    });
    Ok(Manifest {
        format,
        generation: record.generation,
        next_import: record.next_import,
        imports: imports.collect::<Result<_, _>>()?,
    })
}

fn import_record(stored: &Stored) -> ImportRecord {
    let Import { id, file, part, bytes, hash, imported_at, slice } = stored.import.clone();
    ImportRecord {
        id,
        file,
        part,
        bytes,
        hash,
        imported_at,
        is_sample: stored.is_sample,
        source: slice.source,
        report: slice.report,
        account: slice.account,
        table: slice.table.id().into(),
        dims: slice.dims.iter().map(|field| field.id().into()).collect(),
        grain: grain_word(slice.grain).into(),
        period: slice.period.map(|period| (period.from.0, period.to.0)),
        currency: slice.currency.map(|currency| currency.code().into()),
        rows: slice.rows,
        totals: slice.totals.iter().map(|(field, total)| (field.id().into(), *total)).collect(),
        chunk_rows: slice.chunk_rows,
        is_channel_derived: Some(slice.is_channel_derived),
        blobs: stored.blobs.iter().map(blob_record).collect(),
        values: stored.values.iter().map(|(field, texts)| (field.id().into(), texts.clone())).collect(),
    }
}

fn blob_record(blob: &BlobMeta) -> BlobRecord {
    BlobRecord {
        field: blob.field.id().into(),
        name: blob.name.clone(),
        bytes: blob.bytes,
        checksum: format!("{:016x}", blob.checksum),
    }
}

fn stored(record: ImportRecord) -> Option<Stored> {
    let period = match record.period {
        Some((from, to)) => Some(Period::new(Day(from), Day(to))?),
        None => None,
    };
    let currency = match &record.currency {
        Some(code) => Some(Currency::parse(code)?),
        None => None,
    };
    let blobs: Vec<BlobMeta> = record
        .blobs
        .into_iter()
        .map(|blob| {
            Some(BlobMeta {
                field: Field::from_id(&blob.field)?,
                name: blob.name,
                bytes: blob.bytes,
                checksum: u64::from_str_radix(&blob.checksum, 16).ok()?,
            })
        })
        .collect::<Option<_>>()?;
    // A channel beside what it could have been told from: then it was.
    let told_by = [Field::Source, Field::Medium, Field::Platform];
    let seems_derived = || blobs.iter().any(|blob| told_by.contains(&blob.field));
    let slice = SliceMeta {
        id: record.id,
        source: record.source,
        report: record.report,
        account: record.account,
        table: Table::from_id(&record.table)?,
        dims: record.dims.iter().map(|id| Field::from_id(id)).collect::<Option<_>>()?,
        grain: grain_of(&record.grain)?,
        period,
        currency,
        rows: record.rows,
        totals: fields_of(record.totals)?,
        fields: blobs.iter().map(|blob| blob.field).collect(),
        chunk_rows: record.chunk_rows,
        is_channel_derived: record.is_channel_derived.unwrap_or_else(seems_derived),
    };
    let import = Import {
        id: record.id,
        file: record.file,
        part: record.part,
        bytes: record.bytes,
        hash: record.hash,
        imported_at: record.imported_at,
        slice,
    };
    Some(Stored { import, blobs, values: fields_of(record.values)?, is_sample: record.is_sample })
}

fn fields_of<T>(pairs: Vec<(String, T)>) -> Option<Vec<(Field, T)>> {
    pairs.into_iter().map(|(id, value)| Some((Field::from_id(&id)?, value))).collect()
}

fn grain_word(grain: SliceGrain) -> &'static str {
    match grain {
        SliceGrain::Event => "event",
        SliceGrain::Day => "day",
        SliceGrain::Week => "week",
        SliceGrain::Month => "month",
        SliceGrain::Whole => "whole",
    }
}

fn grain_of(word: &str) -> Option<SliceGrain> {
    [SliceGrain::Event, SliceGrain::Day, SliceGrain::Week, SliceGrain::Month, SliceGrain::Whole]
        .into_iter()
        .find(|grain| grain_word(*grain) == word)
}
