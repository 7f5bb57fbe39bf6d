//! Money of one slice on its way into the reporting currency, row by row at the rate of the row's day.

use super::money::Rates;
use super::sieve::BLOCK;
use crate::model::column::{Column, NONE};
use crate::model::facts::Slice;
use crate::model::field::Field;
use crate::model::money::Currency;
use crate::query::plan::{Time, Use};

/// A foreign currency and its rate of every day.
type Table = (Currency, Vec<f64>);

/// How the money of one slice gets into the reporting currency.
pub struct Money<'a> {
    /// Day of the first rate of every table.
    base: i32,
    /// Currency of rows that name none.
    usual: Option<Table>,
    /// Per code + 1 of the currency column.
    by_row: Option<(&'a Column, Vec<Option<Table>>)>,
}

impl<'a> Money<'a> {
    pub fn of(exchange: Option<(Currency, &Rates)>, slice: &'a Slice, each: &Use) -> Self {
        let span = match &each.time {
            Time::Map(map) => (map.span().0 as i32, map.span().1 as i32),
            Time::All(_) => slice.meta.period.map_or((0, -1), |period| (period.to.0, period.to.0)),
        };
        let mut money = Self { base: span.0, usual: None, by_row: None };
        let Some((to, rates)) = exchange else { return money };
        let table = |from: Currency| (from != to).then(|| (from, rates.table(from, to, span)));
        money.usual = slice.meta.currency.and_then(table);
        if let Some(column) = slice.column(Field::Currency) {
            let mut tables = vec![money.usual.clone()];
            tables.extend(column.dict.iter().map(|text| Currency::parse(text).or(slice.meta.currency).and_then(table)));
            money.by_row = Some((column, tables));
        }
        money
    }

    /// Turns the values of a block into the reporting currency; tells the rows of it that lack a rate.
    pub fn exchange(
        &self,
        (chunk, from): (usize, usize),
        numbers: &mut [f64],
        days: &[i64],
        mut missing: impl FnMut(usize, Currency),
    ) {
        if self.usual.is_none() && self.by_row.is_none() {
            return;
        }
        let mut codes = [NONE; BLOCK];
        if let Some((column, _)) = &self.by_row {
            column.chunks[chunk].read_i64(from, &mut codes[..numbers.len()]);
        }
        for row in 0..numbers.len() {
            let foreign = match &self.by_row {
                Some((_, tables)) => tables.get(codes[row].wrapping_add(1).max(0) as usize).and_then(Option::as_ref),
                None => self.usual.as_ref(),
            };
            let Some((currency, rates)) = foreign else { continue };
            if numbers[row].is_nan() || numbers[row] == 0.0 {
                continue;
            }
            let day = usize::try_from(days[row].wrapping_sub(i64::from(self.base))).ok();
            let rate = day.and_then(|day| rates.get(day)).copied().unwrap_or(f64::NAN);
            if rate.is_nan() {
                missing(row, *currency);
            }
            numbers[row] *= rate;
        }
    }
}
