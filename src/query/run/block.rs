//! One block of rows on its way into cells: read beside its chunk, placed, added. The innermost loops of a scan.

use super::exchange::Money;
use super::found::{Found, Sums, Trace};
use super::sieve::BLOCK;
use crate::model::column::{Chunk, NONE};
use crate::model::facts::Slice;
use crate::model::field::{Field, Kind};
use crate::query::plan::NO_BUCKET;

/// Rows of one block that count, with their cells.
pub struct Block {
    pub buckets: [u32; BLOCK],
    /// Of every row while `is_full`, of the picked rows otherwise.
    pub cells: [u32; BLOCK],
    pub picked: [u16; BLOCK],
    /// Rows that count.
    pub len: usize,
    /// Every row of the block counts, and no list of picks is needed.
    pub is_full: bool,
    pub wide: [u64; BLOCK],
    pub values: [i64; BLOCK],
    pub numbers: [f64; BLOCK],
    pub days: [i64; BLOCK],
}

/// What the days of a chunk allow.
#[derive(Clone, Copy)]
pub enum Reach {
    Nothing,
    /// Every row belongs to this bucket.
    One(u32),
    Rows,
}

/// Whether every row of a packed chunk has a value.
pub fn is_filled(chunk: &Chunk) -> bool {
    match chunk {
        Chunk::U8 { offsets, .. } => offsets.iter().fold(true, |all, offset| all & (*offset > 0)),
        Chunk::U16 { offsets, .. } => offsets.iter().fold(true, |all, offset| all & (*offset > 0)),
        Chunk::U32 { offsets, .. } => offsets.iter().fold(true, |all, offset| all & (*offset > 0)),
        Chunk::I64(_) | Chunk::F64(_) => false,
    }
}

/// Where a block lies: its chunk, the first row within it, its length, the first row within the slice.
#[derive(Clone, Copy)]
pub struct At {
    pub chunk: usize,
    pub from: usize,
    pub len: usize,
    pub row: usize,
}

/// Walks the values of a chunk beside another list, without unpacking them first.
#[inline(always)]
pub fn beside<T>(chunk: &Chunk, from: usize, others: &mut [T], mut each: impl FnMut(&mut T, i64)) {
    macro_rules! packed {
        ($base:expr, $offsets:expr) => {{
            let base = $base.wrapping_sub(1);
            for (other, &offset) in others.iter_mut().zip(&$offsets[from..]) {
                each(other, if offset == 0 { NONE } else { base.wrapping_add(i64::from(offset)) });
            }
        }};
    }
    match chunk {
        Chunk::U8 { base, offsets } => packed!(base, offsets),
        Chunk::U16 { base, offsets } => packed!(base, offsets),
        Chunk::U32 { base, offsets } => packed!(base, offsets),
        Chunk::I64(values) => others.iter_mut().zip(&values[from..]).for_each(|(other, value)| each(other, *value)),
        Chunk::F64(values) => others
            .iter_mut()
            .zip(&values[from..])
            .for_each(|(other, value)| each(other, if value.is_nan() { NONE } else { *value as i64 })),
    }
}

impl Default for Block {
    fn default() -> Self {
        Self {
            buckets: [NO_BUCKET; BLOCK],
            cells: [0; BLOCK],
            picked: [0; BLOCK],
            len: 0,
            is_full: false,
            wide: [0; BLOCK],
            values: [NONE; BLOCK],
            numbers: [0.0; BLOCK],
            days: [NONE; BLOCK],
        }
    }
}

/// Adds the values of a field to their cells, and counts the rows that have none.
pub fn add(field: Field, nth: usize, slice: &Slice, at: At, block: &mut Block, found: &mut Found, money: &Money) {
    let Block { picked, cells, values, numbers, days, len, is_full, .. } = block;
    let (picked, cells) = (&picked[..*len], &mut cells[..*len]);
    let Found { sums, missing, no_rate, rows, .. } = found;
    let missing = &mut missing[nth];
    let mut miss = |cell: u32| {
        if missing.len() < rows.len() {
            missing.resize(rows.len(), 0);
        }
        missing[cell as usize] += 1;
    };
    let Some(source) = slice.column(field).map(|column| &column.chunks[at.chunk]) else {
        cells.iter().for_each(|cell| miss(*cell));
        return;
    };
    match &mut sums[nth] {
        Sums::Whole(sums) if *is_full => {
            if !add_filled(sums, cells, source, at.from) {
                beside(source, at.from, cells, |cell, value| match value {
                    NONE => miss(*cell),
                    value => sums[*cell as usize] += value,
                });
            }
        }
        Sums::Whole(sums) => {
            source.read_i64(at.from, &mut values[..at.len]);
            for (row, cell) in picked.iter().zip(cells) {
                match values[usize::from(*row)] {
                    NONE => miss(*cell),
                    value => sums[*cell as usize] += value,
                }
            }
        }
        Sums::Fraction(sums) => {
            source.read_f64(at.from, &mut numbers[..at.len]);
            let row_of = |each: usize| if *is_full { each } else { usize::from(picked[each]) };
            let mut unknown = [false; BLOCK];
            for (flag, number) in unknown.iter_mut().zip(&numbers[..at.len]) {
                *flag = number.is_nan();
            }
            if field.kind() == Kind::Money {
                money.exchange((at.chunk, at.from), &mut numbers[..at.len], &days[..at.len], |row, currency| {
                    // Only rows that count can lack a rate.
                    let each = if *is_full { Some(row) } else { picked.iter().position(|p| usize::from(*p) == row) };
                    if let Some(each) = each {
                        no_rate.insert(cells[each] as usize, currency);
                    }
                });
            }
            for (each, cell) in cells.iter().enumerate() {
                let row = row_of(each);
                if unknown[row] {
                    miss(*cell);
                } else if !numbers[row].is_nan() {
                    sums[*cell as usize] += numbers[row];
                }
            }
        }
    }
}

/// The tightest loop there is: a block without a missing value. False, and nothing done, when there is one.
fn add_filled(sums: &mut [i64], cells: &[u32], chunk: &Chunk, from: usize) -> bool {
    macro_rules! packed {
        ($base:expr, $offsets:expr) => {{
            let base = $base.wrapping_sub(1);
            let offsets = &$offsets[from..from + cells.len()];
            // A fold, not `contains`: it takes the whole block in wide steps.
            if offsets.iter().fold(false, |any, offset| any | (*offset == 0)) {
                return false;
            }
            for (cell, &offset) in cells.iter().zip(offsets) {
                sums[*cell as usize] += base + i64::from(offset);
            }
        }};
    }
    match chunk {
        Chunk::U8 { base, offsets } => packed!(base, offsets),
        Chunk::U16 { base, offsets } => packed!(base, offsets),
        Chunk::U32 { base, offsets } => packed!(base, offsets),
        Chunk::I64(_) | Chunk::F64(_) => return false,
    }
    true
}

pub fn note(block: &Block, at: At, trace: &mut [Trace]) {
    for each in 0..block.len {
        let place = if block.is_full { each } else { usize::from(block.picked[each]) };
        let row = (at.row + place) as u32;
        let trace = &mut trace[block.buckets[place] as usize];
        if trace.rows == 0 {
            trace.first = row;
        }
        trace.rows += 1;
        trace.last = row;
    }
}
