//! A formula over its parts: one number, or the reason there is none. Ratios keep both their sides.

use super::parts::{Cell, PartFound};
use super::why;
use crate::metrics::language::tree::{Formula, How, Math, Part, Term};
use crate::metrics::metric::Unit;
use crate::model::money::MICROS;
use crate::model::period::Period;
use crate::model::short_sort::ShortSort;
use crate::model::table::Table;
use crate::query::plan::State;
use crate::query::report::{Input, Unknown};
use crate::words::Said;

/// Where a formula is evaluated.
pub struct Place<'a> {
    pub formula: &'a Formula,
    /// Of the formula's parts, in its order.
    pub found: &'a [&'a PartFound],
    /// Which parts answer at all: decides every `first_known`, so that buckets and periods use the same source.
    pub available: &'a [bool],
    pub key: Option<u32>,
    pub bucket: usize,
}

#[derive(Clone, Debug)]
pub struct Evaluated {
    pub value: Result<f64, Unknown>,
    pub ratio: Option<Ratio>,
    pub rows: u64,
}

#[derive(Clone, Copy, Debug)]
pub struct Ratio {
    pub numerator: f64,
    pub denominator: f64,
    pub counted: (bool, bool),
    /// Rows behind the numerator.
    pub rows: u64,
}

/// Whether a term can be answered, given which parts can.
pub fn is_available(term: &Term, available: &[bool]) -> bool {
    match term {
        Term::Number(_) | Term::OrZero(_) => true,
        Term::Part(index) => available.get(*index).copied().unwrap_or(false),
        Term::Named { term, .. } => is_available(term, available),
        Term::Math { left, right, .. } => is_available(left, available) && is_available(right, available),
        Term::FirstKnown(list) | Term::Total(list) => list.iter().any(|term| is_available(term, available)),
    }
}

/// The alternative that is taken: the first that can be answered, else the first.
fn chosen<'t>(list: &'t [Term], available: &[bool]) -> Option<&'t Term> {
    list.iter().find(|term| is_available(term, available)).or_else(|| list.first())
}

/// The parts that a formula really reads, once its alternatives are chosen.
pub fn used_parts(term: &Term, available: &[bool], used: &mut Vec<usize>) {
    match term {
        Term::Number(_) => {}
        Term::Part(index) => {
            if !used.contains(index) {
                used.push(*index);
            }
        }
        Term::Named { term, .. } => used_parts(term, available, used),
        Term::OrZero(term) => {
            if is_available(term, available) {
                used_parts(term, available, used);
            }
        }
        Term::Math { left, right, .. } => {
            used_parts(left, available, used);
            used_parts(right, available, used);
        }
        Term::FirstKnown(list) => {
            if let Some(term) = chosen(list, available) {
                used_parts(term, available, used);
            }
        }
        Term::Total(list) => {
            let is_any = is_available(&Term::Total(list.clone()), available);
            for term in list.iter().filter(|term| !is_any || is_available(term, available)) {
                used_parts(term, available, used);
            }
        }
    }
}

fn known(value: f64, rows: u64) -> Evaluated {
    Evaluated { value: Ok(value), ratio: None, rows }
}

fn unknown(why: Unknown) -> Evaluated {
    Evaluated { value: Err(why), ratio: None, rows: 0 }
}

