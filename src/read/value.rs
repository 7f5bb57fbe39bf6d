//! A cell's bytes into its column's sink, and what an unreadable one means. It knows one cell at a time.

use super::cell::{self, Found, Number};
use super::dates;
use super::piece::{Cause, Signs};
use super::plan::{Cell, ColumnPlan, Decimal};
use super::sink::Sink;

/// One wanted column while parsing.
pub struct Column<'a> {
    pub plan: &'a ColumnPlan,
    /// Its place in the plan.
    pub at: u32,
    pub is_must: bool,
    /// Another column fills in where this one has no value.
    pub is_backed: bool,
    /// The last day read here: exports repeat themselves.
    pub last: ([u8; 24], usize, i32),
}

/// Puts a cell's value into the sink; false when the cell holds none.
#[inline]
pub fn put(sink: &mut Sink, column: &mut Column<'_>, text: &[u8], signs: &mut Signs) -> Result<bool, Cause> {
    match column.plan.cell {
        Cell::Text => {
            // Words for "nothing" are looked for once a distinct text, or here where another column could fill in.
            if column.is_backed && cell::is_no_text(text) {
                return Ok(false);
            }
            sink.text(text);
            Ok(true)
        }
        Cell::Day(shape) => {
            let (last, length, day) = &mut column.last;
            if *length == text.len() && &last[..*length] == text {
                sink.whole(i64::from(*day));
                return Ok(true);
            }
            match dates::day(text, shape) {
                Found::Value(found) => {
                    if !column.plan.is_sure && dates::tells_order(text) {
                        signs.supporting += 1;
                    }
                    if let Some(slot) = last.get_mut(..text.len()) {
                        slot.copy_from_slice(text);
                        (*length, *day) = (text.len(), found);
                    }
                    sink.whole(i64::from(found));
                    Ok(true)
                }
                other => told(&other, signs, Cause::NotADay),
            }
        }
        Cell::Money { decimal, scale } => match read(text, decimal, signs) {
            Found::Value(number) => {
                sink.whole(number.micros(scale).ok_or(Cause::TooLarge)?);
                Ok(true)
            }
            other => told(&other, signs, Cause::NotANumber),
        },
        Cell::Number { decimal } => match read(text, decimal, signs) {
            Found::Value(number) if number.places == 0 && !number.has_percent => {
                sink.whole(number.digits);
                Ok(true)
            }
            Found::Value(number) => {
                sink.fraction(number.value());
                Ok(true)
            }
            other => told(&other, signs, Cause::NotANumber),
        },
        Cell::Share { decimal, always } => match read(text, decimal, signs) {
            Found::Value(number) => {
                let divisor = if always && !number.has_percent { 100.0 } else { 1.0 };
                sink.fraction(number.value() / divisor);
                Ok(true)
            }
            other => told(&other, signs, Cause::NotANumber),
        },
        Cell::Seconds { decimal } => match cell::seconds(text, decimal) {
            Found::Value(seconds) => {
                sink.fraction(seconds);
                Ok(true)
            }
            other => told(&other, signs, Cause::NotADuration),
        },
        Cell::Flag => match cell::flag(text) {
            Found::Value(value) => {
                sink.whole(value);
                Ok(true)
            }
            other => told(&other, signs, Cause::NotAFlag),
        },
    }
}

#[inline]
fn read(text: &[u8], decimal: Decimal, signs: &mut Signs) -> Found<Number> {
    let found = cell::number(text, decimal);
    if let Found::Value(number) = &found {
        signs.supporting += u32::from(number.is_telling);
    }
    found
}

/// What a cell without a value means for its row.
#[cold]
fn told<T>(found: &Found<T>, signs: &mut Signs, cause: Cause) -> Result<bool, Cause> {
    match found {
        Found::Value(_) | Found::Nothing => Ok(false),
        Found::Bound => {
            signs.bounded += 1;
            Ok(false)
        }
        Found::Contrary => {
            signs.contrary += 1;
            Err(cause)
        }
        Found::TooLarge => Err(Cause::TooLarge),
        Found::Bad => Err(cause),
    }
}

/// A measure of a totals row, in the field's unit.
pub fn measure(text: &[u8], cell: Cell) -> Found<f64> {
    let text = cell::trimmed(text);
    match cell {
        Cell::Money { decimal, scale } => match cell::number(text, decimal) {
            Found::Value(number) => number.micros(scale).map_or(Found::TooLarge, |micros| Found::Value(micros as f64)),
            _ => Found::Nothing,
        },
        Cell::Number { decimal } | Cell::Share { decimal, .. } => match cell::number(text, decimal) {
            Found::Value(number) => {
                let divisor = match cell {
                    Cell::Share { always: true, .. } if !number.has_percent => 100.0,
                    _ => 1.0,
                };
                Found::Value(number.value() / divisor)
            }
            _ => Found::Nothing,
        },
        Cell::Seconds { decimal } => cell::seconds(text, decimal),
        Cell::Text | Cell::Day(_) | Cell::Flag => Found::Nothing,
    }
}
