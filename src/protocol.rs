//! What the app and the worker say to each other, and nothing else: the only contract between them.
//!
//! Every message is one JS array `[json, …handles]`: `json` is a `Request` or `Reply` as text; `File` handles of
//! `Request::Read` follow it and are never copied into text. A message is written as `{"name": {…}}`: a tag among its
//! fields would make serde keep two readers of every type, and the app a tenth larger.

use crate::checks::Health;
use crate::model::channel_book::{OwnRule, Rulebook, Step};
use crate::model::day::Day;
pub use crate::model::document::{Document, DocumentChange};
use crate::model::facts::Import;
use crate::model::field::Field;
pub use crate::model::mapping::{Choice, Mapping};
use crate::model::money::Currency;
use crate::model::period::Period;
use crate::model::table::Table;
use crate::problem::Problem;
pub use crate::query::able::{Able, Lack};
use crate::query::ask::{Ask, Filter};
use crate::query::cohort::Cohorts;
use crate::query::cube::{Cube, CubeAsk};
pub use crate::query::raw::RawWanted;
use crate::query::report::Report;
pub use crate::query::rows::{RowFound, RowsFound, RowsWanted};
use crate::words::Said;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Raised with every change of a message: an old cached worker that meets a newer app is reloaded past the cache.
pub const PROTOCOL: u32 = 3;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Request {
    /// First message after `Reply::Ready`. `now` in ms since 1970.
    Open { workspace: String, today: Day },
    /// Read files into a draft, their tables as decided, by the key of their headers; nothing is stored. The handles
    /// follow the text. Answered by `Progress`… and `Draft`.
    Read { job: u32, decided: Vec<(String, Choice)> },
    /// The same for the sample startup's generated exports.
    Sample { job: u32 },
    /// Read one file of a draft again, its tables as decided, by the key of their headers. Answered by `FileRead`.
    Reread { job: u32, file: usize, decided: Vec<(String, Choice)> },
    /// Stop reading; the draft is dropped.
    Cancel { job: u32 },
    /// Store the parts of the draft named by (file index, part index); atomic and one undoable step.
    Commit { job: u32, parts: Vec<(usize, usize)>, now: f64 },
    /// Remove imports; others stay as they are.
    Undo { imports: Vec<u32> },
    /// Answered by `Reply::Report` with the same slot and seq; a newer seq of a slot makes older ones stale.
    Report { slot: String, seq: u32, ask: Ask },
    /// Rows behind a number, newest first, as stored (personal columns left out).
    Rows { slot: String, seq: u32, want: RowsWanted },
    /// A raw group-by, without the evidence a report carries: for exports and for measuring.
    Cube { slot: String, seq: u32, ask: CubeAsk },
    /// Customers by the month of their first order against the months they ordered in.
    Cohorts { slot: String, seq: u32, filters: Vec<Filter> },
    /// Change documents: all of them or none, and one step that can be taken back. `now` in ms since 1970.
    Change { documents: Vec<DocumentChange>, what: Said, now: f64 },
    /// Take the last step over documents back.
    StepBack { now: f64 },
    /// Make the step again that was taken back last.
    StepForward { now: f64 },
    /// What a rulebook would make of everything that is stored: hits a step, and what no step knows.
    Rules { slot: String, seq: u32, book: Rulebook },
    /// What is covered, odd, or told differently by two systems.
    Health { slot: String, seq: u32 },
    /// A window of a stored table, sorted and searched; answered by `Reply::Rows`.
    Raw { slot: String, seq: u32, want: RawWanted },
    /// Which metrics can be shown, and what the others lack: of what is stored, and of the draft of a job with it.
    Able { slot: String, seq: u32, job: Option<u32> },
    /// Remove everything of this workspace, documents too.
    Clear,
    /// Become the tab that writes.
    TakeOver,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reply {
    /// The worker can hear; carries `PROTOCOL`.
    Ready {
        protocol: u32,
    },
    /// What is stored, after `Open` and after every change (also one made by another tab).
    Library {
        library: Library,
    },
    /// Every document, after `Open` and after every change (also one made by another tab).
    Documents {
        documents: Vec<Document>,
        /// The words of the step that `StepBack` would take back.
        back: Option<Said>,
        /// The words of the step that `StepForward` would make again.
        forward: Option<Said>,
    },
    Progress {
        job: u32,
        file: usize,
        name: String,
        done: f64,
        total: f64,
    },
    /// One file of a job has been read: lists fill in as files finish.
    FileRead {
        job: u32,
        index: usize,
        file: FileReport,
    },
    Draft {
        job: u32,
        files: Vec<FileReport>,
    },
    Cancelled {
        job: u32,
    },
    /// The new import ids of a commit, for "undo".
    Committed {
        job: u32,
        imports: Vec<u32>,
    },
    Report {
        slot: String,
        seq: u32,
        report: Report,
    },
    Rows {
        slot: String,
        seq: u32,
        rows: RowsFound,
    },
    /// The text holds `buckets` and `texts`; the numbers follow it as handles, each a typed array with one entry a
    /// group: rows (u32), bucket (u32), one u32 array a `by` field, one f64 array a sum.
    Cube {
        slot: String,
        seq: u32,
        cube: Cube,
    },
    Cohorts {
        slot: String,
        seq: u32,
        cohorts: Cohorts,
    },
    Rules {
        slot: String,
        seq: u32,
        seen: RulesSeen,
    },
    Health {
        slot: String,
        seq: u32,
        health: Health,
    },
    Able {
        slot: String,
        seq: u32,
        shown: Shown,
    },
    /// Something asked for could not be done; nothing stored was harmed.
    Failed {
        job: Option<u32>,
        /// Whose question it was, for `Request::Report` and `Request::Rows`.
        #[serde(default)]
        slot: Option<String>,
        problem: Problem,
    },
}

/// What the store holds, in short.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Library {
    pub imports: Vec<Import>,
    /// First to last day of anything.
    pub period: Option<Period>,
    pub sources: Vec<SourceSeen>,
    pub currencies: Vec<Currency>,
    pub is_sample: bool,
    /// False in a second tab: it follows, and may take over.
    pub is_writer: bool,
    /// Channels, platforms … met in the facts, for filter menus: at most 200 a field.
    pub values: BTreeMap<String, Vec<String>>,
    /// What was wrong when opening: a damaged blob, a newer database, no storage.
    pub problems: Vec<Problem>,
}

