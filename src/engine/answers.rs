//! Questions about the facts: loads the columns a question needs, runs it, and remembers the answer until the facts
//! change.

use super::library::source_name;
use super::{Engine, Say};
use crate::checks::{self, Health, Looked};
use crate::model::field::{Field, Role};
use crate::model::short_sort::ShortSort;
use crate::model::table::Table;
use crate::protocol::{RawWanted, RowsFound, RowsWanted};
use crate::query;
use crate::query::ask::{Ask, Filter};
use crate::query::report::Report;
use crate::query::{Cohorts, Cube, CubeAsk, RawView};
use crate::store::Store;
use crate::store::error::StoreError;
use std::collections::VecDeque;

/// A board asks some twenty questions; a few boards' worth is kept.
const ANSWERS_KEPT: usize = 64;

#[derive(Debug, Default)]
pub struct Answers {
    known: VecDeque<(Ask, Report)>,
    health: Option<Health>,
    /// The table looked at last: its order is kept while its windows are walked through.
    raw: Option<RawView>,
}

impl Answers {
    pub fn forget(&mut self) {
        *self = Self::default();
    }

    fn find(&self, ask: &Ask) -> Option<&Report> {
        self.known.iter().find(|(known, _)| known == ask).map(|(_, report)| report)
    }

    fn keep(&mut self, ask: &Ask, report: &Report) {
        if self.known.len() >= ANSWERS_KEPT {
            self.known.pop_front();
        }
        self.known.push_back((ask.clone(), report.clone()));
    }
}

impl<S: Store> Engine<S> {
    /// Answers an ask. Damage met while loading is told through the library.
    pub async fn report(&mut self, ask: &Ask, say: Say<'_>) -> Result<Report, StoreError> {
        if let Some(report) = self.answers.find(ask) {
            return Ok(report.clone());
        }
        let needed = query::columns_needed(&self.shelf.metas(), ask);
        if self.shelf.need(&self.store, &self.manifest, needed).await? {
            say(self.library());
        }
        let report = query::run_prepared(self.shelf.facts(), &self.prepared, ask, self.today);
        self.answers.keep(ask, &report);
        Ok(report)
    }

    /// A raw group-by over one table.
    pub async fn cube(&mut self, ask: &CubeAsk, say: Say<'_>) -> Result<Cube, StoreError> {
        let mut fields = vec![ask.when.unwrap_or(ask.table.when())];
        fields.extend(ask.by.iter().chain(&ask.sums).chain(ask.filters.iter().map(|filter| &filter.field)));
        self.need_of_table(ask.table, fields, say).await?;
        Ok(query::cube(self.shelf.facts(), &self.prepared, ask))
    }

    pub async fn cohorts(&mut self, filters: &[Filter], say: Say<'_>) -> Result<Cohorts, StoreError> {
        let mut fields = vec![Field::Customer];
        fields.extend(filters.iter().map(|filter| filter.field));
        self.need_of_table(Table::Orders, fields, say).await?;
        Ok(query::cohort(self.shelf.facts(), &self.prepared, filters))
    }

    /// Loads these columns of every slice of a table, with those that every question of it reads.
    async fn need_of_table(&mut self, table: Table, mut fields: Vec<Field>, say: Say<'_>) -> Result<(), StoreError> {
        fields.extend([table.when(), Field::Currency, Field::Account]);
        fields.extend(table.identity());
        fields.short_sort();
        fields.dedup();
        let metas = self.shelf.metas();
        let needed = metas.iter().filter(|meta| meta.table == table).map(|meta| (meta.id, fields.clone()));
        if self.shelf.need(&self.store, &self.manifest, needed.collect()).await? {
            say(self.library());
        }
        Ok(())
    }

    /// What is covered, odd, or told differently by two systems.
    pub async fn health(&mut self, say: Say<'_>) -> Result<Health, StoreError> {
        if let Some(health) = &self.answers.health {
            return Ok(health.clone());
        }
        let needed = checks::columns_needed(&self.shelf.metas());
        if self.shelf.need(&self.store, &self.manifest, needed).await? {
            say(self.library());
        }
        let health = checks::health(&Looked {
            facts: self.shelf.facts(),
            prepared: &self.prepared,
            today: self.today,
            name: &source_name,
        });
        self.answers.health = Some(health.clone());
        Ok(health)
    }

    /// A window of a stored table, without personal columns.
    pub async fn raw(&mut self, want: &RawWanted, say: Say<'_>) -> Result<RowsFound, StoreError> {
        let view = match self.answers.raw.take().filter(|view| view.answers(want)) {
            Some(view) => view,
            None => {
                let metas = self.shelf.metas();
                let of_table = metas.iter().filter(|meta| meta.table == want.table);
                let shown = |field: &Field| field.role() != Role::Personal;
                let needed = of_table.map(|meta| (meta.id, meta.fields.iter().copied().filter(shown).collect()));
                if self.shelf.need(&self.store, &self.manifest, needed.collect()).await? {
                    say(self.library());
                }
                RawView::of(self.shelf.facts(), want)
            }
        };
        let found = view.page(self.shelf.facts(), &self.prepared, want.from, want.limit);
        self.answers.raw = Some(view);
        Ok(found)
    }

    /// The rows behind a number, without personal columns.
    pub async fn rows(&mut self, want: &RowsWanted, say: Say<'_>) -> Result<RowsFound, StoreError> {
        let metas = self.shelf.metas();
        let of_table = metas.iter().filter(|meta| meta.table == want.table);
        let needed = of_table
            .map(|meta| (meta.id, meta.fields.iter().copied().filter(|f| f.role() != Role::Personal).collect()));
        if self.shelf.need(&self.store, &self.manifest, needed.collect()).await? {
            say(self.library());
        }
        Ok(query::rows(self.shelf.facts(), want))
    }
}
