//! Writes an export another way, as another person's tool, browser or country would have.
#![allow(dead_code, reason = "shared by the test that uses it")]

use sextant::engine::intake::head_len;
use sextant::model::mapping::Book;
use sextant::protocol::FileReport;
use sextant::read::encoding::{encoding_of, to_utf8};
use sextant::read::head::look;
use sextant::read::header::normal;
use sextant::read::plan::{Cell, DateShape, Decimal};
use sextant::sources::FALLBACK;
use sextant::sources::detect::{Part, detect};
use sextant::sources::source::{Found, Report};

/// A table as text, with what is known of its columns.
#[derive(Clone)]
pub struct Sheet {
    /// Lines above the header, as written.
    above: Vec<String>,
    header: Vec<String>,
    rows: Vec<Vec<String>>,
    cells: Vec<Option<Cell>>,
    delimiter: u8,
    report: Option<&'static Report>,
    /// A table of everyday words: in other words it is rightly taken for another.
    is_everyday: bool,
    /// A totals row or footer is known by the first words in it: columns up to theirs stay where they are.
    fixed: usize,
}

type Rewrite = fn(&Sheet) -> Option<Vec<u8>>;

pub static WAYS: &[(&str, Rewrite)] = &[
    ("shuffled", shuffled),
    ("more columns", with_more_columns),
    ("other delimiter", with_other_delimiter),
    ("UTF-8 with mark", |sheet| Some([b"\xef\xbb\xbf".to_vec(), sheet.write(sheet.delimiter)].concat())),
    ("UTF-16 LE", |sheet| Some(utf16(sheet, u16::to_le_bytes))),
    ("UTF-16 BE", |sheet| Some(utf16(sheet, u16::to_be_bytes))),
    ("windows-1251", cyrillic),
    ("carriage returns", |sheet| Some(text_of(sheet).replace('\n', "\r\n").into_bytes())),
    ("European numbers", with_european_numbers),
    ("European days", with_european_days),
    ("other language", in_other_language),
];

/// The one known table of a file; `None` where there are several, none, or its rows are not one line of cells each.
pub fn sheet_of(name: &str, bytes: &[u8], report: &FileReport) -> Option<Sheet> {
    // A row that cannot be read may be mended by being written anew.
    let is_sound = report.parts.len() == 1 && report.parts[0].rows > 0 && report.parts[0].rejected == 0;
    if !is_sound || bytes.len() > 2 << 20 {
        return None;
    }
    let head = look(&bytes[..head_len(bytes.len() as u64) as usize], bytes.len() as u64);
    let [Part::Known(found)] = &detect(&head, name, &Book::default())[..] else { return None };
    let Found { plan, context, .. } = &**found;
    if plan.end.is_some() || plan.spread.is_some() {
        return None;
    }
    let (encoding, mark) = encoding_of(bytes);
    let text = to_utf8(encoding, &bytes[mark..]);
    let header: Vec<&str> = context.header.iter().map(String::as_str).collect();
    let mut sheet = Sheet::parse(&text, plan.delimiter, plan.start_line, &header)?;
    for column in &plan.columns {
        sheet.cells[column.index] = Some(column.cell);
    }
    sheet.report = Some(found.report);
    sheet.is_everyday = FALLBACK.iter().any(|source| source.id == found.source.id);
    let skips = &plan.skips;
    let words = || [&skips.first_cell, &skips.whole_cell, &skips.footer].into_iter().flatten();
    let labelled = |row: &Vec<String>| {
        let first = row.iter().position(|cell| !cell.trim().is_empty())?;
        let cell = normal(&row[first]);
        words().any(|word| cell.starts_with(word.as_str())).then_some(first + 1)
    };
    sheet.fixed = sheet.rows.iter().filter_map(labelled).max().unwrap_or(0);
    Some(sheet)
}

impl Sheet {
    /// `line` is that of the row below the header, as the plan counts: from 1, the header's own line where there is
    /// nothing above.
    pub fn parse(text: &[u8], delimiter: u8, line: u32, header: &[&str]) -> Option<Self> {
        let text = std::str::from_utf8(text).ok()?.replace("\r\n", "\n");
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .flexible(true)
            .has_headers(false)
            .from_reader(text.as_bytes());
        let mut found: Option<(u64, Vec<String>)> = None;
        let mut rows = Vec::new();
        for record in reader.records() {
            let record = record.ok()?;
            let cells: Vec<String> = record.iter().map(str::to_owned).collect();
            if found.is_some() {
                rows.push(cells);
            } else if is_header(&cells, header) {
                found = Some((record.position()?.line(), cells));
            }
        }
        let (at, header) = found?;
        // Two header rows, or a row of descriptions below the header: the columns cannot be moved apart from it.
        let has_more_above_rows = u64::from(line) > at + 1;
        if has_more_above_rows || header.is_empty() {
            return None;
        }
        let above = text.lines().take(at as usize - 1).map(str::to_owned).collect();
        let cells = vec![None; header.len()];
        Some(Self { above, header, rows, cells, delimiter, report: None, is_everyday: false, fixed: 0 })
    }

