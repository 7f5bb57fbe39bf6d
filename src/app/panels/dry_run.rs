//! In words: what would enter, over which days, with which sums, and what stays as it is.

use super::import_part::{chief_sum, sum_words};
use crate::browser::intl;
use crate::state::{Job, Phase, is_new, say, use_state};
use crate::words;
use leptos::prelude::*;
use sextant::model::field::Field;
use sextant::model::period::Period;
use sextant::model::table::{Nature, Table};
use sextant::protocol::{Diff, PartReport};
use sextant::words::Lang;
use std::collections::BTreeMap;

#[component]
pub fn DryRun() -> impl IntoView {
    let state = use_state();
    let is_sample = Memo::new(move |_| state.library.with(|l| l.as_ref().is_some_and(|l| l.is_sample)));
    let text = Memo::new(move |_| {
        let lang = state.lang.get();
        state.job.with(|job| job.as_ref().filter(|job| job.phase != Phase::Reading).map(|job| Words::of(job, lang)))
    });
    move || {
        let words = text.get()?;
        let enters = words.enters.is_some();
        Some(view! {
            <p class="dry-run" role="status">
                {words.enters.map(|enters| view! { <b>{enters}</b>" " })}
                {words.rest}
                {(enters && is_sample.get()).then(|| view! { " "{say(&words::IMPORT_SAMPLE_LEAVES)} })}
                {enters.then(|| view! { " "{say(&words::IMPORT_LOOKS_RIGHT)} })}
            </p>
        })
    }
}

#[derive(Clone, PartialEq)]
struct Words {
    /// The strong sentence; `None` when nothing would enter.
    enters: Option<String>,
    rest: String,
}

impl Words {
    fn of(job: &Job, lang: Lang) -> Self {
        let places = job.entering();
        let parts: Vec<&PartReport> =
            job.parts().filter(|(place, ..)| places.contains(place)).map(|(_, _, part)| part).collect();
        if parts.is_empty() {
            let is_known = job.parts().any(|(_, _, part)| part.diff.is_some_and(|diff| diff.is_known_file));
            let said = if is_known && !job.parts().any(|(_, _, part)| is_new(part)) {
                &words::IMPORT_ALL_KNOWN
            } else {
                &words::IMPORT_NONE
            };
            return Self { enters: None, rest: said.get(lang).to_owned() };
        }
        let files = places.iter().map(|(file, _)| file).collect::<std::collections::BTreeSet<_>>().len() as u32;
        let rows: u32 = parts.iter().map(|part| part.rows).sum();
        let days = parts.iter().filter_map(|part| part.period).reduce(Period::join);
        let mut enters =
            format!("{}: {}", intl::counted(lang, files, &words::FILES), intl::counted(lang, rows, &words::ROWS));
        if let Some(days) = days {
            enters = format!("{enters}, {}", intl::period(lang, days));
        }
        let sentences = [sums(&parts, lang), changes(&parts, lang), rejected(&parts, lang)];
        let rest = sentences.into_iter().flatten().collect::<Vec<_>>().join(" ");
        Self { enters: Some(format!("{enters}.")), rest }
    }
}

/// Only what may be added: two views of one system's days (by campaign, by ad) are never summed together.
fn sums(parts: &[&PartReport], lang: Lang) -> Option<String> {
    let mut views: BTreeMap<(&str, Option<Table>), u32> = BTreeMap::new();
    for part in parts {
        *views.entry((part.source.as_deref().unwrap_or_default(), part.table)).or_default() += 1;
    }
    let is_alone = |part: &&&PartReport| {
        let is_event = part.table.is_some_and(|table| matches!(table.nature(), Nature::Event { .. }));
        is_event || views.get(&(part.source.as_deref().unwrap_or_default(), part.table)) == Some(&1)
    };
    let mut sums: BTreeMap<(Field, Option<sextant::model::money::Currency>), f64> = BTreeMap::new();
    for part in parts.iter().filter(is_alone) {
        if let Some((field, value)) = chief_sum(part) {
            *sums.entry((field, part.currency)).or_default() += value;
        }
    }
    // Currencies of one measure stand side by side, never as one sum.
    let mut fields: Vec<(Field, Vec<String>)> = Vec::new();
    for ((field, currency), value) in sums {
        let text = sum_words(field, value, currency, lang);
        match fields.last_mut().filter(|(last, _)| *last == field) {
            Some((_, texts)) => texts.push(text),
            None => fields.push((field, vec![text])),
        }
    }
    let and = if lang == Lang::Ru { " и " } else { " and " };
    let words =
        fields.into_iter().take(4).map(|(field, texts)| format!("{} {}", field.name().get(lang), texts.join(and)));
    let text = words.collect::<Vec<_>>().join(", ");
    let mut letters = text.chars();
    let first = letters.next()?;
    Some(format!("{}{}.", first.to_uppercase(), letters.as_str()))
}

/// Against what is stored: what is new, what the file changes, what it no longer has.
fn changes(parts: &[&PartReport], lang: Lang) -> Option<String> {
    let diffs: Vec<Diff> = parts.iter().filter_map(|part| part.diff).collect();
    let sum = |of: fn(&Diff) -> u32| diffs.iter().map(of).sum::<u32>();
    let (changed, same, missing, rereads) =
        (sum(|d| d.changed), sum(|d| d.same), sum(|d| d.missing), sum(|d| d.rereads));
    let mut sentences = Vec::new();
    if changed + same + missing > 0 {
        let new = intl::count(lang, sum(|d| d.new));
        let (changed, same) = (intl::count(lang, changed), intl::count(lang, same));
        sentences.push(match lang {
            Lang::En => format!("{new} new, {changed} changed, {same} the same."),
            Lang::Ru => format!("Новых {new}, изменились {changed}, без изменений {same}."),
        });
    }
    if missing > 0 {
        let rows = intl::counted(lang, missing, &words::ROWS);
        sentences.push(match lang {
            Lang::En => format!("{rows} stored for these days are not in the file; they stay."),
            Lang::Ru => format!("{rows} за эти дни в файле больше нет; сохранённое останется."),
        });
    }
    if rereads > 0 {
        sentences.push(words::IMPORT_REREADS.get(lang).to_owned());
    }
    (!sentences.is_empty()).then(|| sentences.join(" "))
}

fn rejected(parts: &[&PartReport], lang: Lang) -> Option<String> {
    let rejected: u32 = parts.iter().map(|part| part.rejected).sum();
    (rejected > 0).then(|| {
        let rows = intl::counted(lang, rejected, &words::ROWS);
        match lang {
            Lang::En => format!("Left out as unreadable: {rows}."),
            Lang::Ru => format!("Не прочитаны и не войдут: {rows}."),
        }
    })
}
