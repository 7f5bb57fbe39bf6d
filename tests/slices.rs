//! The slice rule, coverage, currencies, identities and comparisons, each on facts small enough to count by eye.

mod tiny;

use sextant::model::facts::SliceGrain;
use sextant::model::field::Field;
use sextant::model::period::{Compare, Grain};
use sextant::model::table::Table;
use sextant::query::report::Value;
use sextant::query::rows::{RowsWanted, rows};
use sextant::query::{CubeAsk, Prepared, cohort, columns_needed, cube};
use tiny::{Asking, ask, day, facts, near, november, period, row, run, tiny, total};

fn why(value: &Value) -> &str {
    value.unknown.as_ref().map_or("known", |unknown| unknown.id.as_str())
}

/// Three views of the same 100 sessions, never 300.
#[test]
fn views_of_the_same_days_are_never_added() {
    let facts = facts(&[
        tiny("ga4", Table::WebTraffic, "date channel sessions\n2026-11-01 Organic 60\n2026-11-01 Paid 40"),
        tiny("ga4", Table::WebTraffic, "date country sessions\n2026-11-01 RU 70\n2026-11-01 KZ 30"),
        tiny(
            "ga4",
            Table::WebTraffic,
            "date channel device sessions\n2026-11-01 Organic mobile 60\n2026-11-01 Paid mobile 40",
        ),
    ]);
    let sessions = ask(&["sessions"], Some(november()));
    let value = total(&facts, &sessions);
    near(value.value, 100.0);
    assert_eq!(value.coverage.len(), 1, "one slice answers");
    let by_channel = run(&facts, &sessions.clone().by(&[Field::Channel]));
    near(row(&by_channel, "sessions", &["Organic"]).value.value, 60.0);
    near(row(&by_channel, "sessions", &[]).value.value, 100.0);
    // A filter is a dimension as well: only the third view knows devices of channels.
    let mobile = run(&facts, &sessions.clone().by(&[Field::Channel]).only(Field::Device, &["mobile"]));
    near(row(&mobile, "sessions", &["Paid"]).value.value, 40.0);
    let by_city = total(&facts, &sessions.clone().by(&[Field::City]));
    assert_eq!(why(&by_city), "no_breakdown");
    let both = total(&facts, &sessions.by(&[Field::Country, Field::Device]));
    assert_eq!(why(&both), "no_breakdown", "no single view carries both");
}

/// The newer of two alike answers for the days both have; each answers for its own days.
#[test]
fn the_newer_import_wins_day_by_day() {
    let facts = facts(&[
        tiny("google_ads", Table::AdPerformance, "date cost\n2026-11-01 1\n2026-11-02 1"),
        tiny("google_ads", Table::AdPerformance, "date cost\n2026-11-02 10\n2026-11-03 10"),
    ]);
    near(total(&facts, &ask(&["ad_cost"], Some(november()))).value, 21.0);
    let days = run(&facts, &ask(&["ad_cost"], Some(period("2026-11-01", "2026-11-04"))).grain(Grain::Day));
    let values: Vec<Option<f64>> = days.rows.iter().map(|row| row.value.value).collect();
    assert_eq!(values, [Some(1.0), Some(10.0), Some(10.0), None]);
    assert_eq!(why(&days.rows[3].value), "outside_coverage");
}

/// Money of 2022 over the customers of 2026 is no cost of a customer.
#[test]
fn a_ratio_needs_days_that_both_sides_cover() {
    let cost = |day: &str| tiny("google_ads", Table::AdPerformance, &format!("date cost\n{day} 100"));
    let deals = || {
        tiny(
            "hubspot",
            Table::Deals,
            "deal_id customer created closed is_closed is_won amount\na c 2026-02-01 2026-03-01 true true 50",
        )
    };
    let apart = facts(&[cost("2022-09-08"), deals()]);
    assert_eq!(why(&total(&apart, &ask(&["cac_paid"], Some(period("2022-01-01", "2026-11-30"))))), "never_meet");
    let together = facts(&[cost("2026-03-01"), deals()]);
    near(total(&together, &ask(&["cac_paid"], Some(period("2026-01-01", "2026-11-30")))).value, 100.0);
}

/// 10 of who knows what and 20 EUR are not 30 of anything; alone, money without a currency is a sum like any other.
#[test]
fn money_without_a_currency_is_not_added_to_money_with_one() {
    let silent = || tiny("google_ads", Table::AdPerformance, "date cost\n2026-11-01 10").currency(None);
    let named = || tiny("meta_ads", Table::AdPerformance, "date cost currency\n2026-11-01 20 EUR");
    let cost = ask(&["ad_cost"], Some(november()));
    assert_eq!(why(&total(&facts(&[silent(), named()]), &cost)), "currency_unsaid");
    near(total(&facts(&[silent()]), &cost).value, 10.0);
    near(total(&facts(&[named()]), &cost).value, 20.0);
}

