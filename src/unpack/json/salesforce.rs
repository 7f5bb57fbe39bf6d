//! Salesforce's Reports API: columns by their labels, rows under `factMap` by group, groups as columns of their own.

use super::node::Node;
use super::table::Table;

/// The first letters of a Salesforce id, and whose it is.
const IDS: &[(&str, &str)] = &[
    ("006", "Opportunity ID"),
    ("001", "Account ID"),
    ("003", "Contact ID"),
    ("00Q", "Lead ID"),
    ("500", "Case ID"),
    ("701", "Campaign ID"),
];

struct Column<'a> {
    label: &'a str,
    kind: &'a str,
}

pub fn report(node: &Node) -> Option<Table> {
    let facts = node.get("factMap")?;
    let codes = node.at(&["reportMetadata", "detailColumns"])?.list();
    let about = node.at(&["reportExtendedMetadata", "detailColumnInfo"])?;
    let column = |code: &'_ Node| {
        let code = code.text()?;
        let info = about.get(code)?;
        Some(Column { label: info.word("label"), kind: info.word("dataType") })
    };
    let columns: Vec<Column<'_>> = codes.iter().map(column).collect::<Option<_>>()?;
    let Node::Record(facts) = facts else { return None };
    let mut table = Table::default();
    for (key, fact) in facts {
        // `0_1!T`: the rows of a group; without rows it is a subtotal.
        let groups = grouped(node, key);
        for row in fact.get("rows").map_or(&[][..], Node::list) {
            table.start_row();
            for (name, value) in &groups {
                table.text(name, value);
            }
            for (column, cell) in columns.iter().zip(row.get("dataCells")?.list()) {
                fill(&mut table, column, cell);
            }
        }
    }
    (!table.is_empty()).then_some(table)
}

fn fill(table: &mut Table, column: &Column<'_>, cell: &Node) {
    let (value, label) = (cell.get("value").unwrap_or(&Node::Null), cell.word("label"));
    match column.kind {
        _ if *value == Node::Null => {}
        "currency" => {
            table.scalar(column.label, value.get("amount").unwrap_or(value));
            let currency = value.get("currency").and_then(Node::text);
            table.text(&format!("{} Currency", column.label), currency.unwrap_or(""));
        }
        "date" | "datetime" | "int" | "double" | "boolean" => table.scalar(column.label, value),
        _ => {
            table.text(column.label, if label == "-" { "" } else { label });
            // A name links to its record: the value is then the id.
            if let Some(id) = value.text().filter(|id| [15, 18].contains(&id.len()) && *id != label)
                && let Some((_, name)) = IDS.iter().find(|(start, _)| id.starts_with(start))
            {
                table.text(name, id);
            }
        }
    }
}

/// The names and values of the groups a fact belongs to.
fn grouped(node: &Node, key: &str) -> Vec<(String, String)> {
    let down = key.split('!').next().unwrap_or("");
    let mut found = Vec::new();
    let mut level = node.at(&["groupingsDown", "groupings"]).map_or(&[][..], Node::list);
    let names = node.at(&["reportMetadata", "groupingsDown"]).map_or(&[][..], Node::list);
    for (depth, at) in down.split('_').enumerate() {
        let Some(group) = at.parse::<usize>().ok().and_then(|at| level.get(at)) else { break };
        let code = names.get(depth).map_or("", |name| name.word("name"));
        let info = node.at(&["reportExtendedMetadata", "groupingColumnInfo", code]);
        let name = info.map_or(code, |info| info.word("label"));
        found.push((name.to_owned(), group.word("label").to_owned()));
        level = group.get("groupings").map_or(&[][..], Node::list);
    }
    found
}