/// Freshness of one source.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SourceSeen {
    pub source: String,
    pub name: Said,
    pub tables: Vec<Table>,
    pub period: Option<Period>,
    pub rows: u32,
}

/// One file as read: what `sextant inspect` prints and the import drawer shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FileReport {
    pub path: String,
    pub bytes: u64,
    pub hash: String,
    /// One entry a report found; a file with several blocks has several.
    pub parts: Vec<PartReport>,
    /// About the file as a whole: binary, empty, a ZIP.
    pub problems: Vec<Problem>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PartReport {
    pub part: Option<String>,
    /// `None` for an unknown table.
    pub source: Option<String>,
    pub source_name: Said,
    pub report: Option<String>,
    pub report_name: Said,
    pub table: Option<Table>,
    pub confidence: f64,
    pub why: Said,
    pub rows: u32,
    pub rejected: u32,
    pub period: Option<Period>,
    pub currency: Option<Currency>,
    /// Sums of the measures in the field's unit (money in major units), of the rows kept.
    pub totals: BTreeMap<String, f64>,
    pub columns: Vec<ColumnReport>,
    /// How its columns were read, and how else they could be.
    pub mapping: Mapping,
    pub problems: Vec<Problem>,
    /// The first thousand rejected rows, as text, for the person to see and to save.
    pub rejects: Vec<Reject>,
    /// Against what is stored: new, changed, same.
    pub diff: Option<Diff>,
    /// False when there is nothing to store in it.
    pub is_loadable: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ColumnReport {
    pub header: String,
    pub field: Option<Field>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reject {
    pub line: u32,
    pub column: String,
    pub found: String,
    pub why: Said,
}

/// What can be shown, and which systems' exports would supply what is lacking.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Shown {
    /// Every metric, in the order of the catalogue.
    pub able: Vec<Able>,
    pub suppliers: Vec<Supplier>,
}

/// A system whose exports are read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Supplier {
    pub id: String,
    pub name: Said,
    /// The vendor's page on the export; may be empty.
    pub help: String,
    /// What its reports carry.
    pub tables: Vec<(Table, Vec<Field>)>,
}

/// What a rulebook makes of the stored rows. Rows are those of the files: reports that tell of the same visits are
/// counted one by one.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct RulesSeen {
    /// In the order that counts.
    pub steps: Vec<StepSeen>,
    /// Rows of each rule of names.
    pub names: Vec<u32>,
    /// Rows whose channel the tool itself states, and no rule speaks over.
    pub stated: u32,
    /// Rows without a channel.
    pub unmatched: u32,
    /// The commonest of them first, a hundred at most.
    pub inbox: Vec<Loose>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StepSeen {
    pub step: Step,
    /// What it says, also of a built-in one; `None` for the words of CRMs.
    pub rule: Option<OwnRule>,
    pub rows: u32,
}

/// Rows of one source and medium that no rule knows.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Loose {
    /// As the files have them.
    pub source: String,
    pub medium: String,
    /// The commonest of its campaigns.
    pub campaign: String,
    pub rows: u32,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Diff {
    pub new: u32,
    pub changed: u32,
    pub same: u32,
    /// Stored for the days of this file, and not in it any more. They stay.
    pub missing: u32,
    /// Imports of the very same file that was read another way: they leave when this one enters.
    pub rereads: u32,
    /// The very same file is already loaded.
    pub is_known_file: bool,
}
