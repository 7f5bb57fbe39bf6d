//! Named measures: what the metric language cannot say. Here is what they are; `query::run::measures` computes them.

use super::metric::Unit;
use crate::model::field::Field;
use crate::model::table::Table;
use crate::words::Said;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    FirstOrders,
    FirstWonDeals,
    CustomersAtStart,
    CustomersLost,
    MonthlyAtStart,
    MonthlyLost,
    ActiveCustomers,
    ActiveSubscriptions,
    Mrr,
}

#[derive(Debug, PartialEq)]
pub struct NamedMeasure {
    pub id: &'static str,
    pub kind: Kind,
    pub said: Said,
    pub table: Table,
    /// The day column that tells coverage.
    pub when: Field,
    /// Without these it cannot be told.
    pub fields: &'static [Field],
    /// These make it more exact where they are.
    pub may_use: &'static [Field],
    pub unit: Unit,
    /// A state at the end of a bucket, not a flow through it.
    pub is_stock: bool,
}

const SUBSCRIPTION: &[Field] = &[Field::Started, Field::SubscriptionId];
const SUBSCRIPTION_MAY: &[Field] =
    &[Field::Ended, Field::Customer, Field::IsTrial, Field::TrialEnd, Field::MonthlyAmount, Field::Currency];

const fn subscriptions(id: &'static str, kind: Kind, said: Said, is_stock: bool) -> NamedMeasure {
    NamedMeasure {
        id,
        kind,
        said,
        table: Table::Subscriptions,
        when: Field::Started,
        fields: SUBSCRIPTION,
        may_use: SUBSCRIPTION_MAY,
        unit: Unit::Count,
        is_stock,
    }
}

pub static ALL: &[NamedMeasure] = &[
    NamedMeasure {
        id: "first_orders",
        kind: Kind::FirstOrders,
        said: Said::fixed("customers with their first order", "клиенты с первым заказом"),
        table: Table::Orders,
        when: Field::Date,
        fields: &[Field::Date, Field::Customer],
        may_use: &[],
        unit: Unit::Count,
        is_stock: false,
    },
    NamedMeasure {
        id: "first_won_deals",
        kind: Kind::FirstWonDeals,
        said: Said::fixed("customers with their first won deal", "клиенты с первой выигранной сделкой"),
        table: Table::Deals,
        when: Field::Closed,
        fields: &[Field::Closed, Field::IsWon],
        may_use: &[Field::Customer, Field::Company, Field::ContactId, Field::DealId],
        unit: Unit::Count,
        is_stock: false,
    },
    subscriptions(
        "customers_at_start",
        Kind::CustomersAtStart,
        Said::fixed("paying customers at the start", "платящие клиенты на начало"),
        false,
    ),
    subscriptions(
        "customers_lost",
        Kind::CustomersLost,
        Said::fixed("customers of the start who left", "ушедшие из клиентов на начало"),
        false,
    ),
    subscriptions(
        "monthly_at_start",
        Kind::MonthlyAtStart,
        Said::fixed(
            "customers at the start of each whole month, added up",
            "клиенты на начало каждого полного месяца, в сумме",
        ),
        false,
    ),
    subscriptions(
        "monthly_lost",
        Kind::MonthlyLost,
        Said::fixed("those of them who left within the month, added up", "ушедшие из них за месяц, в сумме"),
        false,
    ),
    subscriptions(
        "active_customers",
        Kind::ActiveCustomers,
        Said::fixed("paying customers at the end", "платящие клиенты на конец"),
        true,
    ),
    subscriptions(
        "active_subscriptions",
        Kind::ActiveSubscriptions,
        Said::fixed("paid subscriptions at the end", "платные подписки на конец"),
        true,
    ),
    NamedMeasure {
        id: "mrr",
        kind: Kind::Mrr,
        said: Said::fixed(
            "monthly amounts of paid subscriptions at the end",
            "суммы в месяц по платным подпискам на конец",
        ),
        table: Table::Subscriptions,
        when: Field::Started,
        fields: &[Field::Started, Field::SubscriptionId, Field::MonthlyAmount],
        may_use: SUBSCRIPTION_MAY,
        unit: Unit::Money,
        is_stock: true,
    },
];

pub fn find(id: &str) -> Option<&'static NamedMeasure> {
    ALL.iter().find(|measure| measure.id == id)
}
