//! Small slices made for the tests of last looks. It is no part of the library.

use crate::model::column::{Chunk, Column};
use crate::model::facts::{Slice, SliceGrain, SliceMeta};
use crate::model::field::Field;
use crate::model::table::Table;

/// A slice of columns in two chunks, as it comes from two pieces of a file.
pub fn slice(table: Table, columns: Vec<(Field, Column)>) -> Slice {
    let mut slice = Slice {
        meta: SliceMeta {
            id: 1,
            source: "test".into(),
            report: "test".into(),
            account: None,
            table,
            dims: Vec::new(),
            grain: SliceGrain::Event,
            period: None,
            currency: None,
            rows: 0,
            totals: Vec::new(),
            fields: Vec::new(),
            chunk_rows: Vec::new(),
            is_channel_derived: false,
        },
        columns: columns.into_iter().collect(),
    };
    for column in slice.columns.values_mut() {
        let all = column.values();
        let (first, second) = all.split_at(all.len() / 2);
        column.chunks = vec![Chunk::pack(first), Chunk::pack(second)];
    }
    slice.settle();
    slice
}

pub fn texts(slice: &Slice, field: Field) -> Vec<String> {
    let column = slice.column(field);
    (0..slice.meta.rows as usize)
        .map(|row| column.and_then(|column| column.text(row)).unwrap_or("–").to_owned())
        .collect()
}
