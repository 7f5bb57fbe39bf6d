//! Named measures over orders and deals: customers by their first purchase. Subscriptions are in `subscriptions`.
//!
//! The first purchase is looked for over everything that is loaded, not only over the days asked for.

use super::keys::{Keys, Remap};
use super::parts::{Asked, Cell, KeyTable, PartFound, plan_part, refusal_of};
use super::pass::{coverage, texts_of};
use super::sieve::{BLOCK, Sieve};
use super::subscriptions;
use crate::metrics::language::tree::Part;
use crate::metrics::measures::{Kind, NamedMeasure};
use crate::model::column::NONE;
use crate::model::facts::Slice;
use crate::model::field::Field;
use crate::model::period::Period;
use crate::query::plan::{NO_BUCKET, Plan, Time, Use};
use crate::query::prepared::is_set;
use rustc_hash::FxHashMap;

/// Finds one named measure over the buckets.
pub fn find(
    asked: &Asked,
    part: &Part,
    measure: &'static NamedMeasure,
    buckets: &[Period],
    keys: &mut KeyTable,
) -> PartFound {
    let mut wanted = part.clone();
    wanted.with = measure.fields.to_vec();
    let plan = plan_part(asked, &wanted, buckets);
    if let Some(refusal) = refusal_of(asked, &wanted, &plan) {
        return PartFound::refused(part, buckets.len(), refusal);
    }
    match measure.kind {
        Kind::FirstOrders => first(asked, part, &plan, buckets, keys, &[Field::Customer], false),
        Kind::FirstWonDeals => {
            // A deal without a person or a company stands for a customer of its own.
            let who = [Field::Customer, Field::Company, Field::ContactId, Field::DealId];
            first(asked, part, &plan, buckets, keys, &who, true)
        }
        kind => subscriptions::find(asked, part, kind, &plan, buckets, keys),
    }
}

/// Where a customer's first purchase stands.
#[derive(Clone, Copy)]
struct First {
    day: i64,
    each: u32,
    chunk: u32,
    row: u32,
}

/// Customers by the bucket of their first row, with the dimensions of that row.
fn first(
    asked: &Asked,
    part: &Part,
    plan: &Plan,
    buckets: &[Period],
    table: &mut KeyTable,
    who: &[Field],
    is_won_only: bool,
) -> PartFound {
    let uses = &plan.uses;
    let slice_of = |each: &Use| asked.facts.slices[each.slice].as_ref();
    let has = |field: &Field| uses.iter().any(|each| slice_of(each).column(*field).is_some());
    let people: Vec<Keys> =
        who.iter().copied().filter(|f| has(f)).map(|field| Keys::unify(field, uses, slice_of)).collect();
    let dead = asked.prepared.dead(asked.facts, part.table);
    // One number for every customer: by the first field that names them, each field in a range of its own.
    let mut offsets = Vec::new();
    let mut size = 0usize;
    for keys in &people {
        offsets.push(size);
        size += keys.len();
    }
    let mut firsts = vec![First { day: NONE, each: 0, chunk: 0, row: 0 }; size];
    let mut days = [NONE; BLOCK];
    let mut ids = [0usize; BLOCK];
    let mut codes = [NONE; BLOCK];
    for (index, each) in uses.iter().enumerate() {
        let slice = slice_of(each);
        let dead = dead.of(slice.meta.id);
        let won = slice.column(Field::IsWon);
        let mut start = 0;
        for (chunk, rows) in slice.meta.chunk_rows.iter().enumerate() {
            let rows = *rows as usize;
            let mut from = 0;
            while from < rows {
                let len = (rows - from).min(BLOCK);
                let Some(column) = slice.column(part.when) else { break };
                column.chunks[chunk].read_i64(from, &mut days[..len]);
                ids[..len].fill(0);
                for (keys, offset) in people.iter().zip(&offsets) {
                    let Some(column) = slice.column(keys.field) else { continue };
                    column.chunks[chunk].read_i64(from, &mut codes[..len]);
                    for (id, code) in ids[..len].iter_mut().zip(&codes) {
                        let code = keys.remaps[index].of(*code) as usize;
                        if *id == 0 && code != 0 {
                            *id = offset + code;
                        }
                    }
                }
                if is_won_only && let Some(won) = won {
                    won.chunks[chunk].read_i64(from, &mut codes[..len]);
                    for (id, won) in ids[..len].iter_mut().zip(&codes) {
                        if *won != 1 {
                            *id = 0;
                        }
                    }
                }
                for at in 0..len {
                    let (id, day) = (ids[at], days[at]);
                    if id == 0 || day == NONE || dead.is_some_and(|dead| is_set(dead, start + from + at)) {
                        continue;
                    }
                    let known = &mut firsts[id];
                    if known.day == NONE || day < known.day {
                        *known = First { day, each: index as u32, chunk: chunk as u32, row: (from + at) as u32 };
                    }
                }
                from += len;
            }
            start += rows;
        }
    }
    let by: Vec<Keys> = asked.by.iter().map(|field| Keys::unify(*field, uses, slice_of)).collect();
    let sieves: Vec<Option<Sieve>> =
        uses.iter().map(|each| Sieve::of(slice_of(each), asked.filters, &part.conditions)).collect();
    let mut found = PartFound {
        refusal: None,
        states: plan.states.clone(),
        span: plan.span,
        is_period_table: false,
        totals: vec![zero(); buckets.len()],
        keyed: FxHashMap::default(),
        coverage: coverage(asked.facts, plan, None, buckets.len()),
    };
    let mut local: FxHashMap<u64, u32> = FxHashMap::default();
    for first in firsts.into_iter().filter(|first| first.day != NONE) {
        let each = &uses[first.each as usize];
        let Time::Map(map) = &each.time else { continue };
        let bucket = map.get(first.day);
        let passes = |sieve: &Option<Sieve>| {
            sieve.as_ref().is_some_and(|sieve| sieve.passes(first.chunk as usize, first.row as usize))
        };
        if bucket == NO_BUCKET || !passes(&sieves[first.each as usize]) {
            continue;
        }
        add(&mut found.totals[bucket as usize]);
        if !by.is_empty() {
            let key = key_of(&by, slice_of(each), first);
            let id = *local.entry(key).or_insert_with(|| table.id(texts_of(&by, key)));
            let of_key = found.keyed.entry(id).or_insert_with(|| vec![zero(); buckets.len()]);
            add(&mut of_key[bucket as usize]);
        }
    }
    found
}

fn zero() -> Cell {
    Cell { value: Some(0.0), rows: 0, trouble: None }
}

fn add(cell: &mut Cell) {
    cell.value = Some(cell.value.unwrap_or(0.0) + 1.0);
    cell.rows += 1;
}

fn key_of(by: &[Keys], slice: &Slice, first: First) -> u64 {
    let mut key = 0;
    for keys in by {
        let remap: &Remap = &keys.remaps[first.each as usize];
        let code = slice
            .column(keys.field)
            .map_or(NONE, |column| column.chunks[first.chunk as usize].value(first.row as usize));
        key = key * keys.len() as u64 + u64::from(remap.of(code));
    }
    key
}
