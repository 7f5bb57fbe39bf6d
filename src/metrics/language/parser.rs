//! Tokens → `Expr`, by recursive descent. Names of tables, fields and measures are resolved here, units are not.

use super::error::{FormulaError, Wrong};
use super::lexer::{Placed, Token, lex};
use super::tree::{Compare, Condition, Expr, How, Math, Node, Part, Test};
use crate::metrics::measures;
use crate::metrics::metric::Unit;
use crate::model::field::{Field, Kind};
use crate::model::table::{Nature, Table};

/// Deeper than any formula a person writes; shallow enough never to exhaust the stack.
const DEEPEST: usize = 60;

/// Reads a formula as written.
/// Errors: the first thing that is wrong, with its place.
pub fn parse(text: &str) -> Result<Expr, FormulaError> {
    let mut parser = Parser { tokens: lex(text)?, next: 0, depth: 0 };
    let expr = parser.sum()?;
    match parser.peek() {
        Token::End => Ok(expr),
        _ => Err(parser.expected("the end or an operator")),
    }
}

struct Parser {
    tokens: Vec<Placed>,
    next: usize,
    depth: usize,
}

type Parsed<T> = Result<T, FormulaError>;

impl Parser {
    fn here(&self) -> &Placed {
        // The last token is `End` and is never passed.
        &self.tokens[self.next.min(self.tokens.len() - 1)]
    }

    fn peek(&self) -> &Token {
        &self.here().token
    }

    fn take(&mut self) -> Placed {
        let placed = self.here().clone();
        self.next = (self.next + 1).min(self.tokens.len() - 1);
        placed
    }

    fn expected(&self, what: &'static str) -> FormulaError {
        FormulaError::new(Wrong::Expected(what), self.here().at)
    }

    fn is_sign(&self, sign: &str) -> bool {
        matches!(self.peek(), Token::Sign(found) if *found == sign)
    }

    fn is_word(&self, word: &str) -> bool {
        matches!(self.peek(), Token::Word(found) if found.eq_ignore_ascii_case(word))
    }

    fn skip_sign(&mut self, sign: &'static str) -> Parsed<()> {
        if !self.is_sign(sign) {
            return Err(self.expected(sign));
        }
        self.take();
        Ok(())
    }

    fn skip_word(&mut self, word: &str) -> bool {
        let found = self.is_word(word);
        if found {
            self.take();
        }
        found
    }

    fn word(&mut self, what: &'static str) -> Parsed<(String, (usize, usize))> {
        let Placed { token: Token::Word(word), at } = self.here().clone() else { return Err(self.expected(what)) };
        self.take();
        Ok((word, at))
    }

