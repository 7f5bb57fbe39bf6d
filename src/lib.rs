//! Sextant's pure library: from the bytes of an export to KPIs with their evidence.
//!
//! It reads no clock, no locale, no randomness and no network: all of these come in as arguments.
//! Read from the ground up:
//! `words` what a person reads · `problem` what went wrong and how to mend it · `model` the nouns ·
//! `read` bytes → typed columns · `unpack` containers → tables of text · `sources` which system wrote a file ·
//! `metrics` the KPI catalogue · `format` numbers and dates in words · `query` facts + ask → report ·
//! `board` report → what the overview says · `charts` report → drawing · `checks` what to trust · `store` where facts are kept ·
//! `sample` a fictional startup · `protocol` what app and worker say · `engine` the whole back half.

pub mod board;
pub mod charts;
pub mod checks;
pub mod engine;
pub mod format;
pub mod metrics;
pub mod model;
pub mod problem;
pub mod protocol;
pub mod query;
pub mod read;
pub mod sample;
pub mod sources;
pub mod store;
pub mod unpack;
pub mod words;
