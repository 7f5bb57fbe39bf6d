//! TikTok Ads Manager: the tables of its interface (known from a parser, not seen) and rows with the names of its API.
//! Clicks are those to the destination; a play is a video view.

use super::ad_words::COLUMNS;
use super::source::{CurrencyFrom, Report, Rule, Source};
use crate::model::field::Field;
use crate::model::table::Table;
use crate::words::Said;

pub static SOURCE: Source = Source {
    id: "tiktok_ads",
    name: Said::fixed("TikTok Ads", "TikTok Ads"),
    help: "https://ads.tiktok.com/help/article/how-to-export-reports",
    reports: &[REPORT, API],
};

const REPORT: Report = Report::new(
    "report",
    Said::fixed("campaigns, ad groups and ads", "кампании, группы и объявления"),
    Some(Table::AdPerformance),
    &[
        &[
            "campaign name", "ad group name", "ad name", "название кампании", "название группы объявлений",
            "название объявления",
        ],
        &["cost", "total cost", "spend", "затраты", "стоимость", "расходы"],
        &[
            "clicks (destination)", "cpc (destination)", "2-second video views", "6-second video views", "result rate",
            "by day", "клики (целевая страница)", "клики (место назначения)", "2-секундные просмотры видео",
            "6-секундные просмотры видео", "по дням",
        ],
    ],
    COLUMNS,
)
.not(&["amount spent", "currency code", "impr."])
.totals(&["total of", "всего результатов", "итого"])
.currency(CurrencyFrom::Header);

const API: Report = Report::new(
    "api",
    Said::fixed("rows of the API", "строки API"),
    Some(Table::AdPerformance),
    &[&["stat_time_hour", "stat_time_day"], &["spend"], &["impressions"]],
    &[
        Rule::of(Field::Date, &["stat_time_hour", "stat_time_day"]),
        Rule::of(Field::Campaign, &["campaign_name", "campaign_id"]),
        Rule::of(Field::AdGroup, &["adgroup_name", "adgroup_id"]),
        Rule::of(Field::Ad, &["ad_name", "ad_id"]),
        Rule::of(Field::Impressions, &["impressions"]),
        Rule::of(Field::Clicks, &["clicks"]),
        Rule::of(Field::Cost, &["spend"]),
        Rule::of(Field::Conversions, &["conversion"]),
        Rule::of(Field::ConversionValue, &["total_purchase_value"]),
        Rule::of(Field::Reach, &["reach"]),
        Rule::of(Field::VideoViews, &["video_play_actions"]),
        Rule::ignore(&[
            "cost_per_conversion", "conversion_rate", "result", "real_time_conversion", "total_sales_lead_value",
        ]),
    ],
);
