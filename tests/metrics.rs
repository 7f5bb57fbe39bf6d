//! Every metric of the catalogue on tiny facts against a value computed by hand, without data, and over zero.

mod tiny;

use sextant::metrics::{ALL, metric::Additivity};
use sextant::model::facts::{Facts, SliceGrain};
use sextant::model::table::Table;
use sextant::query::report::Value;
use std::fmt::Write;
use tiny::{ask, facts, near, november, run, tiny, total};

/// Rows of `day id field…` text, numbered.
fn numbered(from: usize, count: usize, row: impl Fn(usize) -> String) -> String {
    (from..from + count).fold(String::new(), |mut text, at| {
        let _ = writeln!(text, "{}", row(at));
        text
    })
}

/// A startup's November 2026, one or two rows a table.
fn startup() -> Facts {
    let contacts = "contact_id created lead_date mql_date sql_date customer_date\n".to_owned()
        + &numbered(0, 60, |at| {
            let when = |reached: bool| if reached { "2026-11-20" } else { "-" };
            format!("c{at} 2026-10-30 2026-11-10 {} {} {}", when(at < 24), when(at < 12), when(at < 6))
        });
    // 40 there at the start, 2 of whom leave; 5 come, 1 of whom leaves at once; one customer holds two.
    let subscriptions = "subscription_id customer started ended monthly_amount is_trial\n".to_owned()
        + &numbered(0, 38, |at| format!("s{at} u{at} 2026-06-01 - 50 false"))
        + &numbered(38, 2, |at| format!("s{at} u{at} 2026-06-01 2026-11-15 50 false"))
        + "s40 u40 2026-11-05 2026-11-20 50 false\n"
        + &numbered(41, 4, |at| format!("s{at} u{at} 2026-11-30 - 50 false"))
        + "s45 u0 2026-07-01 - 50 false\n"
        + "s46 u46 2026-11-01 - 50 true\n";
    facts(&[
        tiny(
            "google_ads",
            Table::AdPerformance,
            "date campaign impressions clicks cost conversions conversion_value
             2026-11-01 Brand 50000 800 400 20 2400
             2026-11-30 Brand 70000 1000 500 25 3000",
        ),
        tiny("google_ads", Table::AdPerformance, "reach\n30000").whole("2026-11-01", "2026-11-30"),
        tiny(
            "ga4",
            Table::WebTraffic,
            "date sessions new_users engaged_sessions page_views session_secs conversions
             2026-11-01 500 300 400 1600 60000 10
             2026-11-30 700 400 500 2000 60000 20",
        ),
        tiny("ga4", Table::WebTraffic, "users\n800").whole("2026-11-01", "2026-11-30"),
        tiny(
            "search_console",
            Table::SearchPerformance,
            "date impressions clicks
             2026-11-03 2000 50
             2026-11-04 3000 200",
        ),
        tiny("hubspot", Table::Contacts, &contacts),
        tiny(
            "hubspot",
            Table::Deals,
            "deal_id created closed amount is_won is_closed
             d1 2026-11-01 2026-11-10 1000 true true
             d2 2026-11-01 2026-11-11 2000 true true
             d3 2026-11-02 2026-11-12 3000 true true
             d4 2026-11-02 2026-11-13 2000 true true
             d5 2026-11-03 2026-11-14 500 false true
             d6 2026-11-03 2026-11-15 500 false true
             d7 2026-11-03 2026-11-16 500 false true
             d8 2026-11-03 2026-11-17 500 false true
             d9 2026-11-03 2026-11-18 500 false true
             d10 2026-11-03 2026-11-19 500 false true
             d11 2026-10-03 - 500 false false",
        ),
        tiny(
            "shopify",
            Table::Orders,
            "order_id customer date amount refund quantity cost_of_goods
             o1 A 2026-10-20 70 0 1 10
             o2 A 2026-11-01 100 0 1 40
             o3 B 2026-11-02 200 50 2 60
             o4 B 2026-11-09 100 0 1 40
             o5 C 2026-11-10 300 0 3 120
             o6 D 2026-11-12 50 0 1 20
             o7 E 2026-11-30 250 0 2 120",
        ),
        tiny(
            "sheet",
            Table::Expenses,
            "date category amount cost_basis
             2026-11-05 agency 300 acquisition
             2026-11-06 support 200 retention",
        ),
        tiny("sheet", Table::Market, "date market_size market_units\n2026-11-01 9500 200").grain(SliceGrain::Month),
        tiny("sheet", Table::PlanValues, "date metric_name plan_amount\n2026-11-01 budget 1500")
            .grain(SliceGrain::Month),
        tiny("stripe", Table::Subscriptions, &subscriptions),
        tiny(
            "meta_business_suite",
            Table::SocialPosts,
            "post_id published impressions reach likes comments shares saves
             p1 2026-11-02 5000 4000 300 30 20 10
             p2 2026-11-22 3000 2000 200 20 0 20",
        ),
        tiny(
            "meta_business_suite",
            Table::SocialAccounts,
            "date network followers new_followers
             2026-11-10 instagram 9800 30
             2026-11-29 instagram 10000 200",
        ),
        tiny("meta_business_suite", Table::SocialAccounts, "reach\n5500").whole("2026-11-01", "2026-11-30"),
        tiny(
            "mailchimp",
            Table::Messages,
            "date campaign sent delivered bounces unique_opens unique_clicks unsubscribes complaints
             2026-11-03 May 6000 5900 100 2000 300 29 2
             2026-11-17 June 4000 3900 100 940 141 20 3",
        ),
        tiny(
            "asana",
            Table::Tasks,
            "task_id created due completed
             t1 2026-10-20 2026-11-05 2026-11-04
             t2 2026-10-20 2026-11-05 2026-11-05
             t3 2026-10-20 2026-11-06 2026-11-06
             t4 2026-10-20 2026-11-07 2026-11-01
             t5 2026-10-20 2026-11-05 2026-11-09
             t6 2026-10-20 - 2026-11-09
             t7 2026-10-20 - 2026-11-10
             t8 2026-10-20 - 2026-11-11
             t9 2026-10-20 2026-11-01 -",
        ),
        tiny(
            "zendesk",
            Table::Tickets,
            "ticket_id created solved
             z1 2026-10-31 2026-11-01
             z2 2026-11-01 2026-11-02
             z3 2026-11-02 2026-11-03
             z4 2026-11-03 2026-11-04
             z5 2026-11-04 2026-11-05
             z6 2026-11-05 -
             z7 2026-11-06 -
             z8 2026-11-07 -",
        ),
    ])
}

