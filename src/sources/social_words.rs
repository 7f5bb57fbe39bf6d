//! Posts and accounts of social networks in the words most tools share (English, Russian), and the last looks they
//! share: which network, and one spelling of its name.

use super::ad_tables::fill;
use super::refine::rename;
use super::source::{Context, Report, Rule};
use crate::model::facts::Slice;
use crate::model::field::Field;
use crate::model::table::Table;
use crate::problem::Problem;
use crate::read::header::normal;
use crate::words::Said;

type Words = &'static [&'static str];

pub const DATE: Words = &["date", "day", "дата", "день"];
pub const FOLLOWERS: Words = &[
    "followers", "total followers", "followers count", "audience", "subscribers", "total fans", "fans", "подписчики",
    "всего подписчиков", "количество подписчиков",
];
pub const IMPRESSIONS: Words = &["impressions", "post impressions", "показы", "просмотры записей"];
pub const REACH: Words = &["reach", "post reach", "охват", "полный охват"];

/// Posts. A tool whose “views” are showings names them itself.
pub static POSTS: &[Rule] = &[
    Rule::of(
        Field::PostId,
        &["post id", "tweet id", "id публикации", "id записи", "идентификатор публикации", "идентификатор записи"],
    ),
    Rule::of(
        Field::PostId,
        &[
            "permalink", "post link", "post url", "post permalink", "perma link", "link", "url", "video link",
            "ссылка на публикацию", "ссылка на запись", "ссылка на пост", "ссылка", "постоянная ссылка",
        ],
    ),
    Rule::of(
        Field::Published,
        &[
            "date published", "published", "publish time", "published at", "post publish date", "created date",
            "posted", "sent at", "date sent", "date (gmt)", "created", "time", "date", "дата публикации",
            "время публикации", "опубликовано", "дата",
        ],
    ),
    Rule::of(Field::Network, &["network", "network type", "service", "social network", "соцсеть", "социальная сеть"]),
    Rule::of(
        Field::Account,
        &["profile", "profile name", "account", "account name", "page name", "channel", "аккаунт", "сообщество"],
    ),
    Rule::of(
        Field::Format,
        &["post type", "content type", "type", "media type", "тип публикации", "тип записи", "тип"],
    ),
    Rule::of(
        Field::FreeText,
        &["text", "post text", "post", "message", "post message", "caption", "post title", "текст", "текст записи"],
    ),
    Rule::of(Field::Impressions, IMPRESSIONS),
    Rule::of(Field::Reach, REACH),
    Rule::of(Field::Likes, &["reactions", "likes", "лайки", "реакции", "отметки «нравится»", "нравится"]),
    Rule::of(Field::Comments, &["comments", "replies", "комментарии", "ответы"]),
    Rule::of(Field::Shares, &["shares", "reposts", "retweets", "репосты", "поделились"]),
    Rule::of(Field::Saves, &["saves", "bookmarks", "post saves", "сохранения", "закладки"]),
    Rule::of(Field::Clicks, &["post link clicks", "link clicks", "clicks", "post clicks", "переходы", "клики"]),
    Rule::of(Field::VideoViews, &["video views", "video plays", "plays", "просмотры видео"]),
    Rule::ignore(&["engagements", "engagement", "engagement rate", "tags", "campaign", "вовлеченность"]),
];

/// An account by day.
pub static ACCOUNTS: &[Rule] = &[
    Rule::of(Field::Date, DATE),
    Rule::of(Field::Network, &["network", "network type", "service", "соцсеть"]),
    Rule::of(Field::Account, &["profile", "profile name", "account", "channel", "аккаунт"]),
    Rule::of(Field::Followers, FOLLOWERS),
    Rule::of(
        Field::NewFollowers,
        &[
            "net audience growth", "net follower growth", "new followers", "new fans", "new follows",
            "audience gained", "followers gained", "новые подписчики", "прирост подписчиков",
        ],
    ),
    Rule::of(Field::Impressions, IMPRESSIONS),
    Rule::of(Field::Reach, REACH),
    Rule::of(
        Field::ProfileViews,
        &["profile views", "profile visits", "page views", "profile actions", "просмотры профиля"],
    ),
    Rule::of(Field::VideoViews, &["video views", "просмотры видео"]),
];

/// A list of posts in these words.
pub const fn posts(needs: &'static [&'static [&'static str]]) -> Report {
    Report::new("posts", Said::fixed("posts", "публикации"), Some(Table::SocialPosts), needs, POSTS).refine(networks)
}

/// Accounts by day in these words.
pub const fn accounts(needs: &'static [&'static [&'static str]]) -> Report {
    let name = Said::fixed("accounts by day", "аккаунты по дням");
    Report::new("accounts", name, Some(Table::SocialAccounts), needs, ACCOUNTS).refine(networks)
}

/// A table of an audience by age, place or device: known, and no KPI is made of it.
pub const fn audience(needs: &'static [&'static [&'static str]]) -> Report {
    Report::new("audience", Said::fixed("audience", "аудитория"), None, needs, &[])
}

/// Networks as people call them, by the words tools write.
static NETWORKS: &[(&str, &str)] = &[
    ("twitter", "X"),
    ("tweet", "X"),
    ("instagram", "Instagram"),
    ("facebook", "Facebook"),
    ("linkedin", "LinkedIn"),
    ("tiktok", "TikTok"),
    ("youtube", "YouTube"),
    ("threads", "Threads"),
    ("pinterest", "Pinterest"),
    ("vkontakte", "VK"),
    ("вконтакте", "VK"),
];

/// `fbInstagramAccount`, `TWITTER`, `Tweet ID` → the network; `None` when no word of one is in it.
pub fn network_in(text: &str) -> Option<&'static str> {
    let plain = normal(text);
    match plain.as_str() {
        "x" => Some("X"),
        "vk" | "вк" => Some("VK"),
        _ => NETWORKS.iter().find(|(word, _)| plain.contains(word)).map(|(_, name)| *name),
    }
}

/// Last look: the network's column in one spelling, or the network that the headers or the file's name tell.
pub fn networks(slice: &mut Slice, context: &Context) -> Vec<Problem> {
    if slice.meta.has(Field::Network) {
        rename(slice, Field::Network, |name| Some(network_in(name).unwrap_or(name).to_owned()));
    } else if let Some(told) =
        context.header.iter().chain(std::iter::once(&context.file)).find_map(|text| network_in(text))
    {
        fill(slice, Field::Network, told);
    }
    // A handle protected from spreadsheets: `'@polyana`.
    rename(slice, Field::Account, |name| Some(name.trim_start_matches('\'').to_owned()));
    Vec::new()
}
