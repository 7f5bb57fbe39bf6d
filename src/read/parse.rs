//! One range of a file → typed columns, alone: several workers can share a file. It knows no file, only bytes.

use super::piece::{Edge, Parsed, Piece};
use super::plan::Plan;

/// Parses the records that begin within the edge. `bytes[0]` is the byte at `edge.from`.
pub fn parse_piece(_plan: &Plan, _bytes: &[u8], edge: Edge) -> Parsed {
    Parsed::Piece(Box::new(Piece { began: edge.from, next: edge.to, ..Piece::default() }))
}
