//! One range of a file → typed columns, alone: several workers can share a file. It knows no file, only bytes.
//!
//! Records are found first (`scan`), then each wanted cell's bytes go straight to their typed value (`cell`, `dates`).
//! A row with one unreadable value is left out whole: a silently missing cost is a wrong number.

use super::cell;
use super::encoding::{position_of, source_len, to_utf8};
use super::fingerprint::fingerprint;
use super::piece::{Cause, Edge, Parsed, Piece, Rejected, Signs};
use super::plan::{Encoding, Plan};
use super::scan::{End, Scanner, Span, content};
use super::sink::{Bad, CHUNK, Sink};
use super::value::{Column, put};
use crate::model::field::Field;
use std::borrow::Cow;

/// A record longer than this is an open quote, not a record.
const LONGEST: usize = 8 << 20;
/// A piece that begins at a guess gives up sooner: it is parsed again from where the one before ended.
const LONGEST_GUESS: usize = 1 << 20;
/// Rejected rows of a piece kept for the person to see and to take along.
const REJECTS_KEPT: usize = 1000;
/// Last cells that make a row too long a totals row (GA4 exploration), and first cells that do.
const TOTAL_WORDS: &[&str] = &[
    "grand total", "total general", "total", "общий итог", "итого", "всего", "suma total", "gesamtsumme",
    "total général",
];

/// Parses the records that begin within the edge. `bytes[0]` is the byte at `edge.from`.
pub fn parse_piece(plan: &Plan, bytes: &[u8], edge: Edge) -> Parsed {
    let own = usize::try_from(edge.to.saturating_sub(edge.from)).unwrap_or(usize::MAX).min(bytes.len());
    let rest = usize::try_from(edge.end.saturating_sub(edge.from)).unwrap_or(usize::MAX);
    let is_all = bytes.len() >= rest;
    let bytes = if is_all { &bytes[..rest] } else { bytes };
    let text: Cow<'_, [u8]> = match plan.encoding {
        Encoding::Utf8 => Cow::Borrowed(bytes),
        encoding => Cow::Owned(to_utf8(encoding, bytes)),
    };
    let to = position_of(plan.encoding, &text, edge.to.saturating_sub(edge.from));
    let mut parser = Parser::new(plan, &text, edge, to, is_all);
    parser.piece.hash = fingerprint(&bytes[..own]);
    let more = Parsed::NeedMore { to: edge.from + (bytes.len() as u64 * 2).max(1 << 16) };
    let Some(start) = parser.start() else { return more };
    match parser.run(start) {
        true => Parsed::Piece(Box::new(parser.finish())),
        false => more,
    }
}

/// The state of one piece; `spread` and `totals` hold the rarer of its ways.
pub(super) struct Parser<'a> {
    pub(super) plan: &'a Plan,
    pub(super) text: &'a [u8],
    edge: Edge,
    /// Nothing follows the bytes.
    is_all: bool,
    /// Records that begin after this position belong to the next piece.
    to: usize,
    scanner: Scanner,
    /// By field: the columns that may fill it, best first.
    pub(super) groups: Vec<Vec<Column<'a>>>,
    pub(super) sinks: Vec<Sink>,
    lines: Sink,
    /// Rows in the chunk that is being filled.
    filled: usize,
    /// First bytes of words that could make a row a totals row or a footer.
    watch: [bool; 256],
    /// Rows with fewer cells than the header, and how many rows in all: the usual shape tells a cut one.
    short: u32,
    pub(super) piece: Piece,
}

pub(super) enum Outcome {
    Kept,
    Skipped,
    Over,
    Rejected(Option<u32>, String, Cause),
}

impl<'a> Parser<'a> {
    fn new(plan: &'a Plan, text: &'a [u8], edge: Edge, to: usize, is_all: bool) -> Self {
        let mut groups: Vec<Vec<Column<'a>>> = Vec::new();
        for (at, column) in plan.columns.iter().enumerate() {
            let is_must = plan.must.contains(&column.field);
            let is_backed = plan.columns[at + 1..].iter().any(|next| next.field == column.field);
            let entry = Column { plan: column, at: at as u32, is_must, is_backed, last: ([0; 24], usize::MAX, 0) };
            match groups.iter_mut().find(|group| group[0].plan.field == column.field) {
                Some(group) => group.push(entry),
                None => groups.push(vec![entry]),
            }
        }
        let rows = text.len() / 40;
        let key = plan.spread.as_ref().map(|spread| spread.key);
        let sinks = groups.iter().map(|group| group[0].plan.field).chain(key).map(|f| Sink::new(f, rows)).collect();
        let mut watch = [false; 256];
        let skips = &plan.skips;
        for word in skips.first_cell.iter().chain(&skips.whole_cell).chain(&skips.footer) {
            let upper = word.to_uppercase();
            for first in [word.as_bytes().first(), upper.as_bytes().first()].into_iter().flatten() {
                watch[usize::from(*first)] = true;
            }
        }
        let piece = Piece { signs: vec![Signs::default(); plan.columns.len()], ..Piece::default() };
        let scanner = Scanner::new(plan.delimiter, plan.line_end);
        let lines = Sink::new(Field::Line, rows);
        Self { plan, text, edge, is_all, to, scanner, groups, sinks, lines, filled: 0, watch, short: 0, piece }
    }

