//! The parts of all formulas of an ask, each found once: sums, counts and distinct texts in as few passes as can be.

use super::keys::Keys;
use super::money::Rates;
use super::scan::{Found, Measure, Scan};
use super::{measures, stock, why};
use crate::metrics::language::tree::{Condition, How, Part};
use crate::model::day::Day;
use crate::model::facts::{Facts, Slice};
use crate::model::field::{Field, Kind};
use crate::model::money::Currency;
use crate::model::period::Period;
use crate::model::table::{Nature, Table};
use crate::query::ask::Filter;
use crate::query::plan::{Plan, Refusal, State, Use, Want, plan};
use crate::query::prepared::Prepared;
use crate::query::report::{Coverage, Unknown};
use rustc_hash::FxHashMap;

/// What every part of an ask shares.
pub struct Asked<'a> {
    pub facts: &'a Facts,
    pub prepared: &'a Prepared,
    pub by: &'a [Field],
    pub filters: &'a [Filter],
    pub today: Day,
    pub rates: &'a Rates,
    /// The reporting currency where money has to be exchanged.
    pub exchange: Option<Currency>,
}

/// One value of one part, before any formula.
#[derive(Clone, Debug, Default)]
pub struct Cell {
    /// `None` where the state of the bucket says why, or where rows have no value.
    pub value: Option<f64>,
    pub rows: u32,
    pub trouble: Option<Unknown>,
}

/// What was found for one part.
#[derive(Clone, Debug)]
pub struct PartFound {
    /// Why it cannot be told at all.
    pub refusal: Option<Unknown>,
    /// Of each bucket.
    pub states: Vec<State>,
    pub span: Option<Period>,
    pub is_period_table: bool,
    /// Of each bucket, without breakdown.
    pub totals: Vec<Cell>,
    /// By key of the ask's table of keys; of each bucket.
    pub keyed: FxHashMap<u32, Vec<Cell>>,
    /// Of each bucket.
    pub coverage: Vec<Vec<Coverage>>,
}

/// Combinations of breakdown texts, each with a number.
#[derive(Debug, Default)]
pub struct KeyTable {
    ids: FxHashMap<Vec<String>, u32>,
    pub texts: Vec<Vec<String>>,
}

impl KeyTable {
    pub fn id(&mut self, texts: Vec<String>) -> u32 {
        if let Some(id) = self.ids.get(&texts) {
            return *id;
        }
        let id = self.texts.len() as u32;
        self.texts.push(texts.clone());
        self.ids.insert(texts, id);
        id
    }
}

impl PartFound {
    pub fn refused(part: &Part, buckets: usize, refusal: Unknown) -> Self {
        Self {
            refusal: Some(refusal),
            states: vec![State::Outside; buckets],
            span: None,
            is_period_table: part.table.nature() == Nature::Period,
            totals: vec![Cell::default(); buckets],
            keyed: FxHashMap::default(),
            coverage: vec![Vec::new(); buckets],
        }
    }

    /// Whether any bucket has a value that is known.
    pub fn is_available(&self) -> bool {
        let is_known = |(state, cell): (&State, &Cell)| *state == State::Covered && cell.trouble.is_none();
        let is_of_key = || self.keyed.values().flatten().any(|cell| cell.value.is_some());
        self.refusal.is_none() && (self.states.iter().zip(&self.totals).any(is_known) || is_of_key())
    }
}

