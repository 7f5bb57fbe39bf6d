//! Which systems measure the same thing, and what usually keeps them apart. Data only; `reconcile` sets them together.

use super::reasons::{
    ATTRIBUTION, BLOCKED, CLICK_IS_NO_VISIT, CLOSED_LATER, CONSENT, COUNTED_ONCE, CURRENCY, OFFLINE, REFUNDS, RENEWALS,
    TAX, TEST_ORDERS, TIME_ZONE, VAT, VIEWS, WON_UNPAID,
};
use crate::model::field::Field;
use crate::model::table::Table;
use crate::words::Said;

/// What is set against what.
pub struct PairDef {
    pub id: &'static str,
    pub name: Said,
    pub left: Side,
    pub right: Side,
    pub is_by_channel: bool,
    /// Share by which they may differ before it is told.
    pub tolerance: f64,
    /// A difference that calls for action is a finding; where systems differ by nature it is only shown.
    pub is_told: bool,
    pub reasons: &'static [&'static Said],
}

pub struct Side {
    pub name: Said,
    pub table: Table,
    pub what: What,
    pub when: Option<Field>,
    /// Only rows of this text or flag.
    pub only: Option<(Field, &'static str)>,
    pub from: From,
    /// The file that would supply it.
    pub supply: Said,
}

#[derive(Clone, Copy)]
pub enum What {
    Sum(Field),
    Count,
}

#[derive(Clone, Copy)]
pub enum From {
    Any,
    Only(&'static [&'static str]),
    Except(&'static [&'static str]),
}

pub static ANALYTICS: &[&str] = &["ga4", "yandex_metrika", "matomo", "plausible", "universal_analytics"];
static PAYMENTS: &[&str] = &["stripe", "yookassa", "paddle"];

const fn side(name: Said, table: Table, what: What, from: From, supply: Said) -> Side {
    Side { name, table, what, when: None, only: None, from, supply }
}

/// Deals by the day they were won.
const fn won(what: What) -> Side {
    let only = Some((Field::IsWon, "true"));
    Side { name: CRM, table: Table::Deals, what, when: Some(Field::Closed), only, from: From::Any, supply: CRM_FILE }
}

const PURCHASES: Side = Side {
    name: WEB,
    table: Table::WebEvents,
    what: What::Sum(Field::EventCount),
    when: None,
    only: Some((Field::EventName, "purchase")),
    from: From::Any,
    supply: Said::fixed("GA4: Events by date, with purchase among them", "GA4: «События» по датам, среди них purchase"),
};

const ADS: Said = Said::fixed("Ad tool", "Рекламный кабинет");
const WEB: Said = Said::fixed("Web analytics", "Веб-аналитика");
const SHOP: Said = Said::fixed("Shop", "Магазин");
const PAID: Said = Said::fixed("Payments", "Платежи");
const CRM: Said = Said::fixed("CRM", "CRM");

const ADS_FILE: Said = Said::fixed(
    "a campaign report by day from the ad tool",
    "отчёт по кампаниям с разбивкой по дням из рекламного кабинета",
);
const WEB_FILE: Said = Said::fixed(
    "GA4: Traffic acquisition by default channel group and date",
    "GA4: «Привлечение трафика» по группам каналов и датам",
);
const SHOP_FILE: Said = Said::fixed("the shop’s order export", "выгрузка заказов магазина");
const PAID_FILE: Said =
    Said::fixed("the payment service’s export (Stripe, YooKassa)", "выгрузка платежей (Stripe, ЮKassa)");
const CRM_FILE: Said = Said::fixed("a deals export from the CRM", "выгрузка сделок из CRM");

