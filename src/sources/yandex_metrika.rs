//! Yandex Metrica: tables of a report, the totals row `Итого и средние` first, Russian or English.
//!
//! Averages become parts that add up: bounces and time on site are multiplied by the visits they are averages of;
//! page depth is not kept, for page views stand in a column of their own. Goals: target visits, else the one goal of
//! the file; of several goals none is taken for all conversions.
//! Columns as parsers of real exports name them; no real file was seen. English headers and pages by levels of their
//! address are as the interface names them, unproven.

use super::refine::{by_base, drop_field, values};
use super::source::{As, Context, Report, Rule, Source};
use crate::model::column::Column;
use crate::model::facts::Slice;
use crate::model::field::Field;
use crate::model::table::Table;
use crate::problem::{Problem, Severity};
use crate::read::header::header;
use crate::words::Said;

pub static SOURCE: Source = Source {
    id: "yandex_metrika",
    name: Said::fixed("Yandex Metrica", "Яндекс Метрика"),
    help: "https://yandex.ru/support/metrica/general/export.html",
    reports: &[SOURCES, UTM, ENTRIES, PAGES, SEARCH, DAYS, OTHER],
};

const VISITS: &[&str] = &["визиты", "sessions", "visits"];
const DAY: &[&str] =
    &["дата визита", "период", "дата", "день", "неделя", "месяц", "date of visit", "session date", "period", "date"];
const ORIGIN: &[&str] = &["источник трафика", "последний источник трафика", "traffic source"];
const UTM_SOURCE: &[&str] = &["utm source", "utm_source"];
const ENTRY: &[&str] = &["страница входа", "landing page", "entry page"];
const PAGE: &[&str] = &[
    "адрес страницы", "адрес страницы, ур. 5", "адрес страницы, ур. 4", "адрес страницы, ур. 3",
    "адрес страницы, ур. 2", "адрес страницы, ур. 1", "page url", "page address",
];
const PHRASE: &[&str] = &["поисковая фраза", "поисковый запрос", "search phrase", "search query"];
const GOAL: &str = "достижения цели";
const ALL_GOALS: &[&str] = &["целевые визиты", "target sessions", "target visits"];
/// What only Metrica calls so beside its visits.
const MARKS: &[&str] = &["глубина просмотра", "время на сайте", "отказы", "роботность", "page depth", "time on site"];

const COLUMNS: &[Rule] = &[
    Rule::of(Field::Date, DAY),
    Rule::of(Field::Source, ORIGIN),
    Rule::of(Field::Source, UTM_SOURCE),
    Rule::of(
        Field::Medium,
        &[
            "источник трафика (детально)", "traffic source (detailed)", "traffic source (detail)", "utm medium",
            "utm_medium",
        ],
    ),
    Rule::of(Field::Campaign, &["utm campaign", "utm_campaign"]),
    Rule::of(Field::Ad, &["utm content", "utm_content"]),
    Rule::of(Field::Keyword, &["utm term", "utm_term"]),
    Rule::of(Field::LandingPage, ENTRY),
    Rule::of(Field::Page, PAGE),
    Rule::of(Field::Query, PHRASE),
    Rule::of(
        Field::Segment,
        &["поисковая система", "поисковая система (детально)", "сайт", "браузер", "search engine", "browser"],
    ),
    Rule::of(Field::Device, &["тип устройства", "устройство", "device type"]),
    Rule::of(Field::Country, &["страна", "country"]),
    Rule::of(Field::Region, &["область", "регион", "region", "area"]),
    Rule::of(Field::City, &["город", "city"]),
    Rule::of(Field::Gender, &["пол", "gender"]),
    Rule::of(Field::Age, &["возраст", "age"]),
    Rule::of(Field::Sessions, VISITS),
    Rule::of(Field::Users, &["посетители", "users", "visitors"]),
    Rule::of(Field::NewUsers, &["новые посетители", "new users", "new visitors"]),
    Rule::of(Field::PageViews, &["просмотры", "pageviews", "page views"]),
    Rule::read(Field::Bounces, &["отказы", "bounce rate", "bounces"], As::Share),
    Rule::read(Field::SessionSecs, &["время на сайте", "time on site"], As::Seconds),
    Rule::of(Field::Conversions, ALL_GOALS),
    Rule::of(Field::Conversions, &["достижение любой цели", "достижения любой цели", GOAL, "goal completions"]),
    Rule::of(Field::Revenue, &["доход", "revenue"]),
    Rule::ignore(&[
        "глубина просмотра", "page depth", "роботность", "конверсия", "conversion", "доля новых посетителей",
        "percentage of new users", "визиты с отказами",
    ]),
];

