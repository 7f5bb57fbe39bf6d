//! Stripe: payments (unified and older exports), charges by API names, subscriptions.
//!
//! Only paid money is an order: failed, cancelled and never finished payments are left out and counted. The amount is
//! the one the customer paid, in its own currency; what was settled in another one is never added. No card, name or
//! address is kept; a customer without an id is known by the hash of the e-mail. Fees and lost disputes are not
//! taken off. Source: docs.stripe.com, "Reporting API and exports".

use super::refine::{drop_field, leave_out, leave_out_deleted, put, rename, tell_currencies, tell_customers, values};
use super::source::{As, Context, Report, Rule, Source};
use crate::model::column::NONE;
use crate::model::facts::Slice;
use crate::model::field::Field;
use crate::model::table::Table;
use crate::problem::{Problem, Severity};
use crate::words::{Said, plural_en, plural_ru};

pub static SOURCE: Source = Source {
    id: "stripe",
    name: Said::fixed("Stripe", "Stripe"),
    help: "https://docs.stripe.com/dashboard/basics#export-transactions",
    reports: &[PAYMENTS, CHARGES_API, SUBSCRIPTIONS, SUBSCRIPTIONS_API, CUSTOMERS],
};

const PAYMENTS: Report = Report::new(
    "payments",
    Said::fixed("payments", "платежи"),
    Some(Table::Orders),
    &[
        &["id"],
        &["created date", "created"],
        &["amount"],
        &["amount refunded", "converted amount", "seller message", "paymentintent id", "card id"],
    ],
    &[
        Rule::of(Field::OrderId, &["id"]),
        Rule::of(Field::Date, &["created date", "created"]),
        Rule::of(Field::Amount, &["amount"]),
        Rule::of(Field::Refund, &["amount refunded"]),
        Rule::of(Field::Currency, &["currency"]),
        Rule::of(Field::Status, &["status"]),
        Rule::of(Field::Category, &["description"]),
        Rule::of(Field::Customer, &["customer id"]),
        Rule::of(Field::Email, &["customer email", "email"]),
        Rule::of(Field::Source, &["utm source"]),
        Rule::of(Field::Medium, &["utm medium"]),
        Rule::of(Field::Campaign, &["utm campaign"]),
        Rule::ignore(&[
            "captured", "converted amount", "converted amount refunded", "converted currency", "decline reason", "fee",
            "taxes on fee", "is link", "mode", "paymentintent id", "payment source type", "refunded date",
            "statement descriptor", "seller message", "card id", "card name", "customer description", "customer phone",
            "shipping name", "invoice id", "invoice number", "transfer", "transfer group", "utm content", "utm term",
            "disputed amount", "dispute status", "dispute reason", "application fee", "destination",
        ]),
    ],
)
.not(&["interval", "current period start", "plan", "total spend"])
.refine(refine_payments);

/// API names: sums are in minor units.
const CHARGES_API: Report = Report::new(
    "charges_api",
    Said::fixed("charges, API names", "платежи, имена полей API"),
    Some(Table::Orders),
    &[
        &["id"],
        &["amount_refunded", "amount_received"],
        &[
            "balance_transaction_id", "balance_transaction", "payment_intent_id", "payment_intent", "customer_id",
            "customer",
        ],
        &["created"],
    ],
    &[
        Rule::of(Field::OrderId, &["id"]),
        Rule::of(Field::Date, &["created"]),
        Rule::read(Field::Amount, &["amount"], As::Minor),
        Rule::read(Field::Refund, &["amount_refunded"], As::Minor),
        Rule::of(Field::Currency, &["currency"]),
        Rule::of(Field::Status, &["status"]),
        Rule::of(Field::Category, &["description"]),
        Rule::of(Field::Customer, &["customer_id", "customer"]),
        Rule::of(Field::Email, &["receipt_email"]),
        Rule::ignore(&[
            "captured", "paid", "refunded", "livemode", "metadata", "invoice_id", "payment_intent_id", "card_id",
            "failure_code", "failure_message", "balance_transaction_id", "statement_descriptor", "shipping_name",
            "shipping_phone",
        ]),
    ],
)
.refine(refine_charges);

