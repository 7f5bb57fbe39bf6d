//! The whole back half without a browser: what was read enters, is asked for, is compared, is taken back.
#![allow(clippy::disallowed_methods, reason = "tests read fixtures")]

mod reading;

use sextant::engine::Engine;
use sextant::engine::drafts::FileDraft;
use sextant::model::column::Column;
use sextant::model::day::Day;
use sextant::model::document::{DocumentChange, DocumentKind};
use sextant::model::facts::{Slice, SliceGrain, SliceMeta};
use sextant::model::field::{Field, Kind};
use sextant::model::mapping::Mapping;
use sextant::model::period::{Grain, Period};
use sextant::model::table::{Nature, Table};
use sextant::protocol::{Diff, FileReport, Library, PartReport, RawWanted, Reply, Request, RowsWanted};
use sextant::query::ask::Ask;
use sextant::query::report::Report;
use sextant::store::error::StoreError;
use sextant::store::log::{Documents, Step};
use sextant::store::manifest::Manifest;
use sextant::store::memory::MemoryStore;
use sextant::store::{Change, Store, block_on};
use sextant::words::Said;
use std::cell::Cell;
use std::collections::BTreeMap;

const TODAY: Day = Day(20_780);

fn engine() -> Engine<MemoryStore> {
    block_on(Engine::open(MemoryStore::default(), TODAY, Vec::new()))
}

fn say<S: Store>(engine: &mut Engine<S>, request: Request) -> Vec<Reply> {
    let mut replies = Vec::new();
    block_on(engine.handle(request, &mut |reply| replies.push(reply)));
    replies
}

/// Adds a file of one part to a draft; what the draft says of it.
fn add<S: Store>(engine: &mut Engine<S>, job: u32, index: usize, file: FileDraft) -> Diff {
    let mut replies = Vec::new();
    block_on(engine.add_to_draft(job, index, file, &mut |reply| replies.push(reply)));
    match replies.as_slice() {
        [Reply::FileRead { file, .. }] => file.parts[0].diff.unwrap(),
        other => panic!("{other:?}"),
    }
}

#[track_caller]
fn commit<S: Store>(engine: &mut Engine<S>, job: u32, parts: &[(usize, usize)]) -> Vec<u32> {
    let replies = say(engine, Request::Commit { job, parts: parts.to_vec(), now: 1.0 });
    match replies.as_slice() {
        [Reply::Library { .. }, Reply::Committed { imports, .. }] => imports.clone(),
        other => panic!("{other:?}"),
    }
}

fn import(engine: &mut Engine<MemoryStore>, file: FileDraft) -> (Diff, Vec<u32>) {
    let diff = add(engine, 1, 0, file);
    (diff, commit(engine, 1, &[(0, 0)]))
}

fn library(engine: &Engine<MemoryStore>) -> Library {
    match engine.library() {
        Reply::Library { library } => library,
        other => panic!("{other:?}"),
    }
}

fn failed_id(replies: &[Reply]) -> &str {
    match replies.last() {
        Some(Reply::Failed { problem, .. }) => &problem.id,
        other => panic!("{other:?}"),
    }
}

/// A file as the reader hands it over.
fn file(hash: &str, table: Table, columns: Vec<(Field, Column)>) -> FileDraft {
    let columns: BTreeMap<Field, Column> = columns.into_iter().collect();
    let rows = columns.values().next().map_or(0, Column::len) as u32;
    let grain = match table.nature() {
        Nature::Event { .. } => SliceGrain::Event,
        Nature::Period if columns.contains_key(&Field::Date) => SliceGrain::Day,
        Nature::Period => SliceGrain::Whole,
    };
    let mut slice = Slice {
        meta: SliceMeta {
            id: 0,
            source: "invented".into(),
            report: "rows".into(),
            account: None,
            table,
            dims: Vec::new(),
            grain,
            period: None,
            currency: None,
            rows,
            totals: Vec::new(),
            fields: Vec::new(),
            chunk_rows: Vec::new(),
            is_channel_derived: false,
        },
        columns,
    };
    slice.settle();
    slice.meta.period = slice.span(table.when());
    let part = PartReport {
        part: None,
        source: Some("invented".into()),
        source_name: Said::default(),
        report: Some("rows".into()),
        report_name: Said::default(),
        table: Some(table),
        confidence: 1.0,
        why: Said::default(),
        rows,
        rejected: 0,
        period: slice.meta.period,
        currency: None,
        totals: BTreeMap::new(),
        columns: Vec::new(),
        mapping: Mapping::default(),
        problems: Vec::new(),
        rejects: Vec::new(),
        diff: None,
        is_loadable: true,
    };
    let report = FileReport {
        path: format!("{hash}.csv"),
        bytes: 10,
        hash: hash.into(),
        parts: vec![part],
        problems: Vec::new(),
    };
    FileDraft { report, slices: vec![Some(slice)], is_sample: false }
}

