//! The European Central Bank's reference rates: the history and the day's file with a column for each currency, and the
//! long table of its data portal. All rates say what one euro is worth; `N/A` is no rate.
//! Source: ecb.europa.eu, "Euro foreign exchange reference rates"; data.ecb.europa.eu, data set EXR.

use super::ad_tables::fill;
use super::source::{Context, Report, Rule, Source};
use crate::model::facts::Slice;
use crate::model::field::Field;
use crate::model::table::Table;
use crate::problem::Problem;
use crate::words::Said;

pub static SOURCE: Source = Source {
    id: "ecb",
    name: Said::fixed("European Central Bank", "Европейский центральный банк"),
    help: "https://www.ecb.europa.eu/stats/policy_and_exchange_rates/euro_reference_exchange_rates/",
    reports: &[HISTORY, PORTAL],
};

const HISTORY: Report = Report::new(
    "reference_rates",
    Said::fixed("euro reference rates", "курсы валют к евро"),
    Some(Table::ExchangeRates),
    &[&["date"], &["usd"], &["jpy"], &["gbp"], &["chf"], &["sek"]],
    &[Rule::of(Field::Date, &["date"])],
)
// A table with euros among its columns has another base.
.not(&["eur"])
.by_currency()
.refine(from_euro);

const PORTAL: Report = Report::new(
    "data_portal",
    Said::fixed("exchange rates of the data portal", "курсы валют портала данных"),
    Some(Table::ExchangeRates),
    &[&["currency"], &["currency_denom"], &["time_period"], &["obs_value"]],
    &[
        Rule::of(Field::Date, &["time_period"]),
        Rule::of(Field::FromCurrency, &["currency_denom"]),
        Rule::of(Field::ToCurrency, &["currency"]),
        Rule::of(Field::Rate, &["obs_value"]),
    ],
);

fn from_euro(slice: &mut Slice, _: &Context) -> Vec<Problem> {
    fill(slice, Field::FromCurrency, "EUR");
    Vec::new()
}