impl Place<'_> {
    pub fn evaluate(&self) -> Evaluated {
        self.term(&self.formula.root)
    }

    fn term(&self, term: &Term) -> Evaluated {
        match term {
            Term::Number(value) => known(*value, 0),
            Term::Part(index) => self.part(*index),
            Term::Named { term, .. } => self.term(term),
            Term::OrZero(term) if is_available(term, self.available) => self.term(term),
            Term::OrZero(_) => known(0.0, 0),
            Term::FirstKnown(list) => self.first_known(list),
            Term::Total(list) => self.total(list),
            Term::Math { math, left, right, counted } => self.math(*math, left, right, *counted),
        }
    }

    fn part(&self, index: usize) -> Evaluated {
        let (part, found) = (&self.formula.parts[index], self.found[index]);
        if let Some(refusal) = &found.refusal {
            return unknown(refusal.clone());
        }
        match found.states.get(self.bucket) {
            Some(State::Covered) => {}
            Some(State::TooCoarse) => return unknown(why::too_coarse(part.table)),
            Some(State::Silent) => return unknown(why::silent(part.table)),
            _ => return unknown(why::outside_coverage(part.table, found.span)),
        }
        let none = Cell::default();
        let cell = match self.key {
            None => found.totals.get(self.bucket),
            Some(key) => found.keyed.get(&key).and_then(|cells| cells.get(self.bucket)),
        }
        .unwrap_or(&none);
        if let Some(trouble) = &cell.trouble {
            return unknown(trouble.clone());
        }
        let scale = if part.unit == Unit::Money { MICROS as f64 } else { 1.0 };
        match cell.value {
            Some(value) => known(value / scale, u64::from(cell.rows)),
            None if cell.rows == 0 && is_zero_when_empty(part) => known(0.0, 0),
            None => unknown(match (part.field, cell.rows) {
                (Some(field), 1..) => why::no_columns(part.table, &[field]),
                _ => why::outside_coverage(part.table, found.span),
            }),
        }
    }

    fn first_known(&self, list: &[Term]) -> Evaluated {
        let Some(term) = chosen(list, self.available) else { return unknown(why::no_data(Vec::new())) };
        let mut answer = self.term(term);
        if let Err(why) = &mut answer.value
            && !is_available(term, self.available)
        {
            // Any of the others would do as well.
            for term in list {
                if let Err(other) = self.term(term).value {
                    why.needs.extend(other.needs);
                }
            }
            why.needs.short_sort();
            why.needs.dedup();
            if why.id == "no_data" && why.needs.len() > 1 {
                *why = why::no_data(std::mem::take(&mut why.needs));
            }
        }
        answer
    }

    fn total(&self, list: &[Term]) -> Evaluated {
        let mut sum: Option<(f64, u64)> = None;
        let mut missing: Option<Unknown> = None;
        for term in list {
            let answer = self.term(term);
            match answer.value {
                Ok(value) => {
                    let (known, rows) = sum.unwrap_or((0.0, 0));
                    sum = Some((known + value, rows + answer.rows));
                }
                // A rate that is missing, unlike a file, makes the total wrong and not only smaller.
                Err(why) if why.id == "no_rate" => return unknown(why),
                Err(why) => match &mut missing {
                    Some(known) => known.needs.extend(why.needs),
                    None => missing = Some(why),
                },
            }
        }
        match (sum, missing) {
            (Some((value, rows)), _) => known(value, rows),
            (None, missing) => unknown(missing.unwrap_or_else(|| why::no_data(Vec::new()))),
        }
    }

    fn math(&self, math: Math, left: &Term, right: &Term, counted: (bool, bool)) -> Evaluated {
        let (a, b) = (self.term(left), self.term(right));
        let rows = a.rows.max(b.rows);
        let (x, y) = match (a.value, b.value) {
            (Ok(x), Ok(y)) => (x, y),
            (Err(mut why), Err(other)) => {
                if why.id == "no_data" && other.id == "no_data" {
                    why.needs.extend(other.needs);
                    why.needs.short_sort();
                    why.needs.dedup();
                }
                return unknown(why);
            }
            (Err(why), _) | (_, Err(why)) => return unknown(why),
        };
        let (value, ratio) = match math {
            Math::Add => (x + y, None),
            // One minus a share is the share of the others, of the same whole.
            Math::Sub => {
                let others = b.ratio.filter(|_| matches!(left, Term::Number(one) if *one == 1.0));
                (x - y, others.map(|r| Ratio { numerator: r.denominator - r.numerator, ..r }))
            }
            Math::Mul => (x * y, a.ratio.filter(|_| matches!(right, Term::Number(_)))),
            Math::Div if y == 0.0 => return unknown(why::zero_denominator(said(right, self.formula))),
            Math::Div if let Some(why) = self.never_meet(left, right) => return unknown(why),
            Math::Div => (x / y, Some(Ratio { numerator: x, denominator: y, counted, rows: a.rows })),
        };
        Evaluated { value: Ok(value), ratio, rows }
    }

    /// A cost of one year over the customers of another is a number about nothing. Rare rows of two files may miss
    /// one another by days; a month apart they are about different times.
    fn never_meet(&self, left: &Term, right: &Term) -> Option<Unknown> {
        let (a, b) = (self.days_of(left)?, self.days_of(right)?);
        let apart = (a.from.0 - b.to.0).max(b.from.0 - a.to.0);
        let share_a_table = self.tables_of(left).iter().any(|table| self.tables_of(right).contains(table));
        (apart > 31 && !share_a_table).then(|| why::never_meet(a, b))
    }

    fn tables_of(&self, term: &Term) -> Vec<Table> {
        let mut used = Vec::new();
        used_parts(term, self.available, &mut used);
        used.into_iter().map(|at| self.formula.parts[at].table).collect()
    }

    /// First to last day that the parts of a term were read from.
    fn days_of(&self, term: &Term) -> Option<Period> {
        let mut used = Vec::new();
        used_parts(term, self.available, &mut used);
        let covers = used.iter().filter_map(|at| self.found[*at].coverage.get(self.bucket)).flatten();
        covers.map(|cover| cover.covered).reduce(Period::join)
    }

    /// Every named part of the formula that was read, with its value.
    pub fn inputs(&self) -> Vec<Input> {
        let mut inputs = Vec::new();
        self.collect(&self.formula.root, &mut inputs);
        inputs
    }

    fn collect(&self, term: &Term, inputs: &mut Vec<Input>) {
        match term {
            Term::Number(_) => {}
            Term::Part(index) => {
                let part = &self.formula.parts[*index];
                push(inputs, part.expression(), part.said(), self.part(*index), part.unit, Some(part.table));
            }
            Term::Named { id, name, unit, term } => {
                push(inputs, id.clone(), name.clone(), self.term(term), *unit, None);
                self.collect(term, inputs);
            }
            Term::Math { left, right, .. } => {
                self.collect(left, inputs);
                self.collect(right, inputs);
            }
            Term::OrZero(term) => {
                if is_available(term, self.available) {
                    self.collect(term, inputs);
                }
            }
            Term::FirstKnown(list) => {
                if let Some(term) = chosen(list, self.available) {
                    self.collect(term, inputs);
                }
            }
            Term::Total(list) => {
                let is_any = list.iter().any(|term| is_available(term, self.available));
                for term in list.iter().filter(|term| !is_any || is_available(term, self.available)) {
                    self.collect(term, inputs);
                }
            }
        }
    }
}

fn push(inputs: &mut Vec<Input>, expression: String, said: Said, answer: Evaluated, unit: Unit, table: Option<Table>) {
    if inputs.iter().all(|known| known.expression != expression) {
        inputs.push(Input { expression, said, value: answer.value.ok(), unit, table });
    }
}

fn is_zero_when_empty(part: &Part) -> bool {
    match part.how {
        How::Sum | How::Count | How::Distinct | How::Measure(_) => true,
        How::Mean | How::Last | How::Reported => false,
    }
}

/// What a person calls a term.
fn said(term: &Term, formula: &Formula) -> Option<Said> {
    match term {
        Term::Part(index) => Some(formula.parts[*index].said()),
        Term::Named { name, .. } => Some(name.clone()),
        _ => None,
    }
}
