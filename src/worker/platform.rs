//! The few powers of the browser that a worker here uses. It never sends anything anywhere: no request leaves it.

use sextant::protocol::Reply;
use std::future::Future;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, WorkerNavigator};

#[wasm_bindgen]
extern "C" {
    /// Set by the loader: a worker started from a blob cannot see where its script came from.
    #[wasm_bindgen(thread_local_v2, js_name = sextantLoader)]
    static LOADER: Option<String>;

    /// Set by the loader too: where the unpacker's loader lies.
    #[wasm_bindgen(thread_local_v2, js_name = sextantUnpacker)]
    static UNPACKER: Option<String>;

    type MessageChannel;
    #[wasm_bindgen(constructor)]
    fn new() -> MessageChannel;
    #[wasm_bindgen(method, getter)]
    fn port1(this: &MessageChannel) -> MessagePort;
    #[wasm_bindgen(method, getter)]
    fn port2(this: &MessageChannel) -> MessagePort;

    type MessagePort;
    #[wasm_bindgen(method, js_name = postMessage)]
    fn post_message(this: &MessagePort, message: &JsValue);
    #[wasm_bindgen(method, catch, js_name = postMessage)]
    fn hand_over(this: &MessagePort, message: &JsValue, transfer: &JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(method, setter)]
    fn set_onmessage(this: &MessagePort, heard: &JsValue);
    #[wasm_bindgen(method)]
    fn close(this: &MessagePort);
}

pub fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

pub fn navigator() -> WorkerNavigator {
    scope().navigator()
}

/// The absolute address of the loader script, for starting more workers of the same build.
pub fn loader() -> Option<String> {
    LOADER.with(Option::clone)
}

/// The absolute address of the unpacker's loader script.
pub fn unpacker() -> Option<String> {
    UNPACKER.with(Option::clone)
}

/// Sends a reply to the page; large columns of numbers follow its text as typed arrays and are handed over, not copied.
pub fn post(reply: &Reply) {
    let Ok(text) = serde_json::to_string(reply) else { return };
    let message = js_sys::Array::of1(&text.into());
    let handed = js_sys::Array::new();
    if let Reply::Cube { cube, .. } = reply {
        let hand = |array: JsValue, buffer: js_sys::ArrayBuffer| {
            message.push(&array);
            handed.push(&buffer);
        };
        for codes in [&cube.rows, &cube.bucket].into_iter().chain(&cube.codes) {
            let array = js_sys::Uint32Array::from(codes.as_slice());
            hand(array.clone().into(), array.buffer());
        }
        for sums in &cube.sums {
            let array = js_sys::Float64Array::from(sums.as_slice());
            hand(array.clone().into(), array.buffer());
        }
    }
    let _ = scope().post_message_with_transfer(&message, &handed);
}

/// Runs a future beside what runs now.
#[expect(clippy::disallowed_methods, reason = "the one place where the worker starts a task")]
pub fn spawn(future: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(future);
}

/// Milliseconds on a clock that only goes forward.
pub fn now() -> f64 {
    scope().performance().map_or(0.0, |performance| performance.now())
}

/// Lets every message that has arrived be heard before going on. A timer would be held back to some milliseconds.
pub async fn breathe() {
    let channel = MessageChannel::new();
    let heard = js_sys::Promise::new(&mut |resolve, _| channel.port1().set_onmessage(&resolve));
    channel.port2().post_message(&JsValue::NULL);
    let _ = wasm_bindgen_futures::JsFuture::from(heard).await;
    channel.port1().close();
}

thread_local! {
    /// A port whose other end is closed: what is handed to it is gone.
    static NOWHERE: MessagePort = {
        let channel = MessageChannel::new();
        channel.port1().close();
        channel.port2()
    };
}

/// Frees a buffer's memory now. The collector would come late: while a large file is read, buffers of megabytes would
/// pile up by the dozen.
pub fn give_back(buffer: &JsValue) {
    let _ = NOWHERE.with(|nowhere| nowhere.hand_over(&JsValue::NULL, &js_sys::Array::of1(buffer)));
}

/// Bytes used by this site and bytes it may use, where the browser tells.
pub async fn storage_estimate() -> (Option<f64>, Option<f64>) {
    let Ok(promise) = navigator().storage().estimate() else { return (None, None) };
    let Ok(estimate) = wasm_bindgen_futures::JsFuture::from(promise).await else { return (None, None) };
    let figure = |name: &str| js_sys::Reflect::get(&estimate, &name.into()).ok().and_then(|v| v.as_f64());
    (figure("usage"), figure("quota"))
}

/// How many parse workers are worth starting: a core each, at most four, for each holds a piece of a file.
pub fn cores() -> usize {
    (navigator().hardware_concurrency() as usize).clamp(1, 4)
}
