//! Google Analytics 4: report exports with `#` preamble, cards and home exports of several blocks, explorations.
//!
//! Averages and rates are never kept: where the file has their base they become parts that add up (engaged sessions,
//! bounces, seconds); where it has not, they are left out. The report by first user tells where people came from, not
//! sessions, so it keeps people only. Tables with everyday headers (`Date,Users`) count as GA4's only below its
//! comment lines.

use super::ga4_words as words;
use super::refine::{by_base, part_source_and_medium, put_numbers};
use super::source::{As, Context, Report, Rule, Source};
use crate::model::column::Column;
use crate::model::facts::Slice;
use crate::model::field::Field;
use crate::model::table::Table;
use crate::problem::Problem;
use crate::read::header::header;
use crate::words::Said;

pub static SOURCE: Source = Source {
    id: "ga4",
    name: Said::fixed("Google Analytics 4", "Google Аналитика 4"),
    help: "https://support.google.com/analytics/answer/9317657",
    reports: &[
        TRAFFIC, FIRST_USER, PAGES, LANDING_PAGES, EVENTS, PLACES, PLATFORMS, DAYS, WEEKS, MONTHS, API, AVERAGES,
        ROLLING, RETENTION, ITEMS,
    ],
};

/// Dimensions and measures any report of sessions may be widened with.
const COLUMNS: &[Rule] = &[
    Rule::of(Field::Date, words::DAY),
    Rule::of(Field::Date, words::WEEK),
    Rule::of(Field::Date, words::MONTH),
    Rule::of(Field::Hour, words::HOUR),
    Rule::of(Field::Channel, words::SESSION_CHANNEL),
    Rule::of(Field::Source, words::SESSION_SOURCE),
    Rule::of(Field::Source, words::SESSION_SOURCE_MEDIUM),
    Rule::of(Field::Medium, words::SESSION_MEDIUM),
    Rule::of(Field::Campaign, words::SESSION_CAMPAIGN),
    Rule::of(Field::LandingPage, words::LANDING),
    Rule::of(Field::Page, words::PAGE),
    Rule::of(Field::Country, words::COUNTRY),
    Rule::of(Field::Region, &["region", "región", "регион"]),
    Rule::of(Field::City, words::CITY),
    Rule::of(Field::Segment, &["language", "idioma", "язык"]),
    Rule::of(Field::Device, words::DEVICE),
    Rule::of(Field::Device, words::PLATFORM),
    Rule::of(Field::Age, &["age", "edad", "возраст"]),
    Rule::of(Field::Gender, &["gender", "sexo", "пол"]),
    Rule::of(Field::Sessions, words::SESSIONS),
    Rule::of(Field::Users, words::USERS),
    Rule::of(Field::NewUsers, words::NEW_USERS),
    Rule::of(Field::EngagedSessions, words::ENGAGED),
    Rule::read(Field::EngagedSessions, words::ENGAGEMENT_RATE, As::Share),
    Rule::read(Field::Bounces, words::BOUNCE_RATE, As::Share),
    Rule::of(Field::PageViews, words::VIEWS),
    Rule::read(Field::EngagementSecs, words::ENGAGEMENT_SECS, As::Seconds),
    Rule::read(Field::EngagementSecs, words::TIME_PER_SESSION, As::Seconds),
    Rule::read(Field::EngagementSecs, words::TIME_PER_USER, As::Seconds),
    Rule::read(Field::SessionSecs, words::SESSION_DURATION, As::Seconds),
    Rule::of(Field::EventCount, words::EVENT_COUNT),
    Rule::of(Field::Conversions, words::KEY_EVENTS),
    Rule::of(Field::Revenue, words::REVENUE),
    Rule::ignore(words::DERIVED),
];