/// Finds every part over the buckets.
pub fn find(asked: &Asked, parts: &[&Part], buckets: &[Period], keys: &mut KeyTable) -> Vec<PartFound> {
    let mut found: Vec<Option<PartFound>> = parts.iter().map(|_| None).collect();
    let mut passes: Vec<Pass> = Vec::new();
    for (index, part) in parts.iter().enumerate() {
        match part.how {
            How::Measure(measure) => found[index] = Some(measures::find(asked, part, measure, buckets, keys)),
            How::Last => found[index] = Some(stock::last(asked, part, buckets, keys)),
            How::Reported => found[index] = Some(stock::reported(asked, part, buckets, keys)),
            How::Sum if stock::is_of_messages(asked.facts, part) => {
                found[index] = Some(stock::reported(asked, part, buckets, keys));
            }
            How::Sum | How::Count | How::Distinct | How::Mean => {
                let plan = plan_part(asked, part, buckets);
                if let Some(refusal) = refusal_of(asked, part, &plan) {
                    let mut refused = PartFound::refused(part, buckets.len(), refusal);
                    refused.states.clone_from(&plan.states);
                    found[index] = Some(refused);
                    continue;
                }
                let is_same = |pass: &&mut Pass| {
                    pass.when == part.when && pass.conditions == part.conditions && pass.plan.uses == plan.uses
                };
                match passes.iter_mut().find(is_same) {
                    Some(pass) => pass.parts.push(index),
                    None => passes.push(Pass {
                        table: part.table,
                        when: part.when,
                        conditions: &part.conditions,
                        plan,
                        parts: vec![index],
                    }),
                }
            }
        }
    }
    for pass in passes {
        pass.run(asked, parts, buckets, keys, &mut found);
    }
    // Every part got its answer above: from its own kind or from its pass.
    found.into_iter().flatten().collect()
}

/// The columns a slice must have for a part.
pub fn required(facts: &Facts, part: &Part) -> Vec<Field> {
    let mut fields = part.with.clone();
    fields.push(part.when);
    fields.extend(part.field);
    if part.table == Table::Messages
        && part.field.is_some_and(|field| matches!(field, Field::UniqueOpens | Field::UniqueClicks))
        && facts.slices_of(part.table).any(|slice| slice.column(Field::Campaign).is_some())
    {
        // Opens are unique within a mailing: only rows that are one mailing may be added.
        fields.push(Field::Campaign);
    }
    for condition in &part.conditions {
        fields.push(condition.field);
        if let crate::metrics::language::tree::Test::Field(_, other) = condition.test {
            fields.push(other);
        }
    }
    fields.sort();
    fields.dedup();
    fields
}

pub fn plan_part(asked: &Asked, part: &Part, buckets: &[Period]) -> Plan {
    let filters: Vec<Field> = asked.filters.iter().map(|filter| filter.field).collect();
    let fields = required(asked.facts, part);
    plan(
        asked.facts,
        asked.prepared,
        &Want {
            table: part.table,
            when: part.when,
            fields: &fields,
            by: asked.by,
            filters: &filters,
            buckets,
            today: asked.today,
        },
    )
}

pub fn refusal_of(asked: &Asked, part: &Part, plan: &Plan) -> Option<Unknown> {
    Some(match plan.refusal? {
        Refusal::NoBreakdown => {
            let mut dims: Vec<Field> = asked.by.to_vec();
            dims.extend(asked.filters.iter().map(|filter| filter.field));
            why::no_breakdown(part.table, &dims)
        }
        Refusal::NoData => no_data(asked.facts, part),
    })
}

pub fn no_data(facts: &Facts, part: &Part) -> Unknown {
    let mut slices = facts.slices_of(part.table).peekable();
    if slices.peek().is_none() {
        return why::no_data(vec![part.table]);
    }
    let wanted = required(facts, part);
    let has = |slice: &Slice, field: Field| slice.column(field).is_some();
    let absent: Vec<Field> =
        wanted.into_iter().filter(|field| !facts.slices_of(part.table).any(|slice| has(slice, *field))).collect();
    if absent.is_empty() { why::no_data(vec![part.table]) } else { why::no_columns(part.table, &absent) }
}

/// Parts that the same rows answer.
struct Pass<'a> {
    table: Table,
    when: Field,
    conditions: &'a [Condition],
    plan: Plan,
    parts: Vec<usize>,
}

impl Pass<'_> {
    fn run(
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
            let mut tally = Tally::new(part, buckets.len());
            let mut local: FxHashMap<usize, u32> = FxHashMap::default();
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
pub fn texts_of(keys: &[Keys], mut key: usize) -> Vec<String> {
    let mut texts = vec![String::new(); keys.len()];
    for (slot, keys) in texts.iter_mut().zip(keys).rev() {
        let len = keys.len().max(1);
        *slot = keys.dict.text((key % len) as i64).to_owned();
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
            filled: cells.filled[nth].get(place).copied().unwrap_or(rows),
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
    fn new(_part: &Part, buckets: usize) -> Self {
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
                rows: trace.rows,
                lines,
            });
        }
    }
    all
}
