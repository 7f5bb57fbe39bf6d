//! ECharts, fetched when the first chart is needed: init, set an option, follow the box, let go. The option comes as
//! data, so no JS function is ever made (the page's policy forbids it). It knows no report.

use leptos::html::Div;
use leptos::prelude::*;
use std::cell::RefCell;
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, HtmlScriptElement, ResizeObserver};

#[wasm_bindgen]
extern "C" {
    type Library;
    #[wasm_bindgen(method, catch)]
    fn init(this: &Library, place: &HtmlElement) -> Result<Instance, JsValue>;

    type Instance;
    #[wasm_bindgen(method, catch, js_name = setOption)]
    fn set_option(this: &Instance, option: &JsValue, how: &JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(method)]
    fn resize(this: &Instance);
    #[wasm_bindgen(method)]
    fn dispose(this: &Instance);
}

/// Where the build wrote the library's hashed name, relative to the page.
const PLACE: &str = "meta[name=sextant-echarts]";

/// How far a drawing has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shown {
    #[default]
    Coming,
    Drawn,
    /// The library could not be had.
    Failed,
}

/// Keeps `option` (JSON) drawn in `place` and tells its width, for as long as the component around stands.
/// Fetches the library when there is first something to draw.
pub fn keep_drawn(place: NodeRef<Div>, option: Signal<Option<String>>, width: RwSignal<f64>) -> ReadSignal<Shown> {
    let (shown, set_shown) = signal(Shown::default());
    let is_here = RwSignal::new(false);
    let drawing = StoredValue::new_local(None::<Drawing>);
    let watch = StoredValue::new_local(None::<Watch>);
    Effect::new(move |_| {
        let Some(element) = place.get() else { return };
        width.set(f64::from(element.client_width()));
        watch.set_value(Watch::new(&element, move |now| {
            let _ = width.try_set(now);
            let _ = drawing.try_with_value(|drawing| drawing.as_ref().map(Drawing::fit));
        }));
    });
    let is_wanted = Memo::new(move |_| option.with(Option::is_some));
    Effect::new(move |_| {
        if is_wanted.get() && !is_here.get_untracked() {
            load(move |found| {
                let _ = is_here.try_set(found);
                if !found {
                    let _ = set_shown.try_set(Shown::Failed);
                }
            });
        }
    });
    Effect::new(move |_| {
        let (Some(element), true, Some(option)) = (place.get(), is_here.get(), option.get()) else { return };
        drawing.update_value(|drawing| {
            if drawing.is_none() {
                *drawing = Drawing::new(&element);
            }
            let is_drawn = drawing.as_ref().is_some_and(|drawing| drawing.draw(&option));
            set_shown.set(if is_drawn { Shown::Drawn } else { Shown::Failed });
        });
    });
    on_cleanup(move || {
        watch.try_update_value(|watch| *watch = None);
        drawing.try_update_value(|drawing| *drawing = None);
    });
    shown
}

type Waiting = Box<dyn FnOnce(bool)>;

enum Stage {
    Asleep,
    Coming(Vec<Waiting>),
    Here,
}

thread_local! {
    static STAGE: RefCell<Stage> = const { RefCell::new(Stage::Asleep) };
}

/// Fetches the library once; `then` hears whether it is there. A later call tries again after a failure.
fn load(then: impl FnOnce(bool) + 'static) {
    let is_first = STAGE.with_borrow_mut(|stage| match stage {
        Stage::Here => None,
        Stage::Coming(_) => Some(false),
        Stage::Asleep => {
            *stage = Stage::Coming(Vec::new());
            Some(true)
        }
    });
    let Some(is_first) = is_first else { return then(true) };
    STAGE.with_borrow_mut(|stage| {
        if let Stage::Coming(waiting) = stage {
            waiting.push(Box::new(then));
        }
    });
    if is_first && append_script().is_none() {
        arrived(false);
    }
}

fn arrived(is_here: bool) {
    let next = if is_here { Stage::Here } else { Stage::Asleep };
    if let Stage::Coming(waiting) = STAGE.replace(next) {
        waiting.into_iter().for_each(|then| then(is_here));
    }
}

fn append_script() -> Option<()> {
    let document = web_sys::window()?.document()?;
    let place = document.query_selector(PLACE).ok()??.get_attribute("content")?;
    let script: HtmlScriptElement = document.create_element("script").ok()?.dyn_into().ok()?;
    script.set_src(&place);
    let on_load = Closure::once_into_js(|| arrived(library().is_some()));
    let on_error = Closure::once_into_js(|| arrived(false));
    script.set_onload(Some(on_load.unchecked_ref()));
    script.set_onerror(Some(on_error.unchecked_ref()));
    document.head()?.append_child(&script).ok()?;
    Some(())
}

fn library() -> Option<Library> {
    let found = js_sys::Reflect::get(&js_sys::global(), &"echarts".into()).ok()?;
    found.is_object().then(|| found.unchecked_into())
}

/// One drawing in its box; gone with the value.
struct Drawing(Instance);

impl Drawing {
    /// `None` before `load`, or when the box cannot be drawn in.
    fn new(place: &HtmlElement) -> Option<Self> {
        library()?.init(place).ok().map(Self)
    }

    /// Replaces what was drawn: series that are not in the new option go. False when the option was refused.
    fn draw(&self, option: &str) -> bool {
        let Ok(option) = js_sys::JSON::parse(option) else { return false };
        self.0.set_option(&option, &replace_all()).is_ok()
    }

    fn fit(&self) {
        self.0.resize();
    }
}

impl Drop for Drawing {
    fn drop(&mut self) {
        self.0.dispose();
    }
}

fn replace_all() -> JsValue {
    let parts: js_sys::Array =
        ["series", "xAxis", "yAxis", "grid"].iter().map(|part| JsValue::from_str(part)).collect();
    let how = js_sys::Object::new();
    let _ = js_sys::Reflect::set(&how, &"replaceMerge".into(), &parts);
    how.into()
}

/// Calls back with the width of a box whenever it changes, until the value goes.
struct Watch {
    observer: ResizeObserver,
    _heard: Closure<dyn FnMut(js_sys::Array)>,
}

impl Watch {
    fn new(place: &Element, mut heard: impl FnMut(f64) + 'static) -> Option<Self> {
        let target = place.clone();
        let closure = Closure::<dyn FnMut(js_sys::Array)>::new(move |_| heard(f64::from(target.client_width())));
        let observer = ResizeObserver::new(closure.as_ref().unchecked_ref()).ok()?;
        observer.observe(place);
        Some(Self { observer, _heard: closure })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
