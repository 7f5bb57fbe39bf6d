//! `Piece`: one range of a file as typed columns, and what was noticed in it. It crosses from a parse worker as bytes.

use crate::model::column::{Chunk, Dict};
use crate::model::field::Field;

/// Which records a parser is to read: those that begin after `from` (or at it, when `is_exact`) and not after `to`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edge {
    /// Offset in the file of the first byte handed over.
    pub from: u64,
    /// Records that begin after this offset belong to the next piece. The bytes should run past it.
    pub to: u64,
    /// `from` is known to be the beginning of a record; otherwise the first one after it is looked for.
    pub is_exact: bool,
    /// Where the table ends: bytes that reach it leave nothing to ask for.
    pub end: u64,
}

/// What a parser answers.
#[derive(Clone, Debug)]
pub enum Parsed {
    Piece(Box<Piece>),
    /// The last record runs past the bytes handed over: call again with bytes up to at least this offset.
    NeedMore {
        to: u64,
    },
}

/// Why a row was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Cause {
    NotANumber,
    NotADay,
    NotADuration,
    NotAFlag,
    TooLarge,
    TooManyCells,
    /// A period table's row that does not say its day.
    NoDay,
    /// A quote was opened and never closed.
    OpenQuote,
    /// The last row lacks cells and its line end.
    CutShort,
    /// A row of a wide table names a measure that is not of this table.
    NoMeasure,
}

impl Cause {
    /// In the order of declaration.
    pub const ALL: &'static [Self] = &[
        Self::NotANumber,
        Self::NotADay,
        Self::NotADuration,
        Self::NotAFlag,
        Self::TooLarge,
        Self::TooManyCells,
        Self::NoDay,
        Self::OpenQuote,
        Self::CutShort,
        Self::NoMeasure,
    ];
}

#[derive(Clone, Debug, PartialEq)]
pub struct Rejected {
    /// Lines from the beginning of the piece, from 0; from 1 and of the file once assembled.
    pub line: u32,
    /// Index into the plan's columns; none when the row as a whole is at fault.
    pub column: Option<u32>,
    pub found: String,
    pub cause: Cause,
}

/// A totals row, kept aside: what the file itself says the sums are.
#[derive(Clone, Debug, PartialEq)]
pub struct TotalsRow {
    pub line: u32,
    pub label: String,
    /// Measures only; money in micros.
    pub values: Vec<(Field, f64)>,
}

/// What one column showed of the file's locale.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Signs {
    /// Values that only the other reading can explain (month 13, a comma before two digits).
    pub contrary: u32,
    /// Values that only this reading can explain.
    pub supporting: u32,
    /// Values with a bound only (`<5`, `> 90%`), kept as unknown.
    pub bounded: u32,
    /// Values that could not be read in a column whose rows are kept nevertheless.
    pub unread: u32,
}

/// One field of a piece: chunks of the same lengths as its neighbours'.
#[derive(Clone, Debug)]
pub struct PieceColumn {
    pub field: Field,
    /// Texts of this piece alone; empty but for `Kind::Text`.
    pub dict: Dict,
    pub chunks: Vec<Chunk>,
}

/// Typed rows of one range.
#[derive(Clone, Debug, Default)]
pub struct Piece {
    /// Offset in the file of the first record read.
    pub began: u64,
    /// Offset of the record after the last one: where the next piece must begin.
    pub next: u64,
    /// Lines passed between the two, blank and skipped ones included.
    pub lines: u32,
    pub rows: u32,
    pub chunk_rows: Vec<u32>,
    /// In the order of the plan's fields, `Field::Line` (lines from 0) last.
    pub columns: Vec<PieceColumn>,
    pub rejected: u32,
    /// The first few.
    pub rejects: Vec<Rejected>,
    pub totals: Vec<TotalsRow>,
    /// One for each column of the plan.
    pub signs: Vec<Signs>,
    /// Texts that are not in the plan's encoding.
    pub bad_texts: u32,
    /// Some of their bytes, as they are in the file: enough to tell the encoding they are in.
    pub bad_bytes: Vec<u8>,
    /// A footer was met: nothing after it is data.
    pub is_over: bool,
    /// A record grew past all bounds: an open quote, most likely. The line it begins in, from 0.
    pub stuck: Option<u32>,
    /// Of the bytes from the cut to the next cut, whatever the records.
    pub hash: u64,
}

impl Piece {
    /// Plain little-endian bytes, to cross between workers.
    pub fn to_bytes(&self) -> Vec<u8> {
        super::wire::write(self)
    }

    /// `None` when the bytes are not a piece.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        super::wire::read(bytes)
    }
}
