//! XXH64: tells a damaged blob from a whole one. Not a signature: it proves nothing against intent.
//! Source: the published specification of xxHash, github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md.

const P1: u64 = 0x9E37_79B1_85EB_CA87;
const P2: u64 = 0xC2B2_AE3D_27D4_EB4F;
const P3: u64 = 0x1656_67B1_9E37_79F9;
const P4: u64 = 0x85EB_CA77_C2B2_AE63;
const P5: u64 = 0x27D4_EB2F_1656_67C5;

/// XXH64 with seed 0.
pub fn xxh64(bytes: &[u8]) -> u64 {
    let mut sum = Xxh64::default();
    sum.update(bytes);
    sum.finish()
}

/// The same of bytes that come in parts.
pub struct Xxh64 {
    lanes: [u64; 4],
    /// Bytes that do not fill a stripe yet.
    rest: [u8; 32],
    filled: usize,
    len: u64,
}

impl Default for Xxh64 {
    fn default() -> Self {
        Self { lanes: [P1.wrapping_add(P2), P2, 0, 0u64.wrapping_sub(P1)], rest: [0; 32], filled: 0, len: 0 }
    }
}

impl Xxh64 {
    pub fn update(&mut self, mut bytes: &[u8]) {
        self.len += bytes.len() as u64;
        if self.filled > 0 {
            let taken = bytes.len().min(32 - self.filled);
            self.rest[self.filled..self.filled + taken].copy_from_slice(&bytes[..taken]);
            self.filled += taken;
            bytes = &bytes[taken..];
            if self.filled < 32 {
                return;
            }
            stripe(&mut self.lanes, &self.rest);
        }
        let (stripes, rest) = bytes.as_chunks();
        let mut lanes = self.lanes;
        stripes.iter().for_each(|bytes| stripe(&mut lanes, bytes));
        self.lanes = lanes;
        self.rest[..rest.len()].copy_from_slice(rest);
        self.filled = rest.len();
    }

    pub fn finish(&self) -> u64 {
        let mut hash = if self.len < 32 {
            P5
        } else {
            let lanes = self.lanes;
            let mut sum = lanes[0]
                .rotate_left(1)
                .wrapping_add(lanes[1].rotate_left(7))
                .wrapping_add(lanes[2].rotate_left(12))
                .wrapping_add(lanes[3].rotate_left(18));
            for lane in lanes {
                sum = (sum ^ round(0, lane)).wrapping_mul(P1).wrapping_add(P4);
            }
            sum
        };
        hash = hash.wrapping_add(self.len);
        let mut rest = &self.rest[..self.filled];
        while let Some((word, left)) = rest.split_first_chunk::<8>() {
            hash = (hash ^ round(0, u64::from_le_bytes(*word))).rotate_left(27).wrapping_mul(P1).wrapping_add(P4);
            rest = left;
        }
        if let Some((word, left)) = rest.split_first_chunk::<4>() {
            let word = u64::from(u32::from_le_bytes(*word));
            hash = (hash ^ word.wrapping_mul(P1)).rotate_left(23).wrapping_mul(P2).wrapping_add(P3);
            rest = left;
        }
        for &byte in rest {
            hash = (hash ^ u64::from(byte).wrapping_mul(P5)).rotate_left(11).wrapping_mul(P1);
        }
        hash = (hash ^ (hash >> 33)).wrapping_mul(P2);
        hash = (hash ^ (hash >> 29)).wrapping_mul(P3);
        hash ^ (hash >> 32)
    }
}

#[inline(always)]
fn stripe(lanes: &mut [u64; 4], bytes: &[u8; 32]) {
    for (lane, word) in lanes.iter_mut().zip(bytes.as_chunks().0) {
        *lane = round(*lane, u64::from_le_bytes(*word));
    }
}

#[inline]
fn round(lane: u64, word: u64) -> u64 {
    lane.wrapping_add(word.wrapping_mul(P2)).rotate_left(31).wrapping_mul(P1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], expect: u64) {
        assert_eq!(xxh64(bytes), expect, "{}", String::from_utf8_lossy(bytes));
    }

    /// Vectors of the reference implementation (`xxhsum -H1`, seed 0).
    #[test]
    fn published_vectors() {
        check(b"", 0xEF46_DB37_51D8_E999);
        check(b"a", 0xD24E_C4F1_A98C_6E5B);
        check(b"abc", 0x44BC_2CF5_AD77_0999);
        check(b"Nobody inspects the spammish repetition", 0xFBCE_A83C_8A37_8BF1);
        let counted: Vec<u8> = (0..100).collect();
        check(&counted, 0x6AC1_E580_3216_6597);
    }

    proptest::proptest! {
        #[test]
        fn parts_give_the_sum_of_the_whole(bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..200), cut in 0usize..200, next in 0usize..200) {
            let (first, rest) = bytes.split_at(cut.min(bytes.len()));
            let (second, third) = rest.split_at(next.min(rest.len()));
            let mut sum = Xxh64::default();
            [first, second, third].into_iter().for_each(|part| sum.update(part));
            proptest::prop_assert_eq!(sum.finish(), xxh64(&bytes));
        }
    }
}