    fn sum(&mut self) -> Parsed<Expr> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(FormulaError::new(Wrong::TooDeep, self.here().at));
        }
        let mut left = self.product()?;
        loop {
            let math = match () {
                () if self.is_sign("+") => Math::Add,
                () if self.is_sign("-") => Math::Sub,
                () => break,
            };
            self.take();
            let right = self.product()?;
            left = join(math, left, right);
        }
        self.depth -= 1;
        Ok(left)
    }

    fn product(&mut self) -> Parsed<Expr> {
        let mut left = self.atom()?;
        loop {
            let math = match () {
                () if self.is_sign("*") => Math::Mul,
                () if self.is_sign("/") => Math::Div,
                () => break,
            };
            self.take();
            let right = self.atom()?;
            left = join(math, left, right);
        }
        Ok(left)
    }

    fn atom(&mut self) -> Parsed<Expr> {
        let start = self.here().at.0;
        match self.peek().clone() {
            Token::Number(value) => {
                let at = self.take().at;
                Ok(Expr { node: Node::Number(value), at })
            }
            Token::Sign("(") => {
                self.take();
                let inner = self.sum()?;
                self.skip_sign(")")?;
                Ok(inner)
            }
            Token::Sign("-") => {
                let at = self.take().at;
                self.depth += 1;
                if self.depth > DEEPEST {
                    return Err(FormulaError::new(Wrong::TooDeep, at));
                }
                let inner = self.atom()?;
                self.depth -= 1;
                Ok(join(Math::Mul, Expr { node: Node::Number(-1.0), at }, inner))
            }
            Token::Word(word) => {
                let at = self.take().at;
                if !self.is_sign("(") {
                    return Ok(Expr { node: Node::Metric(word), at });
                }
                self.take();
                let node = self.call(&word, at)?;
                let end = self.here().at.1;
                self.skip_sign(")")?;
                Ok(Expr { node, at: (start, end) })
            }
            _ => Err(self.expected("a number, a metric or a function")),
        }
    }

    fn call(&mut self, name: &str, at: (usize, usize)) -> Parsed<Node> {
        Ok(match name {
            "first_known" => Node::FirstKnown(self.list()?),
            "total" => Node::Total(self.list()?),
            "or_zero" => Node::OrZero(Box::new(self.sum()?)),
            "measure" => Node::Part(self.measure()?),
            "count" => {
                let table = self.table()?;
                Node::Part(self.rest(How::Count, table, None, Unit::Count)?)
            }
            "sum" | "distinct" | "mean" | "last" | "reported" => {
                let how = match name {
                    "sum" => How::Sum,
                    "distinct" => How::Distinct,
                    "mean" => How::Mean,
                    "last" => How::Last,
                    _ => How::Reported,
                };
                let table = self.table()?;
                self.skip_sign(".")?;
                let (field, at) = self.field()?;
                let unit = unit_of(how, table, field, at)?;
                Node::Part(self.rest(how, table, Some(field), unit)?)
            }
            _ => return Err(FormulaError::new(Wrong::NoFunction(name.to_owned()), at)),
        })
    }

    fn list(&mut self) -> Parsed<Vec<Expr>> {
        let mut all = vec![self.sum()?];
        while self.is_sign(",") {
            self.take();
            all.push(self.sum()?);
        }
        Ok(all)
    }

    fn measure(&mut self) -> Parsed<Part> {
        let (id, at) = self.word("the name of a measure")?;
        let measure = measures::find(&id).ok_or_else(|| FormulaError::new(Wrong::NoMeasure(id), at))?;
        let mut part = self.rest(How::Measure(measure), measure.table, None, measure.unit)?;
        part.when = measure.when;
        Ok(part)
    }

    fn table(&mut self) -> Parsed<Table> {
        let (id, at) = self.word("the name of a table")?;
        Table::from_id(&id).ok_or_else(|| FormulaError::new(Wrong::NoTable(id), at))
    }

    fn field(&mut self) -> Parsed<(Field, (usize, usize))> {
        let (id, at) = self.word("the name of a field")?;
        let field = Field::from_id(&id).ok_or_else(|| FormulaError::new(Wrong::NoField(id), at))?;
        Ok((field, at))
    }

    /// `on day where condition and condition`
    fn rest(&mut self, how: How, table: Table, field: Option<Field>, unit: Unit) -> Parsed<Part> {
        let mut when = table.when();
        if self.skip_word("on") {
            let (day, at) = self.field()?;
            let is_fixed = table.nature() == Nature::Period && day != Field::Date;
            if day.kind() != Kind::Day || is_fixed {
                return Err(FormulaError::new(Wrong::NotADay(day.id().to_owned()), at));
            }
            when = day;
        }
        let mut conditions = Vec::new();
        if self.skip_word("where") {
            conditions.push(self.condition()?);
            while self.skip_word("and") {
                conditions.push(self.condition()?);
            }
        }
        Ok(Part { how, table, field, when, conditions, with: Vec::new(), unit })
    }

    fn condition(&mut self) -> Parsed<Condition> {
        let is_not = self.skip_word("not");
        let (field, at) = self.field()?;
        if self.skip_word("is") {
            let is_not = self.skip_word("not") != is_not;
            if !self.skip_word("empty") {
                return Err(self.expected("empty"));
            }
            return Ok(Condition { field, test: Test::Empty(!is_not) });
        }
        if self.skip_word("in") {
            self.skip_sign("(")?;
            let mut texts = vec![self.text(field)?];
            while self.is_sign(",") {
                self.take();
                texts.push(self.text(field)?);
            }
            self.skip_sign(")")?;
            return Ok(Condition { field, test: Test::OneOf { texts, is_not } });
        }
        let compare = match self.peek() {
            Token::Sign("=") => Compare::Equal,
            Token::Sign("!=") => Compare::Unequal,
            Token::Sign("<") => Compare::Less,
            Token::Sign("<=") => Compare::LessOrEqual,
            Token::Sign(">") => Compare::Greater,
            Token::Sign(">=") => Compare::GreaterOrEqual,
            _ if field.kind() == Kind::Flag => return Ok(Condition { field, test: Test::Flag(!is_not) }),
            _ => return Err(self.expected("=, !=, <, >, in or is empty")),
        };
        self.take();
        if is_not {
            return Err(FormulaError::new(Wrong::Expected("!="), at));
        }
        let test = match field.kind() {
            Kind::Text if matches!(compare, Compare::Equal | Compare::Unequal) => {
                Test::OneOf { texts: vec![self.text(field)?], is_not: compare == Compare::Unequal }
            }
            Kind::Text => return Err(FormulaError::new(Wrong::NotANumber(field.id().to_owned()), at)),
            Kind::Flag => {
                let (word, at) = self.word("true or false")?;
                let value = match word.as_str() {
                    "true" => true,
                    "false" => false,
                    _ => return Err(FormulaError::new(Wrong::Expected("true or false"), at)),
                };
                Test::Flag(value == (compare == Compare::Equal))
            }
            Kind::Day => {
                let (other, at) = self.field()?;
                if other.kind() != Kind::Day {
                    return Err(FormulaError::new(Wrong::NotADay(other.id().to_owned()), at));
                }
                Test::Field(compare, other)
            }
            Kind::Money | Kind::Number => match self.take() {
                Placed { token: Token::Number(value), .. } => Test::Number(compare, value),
                Placed { at, .. } => return Err(FormulaError::new(Wrong::Expected("a number"), at)),
            },
        };
        Ok(Condition { field, test })
    }

    fn text(&mut self, field: Field) -> Parsed<String> {
        let placed = self.take();
        match placed.token {
            Token::Text(text) if field.kind() == Kind::Text => Ok(text),
            Token::Text(_) => Err(FormulaError::new(Wrong::NotANumber(field.id().to_owned()), placed.at)),
            _ => Err(FormulaError::new(Wrong::Expected("a text in quotes"), placed.at)),
        }
    }
}

