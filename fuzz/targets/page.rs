//! Tables saved as web pages, and the Bank of Russia's rates.
#![no_main]
use libfuzzer_sys::fuzz_target;
use sextant::unpack::kind::Container;
use sextant_fuzz::container;

fuzz_target!(|data: &[u8]| container(|kind| matches!(kind, Container::Html | Container::RatesXml), "export.xls", data));
