//! The request counter: every request of this page to another host than its own, as the browser itself reports it.

use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};

#[wasm_bindgen]
extern "C" {
    type PerformanceObserver;

    #[wasm_bindgen(constructor, catch)]
    fn new(heard: &js_sys::Function) -> Result<PerformanceObserver, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn observe(this: &PerformanceObserver, options: &JsValue) -> Result<(), JsValue>;

    type Entries;

    #[wasm_bindgen(method, js_name = getEntries)]
    fn get_entries(this: &Entries) -> js_sys::Array;
}

/// Calls back with the new count whenever it changes. Lives as long as the page.
pub fn count(heard: impl Fn(u32) + 'static) {
    let Some(origin) = web_sys::window().and_then(|window| window.location().origin().ok()) else { return };
    let seen = Rc::new(Cell::new(0));
    let closure = Closure::<dyn Fn(Entries)>::new(move |list: Entries| {
        let foreign = list.get_entries().iter().filter(|entry| is_foreign(entry, &origin)).count() as u32;
        if foreign > 0 {
            seen.set(seen.get() + foreign);
            heard(seen.get());
        }
    });
    if let Ok(observer) = PerformanceObserver::new(closure.as_ref().unchecked_ref()) {
        let options = js_sys::Object::new();
        let _ = js_sys::Reflect::set(&options, &"type".into(), &"resource".into());
        let _ = js_sys::Reflect::set(&options, &"buffered".into(), &JsValue::TRUE);
        let _ = observer.observe(&options);
    }
    closure.forget();
}

fn is_foreign(entry: &JsValue, origin: &str) -> bool {
    let name = js_sys::Reflect::get(entry, &"name".into()).ok().and_then(|name| name.as_string()).unwrap_or_default();
    name.starts_with("http") && !name.starts_with(&format!("{origin}/"))
}
