//! `Prepared`: what is worked out once a change of the facts and used by every ask after it.
//!
//! It checks by itself whether it still fits the facts, so its holder need not say when they changed.

/// Keep one beside the facts and pass it to `run_prepared`.
#[derive(Debug, Default)]
pub struct Prepared {}
