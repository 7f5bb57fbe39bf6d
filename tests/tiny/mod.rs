//! Tiny facts written as text, for tests that compute their answer by hand.
#![allow(dead_code, reason = "each test takes what it needs")]

use sextant::model::column::{Column, NONE};
use sextant::model::day::Day;
use sextant::model::facts::{Facts, Import, Slice, SliceGrain, SliceMeta};
use sextant::model::field::{Field, Kind};
use sextant::model::money::{Currency, MICROS};
use sextant::model::period::{Compare, Grain, Period};
use sextant::model::table::{Nature, Table};
use sextant::query::ask::{Ask, Filter};
use sextant::query::report::{Report, Row, Value};
use std::collections::BTreeMap;
use std::rc::Rc;

/// One slice: a line of field ids, then a line a row; `-` is an empty cell.
pub struct Tiny {
    pub source: String,
    pub table: Table,
    pub text: String,
    pub grain: Option<SliceGrain>,
    pub period: Option<Period>,
    pub currency: Option<&'static str>,
    pub account: Option<&'static str>,
    pub totals: Vec<(Field, f64)>,
}

pub fn tiny(source: &str, table: Table, text: &str) -> Tiny {
    Tiny {
        source: source.into(),
        table,
        text: text.into(),
        grain: None,
        period: None,
        currency: Some("USD"),
        account: None,
        totals: Vec::new(),
    }
}

impl Tiny {
    pub fn whole(mut self, from: &str, to: &str) -> Self {
        self.grain = Some(SliceGrain::Whole);
        self.period = Some(period(from, to));
        self
    }

    pub fn over(mut self, from: &str, to: &str) -> Self {
        self.period = Some(period(from, to));
        self
    }

    pub fn grain(mut self, grain: SliceGrain) -> Self {
        self.grain = Some(grain);
        self
    }

    pub fn currency(mut self, currency: Option<&'static str>) -> Self {
        self.currency = currency;
        self
    }

    pub fn account(mut self, account: &'static str) -> Self {
        self.account = Some(account);
        self
    }

    fn slice(&self, id: u32) -> Slice {
        let mut lines = self.text.lines().map(str::trim).filter(|line| !line.is_empty());
        let header: Vec<Field> = lines
            .next()
            .expect("a header")
            .split_whitespace()
            .map(|id| Field::from_id(id).unwrap_or_else(|| panic!("no field {id}")))
            .collect();
        let rows: Vec<Vec<&str>> = lines.map(|line| line.split_whitespace().collect()).collect();
        let mut columns: BTreeMap<Field, Column> = BTreeMap::new();
        for (at, field) in header.iter().enumerate() {
            let cells: Vec<&str> = rows.iter().map(|row| row[at]).collect();
            columns.insert(*field, column(*field, &cells));
        }
        let lines: Vec<i64> = (0..rows.len() as i64).map(|row| row + 2).collect();
        columns.insert(Field::Line, Column::from_values(Kind::Number, &lines));
        let event = matches!(self.table.nature(), Nature::Event { .. });
        let grain = self.grain.unwrap_or(if event { SliceGrain::Event } else { SliceGrain::Day });
        let mut slice = Slice {
            meta: SliceMeta {
                id,
                source: self.source.clone(),
                report: "test".into(),
                account: self.account.map(str::to_owned),
                table: self.table,
                dims: Vec::new(),
                grain,
                period: self.period,
                currency: self.currency.and_then(Currency::parse),
                rows: 0,
                totals: self.totals.clone(),
                fields: Vec::new(),
                chunk_rows: Vec::new(),
                is_channel_derived: false,
            },
            columns,
        };
        slice.settle();
        slice
    }
}