fn days(days: &[i64]) -> (Field, Column) {
    (Field::Date, Column::from_values(Kind::Day, days))
}

fn costs(units: &[i64]) -> (Field, Column) {
    let micros: Vec<i64> = units.iter().map(|unit| unit * 1_000_000).collect();
    (Field::Cost, Column::from_values(Kind::Money, &micros))
}

fn texts(field: Field, texts: &[&str]) -> (Field, Column) {
    (field, Column::from_texts(texts.iter().copied()))
}

/// Days, campaigns and costs of three rows over two days.
fn ads(hash: &str, cost: [i64; 3]) -> FileDraft {
    let campaigns = texts(Field::Campaign, &["весна", "лето", "весна"]);
    file(hash, Table::AdPerformance, vec![days(&[20_700, 20_700, 20_701]), campaigns, costs(&cost)])
}

fn deals(hash: &str, rows: &[(&str, &str)]) -> FileDraft {
    let ids: Vec<&str> = rows.iter().map(|row| row.0).collect();
    let stages: Vec<&str> = rows.iter().map(|row| row.1).collect();
    let created = (Field::Created, Column::from_values(Kind::Day, &vec![20_700; rows.len()]));
    file(hash, Table::Deals, vec![texts(Field::DealId, &ids), texts(Field::Stage, &stages), created])
}

/// The state without its two counters, which only ever rise.
fn state(engine: &Engine<MemoryStore>) -> (Manifest, BTreeMap<String, Vec<u8>>) {
    let manifest = Manifest { generation: 0, next_import: 0, ..engine.manifest().clone() };
    let stored = block_on(engine.store().manifest()).unwrap().unwrap_or_default();
    assert_eq!(stored, *engine.manifest(), "what the engine believes is what is stored");
    (manifest, engine.store().dump())
}

#[test]
fn an_import_is_kept_and_tells_of_itself() {
    let mut engine = engine();
    let (diff, ids) = import(&mut engine, ads("a", [1, 2, 3]));
    assert_eq!(diff, Diff { new: 3, ..Diff::default() });
    assert_eq!(ids, [1]);
    let library = library(&engine);
    assert_eq!(library.imports.len(), 1);
    assert_eq!(library.period, Period::new(Day(20_700), Day(20_701)));
    assert_eq!((library.sources[0].source.as_str(), library.sources[0].rows), ("invented", 3));
    assert_eq!(library.values["campaign"], ["весна", "лето"]);
    assert!(library.is_writer && !library.is_sample && library.problems.is_empty());
    assert_eq!(engine.store().dump().len(), 3, "one blob a column");
}

#[test]
fn undo_in_any_order_leaves_the_state_as_it_was() {
    let mut engine = engine();
    let mut states = vec![state(&engine)];
    for (number, hash) in ["a", "b", "c"].iter().enumerate() {
        import(&mut engine, ads(hash, [1, 2, number as i64]));
        states.push(state(&engine));
    }
    say(&mut engine, Request::Undo { imports: vec![3] });
    assert_eq!(state(&engine), states[2]);
    say(&mut engine, Request::Undo { imports: vec![1] });
    assert_eq!(library(&engine).imports.iter().map(|import| import.id).collect::<Vec<_>>(), [2]);
    say(&mut engine, Request::Undo { imports: vec![2, 77] });
    assert_eq!(state(&engine), states[0]);
    let (_, ids) = import(&mut engine, ads("a", [1, 2, 3]));
    assert_eq!(ids, [4], "an id is never given twice");
}

#[test]
fn the_same_file_twice_changes_nothing() {
    let mut engine = engine();
    import(&mut engine, ads("a", [1, 2, 3]));
    let before = (state(&engine), engine.manifest().generation);
    let (diff, ids) = import(&mut engine, ads("a", [1, 2, 3]));
    assert_eq!(diff, Diff { same: 3, is_known_file: true, ..Diff::default() });
    assert!(ids.is_empty());
    assert_eq!((state(&engine), engine.manifest().generation), before);
}

