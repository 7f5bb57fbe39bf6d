//! The shapes of a formula: as written (`Expr`) and as checked (`Formula`). Plain data.

use crate::metrics::measures::NamedMeasure;
use crate::metrics::metric::Unit;
use crate::model::field::Field;
use crate::model::short_sort::ShortSort;
use crate::model::table::Table;
use crate::words::Said;

/// A formula as written.
#[derive(Clone, Debug, PartialEq)]
pub struct Expr {
    pub node: Node,
    pub at: (usize, usize),
}

#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    Number(f64),
    Part(Part),
    Metric(String),
    Math(Math, Box<Expr>, Box<Expr>),
    /// The first of these that the files can answer.
    FirstKnown(Vec<Expr>),
    /// The sum of those that the files can answer.
    Total(Vec<Expr>),
    /// Zero where the files do not carry it.
    OrZero(Box<Expr>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Math {
    Add,
    Sub,
    Mul,
    Div,
}

/// One aggregate over one table: what is read from the facts.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    pub how: How,
    pub table: Table,
    /// What is added, counted apart or taken; `None` for a count of rows.
    pub field: Option<Field>,
    /// The day column that puts a row into a bucket.
    pub when: Field,
    pub conditions: Vec<Condition>,
    /// Further fields a slice must carry, so that both sides of a ratio come from the same rows.
    pub with: Vec<Field>,
    pub unit: Unit,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum How {
    Sum,
    Count,
    /// Rows with different texts in the field.
    Distinct,
    /// Mean over rows that have a value.
    Mean,
    /// A stock: the last known value, added over accounts.
    Last,
    /// Not additive: only as the tool itself reported it for these very days.
    Reported,
    Measure(&'static NamedMeasure),
}

#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    pub field: Field,
    pub test: Test,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Test {
    Flag(bool),
    OneOf { texts: Vec<String>, is_not: bool },
    Number(Compare, f64),
    Field(Compare, Field),
    Empty(bool),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compare {
    Equal,
    Unequal,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

impl Compare {
    pub fn holds<T: PartialOrd>(self, a: T, b: T) -> bool {
        match self {
            Compare::Equal => a == b,
            Compare::Unequal => a != b,
            Compare::Less => a < b,
            Compare::LessOrEqual => a <= b,
            Compare::Greater => a > b,
            Compare::GreaterOrEqual => a >= b,
        }
    }
}

/// A formula ready to run: references are written out, every distinct part stands once.
#[derive(Clone, Debug, PartialEq)]
pub struct Formula {
    pub root: Term,
    pub parts: Vec<Part>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Term {
    Number(f64),
    /// Index into `Formula::parts`.
    Part(usize),
    /// What another metric says, under its name.
    Named {
        id: String,
        name: Said,
        unit: Unit,
        term: Box<Term>,
    },
    /// `counted`: whether each side counts things, so that a ratio of them has a sample behind it.
    Math {
        math: Math,
        left: Box<Term>,
        right: Box<Term>,
        counted: (bool, bool),
    },
    FirstKnown(Vec<Term>),
    Total(Vec<Term>),
    OrZero(Box<Term>),
}

impl Formula {
    /// Every table the formula may read.
    pub fn tables(&self) -> Vec<Table> {
        let mut tables: Vec<Table> = self.parts.iter().map(|part| part.table).collect();
        tables.short_sort();
        tables.dedup();
        tables
    }
}

impl Part {
    /// Fields a row of its table needs for this part, without breakdowns and filters of the ask.
    pub fn fields(&self) -> Vec<Field> {
        let mut fields: Vec<Field> = vec![self.when];
        fields.extend(self.field);
        fields.extend(&self.with);
        for condition in &self.conditions {
            fields.push(condition.field);
            if let Test::Field(_, other) = condition.test {
                fields.push(other);
            }
        }
        if let How::Measure(measure) = self.how {
            fields.extend(measure.fields);
            fields.extend(measure.may_use);
        }
        fields.short_sort();
        fields.dedup();
        fields
    }
}