const fn visits(id: &'static str, name: Said, needs: &'static [&'static [&'static str]]) -> Report {
    Report::new(id, name, Some(Table::WebTraffic), needs, COLUMNS).totals(TOTALS).refine(last_look)
}

const TOTALS: &[&str] = &["итого и средние", "totals and averages", "total and average"];

const SOURCES: Report =
    visits("sources", Said::fixed("traffic sources", "источники трафика"), &[ORIGIN, VISITS, MARKS]);
const UTM: Report = visits("utm", Said::fixed("UTM tags", "метки UTM"), &[UTM_SOURCE, VISITS, MARKS]);
const ENTRIES: Report = visits("entry_pages", Said::fixed("entry pages", "страницы входа"), &[ENTRY, VISITS, MARKS]);
const SEARCH: Report =
    visits("search_phrases", Said::fixed("search phrases", "поисковые запросы"), &[PHRASE, VISITS, MARKS]);
const DAYS: Report = visits("attendance", Said::fixed("attendance", "посещаемость"), &[DAY, VISITS, MARKS]);
const OTHER: Report =
    visits("visits", Said::fixed("visits by another property", "визиты по другому признаку"), &[VISITS, MARKS]);

/// Views of pages; the visits that saw them are not told.
const PAGES: Report = visits(
    "popular_pages",
    Said::fixed("popular pages", "популярные страницы"),
    &[PAGE, &["просмотры", "pageviews", "page views"], &["посетители", "users", "visitors"]],
);

/// Formula: bounces = share × visits, whole; seconds = average × visits.
fn last_look(slice: &mut Slice, context: &Context) -> Vec<Problem> {
    let shares = slice.column(Field::Bounces).map(Column::numbers).unwrap_or_default();
    // A share in percent without its sign.
    if shares.iter().any(|share| *share > 1.0) {
        let parts: Vec<f64> = shares.iter().map(|share| share / 100.0).collect();
        super::refine::put_numbers(slice, Field::Bounces, &parts);
    }
    by_base(slice, Field::Bounces, Field::Sessions, f64::round);
    by_base(slice, Field::SessionSecs, Field::Sessions, |seconds| seconds);
    several_goals(slice, context).into_iter().collect()
}

/// Visits of one goal are no conversions of all: of several goals none is taken.
fn several_goals(slice: &mut Slice, context: &Context) -> Option<Problem> {
    let headers: Vec<String> = context.header.iter().map(|text| header(text).full).collect();
    let goals = headers.iter().filter(|header| header.starts_with(GOAL)).count();
    if goals < 2 || headers.iter().any(|header| ALL_GOALS.contains(&header.as_str())) {
        return None;
    }
    values(slice, Field::Conversions)?;
    drop_field(slice, Field::Conversions);
    slice.meta.totals.retain(|(field, _)| *field != Field::Conversions);
    Some(Problem::new(
        "several_goals",
        Severity::Warning,
        Said::fixed(
            "Conversions are unknown: the file has several goals and no column for all of them",
            "Конверсии неизвестны: в файле несколько целей и нет общего столбца",
        ),
        Said::fixed(
            "Add “Target sessions” to the report, or export it with the one goal that counts.",
            "Добавьте в отчёт «Целевые визиты» или выгрузите его с одной нужной целью.",
        ),
    ))
}
