//! The parts of all formulas of an ask, each found once: sums, counts and distinct texts in as few passes as can be.

use super::money::Rates;
use super::pass::Pass;
use super::sieve::same;
use super::{measures, stock, why};
use crate::metrics::language::tree::{How, Part, Test};
use crate::metrics::metric::Unit;
use crate::model::day::Day;
use crate::model::facts::{Facts, Slice, SliceGrain};
use crate::model::field::{Field, Role};
use crate::model::money::Currency;
use crate::model::period::Period;
use crate::model::short_sort::ShortSort;
use crate::model::table::{Nature, Table};
use crate::query::ask::Filter;
use crate::query::plan::{Plan, Refusal, State, Want, plan};
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
            How::Sum | How::Count | How::Distinct | How::Mean if !is_named(asked.facts, part) => {
                found[index] = Some(PartFound::refused(part, buckets.len(), no_data(asked.facts, part)));
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

/// Whether anything bears the names a condition asks for: a plan without a line for ads has no ad budget, not one of 0.
fn is_named(facts: &Facts, part: &Part) -> bool {
    part.conditions.iter().all(|condition| match &condition.test {
        Test::OneOf { texts, is_not: false } => {
            let mut columns = facts.slices_of(part.table).filter_map(|slice| slice.column(condition.field)).peekable();
            columns.peek().is_none()
                || columns.any(|column| column.dict.iter().any(|text| texts.iter().any(|known| same(known, text))))
        }
        _ => true,
    })
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
        if let Test::Field(_, other) = condition.test {
            fields.push(other);
        }
    }
    fields.short_sort();
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
    let Some(refusal) = plan.refusal else { return unsaid_currency(asked.facts, part, plan) };
    Some(match refusal {
        Refusal::NoBreakdown => {
            let mut dims: Vec<Field> = asked.by.to_vec();
            dims.extend(asked.filters.iter().map(|filter| filter.field));
            if dims.is_empty() { why::no_days(part.table) } else { why::no_breakdown(part.table, &dims) }
        }
        Refusal::NoData => no_data(asked.facts, part),
    })
}

/// Money that names no currency is taken for the reporting currency, as the import says; but it is never added to
/// money of a named one.
fn unsaid_currency(facts: &Facts, part: &Part, plan: &Plan) -> Option<Unknown> {
    if part.unit != Unit::Money {
        return None;
    }
    let slices = || plan.uses.iter().filter_map(|each| facts.slices.get(each.slice));
    let is_unsaid = |slice: &Slice| slice.meta.currency.is_none() && slice.column(Field::Currency).is_none();
    if slices().all(|slice| !is_unsaid(slice)) || slices().all(|slice| is_unsaid(slice)) {
        return None;
    }
    let silent = slices().find(|slice| is_unsaid(slice))?;
    let file = facts.import(silent.meta.id).map_or_else(String::new, |import| import.file.clone());
    Some(why::currency_unsaid(part.table, &file))
}

pub fn no_data(facts: &Facts, part: &Part) -> Unknown {
    let mut slices = facts.slices_of(part.table).peekable();
    if slices.peek().is_none() {
        return why::no_data(vec![part.table]);
    }
    let wanted = required(facts, part);
    let has = |slice: &Slice, field: Field| {
        slice.column(field).is_some() || (field == Field::Date && slice.meta.grain == SliceGrain::Whole)
    };
    let is_absent = |field: &Field| !facts.slices_of(part.table).any(|slice| has(slice, *field));
    let absent: Vec<Field> = wanted.iter().copied().filter(is_absent).collect();
    let measure = wanted.into_iter().find(|field| field.role() == Role::Measure);
    let is_by_page = facts.slices_of(part.table).any(|slice| slice.column(Field::Page).is_some());
    match measure {
        _ if !absent.is_empty() => why::no_columns(part.table, &absent),
        // All is there, but only by page: sessions are not added over pages.
        Some(measure) if is_by_page => why::not_additive(part.table, Some(measure)),
        _ => why::no_data(vec![part.table]),
    }
}
