//! Plain tables of marketing: ads, traffic, mailings, social networks, market, plans, expenses, rates. Declarations only.

use super::mail_words as mail;
use super::plain_table::plain;
use super::plain_words as word;
use super::source::{Report, Rule};
use crate::model::field::Field;
use crate::model::table::Table;
use crate::words::Said;

pub const AD_PERFORMANCE: Report = plain(
    Table::AdPerformance,
    "ad_performance",
    Said::fixed("ad performance", "реклама"),
    &[word::DATE, &["impressions", "clicks", "показы", "клики"], word::COST],
    &[
        Rule::of(Field::Date, word::DATE),
        Rule::of(Field::Platform, word::PLATFORM),
        Rule::of(Field::Account, word::ACCOUNT),
        Rule::of(Field::Campaign, word::CAMPAIGN),
        Rule::of(Field::AdGroup, word::AD_GROUP),
        Rule::of(Field::Ad, word::AD),
        Rule::of(Field::Keyword, word::KEYWORD),
        Rule::of(Field::Source, word::SOURCE),
        Rule::of(Field::Medium, word::MEDIUM),
        Rule::of(Field::Channel, word::CHANNEL),
        Rule::of(Field::Device, word::DEVICE),
        Rule::of(Field::Country, word::COUNTRY),
        Rule::of(Field::City, word::CITY),
        Rule::of(Field::Gender, word::GENDER),
        Rule::of(Field::Age, word::AGE),
        Rule::of(Field::Impressions, word::IMPRESSIONS),
        Rule::of(Field::Clicks, word::CLICKS),
        Rule::of(Field::Cost, word::COST),
        Rule::of(Field::Conversions, word::CONVERSIONS),
        Rule::of(Field::ConversionValue, word::CONVERSION_VALUE),
        Rule::of(Field::Reach, word::REACH),
        Rule::of(Field::VideoViews, word::VIDEO_VIEWS),
        Rule::of(Field::Currency, word::CURRENCY),
        Rule::ignore(word::DERIVED),
    ],
)
.not(&["sent", "отправлено", "delivered", "доставлено"]);

pub const WEB_TRAFFIC: Report = plain(
    Table::WebTraffic,
    "web_traffic",
    Said::fixed("web traffic", "трафик сайта"),
    &[word::DATE, word::SESSIONS],
    &[
        Rule::of(Field::Date, word::DATE),
        Rule::of(Field::Source, word::SOURCE),
        Rule::of(Field::Medium, word::MEDIUM),
        Rule::of(Field::Channel, word::CHANNEL),
        Rule::of(Field::Campaign, word::CAMPAIGN),
        Rule::of(Field::LandingPage, word::LANDING_PAGE),
        Rule::of(Field::Device, word::DEVICE),
        Rule::of(Field::Country, word::COUNTRY),
        Rule::of(Field::City, word::CITY),
        Rule::of(Field::Sessions, word::SESSIONS),
        Rule::of(Field::Users, word::USERS),
        Rule::of(Field::NewUsers, word::NEW_USERS),
        Rule::of(Field::EngagedSessions, word::ENGAGED),
        Rule::of(Field::Bounces, word::BOUNCES),
        Rule::of(Field::PageViews, word::PAGE_VIEWS),
        Rule::of(Field::Conversions, word::CONVERSIONS),
        Rule::of(Field::Revenue, word::REVENUE),
        Rule::of(Field::Currency, word::CURRENCY),
        Rule::ignore(word::DERIVED),
    ],
)
// Pages and hosts would be rows of sessions that cannot be added; of other tools' exports we know too little.
.not(&[
    "hostname", "page", "path", "visit_duration", "page title", "session primary channel group", "cost", "spend",
    "расход", "расходы", "затраты",
]);

pub const MESSAGES: Report = plain(
    Table::Messages,
    "messages",
    Said::fixed("mailings", "рассылки"),
    &[word::SENT_DATE, mail::SENT, mail::ANSWERS],
    mail::COLUMNS,
)
.refine(mail::mailings);

pub const SOCIAL_ACCOUNTS: Report = plain(
    Table::SocialAccounts,
    "social_accounts",
    Said::fixed("social accounts", "аккаунты соцсетей"),
    &[word::DATE, word::FOLLOWERS],
    &[
        Rule::of(Field::Date, word::DATE),
        Rule::of(Field::Network, word::NETWORK_OR_PLATFORM),
        Rule::of(Field::Account, word::ACCOUNT),
        Rule::of(Field::Followers, word::FOLLOWERS),
        Rule::of(Field::Reach, word::REACH),
        Rule::of(Field::Impressions, word::IMPRESSIONS),
        Rule::of(Field::ProfileViews, word::PROFILE_VIEWS),
        Rule::ignore(word::DERIVED),
    ],
)
.not(&["sent", "отправлено", "post_id", "permalink"]);

