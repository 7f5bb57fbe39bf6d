//! `Expr` → `Formula`: references written out, units checked, both sides of a ratio bound to the same rows.

use super::error::{FormulaError, Wrong};
use super::parser::parse;
use super::tree::{Expr, Formula, Math, Node, Part, Term};
use crate::metrics::metric::Unit;
use crate::model::field::Field;
use crate::model::short_sort::ShortSort;
use crate::model::table::Table;
use crate::words::Said;

/// Where references to other metrics are looked up.
pub trait Book {
    /// Formula, name and unit of a metric.
    fn look_up(&self, id: &str) -> Option<(&str, Said, Unit)>;
}

/// Reads and checks a formula. `id` is the metric it belongs to, so that it cannot refer to itself.
/// Errors: the first thing that is wrong, with its place in `text`.
pub fn compile(id: &str, text: &str, unit: Unit, book: &dyn Book) -> Result<Formula, FormulaError> {
    let expr = parse(text)?;
    let mut check = Check { book, parts: Vec::new(), way: vec![id.to_owned()] };
    let (root, quantity) = check.term(&expr, &[])?;
    fits(quantity, unit, expr.at)?;
    Ok(Formula { root, parts: check.parts })
}

/// Powers of money and seconds; a pure number is a share, a factor or a literal.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Quantity {
    money: i8,
    seconds: i8,
    is_count: bool,
    is_literal: bool,
}

impl Quantity {
    const PURE: Self = Self { money: 0, seconds: 0, is_count: false, is_literal: false };

    fn of(unit: Unit) -> Self {
        match unit {
            Unit::Money => Self { money: 1, ..Self::PURE },
            Unit::Count => Self { is_count: true, ..Self::PURE },
            Unit::Seconds => Self { seconds: 1, ..Self::PURE },
            Unit::Share | Unit::Times => Self::PURE,
        }
    }

    fn name(self) -> &'static str {
        match (self.money, self.seconds, self.is_count) {
            (1, 0, _) => "money",
            (0, 1, _) => "seconds",
            (0, 0, true) => "a count",
            (0, 0, false) => "a ratio",
            (-1, 0, _) => "one divided by money",
            (0, -1, _) => "one divided by seconds",
            _ => "money and time mixed",
        }
    }
}

/// Whether a result may stand under a unit. A ratio may be shown as a share, a factor or a number.
fn fits(gives: Quantity, says: Unit, at: (usize, usize)) -> Result<(), FormulaError> {
    let wants = Quantity::of(says);
    let is_fit = gives.money == wants.money
        && gives.seconds == wants.seconds
        && (wants.is_count || !gives.is_count || gives.money != 0 || gives.seconds != 0);
    if is_fit {
        return Ok(());
    }
    let wrong = match (gives.money, gives.seconds) {
        (0 | 1, 0) | (0, 1) => Wrong::OtherUnit { says: wants.name(), gives: gives.name() },
        _ => Wrong::NoUnit(gives.name()),
    };
    Err(FormulaError::new(wrong, at))
}

struct Check<'a> {
    book: &'a dyn Book,
    parts: Vec<Part>,
    /// The metrics on the way here, to find circles.
    way: Vec<String>,
}

/// A field that the other side of a ratio reads from the same table.
type With = (Table, Field);

