//! One sale, one truth: a shop and the payment service behind it both list it. The shop is preferred, day by day; the
//! payment service answers for the days no shop covers (DESIGN §2, sources of truth). It never merges the two.

use crate::model::column::NONE;
use crate::model::facts::{Facts, Slice};
use crate::model::field::Field;
use crate::model::period::Period;
use crate::model::table::Table;

/// Systems that list orders as sold.
static SHOPS: &[&str] = &["shopify", "woocommerce"];
/// Systems that list the payments of those orders.
static PAYMENTS: &[&str] = &["stripe", "yookassa", "paddle"];

/// Rows of payment services on days that a shop covers, by slice: true = told by the shop already.
/// Empty: no shop, or no payments on its days.
pub fn told_by_shops(facts: &Facts) -> Vec<(u32, Vec<bool>)> {
    let of = |ids: &'static [&str]| {
        facts.slices_of(Table::Orders).filter(move |slice| ids.contains(&slice.meta.source.as_str()))
    };
    let covered: Vec<Period> =
        of(SHOPS).filter_map(|shop| shop.meta.period.or_else(|| shop.span(Field::Date))).collect();
    if covered.is_empty() {
        return Vec::new();
    }
    of(PAYMENTS).filter_map(|slice| Some((slice.meta.id, told(slice, &covered)?))).collect()
}

fn told(slice: &Slice, covered: &[Period]) -> Option<Vec<bool>> {
    let days = slice.column(Field::Date)?.values();
    let is_told =
        |day: &i64| *day != NONE && covered.iter().any(|p| i64::from(p.from.0) <= *day && *day <= i64::from(p.to.0));
    let told: Vec<bool> = days.iter().map(is_told).collect();
    told.contains(&true).then_some(told)
}
