//! `Manifest`: the one record that says what is stored. Whatever it does not name does not exist.

use crate::model::facts::Import;
use crate::model::field::Field;
use crate::model::short_sort::ShortSort;

/// Of the manifest's and the blobs' shape. Raised with every change that an older app could not read.
pub const FORMAT: u32 = 1;

#[derive(Clone, Debug, PartialEq)]
pub struct Manifest {
    pub format: u32,
    /// Rises by one with every commit: two writers that start from the same state cannot both win.
    pub generation: u64,
    /// Never given twice, not even after an undo, so that no tab mistakes a new import for an old one.
    pub next_import: u32,
    /// Ascending by import id.
    pub imports: Vec<Stored>,
}

/// One import with the blobs that hold it.
#[derive(Clone, Debug, PartialEq)]
pub struct Stored {
    pub import: Import,
    /// One a field of `import.slice.fields`, in the same order.
    pub blobs: Vec<BlobMeta>,
    /// Texts met in its dimensions, for filter menus: the most frequent ones, sorted.
    pub values: Vec<(Field, Vec<String>)>,
    /// It came from the generated sample.
    pub is_sample: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct BlobMeta {
    pub field: Field,
    pub name: String,
    pub bytes: u64,
    pub checksum: u64,
}

impl Default for Manifest {
    fn default() -> Self {
        Self { format: FORMAT, generation: 0, next_import: 1, imports: Vec::new() }
    }
}

impl Manifest {
    pub fn find(&self, import: u32) -> Option<&Stored> {
        self.imports.iter().find(|stored| stored.import.id == import)
    }

    /// Every blob named, sorted.
    pub fn blob_names(&self) -> Vec<String> {
        let mut names: Vec<String> = self.imports.iter().flat_map(|s| s.blobs.iter().map(|b| b.name.clone())).collect();
        names.short_sort();
        names
    }

    /// Bytes of all blobs.
    pub fn bytes(&self) -> u64 {
        self.imports.iter().flat_map(|s| &s.blobs).map(|b| b.bytes).sum()
    }
}
