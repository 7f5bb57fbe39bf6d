//! The command line from outside: what it prints, where, and how it exits.
#![allow(clippy::disallowed_methods, reason = "the test runs the program and writes files for it")]

use serde_json::Value;
use std::process::{Command, Output};

fn sextant(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_sextant")).args(args).output().unwrap()
}

fn fixture(path: &str) -> String {
    format!("{}/tests/fixtures/sources/{path}", env!("CARGO_MANIFEST_DIR"))
}

#[track_caller]
fn refused(args: &[&str], code: i32, word: &str) -> Output {
    let output = sextant(args);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(code), "{said}");
    assert!(said.contains(word) && said.lines().count() >= 2, "what and how to mend: {said}");
    output
}

#[test]
fn one_document_with_every_key() {
    let output = sextant(&["inspect", "--json", &fixture("ga4/home_of_several_blocks_spanish/input.csv")]);
    assert!(output.status.success() && output.stderr.is_empty());
    let document: Value = serde_json::from_slice(&output.stdout).unwrap();
    let files = document["files"].as_array().unwrap();
    assert_eq!(files.len(), 7, "one entry a report");
    let keys: Vec<&str> = files[0].as_object().unwrap().keys().map(String::as_str).collect();
    let expected = [
        "columns", "confidence", "currency", "part", "path", "period", "problems", "rejected", "report", "rows",
        "source", "table", "totals",
    ];
    assert_eq!(keys, expected);
    assert_eq!(files[3]["totals"]["sessions"], 14.0);
    assert_eq!(files[3]["columns"][1]["field"], "sessions");
    let parts: std::collections::BTreeSet<&str> = files.iter().map(|file| file["part"].as_str().unwrap()).collect();
    assert_eq!(parts.len(), 7, "told apart by part");
}

/// The other files' numbers are told, but a job that publishes them learns that one is missing.
#[test]
fn kpi_tells_what_it_can_and_still_fails_for_an_unreadable_file() {
    let empty = std::env::temp_dir().join(format!("sextant-empty-{}.csv", std::process::id()));
    std::fs::write(&empty, "").unwrap();
    let good = fixture("google_ads/campaign_by_day/input.csv");
    let output = refused(&["kpi", "--json", "--metric", "ad_cost", &good, &empty.to_string_lossy()], 1, "empty");
    std::fs::remove_file(&empty).unwrap();
    let document: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert!(document["rows"][0]["value"].is_number(), "{document}");
    assert!(sextant(&["kpi", "--metric", "ad_cost", &good]).status.success());
}

#[test]
fn bad_usage_and_unreadable_files() {
    refused(&[], 2, "command");
    refused(&["inspect"], 2, "file");
    refused(&["inspect", "--loud", "x.csv"], 2, "--loud");
    refused(&["inspect", "no such file.csv"], 2, "no such file.csv");
    let cut = std::env::temp_dir().join(format!("sextant-cut-{}.zip", std::process::id()));
    std::fs::write(&cut, b"PK\x03\x04 and no more").unwrap();
    let output = refused(&["inspect", "--json", &cut.to_string_lossy()], 1, ".zip");
    std::fs::remove_file(&cut).unwrap();
    let document: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(document["files"][0]["problems"][0]["id"], "archive_damaged");
}
