//! One file being read: what it is, which ranges to parse, and what comes out. It opens nothing: the caller fetches
//! bytes, has pieces parsed wherever it likes, and hands them back in any order.
//!
//! Cuts are guesses: a piece that did not begin where the one before it ended is parsed again from there. A body that
//! contradicts what the head let us decide (a month 13, a second comma) changes the plan once, and all is read again.

use super::assemble::settle;
use super::assembly::Assembly;
use crate::model::facts::Slice;
use crate::model::mapping::Book;
use crate::problem::{Problem, Severity};
use crate::protocol::{FileReport, PartReport};
use crate::read::encoding;
use crate::read::fingerprint::{fingerprint, join};
use crate::read::head::{self, Head};
use crate::read::piece::{Edge, Piece};
use crate::read::plan::{Cell, DateShape, Decimal, Encoding, Plan};
use crate::sources::detect::{Part, detect};
use crate::words::Said;

/// Bytes of the file's beginning that `Intake::open` wants.
pub const HEAD: u64 = 1 << 20;
/// Files up to this size are handed to `Intake::open` whole.
pub const WHOLE: u64 = 4 << 20;
/// Bytes to hand over past a piece's edge, so that its last record is whole.
pub const SPARE: u64 = 64 << 10;
/// Bytes of one piece, at most, and of the last ones.
pub const PIECE: u64 = 8 << 20;
const LAST_PIECE: u64 = 1 << 20;

/// One range to be parsed with `read::parse::parse_piece(intake.plan(job.part), bytes, job.edge)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PieceJob {
    pub part: usize,
    pub edge: Edge,
    /// Bytes from `edge.from` up to here are wanted. `Parsed::NeedMore` asks for the same job with more.
    pub fetch_to: u64,
    /// Rises when a plan was changed: pieces of an older round are of no use.
    pub round: u32,
    /// Which cut of the part it is, from 0.
    pub slot: u32,
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
    name: String,
    len: u64,
    piece: u64,
    head_hash: u64,
    problems: Vec<Problem>,
    parts: Vec<PartState>,
}

/// One table of the file while its pieces come in.
struct PartState {
    part: Part,
    round: u32,
    slots: Vec<Slot>,
    /// Slots whose place in the chain is proven: their pieces are joined.
    chained: usize,
    joined: Assembly,
    /// A footer, or a record without end, closed the table there.
    is_over: bool,
    has_flipped: bool,
}

struct Slot {
    edge: Edge,
    hash: Option<u64>,
    /// Until it is joined.
    piece: Option<Piece>,
    /// Once it is joined: where the next one must begin.
    next: Option<u64>,
}

impl Slot {
    fn is_read(&self) -> bool {
        self.piece.is_some() || self.next.is_some()
    }
}

/// How many bytes of the beginning `open` wants for a file of this size.
pub fn head_len(len: u64) -> u64 {
    if len <= WHOLE { len } else { HEAD }
}

impl Intake {
    /// Looks at the beginning of a file: what it is, and how it is to be parsed.
    pub fn open(name: &str, len: u64, head: &[u8]) -> Self {
        Self::open_by(name, len, head, &Book::default())
    }

    /// The same by what a person and the recipes say of such tables.
    pub fn open_by(name: &str, len: u64, head: &[u8], book: &Book) -> Self {
        Self::open_looked(name, len, head, PIECE, head::look(head, len), book)
    }

    /// The same for a table of a container, which was written with tabs between its cells.
    pub fn open_tabbed(name: &str, len: u64, head: &[u8]) -> Self {
        Self::open_tabbed_by(name, len, head, &Book::default())
    }

    /// The same by what a person and the recipes say of such tables.
    pub fn open_tabbed_by(name: &str, len: u64, head: &[u8], book: &Book) -> Self {
        Self::open_looked(name, len, head, PIECE, head::look_at(head, len, Some(b'\t')), book)
    }

    /// The same with pieces of another size, for tests of the cuts.
    // The long steps are never inlined (here and beside it): browsers compile a busy function whole, and the worker's
    // outermost future would else hold all of them.
    #[inline(never)]
    pub fn open_with(name: &str, len: u64, head: &[u8], piece: u64) -> Self {
        Self::open_looked(name, len, head, piece, head::look(head, len), &Book::default())
    }

    fn open_looked(name: &str, len: u64, head: &[u8], piece: u64, looked: Head, book: &Book) -> Self {
        let parts = match looked.problem {
            Some(_) => Vec::new(),
            None => detect(&looked, name, book),
        };
        let problems = looked.problem.into_iter().map(|problem| problem.in_file(name)).collect();
        let head_hash = fingerprint(&head[..head.len().min(HEAD as usize)]);
        let mut intake = Self { name: name.into(), len, piece: piece.max(2), head_hash, problems, parts: Vec::new() };
        for part in parts {
            let (slots, joined) = (intake.cut(plan_of(&part)), Assembly::new(plan_of(&part)));
            let state = PartState { part, round: 0, slots, chained: 0, joined, is_over: false, has_flipped: false };
            intake.parts.push(state);
        }
        intake
    }

