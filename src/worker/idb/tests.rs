//! The promises of every store, kept over a real database, and what only a database can do wrong.

use super::migrations::{STEPS, Step};
use super::{BLOBS, CURRENT, DOCUMENTS, IdbStore, MANIFEST, STEPS_MADE, records};
use indexed_db_futures::database::Database;
use indexed_db_futures::query_source::QuerySource;
use indexed_db_futures::transaction::TransactionMode;
use indexed_db_futures::{Build, BuildPrimitive};
use sextant::model::document::{DocumentChange, DocumentKind};
use sextant::store::error::StoreError;
use sextant::store::log::Documents;
use sextant::store::suite;
use sextant::store::{Change, Store};
use sextant::words::Said;
use std::cell::Cell;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_dedicated_worker);

thread_local! {
    static NUMBER: Cell<u32> = const { Cell::new(0) };
}

/// A name no other test uses, with nothing behind it.
async fn fresh_name(test: &str) -> String {
    let number = NUMBER.with(|number| number.replace(number.get() + 1));
    let name = format!("sextant-test-{test}-{number}");
    Database::delete_by_name(&name).unwrap().await.unwrap();
    name
}

async fn open(name: &str) -> IdbStore {
    IdbStore::open_with(name, STEPS, || panic!("blocked")).await.unwrap()
}

#[wasm_bindgen_test]
async fn keeps_every_promise() {
    suite::run(|| async { open(&fresh_name("suite").await).await }).await;
}

#[wasm_bindgen_test]
async fn a_commit_is_there_after_closing_and_opening() {
    let name = fresh_name("reopen").await;
    let (manifest, blobs) = suite::one_import(1, 1);
    let store = open(&name).await;
    let change = Change { manifest: &manifest, put: &mut blobs.clone().into_iter(), remove: &[] };
    store.commit(change).await.unwrap();
    store.database.close();
    let store = open(&name).await;
    assert_eq!(store.manifest().await, Ok(Some(manifest.clone())));
    let found = store.blobs(&[blobs[1].0.clone()]).await.unwrap();
    assert_eq!(found, vec![Some(blobs[1].1.clone())]);
}

#[wasm_bindgen_test]
async fn a_transaction_that_is_dropped_leaves_the_old_state() {
    let store = open(&fresh_name("dropped").await).await;
    let (first, blobs) = suite::one_import(1, 1);
    store.commit(Change { manifest: &first, put: &mut blobs.into_iter(), remove: &[] }).await.unwrap();
    let names = first.blob_names();
    {
        let transaction = store.begin(TransactionMode::Readwrite).unwrap();
        transaction.object_store(BLOBS).unwrap().clear().unwrap().await.unwrap();
        let manifests = transaction.object_store(MANIFEST).unwrap();
        manifests.put("gone").with_key(CURRENT).primitive().unwrap().await.unwrap();
    }
    assert_eq!(store.manifest().await, Ok(Some(first)));
    assert!(store.blobs(&names).await.unwrap().iter().all(Option::is_some));
}

/// A worker that dies while it writes: its requests are out, nobody commits.
#[wasm_bindgen_test]
async fn a_change_given_up_half_way_leaves_the_old_state() {
    let store = open(&fresh_name("half").await).await;
    let (first, blobs) = suite::one_import(1, 1);
    store.commit(Change { manifest: &first, put: &mut blobs.into_iter(), remove: &[] }).await.unwrap();
    let (second, more) = suite::one_import(2, 2);
    let gone = first.blob_names();
    {
        let mut more = more.into_iter();
        let change = Change { manifest: &second, put: &mut more, remove: &gone };
        let mut writing = Box::pin(store.write(change));
        // Run until the requests are out, then drop it.
        for _ in 0..2 {
            let mut once = std::task::Context::from_waker(std::task::Waker::noop());
            let _ = writing.as_mut().poll(&mut once);
            super::super::platform::breathe().await;
        }
    }
    assert_eq!(store.manifest().await, Ok(Some(first)));
    assert!(store.blobs(&gone).await.unwrap().iter().all(Option::is_some));
}

#[wasm_bindgen_test]
async fn a_damaged_manifest_is_told_and_can_be_wiped() {
    let store = open(&fresh_name("damaged").await).await;
    write_text(&store, "{\"format\":1,\"gener").await;
    assert!(matches!(store.manifest().await, Err(StoreError::Damaged { .. })));
    store.clear().await.unwrap();
    assert_eq!(store.manifest().await, Ok(None));
}

#[wasm_bindgen_test]
async fn a_newer_manifest_is_left_alone() {
    let store = open(&fresh_name("newer").await).await;
    write_text(&store, "{\"format\":99,\"anything\":true}").await;
    let newer = StoreError::Newer { found: 99, known: 1 };
    assert_eq!(store.manifest().await, Err(newer.clone()));
    assert_eq!(store.clear().await, Err(newer.clone()));
    let (manifest, blobs) = suite::one_import(1, 1);
    let change = Change { manifest: &manifest, put: &mut blobs.into_iter(), remove: &[] };
    assert_eq!(store.commit(change).await, Err(newer.clone()));
    assert_eq!(store.manifest().await, Err(newer));
}

#[wasm_bindgen_test]
async fn a_newer_database_is_left_alone() {
    let name = fresh_name("newer-database").await;
    let newer = Database::open(name.as_str()).with_version(99u32).with_on_upgrade_needed(|_, _| Ok(())).await.unwrap();
    newer.close();
    let refused = IdbStore::open_with(&name, STEPS, || ()).await;
    assert!(matches!(refused.err(), Some(StoreError::Newer { .. })));
}