pub static PAIRS: &[PairDef] = &[
    PairDef {
        id: "clicks",
        name: Said::fixed("Paid clicks and sessions", "Клики по рекламе и сеансы"),
        left: side(ADS, Table::AdPerformance, What::Sum(Field::Clicks), From::Except(ANALYTICS), ADS_FILE),
        right: side(WEB, Table::WebTraffic, What::Sum(Field::Sessions), From::Any, WEB_FILE),
        is_by_channel: true,
        tolerance: 0.2,
        is_told: true,
        reasons: &[&CLICK_IS_NO_VISIT, &CONSENT, &BLOCKED, &TIME_ZONE],
    },
    PairDef {
        id: "cost",
        name: Said::fixed("Ad cost", "Затраты на рекламу"),
        left: side(ADS, Table::AdPerformance, What::Sum(Field::Cost), From::Except(ANALYTICS), ADS_FILE),
        right: side(
            WEB,
            Table::AdPerformance,
            What::Sum(Field::Cost),
            From::Only(ANALYTICS),
            Said::fixed(
                "GA4: Advertising → Planning → All channels with cost, by date",
                "GA4: «Реклама» → «Все каналы» с затратами по датам",
            ),
        ),
        is_by_channel: true,
        tolerance: 0.05,
        is_told: true,
        reasons: &[&VAT, &CURRENCY, &TIME_ZONE],
    },
    PairDef {
        id: "conversions",
        name: Said::fixed("Conversions", "Конверсии"),
        left: side(ADS, Table::AdPerformance, What::Sum(Field::Conversions), From::Except(ANALYTICS), ADS_FILE),
        right: side(WEB, Table::WebTraffic, What::Sum(Field::Conversions), From::Any, WEB_FILE),
        is_by_channel: true,
        tolerance: 0.2,
        is_told: false,
        reasons: &[&ATTRIBUTION, &VIEWS, &COUNTED_ONCE, &CONSENT],
    },
    PairDef {
        id: "leads",
        name: Said::fixed("Leads and key events", "Лиды и ключевые события"),
        left: side(
            CRM,
            Table::Contacts,
            What::Count,
            From::Any,
            Said::fixed("a contacts export from the CRM", "выгрузка контактов из CRM"),
        ),
        right: side(WEB, Table::WebTraffic, What::Sum(Field::Conversions), From::Any, WEB_FILE),
        is_by_channel: true,
        tolerance: 0.2,
        is_told: false,
        reasons: &[&ATTRIBUTION, &OFFLINE, &CONSENT, &COUNTED_ONCE],
    },
    PairDef {
        id: "orders_paid",
        name: Said::fixed("Orders and payments", "Заказы и платежи"),
        left: side(SHOP, Table::Orders, What::Count, From::Except(PAYMENTS), SHOP_FILE),
        right: side(PAID, Table::Orders, What::Count, From::Only(PAYMENTS), PAID_FILE),
        is_by_channel: false,
        tolerance: 0.05,
        is_told: true,
        reasons: &[&OFFLINE, &TEST_ORDERS, &TIME_ZONE],
    },
    PairDef {
        id: "revenue_paid",
        name: Said::fixed("Revenue in the shop and in payments", "Выручка магазина и платежи"),
        left: side(SHOP, Table::Orders, What::Sum(Field::Amount), From::Except(PAYMENTS), SHOP_FILE),
        right: side(PAID, Table::Orders, What::Sum(Field::Amount), From::Only(PAYMENTS), PAID_FILE),
        is_by_channel: false,
        tolerance: 0.05,
        is_told: true,
        reasons: &[&TAX, &REFUNDS, &OFFLINE, &CURRENCY],
    },
    PairDef {
        id: "orders_web",
        name: Said::fixed("Orders and purchases on the site", "Заказы и покупки на сайте"),
        left: side(SHOP, Table::Orders, What::Count, From::Any, SHOP_FILE),
        right: PURCHASES,
        is_by_channel: false,
        tolerance: 0.1,
        is_told: false,
        reasons: &[&CONSENT, &BLOCKED, &TEST_ORDERS, &OFFLINE, &RENEWALS],
    },
    PairDef {
        id: "revenue_web",
        name: Said::fixed("Revenue and what analytics saw of it", "Выручка и её доля, видимая аналитике"),
        left: side(SHOP, Table::Orders, What::Sum(Field::Amount), From::Any, SHOP_FILE),
        right: side(
            WEB,
            Table::WebTraffic,
            What::Sum(Field::Revenue),
            From::Any,
            Said::fixed(
                "GA4: Traffic acquisition with total revenue, by date; e-commerce must be set up",
                "GA4: «Привлечение трафика» с общим доходом по датам; нужна настроенная электронная торговля",
            ),
        ),
        is_by_channel: false,
        tolerance: 0.1,
        is_told: false,
        reasons: &[&TAX, &REFUNDS, &CONSENT, &RENEWALS, &CURRENCY],
    },
    PairDef {
        id: "won_subscribed",
        name: Said::fixed("Won deals and started subscriptions", "Выигранные сделки и начатые подписки"),
        left: won(What::Count),
        right: side(
            PAID,
            Table::Subscriptions,
            What::Count,
            From::Any,
            Said::fixed("Stripe: Billing → Subscriptions → Export", "Stripe: Billing → Subscriptions → Export"),
        ),
        is_by_channel: false,
        tolerance: 0.1,
        is_told: false,
        reasons: &[&WON_UNPAID, &CLOSED_LATER, &TIME_ZONE],
    },
    PairDef {
        id: "won_paid",
        name: Said::fixed("Won deals and money received", "Выигранные сделки и полученные деньги"),
        left: won(What::Sum(Field::Amount)),
        right: side(PAID, Table::Orders, What::Sum(Field::Amount), From::Any, PAID_FILE),
        is_by_channel: false,
        tolerance: 0.1,
        is_told: false,
        reasons: &[&RENEWALS, &WON_UNPAID, &CLOSED_LATER, &REFUNDS, &TAX],
    },
];
