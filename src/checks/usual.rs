//! What is usual for a day: the middle of the same weekdays around it, and how far they stray. Robust: one wild day
//! neither makes itself usual nor its neighbours odd.

/// Weeks to either side.
const REACH: i64 = 8;
/// Fewer neighbours say nothing.
const LEAST: usize = 6;

pub struct Usual {
    pub median: f64,
    /// Median absolute deviation, scaled so that it is the standard deviation of a normal spread.
    pub spread: f64,
    /// Share of the neighbours above zero.
    pub busy: f64,
}

/// Of the same weekdays up to eight weeks before and after `at`, itself left out; unknown days are passed over.
/// Empty: `None` with fewer than six neighbours.
pub fn usual(values: &[Option<f64>], at: usize) -> Option<Usual> {
    let near = (-REACH..=REACH).filter(|week| *week != 0).filter_map(|week| {
        let place = usize::try_from(at as i64 + week * 7).ok()?;
        values.get(place).copied().flatten()
    });
    of(near.collect())
}

/// Of a handful of values.
pub fn of(mut near: Vec<f64>) -> Option<Usual> {
    if near.len() < LEAST {
        return None;
    }
    let busy = near.iter().filter(|value| **value > 0.0).count() as f64 / near.len() as f64;
    let median = median(&mut near);
    let mut strays: Vec<f64> = near.iter().map(|value| (value - median).abs()).collect();
    Some(Usual { median, spread: 1.4826 * self::median(&mut strays), busy })
}

/// The middle, or between the two middle ones. Empty: 0.
pub fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    match (values.len(), values.len() / 2) {
        (0, _) => 0.0,
        (len, half) if len % 2 == 0 => f64::midpoint(values[half - 1], values[half]),
        (_, half) => values[half],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_weekdays_count() {
        // Mondays 10, other days 99; one wild Monday.
        let mut values: Vec<Option<f64>> = (0..70).map(|at| Some(if at % 7 == 0 { 10.0 } else { 99.0 })).collect();
        values[14] = Some(5_000.0);
        values[21] = None;
        let found = usual(&values, 35).unwrap();
        assert_eq!((found.median, found.spread, found.busy), (10.0, 0.0, 1.0));
        assert!(usual(&values[..40], 7).is_none(), "five weeks are too few");
    }

    #[test]
    fn middles() {
        assert_eq!(median(&mut [3.0, 1.0, 2.0]), 2.0);
        assert_eq!(median(&mut [4.0, 1.0, 2.0, 3.0]), 2.5);
        // Deviations from 3 are 2, 1, 0, 1, 2, 97: middle 1.5.
        let found = of(vec![1.0, 2.0, 3.0, 4.0, 5.0, 100.0]).unwrap();
        assert_eq!(found.median, 3.5);
        // |x − 3.5| = 2.5, 1.5, 0.5, 0.5, 1.5, 96.5: middle 1.5, × 1.4826.
        assert!((found.spread - 2.2239).abs() < 1e-9);
    }
}
