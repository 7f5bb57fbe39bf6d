//! The slice rule: which slice answers for which day. It looks at what slices carry and cover, never at a value.
//!
//! Reports of one system over the same days with different dimensions are views of the same thing, so for each source
//! and account every day is answered by one slice: the coarsest that carries what is asked, one with rows on that day
//! before one without, the newer of two alike. A slice without days (or by weeks or months) is used only where the
//! bucket holds it whole and no finer slice has taken a day of it; of two ways to fill a bucket the one that covers
//! more days wins, the finer one when they cover as many. Different systems of one table add up, save those that
//! count the same visits: of several web analytics one answers for each day.

use super::prepared::Prepared;
use crate::model::day::Day;
use crate::model::facts::{Facts, Slice, SliceGrain};
use crate::model::field::{Field, Role};
use crate::model::period::Period;
use crate::model::table::{Nature, Table};
use std::rc::Rc;

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
}

pub const NO_BUCKET: u32 = u32::MAX;

/// Bucket of a day, `NO_BUCKET` outside.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DayMap {
    pub base: i32,
    pub buckets: Vec<u32>,
}

impl DayMap {
    fn over(low: i32, high: i32) -> Self {
        Self { base: low, buckets: vec![NO_BUCKET; (high - low + 1).max(0) as usize] }
    }

    fn set(&mut self, day: i32, bucket: u32) {
        if let Some(slot) = usize::try_from(day - self.base).ok().and_then(|at| self.buckets.get_mut(at)) {
            *slot = bucket;
        }
    }

