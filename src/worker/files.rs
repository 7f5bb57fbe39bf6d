//! Bytes of what the person dropped, range by range. A `File` is a handle: nothing is read before it is asked for.

use super::platform;
use js_sys::Uint8Array;
use sextant::problem::{Problem, Severity};
use sextant::words::Said;
use std::rc::Rc;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

/// One file to read: a handle from the page, or the bytes of a generated one.
#[derive(Clone)]
pub enum Origin {
    Handle(File),
    Bytes { name: String, bytes: Rc<[u8]> },
}

impl Origin {
    pub fn name(&self) -> String {
        match self {
            Self::Handle(file) => file.name(),
            Self::Bytes { name, .. } => name.clone(),
        }
    }

    pub fn len(&self) -> u64 {
        match self {
            Self::Handle(file) => file.size() as u64,
            Self::Bytes { bytes, .. } => bytes.len() as u64,
        }
    }

    /// The bytes from … to, cut to the file.
    /// Errors: a problem when the file was moved, changed, or is not ours to read any more.
    pub async fn range(&self, from: u64, to: u64) -> Result<Vec<u8>, Problem> {
        match self {
            Self::Handle(file) => {
                Range::open(file, from, to).bytes().await.map_err(|cause| unreadable(&self.name(), &cause))
            }
            Self::Bytes { bytes, .. } => {
                let end = (to as usize).min(bytes.len());
                Ok(bytes.get(from as usize..end).unwrap_or_default().to_vec())
            }
        }
    }
}

/// Bytes that flow from a file through a buffer of this size: whole ranges as buffers cost twice the copying, and
/// leave megabytes to be collected.
const GULP: u32 = 512 << 10;

#[wasm_bindgen]
extern "C" {
    /// A `Blob`, for what the browser's bindings here do not name.
    type Source;
    #[wasm_bindgen(method, catch)]
    fn stream(this: &Source) -> Result<Stream, JsValue>;

    type Stream;
    #[wasm_bindgen(method, catch, js_name = getReader)]
    fn reader(this: &Stream, mode: &JsValue) -> Result<Reader, JsValue>;

    type Reader;
    #[wasm_bindgen(method)]
    fn read(this: &Reader, into: &Uint8Array) -> js_sys::Promise;

    type Gulp;
    #[wasm_bindgen(method, getter)]
    fn done(this: &Gulp) -> bool;
    #[wasm_bindgen(method, getter)]
    fn value(this: &Gulp) -> Option<Uint8Array>;
}

/// A range of a file whose bytes are on their way.
pub struct Range {
    bytes: u64,
    source: Result<Flow, JsValue>,
}

enum Flow {
    Stream(Reader),
    /// Where a file's bytes cannot flow into a buffer of ours.
    Whole(js_sys::Promise),
}

impl Range {
    /// Begins to read; what lies past the file's end is not there.
    pub fn open(file: &File, from: u64, to: u64) -> Self {
        let bytes = to.min(file.size() as u64).saturating_sub(from);
        let source = file.slice_with_f64_and_f64(from as f64, to as f64).map(|slice| {
            let stream = slice.unchecked_ref::<Source>().stream().and_then(|stream| stream.reader(&byte_mode()));
            stream.map_or_else(|_| Flow::Whole(slice.array_buffer()), Flow::Stream)
        });
        Self { bytes, source }
    }

    /// Errors: what the browser says when the file was moved, changed, or is not ours to read any more.
    pub async fn bytes(self) -> Result<Vec<u8>, JsValue> {
        let reader = match self.source? {
            Flow::Whole(buffer) => return JsFuture::from(buffer).await.map(|buffer| take(&buffer)),
            Flow::Stream(reader) => reader,
        };
        let mut all = vec![0; self.bytes as usize];
        let (mut filled, mut buffer) = (0, js_sys::ArrayBuffer::new(GULP));
        loop {
            let gulp: Gulp = JsFuture::from(reader.read(&Uint8Array::new(&buffer))).await?.unchecked_into();
            let Some(found) = gulp.value() else { break };
            let end = filled + found.length() as usize;
            match all.get_mut(filled..end) {
                Some(room) if !gulp.done() => found.copy_to(room),
                _ => break,
            }
            filled = end;
            buffer = found.buffer();
        }
        if filled == all.len() { Ok(all) } else { Err("the file ended before its end".into()) }
    }
}

fn byte_mode() -> JsValue {
    let options = js_sys::Object::new();
    let _ = js_sys::Reflect::set(&options, &"mode".into(), &"byob".into());
    options.into()
}

/// Copies the bytes of a buffer here and gives its memory back at once.
pub fn take(buffer: &JsValue) -> Vec<u8> {
    let bytes = Uint8Array::new(buffer).to_vec();
    platform::give_back(buffer);
    bytes
}

pub fn unreadable(name: &str, cause: &JsValue) -> Problem {
    Problem::new(
        "file_unreadable",
        Severity::Error,
        Said::fixed("The file can no longer be read", "Файл больше не читается"),
        Said::fixed(
            "It may have been moved, changed or locked by another program: check it and drop it again.",
            "Возможно, его переместили, изменили или он открыт в другой программе: проверьте и добавьте его снова.",
        ),
    )
    .in_file(name)
    .with_detail(text_of(cause))
}

/// What a thrown value says of itself.
pub fn text_of(cause: &JsValue) -> String {
    let message = js_sys::Reflect::get(cause, &"message".into()).ok().and_then(|text| text.as_string());
    message.or_else(|| cause.as_string()).unwrap_or_else(|| "no reason given".into())
}
