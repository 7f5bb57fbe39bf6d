//! WooCommerce: the orders report of its Analytics, English and Russian.
//!
//! The amount is the net revenue the report tells: after refunds and coupons, without taxes and shipping; no gross
//! amount stands in it. Names of customers are not kept, and no id of theirs is there, so customers are unknown.
//! Cancelled, failed and draft orders are left out. Columns are those of the vendor's sources, Russian ones as the
//! interface is translated; no real file was seen. Source: github.com/woocommerce/woocommerce, Reports/Orders.

use super::refine::{leave_out_unless, rename};
use super::source::{Context, CurrencyFrom, Report, Rule, Source};
use crate::model::facts::Slice;
use crate::model::field::Field;
use crate::model::table::Table;
use crate::problem::Problem;
use crate::words::Said;

pub static SOURCE: Source = Source {
    id: "woocommerce",
    name: Said::fixed("WooCommerce", "WooCommerce"),
    help: "https://woocommerce.com/document/woocommerce-analytics/orders-report/",
    reports: &[ORDERS, REVENUE],
};

const ORDER: &[&str] = &["order #", "заказ №", "№ заказа", "заказ"];
const NET: &[&str] = &["n. revenue", "net sales", "чистая выручка", "чистый доход", "чистые продажи"];

const ORDERS: Report = Report::new(
    "orders",
    Said::fixed("orders", "заказы"),
    Some(Table::Orders),
    &[
        ORDER,
        NET,
        &[
            "product(s)", "customer type", "n. revenue (formatted)", "товары", "товар(ы)", "тип клиента",
            "продано единиц",
        ],
    ],
    &[
        Rule::of(Field::OrderId, ORDER),
        Rule::of(Field::Date, &["date", "дата"]),
        Rule::of(Field::Amount, NET),
        Rule::of(Field::Status, &["status", "статус"]),
        Rule::of(Field::Product, &["product(s)", "товары", "товар(ы)"]),
        Rule::of(Field::Quantity, &["items sold", "продано единиц", "продано товаров"]),
        Rule::of(Field::Category, &["customer type", "тип клиента"]),
        Rule::of(Field::Source, &["attribution", "атрибуция", "источник"]),
        Rule::ignore(&[
            "n. revenue (formatted)", "customer", "coupon(s)", "чистая выручка (отформатировано)",
            "чистый доход (отформатировано)", "клиент", "купоны", "купон(ы)",
        ]),
    ],
)
.currency(CurrencyFrom::Unsaid)
.refine(last_look);

/// Sums of a day without orders behind them.
const REVENUE: Report = Report::new(
    "revenue",
    Said::fixed("revenue by day", "выручка по дням"),
    None,
    &[&["gross sales", "валовые продажи"], &["net sales", "чистые продажи"], &["orders", "заказы"]],
    &[],
);

/// Statuses of orders that were or will be paid.
const KEPT: &[&str] = &[
    "completed", "processing", "on-hold", "on hold", "refunded", "pending", "pending payment", "выполнен", "обработка",
    "в обработке", "на удержании", "возвращен", "возвращён", "ожидает оплаты", "в ожидании оплаты",
];

fn last_look(slice: &mut Slice, _: &Context) -> Vec<Problem> {
    rename(slice, Field::Product, |text| one_product(text).map(str::to_owned));
    // `Organic: Google`, `Referral: a.example`; the kind without its colon is a channel's word.
    rename(slice, Field::Source, |text| Some(text.split(": ").next().unwrap_or(text).to_owned()));
    let why = Said::fixed("cancelled, failed or draft orders", "заказы отменены, не удались или в черновиках");
    leave_out_unless(slice, Field::Status, KEPT, "orders_void", &why).into_iter().collect()
}

/// `2× Cup` is a cup; several products are none.
fn one_product(text: &str) -> Option<&str> {
    let name = text.split_once("× ").map_or(text, |(_, name)| name);
    (!name.contains("× ")).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_of_an_order() {
        assert_eq!(one_product("2× Cup, blue"), Some("Cup, blue"));
        assert_eq!(one_product("2× Cup, 1× Plate"), None);
        assert_eq!(one_product("Cup"), Some("Cup"));
    }
}
