//! Pages: which panels stand where.

pub mod data;
pub mod overview;
pub mod soon;
pub mod start;