/// Computed by hand from the rows above. KPIS vectors: M1 (ads), S1 (social), E1 (mail).
static EXPECTED: &[(&str, f64)] = &[
    // Web: 1 200 sessions, 900 engaged, 3 600 views, 120 000 s, 30 key events.
    ("sessions", 1200.0),
    ("users", 800.0),
    ("new_users", 700.0),
    ("page_views", 3600.0),
    ("engaged_sessions", 900.0),
    ("session_engagement_rate", 0.75),
    ("bounce_rate", 0.25),
    ("time_on_site", 100.0),
    ("pages_per_session", 3.0),
    ("key_events", 30.0),
    ("conversion_rate", 0.025),
    ("search_impressions", 5000.0),
    ("search_clicks", 250.0),
    ("search_ctr", 0.05),
    // Ads: M1.
    ("ad_cost", 900.0),
    ("impressions", 120_000.0),
    ("clicks", 1800.0),
    ("conversions", 45.0),
    ("conversion_value", 5400.0),
    ("ctr", 0.015),
    ("cpc", 0.5),
    ("cpm", 7.5),
    ("cpa", 20.0),
    ("ad_conversion_rate", 0.025),
    ("roas", 6.0),
    ("roi", 5.0),
    ("ad_reach", 30_000.0),
    // 900 of ads and 300 of the expenses; customers B, C, D, E are new.
    ("acquisition_cost", 1200.0),
    ("cac", 300.0),
    ("cac_paid", 225.0),
    ("cpl", 15.0),
    ("cost_per_mql", 37.5),
    ("cost_per_sql", 75.0),
    ("romi", (950.0 - 400.0 - 1200.0) / 1200.0),
    ("market_share", 0.1),
    ("market_share_units", 0.05),
    // CRM: 60 leads, 24 MQL, 12 SQL; 4 of 10 closed deals won for 8 000.
    ("leads", 60.0),
    ("mql", 24.0),
    ("sql", 12.0),
    ("opportunities", 10.0),
    ("deals_won", 4.0),
    ("deals_lost", 6.0),
    ("win_rate", 0.4),
    ("average_deal", 2000.0),
    ("visit_to_lead", 0.05),
    ("lead_to_mql", 0.4),
    ("mql_to_sql", 0.5),
    ("sql_to_won", 1.0 / 3.0),
    ("lead_to_customer", 4.0 / 60.0),
    // Orders of November: 1 000 less 50 refunded, 6 orders, 10 pieces, goods for 400, 5 buyers.
    ("revenue", 950.0),
    ("orders", 6.0),
    ("sales_volume", 10.0),
    ("aov", 1000.0 / 6.0),
    ("new_customers", 4.0),
    ("buyers", 5.0),
    ("revenue_per_buyer", 190.0),
    ("refund_rate", 0.05),
    ("gross_margin", 550.0 / 950.0),
    // 40 at the start, 2 of them lost, 4 stay of the new: 42 customers with 43 subscriptions at 50.
    ("active_customers", 42.0),
    ("active_subscriptions", 43.0),
    ("mrr", 2150.0),
    ("arpa", 2150.0 / 42.0),
    ("churn_rate", 0.05),
    ("monthly_churn", 0.05),
    ("cltv", 43_000.0 / 42.0),
    ("cltv_margin", 43_000.0 / 42.0 * 550.0 / 950.0),
    ("ltv_cac", 43_000.0 / 42.0 / 300.0),
    // S1 with a reach of 6 000.
    ("engagements", 600.0),
    ("engagement_rate", 0.1),
    ("engagement_rate_impressions", 0.075),
    ("engagement_rate_followers", 0.06),
    ("followers", 10_000.0),
    ("new_followers", 230.0),
    ("social_reach", 5500.0),
    ("posts", 2.0),
    // E1.
    ("sent", 10_000.0),
    ("delivered", 9800.0),
    ("open_rate", 0.3),
    ("click_rate", 0.045),
    ("ctor", 0.15),
    ("unsubscribe_rate", 0.005),
    ("email_bounce_rate", 0.02),
    ("complaint_rate", 5.0 / 9800.0),
    ("tasks_done", 8.0),
    ("tasks_on_time", 0.8),
    ("budget_use", 0.8),
    ("expenses", 500.0),
    ("tickets", 7.0),
    ("tickets_solved", 5.0),
];

