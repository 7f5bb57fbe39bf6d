//! The one step that changes what is stored: a draft enters whole, an import leaves whole. It never changes an import
//! in place, so every step can be taken back in any order.

use super::Engine;
use super::drafts::FileDraft;
use crate::model::column::{Column, NONE};
use crate::model::facts::{Import, Slice};
use crate::model::field::{Field, Kind, Role};
use crate::model::short_sort::ShortSort;
use crate::problem::{Problem, Severity};
use crate::protocol::{FileReport, PartReport};
use crate::store::checksum::xxh64;
use crate::store::manifest::{BlobMeta, Manifest, Stored};
use crate::store::{Change, Store, blob};
use crate::words::Said;

/// Texts kept of one field of one import for filter menus.
const VALUES_KEPT: usize = 200;
/// Between the fingerprint of a file and that of the choice it was read by.
const READING: &str = "-";

impl<S: Store> Engine<S> {
    /// Stores parts of a draft as one step. The new ids, oldest first; none when all of it was there already.
    pub async fn commit(&mut self, job: u32, parts: &[(usize, usize)], now: f64) -> Result<Vec<u32>, Problem> {
        self.check_may_write()?;
        if !self.drafts.has(job) {
            return Err(draft_gone());
        }
        let mut next = Manifest { generation: self.manifest.generation + 1, ..self.manifest.clone() };
        let mut placing: Vec<(u32, usize, usize)> = Vec::new();
        let mut remove: Vec<String> = Vec::new();
        for &(file, part) in parts {
            let Some(draft) = self.drafts.file(job, file) else { continue };
            let Some(Some(slice)) = draft.slices.get(part) else { continue };
            if slice.meta.rows == 0 || is_known(&next, &draft.report, part) {
                continue;
            }
            let former: Vec<u32> = rereads(&next, &draft.report, part).collect();
            for stored in next.imports.extract_if(.., |stored| former.contains(&stored.import.id)) {
                remove.extend(stored.blobs.into_iter().map(|blob| blob.name));
            }
            let id = next.next_import;
            let Some(stored) = describe(draft, part, slice, id, now) else { continue };
            next.imports.push(stored);
            next.next_import += 1;
            placing.push((id, file, part));
        }
        if !placing.is_empty() {
            let drafts = &self.drafts;
            let mut put = placing.iter().flat_map(|&(id, file, part)| {
                let slice = drafts.file(job, file).and_then(|draft| draft.slices.get(part)?.as_ref());
                let columns = slice.into_iter().flat_map(|slice| &slice.columns);
                columns.map(move |(field, column)| (blob_name(id, *field), blob::encode(column)))
            });
            self.store.commit(Change { manifest: &next, put: &mut put, remove: &remove }).await?;
        }
        self.manifest = next;
        self.follow();
        for &(id, file, part) in &placing {
            let meta = self.manifest.find(id).map(|stored| stored.import.slice.clone());
            if let (Some(meta), Some(slice)) = (meta, self.drafts.take_slice(job, file, part)) {
                self.shelf.place(Slice { meta, ..slice });
            }
        }
        self.drafts.drop(job);
        if placing.is_empty() {
            self.manifest.generation -= 1;
        }
        Ok(placing.into_iter().map(|(id, ..)| id).collect())
    }

    /// Removes imports and nothing else; ids that are not there are passed over.
    pub async fn undo(&mut self, imports: &[u32]) -> Result<(), Problem> {
        let goes = |stored: &Stored| imports.contains(&stored.import.id);
        self.remove(goes).await
    }

    /// Removes everything. Where the manifest itself cannot be read this is the way out.
    pub async fn clear(&mut self) -> Result<(), Problem> {
        if self.refusal.is_some() {
            self.store.clear().await?;
            self.refresh().await;
            return Ok(());
        }
        self.remove(|_| true).await?;
        self.forget_documents().await
    }

    /// Takes imports out and puts others in their place, as one step.
    pub(super) async fn exchange(&mut self, gone: &[u32], new: Vec<(Stored, Slice)>) -> Result<(), Problem> {
        let (out, mut imports): (Vec<Stored>, Vec<Stored>) =
            self.manifest.imports.iter().cloned().partition(|stored| gone.contains(&stored.import.id));
        let remove: Vec<String> = out.into_iter().flat_map(|stored| stored.blobs).map(|blob| blob.name).collect();
        imports.extend(new.iter().map(|(stored, _)| stored.clone()));
        let next_import = imports.iter().map(|stored| stored.import.id + 1).max().unwrap_or(1);
        let next = Manifest {
            generation: self.manifest.generation + 1,
            next_import: next_import.max(self.manifest.next_import),
            imports,
            ..self.manifest.clone()
        };
        let mut put = new.iter().flat_map(|(stored, slice)| {
            slice.columns.iter().map(|(field, column)| (blob_name(stored.import.id, *field), blob::encode(column)))
        });
        self.store.commit(Change { manifest: &next, put: &mut put, remove: &remove }).await?;
        self.manifest = next;
        self.follow();
        Ok(())
    }

