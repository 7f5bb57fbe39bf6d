//! Shopify: the orders export, one line per item, and orders by API names.
//!
//! One order per name: sums, status and customer stand on its first line only, the other lines add their quantity.
//! The amount is the total before refunds. Left out: voided and expired orders, orders cancelled before any money was
//! taken, tests. Kept: pending orders, and cancelled ones that were paid (their refund stands beside them).
//! Source: help.shopify.com, "Exporting orders".

use super::refine::{
    drop_field, leave_out, leave_out_deleted, put, put_coded, tell_currencies, tell_customers, values,
};
use super::source::{Context, Report, Rule, Source};
use crate::model::column::{Column, NONE};
use crate::model::facts::Slice;
use crate::model::field::Field;
use crate::model::table::Table;
use crate::problem::{Problem, Severity};
use crate::words::Said;
use rustc_hash::FxHashMap;

pub static SOURCE: Source = Source {
    id: "shopify",
    name: Said::fixed("Shopify", "Shopify"),
    help: "https://help.shopify.com/en/manual/fulfillment/managing-orders/exporting-orders",
    reports: &[ORDERS, ORDERS_API],
};

const ORDERS: Report = Report::new(
    "orders",
    Said::fixed("orders", "заказы"),
    Some(Table::Orders),
    &[&["name"], &["financial status", "fulfillment status"], &["lineitem quantity", "lineitem name"]],
    &[
        Rule::of(Field::OrderId, &["name"]),
        Rule::of(Field::Date, &["created at"]),
        Rule::of(Field::Amount, &["total"]),
        Rule::of(Field::Refund, &["refunded amount"]),
        Rule::of(Field::Currency, &["currency"]),
        Rule::of(Field::Status, &["financial status"]),
        Rule::of(Field::Ended, &["cancelled at"]),
        Rule::of(Field::Email, &["email"]),
        Rule::of(Field::Quantity, &["lineitem quantity"]),
        Rule::of(Field::Product, &["lineitem name"]),
        Rule::of(Field::Category, &["source"]),
        Rule::of(Field::Country, &["shipping country"]),
        Rule::of(Field::Country, &["billing country"]),
        Rule::of(Field::City, &["shipping city"]),
        Rule::of(Field::City, &["billing city"]),
        Rule::ignore(&[
            "paid at", "fulfillment status", "fulfilled at", "accepts marketing", "subtotal", "shipping", "taxes",
            "discount code", "discount amount", "shipping method", "lineitem price", "lineitem compare at price",
            "lineitem sku", "lineitem requires shipping", "lineitem taxable", "lineitem fulfillment status",
            "lineitem discount", "billing name", "billing street", "billing address1", "billing address2",
            "billing company", "billing zip", "billing province", "billing phone", "shipping name", "shipping street",
            "shipping address1", "shipping address2", "shipping company", "shipping zip", "shipping province",
            "shipping phone", "notes", "note attributes", "payment method", "payment reference", "payment references",
            "vendor", "outstanding balance", "employee", "location", "device id", "id", "tags", "risk level", "phone",
            "receipt number", "duties", "billing province name", "shipping province name", "payment id",
        ]),
    ],
)
.refine(refine_orders);

const ORDERS_API: Report = Report::new(
    "orders_api",
    Said::fixed("orders, API names", "заказы, имена полей API"),
    Some(Table::Orders),
    &[&["name", "order_number"], &["total_price"], &["financial_status"]],
    &[
        Rule::of(Field::OrderId, &["name", "order_number", "id"]),
        Rule::of(Field::Date, &["created_at", "processed_at"]),
        Rule::of(Field::Amount, &["total_price"]),
        Rule::of(Field::Refund, &["refunded_amount", "total_refunded"]),
        Rule::of(Field::Currency, &["currency"]),
        Rule::of(Field::Status, &["financial_status"]),
        Rule::of(Field::Ended, &["cancelled_at"]),
        Rule::of(Field::Customer, &["customer_id"]),
        Rule::of(Field::Email, &["email"]),
        Rule::of(Field::Category, &["source_name"]),
        Rule::of(Field::Country, &["shipping_address_country_code", "shipping_address_country"]),
        Rule::of(Field::City, &["shipping_address_city"]),
        Rule::of(Field::IsDeleted, &["test"]),
        Rule::ignore(&[
            "id", "note", "subtotal_price", "total_tax", "total_discounts", "total_line_items_price", "browser_ip",
            "token", "cart_token", "checkout_token", "updated_at", "closed_at", "number", "order_number",
            "landing_site_base_url", "referring_site", "processing_method", "cancel_reason", "fulfillment_status",
        ]),
    ],
)
.refine(refine_orders);

fn refine_orders(slice: &mut Slice, _: &Context) -> Vec<Problem> {
    let mut problems = leave_out_deleted(slice);
    problems.extend(join_lines(slice));
    tell_currencies(slice);
    tell_customers(slice);
    problems.extend(leave_out_void(slice));
    drop_field(slice, Field::Ended);
    problems
}