/// A month's plan answers for the month to date: 400 spent of 1000 planned; a day inside the month has no plan of its own.
#[test]
fn a_plan_of_the_month_answers_for_the_month_to_date() {
    let plan = tiny("plain_table", Table::PlanValues, "date metric_name plan_amount\n2026-11-01 ad_budget 1000")
        .grain(SliceGrain::Month);
    let spent = "date cost\n2026-11-01 150\n2026-11-14 250";
    let facts = facts(&[plan, tiny("google_ads", Table::AdPerformance, spent)]);
    near(total(&facts, &ask(&["budget_use"], Some(period("2026-11-01", "2026-11-14")))).value, 0.4);
    assert_eq!(total(&facts, &ask(&["budget_use"], Some(period("2026-11-10", "2026-11-14")))).value, None);
}

/// One session that sees two pages stands in both rows: 1 session, not 2; its views do add up.
#[test]
fn sessions_are_never_added_over_pages() {
    let pages = "date page sessions page_views\n2026-11-01 /home 1 2\n2026-11-01 /products 1 1";
    let facts = facts(&[tiny("ga4", Table::WebTraffic, pages)]);
    let november = Some(november());
    assert_eq!(total(&facts, &ask(&["sessions"], november)).value, None);
    near(total(&facts, &ask(&["page_views"], november)).value, 3.0);
    let by_page = run(&facts, &ask(&["sessions"], november).by(&[Field::Page]));
    near(row(&by_page, "sessions", &["/home"]).value.value, 1.0);
}

/// The shop's orders and the payments of the same orders are one revenue; payments answer where no shop does.
#[test]
fn a_sale_listed_by_shop_and_payment_service_counts_once() {
    let shop =
        || tiny("shopify", Table::Orders, "order_id customer date amount\n#1 a 2026-11-01 100\n#2 b 2026-11-03 50");
    let payments = "order_id customer date amount\npy_1 a 2026-11-01 100\npy_2 b 2026-11-03 50\npy_3 c 2026-11-05 7";
    let both = facts(&[shop(), tiny("stripe", Table::Orders, payments)]);
    near(total(&both, &ask(&["revenue"], Some(period("2026-11-01", "2026-11-03")))).value, 150.0);
    near(total(&both, &ask(&["revenue"], Some(period("2026-11-01", "2026-11-05")))).value, 157.0);
    let alone = facts(&[tiny("stripe", Table::Orders, payments)]);
    near(total(&alone, &ask(&["revenue"], Some(period("2026-11-01", "2026-11-05")))).value, 157.0);
}

/// A day that only the older slice has rows for is answered by it, though the newer spans it.
#[test]
fn a_gap_is_filled_by_who_has_rows() {
    let facts = facts(&[
        tiny("google_ads", Table::AdPerformance, "date cost\n2026-11-02 5"),
        tiny("google_ads", Table::AdPerformance, "date cost\n2026-11-01 1\n2026-11-03 1"),
    ]);
    near(total(&facts, &ask(&["ad_cost"], Some(november()))).value, 7.0);
}

#[test]
fn systems_and_accounts_add_up() {
    let facts = facts(&[
        tiny("google_ads", Table::AdPerformance, "date cost\n2026-11-01 1").account("one"),
        tiny("google_ads", Table::AdPerformance, "date cost\n2026-11-01 2").account("two"),
        tiny("meta_ads", Table::AdPerformance, "date cost\n2026-11-01 4"),
    ]);
    near(total(&facts, &ask(&["ad_cost"], Some(november()))).value, 7.0);
    let by_account = run(&facts, &ask(&["ad_cost"], Some(november())).by(&[Field::Account]));
    near(row(&by_account, "ad_cost", &["two"]).value.value, 2.0);
    // Meta names no account: its cost stays in the total, under "not set".
    near(row(&by_account, "ad_cost", &[""]).value.value, 4.0);
}

/// Two analytics tools watch the same site: GA4 answers where it can, Metrica for the day it lacks.
#[test]
fn of_two_web_analytics_one_answers() {
    let facts = facts(&[
        tiny("ga4", Table::WebTraffic, "date sessions\n2026-11-01 100\n2026-11-02 100"),
        tiny("yandex_metrika", Table::WebTraffic, "date sessions\n2026-11-02 900\n2026-11-03 90"),
    ]);
    let value = total(&facts, &ask(&["sessions"], Some(november())));
    near(value.value, 290.0);
    let sources: Vec<&str> = value.coverage.iter().map(|cover| cover.source.as_str()).collect();
    assert_eq!(sources, ["ga4", "yandex_metrika"], "it says which");
}

