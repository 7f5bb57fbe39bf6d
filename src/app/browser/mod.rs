//! The browser's own things, each behind one small file. Nothing here knows what a KPI is.

pub mod address;
pub mod clipboard;
pub mod clock;
pub mod download;
pub mod drop;
pub mod echarts;
pub mod intl;
pub mod palette;
pub mod requests;
pub mod storage;
pub mod theme;
pub mod worker;
