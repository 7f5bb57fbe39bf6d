//! A fault of ours in the worker: the page is told, with "reload" as its mend. What is stored stays, for nothing is
//! written outside a transaction.

use super::files::text_of;
use super::parse;
use super::platform::{post, scope};
use sextant::problem::{Problem, Severity};
use sextant::protocol::Reply;
use sextant::words::Said;
use std::cell::Cell;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};

thread_local! {
    /// Told once: the first cause is the true one.
    static IS_TOLD: Cell<bool> = const { Cell::new(false) };
}

/// Watches for panics, and for what ends without one, as memory running out.
pub fn watch(is_parser: bool) {
    std::panic::set_hook(Box::new(move |info| {
        console_error_panic_hook::hook(info);
        let place = info.location().map_or_else(String::new, |at| format!("{}:{}", at.file(), at.line()));
        tell(is_parser, &place);
    }));
    let on_rejection = Closure::<dyn FnMut(JsValue)>::new(move |event: JsValue| {
        let reason = js_sys::Reflect::get(&event, &"reason".into()).unwrap_or_default();
        tell(is_parser, &text_of(&reason));
    });
    let _ = scope().add_event_listener_with_callback("unhandledrejection", on_rejection.as_ref().unchecked_ref());
    on_rejection.forget();
    let on_error = Closure::<dyn FnMut(JsValue)>::new(move |event: JsValue| tell(is_parser, &text_of(&event)));
    let _ = scope().add_event_listener_with_callback("error", on_error.as_ref().unchecked_ref());
    on_error.forget();
}

fn tell(is_parser: bool, cause: &str) {
    if IS_TOLD.with(|is_told| is_told.replace(true)) {
        return;
    }
    if is_parser {
        return parse::answer(&js_sys::Array::of1(&cause.into()));
    }
    let problem = Problem::new(
        "engine_stopped",
        Severity::Error,
        Said::fixed("The engine stopped", "Движок остановился"),
        Said::fixed("Reload the page; what is stored stays.", "Обновите страницу; всё сохранённое останется."),
    )
    .with_detail(cause);
    post(&Reply::Failed { job: None, slot: None, problem });
}
