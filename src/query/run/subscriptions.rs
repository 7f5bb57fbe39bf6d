//! Named measures over subscriptions: who pays at a day, who left, what comes in every month.
//!
//! A trial is not paid; a customer with several subscriptions leaves with the last of them, on the end of the paid
//! time. Churn is of those there at the start: who came and left inside a bucket is on neither side.

use super::keys::Keys;
use super::parts::{Asked, Cell, KeyTable, PartFound};
use super::pass::{coverage, texts_of};
use super::sieve::Sieve;
use super::why;
use crate::metrics::language::tree::Part;
use crate::metrics::measures::Kind;
use crate::model::column::NONE;
use crate::model::day::Day;
use crate::model::facts::Slice;
use crate::model::field::Field;
use crate::model::money::Currency;
use crate::model::period::{Grain, Period};
use crate::query::plan::{Plan, State, Use};
use crate::query::prepared::is_set;
use crate::query::report::Unknown;
use rustc_hash::{FxHashMap, FxHashSet};

/// One paid subscription.
struct Paid {
    customer: u64,
    key: u64,
    start: i64,
    /// First day on which it is no longer paid; `i64::MAX` while it runs.
    end: i64,
    /// Micros a month.
    amount: Option<i64>,
    currency: Option<Currency>,
}

impl Paid {
    /// Whether it is paid when the day closes.
    fn is_active(&self, day: i64) -> bool {
        self.start <= day && self.end > day
    }
}

pub fn find(
    asked: &Asked,
    part: &Part,
    kind: Kind,
    plan: &Plan,
    buckets: &[Period],
    table: &mut KeyTable,
) -> PartFound {
    let uses = &plan.uses;
    let slice_of = |each: &Use| asked.facts.slices[each.slice].as_ref();
    let by: Vec<Keys> = asked.by.iter().map(|field| Keys::unify(*field, uses, slice_of)).collect();
    let all = read(asked, part, uses, &by);
    // A subscription speaks of every day until it ends: the table reaches as far as any of its days does.
    let last = all
        .iter()
        .flat_map(|paid| [paid.start, if paid.end == i64::MAX { paid.start } else { paid.end }])
        .filter(|day| *day <= i64::from(asked.today.0))
        .max();
    let mut plan = plan.clone();
    if let (Some(span), Some(last)) = (plan.span.as_mut(), last) {
        span.to = span.to.max(Day(last as i32));
        for (state, bucket) in plan.states.iter_mut().zip(buckets) {
            if bucket.overlap(*span).is_some() {
                *state = State::Covered;
            }
        }
    }
    let mut found = PartFound {
        refusal: None,
        states: plan.states.clone(),
        span: plan.span,
        is_period_table: false,
        totals: Vec::new(),
        keyed: FxHashMap::default(),
        coverage: coverage(asked.facts, &plan, None, buckets.len()),
    };
    let everyone: Vec<&Paid> = all.iter().collect();
    let end = plan.span.map_or(asked.today, |span| span.to);
    let cells = |paid: &[&Paid]| -> Vec<Cell> {
        buckets.iter().map(|bucket| measure(asked, kind, paid, *bucket, end)).collect()
    };
    found.totals = cells(&everyone);
    if !by.is_empty() {
        let mut groups: FxHashMap<u64, Vec<&Paid>> = FxHashMap::default();
        for paid in &all {
            groups.entry(paid.key).or_default().push(paid);
        }
        for (key, paid) in groups {
            found.keyed.insert(table.id(texts_of(&by, key)), cells(&paid));
        }
    }
    found
}

fn read(asked: &Asked, part: &Part, uses: &[Use], by: &[Keys]) -> Vec<Paid> {
    let slice_of = |each: &Use| asked.facts.slices[each.slice].as_ref();
    let customers = Keys::unify(Field::Customer, uses, slice_of);
    let dead = asked.prepared.dead(asked.facts, part.table);
    let mut all = Vec::new();
    let mut nameless = u64::from(u32::MAX);
    for (index, each) in uses.iter().enumerate() {
        let slice = slice_of(each);
        let Some(sieve) = Sieve::of(slice, asked.filters, &part.conditions) else { continue };
        let dead = dead.of(slice.meta.id);
        let mut row = 0;
        for (chunk, rows) in slice.meta.chunk_rows.iter().enumerate() {
            for at in 0..*rows as usize {
                row += 1;
                if dead.is_some_and(|dead| is_set(dead, row - 1)) || !sieve.passes(chunk, at) {
                    continue;
                }
                let value = |field| value_of(slice, field, chunk, at);
                let (started, ended) = (value(Field::Started), value(Field::Ended));
                let trial_end = value(Field::TrialEnd);
                if started == NONE || value(Field::IsTrial) == 1 {
                    continue;
                }
                let start = started.max(trial_end);
                let end = if ended == NONE { i64::MAX } else { ended };
                if end <= start && trial_end != NONE {
                    // It ended within the trial and was never paid.
                    continue;
                }
                let code = customers.remaps[index].of(value(Field::Customer));
                nameless += 1;
                let key = by
                    .iter()
                    .fold(0, |key, keys| key * keys.len() as u64 + u64::from(keys.remaps[index].of(value(keys.field))));
                let amount = value(Field::MonthlyAmount);
                let own = slice.column(Field::Currency).and_then(|column| column.text(row - 1));
                all.push(Paid {
                    customer: if code == 0 { nameless } else { u64::from(code) },
                    key,
                    start,
                    end,
                    amount: (amount != NONE).then_some(amount),
                    currency: own.and_then(Currency::parse).or(slice.meta.currency),
                });
            }
        }
    }
    all
}