#[test]
fn every_metric_by_hand() {
    let facts = startup();
    let ids: Vec<&str> = ALL.iter().map(|metric| metric.id).collect();
    let report = run(&facts, &ask(&ids, Some(november())));
    for metric in ALL {
        let expect = EXPECTED.iter().find(|(id, _)| *id == metric.id);
        let Some((id, expect)) = expect else { panic!("{} has no row of its own", metric.id) };
        let value = &tiny::row(&report, id, &[]).value;
        let found = value.value.unwrap_or_else(|| panic!("{id}: {:?}", value.unknown));
        assert!((found - expect).abs() <= 1e-9 * expect.abs().max(1.0), "{id}: {found}, {expect} expected");
        assert!(!value.inputs.is_empty() && !value.coverage.is_empty(), "{id} without evidence");
    }
    assert_eq!(EXPECTED.len(), ALL.len());
}

/// Each metric asked alone says the same as in company.
#[test]
fn alone_as_in_company() {
    let facts = startup();
    for (id, expect) in EXPECTED {
        near(total(&facts, &ask(&[id], Some(november()))).value, *expect);
    }
}

#[track_caller]
fn check_unknown(id: &str, value: &Value, is: &[&str]) {
    assert_eq!(value.value, None, "{id}");
    let unknown = value.unknown.as_ref().unwrap_or_else(|| panic!("{id} without a reason"));
    assert!(is.contains(&unknown.id.as_str()), "{id}: {}", unknown.id);
    assert!(!unknown.why.en.is_empty() && !unknown.why.ru.is_empty(), "{id}");
}

#[test]
fn no_data_is_unknown_and_says_what_would_supply_it() {
    let nothing = Facts::default();
    for metric in ALL {
        let value = total(&nothing, &ask(&[metric.id], Some(november())));
        check_unknown(metric.id, &value, &["no_data"]);
        assert!(!value.unknown.unwrap().needs.is_empty(), "{}", metric.id);
        check_unknown(metric.id, &total(&nothing, &ask(&[metric.id], None)), &["no_data"]);
    }
}

