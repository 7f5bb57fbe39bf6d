//! Meta Business Suite: posts of Instagram and Facebook with their lifetime figures; the API's daily snapshots of
//! the same posts (the last one counts), and a research table of Facebook posts without ids or dates.

use super::ad_tables::fill;
use super::source::{Context, Report, Rule, Source};
use crate::model::column::NONE;
use crate::model::facts::Slice;
use crate::model::field::Field;
use crate::model::table::Table;
use crate::problem::Problem;
use crate::words::Said;
use rustc_hash::FxHashMap;

pub static SOURCE: Source = Source {
    id: "meta_business_suite",
    name: Said::fixed("Meta Business Suite", "Meta Business Suite"),
    help: "https://www.facebook.com/business/help/700570830721044",
    reports: &[INSTAGRAM, FACEBOOK, API, RESEARCH],
};

const ID: &[&str] = &["post id", "id публикации", "идентификатор публикации"];
const PUBLISHED: &[&str] = &["publish time", "время публикации", "дата публикации"];

static COLUMNS: &[Rule] = &[
    Rule::of(Field::PostId, ID),
    Rule::of(Field::PostId, &["permalink", "постоянная ссылка"]),
    Rule::of(Field::Published, PUBLISHED),
    Rule::of(Field::Account, &["account username", "page name", "имя пользователя аккаунта", "название страницы"]),
    Rule::of(Field::Account, &["account name", "название аккаунта"]),
    Rule::of(Field::Title, &["title", "заголовок"]),
    Rule::of(Field::FreeText, &["description", "описание"]),
    Rule::of(Field::Format, &["post type", "тип публикации"]),
    Rule::of(Field::Impressions, &["views", "просмотры"]),
    Rule::of(Field::Impressions, &["impressions", "показы"]),
    Rule::of(Field::Reach, &["reach", "охват"]),
    Rule::of(Field::Likes, &["likes", "отметки \"нравится\"", "нравится", "лайки"]),
    Rule::of(Field::Likes, &["reactions", "реакции"]),
    Rule::of(Field::Comments, &["comments", "комментарии"]),
    Rule::of(Field::Shares, &["shares", "репосты", "поделились", "перепосты"]),
    Rule::of(Field::Saves, &["saves", "сохранения"]),
    Rule::of(Field::Clicks, &["total clicks", "link clicks", "клики", "клики по ссылке"]),
    Rule::of(Field::VideoViews, &["3-second video views"]),
    Rule::ignore(&[
        "account id", "page id", "duration", "duration (sec)", "data comment", "date", "follows", "video asset id",
    ]),
];

const INSTAGRAM: Report = Report::new(
    "instagram_posts",
    Said::fixed("Instagram posts", "публикации Instagram"),
    Some(Table::SocialPosts),
    &[
        ID,
        PUBLISHED,
        &["account username", "имя пользователя аккаунта"],
        &["likes", "лайки", "нравится", "reach", "охват"],
    ],
    COLUMNS,
)
.not(&["page id", "page name"])
.month_first()
.refine(instagram);

const FACEBOOK: Report = Report::new(
    "facebook_posts",
    Said::fixed("Facebook posts", "публикации Facebook"),
    Some(Table::SocialPosts),
    &[&["post id", "video asset id", "id публикации"], PUBLISHED, &["page id", "page name", "название страницы"]],
    COLUMNS,
)
.month_first()
.refine(facebook);

/// Lifetime totals of each post, once a day: only the last day of a post counts. The day of the post is not told.
const API: Report = Report::new(
    "api_posts",
    Said::fixed("Facebook post figures of the API", "показатели публикаций Facebook из API"),
    Some(Table::SocialPosts),
    &[&["post_id"], &["post_impressions"], &["post_engaged_users", "post_clicks"]],
    &[
        Rule::of(Field::PostId, &["post_id"]),
        Rule::of(Field::Date, &["date"]),
        Rule::of(Field::Impressions, &["post_impressions"]),
        Rule::of(Field::Likes, &["post_reactions_like_total"]),
        Rule::of(Field::Clicks, &["post_clicks"]),
        Rule::of(Field::VideoViews, &["post_video_views"]),
    ],
)
.refine(last_snapshots);

const RESEARCH: Report = Report::new(
    "research_table",
    Said::fixed("research table of Facebook posts", "исследовательская таблица публикаций Facebook"),
    Some(Table::SocialPosts),
    &[&["lifetime post total reach"], &["lifetime post total impressions"], &["like"], &["share"]],
    &[
        Rule::of(Field::Impressions, &["lifetime post total impressions"]),
        Rule::of(Field::Reach, &["lifetime post total reach"]),
        Rule::of(Field::Comments, &["comment"]),
        Rule::of(Field::Likes, &["like"]),
        Rule::of(Field::Shares, &["share"]),
        Rule::ignore(&["page total likes", "category", "type", "paid", "lifetime engaged users", "total interactions"]),
    ],
)
.refine(facebook);

fn instagram(slice: &mut Slice, _: &Context) -> Vec<Problem> {
    fill(slice, Field::Network, "Instagram");
    Vec::new()
}

fn facebook(slice: &mut Slice, _: &Context) -> Vec<Problem> {
    fill(slice, Field::Network, "Facebook");
    Vec::new()
}

fn last_snapshots(slice: &mut Slice, context: &Context) -> Vec<Problem> {
    if let (Some(posts), Some(days)) = (slice.column(Field::PostId), slice.column(Field::Date)) {
        let (posts, days) = (posts.values(), days.values());
        let mut last: FxHashMap<i64, usize> = FxHashMap::default();
        for (row, post) in posts.iter().enumerate() {
            let best = last.entry(*post).or_insert(row);
            if days[row] != NONE && days[row] > days[*best] {
                *best = row;
            }
        }
        let keep: Vec<bool> = posts.iter().enumerate().map(|(row, post)| last.get(post) == Some(&row)).collect();
        slice.retain(&keep);
    }
    facebook(slice, context)
}