/// Source for the columns: parsers of real exports; `Amount` is taken as the price of one unit for one interval.
const SUBSCRIPTIONS: Report = Report::new(
    "subscriptions",
    Said::fixed("subscriptions", "подписки"),
    Some(Table::Subscriptions),
    &[
        &["id"],
        &["current period start", "start date", "start"],
        &["status"],
        &["interval", "plan", "ended at", "canceled at", "trial start"],
    ],
    &[
        Rule::of(Field::SubscriptionId, &["id"]),
        Rule::of(Field::Customer, &["customer id"]),
        Rule::of(Field::Email, &["customer email"]),
        Rule::of(Field::Plan, &["plan", "product", "price id"]),
        Rule::of(Field::MonthlyAmount, &["amount"]),
        Rule::of(Field::Currency, &["currency"]),
        Rule::of(Field::Category, &["interval"]),
        Rule::of(Field::Quantity, &["quantity"]),
        Rule::of(Field::Status, &["status"]),
        Rule::of(Field::Started, &["start date", "start", "created"]),
        Rule::of(Field::Ended, &["ended at"]),
        Rule::of(Field::Closed, &["canceled at"]),
        Rule::of(Field::TrialEnd, &["trial end"]),
        Rule::ignore(&[
            "customer description", "customer name", "current period start", "current period end", "trial start",
            "cancel at period end", "cancel at", "cancellation reason", "application fee percent", "coupon",
            "tax percent",
        ]),
    ],
)
.refine(refine_subscriptions);

const SUBSCRIPTIONS_API: Report = Report::new(
    "subscriptions_api",
    Said::fixed("subscriptions, API names", "подписки, имена полей API"),
    Some(Table::Subscriptions),
    &[&["id"], &["current_period_start", "billing_cycle_anchor"], &["cancel_at_period_end", "trial_end"], &["status"]],
    &[
        Rule::of(Field::SubscriptionId, &["id"]),
        Rule::of(Field::Customer, &["customer_id", "customer"]),
        Rule::of(Field::Quantity, &["quantity"]),
        Rule::of(Field::Status, &["status"]),
        Rule::of(Field::Started, &["start_date", "created"]),
        Rule::of(Field::Ended, &["ended_at"]),
        Rule::of(Field::Closed, &["canceled_at"]),
        Rule::of(Field::TrialEnd, &["trial_end"]),
        Rule::ignore(&[
            "billing", "billing_cycle_anchor", "cancel_at", "cancel_at_period_end", "current_period_start",
            "current_period_end", "livemode", "metadata", "tax_percent", "trial_start", "default_source_id",
        ]),
    ],
)
.refine(refine_subscriptions);

/// A list of customers with their lifetime sums: facts of other files, summed.
const CUSTOMERS: Report = Report::new(
    "customers",
    Said::fixed("customers", "клиенты"),
    None,
    &[&["id"], &["total spend"], &["payment count", "delinquent", "account balance"]],
    &[],
);

/// Statuses of money received, of the dashboard and of the API.
const PAID: &[&str] = &[
    "paid", "succeeded", "refunded", "partially refunded", "partial refund", "partially_refunded", "disputed",
    "dispute lost", "dispute won", "dispute under review", "dispute needs response", "inquiry", "early fraud warning",
];

fn refine_payments(slice: &mut Slice, _: &Context) -> Vec<Problem> {
    rename(slice, Field::Category, |text| kind_of_payment(text).map(str::to_owned));
    keep_paid(slice)
}

fn refine_charges(slice: &mut Slice, context: &Context) -> Vec<Problem> {
    let problems = refine_payments(slice, context);
    undo_cents(slice);
    problems
}

/// Currencies without cents: their minor unit is the unit. Source: docs.stripe.com/currencies, "Zero-decimal".
const NO_CENTS: &[&str] =
    &["BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF"];