/// A report without a date column answers for what contains it whole, and no finer.
#[test]
fn a_whole_period_is_not_cut() {
    let facts =
        facts(&[tiny("google_ads", Table::AdPerformance, "campaign cost\nBrand 30").whole("2026-11-01", "2026-11-10")]);
    near(total(&facts, &ask(&["ad_cost"], Some(november()))).value, 30.0);
    let half = total(&facts, &ask(&["ad_cost"], Some(period("2026-11-01", "2026-11-05"))));
    assert_eq!((half.value, why(&half)), (None, "too_coarse"));
    let days = run(&facts, &ask(&["ad_cost"], Some(november())).grain(Grain::Day));
    assert!(days.rows.iter().all(|row| row.value.value.is_none()));
    let covered = total(&facts, &ask(&["ad_cost"], Some(november())));
    assert_eq!(covered.coverage[0].missing_days, 20);
}

/// Days inside a whole-period report: whichever way covers more days, never both.
#[test]
fn the_way_that_covers_more_days_is_taken() {
    let whole = || tiny("google_ads", Table::AdPerformance, "cost\n300").whole("2026-11-01", "2026-11-30");
    let few = || tiny("google_ads", Table::AdPerformance, "date cost\n2026-11-10 10\n2026-11-11 10");
    near(total(&facts(&[whole(), few()]), &ask(&["ad_cost"], Some(november()))).value, 300.0);
    let all = few().over("2026-11-01", "2026-11-30");
    near(total(&facts(&[whole(), all]), &ask(&["ad_cost"], Some(november()))).value, 20.0);
    let facts = facts(&[whole(), few()]);
    near(total(&facts, &ask(&["ad_cost"], Some(period("2026-11-09", "2026-11-12")))).value, 20.0);
}

#[test]
fn weeks_and_months_stay_whole() {
    // Mondays 2 and 9 November 2026.
    let facts = facts(&[
        tiny("google_ads", Table::AdPerformance, "date cost\n2026-11-02 7\n2026-11-09 70").grain(SliceGrain::Week),
        tiny("sheet", Table::Expenses, "date amount\n2026-11-01 300").grain(SliceGrain::Month),
    ]);
    near(total(&facts, &ask(&["ad_cost"], Some(period("2026-11-02", "2026-11-15")))).value, 77.0);
    near(total(&facts, &ask(&["ad_cost"], Some(period("2026-11-02", "2026-11-14")))).value, 7.0);
    let weeks = run(&facts, &ask(&["ad_cost"], Some(period("2026-11-02", "2026-11-15"))).grain(Grain::Week));
    assert_eq!(weeks.rows.iter().map(|row| row.value.value).collect::<Vec<_>>(), [Some(7.0), Some(70.0)]);
    near(total(&facts, &ask(&["expenses"], Some(november()))).value, 300.0);
    assert_eq!(why(&total(&facts, &ask(&["expenses"], Some(period("2026-11-01", "2026-11-29"))))), "too_coarse");
}

/// Users of days are known by day, never summed; the month needs a report of the month.
#[test]
fn users_are_never_summed() {
    let daily =
        || tiny("ga4", Table::WebTraffic, "date users\n2026-11-01 10\n2026-11-02 12").over("2026-11-01", "2026-11-30");
    let facts_daily = facts(&[daily()]);
    let month = total(&facts_daily, &ask(&["users"], Some(november())));
    assert_eq!((month.value, why(&month)), (None, "not_additive"));
    let days = run(&facts_daily, &ask(&["users"], Some(period("2026-11-01", "2026-11-02"))).grain(Grain::Day));
    assert_eq!(days.rows.iter().map(|row| row.value.value).collect::<Vec<_>>(), [Some(10.0), Some(12.0)]);
    // The file's own totals row knows the month.
    let mut with_total = daily();
    with_total.totals = vec![(Field::Users, 20.0)];
    near(total(&facts(&[with_total]), &ask(&["users"], Some(november()))).value, 20.0);
    let by_channel =
        facts(&[tiny("ga4", Table::WebTraffic, "channel users\nOrganic 15\nPaid 9").whole("2026-11-01", "2026-11-30")]);
    let report = run(&by_channel, &ask(&["users"], Some(november())).by(&[Field::Channel]));
    near(row(&report, "users", &["Organic"]).value.value, 15.0);
    assert_eq!(why(&row(&report, "users", &[]).value), "not_additive", "15 + 9 counts some twice");
}

