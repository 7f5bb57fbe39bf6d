//! The cards "how to export this": every system whose files are read has one, in both languages.
#![allow(clippy::disallowed_methods, reason = "this test reads files of the repository")]

use sextant::sources;
use std::collections::BTreeMap;
use std::path::Path;

fn cards(lang: &str) -> BTreeMap<String, Vec<String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("public/guides/exports.{lang}.json"));
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

#[test]
fn every_system_has_a_card_in_both_languages() {
    let (en, ru) = (cards("en"), cards("ru"));
    assert!(en.keys().eq(ru.keys()), "the languages have different cards");
    let without: Vec<&str> = sources::ALL
        .iter()
        .chain(sources::FALLBACK)
        .map(|source| source.id)
        .filter(|id| !en.contains_key(*id))
        .collect();
    assert!(without.is_empty(), "no card in public/guides/exports.*.json: {without:?}");
    for (id, steps) in en.iter().chain(&ru) {
        assert!(!steps.is_empty() && steps.iter().all(|step| step.ends_with('.') && step.len() > 12), "{id}");
    }
    for (id, steps) in &ru {
        let is_russian = |step: &String| step.chars().any(|letter| ('а'..='я').contains(&letter));
        assert!(steps.iter().all(is_russian), "{id}");
    }
}
