//! What cannot be added: stocks at the end of a bucket, and figures only their own tool can give (users, reach).

use super::keys::{Keys, text_of};
use super::parts::{Asked, Cell, KeyTable, PartFound, no_data, plan_part, refusal_of, required};
use super::pass::coverage;
use super::scan::{Measure, Scan};
use super::sieve::Sieve;
use super::why;
use crate::metrics::language::tree::Part;
use crate::model::column::NONE;
use crate::model::day::Day;
use crate::model::facts::{Facts, Slice, SliceGrain};
use crate::model::field::Field;
use crate::model::period::Period;
use crate::model::short_sort::ShortSort;
use crate::model::table::{Nature, Table};
use crate::query::plan::{Cover, DayMap, NO_BUCKET, Plan, State, Time, Use, carries};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// Unique opens of a report that is not by mailing are like users: only its own rows tell.
pub fn is_of_messages(facts: &Facts, part: &Part) -> bool {
    part.table == Table::Messages
        && matches!(part.field, Some(Field::UniqueOpens | Field::UniqueClicks))
        && !facts.slices_of(part.table).any(|slice| slice.column(Field::Campaign).is_some())
}

/// A stock that was read up to this many days before the end of a bucket still stands.
const STANDS: i32 = 31;

/// The last value of every account at the end of a bucket, added over accounts.
pub fn last(asked: &Asked, part: &Part, buckets: &[Period], keys: &mut KeyTable) -> PartFound {
    let (Some(first), Some(end)) = (buckets.first(), buckets.last()) else {
        return PartFound::refused(part, 0, no_data(asked.facts, part));
    };
    let wide = [Period { from: first.from.plus_days(-STANDS), to: end.to }];
    let plan = plan_part(asked, part, &wide);
    if let Some(refusal) = refusal_of(asked, part, &plan) {
        return PartFound::refused(part, buckets.len(), refusal);
    }
    let readings = readings(asked, part, &plan, keys);
    let mut found = empty(part, &plan, buckets.len());
    let slices = coverage(asked.facts, &plan, None, 1).into_iter().next().unwrap_or_default();
    for (index, bucket) in buckets.iter().enumerate() {
        let end = bucket.to.min(asked.today);
        let (from, to) = (i64::from(end.0 - STANDS), i64::from(end.0));
        for (key, days) in readings.values() {
            let Some((_, value)) = days.range(from..=to).next_back() else { continue };
            let of_key = found.keyed.entry(*key).or_insert_with(|| vec![Cell::default(); buckets.len()]);
            for cell in [&mut of_key[index], &mut found.totals[index]] {
                cell.value = Some(cell.value.unwrap_or(0.0) + value);
                cell.rows += 1;
            }
        }
        let is_known = found.totals[index].value.is_some();
        found.states[index] = if is_known { State::Covered } else { State::Outside };
        if is_known {
            let stands = Period { from: end.plus_days(-STANDS), to: end };
            found.coverage[index] = slices
                .iter()
                .filter_map(|cover| {
                    let covered = cover.covered.overlap(stands)?;
                    Some(crate::query::report::Coverage { covered, missing_days: 0, gap_days: 0, ..cover.clone() })
                })
                .collect();
        }
    }
    if asked.by.is_empty() {
        found.keyed.clear();
    }
    found
}

/// By account and breakdown: its key, and its value by day.
type Readings = FxHashMap<Vec<String>, (u32, BTreeMap<i64, f64>)>;