fn undo_cents(slice: &mut Slice) {
    let has_no_cents = |code: &str| NO_CENTS.contains(&code);
    let is_whole: Vec<bool> = match (slice.column(Field::Currency), slice.meta.currency) {
        (Some(currency), _) => {
            let whole: Vec<bool> = currency.dict.iter().map(has_no_cents).collect();
            let told = |code: i64| usize::try_from(code).ok().and_then(|code| whole.get(code).copied());
            currency.values().into_iter().map(|code| told(code).unwrap_or(false)).collect()
        }
        (None, Some(one)) => vec![has_no_cents(one.code()); slice.meta.rows as usize],
        (None, None) => return,
    };
    if !is_whole.contains(&true) {
        return;
    }
    for field in [Field::Amount, Field::Refund] {
        let Some(mut amounts) = values(slice, field) else { continue };
        for (amount, _) in amounts.iter_mut().zip(&is_whole).filter(|(amount, is_whole)| **is_whole && **amount != NONE)
        {
            *amount = amount.saturating_mul(100);
        }
        put(slice, field, &amounts);
    }
}

fn keep_paid(slice: &mut Slice) -> Vec<Problem> {
    tell_currencies(slice);
    tell_customers(slice);
    let rows = slice.meta.rows as usize;
    let ids = values(slice, Field::OrderId).unwrap_or_else(|| vec![NONE; rows]);
    let Some(status) = slice.column(Field::Status) else {
        let keep: Vec<bool> = ids.iter().map(|id| *id != NONE).collect();
        return leave_out(slice, &keep, "payments_unpaid", &UNPAID).into_iter().collect();
    };
    let is_paid: Vec<bool> =
        status.dict.iter().map(|text| PAID.contains(&text.trim().to_lowercase().as_str())).collect();
    let keep: Vec<bool> = status
        .values()
        .into_iter()
        .zip(&ids)
        .map(|(code, id)| *id != NONE && usize::try_from(code).is_ok_and(|code| is_paid.get(code) == Some(&true)))
        .collect();
    leave_out(slice, &keep, "payments_unpaid", &UNPAID).into_iter().collect()
}

const UNPAID: Said =
    Said::fixed("failed, cancelled or never finished payments", "платежи не прошли, отменены или не завершены");

/// Stripe's own words for what a payment is for. Anything else a person wrote is not kept.
fn kind_of_payment(description: &str) -> Option<&'static str> {
    let text = description.trim().to_lowercase();
    match () {
        () if text.starts_with("subscription creation") => Some("Subscription creation"),
        () if text.starts_with("subscription update") => Some("Subscription update"),
        () if text.starts_with("payment for invoice") => Some("Payment for Invoice"),
        () => None,
    }
}

/// Monthly amounts, trials, and the end of what has ended.
///
/// Formula: monthly = price × quantity × months⁻¹ of the interval; a week is 12/52 and a day 12/365 of a month.
fn refine_subscriptions(slice: &mut Slice, _: &Context) -> Vec<Problem> {
    tell_currencies(slice);
    tell_customers(slice);
    let mut problems = leave_out_deleted(slice);
    monthly_amounts(slice);
    let rows = slice.meta.rows as usize;
    let words: Vec<String> = match slice.column(Field::Status) {
        Some(status) => status.dict.iter().map(|text| text.trim().to_lowercase()).collect(),
        None => Vec::new(),
    };
    let codes = values(slice, Field::Status).unwrap_or_else(|| vec![NONE; rows]);
    let word =
        |row: usize| usize::try_from(codes[row]).ok().and_then(|code| words.get(code)).map_or("", String::as_str);
    let trial: Vec<i64> =
        (0..rows).map(|row| if codes[row] == NONE { NONE } else { i64::from(word(row) == "trialing") }).collect();
    let ended = values(slice, Field::Ended).unwrap_or_else(|| vec![NONE; rows]);
    let canceled = values(slice, Field::Closed).unwrap_or_else(|| vec![NONE; rows]);
    let mut contradictions = 0;
    let ends: Vec<i64> = (0..rows)
        .map(|row| match word(row) {
            "active" | "trialing" | "past_due" | "past due" => {
                contradictions += i64::from(ended[row] != NONE);
                NONE
            }
            "canceled" | "cancelled" | "incomplete_expired" | "ended" if ended[row] == NONE => canceled[row],
            _ => ended[row],
        })
        .collect();
    put(slice, Field::IsTrial, &trial);
    put(slice, Field::Ended, &ends);
    drop_field(slice, Field::Closed);
    if contradictions > 0 {
        let subs_en = plural_en(contradictions, "subscription is", "subscriptions are");
        let subs_ru = plural_ru(contradictions, "подписка действует", "подписки действуют", "подписок действуют");
        problems.push(Problem::new(
            "subscription_ended_yet_active",
            Severity::Warning,
            Said::new(
                format!(
                    "{contradictions} {subs_en} active and yet {} an end date; the status counts",
                    plural_en(contradictions, "has", "have")
                ),
                format!("{contradictions} {subs_ru} и всё же с датой окончания; верим статусу"),
            ),
            Said::fixed("Check them in Stripe", "Проверьте их в Stripe"),
        ));
    }
    problems
}

