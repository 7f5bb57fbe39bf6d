//! Laws that no data may break: splitting, scaling, breaking down, ordering.

mod tiny;

use proptest::prelude::*;
use sextant::model::field::Field;
use sextant::model::period::Grain;
use sextant::model::table::Table;
use std::fmt::Write;
use tiny::{Asking, Tiny, ask, facts, november, run, tiny};

/// Day of November, campaign, impressions, clicks, cost in cents.
type Ad = (u32, u8, u32, u32, u32);

fn ads() -> impl Strategy<Value = Vec<Ad>> {
    let ad = (1u32..=30, 0u8..4, 0u32..5000, 0u32..300, 0u32..100_000);
    proptest::collection::vec(ad, 1..60)
}

fn of_ads(rows: &[Ad], cents: u64) -> Tiny {
    let mut text = "date campaign impressions clicks cost\n".to_owned();
    for (day, campaign, impressions, clicks, cost) in rows {
        let cost = u64::from(*cost) * cents;
        let _ = writeln!(text, "2026-11-{day:02} c{campaign} {impressions} {clicks} {}.{:02}", cost / 100, cost % 100);
    }
    tiny("google_ads", Table::AdPerformance, &text).over("2026-11-01", "2026-11-30")
}

const METRICS: &[&str] = &["impressions", "clicks", "ad_cost", "ctr", "cpc", "cpm"];

fn totals(all: &[Tiny]) -> Vec<Option<f64>> {
    run(&facts(all), &ask(METRICS, Some(november()))).rows.iter().map(|row| row.value.value).collect()
}

