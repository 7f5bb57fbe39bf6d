//! One record as one row: `{"owner": {"name": "A"}}` fills `owner.name`, a list of words is joined by commas.

use super::node::Node;
use super::table::Table;

/// Deeper keys are left out.
const DEEPEST: usize = 6;
/// Keys that name a thing, for lists of things.
const NAMES: &[&str] = &["name", "title", "label", "displayName", "display_name", "fullName", "value"];
/// Keys that name a measure, and those of its value: Meta's `{"action_type": "lead", "value": "3"}`.
const KINDS: &[&str] = &["action_type", "key", "metric", "name"];

/// Adds a record as the table's next row.
pub fn add(table: &mut Table, record: &Node) {
    table.start_row();
    fill(table, record, "", 0);
}

/// Fills the row begun with the fields of a record, each under its path.
pub fn fill(table: &mut Table, record: &Node, path: &str, depth: usize) {
    let Node::Record(fields) = record else { return };
    for (key, value) in fields {
        // What Salesforce says of the record itself is no field of it.
        if key == "attributes" && value.get("type").is_some() && value.get("url").is_some() {
            continue;
        }
        let name = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
        match value {
            Node::Record(_) if depth < DEEPEST => fill(table, value, &name, depth + 1),
            Node::Record(_) => {}
            Node::List(nodes) => list(table, nodes, &name),
            scalar => table.scalar(&name, scalar),
        }
    }
}

fn list(table: &mut Table, nodes: &[Node], name: &str) {
    if nodes.iter().all(Node::is_scalar) {
        return table.text(name, &joined(nodes.iter()));
    }
    let measures: Vec<(&str, &Node)> = nodes.iter().filter_map(measure).collect();
    if measures.len() == nodes.len() {
        for (kind, value) in measures {
            table.scalar(&format!("{name}.{kind}"), value);
        }
        return;
    }
    let named = |node: &Node| NAMES.iter().find_map(|key| node.get(key).filter(|value| value.is_scalar()).cloned());
    let names: Vec<Node> = nodes.iter().filter_map(named).collect();
    table.text(name, &joined(names.iter()));
}

/// A kind and its value, where a record is no more than that.
fn measure(node: &Node) -> Option<(&str, &Node)> {
    let kind = KINDS.iter().find_map(|key| node.get(key)?.text())?;
    let value = node.get("value").filter(|value| value.is_scalar())?;
    Some((kind, value))
}

/// Scalars in one cell: `a, b`.
pub fn joined<'a>(nodes: impl Iterator<Item = &'a Node>) -> String {
    let texts = nodes.filter_map(|node| match node {
        Node::Text(text) => Some(text.clone()).filter(|text| !text.is_empty()),
        Node::Whole(value) => Some(value.to_string()),
        Node::Number(value) => Some(value.to_string()),
        Node::Flag(value) => Some(value.to_string()),
        _ => None,
    });
    texts.collect::<Vec<_>>().join(", ")
}
