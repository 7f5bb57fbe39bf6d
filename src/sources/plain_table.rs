//! A plain table: our own field names, or everyday words in English and Russian, one report per canonical table.
//!
//! It is asked only when no system claims a file. It keeps every row the person put in: what does not count
//! (a failed order) is told by its status. E-mails are hashed, names and texts are not kept.

use super::plain_words as word;
use super::refine::{
    drop_field, hashed, put, put_coded, rename, shorten_people, tell_apart, tell_currencies, tell_customers, values,
};
use super::source::{Context, CurrencyFrom, Report, Rule, Source};
use super::stages::{CloseDate, settle_deals};
use crate::model::column::{DictBuilder, NONE};
use crate::model::facts::Slice;
use crate::model::field::Field;
use crate::model::table::Table;
use crate::problem::Problem;
use crate::words::Said;

pub static SOURCE: Source = Source {
    id: "plain_table",
    name: Said::fixed("Plain table", "Простая таблица"),
    help: "",
    reports: &[
        AD_PERFORMANCE, WEB_TRAFFIC, MESSAGES, ORDERS, DEALS, CONTACTS, SUBSCRIPTIONS, TICKETS, TASKS, SOCIAL_ACCOUNTS,
        SOCIAL_POSTS, MARKET, PLAN_VALUES, BUDGET, EXPENSES, EXCHANGE_RATES,
    ],
};

