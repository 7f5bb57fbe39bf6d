//! ZIP and GZ.
#![no_main]
use libfuzzer_sys::fuzz_target;
use sextant::unpack::kind::Container;
use sextant_fuzz::container;

fuzz_target!(|data: &[u8]| container(|kind| matches!(kind, Container::Zip | Container::Gzip), "exports.zip", data));
