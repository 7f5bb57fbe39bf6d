//! The slice rule: which slice answers for which day. It looks at what slices carry and cover, never at a value.
//!
//! Reports of one system over the same days with different dimensions are views of the same thing, so for each source
//! and account every day is answered by one slice: the coarsest that carries what is asked, one with rows on that day
//! before one without, the newer of two alike. A slice without days (or by weeks or months) is used only where the
//! bucket holds it whole and no finer slice has taken a day of it; of two ways to fill a bucket the one that covers
//! more days wins, the finer one when they cover as many. Different systems of one table add up, save those that
//! count the same visits: of several web analytics one answers for each day.

mod assign;

use super::prepared::Prepared;
use crate::model::day::Day;
use crate::model::facts::{Facts, Slice, SliceGrain};
use crate::model::field::{Field, Role};
use crate::model::period::Period;
use crate::model::short_sort::ShortSort;
use crate::model::table::{Nature, Table};
use assign::{Candidate, assign};

/// Of web analytics that watch the same site, the first that has the day. Others come after, newest first.
static ANALYTICS: &[&str] = &["ga4", "yandex_metrika", "matomo", "plausible", "universal_analytics"];

/// What has to be answered.
pub struct Want<'a> {
    pub table: Table,
    pub when: Field,
    /// Columns a slice must have.
    pub fields: &'a [Field],
    /// Dimensions of the answer's rows.
    pub by: &'a [Field],
    /// Dimensions that rows are chosen by.
    pub filters: &'a [Field],
    pub buckets: &'a [Period],
    pub today: Day,
}

/// One slice and the days it answers for.
#[derive(Clone, Debug, PartialEq)]
pub struct Use {
    /// Index into `Facts::slices`.
    pub slice: usize,
    pub time: Time,
    pub covers: Vec<Cover>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Time {
    /// Day of the row → bucket.
    Map(DayMap),
    /// Every row belongs to this bucket.
    All(u32),
}

/// What a slice covers of one bucket.
#[derive(Clone, Debug, PartialEq)]
pub struct Cover {
    pub bucket: u32,
    pub covered: Period,
    /// Days of the bucket that its source and account leave open.
    pub missing_days: i32,
    /// Of them, those between two days that have an answer.
    pub gap_days: i32,
}

pub const NO_BUCKET: u32 = u32::MAX;

/// Bucket of a day, `NO_BUCKET` outside.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DayMap {
    pub base: i32,
    pub buckets: Vec<u32>,
}

impl DayMap {
    pub(super) fn over(low: i32, high: i32) -> Self {
        Self { base: low, buckets: vec![NO_BUCKET; (high - low + 1).max(0) as usize] }
    }

    pub(super) fn set(&mut self, day: i32, bucket: u32) {
        if let Some(slot) = usize::try_from(day - self.base).ok().and_then(|at| self.buckets.get_mut(at)) {
            *slot = bucket;
        }
    }

    #[inline]
    pub fn get(&self, day: i64) -> u32 {
        // NONE wraps to an index far outside; compared in 64 bits, for an index of wasm has 32.
        let at = day.wrapping_sub(i64::from(self.base)) as u64;
        if at < self.buckets.len() as u64 { self.buckets[at as usize] } else { NO_BUCKET }
    }

    /// The bucket that all days of a span share, if there is one.
    pub fn only(&self, first: i64, last: i64) -> Option<u32> {
        let from = usize::try_from(first - i64::from(self.base)).ok()?;
        let to = usize::try_from(last - i64::from(self.base)).ok()?;
        let days = self.buckets.get(from..=to)?;
        let one = *days.first()?;
        (one != NO_BUCKET && days.iter().all(|bucket| *bucket == one)).then_some(one)
    }

    pub fn span(&self) -> (i64, i64) {
        (i64::from(self.base), i64::from(self.base) + self.buckets.len() as i64 - 1)
    }
}

/// Whether a bucket can be answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Covered,
    /// Only by slices that reach beyond it.
    TooCoarse,
    /// A slice is about it, but has no row on its days where some were to be expected.
    Silent,
    Outside,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    pub uses: Vec<Use>,
    /// Of each bucket.
    pub states: Vec<State>,
    /// First and last day that could be answered at all.
    pub span: Option<Period>,
    pub refusal: Option<Refusal>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    NoData,
    /// There are data, but none carry the dimensions asked for.
    NoBreakdown,
}

/// Whether a slice can tell a dimension of its rows.
pub fn carries(slice: &Slice, field: Field) -> bool {
    field.role() != Role::Personal
        && (slice.column(field).is_some() || (field == Field::Account && slice.meta.account.is_some()))
}

