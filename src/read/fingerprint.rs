//! A 64-bit fingerprint of bytes: the same file twice is known by it. Fixed for ever, for it is stored; it guards
//! against nobody.

const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

/// Formula: words of eight bytes, little-endian, dealt to four lanes; each is rotated in, xored and multiplied; the
/// lanes and then the tail and the length are joined the same way.
pub fn fingerprint(bytes: &[u8]) -> u64 {
    let (blocks, tail) = bytes.as_chunks::<32>();
    let mut lanes = [FACTOR, FACTOR ^ 1, FACTOR ^ 2, FACTOR ^ 3];
    for block in blocks {
        for (lane, word) in lanes.iter_mut().zip(block.as_chunks::<8>().0) {
            *lane = mix(*lane, u64::from_le_bytes(*word));
        }
    }
    let mut hash = lanes.into_iter().fold(FACTOR, mix);
    for part in tail.chunks(8) {
        let mut word = [0; 8];
        word[..part.len()].copy_from_slice(part);
        hash = mix(hash, u64::from_le_bytes(word));
    }
    mix(hash, bytes.len() as u64)
}

/// Joins fingerprints in order.
pub fn join(before: u64, next: u64) -> u64 {
    mix(before, next)
}

fn mix(hash: u64, word: u64) -> u64 {
    let mixed = (hash.rotate_left(5) ^ word).wrapping_mul(FACTOR);
    mixed ^ (mixed >> 29)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_byte_makes_another_file() {
        let file = vec![7u8; 1000];
        for at in [0, 8, 500, 999] {
            let mut other = file.clone();
            other[at] ^= 1;
            assert_ne!(fingerprint(&file), fingerprint(&other), "{at}");
        }
        assert_ne!(fingerprint(b"ab"), fingerprint(b"ab\0"));
    }
}
