//! Bytes of what the person dropped, range by range. A `File` is a handle: nothing is read before it is asked for.

use super::platform;
use sextant::problem::{Problem, Severity};
use sextant::words::Said;
use std::rc::Rc;
use wasm_bindgen::JsValue;
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
            Self::Handle(file) => match range(file, from, to).await {
                Ok(buffer) => Ok(take(&buffer)),
                Err(cause) => Err(unreadable(&self.name(), &cause)),
            },
            Self::Bytes { bytes, .. } => {
                let end = (to as usize).min(bytes.len());
                Ok(bytes.get(from as usize..end).unwrap_or_default().to_vec())
            }
        }
    }
}

/// The bytes as the browser hands them over.
pub async fn range(file: &File, from: u64, to: u64) -> Result<JsValue, JsValue> {
    let slice = file.slice_with_f64_and_f64(from as f64, to as f64)?;
    JsFuture::from(slice.array_buffer()).await
}

/// Copies the bytes of a buffer here and gives its memory back at once.
pub fn take(buffer: &JsValue) -> Vec<u8> {
    let bytes = js_sys::Uint8Array::new(buffer).to_vec();
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
