//! Microsoft Advertising: reports with a block of `"Report …:"` lines above and a copyright line below, under the labels
//! of its interface or of its API, and rows as loaders store them.

use super::ad_words::COLUMNS;
use super::source::{Context, CurrencyFrom, Report, Source};
use crate::model::day::Day;
use crate::model::facts::Slice;
use crate::model::field::Field;
use crate::model::period::Period;
use crate::model::table::Table;
use crate::problem::Problem;
use crate::read::dates::days_in;
use crate::words::Said;

pub static SOURCE: Source = Source {
    id: "microsoft_ads",
    name: Said::fixed("Microsoft Ads", "Microsoft Ads"),
    help: "https://help.ads.microsoft.com/#apex/ads/en/52015/2",
    reports: &[REPORT, API],
};

const REPORT: Report = Report::new(
    "report",
    Said::fixed("performance report", "отчёт об эффективности"),
    Some(Table::AdPerformance),
    &[
        &["clicks", "impressions", "spend", "клики", "показы", "расходы"],
        &[
            "accountid", "campaignid", "campaignname", "gregoriandate", "gregorian date", "timeperiod", "devicetype",
            "device type", "keywordid", "имя учетной записи", "название учетной записи", "номер учетной записи",
        ],
    ],
    COLUMNS,
)
.not(&["campaign_id", "amount spent", "cost", "total spent"])
.title(&["report name:", "report time:", "report aggregation:", "имя отчета:", "название отчета:", "время отчета:"])
.footer(&["©", "(c)"])
.month_first()
.currency(CurrencyFrom::Unsaid)
.refine(last_look);

const API: Report = Report::new(
    "api",
    Said::fixed("rows of the API", "строки API"),
    Some(Table::AdPerformance),
    &[&["spend"], &["campaign_id"], &["bid_match_type", "delivered_match_type", "top_vs_other", "device_os"]],
    COLUMNS,
);

/// `Report Time` alone states the period; other lines above the header name days too (the last one with data).
fn last_look(slice: &mut Slice, context: &Context) -> Vec<Problem> {
    let is_stated =
        |line: &&String| ["report time:", "время отчета:"].iter().any(|key| line.to_lowercase().contains(key));
    let days = context.preamble.iter().find(is_stated).map(|line| days_in(line)).unwrap_or_default();
    let stated = match days.as_slice() {
        [day] => Period::new(Day(*day), Day(*day)),
        [from, to, ..] => Period::new(Day(*from), Day(*to)),
        [] => None,
    };
    let seen = slice.span(Field::Date);
    if let Some(stated) = stated.filter(|stated| seen.is_none_or(|seen| stated.covers(seen))) {
        slice.meta.period = Some(stated);
    }
    Vec::new()
}
