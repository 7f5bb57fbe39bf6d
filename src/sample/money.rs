//! Polyana's money: Stripe payments and subscriptions, and three plain tables: expenses, budget, market.

use super::company::Company;
use super::people::{Deal, Person};
use super::random::Random;
use super::{SampleFile, decimal, text_file};
use crate::model::day::Day;
use crate::model::short_sort::ShortSort;
use std::fmt::Write;

fn customers(company: &Company) -> impl Iterator<Item = (&Person, &Deal, Day)> {
    company.people.iter().filter_map(|person| {
        let deal = person.deal.as_ref().filter(|deal| deal.is_won)?;
        Some((person, deal, deal.closed?))
    })
}

fn customer_id(person: &Person) -> String {
    format!("cus_Pol{:06x}", person.number * 7_919 + 4_096)
}

struct Payment {
    day: Day,
    line: String,
}

pub fn payments(company: &Company) -> SampleFile {
    let mut payments = Vec::new();
    for (person, deal, start) in customers(company) {
        let mut random = Random::new(person.number as u64 + 77);
        for month in 0..=MONTHS_AT_MOST {
            let day = start.plus_months(month);
            if day > company.last || deal.ended.is_some_and(|end| day >= end) {
                break;
            }
            pay(person, deal, day, month, company.last, &mut random, &mut payments);
        }
    }
    // Stripe lists the newest first.
    payments.short_sort_by_key(|payment| std::cmp::Reverse(payment.day));
    let mut text = String::from(
        "id,Created date (UTC),Amount,Amount Refunded,Currency,Captured,Converted Amount,Converted Amount Refunded,Converted Currency,Decline Reason,Description,Fee,Refunded date (UTC),Statement Descriptor,Status,Seller Message,Taxes On Fee,Card ID,Customer ID,Customer Description,Customer Email,Invoice ID,Transfer\n",
    );
    for payment in payments {
        text.push_str(&payment.line);
        text.push('\n');
    }
    text_file("unified_payments.csv", text)
}

const MONTHS_AT_MOST: i32 = 40;

fn pay(
    person: &Person,
    deal: &Deal,
    day: Day,
    month: i32,
    last: Day,
    random: &mut Random,
    payments: &mut Vec<Payment>,
) {
    let what = if month == 0 { "Subscription creation" } else { "Subscription update" };
    let customer = customer_id(person);
    let time = format!("{:02}:{:02}:{:02}", 6 + person.number % 15, person.number * 13 % 60, month * 17 % 60);
    let amount = decimal(deal.amount);
    if random.chance(35) {
        // A failed try: a row without an id, and no money.
        let line = format!(
            ",{} {time},{amount},,rub,,,,,insufficient_funds,{what},,,,requires_payment_method,,,,{customer},,,,",
            day.iso()
        );
        payments.push(Payment { day, line });
    }
    let refunded = if random.chance(9) { deal.amount } else { 0 };
    let refund_day = day.plus_days(3);
    let is_refunded = refunded > 0 && refund_day <= last;
    let (refund, refund_date, status) = match is_refunded {
        true => (decimal(refunded), format!("{} 09:00:00", refund_day.iso()), "Refunded"),
        false => ("0.00".into(), String::new(), "Paid"),
    };
    let line = format!(
        "py_Pol{:06x}{month:02},{} {time},{amount},{refund},rub,true,{amount},{refund},rub,,{what},{},{refund_date},POLYANA,{status},Payment complete.,0.00,,{customer},,,in_Pol{:06x}{month:02},",
        person.number,
        day.iso(),
        decimal(deal.amount * 28 / 1_000),
        person.number,
    );
    payments.push(Payment { day, line });
}

pub fn subscriptions(company: &Company) -> SampleFile {
    let mut text = String::from(
        "id,Customer ID,Customer Email,Plan,Quantity,Interval,Amount,Currency,Status,Created (UTC),Start (UTC),Current Period Start (UTC),Current Period End (UTC),Canceled At (UTC),Cancel At Period End,Ended At (UTC)\n",
    );
    for (person, deal, start) in customers(company) {
        let ended = deal.ended.map(|end| format!("{} 00:00:00", end.iso())).unwrap_or_default();
        let canceled = deal.ended.map(|end| format!("{} 12:00:00", end.plus_days(-6).iso())).unwrap_or_default();
        let stamp = format!("{} 10:00:00", start.iso());
        let _ = writeln!(
            text,
            "sub_Pol{:06x},{},,{},1,month,{},rub,{},{stamp},{stamp},,,{canceled},{},{ended}",
            person.number,
            customer_id(person),
            deal.plan.name,
            decimal(deal.amount),
            if deal.ended.is_some() { "canceled" } else { "active" },
            deal.ended.is_some(),
        );
    }
    text_file("subscriptions.csv", text)
}

fn months(company: &Company) -> impl Iterator<Item = (i32, Day)> {
    let (first, last) = (company.first, company.last);
    (0..).map(move |month| (month, first.plus_months(month))).take_while(move |(_, day)| *day <= last)
}

/// What ads cost stands in the ad exports; here is the rest of sales and marketing.
pub fn expenses(company: &Company) -> SampleFile {
    let mut text = String::from("Date,Category,Channel,Amount,Currency\n");
    for (month, day) in months(company) {
        for (category, base, step) in [
            ("Marketing salaries", 31_000_000, 400_000),
            ("Marketing tools", 2_900_000, 60_000),
            ("Content and design", 5_400_000, 90_000),
        ] {
            let _ = writeln!(text, "{},{category},,{},RUB", day.iso(), decimal(base + step * i64::from(month)));
        }
    }
    text_file("expenses.csv", text)
}

pub fn budget(company: &Company) -> SampleFile {
    let mut text = String::from("Period,Metric,Channel,Planned amount,Currency\n");
    for (month, day) in months(company) {
        let year_month = &day.iso()[..7];
        for (channel, base, step) in [("Paid Search", 17_500_000, 900_000), ("Paid Social", 6_500_000, 350_000)] {
            let _ = writeln!(text, "{year_month},ad_budget,{channel},{},RUB", decimal(base + step * i64::from(month)));
        }
    }
    text_file("budget.csv", text)
}

pub fn market(company: &Company) -> SampleFile {
    let mut text = String::from("Period,Region,Segment,Market size,Currency\n");
    for (month, day) in months(company) {
        let size = 7_200_000_000 + 65_000_000 * i64::from(month);
        let _ = writeln!(text, "{},Russia and neighbours,Task boards for teams,{},RUB", &day.iso()[..7], decimal(size));
    }
    text_file("market.csv", text)
}
