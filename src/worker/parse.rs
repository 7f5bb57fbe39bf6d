//! The parse worker's role: one piece of a file at a time, from its bytes to typed columns. It holds nothing between
//! two pieces, so any of them can parse any piece.

use super::files::{Range, text_of};
use super::platform::{scope, spawn};
use serde::{Deserialize, Serialize};
use sextant::read::parse::parse_piece;
use sextant::read::piece::{Edge, Parsed};
use sextant::read::plan::Plan;
use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{File, MessageEvent};

/// What to parse; the file's handle follows it.
#[derive(Clone, Serialize, Deserialize)]
pub struct Order {
    pub plan: Plan,
    pub from: u64,
    pub to: u64,
    pub is_exact: bool,
    /// Where the table ends.
    pub end: u64,
    /// Bytes up to here are read at first: some past `to`, for the last record.
    pub fetch_to: u64,
}

impl Order {
    pub fn edge(&self) -> Edge {
        Edge { from: self.from, to: self.to, end: self.end, is_exact: self.is_exact }
    }
}

/// Answers orders in the order they came; the bytes of the next are read while one is parsed.
pub fn start() {
    let line: Rc<RefCell<VecDeque<(Order, File, Range)>>> = Rc::default();
    let is_working = Rc::new(std::cell::Cell::new(false));
    let hear = move |message: &JsValue| {
        let parts = js_sys::Array::from(message);
        let order = parts.get(0).as_string().and_then(|text| serde_json::from_str::<Order>(&text).ok());
        let (Some(order), Ok(file)) = (order, parts.get(1).dyn_into::<File>()) else {
            return answer(&js_sys::Array::of1(&"an order that is none".into()));
        };
        let bytes = Range::open(&file, order.from, order.fetch_to);
        line.borrow_mut().push_back((order, file, bytes));
        if is_working.replace(true) {
            return;
        }
        let (line, is_working) = (Rc::clone(&line), Rc::clone(&is_working));
        spawn(async move {
            loop {
                let Some((order, file, bytes)) = line.borrow_mut().pop_front() else { break };
                obey(&order, &file, bytes).await;
            }
            is_working.set(false);
        });
    };
    // What came while the program was being started; the program itself came first.
    let early = js_sys::Reflect::get(&scope(), &"sextantEarly".into()).map(|early| js_sys::Array::from(&early));
    early.into_iter().flatten().skip(1).for_each(|message| hear(&message));
    let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| hear(&event.data()));
    scope().set_onmessage(Some(heard.as_ref().unchecked_ref()));
    heard.forget();
    answer(&js_sys::Array::new());
}

async fn obey(order: &Order, file: &File, mut range: Range) {
    let mut to = order.fetch_to;
    loop {
        let bytes = match range.bytes().await {
            Ok(bytes) => bytes,
            Err(cause) => return answer(&js_sys::Array::of2(&JsValue::NULL, &text_of(&cause).into())),
        };
        match parse_piece(&order.plan, &bytes, order.edge()) {
            Parsed::NeedMore { to: more } => {
                to = more.max(to + 1);
                range = Range::open(file, order.from, to);
            }
            Parsed::Piece(piece) => {
                drop(bytes);
                let packed = js_sys::Uint8Array::from(piece.to_bytes().as_slice()).buffer();
                let _ = scope().post_message_with_transfer(&js_sys::Array::of1(&packed), &js_sys::Array::of1(&packed));
                return;
            }
        }
    }
}

pub fn answer(message: &js_sys::Array) {
    let _ = scope().post_message(message);
}
