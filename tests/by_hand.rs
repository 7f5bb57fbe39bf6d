//! Numbers typed by hand: a sheet becomes facts, an edit takes the place of what was typed before, a step back brings it
//! back, and whoever removes the import removes the sheet.

use sextant::engine::Engine;
use sextant::model::by_hand::{Sheet, TYPABLES, Typed};
use sextant::model::day::Day;
use sextant::model::document::{Document, DocumentChange, DocumentKind};
use sextant::model::facts::{Import, SliceGrain};
use sextant::model::field::Field;
use sextant::model::money::Currency;
use sextant::model::period::Grain;
use sextant::model::table::Table;
use sextant::protocol::{Reply, Request, RowsWanted};
use sextant::query::ask::Ask;
use sextant::store::block_on;
use sextant::store::memory::MemoryStore;
use sextant::words::Said;

fn say(engine: &mut Engine<MemoryStore>, request: Request) -> Vec<Reply> {
    let mut replies = Vec::new();
    block_on(engine.handle(request, &mut |reply| replies.push(reply)));
    replies
}

fn sheet(is_daily: bool, rows: &[[&str; 5]]) -> Sheet {
    let rows = rows.iter().map(|row| {
        let [day, of, value, note, said_by] = row.map(str::to_owned);
        Typed { day, of, value, note, said_by }
    });
    Sheet { is_daily, currency: "EUR".into(), rows: rows.collect() }
}

fn write(engine: &mut Engine<MemoryStore>, id: &str, rev: u32, sheet: &Sheet) -> Vec<Reply> {
    let body = serde_json::to_string(sheet).ok();
    let change = DocumentChange { kind: DocumentKind::ByHand, id: id.into(), rev, body };
    say(engine, Request::Change { documents: vec![change], what: Said::fixed("typed", "введено"), now: 5.0 })
}

fn imports(engine: &Engine<MemoryStore>) -> Vec<Import> {
    match engine.library() {
        Reply::Library { library } => library.imports,
        other => panic!("{other:?}"),
    }
}

fn documents(engine: &Engine<MemoryStore>) -> Vec<Document> {
    match engine.documents() {
        Reply::Documents { documents, .. } => documents,
        other => panic!("{other:?}"),
    }
}

fn value(engine: &mut Engine<MemoryStore>, metric: &str) -> Option<f64> {
    let ask = Ask {
        metrics: vec![metric.into()],
        period: None,
        compare: None,
        grain: Grain::Total,
        by: Vec::new(),
        filters: Vec::new(),
        currency: None,
    };
    match say(engine, Request::Report { slot: "s".into(), seq: 1, ask }).pop() {
        Some(Reply::Report { report, .. }) => report.rows[0].value.value,
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_edit_takes_the_place_of_what_was_typed_before() {
    let mut engine = block_on(Engine::open(MemoryStore::default(), Day(20_780), Vec::new()));
    let first = sheet(
        false,
        &[["2026-09", "Exhibition", "1 000", "", ""], ["2026-10", "Print", "250,5", "leaflets", "invoice 7"]],
    );
    let replies = write(&mut engine, "offline_cost", 0, &first);
    assert!(matches!(replies.as_slice(), [Reply::Library { .. }, Reply::Documents { .. }]), "{replies:?}");
    assert_eq!(value(&mut engine, "expenses"), Some(1250.5));
    let all = imports(&engine);
    let slice = &all[0].slice;
    assert_eq!((all.len(), slice.source.as_str(), slice.rows), (1, "by_hand", 2));
    assert_eq!(
        (slice.grain, slice.table, slice.currency),
        (SliceGrain::Month, Table::Expenses, Currency::parse("EUR"))
    );

    let want = RowsWanted {
        table: Table::Expenses,
        when: None,
        period: None,
        filters: Vec::new(),
        measures: vec![Field::Amount],
        from: 0,
        limit: 9,
    };
    let Some(Reply::Rows { rows, .. }) = say(&mut engine, Request::Rows { slot: "r".into(), seq: 1, want }).pop()
    else {
        panic!()
    };
    let at = |field| rows.fields.iter().position(|known| *known == field).unwrap();
    let newest = &rows.rows[0].cells;
    assert_eq!(newest[at(Field::Note)].as_deref(), Some("leaflets (invoice 7)"));
    assert_eq!(newest[at(Field::Channel)].as_deref(), Some("Offline"));

    let second = sheet(false, &[["2026-10", "Print", "300", "", ""]]);
    let rev = documents(&engine)[0].rev;
    write(&mut engine, "offline_cost", rev, &second);
    assert_eq!(value(&mut engine, "expenses"), Some(300.0));
    assert_eq!(imports(&engine).len(), 1);

    say(&mut engine, Request::StepBack { now: 6.0 });
    assert_eq!(value(&mut engine, "expenses"), Some(1250.5));
    assert_eq!(imports(&engine).len(), 1);
    let ids: Vec<u32> = imports(&engine).iter().map(|import| import.id).collect();
    say(&mut engine, Request::Undo { imports: ids });
    assert!(imports(&engine).is_empty() && documents(&engine).is_empty());
    // The removal is a step as well.
    say(&mut engine, Request::StepBack { now: 7.0 });
    assert_eq!(value(&mut engine, "expenses"), Some(1250.5));
}

#[test]
fn every_kind_is_taken_in() {
    let mut engine = block_on(Engine::open(MemoryStore::default(), Day(20_780), Vec::new()));
    for kind in TYPABLES {
        write(
            &mut engine,
            kind.id,
            0,
            &sheet(true, &[["2026-11-01", "A", "40", "", ""], ["2026-11-02", "A", "60", "x", "y"]]),
        );
    }
    let all = imports(&engine);
    assert_eq!(all.len(), TYPABLES.len());
    for (kind, import) in TYPABLES.iter().zip(&all) {
        let slice = &import.slice;
        assert_eq!((slice.report.as_str(), slice.table, slice.rows), (kind.id, kind.table, 2));
        assert!(slice.has(kind.value) && slice.has(kind.of) && slice.has(Field::Note), "{}", kind.id);
        assert_eq!(slice.grain, SliceGrain::Day);
    }
    assert_eq!(value(&mut engine, "followers"), Some(60.0));
    assert_eq!(value(&mut engine, "ad_cost"), Some(100.0));
    // An emptied sheet leaves nothing behind.
    let rev = documents(&engine).iter().find(|document| document.id == "followers").unwrap().rev;
    write(&mut engine, "followers", rev, &Sheet::default());
    assert_eq!(imports(&engine).len(), TYPABLES.len() - 1);
}
