//! A table whose pieces are joined → one slice and what is told of it. It decides nothing about the file: that was the
//! plan's.

use super::assembly::Assembly;
use super::notes;
use crate::model::column::{Chunk, Column};
use crate::model::facts::{Slice, SliceGrain, SliceMeta};
use crate::model::field::{Field, Kind, Role};
use crate::model::money::MICROS;
use crate::model::period::Period;
use crate::model::table::{Nature, Table};
use crate::problem::{Problem, Severity};
use crate::protocol::{ColumnReport, PartReport, Reject};
use crate::read::plan::{Cell, DateShape, Plan};
use crate::sources::channels::add_channel;
use crate::sources::detect::{Part, Unclaimed};
use crate::sources::refine::{join_measures, one_currency};
use crate::sources::source::Found;
use crate::words::Said;
use std::collections::BTreeMap;

/// What is told of a table, and its facts when it holds any.
#[inline(never)]
pub fn settle(file: &str, part: Part, assembly: Assembly) -> (PartReport, Option<Slice>) {
    match part {
        Part::Known(found) => known(file, *found, assembly),
        Part::Unknown(unknown) => (unclaimed(file, *unknown, &assembly), None),
    }
}

fn unclaimed(file: &str, unknown: Unclaimed, assembly: &Assembly) -> PartReport {
    PartReport {
        source: None,
        source_name: Said::fixed("Unknown table", "Неизвестная таблица"),
        report: None,
        report_name: Said::default(),
        table: None,
        confidence: 0.0,
        why: Said::default(),
        rows: assembly.rows,
        rejected: assembly.rejected,
        period: unknown.context.period,
        currency: None,
        totals: BTreeMap::new(),
        columns: columns(unknown.columns),
        mapping: unknown.mapping,
        problems: placed(unknown.problems, file, unknown.part.as_deref()),
        rejects: Vec::new(),
        diff: None,
        is_loadable: false,
        part: unknown.part,
    }
}

fn columns(columns: Vec<(String, Option<Field>)>) -> Vec<ColumnReport> {
    columns.into_iter().map(|(header, field)| ColumnReport { header, field }).collect()
}

fn placed(problems: Vec<Problem>, file: &str, part: Option<&str>) -> Vec<Problem> {
    problems
        .into_iter()
        .map(|mut problem| {
            problem.place.file.get_or_insert_with(|| file.to_owned());
            problem.place.part = problem.place.part.or_else(|| part.map(str::to_owned));
            problem
        })
        .collect()
}

fn known(file: &str, found: Found, assembly: Assembly) -> (PartReport, Option<Slice>) {
    let mut problems = still_true(&found, &assembly);
    problems.extend(notes::of_reading(&found.plan, &assembly));
    let rejects = rejects(&found.plan, &assembly);
    let (rows, rejected) = (assembly.rows, assembly.rejected);
    let mut report = PartReport {
        part: found.part.clone(),
        source: Some(found.source.id.to_owned()),
        source_name: found.source.name.clone(),
        report: Some(found.report.id.to_owned()),
        report_name: found.report.name.clone(),
        table: found.report.table,
        confidence: found.confidence,
        why: found.why.clone(),
        rows,
        rejected,
        period: found.context.period,
        currency: found.context.currency,
        totals: BTreeMap::new(),
        columns: columns(found.columns.clone()),
        mapping: found.mapping.clone(),
        problems: Vec::new(),
        rejects,
        diff: None,
        is_loadable: false,
    };
    let slice = if found.report.table.is_some() { Some(slice_of(&found, assembly, &mut problems)) } else { None };
    if let Some(slice) = &slice {
        report.rows = slice.meta.rows;
        report.period = slice.meta.period;
        report.currency = slice.meta.currency;
        report.totals = totals(slice, &mut problems);
        problems.extend(notes::of_slice(slice));
    } else {
        problems.push(notes::not_kept(&found.report.name));
    }
    if rows == 0 && rejected == 0 {
        problems.push(notes::no_rows());
    }
    let has_error = problems.iter().any(|problem| problem.severity == Severity::Error);
    report.is_loadable = slice.is_some() && report.rows > 0 && !has_error;
    report.problems = placed(problems, file, found.part.as_deref());
    (report, slice)
}

