//! One file being read: what it is, which ranges to parse, and what comes out. It opens nothing: the caller fetches
//! bytes, has pieces parsed wherever it likes, and hands them back in any order.

use crate::model::facts::Slice;
use crate::protocol::FileReport;
use crate::read::piece::{Edge, Piece};
use crate::read::plan::Plan;

/// Bytes of the file's beginning that `Intake::open` wants.
pub const HEAD: u64 = 1 << 20;
/// Files up to this size are handed to `Intake::open` whole.
pub const WHOLE: u64 = 4 << 20;
/// Bytes to hand over past a piece's edge, so that its last record is whole.
pub const SPARE: u64 = 64 << 10;

/// One range to be parsed with `read::parse::parse_piece(intake.plan(job.part), bytes, job.edge)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PieceJob {
    pub part: usize,
    pub edge: Edge,
    /// Bytes from `edge.from` up to here are wanted. `Parsed::NeedMore` asks for the same job with more.
    pub fetch_to: u64,
    /// Rises when a plan was changed: pieces of an older round are of no use.
    pub round: u32,
}

/// What to do after a piece was handed back.
#[derive(Clone, Debug, PartialEq)]
pub enum Next {
    /// Nothing new.
    Go,
    /// These ranges have to be parsed (again): a cut fell inside quotes, or the plan was changed.
    Redo(Vec<PieceJob>),
}

pub struct Intake {
    report: FileReport,
}

/// How many bytes of the beginning `open` wants for a file of this size.
pub fn head_len(len: u64) -> u64 {
    if len <= WHOLE { len } else { HEAD }
}

impl Intake {
    /// Looks at the beginning of a file: what it is, and how it is to be parsed.
    pub fn open(name: &str, len: u64, _head: &[u8]) -> Self {
        let report =
            FileReport { path: name.into(), bytes: len, hash: String::new(), parts: Vec::new(), problems: Vec::new() };
        Self { report }
    }

    /// The ranges to parse; none when the file is nothing we can read.
    pub fn jobs(&self) -> Vec<PieceJob> {
        Vec::new()
    }

    /// The plan of a part, to be given to parsers; it changes with a `Redo`.
    pub fn plan(&self, _part: usize) -> Option<&Plan> {
        None
    }

    /// Takes a parsed piece. Pieces of an older round are dropped.
    pub fn accept(&mut self, _job: &PieceJob, _piece: Piece) -> Next {
        Next::Go
    }

    /// Everything has been handed back: the report, and a slice for each part that holds facts.
    pub fn finish(self) -> (FileReport, Vec<Option<Slice>>) {
        (self.report, Vec::new())
    }
}
