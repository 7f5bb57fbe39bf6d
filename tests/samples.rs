//! Real exports, read where they lie: `SEXTANT_SAMPLES` names their folder, with independent totals in `EXPECTED.tsv`.
//! They belong to others and are not part of this repository; without the variable the test says so and passes.
#![allow(clippy::disallowed_methods, reason = "tests read files and the folder's variable")]

mod reading;

use reading::read;
use sextant::model::column::NONE;
use sextant::model::facts::Slice;
use sextant::model::field::{Field, Kind};
use sextant::model::table::Table;
use sextant::protocol::PartReport;
use std::collections::BTreeMap;
use std::path::Path;

/// Systems whose files have to be right today.
static SYSTEMS: &[&str] = &[
    "ga4", "google_ads", "meta_ads", "hubspot", "salesforce", "bitrix24", "stripe", "shopify", "mailchimp",
    "yandex_direct", "zendesk", "asana", "generic_crm", "olist_marketing_funnel", "google_sheets", "linkedin_ads",
    "microsoft_ads", "tiktok_ads", "meta_business_suite", "search_console", "yandex_metrika", "plausible",
    "universal_analytics", "google_business_profile", "yookassa", "hootsuite", "youtube", "amocrm", "jira", "trello",
    "tableau",
];

/// (file, block, figure, why we differ): each argued, none silent.
static DIFFERENCES: &[(&str, &str, &str, &str)] = &[
    (
        "meta_ads/Campaigns-Nov-15-2021-Jan-31-2022.csv",
        "campaigns",
        "sum:clicks",
        "the file has unique link clicks alone: they are people, and clicks stay unknown",
    ),
    ("meta_ads/Ad-sets-Nov-15-2021-Jan-31-2022.csv", "ad sets", "sum:clicks", "the same"),
    (
        "google_ads/Ad asset report.xlsx",
        "ad asset report",
        "sum:impressions",
        "an ad counts once for each of its assets, so the sums overstate and nothing of them is kept",
    ),
    ("google_ads/Ad asset report.xlsx", "ad asset report", "sum:clicks", "the same"),
    ("google_ads/Ad asset report.xlsx", "ad asset report", "sum:cost", "the same"),
    ("google_ads/Ad asset report.xlsx", "ad asset report", "currency", "the same"),
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
    (
        "bitrix24/LEAD_20260918_0f1e2d3c_68cbd1f2a1b2c.csv", "leads", "sum:amount",
        "leads are contacts, and a possible sum is no deal's amount",
    ),
    (
        "salesforce/api_shape_seed_opportunity.csv", "opportunities, API field names", "rows",
        "every row is deleted in Salesforce, and what is deleted is no deal",
    ),
    ("salesforce/api_shape_seed_opportunity.csv", "opportunities, API field names", "sum:amount", "the same"),
    ("salesforce/api_shape_seed_opportunity.csv", "opportunities, API field names", "count:won", "the same"),
    ("salesforce/api_shape_seed_opportunity.csv", "opportunities, API field names", "count:closed", "the same"),
    ("salesforce/api_shape_seed_opportunity.csv", "opportunities, API field names", "sum:amount_won", "the same"),
    (
        "salesforce/weekly_export_Campaign.csv", "campaigns", "rows",
        "campaigns without a cost are kept with an unknown one; the sum is the same",
    ),
    (
        "meta_business_suite/api_shape_seed_facebook_posts.csv", "facebook post lifetime metrics, API field names",
        "from", "the days are those of the snapshots; when a post appeared is not told",
    ),
    (
        "meta_business_suite/api_shape_seed_facebook_posts.csv", "facebook post lifetime metrics, API field names",
        "to", "the same",
    ),
    ("zendesk/api_shape_seed_ticket.csv", "tickets, API field names", "rows", "two of the ten are deleted"),
    (
        "universal_analytics/audience_overview_hour_index_head.csv",
        "sessions by hour index",
        "to",
        "the period is the one the file states; its rows were cut short by the sample's makers",
    ),
    ("yandex_direct/semicolon_cp1251_total_last.csv", "campaign by day, semicolon csv", "file_total:cost", "the same"),
];

/// Sheets that are titles and links, no table: nothing is told of them.
static NO_TABLES: &[(&str, &str)] =
    &[("universal_analytics/Analytics All Web Site Data Pages 20220701-20220731.xlsx", "sheet Summary")];

/// Files whose rows the expectations read in several ways, with the way we read them.
static READINGS: &[(&str, &str)] = &[("mailchimp/campaigns.csv", "campaigns, split-test parents left out")];

