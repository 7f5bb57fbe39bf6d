//! Real exports, read where they lie: `SEXTANT_SAMPLES` names their folder, with independent totals in `EXPECTED.tsv`.
//! They belong to others and are not part of this repository; without the variable the test says so and passes.
#![allow(clippy::disallowed_methods, reason = "tests read files and the folder's variable")]

mod reading;

use reading::read;
use sextant::model::facts::Slice;
use sextant::model::field::{Field, Kind};
use sextant::protocol::PartReport;
use std::collections::BTreeMap;
use std::path::Path;

/// Systems whose files have to be right today.
static SYSTEMS: [&str; 10] = [
    "ga4", "google_ads", "meta_ads", "hubspot", "salesforce", "bitrix24", "stripe", "shopify", "mailchimp",
    "yandex_direct",
];

/// (file, block, figure, why we differ): each argued, none silent.
static DIFFERENCES: &[(&str, &str, &str, &str)] = &[
    (
        "meta_ads/text breakdown many metrics.csv", "ads by text, age, gender", "file_total:clicks",
        "clicks on the link (4704) are taken before clicks of all kinds (13259)",
    ),
    (
        "yandex_direct/semicolon_cp1251_total_last.csv",
        "campaign by day, semicolon csv",
        "file_total:impressions",
        "the totals row stands a column to the right, contradicts its rows and is not used",
    ),
    (
        "yandex_direct/semicolon_cp1251_total_last.csv", "campaign by day, semicolon csv", "file_total:clicks",
        "the same",
    ),
    ("yandex_direct/semicolon_cp1251_total_last.csv", "campaign by day, semicolon csv", "file_total:cost", "the same"),
];

/// Files whose rows the expectations read in several ways, with the way we read them.
static READINGS: &[(&str, &str)] = &[("mailchimp/campaigns.csv", "campaigns, split-test parents left out")];

/// One line of the expectations.
struct Figure {
    name: String,
    value: String,
}

#[test]
fn real_exports_give_the_independent_totals() {
    let Ok(folder) = std::env::var("SEXTANT_SAMPLES") else {
        println!("skipped: SEXTANT_SAMPLES names no folder with real exports");
        return;
    };
    let folder = Path::new(&folder);
    let mut faults = Vec::new();
    let (mut files, mut figures) = (0, 0);
    for (file, blocks) in expectations(folder) {
        let Some(system) = file.split('/').next().filter(|s| SYSTEMS.contains(s)) else { continue };
        let bytes = std::fs::read(folder.join(&file)).unwrap_or_else(|e| panic!("{file}: {e}"));
        if !["csv", "tsv", "txt"].iter().any(|ending| file.ends_with(ending)) {
            continue;
        }
        files += 1;
        let (report, slices) = read(file.rsplit('/').next().unwrap_or(&file), &bytes);
        if report.parts.len() != blocks.len() {
            faults.push(format!("{file}: {} parts found, {} expected", report.parts.len(), blocks.len()));
            continue;
        }
        for (at, (part, (block, expected))) in report.parts.iter().zip(&blocks).enumerate() {
            let slice = slices.get(at).and_then(Option::as_ref);
            if part.source.as_deref() != Some(system) {
                faults.push(format!("{file} [{block}]: claimed by {:?}", part.source));
                continue;
            }
            for figure in expected {
                figures += 1;
                let is_known = |d: &&(&str, &str, &str, &str)| d.0 == file && d.1 == block && d.2 == figure.name;
                if let (Some(fault), None) = (check(part, slice, figure), DIFFERENCES.iter().find(is_known)) {
                    faults.push(format!("{file} [{block}] {}: {fault}", figure.name));
                }
            }
        }
    }
    println!("{files} files, {figures} figures");
    assert!(files > 20, "too few files in {}: {files}", folder.display());
    assert!(faults.is_empty(), "{} of {figures} figures differ:\n{}", faults.len(), faults.join("\n"));
}

type Blocks = Vec<(String, Vec<Figure>)>;

/// By file, blocks in the order of the file; figures of tables we keep.
fn expectations(folder: &Path) -> BTreeMap<String, Blocks> {
    let text = std::fs::read_to_string(folder.join("EXPECTED.tsv")).expect("EXPECTED.tsv");
    let mut files: BTreeMap<String, Blocks> = BTreeMap::new();
    for line in text.lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [set, file, _, block, table, name, value, ..] = cells[..] else { continue };
        if set != "samples" {
            continue;
        }
        let chosen = READINGS.iter().find(|(of, _)| *of == file);
        if chosen.is_some_and(|(_, reading)| *reading != block) {
            continue;
        }
        let blocks = files.entry(file.to_owned()).or_default();
        if blocks.iter().any(|(first, _)| is_another_look(first, block)) {
            continue;
        }
        if blocks.iter().all(|(known, _)| known != block) {
            blocks.push((block.to_owned(), Vec::new()));
        }
        if let (Some((_, figures)), true) = (blocks.iter_mut().find(|(known, _)| known == block), table != "none") {
            figures.push(Figure { name: name.to_owned(), value: value.to_owned() });
        }
    }
    files
}

/// `deals (close date)` and `campaign report, line Total: Account` speak of the block before, not of one more.
fn is_another_look(first: &str, block: &str) -> bool {
    block.strip_prefix(first).is_some_and(|rest| rest.starts_with(" (") || rest.starts_with(", line "))
}

/// `None` when the figure agrees, or is no business of ours (a check sum of a column we do not keep).
fn check(part: &PartReport, slice: Option<&Slice>, figure: &Figure) -> Option<String> {
    let day = |found: Option<String>| {
        (found.as_ref() != Some(&figure.value)).then(|| format!("{found:?}, expected {}", figure.value))
    };
    match figure.name.as_str() {
        "rows" => {
            let rows = part.rows.to_string();
            (rows != figure.value).then(|| format!("{rows}, expected {}", figure.value))
        }
        "from" => day(part.period.map(|p| p.from.iso())),
        "to" => day(part.period.map(|p| p.to.iso())),
        name if name.starts_with("file_total:") => {
            let field = Field::from_id(name.strip_prefix("file_total:")?)?;
            let expected: f64 = figure.value.parse().ok()?;
            let found = slice?.meta.totals.iter().find(|(of, _)| *of == field).map(|(_, value)| *value);
            let found = found.map(|value| if field.kind() == Kind::Money { value / 1e6 } else { value });
            let agrees = found.is_some_and(|found| (found - expected).abs() <= 0.011);
            (!agrees).then(|| format!("{found:?} in the file's own totals, expected {expected}"))
        }
        name => {
            let field = name.strip_prefix("sum:")?;
            let expected: f64 = figure.value.parse().ok()?;
            let field = sextant::model::field::Field::from_id(field)?;
            let is_mapped = part.columns.iter().any(|c| c.field == Some(field));
            match part.totals.get(field.id()) {
                Some(found) => ((found - expected).abs() > 0.011).then(|| format!("{found}, expected {expected}")),
                // People and other things that do not add up have no sum of ours.
                None if field.role() == sextant::model::field::Role::NonAdditive => None,
                None if expected == 0.0 => None,
                None => Some(format!("no sum (mapped: {is_mapped}), expected {expected}")),
            }
        }
    }
}
