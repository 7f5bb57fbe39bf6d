//! Polyana's HubSpot exports: all contacts and all deals.

use super::company::{Company, ORIGINS};
use super::people::Person;
use super::{SampleFile, decimal, text_file};
use std::fmt::Write;

pub fn contact_id(person: &Person) -> String {
    format!("1052{:08}", person.number + 4_107)
}

static FIRST: [&str; 10] = ["Alexey", "Maria", "Oleg", "Daria", "Ruslan", "Elena", "Pavel", "Aigul", "Levon", "Nana"];
static LAST: [&str; 10] =
    ["Lebedev", "Kim", "Petrosyan", "Ivanova", "Kuznetsov", "Mamedova", "Orlov", "Beridze", "Novik", "Sadykov"];

/// `2026-11-14 10:24`: HubSpot writes a time; the minutes are of no use but belong to the format.
fn stamp(day: Option<crate::model::day::Day>, number: usize) -> String {
    day.map_or_else(String::new, |day| format!("{} {:02}:{:02}", day.iso(), 8 + number % 11, number * 7 % 60))
}

fn lifecycle(person: &Person) -> &'static str {
    match (&person.deal, person.sql, person.mql) {
        (Some(deal), ..) if deal.is_won => "Customer",
        (_, Some(_), _) => "Sales Qualified Lead",
        (_, _, Some(_)) => "Marketing Qualified Lead",
        _ => "Lead",
    }
}

pub fn contacts(company: &Company) -> SampleFile {
    let mut text = String::from(
        "Record ID,First Name,Last Name,Email,Lifecycle Stage,Lead Status,Create Date,Original Traffic Source,Original Traffic Source Drill-Down 1,Became a Lead Date,Became a Marketing Qualified Lead Date,Became a Sales Qualified Lead Date,Became a Customer Date,Contact owner,Country/Region,City\n",
    );
    for person in &company.people {
        let n = person.number;
        let (first, last) = (FIRST[n % 10], LAST[n / 10 % 10]);
        let customer = person.deal.as_ref().filter(|d| d.is_won).and_then(|d| d.closed);
        let _ = writeln!(
            text,
            "{},{first},{last},{}.{}{n}@example.com,{},{},{},{},{},{},{},{},{},{},{},{}",
            contact_id(person),
            first.to_lowercase(),
            last.to_lowercase(),
            lifecycle(person),
            if person.sql.is_some() { "In Progress" } else { "New" },
            stamp(Some(person.created), n),
            ORIGINS[person.origin].hubspot,
            person.campaign.unwrap_or(""),
            stamp(Some(person.created), n),
            stamp(person.mql, n),
            stamp(person.sql, n),
            stamp(customer, n),
            person.owner,
            person.country,
            person.city,
        );
    }
    text_file(&format!("hubspot-crm-exports-all-contacts-{}.csv", company.last.iso()), text)
}

pub fn deals(company: &Company) -> SampleFile {
    let mut text = String::from(
        "\"Record ID\",\"Deal Name\",\"Deal Stage\",\"Pipeline\",\"Amount\",\"Currency\",\"Create Date\",\"Close Date\",\"Deal owner\",\"Deal Type\",\"Original Traffic Source\",\"Associated Contact IDs\"\n",
    );
    for person in &company.people {
        let Some(deal) = &person.deal else { continue };
        let n = person.number;
        let _ = writeln!(
            text,
            "\"2093{:08}\",\"{} – {} plan\",\"{}\",\"Sales Pipeline\",\"{}\",\"RUB\",\"{}\",\"{}\",\"{}\",\"New Business\",\"{}\",\"{}\"",
            n + 911,
            LAST[n / 10 % 10],
            deal.plan.name,
            deal.stage,
            decimal(deal.amount),
            stamp(Some(deal.created), n),
            stamp(Some(deal.closed.unwrap_or(deal.expected)), n),
            person.owner,
            ORIGINS[person.origin].hubspot,
            contact_id(person),
        );
    }
    text_file(&format!("hubspot-crm-exports-all-deals-{}.csv", company.last.iso()), text)
}
