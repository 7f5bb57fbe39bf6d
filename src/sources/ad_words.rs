//! Columns of ad reports in the words that LinkedIn, TikTok and Microsoft share, English and Russian. The Russian ones
//! are not seen in files. Clicks on the destination come before clicks of all kinds; leads are among the conversions.

use super::source::Rule;
use crate::model::field::Field;

pub const IMPRESSIONS: &[&str] = &["impressions", "показы"];
pub const CAMPAIGN: &[&str] = &["campaign name", "campaignname", "campaign", "название кампании", "кампания"];

pub static COLUMNS: &[Rule] = &[
    Rule::of(
        Field::Date,
        &[
            "start date (in utc)", "start date", "gregorian date", "gregoriandate", "timeperiod", "time period",
            "by day", "date", "day", "week", "month", "дата начала (utc)", "дата начала", "по дням", "дата", "день",
            "неделя", "месяц",
        ],
    ),
    Rule::of(
        Field::Account,
        &["account name", "accountname", "название аккаунта", "имя учетной записи", "название учетной записи"],
    ),
    Rule::of(Field::Account, &["account id", "accountid", "account_id", "номер учетной записи", "id аккаунта"]),
    Rule::of(Field::Campaign, CAMPAIGN),
    Rule::of(Field::Campaign, &["campaign group name", "название группы кампаний"]),
    Rule::of(Field::Campaign, &["campaign id", "campaignid", "campaign_id", "id кампании"]),
    Rule::of(
        Field::CampaignType,
        &["campaign type", "campaigntype", "campaign objective", "objective", "тип кампании", "цель кампании"],
    ),
    Rule::of(
        Field::AdGroup,
        &["ad group name", "adgroupname", "ad group", "название группы объявлений", "группа объявлений"],
    ),
    Rule::of(
        Field::Ad,
        &["ad name", "creative name", "ad title", "название объявления", "название креатива", "объявление"],
    ),
    Rule::of(Field::Ad, &["ad id", "creative id", "adid", "id объявления"]),
    Rule::of(Field::Keyword, &["keyword", "ключевое слово"]),
    Rule::of(Field::Query, &["search term", "search query", "searchquery", "поисковый запрос"]),
    Rule::of(Field::Device, &["device type", "devicetype", "device_type", "device", "тип устройства", "устройство"]),
    Rule::of(Field::Country, &["country", "country/region", "country/territory", "страна", "страна или регион"]),
    Rule::of(Field::Region, &["region", "state", "province", "регион"]),
    Rule::of(Field::City, &["city", "город"]),
    Rule::of(Field::Age, &["age", "age group", "возраст", "возрастная группа"]),
    Rule::of(Field::Gender, &["gender", "пол"]),
    Rule::of(Field::Placement, &["placement", "publisher url", "место размещения", "плейсмент"]),
    Rule::of(Field::Hour, &["hour", "hour of day", "hourofday", "час", "час суток"]),
    Rule::of(Field::Currency, &["currency", "currency code", "currencycode", "currency_code", "валюта", "код валюты"]),
    Rule::of(Field::Impressions, IMPRESSIONS),
    Rule::of(Field::Clicks, &["clicks (destination)", "клики (целевая страница)", "клики (место назначения)"]),
    Rule::of(Field::Clicks, &["clicks", "клики"]),
    Rule::of(Field::Clicks, &["clicks (all)", "клики (все)"]),
    Rule::of(
        Field::Cost,
        &[
            "total spent", "spend", "cost", "total cost", "всего потрачено", "общая сумма расходов", "расходы",
            "расход", "затраты", "стоимость",
        ],
    ),
    Rule::of(Field::Conversions, &["conversions", "конверсии"]),
    Rule::of(
        Field::ConversionValue,
        &[
            "total conversion value", "revenue", "total purchase value", "total complete payment value", "доход",
            "общая ценность конверсий", "общая стоимость покупок",
        ],
    ),
    Rule::of(Field::Reach, &["reach", "охват"]),
    Rule::of(Field::VideoViews, &["video views", "просмотры видео"]),
    Rule::ignore(&[
        "ctr", "avg. cpc", "averagecpc", "avg. position", "averageposition", "conversion rate", "conversionrate",
        "cpa", "keywordid", "conversions_qualified", "all_conversions", "all_conversions_qualified", "all_revenue",
        "campaign group id", "clicks to landing page", "click through rate", "average cpm", "average cpc", "leads",
        "cpm", "cpc", "frequency", "cost per conversion", "cpc (destination)", "ctr (destination)",
        "2-second video views", "6-second video views", "частота", "конверсия", "средняя цена за клик",
    ]),
];
