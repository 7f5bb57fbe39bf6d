//! `Dict`: the distinct texts of a column in one buffer, and how it is filled. No `String` a text.

use std::cmp::Ordering;

/// Distinct texts of one column, in order of first appearance. One buffer, no `String` a text.
#[derive(Clone, Debug, Default)]
pub struct Dict {
    bytes: Vec<u8>,
    ends: Vec<u32>,
}

impl Dict {
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Empty for a code that does not exist.
    pub fn text(&self, code: i64) -> &str {
        std::str::from_utf8(self.bytes_of(code)).unwrap_or("")
    }

    pub fn bytes_of(&self, code: i64) -> &[u8] {
        let Ok(index) = usize::try_from(code) else { return &[] };
        let Some(&end) = self.ends.get(index) else { return &[] };
        let start = if index == 0 { 0 } else { self.ends[index - 1] };
        &self.bytes[start as usize..end as usize]
    }

    /// Appends without looking whether it is there. The code of the new text.
    pub fn push(&mut self, text: &[u8]) -> i64 {
        self.bytes.extend_from_slice(text);
        self.ends.push(self.bytes.len() as u32);
        self.ends.len() as i64 - 1
    }

    pub fn find(&self, text: &str) -> Option<i64> {
        (0..self.len() as i64).find(|&code| self.text(code) == text)
    }

    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len() as i64).map(|code| self.text(code))
    }

    /// The raw parts, to be stored: texts end to end, and the end of each.
    pub fn parts(&self) -> (&[u8], &[u32]) {
        (&self.bytes, &self.ends)
    }

    /// `None` when the parts contradict each other or are not UTF-8 at the ends.
    pub fn from_parts(bytes: Vec<u8>, ends: Vec<u32>) -> Option<Self> {
        let text = std::str::from_utf8(&bytes).ok()?;
        let mut before = 0;
        for &end in &ends {
            if end < before || !text.is_char_boundary(end as usize) {
                return None;
            }
            before = end;
        }
        (before as usize == bytes.len()).then_some(Self { bytes, ends })
    }
}

/// A dictionary while it is being filled: finds the code of a text by its bytes.
///
/// While every new text lies beyond the one before (ids in the order they were given, either way round) a new text
/// needs no look-up; the first that does not brings the table of all before it.
#[derive(Clone, Debug, Default)]
pub struct DictBuilder {
    dict: Dict,
    codes: hashbrown::HashTable<u32>,
    last: u32,
    run: Run,
}

/// How the texts have followed one another so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Run {
    /// One text at most.
    #[default]
    Open,
    Rising,
    Falling,
    Broken,
}

impl DictBuilder {
    pub fn from_dict(dict: Dict) -> Self {
        let mut builder = Self { dict, ..Self::default() };
        builder.break_run();
        builder
    }

    /// The code of a text, new or known. The last answer is tried first: exports repeat themselves.
    #[inline]
    pub fn code(&mut self, text: &[u8]) -> i64 {
        if !self.dict.is_empty() && is_same(self.dict.bytes_of(i64::from(self.last)), text) {
            return i64::from(self.last);
        }
        if self.run != Run::Broken {
            if self.goes_on(text) {
                self.last = self.dict.push(text) as u32;
                return i64::from(self.last);
            }
            self.break_run();
        }
        let key = hash(text);
        let dict = &mut self.dict;
        if let Some(&code) = self.codes.find(key, |&code| is_same(dict.bytes_of(i64::from(code)), text)) {
            self.last = code;
            return i64::from(code);
        }
        let code = dict.push(text) as u32;
        self.codes.insert_unique(key, code, |&other| hash(dict.bytes_of(i64::from(other))));
        self.last = code;
        i64::from(code)
    }

    /// Whether the text lies beyond all before it, and so cannot be among them. Shorter comes before longer, so that
    /// numbers stay in order when they gain a digit.
    fn goes_on(&mut self, text: &[u8]) -> bool {
        if self.dict.is_empty() {
            return true;
        }
        let before = self.dict.bytes_of(self.dict.len() as i64 - 1);
        let step = text.len().cmp(&before.len()).then_with(|| text.cmp(before));
        match (self.run, step) {
            (Run::Open, Ordering::Greater) => self.run = Run::Rising,
            (Run::Open, Ordering::Less) => self.run = Run::Falling,
            (Run::Rising, Ordering::Greater) | (Run::Falling, Ordering::Less) => {}
            _ => return false,
        }
        true
    }