/// By the first touch of a person: people only.
const PEOPLE: &[Rule] = &[
    Rule::of(Field::Date, words::DAY),
    Rule::of(Field::Channel, words::FIRST_CHANNEL),
    Rule::of(Field::Source, words::FIRST_SOURCE),
    Rule::of(Field::Source, words::FIRST_SOURCE_MEDIUM),
    Rule::of(Field::Medium, words::FIRST_MEDIUM),
    Rule::of(Field::Campaign, words::FIRST_CAMPAIGN),
    Rule::of(Field::Country, words::COUNTRY),
    Rule::of(Field::Device, words::DEVICE),
    Rule::of(Field::Users, words::USERS),
    Rule::of(Field::NewUsers, words::NEW_USERS),
    Rule::ignore(words::DERIVED),
    Rule::ignore(words::ENGAGED),
    Rule::ignore(words::ENGAGEMENT_RATE),
    Rule::ignore(words::TIME_PER_USER),
    Rule::ignore(words::EVENT_COUNT),
    Rule::ignore(words::KEY_EVENTS),
    Rule::ignore(words::REVENUE),
];

const EVENT_COLUMNS: &[Rule] = &[
    Rule::of(Field::Date, words::DAY),
    Rule::of(Field::EventName, words::EVENT),
    Rule::of(Field::Channel, words::SESSION_CHANNEL),
    Rule::of(Field::Country, words::COUNTRY),
    Rule::of(Field::Device, words::DEVICE),
    Rule::of(Field::EventCount, words::EVENT_COUNT),
    Rule::of(Field::Users, words::USERS),
    Rule::of(Field::Conversions, words::KEY_EVENTS),
    Rule::of(Field::Revenue, words::REVENUE),
    Rule::ignore(words::DERIVED),
];

const fn web(
    id: &'static str,
    name: Said,
    needs: &'static [&'static [&'static str]],
    title: &'static [&'static str],
) -> Report {
    Report::new(id, name, Some(Table::WebTraffic), needs, COLUMNS).title(title).refine(last_look)
}

const TRAFFIC: Report = web(
    "traffic_acquisition",
    Said::fixed("traffic acquisition", "привлечение трафика"),
    &[words::SESSION_ORIGIN, words::MEASURES],
    &["traffic acquisition", "adquisición de tráfico", "привлечение трафика"],
)
.not(words::PAGE);

const FIRST_USER: Report = Report::new(
    "user_acquisition",
    Said::fixed("user acquisition", "привлечение пользователей"),
    Some(Table::WebTraffic),
    &[words::FIRST_ORIGIN],
    PEOPLE,
)
.title(&["user acquisition", "adquisición de usuarios", "привлечение пользователей"])
.refine(last_look);

const PAGES: Report = web(
    "pages_and_screens",
    Said::fixed("pages and screens", "страницы и экраны"),
    &[words::PAGE, words::MEASURES],
    &["pages and screens", "páginas y pantallas", "страницы и экраны"],
);

const LANDING_PAGES: Report = web(
    "landing_pages",
    Said::fixed("landing pages", "целевые страницы"),
    &[words::LANDING, words::MEASURES],
    &["landing page", "página de destino", "целевая страница"],
)
.not(words::NOT_LANDING)
.in_comments();

const EVENTS: Report = Report::new(
    "events",
    Said::fixed("events", "события"),
    Some(Table::WebEvents),
    &[
        words::EVENT,
        &[
            "event count", "número de eventos", "количество событий", "число событий", "key events", "conversions",
            "eventos clave", "conversiones", "ключевые события", "конверсии",
        ],
    ],
    EVENT_COLUMNS,
)
.title(&["events: event name", "eventos: nombre del evento", "события: название события"])
.refine(last_look);

const PLACES: Report = web(
    "demographics",
    Said::fixed("users by place", "пользователи по географии"),
    &[words::PLACE, words::MEASURES],
    &["demographic details", "user attributes", "datos demográficos", "демографические данные"],
)
.not(words::SESSION_ORIGIN)
.in_comments();

const PLATFORMS: Report = web(
    "tech",
    Said::fixed("platforms and devices", "платформы и устройства"),
    &[words::PLATFORM, words::MEASURES],
    &["tech details", "tech overview", "detalles de tecnología", "технологии"],
)
.not(words::SESSION_ORIGIN)
.in_comments();