fn same(a: Option<f64>, b: Option<f64>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1.0),
        (a, b) => a == b,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// The rows of one file given as two files of the same system, cut between two days, say the same.
    #[test]
    fn split_and_merged_is_the_whole(rows in ads(), cut in 1u32..30) {
        let whole = totals(&[of_ads(&rows, 1)]);
        let (early, late): (Vec<Ad>, Vec<Ad>) = rows.into_iter().partition(|row| row.0 <= cut);
        let cut_day = format!("2026-11-{cut:02}");
        let next = format!("2026-11-{:02}", cut + 1);
        let parts = totals(&[
            of_ads(&early, 1).over("2026-11-01", &cut_day),
            of_ads(&late, 1).over(&next, "2026-11-30"),
        ]);
        for (whole, parts) in whole.iter().zip(&parts) {
            prop_assert!(same(*whole, *parts), "{whole:?} {parts:?}");
        }
    }

    /// Flows of a total are the sums over its breakdown, and over its days.
    #[test]
    fn a_flow_is_the_sum_of_its_parts(rows in ads()) {
        let facts = facts(&[of_ads(&rows, 1)]);
        let flows = &METRICS[..3];
        let by_campaign = run(&facts, &ask(flows, Some(november())).by(&[Field::Campaign]));
        let by_day = run(&facts, &ask(flows, Some(november())).grain(Grain::Day));
        let expect = [
            rows.iter().map(|row| f64::from(row.2)).sum::<f64>(),
            rows.iter().map(|row| f64::from(row.3)).sum::<f64>(),
            rows.iter().map(|row| f64::from(row.4)).sum::<f64>() / 100.0,
        ];
        for (metric, expect) in flows.iter().zip(expect) {
            let of = |is_total: bool| by_campaign.rows.iter().filter(move |row| row.metric == *metric && row.by.is_empty() == is_total);
            let total = of(true).next().unwrap().value.value;
            prop_assert!(same(total, Some(expect)), "{metric}: {total:?} {expect}");
            let parts: f64 = of(false).filter_map(|row| row.value.value).sum();
            prop_assert!(same(total, Some(parts)));
            let days: f64 = by_day.rows.iter().filter(|row| row.metric == *metric).filter_map(|row| row.value.value).sum();
            prop_assert!(same(total, Some(days)));
        }
    }

    /// Every ratio is its numerator over its denominator, and both are sums of rows.
    #[test]
    fn a_ratio_is_its_sums(rows in ads()) {
        let facts = facts(&[of_ads(&rows, 1)]);
        let report = run(&facts, &ask(&["ctr"], Some(november())).by(&[Field::Campaign]));
        for row in &report.rows {
            let of: Vec<&Ad> = rows.iter().filter(|ad| row.by.is_empty() || row.by == [format!("c{}", ad.1)]).collect();
            let clicks: f64 = of.iter().map(|ad| f64::from(ad.3)).sum();
            let impressions: f64 = of.iter().map(|ad| f64::from(ad.2)).sum();
            if impressions == 0.0 {
                prop_assert_eq!(row.value.value, None);
                prop_assert_eq!(&row.value.unknown.as_ref().unwrap().id, "zero_denominator");
            } else {
                prop_assert!(same(row.value.value, Some(clicks / impressions)));
                prop_assert_eq!((row.value.numerator, row.value.denominator), (Some(clicks), Some(impressions)));
                prop_assert_eq!(row.value.interval.is_some(), clicks <= impressions);
            }
        }
    }

    /// All money times three: money metrics times three, ratios without money as they were.
    #[test]
    fn money_scales(rows in ads()) {
        let (once, thrice) = (totals(&[of_ads(&rows, 1)]), totals(&[of_ads(&rows, 3)]));
        for (index, metric) in METRICS.iter().enumerate() {
            let factor = if matches!(*metric, "ad_cost" | "cpc" | "cpm") { 3.0 } else { 1.0 };
            prop_assert!(same(once[index].map(|value| value * factor), thrice[index]), "{metric}");
        }
    }

    /// An exchange there is the same as money in that currency from the start.
    #[test]
    fn exchanged_is_scaled(rows in ads()) {
        let rate = tiny("sheet", Table::ExchangeRates, "date from_currency to_currency rate\n2026-01-01 USD RUB 3");
        let facts = facts(&[of_ads(&rows, 1), rate]);
        let exchanged = run(&facts, &ask(&["ad_cost"], Some(november())).currency("RUB"));
        let thrice = totals(&[of_ads(&rows, 3)]);
        prop_assert!(same(exchanged.rows[0].value.value, thrice[2]));
    }

    /// The order of rows, and a finer view beside a coarser one of the same rows, change nothing.
    #[test]
    fn order_and_other_views_change_nothing(rows in ads()) {
        let expect = totals(&[of_ads(&rows, 1)]);
        let mut turned = rows.clone();
        turned.reverse();
        let mut finer = of_ads(&rows, 1);
        finer.text = finer.text.replace("campaign", "ad");
        let mut lines: Vec<String> = finer.text.lines().map(str::to_owned).collect();
        lines[0] += " device";
        lines[1..].iter_mut().for_each(|line| *line += " mobile");
        finer.text = lines.join("\n");
        for all in [vec![of_ads(&turned, 1)], vec![of_ads(&rows, 1), finer]] {
            for (a, b) in expect.iter().zip(totals(&all)) {
                prop_assert!(same(*a, b));
            }
        }
    }

    /// Whatever the facts, every value has either a number or a reason, never both and never neither.
    #[test]
    fn a_number_or_a_reason(rows in ads(), from in 1u32..30, days in 0u32..40) {
        let facts = facts(&[of_ads(&rows, 1)]);
        let start = tiny::day(&format!("2026-11-{from:02}"));
        let period = tiny::period(&start.iso(), &start.plus_days(days as i32).iso());
        let ids: Vec<&str> = sextant::metrics::ALL.iter().map(|metric| metric.id).collect();
        for grain in [Grain::Total, Grain::Week, Grain::Month] {
            let wanted = ask(&ids, Some(period)).grain(grain).by(&[Field::Campaign]).compare(sextant::model::period::Compare::Previous);
            for row in run(&facts, &wanted).rows {
                for value in std::iter::once(&row.value).chain(&row.before) {
                    prop_assert!(value.value.is_some() != value.unknown.is_some(), "{}", row.metric);
                    prop_assert!(value.value.is_none_or(f64::is_finite));
                }
            }
        }
    }
}