    pub fn write(&self, delimiter: u8) -> Vec<u8> {
        let mut out = Vec::new();
        for line in &self.above {
            out.extend_from_slice(line.as_bytes());
            out.push(b'\n');
        }
        let mut writer = csv::WriterBuilder::new().delimiter(delimiter).flexible(true).from_writer(out);
        writer.write_record(&self.header).unwrap();
        for row in &self.rows {
            writer.write_record(row).unwrap();
        }
        writer.into_inner().unwrap()
    }

    /// The columns at these places, in this order; cells beyond the header stay at the end of their row.
    fn in_order(&self, order: &[usize]) -> Self {
        let arrange = |row: &Vec<String>| {
            let width = self.header.len();
            let short = row.len() < width / 2;
            if short {
                return row.clone();
            }
            let moved = order.iter().map(|at| row.get(*at).cloned().unwrap_or_default());
            moved.chain(row.iter().skip(width).cloned()).collect()
        };
        Self {
            header: order.iter().map(|at| self.header[*at].clone()).collect(),
            rows: self.rows.iter().map(arrange).collect(),
            cells: order.iter().map(|at| self.cells[*at]).collect(),
            ..self.clone()
        }
    }
}

fn is_header(cells: &[String], header: &[&str]) -> bool {
    let full = |cells: &[&str]| cells.iter().map(|cell| normal(cell)).collect::<Vec<_>>();
    let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
    full(&cells) == full(header)
}

fn text_of(sheet: &Sheet) -> String {
    String::from_utf8(sheet.write(sheet.delimiter)).unwrap()
}

fn shuffled(sheet: &Sheet) -> Option<Vec<u8>> {
    let mut order: Vec<usize> = (0..sheet.header.len()).collect();
    let from = sheet.fixed;
    // Of several columns that go to one field the first counts: those of the same name keep their order.
    let mut names: Vec<String> = sheet.header.iter().map(|name| normal(name)).collect();
    names.sort();
    names.dedup();
    if order.len() < from + 2 || names.len() < order.len() {
        return None;
    }
    order[from..].reverse();
    let middle = (order.len() - from) / 3;
    order[from..].rotate_left(middle);
    Some(sheet.in_order(&order).write(sheet.delimiter))
}

fn with_more_columns(sheet: &Sheet) -> Option<Vec<u8>> {
    let mut more = sheet.clone();
    let width = sheet.header.len();
    let at = width.min(sheet.fixed.max(2));
    more.header.insert(at, "My own remark".into());
    more.header.push("Internal score".into());
    for (number, row) in more.rows.iter_mut().enumerate() {
        if row.len() == width {
            let is_named = !row[0].is_empty();
            row.insert(at, if is_named { "checked".into() } else { String::new() });
            row.push(if is_named { (number % 9).to_string() } else { String::new() });
        }
    }
    Some(more.write(sheet.delimiter))
}

fn with_other_delimiter(sheet: &Sheet) -> Option<Vec<u8>> {
    Some(sheet.write(if sheet.delimiter == b';' { b'\t' } else { b';' }))
}

fn utf16(sheet: &Sheet, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    let text = format!("\u{feff}{}", text_of(sheet));
    text.encode_utf16().flat_map(bytes).collect()
}

/// `None` where a letter has no place there.
fn cyrillic(sheet: &Sheet) -> Option<Vec<u8>> {
    let text = text_of(sheet);
    let has_cyrillic = text.chars().any(|c| matches!(c, 'а'..='я' | 'А'..='Я'));
    let byte = |c: char| match c {
        c if c.is_ascii() => Some(c as u8),
        'А'..='я' => Some((c as u32 - 'А' as u32 + 0xc0) as u8),
        'ё' => Some(0xb8),
        'Ё' => Some(0xa8),
        '№' => Some(0xb9),
        '–' => Some(0x96),
        '—' => Some(0x97),
        '«' => Some(0xab),
        '»' => Some(0xbb),
        '\u{a0}' => Some(0xa0),
        _ => None,
    };
    has_cyrillic.then(|| text.chars().map(byte).collect()).flatten()
}