/// The newest import of the same identity wins, of one file its last row.
#[test]
fn the_newest_of_one_identity_wins() {
    let facts = facts(&[
        tiny(
            "hubspot",
            Table::Deals,
            "deal_id created closed amount is_won\na 2026-10-01 2026-11-01 100 true\nb 2026-10-01 - 100 false",
        ),
        tiny(
            "hubspot",
            Table::Deals,
            "deal_id created closed amount is_won\nb 2026-10-01 2026-11-02 7 true\nc 2026-10-01 2026-11-03 1 true\nc 2026-10-01 2026-11-03 2 true",
        ),
        tiny("salesforce", Table::Deals, "deal_id created closed amount is_won\na 2026-10-01 2026-11-01 1000 true"),
    ]);
    near(total(&facts, &ask(&["revenue"], Some(november()))).value, 1109.0);
    near(total(&facts, &ask(&["deals_won"], Some(november()))).value, 4.0);
}

/// Money of two currencies is exchanged at the rate of its day, or not known.
#[test]
fn currencies_are_never_mixed_silently() {
    let ads = |rates: &[tiny::Tiny]| {
        let mut all = vec![
            tiny("google_ads", Table::AdPerformance, "date cost clicks\n2026-11-01 10 5\n2026-11-02 10 5"),
            tiny("yandex_direct", Table::AdPerformance, "date cost clicks\n2026-11-01 800 5\n2026-11-03 900 5")
                .currency(Some("RUB")),
        ];
        all.extend(rates.iter().map(|rate| tiny(&rate.source, rate.table, &rate.text)));
        facts(&all)
    };
    let cost = ask(&["ad_cost"], Some(november()));
    let without = total(&ads(&[]), &cost.clone().currency("USD"));
    assert_eq!((without.value, why(&without)), (None, "no_rate"));
    let said = without.unknown.unwrap().why.en;
    assert!(said.contains("RUB") && said.contains("USD"), "{said}");
    // 80 roubles a dollar from 1 November, 90 from the 2nd on: 20 + 800/80 + 900/90 = 40.
    let rates = tiny(
        "sheet",
        Table::ExchangeRates,
        "date from_currency to_currency rate\n2026-11-01 USD RUB 80\n2026-11-02 USD RUB 90",
    );
    let facts = ads(std::slice::from_ref(&rates));
    near(total(&facts, &cost.clone().currency("USD")).value, 40.0);
    near(total(&facts, &ask(&["cpc"], Some(november())).currency("USD")).value, 2.0);
    // The other way round: 10·80 + 10·90 + 800 + 900 = 3 400.
    near(total(&facts, &cost.clone().currency("RUB")).value, 3400.0);
    // One currency asked for by days: the day before the first rate is not known, the others are.
    let late =
        ads(&[tiny("sheet", Table::ExchangeRates, "date from_currency to_currency rate\n2026-11-02 USD RUB 90")]);
    let days = run(&late, &cost.clone().currency("RUB").grain(Grain::Day));
    assert_eq!(why(&days.rows[0].value), "no_rate");
    near(days.rows[1].value.value, 900.0);
    // What is not money needs no rate.
    near(total(&ads(&[]), &ask(&["clicks"], Some(november())).currency("USD")).value, 20.0);
}

#[test]
fn a_currency_a_row() {
    let text = "order_id date amount currency\na 2026-11-01 10 USD\nb 2026-11-01 160 RUB\nc 2026-11-02 5 USD";
    let rate = "date from_currency to_currency rate\n2026-10-01 RUB USD 0.0125";
    let facts = facts(&[tiny("stripe", Table::Orders, text).currency(None), tiny("sheet", Table::ExchangeRates, rate)]);
    near(total(&facts, &ask(&["revenue"], Some(november())).currency("USD")).value, 17.0);
}

/// Data to the 14th: November so far meets 1–14 October, and says it is unfinished.
#[test]
fn a_period_to_date_meets_as_many_days() {
    let mut text = "date cost\n".to_owned();
    for at in 1..=31 {
        text += &format!("2026-10-{at:02} 1\n");
    }
    for at in 1..=14 {
        text += &format!("2026-11-{at:02} 2\n");
    }
    let facts = facts(&[tiny("google_ads", Table::AdPerformance, &text)]);
    let report = run(&facts, &ask(&["ad_cost"], Some(november())).compare(Compare::Previous));
    assert_eq!(report.compare, Some(period("2026-10-01", "2026-10-14")));
    let only = &report.rows[0];
    near(only.value.value, 28.0);
    near(only.before.as_ref().unwrap().value, 14.0);
    assert!(only.value.is_partial);
    assert_eq!(only.value.coverage[0].missing_days, 16);
    let days = run(&facts, &ask(&["ad_cost"], Some(november())).compare(Compare::Previous).grain(Grain::Day));
    near(days.rows[13].before.as_ref().unwrap().value, 1.0);
    assert_eq!(days.rows[14].before, None);
    let whole = run(&facts, &ask(&["ad_cost"], Some(period("2026-10-01", "2026-10-31"))));
    assert!(!whole.rows[0].value.is_partial);
}

