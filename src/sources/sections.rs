//! Where the tables of a file begin and end: blocks below comment lines, sections that repeat their header under a
//! title of their own, and tables that hold a column for each network, read as one table for each. It names no report.

use crate::read::head::{Head, RawRow, is_comment};
use crate::read::header::normal;
use std::borrow::Cow;

/// Rows in which a header is looked for.
pub const HEADER_WITHIN: usize = 25;

/// Title lines and the rows below them; the end, where another block follows.
#[derive(Clone)]
pub struct Block<'a> {
    pub above: &'a [RawRow],
    pub rows: Cow<'a, [RawRow]>,
    pub end: Option<u64>,
    /// The network whose columns these are, of a table that has columns for several.
    pub member: Option<String>,
}

/// Every table of the file, in its order.
pub fn blocks(head: &Head) -> Vec<Block<'_>> {
    let blocks = if head.has_comments { below_comments(&head.rows) } else { by_header(&head.rows) };
    blocks.into_iter().flat_map(by_member).collect()
}

fn block<'a>(above: &'a [RawRow], rows: &'a [RawRow], end: Option<u64>) -> Block<'a> {
    Block { above, rows: Cow::Borrowed(rows), end, member: None }
}

/// Splits at comment lines that follow a table.
fn below_comments(rows: &[RawRow]) -> Vec<Block<'_>> {
    let is_title = |row: &RawRow| is_comment(&row.text) || row.is_blank();
    let mut blocks = Vec::new();
    let mut at = 0;
    while at < rows.len() {
        let table = at + rows[at..].iter().position(|row| !is_title(row)).unwrap_or(rows.len() - at);
        let end = table + rows[table..].iter().position(|row| is_comment(&row.text)).unwrap_or(rows.len() - table);
        if table < end {
            blocks.push(block(&rows[at..table], &rows[table..end], rows.get(end).map(|row| row.offset)));
        }
        at = end.max(at + 1);
    }
    blocks
}

/// Splits where a blank line, a title and a header that stood before follow each other (Meta's insights by day).
fn by_header(rows: &[RawRow]) -> Vec<Block<'_>> {
    let cells = |row: &RawRow| row.cells.iter().filter(|cell| !cell.trim().is_empty()).count();
    let is_new = |at: usize| {
        let [blank, title, header] = &rows[at..at + 3] else { return false };
        blank.is_blank()
            && cells(title) == 1
            && cells(header) > 1
            && rows[..at].iter().take(HEADER_WITHIN).any(|row| row.cells == header.cells)
    };
    let mut starts: Vec<usize> = (0..rows.len().saturating_sub(2)).filter(|at| is_new(*at)).collect();
    starts.push(rows.len());
    let mut from = 0;
    let mut blocks = Vec::new();
    for to in starts {
        if from < to {
            blocks.push(block(&[], &rows[from..to], rows.get(to).map(|row| row.offset)));
        }
        from = to;
    }
    blocks
}

/// What stands between a measure and the network it is of: `Followers > Social network - X`.
const OF_NETWORK: &str = " > social network - ";

/// A table of its own for each network named in the header: the columns of the others are left nameless.
fn by_member(block: Block<'_>) -> Vec<Block<'_>> {
    let split = |cell: &str| {
        let text = normal(cell);
        let at = text.find(OF_NETWORK)?;
        Some((text[..at].to_owned(), text[at + OF_NETWORK.len()..].to_owned()))
    };
    let header =
        block.rows.iter().take(HEADER_WITHIN).position(|row| row.cells.iter().any(|cell| split(cell).is_some()));
    let Some(header) = header else { return vec![block] };
    let mut members: Vec<String> = Vec::new();
    for (_, member) in block.rows[header].cells.iter().filter_map(|cell| split(cell)) {
        if !members.contains(&member) {
            members.push(member);
        }
    }
    let of = |member: String| {
        let mut rows = block.rows.clone().into_owned();
        for cell in &mut rows[header].cells {
            if let Some((measure, of)) = split(cell) {
                *cell = if of == member { measure } else { String::new() };
            }
        }
        Block { rows: Cow::Owned(rows), member: Some(member), ..block.clone() }
    };
    members.into_iter().map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::head::look;

    /// Header and number of rows of each table, with its network.
    fn check(text: &str, expect: &[(&str, usize, Option<&str>)]) {
        let head = look(text.as_bytes(), text.len() as u64);
        let blocks = blocks(&head);
        let found: Vec<(String, usize, Option<&str>)> = blocks
            .iter()
            .map(|block| {
                let header = block.rows.iter().find(|row| row.cells.len() > 1).map(|row| row.cells.join("|"));
                (header.unwrap_or_default(), block.rows.len(), block.member.as_deref())
            })
            .collect();
        let expect: Vec<_> = expect.iter().map(|(header, rows, of)| ((*header).to_owned(), *rows, *of)).collect();
        assert_eq!(found, expect);
    }

    #[test]
    fn sections_repeat_their_header() {
        let text = "sep=,\n\"Reach\"\n\"Date\",\"Primary\"\n1,2\n2,3\n\n\"Visits\"\n\"Date\",\"Primary\"\n1,9\n";
        check(text, &[("sep=|", 5, None), ("Date|Primary", 4, None)]);
        check("a,b\n1,2\n\n\"x\"\nc,d\n3,4\n", &[("a|b", 6, None)]);
    }

    #[test]
    fn networks_side_by_side_are_tables() {
        let text = "Date,Followers > Social network - X,Reach > Social network - X,Followers > Social network - Facebook\n1,2,3,4\n";
        check(text, &[("Date|followers|reach|", 2, Some("x")), ("Date|||followers", 2, Some("facebook"))]);
    }
}
