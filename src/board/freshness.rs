//! When a source that has fallen silent is late, and when it is only quiet.

use crate::model::period::Period;

/// Rows that would have come at the usual rate; fewer may be missing by chance alone (e⁻⁴ is under two in a hundred).
const TELLING: f64 = 4.0;

/// Two days or more without rows, where that many days usually bring some.
pub fn is_late(days_behind: i64, rows: f64, covered: Period) -> bool {
    days_behind >= 2 && rows / f64::from(covered.days()) * days_behind as f64 >= TELLING
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::day::Day;

    #[test]
    fn quiet_is_not_late() {
        let fortnight = Period { from: Day(0), to: Day(13) };
        assert!(is_late(2, 212.0, fortnight));
        assert!(!is_late(1, 212.0, fortnight), "yesterday's export may not be there yet");
        // One deal in two days: two days without one say nothing.
        assert!(!is_late(2, 7.0, fortnight));
        assert!(is_late(8, 7.0, fortnight));
    }
}
