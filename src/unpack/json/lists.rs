//! Lists of records wherever a file has them: at its top, under `data` or `results`, or several under their own keys.

use super::Found;
use super::flat;
use super::node::Node;
use super::table::Table;

/// Where an API puts what was asked for, whatever else stands beside it.
const PAGES: &[&str] =
    &["data", "results", "result", "records", "items", "rows", "value", "values", "elements", "list"];
/// How deep a list is looked for.
const DEEPEST: usize = 3;

/// Every list of records at the shallowest depth that has one.
pub fn lists(node: Node) -> Vec<Found> {
    if let Some(table) = of_list(&node).or_else(|| columns_and_rows(&node)) {
        return vec![Found { part: None, table }];
    }
    let mut level: Vec<(String, &Node)> = vec![(String::new(), &node)];
    for _ in 0..DEEPEST {
        let mut found = Vec::new();
        for (path, record) in &level {
            let Node::Record(fields) = record else { continue };
            let is_page = |key: &str| PAGES.contains(&key.to_lowercase().as_str());
            let page = fields.iter().find_map(|(key, value)| of_list(value).filter(|_| is_page(key)));
            if let Some(table) = page {
                found.push((path.clone(), table));
                continue;
            }
            let tables = fields.iter().filter_map(|(key, value)| Some((key, table_of(value)?)));
            found.extend(tables.map(|(key, table)| (below(path, key), table)));
        }
        if !found.is_empty() {
            let has_several = found.len() > 1;
            return found.into_iter().map(|(path, table)| Found { part: has_several.then_some(path), table }).collect();
        }
        level = level.iter().flat_map(|(path, record)| children(path, record)).collect();
    }
    keyed(&node).or_else(|| single(&node)).map(|table| Found { part: None, table }).into_iter().collect()
}

fn below(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}

fn children<'a>(path: &str, record: &'a Node) -> Vec<(String, &'a Node)> {
    let Node::Record(fields) = record else { return Vec::new() };
    fields.iter().filter(|(_, value)| value.is_record()).map(|(key, value)| (below(path, key), value)).collect()
}

fn table_of(node: &Node) -> Option<Table> {
    of_list(node).or_else(|| columns_and_rows(node))
}

/// A list of records, or a list of lists whose first is the header.
fn of_list(node: &Node) -> Option<Table> {
    let nodes = node.list();
    let records = nodes.iter().filter(|node| node.is_record()).count();
    let mut table = Table::default();
    if records > 0 && records * 2 >= nodes.len() {
        nodes.iter().filter(|node| node.is_record()).for_each(|record| flat::add(&mut table, record));
        return Some(table);
    }
    let (header, rows) = nodes.split_first()?;
    let names: Vec<&str> = header.list().iter().map(Node::text).collect::<Option<_>>()?;
    if names.len() < 2 || rows.is_empty() || rows.iter().any(|row| row.list().is_empty()) {
        return None;
    }
    Some(matrix(&names, rows.iter().map(Node::list)))
}

/// `{"columns": […], "rows": [[…]]}`, also Comindware's `{"Columns": [{"Name"}], "Rows": [{"Data": […]}]}`.
fn columns_and_rows(node: &Node) -> Option<Table> {
    let Node::Record(fields) = node else { return None };
    let find = |keys: &[&str]| {
        fields.iter().find(|(key, _)| keys.contains(&key.to_lowercase().as_str())).map(|(_, value)| value.list())
    };
    let columns = find(&["columns", "cols", "headers", "header", "fields", "schema"])?;
    let rows = find(&["rows", "data", "values", "records"])?;
    let name = |column: &Node| {
        let keys = ["name", "Name", "title", "Title", "label", "Label", "id"];
        column
            .text()
            .map(str::to_owned)
            .or_else(|| keys.iter().find_map(|key| column.get(key)?.text().map(str::to_owned)))
    };
    let names: Vec<String> = columns.iter().map(name).collect::<Option<_>>()?;
    let cells = |row: &'_ Node| -> Option<Vec<Node>> {
        let inside = ["Data", "data", "values", "cells"].iter().find_map(|key| row.get(key));
        let list = inside.unwrap_or(row).list();
        (!list.is_empty()).then(|| list.to_vec())
    };
    let rows: Vec<Vec<Node>> = rows.iter().map(cells).collect::<Option<_>>()?;
    if names.is_empty() || rows.is_empty() {
        return None;
    }
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    Some(matrix(&names, rows.iter().map(Vec::as_slice)))
}

fn matrix<'a>(names: &[&str], rows: impl Iterator<Item = &'a [Node]>) -> Table {
    let names: Vec<String> = unique(names);
    let mut table = Table::with(&names.iter().map(String::as_str).collect::<Vec<_>>());
    for row in rows {
        table.start_row();
        for (name, cell) in names.iter().zip(row) {
            match cell {
                Node::List(nodes) => table.text(name, &flat::joined(nodes.iter())),
                Node::Record(_) => {
                    let keys = ["Name", "name", "value", "Value", "title"];
                    if let Some(value) = keys.iter().find_map(|key| cell.get(key)) {
                        table.scalar(name, value);
                    }
                }
                scalar => table.scalar(name, scalar),
            }
        }
    }
    table
}

/// A name that comes again gets a number.
fn unique(names: &[&str]) -> Vec<String> {
    let mut seen: Vec<String> = Vec::new();
    for name in names {
        let again = seen.iter().filter(|other| other.split('#').next() == Some(name)).count();
        seen.push(if again == 0 { (*name).to_owned() } else { format!("{name}#{}", again + 1) });
    }
    seen
}

/// `{"id1": {…}, "id2": {…}}`: records under their ids.
fn keyed(node: &Node) -> Option<Table> {
    let Node::Record(fields) = node else { return None };
    if fields.len() < 2 || !fields.iter().all(|(_, value)| value.is_record()) {
        return None;
    }
    let mut table = Table::with(&["key"]);
    for (key, record) in fields {
        table.start_row();
        table.text("key", key);
        flat::fill(&mut table, record, "", 1);
    }
    Some(table)
}

/// One record alone.
fn single(node: &Node) -> Option<Table> {
    let Node::Record(fields) = node else { return None };
    let scalars = fields.iter().filter(|(_, value)| value.is_scalar()).count();
    if scalars < 2 {
        return None;
    }
    let mut table = Table::default();
    flat::add(&mut table, node);
    Some(table)
}
