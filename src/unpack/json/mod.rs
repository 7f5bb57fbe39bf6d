//! JSON: lists of records as tables. Vendors' own shapes are told by their keys and get the header words of the same
//! vendor's CSV; anything else is flattened: `owner.name`, lists joined by commas.

mod flat;
mod google;
mod lists;
mod node;
mod salesforce;
mod table;
mod tasks;

use super::kind::text;
use super::{Work, trouble};
use crate::problem::Problem;
use node::Node;
use table::Table;

/// A table found, with the key that leads to it where there are several.
struct Found {
    part: Option<String>,
    table: Table,
}

pub fn whole(work: &mut Work<'_>, name: &str, bytes: &[u8]) -> Result<(), Problem> {
    let text = text(bytes);
    let node =
        serde_json::from_str::<Node>(&text).map_err(|error| trouble::damaged_json(&error.to_string(), error.line()))?;
    drop(text);
    work.step(0.5);
    give(work, name, tables(node))
}

pub fn lines(work: &mut Work<'_>, name: &str, bytes: &[u8]) -> Result<(), Problem> {
    let text = text(bytes);
    let (mut records, mut bad, mut first_bad) = (Vec::new(), 0, 0);
    for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        match serde_json::from_str::<Node>(line) {
            Ok(node @ Node::Record(_)) => records.push(node),
            _ => {
                bad += 1;
                first_bad = if bad == 1 { at + 1 } else { first_bad };
            }
        }
    }
    drop(text);
    if bad > 0 {
        work.problems.push(trouble::bad_lines(bad, first_bad));
    }
    work.step(0.5);
    give(work, name, tables(Node::List(records)))
}

fn give(work: &mut Work<'_>, name: &str, found: Vec<Found>) -> Result<(), Problem> {
    let mut has_any = false;
    for Found { part, table } in found {
        if let Some(bytes) = table.finish() {
            has_any = true;
            work.give_table(part.as_deref(), name, bytes)?;
        }
    }
    if has_any { Ok(()) } else { Err(trouble::json_without_records()) }
}

/// A vendor's shape, or whatever lists of records there are.
fn tables(node: Node) -> Vec<Found> {
    let known = tasks::trello(&node)
        .or_else(|| tasks::asana(&node))
        .or_else(|| google::data_api(&node))
        .or_else(|| google::metrika(&node))
        .or_else(|| salesforce::report(&node));
    match known {
        Some(table) => vec![Found { part: None, table }],
        None => lists::lists(node),
    }
}

#[cfg(test)]
mod tests;
