//! A table of text: however it is cut into pieces, the same comes out. Only whether its last, cut-off row is kept is
//! decided by the rows beside it in its piece.
#![no_main]
use libfuzzer_sys::fuzz_target;
use sextant::protocol::PartReport;
use sextant_fuzz::table;

fuzz_target!(|data: &[u8]| {
    let [cut, bytes @ ..] = data else { return };
    let whole = table("export.csv", bytes, None);
    let pieces = table("export.csv", bytes, Some(u64::from(*cut).max(2)));
    let rejected = |parts: &[PartReport]| parts.iter().map(|part| part.rejected).collect::<Vec<_>>();
    if rejected(&whole.0.parts) == rejected(&pieces.0.parts) {
        assert_eq!(whole.0.parts, pieces.0.parts);
    }
});
