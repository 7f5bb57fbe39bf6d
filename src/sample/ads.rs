//! Polyana's ad exports: Google Ads and Meta Ads by campaign and day, Yandex Direct in its Russian form.

use super::company::{AdAccount, AdDay, Company};
use super::{SampleFile, decimal, text_file};
use std::fmt::Write;

fn days(company: &Company, account: AdAccount) -> impl Iterator<Item = &AdDay> {
    company.ads.iter().filter(move |day| day.account == account)
}

struct Total {
    impressions: i64,
    clicks: i64,
    cost: i64,
    conversions: i64,
}

fn total(company: &Company, account: AdAccount) -> Total {
    days(company, account).fold(Total { impressions: 0, clicks: 0, cost: 0, conversions: 0 }, |sum, day| Total {
        impressions: sum.impressions + day.impressions,
        clicks: sum.clicks + day.clicks,
        cost: sum.cost + day.cost,
        conversions: sum.conversions + day.conversions,
    })
}

/// `"31,193"`: Google Ads quotes grouped thousands.
fn grouped(number: i64) -> String {
    let digits = number.to_string();
    if digits.len() <= 3 {
        return digits;
    }
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    format!("\"{text}\"")
}

fn money(kopecks: i64) -> String {
    let text = grouped(kopecks / 100);
    let cents = format!(".{:02}", kopecks % 100);
    match text.strip_suffix('"') {
        Some(open) => format!("{open}{cents}\""),
        None => text + &cents,
    }
}

fn percent(part: i64, whole: i64) -> String {
    if whole == 0 {
        return " --".into();
    }
    decimal(part * 10_000 / whole) + "%"
}

pub fn google(company: &Company) -> SampleFile {
    let name = |day: crate::model::day::Day| {
        let (year, month, date) = day.ymd();
        let months = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ];
        format!("{} {date}, {year}", months[month as usize - 1])
    };
    let mut text = format!("Campaign report\n\"{} - {}\"\n", name(company.first), name(company.last));
    text.push_str("Day,Campaign status,Campaign,Currency code,Campaign type,Clicks,Impr.,CTR,Avg. CPC,Cost,Conversions,Cost / conv.,Conv. rate\n");
    for day in days(company, AdAccount::Google) {
        let _ = writeln!(
            text,
            "{},Enabled,{},RUB,Search,{},{},{},{},{},{}.00,{},{}",
            day.day.iso(),
            day.campaign.name,
            grouped(day.clicks),
            grouped(day.impressions),
            percent(day.clicks, day.impressions),
            decimal(day.cost / day.clicks.max(1)),
            money(day.cost),
            day.conversions,
            decimal(day.cost / day.conversions.max(1)),
            percent(day.conversions, day.clicks),
        );
    }
    let sum = total(company, AdAccount::Google);
    for label in ["Total: Campaigns", "Total: Account"] {
        let _ = writeln!(
            text,
            "{label}, --, --,RUB,,{},{},{},{},{},{}.00,{},{}",
            grouped(sum.clicks),
            grouped(sum.impressions),
            percent(sum.clicks, sum.impressions),
            decimal(sum.cost / sum.clicks.max(1)),
            money(sum.cost),
            grouped(sum.conversions).replace(['"', ','], ""),
            decimal(sum.cost / sum.conversions.max(1)),
            percent(sum.conversions, sum.clicks),
        );
    }
    text_file("Campaign report.csv", text)
}

pub fn yandex(company: &Company) -> SampleFile {
    let comma = |kopecks: i64| decimal(kopecks).replace('.', ",");
    let mut text =
        String::from("\u{feff}Дата;ID кампании;Название кампании;Показы;Клики;Расход (руб.);Конверсии;Валюта\n");
    for day in days(company, AdAccount::Yandex) {
        let (year, month, date) = day.day.ymd();
        let _ = writeln!(
            text,
            "{date:02}.{month:02}.{year};{};{};{};{};{};{};RUB",
            day.campaign.id,
            day.campaign.name,
            day.impressions,
            day.clicks,
            comma(day.cost),
            day.conversions,
        );
    }
    let sum = total(company, AdAccount::Yandex);
    let _ = writeln!(text, "Итого;;;{};{};{};{};", sum.impressions, sum.clicks, comma(sum.cost), sum.conversions);
    text_file("direct_campaigns.csv", text)
}

pub fn meta(company: &Company) -> SampleFile {
    let (from, to) = (company.first.iso(), company.last.iso());
    let sum = total(company, AdAccount::Meta);
    let mut text = String::from(
        "\"Reporting starts\",\"Reporting ends\",\"Campaign name\",Day,\"Campaign Delivery\",\"Attribution setting\",Results,\"Result indicator\",Reach,Impressions,\"Cost per results\",\"Amount spent (RUB)\",Frequency,\"Link clicks\"\n",
    );
    let _ = writeln!(
        text,
        "{from},{to},,,0,\"7-day click or 1-day view\",{},,{},{},,{},,{}",
        sum.conversions,
        sum.impressions * 34 / 100,
        sum.impressions,
        decimal(sum.cost),
        sum.clicks,
    );
    for day in days(company, AdAccount::Meta) {
        let reach = day.impressions * 81 / 100;
        let _ = writeln!(
            text,
            "{0},{0},\"{1}\",{0},active,\"7-day click or 1-day view\",{2},actions:onsite_conversion.lead_grouped,{reach},{3},{4},{5},{6},{7}",
            day.day.iso(),
            day.campaign.name,
            day.conversions,
            day.impressions,
            decimal(day.cost / day.conversions.max(1)),
            decimal(day.cost),
            day.impressions as f64 / reach.max(1) as f64,
            day.clicks,
        );
    }
    text_file(&format!("Polyana-Campaigns-{from}-{to}.csv"), text)
}
