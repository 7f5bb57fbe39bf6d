//! A plain table: our own field names, or everyday words in English and Russian, one report per canonical table.
//!
//! It is asked only when no system claims a file. It keeps every row the person put in: what does not count
//! (a failed order) is told by its status. E-mails are hashed, names and texts are not kept.

use super::chosen;
use super::refine::{
    drop_field, hashed, put_coded, rename, shorten_people, tell_apart, tell_currencies, tell_customers,
};
use super::source::{Context, CurrencyFrom, Report, Rule, Source};
use super::stages::{CloseDate, settle_deals, tell_lifecycle};
use super::tasks::settle_tasks;
use super::{plain_marketing as marketing, plain_sales as sales};
use crate::model::column::DictBuilder;
use crate::model::facts::Slice;
use crate::model::field::Field;
use crate::model::table::Table;
use crate::problem::Problem;
use crate::words::Said;

pub static SOURCE: Source =
    Source {
        id: "plain_table", name: Said::fixed("Plain table", "Простая таблица"), help: "", reports: REPORTS
    };

/// One for each table, also of those that BI tools write.
pub static REPORTS: &[Report] = &[
    marketing::AD_PERFORMANCE,
    marketing::WEB_TRAFFIC,
    marketing::MESSAGES,
    sales::ORDERS,
    sales::DEALS,
    sales::CONTACTS,
    sales::SUBSCRIPTIONS,
    sales::TICKETS,
    sales::TASKS,
    marketing::SOCIAL_ACCOUNTS,
    marketing::SOCIAL_POSTS,
    marketing::MARKET,
    marketing::PLAN_VALUES,
    marketing::BUDGET,
    marketing::EXPENSES,
    marketing::EXCHANGE_RATES,
];

/// A report of a plain table: its currency stands in a header, if anywhere.
pub const fn plain(
    table: Table,
    id: &'static str,
    name: Said,
    needs: &'static [&'static [&'static str]],
    columns: &'static [Rule],
) -> Report {
    Report::new(id, name, Some(table), needs, columns).currency(CurrencyFrom::Header).refine(refine)
}

fn refine(slice: &mut Slice, context: &Context) -> Vec<Problem> {
    tell_currencies(slice);
    shorten_people(slice, Field::Owner);
    shorten_people(slice, Field::Assignee);
    // Contacts may go by their e-mail, tasks by their title.
    if !matches!(slice.meta.table, Table::Contacts | Table::Tasks) {
        chosen::name_rows(slice);
    }
    match slice.meta.table {
        Table::Orders | Table::Subscriptions => tell_customers(slice),
        Table::Contacts => {
            rename(slice, Field::Email, |mail| mail.contains('@').then(|| hashed(mail)));
            super::refine::fill_from(slice, Field::ContactId, Field::Email);
            chosen::name_rows(slice);
            tell_lifecycle(slice);
        }
        Table::Deals => return settle_deals(slice, context, CloseDate::Stated),
        Table::Tasks => {
            tell_apart(slice, Field::TaskId, &[Field::Title, Field::Project, Field::Created]);
            drop_field(slice, Field::Title);
            return settle_tasks(slice, &[Field::Status]);
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
