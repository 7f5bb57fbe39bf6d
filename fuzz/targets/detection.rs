//! Which system wrote a file: the name is as foreign as the bytes.
#![no_main]
use libfuzzer_sys::fuzz_target;
use sextant::model::mapping::Book;
use sextant::read::head::look;
use sextant::sources::detect::{Part, detect};

fuzz_target!(|data: &[u8]| {
    let at = data.iter().position(|byte| *byte == 0).unwrap_or(0);
    let name = String::from_utf8_lossy(&data[..at]);
    let bytes = &data[at..];
    for part in detect(&look(bytes, bytes.len() as u64), &name, &Book::default()) {
        if let Part::Known(found) = part {
            assert!((0.0..=1.0).contains(&found.confidence));
            // A wide table's repeated columns are handed on behind the others.
            let is_wide = found.plan.spread.is_some();
            assert!(is_wide || found.plan.columns.iter().all(|column| column.index < found.plan.width));
        }
    }
});