#[test]
fn days_without_data_are_unknown() {
    let facts = startup();
    for metric in ALL {
        let value = total(&facts, &ask(&[metric.id], Some(tiny::period("2025-01-01", "2025-01-31"))));
        check_unknown(metric.id, &value, &["outside_coverage", "too_short", "no_data"]);
    }
}

/// The same tables, covered for November, with nothing in them that could stand below a line.
fn idle() -> Facts {
    let mut all = vec![
        tiny(
            "google_ads",
            Table::AdPerformance,
            "date impressions clicks cost conversions conversion_value\n2026-11-01 0 0 0 0 0",
        ),
        tiny(
            "ga4",
            Table::WebTraffic,
            "date sessions new_users engaged_sessions page_views session_secs conversions bounced_sessions\n2026-11-01 0 0 0 0 0 0 0",
        ),
        tiny("search_console", Table::SearchPerformance, "date impressions clicks\n2026-11-01 0 0"),
        tiny("sheet", Table::Expenses, "date amount\n2026-11-01 0"),
        tiny("sheet", Table::PlanValues, "date metric_name plan_amount\n2026-11-01 budget 0"),
        tiny("sheet", Table::Market, "date market_size market_units\n2026-11-01 0 0"),
        tiny("insta", Table::SocialAccounts, "date followers new_followers\n2026-11-01 0 0"),
        tiny(
            "mailchimp",
            Table::Messages,
            "date campaign sent delivered bounces unique_opens unique_clicks unsubscribes complaints\n2026-11-01 x 0 0 0 0 0 0 0",
        ),
    ];
    let events = [
        (
            Table::Contacts,
            "contact_id created lead_date mql_date sql_date customer_date\nc 2026-10-01 2026-10-01 2026-10-01 2026-10-01 2026-10-01",
        ),
        (Table::Deals, "deal_id created closed amount is_won is_closed\nd 2026-10-01 2026-10-02 0 false true"),
        (Table::Orders, "order_id customer date amount refund quantity cost_of_goods\no c 2026-10-01 0 0 0 0"),
        (Table::Subscriptions, "subscription_id customer started ended monthly_amount\ns c 2026-09-01 2026-10-01 1"),
        (
            Table::SocialPosts,
            "post_id published impressions reach likes comments shares saves\np 2026-10-01 0 0 0 0 0 0",
        ),
        (
            Table::Tasks,
            "task_id created due completed planned_cost actual_cost\nt 2026-10-01 2026-10-01 2026-10-01 0 0",
        ),
        (Table::Tickets, "ticket_id created solved\nz 2026-10-01 2026-10-01"),
    ];
    for (table, text) in events {
        // A second row at the far end makes the month in between a covered one.
        let (header, row) = text.split_once('\n').expect("two lines");
        let later = row.replace("2026-10-", "2026-12-").replace("2026-09-", "2026-12-");
        let later = later.replacen(row.split(' ').next().unwrap_or_default(), "later", 1);
        all.push(tiny("crm", table, &format!("{header}\n{row}\n{later}")));
    }
    facts(
        &all.into_iter()
            .map(|tiny| match tiny.table.identity() {
                None => tiny.over("2026-11-01", "2026-11-30"),
                Some(_) => tiny,
            })
            .collect::<Vec<_>>(),
    )
}

#[test]
fn a_zero_denominator_is_unknown_and_a_zero_count_is_zero() {
    let facts = idle();
    for metric in ALL {
        let value = total(&facts, &ask(&[metric.id], Some(november())));
        match metric.additivity {
            Additivity::Ratio => check_unknown(metric.id, &value, &["zero_denominator"]),
            Additivity::Flow => assert_eq!(value.value, Some(0.0), "{}: {:?}", metric.id, value.unknown),
            Additivity::Stock | Additivity::Distinct => {
                assert!(value.value.is_none_or(|value| value == 0.0), "{}", metric.id);
            }
        }
    }
}

/// KPIS M2: four sessions, three of them engaged.
#[test]
fn bounce_is_the_rest_of_engagement() {
    let facts = facts(&[tiny("ga4", Table::WebTraffic, "date sessions engaged_sessions\n2026-11-01 4 3")]);
    let day = Some(tiny::period("2026-11-01", "2026-11-01"));
    near(total(&facts, &ask(&["session_engagement_rate"], day)).value, 0.75);
    let bounce = total(&facts, &ask(&["bounce_rate"], day));
    near(bounce.value, 0.25);
    assert_eq!((bounce.numerator, bounce.denominator, bounce.n), (Some(1.0), Some(4.0), Some(4.0)));
    assert!(bounce.is_small, "four sessions are too few to tell");
}

