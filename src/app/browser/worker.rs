//! The link to the engine's worker: starts it, waits until it can hear, sends requests, hands back replies.
//! It never looks into a report.

use super::clock;
use sextant::problem::{Problem, Severity};
use sextant::protocol::{PROTOCOL, Reply, Request};
use sextant::words::Said;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, Event, MessageEvent, Url, Worker, WorkerOptions, WorkerType};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = fetch)]
    fn fetch(url: &str, options: &JsValue) -> js_sys::Promise;
}

/// Where the build wrote the name of the worker's loader; the loader imports the rest by content hash.
const LOADER: &str = "meta[name=sextant-worker]";

/// A handle on the one worker; clones speak to the same.
#[derive(Clone)]
pub struct Link(Rc<RefCell<Inner>>);

struct Inner {
    worker: Option<Worker>,
    is_ready: bool,
    /// Requests asked before the worker could hear.
    queue: Vec<js_sys::Array>,
    has_reloaded: bool,
    heard: Rc<dyn Fn(Reply)>,
    /// Kept alive as long as the worker may call them.
    closures: Vec<Closure<dyn FnMut(MessageEvent)>>,
}

impl Link {
    /// Starts the worker. `heard` is called for every reply but `Ready`, which stays between the two.
    pub fn start(heard: impl Fn(Reply) + 'static) -> Self {
        let link = Self(Rc::new(RefCell::new(Inner {
            worker: None,
            is_ready: false,
            queue: Vec::new(),
            has_reloaded: false,
            heard: Rc::new(heard),
            closures: Vec::new(),
        })));
        link.launch();
        link
    }

    /// Sends a request, with file handles where it needs them; kept until the worker can hear.
    pub fn send(&self, request: &Request, handles: &[web_sys::File]) {
        let Ok(text) = serde_json::to_string(request) else { return };
        let message = js_sys::Array::of1(&JsValue::from_str(&text));
        for handle in handles {
            message.push(handle);
        }
        let mut inner = self.0.borrow_mut();
        match &inner.worker {
            Some(worker) if inner.is_ready => {
                let _ = worker.post_message(&message);
            }
            _ => inner.queue.push(message),
        }
    }

    fn launch(&self) {
        let worker = match start_worker() {
            Ok(worker) => worker,
            Err(cause) => return self.fail("engine_not_started", &format!("{cause:?}")),
        };
        let link = self.clone();
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| link.hear(&event));
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        let link = self.clone();
        // An ErrorEvent, for a throw in the worker, or a plain Event, for a script that could not be loaded.
        let on_error = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let event: &Event = event.as_ref();
            let cause = js_sys::Reflect::get(event, &"message".into()).ok().and_then(|text| text.as_string());
            link.fail("engine_stopped", &cause.unwrap_or_else(|| "the worker's script could not be loaded".into()));
        });
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        let mut inner = self.0.borrow_mut();
        inner.worker = Some(worker);
        inner.is_ready = false;
        inner.closures = vec![on_message, on_error];
    }

    fn hear(&self, event: &MessageEvent) {
        let data = event.data();
        let text = data.as_string().or_else(|| js_sys::Array::from(&data).get(0).as_string());
        let reply = text.as_deref().map(serde_json::from_str::<Reply>);
        match reply {
            Some(Ok(Reply::Ready { protocol })) if protocol == PROTOCOL => self.flush(),
            Some(Ok(Reply::Ready { protocol })) => self.reload(&format!("{protocol} instead of {PROTOCOL}")),
            Some(Ok(reply)) => {
                // Taken out first: the reply's reader may send at once.
                let heard = Rc::clone(&self.0.borrow().heard);
                heard(reply);
            }
            // A message this app cannot read comes from another version.
            Some(Err(cause)) => self.reload(&cause.to_string()),
            None => {}
        }
    }

    fn flush(&self) {
        let mut inner = self.0.borrow_mut();
        inner.is_ready = true;
        let queue = std::mem::take(&mut inner.queue);
        if let Some(worker) = &inner.worker {
            for message in queue {
                let _ = worker.post_message(&message);
            }
        }
    }

    /// Another version answered: fetch the loader past the cache and start again, once.
    fn reload(&self, cause: &str) {
        let mut inner = self.0.borrow_mut();
        if let Some(worker) = inner.worker.take() {
            worker.terminate();
        }
        if std::mem::replace(&mut inner.has_reloaded, true) {
            drop(inner);
            return self.fail("engine_of_another_version", cause);
        }
        drop(inner);
        let options = js_sys::Object::new();
        let _ = js_sys::Reflect::set(&options, &"cache".into(), &"reload".into());
        let link = self.clone();
        clock::when(fetch(&loader(), &options), move |_| link.launch());
    }

    fn fail(&self, id: &str, cause: &str) {
        let problem = match id {
            "engine_of_another_version" => Problem::new(
                id,
                Severity::Error,
                Said::fixed("This page and its engine are of different versions", "Страница и её движок разных версий"),
                Said::fixed(
                    "Close other tabs of Sextant and reload this page. What is stored stays.",
                    "Закройте другие вкладки Sextant и перезагрузите страницу. Сохранённое останется.",
                ),
            ),
            _ => Problem::new(
                id,
                Severity::Error,
                Said::fixed("The engine stopped", "Движок остановился"),
                Said::fixed("Reload the page. What is stored stays.", "Перезагрузите страницу. Сохранённое останется."),
            ),
        };
        let heard = Rc::clone(&self.0.borrow().heard);
        heard(Reply::Failed { job: None, slot: None, problem: problem.with_detail(cause) });
    }
}

/// The absolute address of the loader: a worker started from a blob has no address to be relative to.
fn loader() -> String {
    let document = web_sys::window().and_then(|window| window.document());
    let named = document.as_ref().and_then(|d| d.query_selector(LOADER).ok().flatten()?.get_attribute("content"));
    let name = named.unwrap_or_else(|| "worker_loader.js".into());
    let base = document.and_then(|document| document.base_uri().ok().flatten()).unwrap_or_default();
    Url::new_with_base(&name, &base).map_or(name, |url| url.href())
}

/// From a `blob:` address, because only such a worker is bound by the page's content policy (a worker fetched by its
/// own address is not).
fn start_worker() -> Result<Worker, JsValue> {
    let source = format!("import {};", js_sys::JSON::stringify(&loader().into())?);
    let options = BlobPropertyBag::new();
    options.set_type("text/javascript");
    let parts = js_sys::Array::of1(&JsValue::from_str(&source));
    let url = Url::create_object_url_with_blob(&Blob::new_with_str_sequence_and_options(&parts, &options)?)?;
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    options.set_name("engine");
    Worker::new_with_options(&url, &options)
}
