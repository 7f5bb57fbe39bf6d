//! A small deterministic generator (SplitMix64): whole numbers only, so every platform draws the same story.

pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x5851_f42d_4c95_7f2d)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// From `low` to `high`, both included.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        low + (self.next() % (high - low + 1) as u64) as i64
    }

    pub fn chance(&mut self, per_mille: i64) -> bool {
        self.between(0, 999) < per_mille
    }

    /// How many of `tries` succeed at `per_10k` each; drawn one by one for few, by mean and spread for many.
    pub fn hits(&mut self, tries: i64, per_10k: i64) -> i64 {
        if tries <= 400 {
            return (0..tries).filter(|_| self.between(0, 9_999) < per_10k).count() as i64;
        }
        let mean = tries * per_10k;
        let spread = (self.between(-12, 12) + self.between(-12, 12)) * mean / 200;
        ((mean + spread + self.between(0, 9_999)) / 10_000).clamp(0, tries)
    }

    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[(self.next() % from.len() as u64) as usize]
    }
}