    #[inline]
    pub fn get(&self, day: i64) -> u32 {
        // NONE wraps to an index far outside.
        let at = day.wrapping_sub(i64::from(self.base)) as u64 as usize;
        self.buckets.get(at).copied().unwrap_or(NO_BUCKET)
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

fn has_columns(slice: &Slice, want: &Want) -> bool {
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

/// The last day an event table speaks of: silence no longer than the longest before it is not yet the end of the data.
fn event_end(days: &[i32], today: Day) -> Option<i32> {
    let upto = days.partition_point(|day| *day <= today.0);
    let last = *days[..upto].last()?;
    let gap = days[..upto].windows(2).map(|pair| pair[1] - pair[0] - 1).max().unwrap_or(0).min(31);
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
            if want.when == want.table.when()
                && let Some(period) = slice.meta.period
            {
                stated = Some(stated.map_or(period, |known| known.join(period)));
            }
        }
        days.sort_unstable();
        days.dedup();
        let Some(first) = days.first().copied().or(stated.map(|period| period.from.0)) else { continue };
        let last = event_end(&days, want.today).unwrap_or(first);
        let stated_end = stated.map_or(last, |period| period.to.0.min(want.today.0));
        let from = stated.map_or(first, |period| period.from.0.min(first));
        let Some(span) = Period::new(Day(from), Day(last.max(stated_end).max(from))) else { continue };
        plan.span = Some(plan.span.map_or(span, |known| known.join(span)));
        let map = map_of(want.buckets, *days.first().unwrap_or(&from), *days.last().unwrap_or(&from));
        for at in slices {
            let mut covers = Vec::new();
            for (index, bucket) in want.buckets.iter().enumerate() {
                if let Some(covered) = bucket.overlap(span) {
                    plan.states[index] = State::Covered;
                    covers.push(Cover { bucket: index as u32, covered, missing_days: bucket.days() - covered.days() });
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

/// A slice of a period table, seen as days.
struct Candidate {
    slice: usize,
    id: u32,
    grain: SliceGrain,
    dims: usize,
    period: Period,
    present: Rc<Vec<i32>>,
}

impl Candidate {
    /// `None` when it does not say which days it is about.
    fn of(facts: &Facts, prepared: &Prepared, at: usize) -> Option<Self> {
        let slice = &facts.slices[at];
        let present = prepared.days(slice, Field::Date);
        let seen = match (present.first(), present.last()) {
            (Some(first), Some(last)) => Period::new(Day(*first), Day(*last)),
            _ => None,
        };
        let period = match (slice.meta.period, seen) {
            (Some(stated), Some(seen)) => stated.join(seen),
            (stated, seen) => stated.or(seen)?,
        };
        let meta = &slice.meta;
        let grain = if meta.grain == SliceGrain::Event { SliceGrain::Day } else { meta.grain };
        Some(Self { slice: at, id: meta.id, grain, dims: meta.dims.len(), period, present })
    }

    /// The period with its last unit whole.
    fn whole(&self) -> Period {
        self.units().into_iter().fold(self.period, Period::join)
    }

    /// Units that cannot be cut: weeks, months, or the whole.
    fn units(&self) -> Vec<Period> {
        let last = self.present.last().copied().unwrap_or(i32::MIN);
        // A stated end inside the last unit cuts it short; a period that was read off the rows says nothing of it.
        let cut = |unit: Period| if self.period.to.0 > last { unit.overlap(self.period).unwrap_or(unit) } else { unit };
        let days = |end: fn(Day) -> Day| {
            self.present.iter().map(|day| cut(Period { from: Day(*day), to: end(Day(*day)) })).collect()
        };
        match self.grain {
            SliceGrain::Day | SliceGrain::Event => Vec::new(),
            SliceGrain::Week => days(|day| day.plus_days(6)),
            SliceGrain::Month => days(Day::month_end),
            SliceGrain::Whole => vec![self.period],
        }
    }
}

fn periods(facts: &Facts, prepared: &Prepared, want: &Want, able: &[usize]) -> Plan {
    let mut plan = Plan { states: vec![State::Outside; want.buckets.len()], ..Plan::default() };
    let is_one_truth = matches!(want.table, Table::WebTraffic | Table::WebEvents);
    let mut sources: Vec<&str> = able.iter().map(|at| facts.slices[*at].meta.source.as_str()).collect();
    sources.sort_unstable();
    sources.dedup();
    let newest =
        |source: &str| able.iter().filter(|at| facts.slices[**at].meta.source == source).max().copied().unwrap_or(0);
    sources.sort_by_key(|source| {
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
            let candidates: Vec<Candidate> =
                carrying.iter().filter_map(|at| Candidate::of(facts, prepared, *at)).collect();
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

/// Fills the buckets with the slices of one source and account.
fn assign(candidates: &[Candidate], buckets: &[Period], low: i32, taken: &mut [bool], plan: &mut Plan) {
    let mut order: Vec<&Candidate> = candidates.iter().collect();
    order.sort_by_key(|candidate| (candidate.dims, std::cmp::Reverse(candidate.id)));
    let size = taken.len() as i32;
    let at = |day: i32| usize::try_from(day - low).ok().filter(|at| *at < size as usize);
    let mut fine: Vec<Option<usize>> = vec![None; taken.len()];
    let mut give = |day: i32, index: usize| {
        if let Some(at) = at(day)
            && !taken[at]
        {
            fine[at].get_or_insert(index);
        }
    };
    let is_fine = |candidate: &Candidate| candidate.grain == SliceGrain::Day;
    for (index, candidate) in order.iter().enumerate().filter(|(_, c)| is_fine(c)) {
        candidate.present.iter().for_each(|day| give(*day, index));
    }
    for (index, candidate) in order.iter().enumerate().filter(|(_, c)| is_fine(c)) {
        let (from, to) = (candidate.period.from.0.max(low), candidate.period.to.0.min(low + size - 1));
        (from..=to).for_each(|day| give(day, index));
    }
    let mut units: Vec<(Period, usize)> = Vec::new();
    for (index, candidate) in order.iter().enumerate() {
        units.extend(candidate.units().into_iter().map(|unit| (unit, index)));
        plan.span = Some(plan.span.map_or(candidate.period, |known| known.join(candidate.period)));
    }
    let mut chosen: Vec<Chosen> = order.iter().map(|_| Chosen::default()).collect();
    for (index, bucket) in buckets.iter().enumerate() {
        let inside: Vec<(Period, usize)> = units
            .iter()
            .filter(|(unit, _)| bucket.covers(*unit))
            .filter(|(unit, _)| (unit.from.0..=unit.to.0).all(|day| at(day).is_some_and(|at| !taken[at])))
            .copied()
            .collect();
        let picks = fill(*bucket, low, &fine, inside);
        let covered: i32 = picks.iter().map(|(unit, _)| unit.days()).sum();
        if covered > 0 {
            plan.states[index] = State::Covered;
        } else if plan.states[index] == State::Outside && units.iter().any(|(unit, _)| unit.overlap(*bucket).is_some())
        {
            plan.states[index] = State::TooCoarse;
        }
        for (unit, candidate) in picks {
            chosen[candidate].add(index as u32, unit, bucket.days() - covered);
            for day in unit.from.0..=unit.to.0 {
                if let Some(at) = at(day) {
                    taken[at] = true;
                }
            }
        }
    }
    for (candidate, chosen) in order.iter().zip(chosen) {
        plan.uses.extend(chosen.into_use(candidate));
    }
}

/// The picks of one slice.
#[derive(Default)]
struct Chosen {
    picks: Vec<(u32, Period)>,
    covers: Vec<Cover>,
}

impl Chosen {
    fn add(&mut self, bucket: u32, unit: Period, missing_days: i32) {
        self.picks.push((bucket, unit));
        match self.covers.last_mut() {
            Some(cover) if cover.bucket == bucket => cover.covered = cover.covered.join(unit),
            _ => self.covers.push(Cover { bucket, covered: unit, missing_days }),
        }
    }

    fn into_use(self, candidate: &Candidate) -> Option<Use> {
        let low = self.picks.iter().map(|(_, unit)| unit.from.0).min()?;
        let high = self.picks.iter().map(|(_, unit)| unit.to.0).max()?;
        let time = if candidate.grain == SliceGrain::Whole {
            Time::All(self.picks[0].0)
        } else {
            let mut map = DayMap::over(low, high);
            for (bucket, unit) in self.picks {
                // Rows of a week or a month stand on its first day.
                let to = if candidate.grain == SliceGrain::Day { unit.to.0 } else { unit.from.0 };
                (unit.from.0..=to).for_each(|day| map.set(day, bucket));
            }
            Time::Map(map)
        };
        Some(Use { slice: candidate.slice, time, covers: self.covers })
    }
}

/// The most days of a bucket that single days and uncut units can cover without overlap. Units stand for all their
/// days; where as many days are covered either way, the finer way is taken.
fn fill(bucket: Period, low: i32, fine: &[Option<usize>], mut units: Vec<(Period, usize)>) -> Vec<(Period, usize)> {
    let fine_of = |day: i32| usize::try_from(day - low).ok().and_then(|at| fine.get(at).copied().flatten());
    let mut picks: Vec<(Period, usize)> = Vec::new();
    let mut push = |day: i32, index: usize| match picks.last_mut() {
        Some((run, last)) if *last == index && run.to.0 + 1 == day => run.to = Day(day),
        _ => picks.push((Period { from: Day(day), to: Day(day) }, index)),
    };
    if units.is_empty() {
        for day in bucket.from.0..=bucket.to.0 {
            if let Some(index) = fine_of(day) {
                push(day, index);
            }
        }
        return picks;
    }
    // Earlier candidates are the better ones: of units alike the first stays.
    units.sort_by_key(|(unit, index)| (unit.to, unit.from, *index));
    units.dedup_by_key(|(unit, _)| *unit);
    let days = bucket.days() as usize;
    let mut best = vec![0i32; days + 1];
    let mut way: Vec<Option<usize>> = vec![None; days + 1];
    let mut next = 0;
    for at in 1..=days {
        let day = bucket.from.0 + at as i32 - 1;
        best[at] = best[at - 1] + i32::from(fine_of(day).is_some());
        while next < units.len() && units[next].0.to.0 == day {
            let (unit, _) = units[next];
            let before = (unit.from.0 - bucket.from.0) as usize;
            if best[before] + unit.days() > best[at] {
                best[at] = best[before] + unit.days();
                way[at] = Some(next);
            }
            next += 1;
        }
    }
    let mut at = days;
    let mut back: Vec<(Period, usize)> = Vec::new();
    while at > 0 {
        if let Some(unit) = way[at] {
            back.push(units[unit]);
            at = (units[unit].0.from.0 - bucket.from.0) as usize;
        } else {
            let day = bucket.from.0 + at as i32 - 1;
            if let Some(index) = fine_of(day) {
                back.push((Period { from: Day(day), to: Day(day) }, index));
            }
            at -= 1;
        }
    }
    back.reverse();
    back
}
