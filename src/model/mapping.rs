//! How the columns of a table go to our fields: what was seen of it, what a person chose, and the recipe that remembers
//! the choice for the next file with the same header. Plain data: it reads nothing.

use super::field::Field;
use super::money::Currency;
use serde::{Deserialize, Serialize};

/// A report of a source by their ids.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportId {
    pub source: String,
    pub report: String,
}

/// What a person decided about reading a table. All empty: as it was found.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Choice {
    /// Another report than the one recognised.
    pub report: Option<ReportId>,
    /// Only columns that go elsewhere than found.
    pub columns: Vec<ColumnChoice>,
    /// `03/04/2026` is the 3rd of April, or the 4th of March. For columns that do not tell it themselves.
    pub day_first: Option<bool>,
    /// `1,234` is one and a bit, or a thousand. For columns that do not tell it themselves.
    pub decimal_comma: Option<bool>,
    /// Of all money in the table that no column of its own says.
    pub currency: Option<Currency>,
    pub account: Option<String>,
}

impl Choice {
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Sends a column to a field, or nowhere.
    pub fn send(&mut self, header: &str, nth: u32, field: Option<Field>) {
        self.columns.retain(|column| column.header != header || column.nth != nth);
        self.columns.push(ColumnChoice { header: header.to_owned(), nth, field });
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ColumnChoice {
    /// Lower case, plain spaces.
    pub header: String,
    /// Which of the columns with this header, from 0.
    #[serde(default)]
    pub nth: u32,
    /// `None` leaves it out.
    pub field: Option<Field>,
}

/// A choice remembered for every file with such a header.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Recipe {
    pub name: String,
    /// Every header of the file it was made from: lower case, sorted, each once.
    pub headers: Vec<String>,
    /// Headers that are read: without one of them it is another table.
    pub used: Vec<String>,
    /// What recognition alone said, when a system's report was recognised.
    #[serde(default)]
    pub found: Option<ReportId>,
    pub choice: Choice,
}

/// What is known of how to read tables: what was decided for this draft, by the key of a header, and what is remembered.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Book {
    pub decided: Vec<(String, Choice)>,
    /// By the document's id.
    pub recipes: Vec<(String, Recipe)>,
}

/// A table as it was read, for the person to look at and to change.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Mapping {
    /// Of the header, whatever the order of its columns.
    pub key: String,
    /// What was applied.
    pub choice: Choice,
    /// The recipe it came from.
    pub recipe: Option<RecipeUsed>,
    /// What recognition alone said, when a system's report was recognised.
    pub found: Option<ReportId>,
    /// In the order of the file.
    pub columns: Vec<ColumnSeen>,
    /// What the table could be, the likeliest first.
    pub reports: Vec<ReportName>,
    /// Where a column can go.
    pub fields: Vec<Field>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RecipeUsed {
    pub id: String,
    pub name: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReportName {
    pub id: ReportId,
    pub source: crate::words::Said,
    pub report: crate::words::Said,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ColumnSeen {
    /// As the file writes it.
    pub header: String,
    /// As a choice names it.
    pub word: String,
    pub nth: u32,
    pub field: Option<Field>,
    /// Up to three different values as written; of personal columns only their shape.
    pub samples: Vec<String>,
    /// How sure the header is, 0..=1; a person's word is 1.
    pub confidence: f64,
    /// What it holds of a person; not kept unless the person at the screen says so.
    pub personal: Option<Field>,
    /// It could not be read as what its header says.
    pub is_unread: bool,
    /// A person or a recipe said where it goes.
    pub is_chosen: bool,
    /// Known, and left out on purpose: derived ratios, notes.
    pub is_ignored: bool,
    /// How a value was read that could be read another way too.
    pub reading: Option<Reading>,
}

/// Days are days since 1970.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reading {
    Day { day_first: i32, month_first: i32, is_day_first: bool },
    Number { comma: f64, point: f64, is_comma: bool },
}

/// Below this a header is a likeness and no more.
const SURE: f64 = 0.75;

impl ColumnSeen {
    /// Worth a person's look before it is stored.
    pub fn is_doubtful(&self) -> bool {
        let is_hashed = self.field == Some(Field::Email);
        self.is_chosen
            || self.is_unread
            || (self.personal.is_some() && !is_hashed)
            || self.reading.is_some()
            || (self.field.is_some() && self.confidence < SURE)
    }
}
