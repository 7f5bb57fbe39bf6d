//! Rows of wide tables: each becomes a record for every period or currency that has a column. It decides nothing: which
//! columns those are stands in the plan.

use super::cell;
use super::header::normal;
use super::parse::{Outcome, Parser};
use super::piece::Cause;
use super::plan::{ByName, Key, Spread};
use super::scan::{Span, content};
use super::value::Column;

/// A cell that is not there.
const EMPTY: Span = Span { start: 0, end: 0, is_quoted: false };

impl Parser<'_> {
    /// One record for each spread column with a value. The cells of a record are put where its plan looks for them.
    #[cold]
    pub(super) fn spread_row(&mut self, spread: &Spread, cells: &[Span], is_cut: bool) -> Outcome {
        if let Some(outcome) = self.no_row(cells, is_cut) {
            return outcome;
        }
        let bytes = self.text;
        let measure = match &spread.by_name {
            None => None,
            Some(by_name) => match self.named(by_name, cells) {
                Ok(measure) => Some(measure),
                Err(outcome) => return outcome,
            },
        };
        let nothing = |cell: Option<&Span>| cell.is_none_or(|cell| cell::is_nothing(&content(bytes, *cell)));
        let mut record = cells.to_vec();
        let places = spread.records.iter().flat_map(|repeat| &repeat.cells).map(|(at, _)| self.plan.columns[*at].index);
        record.resize(cells.len().max(places.max().map_or(0, |last| last + 1)), EMPTY);
        for (at, _) in spread.records.iter().flat_map(|repeat| &repeat.cells) {
            record[self.plan.columns[*at].index] = EMPTY;
        }
        let shared = record.clone();
        for repeat in &spread.records {
            record.copy_from_slice(&shared);
            let mut is_empty = true;
            for (at, from) in &repeat.cells {
                let is_asked = measure.is_none_or(|measure| measure == *at);
                let cell = cells.get(*from).filter(|_| is_asked);
                is_empty &= nothing(cell);
                record[self.plan.columns[*at].index] = cell.copied().unwrap_or(EMPTY);
            }
            if is_empty {
                continue;
            }
            match self.fields(&record) {
                Outcome::Kept => {
                    if let Some(sink) = self.sinks.last_mut() {
                        match &repeat.key {
                            Key::Day(day) => sink.whole(i64::from(*day)),
                            Key::Text(text) => sink.text(text.as_bytes()),
                        }
                    }
                    self.keep();
                }
                Outcome::Rejected(column, found, cause) => self.reject(column, found, cause),
                Outcome::Skipped | Outcome::Over => {}
            }
        }
        Outcome::Skipped
    }

    /// The measure that a row names.
    fn named(&self, by_name: &ByName, cells: &[Span]) -> Result<usize, Outcome> {
        let text = cells.get(by_name.index).map(|cell| content(self.text, *cell)).unwrap_or_default();
        let name = normal(&String::from_utf8_lossy(&text));
        match by_name.names.iter().find(|(known, _)| *known == name) {
            Some((_, Some(measure))) => Ok(*measure),
            _ => Err(Outcome::Rejected(None, name.chars().take(80).collect(), Cause::NoMeasure)),
        }
    }

    /// Where a totals row says the sum of a column: in one place, or in one for each record of a wide table. Rows that
    /// name their measure have no total over all measures.
    pub(super) fn places(&self, column: &Column<'_>) -> Vec<usize> {
        let Some(spread) = &self.plan.spread else { return vec![column.plan.index] };
        if spread.by_name.is_some() {
            return Vec::new();
        }
        let cells = spread.records.iter().flat_map(|repeat| &repeat.cells);
        cells.filter(|(at, _)| *at == column.at as usize).map(|(_, from)| *from).collect()
    }
}