fn readings(asked: &Asked, part: &Part, plan: &Plan, keys: &mut KeyTable) -> Readings {
    let mut readings = Readings::default();
    for each in &plan.uses {
        let slice = asked.facts.slices[each.slice].as_ref();
        let Some(sieve) = Sieve::of(slice, asked.filters, &part.conditions) else { continue };
        let Some(values) = part.field.and_then(|field| slice.column(field)) else { continue };
        let mut row = 0;
        for (chunk, rows) in slice.meta.chunk_rows.iter().enumerate() {
            for at in 0..*rows as usize {
                let value = values.chunks[chunk].number(at);
                let bucket = each.time.bucket(slice, part.when, row);
                row += 1;
                if value.is_nan() || bucket == NO_BUCKET || !sieve.passes(chunk, at) {
                    continue;
                }
                let by: Vec<String> = asked.by.iter().map(|field| text(slice, *field, row - 1)).collect();
                let mut account = vec![slice.meta.source.clone()];
                account.extend([Field::Network, Field::Account].map(|field| text(slice, field, row - 1)));
                account.extend(by.iter().cloned());
                let (_, days) = readings.entry(account).or_insert_with(|| (keys.id(by), BTreeMap::new()));
                *days.entry(day_of(slice, part.when, row - 1)).or_insert(0.0) += value;
            }
        }
    }
    readings
}

fn empty(part: &Part, plan: &Plan, buckets: usize) -> PartFound {
    PartFound {
        refusal: None,
        states: plan.states.clone(),
        span: plan.span,
        is_period_table: part.table.nature() == Nature::Period,
        totals: vec![Cell::default(); buckets],
        keyed: FxHashMap::default(),
        coverage: vec![Vec::new(); buckets],
    }
}

fn day_of(slice: &Slice, when: Field, row: usize) -> i64 {
    match slice.column(when) {
        Some(column) => column.value(row),
        None => slice.meta.period.map_or(NONE, |period| i64::from(period.to.0)),
    }
}

fn text(slice: &Slice, field: Field, row: usize) -> String {
    match slice.column(field) {
        Some(column) => text_of(column, column.value(row)).to_owned(),
        None if field == Field::Account => slice.meta.account.clone().unwrap_or_default(),
        None => String::new(),
    }
}

impl Time {
    /// The bucket of one row.
    pub fn bucket(&self, slice: &Slice, when: Field, row: usize) -> u32 {
        match self {
            Time::All(bucket) => *bucket,
            Time::Map(map) => map.get(day_of(slice, when, row)),
        }
    }
}

