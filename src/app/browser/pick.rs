//! A text file that a person picks for one thing, beside the exports that come by `drop`.

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement};

/// Calls back with the text of the file just chosen in a file field, and empties the field for the next time.
pub fn text_of(event: &Event, then: impl FnOnce(String) + 'static) {
    let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else { return };
    let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
    super::clock::when(file.text(), move |text| then(text.and_then(|text| text.as_string()).unwrap_or_default()));
    input.set_value("");
}
