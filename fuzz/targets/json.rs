//! JSON and NDJSON, vendors' shapes among them.
#![no_main]
use libfuzzer_sys::fuzz_target;
use sextant::unpack::kind::Container;
use sextant_fuzz::container;

fuzz_target!(|data: &[u8]| container(|kind| matches!(kind, Container::Json | Container::NdJson), "export.json", data));