fn monthly_amounts(slice: &mut Slice) {
    let Some(prices) = values(slice, Field::MonthlyAmount) else {
        drop_field(slice, Field::Category);
        return;
    };
    let intervals: Vec<Option<(i64, i64)>> = match slice.column(Field::Category) {
        Some(column) => column.dict.iter().map(per_month).collect(),
        None => Vec::new(),
    };
    let codes = values(slice, Field::Category);
    let quantities = slice.column(Field::Quantity).map(|column| column.numbers());
    let monthly: Vec<i64> = prices
        .iter()
        .enumerate()
        .map(|(row, price)| {
            let code = codes.as_ref().and_then(|codes| usize::try_from(codes[row]).ok());
            let share = code.and_then(|code| intervals.get(code).copied().flatten());
            let quantity = quantities.as_ref().map_or(1.0, |all| if all[row].is_nan() { 1.0 } else { all[row] });
            match share {
                Some((times, parts)) if *price != NONE => {
                    (*price as f64 * quantity * times as f64 / parts as f64).round() as i64
                }
                _ => NONE,
            }
        })
        .collect();
    put(slice, Field::MonthlyAmount, &monthly);
    drop_field(slice, Field::Category);
}

/// How often an interval fits into a month, as a fraction. `month`, `3 months`, `year`, `week`.
fn per_month(interval: &str) -> Option<(i64, i64)> {
    let text = interval.trim().to_lowercase();
    let (count, unit) = match text.split_once(' ') {
        Some((count, unit)) => (count.parse::<i64>().ok().filter(|count| *count > 0)?, unit.trim()),
        None => (1, text.as_str()),
    };
    match unit.trim_end_matches('s') {
        "month" | "monthly" => Some((1, count)),
        "quarter" => Some((1, 3 * count)),
        "year" | "yearly" | "annual" => Some((1, 12 * count)),
        "week" | "weekly" => Some((52, 12 * count)),
        "day" | "daily" => Some((365, 12 * count)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::made::slice;
    use super::*;
    use crate::model::column::Column;
    use crate::model::field::Kind;

    #[test]
    fn yen_have_no_cents() {
        let mut orders = slice(
            Table::Orders,
            vec![
                (Field::Currency, Column::from_texts(["JPY", "USD", "JPY"])),
                (Field::Amount, Column::from_values(Kind::Money, &[5_000_000, 5_000_000, NONE])),
            ],
        );
        undo_cents(&mut orders);
        assert_eq!(values(&orders, Field::Amount).unwrap(), [500_000_000, 5_000_000, NONE]);
        // The same when all of the file is in yen and no column says it.
        orders.columns.remove(&Field::Currency);
        orders.meta.currency = crate::model::money::Currency::parse("JPY");
        undo_cents(&mut orders);
        assert_eq!(values(&orders, Field::Amount).unwrap(), [50_000_000_000, 500_000_000, NONE]);
    }

    #[test]
    fn prices_become_monthly() {
        let mut subs = slice(
            Table::Subscriptions,
            vec![
                (Field::MonthlyAmount, Column::from_values(Kind::Money, &[120, 30, 12, 90, 7, NONE])),
                (Field::Category, Column::from_texts(["year", "month", "week", "3 months", "forever", "month"])),
                (Field::Quantity, Column::from_numbers(&[2.0, f64::NAN, 1.0, 1.0, 1.0, 1.0])),
            ],
        );
        monthly_amounts(&mut subs);
        // 120 × 2 ÷ 12 = 20; 30; 12 × 52 ÷ 12 = 52; 90 ÷ 3 = 30.
        assert_eq!(values(&subs, Field::MonthlyAmount).unwrap(), [20, 30, 52, 30, NONE, NONE]);
    }
}
