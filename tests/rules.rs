//! Channel rules and names of campaigns over what is stored: a file is imported, rules are written, numbers change;
//! the step is taken back, and they are as they were. Expectations are worked out by hand from the rows below.

mod reading;

use sextant::engine::Engine;
use sextant::engine::drafts::FileDraft;
use sextant::model::channel_book::{Clause, How, NameRule, On, OwnRule, RULEBOOK, Rulebook, Step};
use sextant::model::day::Day;
use sextant::model::document::{DocumentChange, DocumentKind};
use sextant::model::field::Field;
use sextant::model::period::Grain;
use sextant::protocol::{Reply, Request, RulesSeen};
use sextant::query::ask::{Ask, Filter};
use sextant::store::block_on;
use sextant::store::memory::MemoryStore;
use sextant::words::Said;

const TRAFFIC: &str = "date,source,medium,campaign,sessions\n\
    2026-11-01,google,cpc,brand_msk,10\n\
    2026-11-01,google,organic,,20\n\
    2026-11-01,zine,qr,brand_spb,5\n\
    2026-11-02,zine,qr,autumn,7\n\
    2026-11-02,blog,poster,,3\n";

/// The tool states its own channels.
const STATED: &str = "date,channel,campaign,impressions,clicks,cost,currency\n\
    2026-11-01,Cross-network,pmax,100,10,50,EUR\n\
    2026-11-01,Display,brand_x,100,10,30,EUR\n";

fn say(engine: &mut Engine<MemoryStore>, request: Request) -> Vec<Reply> {
    let mut replies = Vec::new();
    block_on(engine.handle(request, &mut |reply| replies.push(reply)));
    replies
}

fn load(engine: &mut Engine<MemoryStore>, job: u32, name: &str, text: &str) {
    let (report, slices) = reading::read(name, text.as_bytes());
    block_on(engine.add_to_draft(job, 0, FileDraft { report, slices, is_sample: false }, &mut |_| {}));
    let replies = say(engine, Request::Commit { job, parts: vec![(0, 0)], now: 1.0 });
    assert!(matches!(replies.last(), Some(Reply::Committed { imports, .. }) if imports.len() == 1), "{replies:?}");
}

fn engine() -> Engine<MemoryStore> {
    let mut engine = block_on(Engine::open(MemoryStore::default(), Day(20_780), Vec::new()));
    load(&mut engine, 1, "traffic.csv", TRAFFIC);
    load(&mut engine, 2, "ads.csv", STATED);
    engine
}

/// One number a value of the field, sorted.
fn sums(engine: &mut Engine<MemoryStore>, metric: &str, by: Field) -> Vec<(String, f64)> {
    let ask = Ask {
        metrics: vec![metric.into()],
        period: None,
        compare: None,
        grain: Grain::Total,
        by: vec![by],
        filters: Vec::<Filter>::new(),
        currency: None,
    };
    let replies = say(engine, Request::Report { slot: "s".into(), seq: 1, ask });
    let Some(Reply::Report { report, .. }) = replies.last() else { panic!("{replies:?}") };
    let rows = report.rows.iter().filter(|row| row.by.len() == 1);
    let mut sums: Vec<(String, f64)> = rows.map(|row| (row.by[0].clone(), row.value.value.unwrap())).collect();
    sums.sort_by(|a, b| a.0.cmp(&b.0));
    sums
}

#[track_caller]
fn check(engine: &mut Engine<MemoryStore>, metric: &str, by: Field, expect: &[(&str, f64)]) {
    let expect: Vec<(String, f64)> = expect.iter().map(|(text, sum)| ((*text).to_owned(), *sum)).collect();
    assert_eq!(sums(engine, metric, by), expect);
}

fn book() -> Rulebook {
    let is = |on, word: &str| Clause { on, how: How::Is, words: vec![word.into()] };
    let print =
        OwnRule { channel: "Print".into(), any: vec![vec![is(On::Medium, "qr")], vec![is(On::Medium, "poster")]] };
    let display = OwnRule { channel: "Paid Search".into(), any: vec![vec![is(On::Channel, "Display")]] };
    Rulebook {
        steps: vec![
            Step { id: "u1".into(), is_off: false, rule: Some(print) },
            Step { id: "u2".into(), is_off: false, rule: Some(display) },
        ],
        names: vec![NameRule { on: On::Campaign, how: How::Is, words: vec!["brand_*".into()], to: "Brand".into() }],
    }
}

fn write(engine: &mut Engine<MemoryStore>, rev: u32, book: &Rulebook) -> Vec<Reply> {
    let body = serde_json::to_string(book).ok();
    let change = DocumentChange { kind: DocumentKind::ChannelRules, id: RULEBOOK.into(), rev, body };
    say(engine, Request::Change { documents: vec![change], what: Said::fixed("rules", "правила"), now: 2.0 })
}

