//! The promises of `Store` as checks: every store runs all of them, in memory natively and IndexedDB in a browser.
//! Not part of the app: a failed check panics, as a test should.

use super::checksum::xxh64;
use super::error::{Damage, StoreError};
use super::log::{Documents, STEPS_READ, Step};
use super::manifest::{BlobMeta, Manifest, Stored};
use super::{Change, Store, blob, load};
use crate::model::column::Column;
use crate::model::document::{DocumentChange, DocumentKind};
use crate::model::facts::{Import, SliceGrain, SliceMeta};
use crate::model::field::Field;
use crate::model::table::Table;
use crate::words::Said;
use std::future::Future;

/// Runs all checks, each on a store of its own from `fresh`, which must be empty.
pub async fn run<S: Store, F: Future<Output = S>>(fresh: impl Fn() -> F) {
    nothing_is_there_at_first(fresh().await).await;
    a_commit_is_read_back(fresh().await).await;
    removed_blobs_are_gone_and_others_stay(fresh().await).await;
    a_stale_commit_changes_nothing(fresh().await).await;
    columns_are_loaded_and_checked(fresh().await).await;
    a_step_is_read_back(fresh().await).await;
    a_stale_step_changes_nothing(fresh().await).await;
    steps_are_taken_back_and_made_again(fresh().await).await;
    forgetting_documents_leaves_the_facts(fresh().await).await;
    clearing_leaves_nothing(fresh().await).await;
}

/// A manifest with one import of two columns, and its blobs.
pub fn one_import(id: u32, generation: u64) -> (Manifest, Vec<(String, Vec<u8>)>) {
    let columns = [
        (Field::Campaign, Column::from_texts(["весна", "лето", "", "весна"])),
        (Field::Cost, Column::from_values(Field::Cost.kind(), &[1_500_000, 0, crate::model::column::NONE, i64::MAX])),
    ];
    let mut blobs = Vec::new();
    let mut metas = Vec::new();
    for (field, column) in &columns {
        let bytes = blob::encode(column);
        let name = format!("{id}/{}", field.id());
        metas.push(BlobMeta { field: *field, name: name.clone(), bytes: bytes.len() as u64, checksum: xxh64(&bytes) });
        blobs.push((name, bytes));
    }
    let slice = SliceMeta {
        id,
        source: "google_ads".into(),
        report: "campaign".into(),
        account: Some("Основной «счёт»".into()),
        table: Table::AdPerformance,
        dims: vec![Field::Campaign],
        grain: SliceGrain::Whole,
        period: None,
        currency: crate::model::money::Currency::parse("RUB"),
        rows: 4,
        totals: vec![(Field::Cost, 1.5)],
        fields: vec![Field::Campaign, Field::Cost],
        chunk_rows: vec![4],
        is_channel_derived: false,
    };
    let import = Import {
        id,
        file: "отчёт.csv".into(),
        part: None,
        bytes: 77,
        hash: "00ff00ff00ff00ff".into(),
        imported_at: 1.75e12,
        slice,
    };
    let values = vec![(Field::Campaign, vec!["весна".into(), "лето".into()])];
    let stored = Stored { import, blobs: metas, values, is_sample: true };
    let manifest = Manifest { generation, next_import: id + 1, imports: vec![stored], ..Manifest::default() };
    (manifest, blobs)
}

async fn put<S: Store>(
    store: &S,
    manifest: &Manifest,
    blobs: &[(String, Vec<u8>)],
    remove: &[String],
) -> Result<(), StoreError> {
    store.commit(Change { manifest, put: &mut blobs.iter().cloned(), remove }).await
}

async fn nothing_is_there_at_first<S: Store>(store: S) {
    assert_eq!(store.manifest().await, Ok(None));
    assert_eq!(store.blobs(&["1/cost".into()]).await, Ok(vec![None]));
    assert_eq!(store.blobs(&[]).await, Ok(vec![]));
}

