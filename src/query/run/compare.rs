//! The like-for-like neighbours of a period and of its buckets. An unfinished period meets as many days as have passed.

use crate::model::day::Day;
use crate::model::period::{Compare, Grain, Period};

/// The part of a period that has data: what is compared. The whole of it where the data reach no day of it.
pub fn elapsed(period: Period, end: Option<Day>) -> Period {
    match end {
        Some(end) if end >= period.from => Period { from: period.from, to: period.to.min(end) },
        _ => period,
    }
}

/// For each bucket the one it is compared with; `None` where the earlier period has no such days.
/// Shape: as many as buckets, ascending, never overlapping.
pub fn before(elapsed: Period, compare: Compare, grain: Grain, buckets: &[Period]) -> Vec<Option<Period>> {
    let against = elapsed.against(compare);
    if grain == Grain::Total {
        return buckets.iter().map(|_| Some(against)).collect();
    }
    let is_by_month = |period: Period| period.from == period.from.month_start();
    let mut last: Option<Period> = None;
    buckets
        .iter()
        .map(|bucket| {
            let bucket = bucket.overlap(elapsed)?;
            let shifted = match (compare, grain) {
                (Compare::Year, _) => bucket.against(Compare::Year),
                (Compare::Previous, Grain::Month) if is_by_month(elapsed) && is_by_month(against) => {
                    let months = elapsed.months();
                    let from = bucket.from.plus_months(-months);
                    let to = if bucket.to == bucket.to.month_end() {
                        from.month_end()
                    } else {
                        bucket.to.plus_months(-months)
                    };
                    Period { from, to }
                }
                _ => {
                    let offset = bucket.from.0 - elapsed.from.0;
                    let from = against.from.plus_days(offset);
                    Period { from, to: from.plus_days(bucket.days() - 1) }
                }
            };
            let shifted = shifted.overlap(against)?;
            // 29 February meets the 28th, which has met its own day already.
            if last.is_some_and(|last| last.to >= shifted.from) {
                return None;
            }
            last = Some(shifted);
            Some(shifted)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(from: &str, to: &str) -> Period {
        Period::new(Day::parse_iso(from).unwrap(), Day::parse_iso(to).unwrap()).unwrap()
    }

    #[test]
    fn days_meet_days() {
        let november = period("2026-11-01", "2026-11-30");
        let part = elapsed(november, Day::parse_iso("2026-11-14"));
        assert_eq!(part, period("2026-11-01", "2026-11-14"));
        let days = before(part, Compare::Previous, Grain::Day, &november.buckets(Grain::Day));
        assert_eq!(days.len(), 30);
        assert_eq!(days[13], Some(period("2026-10-14", "2026-10-14")));
        assert_eq!(days[14], None);
        let total = before(part, Compare::Previous, Grain::Total, &[november]);
        assert_eq!(total, [Some(period("2026-10-01", "2026-10-14"))]);
    }

    #[test]
    fn months_meet_months() {
        let quarter = period("2026-07-01", "2026-09-30");
        let months = before(quarter, Compare::Previous, Grain::Month, &quarter.buckets(Grain::Month));
        let expect = [("2026-04-01", "2026-04-30"), ("2026-05-01", "2026-05-31"), ("2026-06-01", "2026-06-30")];
        assert_eq!(months, expect.map(|(from, to)| Some(period(from, to))));
        let years = before(quarter, Compare::Year, Grain::Month, &quarter.buckets(Grain::Month));
        assert_eq!(years[1], Some(period("2025-08-01", "2025-08-31")));
    }

    #[test]
    fn a_leap_day_is_not_met_twice() {
        let days = period("2024-02-28", "2024-03-01");
        let years = before(days, Compare::Year, Grain::Day, &days.buckets(Grain::Day));
        let expect = [Some("2023-02-28"), None, Some("2023-03-01")];
        assert_eq!(years, expect.map(|day| day.map(|day| period(day, day))));
    }

    #[test]
    fn no_day_of_it_has_data() {
        let november = period("2026-11-01", "2026-11-30");
        assert_eq!(elapsed(november, Day::parse_iso("2026-10-03")), november);
    }
}
