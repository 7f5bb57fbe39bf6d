//! Golden drawings: one small report a case, the ECharts option as JSON beside it (`make bless` rewrites them).

use sextant::charts::palette::Palette;
use sextant::charts::series::{Point, Series};
use sextant::charts::spark::spark;
use sextant::charts::trend::{Look, spec};
use sextant::metrics::metric::Unit;
use sextant::model::day::Day;
use sextant::model::money::Currency;
use sextant::model::period::{Grain, Period};
use sextant::words::Lang;

fn palette() -> Palette {
    Palette {
        actual: "ink".into(),
        compare: "grey".into(),
        grid: "hair".into(),
        surface: "paper".into(),
        ink_3: "faint".into(),
        ink_2: "soft".into(),
        font: "Onest".into(),
    }
}

fn series(unit: Unit, values: &[(Option<f64>, Option<f64>, bool)]) -> Series {
    let first = Day::parse_iso("2026-11-01").unwrap();
    let points = values
        .iter()
        .enumerate()
        .map(|(at, &(value, before, is_partial))| {
            let day = first.plus_days(at as i32);
            Point { bucket: Period { from: day, to: day }, value, before, is_partial }
        })
        .collect();
    Series { metric: "leads".into(), unit, currency: Currency::parse("RUB"), grain: Grain::Day, points }
}

fn drawn(series: &Series, lang: Lang) -> serde_json::Value {
    let palette = palette();
    let look = Look { palette: &palette, lang, width: 760.0, before_name: Some("October".into()) };
    let (chart, frame) = spec(series, &look);
    assert!(frame.left >= 24.0 && frame.left < 120.0, "{frame:?}");
    let json = serde_json::to_value(chart).unwrap();
    assert!(!json.to_string().contains("function"), "the page's policy forbids functions in options");
    json
}

fn two_weeks() -> Series {
    let values = [9.0, 12.0, 15.0, 14.0, 13.0, 8.0, 7.0, 16.0, 19.0, 22.0, 20.0, 17.0, 12.0, 14.0];
    let rows: Vec<_> =
        values.iter().enumerate().map(|(at, v)| (Some(*v), Some(11.0 + at as f64 / 2.0), at == 13)).collect();
    series(Unit::Count, &rows)
}

fn line<'a>(option: &'a serde_json::Value, id: &str) -> &'a Vec<serde_json::Value> {
    let found = option["series"].as_array().unwrap().iter().find(|series| series["id"] == id);
    found.unwrap_or_else(|| panic!("no line {id}"))["data"].as_array().unwrap()
}

#[test]
fn trend_with_comparison_and_unfinished_end() {
    let option = drawn(&two_weeks(), Lang::En);
    assert_eq!(line(&option, "actual")[12], 12.0);
    assert_eq!(line(&option, "actual")[13], "-", "an unfinished day is not part of the solid line");
    assert_eq!(line(&option, "unfinished")[12], 12.0, "the dashes start where the line ends");
    assert_eq!(line(&option, "unfinished")[13], 14.0);
    assert_eq!(option["yAxis"][1]["data"], serde_json::json!(["0", "10", "20", "30"]));
    insta::assert_json_snapshot!("trend", option);
}

#[test]
fn trend_in_russian_money() {
    let rows = [(Some(181_000.0), None, false), (Some(140_500.0), None, false)];
    let option = drawn(&series(Unit::Money, &rows), Lang::Ru);
    assert_eq!(option["yAxis"][1]["data"][1], "100\u{a0}тыс.\u{a0}₽");
    insta::assert_json_snapshot!("trend_money_ru", option);
}

#[test]
fn gaps_are_gaps() {
    let rows = [(Some(3.0), None, false), (None, None, false), (Some(5.0), None, false), (Some(6.0), None, false)];
    let option = drawn(&series(Unit::Count, &rows), Lang::En);
    assert_eq!(line(&option, "actual")[1], "-");
    assert_eq!(line(&option, "last")[0], 3.0, "a lone point is a dot");
    assert!(option["series"].as_array().unwrap().iter().all(|series| series["connectNulls"] == false));
}

#[test]
fn one_point_and_none() {
    insta::assert_json_snapshot!(
        "trend_one_point",
        drawn(&series(Unit::Share, &[(Some(0.083), None, false)]), Lang::En)
    );
    insta::assert_json_snapshot!("trend_empty", drawn(&series(Unit::Count, &[]), Lang::En));
}

#[test]
fn never_more_labels_than_fit() {
    let rows: Vec<_> = (0..90).map(|at| (Some(f64::from(at)), None, false)).collect();
    let option = drawn(&series(Unit::Count, &rows), Lang::En);
    let step = option["xAxis"]["axisLabel"]["interval"].as_f64().unwrap() + 1.0;
    assert!(step % 7.0 == 0.0, "days are named by the week: {step}");
    assert!(90.0 / step * 70.0 < 760.0);
}

#[test]
fn spark_breaks_at_gaps_and_dashes_the_end() {
    let rows = [
        (Some(1.0), None, false),
        (Some(3.0), None, false),
        (None, None, false),
        (Some(2.0), None, false),
        (Some(1.0), None, true),
    ];
    let drawn = spark(&series(Unit::Count, &rows)).unwrap();
    assert_eq!(drawn.whole.matches('M').count(), 2);
    assert!(drawn.unfinished.starts_with('M'));
    // The greatest value lies 5 under the top, the least 4 above the bottom of 34.
    assert!(drawn.whole.starts_with("M2.0 30.0"), "{}", drawn.whole);
    assert!(drawn.whole.contains(" 5.0"));
    assert_eq!(spark(&series(Unit::Count, &rows[..1])), None);
}