impl Check<'_> {
    fn term(&mut self, expr: &Expr, with: &[With]) -> Result<(Term, Quantity), FormulaError> {
        Ok(match &expr.node {
            Node::Number(value) => (Term::Number(*value), Quantity { is_literal: true, ..Quantity::PURE }),
            Node::Part(part) => (self.part(part, with), Quantity::of(part.unit)),
            Node::Metric(id) => self.metric(id, expr.at, with)?,
            Node::Math(math, left, right) => self.math(*math, left, right, with, expr.at)?,
            Node::FirstKnown(list) => {
                let (terms, quantity) = self.list(list, with)?;
                (Term::FirstKnown(terms), quantity)
            }
            Node::Total(list) => {
                let (terms, quantity) = self.list(list, with)?;
                (Term::Total(terms), quantity)
            }
            Node::OrZero(inner) => {
                let (term, quantity) = self.term(inner, with)?;
                (Term::OrZero(Box::new(term)), quantity)
            }
        })
    }

    fn part(&mut self, part: &Part, with: &[With]) -> Term {
        let mut part = part.clone();
        part.with = with.iter().filter(|(table, _)| *table == part.table).map(|(_, field)| *field).collect();
        part.with.retain(|field| Some(*field) != part.field);
        part.with.short_sort();
        part.with.dedup();
        let index = self.parts.iter().position(|known| *known == part).unwrap_or_else(|| {
            self.parts.push(part);
            self.parts.len() - 1
        });
        Term::Part(index)
    }

    fn metric(&mut self, id: &str, at: (usize, usize), with: &[With]) -> Result<(Term, Quantity), FormulaError> {
        if self.way.iter().any(|known| known == id) {
            let mut way = self.way.clone();
            way.push(id.to_owned());
            return Err(FormulaError::new(Wrong::Circle(way), at));
        }
        let no_metric = || FormulaError::new(Wrong::NoMetric(id.to_owned()), at);
        let (text, name, unit) = self.book.look_up(id).ok_or_else(no_metric)?;
        // Places inside another metric's text mean nothing here: errors point at the reference.
        let here = |error: FormulaError| FormulaError { at, ..error };
        let expr = parse(text).map_err(here)?;
        self.way.push(id.to_owned());
        let (term, quantity) = self.term(&expr, with).map_err(here)?;
        self.way.pop();
        fits(quantity, unit, at)?;
        Ok((Term::Named { id: id.to_owned(), name, unit, term: Box::new(term) }, Quantity::of(unit)))
    }

    fn list(&mut self, list: &[Expr], with: &[With]) -> Result<(Vec<Term>, Quantity), FormulaError> {
        let mut terms = Vec::with_capacity(list.len());
        let mut all: Option<Quantity> = None;
        for expr in list {
            let (term, quantity) = self.term(expr, with)?;
            all = Some(match all {
                None => quantity,
                Some(before) => same(before, quantity, expr.at)?,
            });
            terms.push(term);
        }
        Ok((terms, all.unwrap_or(Quantity::PURE)))
    }

    fn math(
        &mut self,
        math: Math,
        left: &Expr,
        right: &Expr,
        with: &[With],
        at: (usize, usize),
    ) -> Result<(Term, Quantity), FormulaError> {
        let (mut for_left, mut for_right) = (with.to_vec(), with.to_vec());
        if math == Math::Div {
            self.required(right, &mut for_left);
            self.required(left, &mut for_right);
        }
        let (left, a) = self.term(left, &for_left)?;
        let (right, b) = self.term(right, &for_right)?;
        let quantity = match math {
            Math::Add | Math::Sub => same(a, b, at)?,
            Math::Mul => Quantity {
                money: a.money + b.money,
                seconds: a.seconds + b.seconds,
                is_count: a.is_count || b.is_count,
                is_literal: a.is_literal && b.is_literal,
            },
            Math::Div => Quantity {
                money: a.money - b.money,
                seconds: a.seconds - b.seconds,
                // So many things for each of something else is a ratio; half of them is still a count of things.
                is_count: a.is_count && b == Quantity { is_literal: b.is_literal, ..Quantity::PURE },
                is_literal: a.is_literal && b.is_literal,
            },
        };
        if quantity.money.abs() > 1 || quantity.seconds.abs() > 1 || (quantity.money != 0 && quantity.seconds != 0) {
            return Err(FormulaError::new(Wrong::Units(a.name(), b.name()), at));
        }
        let counted = (is_counted(a), is_counted(b));
        Ok((Term::Math { math, left: Box::new(left), right: Box::new(right), counted }, quantity))
    }

    /// The fields that an expression cannot do without, with their tables. Optional parts ask for nothing.
    fn required(&self, expr: &Expr, found: &mut Vec<With>) {
        match &expr.node {
            Node::Part(part) => found.extend(part.field.map(|field| (part.table, field))),
            Node::Math(_, left, right) => {
                self.required(left, found);
                self.required(right, found);
            }
            Node::Metric(id) if self.way.len() < 8 => {
                if let Some((text, ..)) = self.book.look_up(id)
                    && let Ok(Expr { node: node @ (Node::Part(_) | Node::Math(..)), at }) = parse(text)
                {
                    self.required(&Expr { node, at }, found);
                }
            }
            _ => {}
        }
    }
}

fn is_counted(quantity: Quantity) -> bool {
    quantity.is_count && quantity.money == 0 && quantity.seconds == 0
}

/// What two added things are; a literal takes the unit of a count or a ratio, never of money.
fn same(a: Quantity, b: Quantity, at: (usize, usize)) -> Result<Quantity, FormulaError> {
    let is_like = a.money == b.money && a.seconds == b.seconds;
    let is_counted_alike = a.is_count == b.is_count || a.money != 0 || a.seconds != 0;
    let is_bare = |q: Quantity| q.is_literal && q.money == 0 && q.seconds == 0;
    if is_like && (is_counted_alike || is_bare(a) || is_bare(b)) {
        return Ok(Quantity { is_count: a.is_count || b.is_count, is_literal: a.is_literal && b.is_literal, ..a });
    }
    Err(FormulaError::new(Wrong::Units(a.name(), b.name()), at))
}