/// What the head could not tell, unless the body told it.
fn still_true(found: &Found, assembly: &Assembly) -> Vec<Problem> {
    let is_told = |header: &str| {
        found.plan.columns.iter().zip(&assembly.signs).any(|(column, signs)| {
            let is_day = matches!(column.cell, Cell::Day(DateShape::DayFirst | DateShape::MonthFirst));
            column.header == header && is_day && (column.is_sure || signs.supporting > 0)
        })
    };
    let keeps =
        |problem: &&Problem| problem.id != "date_ambiguous" || !problem.place.column.as_deref().is_some_and(is_told);
    found.problems.iter().filter(keeps).cloned().collect()
}

fn rejects(plan: &Plan, assembly: &Assembly) -> Vec<Reject> {
    assembly
        .rejects
        .iter()
        .map(|(line, column, found, cause)| Reject {
            line: *line,
            column: column.and_then(|at| plan.columns.get(at)).map_or_else(String::new, |c| c.header.clone()),
            found: found.clone(),
            why: notes::why(*cause),
        })
        .collect()
}

#[inline(never)]
fn slice_of(found: &Found, assembly: Assembly, problems: &mut Vec<Problem>) -> Slice {
    let table = found.report.table.unwrap_or(Table::Expenses);
    let has_date = assembly.columns.contains_key(&Field::Date);
    let grain = match table.nature() {
        Nature::Event { .. } => SliceGrain::Event,
        Nature::Period if !has_date => SliceGrain::Whole,
        Nature::Period => grain(found),
    };
    let totals = assembly.totals.first().map(|row| row.values.clone()).unwrap_or_default();
    let mut slice = Slice {
        meta: SliceMeta {
            id: 0,
            source: found.source.id.to_owned(),
            report: found.report.id.to_owned(),
            account: found.context.account.clone(),
            table,
            dims: Vec::new(),
            grain,
            period: None,
            currency: found.context.currency,
            rows: 0,
            totals,
            fields: Vec::new(),
            chunk_rows: Vec::new(),
            is_channel_derived: false,
        },
        columns: assembly.columns,
    };
    slice.settle();
    let stated = found.context.period;
    slice.meta.period = covered(&slice, stated);
    let before = (slice.meta.period, slice.meta.rows);
    one_currency(&mut slice, found.context.currency);
    if found.plan.spread.as_ref().is_some_and(|spread| spread.by_name.is_some()) {
        join_measures(&mut slice);
    }
    if let Some(refine) = found.report.refine {
        problems.extend(refine(&mut slice, &found.context));
    }
    one_currency(&mut slice, found.context.currency);
    add_channel(&mut slice);
    // An export of things covers the days of all its rows, also of those that are no facts: a day on which every
    // payment failed is a day without sales, not a day unknown.
    let is_cut = slice.meta.grain != SliceGrain::Event && slice.meta.rows != before.1;
    if slice.meta.period == before.0 && (is_cut || slice.meta.period.is_none()) {
        slice.meta.period = covered(&slice, stated);
    }
    slice
}

/// A date column cut by months says so by its shape or its header; everything else is a day until a source knows better.
fn grain(found: &Found) -> SliceGrain {
    if let Some(spread) = found.plan.spread.as_ref().filter(|spread| spread.key == Field::Date) {
        return spread.grain;
    }
    let Some(column) = found.plan.columns.iter().find(|column| column.field == Field::Date) else {
        return SliceGrain::Day;
    };
    let header = crate::read::header::normal(&column.header);
    // Tableau writes `Week of Order Date`.
    let part = header.split(" of ").next().unwrap_or(&header);
    let is = |words: &[&str]| words.contains(&part);
    match column.cell {
        Cell::Day(DateShape::MonthOnly) => SliceGrain::Month,
        _ if is(&["month", "месяц", "mes", "mois", "monat", "year month"]) => SliceGrain::Month,
        _ if is(&["week", "неделя", "semana", "semaine", "woche"]) => SliceGrain::Week,
        _ => SliceGrain::Day,
    }
}

