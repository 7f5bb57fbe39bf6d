//! LinkedIn pages: updates, followers and visitors, a sheet or a file each, and the exports of a person's own posts.
//! The columns are known from parsers of real exports; no file is seen. LinkedIn writes the month first. “Total
//! followers” by day are those who came on that day, not how many there are. Corrections make figures negative.

use super::ad_tables::fill;
use super::social_words::audience;
use super::source::{Context, Report, Rule, Source};
use crate::model::facts::Slice;
use crate::model::field::Field;
use crate::model::table::Table;
use crate::problem::Problem;
use crate::words::Said;

pub static SOURCE: Source = Source {
    id: "linkedin_pages",
    name: Said::fixed("LinkedIn pages", "Страницы LinkedIn"),
    help: "https://www.linkedin.com/help/linkedin/answer/a551206",
    reports: &[
        POSTS,
        by_day(
            "updates",
            Said::fixed("updates by day", "публикации по дням"),
            &[
                &["impressions (total)", "показы (всего)"],
                &["clicks (total)", "reactions (total)", "engagement rate (total)", "клики (всего)", "реакции (всего)"],
            ],
        ),
        by_day(
            "followers",
            Said::fixed("new followers by day", "новые подписчики по дням"),
            &[
                &["total followers", "всего подписчиков"],
                &["organic followers", "sponsored followers", "органические подписчики"],
                DATE,
            ],
        ),
        by_day(
            "visitors",
            Said::fixed("visitors by day", "посетители по дням"),
            &[&["total page views (total)", "overview page views (total)", "всего просмотров страницы (всего)"], DATE],
        ),
        by_day(
            "own_engagement",
            Said::fixed("a person's posts by day", "публикации человека по дням"),
            &[DATE, &["impressions", "показы"], &["engagements", "взаимодействия"]],
        )
        .files(&["aggregateanalytics"]),
        by_day(
            "own_followers",
            Said::fixed("a person's new followers by day", "новые подписчики человека по дням"),
            &[DATE, &["new followers", "новые подписчики"]],
        )
        .files(&["aggregateanalytics"]),
        audience(&[
            &["location", "job function", "seniority", "industry", "company size", "местоположение", "отрасль"],
            &["total followers", "total views", "всего подписчиков", "всего просмотров"],
        ]),
        audience(&[&["page"], &["total followers"], &["new followers"]]),
    ],
};

const DATE: &[&str] = &["date", "дата"];

const fn by_day(id: &'static str, name: Said, needs: &'static [&'static [&'static str]]) -> Report {
    Report::new(id, name, Some(Table::SocialAccounts), needs, DAYS).month_first().refine(linkedin)
}

static DAYS: &[Rule] = &[
    Rule::of(Field::Date, DATE),
    Rule::of(Field::Impressions, &["impressions (total)", "impressions", "показы (всего)", "показы"]),
    Rule::of(Field::Reach, &["unique impressions (total)", "unique impressions (organic)", "unique impressions"]),
    Rule::of(Field::NewFollowers, &["total followers", "new followers", "всего подписчиков", "новые подписчики"]),
    Rule::of(
        Field::ProfileViews,
        &["total page views (total)", "overview page views (total)", "всего просмотров страницы (всего)"],
    ),
];

const POSTS: Report = Report::new(
    "posts",
    Said::fixed("posts", "публикации"),
    Some(Table::SocialPosts),
    &[
        &["post link", "post url", "ссылка на публикацию"],
        &["created date", "post publish date", "дата создания"],
        &["impressions", "likes", "reactions", "показы"],
    ],
    &[
        Rule::of(Field::PostId, &["post link", "post url", "ссылка на публикацию"]),
        Rule::of(Field::Published, &["created date", "post publish date", "дата создания"]),
        Rule::of(Field::FreeText, &["post title", "заголовок публикации"]),
        Rule::of(Field::Format, &["content type", "post type", "тип контента", "тип публикации"]),
        Rule::of(Field::Impressions, &["impressions", "показы"]),
        Rule::of(Field::Reach, &["unique impressions"]),
        Rule::of(Field::Likes, &["reactions", "likes", "реакции", "отметки «нравится»"]),
        Rule::of(Field::Comments, &["comments", "комментарии"]),
        Rule::of(Field::Shares, &["reposts", "shares", "репосты"]),
        Rule::of(Field::Clicks, &["clicks", "клики"]),
        Rule::of(Field::VideoViews, &["views", "video views", "просмотры"]),
        Rule::ignore(&[
            "posted by", "campaign name", "название кампании", "campaign start date", "campaign end date", "audience",
            "offsite views", "follows", "click through rate (ctr)", "engagement rate",
        ]),
    ],
)
.not(&["network", "service", "tweet id"])
.month_first()
.refine(linkedin);

fn linkedin(slice: &mut Slice, _: &Context) -> Vec<Problem> {
    fill(slice, Field::Network, "LinkedIn");
    Vec::new()
}