async fn a_commit_is_read_back<S: Store>(store: S) {
    let (manifest, mut blobs) = one_import(1, 1);
    let large: Vec<u8> = (0..3_000_000u32).map(|n| (n % 251) as u8).collect();
    blobs.push(("1/large".into(), large.clone()));
    blobs.push(("1/empty".into(), Vec::new()));
    put(&store, &manifest, &blobs, &[]).await.unwrap();
    assert_eq!(store.manifest().await, Ok(Some(manifest)));
    let names: Vec<String> = ["1/empty", "none", "1/large", "1/empty"].map(String::from).to_vec();
    let found = store.blobs(&names).await.unwrap();
    assert_eq!(found, vec![Some(vec![]), None, Some(large), Some(vec![])], "in the order asked");
}

async fn removed_blobs_are_gone_and_others_stay<S: Store>(store: S) {
    let (first, blobs) = one_import(1, 1);
    put(&store, &first, &blobs, &[]).await.unwrap();
    let (mut second, more) = one_import(2, 2);
    second.imports.insert(0, first.imports[0].clone());
    put(&store, &second, &more, &[]).await.unwrap();
    let mut third = Manifest { generation: 3, ..second.clone() };
    third.imports.remove(0);
    let gone: Vec<String> = first.blob_names();
    put(&store, &third, &[], &gone).await.unwrap();
    assert_eq!(store.manifest().await, Ok(Some(third)));
    assert!(store.blobs(&gone).await.unwrap().iter().all(Option::is_none));
    let kept: Vec<String> = more.iter().map(|(name, _)| name.clone()).collect();
    let expect: Vec<Option<Vec<u8>>> = more.into_iter().map(|(_, bytes)| Some(bytes)).collect();
    assert_eq!(store.blobs(&kept).await, Ok(expect));
}

async fn a_stale_commit_changes_nothing<S: Store>(store: S) {
    let (first, blobs) = one_import(1, 1);
    put(&store, &first, &blobs, &[]).await.unwrap();
    for generation in [0, 1, 3] {
        let (other, more) = one_import(2, generation);
        let refused = put(&store, &other, &more, &first.blob_names()).await;
        assert_eq!(refused, Err(StoreError::Conflict), "generation {generation}");
        assert_eq!(store.manifest().await, Ok(Some(first.clone())));
        assert!(store.blobs(&first.blob_names()).await.unwrap().iter().all(Option::is_some));
        assert!(store.blobs(&other.blob_names()).await.unwrap().iter().all(Option::is_none));
    }
}

async fn columns_are_loaded_and_checked<S: Store>(store: S) {
    let (mut manifest, blobs) = one_import(1, 1);
    manifest.imports[0].blobs[0].checksum ^= 1;
    put(&store, &manifest, &blobs, &[]).await.unwrap();
    let fields = vec![Field::Cost, Field::Clicks, Field::Campaign];
    let loaded = load::columns(&store, &[(&manifest.imports[0], fields)]).await.unwrap().remove(0);
    assert_eq!(loaded.len(), 2, "a field the import has not is left out");
    let cost = loaded[0].1.as_ref().unwrap();
    assert_eq!((loaded[0].0, cost.value(0), cost.value(3)), (Field::Cost, 1_500_000, i64::MAX));
    assert_eq!((loaded[1].0, loaded[1].1.as_ref().err()), (Field::Campaign, Some(&Damage::Altered)));
}

async fn clearing_leaves_nothing<S: Store>(store: S) {
    let (manifest, blobs) = one_import(1, 1);
    put(&store, &manifest, &blobs, &[]).await.unwrap();
    make(&store, "a", Some("1")).await;
    store.clear().await.unwrap();
    assert_eq!(store.manifest().await, Ok(None));
    assert_eq!(store.documents().await, Ok(Documents::default()));
    assert!(store.blobs(&manifest.blob_names()).await.unwrap().iter().all(Option::is_none));
    put(&store, &manifest, &blobs, &[]).await.unwrap();
    assert_eq!(store.manifest().await, Ok(Some(manifest)));
}

/// The step that gives one recipe this body.
async fn step_of<S: Store>(store: &S, id: &str, body: Option<&str>) -> Step {
    let known = store.documents().await.unwrap();
    let rev = known.find(DocumentKind::Recipe, id).map_or(0, |document| document.rev);
    let change = DocumentChange { kind: DocumentKind::Recipe, id: id.into(), rev, body: body.map(str::to_owned) };
    known.step(vec![change], Said::fixed("Change", "Изменить"), 1.75e12).unwrap().unwrap()
}

