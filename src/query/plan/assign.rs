//! Filling buckets with the slices of one source and account: single days, and units that cannot be cut.

use super::{Cover, DayMap, Plan, State, Time, Use};
use crate::model::day::Day;
use crate::model::facts::{Facts, SliceGrain};
use crate::model::field::Field;
use crate::model::period::Period;
use crate::model::short_sort::ShortSort;
use crate::model::table::Table;
use crate::query::prepared::Prepared;
use crate::query::silence;
use std::rc::Rc;

/// A slice of a period table, seen as days.
pub struct Candidate {
    slice: usize,
    id: u32,
    grain: SliceGrain,
    dims: usize,
    period: Period,
    present: Rc<Vec<i32>>,
    /// Days of the period on which rows were to be expected and are not there: unknown, not zero.
    gaps: Vec<Period>,
    /// A plan is spent from its unit's first day on: money to date is measured against the whole unit's plan.
    is_plan: bool,
}

impl Candidate {
    /// `None` when it does not say which days it is about.
    pub fn of(facts: &Facts, prepared: &Prepared, at: usize) -> Option<Self> {
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
        let is_daily = grain == SliceGrain::Day && silence::is_daily(meta.table);
        let gaps = if is_daily { silence::gaps(&present, period) } else { Vec::new() };
        Some(Self {
            slice: at,
            id: meta.id,
            grain,
            dims: meta.dims.len(),
            period,
            present,
            gaps,
            is_plan: meta.table == Table::PlanValues,
        })
    }

    /// A ledger with a row now and then speaks of the days after its last row as well.
    pub fn stretched(mut self, today: Day) -> Self {
        if self.grain == SliceGrain::Day
            && let Some(end) = super::end_of(&self.present, today)
        {
            self.period.to = self.period.to.max(Day(end));
        }
        self
    }

    /// The period with its last unit whole.
    pub fn whole(&self) -> Period {
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

/// Fills the buckets with the slices of one source and account.
pub fn assign(candidates: &[Candidate], buckets: &[Period], low: i32, taken: &mut [bool], plan: &mut Plan) {
    let mut order: Vec<&Candidate> = candidates.iter().collect();
    order.short_sort_by_key(|candidate| (candidate.dims, std::cmp::Reverse(candidate.id)));
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
        let is_told = |day: &i32| !candidate.gaps.iter().any(|gap| gap.contains(Day(*day)));
        (from..=to).filter(is_told).for_each(|day| give(day, index));
    }
    let mut units: Vec<(Period, usize)> = Vec::new();
    for (index, candidate) in order.iter().enumerate() {
        units.extend(candidate.units().into_iter().map(|unit| (unit, index)));
        plan.span = Some(plan.span.map_or(candidate.period, |known| known.join(candidate.period)));
    }
    let mut chosen: Vec<Chosen> = order.iter().map(|_| Chosen::default()).collect();
    for (index, bucket) in buckets.iter().enumerate() {
        let is_last = index + 1 == buckets.len();
        let to_date = |(unit, candidate): &(Period, usize)| {
            let is_cut = is_last && order[*candidate].is_plan && bucket.contains(unit.from);
            (Period { from: unit.from, to: if is_cut { unit.to.min(bucket.to) } else { unit.to } }, *candidate)
        };
        let inside: Vec<(Period, usize)> = units
            .iter()
            .map(to_date)
            .filter(|(unit, _)| bucket.covers(*unit))
            .filter(|(unit, _)| (unit.from.0..=unit.to.0).all(|day| at(day).is_some_and(|at| !taken[at])))
            .collect();
        let picks = fill(*bucket, low, &fine, inside);
        let covered: i32 = picks.iter().map(|(unit, _)| unit.days()).sum();
        if covered > 0 {
            plan.states[index] = State::Covered;
        } else if plan.states[index] == State::Outside && units.iter().any(|(unit, _)| unit.overlap(*bucket).is_some())
        {
            plan.states[index] = State::TooCoarse;
        } else if plan.states[index] == State::Outside
            && order.iter().flat_map(|candidate| &candidate.gaps).any(|gap| gap.overlap(*bucket).is_some())
        {
            plan.states[index] = State::Silent;
        }
        let span = picks.iter().map(|(unit, _)| *unit).reduce(Period::join);
        let open = (bucket.days() - covered, span.map_or(0, Period::days) - covered);
        for (unit, candidate) in picks {
            chosen[candidate].add(index as u32, unit, open);
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
    /// `open`: days of the bucket that nothing answers for, and how many of them lie between days that have an answer.
    fn add(&mut self, bucket: u32, unit: Period, open: (i32, i32)) {
        self.picks.push((bucket, unit));
        match self.covers.last_mut() {
            Some(cover) if cover.bucket == bucket => cover.covered = cover.covered.join(unit),
            _ => self.covers.push(Cover { bucket, covered: unit, missing_days: open.0, gap_days: open.1 }),
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
    units.short_sort_by_key(|(unit, index)| (unit.to, unit.from, *index));
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
