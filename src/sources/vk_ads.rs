//! VK Ads (VK Реклама): campaigns, groups and ads with their figures, and rows as its API names them. The columns are
//! the labels of its interface, as parsers of its exports know them; no file is seen. Spending is in roubles.

use super::source::{Context, CurrencyFrom, Report, Rule, Source};
use crate::model::facts::Slice;
use crate::model::field::Field;
use crate::model::table::Table;
use crate::problem::Problem;
use crate::words::Said;

pub static SOURCE: Source = Source {
    id: "vk_ads",
    name: Said::fixed("VK Ads", "VK Реклама"),
    help: "https://ads.vk.com/help/articles/statistics",
    reports: &[REPORT, API],
};

const COST: &[&str] = &["потрачено всего", "потрачено", "списано", "spent", "total spent"];

const REPORT: Report = Report::new(
    "report",
    Said::fixed("campaigns, groups and ads", "кампании, группы и объявления"),
    Some(Table::AdPerformance),
    &[
        COST,
        &["показы", "клики", "impressions", "clicks", "shows"],
        &[
            "потрачено всего", "списано", "ecpc", "ecpm", "вступления", "результат", "цена за результат",
            "id группы объявлений", "начали просмотр", "spent", "joins",
        ],
    ],
    &[
        Rule::of(Field::Date, &["дата", "день", "неделя", "месяц", "date", "day"]),
        Rule::of(Field::Account, &["кабинет", "рекламный кабинет", "аккаунт", "клиент", "account"]),
        Rule::of(
            Field::Campaign,
            &["название кампании", "кампания", "рекламная кампания", "campaign name", "campaign", "название"],
        ),
        Rule::of(Field::Campaign, &["id кампании", "campaign id"]),
        Rule::of(
            Field::AdGroup,
            &[
                "название группы", "группа объявлений", "группа", "название группы объявлений", "ad group name",
                "ad group",
            ],
        ),
        Rule::of(Field::AdGroup, &["id группы объявлений", "id группы", "ad group id"]),
        Rule::of(Field::Ad, &["название объявления", "объявление", "ad name", "id объявления", "ad id"]),
        Rule::of(Field::Age, &["возраст", "age"]),
        Rule::of(Field::Gender, &["пол", "gender"]),
        Rule::of(Field::Region, &["регион", "география", "region"]),
        Rule::of(Field::Placement, &["площадка", "место размещения", "плейсмент", "placement"]),
        Rule::of(Field::Device, &["устройство", "тип устройства", "device"]),
        Rule::of(Field::Currency, &["валюта", "currency"]),
        Rule::of(Field::Impressions, &["показы", "impressions", "shows"]),
        Rule::of(Field::Clicks, &["клики", "переходы", "clicks"]),
        Rule::of(Field::Cost, COST),
        Rule::of(Field::Conversions, &["результат", "результаты", "конверсии", "цели", "goals", "results"]),
        Rule::of(Field::Reach, &["охват", "reach"]),
        Rule::of(Field::VideoViews, &["просмотры видео", "начали просмотр", "video views"]),
        Rule::ignore(&[
            "ctr", "ecpc", "ecpm", "cpa", "цена за результат", "вступления", "подписки", "частота", "статус", "цель",
            "бюджет", "дневной бюджет", "ставка", "cr",
        ]),
    ],
)
.not(&["платформа", "рекламная система", "источник", "reporting starts", "дата начала отчетности", "№ кампании"])
.totals(&["итого", "всего", "total"])
.currency(CurrencyFrom::Header)
.refine(roubles);

const API: Report = Report::new(
    "api",
    Said::fixed("rows of the API", "строки API"),
    Some(Table::AdPerformance),
    &[&["shows", "base.shows"], &["clicks", "base.clicks"], &["spent", "base.spent"]],
    &[
        Rule::of(Field::Date, &["date", "day"]),
        Rule::of(Field::Campaign, &["campaign_name", "ad_plan_name", "campaign_id", "ad_plan_id"]),
        Rule::of(Field::AdGroup, &["ad_group_name", "ad_group_id"]),
        Rule::of(Field::Ad, &["banner_id", "ad_id", "id"]),
        Rule::of(Field::Impressions, &["shows", "base.shows"]),
        Rule::of(Field::Clicks, &["clicks", "base.clicks"]),
        Rule::of(Field::Cost, &["spent", "base.spent"]),
        Rule::of(Field::Conversions, &["goals", "base.goals", "vk.goals", "base.vk.goals"]),
        Rule::ignore(&["cpm", "cpc", "cpa", "ctr", "cr", "base.cpm", "base.cpc", "base.cpa", "base.ctr", "base.cr"]),
    ],
)
.refine(roubles);

/// Cabinets are kept in roubles; a column or a header that says another currency is believed.
fn roubles(slice: &mut Slice, _: &Context) -> Vec<Problem> {
    if slice.meta.currency.is_none() && !slice.meta.has(Field::Currency) {
        slice.meta.currency = crate::model::money::Currency::parse("RUB");
    }
    Vec::new()
}
