//! The browser's own things, each behind one small file. Nothing here knows what a KPI is.

#![expect(clippy::disallowed_methods, reason = "this room is where the app speaks with the browser")]

pub mod address;
pub mod clipboard;
pub mod clock;
pub mod download;
pub mod drop;
pub mod echarts;
pub mod focus;
pub mod folder;
pub mod guides;
pub mod intl;
pub mod palette;
pub mod pick;
pub mod requests;
pub mod storage;
pub mod theme;
pub mod worker;