/// Silence at the end of a sparse event table is not yet the end of its data.
#[test]
fn rare_events_do_not_cut_a_month_short() {
    let text = "deal_id created closed amount is_won
        a 2026-09-01 2026-10-02 1 true
        b 2026-09-01 2026-10-20 1 true
        c 2026-09-01 2026-11-03 1 true
        d 2026-09-01 2026-11-17 1 true";
    let facts = facts(&[tiny("hubspot", Table::Deals, text)]);
    let report = run(&facts, &ask(&["deals_won"], Some(november())).compare(Compare::Previous));
    assert_eq!(report.compare, Some(period("2026-10-01", "2026-10-31")));
    near(report.rows[0].before.as_ref().unwrap().value, 2.0);
    assert!(!report.rows[0].value.is_partial);
}

/// Rent booked on the first of November does not end November there: 22 days meet 22 days.
#[test]
fn a_monthly_expense_does_not_cut_a_month_short() {
    let mut ads = "date cost\n".to_owned();
    let mut orders = "order_id customer date amount\n".to_owned();
    for month in ["10", "11"] {
        for at in 1..=22 {
            ads += &format!("2026-{month}-{at:02} 10\n");
            orders += &format!("o{month}{at} c{month}{at} 2026-{month}-{at:02} 5\n");
        }
    }
    let facts = facts(&[
        tiny("google_ads", Table::AdPerformance, &ads),
        tiny("plain_table", Table::Expenses, "date amount\n2026-10-01 220\n2026-11-01 440"),
        tiny("shopify", Table::Orders, &orders),
    ]);
    let report = run(&facts, &ask(&["cac"], Some(period("2026-11-01", "2026-11-22"))).compare(Compare::Previous));
    assert_eq!(report.compare, Some(period("2026-10-01", "2026-10-22")));
    // (22 · 10 + 440) ÷ 22 and (22 · 10 + 220) ÷ 22
    near(report.rows[0].value.value, 30.0);
    near(report.rows[0].before.as_ref().unwrap().value, 20.0);
    assert!(!report.rows[0].value.is_partial);
}

/// One source of truth for the whole answer, in the metric's order: orders before deals before web analytics.
#[test]
fn revenue_takes_one_source_of_truth() {
    let orders = || tiny("shopify", Table::Orders, "order_id date amount\na 2026-11-01 100\nb 2026-11-20 50");
    let deals = || {
        tiny(
            "hubspot",
            Table::Deals,
            "deal_id created closed amount is_won channel\nd 2026-10-01 2026-11-02 70 true Email",
        )
    };
    let web = || tiny("ga4", Table::WebTraffic, "date revenue\n2026-11-01 5");
    let revenue = ask(&["revenue"], Some(november()));
    near(total(&facts(&[orders(), deals(), web()]), &revenue).value, 150.0);
    near(total(&facts(&[deals(), web()]), &revenue).value, 70.0);
    near(total(&facts(&[web()]), &revenue).value, 5.0);
    // Orders that know no channel leave the breakdown to the deals, and its total with them.
    let by_channel = run(&facts(&[orders(), deals()]), &revenue.clone().by(&[Field::Channel]));
    near(row(&by_channel, "revenue", &["Email"]).value.value, 70.0);
    near(row(&by_channel, "revenue", &[]).value.value, 70.0);
    let none = total(&facts(&[]), &revenue);
    let needs = none.unknown.unwrap().needs;
    assert_eq!(needs, [Table::Deals, Table::Orders, Table::WebTraffic]);
}

/// Ratios of a breakdown and of its total: sums over sums, never means of ratios.
#[test]
fn a_ratio_is_a_ratio_of_sums() {
    let text = "date campaign clicks impressions\n2026-11-01 A 1 10\n2026-11-01 B 10 1000\n2026-11-02 A 1 10";
    let facts = facts(&[tiny("google_ads", Table::AdPerformance, text)]);
    let report = run(&facts, &ask(&["ctr"], Some(november())).by(&[Field::Campaign]));
    near(row(&report, "ctr", &["A"]).value.value, 0.1);
    near(row(&report, "ctr", &["B"]).value.value, 0.01);
    near(row(&report, "ctr", &[]).value.value, 12.0 / 1020.0);
}

/// Cost from a platform that reports no clicks has no place in a cost per click.
#[test]
fn both_sides_come_from_the_same_files() {
    let facts = facts(&[
        tiny("google_ads", Table::AdPerformance, "date cost clicks\n2026-11-01 10 5"),
        tiny("vk_ads", Table::AdPerformance, "date cost\n2026-11-01 90"),
    ]);
    near(total(&facts, &ask(&["ad_cost"], Some(november()))).value, 100.0);
    near(total(&facts, &ask(&["cpc"], Some(november()))).value, 2.0);
}

