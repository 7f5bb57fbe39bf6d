//! One export, many ways of writing it: columns in another order, another delimiter, another encoding, another locale,
//! more columns, headers in the other language. Each file of the fixtures (and of `SEXTANT_SAMPLES`, where they are) is
//! written anew in each way and has to be taken for the same report with the same rows and sums.
#![allow(clippy::disallowed_methods, reason = "tests read files and the folder's variable")]

mod reading;
mod rewriting;

use reading::read;
use rewriting::{Sheet, WAYS, sheet_of};
use sextant::protocol::{FileReport, PartReport};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

#[test]
fn a_file_written_another_way_gives_the_same_totals() {
    let mut files = Vec::new();
    walk(Path::new("tests/fixtures/sources"), &mut files);
    let invented = files.len();
    assert!(invented > 90, "the fixtures were not found: {invented}");
    match std::env::var("SEXTANT_SAMPLES") {
        Ok(folder) => walk(Path::new(&folder), &mut files),
        Err(_) => println!("without real exports: SEXTANT_SAMPLES names no folder"),
    }
    let (mut tried, mut taken, mut faults, mut ways) = (0, 0, Vec::new(), BTreeMap::new());
    for file in &files {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        let bytes = std::fs::read(file).unwrap();
        let (before, _) = read(&name, &bytes);
        let Some(sheet) = sheet_of(&name, &bytes, &before) else { continue };
        taken += 1;
        for (way, rewrite) in WAYS {
            let Some(written) = rewrite(&sheet) else { continue };
            tried += 1;
            let (after, _) = read(&name, &written);
            *ways.entry(*way).or_insert(0) += 1;
            faults.extend(difference(&before, &after).map(|fault| format!("{} [{way}]: {fault}", file.display())));
        }
    }
    println!("{taken} of {} files, {tried} written another way: {ways:?}", files.len());
    let rarest = WAYS.iter().map(|(way, _)| ways.get(way).copied().unwrap_or(0)).min().unwrap();
    assert!(taken > 90 && rarest > 20, "too few: {taken} files, {ways:?}");
    assert!(faults.is_empty(), "{} of {tried} differ:\n{}", faults.len(), faults.join("\n"));
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            walk(&path, found);
        } else if ["csv", "tsv", "txt"].iter().any(|ending| path.extension().is_some_and(|own| own == *ending)) {
            found.push(path);
        }
    }
}

/// What a person would notice.
fn difference(before: &FileReport, after: &FileReport) -> Option<String> {
    let ([was], [is]) = (&before.parts[..], &after.parts[..]) else {
        return Some(format!("{} tables, was one", after.parts.len()));
    };
    let who = |part: &PartReport| format!("{:?} {:?} {:?}", part.source, part.report, part.table);
    if who(was) != who(is) {
        return Some(format!("{}, was {}; {:?}", who(is), who(was), is.problems.first().map(|problem| &problem.what)));
    }
    if (was.rows, was.rejected) != (is.rows, is.rejected) {
        return Some(format!("{} + {} rows, was {} + {}", is.rows, is.rejected, was.rows, was.rejected));
    }
    if was.period != is.period {
        return Some(format!("{:?}, was {:?}", is.period, was.period));
    }
    if was.currency != is.currency {
        return Some(format!("{:?}, was {:?}", is.currency, was.currency));
    }
    let differs = |(name, sum): (&String, &f64)| {
        let found = is.totals.get(name);
        let is_same = found.is_some_and(|found| (found - sum).abs() <= 1e-6 * sum.abs().max(1.0));
        (!is_same).then(|| format!("{name} {found:?}, was {sum}"))
    };
    was.totals.iter().find_map(differs)
}

/// The rewriting itself: what it leaves alone and what it changes.
#[test]
fn a_sheet_is_written_as_asked() {
    let bytes = b"Date,Campaign,Amount spent (USD)\n2026-11-14,\"Brand, all\",\"1,234.50\"\n2026-11-15,Search,7\n";
    let sheet = Sheet::parse(bytes, b',', 1, &["Date", "Campaign", "Amount spent (USD)"]).unwrap();
    let written = String::from_utf8(sheet.write(b';')).unwrap();
    assert_eq!(written, "Date;Campaign;Amount spent (USD)\n2026-11-14;Brand, all;1,234.50\n2026-11-15;Search;7\n");
    assert_eq!(rewriting::european_number("1,234.50").as_deref(), Some("1\u{a0}234,50"));
    assert_eq!(rewriting::european_number("-12.5%").as_deref(), Some("-12,5%"));
    assert_eq!(rewriting::european_number("$7.00"), None);
    assert_eq!(rewriting::european_day("2026-11-14T09:30:00").as_deref(), Some("14.11.2026 09:30:00"));
    assert_eq!(rewriting::european_day("14 Nov"), None);
}
