//! VK communities: posts and the community by day. VK publishes no layout of its export and no file is seen: these are
//! the names of its statistics, as a table by day, as rows of a criterion and a value, and as its API names them.

use super::ad_tables::fill;
use super::refine::{drop_field, put_numbers};
use super::source::{Context, Report, Rule, Source};
use crate::model::column::NONE;
use crate::model::facts::Slice;
use crate::model::field::Field;
use crate::model::table::Table;
use crate::problem::Problem;
use crate::read::header::normal;
use crate::words::Said;
use std::collections::BTreeMap;

pub static SOURCE: Source = Source {
    id: "vk",
    name: Said::fixed("VK communities", "Сообщества VK"),
    help: "https://vk.com/faq18030",
    reports: &[
        POSTS,
        BY_CRITERION,
        DAYS,
        DAYS.files(NAMES).needs(&[DATE, &["подписчики", "участники", "охват", "followers", "members", "reach"]]),
        API,
    ],
};

const NAMES: &[&str] = &["vk", "вк", "вконтакте"];
const DATE: &[&str] = &["дата", "день", "date"];
const CRITERION: &[&str] = &["критерий", "criterion", "criteria"];

const POSTS: Report = Report::new(
    "posts",
    Said::fixed("posts", "записи"),
    Some(Table::SocialPosts),
    &[
        &["ссылка на запись", "id записи", "post_id"],
        &["дата публикации", "дата", "date", "опубликовано"],
        &["охват", "охват подписчиков", "показы", "просмотры", "reach_total", "reach_subscribers", "лайки"],
    ],
    &[
        Rule::of(Field::PostId, &["id записи", "post_id", "ссылка на запись", "ссылка на пост"]),
        Rule::of(Field::Published, &["дата публикации", "опубликовано", "дата", "date"]),
        Rule::of(Field::Account, &["сообщество", "owner_id"]),
        Rule::of(Field::Format, &["тип записи", "тип"]),
        Rule::of(Field::FreeText, &["текст", "текст записи", "text"]),
        Rule::of(Field::Impressions, &["показы", "просмотры", "views"]),
        Rule::of(Field::Reach, &["охват", "полный охват", "общий охват", "reach_total"]),
        Rule::of(Field::Likes, &["лайки", "нравится", "likes"]),
        Rule::of(Field::Comments, &["комментарии", "comments"]),
        Rule::of(Field::Shares, &["репосты", "поделились", "reposts", "shares"]),
        Rule::of(Field::Clicks, &["переходы", "переходы по ссылке", "клики", "links"]),
        Rule::ignore(&["охват подписчиков", "виральный охват", "скрытия", "жалобы", "вовлеченность", "er"]),
    ],
)
.not(&["соцсеть", "network"])
.refine(vk);

const DAYS: Report = Report::new(
    "community",
    Said::fixed("community by day", "сообщество по дням"),
    Some(Table::SocialAccounts),
    &[
        DATE,
        &[
            "подписчики", "участники", "всего подписчиков", "охват", "полный охват", "просмотры",
            "уникальные посетители", "members", "full reach", "community views",
        ],
        &[
            "вступили", "вышли", "уникальные посетители", "охват подписчиков", "followers reach", "unique visitors",
            "joined",
        ],
    ],
    &[
        Rule::of(Field::Date, DATE),
        Rule::of(Field::Account, &["сообщество"]),
        Rule::of(Field::Followers, &["подписчики", "участники", "всего подписчиков", "members", "followers"]),
        Rule::of(Field::NewFollowers, &["подписались", "новые подписчики", "вступили", "subscribed", "joined"]),
        Rule::of(Field::Reach, &["охват", "полный охват", "общий охват", "full reach", "reach"]),
        Rule::of(Field::Impressions, &["показы", "просмотры записей"]),
        Rule::of(Field::ProfileViews, &["просмотры", "просмотры сообщества", "просмотры страниц", "community views"]),
        Rule::ignore(&["отписались", "вышли", "уникальные посетители", "охват подписчиков", "уникальные зрители"]),
    ],
)
.not(&["сеансы", "визиты", "соцсеть", "отказы", "id записи", "ссылка на запись"])
.refine(vk);