#[test]
fn opens_are_added_over_mailings_only() {
    let by_mailing = facts(&[tiny(
        "mailchimp",
        Table::Messages,
        "date campaign delivered unique_opens\n2026-11-01 A 100 30\n2026-11-02 B 100 50",
    )]);
    near(total(&by_mailing, &ask(&["open_rate"], Some(november()))).value, 0.4);
    let by_day = facts(&[tiny(
        "mailchimp",
        Table::Messages,
        "date delivered unique_opens\n2026-11-01 100 30\n2026-11-02 100 50",
    )]);
    assert_eq!(why(&total(&by_day, &ask(&["open_rate"], Some(november())))), "not_additive");
    near(total(&by_day, &ask(&["open_rate"], Some(period("2026-11-01", "2026-11-01")))).value, 0.3);
}

#[test]
fn a_first_order_is_first_of_all_time() {
    let text = "order_id customer date amount channel
        1 A 2026-10-30 1 Email
        2 A 2026-11-01 1 Direct
        3 B 2026-11-02 1 Direct
        4 B 2026-11-01 1 Email
        5 C 2026-11-20 1 Direct";
    let facts = facts(&[tiny("shopify", Table::Orders, text)]);
    let report = run(&facts, &ask(&["new_customers"], Some(november())).by(&[Field::Channel]));
    near(row(&report, "new_customers", &[]).value.value, 2.0);
    near(row(&report, "new_customers", &["Email"]).value.value, 1.0);
    near(row(&report, "new_customers", &["Direct"]).value.value, 1.0);
    near(total(&facts, &ask(&["buyers"], Some(november()))).value, 3.0);
}

#[test]
fn rows_behind_a_number() {
    let facts = facts(&[
        tiny("google_ads", Table::AdPerformance, "date campaign cost\n2026-11-01 A 1.5\n2026-11-02 B 2"),
        tiny("google_ads", Table::AdPerformance, "date campaign cost\n2026-11-02 B 3"),
    ]);
    let want = RowsWanted {
        table: Table::AdPerformance,
        when: None,
        period: Some(november()),
        filters: Vec::new(),
        measures: vec![Field::Cost],
        from: 0,
        limit: 10,
    };
    let found = rows(&facts, &want);
    assert_eq!((found.total, found.rows.len()), (2, 2), "the row that a newer import replaced is not shown");
    assert_eq!(found.fields, [Field::Date, Field::Campaign, Field::Cost]);
    let cells = |at: usize| found.rows[at].cells.iter().map(|cell| cell.as_deref().unwrap_or("")).collect::<Vec<_>>();
    assert_eq!(cells(0), ["2026-11-02", "B", "3.00"]);
    assert_eq!(cells(1), ["2026-11-01", "A", "1.50"]);
    assert_eq!((found.rows[0].file.as_str(), found.rows[0].line), ("google_ads-2.csv", Some(2)));
    let one = rows(&facts, &RowsWanted { from: 1, limit: 1, ..want });
    assert_eq!((one.total, one.rows[0].line), (2, Some(2)));
}

#[test]
fn a_cube_is_flat_columns() {
    let text = "date campaign cost clicks\n2026-11-01 A 1 10\n2026-11-01 B 2 20\n2026-11-03 A 4 -\n2026-11-03 - 8 80";
    let facts = facts(&[tiny("google_ads", Table::AdPerformance, text)]);
    let found = cube(
        &facts,
        &Prepared::default(),
        &CubeAsk {
            table: Table::AdPerformance,
            when: None,
            period: None,
            grain: Grain::Day,
            by: vec![Field::Campaign],
            filters: Vec::new(),
            sums: vec![Field::Cost, Field::Clicks],
        },
    );
    assert_eq!(found.texts, [["", "A", "B"]]);
    assert_eq!((found.buckets.len(), found.bucket.as_slice()), (3, &[0, 0, 2, 2][..]));
    assert_eq!(found.codes, [[1, 2, 0, 1]]);
    assert_eq!(found.sums, [[1e6, 2e6, 8e6, 4e6], [10.0, 20.0, 80.0, 0.0]]);
    assert_eq!(found.rows, [1, 1, 1, 1]);
}