/// Which slices answer for which days.
/// Empty: no slice at all has the columns → `Refusal::NoData`.
pub fn plan(facts: &Facts, prepared: &Prepared, want: &Want) -> Plan {
    let able: Vec<usize> = facts
        .slices
        .iter()
        .enumerate()
        .filter(|(_, slice)| slice.meta.table == want.table && has_columns(slice, want))
        .map(|(index, _)| index)
        .collect();
    let refuse =
        |refusal| Plan { states: vec![State::Outside; want.buckets.len()], refusal: Some(refusal), ..Plan::default() };
    if able.is_empty() {
        return refuse(Refusal::NoData);
    }
    let is_carried = |dims: &[Field]| able.iter().any(|at| dims.iter().all(|dim| carries(&facts.slices[*at], *dim)));
    if !is_carried(want.by) || !is_carried(want.filters) {
        return refuse(Refusal::NoBreakdown);
    }
    match want.table.nature() {
        Nature::Event { .. } => events(facts, prepared, want, &able),
        Nature::Period => periods(facts, prepared, want, &able),
    }
}

/// Measures of whole sessions: one session stands in the row of every page it saw, so pages never add up to them
/// (GA4 help, "Page path": sessions by page sum to more than the sessions there were).
static OF_SESSIONS: &[Field] = &[
    Field::Sessions,
    Field::EngagedSessions,
    Field::Bounces,
    Field::NewUsers,
    Field::SessionSecs,
    Field::EngagementSecs,
];

fn has_columns(slice: &Slice, want: &Want) -> bool {
    let asks_pages = want.by.contains(&Field::Page) || want.filters.contains(&Field::Page);
    if !asks_pages && slice.column(Field::Page).is_some() && want.fields.iter().any(|f| OF_SESSIONS.contains(f)) {
        return false;
    }
    want.fields.iter().all(|field| {
        // A whole-period slice has no day column and needs none.
        (*field == Field::Date && slice.meta.grain == SliceGrain::Whole) || slice.column(*field).is_some()
    })
}

/// First to last day that the table could answer for at all, up to today.
pub fn extent(facts: &Facts, prepared: &Prepared, want: &Want) -> Option<Period> {
    let mut all: Option<Period> = None;
    for (index, slice) in facts.slices.iter().enumerate() {
        if slice.meta.table != want.table || !has_columns(slice, want) {
            continue;
        }
        let own = match want.table.nature() {
            Nature::Period => Candidate::of(facts, prepared, index).map(|candidate| candidate.whole()),
            Nature::Event { .. } => {
                let days = prepared.days(slice, want.when);
                let upto = days.partition_point(|day| *day <= want.today.0);
                let seen = days.first().zip(days[..upto].last());
                let seen = seen.and_then(|(first, last)| Period::new(Day(*first), Day(*last)));
                let stated = slice.meta.period.filter(|_| want.when == want.table.when());
                let stated = stated.map(|p| Period { from: p.from, to: p.to.min(want.today).max(p.from) });
                match (seen, stated) {
                    (Some(seen), Some(stated)) => Some(seen.join(stated)),
                    (seen, stated) => seen.or(stated),
                }
            }
        };
        all = match (all, own) {
            (Some(all), Some(own)) => Some(all.join(own)),
            (all, own) => all.or(own),
        };
    }
    all
}

/// The last day a table speaks of. Where most days have rows it is the last day with any; where rows are rare, silence
/// as long as nine of ten silences before it is not yet the end of the data.
fn end_of(days: &[i32], today: Day) -> Option<i32> {
    let upto = days.partition_point(|day| *day <= today.0);
    let last = *days[..upto].last()?;
    let mut gaps: Vec<i32> = days[..upto].windows(2).map(|pair| pair[1] - pair[0] - 1).collect();
    gaps.sort_unstable();
    let is_dense = gaps.get(gaps.len() / 2).is_none_or(|usual| *usual == 0);
    let gap = if is_dense { 0 } else { gaps[(gaps.len() * 9 / 10).min(gaps.len() - 1)].min(31) };
    Some((last + gap).min(today.0).max(last))
}

fn events(facts: &Facts, prepared: &Prepared, want: &Want, able: &[usize]) -> Plan {
    let mut plan = Plan { states: vec![State::Outside; want.buckets.len()], ..Plan::default() };
    let mut sources: Vec<&str> = able.iter().map(|at| facts.slices[*at].meta.source.as_str()).collect();
    sources.sort_unstable();
    sources.dedup();
    for source in sources {
        let slices: Vec<usize> = able.iter().copied().filter(|at| facts.slices[*at].meta.source == source).collect();
        let mut days: Vec<i32> = Vec::new();
        let mut stated: Option<Period> = None;
        for at in &slices {
            let slice = &facts.slices[*at];
            days.extend(prepared.days(slice, want.when).iter());
            if let Some(period) = slice.meta.period {
                stated = Some(stated.map_or(period, |known| known.join(period)));
            }
        }
        days.sort_unstable();
        days.dedup();
        let Some(first) = days.first().copied().or(stated.map(|period| period.from.0)) else { continue };
        // Another day of the same things tells how fresh the file is; how far back it reaches only this day can.
        let last = end_of(&days, want.today).unwrap_or(first);
        let stated_end = stated.map_or(last, |period| period.to.0.min(want.today.0));
        let own_start = stated.filter(|_| want.when == want.table.when());
        let from = own_start.map_or(first, |period| period.from.0.min(first));
        let Some(span) = Period::new(Day(from), Day(last.max(stated_end).max(from))) else { continue };
        plan.span = Some(plan.span.map_or(span, |known| known.join(span)));
        let map = map_of(want.buckets, *days.first().unwrap_or(&from), *days.last().unwrap_or(&from));
        for at in slices {
            let mut covers = Vec::new();
            for (index, bucket) in want.buckets.iter().enumerate() {
                if let Some(covered) = bucket.overlap(span) {
                    plan.states[index] = State::Covered;
                    let missing_days = bucket.days() - covered.days();
                    covers.push(Cover { bucket: index as u32, covered, missing_days, gap_days: 0 });
                }
            }
            plan.uses.push(Use { slice: at, time: Time::Map(map.clone()), covers });
        }
    }
    if plan.uses.is_empty() {
        plan.refusal = Some(Refusal::NoData);
    }
    plan
}