const fn plain(
    table: Table,
    id: &'static str,
    name: Said,
    needs: &'static [&'static [&'static str]],
    columns: &'static [Rule],
) -> Report {
    Report::new(id, name, Some(table), needs, columns).currency(CurrencyFrom::Header).refine(refine)
}

const AD_PERFORMANCE: Report = plain(
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

const WEB_TRAFFIC: Report = plain(
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
.not(&["cost", "spend", "расход", "расходы", "затраты"]);

const MESSAGES: Report = plain(
    Table::Messages,
    "messages",
    Said::fixed("mailings", "рассылки"),
    &[
        word::SENT_DATE,
        word::SENT,
        &["opens", "opened", "delivered", "clicks", "открытия", "доставлено", "клики", "unique_opens"],
    ],
    &[
        Rule::of(Field::Date, word::SENT_DATE),
        Rule::of(Field::Channel, word::CHANNEL),
        Rule::of(Field::Campaign, word::CAMPAIGN),
        Rule::of(Field::List, word::LIST),
        Rule::of(Field::Sent, word::SENT),
        Rule::of(Field::Delivered, word::DELIVERED),
        Rule::of(Field::Opens, word::OPENS),
        Rule::of(Field::UniqueOpens, word::UNIQUE_OPENS),
        Rule::of(Field::Clicks, word::CLICKS),
        Rule::of(Field::UniqueClicks, word::UNIQUE_CLICKS),
        Rule::of(Field::Unsubscribes, word::UNSUBSCRIBES),
        Rule::of(Field::EmailBounces, word::EMAIL_BOUNCES),
        Rule::of(Field::Complaints, word::COMPLAINTS),
        Rule::of(Field::Conversions, word::CONVERSIONS),
        Rule::of(Field::Revenue, word::REVENUE),
        Rule::of(Field::Cost, word::COST),
        Rule::of(Field::Currency, word::CURRENCY),
        Rule::ignore(word::DERIVED),
    ],
);

const ORDERS: Report = plain(
    Table::Orders,
    "orders",
    Said::fixed("orders", "заказы"),
    &[word::ORDER_ID, word::CREATED_OR_DATE, word::AMOUNT],
    &[
        Rule::of(Field::OrderId, word::ORDER_ID),
        Rule::of(Field::Customer, word::CUSTOMER_ID),
        Rule::of(Field::Email, word::EMAIL),
        Rule::of(Field::Date, word::CREATED_OR_DATE),
        Rule::of(Field::Amount, word::AMOUNT),
        Rule::of(Field::Refund, word::REFUND),
        Rule::of(Field::Status, word::STATUS),
        Rule::of(Field::Product, word::PRODUCT),
        Rule::of(Field::Category, word::CATEGORY),
        Rule::of(Field::Quantity, word::QUANTITY),
        Rule::of(Field::CostOfGoods, word::COST_OF_GOODS),
        Rule::of(Field::Channel, word::CHANNEL),
        Rule::of(Field::Source, word::SOURCE),
        Rule::of(Field::Medium, word::MEDIUM),
        Rule::of(Field::Campaign, word::CAMPAIGN),
        Rule::of(Field::Country, word::COUNTRY),
        Rule::of(Field::City, word::CITY),
        Rule::of(Field::Currency, word::CURRENCY),
        Rule::ignore(word::PERSONAL),
    ],
);

const DEALS: Report = plain(
    Table::Deals,
    "deals",
    Said::fixed("deals", "сделки"),
    &[
        word::DEAL_ID,
        &[
            "stage", "deal_stage", "status", "amount", "стадия", "этап", "этап сделки", "стадия сделки", "статус",
            "сумма", "сумма сделки",
        ],
    ],
    &[
        Rule::of(Field::DealId, word::DEAL_ID),
        Rule::of(Field::ContactId, word::CONTACT_ID),
        Rule::of(Field::Created, word::CREATED),
        Rule::of(Field::Closed, word::CLOSED),
        Rule::of(Field::Stage, word::STAGE),
        Rule::of(Field::Status, word::STATUS),
        Rule::of(Field::IsWon, &["is_won", "won", "is_customer", "выиграна"]),
        Rule::of(Field::IsClosed, &["is_closed"]),
        Rule::of(Field::Pipeline, word::PIPELINE),
        Rule::of(Field::Amount, word::AMOUNT),
        Rule::of(Field::Currency, word::CURRENCY),
        Rule::of(Field::Owner, word::OWNER),
        Rule::of(Field::Source, word::SOURCE),
        Rule::of(Field::Medium, word::MEDIUM),
        Rule::of(Field::Campaign, word::CAMPAIGN),
        Rule::of(Field::Channel, word::CHANNEL),
        Rule::of(Field::Company, word::COMPANY),
        Rule::of(Field::Product, word::PRODUCT),
        Rule::ignore(word::PERSONAL),
    ],
);

const CONTACTS: Report = plain(
    Table::Contacts,
    "contacts",
    Said::fixed("contacts", "контакты"),
    &[
        word::CONTACT_OR_EMAIL,
        word::CREATED,
        &[
            "source", "utm_source", "channel", "lifecycle_stage", "lifecycle stage", "mql_date", "sql_date", "status",
            "источник", "канал", "статус", "campaign", "кампания",
        ],
    ],
    &[
        Rule::of(Field::ContactId, word::CONTACT_ID),
        Rule::of(Field::Email, word::EMAIL),
        Rule::of(Field::Created, word::CREATED),
        Rule::of(Field::LifecycleStage, word::LIFECYCLE),
        Rule::of(Field::LeadDate, &["lead_date", "дата лида", "стал лидом"]),
        Rule::of(Field::MqlDate, word::MQL_DATE),
        Rule::of(Field::SqlDate, word::SQL_DATE),
        Rule::of(Field::CustomerDate, word::CUSTOMER_DATE),
        Rule::of(Field::Status, word::STATUS),
        Rule::of(Field::Source, word::SOURCE),
        Rule::of(Field::Medium, word::MEDIUM),
        Rule::of(Field::Campaign, word::CAMPAIGN),
        Rule::of(Field::Channel, word::CHANNEL),
        Rule::of(Field::Country, word::COUNTRY),
        Rule::of(Field::City, word::CITY),
        Rule::of(Field::Gender, word::GENDER),
        Rule::of(Field::Age, word::AGE),
        Rule::of(Field::Owner, word::OWNER),
        Rule::of(Field::Company, word::COMPANY),
        Rule::ignore(word::PERSONAL),
    ],
)
.not(&[
    "deal_id", "deal id", "order_id", "order id", "id сделки", "номер сделки", "id заказа", "номер заказа", "amount",
    "total", "сумма",
]);

const SUBSCRIPTIONS: Report = plain(
    Table::Subscriptions,
    "subscriptions",
    Said::fixed("subscriptions", "подписки"),
    &[word::SUBSCRIPTION_ID, word::STARTED],
    &[
        Rule::of(Field::SubscriptionId, word::SUBSCRIPTION_ID),
        Rule::of(Field::Customer, word::CUSTOMER_ID),
        Rule::of(Field::Email, word::EMAIL),
        Rule::of(Field::Plan, word::PLAN),
        Rule::of(Field::MonthlyAmount, word::MONTHLY),
        Rule::of(Field::Currency, word::CURRENCY),
        Rule::of(Field::Status, word::STATUS),
        Rule::of(Field::Started, word::STARTED),
        Rule::of(Field::Ended, word::ENDED),
        Rule::of(Field::TrialEnd, word::TRIAL_END),
        Rule::of(Field::IsTrial, &["is_trial", "trial", "пробная"]),
        Rule::ignore(word::PERSONAL),
    ],
);

const TICKETS: Report = plain(
    Table::Tickets,
    "tickets",
    Said::fixed("support requests", "обращения"),
    &[word::TICKET_ID, word::CREATED],
    &[
        Rule::of(Field::TicketId, word::TICKET_ID),
        Rule::of(Field::Created, word::CREATED),
        Rule::of(Field::FirstReply, word::FIRST_REPLY),
        Rule::of(Field::Solved, word::SOLVED),
        Rule::of(Field::Status, word::STATUS),
        Rule::of(Field::Channel, word::CHANNEL),
        Rule::of(Field::Category, word::CATEGORY),
        Rule::of(Field::Assignee, word::ASSIGNEE),
        Rule::of(Field::Rating, word::RATING),
        Rule::of(Field::ContactId, word::CONTACT_ID),
        Rule::ignore(word::PERSONAL),
    ],
);

const TASKS: Report = plain(
    Table::Tasks,
    "tasks",
    Said::fixed("tasks", "задачи"),
    &[
        word::TASK,
        &[
            "due", "due_date", "due date", "deadline", "completed", "completed_at", "assignee", "срок", "дедлайн",
            "исполнитель", "выполнено",
        ],
    ],
    &[
        Rule::of(Field::TaskId, word::TASK_ID),
        Rule::of(Field::Title, word::TASK_NAME),
        Rule::of(Field::Created, word::CREATED),
        Rule::of(Field::Started, word::STARTED),
        Rule::of(Field::Due, word::DUE),
        Rule::of(Field::Completed, word::COMPLETED),
        Rule::of(Field::Status, word::STATUS),
        Rule::of(Field::Project, word::PROJECT),
        Rule::of(Field::Assignee, word::ASSIGNEE),
        Rule::of(Field::PlannedCost, word::PLANNED_COST),
        Rule::of(Field::ActualCost, word::ACTUAL_COST),
        Rule::of(Field::Currency, word::CURRENCY),
        Rule::ignore(word::PERSONAL),
    ],
);

const SOCIAL_ACCOUNTS: Report = plain(
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

const SOCIAL_POSTS: Report = plain(
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

const MARKET: Report = plain(
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

const PLAN_VALUES: Report = plain(
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
const BUDGET: Report = plain(
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

const EXPENSES: Report = plain(
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

const EXCHANGE_RATES: Report = plain(
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

fn refine(slice: &mut Slice, context: &Context) -> Vec<Problem> {
    tell_currencies(slice);
    shorten_people(slice, Field::Owner);
    shorten_people(slice, Field::Assignee);
    match slice.meta.table {
        Table::Orders | Table::Subscriptions => tell_customers(slice),
        Table::Contacts => {
            rename(slice, Field::Email, |mail| mail.contains('@').then(|| hashed(mail)));
            super::refine::fill_from(slice, Field::ContactId, Field::Email);
        }
        Table::Deals => return settle_deals(slice, context, CloseDate::Stated),
        Table::Tasks => {
            tell_apart(slice, Field::TaskId, &[Field::Title, Field::Project, Field::Created]);
            drop_field(slice, Field::Title);
            settle_tasks(slice);
        }
        Table::PlanValues => name_plan(slice, context),
        Table::ExchangeRates => {
            for field in [Field::FromCurrency, Field::ToCurrency] {
                rename(slice, field, |text| crate::model::money::Currency::parse(text).map(|c| c.code().to_owned()));
            }
        }
        _ => {}
    }
    Vec::new()
}

/// A task is done by its completion day, else by its status; a status gives no day.
fn settle_tasks(slice: &mut Slice) {
    let closed: Vec<i64> = if let Some(completed) = values(slice, Field::Completed) {
        completed.iter().map(|day| i64::from(*day != NONE)).collect()
    } else if let Some(status) = slice.column(Field::Status) {
        const DONE: &[&str] = &[
            "done", "completed", "complete", "closed", "готово", "выполнено", "выполнена", "завершено", "завершена",
            "закрыта",
        ];
        let done: Vec<bool> =
            status.dict.iter().map(|text| DONE.contains(&text.trim().to_lowercase().as_str())).collect();
        let told = |code: i64| usize::try_from(code).ok().and_then(|code| done.get(code).copied());
        status.values().into_iter().map(|code| told(code).map_or(NONE, i64::from)).collect()
    } else {
        return;
    };
    put(slice, Field::IsClosed, &closed);
}

/// A table of budgets names no metric: what it plans is cost.
fn name_plan(slice: &mut Slice, _: &Context) {
    if slice.column(Field::MetricName).is_some() {
        rename(slice, Field::MetricName, |text| Some(metric_id(text)));
        return;
    }
    let mut dict = DictBuilder::default();
    let code = dict.code(b"cost");
    let codes = vec![code; slice.meta.rows as usize];
    put_coded(slice, Field::MetricName, dict.finish(), &codes);
}

/// Everyday names of what is planned, as the ids of fields and metrics; other names stay as they are written.
fn metric_id(name: &str) -> String {
    let text = name.trim().to_lowercase().replace('ё', "е");
    let id = match text.as_str() {
        "cost" | "costs" | "spend" | "budget" | "расход" | "расходы" | "затраты" | "бюджет" => {
            "cost"
        }
        "revenue" | "sales" | "выручка" | "продажи" | "доход" => "revenue",
        "leads" | "лиды" | "заявки" => "leads",
        "customers" | "new customers" | "новые клиенты" | "клиенты" => "new_customers",
        "orders" | "заказы" => "orders",
        "deals" | "сделки" => "deals",
        "sessions" | "visits" | "сеансы" | "визиты" => "sessions",
        "users" | "пользователи" => "users",
        other => return other.to_owned(),
    };
    id.to_owned()
}