/// A: Jan, Feb; B: Jan, Mar; C: Feb. Two of January, one of February; A leaves after February, B after January, C after February.
#[test]
fn cohorts_by_first_month() {
    let text = "order_id customer date amount status
        1 A 2026-01-05 1 paid
        2 A 2026-01-25 1 paid
        3 A 2026-02-05 1 paid
        4 B 2026-01-06 1 paid
        5 B 2026-03-06 1 refunded
        6 C 2026-02-07 1 paid
        7 C 2026-03-07 1 failed";
    let facts = facts(&[tiny("shopify", Table::Orders, text)]);
    let filters = ask(&[], None).only(Field::Status, &["paid", "refunded"]).filters;
    let found = cohort(&facts, &Prepared::default(), &filters);
    assert_eq!(
        found.months.iter().map(|month| month.from).collect::<Vec<_>>(),
        [day("2026-01-01"), day("2026-02-01"), day("2026-03-01")]
    );
    assert_eq!(found.sizes, [2, 1, 0]);
    assert_eq!(found.cells, [2, 1, 1, 0, 1, 0, 0, 0, 0]);
    assert_eq!(found.churned, [1, 2], "B after January; A and C after February");
}

#[test]
fn only_needed_columns_are_named() {
    let facts = facts(&[
        tiny("google_ads", Table::AdPerformance, "date campaign ad impressions clicks cost\n2026-11-01 A x 1 1 1"),
        tiny("shopify", Table::Orders, "order_id customer date amount product\na b 2026-11-01 1 p"),
    ]);
    let metas: Vec<_> = facts.slices.iter().map(|slice| slice.meta.clone()).collect();
    let needed = columns_needed(&metas, &ask(&["ctr"], None));
    assert_eq!(needed, [(1, vec![Field::Date, Field::Impressions, Field::Clicks, Field::Line])]);
    let needed = columns_needed(&metas, &ask(&["orders"], None));
    assert_eq!(needed, [(2, vec![Field::Date, Field::OrderId, Field::Line])]);
}

/// What `columns_needed` names is enough: the answer over those columns alone is the same.
#[test]
fn named_columns_are_enough() {
    let text = "order_id customer date amount refund product channel\na b 2026-11-01 10 1 p Email\nc d 2026-11-02 10 0 q Direct";
    let all = facts(&[
        tiny(
            "google_ads",
            Table::AdPerformance,
            "date campaign ad channel impressions clicks cost\n2026-11-01 A x Email 1 1 1",
        ),
        tiny("shopify", Table::Orders, text),
    ]);
    let wanted = ask(&["revenue", "cac", "new_customers", "ctr"], Some(november())).by(&[Field::Channel]);
    let metas: Vec<_> = all.slices.iter().map(|slice| slice.meta.clone()).collect();
    let mut some = all.clone();
    for slice in &mut some.slices {
        let needed = columns_needed(&metas, &wanted);
        let fields =
            needed.iter().find(|(id, _)| *id == slice.meta.id).map(|(_, fields)| fields.clone()).unwrap_or_default();
        std::rc::Rc::make_mut(slice).columns.retain(|field, _| fields.contains(field));
    }
    assert_eq!(run(&all, &wanted), run(&some, &wanted));
}

/// Read at month ends: still standing in the middle of the next month, not a year later.
#[test]
fn a_stock_stands_until_it_is_read_again() {
    let text =
        "date network followers\n2026-09-30 instagram 90\n2026-10-31 instagram 100\n2026-10-31 vk 7\n2026-11-29 vk 8";
    let facts = facts(&[tiny("sheet", Table::SocialAccounts, text)]);
    near(total(&facts, &ask(&["followers"], Some(november()))).value, 108.0);
    near(total(&facts, &ask(&["followers"], Some(period("2026-10-01", "2026-10-20")))).value, 90.0);
    let by_network = run(&facts, &ask(&["followers"], Some(november())).by(&[Field::Network]));
    near(row(&by_network, "followers", &["vk"]).value.value, 8.0);
    assert_eq!(why(&total(&facts, &ask(&["followers"], Some(period("2026-08-01", "2026-08-31"))))), "outside_coverage");
}

/// A price of what no cost was booked to is not 0: search visitors came without an ad, not for free.
#[test]
fn no_cost_booked_is_not_free() {
    let facts = facts(&[
        tiny("google_ads", Table::AdPerformance, "date channel cost\n2026-11-01 Paid 100"),
        tiny("crm", Table::Contacts, "contact_id created channel\na 2026-11-01 Paid\nb 2026-11-02 Organic"),
    ]);
    let report = run(&facts, &ask(&["cpl", "ad_cost"], Some(november())).by(&[Field::Channel]));
    near(row(&report, "cpl", &["Paid"]).value.value, 100.0);
    let organic = &row(&report, "cpl", &["Organic"]).value;
    assert_eq!((organic.value, why(organic)), (None, "no_data"));
    near(row(&report, "cpl", &[]).value.value, 50.0);
}

