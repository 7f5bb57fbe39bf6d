//! Pages: which panels stand where.

pub mod overview;
