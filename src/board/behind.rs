//! Which rows stand behind a number: one entry for each part of its formula, with the day column and the conditions
//! the part itself uses, so that what is shown is what was counted.

use crate::metrics::language::parse;
use crate::metrics::language::tree::{How, Node, Part, Test};
use crate::model::field::Field;
use crate::model::table::Table;
use crate::query::ask::Filter;
use crate::query::report::Value;
use crate::words::Said;

#[derive(Clone, Debug, PartialEq)]
pub struct Behind {
    /// What the part is called: "won deals".
    pub said: Said,
    pub table: Table,
    /// `None` = the table's own day column.
    pub when: Option<Field>,
    pub measures: Vec<Field>,
    pub filters: Vec<Filter>,
    /// The number picks among these rows by itself: there may be more of them than it counts.
    pub is_wider: bool,
}

/// The parts that found rows, each once. Empty: none when the value rests on nothing.
pub fn behind(value: &Value) -> Vec<Behind> {
    let mut found: Vec<Behind> = Vec::new();
    let gave_rows = |table: Table| value.coverage.iter().any(|coverage| coverage.table == table && coverage.rows > 0);
    if value.value.is_none() && value.coverage.iter().all(|coverage| coverage.rows == 0) {
        return found;
    }
    for input in &value.inputs {
        let one = match (parse(&input.expression).map(|expr| expr.node), input.table) {
            // What a named measure picks is known to it alone: all rows of its table stand for it.
            (Ok(Node::Part(part)), _) if matches!(part.how, How::Measure(_)) => whole(part.table, &part.table.name()),
            (Ok(Node::Part(part)), _) if gave_rows(part.table) || value.coverage.is_empty() => {
                from_part(&part, &input.said)
            }
            (_, Some(table)) if gave_rows(table) => whole(table, &input.said),
            _ => continue,
        };
        let is_same =
            |other: &Behind| (other.table, other.when) == (one.table, one.when) && other.filters == one.filters;
        match found.iter_mut().find(|other| is_same(other)) {
            // Two sums over the same rows are one list of rows.
            Some(known) => {
                known.said = known.table.name();
                known.measures.retain(|measure| one.measures.contains(measure));
            }
            None => found.push(one),
        }
    }
    for coverage in value.coverage.iter().filter(|coverage| coverage.rows > 0) {
        if !found.iter().any(|other| other.table == coverage.table) {
            found.push(whole(coverage.table, &coverage.table.name()));
        }
    }
    found
}

fn from_part(part: &Part, said: &Said) -> Behind {
    let filters = part.conditions.iter().filter_map(|condition| {
        let values = match &condition.test {
            Test::Flag(true) => vec!["true".to_owned()],
            // What is not said to be so counts as not so.
            Test::Flag(false) => vec!["false".to_owned(), String::new()],
            Test::OneOf { texts, is_not: false } => texts.clone(),
            _ => return None,
        };
        Some(Filter { field: condition.field, values })
    });
    Behind {
        said: said.clone(),
        table: part.table,
        when: (part.when != part.table.when()).then_some(part.when),
        measures: part.field.into_iter().chain(part.with.iter().copied()).collect(),
        filters: filters.collect(),
        is_wider: part.conditions.iter().any(|condition| !is_filter(&condition.test)) || part.how == How::Distinct,
    }
}

fn whole(table: Table, said: &Said) -> Behind {
    Behind { said: said.clone(), table, when: None, measures: Vec::new(), filters: Vec::new(), is_wider: true }
}

/// A condition that a filter can say.
fn is_filter(test: &Test) -> bool {
    matches!(test, Test::Flag(_) | Test::OneOf { is_not: false, .. })
}