/// Days covered: stated by the file unless the rows lie outside, else first to last day seen. Things whose own day is
/// not in the file (deals without a creation day) are told by the next best one.
fn covered(slice: &Slice, stated: Option<Period>) -> Option<Period> {
    let is_event = slice.meta.grain == SliceGrain::Event;
    let spare = || [Field::Closed, Field::Completed, Field::Due].into_iter().find_map(|day| slice.span(day));
    let own = slice.span(slice.meta.table.when());
    let seen = own.or_else(|| if is_event { spare() } else { None }).map(|seen| match slice.meta.grain {
        SliceGrain::Month => Period { from: seen.from, to: seen.to.month_end() },
        SliceGrain::Week => Period { from: seen.from, to: seen.to.plus_days(6) },
        _ => seen,
    });
    match (stated, seen) {
        (Some(stated), Some(seen)) if slice.meta.grain != SliceGrain::Event && stated.covers(seen) => Some(stated),
        (Some(stated), None) if slice.meta.grain != SliceGrain::Event => Some(stated),
        (_, seen) => seen,
    }
}

/// Sums of the additive measures; money in major units, and only where it is of one currency.
#[inline(never)]
fn totals(slice: &Slice, problems: &mut Vec<Problem>) -> BTreeMap<String, f64> {
    let is_mixed = slice.meta.has(Field::Currency);
    let mut totals = BTreeMap::new();
    let mut has_money = false;
    for (field, column) in &slice.columns {
        if !is_summed(slice.meta.table, *field) || column.chunks.iter().all(is_unknown) {
            continue;
        }
        match field.kind() {
            Kind::Money if is_mixed => has_money = true,
            Kind::Money => {
                totals.insert(field.id().to_owned(), whole_sum(column) as f64 / MICROS as f64);
            }
            Kind::Number => {
                totals.insert(field.id().to_owned(), sum(column));
            }
            Kind::Day | Kind::Text | Kind::Flag => {}
        }
    }
    if !is_mixed && slice.meta.currency.is_none() && has_sum(slice) {
        problems.push(notes::currency_unsaid());
    }
    if is_mixed && has_money {
        problems.push(notes::several_currencies(slice));
    }
    totals
}

/// Measures, and the unique opens and clicks of mailings: each mailing counts its own readers.
fn is_summed(table: Table, field: Field) -> bool {
    let is_of_mailing = table == Table::Messages && matches!(field, Field::UniqueOpens | Field::UniqueClicks);
    field.role() == Role::Measure || is_of_mailing
}

/// No value at all: unknown is not zero.
fn is_unknown(chunk: &Chunk) -> bool {
    match chunk {
        Chunk::F64(values) => values.iter().all(|value| value.is_nan()),
        whole => whole.bounds().is_none(),
    }
}

/// Money that is more than zeros.
fn has_sum(slice: &Slice) -> bool {
    let mut money = slice.columns.iter().filter(|(field, _)| field.kind() == Kind::Money);
    money.any(|(_, column)| {
        column.chunks.iter().any(|chunk| chunk.bounds().is_some_and(|(low, high)| low != 0 || high != 0))
    })
}

fn whole_sum(column: &Column) -> i128 {
    column.chunks.iter().filter_map(Chunk::whole_sum).sum()
}

/// Sum of a column, missing values left out.
pub fn sum(column: &Column) -> f64 {
    let fractions = |chunk: &Chunk| match chunk {
        Chunk::F64(values) => values.iter().filter(|value| !value.is_nan()).sum(),
        _ => 0.0,
    };
    whole_sum(column) as f64 + column.chunks.iter().map(fractions).sum::<f64>()
}
