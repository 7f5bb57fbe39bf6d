//! The sample startup through the whole engine: its exports are read, asked, and give what a script that knows nothing
//! of the engine counted in them (`tests/fixtures/sample/expected.py`).

mod reading;

use reading::read;
use sextant::checks::{Looked, health};
use sextant::model::day::Day;
use sextant::model::facts::{Facts, Import};
use sextant::model::field::Field;
use sextant::model::period::{Grain, Period};
use sextant::query::ask::Ask;
use sextant::query::{Prepared, report::Report, run};
use sextant::sample;
use sextant::words::Said;
use std::rc::Rc;

fn last() -> Day {
    Day::from_ymd(2026, 11, 14).unwrap()
}

fn polyana() -> Facts {
    let mut facts = Facts::default();
    for file in sample::files(last()) {
        let (report, slices) = read(&file.name, &file.bytes);
        for (part, slice) in report.parts.iter().zip(slices) {
            let mut slice = slice.unwrap_or_else(|| panic!("{}: nothing in it is kept", file.name));
            assert!(part.source.is_some() && part.rejected == 0, "{}: {part:?}", file.name);
            slice.meta.id = facts.imports.len() as u32 + 1;
            let (id, bytes, hash) = (slice.meta.id, report.bytes, report.hash.clone());
            let meta = slice.meta.clone();
            facts.imports.push(Import {
                id,
                file: file.name.clone(),
                part: None,
                bytes,
                hash,
                imported_at: 0.0,
                slice: meta,
            });
            facts.slices.push(Rc::new(slice));
        }
    }
    facts
}

fn asked(facts: &Facts, metrics: &[&str], by: &[Field]) -> Report {
    let ask = Ask {
        metrics: metrics.iter().map(|id| (*id).to_owned()).collect(),
        period: Period::new(Day::from_ymd(2026, 11, 1).unwrap(), last()),
        compare: None,
        grain: Grain::Total,
        by: by.to_vec(),
        filters: Vec::new(),
        currency: None,
    };
    run(facts, &ask, last().plus_days(1))
}

#[test]
fn the_month_to_date_agrees_with_an_independent_count() {
    let expected = [
        ("sessions", 19_521.0),
        ("session_engagement_rate", 11_587.0 / 19_521.0),
        ("ad_cost", 294_816.89),
        ("clicks", 8_299.0),
        ("impressions", 427_563.0),
        ("ctr", 8_299.0 / 427_563.0),
        ("cpa", 294_816.89 / 107.0),
        ("leads", 256.0),
        ("cpl", 294_816.89 / 256.0),
        ("mql", 155.0),
        ("sql", 57.0),
        ("deals_won", 13.0),
        ("win_rate", 13.0 / 38.0),
        ("orders", 173.0),
        ("revenue", 3_047_900.0),
        ("roas", 3_047_900.0 / 294_816.89),
        ("new_customers", 13.0),
        ("cac_paid", 294_816.89 / 13.0),
        ("churn_rate", 3.0 / 327.0),
        ("open_rate", 3_276.0 / 10_781.0),
        ("click_rate", 438.0 / 10_781.0),
        ("unsubscribe_rate", 23.0 / 10_781.0),
        ("engagements", 1_213.0),
        ("engagement_rate", 1_213.0 / 25_375.0),
        ("tasks_done", 5.0),
        ("tasks_on_time", 0.8),
        ("tickets", 16.0),
        ("budget_use", 294_816.89 / 452_500.0),
    ];
    let ids: Vec<&str> = expected.iter().map(|(id, _)| *id).collect();
    let report = asked(&polyana(), &ids, &[]);
    for (id, value) in expected {
        let found = report.rows.iter().find(|row| row.metric == id).unwrap_or_else(|| panic!("no {id}"));
        let found = found.value.value.unwrap_or_else(|| panic!("{id} is unknown: {:?}", found.value.unknown));
        assert!((found - value).abs() <= 1e-9 * value.abs(), "{id}: {found}, counted {value}");
    }
}

