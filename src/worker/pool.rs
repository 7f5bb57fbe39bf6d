//! Parse workers: this same program in another role, each parsing pieces of a file on a core of its own. They are
//! started for large files only and ended after use, which gives their memory back. They are handed the program
//! as this worker has it: nothing is fetched, and what was compiled for one serves all.

use super::files::{take, text_of};
use super::parse::Order;
use super::platform;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, MessageEvent, Url, Worker, WorkerOptions, WorkerType};

/// Orders a worker has at once: while one is parsed the next one's bytes are already being read.
const ORDERS_AHEAD: usize = 2;

pub const ROLE: &str = "parse";

pub struct Pool {
    helpers: Vec<Rc<Helper>>,
}

/// Why a piece was not parsed.
#[derive(Clone, Debug, PartialEq)]
pub enum Stop {
    /// No worker could be started here; parse in place.
    Absent,
    /// The file could not be read any more.
    Unreadable(String),
    /// The worker broke down over it.
    Broken(String),
}

struct Helper {
    worker: Worker,
    /// Orders sent and not yet answered, oldest first: answers come in the same order.
    waiting: RefCell<std::collections::VecDeque<(js_sys::Function, js_sys::Function)>>,
    is_ready: Cell<bool>,
    is_dead: Cell<bool>,
    closures: RefCell<Vec<Heard>>,
}

type Heard = Closure<dyn FnMut(MessageEvent)>;

impl Pool {
    /// `None` when no worker can be started here: then everything is parsed in place.
    pub fn start(count: usize) -> Option<Self> {
        let loader = platform::loader()?;
        let helpers: Vec<_> = (0..count).map_while(|_| Helper::start(&loader).ok()).collect();
        (!helpers.is_empty()).then_some(Self { helpers })
    }

    /// True when every worker has begun to hear, or never will.
    pub fn is_awake(&self) -> bool {
        self.helpers.iter().all(|helper| helper.is_ready.get() || helper.is_dead.get())
    }

    /// Orders worth giving at once: more would only fill memory.
    pub fn room(&self) -> usize {
        self.helpers.len() * ORDERS_AHEAD
    }

    /// Sends an order to the least busy worker. Resolves to the bytes of the parsed piece.
    pub fn parse(&self, order: &Order, file: &File) -> impl Future<Output = Result<Vec<u8>, Stop>> + use<> {
        let alive = self.helpers.iter().filter(|helper| !helper.is_dead.get());
        let helper = alive.min_by_key(|helper| helper.waiting.borrow().len()).map(Rc::clone);
        let answer = helper.as_ref().map(|helper| helper.give(order, file));
        async move {
            let (helper, answer) = helper.zip(answer).ok_or(Stop::Absent)?;
            match JsFuture::from(answer).await {
                Ok(buffer) => Ok(take(&buffer)),
                Err(_) if !helper.is_ready.get() => Err(Stop::Absent),
                Err(cause) if helper.is_dead.get() => Err(Stop::Broken(text_of(&cause))),
                Err(cause) => Err(Stop::Unreadable(text_of(&cause))),
            }
        }
    }
}

impl Drop for Pool {
    fn drop(&mut self) {
        for helper in &self.helpers {
            helper.worker.set_onmessage(None);
            helper.worker.set_onerror(None);
            helper.worker.terminate();
            helper.closures.borrow_mut().clear();
        }
    }
}

impl Helper {
    fn start(loader: &str) -> Result<Rc<Self>, JsValue> {
        let helper = Rc::new(Self {
            worker: launch(loader, ROLE)?,
            waiting: RefCell::default(),
            is_ready: Cell::new(false),
            is_dead: Cell::new(false),
            closures: RefCell::default(),
        });
        // Weak, so that ending the pool frees the worker's handle.
        let weak = Rc::downgrade(&helper);
        let heard = Heard::new(move |event: MessageEvent| {
            if let Some(helper) = weak.upgrade() {
                helper.hear(&event.data());
            }
        });
        let weak = Rc::downgrade(&helper);
        let failed = Heard::new(move |event: MessageEvent| {
            if let Some(helper) = weak.upgrade() {
                helper.fail(&text_of(event.as_ref()));
            }
        });
        helper.worker.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        helper.worker.set_onerror(Some(failed.as_ref().unchecked_ref()));
        helper.closures.borrow_mut().extend([heard, failed]);
        helper.worker.post_message(&wasm_bindgen::module())?;
        Ok(helper)
    }

    fn give(&self, order: &Order, file: &File) -> js_sys::Promise {
        let text = serde_json::to_string(order).unwrap_or_default();
        let message = js_sys::Array::of2(&text.into(), file);
        let answer =
            js_sys::Promise::new(&mut |resolve, reject| self.waiting.borrow_mut().push_back((resolve, reject)));
        // Kept by the loader until the program runs.
        let _ = self.worker.post_message(&message);
        answer
    }

    /// `[]` = it can hear; `[buffer]` = a piece; `[null, text]` = the file could not be read; `[text]` = it broke down.
    fn hear(&self, message: &JsValue) {
        let parts = js_sys::Array::from(message);
        if parts.length() == 0 {
            return self.is_ready.set(true);
        }
        if let Some(cause) = parts.get(0).as_string() {
            return self.fail(&cause);
        }
        let Some((resolve, reject)) = self.waiting.borrow_mut().pop_front() else { return };
        let _ = if parts.get(0).is_null() {
            reject.call1(&JsValue::NULL, &parts.get(1))
        } else {
            resolve.call1(&JsValue::NULL, &parts.get(0))
        };
    }

    fn fail(&self, cause: &str) {
        self.is_dead.set(true);
        for (_, reject) in self.waiting.take() {
            let _ = reject.call1(&JsValue::NULL, &cause.into());
        }
    }
}

/// Starts a worker from a `blob:` address, so that it is bound by the page's content policy as the engine itself is.
pub fn launch(loader: &str, role: &str) -> Result<Worker, JsValue> {
    let source = format!("import {};", js_sys::JSON::stringify(&loader.into())?);
    let options = BlobPropertyBag::new();
    options.set_type("text/javascript");
    let parts = js_sys::Array::of1(&JsValue::from_str(&source));
    let url = Url::create_object_url_with_blob(&Blob::new_with_str_sequence_and_options(&parts, &options)?)?;
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    options.set_name(role);
    Worker::new_with_options(&url, &options)
}