#[test]
fn the_same_file_twice_in_one_drop_enters_once() {
    let mut engine = engine();
    add(&mut engine, 5, 0, ads("a", [1, 2, 3]));
    let second = add(&mut engine, 5, 1, ads("a", [1, 2, 3]));
    assert!(second.is_known_file);
    assert_eq!(commit(&mut engine, 5, &[(0, 0), (1, 0)]), [1]);
}

#[test]
fn things_are_compared_by_identity() {
    let mut engine = engine();
    import(&mut engine, deals("a", &[("1", "new"), ("2", "new"), ("3", "won")]));
    let diff = add(&mut engine, 2, 0, deals("b", &[("3", "won"), ("2", "lost"), ("4", "new"), ("", "new")]));
    assert_eq!(diff, Diff { new: 2, changed: 1, same: 1, missing: 1, ..Diff::default() }, "deal 1 is not there");
    commit(&mut engine, 2, &[(0, 0)]);
    // Against the newest state of each: deal 2 is lost by now, deal 1 still as in the first file.
    let diff = add(&mut engine, 3, 0, deals("c", &[("1", "new"), ("2", "new"), ("4", "new")]));
    assert_eq!(diff, Diff { changed: 1, same: 2, missing: 1, ..Diff::default() }, "deal 3 is not there");
}

#[test]
fn measures_are_compared_by_day() {
    let mut engine = engine();
    import(&mut engine, ads("a", [1, 2, 3]));
    let campaigns = texts(Field::Campaign, &["лето", "весна", "весна", "осень"]);
    let rows = vec![days(&[20_700, 20_700, 20_701, 20_702]), campaigns, costs(&[2, 1, 4, 9])];
    let diff = add(&mut engine, 2, 0, file("b", Table::AdPerformance, rows));
    assert_eq!(diff, Diff { new: 1, changed: 1, same: 2, ..Diff::default() }, "the order of rows is no change");
    // Another set of dimensions is another view of the same days, not a newer version of it.
    let other = file("c", Table::AdPerformance, vec![days(&[20_700]), costs(&[3])]);
    assert_eq!(add(&mut engine, 2, 1, other), Diff { new: 1, ..Diff::default() });
}

#[test]
fn a_reopened_store_tells_the_same_of_itself() {
    let mut engine = engine();
    import(&mut engine, ads("a", [1, 2, 3]));
    assert_eq!(library(&reopen(&engine)), library(&engine));
}

#[test]
fn a_file_is_not_compared_with_what_is_damaged() {
    let mut engine = engine();
    import(&mut engine, ads("a", [1, 2, 3]));
    engine.store().tamper(|_, blobs| blobs.values_mut().for_each(|blob| blob.truncate(5)));
    assert_eq!(add(&mut engine, 2, 0, ads("b", [1, 2, 3])).new, 3);
}

#[test]
fn a_newer_database_is_never_written_to() {
    let mut engine = engine();
    import(&mut engine, ads("a", [1, 2, 3]));
    engine.store().tamper(|manifest, _| manifest.as_mut().unwrap().format = 99);
    block_on(engine.refresh());
    let library = library(&engine);
    assert!(library.imports.is_empty());
    assert_eq!(library.problems[0].id, "newer_database");
    let blobs = engine.store().dump();
    add(&mut engine, 2, 0, ads("b", [1, 2, 3]));
    let replies = say(&mut engine, Request::Commit { job: 2, parts: vec![(0, 0)], now: 1.0 });
    assert_eq!(failed_id(&replies), "newer_database");
    assert_eq!(failed_id(&say(&mut engine, Request::Clear)), "newer_database");
    assert_eq!(engine.store().dump(), blobs);
}

