//! One code for one text over all slices of a scan. Rows are never compared as texts.

use crate::model::column::{Column, Dict, DictBuilder, NONE};
use crate::model::facts::Slice;
use crate::model::field::{Field, Kind};
use crate::query::plan::Use;

/// A dimension over several slices. Code 0 is "not set".
pub struct Keys<'a> {
    pub field: Field,
    texts: Texts<'a>,
    /// Per use.
    pub remaps: Vec<Remap>,
}

enum Texts<'a> {
    /// Of several slices, "not set" first.
    Own(Dict),
    /// Of a single slice, one down.
    Of(&'a Dict),
}

pub enum Remap {
    /// A single slice keeps its own codes, one up.
    Shift,
    /// The whole slice has one value.
    One(u32),
    /// Index = code of the slice + 1, so that a missing value comes first.
    Codes(Vec<u32>),
}

/// One up; `NONE` is far below zero and falls to 0, "not set".
#[inline(always)]
pub fn shifted(code: i64) -> u32 {
    code.wrapping_add(1).max(0) as u32
}

impl Remap {
    #[inline]
    pub fn of(&self, code: i64) -> u32 {
        match self {
            Remap::One(one) => *one,
            Remap::Shift => shifted(code),
            Remap::Codes(codes) => codes.get(shifted(code) as usize).copied().unwrap_or(0),
        }
    }
}

impl<'a> Keys<'a> {
    pub fn unify(field: Field, uses: &[Use], slice_of: impl Fn(&Use) -> &'a Slice) -> Self {
        if let [only] = uses
            && let Some(column) = slice_of(only).column(field)
            && column.kind == Kind::Text
            && !has_empty(&column.dict)
        {
            return Self { field, texts: Texts::Of(&column.dict), remaps: vec![Remap::Shift] };
        }
        let mut dict = DictBuilder::default();
        dict.code(b"");
        let mut remaps = Vec::with_capacity(uses.len());
        for each in uses {
            let slice = slice_of(each);
            remaps.push(match (slice.column(field), &slice.meta.account) {
                (Some(column), _) => Remap::Codes(codes_of(column, &mut dict)),
                (None, Some(account)) if field == Field::Account => Remap::One(dict.code(account.as_bytes()) as u32),
                (None, _) => Remap::One(0),
            });
        }
        Self { field, texts: Texts::Own(dict.finish()), remaps }
    }

    /// Codes, "not set" among them.
    pub fn len(&self) -> usize {
        match &self.texts {
            Texts::Own(dict) => dict.len(),
            Texts::Of(dict) => dict.len() + 1,
        }
    }

    /// Empty for "not set".
    pub fn text(&self, code: usize) -> &str {
        match (&self.texts, code) {
            (_, 0) => "",
            (Texts::Own(dict), code) => dict.text(code as i64),
            (Texts::Of(dict), code) => dict.text(code as i64 - 1),
        }
    }
}

fn has_empty(dict: &Dict) -> bool {
    let (_, ends) = dict.parts();
    ends.first() == Some(&0) || ends.windows(2).any(|pair| pair[0] == pair[1])
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
