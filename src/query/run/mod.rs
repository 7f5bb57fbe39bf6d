//! Running an ask: the parts of each formula are found in few passes, then put together with their evidence.

mod block;
mod compare;
mod currency;
mod evaluate;
mod evidence;
mod exchange;
mod found;
pub(super) mod keys;
mod measures;
mod money;
mod parts;
mod pass;
pub(super) mod scan;
pub(super) mod sieve;
mod stock;
mod subscriptions;
mod why;

use super::ask::Ask;
use super::plan::{Want, extent};
use super::prepared::Prepared;
use super::report::{MetricHead, Report, Row};
use crate::metrics;
use crate::metrics::language::tree::{Formula, How, Part};
use crate::metrics::metric::{Additivity, Better, Metric, Unit};
use crate::model::day::Day;
use crate::model::facts::Facts;
use crate::model::field::Field;
use crate::model::period::{Grain, Period};
use crate::model::short_sort::ShortSort;
use crate::model::table::Table;
use currency::settle_currency;
use evaluate::used_parts;
use evidence::{Frame, value};
use money::Rates;
use parts::{Asked, KeyTable, PartFound};

/// Answers an ask. `today` tells the unfinished part of a period.
pub fn run(facts: &Facts, ask: &Ask, today: Day) -> Report {
    run_prepared(facts, &Prepared::default(), ask, today)
}

/// The same, with what was worked out for earlier asks over the same facts.
pub fn run_prepared(facts: &Facts, prepared: &Prepared, ask: &Ask, today: Day) -> Report {
    let rates = Rates::of(facts);
    let mut asked = Asked { facts, prepared, by: &ask.by, filters: &ask.filters, today, rates: &rates, exchange: None };
    let wanted: Vec<Wanted> = ask.metrics.iter().map(|id| Wanted::of(id)).collect();
    let extents: Vec<Option<Period>> = wanted.iter().map(|wanted| wanted.extent(&asked)).collect();
    let everything = extents.iter().flatten().copied().reduce(Period::join);
    let period = ask.period.or(everything);
    // Without days asked for, each metric is about all the days it has: so a report of one month answers for it.
    let is_own_period = ask.period.is_none() && ask.grain == Grain::Total;
    let mut runs: Vec<Run> = Vec::new();
    for (index, extent) in extents.iter().enumerate() {
        let of = if is_own_period { extent.or(period) } else { period };
        let of = of.unwrap_or(Period { from: today, to: today });
        match runs.iter_mut().find(|run| run.period == of) {
            Some(run) => run.metrics.push(index),
            None => runs.push(Run { period: of, metrics: vec![index] }),
        }
    }
    let currency = settle_currency(&mut asked, ask, &wanted, &runs);
    let mut keys = KeyTable::default();
    let mut rows: Vec<Vec<Row>> = wanted.iter().map(|_| Vec::new()).collect();
    let mut compared: Option<Period> = None;
    for run in &runs {
        run.answer(&asked, ask, &wanted, &mut keys, &mut rows, &mut compared);
    }
    sort_keys(&mut rows);
    Report {
        period,
        compare: compared,
        grain: ask.grain,
        by: ask.by.clone(),
        currency,
        metrics: wanted.iter().map(Wanted::head).collect(),
        rows: rows.into_iter().flatten().collect(),
    }
}

/// A metric that was asked for.
struct Wanted {
    id: String,
    metric: Option<&'static Metric>,
    /// `None` when there is no such metric or its formula is wrong.
    formula: Option<Formula>,
}

impl Wanted {
    fn of(id: &str) -> Self {
        let metric = metrics::find(id);
        Self { id: id.to_owned(), metric, formula: metric.and_then(|metric| metric.compiled().ok()) }
    }

    fn parts(&self) -> &[Part] {
        self.formula.as_ref().map_or(&[], |formula| &formula.parts)
    }

    fn head(&self) -> MetricHead {
        MetricHead {
            id: self.id.clone(),
            unit: self.metric.map_or(Unit::Count, |metric| metric.unit),
            better: self.metric.map_or(Better::Neutral, |metric| metric.better),
            additivity: self.metric.map_or(Additivity::Flow, |metric| metric.additivity),
        }
    }

    /// All the days the metric could be told for: those of the first source of truth that has any.
    fn extent(&self, asked: &Asked) -> Option<Period> {
        let formula = self.formula.as_ref()?;
        let of_part: Vec<Option<Period>> = formula.parts.iter().map(|part| part_extent(asked, part)).collect();
        let available: Vec<bool> = of_part.iter().map(Option::is_some).collect();
        let mut used = Vec::new();
        used_parts(&formula.root, &available, &mut used);
        used.into_iter().filter_map(|index| of_part[index]).reduce(Period::join)
    }
}

