//! Matomo: reports as CSV or TSV (UTF-16 or UTF-8), under the names of the interface or of its API.
//!
//! What `Label` stands for only the file's name tells (`Export _ Referrer type _ …`); without a word of it there it is
//! a segment. Rates are left out, bounces and seconds are counts. Names are those of the vendor's sources; no real
//! file was seen. Source: developer.matomo.org/api-reference/reporting-api.

use super::refine::name_dimension;
use super::source::{As, Context, Report, Rule, Source};
use crate::model::facts::Slice;
use crate::model::field::Field;
use crate::model::table::Table;
use crate::problem::Problem;
use crate::words::Said;

pub static SOURCE: Source = Source {
    id: "matomo",
    name: Said::fixed("Matomo", "Matomo"),
    help: "https://matomo.org/faq/reports/export-matomo-reports/",
    reports: &[VISITS, PAGES, EVENTS],
};

const LABEL: &[&str] = &["label", "метка", "название"];
const RAW_VISITS: &[&str] = &["nb_visits"];
const DATE: &[&str] = &["date", "дата"];

const COLUMNS: &[Rule] = &[
    Rule::of(Field::Date, DATE),
    Rule::of(Field::Segment, LABEL),
    Rule::of(Field::Sessions, &["nb_visits", "visits", "entry_nb_visits", "entrances", "визиты", "посещения"]),
    Rule::of(
        Field::Users,
        &[
            "nb_uniq_visitors", "sum_daily_nb_uniq_visitors", "unique visitors", "unique visitors (daily sum)",
            "уникальные посетители",
        ],
    ),
    Rule::of(Field::PageViews, &["nb_pageviews", "nb_hits", "pageviews", "page views", "просмотры страниц"]),
    Rule::of(Field::Bounces, &["bounce_count", "bounces", "отказы"]),
    Rule::read(
        Field::SessionSecs,
        &[
            "sum_visit_length", "total time spent by visitors", "total time spent by visitors (in seconds)",
            "общее время, проведенное посетителями",
        ],
        As::Seconds,
    ),
    Rule::of(Field::Conversions, &["nb_conversions", "conversions", "goal conversions", "конверсии"]),
    Rule::of(Field::Revenue, &["revenue", "total revenue", "доход"]),
    Rule::ignore(&[
        "nb_actions", "actions", "max_actions", "maximum actions in one visit", "nb_visits_converted", "nb_users",
        "sum_daily_nb_users", "users", "bounce_rate", "bounce rate", "nb_actions_per_visit", "actions per visit",
        "avg_time_on_site", "avg. visit duration (in seconds)", "conversion_rate", "conversion rate",
        "conversion rate for all goals", "revenue per visit", "revenue_per_visit", "unique pageviews",
        "avg. time on page", "exit rate", "visits with conversions", "metadata_logo", "metadata_segment",
        "metadata_url", "url", "действия",
    ]),
];

const fn web(id: &'static str, name: Said, needs: &'static [&'static [&'static str]]) -> Report {
    Report::new(id, name, Some(Table::WebTraffic), needs, COLUMNS).refine(name_label)
}

const VISITS: Report = web(
    "visits",
    Said::fixed("visits", "визиты"),
    &[
        &["label", "метка", "date", "дата"],
        &["nb_visits", "visits", "визиты", "посещения"],
        &[
            "max_actions", "maximum actions in one visit", "sum_visit_length", "total time spent by visitors",
            "total time spent by visitors (in seconds)", "nb_actions", "nb_uniq_visitors",
            "общее время, проведенное посетителями",
        ],
    ],
);

const PAGES: Report = web(
    "pages",
    Said::fixed("pages", "страницы"),
    &[
        LABEL,
        &["nb_hits", "pageviews"],
        &["entry_nb_visits", "exit_nb_visits", "unique pageviews", "sum_time_spent", "exit rate"],
    ],
);

const EVENTS: Report = Report::new(
    "events",
    Said::fixed("events", "события"),
    Some(Table::WebEvents),
    &[LABEL, &["nb_events", "total events"], &["nb_visits", "nb_events_with_value", "visits", "event value"]],
    &[
        Rule::of(Field::Date, DATE),
        Rule::of(Field::EventName, LABEL),
        Rule::of(Field::EventCount, &["nb_events", "total events"]),
        Rule::of(Field::Users, &["nb_uniq_visitors", "unique visitors"]),
        Rule::ignore(RAW_VISITS),
    ],
);

fn name_label(slice: &mut Slice, context: &Context) -> Vec<Problem> {
    name_dimension(slice, Field::Segment, &context.file);
    Vec::new()
}
