//! The cards "how to export this", fetched from our own host when one is first opened. Plain words; no markup.

use super::clock;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    fn fetch(url: &str) -> js_sys::Promise;
    type Answer;
    #[wasm_bindgen(method)]
    fn json(this: &Answer) -> js_sys::Promise;
}

/// The steps for one system, in the language given (`en`, `ru`). Empty: no steps when there is no card, or no network
/// and nothing kept.
pub fn steps(lang: &str, system: String, then: impl FnOnce(Vec<String>) + 'static) {
    clock::when(fetch(&format!("guides/exports.{lang}.json")), move |answer| {
        let Some(answer) = answer else { return then(Vec::new()) };
        let answer: Answer = wasm_bindgen::JsCast::unchecked_into(answer);
        clock::when(answer.json(), move |cards| {
            let card = js_sys::Reflect::get(&cards.unwrap_or(JsValue::NULL), &system.into()).unwrap_or_default();
            then(js_sys::Array::from(&card).iter().filter_map(|step| step.as_string()).collect());
        });
    });
}
