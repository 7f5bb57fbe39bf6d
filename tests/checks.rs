//! Every check on facts small enough to count by eye: what must be found, and that a clean file gives nothing.

mod tiny;

use sextant::checks::{Health, Looked, health};
use sextant::model::facts::Facts;
use sextant::model::field::Field;
use sextant::model::table::Table;
use sextant::query::Prepared;
use sextant::words::Said;
use tiny::{Tiny, day, facts, tiny};

/// A Monday; twelve weeks before it is a Monday too.
const TODAY: &str = "2026-11-23";

fn look(facts: &Facts) -> Health {
    health(&Looked { facts, prepared: &Prepared::default(), today: day(TODAY), name: &|id| Said::same(id) })
}

/// What the checks say, in English, with plain spaces.
fn said(all: &[Tiny]) -> Vec<String> {
    let found = look(&facts(all)).findings;
    found.iter().map(|finding| format!("{}: {}", finding.id, finding.what.en.replace('\u{a0}', " "))).collect()
}

/// `rows` of twelve weeks up to yesterday, one a day, from the day's number (0 = 2026-08-31, a Monday).
fn twelve_weeks(head: &str, row: impl Fn(i32) -> String) -> String {
    let lines = (0..84).map(|at| format!("{} {}", day("2026-08-31").plus_days(at).iso(), row(at)));
    std::iter::once(head.to_owned()).chain(lines).collect::<Vec<_>>().join("\n")
}

fn traffic(row: impl Fn(i32) -> String) -> Tiny {
    tiny("ga4", Table::WebTraffic, &twelve_weeks("date sessions", row))
}

/// Weekdays 100 to 106, weekends 40: never twice the usual.
fn usual(at: i32) -> i32 {
    if at % 7 < 5 { 100 + at % 6 + at % 2 } else { 40 }
}

#[test]
fn a_clean_file_gives_none() {
    let deals: Vec<String> = (1..=60).map(|at| format!("d{at} 2026-10-{:02} {}", 1 + at % 28, 500 + at * 7)).collect();
    let all = [
        traffic(|at| usual(at).to_string()),
        tiny(
            "google_ads",
            Table::AdPerformance,
            &twelve_weeks("date campaign clicks cost", |at| format!("Brand {} {}.5", usual(at), usual(at) * 3)),
        ),
        tiny("hubspot", Table::Deals, &format!("deal_id created amount\n{}", deals.join("\n"))),
        tiny("mailchimp", Table::Messages, "date campaign sent\n2026-11-03 A 900\n2026-11-17 B 950"),
        tiny(
            "plain_table",
            Table::PlanValues,
            "date metric_name plan_amount\n2026-12-01 ad_budget 900\n2027-01-01 ad_budget 900",
        ),
    ];
    assert_eq!(said(&all), Vec::<String>::new());
}

#[test]
fn runs_of_zeros() {
    let zeros = |days: &'static [i32]| {
        said(&[traffic(move |at| if days.contains(&at) { "0".into() } else { usual(at).to_string() })])
    };
    // Days 44 and 45 are Wednesday 14 and Thursday 15 October.
    assert_eq!(zeros(&[44, 45]), ["zeros: 14–15 Oct 2026: sessions are zero; 104 is usual on Wed"]);
    assert_eq!(zeros(&[44]).len(), 1, "a hundred are usual: one empty day is told");
    let small =
        |days: &'static [i32]| said(&[traffic(move |at| if days.contains(&at) { "0".into() } else { "8".into() })]);
    assert_eq!(small(&[44]), Vec::<String>::new(), "eight may be none by chance");
    assert_eq!(small(&[44, 45]).len(), 1);
}

#[test]
fn a_day_far_off_its_weekday() {
    // Monday 12 October; the eleven other Mondays are 100, 102 ×4, 104 ×4, 106 ×2: the middle one is 104.
    let one =
        |value: &'static str| said(&[traffic(move |at| if at == 42 { value.into() } else { usual(at).to_string() })]);
    assert_eq!(one("510"), ["outlier: sessions: 510 on 12 Oct 2026, 4.9 times the usual 104 on Mon"]);
    assert_eq!(one("20"), ["outlier: sessions: 20 on 12 Oct 2026, 5.2 times below the usual 104 on Mon"]);
    // Not twice the usual, and a weekend is no fallen weekday.
    assert_eq!(one("190"), Vec::<String>::new());
}

