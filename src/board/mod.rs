//! Report → what the overview says: which cards, deltas in words, the sentence, the funnel, the channel rows, the proof.
//!
//! Pure and in both languages; it draws nothing and never says what the values cannot back.

pub mod behind;
pub mod channels;
pub mod choice;
pub mod delta;
pub mod exports;
pub mod freshness;
pub mod funnel;
pub mod phrases;
pub mod proof;
pub mod sentence;
pub mod summary;
