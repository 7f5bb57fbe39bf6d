//! YooKassa: the daily registry of payments; title lines above, the sums in words below.
//!
//! The amount is what the payer paid, before the fee. Names, addresses and means of payment are not kept. A registry
//! of refunds names payments of other days: a refund alone is no order, so it is recognised and left out. The registry
//! of payments is as parsers of real files have it, that of refunds was not seen.

use super::refine::tell_currencies;
use super::source::{Context, Report, Rule, Source};
use crate::model::facts::Slice;
use crate::model::field::Field;
use crate::model::table::Table;
use crate::problem::Problem;
use crate::words::Said;

pub static SOURCE: Source = Source {
    id: "yookassa",
    name: Said::fixed("YooKassa", "ЮKassa"),
    help: "https://yookassa.ru/docs/support/merchant/payments/registry",
    reports: &[PAYMENTS, REFUNDS],
};

const PAYMENT_ID: &[&str] = &["идентификатор платежа"];

const PAYMENTS: Report = Report::new(
    "payments",
    Said::fixed("registry of payments", "реестр платежей"),
    Some(Table::Orders),
    &[PAYMENT_ID, &["сумма платежа"], &["время платежа", "дата платежа", "сумма за вычетом комиссии и ндс"]],
    &[
        Rule::of(Field::OrderId, PAYMENT_ID),
        Rule::of(Field::Date, &["время платежа", "дата платежа"]),
        Rule::of(Field::Amount, &["сумма платежа"]),
        Rule::of(Field::Currency, &["валюта платежа"]),
        Rule::of(Field::Category, &["тип платежа"]),
        Rule::ignore(&[
            "сумма за вычетом комиссии и ндс", "сумма комиссии без ндс", "идентификатор платежного средства",
            "описание", "имя плательщика", "адрес плательщика", "инн плательщика", "ндс с комиссии",
        ]),
    ],
)
.not(REFUND_ID)
.title(&["реестр платежей"])
.totals(&["сумма принятых платежей"])
.footer(&["сумма принятых платежей за", "число платежей", "сумма к перечислению"])
.refine(last_look);

const REFUND_ID: &[&str] = &["идентификатор возврата", "сумма возврата", "время возврата"];

const REFUNDS: Report = Report::new(
    "refunds",
    Said::fixed("registry of refunds", "реестр возвратов"),
    None,
    &[REFUND_ID, &["идентификатор платежа", "сумма возврата"]],
    &[],
)
.title(&["реестр возвратов"]);

fn last_look(slice: &mut Slice, _: &Context) -> Vec<Problem> {
    tell_currencies(slice);
    Vec::new()
}