    /// The same file always gives the same cuts. They become smaller towards the end, so that several parsers end at
    /// the same time.
    fn cut(&self, plan: &Plan) -> Vec<Slot> {
        let end = plan.end.unwrap_or(self.len).min(self.len);
        let mut slots = Vec::new();
        let mut from = plan.start.min(end);
        loop {
            let step = ((end - from) / 6).clamp(LAST_PIECE.min(self.piece), self.piece);
            let next = from + step;
            // Units of two bytes are cut between units.
            let odd = (next - plan.start.min(next)) % 2;
            let next = if matches!(plan.encoding, Encoding::Utf16Le | Encoding::Utf16Be) { next + odd } else { next };
            let to = next.min(end);
            let edge = Edge { from, to, end, is_exact: slots.is_empty() };
            slots.push(Slot { edge, hash: None, piece: None, next: None });
            if to >= end {
                return slots;
            }
            from = to;
        }
    }

    /// The ranges to parse; none when the file is nothing we can read.
    pub fn jobs(&self) -> Vec<PieceJob> {
        (0..self.parts.len()).flat_map(|part| self.jobs_of(part)).collect()
    }

    fn jobs_of(&self, part: usize) -> Vec<PieceJob> {
        let state = &self.parts[part];
        let waiting = state.slots.iter().enumerate().filter(|(_, slot)| !slot.is_read());
        waiting.map(|(slot, entry)| self.job(part, slot, entry.edge)).collect()
    }

    fn job(&self, part: usize, slot: usize, edge: Edge) -> PieceJob {
        let fetch_to = (edge.to + SPARE).min(edge.end);
        PieceJob { part, edge, fetch_to, round: self.parts[part].round, slot: slot as u32 }
    }

    /// The plan of a part, to be given to parsers; it changes with a `Redo`.
    pub fn plan(&self, part: usize) -> Option<&Plan> {
        self.parts.get(part).map(|state| plan_of(&state.part))
    }

    /// Takes a parsed piece. Pieces of an older round are dropped.
    #[inline(never)]
    pub fn accept(&mut self, job: &PieceJob, piece: Piece) -> Next {
        let Some(state) = self.parts.get_mut(job.part).filter(|state| state.round == job.round) else {
            return Next::Go;
        };
        let Some(slot) = state.slots.get_mut(job.slot as usize) else { return Next::Go };
        // The fingerprint is of the cut, not of the records: what is parsed again does not change it.
        slot.hash.get_or_insert(piece.hash);
        if slot.edge != job.edge {
            return Next::Go;
        }
        slot.piece = Some(piece);
        match self.chain(job.part) {
            Next::Go => self.look_back(job.part),
            redo => redo,
        }
    }

    /// Once all is read: does the whole body bear out what the head let us assume?
    fn look_back(&mut self, part: usize) -> Next {
        let state = &self.parts[part];
        let is_read = state.is_over || state.chained == state.slots.len();
        if !is_read || state.has_flipped {
            return Next::Go;
        }
        match contradicted(plan_of(&state.part), &state.joined) {
            Some(plan) => self.start_over(part, plan),
            None => Next::Go,
        }
    }

    /// Reads everything again under another plan, once.
    fn start_over(&mut self, part: usize, plan: Plan) -> Next {
        let state = &mut self.parts[part];
        state.has_flipped = true;
        state.round += 1;
        state.chained = 0;
        state.is_over = false;
        state.joined = Assembly::new(&plan);
        *plan_mut(&mut state.part) = plan;
        let slots = self.cut(plan_of(&self.parts[part].part));
        let state = &mut self.parts[part];
        let hashes: Vec<Option<u64>> = state.slots.iter().map(|slot| slot.hash).collect();
        state.slots = slots;
        for (slot, hash) in state.slots.iter_mut().zip(hashes) {
            slot.hash = hash;
        }
        Next::Redo(self.jobs_of(part))
    }

