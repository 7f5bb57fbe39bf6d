//! `Prepared`: what is worked out once a change of the facts and used by every ask after it.
//!
//! It checks by itself whether it still fits the facts, so its holder need not say when they changed.

use super::truths::told_by_shops;
use crate::model::column::{Column, NONE};
use crate::model::facts::{Facts, Slice};
use crate::model::field::Field;
use crate::model::order_status::is_sale;
use crate::model::short_sort::ShortSort;
use crate::model::table::Table;
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::RefCell;
use std::rc::Rc;

/// Keep one beside the facts and pass it to `run_prepared`.
#[derive(Debug, Default)]
pub struct Prepared {
    days: Memo<(u32, Field), usize, Vec<i32>>,
    dead: Memo<Table, Vec<Fit>, Dead>,
}

/// What was worked out, and what the facts looked like then.
type Memo<Key, Fit, Answer> = RefCell<FxHashMap<Key, (Fit, Rc<Answer>)>>;

/// What a slice held when its dead rows were told: id; identity, status and date loaded; rows.
type Fit = (u32, [bool; 3], usize);

/// Rows of an event table that do not count: replaced by a newer row of the same identity, orders whose status says
/// that nothing was sold, or payments of sales that a shop lists as well.
#[derive(Debug, Default)]
pub struct Dead {
    /// By slice id, one bit a row; a slice without dead rows has no entry.
    rows: FxHashMap<u32, Vec<u64>>,
}

impl Dead {
    /// `None` when every row of the slice lives.
    pub fn of(&self, slice: u32) -> Option<&[u64]> {
        self.rows.get(&slice).map(Vec::as_slice)
    }
}

/// Whether the bit of a row is set.
#[inline]
pub fn is_set(bits: &[u64], row: usize) -> bool {
    bits.get(row / 64).is_some_and(|word| word >> (row % 64) & 1 == 1)
}

impl Prepared {
    /// Shape: the different days of a day column, ascending.
    pub fn days(&self, slice: &Slice, field: Field) -> Rc<Vec<i32>> {
        let Some(column) = slice.column(field) else { return Rc::default() };
        let (key, rows) = ((slice.meta.id, field), column.len());
        if let Some((known, days)) = self.days.borrow().get(&key)
            && *known == rows
        {
            return days.clone();
        }
        let days = Rc::new(distinct_days(column));
        self.days.borrow_mut().insert(key, (rows, days.clone()));
        days
    }

    /// Which rows of an event table are replaced by newer ones of the same source and identity, or are no sales.
    pub fn dead(&self, facts: &Facts, table: Table) -> Rc<Dead> {
        let Some(identity) = table.identity() else { return Rc::default() };
        let fit = |slice: &Slice| {
            let has = |field| slice.column(field).is_some();
            (slice.meta.id, [identity, Field::Status, Field::Date].map(has), slice.meta.rows as usize)
        };
        let fits: Vec<Fit> = facts.slices_of(table).map(|slice| fit(slice)).collect();
        if let Some((known, dead)) = self.dead.borrow().get(&table)
            && *known == fits
        {
            return dead.clone();
        }
        let mut dead = find_dead(facts, table, identity);
        if table == Table::Orders {
            for slice in facts.slices_of(table) {
                add_unsold(&mut dead, slice);
            }
            for (slice, told) in told_by_shops(facts) {
                let bits = dead.rows.entry(slice).or_insert_with(|| vec![0; told.len().div_ceil(64)]);
                for row in told.iter().enumerate().filter(|(_, told)| **told).map(|(row, _)| row) {
                    bits[row / 64] |= 1 << (row % 64);
                }
            }
        }
        let dead = Rc::new(dead);
        self.dead.borrow_mut().insert(table, (fits, dead.clone()));
        dead
    }
}

/// Failed and cancelled orders of tables that keep every row (systems leave them out at import).
fn add_unsold(dead: &mut Dead, slice: &Slice) {
    let Some(status) = slice.column(Field::Status) else { return };
    let unsold: Vec<bool> = status.dict.iter().map(|text| !is_sale(text)).collect();
    if !unsold.contains(&true) {
        return;
    }
    let codes = status.values();
    let bits = dead.rows.entry(slice.meta.id).or_insert_with(|| vec![0; codes.len().div_ceil(64)]);
    for (row, code) in codes.iter().enumerate() {
        if usize::try_from(*code).is_ok_and(|code| unsold.get(code) == Some(&true)) {
            bits[row / 64] |= 1 << (row % 64);
        }
    }
}

fn distinct_days(column: &Column) -> Vec<i32> {
    let mut span: Option<(i64, i64)> = None;
    for (low, high) in column.chunks.iter().filter_map(|chunk| chunk.bounds()) {
        span = Some(span.map_or((low, high), |(l, h)| (l.min(low), h.max(high))));
    }
    let Some((low, high)) = span else { return Vec::new() };
    // A century and more between two days is a broken column, not a calendar: no table of that size is made.
    if high - low > 100_000 {
        let known = |value: &i64| *value != NONE;
        let mut days: Vec<i32> = column.values().into_iter().filter(known).map(|day| day as i32).collect();
        days.sort_unstable();
        days.dedup();
        return days;
    }
    let mut seen = vec![false; (high - low + 1) as usize];
    let mut block = [NONE; 2048];
    for chunk in &column.chunks {
        let mut from = 0;
        while from < chunk.len() {
            let len = (chunk.len() - from).min(block.len());
            chunk.read_i64(from, &mut block[..len]);
            for value in &block[..len] {
                if *value != NONE {
                    seen[(*value - low) as usize] = true;
                }
            }
            from += len;
        }
    }
    seen.iter().enumerate().filter(|(_, seen)| **seen).map(|(at, _)| (low + at as i64) as i32).collect()
}

/// Walks the slices of each source from the newest back, each from its last row back: the first one met wins.
fn find_dead(facts: &Facts, table: Table, identity: Field) -> Dead {
    let mut dead = Dead::default();
    let mut by_source: FxHashMap<&str, Vec<&Slice>> = FxHashMap::default();
    for slice in facts.slices_of(table) {
        by_source.entry(slice.meta.source.as_str()).or_default().push(slice);
    }
    for slices in by_source.values_mut() {
        slices.short_sort_by_key(|slice| std::cmp::Reverse(slice.meta.id));
        let is_many = slices.len() > 1;
        let mut seen: FxHashSet<&[u8]> = FxHashSet::default();
        for slice in slices.iter() {
            let Some(column) = slice.column(identity) else { continue };
            let codes = column.values();
            let known = codes.iter().filter(|code| **code != NONE).count();
            let is_unique = known == column.dict.len();
            if is_unique && !is_many {
                continue;
            }
            let mut met = vec![false; column.dict.len()];
            let mut bits = vec![0u64; codes.len().div_ceil(64)];
            let mut any = false;
            for (row, code) in codes.iter().enumerate().rev() {
                let Some(flag) = usize::try_from(*code).ok().and_then(|code| met.get_mut(code)) else { continue };
                if *flag || (is_many && seen.contains(column.dict.bytes_of(*code))) {
                    bits[row / 64] |= 1 << (row % 64);
                    any = true;
                }
                *flag = true;
            }
            if is_many {
                seen.extend((0..column.dict.len() as i64).map(|code| column.dict.bytes_of(code)));
            }
            if any {
                dead.rows.insert(slice.meta.id, bits);
            }
        }
    }
    dead
}
