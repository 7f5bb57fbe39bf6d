//! A column as bytes and back. Pure; it never panics on bytes it did not write.
//!
//! Layout, little-endian: magic `SXC1` · kind u8 · three zero bytes · chunk count u32 · dictionary: bytes u32,
//! texts u32 · per chunk a head of width u8, three zero bytes, rows u32, base i64 · the dictionary's bytes · its ends ·
//! the chunks' values end to end. The checksum lies in the manifest, so a blob put in another's place is found too.

use super::checksum::Xxh64;
use crate::model::bytes;
use crate::model::column::{Chunk, Column, Dict};
use crate::model::field::Kind;

const MAGIC: &[u8; 4] = b"SXC1";
const HEAD: usize = 20;
const CHUNK_HEAD: usize = 16;
/// Ends of texts that are made bytes at once.
const ENDS: usize = 1 << 16;

pub fn encode(column: &Column) -> Vec<u8> {
    let (texts, ends) = column.dict.parts();
    let body: usize = column.chunks.iter().map(|chunk| chunk.len() * usize::from(width(chunk))).sum();
    let mut out =
        Vec::with_capacity(HEAD + column.chunks.len() * CHUNK_HEAD + texts.len() + std::mem::size_of_val(ends) + body);
    parts(column, &mut |part| out.extend_from_slice(part));
    out
}

/// Length and checksum of the encoded column, without holding it.
pub fn weigh(column: &Column) -> (u64, u64) {
    let (mut bytes, mut sum) = (0, Xxh64::default());
    parts(column, &mut |part| {
        bytes += part.len() as u64;
        sum.update(part);
    });
    (bytes, sum.finish())
}

/// The encoded column, part by part.
#[inline(never)]
fn parts(column: &Column, put: &mut dyn FnMut(&[u8])) {
    let (texts, ends) = column.dict.parts();
    let mut out = Vec::new();
    out.extend_from_slice(MAGIC);
    out.extend_from_slice(&[kind_code(column.kind), 0, 0, 0]);
    for count in [column.chunks.len(), texts.len(), ends.len()] {
        out.extend_from_slice(&(count as u32).to_le_bytes());
    }
    for chunk in &column.chunks {
        out.extend_from_slice(&[tag(chunk), 0, 0, 0]);
        out.extend_from_slice(&(chunk.len() as u32).to_le_bytes());
        out.extend_from_slice(&base(chunk).to_le_bytes());
    }
    put(&out);
    put(texts);
    for ends in ends.chunks(ENDS) {
        out.clear();
        bytes::write(&mut out, ends, u32::to_le_bytes);
        put(&out);
    }
    for chunk in &column.chunks {
        out.clear();
        match chunk {
            Chunk::U8 { offsets, .. } => {
                put(offsets);
                continue;
            }
            Chunk::U16 { offsets, .. } => bytes::write(&mut out, offsets, u16::to_le_bytes),
            Chunk::U32 { offsets, .. } => bytes::write(&mut out, offsets, u32::to_le_bytes),
            Chunk::I64(values) => bytes::write(&mut out, values, i64::to_le_bytes),
            Chunk::F64(values) => bytes::write(&mut out, values, f64::to_le_bytes),
        }
        put(&out);
    }
}

/// `None` when these bytes are no column: cut short, of another shape, or with codes outside the dictionary.
#[inline(never)]
pub fn decode(bytes: &[u8]) -> Option<Column> {
    let mut rest = bytes;
    if take(&mut rest, 4)? != MAGIC {
        return None;
    }
    let kind = kind_of(take(&mut rest, 4)?[0])?;
    let (chunk_count, text_len, text_count) = (take_u32(&mut rest)?, take_u32(&mut rest)?, take_u32(&mut rest)?);
    let mut heads = take(&mut rest, chunk_count.checked_mul(CHUNK_HEAD)?)?;
    let texts = take(&mut rest, text_len)?.to_vec();
    let ends = take(&mut rest, text_count.checked_mul(4)?)?;
    let dict = Dict::from_parts(texts, bytes::read(ends, u32::from_le_bytes))?;
    let mut chunks = Vec::with_capacity(chunk_count);
    while !heads.is_empty() {
        let tag = take(&mut heads, 4)?[0];
        let rows = take_u32(&mut heads)?;
        let base = i64::from_le_bytes(*take(&mut heads, 8)?.first_chunk()?);
        let mut values = |width: usize| take(&mut rest, rows.checked_mul(width)?);
        chunks.push(match tag {
            1 => Chunk::U8 { base, offsets: values(1)?.to_vec() },
            2 => Chunk::U16 { base, offsets: bytes::read(values(2)?, u16::from_le_bytes) },
            4 => Chunk::U32 { base, offsets: bytes::read(values(4)?, u32::from_le_bytes) },
            8 => Chunk::I64(bytes::read(values(8)?, i64::from_le_bytes)),
            9 => Chunk::F64(bytes::read(values(8)?, f64::from_le_bytes)),
            _ => return None,
        });
    }
    let column = Column { kind, dict, chunks };
    (rest.is_empty() && codes_are_known(&column)).then_some(column)
}