#[test]
fn sessions_by_channel_agree_and_add_up() {
    let report = asked(&polyana(), &["sessions"], &[Field::Channel]);
    let of = |channel: &[&str]| report.rows.iter().find(|row| row.by == channel).and_then(|row| row.value.value);
    for (channel, sessions) in
        [("Organic Search", 5_489.0), ("Paid Search", 5_496.0), ("Paid Social", 1_421.0), ("Unassigned", 702.0)]
    {
        assert_eq!(of(&[channel]), Some(sessions), "{channel}");
    }
    assert_eq!(of(&[]), Some(19_521.0));
}

/// The lost counter of October (`FAULTS`): 28 of 31 days, the others unknown and not zero.
#[test]
fn the_days_without_a_counter_are_unknown() {
    let october = Period::new(Day::from_ymd(2026, 10, 1).unwrap(), Day::from_ymd(2026, 10, 31).unwrap());
    let ask = |grain| Ask {
        metrics: vec!["sessions".into()],
        period: october,
        compare: None,
        grain,
        by: Vec::new(),
        filters: Vec::new(),
        currency: None,
    };
    let facts = polyana();
    let month = run(&facts, &ask(Grain::Total), last().plus_days(1));
    let coverage = &month.rows[0].value.coverage;
    assert_eq!((coverage.len(), coverage[0].missing_days, coverage[0].gap_days), (1, 3, 3));
    let days = run(&facts, &ask(Grain::Day), last().plus_days(1));
    let unknown = days.rows.iter().filter(|row| row.value.value.is_none());
    assert_eq!(unknown.map(|row| row.bucket.from.ymd().2).collect::<Vec<_>>(), [21, 22, 23]);
}

/// What Polyana's users were in a month no export says: days do not add up to people.
#[test]
fn users_of_the_month_are_unknown() {
    let report = asked(&polyana(), &["users"], &[]);
    assert_eq!(report.rows[0].value.value, None);
    assert_eq!(report.rows[0].value.unknown.as_ref().map(|unknown| unknown.id.as_str()), Some("not_additive"));
}

/// The planted faults (`sample::FAULTS`) are found, and nothing else is said of Polyana.
#[test]
fn the_planted_faults_are_found_and_no_other() {
    let facts = polyana();
    let looked = Looked {
        facts: &facts,
        prepared: &Prepared::default(),
        today: last().plus_days(1),
        name: &|id| Said::same(id),
    };
    let health = health(&looked);
    let found: Vec<(String, String)> = health
        .findings
        .iter()
        .map(|finding| (format!("{}:{}", health.lanes[finding.lane].source, finding.id), finding.what.en.to_string()))
        .collect();
    let found: Vec<(&str, &str)> = found.iter().map(|(key, what)| (key.as_str(), what.as_str())).collect();
    // Counted by tests/fixtures/sample/checks.py in the exports themselves.
    let expected = [
        ("ga4:gap", "No rows on 3 of 532 days: 21–23 Oct 2026"),
        ("ga4:apart", "Paid Social: Web analytics has 2,815, Ad tool has 4,590 – 39% less in four weeks"),
        (
            "google_ads:click_price",
            "“Competitors – all regions”: a click costs ₽99.36 since 1 Nov 2026, 2.7 times the ₽36.97 before",
        ),
        ("zendesk:stale", "Ends 2 Nov 2026, 12 days behind the others"),
    ];
    assert_eq!(
        found.iter().map(|(key, what)| (*key, what.replace('\u{a0}', " "))).collect::<Vec<_>>(),
        expected.map(|(key, what)| (key, what.to_owned()))
    );
    let lane = |source| health.lanes.iter().find(|lane| lane.source == source).unwrap();
    assert_eq!((lane("ga4").days(), lane("google_ads").days()), (Some((529, 532)), Some((532, 532))));
}
