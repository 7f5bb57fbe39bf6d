//! Parts: small things without state of the app. They import Leptos only; words come in as props.

pub mod button;
pub mod chip;
pub mod confirm;
pub mod drawer;
pub mod icon;
pub mod logo;
pub mod popover;
pub mod segmented;
pub mod skeleton;
pub mod tag;
pub mod tile;
