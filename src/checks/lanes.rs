//! Lanes: which days each system covers, table by table; and what they lack: days lost in the midst, an end too early.

use super::Looked;
use super::finding::{Check, Finding, said};
use super::usual::usual;
use crate::format;
use crate::model::day::Day;
use crate::model::facts::{Slice, SliceGrain};
use crate::model::period::Period;
use crate::model::table::{Nature, Table};
use crate::problem::Severity;
use crate::query::silence;
use crate::words::{Lang, Said, plural_en, plural_ru};
use serde::{Deserialize, Serialize};

/// One system, account and table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Lane {
    pub source: String,
    pub name: Said,
    pub account: Option<String>,
    pub table: Table,
    /// Imports it is made of.
    pub imports: Vec<u32>,
    pub rows: u32,
    /// Days spoken of: stated by the files, or from the first to the last row.
    pub period: Option<Period>,
    /// Runs of days with rows, ascending.
    pub filled: Vec<Period>,
    /// Runs of days that should have rows and have none.
    pub gaps: Vec<Period>,
    /// Days its end lies behind the freshest lane, where that is more than usual.
    pub behind: Option<i32>,
}

impl Lane {
    pub fn gap_days(&self) -> i32 {
        self.gaps.iter().map(|gap| gap.days()).sum()
    }

    /// Whether every day of a period is spoken of.
    pub fn tells(&self, of: Period) -> bool {
        self.period.is_some_and(|own| own.covers(of)) && self.gaps.iter().all(|gap| gap.overlap(of).is_none())
    }

    /// "28 of 31 days"-like: days known and days in all. Empty: `None` without days.
    pub fn days(&self) -> Option<(i32, i32)> {
        let all = self.period?.days();
        Some((all - self.gap_days(), all))
    }
}

/// Rows that silence must be worth before it is told of a table of things.
const MISSED_ROWS: f64 = 10.0;
/// An export made in the morning ends yesterday or the day before.
const LATE_DAYS: i32 = 3;

const GAP: Check = Check {
    id: "gap",
    severity: Severity::Warning,
    mend: Said::fixed(
        "A counter may have been lost, an export cut short, or everything paused. The numbers treat these days as unknown, not as zero. Export them again and drop the file.",
        "Возможно, слетел счётчик, выгрузка оборвалась или всё было на паузе. В расчётах эти дни неизвестны, а не нулевые. Выгрузите их ещё раз и загрузите файл.",
    ),
    rule: Said::fixed(
        "A day is expected to have rows when four of five days of its weekday have some, the longest silence aside. Of things that happen one by one, silence is told when ten or more of them would have been usual.",
        "День должен быть с данными, если данные есть в четырёх из пяти таких же дней недели, не считая самого долгого молчания. Для отдельных событий молчание отмечаем, когда обычно их было бы десять и больше.",
    ),
};

const STALE: Check = Check {
    id: "stale",
    severity: Severity::Warning,
    mend: Said::fixed(
        "Numbers of the last days lack this source. Export it anew and drop the file.",
        "В показателях последних дней этого источника нет. Выгрузите его заново и загрузите файл.",
    ),
    rule: Said::fixed(
        "Its last day is set against the last day of the freshest source: three days or more for tools that write daily, ten usual rows or more for things that happen one by one.",
        "Последний день сравниваем с самым свежим источником: три дня и больше для ежедневных выгрузок, десять обычных строк и больше для отдельных событий.",
    ),
};

