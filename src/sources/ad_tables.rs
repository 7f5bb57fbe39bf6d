//! Last looks that ad systems share: which days rows stand for, and whether a totals row can be believed.
//! It knows no system; each source calls what it needs from its own `refine`.

use crate::model::column::{Column, NONE};
use crate::model::day::Day;
use crate::model::facts::{Slice, SliceGrain};
use crate::model::field::{Field, Kind, Role};
use crate::model::period::Period;
use crate::problem::{Problem, Severity};
use crate::words::Said;

/// Takes the first and last day of each row (`Started`, `Ended`) as what they are: the period of the whole report
/// when they are the same in every row, else the day, week or month of each row.
pub fn days_from_ends(slice: &mut Slice) {
    let (Some(starts), Some(ends)) = (slice.columns.remove(&Field::Started), slice.columns.remove(&Field::Ended))
    else {
        return;
    };
    let days: Vec<(i64, i64)> = starts.values().into_iter().zip(ends.values()).collect();
    let known = || days.iter().filter(|(from, to)| *from != NONE && *to != NONE && from <= to);
    let first = known().map(|(from, _)| *from).min();
    let last = known().map(|(_, to)| *to).max();
    if let (Some(first), Some(last)) = (first, last) {
        slice.meta.period = Period::new(Day(first as i32), Day(last as i32));
    }
    if slice.columns.contains_key(&Field::Date) {
        return;
    }
    let is_one_period = known().all(|(from, to)| Some(*from) == first && Some(*to) == last);
    if is_one_period {
        let is_one_day = first == last && first.is_some();
        slice.meta.grain = if is_one_day { SliceGrain::Day } else { SliceGrain::Whole };
        if is_one_day {
            slice.columns.insert(Field::Date, starts);
        }
    } else {
        let longest = known().map(|(from, to)| to - from + 1).max().unwrap_or(1);
        slice.meta.grain = match longest {
            1 => SliceGrain::Day,
            2..=7 => SliceGrain::Week,
            8..=31 => SliceGrain::Month,
            _ => SliceGrain::Whole,
        };
        if slice.meta.grain != SliceGrain::Whole {
            slice.columns.insert(Field::Date, starts);
        }
    }
    slice.settle();
}

/// Drops totals that are below what the rows add up to: such a line was cut or shifted (Yandex Direct writes one
/// with its cells a column to the right) and must not answer for reach.
pub fn doubt_totals(slice: &mut Slice) -> Option<Problem> {
    let is_short = slice.meta.totals.iter().any(|(field, total)| {
        field.role() == Role::Measure
            && slice.column(*field).is_some_and(|column| {
                let sum = sum(column);
                *total < sum - 0.01 * sum.abs() - if field.kind() == Kind::Money { 1_000_000.0 } else { 1.0 }
            })
    });
    if !is_short {
        return None;
    }
    slice.meta.totals.clear();
    Some(Problem::new(
        "totals_row_contradicts",
        Severity::Note,
        Said::fixed(
            "The totals row is smaller than the rows it should add up, so it was not used",
            "Строка итогов меньше суммы строк, поэтому она не использована",
        ),
        Said::fixed(
            "Nothing to do: the numbers come from the rows themselves",
            "Ничего делать не нужно: числа посчитаны по самим строкам",
        ),
    ))
}

/// Sum of a column, missing values left out.
pub fn sum(column: &Column) -> f64 {
    column.numbers().into_iter().filter(|value| !value.is_nan()).sum()
}

/// Puts one text into every row: the network of a post.
pub fn fill(slice: &mut Slice, field: Field, text: &str) {
    slice.columns.insert(field, Column::constant(&slice.meta.chunk_rows, text));
    slice.settle();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::facts::SliceMeta;
    use crate::model::table::Table;

    fn day(text: &str) -> i64 {
        i64::from(Day::parse_iso(text).unwrap().0)
    }

    fn slice(columns: &[(Field, &[i64])]) -> Slice {
        let meta = SliceMeta {
            id: 1,
            source: "meta_ads".into(),
            report: "campaigns".into(),
            account: None,
            table: Table::AdPerformance,
            dims: Vec::new(),
            grain: SliceGrain::Whole,
            period: None,
            currency: None,
            rows: 0,
            totals: Vec::new(),
            fields: Vec::new(),
            chunk_rows: Vec::new(),
            is_channel_derived: false,
        };
        let columns =
            columns.iter().map(|(field, values)| (*field, Column::from_values(field.kind(), values))).collect();
        let mut slice = Slice { meta, columns };
        slice.settle();
        slice
    }

    #[track_caller]
    fn check_ends(ends: &[(&str, &str)], grain: SliceGrain, has_date: bool) {
        let starts: Vec<i64> = ends.iter().map(|(from, _)| day(from)).collect();
        let stops: Vec<i64> = ends.iter().map(|(_, to)| day(to)).collect();
        let mut of = slice(&[(Field::Started, &starts), (Field::Ended, &stops)]);
        days_from_ends(&mut of);
        assert_eq!(of.meta.grain, grain);
        assert_eq!(of.meta.fields, if has_date { vec![Field::Date] } else { vec![] });
        let period = of.meta.period.unwrap();
        assert_eq!(i64::from(period.from.0), *starts.iter().min().unwrap());
        assert_eq!(i64::from(period.to.0), *stops.iter().max().unwrap());
    }

    #[test]
    fn ends_tell_the_grain() {
        check_ends(&[("2026-09-15", "2026-10-31"), ("2026-09-15", "2026-10-31")], SliceGrain::Whole, false);
        check_ends(&[("2026-10-01", "2026-10-01"), ("2026-10-02", "2026-10-02")], SliceGrain::Day, true);
        check_ends(&[("2026-10-01", "2026-10-01")], SliceGrain::Day, true);
        check_ends(&[("2026-09-28", "2026-10-04"), ("2026-10-05", "2026-10-11")], SliceGrain::Week, true);
        check_ends(&[("2026-09-01", "2026-09-30"), ("2026-10-01", "2026-10-31")], SliceGrain::Month, true);
        check_ends(&[("2026-01-01", "2026-03-31"), ("2026-04-01", "2026-06-30")], SliceGrain::Whole, false);
    }

    #[test]
    fn a_total_below_its_rows_is_doubted() {
        let clicks = [1_000, 10];
        for (total, is_kept) in [(1_010.0, true), (5_000.0, true), (21.0, false)] {
            let mut of = slice(&[(Field::Clicks, &clicks)]);
            of.meta.totals = vec![(Field::Clicks, total), (Field::Reach, 7.0)];
            assert_eq!(doubt_totals(&mut of).is_none(), is_kept, "{total}");
            assert_eq!(of.meta.totals.is_empty(), !is_kept);
        }
    }
}
