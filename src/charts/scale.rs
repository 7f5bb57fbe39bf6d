//! Round steps for a value axis: at most four hairlines, zero always among them.

use crate::metrics::metric::Unit;

/// Evenly spaced lines from `low` to `high`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    pub low: f64,
    pub high: f64,
    pub step: f64,
}

const MOST_STEPS: f64 = 3.0;

impl Scale {
    /// The least round scale that holds all values and zero. Empty: 0 to 1.
    pub fn of(values: impl Iterator<Item = f64>, unit: Unit) -> Self {
        let (mut low, mut high) = (0.0f64, 0.0f64);
        for value in values.filter(|value| value.is_finite()) {
            low = low.min(value);
            high = high.max(value);
        }
        if low == high {
            return Self { low: 0.0, high: 1.0, step: 1.0 };
        }
        let least = if unit == Unit::Count { 1.0 } else { 0.0 };
        let mut step = round_step((high - low) / MOST_STEPS, unit).max(least);
        loop {
            let scale = Self { low: (low / step).floor() * step, high: (high / step).ceil() * step, step };
            if scale.steps() as f64 <= MOST_STEPS {
                return scale;
            }
            step = round_step(step * 1.01, unit).max(least);
        }
    }

    pub fn steps(&self) -> usize {
        ((self.high - self.low) / self.step).round().max(1.0) as usize
    }

    pub fn ticks(&self) -> impl Iterator<Item = f64> {
        let Self { low, step, .. } = *self;
        (0..=self.steps()).map(move |at| low + at as f64 * step)
    }
}

/// The next of 1, 2, 2.5, 5 × a power of ten; time counts in sixties.
fn round_step(rough: f64, unit: Unit) -> f64 {
    if unit == Unit::Seconds
        && let Some(step) = [15.0, 30.0, 60.0, 120.0, 300.0, 600.0].into_iter().find(|step| *step >= rough)
        && rough > 10.0
    {
        return step;
    }
    let power = 10f64.powf(rough.log10().floor());
    let whole = unit == Unit::Count && power < 10.0;
    let steps = [1.0, 2.0, if whole { 5.0 } else { 2.5 }, 5.0, 10.0];
    steps.into_iter().map(|s| s * power).find(|s| *s >= rough * (1.0 - 1e-9)).unwrap_or(10.0 * power)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(values: &[f64], unit: Unit, low: f64, high: f64, step: f64) {
        let scale = Scale::of(values.iter().copied(), unit);
        assert!((scale.low - low).abs() < 1e-9 && (scale.high - high).abs() < 1e-9, "{scale:?}");
        assert!((scale.step - step).abs() < 1e-9, "{scale:?}");
        assert!(scale.ticks().count() <= 4);
    }

    #[test]
    fn round_and_few() {
        check(&[9.0, 22.0], Unit::Count, 0.0, 30.0, 10.0);
        check(&[1.0], Unit::Count, 0.0, 1.0, 1.0);
        check(&[3.0], Unit::Count, 0.0, 3.0, 1.0);
        check(&[7.0], Unit::Count, 0.0, 10.0, 5.0);
        check(&[18_420.0], Unit::Count, 0.0, 20_000.0, 10_000.0);
        check(&[0.083], Unit::Share, 0.0, 0.1, 0.05);
        check(&[-0.4, 2.1], Unit::Times, -2.0, 4.0, 2.0);
        check(&[], Unit::Money, 0.0, 1.0, 1.0);
        check(&[f64::NAN, 60.0], Unit::Seconds, 0.0, 60.0, 30.0);
    }

    #[test]
    fn holds_every_value() {
        for at in 1..2000 {
            let value = at as f64 * 7.3;
            let scale = Scale::of([value, -value / 5.0].into_iter(), Unit::Money);
            assert!(
                scale.low <= -value / 5.0 && scale.high >= value && scale.ticks().count() <= 4,
                "{value} {scale:?}"
            );
        }
    }
}