fn value_of(slice: &Slice, field: Field, chunk: usize, at: usize) -> i64 {
    slice.column(field).map_or(NONE, |column| column.chunks[chunk].value(at))
}

fn measure(asked: &Asked, kind: Kind, paid: &[&Paid], bucket: Period, end: Day) -> Cell {
    let opening = i64::from(bucket.from.0) - 1;
    let closing = i64::from(bucket.to.min(asked.today).0);
    let known = |value: usize| Cell { value: Some(value as f64), rows: value as u32, trouble: None };
    match kind {
        Kind::CustomersAtStart => known(customers(paid, opening).len()),
        Kind::CustomersLost => known(lost(paid, opening, closing)),
        Kind::ActiveCustomers => known(customers(paid, closing).len()),
        Kind::ActiveSubscriptions => known(paid.iter().filter(|paid| paid.is_active(closing)).count()),
        Kind::Mrr => mrr(asked, paid, closing),
        Kind::MonthlyAtStart | Kind::MonthlyLost => {
            let months = whole_months(bucket, end, paid);
            if months.is_empty() {
                return Cell { value: None, rows: 0, trouble: Some(why::too_short()) };
            }
            let of_month = |month: &Period| {
                let (opening, closing) = (i64::from(month.from.0) - 1, i64::from(month.to.0));
                if kind == Kind::MonthlyAtStart { customers(paid, opening).len() } else { lost(paid, opening, closing) }
            };
            known(months.iter().map(of_month).sum())
        }
        Kind::FirstOrders | Kind::FirstWonDeals => Cell::default(),
    }
}

/// The whole months of a bucket; where it holds none, the last one before its end that began with customers.
fn whole_months(bucket: Period, end: Day, paid: &[&Paid]) -> Vec<Period> {
    let until = bucket.to.min(end);
    let is_whole = |month: &Period| month.from == month.from.month_start() && month.to == month.to.month_end();
    let within = Period::new(bucket.from, until).map_or_else(Vec::new, |period| period.buckets(Grain::Month));
    let months: Vec<Period> = within.into_iter().filter(is_whole).collect();
    if !months.is_empty() {
        return months;
    }
    let last = if until == until.month_end() { until } else { until.month_start().plus_days(-1) };
    let month = Period { from: last.month_start(), to: last };
    let has_begun = !customers(paid, i64::from(month.from.0) - 1).is_empty();
    if has_begun { vec![month] } else { Vec::new() }
}

fn customers(paid: &[&Paid], day: i64) -> FxHashSet<u64> {
    paid.iter().filter(|paid| paid.is_active(day)).map(|paid| paid.customer).collect()
}

fn lost(paid: &[&Paid], opening: i64, closing: i64) -> usize {
    let still = customers(paid, closing);
    customers(paid, opening).iter().filter(|customer| !still.contains(customer)).count()
}

/// Integer micros while the currency is the same; exchanged at the rate of the day otherwise.
fn mrr(asked: &Asked, paid: &[&Paid], day: i64) -> Cell {
    let mut sum = 0i64;
    let mut exchanged = 0.0;
    let mut rows = 0;
    let mut trouble: Option<Unknown> = None;
    for paid in paid.iter().filter(|paid| paid.is_active(day)) {
        let Some(amount) = paid.amount else { continue };
        rows += 1;
        match (paid.currency, asked.exchange) {
            (Some(from), Some(to)) if from != to => match asked.rates.rate(from, to, day as i32) {
                Some(rate) => exchanged += amount as f64 * rate,
                None => trouble = Some(why::no_rate(from, to)),
            },
            _ => sum = sum.saturating_add(amount),
        }
    }
    Cell { value: Some(sum as f64 + exchanged), rows, trouble }
}