/// Shape: in the order of source, account and table.
pub fn lanes(looked: &Looked) -> Vec<Lane> {
    let mut lanes: Vec<Lane> = Vec::new();
    let mut order: Vec<&Slice> = looked.facts.slices.iter().map(AsRef::as_ref).collect();
    order.sort_by(|a, b| key(a).cmp(&key(b)));
    for slices in order.chunk_by(|a, b| key(a) == key(b)) {
        let meta = &slices[0].meta;
        let mut lane = Lane {
            source: meta.source.clone(),
            name: (looked.name)(&meta.source),
            account: meta.account.clone(),
            table: meta.table,
            imports: slices.iter().map(|slice| slice.meta.id).collect(),
            rows: slices.iter().map(|slice| slice.meta.rows).sum(),
            period: slices.iter().filter_map(|slice| spoken(slice)).reduce(Period::join),
            filled: Vec::new(),
            gaps: Vec::new(),
            behind: None,
        };
        let mut days: Vec<i32> = slices.iter().flat_map(|slice| told(looked, slice)).collect();
        days.sort_unstable();
        days.dedup();
        lane.filled = silence::runs(days.iter().copied());
        lane.gaps = match meta.table.nature() {
            Nature::Period => lost_days(looked, slices, &days),
            Nature::Event { .. } => lost_things(looked, &lane, slices),
        };
        lanes.push(lane);
    }
    let freshest = lanes.iter().filter(|lane| is_measured(lane.table)).filter_map(|lane| lane.period);
    if let Some(last) = freshest.map(|period| period.to.min(looked.today)).max() {
        for lane in &mut lanes {
            lane.behind = behind(looked, lane, last);
        }
    }
    lanes
}

fn key(slice: &Slice) -> (&str, Option<&str>, Table) {
    (&slice.meta.source, slice.meta.account.as_deref(), slice.meta.table)
}

fn is_measured(table: Table) -> bool {
    !matches!(table, Table::PlanValues | Table::Market | Table::ExchangeRates | Table::Expenses)
}

/// Days a slice speaks of: stated, or from its first to its last row.
fn spoken(slice: &Slice) -> Option<Period> {
    slice.meta.period.or_else(|| slice.span(slice.meta.table.when()))
}

/// The days a slice has rows for: a row of a week or a month speaks of all its days.
fn told(looked: &Looked, slice: &Slice) -> Vec<i32> {
    let starts = looked.prepared.days(slice, slice.meta.table.when());
    let spread = |end: fn(Day) -> Day| {
        let stated = slice.meta.period.map_or(i32::MAX, |period| period.to.0);
        starts.iter().flat_map(move |day| *day..=end(Day(*day)).0.min(stated.max(*day))).collect()
    };
    match slice.meta.grain {
        SliceGrain::Day | SliceGrain::Event => starts.to_vec(),
        SliceGrain::Week => spread(|day| day.plus_days(6)),
        SliceGrain::Month => spread(Day::month_end),
        SliceGrain::Whole => slice.meta.period.map_or_else(Vec::new, |period| (period.from.0..=period.to.0).collect()),
    }
}

/// Days that a daily report is silent about and no other file of the lane tells.
fn lost_days(looked: &Looked, slices: &[&Slice], told: &[i32]) -> Vec<Period> {
    let mut lost: Vec<i32> = Vec::new();
    for slice in slices {
        let meta = &slice.meta;
        let (Some(period), true) = (spoken(slice), silence::is_daily(meta.table) && meta.grain == SliceGrain::Day)
        else {
            continue;
        };
        for gap in silence::gaps(&looked.prepared.days(slice, meta.table.when()), period) {
            lost.extend((gap.from.0..=gap.to.0).filter(|day| told.binary_search(day).is_err()));
        }
    }
    lost.sort_unstable();
    lost.dedup();
    silence::runs(lost.into_iter())
}

/// Silences of an event table in which ten things or more would have been usual.
fn lost_things(looked: &Looked, lane: &Lane, slices: &[&Slice]) -> Vec<Period> {
    let Some((first, counts)) = counts(looked, slices) else { return Vec::new() };
    let silent = counts.iter().enumerate().filter(|(_, count)| **count == Some(0.0)).map(|(at, _)| first + at as i32);
    let mut runs = silence::runs(silent);
    runs.retain(|run| {
        let inside = lane.period.is_none_or(|period| period.from < run.from && run.to < period.to);
        let expected: f64 = (run.from.0..=run.to.0)
            .filter_map(|day| usual(&counts, (day - first) as usize))
            .map(|usual| usual.median)
            .sum();
        inside && expected >= MISSED_ROWS
    });
    runs
}

