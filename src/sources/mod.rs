//! Which system wrote a file, and what its columns are to us: one file per system, listed here.
pub mod source;
