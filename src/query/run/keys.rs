//! One code for one text over all slices of a scan. Rows are never compared as texts.

use crate::model::column::{Column, Dict, DictBuilder, NONE};
use crate::model::facts::Slice;
use crate::model::field::{Field, Kind};
use crate::query::plan::Use;

/// A dimension over several slices. Code 0 is "not set".
pub struct Keys {
    pub field: Field,
    pub dict: Dict,
    /// Per use.
    pub remaps: Vec<Remap>,
}

pub enum Remap {
    /// The whole slice has one value.
    One(u32),
    /// Index = code of the slice + 1, so that a missing value comes first.
    Codes(Vec<u32>),
}

impl Remap {
    #[inline]
    pub fn of(&self, code: i64) -> u32 {
        match self {
            Remap::One(one) => *one,
            // NONE + 1 is far below zero and falls to "not set".
            Remap::Codes(codes) => codes.get(code.wrapping_add(1).max(0) as usize).copied().unwrap_or(0),
        }
    }
}

impl Keys {
    pub fn unify<'a>(field: Field, uses: &[Use], slice_of: impl Fn(&Use) -> &'a Slice) -> Self {
        let mut dict = DictBuilder::default();
        dict.code(b"");
        let mut remaps = Vec::with_capacity(uses.len());
        if let [only] = uses
            && let Some(column) = slice_of(only).column(field)
            && column.kind == Kind::Text
            && column.dict.iter().all(|text| !text.is_empty())
        {
            let mut one = Dict::default();
            one.push(b"");
            for code in 0..column.dict.len() as i64 {
                one.push(column.dict.bytes_of(code));
            }
            let codes = (0..=column.dict.len() as u32).collect();
            return Self { field, dict: one, remaps: vec![Remap::Codes(codes)] };
        }
        for each in uses {
            let slice = slice_of(each);
            remaps.push(match (slice.column(field), &slice.meta.account) {
                (Some(column), _) => Remap::Codes(codes_of(column, &mut dict)),
                (None, Some(account)) if field == Field::Account => Remap::One(dict.code(account.as_bytes()) as u32),
                (None, _) => Remap::One(0),
            });
        }
        Self { field, dict: dict.finish(), remaps }
    }

    pub fn len(&self) -> usize {
        self.dict.len()
    }
}

fn codes_of(column: &Column, dict: &mut DictBuilder) -> Vec<u32> {
    let mut codes = vec![0];
    match column.kind {
        Kind::Flag => codes.extend(["false", "true"].map(|text| dict.code(text.as_bytes()) as u32)),
        _ => codes.extend((0..column.dict.len() as i64).map(|code| dict.code(column.dict.bytes_of(code)) as u32)),
    }
    codes
}

/// The text a filter sees in a row of a text or flag column.
pub fn text_of(column: &Column, code: i64) -> &str {
    match (column.kind, code) {
        (_, NONE) => "",
        (Kind::Flag, 0) => "false",
        (Kind::Flag, _) => "true",
        _ => column.dict.text(code),
    }
}
