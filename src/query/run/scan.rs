//! The kernel: one pass over the slices of a plan, block by block, into flat sums by bucket and key.
//!
//! No row allocates, no dictionary column is hashed by row. Chunks and blocks without a day of the plan are passed over.

use super::block::{At, Block, Reach, add, beside, is_filled, note};
use super::exchange::Money;
use super::found::{Found, Groups, Sums, Trace};
use super::keys::{Keys, Remap, shifted};
use super::money::Rates;
use super::sieve::{BLOCK, Sieve};
use crate::metrics::language::tree::Condition;
use crate::model::column::{Chunk, NONE};
use crate::model::facts::{Facts, Slice};
use crate::model::field::{Field, Kind};
use crate::model::money::Currency;
use crate::query::ask::Filter;
use crate::query::plan::{NO_BUCKET, Time, Use};
use crate::query::prepared::{Dead, is_set};
use rustc_hash::{FxHashMap, FxHashSet};

/// Flat arrays up to this many cells, or four times the rows; beyond it groups are looked up.
const FLAT_CELLS: usize = 1 << 16;
const MOST_CELLS: usize = 1 << 23;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Sum of a field, and how many rows had a value.
    Sum(Field),
    /// Rows with different codes of this index into `Scan::distinct`.
    Distinct(usize),
}

pub struct Scan<'a> {
    pub facts: &'a Facts,
    pub dead: &'a Dead,
    pub uses: &'a [Use],
    pub when: Field,
    pub buckets: usize,
    pub keys: &'a [Keys<'a>],
    /// Fields counted apart.
    pub distinct: &'a [Keys<'a>],
    pub filters: &'a [Filter],
    pub conditions: &'a [Condition],
    pub measures: &'a [Measure],
    /// The reporting currency and the rates into it; `None` leaves money as the files have it.
    pub exchange: Option<(Currency, &'a Rates)>,
    /// Whether lines are noted for evidence.
    pub is_traced: bool,
}