/// A figure as its tool reported it: where exactly one row is about exactly these days and these dimensions, or where
/// the file's own totals row is about exactly these days.
pub fn reported(asked: &Asked, part: &Part, buckets: &[Period], keys: &mut KeyTable) -> PartFound {
    let fields = required(asked.facts, part);
    let Some(field) = part.field else {
        return PartFound::refused(part, buckets.len(), no_data(asked.facts, part));
    };
    let mut slices: Vec<usize> = (0..asked.facts.slices.len())
        .filter(|at| {
            let slice = &asked.facts.slices[*at];
            let has =
                |f: &Field| slice.column(*f).is_some() || (*f == Field::Date && slice.meta.grain == SliceGrain::Whole);
            slice.meta.table == part.table && fields.iter().all(has)
        })
        .collect();
    if slices.is_empty() {
        return PartFound::refused(part, buckets.len(), no_data(asked.facts, part));
    }
    // The coarsest first, of two alike the newest: the same order as the slice rule's.
    slices.short_sort_by_key(|at| {
        let meta = &asked.facts.slices[*at].meta;
        (rank(part.table, &meta.source), meta.dims.len(), std::cmp::Reverse(meta.id))
    });
    let mut found = PartFound {
        refusal: None,
        states: vec![State::Outside; buckets.len()],
        span: None,
        is_period_table: part.table.nature() == Nature::Period,
        totals: vec![Cell::default(); buckets.len()],
        keyed: FxHashMap::default(),
        coverage: vec![Vec::new(); buckets.len()],
    };
    let filters: Vec<Field> = asked.filters.iter().map(|filter| filter.field).collect();
    let mut whole: Vec<Answers> = vec![Answers::default(); buckets.len()];
    let mut by_key: FxHashMap<u32, Vec<Answers>> = FxHashMap::default();
    let is_one_truth = matches!(part.table, Table::WebTraffic | Table::WebEvents);
    let is_carried = |slice: &Slice, dims: &[Field]| dims.iter().all(|dim| carries(slice, *dim));
    if !slices
        .iter()
        .any(|at| is_carried(&asked.facts.slices[*at], asked.by) && is_carried(&asked.facts.slices[*at], &filters))
    {
        let mut dims = asked.by.to_vec();
        dims.extend(filters);
        return PartFound::refused(part, buckets.len(), why::no_breakdown(part.table, &dims));
    }
    for at in slices {
        let slice = asked.facts.slices[at].as_ref();
        let Some(span) = slice.meta.period.or_else(|| slice.span(Field::Date)) else { continue };
        found.span = Some(found.span.map_or(span, |known| known.join(span)));
        for (index, bucket) in buckets.iter().enumerate() {
            if bucket.overlap(span).is_some() {
                found.states[index] = State::Covered;
            }
        }
        let group = Group { source: slice.meta.source.clone(), account: slice.meta.account.clone() };
        if asked.filters.is_empty()
            && part.conditions.is_empty()
            && let Some(index) = buckets.iter().position(|bucket| *bucket == span)
            && let Some((_, total)) = slice.meta.totals.iter().find(|(known, _)| *known == field)
            && whole[index].offer(&group, *total, is_one_truth)
        {
            found.coverage[index].push(cover(asked.facts, slice, *total, buckets[index], &[]));
        }
        let Some(exact) = exact_use(asked, slice, at, buckets, span) else { continue };
        let rows = ask_rows(asked, part, field, &exact, &[], buckets.len());
        for (bucket, _, count, value, lines) in rows {
            if count == 1 && whole[bucket].offer(&group, value, is_one_truth) {
                found.coverage[bucket].push(cover(asked.facts, slice, value, buckets[bucket], &lines));
            }
        }
        if asked.by.is_empty() || !is_carried(slice, asked.by) {
            continue;
        }
        for (bucket, texts, count, value, _) in ask_rows(asked, part, field, &exact, asked.by, buckets.len()) {
            if count == 1 {
                let id = keys.id(texts);
                let of_key = by_key.entry(id).or_insert_with(|| vec![Answers::default(); buckets.len()]);
                of_key[bucket].offer(&group, value, is_one_truth);
            }
        }
    }
    let cells = |answers: &[Answers]| -> Vec<Cell> {
        let all = answers.iter().zip(&found.states).zip(buckets);
        all.map(|((answers, state), bucket)| answers.cell(part, field, *state, *bucket)).collect()
    };
    let totals = cells(&whole);
    let keyed: Vec<(u32, Vec<Cell>)> = by_key.iter().map(|(key, answers)| (*key, cells(answers))).collect();
    found.totals = totals;
    found.keyed.extend(keyed);
    found
}

fn rank(table: Table, source: &str) -> usize {
    let order = ["ga4", "yandex_metrika", "matomo", "plausible", "universal_analytics"];
    if table != Table::WebTraffic {
        return 0;
    }
    order.iter().position(|known| *known == source).unwrap_or(order.len())
}

#[derive(Clone, PartialEq)]
struct Group {
    source: String,
    account: Option<String>,
}

/// Who answered for one cell.
#[derive(Clone, Default)]
struct Answers {
    groups: Vec<(Group, f64)>,
}

impl Answers {
    /// True when the offer is taken: the first of its source and account, and the first at all where one source tells.
    fn offer(&mut self, group: &Group, value: f64, is_one_truth: bool) -> bool {
        let is_known = self.groups.iter().any(|(known, _)| known == group);
        let is_other = is_one_truth && self.groups.iter().any(|(known, _)| known.source != group.source);
        if is_known || is_other {
            return false;
        }
        self.groups.push((group.clone(), value));
        true
    }