/// `1,234.50` as a spreadsheet of Russia or France writes it; `None` for anything but a plain number.
pub fn european_number(cell: &str) -> Option<String> {
    let (digits, percent) = cell.strip_suffix('%').map_or((cell, ""), |rest| (rest, "%"));
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits), |rest| ("-", rest));
    let plain = digits.replace(',', "");
    let (whole, part) = plain.split_once('.').unwrap_or((&plain, ""));
    let is_number = !whole.is_empty() && [whole, part].iter().all(|text| text.bytes().all(|b| b.is_ascii_digit()));
    if !is_number {
        return None;
    }
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if digits.contains(',') && at > 0 && (whole.len() - at) % 3 == 0 {
            grouped.push('\u{a0}');
        }
        grouped.push(digit);
    }
    let comma = if plain.contains('.') { "," } else { "" };
    Some(format!("{sign}{grouped}{comma}{part}{percent}"))
}

fn with_european_numbers(sheet: &Sheet) -> Option<Vec<u8>> {
    let mut other = sheet.clone();
    let mut has_part = false;
    for (at, cell) in sheet.cells.iter().enumerate() {
        let is_pointed = matches!(
            cell,
            Some(
                Cell::Money { decimal: Decimal::Point, .. }
                    | Cell::Number { decimal: Decimal::Point }
                    | Cell::Share { decimal: Decimal::Point, .. }
            )
        );
        if !is_pointed {
            continue;
        }
        // A column with a number written in any other way is left as it is: nobody's tool writes both.
        let own: Vec<&String> = other.rows.iter().filter_map(|row| row.get(at)).collect();
        let is_plain = own.iter().all(|cell| cell.is_empty() || european_number(cell).is_some());
        if !is_plain {
            return None;
        }
        has_part |= own.iter().any(|cell| cell.contains('.'));
        for row in &mut other.rows {
            if let Some(written) = row.get(at).and_then(|cell| european_number(cell)) {
                row[at] = written;
            }
        }
    }
    // Columns we do not read are of the same country.
    for (at, cell) in sheet.cells.iter().enumerate() {
        let is_numeric = |row: &Vec<String>| row.get(at).is_none_or(|c| c.is_empty() || european_number(c).is_some());
        if cell.is_none() && sheet.rows.iter().all(is_numeric) {
            for row in &mut other.rows {
                if let Some(written) = row.get(at).and_then(|cell| european_number(cell)) {
                    row[at] = written;
                }
            }
        }
    }
    has_part.then(|| other.write(if sheet.delimiter == b',' { b';' } else { sheet.delimiter }))
}

/// `2026-11-14T09:30` as `14.11.2026 09:30`.
pub fn european_day(cell: &str) -> Option<String> {
    let bytes = cell.as_bytes();
    let is_day = bytes.len() >= 10
        && bytes[..10]
            .iter()
            .enumerate()
            .all(|(at, b)| if at == 4 || at == 7 { *b == b'-' } else { b.is_ascii_digit() });
    is_day.then(|| format!("{}.{}.{}{}", &cell[8..10], &cell[5..7], &cell[..4], cell[10..].replacen('T', " ", 1)))
}

fn with_european_days(sheet: &Sheet) -> Option<Vec<u8>> {
    let mut other = sheet.clone();
    let mut has_days = false;
    for (at, cell) in sheet.cells.iter().enumerate() {
        if !matches!(cell, Some(Cell::Day(DateShape::YearFirst))) {
            continue;
        }
        for row in &mut other.rows {
            if let Some(written) = row.get(at).and_then(|cell| european_day(cell)) {
                row[at] = written;
                has_days = true;
            }
        }
    }
    has_days.then(|| other.write(sheet.delimiter))
}

/// Every header for which the report knows a word of the other alphabet, in that word. `None` where the system does not
/// write that alphabet: what the report is known by would be gone.
fn in_other_language(sheet: &Sheet) -> Option<Vec<u8>> {
    let report = sheet.report.filter(|_| !sheet.is_everyday)?;
    let is_cyrillic = |text: &str| text.chars().any(|c| matches!(c, 'а'..='я' | 'ё'));
    let mut other = sheet.clone();
    let mut changed = 0;
    let mut taken: Vec<&str> = Vec::new();
    for header in &mut other.header {
        let own = normal(header);
        let rules = report.columns.iter().filter(|rule| rule.aliases.contains(&own.as_str()));
        let mut turned = rules.flat_map(|rule| rule.aliases).filter(|alias| is_cyrillic(alias) != is_cyrillic(&own));
        if let Some(alias) = turned.find(|alias| !taken.contains(alias)) {
            taken.push(alias);
            *header = (*alias).to_owned();
            changed += 1;
        }
    }
    let has = |alias: &&str| other.header.iter().any(|header| normal(header) == **alias);
    let is_written = report.needs.iter().all(|group| group.iter().any(&has));
    (changed > 0 && is_written).then(|| other.write(sheet.delimiter))
}
