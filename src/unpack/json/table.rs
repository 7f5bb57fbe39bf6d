//! A table that gains columns as records show them; written out when all are known.

use super::node::Node;
use crate::unpack::tabbed::{Tabbed, number};
use rustc_hash::FxHashMap;

/// Columns past this many are keys that are data, not names: they are left out.
const WIDEST: usize = 1000;

#[derive(Debug, Default)]
pub struct Table {
    /// Comment lines above the header.
    titles: Vec<String>,
    names: Vec<String>,
    index: FxHashMap<String, u32>,
    rows: Vec<Vec<(u32, Cell)>>,
}

#[derive(Debug)]
enum Cell {
    Text(String),
    Number(f64),
}

impl Table {
    /// With its columns in this order, also where no record has a value.
    pub fn with(columns: &[&str]) -> Self {
        let mut table = Self::default();
        for column in columns {
            table.column(column);
        }
        table
    }

    /// A comment line above the header, as Google Analytics writes them.
    pub fn title(&mut self, text: String) {
        self.titles.push(text);
    }

    pub fn start_row(&mut self) {
        self.rows.push(Vec::new());
    }

    fn column(&mut self, name: &str) -> Option<u32> {
        if let Some(at) = self.index.get(name) {
            return Some(*at);
        }
        let at = u32::try_from(self.names.len()).ok().filter(|at| (*at as usize) < WIDEST)?;
        self.names.push(name.to_owned());
        self.index.insert(name.to_owned(), at);
        Some(at)
    }

    /// A text in the row begun last; an empty one is no value.
    pub fn text(&mut self, column: &str, text: &str) {
        if let (false, Some(at)) = (text.is_empty(), self.column(column)) {
            self.put(at, Cell::Text(text.to_owned()));
        }
    }

    /// A scalar as it stands.
    pub fn scalar(&mut self, column: &str, node: &Node) {
        let Some(at) = self.column(column) else { return };
        match node {
            Node::Flag(value) => self.put(at, Cell::Text(value.to_string())),
            Node::Whole(value) => self.put(at, Cell::Text(value.to_string())),
            Node::Number(value) => self.put(at, Cell::Number(*value)),
            Node::Text(text) if !text.is_empty() => self.put(at, Cell::Text(text.clone())),
            _ => {}
        }
    }

    fn put(&mut self, at: u32, cell: Cell) {
        let Some(row) = self.rows.last_mut() else { return };
        // The same key twice in one record: the last counts, as everywhere in JSON.
        row.retain(|(other, _)| *other != at);
        row.push((at, cell));
    }

    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The text; `None` for a table without rows.
    pub fn finish(mut self) -> Option<Vec<u8>> {
        if self.rows.is_empty() || self.names.is_empty() {
            return None;
        }
        let mut table = Tabbed::default();
        let mut line = 0;
        for title in &self.titles {
            table.go(line, 0);
            table.text(title);
            line += 1;
        }
        for (column, name) in (0..).zip(&self.names) {
            table.go(line, column);
            table.text(name);
        }
        for row in &mut self.rows {
            line += 1;
            row.sort_unstable_by_key(|(column, _)| *column);
            for (column, cell) in row.drain(..) {
                table.go(line, column);
                match cell {
                    Cell::Text(text) => table.text(&text),
                    Cell::Number(value) => number(table.out(), value),
                }
            }
        }
        Some(table.finish())
    }
}
