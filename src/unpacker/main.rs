//! The unpacker: a worker of its own, fetched only when a workbook, an archive or JSON is dropped. It opens one
//! container, hands its tables to the engine as files, and is ended, which gives its memory back. It holds no facts and
//! asks no host for anything.

use sextant::unpack::wire::{Order, Told};
use sextant::unpack::{Limits, Member, Taker, unpack};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DedicatedWorkerGlobalScope, File, MessageEvent};

fn main() {
    std::panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        let place = info.location().map_or_else(String::new, |at| format!("{}:{}", at.file(), at.line()));
        tell(&Told::Broken(place), None);
    }));
    let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| hear(&event.data()));
    scope().set_onmessage(Some(heard.as_ref().unchecked_ref()));
    heard.forget();
    tell(&Told::Ready, None);
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

#[expect(clippy::disallowed_methods, reason = "the one place where the unpacker starts a task")]
fn hear(message: &JsValue) {
    let parts = js_sys::Array::from(message);
    let order = parts.get(0).as_string().and_then(|text| serde_json::from_str::<Order>(&text).ok());
    let (Some(order), Ok(file)) = (order, parts.get(1).dyn_into::<File>()) else {
        return tell(&Told::Broken("an order that is none".into()), None);
    };
    wasm_bindgen_futures::spawn_local(async move { obey(&order, &file).await });
}

async fn obey(order: &Order, file: &File) {
    let bytes = match JsFuture::from(file.array_buffer()).await {
        Ok(buffer) => js_sys::Uint8Array::new(&buffer).to_vec(),
        Err(cause) => {
            let message = js_sys::Reflect::get(&cause, &"message".into()).ok().and_then(|text| text.as_string());
            return tell(&Told::Unreadable(message.unwrap_or_default()), None);
        }
    };
    match unpack(order.container, &order.name, &bytes, &Limits::USUAL, &mut Hands) {
        Ok(problems) => tell(&Told::Done(problems), None),
        Err(problem) => tell(&Told::Failed(Box::new(problem)), None),
    }
}

/// Hands members on as they come: their bytes go to the browser, which keeps them outside this memory.
struct Hands;

impl Taker for Hands {
    fn take(&mut self, member: Member) {
        let Member { part, name, is_tabbed, bytes } = member;
        let pieces = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes.as_slice()));
        drop(bytes);
        match File::new_with_u8_array_sequence(&pieces, &name) {
            Ok(file) => tell(&Told::Member { part, is_tabbed }, Some(&file)),
            Err(_) => tell(&Told::Broken("a member could not be handed over".into()), None),
        }
    }

    fn step(&mut self, share: f64) {
        tell(&Told::Step(share), None);
    }
}

fn tell(told: &Told, file: Option<&File>) {
    let Ok(text) = serde_json::to_string(told) else { return };
    let message = js_sys::Array::of1(&text.into());
    if let Some(file) = file {
        message.push(file);
    }
    let _ = scope().post_message(&message);
}
