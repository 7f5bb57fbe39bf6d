//! Reads the colours of the page's style sheet as the browser has resolved them, for what is drawn on a canvas.

use sextant::charts::palette::Palette;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{HtmlElement, MediaQueryList};

/// The colours of now; read again when the theme has changed. Empty: no colours outside a page.
pub fn read() -> Palette {
    probe().unwrap_or_default()
}

fn probe() -> Option<Palette> {
    let window = web_sys::window()?;
    let body = window.document()?.body()?;
    let element: HtmlElement = window.document()?.create_element("span").ok()?.dyn_into().ok()?;
    body.append_child(&element).ok()?;
    // A custom property keeps its `light-dark(…)` as text; only a real property is resolved.
    let color = |token: &str| {
        let _ = element.style().set_property("color", &format!("var({token})"));
        let style = window.get_computed_style(&element).ok().flatten();
        style.and_then(|style| style.get_property_value("color").ok()).unwrap_or_default()
    };
    let style = window.get_computed_style(&body).ok().flatten();
    let palette = Palette {
        actual: color("--d-actual"),
        compare: color("--d-compare"),
        grid: color("--d-grid"),
        surface: color("--surface"),
        ink_3: color("--ink-3"),
        ink_2: color("--ink-2"),
        font: style.and_then(|style| style.get_property_value("font-family").ok()).unwrap_or_default(),
    };
    element.remove();
    Some(palette)
}

/// Hears the system turn dark or light, until the value goes.
pub struct Listening {
    query: MediaQueryList,
    closure: Closure<dyn Fn()>,
}

impl Drop for Listening {
    fn drop(&mut self) {
        let _ = self.query.remove_event_listener_with_callback("change", self.closure.as_ref().unchecked_ref());
    }
}

/// Calls back when the system turns dark or light, and once when the page's font has come: a canvas does not draw
/// itself anew.
pub fn on_change(heard: impl Fn() + Clone + 'static) -> Option<Listening> {
    let window = web_sys::window()?;
    let fonts = window.document().and_then(|document| js_sys::Reflect::get(&document, &"fonts".into()).ok());
    let ready = fonts.and_then(|fonts| js_sys::Reflect::get(&fonts, &"ready".into()).ok());
    if let Some(ready) = ready.and_then(|ready| ready.dyn_into::<js_sys::Promise>().ok()) {
        let heard = heard.clone();
        super::clock::when(ready, move |_| heard());
    }
    let query = window.match_media("(prefers-color-scheme: dark)").ok()??;
    let closure = Closure::<dyn Fn()>::new(heard);
    query.add_event_listener_with_callback("change", closure.as_ref().unchecked_ref()).ok()?;
    Some(Listening { query, closure })
}
