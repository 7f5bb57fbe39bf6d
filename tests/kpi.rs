//! `sextant kpi` from outside, on the journeys' exports: their sums are counted by hand in the README beside them.
#![allow(clippy::disallowed_methods, reason = "the test runs the program")]

use serde_json::Value;
use std::process::{Command, Output};

fn files() -> Vec<String> {
    ["ga4_traffic_acquisition.csv", "google_ads_campaigns.csv", "stripe_payments.csv"]
        .map(|name| format!("{}/tests/fixtures/journeys/{name}", env!("CARGO_MANIFEST_DIR")))
        .to_vec()
}

fn kpi(options: &[&str], files: &[String]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_sextant")).arg("kpi").args(options).args(files).output().expect("the program runs")
}

fn document(options: &[&str]) -> Value {
    let mut all = vec!["--json"];
    all.extend(options);
    let output = kpi(&all, &files());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("one JSON document")
}

#[track_caller]
fn value(document: &Value, metric: &str, by: Option<&str>) -> f64 {
    let rows = document["rows"].as_array().expect("rows");
    let is_wanted = |row: &&Value| row["metric"] == metric && row["by"].as_str() == by;
    let row = rows.iter().find(is_wanted).unwrap_or_else(|| panic!("no row {metric} {by:?}"));
    row["value"].as_f64().unwrap_or_else(|| panic!("{metric}: {row}"))
}

#[test]
fn values_of_the_journeys() {
    let all = document(&[]);
    let expect = [
        ("ad_cost", 360.0),
        ("clicks", 340.0),
        ("ctr", 340.0 / 12_000.0),
        ("roas", 1070.0 / 360.0),
        ("sessions", 1440.0),
        ("orders", 4.0),
        ("revenue", 380.0),
        ("aov", 95.0),
        ("new_customers", 3.0),
        ("cac", 120.0),
    ];
    for (metric, expect) in expect {
        let found = value(&all, metric, None);
        assert!((found - expect).abs() < 1e-9, "{metric}: {found}, {expect} expected");
    }
    assert_eq!(all["period"]["from"], "2025-09-01");
    assert_eq!(all["period"]["to"], "2025-09-04");
    let row = all["rows"].as_array().unwrap().iter().find(|row| row["metric"] == "ctr").unwrap();
    for key in ["metric", "by", "from", "to", "value", "unit", "unknown", "numerator", "denominator", "n"] {
        assert!(row.get(key).is_some(), "no {key}");
    }
    assert_eq!((row["unit"].as_str(), row["n"].as_f64()), (Some("share"), Some(12_000.0)));
    let unknown = all["rows"].as_array().unwrap().iter().find(|row| row["metric"] == "open_rate").unwrap();
    assert!(unknown["value"].is_null() && unknown["unknown"].as_str().is_some_and(|why| !why.is_empty()));
}

#[test]
fn days_breakdowns_and_comparisons() {
    let days =
        document(&["--grain", "day", "--metric", "ad_cost,sessions", "--from", "2025-09-01", "--to", "2025-09-04"]);
    assert_eq!(days["rows"].as_array().unwrap().len(), 8);
    let sum: f64 = days["rows"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|row| row["metric"] == "ad_cost")
        .filter_map(|r| r["value"].as_f64())
        .sum();
    assert!((sum - 360.0).abs() < 1e-9);
    let campaigns = document(&["--by", "campaign", "--metric", "clicks"]);
    let parts: f64 = campaigns["rows"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|row| !row["by"].is_null())
        .filter_map(|r| r["value"].as_f64())
        .sum();
    assert!((parts - value(&campaigns, "clicks", None)).abs() < 1e-9);
    let compared = document(&["--compare", "previous", "--metric", "ad_cost", "--from=2025-09-03", "--to=2025-09-04"]);
    assert_eq!(compared["compare"]["from"], "2025-09-01");
    let row = &compared["rows"][0];
    let both = row["value"].as_f64().unwrap() + row["before"]["value"].as_f64().unwrap();
    assert!((both - 360.0).abs() < 1e-9, "the two halves are the whole");
}

#[test]
fn a_table_to_read() {
    let output = kpi(&[], &files());
    let text = String::from_utf8(output.stdout).expect("text");
    assert!(text.starts_with("2025-09-01 – 2025-09-04"), "{text}");
    assert!(text.lines().any(|line| line.starts_with("ad_cost") && line.contains("360.00 EUR")), "{text}");
    assert!(text.contains("Not known:"));
}

#[test]
fn bad_usage_says_what_and_how_to_mend() {
    let cases: &[(&[&str], &str, &str)] = &[
        (&["--metric", "sesions"], "sesions", "sessions"),
        (&["--from", "2025-13-01"], "2025-13-01", "2026-11-14"),
        (&["--from", "2025-09-04", "--to", "2025-09-01"], "before it starts", "Swap"),
        (&["--by", "chanel"], "chanel", "channel"),
        (&["--grain", "decade"], "decade", "month"),
        (&["--compare", "never"], "never", "previous"),
        (&["--currency", "gold"], "gold", "EUR"),
        (&["--loud"], "--loud", "--json"),
        (&["--by", "channel,campaign,device"], "3 dimensions", "two"),
    ];
    for (options, what, mend) in cases {
        let output = kpi(options, &files());
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!output.status.success() && output.stdout.is_empty(), "{options:?}");
        assert!(said.contains(what) && said.contains(mend), "{options:?}: {said}");
    }
    assert!(!kpi(&[], &["no such file.csv".to_owned()]).status.success());
    assert!(!kpi(&[], &[]).status.success());
    assert!(!kpi(&["--metric"], &[]).status.success());
}