    /// Where the first record of this piece begins; `None` when the bytes do not show it yet.
    fn start(&self) -> Option<usize> {
        if self.edge.is_exact {
            return Some(0);
        }
        let first = match self.scanner.next_line(self.text, 0) {
            Some(first) => first,
            None if self.is_all || self.text.len() > LONGEST_GUESS => return Some(self.text.len()),
            None => return None,
        };
        // The cut may lie inside quotes: of the next few lines, the one after which the rows look like rows.
        let mut cells = Vec::new();
        let mut at = first;
        for _ in 0..16 {
            if self.looks_like_rows(at, &mut cells) {
                return Some(at);
            }
            match self.scanner.next_line(self.text, at) {
                Some(next) if next < self.text.len() => at = next,
                _ => break,
            }
        }
        Some(first)
    }

    fn looks_like_rows(&self, from: usize, cells: &mut Vec<Span>) -> bool {
        let mut at = from;
        for _ in 0..4 {
            match self.scanner.record(self.text, at, cells) {
                End::Line { next, .. } if cells.len() == self.plan.width => at = next,
                End::Bytes { .. } if at >= self.text.len() || cells.len() == self.plan.width => return true,
                _ => return false,
            }
        }
        true
    }

    /// Reads the records; false when the bytes end in the middle of one that is ours.
    fn run(&mut self, start: usize) -> bool {
        let mut at = start;
        let mut cells = Vec::with_capacity(self.plan.width + 1);
        let longest = if self.edge.is_exact { LONGEST } else { LONGEST_GUESS };
        self.piece.began = self.offset(at);
        while at < self.text.len() && (at <= self.to || self.edge.to >= self.edge.end) {
            let end = self.scanner.record(self.text, at, &mut cells);
            let (next, lines) = match end {
                End::Line { next, lines } => (next, lines),
                End::Bytes { lines } if self.is_all => (self.text.len(), lines),
                End::OpenQuote { lines } if self.is_all && self.text.len() - at <= longest => {
                    self.reject(None, "\"".into(), Cause::OpenQuote);
                    self.piece.lines += lines;
                    at = self.text.len();
                    break;
                }
                _ if self.text.len() - at > longest => {
                    self.piece.stuck = Some(self.piece.lines);
                    break;
                }
                _ => return false,
            };
            let is_cut = matches!(end, End::Bytes { .. });
            let plan = self.plan;
            let outcome = match &plan.spread {
                None => self.row(&cells, is_cut),
                Some(spread) => self.spread_row(spread, &cells, is_cut),
            };
            match outcome {
                Outcome::Kept => self.keep(),
                Outcome::Skipped => {}
                Outcome::Rejected(column, found, cause) => {
                    self.reject(column, found, cause);
                }
                Outcome::Over => {
                    self.piece.is_over = true;
                    break;
                }
            }
            self.piece.lines += lines;
            at = next;
        }
        self.piece.next = self.offset(at);
        true
    }

    fn offset(&self, at: usize) -> u64 {
        self.edge.from + source_len(self.plan.encoding, &self.text[..at.min(self.text.len())])
    }

    pub(super) fn keep(&mut self) {
        self.lines.whole(i64::from(self.piece.lines));
        self.piece.rows += 1;
        self.filled += 1;
        if self.filled == CHUNK {
            self.end_chunk();
        }
    }

    fn end_chunk(&mut self) {
        self.sinks.iter_mut().for_each(Sink::end_chunk);
        self.lines.end_chunk();
        self.piece.chunk_rows.push(self.filled as u32);
        self.filled = 0;
    }

    pub(super) fn reject(&mut self, column: Option<u32>, found: String, cause: Cause) {
        self.piece.rejected += 1;
        if self.piece.rejects.len() < REJECTS_KEPT {
            self.piece.rejects.push(Rejected { line: self.piece.lines, column, found, cause });
        }
    }

    #[inline]
    fn row(&mut self, cells: &[Span], is_cut: bool) -> Outcome {
        if let Some(outcome) = self.no_row(cells, is_cut) {
            return outcome;
        }
        self.fields(cells)
    }