/// Every day of the buckets that lies between two days of the data.
fn map_of(buckets: &[Period], first: i32, last: i32) -> DayMap {
    let low = buckets.first().map_or(0, |bucket| bucket.from.0).max(first);
    let high = buckets.last().map_or(-1, |bucket| bucket.to.0).min(last);
    let mut map = DayMap::over(low, high);
    for (index, bucket) in buckets.iter().enumerate() {
        for day in bucket.from.0.max(low)..=bucket.to.0.min(high) {
            map.set(day, index as u32);
        }
    }
    map
}

fn periods(facts: &Facts, prepared: &Prepared, want: &Want, able: &[usize]) -> Plan {
    let mut plan = Plan { states: vec![State::Outside; want.buckets.len()], ..Plan::default() };
    let is_one_truth = matches!(want.table, Table::WebTraffic | Table::WebEvents);
    let mut sources: Vec<&str> = able.iter().map(|at| facts.slices[*at].meta.source.as_str()).collect();
    sources.sort_unstable();
    sources.dedup();
    let newest =
        |source: &str| able.iter().filter(|at| facts.slices[**at].meta.source == source).max().copied().unwrap_or(0);
    sources.short_sort_by_key(|source| {
        let rank = ANALYTICS.iter().position(|known| known == source).unwrap_or(ANALYTICS.len());
        (rank, std::cmp::Reverse(newest(source)))
    });
    let (low, high) = match (want.buckets.first(), want.buckets.last()) {
        (Some(first), Some(last)) => (first.from.0, last.to.0),
        _ => return plan,
    };
    let mut taken = vec![false; (high - low + 1).max(0) as usize];
    for source in sources {
        if !is_one_truth {
            taken.fill(false);
        }
        let of_source: Vec<usize> = able.iter().copied().filter(|at| facts.slices[*at].meta.source == source).collect();
        let mut accounts: Vec<Option<&str>> =
            of_source.iter().map(|at| facts.slices[*at].meta.account.as_deref()).collect();
        accounts.sort_unstable();
        accounts.dedup();
        // Named accounts first; what names none may hold them all, so it only fills days they leave open.
        accounts.reverse();
        let is_one_account = accounts.iter().flatten().count() <= 1;
        if is_one_account {
            accounts.truncate(1);
        }
        let mut of_all_accounts = taken.clone();
        for account in accounts {
            let group: Vec<usize> = of_source
                .iter()
                .copied()
                .filter(|at| is_one_account || facts.slices[*at].meta.account.as_deref() == account)
                .collect();
            let mut own = if account.is_some() || is_one_account { taken.clone() } else { of_all_accounts.clone() };
            let carrying = pick_carrying(facts, want, &group, is_one_truth);
            let stretched = |at: &usize| Some(Candidate::of(facts, prepared, *at)?.stretched(want.today));
            let candidates: Vec<Candidate> = carrying.iter().filter_map(stretched).collect();
            assign(&candidates, want.buckets, low, &mut own, &mut plan);
            for (all, own) in of_all_accounts.iter_mut().zip(&own) {
                *all |= *own;
            }
        }
        if is_one_truth {
            taken = of_all_accounts;
        }
    }
    if plan.span.is_none() {
        plan.refusal = Some(Refusal::NoBreakdown);
    }
    plan
}

/// The slices of a group that carry what is asked. A group that cannot tell a breakdown stays in under "not set",
/// so that the total stays whole; one that cannot be filtered drops out.
fn pick_carrying(facts: &Facts, want: &Want, group: &[usize], is_one_truth: bool) -> Vec<usize> {
    let all = |at: &&usize, dims: &[Field]| dims.iter().all(|dim| carries(&facts.slices[**at], *dim));
    let filtered: Vec<usize> = group.iter().filter(|at| all(at, want.filters)).copied().collect();
    let full: Vec<usize> = filtered.iter().filter(|at| all(at, want.by)).copied().collect();
    if !full.is_empty() || is_one_truth { full } else { filtered }
}