/// KPIS C1, base (a): 1 000 at the start, 100 new, 60 lost of which 10 new.
#[test]
fn churn_is_of_those_at_the_start() {
    let text = "subscription_id customer started ended monthly_amount\n".to_owned()
        + &numbered(0, 950, |at| format!("s{at} u{at} 2026-01-01 - 10"))
        + &numbered(950, 50, |at| format!("s{at} u{at} 2026-01-01 2026-11-10 10"))
        + &numbered(1000, 90, |at| format!("s{at} u{at} 2026-11-05 - 10"))
        + &numbered(1090, 10, |at| format!("s{at} u{at} 2026-11-05 2026-11-30 10"));
    let facts = facts(&[tiny("stripe", Table::Subscriptions, &text)]);
    let churn = total(&facts, &ask(&["churn_rate"], Some(november())));
    near(churn.value, 0.05);
    assert_eq!((churn.numerator, churn.denominator), (Some(50.0), Some(1000.0)));
    near(total(&facts, &ask(&["active_customers"], Some(november()))).value, 1040.0);
}

/// KPIS A2: 120 000 of sales and marketing, 80 000 of it media, 300 new customers.
#[test]
fn cac_blended_and_by_media() {
    let orders = "order_id customer date amount\n".to_owned()
        + &numbered(0, 300, |at| format!("o{at} c{at} 2026-11-{:02} 10", at % 30 + 1));
    let facts = facts(&[
        tiny("google_ads", Table::AdPerformance, "date cost\n2026-11-01 50000\n2026-11-30 30000"),
        tiny("sheet", Table::Expenses, "date amount\n2026-11-30 40000"),
        tiny("shopify", Table::Orders, &orders),
    ]);
    near(total(&facts, &ask(&["cac"], Some(november()))).value, 400.0);
    near(total(&facts, &ask(&["cac_paid"], Some(november()))).value, 80_000.0 / 300.0);
}

/// KPIS R1: revenue 500 000, contribution margin 60 %, spend 100 000.
#[test]
fn returns_with_and_without_margin() {
    let facts = facts(&[
        tiny("google_ads", Table::AdPerformance, "date cost\n2026-11-01 100000"),
        tiny("shopify", Table::Orders, "order_id date amount cost_of_goods\no1 2026-11-01 500000 200000"),
    ]);
    near(total(&facts, &ask(&["roas"], Some(november()))).value, 5.0);
    near(total(&facts, &ask(&["roi"], Some(november()))).value, 4.0);
    near(total(&facts, &ask(&["romi"], Some(november()))).value, 2.0);
}

/// KPIS W1, row 15/148, on a rate of the catalogue.
#[test]
fn rates_carry_their_interval() {
    let facts = facts(&[tiny("google_ads", Table::AdPerformance, "date impressions clicks\n2026-11-01 148 15")]);
    let ctr = total(&facts, &ask(&["ctr"], Some(november())));
    let (low, high) = ctr.interval.expect("an interval");
    near(Some(low), 0.062386);
    near(Some(high), 0.160487);
    assert!(!ctr.is_small);
    assert_eq!(ctr.inputs[0].expression, "sum(ad_performance.clicks)");
    assert_eq!(ctr.inputs[0].value, Some(15.0));
    assert_eq!(ctr.coverage[0].lines, Some((2, 2)));
}

/// A person's own table keeps every row; what failed is no order, no revenue and no customer.
#[test]
fn failed_orders_are_no_sales() {
    let facts = facts(&[tiny(
        "plain_table",
        Table::Orders,
        "order_id customer date amount refund status
         o1 c1 2026-11-01 200 0 paid
         o2 c2 2026-11-02 90 0 failed
         o3 c3 2026-11-03 40 10 refunded
         o4 c4 2026-11-04 70 0 Отменён
         o5 c1 2026-11-05 60 0 -",
    )]);
    let value = |id| total(&facts, &ask(&[id], Some(november()))).value;
    // 200 + (40 − 10) + 60; three orders of two customers.
    near(value("revenue"), 290.0);
    near(value("orders"), 3.0);
    near(value("new_customers"), 2.0);
    near(value("aov"), 100.0);
}
