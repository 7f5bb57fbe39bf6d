//! Workbooks: every visible sheet as a table. Days become ISO text, shares keep their percent sign, errors are empty.
//!
//! XLSX is read cell by cell, with the format of each; of XLS and ODS the reader tells days but not percent formats,
//! so a share there is the fraction it is stored as.

use super::tabbed::{Tabbed, number, percent};
use super::{Work, trouble};
use crate::problem::Problem;
use calamine::{Data, DataRef, ExcelDateTime, Ods, OdsError, Reader, Sheet, SheetType, SheetVisible, Xls, XlsError};
use calamine::{Style, Xlsb, Xlsx, XlsxError};
use std::fmt::Display;
use std::io::{Cursor, Write};

/// Rows between two words about progress.
const STEP: u32 = 8192;

type Bytes<'b> = Cursor<&'b [u8]>;

pub fn xlsx(work: &mut Work<'_>, name: &str, bytes: &[u8]) -> Result<(), Problem> {
    if super::archive::check_workbook(work, bytes)? {
        return xlsb(work, name, bytes);
    }
    let told = |error: XlsxError| match error {
        XlsxError::Password => trouble::locked_workbook(),
        other => trouble::damaged_workbook(&other.to_string()),
    };
    let mut book: Xlsx<Bytes<'_>> = Xlsx::new(Cursor::new(bytes)).map_err(told)?;
    let names = visible(book.sheets_metadata());
    sheets(work, name, &names, |work, sheet| match streamed(work, &mut book, sheet)? {
        Some(table) => Ok(table),
        None => sorted(work, &mut book, sheet),
    })
}

/// Excel's binary workbook (.xlsb): the same archive with other parts.
fn xlsb(work: &mut Work<'_>, name: &str, bytes: &[u8]) -> Result<(), Problem> {
    let book: Result<Xlsb<Bytes<'_>>, _> = Xlsb::new(Cursor::new(bytes));
    let mut book = book.map_err(|error| trouble::damaged_workbook(&error.to_string()))?;
    let names = visible(book.sheets_metadata());
    sheets(work, name, &names, |work, sheet| ranged(work, &mut book, sheet))
}

pub fn xls(work: &mut Work<'_>, name: &str, bytes: &[u8]) -> Result<(), Problem> {
    let told = |error: XlsError| match error {
        XlsError::Password => trouble::locked_workbook(),
        other => trouble::damaged_workbook(&other.to_string()),
    };
    if !super::compound::is_sound(bytes) {
        return Err(trouble::damaged_workbook("a chain of sectors leads nowhere"));
    }
    let book: Result<Xls<Bytes<'_>>, _> = Xls::new(Cursor::new(bytes));
    let mut book = match book {
        Ok(book) => book,
        // A workbook of today behind a password lies in the same wrapping as an old one.
        Err(error) => match Xlsx::<Bytes<'_>>::new(Cursor::new(bytes)) {
            Err(XlsxError::Password) => return Err(trouble::locked_workbook()),
            _ => return Err(told(error)),
        },
    };
    let names = visible(book.sheets_metadata());
    sheets(work, name, &names, |work, sheet| ranged(work, &mut book, sheet))
}

pub fn ods(work: &mut Work<'_>, name: &str, bytes: &[u8]) -> Result<(), Problem> {
    super::archive::check_workbook(work, bytes)?;
    let told = |error: OdsError| match error {
        OdsError::Password => trouble::locked_workbook(),
        other => trouble::damaged_workbook(&other.to_string()),
    };
    let mut book: Ods<Bytes<'_>> = Ods::new(Cursor::new(bytes)).map_err(told)?;
    let names = visible(book.sheets_metadata());
    sheets(work, name, &names, |work, sheet| ranged(work, &mut book, sheet))
}

fn visible(sheets: &[Sheet]) -> Vec<String> {
    let shown = sheets.iter().filter(|s| s.visible == SheetVisible::Visible && s.typ == SheetType::WorkSheet);
    shown.map(|sheet| sheet.name.clone()).collect()
}

