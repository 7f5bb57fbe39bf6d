//! Tables of a web page, as Bitrix24 and old tools save under the name `.xls`: each table with its rows as they follow.
//! A page is only ever text here: nothing in it is run, fetched or shown.

use super::kind::text;
use super::tabbed::Tabbed;
use super::{Work, trouble};
use crate::problem::Problem;

/// The widest a merged cell may be.
const WIDEST: u32 = 1000;

pub fn tables(work: &mut Work<'_>, name: &str, bytes: &[u8]) -> Result<(), Problem> {
    let page = text(bytes);
    let mut page = Page { rest: &page, tables: Vec::new(), current: None, depth: 0 };
    page.read();
    let found: Vec<Tabbed> = page.tables.into_iter().filter(Tabbed::is_table).collect();
    let has_several = found.len() > 1;
    if found.is_empty() {
        return Err(trouble::nothing_inside());
    }
    for (at, table) in found.into_iter().enumerate() {
        let part = has_several.then(|| (at + 1).to_string());
        work.give_table(part.as_deref(), name, table.finish())?;
    }
    Ok(())
}

struct Page<'a> {
    rest: &'a str,
    tables: Vec<Tabbed>,
    current: Option<Open>,
    /// Tables inside a cell are part of its text.
    depth: u32,
}

/// The table that is read.
#[derive(Default)]
struct Open {
    table: Tabbed,
    /// Rows begun, and the column of the next cell.
    rows: u32,
    column: u32,
    /// Text of the open cell, and the columns it takes.
    cell: Option<(String, u32)>,
}

impl Open {
    fn close_cell(&mut self) {
        let Some((text, width)) = self.cell.take() else { return };
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if !text.is_empty() && self.table.go(self.rows.saturating_sub(1), self.column) {
            self.table.text(&text);
        }
        self.column += width;
    }
}

impl Page<'_> {
    fn read(&mut self) {
        while let Some(at) = self.rest.find('<') {
            let (text, tag) = self.rest.split_at(at);
            self.say(text);
            self.rest = tag;
            self.tag();
        }
        self.close();
    }

    fn say(&mut self, text: &str) {
        if let Some((cell, _)) = self.current.as_mut().and_then(|open| open.cell.as_mut()) {
            unescape(text, cell);
        }
    }

    fn close(&mut self) {
        if let Some(mut open) = self.current.take() {
            open.close_cell();
            self.tables.push(open.table);
        }
    }

    /// Passes the tag at the beginning of the rest.
    fn tag(&mut self) {
        if let Some(comment) = self.rest.strip_prefix("<!--") {
            self.rest = comment.split_once("-->").map_or("", |(_, rest)| rest);
            return;
        }
        let Some((tag, rest)) = self.rest[1..].split_once('>') else {
            self.rest = "";
            return;
        };
        self.rest = rest;
        let name: String = tag.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '/').collect();
        match name.to_ascii_lowercase().as_str() {
            word @ ("script" | "style" | "title") => {
                let end = format!("</{word}");
                let lower = self.rest.to_ascii_lowercase();
                self.rest = lower.find(&end).map_or("", |at| &rest[at..]);
            }
            "table" if self.current.is_some() => self.depth += 1,
            "table" => self.current = Some(Open::default()),
            "/table" if self.depth > 0 => self.depth -= 1,
            "/table" => self.close(),
            _ if self.depth > 0 => {}
            "tr" => {
                if let Some(open) = &mut self.current {
                    open.close_cell();
                    (open.rows, open.column) = (open.rows + 1, 0);
                }
            }
            "td" | "th" => {
                if let Some(open) = &mut self.current {
                    open.close_cell();
                    open.cell = Some((String::new(), columns(tag)));
                }
            }
            "/td" | "/th" | "/tr" => {
                if let Some(open) = &mut self.current {
                    open.close_cell();
                }
            }
            "br" | "br/" | "p" | "/p" | "div" | "/div" | "li" => self.say(" "),
            _ => {}
        }
    }
}

/// How many columns a cell takes: `colspan="3"`.
fn columns(tag: &str) -> u32 {
    let lower = tag.to_ascii_lowercase();
    let Some((_, value)) = lower.split_once("colspan=") else { return 1 };
    let digits: String = value.trim_start_matches(['"', '\'']).chars().take_while(char::is_ascii_digit).collect();
    digits.parse().unwrap_or(1).clamp(1, WIDEST)
}

/// Adds text with its entities written out.
fn unescape(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.char_indices().take(12).find(|(_, c)| *c == ';').map(|(end, _)| end);
        match end.and_then(|end| entity(&rest[1..end]).map(|sign| (sign, end))) {
            Some((sign, end)) => {
                out.push(sign);
                rest = &rest[end + 1..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
}

fn entity(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "laquo" => '«',
        "raquo" => '»',
        "ndash" => '–',
        "mdash" => '—',
        "euro" => '€',
        "pound" => '£',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            return char::from_u32(code);
        }
    })
}

#[cfg(test)]
mod tests {
    use super::super::{Limits, kind::Container, unpack_all};

    #[track_caller]
    fn check(page: &str, expect: &[(Option<&str>, &str)]) {
        let (members, _) = unpack_all(Container::Html, "a.xls", page.as_bytes(), &Limits::USUAL).unwrap();
        let found: Vec<(Option<&str>, String)> =
            members.iter().map(|m| (m.part.as_deref(), String::from_utf8(m.bytes.clone()).unwrap())).collect();
        let found: Vec<(Option<&str>, &str)> = found.iter().map(|(part, text)| (*part, text.as_str())).collect();
        assert_eq!(found, expect);
    }

    #[test]
    fn cells_and_rows() {
        check(
            "<meta charset=UTF-8><style>td { a: b }</style><TABLE border=1><thead><tr><th>ID</th><th>Сумма &amp; валюта</th></tr></thead>\
             <tr><td>1<td>100.00&nbsp;&#8381;<tr><!-- <td>no --><td colspan=2>a<br>b</td></tr></TABLE>",
            &[(None, "ID\tСумма & валюта\n1\t100.00 ₽\na b\n")],
        );
        check(
            "<table><tr><td>a<td>b</table><p>x<table><tr><td>only a title</table><table><tr><td>c<td><b>d</b></table>",
            &[(Some("1"), "a\tb\n"), (Some("2"), "c\td\n")],
        );
    }

    proptest::proptest! {
        #[test]
        fn any_page_is_read(page in "(<table|<tr>|<td>|</t|<!--|-->|&#x|;|&amp|<style>|[a-z<>&я ]){0,60}") {
            let _ = unpack_all(Container::Html, "a", page.as_bytes(), &Limits::USUAL);
        }
    }
}
