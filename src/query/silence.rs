//! Days without rows where a tool would normally have some: a lost counter, a report cut short, a forgotten export.
//!
//! A tool that writes rows day by day and is silent on a few has not reported zero: what happened then is unknown
//! (DESIGN §4). Rare things – newsletters, ledgers, deals – are silent most days and say nothing by it.
//!
//! The rule: a day is expected when four of five days of its weekday have rows (all but one, of a few), the longest
//! silence of three days or more aside: an outage must not excuse itself. Where a weekday was met fewer than four
//! times, four of five of all days must have rows. Fewer than seven days, or fewer than four expected weekdays, tell nothing.

use crate::model::day::Day;
use crate::model::period::Period;
use crate::model::table::Table;

/// Tables of tools that write every day by themselves; a ledger, a plan or a mailing has rows when there is something.
pub fn is_daily(table: Table) -> bool {
    matches!(
        table,
        Table::AdPerformance | Table::WebTraffic | Table::SearchPerformance | Table::WebEvents | Table::SocialAccounts
    )
}

/// Days with rows that are needed to know what is normal.
const LEAST_DAYS: usize = 5;
/// A report shorter than a week has no normal week.
const LEAST_SPAN: i32 = 7;
/// A silence that long may be an outage: it is left aside when judging what is normal.
const OUTAGE: i32 = 3;

/// The runs of expected days without rows inside `span`, ascending.
/// `present`: the different days with rows, ascending; those outside the span are not looked at.
/// Empty: none where rows are too rare to expect any.
pub fn gaps(present: &[i32], span: Period) -> Vec<Period> {
    let seen = |day: i32| present.binary_search(&day).is_ok();
    let inside = present.partition_point(|day| *day <= span.to.0) - present.partition_point(|day| *day < span.from.0);
    if inside < LEAST_DAYS || span.days() < LEAST_SPAN || inside as i32 == span.days() {
        return Vec::new();
    }
    let expected = expected(&seen, span);
    if expected.iter().filter(|is_expected| **is_expected).count() < 4 {
        return Vec::new();
    }
    let is_gap = |day: &i32| !seen(*day) && expected[Day(*day).weekday() as usize];
    runs((span.from.0..=span.to.0).filter(is_gap))
}

/// Of each weekday: whether its days normally have rows.
fn expected(seen: &dyn Fn(i32) -> bool, span: Period) -> [bool; 7] {
    let silences = runs((span.from.0..=span.to.0).filter(|day| !seen(*day)));
    let outage = silences.into_iter().rev().max_by_key(|run| run.days()).filter(|run| run.days() >= OUTAGE);
    let (mut days, mut with_rows) = ([0u32; 7], [0u32; 7]);
    for day in (span.from.0..=span.to.0).map(Day) {
        if outage.is_none_or(|run| !run.contains(day)) {
            days[day.weekday() as usize] += 1;
            with_rows[day.weekday() as usize] += u32::from(seen(day.0));
        }
    }
    let is_most = |with_rows: u32, days: u32| days - with_rows <= (days / 5).max(1);
    let (all, all_with_rows): (u32, u32) = (days.iter().sum(), with_rows.iter().sum());
    let of_all = all_with_rows * 5 >= all * 4;
    std::array::from_fn(|at| if days[at] < 4 { of_all } else { is_most(with_rows[at], days[at]) })
}

/// Days that follow one another, as periods.
pub fn runs(days: impl Iterator<Item = i32>) -> Vec<Period> {
    let mut runs: Vec<Period> = Vec::new();
    for day in days.map(Day) {
        match runs.last_mut() {
            Some(run) if run.to.plus_days(1) == day => run.to = day,
            _ => runs.push(Period { from: day, to: day }),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Day 3 is a Sunday, day 4 a Monday: 1970-01-05.
    const MONDAY: i32 = 4;

    #[track_caller]
    fn check(span: (i32, i32), is_present: impl Fn(i32) -> bool, expect: &[(i32, i32)]) {
        let days: Vec<i32> = (span.0..=span.1).filter(|day| is_present(*day)).collect();
        let found = gaps(&days, Period { from: Day(span.0), to: Day(span.1) });
        let found: Vec<(i32, i32)> = found.into_iter().map(|run| (run.from.0, run.to.0)).collect();
        assert_eq!(found, expect);
    }

    #[test]
    fn a_lost_counter_is_a_gap() {
        // A month with three days lost in one piece, and one alone.
        check((0, 29), |day| !(20..=22).contains(&day) && day != 9, &[(9, 9), (20, 22)]);
        // Two weeks with three days lost: each weekday is met twice, all days together decide.
        check((0, 13), |day| !(5..=7).contains(&day), &[(5, 7)]);
        // A third of the month lost does not excuse itself.
        check((0, 29), |day| !(10..=19).contains(&day), &[(10, 19)]);
        // Stated days before the first row and after the last are as unknown.
        check((0, 29), |day| (4..=27).contains(&day), &[(0, 3), (28, 29)]);
    }

    #[test]
    fn a_weekend_off_is_none() {
        let works = |day: i32| (day - MONDAY).rem_euclid(7) < 5;
        check((MONDAY, MONDAY + 41), works, &[]);
        // The Wednesday of the third week is missing; its weekend is not.
        check((MONDAY, MONDAY + 41), |day| works(day) && day != MONDAY + 16, &[(MONDAY + 16, MONDAY + 16)]);
    }

    #[test]
    fn rare_rows_say_nothing_by_silence() {
        check((0, 59), |day| day % 7 == 1, &[]);
        check((0, 59), |day| day % 2 == 0, &[]);
        check((0, 5), |day| day != 3, &[]);
        check((0, 59), |day| day == 3 || day == 40, &[]);
        check((0, 29), |_| true, &[]);
    }
}
