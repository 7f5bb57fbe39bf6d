//! Wilson's score interval for a share of counted things.

/// Two-sided 95 %.
const Z: f64 = 1.959_963_984_540_054;

/// The interval that holds the true share in 95 of 100 such samples.
/// Formula: centre (p + z²/2n) ÷ (1 + z²/n), half width z ÷ (1 + z²/n) · √(p(1−p)/n + z²/4n²).
/// Empty: `None` without a sample, or when more succeeded than were tried.
/// Source: Wilson 1927; Newcombe, Statistics in Medicine 17 (1998) 857–872.
pub fn wilson(successes: f64, of: f64) -> Option<(f64, f64)> {
    if of.is_nan() || of <= 0.0 || successes.is_nan() || successes < 0.0 || successes > of {
        return None;
    }
    let p = successes / of;
    let z2 = Z * Z;
    let centre = (p + z2 / (2.0 * of)) / (1.0 + z2 / of);
    let half = Z / (1.0 + z2 / of) * (p * (1.0 - p) / of + z2 / (4.0 * of * of)).sqrt();
    // At 0 and at 1 the bound is exact; rounding would miss it by a hair.
    let low = if successes == 0.0 { 0.0 } else { (centre - half).clamp(0.0, p) };
    let high = if successes == of { 1.0 } else { (centre + half).clamp(p, 1.0) };
    Some((low, high))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(successes: f64, of: f64, low: f64, high: f64) {
        let (a, b) = wilson(successes, of).unwrap();
        assert!((a - low).abs() < 1e-6 && (b - high).abs() < 1e-6, "{a} {b}");
    }

    /// Newcombe's table, and three computed with statsmodels.
    #[test]
    fn published_intervals() {
        check(81.0, 263.0, 0.255289, 0.366210);
        check(15.0, 148.0, 0.062386, 0.160487);
        check(0.0, 20.0, 0.0, 0.161125);
        check(1.0, 29.0, 0.006113, 0.171755);
        check(29.0, 29.0, 0.883030, 1.0);
        check(5.0, 10.0, 0.236593, 0.763407);
        check(50.0, 1000.0, 0.038130, 0.065314);
    }

    #[test]
    fn no_interval_without_a_sample() {
        assert_eq!(wilson(0.0, 0.0), None);
        assert_eq!(wilson(3.0, 2.0), None);
    }

    proptest! {
        #[test]
        fn lies_in_the_unit_and_holds_the_share(of in 1u32..5_000_000, share in 0.0f64..=1.0) {
            let successes = (f64::from(of) * share).floor();
            let (low, high) = wilson(successes, f64::from(of)).unwrap();
            let p = successes / f64::from(of);
            prop_assert!(0.0 <= low && low <= p && p <= high && high <= 1.0);
        }
    }
}
