//! Totals rows and footers: told by their first word, kept aside as what the file itself says the sums are.

use super::cell::Found;
use super::parse::{Outcome, Parser};
use super::piece::TotalsRow;
use super::plan::Cell;
use super::scan::{Span, content};
use super::value::measure;
use crate::model::field::{Field, Role};

/// Totals rows kept.
const TOTALS: usize = 50;

impl Parser<'_> {
    #[cold]
    pub(super) fn named_total(&mut self, cells: &[Span], text: &[u8]) -> Option<Outcome> {
        let label = String::from_utf8_lossy(text).trim().to_owned();
        let word = label.to_lowercase();
        let skips = &self.plan.skips;
        let starts = |words: &[String]| words.iter().any(|start| word.starts_with(start.as_str()));
        if starts(&skips.footer) {
            return Some(Outcome::Over);
        }
        let bare = word.trim_end_matches([':', '.']);
        if starts(&skips.first_cell) || skips.whole_cell.iter().any(|whole| whole == bare) {
            self.total(cells, &label);
            return Some(Outcome::Skipped);
        }
        None
    }

    pub(super) fn total(&mut self, cells: &[Span], label: &str) {
        if self.piece.totals.len() >= TOTALS {
            return;
        }
        let mut values = Vec::new();
        for group in &self.groups {
            let column = &group[0];
            let role = column.plan.field.role();
            let is_spread = self.plan.spread.is_some();
            if !(role == Role::Measure || (role == Role::NonAdditive && !is_spread)) {
                continue;
            }
            let mut sum = None;
            for at in self.places(column) {
                let Some(cell) = cells.get(at) else { continue };
                let text = content(self.text, *cell);
                if let Found::Value(value) = measure(&text, column.plan.cell) {
                    sum = Some(sum.unwrap_or(0.0) + value);
                }
            }
            values.extend(sum.map(|sum| (column.plan.field, sum)));
        }
        if values.is_empty() {
            values.extend(self.total_in_words(label));
        }
        self.piece.totals.push(TotalsRow { line: self.piece.lines, label: label.to_owned(), values });
    }

    /// `Sum of payments: 10.00 RUB`, a line by itself: the first amount of the table, said in words.
    fn total_in_words(&self, label: &str) -> Option<(Field, f64)> {
        let said = label.rsplit_once(':')?.1;
        let column = self
            .groups
            .iter()
            .map(|group| &group[0].plan)
            .find(|plan| plan.field.role() == Role::Measure && matches!(plan.cell, Cell::Money { .. }))?;
        match measure(said.as_bytes(), column.cell) {
            Found::Value(value) => Some((column.field, value)),
            _ => None,
        }
    }
}
