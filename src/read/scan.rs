//! Records and cells in UTF-8 bytes (RFC 4180, as exports really write it). It finds edges and copies nothing.
//!
//! A quote opens a quoted cell only as its first byte; anywhere else it is a letter like any other. Text after a
//! closing quote belongs to the cell. Eight bytes are looked at in one step.

use std::borrow::Cow;

/// One cell: where it lies in the bytes, its quotes included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub start: u32,
    pub end: u32,
    pub is_quoted: bool,
}

/// How a record ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// At a line end, or at the end of the file: `next` is where the next record begins.
    Line { next: usize, lines: u32 },
    /// At the end of the bytes, with no line end.
    Bytes { lines: u32 },
    /// At the end of the bytes, inside an open quote.
    OpenQuote { lines: u32 },
}

#[derive(Clone, Copy, Debug)]
pub struct Scanner {
    delimiter: u8,
    line_end: u8,
    delimiters: u64,
    line_ends: u64,
}

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGHS: u64 = 0x8080_8080_8080_8080;

impl Scanner {
    pub fn new(delimiter: u8, line_end: u8) -> Self {
        Self { delimiter, line_end, delimiters: ONES * u64::from(delimiter), line_ends: ONES * u64::from(line_end) }
    }

    pub fn line_end(self) -> u8 {
        self.line_end
    }

    /// The cells of the record that begins at `at`.
    #[inline]
    pub fn record(self, bytes: &[u8], at: usize, cells: &mut Vec<Span>) -> End {
        cells.clear();
        let mut lines = 1;
        let mut start = at;
        loop {
            let is_quoted = bytes.get(start) == Some(&b'"');
            let mut from = start;
            if is_quoted {
                match close(bytes, start + 1) {
                    Some(after) => {
                        lines += breaks(&bytes[start..after], self.line_end);
                        from = after;
                    }
                    None => {
                        lines += breaks(&bytes[start..], self.line_end);
                        cells.push(span(start, bytes.len(), true));
                        return End::OpenQuote { lines };
                    }
                }
            }
            let end = self.cell_end(bytes, from);
            if end == bytes.len() {
                let content = if bytes.last() == Some(&b'\r') && end > from { end - 1 } else { end };
                cells.push(span(start, content, is_quoted));
                return End::Bytes { lines };
            }
            if bytes[end] == self.delimiter {
                cells.push(span(start, end, is_quoted));
                start = end + 1;
                continue;
            }
            let has_return = self.line_end == b'\n' && end > from && bytes[end - 1] == b'\r';
            cells.push(span(start, if has_return { end - 1 } else { end }, is_quoted));
            return End::Line { next: end + 1, lines };
        }
    }

    /// The next delimiter or line end at or after `from`, or the end of the bytes.
    #[inline]
    fn cell_end(self, bytes: &[u8], from: usize) -> usize {
        let mut at = from;
        while let Some(word) = bytes.get(at..at + 8) {
            let word = u64::from_le_bytes([word[0], word[1], word[2], word[3], word[4], word[5], word[6], word[7]]);
            let found = zeros(word ^ self.delimiters) | zeros(word ^ self.line_ends);
            if found != 0 {
                return at + (found.trailing_zeros() / 8) as usize;
            }
            at += 8;
        }
        let is_edge = |byte: &u8| *byte == self.delimiter || *byte == self.line_end;
        bytes[at.min(bytes.len())..].iter().position(is_edge).map_or(bytes.len(), |found| at + found)
    }

    /// Where the line after `from` begins, whatever the quotes.
    pub fn next_line(self, bytes: &[u8], from: usize) -> Option<usize> {
        memchr::memchr(self.line_end, bytes.get(from..)?).map(|found| from + found + 1)
    }
}

/// The lowest marked byte is a zero byte for certain; those above it may not be.
#[inline]
fn zeros(word: u64) -> u64 {
    word.wrapping_sub(ONES) & !word & HIGHS
}

fn span(start: usize, end: usize, is_quoted: bool) -> Span {
    Span { start: start as u32, end: end as u32, is_quoted }
}

