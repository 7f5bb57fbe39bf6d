//! Meta Business Suite: posts of Instagram and Facebook with their lifetime figures, stories among them; insights by
//! day, one figure a file or a section, named by the line above (known from parsers of real exports, not seen); the
//! page and post insights of old with a second row of descriptions (documented, not seen); the API's daily snapshots
//! of posts (the last one counts), and a research table of Facebook posts without ids or dates.

use super::ad_tables::fill;
use super::social_words::{audience, network_in};
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
    reports: &[
        INSTAGRAM,
        FACEBOOK,
        by_day("other_by_day", Said::fixed("other figures by day", "другие показатели по дням"), None, &[], &[]),
        by_day(
            "reach_by_day",
            Said::fixed("reach by day", "охват по дням"),
            DAYS,
            &["reach", "viewers", "охват"],
            REACH,
        ),
        by_day(
            "views_by_day",
            Said::fixed("views by day", "просмотры по дням"),
            DAYS,
            &["views\"", "impressions", "просмотры\"", "показы"],
            VIEWS,
        ),
        by_day(
            "visits_by_day",
            Said::fixed("profile visits by day", "посещения профиля по дням"),
            DAYS,
            &["visits", "посещения"],
            VISITS,
        ),
        by_day(
            "follows_by_day",
            Said::fixed("new followers by day", "новые подписчики по дням"),
            DAYS,
            &["follows", "подписки", "новые подписчики", "new followers"],
            FOLLOWS,
        ),
        OLD_POSTS,
        OLD_PAGE,
        audience(&[&["top cities", "age & gender", "top countries", "возраст и пол"]]),
        API,
        RESEARCH,
    ],
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
    Rule::of(Field::Comments, &["replies", "ответы"]),
    Rule::of(Field::Shares, &["shares", "репосты", "поделились", "перепосты"]),
    Rule::of(Field::Saves, &["saves", "сохранения"]),
    Rule::of(Field::Clicks, &["total clicks", "link clicks", "клики", "клики по ссылке"]),
    Rule::of(Field::VideoViews, &["3-second video views"]),
    Rule::ignore(&[
        "account id", "page id", "duration", "duration (sec)", "data comment", "date", "follows", "video asset id",
    ]),
];

const DAYS: Option<Table> = Some(Table::SocialAccounts);
const DATE: Rule = Rule::of(Field::Date, &["date", "дата"]);
const FIGURE: &[&str] = &["primary", "основное", "основной показатель"];
const REACH: &[Rule] = &[DATE, Rule::of(Field::Reach, FIGURE)];
const VIEWS: &[Rule] = &[DATE, Rule::of(Field::Impressions, FIGURE)];
const VISITS: &[Rule] = &[DATE, Rule::of(Field::ProfileViews, FIGURE)];
const FOLLOWS: &[Rule] = &[DATE, Rule::of(Field::NewFollowers, FIGURE)];

/// `"Date","Primary"` below a line that names the figure.
const fn by_day(
    id: &'static str,
    name: Said,
    table: Option<Table>,
    title: &'static [&'static str],
    columns: &'static [Rule],
) -> Report {
    Report::new(id, name, table, &[&["date", "дата"], FIGURE], columns).title(title).refine(insights)
}

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

/// The second row says what each column is; figures are of the post's whole life.
const OLD_POSTS: Report = Report::new(
    "old_posts",
    Said::fixed("post insights of old", "статистика публикаций старого образца"),
    Some(Table::SocialPosts),
    &[&["post id"], &["posted", "post message", "permalink"], &["lifetime post total reach"]],
    &[
        Rule::of(Field::PostId, &["post id"]),
        Rule::of(Field::Published, &["posted"]),
        Rule::of(Field::Format, &["type"]),
        Rule::of(Field::FreeText, &["post message"]),
        Rule::of(Field::Impressions, &["lifetime post total impressions"]),
        Rule::of(Field::Reach, &["lifetime post total reach"]),
        Rule::of(Field::Likes, &["like"]),
        Rule::of(Field::Comments, &["comment"]),
        Rule::of(Field::Shares, &["share"]),
        Rule::of(Field::Clicks, &["link clicks"]),
    ],
)
.month_first()
.refine(facebook);

const OLD_PAGE: Report = Report::new(
    "old_page",
    Said::fixed("page insights of old", "статистика страницы старого образца"),
    DAYS,
    &[&["date"], &["lifetime total likes", "daily total reach", "daily total impressions"]],
    &[
        DATE,
        Rule::of(Field::Followers, &["lifetime total likes"]),
        Rule::of(Field::NewFollowers, &["daily new likes"]),
        Rule::of(Field::Reach, &["daily total reach"]),
        Rule::of(Field::Impressions, &["daily total impressions"]),
    ],
)
.month_first()
.refine(facebook);

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
.not(&["post id"])
.refine(facebook);

/// The line above the header names the network too; each network is an account of its own, for its figures and the
/// other's are not two views of one thing.
fn insights(slice: &mut Slice, context: &Context) -> Vec<Problem> {
    let told = context.preamble.iter().chain(std::iter::once(&context.file)).find_map(|text| network_in(text));
    if let Some(network) = told {
        fill(slice, Field::Network, network);
        slice.meta.account = Some(network.to_owned());
    }
    Vec::new()
}

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
