//! Which rows count: filters of the ask and conditions of a formula, made ready once a slice, then asked block by block.

use super::keys::text_of;
use crate::metrics::language::tree::{Compare, Condition, Test};
use crate::model::column::{Column, NONE};
use crate::model::facts::Slice;
use crate::model::field::{Field, Kind};
use crate::model::money::MICROS;
use crate::query::ask::Filter;
use crate::query::plan::NO_BUCKET;

/// Rows looked at in one go: small enough for the nearest cache.
pub const BLOCK: usize = 2048;

enum Rule<'a> {
    /// Whether a row with this code stays; index = code + 1.
    Codes {
        column: &'a Column,
        allowed: Vec<bool>,
    },
    Number {
        column: &'a Column,
        compare: Compare,
        value: f64,
    },
    Days {
        left: &'a Column,
        compare: Compare,
        right: &'a Column,
    },
    Filled {
        column: &'a Column,
        is_wanted: bool,
    },
}

/// `None` from `of` means that no row of the slice can pass.
pub struct Sieve<'a> {
    rules: Vec<Rule<'a>>,
}

impl<'a> Sieve<'a> {
    pub fn of(slice: &'a Slice, filters: &[Filter], conditions: &[Condition]) -> Option<Self> {
        let mut rules = Vec::new();
        for filter in filters {
            let is_in = |text: &str| filter.values.iter().any(|value| value == text);
            push_codes(slice, filter.field, is_in, &mut rules)?;
        }
        for condition in conditions {
            let field = condition.field;
            let Some(column) = slice.column(field) else {
                let is_in = |text: &str| match &condition.test {
                    Test::OneOf { texts, is_not } => texts.iter().any(|known| same(known, text)) != *is_not,
                    Test::Empty(is_empty) => *is_empty,
                    _ => false,
                };
                push_codes(slice, field, is_in, &mut rules)?;
                continue;
            };
            match &condition.test {
                Test::Flag(is_set) => {
                    push_codes(slice, field, |text| (text == "true") == *is_set, &mut rules)?;
                }
                Test::OneOf { texts, is_not } => {
                    let is_in = |text: &str| texts.iter().any(|known| same(known, text)) != *is_not;
                    push_codes(slice, field, is_in, &mut rules)?;
                }
                Test::Number(compare, value) => {
                    let scale = if column.kind == Kind::Money { MICROS as f64 } else { 1.0 };
                    rules.push(Rule::Number { column, compare: *compare, value: value * scale });
                }
                Test::Field(compare, other) => {
                    rules.push(Rule::Days { left: column, compare: *compare, right: slice.column(*other)? });
                }
                Test::Empty(is_empty) => rules.push(Rule::Filled { column, is_wanted: !is_empty }),
            }
        }
        Some(Self { rules })
    }

    /// Whether every row passes.
    pub fn is_empty(&self) -> bool {
        self.rules.is_empty()
    }

    /// Takes rows out of their bucket that do not pass.
    pub fn sift(&self, chunk: usize, from: usize, buckets: &mut [u32], scratch: &mut [i64]) {
        let len = buckets.len();
        for rule in &self.rules {
            match rule {
                Rule::Codes { column, allowed } => {
                    column.chunks[chunk].read_i64(from, &mut scratch[..len]);
                    for (bucket, code) in buckets.iter_mut().zip(scratch.iter()) {
                        if !allowed.get(code.wrapping_add(1).max(0) as usize).copied().unwrap_or(false) {
                            *bucket = NO_BUCKET;
                        }
                    }
                }
                Rule::Number { column, compare, value } => {
                    let mut numbers = [0.0; BLOCK];
                    column.chunks[chunk].read_f64(from, &mut numbers[..len]);
                    for (bucket, number) in buckets.iter_mut().zip(numbers) {
                        if number.is_nan() || !compare.holds(number, *value) {
                            *bucket = NO_BUCKET;
                        }
                    }
                }
                Rule::Days { left, compare, right } => {
                    let mut others = [NONE; BLOCK];
                    left.chunks[chunk].read_i64(from, &mut scratch[..len]);
                    right.chunks[chunk].read_i64(from, &mut others[..len]);
                    for ((bucket, day), other) in buckets.iter_mut().zip(scratch.iter()).zip(others) {
                        if *day == NONE || other == NONE || !compare.holds(*day, other) {
                            *bucket = NO_BUCKET;
                        }
                    }
                }
                Rule::Filled { column, is_wanted } => {
                    column.chunks[chunk].read_i64(from, &mut scratch[..len]);
                    for (bucket, value) in buckets.iter_mut().zip(scratch.iter()) {
                        if (*value != NONE) != *is_wanted {
                            *bucket = NO_BUCKET;
                        }
                    }
                }
            }
        }
    }

    /// The same for one row, where rows are walked one by one.
    pub fn passes(&self, chunk: usize, row: usize) -> bool {
        let mut bucket = [0u32];
        let mut scratch = [NONE];
        self.sift(chunk, row, &mut bucket, &mut scratch);
        bucket[0] == 0
    }
}

/// Words of formulas are compared without regard to case: files write `Email` and `email`.
pub fn same(known: &str, text: &str) -> bool {
    known == text || known.to_lowercase() == text.to_lowercase()
}

/// `None` when the slice has one value for all rows and it is not wanted.
fn push_codes<'a>(
    slice: &'a Slice,
    field: Field,
    is_in: impl Fn(&str) -> bool,
    rules: &mut Vec<Rule<'a>>,
) -> Option<()> {
    let Some(column) = slice.column(field) else {
        let one = if field == Field::Account { slice.meta.account.as_deref().unwrap_or("") } else { "" };
        return is_in(one).then_some(());
    };
    let codes = if column.kind == Kind::Flag { 2 } else { column.dict.len() as i64 };
    let mut allowed = vec![is_in("")];
    allowed.extend((0..codes).map(|code| is_in(text_of(column, code))));
    if !allowed.iter().any(|allowed| *allowed) {
        return None;
    }
    if !allowed.iter().all(|allowed| *allowed) {
        rules.push(Rule::Codes { column, allowed });
    }
    Some(())
}