    /// What is no row of data, or no whole one.
    #[inline]
    pub(super) fn no_row(&mut self, cells: &[Span], is_cut: bool) -> Option<Outcome> {
        let width = self.plan.width;
        let Some(first) = cells.iter().find(|cell| cell.end > cell.start) else { return Some(Outcome::Skipped) };
        let bytes = self.text;
        if let Some(special) = self.special(cells, *first) {
            return Some(special);
        }
        if cells.len() < width {
            if is_cut && self.short == 0 {
                return Some(Outcome::Rejected(None, format!("{} / {width}", cells.len()), Cause::CutShort));
            }
            self.short += 1;
        }
        if cells.len() > width && cells[width..].iter().any(|cell| !is_blank(bytes, *cell)) {
            return Some(Outcome::Rejected(None, format!("{} / {width}", cells.len()), Cause::TooManyCells));
        }
        None
    }

    /// Every field of one record; what was taken of it is forgotten when one cannot be read.
    #[inline]
    pub(super) fn fields(&mut self, cells: &[Span]) -> Outcome {
        let kept = self.filled;
        for group in 0..self.groups.len() {
            if let Err((column, found, cause)) = self.field(group, cells) {
                self.sinks.iter_mut().for_each(|sink| sink.truncate(kept));
                return Outcome::Rejected(Some(column), found, cause);
            }
        }
        Outcome::Kept
    }

    /// Comments, blank rows, totals rows and footers.
    #[inline]
    fn special(&mut self, cells: &[Span], first: Span) -> Option<Outcome> {
        let bytes = self.text;
        let byte = bytes[first.start as usize];
        if Some(byte) == self.plan.skips.comment && first.start == cells[0].start {
            let after = bytes.get(first.start as usize + 1..first.end as usize).unwrap_or_default();
            if matches!(after, [] | [b' ' | b'-', ..]) {
                return Some(Outcome::Skipped);
            }
        }
        if matches!(byte, b' ' | b'"' | 0xC2 | b'\t' | b'-') {
            if cells.iter().all(|cell| is_blank(bytes, *cell)) {
                return Some(Outcome::Skipped);
            }
            // A word for "nothing" before the label of a totals row is no label: ` --,,Total: Account`.
            let says = |cell: &&Span| !cell::is_nothing(&content(bytes, **cell));
            let cell = cells.iter().find(says)?;
            let text = content(bytes, *cell);
            let start = cell::trimmed(&text).first().copied().unwrap_or(b' ');
            if self.watch[usize::from(start)] {
                return self.named_total(cells, &text);
            }
        } else if self.watch[usize::from(byte)] {
            let text = content(bytes, first);
            if let Some(outcome) = self.named_total(cells, &text) {
                return Some(outcome);
            }
        }
        let skips = &self.plan.skips.empty_means_total;
        let is_empty = |at: &usize| cells.get(*at).is_none_or(|cell| is_blank(bytes, *cell));
        if !skips.is_empty() && skips.iter().all(is_empty) {
            self.total(cells, "");
            return Some(Outcome::Skipped);
        }
        if cells.len() > self.plan.width {
            let extra = cells[self.plan.width..].iter().find(|cell| !is_blank(bytes, **cell))?;
            let word = String::from_utf8_lossy(&content(bytes, *extra)).trim().to_lowercase();
            if TOTAL_WORDS.contains(&word.as_str()) {
                self.total(cells, &word);
                return Some(Outcome::Skipped);
            }
        }
        None
    }

    /// One value of the row, from the first of its columns that has one.
    #[inline]
    fn field(&mut self, group: usize, cells: &[Span]) -> Result<(), (u32, String, Cause)> {
        let sink = &mut self.sinks[group];
        let columns = &mut self.groups[group];
        for column in columns.iter_mut() {
            let Some(cell) = cells.get(column.plan.index) else { continue };
            let raw = &self.text[cell.start as usize..cell.end as usize];
            let value: Cow<'_, [u8]> = if cell.is_quoted { content(self.text, *cell) } else { Cow::Borrowed(raw) };
            let text = cell::trimmed(&value);
            if text.is_empty() {
                continue;
            }
            let signs = &mut self.piece.signs[column.at as usize];
            match put(sink, column, text, signs) {
                Ok(true) => return Ok(()),
                Ok(false) => {}
                Err(cause) if column.plan.is_soft && signs.contrary == 0 => {
                    signs.unread += u32::from(cause != Cause::NoDay);
                }
                Err(cause) => {
                    let found: String = String::from_utf8_lossy(text).chars().take(80).collect();
                    return Err((column.at, found, cause));
                }
            }
        }
        if columns[0].is_must {
            return Err((columns[0].at, String::new(), Cause::NoDay));
        }
        sink.nothing();
        Ok(())
    }

    fn finish(mut self) -> Piece {
        if self.filled > 0 {
            self.end_chunk();
        }
        let mut bad = Bad::default();
        self.piece.columns = self.sinks.into_iter().chain([self.lines]).map(|sink| sink.finish(&mut bad)).collect();
        self.piece.bad_texts = bad.texts;
        self.piece.bad_bytes = bad.bytes;
        self.piece
    }
}

fn is_blank(bytes: &[u8], cell: Span) -> bool {
    cell.start == cell.end
        || content(bytes, cell).iter().all(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | 0xC2 | 0xA0))
}
