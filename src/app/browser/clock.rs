//! The only clock of the app, and the only place that waits: for a while, or for a promise.

use sextant::model::day::Day;

/// The civil day where the person sits.
pub fn today() -> Day {
    let now = js_sys::Date::new_0();
    Day::from_ymd(now.get_full_year() as i32, now.get_month() + 1, now.get_date()).unwrap_or(Day(0))
}

/// Milliseconds since 1970.
pub fn now() -> f64 {
    js_sys::Date::now()
}

/// Calls back once after a while; a component that goes away earlier must not mind the call.
pub fn after(millis: u32, then: impl FnOnce() + 'static) {
    wasm_bindgen_futures::spawn_local(async move {
        gloo_timers::future::TimeoutFuture::new(millis).await;
        then();
    });
}

/// Calls back when a promise is kept (`Some`) or broken (`None`).
pub fn when(promise: js_sys::Promise, then: impl FnOnce(Option<wasm_bindgen::JsValue>) + 'static) {
    wasm_bindgen_futures::spawn_local(async move {
        then(wasm_bindgen_futures::JsFuture::from(promise).await.ok());
    });
}
