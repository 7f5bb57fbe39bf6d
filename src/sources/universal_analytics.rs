//! Universal Analytics (the Google Analytics before GA4): CSV below comment lines, and the sheets of its XLSX.
//!
//! Rates and averages are kept where their base, the sessions, stands in the file. Entrances of pages are not taken
//! for sessions, and of several goals none for all conversions: `Goal Completions` is their sum. CSV is as parsers of
//! exports and vendors' examples have it; of XLSX a real file was seen.

use super::refine::{by_base, drop_field, part_source_and_medium, put};
use super::source::{As, Context, Report, Rule, Source};
use crate::model::column::NONE;
use crate::model::facts::{Slice, SliceGrain};
use crate::model::field::Field;
use crate::model::table::Table;
use crate::problem::Problem;
use crate::words::Said;

pub static SOURCE: Source = Source {
    id: "universal_analytics",
    name: Said::fixed("Universal Analytics", "Universal Analytics"),
    help: "https://support.google.com/analytics/answer/1038573",
    reports: &[PAGES, SESSIONS, DAYS, HOURS],
};

const PAGE: &[&str] = &["page", "page title", "страница", "название страницы"];
const DAY: &[&str] = &["day index", "индекс дня"];
const HOUR: &[&str] = &["hour index", "индекс часа"];
const COUNTS: &[&str] = &["sessions", "users", "pageviews", "new users", "сеансы", "пользователи", "просмотры страниц"];
/// What only Universal Analytics calls so.
const MARKS: &[&str] = &[
    "% new sessions", "pages / session", "pages/session", "avg. session duration", "% новых сеансов", "страниц/сеанс",
    "сред. длительность сеанса", "средняя длительность сеанса",
];

const COLUMNS: &[Rule] = &[
    Rule::of(Field::Date, &["date", "day index", "индекс дня", "дата"]),
    Rule::of(Field::Hour, HOUR),
    Rule::of(Field::Channel, &["default channel grouping", "группа каналов по умолчанию"]),
    Rule::of(Field::Source, &["source / medium", "source", "источник или канал", "источник/канал", "источник"]),
    Rule::of(Field::Medium, &["medium", "канал"]),
    Rule::of(Field::Campaign, &["campaign", "кампания"]),
    Rule::of(Field::LandingPage, &["landing page", "страница входа", "целевая страница"]),
    Rule::of(Field::Page, PAGE),
    Rule::of(Field::Country, &["country", "страна"]),
    Rule::of(Field::Region, &["region", "регион"]),
    Rule::of(Field::City, &["city", "город"]),
    Rule::of(Field::Device, &["device category", "категория устройств"]),
    Rule::of(Field::Segment, &["language", "browser", "user type", "язык", "браузер", "тип пользователя"]),
    Rule::of(Field::Age, &["age", "возраст"]),
    Rule::of(Field::Gender, &["gender", "пол"]),
    Rule::of(Field::Sessions, &["sessions", "сеансы"]),
    Rule::of(Field::Users, &["users", "пользователи"]),
    Rule::of(Field::NewUsers, &["new users", "новые пользователи"]),
    Rule::of(Field::PageViews, &["pageviews", "просмотры страниц", "просмотры"]),
    Rule::read(Field::Bounces, &["bounce rate", "показатель отказов"], As::Share),
    Rule::read(
        Field::SessionSecs,
        &["avg. session duration", "сред. длительность сеанса", "средняя длительность сеанса"],
        As::Seconds,
    ),
    Rule::of(Field::Conversions, &["goal completions", "достигнутые цели", "достижения цели"]),
    Rule::of(Field::Revenue, &["revenue", "доход"]),
    Rule::ignore(&[
        "unique pageviews", "avg. time on page", "entrances", "% exit", "page value", "% new sessions",
        "pages / session", "pages/session", "goal conversion rate", "goal value", "ecommerce conversion rate",
        "transactions", "уникальные просмотры страниц", "сред. время просмотра страницы", "входы", "процент выходов",
        "ценность страницы", "% новых сеансов", "страниц/сеанс",
    ]),
];

const fn web(id: &'static str, name: Said, needs: &'static [&'static [&'static str]]) -> Report {
    Report::new(id, name, Some(Table::WebTraffic), needs, COLUMNS).empty_dims_total().month_first().refine(last_look)
}

const PAGES: Report =
    web("pages", Said::fixed("pages", "страницы"), &[PAGE, &["unique pageviews", "уникальные просмотры страниц"]]);
const SESSIONS: Report = web("sessions", Said::fixed("sessions", "сеансы"), &[&["sessions", "сеансы"], MARKS]);
const DAYS: Report = web("by_day", Said::fixed("by day", "по дням"), &[DAY, COUNTS]);
const HOURS: Report = web("by_hour", Said::fixed("by hour", "по часам"), &[HOUR, COUNTS]);

/// Formula: bounces = rate × sessions, whole; seconds = average × sessions.
fn last_look(slice: &mut Slice, context: &Context) -> Vec<Problem> {
    days_of_hours(slice, context);
    by_base(slice, Field::Bounces, Field::Sessions, f64::round);
    by_base(slice, Field::SessionSecs, Field::Sessions, |seconds| seconds);
    part_source_and_medium(slice);
    Vec::new()
}

/// Hours are counted from the beginning of the stated period: hour 30 is the second day's.
fn days_of_hours(slice: &mut Slice, context: &Context) {
    let Some(column) = slice.column(Field::Hour) else { return };
    if let Some(period) = context.period {
        let day = |text: &str| text.parse::<i64>().map_or(NONE, |hour| i64::from(period.from.0) + hour / 24);
        let by_code: Vec<i64> = column.dict.iter().map(day).collect();
        let told = |code: i64| usize::try_from(code).ok().and_then(|code| by_code.get(code).copied()).unwrap_or(NONE);
        let days: Vec<i64> = column.values().into_iter().map(told).collect();
        put(slice, Field::Date, &days);
        slice.meta.grain = SliceGrain::Day;
    }
    drop_field(slice, Field::Hour);
}
