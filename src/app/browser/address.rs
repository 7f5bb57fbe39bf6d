//! The address bar: the view is read from its fragment and written back to it. The fragment never leaves the machine.

use sextant::query::view::View;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::Closure;

pub fn read() -> View {
    let hash = web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    View::parse(&hash)
}

/// Whether Back should lead to what was before.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Push,
    Replace,
}

pub fn write(view: &View, step: Step) {
    let Some(window) = web_sys::window() else { return };
    let fragment = view.print();
    let now = window.location().hash().unwrap_or_default();
    if now == fragment {
        return;
    }
    // `base` would otherwise turn a bare fragment into an address of the base and lose the page's own file name.
    let here = window.location();
    let url = format!("{}{}{fragment}", here.pathname().unwrap_or_default(), here.search().unwrap_or_default());
    let Ok(history) = window.history() else { return };
    let _ = match step {
        Step::Push => history.push_state_with_url(&JsValue::NULL, "", Some(&url)),
        Step::Replace => history.replace_state_with_url(&JsValue::NULL, "", Some(&url)),
    };
}

/// Calls back when the person goes Back, Forward, or edits the address. Lives as long as the page.
pub fn on_change(heard: impl Fn(View) + 'static) {
    let Some(window) = web_sys::window() else { return };
    let closure = Closure::<dyn Fn()>::new(move || heard(read()));
    for event in ["popstate", "hashchange"] {
        let _ = window.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
    }
    closure.forget();
}

pub fn reload() {
    if let Some(window) = web_sys::window() {
        let _ = window.location().reload();
    }
}