/// A text column's codes must lie in its dictionary: a kernel trusts them.
fn codes_are_known(column: &Column) -> bool {
    let texts = column.dict.len() as i64;
    column.kind != Kind::Text
        || column.chunks.iter().all(|chunk| match chunk {
            Chunk::F64(_) => false,
            _ => chunk.bounds().is_none_or(|(low, high)| 0 <= low && low <= high && high < texts),
        })
}

fn take<'a>(rest: &mut &'a [u8], len: usize) -> Option<&'a [u8]> {
    let (head, tail) = rest.split_at_checked(len)?;
    *rest = tail;
    Some(head)
}

fn take_u32(rest: &mut &[u8]) -> Option<usize> {
    take(rest, 4)?.first_chunk().map(|word| u32::from_le_bytes(*word) as usize)
}

fn tag(chunk: &Chunk) -> u8 {
    match chunk {
        Chunk::U8 { .. } => 1,
        Chunk::U16 { .. } => 2,
        Chunk::U32 { .. } => 4,
        Chunk::I64(_) => 8,
        Chunk::F64(_) => 9,
    }
}

fn width(chunk: &Chunk) -> u8 {
    tag(chunk).min(8)
}

fn base(chunk: &Chunk) -> i64 {
    match chunk {
        Chunk::U8 { base, .. } | Chunk::U16 { base, .. } | Chunk::U32 { base, .. } => *base,
        Chunk::I64(_) | Chunk::F64(_) => 0,
    }
}

/// Frozen numbers: they are on people's disks.
fn kind_code(kind: Kind) -> u8 {
    match kind {
        Kind::Day => 1,
        Kind::Text => 2,
        Kind::Money => 3,
        Kind::Number => 4,
        Kind::Flag => 5,
    }
}

fn kind_of(code: u8) -> Option<Kind> {
    [Kind::Day, Kind::Text, Kind::Money, Kind::Number, Kind::Flag].into_iter().find(|kind| kind_code(*kind) == code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::column::NONE;
    use crate::store::checksum::xxh64;
    use proptest::prelude::*;

    fn a_column() -> impl Strategy<Value = Column> {
        let ints = proptest::collection::vec(
            proptest::collection::vec(prop_oneof![Just(NONE), any::<i64>(), -3i64..200, 0i64..70_000], 0..40),
            0..4,
        )
        .prop_map(|chunks| Column {
            kind: Kind::Money,
            dict: Dict::default(),
            chunks: chunks.iter().map(|values| Chunk::pack(values)).collect(),
        });
        let floats = proptest::collection::vec(any::<f64>(), 0..40).prop_map(|values| Column::from_numbers(&values));
        let texts = proptest::collection::vec("[a-zа-я]{0,5}", 0..300)
            .prop_map(|texts| Column::from_texts(texts.iter().map(String::as_str)));
        prop_oneof![ints, floats, texts]
    }

    proptest! {
        #[test]
        fn a_column_comes_back(column in a_column()) {
            let back = decode(&encode(&column)).unwrap();
            prop_assert_eq!(back.kind, column.kind);
            prop_assert_eq!(back.dict.parts(), column.dict.parts());
            // Bits, not values: NAN stands for none.
            prop_assert_eq!(encode(&back), encode(&column));
            prop_assert_eq!(back.values(), column.values());
            let bytes = encode(&column);
            prop_assert_eq!(weigh(&column), (bytes.len() as u64, xxh64(&bytes)));
        }

        #[test]
        fn garbage_is_refused_and_never_panics(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            decode(&bytes);
            let mut with_magic = MAGIC.to_vec();
            with_magic.extend(bytes);
            decode(&with_magic);
        }

        #[test]
        fn a_cut_or_changed_blob_never_panics(column in a_column(), at in any::<usize>(), value in any::<u8>()) {
            let mut bytes = encode(&column);
            let at = at % bytes.len();
            prop_assert!(decode(&bytes[..at]).is_none());
            bytes[at] = value;
            if let Some(column) = decode(&bytes) {
                column.values();
                (0..column.len()).for_each(|row| { column.text(row); });
            }
        }
    }

    #[test]
    fn a_million_small_numbers_take_a_byte_each() {
        let column = Column::from_values(Kind::Day, &vec![20_000; 1_000_000]);
        assert!(encode(&column).len() < 1_000_100);
    }
}
