//! Puts a text on the person's clipboard; only ever on a click of theirs.

use super::clock;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

#[wasm_bindgen]
extern "C" {
    type Clipboard;
    #[wasm_bindgen(method, catch, js_name = writeText)]
    fn write_text(this: &Clipboard, text: &str) -> Result<js_sys::Promise, JsValue>;
}

/// Copies; `then` hears whether it worked (a page without permission, or not over https, may not).
pub fn copy(text: &str, then: impl FnOnce(bool) + 'static) {
    let navigator = web_sys::window().map(|window| window.navigator());
    let clipboard = navigator.and_then(|navigator| js_sys::Reflect::get(&navigator, &"clipboard".into()).ok());
    let promise = clipboard
        .filter(|found| found.is_object())
        .and_then(|found| found.unchecked_into::<Clipboard>().write_text(text).ok());
    match promise {
        Some(promise) => clock::when(promise, move |kept| then(kept.is_some())),
        None => then(false),
    }
}