pub const SOCIAL_POSTS: Report = plain(
    Table::SocialPosts,
    "social_posts",
    Said::fixed("social posts", "публикации"),
    &[
        word::POST_ID,
        word::PUBLISHED,
        &["likes", "reactions", "comments", "reach", "impressions", "лайки", "комментарии", "охват", "показы"],
    ],
    &[
        Rule::of(Field::PostId, word::POST_ID),
        Rule::of(Field::Published, word::PUBLISHED),
        Rule::of(Field::Network, word::NETWORK_OR_PLATFORM),
        Rule::of(Field::Account, word::ACCOUNT),
        Rule::of(Field::Format, word::FORMAT),
        Rule::of(Field::Impressions, word::IMPRESSIONS),
        Rule::of(Field::Reach, word::REACH),
        Rule::of(Field::Likes, word::LIKES),
        Rule::of(Field::Comments, word::COMMENTS),
        Rule::of(Field::Shares, word::SHARES),
        Rule::of(Field::Saves, word::SAVES),
        Rule::of(Field::Clicks, word::CLICKS),
        Rule::of(Field::VideoViews, word::VIDEO_VIEWS),
        Rule::ignore(word::DERIVED),
    ],
);

pub const MARKET: Report = plain(
    Table::Market,
    "market",
    Said::fixed("market", "рынок"),
    &[word::MONTH, word::MARKET_ANY],
    &[
        Rule::of(Field::Date, word::MONTH),
        Rule::of(Field::Region, word::REGION),
        Rule::of(Field::Segment, word::SEGMENT),
        Rule::of(Field::Product, word::PRODUCT),
        Rule::of(Field::MarketSize, word::MARKET_SIZE),
        Rule::of(Field::MarketUnits, word::MARKET_UNITS),
        Rule::of(Field::CompetitorSales, word::COMPETITOR_SALES),
        Rule::of(Field::Currency, word::CURRENCY),
    ],
);

pub const PLAN_VALUES: Report = plain(
    Table::PlanValues,
    "plan_values",
    Said::fixed("plan", "план"),
    &[word::MONTH, word::METRIC, word::PLAN_AMOUNT],
    &[
        Rule::of(Field::Date, word::MONTH),
        Rule::of(Field::MetricName, word::METRIC),
        Rule::of(Field::Channel, word::CHANNEL),
        Rule::of(Field::Campaign, word::CAMPAIGN),
        Rule::of(Field::PlanAmount, word::PLAN_AMOUNT),
        Rule::of(Field::Currency, word::CURRENCY),
    ],
);

/// A budget: planned costs, so its metric is `cost`.
pub const BUDGET: Report = plain(
    Table::PlanValues,
    "budget",
    Said::fixed("budget", "бюджет"),
    &[word::MONTH, word::BUDGET],
    &[
        Rule::of(Field::Date, word::MONTH),
        Rule::of(Field::Channel, word::CHANNEL),
        Rule::of(Field::Campaign, word::CAMPAIGN),
        Rule::of(Field::Category, word::CATEGORY),
        Rule::of(Field::PlanAmount, word::BUDGET),
        Rule::of(Field::Currency, word::CURRENCY),
    ],
)
.not(&[
    "metric", "kpi", "показатель", "метрика", "deal_id", "id сделки", "номер сделки", "task", "task_id", "задача",
    "название задачи", "impressions", "clicks", "показы", "клики", "actual_cost", "actual cost",
]);

pub const EXPENSES: Report = plain(
    Table::Expenses,
    "expenses",
    Said::fixed("expenses", "расходы"),
    &[
        word::MONTH,
        &[
            "category", "expense", "cost type", "channel", "статья", "статья расходов", "категория", "канал",
            "вид расходов",
        ],
        word::SPENT,
    ],
    &[
        Rule::of(Field::Date, word::MONTH),
        Rule::of(Field::Category, word::CATEGORY),
        Rule::of(Field::Channel, word::CHANNEL),
        Rule::of(Field::Campaign, word::CAMPAIGN),
        Rule::of(Field::CostBasis, word::COST_BASIS),
        Rule::of(Field::Amount, word::SPENT),
        Rule::of(Field::Currency, word::CURRENCY),
        Rule::ignore(word::PERSONAL),
    ],
)
.not(NOT_EXPENSES);

/// With one of these beside it a sum is no expense, or one of another kind.
const NOT_EXPENSES: &[&str] = &[
    "impressions", "clicks", "sessions", "visits", "conversions", "показы", "клики", "сеансы", "визиты", "конверсии",
    "revenue", "выручка", "metric", "kpi", "показатель", "метрика", "budget", "бюджет", "order_id", "order id",
    "номер заказа", "id заказа", "deal_id", "deal id", "номер сделки", "id сделки", "customer_id", "customer id",
    "клиент", "task", "task_id", "задача", "sent", "отправлено", "balance", "баланс", "payment_id", "transaction_id",
];

pub const EXCHANGE_RATES: Report = plain(
    Table::ExchangeRates,
    "exchange_rates",
    Said::fixed("exchange rates", "курсы валют"),
    &[word::DATE, word::RATE, &["from_currency", "from", "to_currency", "to", "из валюты", "в валюту"]],
    &[
        Rule::of(Field::Date, word::DATE),
        Rule::of(Field::FromCurrency, word::FROM_CURRENCY),
        Rule::of(Field::ToCurrency, word::TO_CURRENCY),
        Rule::of(Field::Rate, word::RATE),
    ],
);