#[test]
fn a_tab_that_only_follows_writes_nothing() {
    let mut engine = engine();
    import(&mut engine, ads("a", [1, 2, 3]));
    engine.set_writer(false);
    let before = state(&engine);
    add(&mut engine, 2, 0, ads("b", [1, 2, 3]));
    let replies = say(&mut engine, Request::Commit { job: 2, parts: vec![(0, 0)], now: 1.0 });
    assert_eq!(failed_id(&replies), "read_only_tab");
    assert_eq!(failed_id(&say(&mut engine, Request::Undo { imports: vec![1] })), "read_only_tab");
    assert_eq!(failed_id(&say(&mut engine, Request::Clear)), "read_only_tab");
    assert_eq!(state(&engine), before);
    engine.set_writer(true);
    assert_eq!(commit(&mut engine, 2, &[(0, 0)]), [2], "the draft outlived the refusal");
}

#[test]
fn a_change_of_another_tab_is_taken_over_before_trying_again() {
    let mut engine = engine();
    import(&mut engine, ads("a", [1, 2, 3]));
    engine.store().tamper(|manifest, _| manifest.as_mut().unwrap().generation += 1);
    add(&mut engine, 2, 0, ads("b", [1, 2, 3]));
    let request = Request::Commit { job: 2, parts: vec![(0, 0)], now: 1.0 };
    let replies = say(&mut engine, request.clone());
    assert!(matches!(replies[0], Reply::Library { .. }));
    assert_eq!(failed_id(&replies), "changed_elsewhere");
    assert!(matches!(say(&mut engine, request).last(), Some(Reply::Committed { .. })));
}

#[test]
fn erasing_leaves_nothing() {
    let mut engine = engine();
    import(&mut engine, ads("a", [1, 2, 3]));
    say(&mut engine, Request::Clear);
    assert!(library(&engine).imports.is_empty());
    assert!(engine.store().dump().is_empty());
    let (_, ids) = import(&mut engine, ads("a", [1, 2, 3]));
    assert_eq!(ids, [2]);
}

/// The change of one recipe, as the page asks for it.
fn recipe(id: &str, rev: u32, body: Option<&str>) -> Request {
    let change = DocumentChange { kind: DocumentKind::Recipe, id: id.into(), rev, body: body.map(str::to_owned) };
    Request::Change { documents: vec![change], what: Said::same(format!("{id} {body:?}")), now: 1.0 }
}

