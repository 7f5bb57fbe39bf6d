//! Where the values of one field gather while a piece is parsed: typed, one value a row, packed chunk by chunk.

use super::cell::is_no_text;
use super::piece::PieceColumn;
use crate::model::column::{Chunk, Dict, DictBuilder, NONE};
use crate::model::field::{Field, Kind};
use std::borrow::Cow;

/// Rows of one chunk: as many as have line numbers, or ids in order, that fit 16 bits beside the sign for none.
pub const CHUNK: usize = (1 << 16) - 1;

/// Texts that are not UTF-8.
#[derive(Default)]
pub struct Bad {
    pub texts: u32,
    /// The first of their bytes.
    pub bytes: Vec<u8>,
}

/// Bytes of broken texts kept.
const BAD_BYTES: usize = 1024;

pub struct Sink {
    pub field: Field,
    kind: Kind,
    /// Days, codes, micros, flags, and whole numbers as long as all are whole.
    wholes: Vec<i64>,
    /// Once a fraction was met in this chunk.
    fractions: Option<Vec<f64>>,
    dict: DictBuilder,
    chunks: Vec<Chunk>,
}

impl Sink {
    pub fn new(field: Field, rows: usize) -> Self {
        Self {
            field,
            kind: field.kind(),
            wholes: Vec::with_capacity(rows.min(CHUNK)),
            fractions: None,
            dict: DictBuilder::default(),
            chunks: Vec::new(),
        }
    }

    #[inline]
    pub fn whole(&mut self, value: i64) {
        match &mut self.fractions {
            None => self.wholes.push(value),
            Some(fractions) => fractions.push(if value == NONE { f64::NAN } else { value as f64 }),
        }
    }

    #[inline]
    pub fn fraction(&mut self, value: f64) {
        if self.fractions.is_none() {
            if value.fract() == 0.0 && value.abs() < 9.0e15 {
                self.wholes.push(value as i64);
                return;
            }
            let before = self.wholes.iter().map(|v| if *v == NONE { f64::NAN } else { *v as f64 });
            self.fractions = Some(before.collect());
            self.wholes.clear();
        }
        if let Some(fractions) = &mut self.fractions {
            fractions.push(value);
        }
    }

    #[inline]
    pub fn text(&mut self, text: &[u8]) {
        let code = self.dict.code(text);
        self.wholes.push(code);
    }

    pub fn nothing(&mut self) {
        self.whole(NONE);
    }

    /// Forgets what was gathered in this chunk after `rows`: the row turned out to be none.
    pub fn truncate(&mut self, rows: usize) {
        match &mut self.fractions {
            None => self.wholes.truncate(rows),
            Some(fractions) => fractions.truncate(rows),
        }
    }

    pub fn end_chunk(&mut self) {
        let chunk = match self.fractions.take() {
            None => Chunk::pack(&self.wholes),
            Some(fractions) => Chunk::pack_f64(&fractions),
        };
        self.chunks.push(chunk);
        self.wholes.clear();
    }

    /// The column; its texts that were not UTF-8 are mended and counted in `bad`. Words for "nothing" become missing.
    pub fn finish(self, bad: &mut Bad) -> PieceColumn {
        let mut column = PieceColumn { field: self.field, dict: self.dict.finish(), chunks: self.chunks };
        if self.kind == Kind::Text {
            clean(&mut column, bad);
        }
        column
    }
}

/// Mends texts once a distinct text, never once a row.
#[inline(never)]
fn clean(column: &mut PieceColumn, bad: &mut Bad) {
    let texts = 0..column.dict.len() as i64;
    let is_well = std::str::from_utf8(column.dict.parts().0).is_ok();
    let is_gap: Vec<bool> = texts.clone().map(|code| is_no_text(column.dict.bytes_of(code))).collect();
    if is_well && !is_gap.contains(&true) && boundaries_hold(&column.dict) {
        return;
    }
    let mut dict = DictBuilder::default();
    let codes: Vec<i64> = texts
        .zip(&is_gap)
        .map(|(code, is_gap)| {
            if *is_gap {
                return NONE;
            }
            let text = String::from_utf8_lossy(column.dict.bytes_of(code));
            if matches!(text, Cow::Owned(_)) {
                bad.texts += 1;
                let room = BAD_BYTES.saturating_sub(bad.bytes.len());
                bad.bytes.extend(column.dict.bytes_of(code).iter().chain(b" ").take(room));
            }
            dict.code(text.as_bytes())
        })
        .collect();
    column.dict = dict.finish();
    for chunk in &mut column.chunks {
        *chunk = recoded(std::mem::replace(chunk, Chunk::U8 { base: 0, offsets: Vec::new() }), &codes);
    }
}

/// Two broken letters side by side can look like one whole letter: each text is looked at alone then.
fn boundaries_hold(dict: &Dict) -> bool {
    let (bytes, ends) = dict.parts();
    ends.iter().all(|end| bytes.get(*end as usize).is_none_or(|byte| (byte & 0xC0) != 0x80))
}

/// The same rows with other codes; a code past the list becomes none.
#[inline(never)]
pub fn recoded(chunk: Chunk, codes: &[i64]) -> Chunk {
    let is_shift = codes.iter().zip(codes.first().copied().unwrap_or(0)..).all(|(code, next)| *code == next);
    if let (true, Some(first), Some((_, last))) = (is_shift, codes.first(), chunk.bounds())
        && last < codes.len() as i64
    {
        // Ids in order, and lists that were the same before: no row is looked at.
        return chunk.shifted(*first);
    }
    let mut values = vec![NONE; chunk.len()];
    chunk.read_i64(0, &mut values);
    for value in &mut values {
        *value = usize::try_from(*value).ok().and_then(|code| codes.get(code).copied()).unwrap_or(NONE);
    }
    Chunk::pack(&values)
}