impl Scan<'_> {
    pub fn run(&self) -> Found {
        // In 64 bits: two long dimensions have more combinations than an index of wasm can count.
        let width = self.keys.iter().map(|keys| keys.len() as u64).product::<u64>().max(1);
        let rows: usize = self.uses.iter().map(|each| self.slice(each).meta.rows as usize).sum();
        let cells = usize::try_from(width.saturating_mul(self.buckets as u64)).unwrap_or(usize::MAX);
        let is_flat = cells <= FLAT_CELLS.max(rows.saturating_mul(4)).min(MOST_CELLS);
        let size = if is_flat { cells } else { 0 };
        let groups =
            if is_flat { Groups::Flat } else { Groups::Sparse { ids: FxHashMap::default(), order: Vec::new() } };
        let mut found = Found {
            width,
            groups,
            rows: vec![0; size],
            sums: self.measures.iter().map(|measure| self.sums_of(*measure, size)).collect(),
            missing: vec![Vec::new(); self.measures.len()],
            traces: Vec::new(),
            no_rate: FxHashMap::default(),
        };
        let mut seen: Vec<FxHashSet<u64>> = self.measures.iter().map(|_| FxHashSet::default()).collect();
        let mut block = Box::new(Block::default());
        for index in 0..self.uses.len() {
            self.scan(index, &mut block, &mut found, &mut seen);
        }
        found
    }

    fn slice(&self, each: &Use) -> &Slice {
        &self.facts.slices[each.slice]
    }

    /// Whole sums where every chunk is whole, nothing is exchanged, and no sum can pass 63 bits.
    fn sums_of(&self, measure: Measure, size: usize) -> Sums {
        let Measure::Sum(field) = measure else { return Sums::Whole(vec![0; size]) };
        let columns = || self.uses.iter().filter_map(|each| self.slice(each).column(field));
        let is_exchanged = field.kind() == Kind::Money && self.exchange.is_some();
        let mut most: i128 = 0;
        let mut is_whole = !is_exchanged;
        for chunk in columns().flat_map(|column| &column.chunks) {
            is_whole &= !matches!(chunk, Chunk::F64(_));
            // A looser bound than `Chunk::bounds`, but free: the width says how far the offsets reach.
            let reach = match chunk {
                Chunk::U8 { base, .. } => i128::from(base.unsigned_abs()) + 0xff,
                Chunk::U16 { base, .. } => i128::from(base.unsigned_abs()) + 0xffff,
                Chunk::U32 { base, .. } => i128::from(base.unsigned_abs()) + 0xffff_ffff,
                Chunk::I64(_) => {
                    chunk.bounds().map_or(0, |(low, high)| i128::from(low.unsigned_abs().max(high.unsigned_abs())))
                }
                Chunk::F64(_) => 0,
            };
            most += reach * chunk.len() as i128;
        }
        if is_whole && most < i128::from(i64::MAX) {
            Sums::Whole(vec![0; size])
        } else {
            Sums::Fraction(vec![0.0; size])
        }
    }

    fn scan(&self, index: usize, block: &mut Block, found: &mut Found, seen: &mut [FxHashSet<u64>]) {
        let each = &self.uses[index];
        let slice = self.slice(each);
        let mut trace = vec![Trace::default(); if self.is_traced { self.buckets } else { 0 }];
        if let Some(sieve) = Sieve::of(slice, self.filters, self.conditions) {
            let money = Money::of(self.exchange, slice, each);
            let dead = self.dead.of(slice.meta.id);
            let mut start = 0usize;
            for (chunk, rows) in slice.meta.chunk_rows.iter().enumerate() {
                let rows = *rows as usize;
                let reach = self.reach(each, slice, chunk);
                let mut from = if matches!(reach, Reach::Nothing) { rows } else { 0 };
                while from < rows {
                    let at = At { chunk, from, len: (rows - from).min(BLOCK), row: start + from };
                    if self.place(each, slice, reach, &sieve, dead, at, block) {
                        self.group(index, slice, at, block, found);
                        if self.is_traced {
                            note(block, at, &mut trace);
                        }
                        for (nth, seen) in seen.iter_mut().enumerate() {
                            match self.measures[nth] {
                                Measure::Distinct(which) => {
                                    self.apart(which, nth, index, slice, at, block, found, seen)
                                }
                                Measure::Sum(field) => add(field, nth, slice, at, block, found, &money),
                            }
                        }
                    }
                    from += at.len;
                }
                start += rows;
            }
        }
        found.traces.push(trace);
    }

    /// What the days of a chunk say before any row is looked at.
    fn reach(&self, each: &Use, slice: &Slice, chunk: usize) -> Reach {
        let map = match &each.time {
            Time::All(bucket) => return Reach::One(*bucket),
            Time::Map(map) => map,
        };
        let Some(days) = slice.column(self.when).and_then(|column| column.chunks.get(chunk)) else {
            return Reach::Nothing;
        };
        let Some((first, last)) = days.bounds() else { return Reach::Nothing };
        let (low, high) = map.span();
        if first > high || last < low {
            return Reach::Nothing;
        }
        match map.only(first, last) {
            Some(bucket) if is_filled(days) => Reach::One(bucket),
            _ => Reach::Rows,
        }
    }

    /// Puts the rows of a block into their buckets and picks those that count. False when there are none.
    #[expect(clippy::too_many_arguments, reason = "the inner loop's own state")]
    fn place(
        &self,
        each: &Use,
        slice: &Slice,
        reach: Reach,
        sieve: &Sieve,
        dead: Option<&[u64]>,
        at: At,
        block: &mut Block,
    ) -> bool {
        let buckets = &mut block.buckets[..at.len];
        let mut inside = at.len;
        let days = slice.column(self.when).and_then(|column| column.chunks.get(at.chunk));
        match (reach, &each.time, days) {
            (Reach::One(bucket), ..) => buckets.fill(bucket),
            (Reach::Rows, Time::Map(map), Some(days)) => {
                inside = 0;
                beside(days, at.from, buckets, |bucket, day| {
                    *bucket = map.get(day);
                    inside += usize::from(*bucket != NO_BUCKET);
                });
            }
            _ => return false,
        }
        if inside == 0 {
            return false;
        }
        if self.exchange.is_some() {
            match days {
                Some(days) if matches!(each.time, Time::Map(_)) => days.read_i64(at.from, &mut block.days[..at.len]),
                // Money of a whole period is exchanged at its last day.
                _ => block.days[..at.len].fill(slice.meta.period.map_or(NONE, |period| i64::from(period.to.0))),
            }
        }
        block.is_full = inside == at.len && sieve.is_empty() && dead.is_none();
        if block.is_full {
            block.len = at.len;
            return true;
        }
        sieve.sift(at.chunk, at.from, buckets, &mut block.values);
        if let Some(dead) = dead {
            for (nth, bucket) in buckets.iter_mut().enumerate() {
                if is_set(dead, at.row + nth) {
                    *bucket = NO_BUCKET;
                }
            }
        }
        let mut picked = 0;
        for (nth, bucket) in buckets.iter().enumerate() {
            block.picked[picked] = nth as u16;
            picked += usize::from(*bucket != NO_BUCKET);
        }
        block.len = picked;
        picked > 0
    }

    /// The cell of every row that counts, and one more row in it.
    fn group(&self, index: usize, slice: &Slice, at: At, block: &mut Block, found: &mut Found) {
        let Block { buckets, cells, picked, len, is_full, wide, values, .. } = block;
        if let Groups::Flat = found.groups {
            let width = found.width as u32;
            let cells = &mut cells[..*len];
            if *is_full {
                cells.iter_mut().zip(buckets.iter()).for_each(|(cell, bucket)| *cell = bucket * width);
            } else {
                cells.iter_mut().zip(picked.iter()).for_each(|(cell, nth)| *cell = buckets[usize::from(*nth)] * width);
            }
            let mut stride = width;
            for keys in self.keys {
                stride /= keys.len().max(1) as u32;
                let remap = &keys.remaps[index];
                match (remap, slice.column(keys.field).map(|column| &column.chunks[at.chunk])) {
                    (Remap::Shift, Some(codes)) if *is_full => {
                        beside(codes, at.from, cells, |cell, code| *cell += shifted(code) * stride);
                    }
                    (Remap::Codes(table), Some(codes)) if *is_full => {
                        let table = table.as_slice();
                        beside(codes, at.from, cells, |cell, code| {
                            *cell += table.get(shifted(code) as usize).copied().unwrap_or(0) * stride;
                        });
                    }
                    (Remap::Codes(_) | Remap::Shift, Some(codes)) => {
                        codes.read_i64(at.from, &mut values[..at.len]);
                        for (cell, nth) in cells.iter_mut().zip(picked.iter()) {
                            *cell += remap.of(values[usize::from(*nth)]) * stride;
                        }
                    }
                    _ => {
                        let one = remap.of(NONE) * stride;
                        cells.iter_mut().for_each(|cell| *cell += one);
                    }
                }
            }
            let rows = found.rows.as_mut_slice();
            for cell in cells.iter() {
                rows[*cell as usize] += 1;
            }
            return;
        }
        let place = |nth: usize| if *is_full { nth } else { usize::from(picked[nth]) };
        let width = found.width;
        let wide = &mut wide[..*len];
        wide.iter_mut().enumerate().for_each(|(nth, slot)| *slot = u64::from(buckets[place(nth)]) * width);
        let mut stride = width;
        for keys in self.keys {
            stride /= keys.len().max(1) as u64;
            let remap = &keys.remaps[index];
            match slice.column(keys.field) {
                Some(column) => column.chunks[at.chunk].read_i64(at.from, &mut values[..at.len]),
                None => values[..at.len].fill(NONE),
            }
            for (nth, slot) in wide.iter_mut().enumerate() {
                *slot += u64::from(remap.of(values[place(nth)])) * stride;
            }
        }
        for (slot, cell) in cells.iter_mut().zip(wide) {
            *slot = found.sparse(*cell);
            found.rows[*slot as usize] += 1;
        }
    }

    /// Counts codes that a cell has not met yet.
    #[expect(clippy::too_many_arguments, reason = "the inner loop's own state")]
    fn apart(
        &self,
        which: usize,
        nth: usize,
        index: usize,
        slice: &Slice,
        at: At,
        block: &mut Block,
        found: &mut Found,
        seen: &mut FxHashSet<u64>,
    ) {
        let Sums::Whole(sums) = &mut found.sums[nth] else { return };
        let keys = &self.distinct[which];
        let remap = &keys.remaps[index];
        match slice.column(keys.field) {
            Some(column) => column.chunks[at.chunk].read_i64(at.from, &mut block.values[..at.len]),
            None => block.values[..at.len].fill(NONE),
        }
        for (each, cell) in block.cells[..block.len].iter().enumerate() {
            let row = if block.is_full { each } else { usize::from(block.picked[each]) };
            let code = remap.of(block.values[row]);
            if code != 0 && seen.insert(u64::from(*cell) << 32 | u64::from(code)) {
                sums[*cell as usize] += 1;
            }
        }
    }
}
