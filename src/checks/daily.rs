//! Sums day by day: runs of zeros where there is usually something, and days far off their weekday.

use super::Looked;
use super::finding::{Check, Finding, said};
use super::lanes::Lane;
use super::usual::usual;
use crate::format;
use crate::model::column::NONE;
use crate::model::day::Day;
use crate::model::facts::{Slice, SliceGrain};
use crate::model::field::{Field, Kind, Role};
use crate::model::money::MICROS;
use crate::model::period::Period;
use crate::problem::Severity;
use crate::query::silence;
use crate::words::{Lang, Said};

const ZEROS: Check = Check {
    id: "zeros",
    severity: Severity::Warning,
    mend: Said::fixed(
        "There are rows, but they hold nothing: a tag or a link to billing may have failed. The zeros are counted as they stand; export these days again if they were real.",
        "Строки есть, но в них пусто: возможно, слетел тег или связь с биллингом. Нули считаются как есть; если в эти дни что-то было, выгрузите их ещё раз.",
    ),
    rule: Said::fixed(
        "Zero on two days in a row, where the same weekdays of eight weeks before and after nearly always have more; one day where they have thirty and more.",
        "Ноль два дня подряд там, где в те же дни недели за восемь недель до и после почти всегда больше нуля; один день, если обычно тридцать и больше.",
    ),
};

const OUTLIER: Check = Check {
    id: "outlier",
    severity: Severity::Note,
    mend: Said::fixed(
        "A sale, a holiday, bots, or a number typed wrong. It counts as it stands; note what it was, or mend the file.",
        "Распродажа, праздник, боты или опечатка. Число учитывается как есть; отметьте, что это было, или исправьте файл.",
    ),
    rule: Said::fixed(
        "The day is set against the same weekdays of eight weeks before and after: further than six median deviations from their median, and at least twice or at most half of it.",
        "День сравниваем с такими же днями недели за восемь недель до и после: дальше шести медианных отклонений от медианы и хотя бы вдвое больше или меньше неё.",
    ),
};

/// A weekday that usually brings less is too small to call a day odd.
const LEAST_USUAL: f64 = 10.0;
const DEVIATIONS: f64 = 6.0;
/// Of usual values this much strays in any business.
const STRAY: f64 = 0.05;
/// Odd runs told of one report; what is odd so often is usual.
const TOLD: usize = 5;

pub fn findings(looked: &Looked, lanes: &[Lane]) -> Vec<Finding> {
    let mut findings: Vec<Finding> = Vec::new();
    for (at, lane) in lanes.iter().enumerate() {
        for slice in looked.facts.slices.iter().filter(|slice| lane.imports.contains(&slice.meta.id)) {
            if slice.meta.grain != SliceGrain::Day || !silence::is_daily(slice.meta.table) {
                continue;
            }
            let found = of_slice(slice).into_iter().map(|odd| odd.finding(lanes, at, slice));
            for one in found.collect::<Vec<_>>() {
                // Two views of the same sessions tell the same oddity once.
                if findings.iter().all(|known| known.key != one.key) {
                    findings.push(one);
                }
            }
        }
    }
    findings
}

/// Days of one kind in a row.
struct Odd {
    fields: Vec<Field>,
    run: Period,
    /// Of the first field, on the run's wildest day: the day, its value, what is usual.
    day: Day,
    value: f64,
    usual: f64,
}

impl Odd {
    fn finding(&self, lanes: &[Lane], lane: usize, slice: &Slice) -> Finding {
        let is_zero = self.value == 0.0;
        let check = if is_zero { &ZEROS } else { &OUTLIER };
        let what = said(|lang| self.words(slice, lang));
        let detail = format!("{}:{}", self.run.from.iso(), self.fields[0].id());
        check.found(lanes, lane, &detail, what).looking(|look| {
            look.import = Some(slice.meta.id);
            look.period = Some(self.run);
            look.sort = Some((self.fields[0], true));
        })
    }

    fn words(&self, slice: &Slice, lang: Lang) -> String {
        let names: Vec<_> = self.fields.iter().map(|field| field.name().get(lang).to_owned()).collect();
        let names = names.join(", ");
        let days = format::range(self.run, true, lang);
        let write = |value: f64| match self.fields[0].kind() {
            Kind::Money => format::money(value, slice.meta.currency, lang),
            _ => format::decimal(value, 0, 1, lang),
        };
        let weekday = format::weekday(self.day, lang);
        let (value, usual) = (write(self.value), write(self.usual));
        if self.value == 0.0 {
            return match lang {
                Lang::En => format!("{days}: {names} are zero; {usual} is usual on {weekday}"),
                Lang::Ru => format!("{days}: {names} – ноль; обычно в такой день ({weekday}) {usual}"),
            };
        }
        let times = format::decimal((self.value / self.usual).max(self.usual / self.value), 1, 1, lang);
        let day = format::day_year(self.day, lang);
        match (lang, self.value > self.usual) {
            (Lang::En, true) => format!("{names}: {value} on {day}, {times} times the usual {usual} on {weekday}"),
            (Lang::En, false) => {
                format!("{names}: {value} on {day}, {times} times below the usual {usual} on {weekday}")
            }
            (Lang::Ru, true) => {
                format!("{names}: {value} за {day} – в {times} раза больше обычных {usual} ({weekday})")
            }
            (Lang::Ru, false) => {
                format!("{names}: {value} за {day} – в {times} раза меньше обычных {usual} ({weekday})")
            }
        }
    }
}