/// Hands over every sheet that holds a table; where none does, the first that holds anything, so that it can be told.
fn sheets(
    work: &mut Work<'_>,
    name: &str,
    names: &[String],
    mut read: impl FnMut(&mut Work<'_>, &str) -> Result<Tabbed, Problem>,
) -> Result<(), Problem> {
    let (given, count) = (work.given, names.len() as f64);
    let mut titles = None;
    for (at, sheet) in names.iter().enumerate() {
        let table = work.within(at as f64 / count, (at + 1) as f64 / count, |work| read(work, sheet));
        match table {
            Ok(table) if table.is_table() => work.give_table(Some(sheet), name, table.finish())?,
            Ok(table) if table.len() > 0 => titles = titles.or(Some((sheet, table))),
            Ok(_) => {}
            Err(problem) if names.len() > 1 && problem.id == "workbook_damaged" => {
                let part = work.part(Some(sheet)).unwrap_or_default();
                work.problems.push(problem.in_part(&part));
            }
            Err(problem) => return Err(problem),
        }
    }
    match titles {
        Some((sheet, table)) if work.given == given => work.give_table(Some(sheet), name, table.finish()),
        _ => Ok(()),
    }
}

/// A sheet cell by cell; `None` when its cells are out of order.
fn streamed(work: &mut Work<'_>, book: &mut Xlsx<Bytes<'_>>, sheet: &str) -> Result<Option<Tabbed>, Problem> {
    let told = |error: XlsxError| trouble::damaged_workbook(&error.to_string());
    let mut cells = match book.worksheet_cells_reader(sheet) {
        Ok(cells) => cells,
        Err(XlsxError::NotAWorksheet(_)) => return Ok(Some(Tabbed::default())),
        Err(error) => return Err(told(error)),
    };
    let rows = f64::from(cells.dimensions().end.0.max(1));
    let is_percent: Vec<bool> = cells.styles().iter().map(shows_percent).collect();
    let (mut table, mut said) = (Tabbed::default(), 0);
    while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(told)? {
        let ((row, column), value) = (cell.get_position(), cell.get_value());
        if is_nothing(value) {
            continue;
        }
        if !table.go(row, column) {
            return Ok(None);
        }
        shown(&mut table, value, is_percent.get(style) == Some(&true));
        if row >= said + STEP {
            said = row;
            work.step(f64::from(row) / rows);
            if table.len() as u64 > work.room() {
                return Err(work.too_much());
            }
        }
    }
    Ok(Some(table))
}

/// The same for a sheet whose cells are out of order: all are held, and sorted.
fn sorted(work: &mut Work<'_>, book: &mut Xlsx<Bytes<'_>>, sheet: &str) -> Result<Tabbed, Problem> {
    let told = |error: XlsxError| trouble::damaged_workbook(&error.to_string());
    let mut cells = book.worksheet_cells_reader(sheet).map_err(told)?;
    let is_percent: Vec<bool> = cells.styles().iter().map(shows_percent).collect();
    let mut all = Vec::new();
    while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(told)? {
        if !is_nothing(cell.get_value()) {
            all.push((cell, is_percent.get(style) == Some(&true)));
        }
    }
    all.sort_by_key(|(cell, _)| cell.get_position());
    all.dedup_by_key(|(cell, _)| cell.get_position());
    let mut table = Tabbed::default();
    for (cell, is_percent) in &all {
        let (row, column) = cell.get_position();
        if table.go(row, column) {
            shown(&mut table, cell.get_value(), *is_percent);
        }
        if table.len() as u64 > work.room() {
            return Err(work.too_much());
        }
    }
    Ok(table)
}

/// A value as its number format shows it, where that is a share.
fn shown(table: &mut Tabbed, value: &DataRef<'_>, is_percent: bool) {
    match value {
        DataRef::Float(value) if is_percent => percent(table.out(), *value),
        DataRef::Int(value) if is_percent => percent(table.out(), *value as f64),
        value => write(table, value),
    }
}

/// A sheet read whole.
fn ranged<'b, R: Reader<Bytes<'b>>>(work: &mut Work<'_>, book: &mut R, sheet: &str) -> Result<Tabbed, Problem>
where
    R::Error: Display,
{
    let range = book.worksheet_range(sheet).map_err(|error| trouble::damaged_workbook(&error.to_string()))?;
    let (top, left) = range.start().unwrap_or_default();
    let mut table = Tabbed::default();
    for (row, column, value) in range.used_cells() {
        let value = by_reference(value);
        if !is_nothing(&value) && table.go(top + row as u32, left + column as u32) {
            write(&mut table, &value);
        }
        if table.len() as u64 > work.room() {
            return Err(work.too_much());
        }
    }
    Ok(table)
}

fn by_reference(value: &Data) -> DataRef<'_> {
    match value {
        Data::Int(value) => DataRef::Int(*value),
        Data::Float(value) => DataRef::Float(*value),
        Data::String(text) => DataRef::SharedString(text),
        Data::Bool(value) => DataRef::Bool(*value),
        Data::DateTime(value) => DataRef::DateTime(*value),
        Data::DateTimeIso(text) => DataRef::DateTimeIso(text.clone()),
        Data::DurationIso(text) => DataRef::DurationIso(text.clone()),
        _ => DataRef::Empty,
    }
}

/// Empty, or an error such as `#N/A`: neither is a value.
fn is_nothing(value: &DataRef<'_>) -> bool {
    match value {
        DataRef::Empty | DataRef::Error(_) => true,
        DataRef::String(text) => text.is_empty(),
        DataRef::SharedString(text) => text.is_empty(),
        DataRef::Float(value) => !value.is_finite(),
        _ => false,
    }
}

fn write(table: &mut Tabbed, value: &DataRef<'_>) {
    match value {
        DataRef::Int(value) => table.out().extend(value.to_string().as_bytes()),
        DataRef::Float(value) => number(table.out(), *value),
        DataRef::String(text) => table.text(text),
        DataRef::SharedString(text) => table.text(text),
        DataRef::Bool(value) => table.text(if *value { "true" } else { "false" }),
        DataRef::DateTime(value) => moment(table.out(), value),
        DataRef::DateTimeIso(text) => table.text(text.strip_suffix("T00:00:00").unwrap_or(text)),
        DataRef::DurationIso(text) => match seconds(text) {
            Some(seconds) => clock(table.out(), seconds),
            None => table.text(text),
        },
        _ => {}
    }
}

/// A number format that shows a share: `0.00%`. A sign in quotes is a word.
fn shows_percent(style: &Style) -> bool {
    let Some(format) = &style.number_format else { return false };
    let mut is_quoted = false;
    let mut is_escaped = false;
    format.format_code.chars().any(|c| match c {
        _ if is_escaped => {
            is_escaped = false;
            false
        }
        '\\' => {
            is_escaped = true;
            false
        }
        '"' => {
            is_quoted = !is_quoted;
            false
        }
        c => c == '%' && !is_quoted,
    })
}

/// A day, with its time where it has one; a time alone; or a length of time as `h:mm:ss`.
fn moment(out: &mut Vec<u8>, value: &ExcelDateTime) {
    let days = value.as_f64();
    if value.is_duration() || (0.0..1.0).contains(&days) {
        return clock(out, (days * 86_400.0).round());
    }
    let (year, month, day, hour, minute, second, _) = value.to_ymd_hms_milli();
    let _ = write!(out, "{year:04}-{month:02}-{day:02}");
    if (hour, minute, second) != (0, 0, 0) {
        let _ = write!(out, " {hour:02}:{minute:02}:{second:02}");
    }
}

fn clock(out: &mut Vec<u8>, seconds: f64) {
    let whole = seconds.abs() as u64;
    let sign = if seconds < 0.0 { "-" } else { "" };
    let _ = write!(out, "{sign}{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60);
}

/// `PT01H02M03S` in seconds.
fn seconds(text: &str) -> Option<f64> {
    let (mut total, mut digits) = (0.0, String::new());
    for sign in text.strip_prefix("PT")?.chars() {
        let unit = match sign {
            '0'..='9' | '.' => {
                digits.push(sign);
                continue;
            }
            'H' => 3600.0,
            'M' => 60.0,
            'S' => 1.0,
            _ => return None,
        };
        total += digits.parse::<f64>().ok()? * unit;
        digits.clear();
    }
    Some(total)
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::ExcelDateTimeType;

    #[track_caller]
    fn check(value: f64, kind: ExcelDateTimeType, expect: &str) {
        let mut out = Vec::new();
        moment(&mut out, &ExcelDateTime::new(value, kind, false));
        assert_eq!(String::from_utf8(out).unwrap(), expect);
    }

    #[test]
    fn days_and_times() {
        use ExcelDateTimeType::{DateTime, TimeDelta};
        check(45943.0, DateTime, "2025-10-13");
        check(45943.541, DateTime, "2025-10-13 12:59:02");
        check(45943.0 + 9.0 / 24.0 + 5.0 / 1440.0, DateTime, "2025-10-13 09:05:00");
        check(0.5, DateTime, "12:00:00");
        check(0.0, DateTime, "0:00:00");
        check(1.5, TimeDelta, "36:00:00");
        check(0.012_384_259_259, TimeDelta, "0:17:50");
        assert_eq!(seconds("PT01H02M03S"), Some(3723.0));
        assert_eq!(seconds("P1D"), None);
    }
}
