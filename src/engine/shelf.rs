//! The facts in memory: every stored slice by name, with the columns loaded so far. It loads a column when it is first
//! asked for and never before; it never writes. A person's channel rules are laid over the columns as they are loaded.

use crate::model::channel_book::{Ready, Rulebook};
use crate::model::facts::{Facts, Slice, SliceMeta};
use crate::model::field::Field;
use crate::problem::Problem;
use crate::sources::retell::{TOUCHED, retell, told_by};
use crate::store::Store;
use crate::store::error::{Damage, StoreError, damaged};
use crate::store::load;
use crate::store::manifest::{Manifest, Stored};
use std::collections::BTreeMap;
use std::rc::Rc;

#[derive(Debug, Default)]
pub struct Shelf {
    facts: Facts,
    /// One a damaged import.
    problems: BTreeMap<u32, Problem>,
    book: Rulebook,
    /// The book made ready; `None` leaves the columns as they are stored.
    rules: Option<Ready>,
}

impl Shelf {
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    pub fn metas(&self) -> Vec<SliceMeta> {
        self.facts.slices.iter().map(|slice| slice.meta.clone()).collect()
    }

    pub fn problems(&self) -> impl Iterator<Item = &Problem> {
        self.problems.values()
    }

    /// Brings the shelf in line with a manifest: what is gone is dropped, what is new stands there without columns.
    pub fn follow(&mut self, manifest: &Manifest) {
        let mut kept: BTreeMap<u32, Rc<Slice>> = BTreeMap::new();
        for (import, slice) in self.facts.imports.iter().zip(&self.facts.slices) {
            // The same id could have been given again by a store that was erased: look at the whole import.
            if manifest.find(import.id).is_some_and(|stored| stored.import == *import) {
                kept.insert(import.id, Rc::clone(slice));
            }
        }
        self.problems.retain(|id, _| kept.contains_key(id));
        self.facts.imports = manifest.imports.iter().map(|stored| stored.import.clone()).collect();
        self.facts.slices = manifest
            .imports
            .iter()
            .map(|stored| kept.remove(&stored.import.id).unwrap_or_else(|| Rc::new(bare(stored))))
            .collect();
    }

    /// Takes other rules: what they touch is loaded again when it is next asked for. False when they are the same.
    pub fn set_rules(&mut self, book: Rulebook) -> bool {
        if book == self.book {
            return false;
        }
        self.rules = (!book.is_empty()).then(|| book.ready());
        self.book = book;
        for slice in &mut self.facts.slices {
            if TOUCHED.iter().any(|field| slice.columns.contains_key(field)) {
                Rc::make_mut(slice).columns.retain(|field, _| !TOUCHED.contains(field));
            }
        }
        true
    }

    /// Brings the texts that filter menus offer in line with the rules: under their new names, and with the channels
    /// that rules of the person's own lead to.
    pub fn rename_values(&self, values: &mut BTreeMap<String, Vec<String>>) {
        let Some(rules) = &self.rules else { return };
        for field in [Field::Source, Field::Medium, Field::Campaign, Field::Channel] {
            let Some(texts) = values.get_mut(field.id()) else { continue };
            for text in texts.iter_mut() {
                if let Some((_, name)) = rules.name(field, text) {
                    *text = name.to_owned();
                }
            }
            if field == Field::Channel {
                texts.extend(self.book.own_channels().map(str::to_owned));
            }
            texts.sort();
            texts.dedup();
        }
    }

    /// Puts columns that were just stored on the shelf, so that they need not be read back.
    pub fn place(&mut self, mut slice: Slice) {
        if self.rules.is_some() {
            slice.columns.retain(|field, _| !TOUCHED.contains(field));
        }
        if let Some(place) = self.facts.slices.iter_mut().find(|place| place.meta.id == slice.meta.id) {
            *place = Rc::new(slice);
        }
    }

    /// Loads what is wanted and not here yet. True when damage was found that had not been known.
    pub async fn need<S: Store>(
        &mut self,
        store: &S,
        manifest: &Manifest,
        wanted: Vec<(u32, Vec<Field>)>,
    ) -> Result<bool, StoreError> {
        let mut missing: Vec<(&Stored, Vec<Field>)> = Vec::new();
        for (id, mut fields) in wanted {
            let (Some(slice), Some(stored)) = (self.slice(id), manifest.find(id)) else { continue };
            fields.retain(|field| slice.meta.has(*field) && !slice.columns.contains_key(field));
            if self.rules.is_some() && fields.iter().any(|field| TOUCHED.contains(field)) {
                // As stored, all that channels are told from, also what is here under its new name.
                fields.extend(told_by(&slice.meta));
                fields.sort();
                fields.dedup();
            }
            if !fields.is_empty() {
                missing.push((stored, fields));
            }
        }
        if missing.is_empty() {
            return Ok(false);
        }
        let loaded = load::columns(store, &missing).await?;
        let mut is_news = false;
        for ((stored, _), columns) in missing.iter().zip(loaded) {
            let Some(place) = self.facts.slices.iter_mut().find(|slice| slice.meta.id == stored.import.id) else {
                continue;
            };
            let slice = Rc::make_mut(place);
            let is_touched = columns.iter().any(|(field, _)| TOUCHED.contains(field));
            // Without one of them the others would tell other channels than before: then they stay as stored.
            let is_whole = columns.iter().all(|(_, column)| column.is_ok());
            for (field, column) in columns {
                match column {
                    Ok(column) => _ = slice.columns.insert(field, column),
                    Err(damage) => {
                        is_news = true;
                        self.problems.insert(stored.import.id, give_up(slice, stored, field, damage));
                    }
                }
            }
            if let Some(rules) = self.rules.as_ref().filter(|_| is_touched && is_whole) {
                retell(slice, rules);
            }
        }
        Ok(is_news)
    }

    fn slice(&self, id: u32) -> Option<&Rc<Slice>> {
        self.facts.slices.iter().find(|slice| slice.meta.id == id)
    }
}

fn bare(stored: &Stored) -> Slice {
    Slice { meta: stored.import.slice.clone(), columns: BTreeMap::new() }
}

/// A damaged column is as if the file never had it; without its days or its identity a slice would be counted wrongly,
/// so then all of it is left out.
fn give_up(slice: &mut Slice, stored: &Stored, field: Field, damage: Damage) -> Problem {
    let table = slice.meta.table;
    if field == table.when() || Some(field) == table.identity() || field == Field::Currency {
        slice.columns.clear();
        slice.meta.fields.clear();
        slice.meta.rows = 0;
        slice.meta.chunk_rows.clear();
        slice.meta.totals.clear();
        slice.meta.period = None;
    }
    slice.meta.fields.retain(|other| *other != field);
    slice.meta.dims.retain(|other| *other != field);
    damaged(&stored.import.file, stored.import.part.as_deref(), field.id(), damage)
}
