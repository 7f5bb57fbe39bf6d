//! X (Twitter): posts and the account by day, as the analytics of today and those of old write them. The columns are
//! known from parsers of real exports; no file is seen. A repost is a share; a bookmark is a save.

use super::ad_tables::fill;
use super::source::{Context, Report, Rule, Source};
use crate::model::facts::Slice;
use crate::model::field::Field;
use crate::model::table::Table;
use crate::problem::Problem;
use crate::words::Said;

pub static SOURCE: Source = Source {
    id: "x_analytics",
    name: Said::fixed("X (Twitter)", "X (Twitter)"),
    help: "https://business.x.com/en/help/campaign-measurement-and-analytics/tweet-activity-dashboard",
    reports: &[POSTS, DAYS],
};

const POSTS: Report = Report::new(
    "posts",
    Said::fixed("posts", "публикации"),
    Some(Table::SocialPosts),
    &[
        &["post id", "tweet id", "id поста"],
        &["post link", "tweet permalink", "post text", "tweet text", "текст поста"],
        &[
            "detail expands", "url clicks", "permalink clicks", "profile visits", "new follows", "user profile clicks",
            "посещения профиля", "новые подписки", "раскрытия", "переходы по url",
        ],
    ],
    &[
        Rule::of(Field::PostId, &["post id", "tweet id", "id поста"]),
        Rule::of(Field::Published, &["date", "time", "дата"]),
        Rule::of(Field::FreeText, &["post text", "tweet text", "текст поста"]),
        Rule::of(Field::Impressions, &["impressions", "показы"]),
        Rule::of(Field::Likes, &["likes", "отметки «нравится»", "лайки"]),
        Rule::of(Field::Comments, &["replies", "ответы"]),
        Rule::of(Field::Shares, &["reposts", "retweets", "репосты"]),
        Rule::of(Field::Shares, &["shares"]),
        Rule::of(Field::Saves, &["bookmarks", "закладки"]),
        Rule::of(Field::Clicks, &["url clicks", "переходы по ссылке"]),
        Rule::of(Field::VideoViews, &["video views", "media views"]),
        Rule::ignore(&[
            "post link", "tweet permalink", "engagements", "engagement rate", "new follows", "profile visits",
            "detail expands", "hashtag clicks", "permalink clicks", "user profile clicks",
        ]),
    ],
)
.not(&["date (gmt)"])
.refine(x);

const DAYS: Report = Report::new(
    "account",
    Said::fixed("account by day", "аккаунт по дням"),
    Some(Table::SocialAccounts),
    &[
        &["date", "дата"],
        &["impressions", "показы"],
        &[
            "new follows", "unfollows", "create post", "tweets published", "posts published", "новые подписки",
            "отмены подписки",
        ],
    ],
    &[
        Rule::of(Field::Date, &["date", "дата"]),
        Rule::of(Field::Impressions, &["impressions", "показы"]),
        Rule::of(Field::NewFollowers, &["new follows", "follows", "новые подписки"]),
        Rule::of(Field::ProfileViews, &["profile visits", "user profile clicks", "посещения профиля"]),
        Rule::of(Field::VideoViews, &["video views", "просмотры видео"]),
        Rule::ignore(&[
            "likes", "engagements", "bookmarks", "shares", "replies", "reposts", "unfollows", "create post",
            "media views", "engagement rate", "retweets", "tweets published", "posts published",
        ]),
    ],
)
.not(&["post id", "tweet id", "post text", "tweet text", "network", "profile"])
.refine(x);

fn x(slice: &mut Slice, _: &Context) -> Vec<Problem> {
    fill(slice, Field::Network, "X");
    Vec::new()
}