async fn make<S: Store>(store: &S, id: &str, body: Option<&str>) {
    store.make_step(&step_of(store, id, body).await).await.unwrap();
}

/// Id, revision and body of every document.
async fn held<S: Store>(store: &S) -> Vec<(String, u32, String)> {
    let all = store.documents().await.unwrap().all;
    all.into_iter().map(|document| (document.id, document.rev, document.body)).collect()
}

fn row(id: &str, rev: u32, body: &str) -> (String, u32, String) {
    (id.into(), rev, body.into())
}

async fn a_step_is_read_back<S: Store>(store: S) {
    assert_eq!(store.documents().await, Ok(Documents::default()));
    let change = |id: &str, body: &str| DocumentChange {
        kind: DocumentKind::ChannelRules,
        id: id.into(),
        rev: 0,
        body: Some(body.into()),
    };
    let changes = vec![change("б", "{\"правила\": []}"), change("a", "")];
    let step = Documents::default().step(changes, Said::fixed("Two", "Два"), 1.5).unwrap().unwrap();
    store.make_step(&step).await.unwrap();
    let found = store.documents().await.unwrap();
    assert_eq!(held(&store).await, [row("a", 1, ""), row("б", 1, "{\"правила\": []}")]);
    assert_eq!((found.last_step, found.steps), (1, vec![step]));
    for number in 0..STEPS_READ + 3 {
        make(&store, "a", Some(&number.to_string())).await;
    }
    let found = store.documents().await.unwrap();
    assert_eq!(found.last_step, STEPS_READ + 4);
    assert_eq!(found.steps.len() as u32, STEPS_READ, "the last ones");
    assert_eq!(found.steps.first().map(|step| step.number), Some(5));
}

async fn a_stale_step_changes_nothing<S: Store>(store: S) {
    make(&store, "a", Some("1")).await;
    let next = step_of(&store, "a", Some("2")).await;
    for number in [0, 1, 3] {
        let stale = Step { number, ..next.clone() };
        assert_eq!(store.make_step(&stale).await, Err(StoreError::Conflict), "step {number}");
        assert_eq!(held(&store).await, [row("a", 1, "1")]);
        assert_eq!(store.documents().await.unwrap().last_step, 1);
    }
}

async fn steps_are_taken_back_and_made_again<S: Store>(store: S) {
    make(&store, "a", Some("1")).await;
    make(&store, "b", Some("2")).await;
    make(&store, "a", None).await;
    assert_eq!(held(&store).await, [row("b", 2, "2")]);
    for expect in [vec![row("a", 4, "1"), row("b", 2, "2")], vec![row("a", 4, "1")], vec![]] {
        let step = store.documents().await.unwrap().back(2.0).unwrap();
        store.make_step(&step).await.unwrap();
        assert_eq!(held(&store).await, expect);
    }
    assert_eq!(store.documents().await.unwrap().back(2.0), None, "nothing is left to take back");
    for expect in [vec![row("a", 7, "1")], vec![row("a", 7, "1"), row("b", 8, "2")]] {
        let step = store.documents().await.unwrap().forward(3.0).unwrap();
        store.make_step(&step).await.unwrap();
        assert_eq!(held(&store).await, expect);
    }
    make(&store, "c", Some("3")).await;
    assert_eq!(store.documents().await.unwrap().forward(4.0), None, "a new change ends what was taken back");
    assert_eq!(store.documents().await.unwrap().behind().unwrap().number, 9);
}

async fn forgetting_documents_leaves_the_facts<S: Store>(store: S) {
    let (manifest, blobs) = one_import(1, 1);
    put(&store, &manifest, &blobs, &[]).await.unwrap();
    make(&store, "a", Some("1")).await;
    store.forget_documents().await.unwrap();
    assert_eq!(store.documents().await, Ok(Documents::default()));
    assert_eq!(store.manifest().await, Ok(Some(manifest)));
    make(&store, "a", Some("2")).await;
    assert_eq!(held(&store).await, [row("a", 1, "2")]);
}
