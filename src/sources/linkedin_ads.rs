//! LinkedIn Campaign Manager: performance reports (title lines, `(in UTC)`, a `Total` row), known from a parser and not
//! seen, and the API's field names.
//! Impressions and clicks that members passed on (`viral_…`) are not paid for and not kept.

use super::ad_words::{COLUMNS, IMPRESSIONS};
use super::source::{CurrencyFrom, Report, Rule, Source};
use crate::model::field::Field;
use crate::model::table::Table;
use crate::words::Said;

pub static SOURCE: Source = Source {
    id: "linkedin_ads",
    name: Said::fixed("LinkedIn Ads", "LinkedIn Ads"),
    help: "https://www.linkedin.com/help/lms/answer/a421001",
    reports: &[PERFORMANCE, API],
};

const PERFORMANCE: Report = Report::new(
    "performance",
    Said::fixed("campaign performance", "эффективность кампаний"),
    Some(Table::AdPerformance),
    &[
        &["total spent", "всего потрачено", "общая сумма расходов"],
        IMPRESSIONS,
        &[
            "campaign name", "campaign group name", "account name", "creative name", "название кампании",
            "название группы кампаний", "название аккаунта", "название креатива",
        ],
    ],
    COLUMNS,
)
.totals(&["total", "итого"])
.title(&[
    "campaign performance report", "ad performance report", "account performance report",
    "creative performance report", "conversion performance report", "demographics report",
])
.month_first()
.currency(CurrencyFrom::Unsaid);

const API: Report = Report::new(
    "api",
    Said::fixed("rows of the API", "строки API"),
    Some(Table::AdPerformance),
    &[&["cost_in_local_currency", "costinlocalcurrency"], &["impressions"]],
    &[
        Rule::of(Field::Date, &["day", "date"]),
        Rule::of(Field::Campaign, &["campaign_name", "campaign_id"]),
        Rule::of(Field::Ad, &["creative_name", "creative_id"]),
        Rule::of(Field::Impressions, &["impressions"]),
        Rule::of(Field::Clicks, &["clicks"]),
        Rule::of(Field::Cost, &["cost_in_local_currency", "costinlocalcurrency"]),
        Rule::of(Field::Conversions, &["external_website_conversions", "externalwebsiteconversions"]),
        Rule::of(Field::ConversionValue, &["conversion_value_in_local_currency"]),
        Rule::of(Field::Reach, &["approximate_unique_impressions"]),
        Rule::of(Field::VideoViews, &["video_views"]),
        Rule::ignore(&["cost_in_usd", "landing_page_clicks", "total_engagements", "viral_clicks", "viral_impressions"]),
    ],
);