/// Zero runs first, then the wildest outliers.
fn of_slice(slice: &Slice) -> Vec<Odd> {
    let Some((first, has_rows)) = days_with_rows(slice) else { return Vec::new() };
    let (mut zeros, mut outliers): (Vec<Odd>, Vec<Odd>) = (Vec::new(), Vec::new());
    // Money of several currencies has no sum of the day.
    let is_mixed = slice.column(Field::Currency).is_some_and(|column| column.dict.len() > 1);
    let is_summed = |field: &Field| field.role() == Role::Measure && !(is_mixed && field.kind() == Kind::Money);
    for (field, column) in slice.columns.iter().filter(|(field, _)| is_summed(field)) {
        let scale = if column.kind == Kind::Money { MICROS as f64 } else { 1.0 };
        let sums = sums(slice, *field, first, &has_rows, scale);
        add(&mut zeros, *field, runs(first, &sums, |at| zero(&sums, at, *field)));
        add(&mut outliers, *field, runs(first, &sums, |at| outlier(&sums, at, *field)));
    }
    // A single empty day is told only where much was usual.
    zeros.retain(|odd| odd.run.days() >= 2 || odd.usual >= 30.0);
    let wildness = |odd: &Odd| (odd.value / odd.usual).max(odd.usual / odd.value);
    outliers.sort_by(|a, b| wildness(b).total_cmp(&wildness(a)));
    outliers.truncate(TOLD);
    zeros.truncate(TOLD);
    zeros.extend(outliers);
    zeros
}

/// First day, and which days from it on have rows.
fn days_with_rows(slice: &Slice) -> Option<(i32, Vec<bool>)> {
    let span = slice.span(Field::Date).filter(|span| span.days() < 36_600)?;
    let mut has_rows = vec![false; span.days() as usize];
    for day in slice.column(Field::Date)?.values() {
        if day != NONE {
            has_rows[(day - i64::from(span.from.0)) as usize] = true;
        }
    }
    Some((span.from.0, has_rows))
}

/// The sum of each day; `None` on days without rows.
fn sums(slice: &Slice, field: Field, first: i32, has_rows: &[bool], scale: f64) -> Vec<Option<f64>> {
    let mut sums: Vec<Option<f64>> = has_rows.iter().map(|has| has.then_some(0.0)).collect();
    let (Some(days), Some(column)) = (slice.column(Field::Date), slice.column(field)) else { return sums };
    for (day, value) in days.values().into_iter().zip(column.numbers()) {
        if day != NONE
            && !value.is_nan()
            && let Some(sum) = &mut sums[(day - i64::from(first)) as usize]
        {
            *sum += value / scale;
        }
    }
    sums
}

fn zero(sums: &[Option<f64>], at: usize, field: Field) -> Option<f64> {
    let usual = (sums[at]? == 0.0).then(|| usual(sums, at)).flatten()?;
    let least = if field.kind() == Kind::Money { 1.0 } else { LEAST_USUAL / 2.0 };
    (usual.median >= least && usual.busy >= 0.8).then_some(usual.median)
}

fn outlier(sums: &[Option<f64>], at: usize, field: Field) -> Option<f64> {
    let value = sums[at].filter(|value| *value > 0.0)?;
    let usual = usual(sums, at).filter(|usual| usual.median >= LEAST_USUAL)?;
    // Counts stray by the root of themselves, by chance alone.
    let chance = if field.kind() == Kind::Money { 0.0 } else { usual.median.sqrt() };
    let spread = usual.spread.max(chance).max(usual.median * STRAY);
    let is_far = (value - usual.median).abs() > DEVIATIONS * spread;
    let is_large = value >= 2.0 * usual.median || value * 2.0 <= usual.median;
    (is_far && is_large).then_some(usual.median)
}

/// Days in a row for which the test gives what is usual, each run with its wildest day.
fn runs(first: i32, sums: &[Option<f64>], test: impl Fn(usize) -> Option<f64>) -> Vec<(Period, usize, f64, f64)> {
    let mut runs: Vec<(Period, usize, f64, f64)> = Vec::new();
    for (at, value) in sums.iter().enumerate() {
        let (Some(usual), Some(value)) = (test(at), *value) else { continue };
        let day = Day(first + at as i32);
        match runs.last_mut() {
            Some((run, wildest, known, of)) if run.to.plus_days(1) == day => {
                run.to = day;
                if (value - usual).abs() > (*known - *of).abs() {
                    (*wildest, *known, *of) = (at, value, usual);
                }
            }
            _ => runs.push((Period { from: day, to: day }, at, value, usual)),
        }
    }
    runs.into_iter().map(|(run, at, value, usual)| (run, (first + at as i32) as usize, value, usual)).collect()
}

/// Measures that are odd on the same days are one oddity.
fn add(all: &mut Vec<Odd>, field: Field, runs: Vec<(Period, usize, f64, f64)>) {
    for (run, day, value, usual) in runs {
        match all.iter_mut().find(|odd| odd.run == run && (odd.value > odd.usual) == (value > usual)) {
            Some(odd) => odd.fields.push(field),
            None => all.push(Odd { fields: vec![field], run, day: Day(day as i32), value, usual }),
        }
    }
}