fn part_extent(asked: &Asked, part: &Part) -> Option<Period> {
    let mut fields = parts::required(asked.facts, part);
    if let How::Measure(measure) = part.how {
        fields.extend(measure.fields);
    }
    let want = Want {
        table: part.table,
        when: part.when,
        fields: &fields,
        by: asked.by,
        filters: &[],
        buckets: &[],
        today: asked.today,
    };
    extent(asked.facts, asked.prepared, &want)
}

/// Metrics over the same days.
struct Run {
    period: Period,
    metrics: Vec<usize>,
}

/// What was found for the metrics of a run over one list of buckets.
struct Answers {
    found: Vec<PartFound>,
    /// Of each metric of the run: its parts' places in `found`.
    places: Vec<Vec<usize>>,
}

impl Answers {
    fn find(asked: &Asked, wanted: &[&Wanted], buckets: &[Period], keys: &mut KeyTable) -> Self {
        let mut distinct: Vec<&Part> = Vec::new();
        let mut places = Vec::new();
        for wanted in wanted {
            let of_metric = wanted.parts().iter().map(|part| {
                distinct.iter().position(|known| *known == part).unwrap_or_else(|| {
                    distinct.push(part);
                    distinct.len() - 1
                })
            });
            places.push(of_metric.collect());
        }
        Self { found: parts::find(asked, &distinct, buckets, keys), places }
    }

    fn of(&self, metric: usize) -> Vec<&PartFound> {
        self.places[metric].iter().map(|at| &self.found[*at]).collect()
    }

    fn available(&self, metric: usize) -> Vec<bool> {
        self.of(metric).iter().map(|found| found.is_available()).collect()
    }
}

impl Run {
    fn answer(
        &self,
        asked: &Asked,
        ask: &Ask,
        all: &[Wanted],
        keys: &mut KeyTable,
        rows: &mut [Vec<Row>],
        compared: &mut Option<Period>,
    ) {
        let wanted: Vec<&Wanted> = self.metrics.iter().map(|index| &all[*index]).collect();
        let buckets = self.period.buckets(ask.grain);
        let now = Answers::find(asked, &wanted, &buckets, keys);
        let available: Vec<Vec<bool>> = (0..wanted.len()).map(|metric| now.available(metric)).collect();
        let ends: Vec<Option<Day>> = wanted
            .iter()
            .enumerate()
            .map(|(metric, wanted)| data_end(wanted, &now.of(metric), &available[metric], asked.today))
            .collect();
        let befores = self.befores(asked, ask, &wanted, &buckets, &ends, keys, compared);
        for (metric, wanted) in wanted.iter().enumerate() {
            let mut of_metric: Vec<Option<u32>> = vec![None];
            if !ask.by.is_empty() {
                of_metric.extend(keys_of(&now.of(metric), befores[metric].as_ref().map(|b| b.answers.of(b.metric))));
            }
            let is_many = of_metric.len() * buckets.len() > MOST_ROWS_WITH_EVIDENCE;
            let frame = |end| Frame {
                wanted_id: &wanted.id,
                metric: wanted.metric,
                formula: wanted.formula.as_ref(),
                end,
                today: asked.today,
            };
            for key in of_metric {
                let texts = key.map_or_else(Vec::new, |key| keys.texts[key as usize].clone());
                let is_full = key.is_none() || !is_many;
                for (at, bucket) in buckets.iter().enumerate() {
                    let of_bucket =
                        value(&frame(ends[metric]), &now.of(metric), &available[metric], key, at, *bucket, is_full);
                    let before = befores[metric].as_ref().and_then(|before| {
                        let (place, bucket) = before.place(at)?;
                        let found = before.answers.of(before.metric);
                        Some(value(&frame(None), &found, &available[metric], key, place, bucket, is_full))
                    });
                    rows[self.metrics[metric]].push(Row {
                        metric: wanted.id.clone(),
                        by: texts.clone(),
                        bucket: *bucket,
                        value: of_bucket,
                        before,
                    });
                }
            }
        }
    }

