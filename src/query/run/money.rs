//! Currencies: which there are, and what one is worth in another on a day. Without a rate it says so; it never guesses.

use crate::model::facts::{Facts, Slice};
use crate::model::field::Field;
use crate::model::money::Currency;
use crate::model::short_sort::ShortSort;
use crate::model::table::Table;
use rustc_hash::FxHashMap;

/// Dated rates of the table `exchange_rates`.
#[derive(Debug, Default)]
pub struct Rates {
    pairs: FxHashMap<(Currency, Currency), Series>,
}

/// The rates of one pair of currencies.
#[derive(Debug, Default)]
struct Series {
    /// Ascending by day.
    days: Vec<(i32, f64)>,
    /// For how many days a rate holds while no next one is there.
    holds: i32,
}

/// A rate of a daily list holds this long at least: banks rest over holidays.
const HOLDS_AT_LEAST: i32 = 31;

impl Series {
    /// A rate holds for four times the usual step of its list, for a list that was given up says nothing of later
    /// years; one written down alone holds until another is.
    fn of(days: Vec<(i32, f64)>) -> Self {
        let mut steps: Vec<i32> = days.windows(2).map(|pair| pair[1].0 - pair[0].0).collect();
        steps.sort_unstable();
        let holds = steps.get(steps.len() / 2).map_or(i32::MAX, |step| step.saturating_mul(4).max(HOLDS_AT_LEAST));
        Self { days, holds }
    }

    fn at(&self, day: i32) -> Option<(i32, f64)> {
        let upto = self.days.partition_point(|(known, _)| *known <= day);
        self.days[..upto].last().copied().filter(|(known, _)| day.saturating_sub(*known) <= self.holds)
    }
}

impl Rates {
    /// The newest import of a day wins.
    pub fn of(facts: &Facts) -> Self {
        let mut pairs: FxHashMap<(Currency, Currency), Vec<(i32, f64)>> = FxHashMap::default();
        for slice in facts.slices_of(Table::ExchangeRates) {
            let columns = (slice.column(Field::Date), slice.column(Field::Rate));
            let (Some(days), Some(rates)) = columns else { continue };
            let (from, to) = (slice.column(Field::FromCurrency), slice.column(Field::ToCurrency));
            let numbers = rates.numbers();
            for (row, (day, rate)) in days.values().into_iter().zip(numbers).enumerate() {
                let parse = |text: Option<&str>| text.and_then(Currency::parse).or(slice.meta.currency);
                let from = parse(from.and_then(|column| column.text(row)));
                let to = parse(to.and_then(|column| column.text(row)));
                if let (Some(from), Some(to), Ok(day)) = (from, to, i32::try_from(day))
                    && rate > 0.0
                    && rate.is_finite()
                    && from != to
                {
                    pairs.entry((from, to)).or_default().push((day, rate));
                }
            }
        }
        let mut all: FxHashMap<(Currency, Currency), Series> = FxHashMap::default();
        for (pair, mut rates) in pairs {
            // Stable: of one day the last read, and so the newest, comes last and is kept.
            rates.short_sort_by_key(|(day, _)| *day);
            rates.reverse();
            rates.dedup_by_key(|(day, _)| *day);
            rates.reverse();
            all.insert(pair, Series::of(rates));
        }
        Self { pairs: all }
    }

    /// What one unit of `from` is worth in `to`: the rate of that day or the latest before it, straight, turned
    /// around, or by way of a third currency.
    pub fn rate(&self, from: Currency, to: Currency, day: i32) -> Option<f64> {
        if from == to {
            return Some(1.0);
        }
        self.straight(from, to, day).or_else(|| {
            let mut between: Vec<Currency> = self.pairs.keys().flat_map(|(a, b)| [*a, *b]).collect();
            between.short_sort();
            between.dedup();
            between
                .into_iter()
                .filter(|third| *third != from && *third != to)
                .find_map(|third| Some(self.straight(from, third, day)? * self.straight(third, to, day)?))
        })
    }

    fn straight(&self, from: Currency, to: Currency, day: i32) -> Option<f64> {
        let at = |pair| self.pairs.get(&pair)?.at(day);
        match (at((from, to)), at((to, from))) {
            // Of two ways to say it the fresher counts.
            (Some((day, rate)), Some((other, turned))) => Some(if day >= other { rate } else { 1.0 / turned }),
            (Some((_, rate)), None) => Some(rate),
            (None, Some((_, turned))) => Some(1.0 / turned),
            (None, None) => None,
        }
    }

    /// The rate of every day from … to, `NAN` where there is none.
    pub fn table(&self, from: Currency, to: Currency, days: (i32, i32)) -> Vec<f64> {
        (days.0..=days.1).map(|day| self.rate(from, to, day).unwrap_or(f64::NAN)).collect()
    }
}

/// Currencies that a slice's money may be in; none where neither file nor row says.
pub fn currencies_of(slice: &Slice) -> Vec<Currency> {
    let mut all: Vec<Currency> = match slice.column(Field::Currency) {
        Some(column) => column.dict.iter().filter_map(Currency::parse).chain(slice.meta.currency).collect(),
        None => slice.meta.currency.into_iter().collect(),
    };
    if slice.column(Field::Currency).is_some_and(|column| !column.dict.is_empty()) {
        // The file's own currency stands only for rows that name none; such rows are rare, and asked for row by row.
        all.retain(|currency| {
            slice.column(Field::Currency).is_some_and(|c| c.dict.iter().any(|t| Currency::parse(t) == Some(*currency)))
        });
    }
    all.short_sort();
    all.dedup();
    all
}
