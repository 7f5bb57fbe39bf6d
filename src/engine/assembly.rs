//! The pieces of one table, joined one by one while the next are still being parsed. It decides nothing: what a body
//! that contradicts its plan means is the intake's business.

use crate::model::column::{Column, DictBuilder};
use crate::model::field::{Field, Kind};
use crate::read::piece::{Cause, Piece, Signs, TotalsRow};
use crate::read::plan::Plan;
use crate::read::sink::recoded;
use std::collections::BTreeMap;

/// Rejected rows kept to be taken along.
const REJECTS_KEPT: usize = 1000;

/// All pieces so far. Shape: the columns have their texts once `finish` was called.
#[derive(Default)]
pub struct Assembly {
    pub columns: BTreeMap<Field, Column>,
    pub chunk_rows: Vec<u32>,
    pub rows: u32,
    pub rejected: u32,
    /// Line, column of the plan, what stood there, why.
    pub rejects: Vec<(u32, Option<usize>, String, Cause)>,
    pub totals: Vec<TotalsRow>,
    pub signs: Vec<Signs>,
    pub bad_texts: u32,
    /// Some bytes of the broken texts.
    pub bad_bytes: Vec<u8>,
    pub stuck: Option<u32>,
    /// Lines passed below the header.
    pub lines: u32,
    dicts: BTreeMap<Field, DictBuilder>,
}

impl Assembly {
    pub fn new(plan: &Plan) -> Self {
        Self { signs: vec![Signs::default(); plan.columns.len()], ..Self::default() }
    }

    /// Joins the piece that begins where the last one ended.
    #[inline(never)]
    pub fn add(&mut self, plan: &Plan, piece: Piece) {
        let first_line = plan.start_line.saturating_add(self.lines);
        for column in piece.columns {
            let slot = self.columns.entry(column.field).or_insert_with(|| Column::new(column.field.kind()));
            match column.field.kind() {
                Kind::Text => {
                    let dict = self.dicts.entry(column.field).or_default();
                    let is_first = dict.is_empty();
                    let codes: Vec<i64> =
                        (0..column.dict.len() as i64).map(|code| dict.code(column.dict.bytes_of(code))).collect();
                    match is_first {
                        true => slot.chunks.extend(column.chunks),
                        false => slot.chunks.extend(column.chunks.into_iter().map(|chunk| recoded(chunk, &codes))),
                    }
                }
                _ if column.field == Field::Line => {
                    slot.chunks.extend(column.chunks.into_iter().map(|chunk| chunk.shifted(i64::from(first_line))));
                }
                _ => slot.chunks.extend(column.chunks),
            }
        }
        self.chunk_rows.extend(piece.chunk_rows);
        self.rows += piece.rows;
        self.rejected += piece.rejected;
        for reject in piece.rejects {
            if self.rejects.len() < REJECTS_KEPT {
                let column = reject.column.map(|column| column as usize);
                self.rejects.push((first_line.saturating_add(reject.line), column, reject.found, reject.cause));
            }
        }
        for totals in piece.totals {
            self.totals.push(TotalsRow { line: first_line.saturating_add(totals.line), ..totals });
        }
        for (sum, signs) in self.signs.iter_mut().zip(piece.signs) {
            sum.contrary += signs.contrary;
            sum.supporting += signs.supporting;
            sum.bounded += signs.bounded;
            sum.unread += signs.unread;
        }
        self.bad_texts += piece.bad_texts;
        self.bad_bytes.extend(piece.bad_bytes);
        self.stuck = self.stuck.or(piece.stuck.map(|line| first_line.saturating_add(line)));
        self.lines = self.lines.saturating_add(piece.lines);
    }

    /// Every distinct text of every column.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.dicts.values().flat_map(|dict| dict.dict().iter())
    }

    /// Gives the columns their texts: no piece comes any more.
    pub fn finish(mut self) -> Self {
        for (field, dict) in std::mem::take(&mut self.dicts) {
            if let Some(column) = self.columns.get_mut(&field) {
                column.dict = dict.finish();
            }
        }
        self
    }
}
