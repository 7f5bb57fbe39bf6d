//! What the engine's worker and the unpacker say to each other; files follow a message as handles, never as text.

use super::kind::Container;
use crate::problem::Problem;
use serde::{Deserialize, Serialize};

/// Open this container; the file's handle follows.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Order {
    pub container: Container,
    pub name: String,
}

/// What the unpacker answers.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Told {
    /// It can hear.
    Ready,
    /// How far it is, 0..=1.
    Step(f64),
    /// A member; its bytes follow as a file that has the name to recognise it by.
    Member { part: Option<String>, is_tabbed: bool },
    /// All members have been handed over; what was left out.
    Done(Vec<Problem>),
    /// Nothing could be taken out.
    Failed(Box<Problem>),
    /// The file could not be read any more.
    Unreadable(String),
    /// A fault of ours.
    Broken(String),
}