/// Things a day, from the first day with one on.
fn counts(looked: &Looked, slices: &[&Slice]) -> Option<(i32, Vec<Option<f64>>)> {
    let when = slices[0].meta.table.when();
    let span = slices.iter().filter_map(|slice| slice.span(when)).reduce(Period::join)?;
    let to = span.to.min(looked.today);
    // A century and more between two things is a broken date, not a calendar.
    if to < span.from || span.days() > 36_600 {
        return None;
    }
    let mut counts = vec![0.0; (to.0 - span.from.0 + 1) as usize];
    for column in slices.iter().filter_map(|slice| slice.column(when)) {
        for day in column.values() {
            if let Some(count) = usize::try_from(day - i64::from(span.from.0)).ok().and_then(|at| counts.get_mut(at)) {
                *count += 1.0;
            }
        }
    }
    Some((span.from.0, counts.into_iter().map(Some).collect()))
}

fn behind(looked: &Looked, lane: &Lane, last: Day) -> Option<i32> {
    let days = last.0 - lane.period?.to.0;
    if days < LATE_DAYS || !is_measured(lane.table) {
        return None;
    }
    if silence::is_daily(lane.table) {
        return Some(days);
    }
    let of_lane = |slice: &&Slice| lane.imports.contains(&slice.meta.id);
    let slices: Vec<&Slice> = looked.facts.slices.iter().map(AsRef::as_ref).filter(of_lane).collect();
    let (first, mut counts) = counts(looked, &slices)?;
    let end = counts.len();
    counts.resize((last.0 - first + 1).max(0) as usize, None);
    let expected: f64 = (end..counts.len()).filter_map(|at| usual(&counts, at)).map(|usual| usual.median).sum();
    (matches!(lane.table.nature(), Nature::Event { .. }) && expected >= MISSED_ROWS).then_some(days)
}

pub fn findings(looked: &Looked, lanes: &[Lane]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (at, lane) in lanes.iter().enumerate() {
        if !lane.gaps.is_empty() {
            let what = said(|lang| gaps_said(lane, lang));
            let detail = lane.gaps.iter().map(|gap| gap.from.iso()).collect::<Vec<_>>().join(",");
            let (first, last) = (lane.gaps[0].from, lane.gaps[lane.gaps.len() - 1].to);
            findings.push(GAP.found(lanes, at, &detail, what).looking(|look| {
                look.period = Period::new(first.plus_days(-1), last.plus_days(1));
                look.sort = Some((lane.table.when(), false));
            }));
        }
        if let (Some(days), Some(period)) = (lane.behind, lane.period) {
            let what = said(|lang| {
                let to = format::day_year(period.to.min(looked.today), lang);
                match lang {
                    Lang::En => {
                        format!("Ends {to}, {days} {} behind the others", plural_en(i64::from(days), "day", "days"))
                    }
                    Lang::Ru => format!(
                        "Данные по {to}: на {days} {} отстают от остальных",
                        plural_ru(i64::from(days), "день", "дня", "дней")
                    ),
                }
            });
            findings.push(STALE.found(lanes, at, &period.to.iso(), what).looking(|look| {
                look.sort = Some((lane.table.when(), true));
            }));
        }
    }
    findings
}

/// Runs named one by one; the others are counted.
const GAPS_NAMED: usize = 3;

fn gaps_said(lane: &Lane, lang: Lang) -> String {
    let (days, all) = (i64::from(lane.gap_days()), lane.period.map_or(0, Period::days));
    let named = lane.gaps.iter().rev().take(GAPS_NAMED).map(|gap| format::range(*gap, true, lang));
    let mut named = named.collect::<Vec<_>>().join(", ");
    if lane.gaps.len() > GAPS_NAMED {
        named.push_str(" …");
    }
    let all = format::count(f64::from(all), lang);
    match lang {
        Lang::En => format!("No rows on {days} of {all} days: {named}"),
        Lang::Ru => format!("Нет строк за {days} {} из {all}: {named}", plural_ru(days, "день", "дня", "дней")),
    }
}
