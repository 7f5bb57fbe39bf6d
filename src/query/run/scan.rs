//! The kernel: one pass over the slices of a plan, block by block, into flat sums by bucket and key.
//!
//! No row allocates, no dictionary column is hashed by row. Chunks and blocks without a day of the plan are passed over.

use super::keys::{Keys, Remap};
use super::money::Rates;
use super::sieve::{BLOCK, Sieve};
use crate::metrics::language::tree::Condition;
use crate::model::column::{Chunk, Column, NONE};
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
    pub keys: &'a [Keys],
    /// Fields counted apart.
    pub distinct: &'a [Keys],
    pub filters: &'a [Filter],
    pub conditions: &'a [Condition],
    pub measures: &'a [Measure],
    /// The reporting currency and the rates into it; `None` leaves money as the files have it.
    pub exchange: Option<(Currency, &'a Rates)>,
    /// Whether lines are noted for evidence.
    pub is_traced: bool,
}

/// Shape: a cell a bucket and combination of keys, `bucket * keys + key`; only cells with rows where groups are sparse.
pub struct Found {
    /// Combinations of keys a bucket.
    pub width: usize,
    groups: Groups,
    pub rows: Vec<u32>,
    /// Per measure.
    pub sums: Vec<Sums>,
    /// Per measure of kind `Sum`: rows that had a value. Left empty for others.
    pub filled: Vec<Vec<u32>>,
    /// Per use and bucket, where traced.
    pub traces: Vec<Vec<Trace>>,
    /// Cells that lack a rate, with the currency that lacks it.
    pub no_rate: FxHashMap<usize, Currency>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Trace {
    pub rows: u32,
    pub first: u32,
    pub last: u32,
}

pub enum Sums {
    Whole(Vec<i64>),
    Fraction(Vec<f64>),
}

impl Sums {
    pub fn get(&self, cell: usize) -> f64 {
        match self {
            Sums::Whole(sums) => sums.get(cell).map_or(0.0, |sum| *sum as f64),
            Sums::Fraction(sums) => sums.get(cell).copied().unwrap_or(0.0),
        }
    }
}

enum Groups {
    Flat,
    Sparse { ids: FxHashMap<u64, u32>, order: Vec<u64> },
}

impl Found {
    /// Every cell with rows: its place, bucket and key.
    pub fn cells(&self) -> Vec<(usize, usize, usize)> {
        let place = |cell: u64| ((cell / self.width as u64) as usize, (cell % self.width as u64) as usize);
        match &self.groups {
            Groups::Flat => (0..self.rows.len())
                .filter(|cell| self.rows[*cell] > 0)
                .map(|cell| {
                    let (bucket, key) = place(cell as u64);
                    (cell, bucket, key)
                })
                .collect(),
            Groups::Sparse { order, .. } => {
                let mut all: Vec<(usize, usize, usize)> = order
                    .iter()
                    .enumerate()
                    .map(|(at, cell)| {
                        let (bucket, key) = place(*cell);
                        (at, bucket, key)
                    })
                    .collect();
                all.sort_unstable_by_key(|(_, bucket, key)| (*bucket, *key));
                all
            }
        }
    }
}

/// Rows of one block that count, with their cells.
struct Block {
    buckets: [u32; BLOCK],
    cells: [u32; BLOCK],
    picked: [u16; BLOCK],
    len: usize,
    values: [i64; BLOCK],
    numbers: [f64; BLOCK],
    days: [i64; BLOCK],
}

impl Scan<'_> {
    pub fn run(&self) -> Found {
        let width = self.keys.iter().map(Keys::len).product::<usize>().max(1);
        let rows: usize = self.uses.iter().map(|each| self.slice(each).meta.rows as usize).sum();
        let cells = self.buckets.saturating_mul(width);
        let is_flat = cells <= FLAT_CELLS.max(rows * 4).min(MOST_CELLS);
        let size = if is_flat { cells } else { 0 };
        let groups =
            if is_flat { Groups::Flat } else { Groups::Sparse { ids: FxHashMap::default(), order: Vec::new() } };
        let mut found = Found {
            width,
            groups,
            rows: vec![0; size],
            sums: self.measures.iter().map(|measure| self.sums_of(*measure, size)).collect(),
            filled: self
                .measures
                .iter()
                .map(|measure| if matches!(measure, Measure::Sum(_)) { vec![0; size] } else { Vec::new() })
                .collect(),
            traces: Vec::new(),
            no_rate: FxHashMap::default(),
        };
        let mut seen: Vec<FxHashSet<u64>> = self.measures.iter().map(|_| FxHashSet::default()).collect();
        let mut block = Box::new(Block {
            buckets: [NO_BUCKET; BLOCK],
            cells: [0; BLOCK],
            picked: [0; BLOCK],
            len: 0,
            values: [NONE; BLOCK],
            numbers: [0.0; BLOCK],
            days: [NONE; BLOCK],
        });
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
                Chunk::I64(values) => {
                    values.iter().filter(|v| **v != NONE).map(|v| i128::from(v.unsigned_abs())).max().unwrap_or(0)
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
                if self.has_days(each, slice, chunk) {
                    let mut from = 0;
                    while from < rows {
                        let len = (rows - from).min(BLOCK);
                        if self.place(index, slice, &sieve, dead, (chunk, from, len, start + from), block) {
                            self.group(index, slice, (chunk, from, len), block, found);
                            if self.is_traced {
                                note(block, start + from, &mut trace);
                            }
                            self.add(index, slice, (chunk, from, len), block, found, seen, &money);
                        }
                        from += len;
                    }
                }
                start += rows;
            }
        }
        found.traces.push(trace);
    }

    /// Whether a chunk may hold a day of the plan.
    fn has_days(&self, each: &Use, slice: &Slice, chunk: usize) -> bool {
        let Time::Map(map) = &each.time else { return true };
        let Some(days) = slice.column(self.when).and_then(|column| column.chunks.get(chunk)) else { return false };
        let (low, high) = map.span();
        days.bounds().is_some_and(|(first, last)| first <= high && low <= last)
    }

    /// Puts the rows of a block into their buckets and picks those that count. False when there are none.
    fn place(
        &self,
        index: usize,
        slice: &Slice,
        sieve: &Sieve,
        dead: Option<&[u64]>,
        (chunk, from, len, row): (usize, usize, usize, usize),
        block: &mut Block,
    ) -> bool {
        let buckets = &mut block.buckets[..len];
        match &self.uses[index].time {
            Time::All(bucket) => {
                buckets.fill(*bucket);
                block.days[..len].fill(slice.meta.period.map_or(NONE, |period| i64::from(period.to.0)));
            }
            Time::Map(map) => {
                let Some(days) = slice.column(self.when).and_then(|column| column.chunks.get(chunk)) else {
                    return false;
                };
                days.read_i64(from, &mut block.days[..len]);
                for (bucket, day) in buckets.iter_mut().zip(&block.days[..len]) {
                    *bucket = map.get(*day);
                }
            }
        }
        if buckets.iter().all(|bucket| *bucket == NO_BUCKET) {
            return false;
        }
        sieve.sift(chunk, from, buckets, &mut block.values);
        if let Some(dead) = dead {
            for (at, bucket) in buckets.iter_mut().enumerate() {
                if is_set(dead, row + at) {
                    *bucket = NO_BUCKET;
                }
            }
        }
        let mut picked = 0;
        for (at, bucket) in buckets.iter().enumerate() {
            block.picked[picked] = at as u16;
            picked += usize::from(*bucket != NO_BUCKET);
        }
        block.len = picked;
        picked > 0
    }

    /// The cell of every picked row, and one more row in it.
    fn group(
        &self,
        index: usize,
        slice: &Slice,
        (chunk, from, len): (usize, usize, usize),
        block: &mut Block,
        found: &mut Found,
    ) {
        let picked = &block.picked[..block.len];
        let width = found.width as u64;
        let mut wide = [0u64; BLOCK];
        for (slot, at) in wide.iter_mut().zip(picked) {
            *slot = u64::from(block.buckets[usize::from(*at)]) * width;
        }
        let mut stride = width;
        for keys in self.keys {
            stride /= keys.len().max(1) as u64;
            let remap = &keys.remaps[index];
            let column = slice.column(keys.field).map(|column| &column.chunks[chunk]);
            match (remap, column) {
                (Remap::Codes(_), Some(codes)) => {
                    codes.read_i64(from, &mut block.values[..len]);
                    for (slot, at) in wide.iter_mut().zip(picked) {
                        *slot += u64::from(remap.of(block.values[usize::from(*at)])) * stride;
                    }
                }
                _ => {
                    let one = u64::from(remap.of(NONE)) * stride;
                    wide[..picked.len()].iter_mut().for_each(|slot| *slot += one);
                }
            }
        }
        match &mut found.groups {
            Groups::Flat => {
                for (slot, cell) in block.cells.iter_mut().zip(&wide[..picked.len()]) {
                    *slot = *cell as u32;
                    found.rows[*cell as usize] += 1;
                }
            }
            Groups::Sparse { ids, order } => {
                for (slot, cell) in block.cells.iter_mut().zip(&wide[..picked.len()]) {
                    let id = *ids.entry(*cell).or_insert_with(|| {
                        order.push(*cell);
                        order.len() as u32 - 1
                    });
                    *slot = id;
                    if id as usize == found.rows.len() {
                        found.rows.push(0);
                        for sums in &mut found.sums {
                            match sums {
                                Sums::Whole(sums) => sums.push(0),
                                Sums::Fraction(sums) => sums.push(0.0),
                            }
                        }
                        for (filled, measure) in found.filled.iter_mut().zip(self.measures) {
                            if matches!(measure, Measure::Sum(_)) {
                                filled.push(0);
                            }
                        }
                    }
                    found.rows[id as usize] += 1;
                }
            }
        }
    }

    #[expect(clippy::too_many_arguments, reason = "the inner loop's own state; a struct of borrows would say no more")]
    fn add(
        &self,
        index: usize,
        slice: &Slice,
        (chunk, from, len): (usize, usize, usize),
        block: &mut Block,
        found: &mut Found,
        seen: &mut [FxHashSet<u64>],
        money: &Money,
    ) {
        let Block { picked, cells, values, numbers, days, len: count, .. } = block;
        let (picked, cells) = (&picked[..*count], &cells[..*count]);
        for (nth, measure) in self.measures.iter().enumerate() {
            match measure {
                Measure::Distinct(which) => {
                    let Sums::Whole(sums) = &mut found.sums[nth] else { continue };
                    let keys = &self.distinct[*which];
                    let remap = &keys.remaps[index];
                    if let Some(column) = slice.column(keys.field) {
                        column.chunks[chunk].read_i64(from, &mut values[..len]);
                    } else {
                        values[..len].fill(NONE);
                    }
                    for (at, cell) in picked.iter().zip(cells) {
                        let code = remap.of(values[usize::from(*at)]);
                        if code != 0 && seen[nth].insert(u64::from(*cell) << 32 | u64::from(code)) {
                            sums[*cell as usize] += 1;
                        }
                    }
                }
                Measure::Sum(field) => {
                    let Some(column) = slice.column(*field) else { continue };
                    let source = &column.chunks[chunk];
                    let filled = &mut found.filled[nth];
                    match &mut found.sums[nth] {
                        Sums::Whole(sums) => {
                            source.read_i64(from, &mut values[..len]);
                            for (at, cell) in picked.iter().zip(cells) {
                                let value = values[usize::from(*at)];
                                let is_known = value != NONE;
                                sums[*cell as usize] += if is_known { value } else { 0 };
                                filled[*cell as usize] += u32::from(is_known);
                            }
                        }
                        Sums::Fraction(sums) => {
                            source.read_f64(from, &mut numbers[..len]);
                            if field.kind() == Kind::Money {
                                money.exchange(
                                    chunk,
                                    from,
                                    &mut numbers[..len],
                                    &days[..len],
                                    picked,
                                    |at, currency| {
                                        found.no_rate.insert(cells[at] as usize, currency);
                                    },
                                );
                            }
                            for (at, cell) in picked.iter().zip(cells) {
                                let value = numbers[usize::from(*at)];
                                if !value.is_nan() {
                                    sums[*cell as usize] += value;
                                    filled[*cell as usize] += 1;
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn note(block: &Block, start: usize, trace: &mut [Trace]) {
    for at in &block.picked[..block.len] {
        let row = (start + usize::from(*at)) as u32;
        let trace = &mut trace[block.buckets[usize::from(*at)] as usize];
        if trace.rows == 0 {
            trace.first = row;
        }
        trace.rows += 1;
        trace.last = row;
    }
}

/// How the money of one slice gets into the reporting currency.
struct Money<'a> {
    /// Day of the first rate of every table.
    base: i32,
    /// Currency of rows that name none.
    usual: Option<(Currency, Vec<f64>)>,
    /// Per code + 1 of the currency column.
    by_row: Option<(&'a Column, Vec<Option<(Currency, Vec<f64>)>>)>,
}

impl<'a> Money<'a> {
    fn of(exchange: Option<(Currency, &Rates)>, slice: &'a Slice, each: &Use) -> Self {
        let span = match &each.time {
            Time::Map(map) => (map.span().0 as i32, map.span().1 as i32),
            Time::All(_) => slice.meta.period.map_or((0, -1), |period| (period.to.0, period.to.0)),
        };
        let mut money = Self { base: span.0, usual: None, by_row: None };
        let Some((to, rates)) = exchange else { return money };
        let table = |from: Currency| (from != to).then(|| (from, rates.table(from, to, span)));
        money.usual = slice.meta.currency.and_then(table);
        if let Some(column) = slice.column(Field::Currency) {
            let mut tables = vec![money.usual.clone()];
            tables.extend(column.dict.iter().map(|text| Currency::parse(text).or(slice.meta.currency).and_then(table)));
            money.by_row = Some((column, tables));
        }
        money
    }

    /// Turns the picked values into the reporting currency; tells the place in `picked` where a rate is missing.
    fn exchange(
        &self,
        chunk: usize,
        from: usize,
        numbers: &mut [f64],
        days: &[i64],
        picked: &[u16],
        mut missing: impl FnMut(usize, Currency),
    ) {
        if self.usual.is_none() && self.by_row.is_none() {
            return;
        }
        let mut codes = [NONE; BLOCK];
        if let Some((column, _)) = &self.by_row {
            column.chunks[chunk].read_i64(from, &mut codes[..numbers.len()]);
        }
        for (at, row) in picked.iter().enumerate() {
            let row = usize::from(*row);
            let foreign = match &self.by_row {
                Some((_, tables)) => tables.get(codes[row].wrapping_add(1).max(0) as usize).and_then(Option::as_ref),
                None => self.usual.as_ref(),
            };
            let Some((currency, rates)) = foreign else { continue };
            if numbers[row].is_nan() || numbers[row] == 0.0 {
                continue;
            }
            let day = usize::try_from(days[row].wrapping_sub(i64::from(self.base))).ok();
            let rate = day.and_then(|day| rates.get(day)).copied().unwrap_or(f64::NAN);
            if rate.is_nan() {
                missing(at, *currency);
            }
            numbers[row] *= rate;
        }
    }
}