/// A plan that has no line for ads is not an ad budget of 0: the plan for all marketing is taken instead.
#[test]
fn a_plan_is_found_by_its_name() {
    let plan = |name: &str| {
        facts(&[
            tiny("google_ads", Table::AdPerformance, "date cost\n2026-11-01 80"),
            tiny("sheet", Table::Expenses, "date amount\n2026-11-01 20"),
            tiny("sheet", Table::PlanValues, &format!("date metric_name plan_amount\n2026-11-01 {name} 160"))
                .grain(SliceGrain::Month),
        ])
    };
    near(total(&plan("ad_budget"), &ask(&["budget_use"], Some(november()))).value, 0.5);
    near(total(&plan("marketing_budget"), &ask(&["budget_use"], Some(november()))).value, 100.0 / 160.0);
    assert_eq!(why(&total(&plan("leads"), &ask(&["budget_use"], Some(november())))), "no_data");
}

/// A ledger with one line a month does not make the month end on its first day.
#[test]
fn a_monthly_ledger_does_not_end_the_period() {
    let mut ads = "date cost\n".to_owned();
    for month in [10, 11] {
        for at in 1..=20 {
            ads += &format!("2026-{month}-{at:02} 10\n");
        }
    }
    let ledger = "date amount\n2026-08-01 5\n2026-09-01 5\n2026-10-01 5\n2026-11-01 5";
    let facts = facts(&[tiny("google_ads", Table::AdPerformance, &ads), tiny("sheet", Table::Expenses, ledger)]);
    let report = run(&facts, &ask(&["acquisition_cost"], Some(november())).compare(Compare::Previous));
    assert_eq!(report.compare, Some(period("2026-10-01", "2026-10-20")));
    near(report.rows[0].value.value, 205.0);
    near(report.rows[0].before.as_ref().unwrap().value, 205.0);
}

/// November is not over: the monthly churn of the last whole month stands in, never that of a part.
#[test]
fn monthly_churn_is_of_whole_months() {
    let text = "subscription_id customer started ended monthly_amount
        a A 2026-09-01 - 10
        b B 2026-09-01 2026-10-20 10
        c C 2026-09-01 - 10
        d D 2026-09-01 2026-11-05 10
        e E 2026-11-10 - 10";
    let facts = facts(&[tiny("stripe", Table::Subscriptions, text)]);
    // By 10 November: October began with A, B, C, D and lost B.
    let middle = total(&facts, &ask(&["monthly_churn"], Some(period("2026-11-01", "2026-11-10"))));
    near(middle.value, 0.25);
    near(total(&facts, &ask(&["churn_rate"], Some(period("2026-11-01", "2026-11-10")))).value, 1.0 / 3.0);
    // ARPA of 10 over a churn of a quarter.
    near(total(&facts, &ask(&["cltv"], Some(period("2026-11-01", "2026-11-10")))).value, 40.0);
    assert_eq!(why(&total(&facts, &ask(&["monthly_churn"], Some(period("2026-09-01", "2026-09-10"))))), "too_short");
}

#[test]
fn an_unknown_metric_is_told() {
    assert_eq!(why(&total(&facts(&[]), &ask(&["nonsense"], None))), "bad_metric");
}

/// A counter that was lost for three days did not count zero.
#[test]
fn days_without_rows_are_unknown_where_rows_are_usual() {
    let lines: Vec<String> = (1..=30)
        .filter(|date| !(20..=22).contains(date))
        .map(|date| format!("2026-11-{date:02} Organic 100"))
        .chain(["2026-11-05 Paid 7".to_owned()])
        .collect();
    let text = format!("date channel sessions\n{}", lines.join("\n"));
    let facts = facts(&[tiny("ga4", Table::WebTraffic, &text).over("2026-11-01", "2026-11-30")]);
    let month = total(&facts, &ask(&["sessions"], Some(november())));
    near(month.value, 2_707.0);
    assert_eq!((month.coverage[0].missing_days, month.coverage[0].gap_days), (3, 3));
    assert_eq!(month.coverage[0].covered, november());
    let days = run(&facts, &ask(&["sessions"], Some(november())).grain(Grain::Day));
    let unknown: Vec<usize> = (0..30).filter(|at| days.rows[*at].value.value.is_none()).collect();
    assert_eq!(unknown, [19, 20, 21]);
    assert_eq!(why(&days.rows[19].value), "silent");
    // A channel without rows on a day that has others is zero on it.
    let paid =
        total(&facts, &ask(&["sessions"], Some(period("2026-11-06", "2026-11-08"))).only(Field::Channel, &["Paid"]));
    near(paid.value, 0.0);
    // Newsletters are not sent every day: silence there is nothing sent.
    let text = text.replace("channel sessions", "campaign sent");
    let mailings = tiny("mailchimp", Table::Messages, &text).over("2026-11-01", "2026-11-30");
    let sent = total(&tiny::facts(&[mailings]), &ask(&["sent"], Some(november())));
    assert_eq!(sent.coverage[0].gap_days, 0);
}
