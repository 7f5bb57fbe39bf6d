//! The catalogue as a whole: nothing missing, nothing twice, nothing only in one language.

use sextant::metrics::{ALL, Catalogue, find, language, measures};
use sextant::words::Said;
use std::collections::BTreeSet;

/// A text in both languages: Cyrillic where it is Russian, and not the same word twice.
#[track_caller]
fn told(id: &str, what: &str, said: &Said, is_name: bool) {
    assert!(!said.en.trim().is_empty() && !said.ru.trim().is_empty(), "{id}: {what} is missing");
    assert!(!said.en.contains('!') && !said.ru.contains('!'), "{id}: {what} shouts");
    let has_cyrillic = |text: &str| text.chars().any(|c| ('а'..='я').contains(&c.to_lowercase().next().unwrap_or(c)));
    // Abbreviations are the same in both languages.
    assert!(has_cyrillic(&said.ru) || is_name || said.ru == said.en, "{id}: {what} is not in Russian: {}", said.ru);
    assert!(!has_cyrillic(&said.en), "{id}: {what} is not in English: {}", said.en);
}

#[test]
fn every_entry_is_whole() {
    let mut ids = BTreeSet::new();
    for metric in ALL {
        let id = metric.id;
        assert!(ids.insert(id), "{id} stands twice");
        assert!(id.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'), "{id}");
        told(id, "name", &metric.name, true);
        told(id, "long name", &metric.long_name, false);
        told(id, "question", &metric.question, false);
        told(id, "formula", &metric.formula_said, false);
        told(id, "pitfalls", &metric.pitfalls, false);
        told(id, "decision", &metric.decides, false);
        assert!(metric.question.en.ends_with('?') && metric.question.ru.ends_with('?'), "{id}: no question");
        assert!(metric.source.len() > 8, "{id}: no source");
        assert_eq!(find(id).map(|found| found.id), Some(id));
    }
    assert!(ALL.len() >= 60);
}

#[test]
fn every_formula_compiles_and_reads_something() {
    for metric in ALL {
        let formula = metric.compiled().unwrap_or_else(|error| panic!("{}: {error:?}", metric.id));
        assert!(!formula.parts.is_empty(), "{}", metric.id);
        for part in &formula.parts {
            // What a part says of itself reads back as itself: it is what people see and may copy.
            let text = part.expression();
            let again = language::compile("mine", &text, part.unit, &Catalogue)
                .unwrap_or_else(|error| panic!("{}: {text}: {error:?}", metric.id));
            assert_eq!(again.parts[0].expression(), text);
        }
    }
}

#[test]
fn every_measure_is_used_and_known() {
    for measure in measures::ALL {
        let is_used = ALL.iter().any(|metric| metric.formula.contains(&format!("measure({})", measure.id)));
        assert!(is_used, "{} is in no formula", measure.id);
        assert_eq!(measures::find(measure.id).map(|found| found.id), Some(measure.id));
    }
}

/// Every KPI that a marketing team of a startup is told to watch is here under its name.
#[test]
fn the_core_set_is_there() {
    for id in [
        "cac", "mql", "sql", "sessions", "users", "conversion_rate", "churn_rate", "cltv", "engagements",
        "engagement_rate", "roi", "roas", "ctr", "cpa", "cpc", "cpm", "cpl", "market_share", "sales_volume", "revenue",
        "aov", "new_customers", "open_rate", "click_rate", "unsubscribe_rate", "bounce_rate", "time_on_site",
        "tasks_done", "tasks_on_time", "budget_use", "tickets",
    ] {
        assert!(find(id).is_some(), "{id}");
    }
}