const DAYS: Report = web("by_day", Said::fixed("by day", "по дням"), &[words::DAY, words::MEASURES], &[])
    .not(ROLLING_WORDS)
    .in_comments();
const WEEKS: Report =
    web("by_week", Said::fixed("by week", "по неделям"), &[words::WEEK, words::MEASURES], &[]).in_comments();
const MONTHS: Report =
    web("by_month", Said::fixed("by month", "по месяцам"), &[words::MONTH, words::MEASURES], &[]).in_comments();

/// A table made of the Data API's answer, whatever it was asked for.
const API: Report =
    web("data_api", Said::fixed("Data API answer", "ответ Data API"), &[words::API_NAMES, words::MEASURES], &[])
        .not(words::EVENT);

/// An average of people by day, in one export in milliseconds: nothing in it adds up.
const AVERAGES: Report = Report::new(
    "average_engagement",
    Said::fixed("average engagement time", "среднее время взаимодействия"),
    None,
    &[words::AVERAGE_TIME],
    &[],
)
.not(words::MEASURES)
.in_comments();

const ROLLING_WORDS: &[&str] = &["28-day", "30-day", "28 days", "30 days", "30 días", "28 días", "30 дней", "28 дней"];

const ROLLING: Report = Report::new(
    "rolling_active_users",
    Said::fixed("active users of the last days", "активные пользователи за последние дни"),
    None,
    &[words::DAY, ROLLING_WORDS],
    &[],
)
.in_comments();

const RETENTION: Report = Report::new(
    "retention",
    Said::fixed("retention by cohort", "удержание по когортам"),
    None,
    &[&["week 0", "semana 0", "неделя 0", "day 0", "día 0", "день 0", "month 0", "mes 0", "месяц 0"]],
    &[],
)
.in_comments();

const ITEMS: Report = Report::new(
    "items",
    Said::fixed("items purchased", "купленные товары"),
    None,
    &[
        &["item name", "nombre del artículo", "название товара"],
        &["items purchased", "artículos comprados", "купленные товары", "количество покупок товара"],
    ],
    &[],
)
.in_comments();

/// Rates and averages become parts that add up, where their base is in the file; source and medium are parted.
///
/// Formula: engaged sessions = rate × sessions; bounces = sessions − engaged sessions, else bounce rate × sessions;
/// seconds = average × sessions, or average per user × users.
/// Source: support.google.com/analytics/answer/12195621 (engagement rate and bounce rate).
fn last_look(slice: &mut Slice, context: &Context) -> Vec<Problem> {
    let headers: Vec<String> = context.header.iter().map(|text| header(text).full).collect();
    let has = |words: &[&str]| headers.iter().any(|header| words.iter().any(|word| word.replace('ё', "е") == *header));
    if !has(words::ENGAGED) {
        by_base(slice, Field::EngagedSessions, Field::Sessions, f64::round);
    }
    if slice.meta.has(Field::EngagedSessions) && slice.meta.has(Field::Sessions) {
        bounces(slice);
    } else {
        by_base(slice, Field::Bounces, Field::Sessions, f64::round);
    }
    let base = if has(words::TIME_PER_SESSION) { Field::Sessions } else { Field::Users };
    if !has(words::ENGAGEMENT_SECS) {
        by_base(slice, Field::EngagementSecs, base, |seconds| seconds);
    }
    by_base(slice, Field::SessionSecs, Field::Sessions, |seconds| seconds);
    part_source_and_medium(slice);
    slice.settle();
    Vec::new()
}

/// A session that is not engaged is a bounce: GA4's own definition.
fn bounces(slice: &mut Slice) {
    let numbers = |field| slice.column(field).map(Column::numbers);
    let (Some(sessions), Some(engaged)) = (numbers(Field::Sessions), numbers(Field::EngagedSessions)) else { return };
    let parts: Vec<f64> = sessions.iter().zip(&engaged).map(|(all, engaged)| (all - engaged).max(0.0)).collect();
    slice.meta.totals.retain(|(field, _)| *field != Field::Bounces);
    put_numbers(slice, Field::Bounces, &parts);
}