fn seen(engine: &mut Engine<MemoryStore>, book: Rulebook) -> RulesSeen {
    match say(engine, Request::Rules { slot: "r".into(), seq: 1, book }).pop() {
        Some(Reply::Rules { seen, .. }) => seen,
        other => panic!("{other:?}"),
    }
}

#[test]
fn rules_change_numbers_that_are_stored_and_undo_brings_them_back() {
    let mut engine = engine();
    let before = [("Organic Search", 20.0), ("Paid Search", 10.0), ("Unassigned", 15.0)];
    check(&mut engine, "sessions", Field::Channel, &before);
    check(&mut engine, "ad_cost", Field::Channel, &[("Cross-network", 50.0), ("Display", 30.0)]);

    let replies = write(&mut engine, 0, &book());
    assert!(matches!(replies.as_slice(), [Reply::Library { .. }, Reply::Documents { .. }]), "{replies:?}");
    let Some(Reply::Library { library }) = replies.first() else { panic!() };
    assert!(library.values["channel"].contains(&"Print".to_owned()));
    assert!(library.values["campaign"].contains(&"Brand".to_owned()));
    assert!(!library.values["campaign"].iter().any(|name| name.starts_with("brand_")));

    check(&mut engine, "sessions", Field::Channel, &[("Organic Search", 20.0), ("Paid Search", 10.0), ("Print", 15.0)]);
    check(&mut engine, "ad_cost", Field::Channel, &[("Cross-network", 50.0), ("Paid Search", 30.0)]);
    check(&mut engine, "sessions", Field::Campaign, &[("", 23.0), ("Brand", 15.0), ("autumn", 7.0)]);
    check(&mut engine, "ad_cost", Field::Campaign, &[("Brand", 30.0), ("pmax", 50.0)]);

    // What comes later is told by the same rules at once.
    load(&mut engine, 3, "more.csv", "date,source,medium,campaign,sessions\n2026-11-03,zine,qr,brand_x,4\n");
    check(&mut engine, "sessions", Field::Campaign, &[("", 23.0), ("Brand", 19.0), ("autumn", 7.0)]);

    say(&mut engine, Request::StepBack { now: 3.0 });
    let unassigned = [("Organic Search", 20.0), ("Paid Search", 10.0), ("Unassigned", 19.0)];
    check(&mut engine, "sessions", Field::Channel, &unassigned);
}

#[test]
fn hits_and_the_inbox_are_counted_in_rows() {
    let mut engine = engine();
    let nothing = seen(&mut engine, Rulebook::default());
    let rows = |seen: &RulesSeen, id: &str| seen.steps.iter().find(|step| step.step.id == id).unwrap().rows;
    assert_eq!((rows(&nothing, "paid_search"), rows(&nothing, "organic_search")), (1, 1));
    assert_eq!((nothing.stated, nothing.unmatched), (2, 3));
    let inbox: Vec<(&str, &str, u32)> =
        nothing.inbox.iter().map(|loose| (loose.source.as_str(), loose.medium.as_str(), loose.rows)).collect();
    assert_eq!(inbox, [("zine", "qr", 2), ("blog", "poster", 1)]);
    // A book can be tried before it is kept: nothing is changed by it.
    let tried = seen(&mut engine, book());
    assert_eq!((rows(&tried, "u1"), rows(&tried, "u2"), tried.stated, tried.unmatched), (3, 1, 1, 0));
    assert_eq!(tried.names, [3], "two rows of traffic, one of ads");
    check(&mut engine, "ad_cost", Field::Channel, &[("Cross-network", 50.0), ("Display", 30.0)]);
}

#[test]
fn what_can_be_shown_follows_the_files() {
    let mut engine = engine();
    let mut shown = |metric: &str| match say(&mut engine, Request::Able { slot: "a".into(), seq: 1, job: None }).pop() {
        Some(Reply::Able { shown, .. }) => {
            let able = shown.able.iter().find(|able| able.metric == metric).unwrap().clone();
            (able.lacks, shown.suppliers)
        }
        other => panic!("{other:?}"),
    };
    assert!(shown("sessions").0.is_empty() && shown("cpc").0.is_empty());
    let (lacks, suppliers) = shown("win_rate");
    assert!(lacks.iter().all(|lack| lack.table == sextant::model::table::Table::Deals) && !lacks.is_empty());
    assert!(
        suppliers
            .iter()
            .any(|one| one.id == "bitrix24" && one.tables.iter().any(|(table, _)| *table == lacks[0].table))
    );
}
