//! `Plan`: everything a parser needs to turn a range of a file into typed columns. Plain data: it crosses to parse workers.

use crate::model::facts::SliceGrain;
use crate::model::field::Field;
use serde::{Deserialize, Serialize};

/// How the bytes stand for letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Encoding {
    #[default]
    Utf8,
    Utf16Le,
    Utf16Be,
    Windows1251,
    Windows1252,
}

/// Which sign parts the whole from the fraction, and which groups thousands (spaces of all kinds and `'` always may).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Decimal {
    /// `1,234.56`
    #[default]
    Point,
    /// `1.234,56` and `1 234,56`
    Comma,
}

/// How a day is written. Times after the day are read over; a zone is not applied (the tool's own day counts).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DateShape {
    /// `2026-11-14`, `2026/11/14`, with or without a time after a space or `T`
    YearFirst,
    /// `20261114`
    Compact,
    /// `14.11.2026`, `14/11/26`, `14-11-2026`
    DayFirst,
    /// `11/14/2026`
    MonthFirst,
    /// `Nov 14, 2026`, `14 Nov 2026`, `14 ноября 2026`, `25/Oct/25`
    MonthName,
    /// `0000`, `0001`: days since a start the preamble names
    NthDay { start: i32 },
    /// `October 1`, `1 октября`: the last such day that is not after the end the file's name tells
    NoYear { end: i32 },
    /// Unix seconds or milliseconds
    Unix,
    /// `2026-11` or `202611`: the first of the month
    MonthOnly,
}

/// How one cell becomes a value.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Cell {
    Text,
    Day(DateShape),
    /// Micros; `scale` divides (100 for minor units, 1 for major, 1e6 when the file has micros).
    Money {
        decimal: Decimal,
        scale: u32,
    },
    Number {
        decimal: Decimal,
    },
    /// `12.5%` → 0.125; a value without the sign is divided when `always` is set.
    Share {
        decimal: Decimal,
        always: bool,
    },
    /// `0:01:52`, `47.5`, `1m 20s` → seconds
    Seconds {
        decimal: Decimal,
    },
    /// true/false, 1/0, yes/no, да/нет, Y/N → 1/0
    Flag,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ColumnPlan {
    /// Position in the file, from 0.
    pub index: usize,
    /// As the file writes it.
    pub header: String,
    pub field: Field,
    pub cell: Cell,
    /// False when nothing in the head spoke for `cell` (`1,234`; `03/04/2026`) and the body may still contradict it.
    #[serde(default)]
    pub is_sure: bool,
    /// An unreadable value is unknown and its row is kept: a due date in words does not unmake a task.
    #[serde(default)]
    pub is_soft: bool,
}

/// Which lines are not data.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Skips {
    /// A row whose first cell that is not empty starts with one of these (lower case) is a totals row or a footer.
    pub first_cell: Vec<String>,
    /// A row whose first cell that is not empty is one of these (lower case, without a colon or dot after it) is one.
    pub whole_cell: Vec<String>,
    /// A row whose cells at these positions are all empty is a totals row (Meta, GA4 exploration).
    pub empty_means_total: Vec<usize>,
    /// Everything from a row on whose first cell starts with one of these (lower case) is a footer.
    pub footer: Vec<String>,
    /// A row starting with this byte is a comment.
    pub comment: Option<u8>,
}

/// A wide table: a column for each period or each currency. Every row becomes one record for each of them that has a
/// value, as if the table had been long.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Spread {
    /// What the headers of the spread columns say: the day of each record, or its currency.
    pub key: Field,
    /// How finely days in headers are cut.
    pub grain: SliceGrain,
    /// In the order of the file.
    pub records: Vec<Repeat>,
    /// Where each row says in a cell which measure its values are.
    pub by_name: Option<ByName>,
}

/// One record of every row of a wide table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Repeat {
    pub key: Key,
    /// Index into `Plan::columns`, and the position in the file that this record takes its value from.
    pub cells: Vec<(usize, usize)>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Key {
    Day(i32),
    Text(String),
}

/// Rows of a wide table that name their measure: `Cost;100;120` below `Metric;Jan 2026;Feb 2026`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ByName {
    /// Position of the name.
    pub index: usize,
    /// The names met, as `header::normal` writes them, with the index into `Plan::columns` of what they measure; `None`
    /// for one that is no measure of this table.
    pub names: Vec<(String, Option<usize>)>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    pub encoding: Encoding,
    pub delimiter: u8,
    /// The byte that ends a line: LF (a CR before it is dropped), or CR in a file that has no LF.
    pub line_end: u8,
    /// Byte offset of the first data row in the file, and its line number as the person sees it.
    pub start: u64,
    pub start_line: u32,
    /// Byte offset where the block ends; `None` = end of file.
    pub end: Option<u64>,
    /// Cells of the header row.
    pub width: usize,
    /// Several columns may go to one field: the first in this order counts, the next fill rows where it is empty.
    pub columns: Vec<ColumnPlan>,
    pub skips: Skips,
    /// A row without a value here is no row of this table (the day of a daily report).
    #[serde(default)]
    pub must: Vec<Field>,
    /// Boxed and rare: a long table never asks for it but once a row.
    #[serde(default)]
    pub spread: Option<Box<Spread>>,
}
