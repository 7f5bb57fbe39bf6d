//! What has been read and not yet stored. A draft lives in memory only: closing the tab leaves what is stored as it was.

use crate::model::facts::Slice;
use crate::protocol::FileReport;
use std::collections::BTreeMap;

/// One file as read: what to tell of it, and the facts of each of its parts, in the order of `report.parts`.
#[derive(Clone, Debug)]
pub struct FileDraft {
    pub report: FileReport,
    pub slices: Vec<Option<Slice>>,
    pub is_sample: bool,
}

#[derive(Debug, Default)]
pub struct Drafts {
    /// By job, then by the file's index in its job.
    jobs: BTreeMap<u32, BTreeMap<usize, FileDraft>>,
}

impl Drafts {
    pub fn add(&mut self, job: u32, index: usize, file: FileDraft) {
        self.jobs.entry(job).or_default().insert(index, file);
    }

    pub fn drop(&mut self, job: u32) {
        self.jobs.remove(&job);
    }

    pub fn has(&self, job: u32) -> bool {
        self.jobs.contains_key(&job)
    }

    pub fn files(&self, job: u32) -> impl Iterator<Item = &FileDraft> {
        self.jobs.get(&job).into_iter().flat_map(BTreeMap::values)
    }

    /// The files of a job but this one.
    pub fn others(&self, job: u32, index: usize) -> impl Iterator<Item = &FileDraft> {
        let files = self.jobs.get(&job).into_iter().flatten();
        files.filter(move |(at, _)| **at != index).map(|(_, file)| file)
    }

    pub fn file(&self, job: u32, index: usize) -> Option<&FileDraft> {
        self.jobs.get(&job)?.get(&index)
    }

    /// Takes the facts of a part out of the draft, to be put on the shelf once they are stored.
    pub fn take_slice(&mut self, job: u32, index: usize, part: usize) -> Option<Slice> {
        self.jobs.get_mut(&job)?.get_mut(&index)?.slices.get_mut(part)?.take()
    }
}
