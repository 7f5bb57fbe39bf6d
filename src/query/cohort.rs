//! `cohort`: customers by the month of their first order against the months they ordered in.

use super::ask::Filter;
use super::plan::{NO_BUCKET, Time, Use, Want, extent, plan};
use super::prepared::{Prepared, is_set};
use super::run::keys::Keys;
use super::run::sieve::{BLOCK, Sieve};
use crate::model::column::NONE;
use crate::model::day::Day;
use crate::model::facts::{Facts, Slice};
use crate::model::field::Field;
use crate::model::period::{Grain, Period};
use crate::model::table::Table;
use serde::{Deserialize, Serialize};

/// Shape: `cells[first * months + month]`, zero below the diagonal.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Cohorts {
    pub months: Vec<Period>,
    /// Customers by the month of their first order.
    pub sizes: Vec<u32>,
    /// Customers of a first month who ordered in a month.
    pub cells: Vec<u32>,
    /// Of each month but the last: customers who ordered in it and not in the next.
    pub churned: Vec<u32>,
}

/// The matrix over every order that passes the filters, whatever its day.
/// Empty: no months when no order names its customer.
pub fn cohort(facts: &Facts, prepared: &Prepared, filters: &[Filter]) -> Cohorts {
    let fields = [Field::Date, Field::Customer];
    let dims: Vec<Field> = filters.iter().map(|filter| filter.field).collect();
    let mut want = Want {
        table: Table::Orders,
        when: Field::Date,
        fields: &fields,
        by: &[],
        filters: &dims,
        buckets: &[],
        today: Day(3_000_000),
    };
    let Some(period) = extent(facts, prepared, &want) else { return Cohorts::default() };
    let months = Period { from: period.from.month_start(), to: period.to.month_end() }.buckets(Grain::Month);
    want.buckets = &months;
    let plan = plan(facts, prepared, &want);
    let slice_of = |each: &Use| facts.slices[each.slice].as_ref();
    let customers = Keys::unify(Field::Customer, &plan.uses, slice_of);
    let dead = prepared.dead(facts, Table::Orders);
    // One bit a month for every customer, so a second order of a month costs nothing.
    let words = months.len().div_ceil(64).max(1);
    let mut seen = vec![0u64; customers.len() * words];
    for (index, each) in plan.uses.iter().enumerate() {
        let slice = slice_of(each);
        let Some(sieve) = Sieve::of(slice, filters, &[]) else { continue };
        mark(each, slice, &customers, index, &sieve, dead.of(slice.meta.id), words, &mut seen);
    }
    tell(months, &seen[words..], words)
}

#[expect(clippy::too_many_arguments, reason = "the inner loop's own state")]
fn mark(
    each: &Use,
    slice: &Slice,
    customers: &Keys,
    index: usize,
    sieve: &Sieve,
    dead: Option<&[u64]>,
    words: usize,
    seen: &mut [u64],
) {
    let (Some(days), Some(who)) = (slice.column(Field::Date), slice.column(Field::Customer)) else { return };
    let Time::Map(map) = &each.time else { return };
    let (mut values, mut codes, mut buckets) = ([NONE; BLOCK], [NONE; BLOCK], [NO_BUCKET; BLOCK]);
    let mut start = 0;
    for (chunk, rows) in slice.meta.chunk_rows.iter().enumerate() {
        let rows = *rows as usize;
        let mut from = 0;
        while from < rows {
            let len = (rows - from).min(BLOCK);
            days.chunks[chunk].read_i64(from, &mut values[..len]);
            for (bucket, day) in buckets.iter_mut().zip(&values[..len]) {
                *bucket = map.get(*day);
            }
            sieve.sift(chunk, from, &mut buckets[..len], &mut values);
            who.chunks[chunk].read_i64(from, &mut codes[..len]);
            for at in 0..len {
                let (bucket, code) = (buckets[at], customers.remaps[index].of(codes[at]) as usize);
                if bucket != NO_BUCKET && code != 0 && !dead.is_some_and(|dead| is_set(dead, start + from + at)) {
                    seen[code * words + bucket as usize / 64] |= 1 << (bucket % 64);
                }
            }
            from += len;
        }
        start += rows;
    }
}

fn tell(months: Vec<Period>, seen: &[u64], words: usize) -> Cohorts {
    let count = months.len();
    let mut cohorts = Cohorts {
        sizes: vec![0; count],
        cells: vec![0; count * count],
        churned: vec![0; count.saturating_sub(1)],
        months,
    };
    for customer in seen.chunks_exact(words) {
        let mut first = None;
        let mut before = None;
        for (word, bits) in customer.iter().enumerate() {
            let mut bits = *bits;
            while bits != 0 {
                let month = word * 64 + bits.trailing_zeros() as usize;
                bits &= bits - 1;
                let first = *first.get_or_insert(month);
                cohorts.cells[first * count + month] += 1;
                if let Some(before) = before
                    && before + 1 != month
                {
                    cohorts.churned[before] += 1;
                }
                before = Some(month);
            }
        }
        if let (Some(first), Some(last)) = (first, before) {
            cohorts.sizes[first] += 1;
            if last + 1 < count {
                cohorts.churned[last] += 1;
            }
        }
    }
    cohorts
}
