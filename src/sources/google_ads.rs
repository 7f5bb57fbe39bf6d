//! Google Ads: the tables of its interface (two title lines, several overlapping `Total:` lines, UTF-8 or UTF-16 with
//! tabs) and rows with the field names of its API. Interactions are never taken for clicks: in video they are views.

use super::source::{As, CurrencyFrom, Report, Rule, Source};
use crate::model::field::Field;
use crate::model::table::Table;
use crate::words::Said;

pub static SOURCE: Source = Source {
    id: "google_ads",
    name: Said::fixed("Google Ads", "Google Ads"),
    help: "https://support.google.com/google-ads/answer/2404176",
    reports: &[SEARCH_TERMS, SEARCH_KEYWORDS, ADS, AD_GROUPS, CAMPAIGNS, ACCOUNTS, ASSETS, AUCTION, API],
};

/// The lines overlap (campaigns, account, each campaign type) and are never rows. The first speaks of the rows above.
static TOTALS: &[&str] = &["total:", "итого:", "всего:"];

const COST: &[&str] = &["cost", "стоимость", "расходы", "затраты"];
const IMPRESSIONS: &[&str] = &["impr.", "impressions", "показы", "показ."];
const CAMPAIGN: &[&str] = &["campaign", "campaign name", "кампания"];
const AD_GROUP: &[&str] = &["ad group", "ad group name", "группа объявлений"];
const KEYWORD: &[&str] = &["keyword", "search keyword", "ключевое слово", "ключевое слово в поисковой сети"];
const QUERY: &[&str] = &["search term", "поисковый запрос"];
const AD: &[&str] =
    &["ad id", "ad name", "ad", "headline 1", "ad status", "объявление", "идентификатор объявления", "заголовок 1"];
/// What only Google Ads writes beside a cost: it keeps a table of someone's own from being claimed.
const OWN: &[&str] = &[
    "impr.", "campaign status", "currency code", "avg. cpc", "conv. value", "cost / conv.", "interactions",
    "added/excluded", "код валюты", "ср. цена за клик", "цена/конверсия", "статус кампании", "ценность конв.",
];

static COLUMNS: &[Rule] = &[
    Rule::of(Field::Date, &["day", "date", "week", "month", "день", "дата", "неделя", "месяц"]),
    Rule::of(Field::Account, &["account", "account name", "аккаунт", "название аккаунта"]),
    Rule::of(Field::Account, &["customer id", "account id", "идентификатор клиента", "идентификатор аккаунта"]),
    Rule::of(Field::Campaign, CAMPAIGN),
    Rule::of(Field::CampaignType, &["campaign type", "тип кампании", "network (with search partners)", "network"]),
    Rule::of(Field::AdGroup, AD_GROUP),
    Rule::of(
        Field::Ad,
        &["ad id", "ad name", "ad", "headline 1", "объявление", "идентификатор объявления", "заголовок 1"],
    ),
    Rule::of(Field::Keyword, KEYWORD),
    Rule::of(Field::Query, QUERY),
    Rule::of(Field::Device, &["device", "устройство"]),
    Rule::of(Field::Country, &["country", "country/territory", "страна", "страна/территория"]),
    Rule::of(Field::Region, &["region", "регион"]),
    Rule::of(Field::City, &["city", "город"]),
    Rule::of(Field::Age, &["age", "age range", "возраст"]),
    Rule::of(Field::Gender, &["gender", "пол"]),
    Rule::of(Field::Placement, &["placement", "placement url", "место размещения"]),
    Rule::of(Field::LandingPage, &["landing page", "landing page url", "целевая страница"]),
    Rule::of(Field::Hour, &["hour of the day", "hour", "час суток", "время суток"]),
    Rule::of(Field::Currency, &["currency code", "currency", "код валюты", "валюта"]),
    Rule::of(Field::Impressions, IMPRESSIONS),
    Rule::of(Field::Clicks, &["clicks", "клики"]),
    Rule::of(Field::Cost, COST),
    Rule::of(Field::Conversions, &["conversions", "конверсии"]),
    Rule::of(
        Field::ConversionValue,
        &["conv. value", "conversion value", "total conv. value", "ценность конв.", "ценность конверсий"],
    ),
    Rule::of(Field::VideoViews, &["views", "trueview views", "просмотры"]),
    Rule::of(Field::Reach, &["unique users", "уникальные пользователи"]),
    // The same money once more in the manager's currency, and what is derived or a setting.
    Rule::ignore(&[
        "cost (converted currency)", "avg. cpc (converted currency)", "avg. cpm (converted currency)",
        "converted currency code", "original conv. value", "conv. (platform comparable)", "all conv.",
        "view-through conv.", "interactions", "interaction rate", "ctr", "avg. cpc", "avg. cpm", "avg. cost",
        "cost / conv.", "conv. rate", "conv. value / cost", "search impr. share", "trueview avg. cpv",
        "optimization score", "optimisation score", "budget", "budget name", "budget type", "status", "status reasons",
        "campaign status", "keyword status", "match type", "added/excluded", "bid strategy type", "target cpa",
        "avg. target cpa", "target roas", "avg. target roas", "final url", "cost / conv. (platform comparable)",
        "conv. value / cost (platform comparable)",
    ]),
];