    fn break_run(&mut self) {
        self.run = Run::Broken;
        let dict = &self.dict;
        self.codes.reserve(dict.len(), |&other| hash(dict.bytes_of(i64::from(other))));
        for code in 0..dict.len() as i64 {
            self.codes
                .insert_unique(hash(dict.bytes_of(code)), code as u32, |&other| hash(dict.bytes_of(i64::from(other))));
        }
    }

    pub fn len(&self) -> usize {
        self.dict.len()
    }

    pub fn is_empty(&self) -> bool {
        self.dict.is_empty()
    }

    /// What is in it so far.
    pub fn dict(&self) -> &Dict {
        &self.dict
    }

    pub fn finish(self) -> Dict {
        self.dict
    }
}

/// Equality that looks at the ends first: names of one report differ there, and most are no longer than both.
#[inline]
fn is_same(a: &[u8], b: &[u8]) -> bool {
    a.len() == b.len() && ends(a) == ends(b) && (a.len() <= 16 || a == b)
}

/// The first and the last eight bytes, overlapping in a short text; they and its length tell all of one up to sixteen.
#[inline]
fn ends(text: &[u8]) -> (u64, u64) {
    if let (Some(first), Some(last)) = (text.first_chunk(), text.last_chunk()) {
        return (u64::from_le_bytes(*first), u64::from_le_bytes(*last));
    }
    if let (Some(first), Some(last)) = (text.first_chunk(), text.last_chunk()) {
        return (u64::from(u32::from_le_bytes(*first)), u64::from(u32::from_le_bytes(*last)));
    }
    match text {
        [] => (0, 0),
        [first, .., last] => (u64::from(*first), u64::from(text[text.len() / 2]) << 8 | u64::from(*last)),
        [only] => (u64::from(*only), 0),
    }
}

/// Eight bytes a step, and the ends: the texts of reports are short.
#[inline]
fn hash(text: &[u8]) -> u64 {
    const FACTOR: u64 = 0xf135_7aea_2e62_a9c5;
    let mix = |hash: u64, word: u64| (hash.rotate_left(23) ^ word).wrapping_mul(FACTOR);
    let (first, last) = ends(text);
    let mut hash = mix(mix(text.len() as u64, first), last);
    if text.len() > 16 {
        hash =
            text[8..text.len() - 8].as_chunks().0.iter().fold(hash, |hash, word| mix(hash, u64::from_le_bytes(*word)));
    }
    // The table wants its bits at both ends.
    hash.rotate_left(26)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(texts: &[&str], codes: &[i64]) {
        let mut builder = DictBuilder::default();
        let found: Vec<i64> = texts.iter().map(|text| builder.code(text.as_bytes())).collect();
        assert_eq!(found, codes);
    }

    #[test]
    fn runs_of_ids_and_their_ends() {
        check(&["#9", "#10", "#11", "#11", "#12"], &[0, 1, 2, 2, 3]);
        check(&["#12", "#11", "#9", "#8", "#9"], &[0, 1, 2, 3, 2]);
        check(&["a", "b", "c", "a", "d", "b"], &[0, 1, 2, 0, 3, 1]);
        check(&["b", "a", "c", "b"], &[0, 1, 2, 0]);
        check(&["", "a", "", "b"], &[0, 1, 0, 2]);
    }

    proptest! {
        #[test]
        fn a_dictionary_gives_back_its_texts(texts in proptest::collection::vec("[a-zа-я]{0,4}", 0..60)) {
            let mut builder = DictBuilder::default();
            let codes: Vec<i64> = texts.iter().map(|t| builder.code(t.as_bytes())).collect();
            let dict = builder.finish();
            for (code, text) in codes.iter().zip(&texts) {
                prop_assert_eq!(dict.text(*code), text.as_str());
            }
            let distinct: std::collections::BTreeSet<&String> = texts.iter().collect();
            prop_assert_eq!(dict.len(), distinct.len());
            let (bytes, ends) = dict.parts();
            prop_assert!(Dict::from_parts(bytes.to_vec(), ends.to_vec()).is_some());
        }
    }
}