/// One row per order name. Lines of an order need not follow each other.
fn join_lines(slice: &mut Slice) -> Option<Problem> {
    let ids = values(slice, Field::OrderId)?;
    let status = values(slice, Field::Status);
    let mut products = values(slice, Field::Product);
    let mut quantities = slice.column(Field::Quantity).map(Column::numbers);
    // The first line is the one with a status, should the file be sorted otherwise.
    let mut heads: FxHashMap<i64, usize> = FxHashMap::default();
    for (row, id) in ids.iter().enumerate() {
        let is_head = status.as_ref().is_some_and(|status| status[row] != NONE);
        let head = heads.entry(*id).or_insert(row);
        if is_head && status.as_ref().is_some_and(|status| status[*head] == NONE) {
            *head = row;
        }
    }
    let mut keep = vec![false; ids.len()];
    for (row, id) in ids.iter().enumerate() {
        let head = heads.get(id).copied().filter(|_| *id != NONE).unwrap_or(row);
        keep[head] = *id != NONE;
        if head == row {
            continue;
        }
        if let Some(products) = &mut products
            && products[head] != products[row]
        {
            products[head] = NONE;
        }
        if let Some(quantities) = &mut quantities
            && !quantities[row].is_nan()
        {
            quantities[head] = if quantities[head].is_nan() { 0.0 } else { quantities[head] } + quantities[row];
        }
    }
    let joined = keep.iter().filter(|kept| !**kept).count();
    if joined == 0 {
        return None;
    }
    if let (Some(products), Some(column)) = (products, slice.column(Field::Product)) {
        let dict = column.dict.clone();
        put_coded(slice, Field::Product, dict, &products);
    }
    if let Some(quantities) = quantities {
        // Pieces sold are whole numbers.
        let whole: Vec<i64> = quantities.iter().map(|q| if q.is_nan() { NONE } else { *q as i64 }).collect();
        put(slice, Field::Quantity, &whole);
    }
    slice.retain(&keep);
    Some(Problem::new(
        "order_lines_joined",
        Severity::Note,
        Said::new(
            format!("{} orders of {} lines: further items of an order were added to it", slice.meta.rows, ids.len()),
            format!("Заказов – {}, строк – {}: остальные товары заказа сложены в него", slice.meta.rows, ids.len()),
        ),
        Said::fixed("Nothing to do", "Ничего делать не нужно"),
    ))
}

/// Orders for which no money was ever taken and none will be.
fn leave_out_void(slice: &mut Slice) -> Option<Problem> {
    let status = slice.column(Field::Status)?;
    let words: Vec<String> = status.dict.iter().map(|text| text.trim().to_lowercase()).collect();
    let codes = status.values();
    let cancelled = values(slice, Field::Ended);
    let keep: Vec<bool> = codes
        .iter()
        .enumerate()
        .map(|(row, code)| {
            let word = usize::try_from(*code).ok().and_then(|code| words.get(code)).map_or("", String::as_str);
            let is_cancelled = cancelled.as_ref().is_some_and(|days| days[row] != NONE);
            match word {
                "voided" | "expired" => false,
                "pending" | "authorized" | "unpaid" | "" => !is_cancelled,
                _ => true,
            }
        })
        .collect();
    leave_out(
        slice,
        &keep,
        "orders_void",
        &Said::fixed("voided or cancelled before payment", "аннулированы или отменены до оплаты"),
    )
}

#[cfg(test)]
mod tests {
    use super::super::made::{slice, texts};
    use super::*;
    use crate::model::field::Kind;

    fn lines() -> Slice {
        slice(
            Table::Orders,
            vec![
                (Field::OrderId, Column::from_texts(["#1", "#1", "#2", "#3", "#1", "#4"])),
                (Field::Status, Column::from_texts(["paid", "", "voided", "refunded", "", "pending"])),
                (Field::Ended, Column::from_values(Kind::Day, &[NONE, NONE, NONE, 20_000, NONE, 20_000])),
                (Field::Quantity, Column::from_numbers(&[1.0, 2.0, 1.0, 1.0, 4.0, 1.0])),
                (Field::Product, Column::from_texts(["Cup", "Plate", "Cup", "Cup", "Cup", "Cup"])),
                (Field::Amount, Column::from_values(Kind::Money, &[50, NONE, 9, 8, NONE, 7])),
                (Field::Email, Column::from_texts(["a@example.com", "a@example.com", "", "b@example.com", "", ""])),
            ],
        )
    }

    #[test]
    fn an_order_is_its_first_line_and_all_its_items() {
        let mut orders = lines();
        let problems = refine_orders(&mut orders, &Context::default());
        assert_eq!(texts(&orders, Field::OrderId), ["#1", "#3"]);
        assert_eq!(values(&orders, Field::Amount).unwrap(), [50, 8]);
        assert_eq!(orders.column(Field::Quantity).unwrap().numbers(), [7.0, 1.0]);
        assert_eq!(texts(&orders, Field::Product), ["–", "Cup"]);
        let told: Vec<&str> = problems.iter().map(|problem| problem.id.as_str()).collect();
        assert_eq!(told, ["order_lines_joined", "orders_void"]);
    }
}
