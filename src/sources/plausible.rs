//! Plausible: the tables of its full export (`imported_…`), and those of the dashboard's zip.
//!
//! Sums of seconds and counts of bounces are kept as they are. The dashboard's tables tell people by one property
//! that only the file's name gives away (`sources.csv`); their rates have no base in the file and are left out.
//! Exit pages say where visits ended: no visits are made of them. The dashboard's zip was not seen as a real file.
//! Source: plausible.io/docs/export-stats, plausible.io/docs/csv-import.

use super::refine::{by_base, name_dimension};
use super::source::{As, Context, Report, Rule, Source};
use crate::model::facts::Slice;
use crate::model::field::Field;
use crate::model::table::Table;
use crate::problem::Problem;
use crate::words::Said;

pub static SOURCE: Source = Source {
    id: "plausible",
    name: Said::fixed("Plausible", "Plausible"),
    help: "https://plausible.io/docs/export-stats",
    reports: &[VISITS, ENTRIES, PAGES, EVENTS, EXITS, DAYS, PEOPLE],
};

const DATE: &[&str] = &["date"];
const VISITORS: &[&str] = &["visitors"];

const VISIT_COLUMNS: &[Rule] = &[
    Rule::of(Field::Date, DATE),
    Rule::of(Field::Source, &["utm_source", "source"]),
    Rule::of(Field::Medium, &["utm_medium"]),
    Rule::of(Field::Campaign, &["utm_campaign"]),
    Rule::of(Field::Ad, &["utm_content"]),
    Rule::of(Field::Keyword, &["utm_term"]),
    Rule::of(Field::LandingPage, &["entry_page"]),
    Rule::of(Field::Page, &["page"]),
    Rule::of(Field::Country, &["country"]),
    Rule::of(Field::Region, &["region"]),
    Rule::of(Field::Device, &["device"]),
    Rule::of(Field::Segment, &["browser", "operating_system"]),
    Rule::of(Field::Users, VISITORS),
    Rule::of(Field::Sessions, &["visits", "entrances"]),
    Rule::of(Field::PageViews, &["pageviews"]),
    Rule::of(Field::Bounces, &["bounces"]),
    Rule::read(Field::SessionSecs, &["visit_duration"], As::Seconds),
    Rule::ignore(&[
        "referrer", "hostname", "browser_version", "operating_system_version", "city", "exits", "time_on_page",
        "active_visitors", "total_scroll_depth", "total_scroll_depth_visits", "total_time_on_page",
        "total_time_on_page_visits",
    ]),
];

const fn web(id: &'static str, name: Said, needs: &'static [&'static [&'static str]]) -> Report {
    Report::new(id, name, Some(Table::WebTraffic), needs, VISIT_COLUMNS)
}

const VISITS: Report =
    web("visits", Said::fixed("visits", "визиты"), &[DATE, VISITORS, &["visits"], &["visit_duration"], &["bounces"]]);

/// Entrances are the visits that began on the page.
const ENTRIES: Report = web(
    "entry_pages",
    Said::fixed("entry pages", "страницы входа"),
    &[DATE, &["entry_page"], &["entrances"], &["bounces"], VISITORS],
);

const PAGES: Report = web("pages", Said::fixed("pages", "страницы"), &[DATE, &["page"], &["hostname"], VISITORS]);

const EVENTS: Report = Report::new(
    "custom_events",
    Said::fixed("custom events", "события"),
    Some(Table::WebEvents),
    &[DATE, &["name"], &["link_url"], &["events"]],
    &[
        Rule::of(Field::Date, DATE),
        Rule::of(Field::EventName, &["name"]),
        Rule::of(Field::Users, VISITORS),
        Rule::of(Field::EventCount, &["events"]),
        Rule::ignore(&["link_url", "path"]),
    ],
);

const EXITS: Report = Report::new(
    "exit_pages",
    Said::fixed("exit pages", "страницы выхода"),
    None,
    &[&["exit_page", "unique_exits"], &["visitors", "total_exits"]],
    &[],
);

/// The dashboard's chart: rates and averages beside their base.
const DAYS: Report = Report::new(
    "dashboard_days",
    Said::fixed("dashboard, by day", "дашборд, по дням"),
    Some(Table::WebTraffic),
    &[DATE, VISITORS, &["visits"], &["bounce_rate"], &["views_per_visit"]],
    &[
        Rule::of(Field::Date, DATE),
        Rule::of(Field::Users, VISITORS),
        Rule::of(Field::Sessions, &["visits"]),
        Rule::of(Field::PageViews, &["pageviews"]),
        Rule::read(Field::Bounces, &["bounce_rate"], As::Percent),
        Rule::read(Field::SessionSecs, &["visit_duration"], As::Seconds),
        Rule::ignore(&["views_per_visit"]),
    ],
)
.refine(averages);

const PEOPLE: Report = Report::new(
    "dashboard",
    Said::fixed("dashboard, people by one property", "дашборд, люди по одному признаку"),
    Some(Table::WebTraffic),
    &[&["name"], &["visitors", "unique_entrances"], &["bounce_rate", "visit_duration", "pageviews", "time_on_page"]],
    &[
        Rule::of(Field::Segment, &["name"]),
        Rule::of(Field::Users, VISITORS),
        Rule::of(Field::Sessions, &["total_entrances"]),
        Rule::of(Field::PageViews, &["pageviews"]),
        Rule::ignore(&["bounce_rate", "visit_duration", "time_on_page", "scroll_depth", "unique_entrances"]),
    ],
)
.not(DATE)
.refine(name_people);

/// Formula: bounces = rate × visits, whole; seconds = average × visits.
fn averages(slice: &mut Slice, _: &Context) -> Vec<Problem> {
    by_base(slice, Field::Bounces, Field::Sessions, f64::round);
    by_base(slice, Field::SessionSecs, Field::Sessions, |seconds| seconds);
    Vec::new()
}

fn name_people(slice: &mut Slice, context: &Context) -> Vec<Problem> {
    name_dimension(slice, Field::Segment, &context.file);
    Vec::new()
}
