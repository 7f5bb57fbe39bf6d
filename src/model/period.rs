//! `Period`: whole days from … to, both included, and its like-for-like neighbours.

use super::day::Day;
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Period {
    pub from: Day,
    pub to: Day,
}

/// How finely a report is cut in time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Grain {
    Day,
    Week,
    Month,
    #[default]
    Total,
}

/// What a period is measured against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Compare {
    /// The same number of days before; a month, or the start of one, against the same days of the month before.
    Previous,
    /// The same days a year before (29 February against the 28th).
    Year,
}

impl Period {
    /// `None` when it would end before it starts.
    pub fn new(from: Day, to: Day) -> Option<Self> {
        (from <= to).then_some(Self { from, to })
    }

    pub fn days(self) -> i32 {
        self.to.0 - self.from.0 + 1
    }

    pub fn contains(self, day: Day) -> bool {
        self.from <= day && day <= self.to
    }

    pub fn covers(self, other: Self) -> bool {
        self.from <= other.from && other.to <= self.to
    }

    pub fn overlap(self, other: Self) -> Option<Self> {
        Self::new(self.from.max(other.from), self.to.min(other.to))
    }

    pub fn join(self, other: Self) -> Self {
        Self { from: self.from.min(other.from), to: self.to.max(other.to) }
    }

    /// The period this one is compared with (KPIS §0: the same number of elapsed days).
    pub fn against(self, compare: Compare) -> Self {
        match compare {
            Compare::Year => Self { from: self.from.plus_months(-12), to: self.to.plus_months(-12) },
            Compare::Previous if self.from == self.from.month_start() && self.is_within_or_whole_months() => {
                let months = self.months();
                let from = self.from.plus_months(-months);
                let to =
                    if self.to == self.to.month_end() { self.from.plus_days(-1) } else { self.to.plus_months(-months) };
                Self { from, to: to.max(from) }
            }
            Compare::Previous => Self { from: self.from.plus_days(-self.days()), to: self.from.plus_days(-1) },
        }
    }

    fn is_within_or_whole_months(self) -> bool {
        self.to == self.to.month_end() || self.from.month_start() == self.to.month_start()
    }

    /// Calendar months touched.
    pub fn months(self) -> i32 {
        let (from_year, from_month, _) = self.from.ymd();
        let (to_year, to_month, _) = self.to.ymd();
        (to_year - from_year) * 12 + to_month as i32 - from_month as i32 + 1
    }

    /// The buckets of a grain, in order, cut to the period. Weeks start on Monday.
    pub fn buckets(self, grain: Grain) -> Vec<Self> {
        let mut buckets = Vec::new();
        let mut from = self.from;
        while from <= self.to {
            let end = match grain {
                Grain::Day => from,
                Grain::Week => from.week_start().plus_days(6),
                Grain::Month => from.month_end(),
                Grain::Total => self.to,
            };
            let to = end.min(self.to);
            buckets.push(Self { from, to });
            from = to.plus_days(1);
        }
        buckets
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(from: &str, to: &str) -> Period {
        Period::new(Day::parse_iso(from).unwrap(), Day::parse_iso(to).unwrap()).unwrap()
    }

    #[track_caller]
    fn check(of: Period, compare: Compare, expect: Period) {
        assert_eq!(of.against(compare), expect);
    }

    #[test]
    fn like_for_like() {
        use Compare::{Previous, Year};
        check(period("2026-11-01", "2026-11-14"), Previous, period("2026-10-01", "2026-10-14"));
        check(period("2026-11-01", "2026-11-30"), Previous, period("2026-10-01", "2026-10-31"));
        check(period("2026-03-01", "2026-03-30"), Previous, period("2026-02-01", "2026-02-28"));
        check(period("2026-07-01", "2026-09-30"), Previous, period("2026-04-01", "2026-06-30"));
        check(period("2026-11-09", "2026-11-15"), Previous, period("2026-11-02", "2026-11-08"));
        check(period("2024-02-29", "2024-02-29"), Year, period("2023-02-28", "2023-02-28"));
    }

    #[test]
    fn buckets_cover_the_period_once() {
        for grain in [Grain::Day, Grain::Week, Grain::Month, Grain::Total] {
            let whole = period("2026-01-14", "2026-05-03");
            let buckets = whole.buckets(grain);
            assert_eq!(buckets.iter().map(|b| b.days()).sum::<i32>(), whole.days());
            assert_eq!((buckets[0].from, buckets[buckets.len() - 1].to), (whole.from, whole.to));
        }
    }
}