fn column(field: Field, cells: &[&str]) -> Column {
    let day = |text: &str| Day::parse_iso(text).unwrap_or_else(|| panic!("not a day: {text}")).0.into();
    let number = |text: &str| text.parse::<f64>().unwrap_or_else(|_| panic!("not a number: {text}"));
    let values = |read: &dyn Fn(&str) -> i64| -> Vec<i64> {
        cells.iter().map(|cell| if *cell == "-" { NONE } else { read(cell) }).collect()
    };
    match field.kind() {
        Kind::Text => Column::from_texts(cells.iter().map(|cell| if *cell == "-" { "" } else { cell })),
        Kind::Day => Column::from_values(Kind::Day, &values(&day)),
        Kind::Flag => Column::from_values(Kind::Flag, &values(&|text| i64::from(text == "true"))),
        Kind::Money => {
            let micros = |text: &str| (number(text) * MICROS as f64).round() as i64;
            Column::from_values(Kind::Money, &values(&micros))
        }
        Kind::Number => {
            let numbers: Vec<f64> =
                cells.iter().map(|cell| if *cell == "-" { f64::NAN } else { number(cell) }).collect();
            Column::from_numbers(&numbers)
        }
    }
}

/// Imports in the order given: the last is the newest.
pub fn facts(all: &[Tiny]) -> Facts {
    let mut facts = Facts::default();
    for (index, tiny) in all.iter().enumerate() {
        let slice = tiny.slice(index as u32 + 1);
        facts.imports.push(Import {
            id: slice.meta.id,
            file: format!("{}-{}.csv", tiny.source, slice.meta.id),
            part: None,
            bytes: 0,
            hash: String::new(),
            imported_at: 0.0,
            slice: slice.meta.clone(),
        });
        facts.slices.push(Rc::new(slice));
    }
    facts
}

pub fn day(text: &str) -> Day {
    Day::parse_iso(text).unwrap_or_else(|| panic!("not a day: {text}"))
}

pub fn period(from: &str, to: &str) -> Period {
    Period::new(day(from), day(to)).expect("from before to")
}

/// Five days after November 2026, the month most tests are about.
pub fn today() -> Day {
    day("2026-12-05")
}

pub fn november() -> Period {
    period("2026-11-01", "2026-11-30")
}

pub fn ask(metrics: &[&str], period: Option<Period>) -> Ask {
    Ask {
        metrics: metrics.iter().map(|id| (*id).to_owned()).collect(),
        period,
        compare: None,
        grain: Grain::Total,
        by: Vec::new(),
        filters: Vec::new(),
        currency: None,
    }
}

pub trait Asking {
    fn by(self, fields: &[Field]) -> Self;
    fn grain(self, grain: Grain) -> Self;
    fn compare(self, compare: Compare) -> Self;
    fn only(self, field: Field, values: &[&str]) -> Self;
    fn currency(self, code: &str) -> Self;
}

impl Asking for Ask {
    fn by(mut self, fields: &[Field]) -> Self {
        self.by = fields.to_vec();
        self
    }

    fn grain(mut self, grain: Grain) -> Self {
        self.grain = grain;
        self
    }

    fn compare(mut self, compare: Compare) -> Self {
        self.compare = Some(compare);
        self
    }

    fn only(mut self, field: Field, values: &[&str]) -> Self {
        self.filters.push(Filter { field, values: values.iter().map(|value| (*value).to_owned()).collect() });
        self
    }

    fn currency(mut self, code: &str) -> Self {
        self.currency = Currency::parse(code);
        self
    }
}

pub fn run(facts: &Facts, ask: &Ask) -> Report {
    sextant::query::run(facts, ask, today())
}

/// The total of the only metric asked.
pub fn total(facts: &Facts, ask: &Ask) -> Value {
    run(facts, ask).rows.first().expect("a row").value.clone()
}

pub fn row<'a>(report: &'a Report, metric: &str, by: &[&str]) -> &'a Row {
    report
        .rows
        .iter()
        .find(|row| row.metric == metric && row.by == by)
        .unwrap_or_else(|| panic!("no row {metric} {by:?}"))
}

#[track_caller]
pub fn near(found: Option<f64>, expect: f64) {
    let found = found.unwrap_or_else(|| panic!("unknown, {expect} expected"));
    assert!((found - expect).abs() <= 1e-6 * expect.abs().max(1.0), "{found}, {expect} expected");
}
