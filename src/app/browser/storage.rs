//! Small settings in local storage, and asking the browser to keep what is stored. Facts never come here.

use wasm_bindgen::JsCast;

fn local() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok()?
}

pub fn get(key: &str) -> Option<String> {
    local()?.get_item(key).ok()?
}

/// A refused write (private window, full) is no harm: the setting lasts until the page closes.
pub fn set(key: &str, value: Option<&str>) {
    if let Some(local) = local() {
        let _ = match value {
            Some(value) => local.set_item(key, value),
            None => local.remove_item(key),
        };
    }
}

/// Asks for persistent storage; `then` hears whether it was granted. Must be called from a person's action.
pub fn ask_to_keep(then: impl FnOnce(bool) + 'static) {
    let Some(manager) = web_sys::window().map(|window| window.navigator().storage()) else { return then(false) };
    // A page without a secure origin has no storage manager at all.
    if manager.is_undefined() {
        return then(false);
    }
    let Ok(promise) = manager.persist() else { return then(false) };
    super::clock::when(promise.unchecked_into(), move |answer| then(answer.is_some_and(|kept| kept.is_truthy())));
}

/// What the browser says of its storage for this page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Kept {
    /// It has promised not to clear it by itself.
    pub is_promised: bool,
    /// Units: bytes, of everything this page stores.
    pub used: f64,
}

/// Asks the browser what is kept; never asks the person. Empty: `then` is not called where the browser cannot say.
pub fn look(then: impl FnOnce(Kept) + 'static) {
    let Some(manager) = web_sys::window().map(|window| window.navigator().storage()) else { return };
    if manager.is_undefined() {
        return;
    }
    let (Ok(promised), Ok(estimate)) = (manager.persisted(), manager.estimate()) else { return };
    let both = js_sys::Promise::all(&js_sys::Array::of2(&promised, &estimate));
    super::clock::when(both.unchecked_into(), move |answers| {
        let answers = js_sys::Array::from(&answers.unwrap_or_default());
        let used = js_sys::Reflect::get(&answers.get(1), &"usage".into()).ok().and_then(|usage| usage.as_f64());
        then(Kept { is_promised: answers.get(0).is_truthy(), used: used.unwrap_or(0.0) });
    });
}
