//! What kind of container a file is: told by its bytes, never by its name. A table of text is none.

use crate::read::encoding::{encoding_of, to_utf8};
use crate::read::plan::Encoding;
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Container {
    Zip,
    Gzip,
    /// Excel's of today (.xlsx, .xlsm).
    Xlsx,
    /// Excel's of before 2007.
    Xls,
    /// OpenDocument, of LibreOffice.
    Ods,
    Json,
    /// One JSON record a line.
    NdJson,
    /// A web page with tables, as Bitrix24 and old tools name `.xls`.
    Html,
    /// The Bank of Russia's rates.
    RatesXml,
}

/// Bytes of text looked at.
const LOOK: usize = 64 << 10;

/// By a file's first bytes; `None` for a table of text, and for what is none at all.
pub fn kind(head: &[u8]) -> Option<Container> {
    match head {
        [b'P', b'K', 3, 4, ..] => return Some(zipped(head)),
        [b'P', b'K', 5, 6, ..] => return Some(Container::Zip),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => return Some(Container::Xls),
        [0x1F, 0x8B, ..] => return Some(Container::Gzip),
        _ => {}
    }
    let text = text(&head[..head.len().min(LOOK)]);
    let start = text.trim_start();
    match start.as_bytes().first()? {
        b'<' => marked_up(start),
        b'{' | b'[' => json(start),
        _ => None,
    }
}

/// Bytes as text, without the mark of their encoding.
pub fn text(bytes: &[u8]) -> String {
    let (encoding, mark) = encoding_of(bytes);
    let body = bytes.get(mark..).unwrap_or_default();
    match encoding {
        Encoding::Utf8 => String::from_utf8_lossy(body).into_owned(),
        _ => String::from_utf8_lossy(&to_utf8(encoding, body)).into_owned(),
    }
}

/// By the name of the first file inside: workbooks are archives too.
fn zipped(head: &[u8]) -> Container {
    let short = |at: usize| head.get(at..at + 2).map_or(0, |two| usize::from(two[0]) | usize::from(two[1]) << 8);
    let name = head.get(30..30 + short(26)).unwrap_or_default();
    let body = head.get(30 + short(26) + short(28)..).unwrap_or_default();
    let is_sheets = |body: &[u8]| body.starts_with(b"application/vnd.oasis.opendocument.spreadsheet");
    if name == b"mimetype" && is_sheets(body) {
        return Container::Ods;
    }
    let starts: [&[u8]; 5] = [b"[Content_Types].xml", b"xl/", b"_rels/", b"docProps/", b"xl\\"];
    if starts.iter().any(|start| name.starts_with(start)) { Container::Xlsx } else { Container::Zip }
}

fn marked_up(start: &str) -> Option<Container> {
    let lower = start.to_ascii_lowercase();
    if lower.contains("<valcurs") {
        return Some(Container::RatesXml);
    }
    let is_page = ["<!doctype html", "<html", "<table", "<meta", "<head", "<body", "<div", "<style"];
    let has_rows = lower.contains("<table") && lower.contains("<tr");
    (has_rows && is_page.iter().any(|tag| lower.starts_with(tag))).then_some(Container::Html)
}

fn json(start: &str) -> Option<Container> {
    let mut signs = start.chars().filter(|c| !c.is_whitespace());
    let is_json = match (signs.next(), signs.next()) {
        (Some('{'), Some('"' | '}')) | (Some('['), Some('{' | ']')) => true,
        // A header as `[Campaign],Clicks` or `["a","b"]` is a table's, unless it is closed as a list.
        (Some('['), Some('"' | '[')) => start.trim_end().ends_with(']') || start.starts_with("[["),
        _ => false,
    };
    if !is_json {
        return None;
    }
    let mut lines = start.lines().map(str::trim).filter(|line| !line.is_empty());
    let (first, second) = (lines.next().unwrap_or(""), lines.next().unwrap_or(""));
    let is_record = first.starts_with('{') && serde_json::from_str::<IgnoredAny>(first).is_ok();
    Some(if is_record && second.starts_with('{') { Container::NdJson } else { Container::Json })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], expect: Option<Container>) {
        assert_eq!(kind(bytes), expect, "{}", String::from_utf8_lossy(bytes));
    }

    fn local(name: &str, body: &str) -> Vec<u8> {
        let mut bytes = b"PK\x03\x04".to_vec();
        bytes.extend([0; 22]);
        bytes.extend((name.len() as u16).to_le_bytes());
        bytes.extend([0, 0]);
        bytes.extend(name.as_bytes());
        bytes.extend(body.as_bytes());
        bytes
    }

    #[test]
    fn containers_by_their_bytes() {
        check(&local("[Content_Types].xml", ""), Some(Container::Xlsx));
        check(&local("report.csv", "xl/workbook.xml"), Some(Container::Zip));
        check(&local("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), Some(Container::Ods));
        check(&local("mimetype", "application/vnd.oasis.opendocument.text"), Some(Container::Zip));
        check(b"PK\x05\x06", Some(Container::Zip));
        check(b"\x1f\x8b\x08", Some(Container::Gzip));
        check(b"\xd0\xcf\x11\xe0\xa1\xb1", Some(Container::Xls));
        check(b"<meta charset=UTF-8><TABLE><Tr><td>1", Some(Container::Html));
        check(b"<html><body>Sign in", None);
        check(
            "<?xml version=\"1.0\" encoding=\"windows-1251\"?><ValCurs Date=\"02.03.2026\">".as_bytes(),
            Some(Container::RatesXml),
        );
        check(b"<?xml version=\"1.0\"?><feed/>", None);
    }

    #[test]
    fn json_and_what_only_looks_like_it() {
        check(b"{\"rows\": []}", Some(Container::Json));
        check("\u{feff}[\n {\"a\": 1}]".as_bytes(), Some(Container::Json));
        check(b"{\"a\":1}\n{\"a\":2}\n", Some(Container::NdJson));
        check(b"{\"a\":1}\n", Some(Container::Json));
        check(b"[[\"a\",\"b\"],[1,2]]", Some(Container::Json));
        check(b"[Campaign],Clicks\nA,1\n", None);
        check(b"[\"Campaign\",1\n", None);
        check(b"a,b\n1,2\n", None);
        check(b"", None);
        let wide: Vec<u8> = "\u{feff}{\"a\": 1}".encode_utf16().flat_map(u16::to_le_bytes).collect();
        check(&wide, Some(Container::Json));
    }
}
