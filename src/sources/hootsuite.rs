//! Hootsuite: posts of each network and figures of accounts by day, with a column per network (`Followers > Social
//! network - X`), which detection reads as one table per network. The columns are known from a parser of real exports;
//! no file is seen. “Views” are showings; a quote of a post is a share as a repost is.

use super::ad_tables::fill;
use super::refine::add_up;
use super::social_words::{IMPRESSIONS, REACH, network_in, networks};
use super::source::{Context, Report, Rule, Source};
use crate::model::facts::Slice;
use crate::model::field::Field;
use crate::model::table::Table;
use crate::problem::Problem;
use crate::words::Said;

pub static SOURCE: Source = Source {
    id: "hootsuite",
    name: Said::fixed("Hootsuite", "Hootsuite"),
    help: "https://help.hootsuite.com/hc/en-us/articles/4403597090459",
    reports: &[POSTS, ACCOUNTS],
};

const DAY: &[&str] = &["date (gmt)", "дата (gmt)"];

const POSTS: Report = Report::new(
    "posts",
    Said::fixed("posts", "публикации"),
    Some(Table::SocialPosts),
    &[
        DAY,
        &["tweet permalink", "post permalink", "tweet id", "ссылка на публикацию"],
        &["likes", "reactions", "impressions", "reach", "views", "лайки", "показы"],
    ],
    &[
        Rule::of(
            Field::PostId,
            &["tweet id", "instagram post id", "facebook post id", "linkedin post id", "tiktok post id", "post id"],
        ),
        Rule::of(Field::PostId, &["tweet permalink", "post permalink", "ссылка на публикацию"]),
        Rule::of(Field::Published, DAY),
        Rule::of(
            Field::Account,
            &[
                "instagram account", "facebook page", "linkedin page", "tiktok account", "threads account",
                "x account", "social account",
            ],
        ),
        Rule::of(Field::Format, &["post type"]),
        Rule::of(Field::Title, &["post title", "title"]),
        Rule::of(Field::FreeText, &["tweet text", "post message"]),
        Rule::of(Field::Impressions, &["impressions", "post impressions", "views", "показы", "просмотры"]),
        Rule::of(Field::Reach, REACH),
        Rule::of(Field::Likes, &["likes", "reactions", "лайки", "реакции"]),
        Rule::of(Field::Comments, &["comments", "replies", "комментарии"]),
        Rule::of(Field::Shares, &["retweets", "reposts", "shares", "репосты"]),
        // Added to the reposts by the last look.
        Rule::of(Field::Quantity, &["quote tweets", "quotes"]),
        Rule::of(Field::Saves, &["saves", "bookmarks"]),
        Rule::of(Field::Clicks, &["link clicks", "clicks"]),
        Rule::of(Field::VideoViews, &["video views"]),
        Rule::ignore(&[
            "engagement", "engagements", "engagement rate", "tweet tags", "tweet campaign", "post tags",
            "post campaign",
        ]),
    ],
)
.refine(posts);

const ACCOUNTS: Report = Report::new(
    "accounts",
    Said::fixed("accounts by day", "аккаунты по дням"),
    Some(Table::SocialAccounts),
    &[
        DAY,
        &[
            "followers", "post impressions", "impressions", "reach", "page reach", "posts", "подписчики", "показы",
            "охват",
        ],
    ],
    &[
        Rule::of(Field::Date, DAY),
        Rule::of(Field::Followers, &["followers", "page followers", "fans", "подписчики"]),
        Rule::of(Field::NewFollowers, &["new followers", "net followers"]),
        Rule::of(Field::Impressions, IMPRESSIONS),
        Rule::of(Field::Reach, &["reach", "page reach", "post reach", "охват"]),
        Rule::of(Field::ProfileViews, &["profile views", "page views", "profile visits"]),
        Rule::of(Field::VideoViews, &["video views", "post video views"]),
        Rule::ignore(&["posts", "engagement rate", "post engagements"]),
    ],
)
.not(&["tweet id", "tweet permalink", "post permalink"])
.refine(accounts);

fn posts(slice: &mut Slice, context: &Context) -> Vec<Problem> {
    add_up(slice, Field::Shares, Field::Quantity);
    networks(slice, context)
}

/// Each network's table is an account of its own: the figures of two networks are not two views of one thing.
fn accounts(slice: &mut Slice, context: &Context) -> Vec<Problem> {
    if let Some(member) = &context.member {
        let network = network_in(member).unwrap_or(member);
        fill(slice, Field::Network, network);
        slice.meta.account = Some(network.to_owned());
    }
    Vec::new()
}
