//! `Facts`: what is known, as slices with their lineage. The slice rule (DESIGN §2) rests on what a `Slice` says of itself.

use super::column::Column;
use super::day::Day;
use super::field::{Field, Role};
use super::money::Currency;
use super::period::Period;
use super::table::Table;
use crate::model::short_sort::ShortSort;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::rc::Rc;

/// How finely a slice of a period table is cut in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SliceGrain {
    /// An event table: each row has days of its own.
    Event,
    Day,
    Week,
    Month,
    /// One period without a date column: answers only for periods that contain it whole.
    Whole,
}

/// One file (or one block or sheet of it) that was loaded. Undo removes it and its slice.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Import {
    /// Rises with every import: the newer wins.
    pub id: u32,
    pub file: String,
    /// Block or sheet inside the file, where there are several.
    pub part: Option<String>,
    pub bytes: u64,
    /// Of the file's bytes, 16 hex digits: the same file twice changes nothing.
    pub hash: String,
    /// Milliseconds since 1970, given by the caller.
    pub imported_at: f64,
    pub slice: SliceMeta,
}

/// Everything about a slice but its columns.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SliceMeta {
    /// The import it came from.
    pub id: u32,
    /// Source id, as `google_ads`.
    pub source: String,
    /// Report id within the source, as `campaign_report`.
    pub report: String,
    pub account: Option<String>,
    pub table: Table,
    /// Dimensions the rows are broken down by, sorted; for a period table they make it one view of many.
    pub dims: Vec<Field>,
    pub grain: SliceGrain,
    /// Days covered: stated by the file, else first to last day seen in the table's own day column.
    pub period: Option<Period>,
    /// Of all money in it, unless it has a column `Field::Currency`.
    pub currency: Option<Currency>,
    pub rows: u32,
    /// What the file's own totals row says, in the field's unit (money in micros): checks sums, and answers for
    /// measures that cannot be added.
    pub totals: Vec<(Field, f64)>,
    /// Fields present, in storage order.
    pub fields: Vec<Field>,
    /// Rows of each chunk.
    pub chunk_rows: Vec<u32>,
    /// The channel column was worked out by the rules; else the tool itself stated it.
    #[serde(default)]
    pub is_channel_derived: bool,
}

impl SliceMeta {
    pub fn has(&self, field: Field) -> bool {
        self.fields.contains(&field)
    }

    /// True when every asked dimension is carried.
    pub fn carries(&self, dims: &[Field]) -> bool {
        dims.iter().all(|dim| self.dims.contains(dim))
    }
}

/// A slice with the columns loaded so far.
#[derive(Clone, Debug)]
pub struct Slice {
    pub meta: SliceMeta,
    pub columns: BTreeMap<Field, Column>,
}

impl Slice {
    pub fn column(&self, field: Field) -> Option<&Column> {
        self.columns.get(&field)
    }

    /// The person's row number in the file (1 = first line) for a row of the slice.
    pub fn line(&self, row: usize) -> Option<u32> {
        let line = self.column(Field::Line)?.value(row);
        u32::try_from(line).ok()
    }

    /// Keeps the rows for which `keep` is true, and brings the meta in line.
    pub fn retain(&mut self, keep: &[bool]) {
        for column in self.columns.values_mut() {
            column.retain(keep);
        }
        self.settle();
    }

    /// Brings the meta in line with the columns after some were added, dropped or shortened.
    pub fn settle(&mut self) {
        self.meta.fields = self.columns.keys().copied().collect();
        self.meta.dims = dimensions(self.columns.keys().copied());
        self.meta.chunk_rows = match self.columns.values().next() {
            Some(column) => column.chunks.iter().map(|chunk| chunk.len() as u32).collect(),
            None => Vec::new(),
        };
        self.meta.rows = self.meta.chunk_rows.iter().sum();
    }

    /// First and last day of a day column.
    pub fn span(&self, when: Field) -> Option<Period> {
        let column = self.column(when)?;
        let mut span: Option<(i64, i64)> = None;
        for chunk in &column.chunks {
            if let Some((low, high)) = chunk.bounds() {
                span = Some(span.map_or((low, high), |(l, h)| (l.min(low), h.max(high))));
            }
        }
        let (low, high) = span?;
        Period::new(Day(low as i32), Day(high as i32))
    }
}

/// The dimension set of columns present: what makes one slice another view than its neighbour.
pub fn dimensions(fields: impl IntoIterator<Item = Field>) -> Vec<Field> {
    let mut dims: Vec<Field> =
        fields.into_iter().filter(|f| f.role() == Role::Dimension && *f != Field::Currency).collect();
    dims.short_sort();
    dims.dedup();
    dims
}

/// All that is loaded, oldest import first.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    pub imports: Vec<Import>,
    pub slices: Vec<Rc<Slice>>,
}

impl Facts {
    pub fn slices_of(&self, table: Table) -> impl Iterator<Item = &Rc<Slice>> {
        self.slices.iter().filter(move |slice| slice.meta.table == table)
    }

    pub fn import(&self, id: u32) -> Option<&Import> {
        self.imports.iter().find(|import| import.id == id)
    }
}
