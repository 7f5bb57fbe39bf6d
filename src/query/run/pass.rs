//! One pass for all parts that the same rows answer, and what each slice gave to it.

use super::found::Found;
use super::keys::Keys;
use super::parts::{Asked, Cell, KeyTable, PartFound};
use super::scan::{Measure, Scan};
use super::why;
use crate::metrics::language::tree::{Condition, How, Part};
use crate::model::facts::Facts;
use crate::model::field::{Field, Kind};
use crate::model::money::Currency;
use crate::model::period::Period;
use crate::model::table::{Nature, Table};
use crate::query::plan::{Plan, Use};
use crate::query::report::Coverage;
use rustc_hash::FxHashMap;

/// Parts that the same rows answer.
pub struct Pass<'a> {
    pub table: Table,
    pub when: Field,
    pub conditions: &'a [Condition],
    pub plan: Plan,
    pub parts: Vec<usize>,
}

impl Pass<'_> {
    pub fn run(
        self,
        asked: &Asked,
        parts: &[&Part],
        buckets: &[Period],
        table: &mut KeyTable,
        found: &mut [Option<PartFound>],
    ) {
        let uses = &self.plan.uses;
        let slice_of = |each: &Use| asked.facts.slices[each.slice].as_ref();
        let keys: Vec<Keys> = asked.by.iter().map(|field| Keys::unify(*field, uses, slice_of)).collect();
        let mut distinct: Vec<Keys> = Vec::new();
        let mut measures: Vec<Measure> = Vec::new();
        let mut nth: Vec<Option<usize>> = Vec::new();
        for index in &self.parts {
            let part = parts[*index];
            let measure = match (part.how, part.field) {
                (How::Distinct, Some(field)) => {
                    distinct.push(Keys::unify(field, uses, slice_of));
                    Some(Measure::Distinct(distinct.len() - 1))
                }
                (_, Some(field)) => Some(Measure::Sum(field)),
                (_, None) => None,
            };
            nth.push(measure.map(|measure| {
                measures.iter().position(|known| *known == measure).unwrap_or_else(|| {
                    measures.push(measure);
                    measures.len() - 1
                })
            }));
        }
        let dead = asked.prepared.dead(asked.facts, self.table);
        let scan = Scan {
            facts: asked.facts,
            dead: &dead,
            uses,
            when: self.when,
            buckets: buckets.len(),
            keys: &keys,
            distinct: &distinct,
            filters: asked.filters,
            conditions: self.conditions,
            measures: &measures,
            exchange: asked.exchange.map(|to| (to, asked.rates)),
            is_traced: true,
        };
        let cells = scan.run();
        // Who is counted apart under two keys is one and the same: totals of these need a pass of their own.
        let whole = (!keys.is_empty() && measures.iter().any(|measure| matches!(measure, Measure::Distinct(_))))
            .then(|| Scan { keys: &[], is_traced: false, ..scan }.run());
        let coverage = coverage(asked.facts, &self.plan, Some(&cells), buckets.len());
        let to = asked.exchange;
        for (index, nth) in self.parts.iter().zip(&nth) {
            let part = parts[*index];
            let mut part_found = PartFound {
                refusal: None,
                states: self.plan.states.clone(),
                span: self.plan.span,
                is_period_table: self.table.nature() == Nature::Period,
                totals: vec![Cell::default(); buckets.len()],
                keyed: FxHashMap::default(),
                coverage: coverage.clone(),
            };
            let mut tally = Tally::new(buckets.len());
            let mut local: FxHashMap<u64, u32> = FxHashMap::default();
            for (place, bucket, key) in cells.cells() {
                let seen = Seen::of(&cells, place, *nth, to);
                if !keys.is_empty() {
                    let id = *local.entry(key).or_insert_with(|| table.id(texts_of(&keys, key)));
                    let of_key = part_found.keyed.entry(id).or_insert_with(|| vec![Cell::default(); buckets.len()]);
                    of_key[bucket] = seen.cell(part);
                }
                tally.add(bucket, seen);
            }
            part_found.totals = tally.cells(part);
            if part.how == How::Distinct
                && let Some(whole) = &whole
            {
                for (place, bucket, _) in whole.cells() {
                    part_found.totals[bucket] = Seen::of(whole, place, *nth, to).cell(part);
                }
            }
            found[*index] = Some(part_found);
        }
    }
}