    /// Proves that each piece began where the one before it ended, and joins it.
    fn chain(&mut self, part: usize) -> Next {
        loop {
            let state = &mut self.parts[part];
            let at = state.chained;
            if state.is_over || at >= state.slots.len() {
                return Next::Go;
            }
            let before = at.checked_sub(1).and_then(|before| state.slots[before].next);
            let slot = &mut state.slots[at];
            let Some(piece) = &slot.piece else { return Next::Go };
            let is_behind = before.is_some_and(|before| before > slot.edge.to && slot.edge.to < slot.edge.end);
            if is_behind {
                // The record before it swallowed this whole cut.
                (slot.piece, slot.next) = (None, before);
                state.chained += 1;
                continue;
            }
            if let Some(before) = before
                && before != piece.began
            {
                let edge = Edge { from: before, is_exact: true, ..slot.edge };
                slot.edge = edge;
                slot.piece = None;
                return Next::Redo(vec![self.job(part, at, edge)]);
            }
            state.is_over = piece.is_over || piece.stuck.is_some();
            state.chained += 1;
            slot.next = Some(piece.next);
            if let Some(piece) = slot.piece.take() {
                state.joined.add(plan_of(&state.part), piece);
            }
        }
    }

    /// Share of the file parsed so far, 0..=1.
    pub fn done(&self) -> f64 {
        let slots = || self.parts.iter().flat_map(|state| &state.slots);
        let all: u64 = slots().map(|slot| slot.edge.to - slot.edge.from).sum();
        let read: u64 = slots().filter(|slot| slot.is_read()).map(|slot| slot.edge.to - slot.edge.from).sum();
        if all == 0 { 1.0 } else { read as f64 / all as f64 }
    }

    /// Everything has been handed back: the report, and a slice for each part that holds facts.
    #[inline(never)]
    pub fn finish(self) -> (FileReport, Vec<Option<Slice>>) {
        let hashes = self.parts.iter().flat_map(|state| &state.slots).filter_map(|slot| slot.hash);
        let hash = join(hashes.fold(self.head_hash, join), self.len);
        let mut parts: Vec<PartReport> = Vec::new();
        let mut slices = Vec::new();
        for state in self.parts {
            let (report, slice) = settle(&self.name, state.part, state.joined.finish());
            parts.push(report);
            slices.push(slice);
        }
        let mut problems = self.problems;
        if parts.is_empty() && problems.is_empty() {
            problems.push(no_table().in_file(&self.name));
        }
        let report = FileReport { path: self.name, bytes: self.len, hash: format!("{hash:016x}"), parts, problems };
        (report, slices)
    }
}

fn plan_of(part: &Part) -> &Plan {
    match part {
        Part::Known(found) => &found.plan,
        Part::Unknown(unknown) => &unknown.plan,
    }
}

fn plan_mut(part: &mut Part) -> &mut Plan {
    match part {
        Part::Known(found) => &mut found.plan,
        Part::Unknown(unknown) => &mut unknown.plan,
    }
}

/// The plan the body calls for instead, when it contradicts what was only assumed.
fn contradicted(plan: &Plan, joined: &Assembly) -> Option<Plan> {
    let mut changed = plan.clone();
    let mut decimal = None;
    for (at, column) in changed.columns.iter_mut().enumerate() {
        let is_contradicted = joined.signs.get(at).is_some_and(|signs| signs.contrary > 0 && signs.supporting == 0);
        if column.is_sure || !is_contradicted {
            continue;
        }
        match &mut column.cell {
            Cell::Day(shape) => {
                *shape = match shape {
                    DateShape::MonthFirst => DateShape::DayFirst,
                    _ => DateShape::MonthFirst,
                };
                column.is_sure = true;
            }
            Cell::Money { decimal: own, .. }
            | Cell::Number { decimal: own }
            | Cell::Share { decimal: own, .. }
            | Cell::Seconds { decimal: own } => {
                decimal = Some(if *own == Decimal::Point { Decimal::Comma } else { Decimal::Point });
            }
            Cell::Text | Cell::Flag => {}
        }
    }
    if let Some(decimal) = decimal {
        for column in changed.columns.iter_mut().filter(|column| !column.is_sure) {
            if let Cell::Money { decimal: own, .. }
            | Cell::Number { decimal: own }
            | Cell::Share { decimal: own, .. }
            | Cell::Seconds { decimal: own } = &mut column.cell
            {
                *own = decimal;
            }
        }
    }
    // A head of plain English letters says nothing of the encoding of the rest.
    // What is not ASCII is broken: no text of the body is good UTF-8 beyond it.
    let is_ascii_or_broken = |text: &str| text.is_ascii() || text.contains('\u{fffd}');
    if plan.encoding == Encoding::Utf8 && joined.bad_texts > 0 && joined.texts().all(is_ascii_or_broken) {
        changed.encoding = encoding::narrow(&joined.bad_bytes);
    }
    (changed != *plan).then_some(changed)
}

fn no_table() -> Problem {
    Problem::new(
        "no_table",
        Severity::Error,
        Said::fixed("There is no table in the file, only title lines", "В файле нет таблицы, только строки названия"),
        Said::fixed(
            "Export the report again and check that it shows rows before you save it.",
            "Выгрузите отчёт ещё раз и проверьте, что перед сохранением в нём есть строки.",
        ),
    )
}
