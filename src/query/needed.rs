//! Which columns an ask reads, so that only these are loaded. It looks at what slices say of themselves, never at rows.

use super::ask::Ask;
use super::run::{fields_of, parts_of};
use crate::metrics::language::tree::Part;
use crate::metrics::metric::Unit;
use crate::model::facts::SliceMeta;
use crate::model::field::{Field, Role};
use crate::model::short_sort::ShortSort;
use crate::model::table::{Nature, Table};

/// Line numbers of slices beyond this many rows are read only when rows are looked at.
const MOST_ROWS_WITH_LINES: u32 = 300_000;

/// The columns to load before `run`: a slice's id and its fields, for every slice the ask may touch.
/// Shape: in the order of `slices`; slices that are not touched are left out.
pub fn columns_needed(slices: &[SliceMeta], ask: &Ask) -> Vec<(u32, Vec<Field>)> {
    let mut parts: Vec<Part> = Vec::new();
    for part in ask.metrics.iter().flat_map(|id| parts_of(id)) {
        if !parts.contains(&part) {
            parts.push(part);
        }
    }
    let is_money = parts.iter().any(|part| part.unit == Unit::Money);
    let mut needed = Vec::new();
    for slice in slices {
        let mut fields: Vec<Field> = Vec::new();
        for part in parts.iter().filter(|part| part.table == slice.table && may_answer(slice, part)) {
            fields.extend(fields_of(part));
            fields.extend(&ask.by);
            fields.extend(ask.filters.iter().map(|filter| filter.field));
        }
        let is_touched = parts.iter().any(|part| part.table == slice.table);
        if let (true, Nature::Event { identity, when }) = (is_touched, slice.table.nature()) {
            // Also a slice that cannot answer may hold newer rows of the same things.
            fields.extend([identity, when]);
            if slice.table == Table::Orders {
                // Failed orders are told by it.
                fields.push(Field::Status);
            }
        }
        if !fields.is_empty() {
            fields.extend([Field::Date, Field::Account, Field::Network, Field::Campaign]);
            if slice.rows <= MOST_ROWS_WITH_LINES {
                fields.push(Field::Line);
            }
        }
        if slice.table == Table::ExchangeRates && is_money {
            fields = vec![Field::Date, Field::Rate, Field::FromCurrency, Field::ToCurrency];
        }
        fields.retain(|field| slice.has(*field) && field.role() != Role::Personal);
        fields.short_sort();
        fields.dedup();
        // Campaigns are read only where opens must be told apart by mailing.
        let is_unasked = |field: &Field| {
            *field == Field::Campaign
                && slice.table != Table::Messages
                && !ask.by.contains(field)
                && ask.filters.iter().all(|filter| filter.field != *field)
        };
        fields.retain(|field| !is_unasked(field));
        if !fields.is_empty() {
            needed.push((slice.id, fields));
        }
    }
    needed
}

/// Whether the slice has what a part cannot do without.
fn may_answer(slice: &SliceMeta, part: &Part) -> bool {
    part.field.is_none_or(|field| slice.has(field)) && part.with.iter().all(|field| slice.has(*field))
}