fn join(math: Math, left: Expr, right: Expr) -> Expr {
    let at = (left.at.0, right.at.1);
    Expr { node: Node::Math(math, Box::new(left), Box::new(right)), at }
}

/// What an aggregate of a field gives; refuses to add what cannot be added.
fn unit_of(how: How, table: Table, field: Field, at: (usize, usize)) -> Parsed<Unit> {
    if how == How::Distinct {
        return match field.kind() {
            Kind::Text => Ok(Unit::Count),
            _ => Err(FormulaError::new(Wrong::Expected("a field with texts"), at)),
        };
    }
    if !matches!(field.kind(), Kind::Money | Kind::Number) {
        return Err(FormulaError::new(Wrong::NotANumber(field.id().to_owned()), at));
    }
    if how == How::Sum && !is_additive(table, field) {
        return Err(FormulaError::new(Wrong::NotAdditive(field.id().to_owned()), at));
    }
    Ok(match (field, field.kind()) {
        (_, Kind::Money) => Unit::Money,
        (Field::EngagementSecs | Field::SessionSecs, _) => Unit::Seconds,
        _ => Unit::Count,
    })
}

/// Whether values may be added over rows.
///
/// Unique opens and clicks of a mailing, and the reach of a post, belong to that one mailing or post: they may be
/// added over mailings and posts (the runner sees to it that a row is one), though never over days.
pub fn is_additive(table: Table, field: Field) -> bool {
    use crate::model::field::Role;
    field.role() == Role::Measure
        || matches!(
            (table, field),
            (Table::Messages, Field::UniqueOpens | Field::UniqueClicks) | (Table::SocialPosts, Field::Reach)
        )
}