fn breaks(bytes: &[u8], line_end: u8) -> u32 {
    memchr::memchr_iter(line_end, bytes).count() as u32
}

/// The byte after the closing quote, for content that begins at `from`.
fn close(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        let quote = at + memchr::memchr(b'"', bytes.get(at..)?)?;
        if bytes.get(quote + 1) != Some(&b'"') {
            return Some(quote + 1);
        }
        at = quote + 2;
    }
}

/// The content of a cell, its quotes undone.
#[inline]
pub fn content(bytes: &[u8], cell: Span) -> Cow<'_, [u8]> {
    let raw = &bytes[cell.start as usize..cell.end as usize];
    if !cell.is_quoted {
        return Cow::Borrowed(raw);
    }
    let inner = &raw[1..];
    match memchr::memchr(b'"', inner) {
        Some(at) if at + 1 == inner.len() => Cow::Borrowed(&inner[..at]),
        Some(_) => Cow::Owned(undoubled(inner)),
        None => Cow::Borrowed(inner),
    }
}

/// Doubled quotes made single, the closing one dropped, what follows it kept.
fn undoubled(inner: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(inner.len());
    let mut is_open = true;
    let mut at = 0;
    while at < inner.len() {
        let byte = inner[at];
        if byte == b'"' && is_open {
            if inner.get(at + 1) == Some(&b'"') {
                out.push(b'"');
                at += 2;
                continue;
            }
            is_open = false;
        } else {
            out.push(byte);
        }
        at += 1;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every record as its cells, and how the last one ended.
    fn records(text: &str) -> (Vec<Vec<String>>, End) {
        let bytes = text.as_bytes();
        let scanner = Scanner::new(b',', b'\n');
        let (mut cells, mut all, mut at) = (Vec::new(), Vec::new(), 0);
        loop {
            let end = scanner.record(bytes, at, &mut cells);
            all.push(cells.iter().map(|cell| String::from_utf8(content(bytes, *cell).into_owned()).unwrap()).collect());
            match end {
                End::Line { next, .. } if next < bytes.len() => at = next,
                end => return (all, end),
            }
        }
    }

    #[track_caller]
    fn check(text: &str, expect: &[&[&str]]) {
        assert_eq!(records(text).0, expect, "{text:?}");
    }

    #[test]
    fn cells_as_exports_write_them() {
        check("a,b,c\n1,2,3\n", &[&["a", "b", "c"], &["1", "2", "3"]]);
        check("a,b\r\n1,2\r\n", &[&["a", "b"], &["1", "2"]]);
        check("a,b\r\n1,2\r", &[&["a", "b"], &["1", "2"]]);
        check("\"a,b\",\"c\"\"d\",\"e\nf\"\r\n", &[&["a,b", "c\"d", "e\nf"]]);
        check("12\" pipe,say \"hi\"\n", &[&["12\" pipe", "say \"hi\""]]);
        check("\"big\" shoes,1\n", &[&["big shoes", "1"]]);
        check(",,\n", &[&["", "", ""]]);
        check("\"\",\"\"\n", &[&["", ""]]);
        check("a long cell of more than eight,x", &[&["a long cell of more than eight", "x"]]);
    }

    #[test]
    fn lines_inside_quotes_are_counted() {
        assert_eq!(records("\"a\nb\nc\",1\n").1, End::Line { next: 10, lines: 3 });
        assert_eq!(records("x,\"a\nb").1, End::OpenQuote { lines: 2 });
        assert_eq!(records("x,y").1, End::Bytes { lines: 1 });
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_cut_somewhere(bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..300)) {
            let scanner = Scanner::new(b';', b'\n');
            let mut cells = Vec::new();
            let mut at = 0;
            while at < bytes.len() {
                let end = scanner.record(&bytes, at, &mut cells);
                for cell in &cells {
                    content(&bytes, *cell);
                }
                match end {
                    End::Line { next, .. } => { assert!(next > at); at = next; }
                    _ => break,
                }
            }
        }
    }
}
