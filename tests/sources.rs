//! Walks `tests/fixtures/sources/<source>/<case>/`: each input is claimed by exactly its own source and gives the rows,
//! days, sums and values that stand beside it. The expectations were worked out apart from the engine.
#![allow(clippy::disallowed_methods, reason = "tests read fixtures")]

mod reading;

use reading::read;
use serde_json::{Map, Value, json};
use sextant::model::column::NONE;
use sextant::model::day::Day;
use sextant::model::facts::Slice;
use sextant::model::field::{Field, Kind};
use sextant::protocol::PartReport;
use std::collections::BTreeMap;
use std::path::Path;

#[test]
fn every_fixture_is_read_as_its_own_system() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/sources");
    let mut faults = Vec::new();
    let mut cases = 0;
    for source in folders(&root) {
        for case in folders(&source) {
            let id = source.file_name().unwrap().to_string_lossy().into_owned();
            let label = format!("{id}/{}", case.file_name().unwrap().to_string_lossy());
            cases += 1;
            for fault in check(&id, &case) {
                faults.push(format!("{label}: {fault}"));
            }
        }
    }
    assert!(cases > 0, "no fixtures found");
    assert!(faults.is_empty(), "{} of {cases} fixtures, faults:\n{}", faults.len(), faults.join("\n"));
}

fn folders(root: &Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(root).unwrap();
    let mut all: Vec<_> = entries.map(|e| e.unwrap().path()).filter(|p| p.is_dir()).collect();
    all.sort();
    all
}

fn check(id: &str, case: &Path) -> Vec<String> {
    let expected: Value = serde_json::from_slice(&std::fs::read(case.join("expected.json")).unwrap()).unwrap();
    let expected = expected["files"].as_array().unwrap();
    let mut input = std::fs::read_dir(case).unwrap().map(|e| e.unwrap().path());
    let input = input.find(|p| p.file_stem().is_some_and(|s| s != "expected")).expect("an input");
    let (report, slices) = read(&input.file_name().unwrap().to_string_lossy(), &std::fs::read(&input).unwrap());
    if report.parts.is_empty() {
        let ids: Vec<Value> = report.problems.iter().map(|p| json!(p.id)).collect();
        return match expected[0]["source"].is_null() && sorted(&expected[0]["problems"]) == sorted(&json!(ids)) {
            true => Vec::new(),
            false => vec![format!("not read at all: {ids:?}")],
        };
    }
    if report.parts.len() != expected.len() {
        return vec![format!("{} parts, expected {}", report.parts.len(), expected.len())];
    }
    let mut faults = Vec::new();
    for (index, (part, expect)) in report.parts.iter().zip(expected).enumerate() {
        if part.source.as_deref() != Some(id) {
            faults.push(format!("claimed by {:?}", part.source));
            continue;
        }
        let found = reduce(part, slices.get(index).and_then(Option::as_ref), expect);
        for (key, value) in expect.as_object().unwrap() {
            // Sets, written in any order.
            let is_set = ["dims", "absent", "problems"].contains(&key.as_str());
            let agrees = if is_set { sorted(&found[key]) == sorted(value) } else { same(&found[key], value) };
            if !agrees {
                faults.push(format!("{key}\n    found    {}\n    expected {value}", found[key]));
            }
        }
    }
    faults
}

/// The same keys as the expectation, from what was read.
fn reduce(part: &PartReport, slice: Option<&Slice>, expect: &Value) -> Value {
    let mut ids: Vec<&str> = part.problems.iter().map(|p| p.id.as_str()).collect();
    ids.sort_unstable();
    let mut found = json!({
        "part": part.part, "source": part.source, "report": part.report, "table": part.table.map(|t| t.id()),
        "rows": part.rows, "rejected": part.rejected, "period": part.period, "currency": part.currency,
        "totals": part.totals, "problems": ids,
    });
    let Some(slice) = slice else { return found };
    found["grain"] = json!(slice.meta.grain);
    found["account"] = json!(slice.meta.account);
    found["dims"] = json!(slice.meta.dims.iter().map(|d| d.id()).collect::<Vec<_>>());
    let money = |field: Field, value: f64| if field.kind() == Kind::Money { value / 1e6 } else { value };
    let totals: BTreeMap<&str, f64> = slice.meta.totals.iter().map(|(f, v)| (f.id(), money(*f, *v))).collect();
    found["file_totals"] = json!(totals);
    if let Some(asked) = expect["values"].as_object() {
        let values: Map<String, Value> = asked.keys().map(|id| (id.clone(), values(slice, id))).collect();
        found["values"] = Value::Object(values);
    }
    if let Some(asked) = expect["absent"].as_array() {
        let field = |id: &Value| Field::from_id(id.as_str().unwrap_or(""));
        let absent = asked.iter().filter(|id| field(id).is_none_or(|f| slice.column(f).is_none()));
        found["absent"] = absent.cloned().collect();
    }
    let mut channels: BTreeMap<String, u32> = BTreeMap::new();
    if let Some(column) = slice.column(Field::Channel) {
        for row in 0..slice.meta.rows as usize {
            *channels.entry(column.text(row).unwrap_or("").to_owned()).or_default() += 1;
        }
    }
    found["channels"] = json!(channels);
    found
}

fn values(slice: &Slice, id: &str) -> Value {
    let Some(column) = Field::from_id(id).and_then(|field| slice.column(field)) else { return json!("no such column") };
    let cell = |row: usize| match column.kind {
        Kind::Text => json!(column.text(row)),
        Kind::Number => Some(column.number(row)).filter(|n| !n.is_nan()).map_or(Value::Null, |n| json!(n)),
        kind => match (column.value(row), kind) {
            (NONE, _) => Value::Null,
            (value, Kind::Day) => json!(Day(value as i32).iso()),
            (value, Kind::Money) => json!(value as f64 / 1e6),
            (value, _) => json!(value),
        },
    };
    (0..slice.meta.rows as usize).map(cell).collect()
}

fn sorted(value: &Value) -> Vec<String> {
    let mut all: Vec<String> = value.as_array().into_iter().flatten().map(Value::to_string).collect();
    all.sort();
    all
}

/// Equal, numbers within a millionth part.
fn same(found: &Value, expected: &Value) -> bool {
    match (found, expected) {
        (Value::Number(a), Value::Number(b)) => {
            let (a, b) = (a.as_f64().unwrap_or(f64::NAN), b.as_f64().unwrap_or(f64::NAN));
            (a - b).abs() <= 1e-6 * b.abs().max(1.0)
        }
        (Value::Array(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b)),
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len() && b.iter().all(|(key, b)| a.get(key).is_some_and(|a| same(a, b)))
        }
        _ => found == expected,
    }
}
