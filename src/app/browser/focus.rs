//! Keeps the focus on a control that is drawn anew: it is told by its `data-keep`, the same before and after.

use wasm_bindgen::JsCast;

const MARK: &str = "data-keep";

/// The mark of the control that has the focus.
pub fn mark() -> Option<String> {
    let document = web_sys::window()?.document()?;
    document.active_element()?.get_attribute(MARK)
}

/// Gives the focus to the control with this mark, once what is drawn now stands.
pub fn restore(mark: String) {
    super::clock::after(0, move || {
        let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
        let text = mark.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', " ");
        let found = document.query_selector(&format!("[{MARK}=\"{text}\"]")).ok().flatten();
        if let Some(element) = found.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = element.focus();
        }
    });
}