const fn report(
    id: &'static str,
    name: Said,
    needs: &'static [&'static [&'static str]],
    not: &'static [&'static str],
    title: &'static [&'static str],
) -> Report {
    Report::new(id, name, Some(Table::AdPerformance), needs, COLUMNS)
        .not(not)
        .title(title)
        .totals(TOTALS)
        .currency(CurrencyFrom::Unsaid)
}

const SEARCH_TERMS: Report = report(
    "search_terms",
    Said::fixed("search terms", "поисковые запросы"),
    &[QUERY, IMPRESSIONS, OWN],
    &[],
    &["search terms report", "отчет о поисковых запросах", "отчёт о поисковых запросах"],
);

const SEARCH_KEYWORDS: Report = report(
    "search_keywords",
    Said::fixed("search keywords", "ключевые слова"),
    &[KEYWORD, IMPRESSIONS, OWN],
    QUERY,
    &["search keyword report", "отчет по ключевым словам", "отчёт по ключевым словам"],
);

const ADS: Report = report(
    "ads",
    Said::fixed("ads", "объявления"),
    &[AD, COST, IMPRESSIONS, OWN],
    &["search term", "поисковый запрос", "keyword", "search keyword", "ключевое слово", "asset", "asset status"],
    &["ad report", "отчет по объявлениям", "отчёт по объявлениям"],
);

const AD_GROUPS: Report = report(
    "ad_groups",
    Said::fixed("ad groups", "группы объявлений"),
    &[AD_GROUP, COST, IMPRESSIONS, OWN],
    &[
        "search term", "поисковый запрос", "keyword", "search keyword", "ключевое слово", "ad id", "ad name", "ad",
        "headline 1", "ad status", "объявление", "идентификатор объявления", "заголовок 1", "asset", "asset status",
    ],
    &["ad group report", "отчет по группам объявлений", "отчёт по группам объявлений"],
);

const BELOW_CAMPAIGN: &[&str] = &[
    "search term", "поисковый запрос", "keyword", "search keyword", "ключевое слово", "ad id", "ad name", "ad",
    "headline 1", "ad status", "объявление", "идентификатор объявления", "заголовок 1", "asset", "asset status",
    "ad group", "ad group name", "группа объявлений",
];

const CAMPAIGNS: Report = report(
    "campaign_report",
    Said::fixed("campaigns", "кампании"),
    &[CAMPAIGN, COST, IMPRESSIONS, OWN],
    BELOW_CAMPAIGN,
    &["campaign report", "отчет по кампаниям", "отчёт по кампаниям", "отчет о кампаниях", "отчёт о кампаниях"],
);