/// The staircase itself: a made-up next step sees the data of those before.
#[wasm_bindgen_test]
async fn an_older_database_is_brought_up_and_keeps_its_data() {
    static NEXT: [Step; 2] = [
        Step { to: 2, run: |database| super::migrations::upgrade(STEPS, 0, database) },
        Step { to: 3, run: |database| database.create_object_store("meta_v3").build().map(|_| ()) },
    ];
    let name = fresh_name("upgrade").await;
    let (manifest, blobs) = suite::one_import(1, 1);
    let old = open(&name).await;
    old.commit(Change { manifest: &manifest, put: &mut blobs.into_iter(), remove: &[] }).await.unwrap();
    // Not closed by hand: it lets go by itself when the newer one asks.
    let new = IdbStore::open_with(&name, &NEXT, || ()).await.unwrap();
    assert_eq!(new.manifest().await, Ok(Some(manifest)));
    assert_eq!(new.database.version(), 3.0);
    assert!(new.database.object_store_names().any(|name| name == "meta_v3"));
}

/// A database as version 1 left it: two stores, no documents.
#[wasm_bindgen_test]
async fn a_database_of_version_1_opens_and_takes_documents() {
    let name = fresh_name("version-1").await;
    let (manifest, blobs) = suite::one_import(1, 1);
    let old = Database::open(name.as_str())
        .with_version(1u32)
        .with_on_upgrade_needed(|_, database| super::migrations::upgrade(&STEPS[..1], 0, &database))
        .await
        .unwrap();
    assert_eq!(old.object_store_names().collect::<Vec<_>>(), [BLOBS, MANIFEST]);
    let transaction = old.transaction([MANIFEST, BLOBS]).with_mode(TransactionMode::Readwrite).build().unwrap();
    let text = records::write(&manifest).unwrap();
    let manifests = transaction.object_store(MANIFEST).unwrap();
    manifests.put(text).with_key(CURRENT).primitive().unwrap().await.unwrap();
    let store = transaction.object_store(BLOBS).unwrap();
    let bytes: wasm_bindgen::JsValue = js_sys::Uint8Array::from(blobs[0].1.as_slice()).into();
    store.put(bytes).with_key(blobs[0].0.as_str()).primitive().unwrap().await.unwrap();
    drop((manifests, store));
    transaction.commit().await.unwrap();
    old.close();
    let new = open(&name).await;
    assert_eq!(new.manifest().await, Ok(Some(manifest)));
    assert_eq!(new.blobs(&[blobs[0].0.clone()]).await, Ok(vec![Some(blobs[0].1.clone())]));
    assert_eq!(new.documents().await, Ok(Documents::default()));
    let change = DocumentChange { kind: DocumentKind::Recipe, id: "a".into(), rev: 0, body: Some("1".into()) };
    let step = Documents::default().step(vec![change], Said::same("a"), 1.0).unwrap().unwrap();
    new.make_step(&step).await.unwrap();
    assert_eq!(new.documents().await.unwrap().steps, [step]);
}

/// What a newer app wrote is passed over and left where it is.
#[wasm_bindgen_test]
async fn documents_of_an_unknown_kind_are_left_alone() {
    let store = open(&fresh_name("unknown-kind").await).await;
    let transaction = store.begin(TransactionMode::Readwrite).unwrap();
    let documents = transaction.object_store(DOCUMENTS).unwrap();
    let text = r#"{"kind":"hologram","id":"x","rev":1,"body":"{}"}"#;
    documents.put(text).with_key("hologram/x").primitive().unwrap().await.unwrap();
    let steps = transaction.object_store(STEPS_MADE).unwrap();
    let text = r#"{"number":1,"at":1.0,"en":"","ru":"","turn":"new","of":null,
        "changes":[{"kind":"hologram","id":"x","before":null,"after":"{}"}]}"#;
    steps.put(text).with_key(1u32).primitive().unwrap().await.unwrap();
    drop((documents, steps));
    transaction.commit().await.unwrap();
    let known = store.documents().await.unwrap();
    assert_eq!(known, Documents { last_step: 1, ..Documents::default() });
    let change = DocumentChange { kind: DocumentKind::Recipe, id: "a".into(), rev: 0, body: Some("1".into()) };
    store.make_step(&known.step(vec![change], Said::same("a"), 1.0).unwrap().unwrap()).await.unwrap();
    let transaction = store.begin(TransactionMode::Readonly).unwrap();
    let documents = transaction.object_store(DOCUMENTS).unwrap();
    assert_eq!(documents.count().primitive().unwrap().await.unwrap(), 2);
}

/// A manifest as version 1 wrote it: it must open for ever.
#[wasm_bindgen_test]
async fn the_first_shape_of_the_manifest_still_reads() {
    let text = include_str!("migrations/manifest_v1.json");
    let manifest = records::read(text).unwrap();
    assert_eq!(manifest, suite::one_import(7, 3).0);
    let written: serde_json::Value = serde_json::from_str(&records::write(&manifest).unwrap()).unwrap();
    let mut expect: serde_json::Value = serde_json::from_str(text).unwrap();
    // Said since channels can be told anew; an older manifest leaves it to be guessed.
    expect["imports"][0]["is_channel_derived"] = false.into();
    assert_eq!(written, expect);
}

async fn write_text(store: &IdbStore, text: &str) {
    let transaction = store.begin(TransactionMode::Readwrite).unwrap();
    let manifests = transaction.object_store(MANIFEST).unwrap();
    manifests.put(text).with_key(CURRENT).primitive().unwrap().await.unwrap();
    drop(manifests);
    transaction.commit().await.unwrap();
}
