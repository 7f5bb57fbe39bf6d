//! Paddle: the transactions reports of Billing (columns under the names of its API) and of Classic.
//!
//! The amount is what the customer paid, tax included, in the transaction's own currency; fees are not taken off.
//! Drafts, unpaid and cancelled transactions are left out. Refunds are adjustments of other days: their report is
//! recognised and left out. Columns as the vendor documents them; no real file was seen.
//! Source: developer.paddle.com/build/reports/transactions; paddle.com/help, "An insight into the transactions report".

use super::refine::{drop_field, leave_out_unless, tell_currencies, tell_customers, values};
use super::source::{Context, Report, Rule, Source};
use crate::model::column::NONE;
use crate::model::facts::Slice;
use crate::model::field::Field;
use crate::model::money::MICROS;
use crate::model::table::Table;
use crate::problem::{Problem, Severity};
use crate::words::Said;

pub static SOURCE: Source = Source {
    id: "paddle",
    name: Said::fixed("Paddle", "Paddle"),
    help: "https://developer.paddle.com/build/reports/transactions",
    reports: &[BILLING, CLASSIC, ADJUSTMENTS],
};

const BILLING: Report = Report::new(
    "transactions",
    Said::fixed("transactions", "транзакции"),
    Some(Table::Orders),
    &[
        &["id", "transaction_id"],
        &["status"],
        &["currency_code"],
        &["grand_total", "total", "details_totals_total", "totals_total"],
        &["billed_at", "collection_mode", "invoice_number", "subscription_id"],
    ],
    &[
        Rule::of(Field::OrderId, &["transaction_id", "id"]),
        Rule::of(Field::Date, &["billed_at"]),
        Rule::of(Field::Date, &["created_at"]),
        Rule::of(Field::Amount, &["total", "details_totals_total", "totals_total", "grand_total"]),
        Rule::of(Field::Currency, &["currency_code"]),
        Rule::of(Field::Status, &["status"]),
        Rule::of(Field::Customer, &["customer_id"]),
        Rule::of(Field::Email, &["customer_email"]),
        Rule::of(Field::Country, &["address_country_code", "country_code"]),
        Rule::of(Field::Category, &["origin"]),
        Rule::ignore(&[
            "invoice_number", "address_id", "business_id", "business_name", "price_ids", "discount_ids",
            "subscription_id", "updated_at", "collection_mode", "subtotal", "discount", "tax", "fee", "earnings",
            "invoice_id", "credit", "balance", "completed_at",
        ]),
    ],
)
.refine(last_look);

const CLASSIC: Report = Report::new(
    "transactions_classic",
    Said::fixed("transactions, Classic", "транзакции, Classic"),
    Some(Table::Orders),
    &[
        &["order id"],
        &["order status"],
        &["balance earnings", "balance currency", "product taxable category"],
        &["total"],
    ],
    &[
        Rule::of(Field::OrderId, &["order id"]),
        Rule::of(Field::Date, &["date", "created at", "order date", "transaction date"]),
        Rule::of(Field::Amount, &["total"]),
        Rule::of(Field::Currency, &["currency"]),
        Rule::of(Field::Status, &["order status"]),
        Rule::of(Field::Category, &["order type"]),
        Rule::of(Field::Product, &["product name"]),
        Rule::of(Field::Quantity, &["quantity"]),
        Rule::of(Field::Email, &["customer email"]),
        Rule::of(Field::Country, &["customer country"]),
        Rule::ignore(&[
            "product id", "product taxable category", "customer zip code", "coupon applied", "tax", "fee",
            "balance earnings", "balance currency", "source", "checkout",
        ]),
    ],
)
.refine(last_look);

const ADJUSTMENTS: Report = Report::new(
    "adjustments",
    Said::fixed("adjustments", "корректировки"),
    None,
    &[&["id", "adjustment_id"], &["action"], &["transaction_id"], &["reason", "credit_applied_to_balance", "status"]],
    &[],
);

const PAID: &[&str] = &["completed", "paid", "disputed", "refunded", "partially refunded"];

fn last_look(slice: &mut Slice, _: &Context) -> Vec<Problem> {
    tell_currencies(slice);
    tell_customers(slice);
    let why =
        Said::fixed("drafts, unpaid or cancelled transactions", "черновики, неоплаченные или отменённые транзакции");
    let left_out = leave_out_unless(slice, Field::Status, PAID, "payments_unpaid", &why);
    left_out.into_iter().chain(doubt_unit(slice)).collect()
}

/// The API counts in cents, and the vendor does not say what its reports count in: amounts are taken for whole units
/// only where at least one of them has a fraction.
fn doubt_unit(slice: &mut Slice) -> Option<Problem> {
    let amounts = values(slice, Field::Amount)?;
    let has_fraction = amounts.iter().any(|amount| *amount != NONE && amount % MICROS != 0);
    if has_fraction || amounts.iter().all(|amount| *amount == NONE) {
        return None;
    }
    drop_field(slice, Field::Amount);
    slice.meta.totals.clear();
    Some(Problem::new(
        "amount_unit_unsaid",
        Severity::Warning,
        Said::fixed(
            "The amounts are left out: all are whole numbers, and the file does not say whether of units or of cents",
            "Суммы не загружены: все они целые, а в файле не сказано, в рублях (долларах, евро) они или в копейках (центах)",
        ),
        Said::fixed(
            "Export a longer period, in which some amount has a fraction.",
            "Выгрузите период подлиннее, где хотя бы одна сумма – с дробной частью.",
        ),
    ))
}