#[test]
fn days_to_come() {
    let deals = "deal_id created closed\nd1 2026-11-02 2027-03-01\nd2 2028-11-02 -\nd3 2026-11-24 -";
    let found = look(&facts(&[tiny("hubspot", Table::Deals, deals)])).findings;
    assert_eq!(found.len(), 1, "an expected closing and tomorrow are none: {found:?}");
    assert_eq!(found[0].what.en.replace('\u{a0}', " "), "1 row with “created” still to come, up to 2 Nov 2028");
    assert_eq!(found[0].what.ru.replace('\u{a0}', " "), "1 строка с датой «создано» в будущем, до 2 нояб. 2028");
    let look = found[0].look.clone().unwrap();
    assert_eq!((look.import, look.when), (Some(1), Some(Field::Created)));
}

#[test]
fn the_same_thing_twice() {
    let deals = "deal_id created\nd1 2026-11-02\nd2 2026-11-03\nd1 2026-11-04\nd1 2026-11-05";
    assert_eq!(
        said(&[tiny("hubspot", Table::Deals, deals)]),
        ["duplicate_ids: 1 id stands more than once: 2 rows are left out"]
    );
    // Two files may well hold the same deal: the newer wins.
    let once = || tiny("hubspot", Table::Deals, "deal_id created\nd1 2026-11-02");
    assert_eq!(said(&[once(), once()]), Vec::<String>::new());
}

#[test]
fn the_same_row_twice() {
    let rows: Vec<String> = (1..=9).map(|at| format!("2026-11-{:02} Brand {at}0", at % 3 + 1)).collect();
    let file =
        |rows: &[String]| tiny("meta_ads", Table::AdPerformance, &format!("date campaign clicks\n{}", rows.join("\n")));
    assert_eq!(said(&[file(&rows)]), Vec::<String>::new());
    let twice: Vec<String> = rows.iter().chain(&rows[..5]).cloned().collect();
    assert_eq!(said(&[file(&twice)]), ["duplicate_rows: 5 of 14 rows repeat another one in every column"]);
    let chance: Vec<String> = rows.iter().chain(&rows[..4]).cloned().collect();
    assert_eq!(said(&[file(&chance)]), Vec::<String>::new());
}

#[test]
fn the_files_own_totals() {
    let file = |clicks: f64, cost: f64| {
        let mut file =
            tiny("google_ads", Table::AdPerformance, "date clicks cost\n2026-11-01 10 1.50\n2026-11-02 20 2.25");
        // Money of totals is in micros.
        file.totals = vec![(Field::Clicks, clicks), (Field::Cost, cost * 1e6)];
        said(&[file])
    };
    assert_eq!(file(30.0, 3.75), Vec::<String>::new());
    assert_eq!(file(30.0, 3.76), Vec::<String>::new(), "each row was rounded to the cent");
    assert_eq!(file(31.0, 3.75), ["totals: clicks: the rows add up to 30, the file’s own total says 31"]);
    assert_eq!(
        file(31.0, 9.75),
        ["totals: clicks: the rows add up to 30, the file’s own total says 31; likewise cost"]
    );
    assert_eq!(file(30.0, 4.75), ["totals: cost: the rows add up to $3.75, the file’s own total says $4.75"]);
}

#[test]
fn currencies_side_by_side() {
    let orders =
        || tiny("stripe", Table::Orders, "order_id date amount currency\no1 2026-11-01 5 USD\no2 2026-11-02 6 EUR");
    assert_eq!(said(&[orders().currency(None)]), ["mixed_currencies: Money in several currencies: EUR, USD"]);
    let rates = tiny("ecb", Table::ExchangeRates, "date from_currency to_currency rate\n2026-11-01 EUR USD 1.1");
    assert_eq!(said(&[orders().currency(None), rates.currency(None)]), Vec::<String>::new());
    let silent = tiny("stripe", Table::Orders, "order_id date amount\no3 2026-11-02 6").currency(None);
    let named = tiny("stripe", Table::Orders, "order_id date amount\no4 2026-11-02 6");
    assert_eq!(
        said(&[named, silent]),
        ["currency_unsaid: stripe-2.csv names no currency, other files of this table do"]
    );
}

