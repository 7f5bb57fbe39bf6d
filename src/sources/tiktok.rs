//! TikTok Studio: overview by day, followers by day, viewers by day, videos, audiences. The columns are known from
//! parsers of real exports; no file is seen. Its days have no year (`October 1`): they are read up to the last day that
//! the file's name tells, and left out with a word where it tells none.

use super::ad_tables::fill;
use super::source::{Context, Report, Rule, Source};
use crate::model::facts::Slice;
use crate::model::field::Field;
use crate::model::table::Table;
use crate::problem::Problem;
use crate::words::Said;

pub static SOURCE: Source = Source {
    id: "tiktok",
    name: Said::fixed("TikTok Studio", "TikTok Studio"),
    help: "https://support.tiktok.com/en/using-tiktok/growing-your-audience/tiktok-studio",
    reports: &[
        VIDEOS,
        by_day(
            "overview",
            Said::fixed("overview by day", "обзор по дням"),
            &[DATE, &["video views", "просмотры видео"], &["profile views", "просмотры профиля"]],
        ),
        by_day(
            "followers",
            Said::fixed("followers by day", "подписчики по дням"),
            &[
                DATE,
                &["followers", "подписчики"],
                &["difference in followers from previous day", "изменение числа подписчиков за день"],
            ],
        ),
        by_day(
            "viewers",
            Said::fixed("viewers by day", "зрители по дням"),
            &[DATE, &["total viewers", "всего зрителей"], &["new viewers", "новые зрители"]],
        ),
        AUDIENCE,
    ],
};

const DATE: &[&str] = &["date", "дата"];

const fn by_day(id: &'static str, name: Said, needs: &'static [&'static [&'static str]]) -> Report {
    Report::new(id, name, Some(Table::SocialAccounts), needs, DAYS).not(&["network", "profile"]).refine(tiktok)
}

static DAYS: &[Rule] = &[
    Rule::of(Field::Date, DATE),
    Rule::of(Field::Followers, &["followers", "подписчики"]),
    Rule::of(
        Field::NewFollowers,
        &["difference in followers from previous day", "net followers", "изменение числа подписчиков за день"],
    ),
    Rule::of(Field::Reach, &["total viewers", "reached audience", "всего зрителей"]),
    Rule::of(Field::VideoViews, &["video views", "просмотры видео"]),
    Rule::of(Field::ProfileViews, &["profile views", "просмотры профиля"]),
    Rule::ignore(&[
        "likes", "comments", "shares", "new viewers", "returning viewers", "лайки", "комментарии", "репосты",
    ]),
];

const VIDEOS: Report = Report::new(
    "videos",
    Said::fixed("videos", "видео"),
    Some(Table::SocialPosts),
    &[
        &["video link", "video id", "ссылка на видео"],
        &["post time", "posted time", "время публикации", "дата публикации"],
        &["total views", "video views", "всего просмотров"],
    ],
    &[
        Rule::of(Field::PostId, &["video link", "video id", "ссылка на видео"]),
        Rule::of(Field::Published, &["post time", "posted time", "время публикации", "дата публикации"]),
        Rule::of(Field::Title, &["video title", "название видео"]),
        Rule::of(Field::VideoViews, &["total views", "video views", "всего просмотров"]),
        Rule::of(Field::Likes, &["total likes", "likes", "всего лайков"]),
        Rule::of(Field::Comments, &["total comments", "comments", "всего комментариев"]),
        Rule::of(Field::Shares, &["total shares", "shares", "всего репостов"]),
        Rule::of(Field::Saves, &["add to favorites", "total saves", "saves", "всего сохранений"]),
        Rule::of(Field::Reach, &["reached audience", "охваченная аудитория"]),
        Rule::ignore(&["total play time", "average watch time", "watched full video", "full video watched rate"]),
    ],
)
.refine(tiktok);

const AUDIENCE: Report = Report::new(
    "audience",
    Said::fixed("audience", "аудитория"),
    None,
    &[
        &["gender", "top territories", "hour", "пол", "страны"],
        &["distribution", "active followers", "распределение", "активные подписчики"],
    ],
    &[],
);

fn tiktok(slice: &mut Slice, _: &Context) -> Vec<Problem> {
    fill(slice, Field::Network, "TikTok");
    Vec::new()
}
