//! One tab writes a workspace: who holds its lock. The others wait in line, may take it over, and are told when it is
//! theirs. Where the browser has no locks every tab may try, and the store's generation check keeps the data whole.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    /// `navigator.locks`; web-sys has it behind a compiler flag only.
    type Locks;
    #[wasm_bindgen(method, catch)]
    fn request(this: &Locks, name: &str, options: &JsValue, granted: &JsValue) -> Result<js_sys::Promise, JsValue>;
}

/// How badly the lock is wanted.
#[derive(Clone, Copy, PartialEq)]
enum How {
    IfFree,
    InLine,
    ByForce,
}

pub struct WriterLock {
    name: String,
    is_held: Cell<bool>,
    is_waiting: Cell<bool>,
    /// Another workspace was opened here: whatever is granted still is let go at once.
    is_over: Cell<bool>,
    /// Ends the promise that holds the lock.
    release: RefCell<Option<js_sys::Function>>,
    /// Called with whether this tab is the writer, each time that changes.
    changed: Box<dyn Fn(bool)>,
}

impl WriterLock {
    /// Takes the lock when it is free, else waits in line for it. The caller learns which by `is_held`.
    pub async fn take(workspace: &str, changed: impl Fn(bool) + 'static) -> Rc<Self> {
        let lock = Rc::new(Self {
            name: format!("sextant-writer-{workspace}"),
            is_held: Cell::new(false),
            is_waiting: Cell::new(false),
            is_over: Cell::new(false),
            release: RefCell::new(None),
            changed: Box::new(changed),
        });
        if locks().is_none() {
            lock.is_held.set(true);
            return lock;
        }
        lock.ask(How::IfFree).await;
        if !lock.is_held.get() {
            lock.wait_in_line();
        }
        lock
    }

    pub fn is_held(&self) -> bool {
        self.is_held.get()
    }

    /// Takes the lock from whoever holds it; that tab is told by its browser.
    pub async fn take_over(self: &Rc<Self>) {
        if !self.is_held.get() {
            self.ask(How::ByForce).await;
        }
    }

    /// Lets go: another workspace is opened here.
    pub fn release(&self) {
        self.is_over.set(true);
        self.is_held.set(false);
        if let Some(release) = self.release.borrow_mut().take() {
            let _ = release.call0(&JsValue::NULL);
        }
    }

    fn wait_in_line(self: &Rc<Self>) {
        if !self.is_waiting.replace(true) {
            let lock = Rc::clone(self);
            super::platform::spawn(async move { lock.ask(How::InLine).await });
        }
    }

    /// Resolves as soon as the lock was granted or refused; holding it goes on behind.
    async fn ask(self: &Rc<Self>, how: How) {
        let Some(locks) = locks() else { return };
        let answered = js_sys::Promise::new(&mut |resolve, _| {
            let lock = Rc::clone(self);
            let granted = Closure::once_into_js(move |found: JsValue| lock.on_answer(how, &found, &resolve));
            let options = js_sys::Object::new();
            let option = match how {
                How::IfFree => Some("ifAvailable"),
                How::InLine => None,
                How::ByForce => Some("steal"),
            };
            if let Some(option) = option {
                let _ = js_sys::Reflect::set(&options, &option.into(), &JsValue::TRUE);
            }
            if let Ok(held) = locks.request(&self.name, &options, &granted) {
                let lock = Rc::clone(self);
                super::platform::spawn(async move {
                    // Rejected when another tab has taken the lock over.
                    if JsFuture::from(held).await.is_err() {
                        lock.on_loss();
                    }
                });
            }
        });
        let _ = JsFuture::from(answered).await;
    }

    /// What is returned to the browser holds the lock until it resolves.
    fn on_answer(&self, how: How, found: &JsValue, answered: &js_sys::Function) -> JsValue {
        if how == How::InLine {
            self.is_waiting.set(false);
        }
        let _ = answered.call0(&JsValue::NULL);
        if self.is_over.get() || found.is_null() || found.is_undefined() {
            return JsValue::UNDEFINED;
        }
        self.is_held.set(true);
        (self.changed)(true);
        js_sys::Promise::new(&mut |resolve, _| *self.release.borrow_mut() = Some(resolve)).into()
    }

    fn on_loss(self: &Rc<Self>) {
        if self.is_held.replace(false) {
            *self.release.borrow_mut() = None;
            (self.changed)(false);
            self.wait_in_line();
        }
    }
}

fn locks() -> Option<Locks> {
    let locks = js_sys::Reflect::get(&super::platform::navigator(), &"locks".into()).ok()?;
    (!locks.is_undefined() && !locks.is_null()).then(|| locks.unchecked_into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::{breathe, now};
    use wasm_bindgen_test::wasm_bindgen_test;

    /// A lock, and all it was told since.
    async fn take(workspace: &str) -> (Rc<WriterLock>, Rc<RefCell<Vec<bool>>>) {
        let told = Rc::new(RefCell::new(Vec::new()));
        let heard = Rc::clone(&told);
        (WriterLock::take(workspace, move |is_writer| heard.borrow_mut().push(is_writer)).await, told)
    }

    /// Until it is so, or five seconds are over.
    async fn until(is_so: impl Fn() -> bool) {
        let start = now();
        while !is_so() && now() - start < 5000.0 {
            breathe().await;
        }
    }

    #[wasm_bindgen_test]
    async fn one_writes_and_the_next_in_line_follows() {
        let (first, _) = take("lock-line").await;
        let (second, told) = take("lock-line").await;
        assert!(first.is_held() && !second.is_held());
        first.release();
        until(|| second.is_held()).await;
        assert!(second.is_held() && !first.is_held());
        assert_eq!(*told.borrow(), [true]);
    }

    #[wasm_bindgen_test]
    async fn taking_over_tells_the_loser_who_then_waits_in_line() {
        let (first, told) = take("lock-force").await;
        let (second, _) = take("lock-force").await;
        second.take_over().await;
        until(|| !first.is_held()).await;
        assert!(second.is_held() && !first.is_held());
        assert_eq!(*told.borrow(), [true, false]);
        second.release();
        until(|| first.is_held()).await;
        assert!(first.is_held(), "it was next in line");
    }

    #[wasm_bindgen_test]
    async fn workspaces_do_not_block_each_other() {
        let (one, _) = take("lock-one").await;
        let (other, _) = take("lock-other").await;
        assert!(one.is_held() && other.is_held());
    }
}
