//! Lists of numbers as bytes and back, whole blocks at a time: `write(out, values, u32::to_le_bytes)`.

/// Appends the bytes of every value.
#[inline]
pub fn write<const N: usize, T: Copy>(out: &mut Vec<u8>, values: &[T], bytes_of: impl Fn(T) -> [u8; N]) {
    let from = out.len();
    out.resize(from + values.len() * N, 0);
    for (slot, value) in out[from..].as_chunks_mut().0.iter_mut().zip(values) {
        *slot = bytes_of(*value);
    }
}

/// The values of the bytes; a rest too short for one is left out.
#[inline]
pub fn read<const N: usize, T>(bytes: &[u8], value_of: impl Fn([u8; N]) -> T) -> Vec<T> {
    bytes.as_chunks().0.iter().map(|word| value_of(*word)).collect()
}
