//! `Column`: typed values in packed chunks. Values are logical `i64` (days, codes, micros, whole numbers) or `f64`.
//!
//! A chunk keeps whole numbers as offsets from its least value in the narrowest width that holds them, so a
//! million rows of a real report take some 25 bytes a row. Readers take blocks into scratch buffers, so no
//! kernel knows the width. It never holds a table of strings.

pub use super::dict::{Dict, DictBuilder};
use super::field::Kind;

/// The logical value of a missing whole number, day, code or amount: unknown is not zero.
pub const NONE: i64 = i64::MIN;

/// Whole numbers of one chunk: `base + offset - 1`, where offset 0 means none.
#[derive(Clone, Debug, PartialEq)]
pub enum Chunk {
    U8 {
        base: i64,
        offsets: Vec<u8>,
    },
    U16 {
        base: i64,
        offsets: Vec<u16>,
    },
    U32 {
        base: i64,
        offsets: Vec<u32>,
    },
    /// Too spread for 32 bits: the values themselves, `NONE` for none.
    I64(Vec<i64>),
    /// Fractions: `NAN` for none.
    F64(Vec<f64>),
}

impl Chunk {
    /// Packs logical values into the narrowest width.
    pub fn pack(values: &[i64]) -> Self {
        let (mut least, mut most) = (i64::MAX, i64::MIN);
        for &value in values {
            if value != NONE {
                least = least.min(value);
                most = most.max(value);
            }
        }
        if least > most {
            return Self::U8 { base: 0, offsets: vec![0; values.len()] };
        }
        let spread = most.wrapping_sub(least) as u64;
        macro_rules! packed {
            ($variant:ident, $int:ty) => {{
                let offsets = values
                    .iter()
                    .map(|&value| if value == NONE { 0 } else { (value.wrapping_sub(least) as u64 + 1) as $int })
                    .collect();
                Self::$variant { base: least, offsets }
            }};
        }
        match spread {
            0..0xff => packed!(U8, u8),
            0xff..0xffff => packed!(U16, u16),
            0xffff..0xffff_ffff => packed!(U32, u32),
            _ => Self::I64(values.to_vec()),
        }
    }

    /// Packs fractions; when every value is whole (and safe in 53 bits), as whole numbers.
    pub fn pack_f64(values: &[f64]) -> Self {
        let whole = |v: &f64| v.is_nan() || (v.fract() == 0.0 && v.abs() < 9.0e15);
        if values.iter().all(whole) {
            let ints: Vec<i64> = values.iter().map(|v| if v.is_nan() { NONE } else { *v as i64 }).collect();
            return Self::pack(&ints);
        }
        Self::F64(values.to_vec())
    }

    /// Every whole number that is there, raised by the same amount; fractions stay as they are.
    pub fn shifted(mut self, by: i64) -> Self {
        match &mut self {
            Self::U8 { base, .. } | Self::U16 { base, .. } | Self::U32 { base, .. } => *base = base.wrapping_add(by),
            Self::I64(values) => {
                for value in values.iter_mut().filter(|value| **value != NONE) {
                    *value = value.wrapping_add(by);
                }
            }
            Self::F64(_) => {}
        }
        self
    }

