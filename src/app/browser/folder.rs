//! The watched folder of `public/folder.js`: choosing it, asking for permission, looking what is new. It knows no
//! import.

use super::clock;
use std::cell::RefCell;
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{File, HtmlScriptElement};

#[wasm_bindgen]
extern "C" {
    type Folder;
    #[wasm_bindgen(method)]
    fn pick(this: &Folder) -> js_sys::Promise;
    #[wasm_bindgen(method)]
    fn restore(this: &Folder) -> js_sys::Promise;
    #[wasm_bindgen(method)]
    fn permission(this: &Folder, asks: bool) -> js_sys::Promise;
    #[wasm_bindgen(method)]
    fn look(this: &Folder) -> js_sys::Promise;
    #[wasm_bindgen(method)]
    fn mark(this: &Folder, news: &JsValue, waits: &js_sys::Array) -> js_sys::Promise;
    #[wasm_bindgen(method)]
    fn waiting(this: &Folder) -> js_sys::Array;
    #[wasm_bindgen(method)]
    fn open(this: &Folder, path: &str) -> js_sys::Promise;
    #[wasm_bindgen(method)]
    fn forget(this: &Folder) -> js_sys::Promise;
}

/// Files found by a look, as the script hands them over.
#[derive(Clone)]
pub struct News(js_sys::Array);

impl News {
    pub fn files(&self) -> Vec<File> {
        self.0.iter().filter_map(|one| js_sys::Array::from(&one).get(1).dyn_into().ok()).collect()
    }

    fn path(&self, index: usize) -> JsValue {
        js_sys::Array::from(&self.0.get(index as u32)).get(0)
    }
}

/// Whether this browser lets a page read a folder that a person chose.
pub fn is_possible() -> bool {
    web_sys::window().is_some_and(|window| js_sys::Reflect::has(&window, &"showDirectoryPicker".into()) == Ok(true))
}

/// Fetches the script once, then calls back; never, when it cannot be had.
fn with(then: impl FnOnce(&Folder) + 'static) {
    if let Some(folder) = loaded() {
        return then(&folder);
    }
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let Ok(script) = document.create_element("script").map(JsCast::unchecked_into::<HtmlScriptElement>) else { return };
    script.set_src("folder.js");
    let then = RefCell::new(Some(then));
    let on_load = Closure::<dyn Fn()>::new(move || {
        if let (Some(folder), Some(then)) = (loaded(), then.borrow_mut().take()) {
            then(&folder);
        }
    });
    script.set_onload(Some(on_load.as_ref().unchecked_ref()));
    on_load.forget();
    if let Some(head) = document.head() {
        let _ = head.append_child(&script);
    }
}

fn loaded() -> Option<Folder> {
    let found = js_sys::Reflect::get(web_sys::window()?.as_ref(), &"sextantFolder".into()).ok()?;
    (!found.is_undefined()).then(|| found.unchecked_into())
}

fn texts(list: &JsValue) -> Vec<String> {
    js_sys::Array::from(list).iter().filter_map(|text| text.as_string()).collect()
}

/// The name of the folder chosen, `None` when the person chose none. Must be called from a person's action once the
/// script is there.
pub fn pick(then: impl FnOnce(Option<String>) + 'static) {
    with(|folder| clock::when(folder.pick(), move |name| then(name.and_then(|name| name.as_string()))));
}

/// Loads the script before it is needed, so that choosing stays the person's own action.
pub fn prepare() {
    with(|_| {});
}

/// The folder chosen in an earlier visit.
pub fn restore(then: impl FnOnce(Option<String>) + 'static) {
    with(|folder| clock::when(folder.restore(), move |name| then(name.and_then(|name| name.as_string()))));
}

/// Whether it may be read: `granted`, `prompt`, `denied`; `asks` from a person's action only.
pub fn permission(asks: bool, then: impl FnOnce(String) + 'static) {
    with(move |folder| {
        clock::when(folder.permission(asks), move |answer| {
            then(answer.and_then(|answer| answer.as_string()).unwrap_or_else(|| "denied".into()));
        });
    });
}

/// What is new or changed; `None` when the folder can no longer be read.
pub fn look(then: impl FnOnce(Option<News>) + 'static) {
    with(|folder| clock::when(folder.look(), move |news| then(news.map(|news| News(news.unchecked_into())))));
}

/// Remembers a look; `waits`: indices of the files that wait for the person. Tells all that wait.
pub fn mark(news: &News, waits: &[usize], then: impl FnOnce(Vec<String>) + 'static) {
    let paths: js_sys::Array = waits.iter().map(|index| news.path(*index)).collect();
    let news = news.0.clone();
    with(move |folder| clock::when(folder.mark(&news, &paths), move |all| then(texts(&all.unwrap_or_default()))));
}

/// Paths of files that wait for the person.
pub fn waiting(then: impl FnOnce(Vec<String>) + 'static) {
    with(|folder| then(texts(&folder.waiting())));
}

/// A file that waits.
pub fn open(path: &str, then: impl FnOnce(File) + 'static) {
    let path = path.to_owned();
    with(move |folder| {
        clock::when(folder.open(&path), move |file| {
            if let Some(file) = file.and_then(|file| file.dyn_into().ok()) {
                then(file);
            }
        });
    });
}

pub fn forget() {
    with(|folder| clock::when(folder.forget(), |_| {}));
}
