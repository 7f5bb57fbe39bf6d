//! Files dropped anywhere, chosen, or pasted as cells. `boot.js` listens from the first paint, walks folders, and
//! queues what came before the app was there; here the queue is emptied and the rest heard.

use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::File;

/// What happens to the page while something is dragged over it.
pub enum Dropped {
    Over,
    Away,
    Files(Vec<File>),
}

/// Calls back for what was queued, then for all that comes. Lives as long as the page.
pub fn listen(heard: impl Fn(Dropped) + 'static) {
    let Some(window) = web_sys::window() else { return };
    let queued = js_sys::Reflect::get(&window, &"sextantFiles".into()).unwrap_or(JsValue::UNDEFINED);
    // From now on boot.js sends events instead of queueing.
    let _ = js_sys::Reflect::set(&window, &"sextantFiles".into(), &JsValue::NULL);
    let closure = Closure::<dyn Fn(web_sys::CustomEvent)>::new(move |event: web_sys::CustomEvent| {
        let detail = event.detail();
        match event.type_().as_str() {
            "sextant-files" => heard(Dropped::Files(files(&detail))),
            _ if detail.is_truthy() => heard(Dropped::Over),
            _ => heard(Dropped::Away),
        }
    });
    for name in ["sextant-files", "sextant-drag"] {
        let _ = window.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
    }
    closure.forget();
    if js_sys::Array::is_array(&queued) && js_sys::Array::from(&queued).length() > 0 {
        send(&queued);
    }
}

fn send(detail: &JsValue) {
    let init = web_sys::CustomEventInit::new();
    init.set_detail(detail);
    let event = web_sys::CustomEvent::new_with_event_init_dict("sextant-files", &init);
    if let (Some(window), Ok(event)) = (web_sys::window(), event) {
        let _ = window.dispatch_event(&event);
    }
}

fn files(list: &JsValue) -> Vec<File> {
    js_sys::Array::from(list).iter().filter_map(|file| file.dyn_into().ok()).collect()
}

/// Opens the browser's file chooser; what is chosen comes the same way as what is dropped.
pub fn choose() {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    if let Some(input) = document.get_element_by_id("files").and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
        input.click();
    }
}
