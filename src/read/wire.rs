//! A `Piece` as bytes and back: little-endian, lengths before contents. It crosses from a parse worker and is never stored.

use super::piece::{Cause, Piece, PieceColumn, Rejected, Signs, TotalsRow};
use crate::model::bytes;
use crate::model::column::{Chunk, Dict};
use crate::model::field::Field;

struct Writer(Vec<u8>);

impl Writer {
    fn u32(&mut self, value: u32) {
        self.0.extend_from_slice(&value.to_le_bytes());
    }

    fn u64(&mut self, value: u64) {
        self.0.extend_from_slice(&value.to_le_bytes());
    }

    fn bytes(&mut self, bytes: &[u8]) {
        self.u32(bytes.len() as u32);
        self.0.extend_from_slice(bytes);
    }

    fn chunk(&mut self, chunk: &Chunk) {
        macro_rules! plain {
            ($tag:literal, $base:expr, $values:expr, $type:ty) => {{
                self.0.push($tag);
                self.u64($base as u64);
                self.u32($values.len() as u32);
                bytes::write(&mut self.0, $values, <$type>::to_le_bytes);
            }};
        }
        match chunk {
            Chunk::U8 { base, offsets } => {
                self.0.push(1);
                self.u64(*base as u64);
                self.bytes(offsets);
            }
            Chunk::U16 { base, offsets } => plain!(2, *base, offsets, u16),
            Chunk::U32 { base, offsets } => plain!(3, *base, offsets, u32),
            Chunk::I64(values) => plain!(4, 0, values, i64),
            Chunk::F64(values) => plain!(5, 0, values, f64),
        }
    }
}

#[inline(never)]
pub fn write(piece: &Piece) -> Vec<u8> {
    let mut out = Writer(Vec::with_capacity(size(piece)));
    out.u64(piece.began);
    out.u64(piece.next);
    out.u64(piece.hash);
    out.u32(piece.lines);
    out.u32(piece.rows);
    out.u32(piece.rejected);
    out.u32(piece.bad_texts);
    out.bytes(&piece.bad_bytes);
    out.u32(u32::from(piece.is_over));
    out.u32(u32::from(piece.stuck.is_some()));
    out.u32(piece.stuck.unwrap_or(0));
    out.u32(piece.chunk_rows.len() as u32);
    piece.chunk_rows.iter().for_each(|rows| out.u32(*rows));
    out.u32(piece.signs.len() as u32);
    for signs in &piece.signs {
        out.u32(signs.contrary);
        out.u32(signs.supporting);
        out.u32(signs.bounded);
        out.u32(signs.unread);
    }
    out.u32(piece.rejects.len() as u32);
    for reject in &piece.rejects {
        out.u32(reject.line);
        out.u32(reject.column.unwrap_or(u32::MAX));
        out.u32(reject.cause as u32);
        out.bytes(reject.found.as_bytes());
    }
    out.u32(piece.totals.len() as u32);
    for totals in &piece.totals {
        out.u32(totals.line);
        out.bytes(totals.label.as_bytes());
        out.u32(totals.values.len() as u32);
        for (field, value) in &totals.values {
            out.bytes(field.id().as_bytes());
            out.u64(value.to_bits());
        }
    }
    out.u32(piece.columns.len() as u32);
    for column in &piece.columns {
        out.bytes(column.field.id().as_bytes());
        let (texts, ends) = column.dict.parts();
        out.bytes(texts);
        out.u32(ends.len() as u32);
        bytes::write(&mut out.0, ends, u32::to_le_bytes);
        out.u32(column.chunks.len() as u32);
        column.chunks.iter().for_each(|chunk| out.chunk(chunk));
    }
    out.0
}

/// Bytes that the columns take, nearly: growing by doubling would copy them all again.
fn size(piece: &Piece) -> usize {
    let of_chunk = |chunk: &Chunk| match chunk {
        Chunk::U8 { offsets, .. } => offsets.len(),
        Chunk::U16 { offsets, .. } => offsets.len() * 2,
        Chunk::U32 { offsets, .. } => offsets.len() * 4,
        Chunk::I64(values) => values.len() * 8,
        Chunk::F64(values) => values.len() * 8,
    };
    let of_column = |column: &PieceColumn| {
        let (texts, ends) = column.dict.parts();
        texts.len() + ends.len() * 4 + column.chunks.iter().map(of_chunk).sum::<usize>()
    };
    piece.columns.iter().map(of_column).sum::<usize>() + (8 << 10)
}

struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (head, tail) = self.0.split_at_checked(count)?;
        self.0 = tail;
        Some(head)
    }

    fn u8(&mut self) -> Option<u8> {
        self.take(1)?.first().copied()
    }

    fn u32(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes(self.take(4)?.try_into().ok()?))
    }

    fn u64(&mut self) -> Option<u64> {
        Some(u64::from_le_bytes(self.take(8)?.try_into().ok()?))
    }

    /// A count of things that take at least `size` bytes each: a wrong one cannot make us reserve the world.
    fn count(&mut self, size: usize) -> Option<usize> {
        let count = self.u32()? as usize;
        (count.checked_mul(size)? <= self.0.len()).then_some(count)
    }

    fn bytes(&mut self) -> Option<&'a [u8]> {
        let count = self.count(1)?;
        self.take(count)
    }

    fn text(&mut self) -> Option<&'a str> {
        std::str::from_utf8(self.bytes()?).ok()
    }

    fn field(&mut self) -> Option<Field> {
        Field::from_id(self.text()?)
    }

    fn chunk(&mut self) -> Option<Chunk> {
        let tag = self.u8()?;
        let base = self.u64()? as i64;
        macro_rules! plain {
            ($type:ty, $size:literal) => {{
                let count = self.count($size)?;
                let bytes = self.take(count * $size)?;
                bytes::read(bytes, <$type>::from_le_bytes)
            }};
        }
        Some(match tag {
            1 => Chunk::U8 { base, offsets: self.bytes()?.to_vec() },
            2 => Chunk::U16 { base, offsets: plain!(u16, 2) },
            3 => Chunk::U32 { base, offsets: plain!(u32, 4) },
            4 => Chunk::I64(plain!(i64, 8)),
            5 => Chunk::F64(plain!(f64, 8)),
            _ => return None,
        })
    }

    fn column(&mut self) -> Option<PieceColumn> {
        let field = self.field()?;
        let texts = self.bytes()?.to_vec();
        let count = self.count(4)?;
        let ends = bytes::read(self.take(count * 4)?, u32::from_le_bytes);
        let dict = Dict::from_parts(texts, ends)?;
        let count = self.count(1)?;
        let chunks = (0..count).map(|_| self.chunk()).collect::<Option<Vec<Chunk>>>()?;
        Some(PieceColumn { field, dict, chunks })
    }

    fn totals(&mut self) -> Option<TotalsRow> {
        let line = self.u32()?;
        let label = self.text()?.to_owned();
        let count = self.count(12)?;
        let values =
            (0..count).map(|_| Some((self.field()?, f64::from_bits(self.u64()?)))).collect::<Option<Vec<_>>>()?;
        Some(TotalsRow { line, label, values })
    }

    fn reject(&mut self) -> Option<Rejected> {
        let line = self.u32()?;
        let column = Some(self.u32()?).filter(|column| *column != u32::MAX);
        let cause = *Cause::ALL.get(self.u32()? as usize)?;
        Some(Rejected { line, column, cause, found: self.text()?.to_owned() })
    }
}

#[inline(never)]
pub fn read(bytes: &[u8]) -> Option<Piece> {
    let mut from = Reader(bytes);
    let mut piece = Piece { began: from.u64()?, next: from.u64()?, hash: from.u64()?, ..Piece::default() };
    piece.lines = from.u32()?;
    piece.rows = from.u32()?;
    piece.rejected = from.u32()?;
    piece.bad_texts = from.u32()?;
    piece.bad_bytes = from.bytes()?.to_vec();
    piece.is_over = from.u32()? == 1;
    let is_stuck = from.u32()? == 1;
    piece.stuck = Some(from.u32()?).filter(|_| is_stuck);
    let count = from.count(4)?;
    piece.chunk_rows = (0..count).map(|_| from.u32()).collect::<Option<_>>()?;
    let count = from.count(16)?;
    piece.signs = (0..count)
        .map(|_| {
            Some(Signs { contrary: from.u32()?, supporting: from.u32()?, bounded: from.u32()?, unread: from.u32()? })
        })
        .collect::<Option<_>>()?;
    let count = from.count(16)?;
    piece.rejects = (0..count).map(|_| from.reject()).collect::<Option<_>>()?;
    let count = from.count(12)?;
    piece.totals = (0..count).map(|_| from.totals()).collect::<Option<_>>()?;
    let count = from.count(16)?;
    piece.columns = (0..count).map(|_| from.column()).collect::<Option<_>>()?;
    from.0.is_empty().then_some(piece)
}
