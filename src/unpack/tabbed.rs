//! A table as text: UTF-8, a line a row, cells parted by tabs. A cell never breaks its line.

use std::io::Write;

/// The table while it is written, cell by cell, from the top left to the bottom right.
#[derive(Debug, Default)]
pub struct Tabbed {
    out: Vec<u8>,
    row: u32,
    column: u32,
    /// Filled cells of the row that is written, and whether any row had two: without one there is no table.
    filled: u32,
    is_table: bool,
}

impl Tabbed {
    /// Goes to a cell, both from 0. False when that lies behind what is written: the order is broken.
    pub fn go(&mut self, row: u32, column: u32) -> bool {
        if row < self.row || (row == self.row && column < self.column) {
            return false;
        }
        while self.row < row {
            self.out.push(b'\n');
            (self.row, self.column, self.filled) = (self.row + 1, 0, 0);
        }
        while self.column < column {
            self.out.push(b'\t');
            self.column += 1;
        }
        self.filled += 1;
        self.is_table |= self.filled > 1;
        true
    }

    /// The bytes, to write a cell's content to that holds neither tab nor line end.
    pub fn out(&mut self) -> &mut Vec<u8> {
        &mut self.out
    }

    /// Text as it stands, but on one line.
    pub fn text(&mut self, text: &str) {
        let is_quoted = text.starts_with('"');
        if !is_quoted && memchr::memchr3(b'\t', b'\n', b'\r', text.as_bytes()).is_none() {
            return self.out.extend_from_slice(text.as_bytes());
        }
        if is_quoted {
            self.out.push(b'"');
        }
        let mut last = 0;
        for byte in text.bytes() {
            match byte {
                b'\n' if last == b'\r' => {}
                b'\n' | b'\r' | b'\t' => self.out.push(b' '),
                b'"' if is_quoted => self.out.extend(b"\"\""),
                _ => self.out.push(byte),
            }
            last = byte;
        }
        if is_quoted {
            self.out.push(b'"');
        }
    }

    pub fn len(&self) -> usize {
        self.out.len()
    }

    /// Some row has two filled cells: titles alone are no table.
    pub fn is_table(&self) -> bool {
        self.is_table
    }

    /// The text, its last line ended; empty when nothing was written.
    pub fn finish(mut self) -> Vec<u8> {
        if !self.out.is_empty() {
            self.out.push(b'\n');
        }
        self.out
    }
}

/// A number in its shortest form that reads back the same. Three digits after the point get a fourth, so that `1.375`
/// is not taken for thirteen hundred by a reader of German files.
pub fn number(out: &mut Vec<u8>, value: f64) {
    if !value.is_finite() {
        return;
    }
    // Writing into memory does not fail.
    let from = out.len();
    if value.fract() == 0.0 && value.abs() < 1e15 {
        let _ = write!(out, "{}", value as i64);
    } else {
        let _ = write!(out, "{value}");
        tell_point(out, from);
    }
}

/// A share as the percentage it is shown as: `0.0281` → `2.81%`. The point is moved in the text, so nothing is rounded.
pub fn percent(out: &mut Vec<u8>, value: f64) {
    if !value.is_finite() {
        return;
    }
    let text = value.abs().to_string();
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let padded = format!("{part:0<2}");
    let (up, rest) = padded.split_at(2);
    let moved = format!("{whole}{up}");
    let whole = moved.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    if value < 0.0 {
        out.push(b'-');
    }
    match rest {
        "" => out.extend(whole.as_bytes()),
        rest => {
            let from = out.len();
            let _ = write!(out, "{whole}.{rest}");
            tell_point(out, from);
        }
    }
    out.push(b'%');
}

/// A fourth digit behind three.
fn tell_point(out: &mut Vec<u8>, from: usize) {
    if memchr::memchr(b'.', &out[from..]).is_some_and(|at| out.len() - from - at == 4) {
        out.push(b'0');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn numbers(value: f64, plain: &str, share: &str) {
        let (mut a, mut b) = (Vec::new(), Vec::new());
        number(&mut a, value);
        percent(&mut b, value);
        assert_eq!((String::from_utf8(a).unwrap().as_str(), String::from_utf8(b).unwrap().as_str()), (plain, share));
    }

    #[test]
    fn numbers_read_back_the_same() {
        numbers(1234.5, "1234.5", "123450%");
        numbers(0.0281, "0.0281", "2.81%");
        numbers(1.375, "1.3750", "137.5%");
        numbers(0.57, "0.57", "57%");
        numbers(-0.004, "-0.0040", "-0.4%");
        numbers(0.0, "0", "0%");
        numbers(1.0, "1", "100%");
        numbers(0.12345, "0.12345", "12.3450%");
        numbers(1e15, "1000000000000000", "100000000000000000%");
        numbers(0.1 + 0.2, "0.30000000000000004", "30.000000000000004%");
        numbers(f64::NAN, "", "");
    }

    #[test]
    fn rows_are_lines() {
        let mut table = Tabbed::default();
        assert!(table.go(1, 1));
        table.text("two\r\nlines\tand a tab");
        assert!(table.go(3, 0));
        table.text("\"quoted\" first");
        assert!(!table.is_table());
        assert!(table.go(3, 2));
        table.text("say \"so\"");
        assert!(table.is_table());
        assert!(!table.go(3, 1) && !table.go(0, 0));
        let text = String::from_utf8(table.finish()).unwrap();
        assert_eq!(text, "\n\ttwo lines and a tab\n\n\"\"\"quoted\"\" first\"\t\tsay \"so\"\n");
    }

    proptest::proptest! {
        #[test]
        fn any_number_survives(value in proptest::num::f64::NORMAL | proptest::num::f64::ZERO) {
            let mut out = Vec::new();
            number(&mut out, value);
            let back: f64 = String::from_utf8(out).unwrap().parse().unwrap();
            proptest::prop_assert!(back == value, "{} {}", back, value);
        }
    }
}
