//! A small document of a workspace: a recipe, a set of channel rules, an accepted check. Each is JSON text with an id
//! and a revision; what the text means is known to whoever writes that kind, never here.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// What a document is. The ids are on people's disks and never change; a kind that is not known is left alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    /// How a report is read: header → mapping, locale, currency.
    Recipe,
    /// Source, medium, campaign → channel, in order.
    ChannelRules,
    /// A finding about the data that a person looked at and let be, with a note.
    AcceptedCheck,
    /// Numbers typed by hand, one document a kind (`model::by_hand`).
    ByHand,
    Settings,
}

impl DocumentKind {
    pub const ALL: [Self; 5] = [Self::Recipe, Self::ChannelRules, Self::AcceptedCheck, Self::ByHand, Self::Settings];

    pub const fn id(self) -> &'static str {
        match self {
            Self::Recipe => "recipe",
            Self::ChannelRules => "channel_rules",
            Self::AcceptedCheck => "accepted_check",
            Self::ByHand => "by_hand",
            Self::Settings => "settings",
        }
    }

    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Document {
    pub kind: DocumentKind,
    /// Unique within its kind.
    pub id: String,
    /// The number of the step that wrote it: it rises with every change and is never given twice.
    pub rev: u32,
    /// JSON text.
    pub body: String,
}

impl Document {
    /// The body as what this kind holds; `None` when it is of another shape, as a newer app may have written.
    pub fn read<T: DeserializeOwned>(&self) -> Option<T> {
        serde_json::from_str(&self.body).ok()
    }
}

/// What a document is to become.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DocumentChange {
    pub kind: DocumentKind,
    pub id: String,
    /// Of the document that was looked at; 0 for a new one. Another one is a conflict.
    pub rev: u32,
    /// `None` removes it.
    pub body: Option<String>,
}