/// The texts of a combined key.
pub fn texts_of(keys: &[Keys], mut key: u64) -> Vec<String> {
    let mut texts = vec![String::new(); keys.len()];
    for (slot, keys) in texts.iter_mut().zip(keys).rev() {
        let len = keys.len().max(1) as u64;
        keys.text((key % len) as usize).clone_into(slot);
        key /= len;
    }
    texts
}

/// What one cell of a scan holds for one measure.
#[derive(Clone, Copy, Default)]
struct Seen {
    sum: f64,
    filled: u32,
    rows: u32,
    no_rate: Option<(Currency, Currency)>,
}

impl Seen {
    fn of(cells: &Found, place: usize, nth: Option<usize>, to: Option<Currency>) -> Self {
        let rows = cells.rows[place];
        let Some(nth) = nth else { return Self { sum: f64::from(rows), filled: rows, rows, no_rate: None } };
        Self {
            sum: cells.sums[nth].get(place),
            filled: cells.filled(nth, place),
            rows,
            no_rate: cells.no_rate.get(&place).copied().zip(to),
        }
    }

    fn cell(self, part: &Part) -> Cell {
        let is_money = part.field.is_some_and(|field| field.kind() == Kind::Money);
        let value = match part.how {
            How::Mean if self.filled == 0 => None,
            How::Mean => Some(self.sum / f64::from(self.filled)),
            // Rows there are, but none says the amount: unknown, not zero.
            How::Sum if self.rows > 0 && self.filled == 0 && self.no_rate.is_none() => None,
            _ => Some(self.sum),
        };
        Cell {
            value,
            rows: self.rows,
            trouble: self.no_rate.filter(|_| is_money).map(|(from, to)| why::no_rate(from, to)),
        }
    }
}

/// Adds the cells of a bucket.
struct Tally {
    seen: Vec<Seen>,
}

impl Tally {
    fn new(buckets: usize) -> Self {
        Self { seen: vec![Seen::default(); buckets] }
    }

    fn add(&mut self, bucket: usize, seen: Seen) {
        let total = &mut self.seen[bucket];
        total.sum += seen.sum;
        total.filled += seen.filled;
        total.rows += seen.rows;
        total.no_rate = total.no_rate.or(seen.no_rate);
    }

    fn cells(self, part: &Part) -> Vec<Cell> {
        self.seen.into_iter().map(|seen| seen.cell(part)).collect()
    }
}

/// What each slice of a plan gave to each bucket.
pub fn coverage(facts: &Facts, plan: &Plan, cells: Option<&Found>, buckets: usize) -> Vec<Vec<Coverage>> {
    let mut all: Vec<Vec<Coverage>> = vec![Vec::new(); buckets];
    for (index, each) in plan.uses.iter().enumerate() {
        let slice = &facts.slices[each.slice];
        let file = facts.import(slice.meta.id).map(|import| import.file.clone()).unwrap_or_default();
        for cover in &each.covers {
            let trace = cells
                .and_then(|cells| cells.traces.get(index))
                .and_then(|traces| traces.get(cover.bucket as usize))
                .copied()
                .unwrap_or_default();
            let line = |row: u32| slice.line(row as usize);
            let lines = if trace.rows > 0 { line(trace.first).zip(line(trace.last)) } else { None };
            all[cover.bucket as usize].push(Coverage {
                import: slice.meta.id,
                source: slice.meta.source.clone(),
                table: slice.meta.table,
                file: file.clone(),
                covered: cover.covered,
                missing_days: cover.missing_days,
                gap_days: cover.gap_days,
                rows: trace.rows,
                lines,
            });
        }
    }
    all
}