const ACCOUNTS: Report = report(
    "account_report",
    Said::fixed("account by time, place or audience", "аккаунт по времени, месту или аудитории"),
    &[
        &[
            "day", "week", "month", "день", "неделя", "месяц", "account", "аккаунт", "device", "устройство", "country",
            "country/territory", "страна", "страна/территория", "region", "регион", "city", "город", "age",
            "age range", "возраст", "gender", "пол", "placement", "placement url", "место размещения", "landing page",
            "landing page url", "целевая страница", "hour of the day", "час суток", "day of the week", "день недели",
        ],
        COST,
        IMPRESSIONS,
        OWN,
    ],
    &[
        "search term", "поисковый запрос", "keyword", "search keyword", "ключевое слово", "ad id", "ad name", "ad",
        "headline 1", "ad status", "asset", "asset status", "ad group", "ad group name", "группа объявлений",
        "campaign", "campaign name", "кампания",
    ],
    &["time series", "account report", "day report", "month report", "week report"],
);

/// An ad is shown with several assets and counts once for each: its impressions and cost must not be added.
const ASSETS: Report = Report::new(
    "assets",
    Said::fixed(
        "assets (an ad counts once for each of its assets)",
        "объекты (объявление учтено по разу на каждый свой объект)",
    ),
    None,
    &[&["asset status", "asset", "asset type", "статус объекта", "объект", "тип объекта"], IMPRESSIONS, OWN],
    &[],
)
.title(&["asset report", "отчет об объектах", "отчет по объектам"])
.totals(TOTALS);

/// Shares against other advertisers.
const AUCTION: Report = Report::new(
    "auction_insights",
    Said::fixed("auction insights", "статистика аукционов"),
    None,
    &[
        &["display url domain", "домен отображаемого url", "домен в отображаемом url"],
        &["overlap rate", "outranking share", "impr. share", "процент пересечения", "процент выигранных позиций"],
    ],
    &[],
)
.title(&["auction insights", "статистика аукционов"]);

/// Rows named as the API names them: cost in micros, ids instead of names where the names were not asked for.
const API: Report = Report::new(
    "api",
    Said::fixed("rows of the API", "строки API"),
    Some(Table::AdPerformance),
    &[&["cost_micros", "metrics.cost_micros"], &["impressions", "metrics.impressions"]],
    &[
        Rule::of(Field::Date, &["date", "segments.date", "date_day"]),
        Rule::of(Field::Account, &["customer_id", "customer.id", "customer.descriptive_name", "account_name"]),
        Rule::of(Field::Campaign, &["campaign.name", "campaign_name", "campaign.id", "campaign_id", "id"]),
        Rule::of(
            Field::CampaignType,
            &[
                "campaign.advertising_channel_type", "advertising_channel_type", "ad_network_type",
                "segments.ad_network_type",
            ],
        ),
        Rule::of(Field::AdGroup, &["ad_group.name", "ad_group_name", "ad_group.id", "ad_group_id"]),
        Rule::of(Field::Device, &["device", "segments.device"]),
        Rule::of(Field::Currency, &["customer.currency_code", "currency_code"]),
        Rule::of(Field::Impressions, &["impressions", "metrics.impressions"]),
        Rule::of(Field::Clicks, &["clicks", "metrics.clicks"]),
        Rule::read(Field::Cost, &["cost_micros", "metrics.cost_micros"], As::Micros),
        Rule::of(Field::Conversions, &["conversions", "metrics.conversions"]),
        Rule::of(Field::ConversionValue, &["conversions_value", "metrics.conversions_value"]),
        Rule::of(Field::VideoViews, &["video_views", "metrics.video_views"]),
        Rule::ignore(&["interactions", "active_view_impressions", "base_campaign"]),
    ],
);
