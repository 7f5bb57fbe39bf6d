//! The nouns: days, periods, money, fields, tables, typed columns, slices of facts. No verbs beyond arithmetic.

pub mod by_hand;
pub mod bytes;
pub mod channel;
pub mod channel_book;
pub mod channel_rules;
pub mod column;
pub mod day;
pub mod dict;
pub mod document;
pub mod facts;
pub mod field;
pub mod mapping;
pub mod money;
pub mod order_status;
pub mod period;
pub mod short_sort;
pub mod table;
