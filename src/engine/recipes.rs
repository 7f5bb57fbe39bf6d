//! Recipes: what a person decided about a table, remembered for the next file with such a header. A recipe is a
//! document; it is made when what was decided is stored, and never before.

use super::Engine;
use crate::model::document::{DocumentChange, DocumentKind};
use crate::model::mapping::{Book, Mapping, Recipe};
use crate::store::Store;
use crate::store::error::StoreError;
use crate::store::log::Step;
use crate::words::Said;

impl<S: Store> Engine<S> {
    /// What is remembered, and what was decided for a draft.
    pub fn book(&self, decided: Vec<(String, crate::protocol::Choice)>) -> Book {
        let all = self.documents.all.iter().filter(|document| document.kind == DocumentKind::Recipe);
        let recipes = all.filter_map(|document| Some((document.id.clone(), document.read::<Recipe>()?)));
        Book { decided, recipes: recipes.collect() }
    }

    /// The step that remembers what was decided about these parts of a draft; `None` when nothing new was.
    pub(super) fn remember(&self, job: u32, parts: &[(usize, usize)], now: f64) -> Result<Option<Step>, StoreError> {
        let mut changes: Vec<DocumentChange> = Vec::new();
        let mut names = Vec::new();
        for &(file, part) in parts {
            let Some(draft) = self.drafts.file(job, file) else { continue };
            let Some(report) = draft.report.parts.get(part) else { continue };
            let mapping = &report.mapping;
            let is_decided = !mapping.choice.is_empty() && mapping.recipe.is_none();
            if !is_decided || changes.iter().any(|change| change.id == mapping.key) {
                continue;
            }
            let known = self.documents.find(DocumentKind::Recipe, &mapping.key);
            // A name that a person gave stays.
            let name = known.and_then(|document| document.read::<Recipe>()).map(|recipe| recipe.name);
            let recipe = recipe(name.unwrap_or_else(|| stem(&draft.report.path)), mapping);
            let Ok(body) = serde_json::to_string(&recipe) else { continue };
            names.push(recipe.name);
            changes.push(DocumentChange {
                kind: DocumentKind::Recipe,
                id: mapping.key.clone(),
                rev: known.map_or(0, |document| document.rev),
                body: Some(body),
            });
        }
        let names = names.join(", ");
        let what = Said::new(format!("Remember the recipe “{names}”"), format!("Запомнить рецепт «{names}»"));
        self.documents.step(changes, what, now)
    }
}

fn recipe(name: String, mapping: &Mapping) -> Recipe {
    let words = |is: &dyn Fn(Option<crate::model::field::Field>) -> bool| {
        let mut words: Vec<String> =
            mapping.columns.iter().filter(|c| is(c.field) && !c.word.is_empty()).map(|c| c.word.clone()).collect();
        words.sort();
        words.dedup();
        words
    };
    Recipe {
        name,
        headers: words(&|_| true),
        used: words(&|field| field.is_some()),
        found: mapping.found.clone(),
        choice: mapping.choice.clone(),
    }
}

/// `Расходы ноябрь.csv` → `Расходы ноябрь`.
fn stem(path: &str) -> String {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_owned()
}
