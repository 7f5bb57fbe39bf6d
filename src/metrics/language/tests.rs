//! The language: what it reads, what it refuses and where it points.

use super::error::Wrong;
use super::tree::{How, Math, Term};
use super::{Book, compile};
use crate::metrics::metric::Unit;
use crate::words::Said;

struct Few;

impl Book for Few {
    fn look_up(&self, id: &str) -> Option<(&str, Said, Unit)> {
        let (text, unit) = match id {
            "clicks" => ("sum(ad_performance.clicks)", Unit::Count),
            "cost" => ("sum(ad_performance.cost)", Unit::Money),
            "rate" => ("clicks / sum(ad_performance.impressions)", Unit::Share),
            "egg" => ("hen", Unit::Count),
            "hen" => ("egg", Unit::Count),
            _ => return None,
        };
        Some((text, Said::same(id), unit))
    }
}

#[track_caller]
fn good(text: &str, unit: Unit) {
    if let Err(error) = compile("mine", text, unit, &Few) {
        panic!("{text}: {error:?}");
    }
}

#[track_caller]
fn bad(text: &str, unit: Unit, marked: &str, is: fn(&Wrong) -> bool) {
    let error = compile("mine", text, unit, &Few).expect_err(text);
    assert!(is(&error.wrong), "{text}: {:?}", error.wrong);
    assert_eq!(&text[error.at.0..error.at.1], marked, "{text}");
}

#[test]
fn reads_what_the_catalogue_needs() {
    good("sum(ad_performance.cost) / count(contacts on mql_date)", Unit::Money);
    good("count(deals on closed where is_won)", Unit::Count);
    good("sum(orders.amount) - or_zero(sum(orders.refund))", Unit::Money);
    good("first_known(cost, sum(expenses.amount))", Unit::Money);
    good("last(social_accounts.followers)", Unit::Count);
    good("distinct(orders.customer where status in (\"paid\", \"refunded\") and amount > 0)", Unit::Count);
    good("1 - rate", Unit::Share);
    good("rate * 1000", Unit::Times);
    good("cost / sum(ad_performance.impressions) * 1000", Unit::Money);
    good("sum(web_traffic.session_secs) / sum(web_traffic.sessions)", Unit::Seconds);
    good("measure(mrr) / measure(active_customers)", Unit::Money);
    good("count(tasks on completed where completed <= due and project != \"x\")", Unit::Count);
    good("reported(web_traffic.users)", Unit::Count);
    good("cost ÷ clicks − cost × 2 ÷ clicks", Unit::Money);
    good("-clicks + 3", Unit::Count);
}

#[test]
fn points_at_what_is_wrong() {
    bad("sum(ads.cost)", Unit::Money, "ads", |w| matches!(w, Wrong::NoTable(_)));
    bad("sum(orders.price)", Unit::Money, "price", |w| matches!(w, Wrong::NoField(_)));
    bad("average(orders.amount)", Unit::Money, "average", |w| matches!(w, Wrong::NoFunction(_)));
    bad("cost / clics", Unit::Money, "clics", |w| matches!(w, Wrong::NoMetric(_)));
    bad("measure(magic)", Unit::Money, "magic", |w| matches!(w, Wrong::NoMeasure(_)));
    bad("sum(web_traffic.users)", Unit::Count, "users", |w| matches!(w, Wrong::NotAdditive(_)));
    bad("cost + clicks", Unit::Money, "cost + clicks", |w| matches!(w, Wrong::Units(..)));
    bad("cost + 100", Unit::Money, "cost + 100", |w| matches!(w, Wrong::Units(..)));
    bad("cost * cost", Unit::Money, "cost * cost", |w| matches!(w, Wrong::Units(..)));
    bad("clicks / cost", Unit::Share, "clicks / cost", |w| matches!(w, Wrong::NoUnit(_)));
    bad("cost", Unit::Share, "cost", |w| matches!(w, Wrong::OtherUnit { .. }));
    bad("clicks", Unit::Share, "clicks", |w| matches!(w, Wrong::OtherUnit { .. }));
    bad("1 + mine", Unit::Count, "mine", |w| matches!(w, Wrong::Circle(_)));
    bad("2 * egg", Unit::Count, "egg", |w| matches!(w, Wrong::Circle(_)));
    bad("cost / (clicks", Unit::Money, "", |w| matches!(w, Wrong::Expected(")")));
    bad("cost clicks", Unit::Money, "clicks", |w| matches!(w, Wrong::Expected(_)));
    bad("count(deals on amount)", Unit::Count, "amount", |w| matches!(w, Wrong::NotADay(_)));
    bad("count(deals where stage = 3)", Unit::Count, "3", |w| matches!(w, Wrong::Expected(_)));
    bad("cost ; 1", Unit::Money, ";", |w| matches!(w, Wrong::Sign(_)));
    bad("count(deals where stage = \"x)", Unit::Count, "\"x)", |w| matches!(w, Wrong::Quote));
    bad(&"(".repeat(5000), Unit::Money, "(", |w| matches!(w, Wrong::TooDeep));
    bad(&"-".repeat(5000), Unit::Money, "-", |w| matches!(w, Wrong::TooDeep));
}

#[test]
fn both_sides_of_a_ratio_ask_for_the_same_slice() {
    let formula = compile("mine", "cost / clicks", Unit::Money, &Few).unwrap();
    assert!(formula.parts.iter().all(|part| part.with.len() == 1 && part.how == How::Sum), "{:?}", formula.parts);
    assert!(matches!(formula.root, Term::Math { math: Math::Div, counted: (false, true), .. }));
    let formula = compile("mine", "(cost - or_zero(sum(ad_performance.conversion_value))) / clicks", Unit::Money, &Few);
    let formula = formula.unwrap();
    let clicks = formula.parts.iter().find(|part| part.expression() == "sum(ad_performance.clicks)").unwrap();
    assert_eq!(clicks.with, [crate::model::field::Field::Cost], "an optional part asks for nothing");
}

#[test]
fn writes_back_what_it_read() {
    for text in [
        "count(deals on closed where is_won and amount > 10)", "sum(messages.unique_opens where channel = \"Email\")",
        "count(tasks on completed where due is not empty and completed <= due)",
        "distinct(orders.customer where not status in (\"a\", \"b\"))", "measure(mrr)",
    ] {
        let formula = compile("mine", text, if text.contains("mrr") { Unit::Money } else { Unit::Count }, &Few);
        assert_eq!(formula.unwrap().parts[0].expression(), text);
    }
}

proptest::proptest! {
    #[test]
    fn never_panics(text in "[a-z_().,+*/=<>\"0-9 ÷«»-]{0,60}") {
        let _ = compile("mine", &text, Unit::Count, &Few);
    }
}
