//! XLSX, XLS and ODS.
#![no_main]
use libfuzzer_sys::fuzz_target;
use sextant::unpack::kind::Container;
use sextant_fuzz::container;

fuzz_target!(init: std::panic::set_hook(Box::new(|info| {
    // A panic that the unpacker catches is a damaged workbook; any other ends the run.
    if info.location().is_none_or(|place| !place.file().contains("calamine")) {
        eprintln!("{info}");
        std::process::abort();
    }
})), |data: &[u8]| {
    container(|kind| matches!(kind, Container::Xlsx | Container::Xls | Container::Ods), "export.xlsx", data);
});