    /// The compared period of each metric; metrics whose data end on the same day share one search.
    #[expect(clippy::too_many_arguments, reason = "one step of `answer`, cut out to keep it readable")]
    fn befores(
        &self,
        asked: &Asked,
        ask: &Ask,
        wanted: &[&Wanted],
        buckets: &[Period],
        ends: &[Option<Day>],
        keys: &mut KeyTable,
        compared: &mut Option<Period>,
    ) -> Vec<Option<Before>> {
        let mut all: Vec<Option<Before>> = wanted.iter().map(|_| None).collect();
        let Some(how) = ask.compare else { return all };
        let mut spans: Vec<Period> = ends.iter().map(|end| compare::elapsed(self.period, *end)).collect();
        let each = spans.clone();
        spans.short_sort_by_key(|span| span.to);
        spans.dedup();
        if let Some(longest) = spans.last() {
            *compared = Some(longest.against(how));
        }
        for span in spans {
            let of_span: Vec<usize> = (0..wanted.len()).filter(|metric| each[*metric] == span).collect();
            let shifted = compare::before(span, how, ask.grain, buckets);
            let known: Vec<Period> = shifted.iter().flatten().copied().collect();
            let subset: Vec<&Wanted> = of_span.iter().map(|metric| wanted[*metric]).collect();
            let answers = std::rc::Rc::new(Answers::find(asked, &subset, &known, keys));
            for (nth, metric) in of_span.into_iter().enumerate() {
                all[metric] = Some(Before { answers: answers.clone(), metric: nth, buckets: shifted.clone() });
            }
        }
        all
    }
}

/// Rows of a breakdown beyond which only totals carry their evidence: a table that long is not read value by value.
const MOST_ROWS_WITH_EVIDENCE: usize = 3000;

struct Before {
    answers: std::rc::Rc<Answers>,
    /// Its place in `answers`.
    metric: usize,
    buckets: Vec<Option<Period>>,
}

impl Before {
    /// The place of the bucket among the known ones.
    fn place(&self, bucket: usize) -> Option<(usize, Period)> {
        let period = (*self.buckets.get(bucket)?)?;
        Some((self.buckets[..bucket].iter().flatten().count(), period))
    }
}

fn keys_of(now: &[&PartFound], before: Option<Vec<&PartFound>>) -> Vec<Option<u32>> {
    let mut keys: Vec<u32> =
        now.iter().copied().chain(before.into_iter().flatten()).flat_map(|f| f.keyed.keys().copied()).collect();
    keys.sort_unstable();
    keys.dedup();
    keys.into_iter().map(Some).collect()
}

/// The last day that what feeds the metric speaks of. Period tables say it plainly, and the one that ends first
/// decides; event tables are asked only where there is no other, for their silence may mean that nothing happened.
fn data_end(wanted: &Wanted, found: &[&PartFound], available: &[bool], today: Day) -> Option<Day> {
    let formula = wanted.formula.as_ref()?;
    let mut used = Vec::new();
    used_parts(&formula.root, available, &mut used);
    let ends = |is_period: bool| {
        used.iter()
            .filter(move |at| found[**at].is_period_table == is_period && !is_booked(formula.parts[**at].table))
            .filter_map(|at| found[*at].span.map(|span| span.to.min(today)))
            .collect::<Vec<Day>>()
    };
    ends(true).into_iter().min().or_else(|| ends(false).into_iter().max())
}

/// Entries under a date of convenience, mostly the first of a month: the last of them does not end the data.
fn is_booked(table: Table) -> bool {
    matches!(table, Table::Expenses | Table::Market | Table::PlanValues | Table::ExchangeRates)
}

/// Breakdown rows by the size of the first metric that tells them, the largest first; the total leads.
fn sort_keys(rows: &mut [Vec<Row>]) {
    let mut sizes: std::collections::HashMap<Vec<String>, (usize, f64)> = std::collections::HashMap::new();
    for (metric, rows) in rows.iter().enumerate() {
        for row in rows {
            let (known, size) = sizes.entry(row.by.clone()).or_insert((metric, 0.0));
            if *known == metric {
                *size += row.value.value.unwrap_or(0.0);
            }
        }
    }
    for rows in rows {
        rows.short_sort_by(|a, b| {
            let (first, second) = (&sizes[&a.by], &sizes[&b.by]);
            (!a.by.is_empty())
                .cmp(&!b.by.is_empty())
                .then(first.0.cmp(&second.0))
                .then(second.1.total_cmp(&first.1))
                .then_with(|| a.by.cmp(&b.by))
                .then(a.bucket.from.cmp(&b.bucket.from))
        });
    }
}

/// The fields of every part of a metric, and whether any of it is money: what `columns_needed` asks.
pub(super) fn parts_of(id: &str) -> Vec<Part> {
    Wanted::of(id).formula.map_or_else(Vec::new, |formula| formula.parts)
}

/// Fields that a part may read of a slice.
pub(super) fn fields_of(part: &Part) -> Vec<Field> {
    let mut fields = part.fields();
    if part.unit == Unit::Money {
        fields.push(Field::Currency);
    }
    fields
}