    fn cell(&self, part: &Part, field: Field, state: State, bucket: Period) -> Cell {
        match self.groups.as_slice() {
            [(_, value)] => Cell { value: Some(*value), rows: 1, trouble: None },
            [] if state != State::Covered => Cell::default(),
            // A single day has nothing to add up: its row is just not there.
            [] if bucket.days() == 1 => {
                Cell { value: None, rows: 0, trouble: Some(why::outside_coverage(part.table, None)) }
            }
            _ => Cell { value: None, rows: 0, trouble: Some(why::not_additive(part.table, Some(field))) },
        }
    }
}

/// The buckets that are exactly one unit of the slice.
fn exact_use(asked: &Asked, slice: &Slice, at: usize, buckets: &[Period], span: Period) -> Option<Use> {
    let whole_of = |unit: Period| buckets.iter().position(|bucket| *bucket == unit).map(|index| index as u32);
    if slice.meta.grain == SliceGrain::Whole {
        let bucket = whole_of(span)?;
        let covers = vec![Cover { bucket, covered: span, missing_days: 0, gap_days: 0 }];
        return Some(Use { slice: at, time: Time::All(bucket), covers });
    }
    let days = asked.prepared.days(slice, Field::Date);
    let (first, last) = (*days.first()?, *days.last()?);
    let mut map = DayMap { base: first, buckets: vec![NO_BUCKET; usize::try_from(last - first + 1).ok()?] };
    let mut any = false;
    for day in days.iter() {
        let from = Day(*day);
        let to = match slice.meta.grain {
            SliceGrain::Week => from.plus_days(6),
            SliceGrain::Month => from.month_end(),
            _ => from,
        };
        // Buckets are in order and do not overlap.
        let Ok(index) = buckets.binary_search_by_key(&from, |bucket| bucket.from) else { continue };
        if buckets[index].to == to {
            map.buckets[(day - first) as usize] = index as u32;
            any = true;
        }
    }
    any.then(|| Use { slice: at, time: Time::Map(map), covers: Vec::new() })
}

type RowsOf = (usize, Vec<String>, u32, f64, Vec<u32>);

/// Bucket, key, number of rows with a value, their sum, and the row's place.
fn ask_rows(asked: &Asked, part: &Part, field: Field, exact: &Use, by: &[Field], buckets: usize) -> Vec<RowsOf> {
    let uses = std::slice::from_ref(exact);
    let slice = asked.facts.slices[exact.slice].as_ref();
    let keys: Vec<Keys> = by.iter().map(|dim| Keys::unify(*dim, uses, |_| slice)).collect();
    let dead = asked.prepared.dead(asked.facts, part.table);
    let found = Scan {
        facts: asked.facts,
        dead: &dead,
        uses,
        when: part.when,
        buckets,
        keys: &keys,
        distinct: &[],
        filters: asked.filters,
        conditions: &part.conditions,
        measures: &[Measure::Sum(field)],
        exchange: None,
        is_traced: true,
    }
    .run();
    found
        .cells()
        .into_iter()
        .map(|(place, bucket, key)| {
            let trace = found.traces.first().and_then(|traces| traces.get(bucket)).copied().unwrap_or_default();
            let texts = super::pass::texts_of(&keys, key);
            (bucket, texts, found.filled(0, place), found.sums[0].get(place), vec![trace.first, trace.last])
        })
        .collect()
}

fn cover(facts: &Facts, slice: &Slice, _value: f64, covered: Period, rows: &[u32]) -> crate::query::report::Coverage {
    let line = |at: usize| rows.get(at).and_then(|row| slice.line(*row as usize));
    crate::query::report::Coverage {
        import: slice.meta.id,
        source: slice.meta.source.clone(),
        table: slice.meta.table,
        file: facts.import(slice.meta.id).map(|import| import.file.clone()).unwrap_or_default(),
        covered,
        missing_days: 0,
        gap_days: 0,
        rows: u32::from(!rows.is_empty()),
        lines: line(0).zip(line(1)),
    }
}
