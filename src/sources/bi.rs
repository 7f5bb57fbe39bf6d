//! Power BI and Tableau: tables of anything, under headers that both wrap in words of their own (`Sum of Cost`,
//! `SUM(Cost)`, `Month of Date`). Unwrapped, they are read as plain tables are; averages stay wrapped and so unknown.
//!
//! Of Tableau real crosstabs were seen (UTF-16, tabs). Of Power BI none was: BOM, wrappings and the lines of applied
//! filters are as the vendor's documents and users describe them.

use super::claim::{self, Claim, HeaderRow};
use super::plain_table::REPORTS;
use super::source::{Report, Source};
use crate::read::head::{Head, RawRow};
use crate::read::header::normal;
use crate::read::plan::Encoding;
use crate::words::Said;

pub static POWER_BI: Source = Source {
    id: "power_bi",
    name: Said::fixed("Power BI", "Power BI"),
    help: "https://learn.microsoft.com/power-bi/visuals/power-bi-visualization-export-data",
    reports: REPORTS,
};

pub static TABLEAU: Source = Source {
    id: "tableau",
    name: Said::fixed("Tableau", "Tableau"),
    help: "https://help.tableau.com/current/pro/desktop/en-us/save_export_data.htm",
    reports: REPORTS,
};

/// A crosstab of something that is no marketing figure of ours.
static CROSSTAB: Report = Report::new(
    "crosstab",
    Said::fixed("crosstab of other figures", "кросс-таблица с другими данными"),
    None,
    &[],
    &[],
);

/// Beginnings of headers, lower case, and the tool that writes them; what follows is the column's own name.
static STARTS: &[(&str, &Source)] = &[
    ("sum of ", &POWER_BI),
    ("сумма по полю ", &POWER_BI),
    ("total ", &POWER_BI),
    ("sum(", &TABLEAU),
    ("agg(", &TABLEAU),
    ("attr(", &TABLEAU),
    ("month of ", &TABLEAU),
    ("day of ", &TABLEAU),
    ("week of ", &TABLEAU),
    ("month, day, year of ", &TABLEAU),
];

/// Lines and headers that only one of the tools writes.
static SIGNS: &[(&str, &Source)] = &[
    ("applied filters", &POWER_BI),
    ("no filters applied", &POWER_BI),
    ("примененные фильтры", &POWER_BI),
    ("фильтры не применены", &POWER_BI),
    ("measure names", &TABLEAU),
    ("measure values", &TABLEAU),
];

/// Tableau's own name of such a file: `Sheet 1_crosstab.csv`.
const CROSSTAB_NAME: &str = "crosstab";

/// Rows in which wrapped headers are looked for.
const LOOKED_AT: usize = 12;

/// The tool that wrote the table, when it left its mark.
pub fn tool(head: &Head, file: &str, rows: &[RawRow]) -> Option<&'static Source> {
    // A campaign may be called `Day of sale`: only rows without a number are headers or notes.
    let is_number = |cell: &String| cell.starts_with(|c: char| c.is_ascii_digit());
    let heads = || rows.iter().take(LOOKED_AT).filter(|row| !row.cells.iter().any(is_number));
    let cells = || heads().flat_map(|row| &row.cells).map(|cell| normal(cell));
    let by_sign = cells().find_map(|cell| SIGNS.iter().find(|(sign, _)| cell.starts_with(sign)).map(|(_, tool)| *tool));
    let by_start =
        || cells().find_map(|cell| start_of(&cell).filter(|(start, _)| *start != "total ").map(|(_, tool)| tool));
    let file = file.to_lowercase();
    let is_utf16 = head.encoding == Encoding::Utf16Le && head.delimiter == b'\t' && file.ends_with(".csv");
    let is_crosstab = is_utf16 || file.contains(CROSSTAB_NAME);
    by_sign.or_else(by_start).or(is_crosstab.then_some(&TABLEAU))
}

fn start_of(cell: &str) -> Option<(&'static str, &'static Source)> {
    STARTS.iter().copied().find(|(start, _)| cell.starts_with(start))
}

/// The rows with their first headers unwrapped: `SUM(Cost)` → `cost`.
pub fn unwrapped(rows: &[RawRow]) -> Vec<RawRow> {
    let mut rows = rows.to_vec();
    for cell in rows.iter_mut().take(LOOKED_AT).flat_map(|row| &mut row.cells) {
        let text = normal(cell);
        let Some((start, _)) = start_of(&text) else { continue };
        let bare = text[start.len()..].trim_end_matches(')').trim();
        // A column of time is known by its part of the calendar, whatever the data call it.
        *cell = if start.contains(" of ") && !start.starts_with("sum") { "date".to_owned() } else { bare.to_owned() };
    }
    rows
}

/// A crosstab that says in its file's name what it is, though none of its columns is known.
pub fn unknown(row: &HeaderRow, tool: &'static Source, file: &str) -> Option<Claim> {
    (tool.id == TABLEAU.id && file.to_lowercase().contains(CROSSTAB_NAME))
        .then(|| claim::claim(row, &[], tool, &CROSSTAB))
}

/// What Power BI writes below a table.
pub fn footers(source: &Source) -> impl Iterator<Item = &'static str> {
    let own = source.id == POWER_BI.id;
    SIGNS.iter().filter(move |(_, tool)| own && tool.id == POWER_BI.id).map(|(sign, _)| *sign)
}
