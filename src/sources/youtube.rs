//! YouTube Studio: `Table data`, `Chart data` and `Totals` of an archive: videos, the channel by day, audiences. The
//! first row is the `Total` of the whole channel, of which the table lists the first five hundred rows.
//!
//! A showing of a thumbnail is an impression, a play a video view; subscribers are those who came less those who left.

use super::ad_tables::fill;
use super::source::{Context, CurrencyFrom, Report, Rule, Source};
use crate::model::facts::Slice;
use crate::model::field::Field;
use crate::model::table::Table;
use crate::problem::Problem;
use crate::words::Said;

pub static SOURCE: Source = Source {
    id: "youtube",
    name: Said::fixed("YouTube Studio", "Творческая студия YouTube"),
    help: "https://support.google.com/youtube/answer/9002587",
    reports: &[VIDEOS, DAYS, DAYS.files(ARCHIVE).needs(&[DATE, VIEWS]), CHART, AUDIENCE],
};

const ARCHIVE: &[&str] = &["totals.csv", "chart data.csv", "table data.csv", "итоги.csv", "данные таблицы.csv"];
const DATE: &[&str] = &["date", "дата"];
const VIEWS: &[&str] = &["views", "просмотры"];
const WATCHED: &[&str] = &["watch time (hours)", "время просмотра (часы)", "время просмотра (в часах)"];
const VIDEO: &[&str] = &["content", "video", "контент", "видео"];
const TITLE: &[&str] = &["video title", "название видео"];
const TOTALS: &[&str] = &["total", "итого", "всего"];

const VIDEOS: Report = Report::new(
    "videos",
    Said::fixed("videos", "видео"),
    Some(Table::SocialPosts),
    &[VIDEO, TITLE, &["video publish time", "время публикации видео", "дата публикации видео"]],
    &[
        Rule::of(Field::PostId, VIDEO),
        Rule::of(Field::Title, TITLE),
        Rule::of(Field::Published, &["video publish time", "время публикации видео", "дата публикации видео"]),
        Rule::of(Field::VideoViews, VIEWS),
        Rule::of(Field::Impressions, &["impressions", "показы", "показы значков"]),
        Rule::of(Field::Likes, &["likes", "отметки \"нравится\"", "отметки «нравится»", "лайки"]),
        Rule::of(Field::Comments, &["comments added", "comments", "добавлено комментариев", "комментарии"]),
        Rule::of(Field::Shares, &["shares", "поделились"]),
        Rule::of(Field::Reach, &["unique viewers", "уникальные зрители"]),
        Rule::ignore(&[
            "duration", "watch time (hours)", "average view duration", "subscribers", "estimated revenue",
            "impressions click-through rate (%)", "длительность", "время просмотра (часы)", "подписчики",
            "средняя продолжительность просмотра",
        ]),
    ],
)
.not(DATE)
.totals(TOTALS)
.currency(CurrencyFrom::Header)
.refine(youtube);

/// Each day of the channel.
const DAYS: Report = Report::new(
    "channel_by_date",
    Said::fixed("channel by day", "канал по дням"),
    Some(Table::SocialAccounts),
    &[DATE, VIEWS, WATCHED],
    &[
        Rule::of(Field::Date, DATE),
        Rule::of(Field::VideoViews, VIEWS),
        Rule::of(Field::NewFollowers, &["subscribers", "подписчики"]),
        Rule::of(Field::Impressions, &["impressions", "показы", "показы значков"]),
        Rule::of(Field::Reach, &["unique viewers", "уникальные зрители"]),
        Rule::of(Field::Revenue, &["estimated revenue", "your estimated revenue", "расчетный доход"]),
        Rule::ignore(&[
            "watch time (hours)", "average view duration", "impressions click-through rate (%)",
            "время просмотра (часы)", "средняя продолжительность просмотра",
        ]),
    ],
)
.not(VIDEO)
.totals(TOTALS)
.currency(CurrencyFrom::Header)
.refine(youtube);

/// The lines of the chart: each day of the few videos that are drawn.
const CHART: Report = Report::new(
    "chart",
    Said::fixed("chart of the first videos by day", "график первых видео по дням"),
    None,
    &[
        VIDEO,
        DATE,
        &["views", "просмотры", "watch time (hours)", "время просмотра (часы)", "subscribers", "impressions"],
    ],
    &[],
)
.files(ARCHIVE);

const AUDIENCE: Report = Report::new(
    "views_by_audience",
    Said::fixed("views by audience", "просмотры по аудитории"),
    None,
    &[
        &[
            "subscription status", "viewer age", "viewer gender", "geography", "device type", "traffic source",
            "operating system", "cities", "content type", "new and returning viewers", "статус подписки",
            "возраст зрителя", "пол зрителя", "география", "тип устройства", "источник трафика",
        ],
        &["views", "просмотры", "views (%)", "просмотры (%)"],
        &[
            "watch time (hours)", "watch time (hours) (%)", "average view duration", "время просмотра (часы)",
            "средняя продолжительность просмотра",
        ],
    ],
    &[],
)
.not(DATE);

fn youtube(slice: &mut Slice, _: &Context) -> Vec<Problem> {
    fill(slice, Field::Network, "YouTube");
    Vec::new()
}
