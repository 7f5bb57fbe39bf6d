//! Bytes → typed columns. It knows delimiters, quotes, encodings, numbers and dates; it knows no system and no platform.
//!
//! A file is looked at first (`head`: raw rows of its beginning), a source then says what each column is (`Plan`),
//! and the body is parsed piece by piece (`parse`), each piece alone, so that several workers can share a file.
pub mod cell;
pub mod dates;
pub mod encoding;
pub mod fingerprint;
pub mod head;
pub mod header;
pub mod kind;
pub mod locale;
pub mod parse;
pub mod piece;
pub mod plan;
pub mod scan;
pub mod sink;
mod spread;
mod totals;
pub mod value;
pub mod wire;