/// One row for each day and criterion: turned into a row for each day by the last look.
const BY_CRITERION: Report = Report::new(
    "community_by_criterion",
    Said::fixed("community by day and criterion", "сообщество по дням и критериям"),
    Some(Table::SocialAccounts),
    &[DATE, CRITERION, &["значение", "value"]],
    &[
        Rule::of(Field::Date, DATE),
        Rule::of(Field::MetricName, CRITERION),
        Rule::of(Field::Category, &["параметр 1", "параметр", "parameter 1"]),
        Rule::of(Field::Quantity, &["значение", "value"]),
        Rule::ignore(&["параметр 2", "параметр 3", "parameter 2", "parameter 3"]),
    ],
)
.refine(by_day);

const API: Report = Report::new(
    "api",
    Said::fixed("community statistics of the API", "статистика сообщества из API"),
    Some(Table::SocialAccounts),
    &[
        &["period_from", "day"],
        &["visitors.views", "reach.reach", "reach", "views"],
        &["visitors.visitors", "reach.reach_subscribers", "reach_subscribers", "activity.subscribed", "subscribed"],
    ],
    &[
        Rule::of(Field::Date, &["day", "period_from"]),
        Rule::of(Field::Reach, &["reach.reach", "reach"]),
        Rule::of(Field::NewFollowers, &["activity.subscribed", "subscribed"]),
        Rule::of(Field::ProfileViews, &["visitors.views", "views"]),
    ],
)
.refine(vk);

fn vk(slice: &mut Slice, _: &Context) -> Vec<Problem> {
    fill(slice, Field::Network, "VK");
    Vec::new()
}

/// The field a criterion is of.
fn field_of(criterion: &str) -> Option<Field> {
    match normal(criterion).as_str() {
        "подписчики" | "участники" | "всего подписчиков" | "members" => {
            Some(Field::Followers)
        }
        "подписались" | "новые подписчики" | "вступили" | "subscribed" => {
            Some(Field::NewFollowers)
        }
        "охват" | "полный охват" | "reach" => Some(Field::Reach),
        "просмотры" | "просмотры сообщества" | "views" => Some(Field::ProfileViews),
        "показы" | "impressions" => Some(Field::Impressions),
        _ => None,
    }
}

/// Rows of a criterion become columns. A criterion cut by a parameter (sex, age, city) is a part of another row.
fn by_day(slice: &mut Slice, context: &Context) -> Vec<Problem> {
    let (Some(days), Some(criteria), Some(values)) =
        (slice.column(Field::Date), slice.column(Field::MetricName), slice.column(Field::Quantity))
    else {
        return Vec::new();
    };
    let part = slice.column(Field::Category);
    let fields: Vec<Option<Field>> = criteria.dict.iter().map(field_of).collect();
    let mut first: BTreeMap<i64, usize> = BTreeMap::new();
    let mut found: BTreeMap<Field, Vec<f64>> = BTreeMap::new();
    for (row, (day, code)) in days.values().into_iter().zip(criteria.values()).enumerate() {
        let field = usize::try_from(code).ok().and_then(|code| fields.get(code).copied().flatten());
        let Some(field) = field.filter(|_| day != NONE && part.is_none_or(|part| part.value(row) == NONE)) else {
            continue;
        };
        let at = *first.entry(day).or_insert(row);
        let column = found.entry(field).or_insert_with(|| vec![f64::NAN; slice.meta.rows as usize]);
        column[at] = values.number(row);
    }
    let mut keep = vec![false; slice.meta.rows as usize];
    first.values().for_each(|row| keep[*row] = true);
    for field in [Field::MetricName, Field::Category, Field::Quantity] {
        drop_field(slice, field);
    }
    for (field, values) in &found {
        put_numbers(slice, *field, values);
    }
    slice.retain(&keep);
    vk(slice, context)
}
