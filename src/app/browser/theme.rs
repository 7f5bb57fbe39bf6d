//! Language and theme of the page: kept in local storage, set on `<html>` by `boot.js` before the first paint.

use super::storage;
use leptos::prelude::*;
use sextant::words::Lang;
use wasm_bindgen::JsCast;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    #[default]
    System,
    Light,
    Dark,
}

impl Theme {
    fn word(self) -> Option<&'static str> {
        match self {
            Theme::System => None,
            Theme::Light => Some("light"),
            Theme::Dark => Some("dark"),
        }
    }
}

fn root() -> Option<web_sys::Element> {
    web_sys::window()?.document()?.document_element()
}

pub fn lang() -> Lang {
    match root().and_then(|root| root.get_attribute("lang")).as_deref() {
        Some("ru") => Lang::Ru,
        _ => Lang::En,
    }
}

pub fn set_lang(lang: Lang) {
    let word = match lang {
        Lang::En => "en",
        Lang::Ru => "ru",
    };
    storage::set("sextant.lang", Some(word));
    if let Some(root) = root() {
        let _ = root.set_attribute("lang", word);
    }
}

pub fn theme() -> Theme {
    match storage::get("sextant.theme").as_deref() {
        Some("light") => Theme::Light,
        Some("dark") => Theme::Dark,
        _ => Theme::System,
    }
}

pub fn set_theme(theme: Theme) {
    storage::set("sextant.theme", theme.word());
    if let Some(root) = root() {
        let _ = match theme.word() {
            Some(word) => root.set_attribute("data-theme", word),
            None => root.remove_attribute("data-theme"),
        };
    }
}

/// Tells `boot.js` which first picture to paint next time: the start page or the board.
pub fn set_has_data(has_data: bool) {
    storage::set("sextant.has_data", has_data.then_some("1"));
}

/// The title of the window follows what is shown.
pub fn keep_title(title: Signal<String>) {
    Effect::new(move |_| {
        if let Some(document) = web_sys::window().and_then(|window| window.document()) {
            document.set_title(&title.get());
        }
    });
}

/// The picture painted before the app was there has done its work.
pub fn remove_boot_picture() {
    if let Some(boot) = web_sys::window().and_then(|w| w.document()).and_then(|d| d.get_element_by_id("boot")) {
        boot.remove();
    }
    if let Some(root) = root() {
        let _ = root.remove_attribute("data-boot");
    }
}

/// The app stopped: the words for it lie in `index.html`, since nothing of ours runs any more.
pub fn show_crash() {
    if let Some(root) = root() {
        let _ = root.set_attribute("data-crashed", "");
    }
}

/// Whether the page is out of sight: another tab is in front.
pub fn is_hidden() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    document.is_some_and(|document| {
        js_sys::Reflect::get(&document, &"hidden".into()).is_ok_and(|hidden| hidden.is_truthy())
    })
}

pub fn focus(id: &str) {
    let element = web_sys::window().and_then(|window| window.document()).and_then(|d| d.get_element_by_id(id));
    if let Some(element) = element.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// What had the focus went away with its page: go on at the new one instead of at the top of the window.
pub fn focus_if_lost(element: &web_sys::HtmlElement) {
    let active = web_sys::window().and_then(|window| window.document()).and_then(|document| document.active_element());
    if active.is_none_or(|active| active.tag_name() == "BODY") {
        focus_in_place(element);
    }
}

/// Without scrolling: the top of a page is where its bars are.
fn focus_in_place(element: &web_sys::HtmlElement) {
    let options = js_sys::Object::new();
    let _ = js_sys::Reflect::set(&options, &"preventScroll".into(), &true.into());
    let focus = js_sys::Reflect::get(element, &"focus".into()).ok().and_then(|f| f.dyn_into::<js_sys::Function>().ok());
    if let Some(focus) = focus {
        let _ = focus.call1(element, &options);
    }
}
