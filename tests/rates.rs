//! Exchange rates as central banks publish them, from their files to converted money; every sum by hand.
#![allow(clippy::disallowed_methods, reason = "tests read fixtures")]

mod reading;
mod tiny;

use reading::read;
use sextant::model::facts::Facts;
use sextant::model::table::Table;
use std::path::Path;
use std::rc::Rc;
use tiny::{Asking, ask, facts, near, november, period, tiny, total};

/// Facts with the rates of a fixture added as an import of their own.
fn with_rates(mut facts: Facts, fixtures: &[&str]) -> Facts {
    for fixture in fixtures {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/sources").join(fixture);
        let mut files = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
        let file = files.find(|path| path.file_stem().is_some_and(|stem| stem != "expected")).unwrap();
        let (_, slices) = read(&file.file_name().unwrap().to_string_lossy(), &std::fs::read(&file).unwrap());
        for mut slice in slices.into_iter().flatten() {
            slice.meta.id = facts.slices.len() as u32 + 1;
            facts.slices.push(Rc::new(slice));
        }
    }
    facts
}

fn spent(currency: &'static str, text: &str) -> Facts {
    facts(&[tiny("google_ads", Table::AdPerformance, text).currency(Some(currency))])
}

const ECB: &str = "ecb/history_column_a_currency";
const CBR: &str = "bank_of_russia/sheet_of_one_currency";
const TWO_DAYS: &str = "date cost\n2026-11-19 100\n2026-11-20 100";

/// The bank says what a euro is worth: to dollars its rate, to euros one over it.
#[test]
fn euro_rates_straight_and_turned_around() {
    // 100 × 1.08 + 100 × 1.10 = 218.
    let euros = with_rates(spent("EUR", TWO_DAYS), &[ECB]);
    near(total(&euros, &ask(&["ad_cost"], Some(november())).currency("USD")).value, 218.0);
    // 108 ÷ 1.08 + 110 ÷ 1.10 = 200.
    let dollars = with_rates(spent("USD", "date cost\n2026-11-19 108\n2026-11-20 110"), &[ECB]);
    near(total(&dollars, &ask(&["ad_cost"], Some(november())).currency("EUR")).value, 200.0);
}

/// Pounds to yen by way of the euro.
#[test]
fn cross_rates_go_through_the_euro() {
    // 88 ÷ 0.88 × 165 = 16 500.
    let pounds = with_rates(spent("GBP", "date cost\n2026-11-20 88"), &[ECB]);
    near(total(&pounds, &ask(&["ad_cost"], Some(november())).currency("JPY")).value, 16_500.0);
}

/// Euros to roubles of 2026: the bank stopped to quote the rouble in 2022, so the way is by the dollar and the Bank of
/// Russia, 1.10 × 80.50 = 88.55; without it the sum is unknown and not that of 2022.
#[test]
fn a_rate_that_was_given_up_is_no_rate() {
    let euros = || spent("EUR", "date cost\n2026-11-20 100");
    let cost = ask(&["ad_cost"], Some(november())).currency("RUB");
    let value = total(&with_rates(euros(), &[ECB]), &cost);
    assert_eq!((value.value, value.unknown.map(|unknown| unknown.id)), (None, Some("no_rate".to_owned())));
    near(total(&with_rates(euros(), &[ECB, CBR]), &cost).value, 8_855.0);
    // In its own days the rate of 2022 holds: 100 × 117.2010, and over the week-end after it.
    let old = with_rates(spent("EUR", "date cost\n2022-03-01 100\n2022-03-05 100"), &[ECB]);
    let march = ask(&["ad_cost"], Some(period("2022-03-01", "2022-03-31"))).currency("RUB");
    near(total(&old, &march).value, 23_440.2);
}

/// Roubles for units of a currency: 10 liras cost 19.5 roubles, 100 yen 52.25.
#[test]
fn roubles_for_so_many_units() {
    let nominal = "bank_of_russia/sheet_nominal_month_first_windows_1251";
    let liras = with_rates(spent("TRY", "date cost\n2026-11-20 100"), &[nominal]);
    near(total(&liras, &ask(&["ad_cost"], Some(november())).currency("RUB")).value, 195.0);
    // 195 roubles ÷ 0.5225 = 373.2057 yen.
    let yen = total(&liras, &ask(&["ad_cost"], Some(november())).currency("JPY")).value;
    assert!(yen.is_some_and(|yen| (yen - 195.0 / 0.5225).abs() < 1e-6), "{yen:?}");
}