/// Ids and bodies told last, and the words of a step back and forward.
#[track_caller]
fn told(replies: &[Reply]) -> (Vec<(String, String)>, Option<String>, Option<String>) {
    match replies {
        [Reply::Documents { documents, back, forward }] => {
            let all = documents.iter().map(|document| (document.id.clone(), document.body.clone()));
            let text = |said: &Option<Said>| said.as_ref().map(|said| said.en.to_string());
            (all.collect(), text(back), text(forward))
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn documents_change_by_steps_that_can_be_taken_back() {
    let mut engine = engine();
    let row = |id: &str, body: &str| (id.to_owned(), body.to_owned());
    let word = |text: &str| Some(text.to_owned());
    let first = told(&say(&mut engine, recipe("a", 0, Some("1"))));
    assert_eq!(first, (vec![row("a", "1")], word("a Some(\"1\")"), None));
    assert_eq!(told(&say(&mut engine, recipe("a", 1, Some("2")))).0, [row("a", "2")]);
    let replies = say(&mut engine, recipe("a", 1, Some("3")));
    assert_eq!(failed_id(&replies), "changed_elsewhere", "revision 1 is gone");
    assert_eq!(told(&replies[1..2]).0, [row("a", "2")]);
    let back = told(&say(&mut engine, Request::StepBack { now: 2.0 }));
    assert_eq!(back, (vec![row("a", "1")], word("a Some(\"1\")"), word("a Some(\"2\")")));
    assert_eq!(told(&say(&mut engine, Request::StepForward { now: 3.0 })).0, [row("a", "2")]);
    let version = engine.version();
    assert_eq!(told(&say(&mut engine, recipe("a", 4, Some("2")))).0, [row("a", "2")]);
    assert_eq!(engine.version(), version, "nothing changed, so no step");
    block_on(engine.refresh());
    assert_eq!(told(&[engine.documents()]).0, [row("a", "2")], "it is stored");
    say(&mut engine, Request::Clear);
    assert_eq!(told(&[engine.documents()]), (vec![], None, None));
}

#[test]
fn documents_are_not_changed_where_nothing_may_be_written() {
    let mut engine = block_on(Engine::open(Disk::default(), TODAY, Vec::new()));
    engine.set_writer(false);
    assert_eq!(failed_id(&say(&mut engine, recipe("a", 0, Some("1")))), "read_only_tab");
    engine.set_writer(true);
    engine.store().is_full.set(true);
    assert_eq!(failed_id(&say(&mut engine, recipe("a", 0, Some("1")))), "storage_full");
    assert_eq!(told(&[engine.documents()]).0, []);
    engine.store().is_full.set(false);
    assert_eq!(told(&say(&mut engine, recipe("a", 0, Some("1")))).0.len(), 1);
}

#[test]
fn a_cancelled_draft_cannot_be_stored() {
    let mut engine = engine();
    add(&mut engine, 2, 0, ads("b", [1, 2, 3]));
    assert_eq!(say(&mut engine, Request::Cancel { job: 2 }), [Reply::Cancelled { job: 2 }]);
    let replies = say(&mut engine, Request::Commit { job: 2, parts: vec![(0, 0)], now: 1.0 });
    assert_eq!(failed_id(&replies), "draft_gone");
}

/// A disk that is full while it says so.
#[derive(Default)]
struct Disk {
    inner: MemoryStore,
    is_full: Cell<bool>,
}

impl Store for Disk {
    async fn manifest(&self) -> Result<Option<Manifest>, StoreError> {
        self.inner.manifest().await
    }

    async fn blobs(&self, names: &[String]) -> Result<Vec<Option<Vec<u8>>>, StoreError> {
        self.inner.blobs(names).await
    }

    async fn commit(&self, change: Change<'_>) -> Result<(), StoreError> {
        if self.is_full.get() {
            let wanted = change.put.map(|(_, bytes)| bytes.len() as u64).sum();
            return Err(StoreError::Full { wanted, room: None });
        }
        self.inner.commit(change).await
    }

    async fn documents(&self) -> Result<Documents, StoreError> {
        self.inner.documents().await
    }

    async fn make_step(&self, step: &Step) -> Result<(), StoreError> {
        if self.is_full.get() {
            return Err(StoreError::Full { wanted: 1, room: None });
        }
        self.inner.make_step(step).await
    }

    async fn forget_documents(&self) -> Result<(), StoreError> {
        self.inner.forget_documents().await
    }

    async fn clear(&self) -> Result<(), StoreError> {
        self.inner.clear().await
    }
}

#[test]
fn a_full_disk_costs_nothing_and_can_be_tried_again() {
    let mut engine = block_on(Engine::open(Disk::default(), TODAY, Vec::new()));
    engine.store().is_full.set(true);
    add(&mut engine, 2, 0, ads("a", [1, 2, 3]));
    let before = engine.manifest().clone();
    let request = Request::Commit { job: 2, parts: vec![(0, 0)], now: 1.0 };
    assert_eq!(failed_id(&say(&mut engine, request)), "storage_full");
    assert_eq!(*engine.manifest(), before);
    assert!(engine.store().inner.dump().is_empty());
    engine.store().is_full.set(false);
    assert_eq!(commit(&mut engine, 2, &[(0, 0)]), [1]);
}

/// A fixture through the whole of reading.
fn fixture(path: &str) -> FileDraft {
    let bytes = std::fs::read(format!("tests/fixtures/sources/{path}/input.csv")).unwrap();
    draft(path, &bytes)
}

fn draft(name: &str, bytes: &[u8]) -> FileDraft {
    let (report, slices) = reading::read(name, bytes);
    FileDraft { report, slices, is_sample: false }
}

#[test]
fn an_export_is_read_stored_compared_and_taken_back() {
    let mut engine = engine();
    let empty = state(&engine);
    let (diff, ids) = import(&mut engine, fixture("google_ads/campaign_by_day"));
    assert_eq!((diff.new, ids.len()), (6, 1));
    let library = library(&engine);
    let seen = &library.sources[0];
    assert_eq!((seen.source.as_str(), seen.name.en.as_ref(), seen.rows), ("google_ads", "Google Ads", 6));
    // What its title line says, not the days that happen to have rows.
    assert_eq!(
        library.period,
        Period::new(Day::parse_iso("2026-10-01").unwrap(), Day::parse_iso("2026-10-31").unwrap())
    );
    assert_eq!(library.values["campaign"], ["Brand", "Generic"]);
    assert_eq!(library.values["channel"], ["Paid Search"]);
    assert_eq!(library.currencies.iter().map(|currency| currency.code()).collect::<Vec<_>>(), ["USD"]);

    // The next day's export of the same report: one day corrected, one day new.
    let text = std::fs::read_to_string("tests/fixtures/sources/google_ads/campaign_by_day/input.csv").unwrap();
    let later = text.replace("2026-10-03,Brand,Search,Polyana,USD,13,", "2026-10-03,Brand,Search,Polyana,USD,14,")
        + "2026-10-04,Brand,Search,Polyana,USD,1,10,1.00,0\n";
    let diff = add(&mut engine, 2, 0, draft("later.csv", later.as_bytes()));
    assert_eq!(diff, Diff { new: 1, changed: 2, same: 4, ..Diff::default() });

    say(&mut engine, Request::Undo { imports: ids });
    assert_eq!(state(&engine), empty);
}

fn ask(metrics: &[&str], by: &[Field]) -> Ask {
    Ask {
        metrics: metrics.iter().map(|id| (*id).to_owned()).collect(),
        period: Period::new(Day::parse_iso("2026-10-01").unwrap(), Day::parse_iso("2026-10-31").unwrap()),
        compare: None,
        grain: Grain::Total,
        by: by.to_vec(),
        filters: Vec::new(),
        currency: None,
    }
}

#[track_caller]
fn report<S: Store>(engine: &mut Engine<S>, ask: &Ask) -> Report {
    let replies = say(engine, Request::Report { slot: "a".into(), seq: 7, ask: ask.clone() });
    match replies.into_iter().next_back() {
        Some(Reply::Report { slot, seq: 7, report }) if slot == "a" => report,
        other => panic!("{other:?}"),
    }
}

#[track_caller]
fn check_value(report: &Report, metric: &str, by: &[&str], expect: Option<f64>) {
    let row = report.rows.iter().find(|row| row.metric == metric && row.by == by).expect("a row");
    match (row.value.value, expect) {
        (Some(value), Some(expect)) => assert!((value - expect).abs() < 1e-9, "{metric} {by:?}: {value}, not {expect}"),
        (value, expect) => assert_eq!(value, expect, "{metric} {by:?}"),
    }
}

/// The store of one engine, opened again: as after a reload of the page.
fn reopen(engine: &Engine<MemoryStore>) -> Engine<MemoryStore> {
    let (manifest, blobs) = (engine.manifest().clone(), engine.store().dump());
    let store = MemoryStore::default();
    store.tamper(|held, held_blobs| (*held, *held_blobs) = (Some(manifest), blobs));
    block_on(Engine::open(store, TODAY, Vec::new()))
}

/// By hand from the fixture's six rows: cost 8.91 + 9.72 + 10.53 (Brand), 34.83 + 37.26 + 39.69 (Generic); clicks
/// 11 + 12 + 13 + 43 + 46 + 49 of 341 + 372 + 403 + 1333 + 1426 + 1519 impressions.
#[test]
fn a_report_is_the_same_before_and_after_a_reload_and_gone_after_undo() {
    let mut engine = engine();
    let wanted = ask(&["ctr", "ad_cost"], &[Field::Campaign]);
    let (_, ids) = import(&mut engine, fixture("google_ads/campaign_by_day"));
    let first = report(&mut engine, &wanted);
    check_value(&first, "ctr", &[], Some(174.0 / 5394.0));
    check_value(&first, "ad_cost", &[], Some(140.94));
    check_value(&first, "ad_cost", &["Brand"], Some(29.16));
    check_value(&first, "ad_cost", &["Generic"], Some(111.78));
    assert_eq!(report(&mut engine, &wanted), first, "remembered");
    let mut again = reopen(&engine);
    assert_eq!(report(&mut again, &wanted), first, "loaded column by column");
    say(&mut engine, Request::Undo { imports: ids });
    check_value(&report(&mut engine, &ask(&["ctr", "ad_cost"], &[])), "ctr", &[], None);
}

#[test]
fn an_answer_is_forgotten_when_the_facts_change() {
    let mut engine = engine();
    let wanted = ask(&["clicks"], &[]);
    import(&mut engine, fixture("google_ads/campaign_by_day"));
    check_value(&report(&mut engine, &wanted), "clicks", &[], Some(174.0));
    let text = std::fs::read_to_string("tests/fixtures/sources/google_ads/campaign_by_day/input.csv").unwrap();
    let corrected = text.replace("Brand,Search,Polyana,USD,13,", "Brand,Search,Polyana,USD,20,");
    import(&mut engine, draft("later.csv", corrected.as_bytes()));
    // The newer file of the same view replaces the older, it is not added to it.
    check_value(&report(&mut engine, &wanted), "clicks", &[], Some(181.0));
}

#[test]
fn a_damaged_column_is_named_and_the_rest_stays_usable() {
    let mut engine = engine();
    import(&mut engine, fixture("google_ads/campaign_by_day"));
    let mut engine = reopen(&engine);
    engine.store().tamper(|_, blobs| {
        let blob = blobs.iter_mut().find(|(name, _)| name.ends_with("/clicks")).unwrap().1;
        let last = blob.len() - 1;
        blob[last] ^= 1;
    });
    let wanted = Request::Report { slot: "a".into(), seq: 1, ask: ask(&["clicks", "ad_cost"], &[]) };
    let replies = say(&mut engine, wanted);
    let [Reply::Library { library }, Reply::Report { report, .. }] = replies.as_slice() else { panic!("{replies:?}") };
    let problem = &library.problems[0];
    assert_eq!(
        (problem.id.as_str(), problem.place.file.as_deref()),
        ("damaged_blob", Some("google_ads/campaign_by_day"))
    );
    check_value(report, "clicks", &[], None);
    check_value(report, "ad_cost", &[], Some(140.94));
}

#[test]
fn rows_come_without_personal_columns_and_with_their_lines() {
    let mut engine = engine();
    import(&mut engine, fixture("hubspot/deals_quoted_newline"));
    let mut engine = reopen(&engine);
    let want = RowsWanted {
        table: Table::Deals,
        when: None,
        period: None,
        filters: Vec::new(),
        measures: Vec::new(),
        from: 0,
        limit: 2,
    };
    let replies = say(&mut engine, Request::Rows { slot: "r".into(), seq: 1, want });
    let [Reply::Rows { rows, .. }] = replies.as_slice() else { panic!("{replies:?}") };
    assert_eq!((rows.total, rows.rows.len()), (5, 2));
    assert!(!rows.fields.contains(&Field::Title));
    let id = rows.fields.iter().position(|field| *field == Field::DealId).unwrap();
    // Newest first: created 9 March, the seventh line of the file, for one name breaks over two lines.
    assert_eq!((rows.rows[0].cells[id].as_deref(), rows.rows[0].line), (Some("31000000005"), Some(7)));
}

/// A table is walked through window by window, and follows what is stored: an undo takes its rows away.
#[test]
fn a_table_and_its_checks_follow_what_is_stored() {
    let mut engine = engine();
    let raw = |from: usize, limit: usize| {
        let want = RawWanted { sort: Some((Field::DealId, true)), from, limit, ..RawWanted::of(Table::Deals) };
        Request::Raw { slot: "raw".into(), seq: 1, want }
    };
    let ids = |replies: &[Reply]| {
        let [Reply::Rows { rows, .. }] = replies else { panic!("{replies:?}") };
        let at = rows.fields.iter().position(|field| *field == Field::DealId);
        let ids: Vec<String> = rows.rows.iter().filter_map(|row| row.cells[at?].clone()).collect();
        (rows.total, ids)
    };
    let lanes = |replies: &[Reply]| {
        let [Reply::Health { health, .. }] = replies else { panic!("{replies:?}") };
        health.lanes.iter().map(|lane| (lane.table, lane.rows)).collect::<Vec<_>>()
    };
    let (_, first) = import(&mut engine, deals("1", &[("d1", "Won"), ("d3", "Lost")]));
    import(&mut engine, deals("2", &[("d2", "Open")]));
    assert_eq!(ids(&say(&mut engine, raw(0, 2))), (3, vec!["d3".into(), "d2".into()]));
    assert_eq!(ids(&say(&mut engine, raw(2, 2))), (3, vec!["d1".into()]));
    let health = || Request::Health { slot: "health".into(), seq: 1 };
    assert_eq!(lanes(&say(&mut engine, health())), [(Table::Deals, 3)]);
    say(&mut engine, Request::Undo { imports: first });
    assert_eq!(ids(&say(&mut engine, raw(0, 2))), (1, vec!["d2".into()]));
    assert_eq!(lanes(&say(&mut engine, health())), [(Table::Deals, 1)]);
}
