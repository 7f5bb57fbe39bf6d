//! Panels: parts of a page that read the state and call its verbs.

pub mod banners;
pub mod compare_menu;
pub mod drop_veil;
pub mod dry_run;
pub mod filter_menu;
pub mod import_drawer;
pub mod import_part;
pub mod loaded_list;
pub mod period_menu;
pub mod places;
pub mod problem_list;
pub mod rejects;
pub mod request_counter;
pub mod sample_ribbon;
pub mod settings_menu;
pub mod tab_bar;
pub mod toasts;
pub mod top_bar;
pub mod view_bar;