    pub fn len(&self) -> usize {
        match self {
            Self::U8 { offsets, .. } => offsets.len(),
            Self::U16 { offsets, .. } => offsets.len(),
            Self::U32 { offsets, .. } => offsets.len(),
            Self::I64(values) => values.len(),
            Self::F64(values) => values.len(),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Copies `out.len()` logical values from row `from` on; `NONE` where missing. Fractions are cut.
    #[inline]
    pub fn read_i64(&self, from: usize, out: &mut [i64]) {
        let to = from + out.len();
        macro_rules! unpack {
            ($base:expr, $offsets:expr) => {{
                let base = $base.wrapping_sub(1);
                for (slot, &offset) in out.iter_mut().zip(&$offsets[from..to]) {
                    *slot = if offset == 0 { NONE } else { base.wrapping_add(i64::from(offset)) };
                }
            }};
        }
        match self {
            Self::U8 { base, offsets } => unpack!(base, offsets),
            Self::U16 { base, offsets } => unpack!(base, offsets),
            Self::U32 { base, offsets } => unpack!(base, offsets),
            Self::I64(values) => out.copy_from_slice(&values[from..to]),
            Self::F64(values) => {
                for (slot, &value) in out.iter_mut().zip(&values[from..to]) {
                    *slot = if value.is_nan() { NONE } else { value as i64 };
                }
            }
        }
    }

    /// Copies values as fractions; `NAN` where missing.
    #[inline]
    pub fn read_f64(&self, from: usize, out: &mut [f64]) {
        let to = from + out.len();
        macro_rules! unpack {
            ($base:expr, $offsets:expr) => {{
                let base = *$base as f64 - 1.0;
                for (slot, &offset) in out.iter_mut().zip(&$offsets[from..to]) {
                    *slot = if offset == 0 { f64::NAN } else { base + f64::from(offset) };
                }
            }};
        }
        match self {
            Self::U8 { base, offsets } => unpack!(base, offsets),
            Self::U16 { base, offsets } => unpack!(base, offsets),
            Self::U32 { base, offsets } => unpack!(base, offsets),
            Self::I64(values) => {
                for (slot, &value) in out.iter_mut().zip(&values[from..to]) {
                    *slot = if value == NONE { f64::NAN } else { value as f64 };
                }
            }
            Self::F64(values) => out.copy_from_slice(&values[from..to]),
        }
    }

    pub fn value(&self, row: usize) -> i64 {
        let mut one = [NONE];
        self.read_i64(row, &mut one);
        one[0]
    }

    pub fn number(&self, row: usize) -> f64 {
        let mut one = [f64::NAN];
        self.read_f64(row, &mut one);
        one[0]
    }

    /// Sum of the whole numbers present; `None` for fractions. Unpacks nothing.
    pub fn whole_sum(&self) -> Option<i128> {
        macro_rules! packed {
            ($base:expr, $offsets:expr) => {{
                let all: u64 = $offsets.iter().map(|offset| u64::from(*offset)).sum();
                let count: u64 = $offsets.iter().map(|offset| u64::from(*offset > 0)).sum();
                (i128::from(*$base) - 1) * i128::from(count) + i128::from(all)
            }};
        }
        Some(match self {
            Self::U8 { base, offsets } => packed!(base, offsets),
            Self::U16 { base, offsets } => packed!(base, offsets),
            Self::U32 { base, offsets } => packed!(base, offsets),
            Self::I64(values) => values.iter().filter(|v| **v != NONE).map(|v| i128::from(*v)).sum(),
            Self::F64(_) => return None,
        })
    }

    /// Bounds that hold every value present; exact below, at worst loose above. `None` for fractions or no value.
    pub fn bounds(&self) -> Option<(i64, i64)> {
        // Folds over plain numbers take whole blocks at once; `Iterator::max` compares one by one.
        macro_rules! packed {
            ($base:expr, $offsets:expr) => {{
                let most = $offsets.iter().fold(0, |most, &offset| if offset > most { offset } else { most });
                (most > 0).then(|| (*$base, $base.wrapping_add(i64::from(most) - 1)))
            }};
        }
        match self {
            Self::U8 { base, offsets } => packed!(base, offsets),
            Self::U16 { base, offsets } => packed!(base, offsets),
            Self::U32 { base, offsets } => packed!(base, offsets),
            Self::I64(values) => {
                let (mut least, mut most) = (i64::MAX, NONE);
                for &value in values {
                    least = if value == NONE { least } else { least.min(value) };
                    most = most.max(value);
                }
                (most != NONE).then_some((least, most))
            }
            Self::F64(_) => None,
        }
    }
}

/// One column of a slice: chunks of the same lengths as its neighbours'.
#[derive(Clone, Debug)]
pub struct Column {
    pub kind: Kind,
    /// The texts behind the codes, for `Kind::Text`; empty otherwise.
    pub dict: Dict,
    pub chunks: Vec<Chunk>,
}

impl Column {
    pub fn new(kind: Kind) -> Self {
        Self { kind, dict: Dict::default(), chunks: Vec::new() }
    }

    pub fn from_values(kind: Kind, values: &[i64]) -> Self {
        Self { kind, dict: Dict::default(), chunks: vec![Chunk::pack(values)] }
    }

    pub fn from_numbers(values: &[f64]) -> Self {
        Self { kind: Kind::Number, dict: Dict::default(), chunks: vec![Chunk::pack_f64(values)] }
    }

    /// Texts; an empty text is none.
    pub fn from_texts<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut dict = DictBuilder::default();
        let codes: Vec<i64> =
            texts.into_iter().map(|text| if text.is_empty() { NONE } else { dict.code(text.as_bytes()) }).collect();
        Self { kind: Kind::Text, dict: dict.finish(), chunks: vec![Chunk::pack(&codes)] }
    }

    /// One text in every row, in chunks of these lengths.
    pub fn constant(chunk_rows: &[u32], text: &str) -> Self {
        let mut dict = Dict::default();
        let code = dict.push(text.as_bytes());
        let chunks = chunk_rows.iter().map(|rows| Chunk::pack(&vec![code; *rows as usize])).collect();
        Self { kind: Kind::Text, dict, chunks }
    }

    pub fn len(&self) -> usize {
        self.chunks.iter().map(Chunk::len).sum()
    }

    pub fn is_empty(&self) -> bool {
        self.chunks.iter().all(Chunk::is_empty)
    }

    /// Chunk and row within it.
    pub fn locate(&self, row: usize) -> Option<(usize, usize)> {
        let mut left = row;
        for (index, chunk) in self.chunks.iter().enumerate() {
            if left < chunk.len() {
                return Some((index, left));
            }
            left -= chunk.len();
        }
        None
    }

    /// Logical value of a row; `NONE` where missing.
    pub fn value(&self, row: usize) -> i64 {
        self.locate(row).map_or(NONE, |(chunk, row)| self.chunks[chunk].value(row))
    }

    pub fn number(&self, row: usize) -> f64 {
        self.locate(row).map_or(f64::NAN, |(chunk, row)| self.chunks[chunk].number(row))
    }

    /// The text of a row; `None` where missing.
    pub fn text(&self, row: usize) -> Option<&str> {
        let code = self.value(row);
        (code != NONE).then(|| self.dict.text(code))
    }

    /// All logical values, for small tables and post-processing.
    pub fn values(&self) -> Vec<i64> {
        let mut all = vec![NONE; self.len()];
        let mut from = 0;
        for chunk in &self.chunks {
            chunk.read_i64(0, &mut all[from..from + chunk.len()]);
            from += chunk.len();
        }
        all
    }

    pub fn numbers(&self) -> Vec<f64> {
        let mut all = vec![f64::NAN; self.len()];
        let mut from = 0;
        for chunk in &self.chunks {
            chunk.read_f64(0, &mut all[from..from + chunk.len()]);
            from += chunk.len();
        }
        all
    }

    /// Keeps the rows for which `keep` is true, chunk by chunk.
    pub fn retain(&mut self, keep: &[bool]) {
        let mut from = 0;
        for chunk in &mut self.chunks {
            let len = chunk.len();
            let mask = &keep[from..from + len];
            from += len;
            if mask.iter().all(|k| *k) {
                continue;
            }
            if let Chunk::F64(values) = chunk {
                let mut row = 0;
                values.retain(|_| {
                    row += 1;
                    mask[row - 1]
                });
                continue;
            }
            let mut values = vec![NONE; len];
            chunk.read_i64(0, &mut values);
            let kept: Vec<i64> = values.into_iter().zip(mask).filter(|(_, k)| **k).map(|(v, _)| v).collect();
            *chunk = Chunk::pack(&kept);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn packing_keeps_every_value(values in proptest::collection::vec(prop_oneof![Just(NONE), any::<i64>(), -3i64..300, 0i64..70_000], 0..200)) {
            let chunk = Chunk::pack(&values);
            let mut back = vec![7; values.len()];
            chunk.read_i64(0, &mut back);
            prop_assert_eq!(&back, &values);
            let sum: i128 = values.iter().filter(|v| **v != NONE).map(|v| i128::from(*v)).sum();
            prop_assert_eq!(chunk.whole_sum(), Some(sum));
            if let Some((low, high)) = chunk.bounds() {
                prop_assert!(values.iter().all(|v| *v == NONE || (low <= *v && *v <= high)));
            }
        }
    }

    #[test]
    fn narrow_where_it_can_be() {
        assert!(matches!(Chunk::pack(&[20_000, 20_050, NONE]), Chunk::U8 { base: 20_000, .. }));
        assert!(matches!(Chunk::pack_f64(&[1.0, f64::NAN, 3.0]), Chunk::U8 { .. }));
        assert!(matches!(Chunk::pack_f64(&[1.5]), Chunk::F64(_)));
    }
}
