//! Polyana, a startup that does not exist: eighteen months of its tools' exports, in the formats those tools write.
//!
//! Deterministic: the same last day gives the same bytes. The exports go through the same import as a person's
//! files; nothing else in the app knows about Polyana. Its files agree with one another (a won deal is a first
//! payment, a subscription and a customer), and a few faults are planted in it on purpose: see `FAULTS`.

mod ads;
mod company;
mod crm;
mod money;
mod people;
mod random;
mod reach;
mod team;
mod web;

use crate::model::day::Day;
use crate::words::Said;
use company::Company;

/// One generated export.
pub struct SampleFile {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// What is wrong at Polyana, for those who like to find it themselves first.
pub static FAULTS: [Said; 4] = [
    Said::fixed(
        "Google Ads: since the first of the month one campaign costs far more a click and brings no more leads.",
        "Google Ads: с начала месяца одна кампания тратит на клик намного больше, а лидов не прибавилось.",
    ),
    Said::fixed(
        "Google Analytics: three days are missing from last month; the counter was lost in a release.",
        "Google Analytics: в прошлом месяце нет трёх дней – счётчик потеряли при выкладке.",
    ),
    Said::fixed(
        "Meta Ads: clicks are paid for, yet a part of the visits arrives without tags and lands in Unassigned.",
        "Meta Ads: клики оплачены, но часть визитов приходит без меток и попадает в Unassigned.",
    ),
    Said::fixed(
        "Zendesk: the export is twelve days old, so support requests of this month are not all here.",
        "Zendesk: выгрузке двенадцать дней, поэтому обращения за месяц не полные.",
    ),
];

/// Length of the story.
const MONTHS: i32 = 18;

/// The last day of the story told on `today`: yesterday, but never a month that has just begun.
pub fn last_day(today: Day) -> Day {
    let yesterday = today.plus_days(-1);
    if yesterday.ymd().2 >= 10 { yesterday } else { yesterday.month_start().plus_days(-1) }
}

/// All exports of Polyana up to and with `last`.
pub fn files(last: Day) -> Vec<SampleFile> {
    let company = Company::live(last.month_start().plus_months(1 - MONTHS), last);
    let mut files = vec![web::traffic(&company), web::users(&company)];
    files.extend([ads::google(&company), ads::yandex(&company), ads::meta(&company)]);
    files.extend([crm::contacts(&company), crm::deals(&company)]);
    files.extend([money::payments(&company), money::subscriptions(&company), money::expenses(&company)]);
    files.extend([money::budget(&company), money::market(&company)]);
    files.extend([reach::newsletters(&company), reach::posts(&company), reach::followers(&company)]);
    files.extend([team::tasks(&company), team::tickets(&company)]);
    files
}

fn text_file(name: &str, text: String) -> SampleFile {
    SampleFile { name: name.into(), bytes: text.into_bytes() }
}

/// Kopecks as `1234.56`.
fn decimal(kopecks: i64) -> String {
    format!("{}{}.{:02}", if kopecks < 0 { "-" } else { "" }, kopecks.abs() / 100, kopecks.abs() % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn last() -> Day {
        Day::from_ymd(2026, 11, 14).unwrap()
    }

    #[test]
    fn the_same_day_gives_the_same_bytes() {
        let (one, two) = (files(last()), files(last()));
        assert_eq!(one.len(), two.len());
        for (one, two) in one.iter().zip(&two) {
            assert_eq!((&one.name, &one.bytes), (&two.name, &two.bytes));
        }
    }

    #[test]
    fn a_won_deal_is_a_first_payment_and_a_subscription() {
        let company = Company::live(last().month_start().plus_months(1 - MONTHS), last());
        let won = company.people.iter().filter_map(|p| p.deal.as_ref()).filter(|d| d.is_won);
        let (count, sum) = won.fold((0, 0), |(n, s), d| (n + 1, s + d.amount));
        let text = String::from_utf8(money::payments(&company).bytes).unwrap();
        let first: Vec<&str> =
            text.lines().filter(|l| l.contains("Subscription creation") && l.starts_with("py_")).collect();
        let paid: f64 = first.iter().map(|l| l.split(',').nth(2).unwrap().parse::<f64>().unwrap()).sum();
        assert_eq!(first.len(), count);
        assert_eq!((paid * 100.0).round() as i64, sum);
        let subscriptions = String::from_utf8(money::subscriptions(&company).bytes).unwrap();
        assert_eq!(subscriptions.lines().count() - 1, count);
        assert!(count > 150, "a startup of some size: {count}");
    }

    #[test]
    fn nothing_happens_after_the_last_day() {
        // Open deals are expected to close later, and tasks fall due later.
        let is_planned = |name: &str| name.contains("deals") || name == "Marketing.csv";
        for file in files(last()).into_iter().filter(|file| !is_planned(&file.name)) {
            let text = String::from_utf8(file.bytes).unwrap();
            assert!(!text.contains("2026-11-15"), "{}", file.name);
        }
    }
}
