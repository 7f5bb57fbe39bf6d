//! What a file is when it is not a table of text: told by its bytes, never by its name. It only names what it sees.

use crate::problem::{Problem, Severity};
use crate::words::Said;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Text,
    Empty,
    /// A workbook or an archive: its tables come here one by one.
    Container,
    Pdf,
    Picture,
    Html,
    Json,
    Database,
    Binary,
}

/// By the file's first bytes (as they are) and its beginning as text.
pub fn kind_of(bytes: &[u8], text: &str) -> Kind {
    let starts = |marks: &[&[u8]]| marks.iter().any(|mark| bytes.starts_with(mark));
    if starts(&[b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0", b"\x1f\x8b"]) {
        return Kind::Container;
    }
    if starts(&[b"%PDF"]) {
        return Kind::Pdf;
    }
    if starts(&[b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"BM"]) && has_control(bytes) {
        return Kind::Picture;
    }
    if starts(&[b"SQLite format 3", b"PAR1"]) {
        return Kind::Database;
    }
    let start = text.trim_start_matches('\u{feff}').trim_start();
    if start.is_empty() {
        return Kind::Empty;
    }
    if has_control(text.as_bytes()) {
        return Kind::Binary;
    }
    let tag: String = start.chars().take(15).flat_map(char::to_lowercase).collect();
    if ["<!doctype html", "<html", "<table", "<meta", "<head", "<?xml", "<body", "<div"]
        .iter()
        .any(|t| tag.starts_with(t))
    {
        return Kind::Html;
    }
    let mut signs = start.chars().filter(|c| !c.is_whitespace());
    match (signs.next(), signs.next()) {
        (Some('{'), Some('"' | '}')) | (Some('['), Some('{' | ']')) => Kind::Json,
        (Some('['), Some('"' | '[')) if start.trim_end().ends_with(']') => Kind::Json,
        _ => Kind::Text,
    }
}

/// More control bytes than any text has.
fn has_control(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(16 << 10)];
    let odd = sample.iter().filter(|byte| matches!(byte, 0..=8 | 11 | 14..=31 | 127)).count();
    odd * 50 > sample.len()
}

/// What to tell of a file that is no table of text; `None` for text.
pub fn problem_of(kind: Kind) -> Option<Problem> {
    const EXPORT: Said = Said::fixed(
        "Export the report from your tool as CSV and drop that file here.",
        "Выгрузите отчёт из системы в CSV и перетащите сюда этот файл.",
    );
    let (id, what, mend) = match kind {
        Kind::Text => return None,
        Kind::Empty => (
            "file_empty",
            Said::fixed("The file is empty", "Файл пустой"),
            Said::fixed(
                "Export the report again and check that it shows rows before you save it.",
                "Выгрузите отчёт ещё раз и проверьте, что перед сохранением в нём есть строки.",
            ),
        ),
        Kind::Container => (
            "file_container",
            Said::fixed("This is a workbook or an archive, not a table", "Это книга или архив, а не таблица"),
            Said::fixed(
                "Open it on your computer and save the table in it as CSV (UTF-8).",
                "Откройте файл на компьютере и сохраните таблицу из него как CSV (UTF-8).",
            ),
        ),
        Kind::Html => (
            "file_html",
            Said::fixed("This is a web page without a table", "Это веб-страница, и таблицы в ней нет"),
            EXPORT,
        ),
        Kind::Json => ("file_json", Said::fixed("This is JSON, not a CSV", "Это JSON, а не CSV"), EXPORT),
        Kind::Pdf => ("file_pdf", Said::fixed("This is a PDF, not a CSV", "Это PDF, а не CSV"), EXPORT),
        Kind::Picture => {
            ("file_picture", Said::fixed("This is a picture, not a CSV", "Это картинка, а не CSV"), EXPORT)
        }
        Kind::Database => (
            "file_database",
            Said::fixed("This is a database file, not a CSV", "Это файл базы данных, а не CSV"),
            EXPORT,
        ),
        Kind::Binary => (
            "file_binary",
            Said::fixed("This is not a table: its bytes are not text", "Это не таблица: внутри не текст"),
            EXPORT,
        ),
    };
    Some(Problem::new(id, Severity::Error, what, mend))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], expect: Kind) {
        assert_eq!(kind_of(bytes, &String::from_utf8_lossy(bytes)), expect);
        assert_eq!(problem_of(expect).is_none(), expect == Kind::Text);
    }

    #[test]
    fn kinds_by_their_bytes() {
        check(b"a,b\n1,2\n", Kind::Text);
        check(b"", Kind::Empty);
        check(b" \r\n\n", Kind::Empty);
        check(b"PK\x03\x04....report.csv", Kind::Container);
        check(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind::Container);
        check(b"\x1f\x8b\x08\0", Kind::Container);
        check(b"%PDF-1.7", Kind::Pdf);
        check(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Kind::Picture);
        check(b"<html><table>", Kind::Html);
        check(b"  <TABLE border=1>", Kind::Html);
        check(b"{\"rows\": []}", Kind::Json);
        check(b"[\n {\"a\": 1}]", Kind::Json);
        check(b"[Campaign],Clicks\nA,1\n", Kind::Text);
        check(&[1, 2, 3, 0, 0, 7, 200, 5, 9], Kind::Binary);
    }
}
