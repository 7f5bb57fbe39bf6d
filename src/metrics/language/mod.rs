//! The metric language: small, typed, one parser for built-in formulas and a person's own.
//!
//! `sum(orders.amount) - or_zero(sum(orders.refund))`, `count(deals on closed where is_won)`,
//! `sum(ad_performance.cost) / new_customers`, `first_known(a, b)` for an order of preference between sources of
//! truth. What it cannot say is a named measure: `measure(mrr)`. It computes nothing: `query` does.

mod check;
mod error;
mod lexer;
mod parser;
mod said;
pub mod tree;

pub use check::{Book, compile};
pub use error::{FormulaError, Wrong};
pub use parser::parse;

#[cfg(test)]
mod tests;