#[test]
fn an_amount_out_of_proportion() {
    let orders = |last: &str| {
        let mut rows: Vec<String> =
            (1..=30).map(|at| format!("o{at} 2026-11-{:02} {}", at % 20 + 1, 90 + at)).collect();
        rows.push(format!("o99 2026-11-20 {last}"));
        said(&[tiny("stripe", Table::Orders, &format!("order_id date amount\n{}", rows.join("\n")))])
    };
    assert_eq!(orders("900"), Vec::<String>::new(), "a large order is an order");
    assert_eq!(orders("12000"), ["huge_amount: One amount is $12,000, while 95 of 100 are at most $120"]);
}

/// Four whole weeks: 700 clicks a week each; sessions 650, and 400 for social.
#[test]
fn two_systems_are_set_against_each_other() {
    let clicks = twelve_weeks("date channel clicks", |_| "Paid-Search 100".into());
    let social = twelve_weeks("date channel clicks", |_| "Paid-Social 100".into());
    let rows: Vec<String> = (0..84)
        .flat_map(|at| {
            let date = day("2026-08-31").plus_days(at).iso();
            let search = if at % 7 == 0 { 50 } else { 100 };
            let social = if at % 7 == 0 { 40 } else { 60 };
            [
                format!("{date} Paid-Search {search}"),
                format!("{date} Paid-Social {social}"),
                format!("{date} Direct 900"),
            ]
        })
        .collect();
    let web = format!("date channel sessions\n{}", rows.join("\n"));
    let all = [
        tiny("google_ads", Table::AdPerformance, &clicks),
        tiny("meta_ads", Table::AdPerformance, &social),
        tiny("ga4", Table::WebTraffic, &web),
    ];
    let found = look(&facts(&all));
    let pair = &found.pairs[0];
    assert_eq!((pair.id.as_str(), pair.rows.len(), pair.weeks.len()), ("clicks", 2, 12));
    let search = pair.rows.iter().find(|row| row.key == "Paid-Search").unwrap();
    assert_eq!((search.left, search.right), (2_800.0, 2_600.0));
    assert!((search.gap().unwrap() + 200.0 / 2_800.0).abs() < 1e-12);
    let social = pair.rows.iter().find(|row| row.key == "Paid-Social").unwrap();
    assert_eq!((social.left, social.right), (2_800.0, 1_600.0));
    assert_eq!(social.weeks[11], Some((700.0, 400.0)));
    let apart: Vec<&str> = found.findings.iter().map(|finding| finding.what.en.as_ref()).collect();
    assert_eq!(apart, ["Paid-Social: Web analytics has 1,600, Ad tool has 2,800 – 43% less in four weeks"]);
    // What is not loaded says which file would supply it.
    let cost = found.pairs.iter().find(|pair| pair.id == "cost").unwrap();
    assert!(cost.missing.as_ref().is_some_and(|said| said.en.contains("GA4: Advertising")), "{cost:?}");
}

/// A week with a lost day is not compared, and an unfinished one neither.
#[test]
fn only_whole_weeks_are_compared() {
    let clicks = twelve_weeks("date channel clicks", |_| "Paid-Search 100".into());
    let web: Vec<String> = twelve_weeks("date channel sessions", |_| "Paid-Search 100".into())
        .lines()
        .filter(|line| !line.starts_with("2026-11-11"))
        .map(str::to_owned)
        .collect();
    let all = [
        tiny("google_ads", Table::AdPerformance, &clicks),
        tiny("ga4", Table::WebTraffic, &web.join("\n")).over("2026-08-31", "2026-11-22"),
    ];
    let found = look(&facts(&all));
    let row = &found.pairs[0].rows[0];
    // The week of 9 to 15 November lacks a day: it is unknown, and the four weeks are those around it.
    assert_eq!(row.weeks[10], None);
    assert_eq!((row.left, row.right), (2_800.0, 2_800.0));
    assert_eq!(said(&all), ["gap: No rows on 1 of 84 days: 11 Nov 2026"]);
}

#[test]
fn an_end_too_early() {
    let all = [
        traffic(|at| usual(at).to_string()),
        tiny(
            "google_ads",
            Table::AdPerformance,
            &twelve_weeks("date clicks", |at| usual(at).to_string()).lines().take(80).collect::<Vec<_>>().join("\n"),
        ),
    ];
    // 79 days of 84: the last is 17 November, five days before the 22nd.
    assert_eq!(said(&all), ["stale: Ends 17 Nov 2026, 5 days behind the others"]);
}
