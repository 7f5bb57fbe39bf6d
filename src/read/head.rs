//! The beginning of a file: its encoding, its delimiter, and its first rows as the person sees them. The only place
//! where cells become `String`s, and only as many as deciding takes.

use super::encoding::{encoding_of, source_len, to_utf8};
use super::kind::{Kind, kind_of, problem_of};
use super::plan::Encoding;
use super::scan::{End, Scanner, content};
use crate::problem::{Problem, Severity};
use crate::words::Said;

/// Rows looked at before a plan is made.
const ROWS: usize = 1000;
/// A row with more cells than this is no header of a report.
const WIDEST: usize = 4096;
/// A line longer than this is no line of a report.
const LONGEST_LINE: usize = 512 << 10;

/// One record as written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RawRow {
    /// The first line is 1.
    pub line: u32,
    /// Where it begins, and where the next one does, in bytes of the file.
    pub offset: u64,
    pub next: u64,
    pub next_line: u32,
    pub cells: Vec<String>,
    /// The whole row as text, for titles and comments; empty below the first few rows of a table.
    pub text: String,
}

impl RawRow {
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }
}

/// What the beginning of a file shows.
#[derive(Clone, Debug, Default)]
pub struct Head {
    pub encoding: Encoding,
    pub delimiter: u8,
    pub line_end: u8,
    pub rows: Vec<RawRow>,
    /// The rows are all there are.
    pub is_whole: bool,
    /// Comment lines (`# …`) stand above the tables, as GA4 writes them.
    pub has_comments: bool,
    /// Why the file cannot be read at all.
    pub problem: Option<Problem>,
}

/// Looks at the first bytes of a file of `len` bytes.
pub fn look(bytes: &[u8], len: u64) -> Head {
    look_at(bytes, len, None)
}

/// The same for a table that was written with this delimiter: it is not guessed, and nothing else it could be is.
pub fn look_at(bytes: &[u8], len: u64, parted_by: Option<u8>) -> Head {
    let is_whole = bytes.len() as u64 >= len;
    let (encoding, mark) = encoding_of(bytes);
    let body = &bytes[mark.min(bytes.len())..];
    let mut utf8 = to_utf8(encoding, body);
    if !is_whole {
        // The last letter may be cut.
        let cut = utf8.len().saturating_sub(4);
        let end = utf8[cut..].iter().rposition(|byte| *byte < 0x80).map_or(cut, |at| cut + at + 1);
        utf8.truncate(end);
    }
    let mut head = Head { encoding, is_whole, delimiter: b',', line_end: b'\n', ..Head::default() };
    let start = String::from_utf8_lossy(&utf8[..utf8.len().min(16 << 10)]).into_owned();
    head.problem = match parted_by {
        _ if len == 0 => problem_of(Kind::Empty),
        Some(_) => None,
        None => problem_of(kind_of(bytes, &start)),
    };
    if head.problem.is_some() {
        return head;
    }
    head.line_end = match (memchr::memchr(b'\n', &utf8), memchr::memchr(b'\r', &utf8)) {
        (None, Some(_)) => b'\r',
        _ => b'\n',
    };
    head.problem = too_long(&utf8, head.line_end);
    if head.problem.is_some() {
        return head;
    }
    head.delimiter = parted_by.unwrap_or_else(|| delimiter(&utf8, head.line_end));
    head.has_comments = is_comment(&start);
    read_rows(&mut head, &utf8, mark as u64);
    head
}

/// `# …` or `#----`: a comment line, not an order named `#1001`.
pub fn is_comment(line: &str) -> bool {
    let Some(after) = line.trim_start_matches('\u{feff}').strip_prefix('#') else { return false };
    after.is_empty() || after.starts_with([' ', '-', '\r', '\n', ',', ';', '\t'])
}

fn too_long(utf8: &[u8], line_end: u8) -> Option<Problem> {
    let first = memchr::memchr(line_end, utf8).unwrap_or(utf8.len());
    if first <= LONGEST_LINE {
        return None;
    }
    let count = |delimiter| memchr::memchr_iter(delimiter, &utf8[..first]).count() + 1;
    let widest = [b',', b';', b'\t', b'|'].into_iter().map(count).max().unwrap_or(0);
    if widest > WIDEST {
        return Some(too_wide(1, widest));
    }
    Some(
        Problem::new(
            "line_too_long",
            Severity::Error,
            Said::fixed(
                "The first line has more than half a million characters: this is no table with a header",
                "В первой строке больше полумиллиона символов: это не таблица с заголовком",
            ),
            Said::fixed(
                "Export the report again as CSV, one row a line.",
                "Выгрузите отчёт в CSV ещё раз: одна строка отчёта – одна строка файла.",
            ),
        )
        .at_row(1),
    )
}