    async fn remove(&mut self, goes: impl Fn(&Stored) -> bool) -> Result<(), Problem> {
        self.check_may_write()?;
        let (gone, kept): (Vec<Stored>, Vec<Stored>) = self.manifest.imports.iter().cloned().partition(goes);
        if gone.is_empty() {
            return Ok(());
        }
        let remove: Vec<String> = gone.into_iter().flat_map(|stored| stored.blobs).map(|blob| blob.name).collect();
        let next = Manifest { generation: self.manifest.generation + 1, imports: kept, ..self.manifest.clone() };
        self.store.commit(Change { manifest: &next, put: &mut std::iter::empty(), remove: &remove }).await?;
        self.manifest = next;
        self.follow();
        Ok(())
    }
}

/// True when this part of the very same file is stored already.
pub fn is_known(manifest: &Manifest, file: &FileReport, part: usize) -> bool {
    let Some(wanted) = file.parts.get(part) else { return false };
    let hash = hash_of(file, wanted);
    let is_like = |other: &PartReport| other.part == wanted.part && other.report == wanted.report;
    // A file may hold two blocks of one name: the second is known only when two are stored.
    let earlier = file.parts.iter().take(part).filter(|other| is_like(other)).count();
    let stored = manifest.imports.iter().map(|stored| &stored.import).filter(|import| {
        import.hash == hash
            && import.part == wanted.part
            && Some(&import.slice.report) == wanted.report.as_ref()
            && Some(&import.slice.source) == wanted.source.as_ref()
    });
    stored.count() > earlier
}

/// The file's fingerprint, and that of the choice it was read by where there is one: read another way it is other facts.
fn hash_of(file: &FileReport, part: &PartReport) -> String {
    let choice = &part.mapping.choice;
    if choice.is_empty() {
        return file.hash.clone();
    }
    let text = serde_json::to_string(choice).unwrap_or_default();
    format!("{}{READING}{:016x}", file.hash, xxh64(text.as_bytes()))
}

/// Imports of this part of the very same file that was read another way: the new reading takes their place.
pub fn rereads(manifest: &Manifest, file: &FileReport, part: usize) -> impl Iterator<Item = u32> {
    let wanted = file.parts.get(part).map(|wanted| (hash_of(file, wanted), &wanted.part));
    manifest.imports.iter().map(|stored| &stored.import).filter_map(move |import| {
        let (hash, part) = wanted.as_ref()?;
        let base = import.hash.split(READING).next();
        (base == Some(&file.hash) && import.hash != *hash && import.part == **part).then_some(import.id)
    })
}

#[inline(never)]
pub(super) fn describe(draft: &FileDraft, part: usize, slice: &Slice, id: u32, now: f64) -> Option<Stored> {
    let report = draft.report.parts.get(part)?;
    let mut meta = slice.meta.clone();
    meta.id = id;
    meta.fields = slice.columns.keys().copied().collect();
    let blobs = slice.columns.iter().map(|(field, column)| {
        // Weighed here and made once more while it is written: cheaper than holding all blobs at once.
        let (bytes, checksum) = blob::weigh(column);
        BlobMeta { field: *field, name: blob_name(id, *field), bytes, checksum }
    });
    let import = Import {
        id,
        file: draft.report.path.clone(),
        part: report.part.clone(),
        bytes: draft.report.bytes,
        hash: hash_of(&draft.report, report),
        imported_at: now,
        slice: meta,
    };
    Some(Stored { import, blobs: blobs.collect(), values: values(slice), is_sample: draft.is_sample })
}

fn blob_name(id: u32, field: Field) -> String {
    format!("{id}/{}", field.id())
}

/// The texts of every dimension, the most frequent ones where there are many, sorted.
fn values(slice: &Slice) -> Vec<(Field, Vec<String>)> {
    let is_menu = |field: Field| field.role() == Role::Dimension && field.kind() == Kind::Text;
    slice
        .columns
        .iter()
        .filter(|(field, _)| is_menu(**field))
        .map(|(field, column)| (*field, frequent(column)))
        .collect()
}

#[inline(never)]
fn frequent(column: &Column) -> Vec<String> {
    let mut counts: Vec<(u32, i64)> = (0..column.dict.len() as i64).map(|code| (0, code)).collect();
    let mut codes = Vec::new();
    for chunk in &column.chunks {
        codes.resize(chunk.len(), NONE);
        chunk.read_i64(0, &mut codes);
        for code in &codes {
            if let Some(count) = usize::try_from(*code).ok().and_then(|code| counts.get_mut(code)) {
                count.0 += 1;
            }
        }
    }
    counts.retain(|(count, _)| *count > 0);
    if counts.len() > VALUES_KEPT {
        counts.select_nth_unstable_by_key(VALUES_KEPT, |(count, code)| (std::cmp::Reverse(*count), *code));
        counts.truncate(VALUES_KEPT);
    }
    let mut texts: Vec<String> = counts.iter().map(|(_, code)| column.dict.text(*code).to_owned()).collect();
    texts.short_sort();
    texts
}

fn draft_gone() -> Problem {
    Problem::new(
        "draft_gone",
        Severity::Error,
        Said::fixed(
            "What was read from these files is no longer at hand",
            "Прочитанного из этих файлов больше нет в памяти",
        ),
        Said::fixed("Drop the files again.", "Добавьте файлы ещё раз."),
    )
}