/// One line of the expectations.
struct Figure {
    /// What narrows the block: `only USD`, `close date`.
    look: Option<String>,
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
        if set != "samples" || NO_TABLES.contains(&(file, block)) {
            continue;
        }
        let chosen = READINGS.iter().find(|(of, _)| *of == file);
        if chosen.is_some_and(|(_, reading)| *reading != block) {
            continue;
        }
        let blocks = files.entry(file.to_owned()).or_default();
        if let Some((first, figures)) = blocks.iter_mut().find(|(first, _)| is_another_look(first, block)) {
            let look = block.strip_prefix(first.as_str()).and_then(|rest| rest.strip_prefix(" (")?.strip_suffix(')'));
            if let (Some(look), true) = (look, table != "none") {
                figures.push(Figure { look: Some(look.to_owned()), name: name.to_owned(), value: value.to_owned() });
            }
            continue;
        }
        if blocks.iter().all(|(known, _)| known != block) {
            blocks.push((block.to_owned(), Vec::new()));
        }
        if let (Some((_, figures)), true) = (blocks.iter_mut().find(|(known, _)| known == block), table != "none") {
            figures.push(Figure { look: None, name: name.to_owned(), value: value.to_owned() });
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
        let expected = Some(figure.value.clone()).filter(|value| value != "none");
        (found != expected).then(|| format!("{found:?}, expected {expected:?}"))
    };
    if figure.look.is_some() || figure.name.starts_with("count:") || figure.name == "sum:amount_won" {
        let (found, expected) = (counted(slice?, figure)?, figure.value.as_str());
        let agrees = match (found.parse::<f64>(), expected.parse::<f64>()) {
            (Ok(found), Ok(expected)) => (found - expected).abs() <= 0.011,
            _ => found == expected,
        };
        return (!agrees).then(|| format!("{found}, expected {expected} {:?}", figure.look));
    }
    match figure.name.as_str() {
        "currency" if part.table.is_some_and(|table| [Table::Deals, Table::Orders].contains(&table)) => {
            let mut expected: Vec<&str> = figure.value.split('+').collect();
            expected.sort_unstable();
            let (found, expected) = (currencies(slice?), expected.join("+"));
            (found != expected).then(|| format!("{found}, expected {expected}"))
        }
        "rows" => {
            let rows = part.rows.to_string();
            (rows != figure.value).then(|| format!("{rows}, expected {}", figure.value))
        }
        // Several currencies in one file are compared block by block.
        "currency" if slice?.meta.has(Field::Currency) => None,
        "currency" => {
            let found = part.currency.map_or("none".to_owned(), |currency| currency.code().to_owned());
            (found != figure.value).then(|| format!("{found}, expected {}", figure.value))
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

/// Figures of some rows: won, paid, in one currency. `None` for what we keep nothing of.
fn counted(slice: &Slice, figure: &Figure) -> Option<String> {
    let rows = 0..slice.meta.rows as usize;
    let text = |field: Field, row: usize| slice.column(field).and_then(|column| column.text(row)).unwrap_or("");
    let flag = |field: Field, row: usize| slice.column(field).map_or(NONE, |column| column.value(row));
    let sum = |pick: &dyn Fn(usize) -> bool| {
        let amount = slice.column(Field::Amount)?;
        let micros: i64 =
            rows.clone().filter(|row| pick(*row)).map(|row| amount.value(row)).filter(|v| *v != NONE).sum();
        Some((micros as f64 / 1e6).to_string())
    };
    let count = |pick: &dyn Fn(usize) -> bool| Some(rows.clone().filter(|row| pick(*row)).count().to_string());
    let is = |field: Field, word: &str| {
        let word = if word == "(empty)" { "" } else { word };
        count(&|row| text(field, row).eq_ignore_ascii_case(word))
    };
    let all_closed = rows.clone().all(|row| flag(Field::IsClosed, row) == 1);
    match (figure.look.as_deref(), figure.name.as_str()) {
        (Some(look), name) if look.starts_with("only ") => match name {
            "rows" => count(&|row| text(Field::Currency, row) == &look[5..]),
            "sum:amount" => sum(&|row| text(Field::Currency, row) == &look[5..]),
            _ => None,
        },
        // The planned end of an open deal is no close day of ours.
        (Some("close date"), "from") if all_closed => slice.span(Field::Closed).map(|span| span.from.iso()),
        (Some("close date"), "to") if all_closed => slice.span(Field::Closed).map(|span| span.to.iso()),
        (Some(_), _) => None,
        (None, "count:won") => count(&|row| flag(Field::IsWon, row) == 1),
        (None, "count:lost") => count(&|row| flag(Field::IsWon, row) == 0 && flag(Field::IsClosed, row) == 1),
        (None, "count:closed" | "count:done") => count(&|row| flag(Field::IsClosed, row) == 1),
        (None, "sum:amount_won") => sum(&|row| flag(Field::IsWon, row) == 1),
        (None, "count:distinct") => count(&|_| true),
        (None, "count:qualified") => is(Field::LifecycleStage, "Sales Qualified Lead"),
        (None, "count:paid" | "count:pending" | "count:active") => is(Field::Status, &figure.name[6..]),
        (None, name) => match name.strip_prefix("count:")?.split_once(' ')? {
            ("status", word) => is(Field::Status, word),
            ("lifecycle", word) => is(Field::LifecycleStage, word),
            ("origin", word) => is(Field::Source, word),
            _ => None,
        },
    }
}

/// `GBP+USD`, `EUR`, `none`.
fn currencies(slice: &Slice) -> String {
    let of_slice = slice.meta.currency.map(|currency| currency.code().to_owned());
    let column = slice.column(Field::Currency);
    let in_rows = column.map(|column| {
        let mut codes: Vec<&str> = (0..column.len()).filter_map(|row| column.text(row)).collect();
        codes.sort_unstable();
        codes.dedup();
        codes.join("+")
    });
    in_rows.or(of_slice).unwrap_or_else(|| "none".to_owned())
}
