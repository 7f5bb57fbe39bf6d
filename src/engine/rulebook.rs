//! What a rulebook makes of what is stored: hits of every step, and the inbox of rows that no step knows. It reads the
//! columns as they are stored, one import after another, and keeps none of them.

use super::Engine;
use crate::model::channel::UNASSIGNED;
use crate::model::channel_book::{RULEBOOK, Ready, Rulebook, built_in_rule};
use crate::model::column::NONE;
use crate::model::document::{Document, DocumentKind};
use crate::model::facts::Slice;
use crate::model::field::Field;
use crate::protocol::{Loose, RulesSeen, StepSeen};
use crate::sources::combos::Combos;
use crate::sources::retell::{is_ruled, told_by};
use crate::store::error::StoreError;
use crate::store::{Store, load};
use std::collections::BTreeMap;

/// Pairs of source and medium that the inbox shows.
const INBOX: usize = 100;

/// Campaigns of a pair that is not known, with their rows.
type Pairs = BTreeMap<(String, String), BTreeMap<String, u32>>;

impl<S: Store> Engine<S> {
    /// The person's rules as they stand; empty where there are none, or those of a newer app.
    pub(super) fn rulebook(&self) -> Rulebook {
        let of_rules = |document: &&Document| document.kind == DocumentKind::ChannelRules && document.id == RULEBOOK;
        self.documents.all.iter().find(of_rules).and_then(Document::read).unwrap_or_default()
    }

    /// Lays a book over everything stored and counts. Nothing is changed.
    pub async fn rules_seen(&self, book: &Rulebook) -> Result<RulesSeen, StoreError> {
        let rules = book.ready();
        let steps = book.order().into_iter().map(|step| {
            let rule = step.rule.clone().or_else(|| built_in_rule(&step.id));
            StepSeen { step, rule, rows: 0 }
        });
        let mut seen = RulesSeen { steps: steps.collect(), names: vec![0; book.names.len()], ..RulesSeen::default() };
        let mut pairs = Pairs::new();
        for stored in &self.manifest.imports {
            let meta = &stored.import.slice;
            let fields: Vec<Field> = told_by(meta).collect();
            let mut loaded = load::columns(&self.store, &[(stored, fields)]).await?;
            let columns = loaded.pop().unwrap_or_default().into_iter();
            let columns = columns.filter_map(|(field, column)| Some((field, column.ok()?))).collect();
            let slice = Slice { meta: meta.clone(), columns };
            if is_ruled(meta) {
                count(&slice, &rules, &mut seen, &mut pairs);
            }
            count_names(&slice, &rules, &mut seen.names);
        }
        seen.inbox = inbox(pairs);
        Ok(seen)
    }
}

fn count(slice: &Slice, rules: &Ready, seen: &mut RulesSeen, pairs: &mut Pairs) {
    let combos = Combos::of(slice, rules);
    for (combo, rows) in combos.rows.iter().copied().enumerate() {
        let hints = combos.hints(combo);
        let stated = combos.stated(combo);
        let verdict = rules.verdict(&hints, stated);
        match verdict.step.and_then(|step| seen.steps.get_mut(step)) {
            Some(step) => step.rows += rows,
            None if stated.is_some_and(|stated| !stated.is_empty() && stated != UNASSIGNED) => seen.stated += rows,
            None => {}
        }
        if matches!(verdict.channel, "" | UNASSIGNED) {
            seen.unmatched += rows;
            let pair = pairs.entry((combos.text(combo, 0).to_owned(), combos.text(combo, 1).to_owned())).or_default();
            *pair.entry(hints.campaign.to_owned()).or_default() += rows;
        }
    }
}

fn count_names(slice: &Slice, rules: &Ready, names: &mut [u32]) {
    for field in [Field::Source, Field::Medium, Field::Campaign] {
        let Some(column) = slice.column(field).filter(|_| rules.names(field)) else { continue };
        let of_code: Vec<Option<usize>> =
            column.dict.iter().map(|text| rules.name(field, text).map(|(rule, _)| rule)).collect();
        for code in column.values().into_iter().filter(|code| *code != NONE) {
            if let Some(Some(rule)) = usize::try_from(code).ok().and_then(|code| of_code.get(code)) {
                names[*rule] += 1;
            }
        }
    }
}

fn inbox(pairs: Pairs) -> Vec<Loose> {
    let mut inbox: Vec<Loose> = pairs
        .into_iter()
        .map(|((source, medium), campaigns)| {
            let rows = campaigns.values().sum();
            let commonest = campaigns.into_iter().max_by_key(|(_, rows)| *rows);
            Loose { source, medium, campaign: commonest.map(|(campaign, _)| campaign).unwrap_or_default(), rows }
        })
        .collect();
    inbox.sort_by_key(|loose| std::cmp::Reverse(loose.rows));
    inbox.truncate(INBOX);
    inbox
}