/// The delimiter under which most rows have the same number of cells, and many of them. Title lines have one cell and
/// so do not count.
fn delimiter(utf8: &[u8], line_end: u8) -> u8 {
    let sample = &utf8[..utf8.len().min(256 << 10)];
    let mut best = (0, b',');
    for delimiter in [b'\t', b';', b',', b'|'] {
        let scanner = Scanner::new(delimiter, line_end);
        let mut counts: Vec<(usize, usize)> = Vec::new();
        let (mut cells, mut at, mut rows) = (Vec::new(), 0, 0);
        while at < sample.len() && rows < 100 {
            let end = scanner.record(sample, at, &mut cells);
            rows += 1;
            if cells.len() > 1 {
                match counts.iter_mut().find(|(width, _)| *width == cells.len()) {
                    Some((_, count)) => *count += 1,
                    None => counts.push((cells.len(), 1)),
                }
            }
            match end {
                End::Line { next, .. } => at = next,
                _ => break,
            }
        }
        let score = counts.iter().map(|(width, count)| (width - 1) * count).max().unwrap_or(0);
        if score > best.0 {
            best = (score, delimiter);
        }
    }
    best.1
}

fn read_rows(head: &mut Head, utf8: &[u8], mark: u64) {
    let scanner = Scanner::new(head.delimiter, head.line_end);
    let (mut cells, mut at, mut line) = (Vec::new(), 0, 1u32);
    let mut offset = mark;
    while at < utf8.len() {
        // Several blocks may follow each other in a file with comments: all of it is looked at.
        if head.rows.len() >= ROWS && !head.has_comments {
            head.is_whole = false;
            return;
        }
        let end = scanner.record(utf8, at, &mut cells);
        if cells.len() > WIDEST {
            head.problem = Some(too_wide(line, cells.len()));
            return;
        }
        let (next, lines) = match end {
            End::Line { next, lines } => (next, lines),
            End::Bytes { lines } | End::OpenQuote { lines } if head.is_whole => (utf8.len(), lines),
            _ => return,
        };
        let next_offset = offset + source_len(head.encoding, &utf8[at..next]);
        let texts = cells.iter().map(|cell| String::from_utf8_lossy(&content(utf8, *cell)).into_owned()).collect();
        let is_titled = head.rows.len() < 60 || head.has_comments;
        let text = match is_titled {
            true => String::from_utf8_lossy(&utf8[at..next]).trim().chars().take(400).collect(),
            false => String::new(),
        };
        let next_line = line.saturating_add(lines);
        head.rows.push(RawRow { line, offset, next: next_offset, next_line, cells: texts, text });
        (at, offset, line) = (next, next_offset, next_line);
    }
}

fn too_wide(line: u32, count: usize) -> Problem {
    Problem::new(
        "too_many_columns",
        Severity::Error,
        Said::new(
            format!("The row has {count} columns: no report has so many"),
            format!("В строке {count} столбцов: таких отчётов не бывает"),
        ),
        Said::fixed(
            "Check that the file was saved with rows as rows, and export only the columns you need.",
            "Проверьте, что строки отчёта сохранены строками, и выгрузите только нужные столбцы.",
        ),
    )
    .at_row(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(bytes: &[u8]) -> (u8, Vec<Vec<String>>) {
        let head = look(bytes, bytes.len() as u64);
        assert_eq!(head.problem, None);
        (head.delimiter, head.rows.into_iter().map(|row| row.cells).collect())
    }

    #[track_caller]
    fn delimited(text: &str, expect: u8) {
        assert_eq!(rows(text.as_bytes()).0, expect, "{text}");
    }

    #[test]
    fn delimiters_are_not_fooled_by_titles() {
        delimited("a,b,c\n1,2,3\n", b',');
        delimited("Campaign report\n\"July 8, 2025 - July 31, 2025\"\nDay\tClicks\n1\t2\n", b'\t');
        delimited("Дата;Расход, ₽;Клики\n01.03.2026;1 234,50;3\n02.03.2026;5,00;1\n", b';');
        delimited("a|b\n1|2\n", b'|');
        delimited("Отчёт за март, 2026\nДата;Клики\n01.03;5\n", b';');
        delimited("just one column\n5\n", b',');
    }

    #[test]
    fn places_are_of_the_file() {
        let head = look("\u{feff}a,b\r\n\"x\ny\",2\r\n3,4".as_bytes(), 20);
        let places: Vec<(u32, u64)> = head.rows.iter().map(|row| (row.line, row.offset)).collect();
        assert_eq!(places, [(1, 3), (2, 8), (4, 17)]);
        let wide: Vec<u8> = "\u{feff}a\tb\nя\t2\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let head = look(&wide, wide.len() as u64);
        assert_eq!(head.rows[1].offset, 10);
        assert_eq!(head.rows[1].cells, ["я", "2"]);
    }

    #[track_caller]
    fn refused(bytes: &[u8], expect: &str) {
        let head = look(bytes, bytes.len() as u64);
        assert_eq!(head.problem.map(|problem| problem.id).as_deref(), Some(expect));
    }

    #[test]
    fn what_is_no_table() {
        refused(b"", "file_empty");
        refused("x,".repeat(100_000).as_bytes(), "too_many_columns");
        refused("x".repeat(600_000).as_bytes(), "line_too_long");
        refused(&[0u8; 5000], "file_binary");
    }

    #[test]
    fn comments_are_not_order_names() {
        assert!(is_comment("# Start date: 20260101") && is_comment("#----") && is_comment("#"));
        assert!(!is_comment("#1001,paid") && !is_comment("Name"));
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_looked_at(bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..400), more in 0u64..3) {
            look(&bytes, bytes.len() as u64 + more);
        }
    }
}
