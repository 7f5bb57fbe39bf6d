//! Plain tables of sales and work: orders, deals, contacts, subscriptions, requests, tasks. Declarations only.

use super::plain_table::plain;
use super::plain_words as word;
use super::source::{Report, Rule};
use crate::model::field::Field;
use crate::model::table::Table;
use crate::words::Said;

pub const ORDERS: Report = plain(
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

pub const DEALS: Report = plain(
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

pub const CONTACTS: Report = plain(
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

pub const SUBSCRIPTIONS: Report = plain(
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

pub const TICKETS: Report = plain(
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

pub const TASKS: Report = plain(
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
