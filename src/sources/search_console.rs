//! Google Search Console: the tables of the performance report, one file or sheet each. They are views of the same
//! clicks and never added together; positions are averages, to be weighted by impressions.

use super::source::{Report, Rule, Source};
use crate::model::field::Field;
use crate::model::table::Table;
use crate::words::Said;

pub static SOURCE: Source = Source {
    id: "search_console",
    name: Said::fixed("Search Console", "Search Console"),
    help: "https://support.google.com/webmasters/answer/7576553",
    reports: &[DATES, QUERIES, PAGES, COUNTRIES, DEVICES, APPEARANCE, FILTERS],
};

const CLICKS: &[&str] = &["clicks", "клики"];
const IMPRESSIONS: &[&str] = &["impressions", "показы"];
const POSITION: &[&str] = &["position", "позиция", "средняя позиция"];

macro_rules! view {
    ($id:literal, $en:literal, $ru:literal, $field:ident, $aliases:expr) => {
        Report::new(
            $id,
            Said::fixed($en, $ru),
            Some(Table::SearchPerformance),
            &[$aliases, CLICKS, IMPRESSIONS, POSITION],
            &[
                Rule::of(Field::$field, $aliases),
                Rule::of(Field::Clicks, CLICKS),
                Rule::of(Field::Impressions, IMPRESSIONS),
                Rule::of(Field::Position, POSITION),
                Rule::ignore(&["ctr"]),
            ],
        )
        .not(&["cost", "spend", "расход"])
    };
}

const DATES: Report = view!("dates", "by date", "по датам", Date, &["date", "дата"]);
const QUERIES: Report = view!(
    "queries",
    "by query",
    "по запросам",
    Query,
    &["top queries", "query", "популярные запросы", "самые популярные запросы", "лучшие запросы", "запросы", "запрос"]
);
const PAGES: Report = view!(
    "pages",
    "by page",
    "по страницам",
    Page,
    &[
        "top pages", "page", "популярные страницы", "самые популярные страницы", "лучшие страницы", "страницы",
        "страница"
    ]
);
const COUNTRIES: Report = view!("countries", "by country", "по странам", Country, &["country", "страна", "страны"]);
const DEVICES: Report =
    view!("devices", "by device", "по устройствам", Device, &["device", "устройство", "устройства"]);
const APPEARANCE: Report = view!(
    "search_appearance",
    "by search appearance",
    "по виду в поиске",
    Format,
    &["search appearance", "вид в поиске", "внешний вид в поиске", "тип представления в поиске"]
);

/// What the export was narrowed to: no figures in it.
const FILTERS: Report = Report::new(
    "filters",
    Said::fixed("filters of the export", "фильтры выгрузки"),
    None,
    &[&["filter", "фильтр"], &["value", "значение"]],
    &[],
);
