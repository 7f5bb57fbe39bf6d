//! What crosses between workers and what lies in the store: damaged bytes are refused, sound ones come back the same.
#![no_main]
use libfuzzer_sys::fuzz_target;
use sextant::read::piece::Piece;
use sextant::store::blob::{decode, encode};

fuzz_target!(|data: &[u8]| {
    if let Some(piece) = Piece::from_bytes(data) {
        let bytes = piece.to_bytes();
        assert_eq!(Piece::from_bytes(&bytes).map(|piece| piece.to_bytes()), Some(bytes));
    }
    if let Some(column) = decode(data) {
        let bytes = encode(&column);
        assert_eq!(decode(&bytes).map(|column| encode(&column)), Some(bytes));
    }
});
