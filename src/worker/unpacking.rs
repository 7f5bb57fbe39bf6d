//! The unpacker seen from the engine: started for one container, heard until it is done, ended. A container never
//! enters this worker's memory; its members are files the browser holds.

use super::files::{text_of, unreadable};
use super::platform;
use super::pool::launch;
use sextant::problem::{Problem, Severity};
use sextant::unpack::kind::Container;
use sextant::unpack::wire::{Order, Told};
use sextant::words::Said;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, MessageEvent, Worker};

type OnMessage = Closure<dyn FnMut(MessageEvent)>;

pub const ROLE: &str = "unpack";

/// One table that was taken out.
pub struct Inner {
    pub part: Option<String>,
    pub is_tabbed: bool,
    pub file: File,
}

#[derive(Default)]
struct Heard {
    members: Vec<Inner>,
    problems: Vec<Problem>,
    failed: Option<Problem>,
}

/// A container that is being opened.
pub struct Unpacking {
    worker: Worker,
    heard: RefCell<Heard>,
    over: RefCell<Option<js_sys::Function>>,
    closures: RefCell<Vec<OnMessage>>,
}

impl Unpacking {
    /// Errors: this build's unpacker cannot be started here.
    pub fn start(
        container: Container,
        file: &File,
        step: impl Fn(f64) + 'static,
    ) -> Result<(Rc<Self>, js_sys::Promise), Problem> {
        let name = file.name();
        let absent = |cause: &str| broken(&name, cause);
        let loader = platform::unpacker().ok_or_else(|| absent("no loader"))?;
        let worker = launch(&loader, ROLE).map_err(|cause| absent(&text_of(&cause)))?;
        let unpacking =
            Rc::new(Self { worker, heard: RefCell::default(), over: RefCell::default(), closures: RefCell::default() });
        let over = js_sys::Promise::new(&mut |resolve, _| *unpacking.over.borrow_mut() = Some(resolve));
        let weak = Rc::downgrade(&unpacking);
        let (order, handle) = (Order { container, name: name.clone() }, file.clone());
        let heard = Closure::new(move |event: MessageEvent| {
            if let Some(unpacking) = weak.upgrade() {
                unpacking.hear(&event.data(), &order, &handle, &step);
            }
        });
        let weak = Rc::downgrade(&unpacking);
        let failed = Closure::new(move |event: MessageEvent| {
            if let Some(unpacking) = weak.upgrade() {
                unpacking.fail(broken(&name, &text_of(event.as_ref())));
            }
        });
        unpacking.worker.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        unpacking.worker.set_onerror(Some(failed.as_ref().unchecked_ref()));
        unpacking.closures.borrow_mut().extend([heard, failed]);
        Ok((unpacking, over))
    }

    /// Waits for the end, also one by `stop`; gives the members and what was left out.
    pub async fn finish(&self, over: js_sys::Promise) -> Result<(Vec<Inner>, Vec<Problem>), Problem> {
        let _ = JsFuture::from(over).await;
        let heard = self.heard.take();
        match heard.failed {
            Some(problem) => Err(problem),
            None => Ok((heard.members, heard.problems)),
        }
    }

    /// Gives it up at once.
    pub fn stop(&self) {
        self.worker.terminate();
        self.end();
    }

    fn hear(&self, message: &JsValue, order: &Order, file: &File, step: &impl Fn(f64)) {
        let parts = js_sys::Array::from(message);
        let told = parts.get(0).as_string().and_then(|text| serde_json::from_str::<Told>(&text).ok());
        match told {
            Some(Told::Ready) => {
                let text = serde_json::to_string(order).unwrap_or_default();
                let _ = self.worker.post_message(&js_sys::Array::of2(&text.into(), file));
            }
            Some(Told::Step(share)) => step(share),
            Some(Told::Member { part, is_tabbed }) => {
                if let Ok(file) = parts.get(1).dyn_into::<File>() {
                    self.heard.borrow_mut().members.push(Inner { part, is_tabbed, file });
                }
            }
            Some(Told::Done(problems)) => {
                self.heard.borrow_mut().problems = problems;
                self.end();
            }
            Some(Told::Failed(problem)) => self.fail(*problem),
            Some(Told::Unreadable(cause)) => self.fail(unreadable(&order.name, &cause.into())),
            Some(Told::Broken(cause)) => self.fail(broken(&order.name, &cause)),
            None => self.fail(broken(&order.name, "a message that is none")),
        }
    }

    fn fail(&self, problem: Problem) {
        self.heard.borrow_mut().failed.get_or_insert(problem);
        self.end();
    }

    fn end(&self) {
        if let Some(over) = self.over.borrow_mut().take() {
            let _ = over.call0(&JsValue::NULL);
        }
    }
}

impl Drop for Unpacking {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

fn broken(name: &str, cause: &str) -> Problem {
    Problem::new(
        "unpacking_stopped",
        Severity::Error,
        Said::fixed("Opening this file stopped unexpectedly", "Не удалось раскрыть этот файл"),
        Said::fixed(
            "Save the sheet as CSV, or unpack the archive on your computer, and drop what comes out.",
            "Сохраните лист как CSV или распакуйте архив на компьютере и перетащите сюда результат.",
        ),
    )
    .in_file(name)
    .with_detail(cause)
}
