//! Sorting of short lists. Every type and order sorted with the standard library brings its own copy of a large, quick
//! sort into the download (an eighth of the engine's code at one time); here all of them share the one over positions.

use std::cmp::Ordering;

/// Stable, and for lists of any length, but worth its detour only where speed does not matter: measures of millions of
/// rows are sorted by the standard library's own.
pub trait ShortSort<T> {
    fn short_sort(&mut self)
    where
        T: Ord;
    fn short_sort_by(&mut self, compare: impl FnMut(&T, &T) -> Ordering);
    fn short_sort_by_key<K: Ord>(&mut self, key: impl FnMut(&T) -> K);
}

impl<T> ShortSort<T> for [T] {
    fn short_sort(&mut self)
    where
        T: Ord,
    {
        self.short_sort_by(T::cmp);
    }

    fn short_sort_by(&mut self, mut compare: impl FnMut(&T, &T) -> Ordering) {
        let mut order = positions(self.len(), &mut |a, b| compare(&self[a as usize], &self[b as usize]));
        // The one wanted at `to` lies where it was, or where an earlier swap took it.
        for to in 0..order.len() {
            let mut from = order[to] as usize;
            while from < to {
                from = order[from] as usize;
            }
            order[to] = from as u32;
            self.swap(to, from);
        }
    }

    fn short_sort_by_key<K: Ord>(&mut self, mut key: impl FnMut(&T) -> K) {
        self.short_sort_by(|a, b| key(a).cmp(&key(b)));
    }
}

/// Positions 0..len in the order of what lies there.
#[inline(never)]
fn positions(len: usize, compare: &mut dyn FnMut(u32, u32) -> Ordering) -> Vec<u32> {
    let mut order: Vec<u32> = (0..len as u32).collect();
    order.sort_by(|a, b| compare(*a, *b));
    order
}

#[cfg(test)]
mod tests {
    use super::ShortSort;

    /// The standard library's stable sort is the second path.
    #[test]
    fn orders_as_the_standard_library_does() {
        let mut seed = 7_u32;
        for len in [0, 1, 2, 3, 20, 21, 500] {
            let mut list: Vec<(u32, usize)> = Vec::new();
            for at in 0..len {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                list.push((seed >> 29, at));
            }
            let mut expect = list.clone();
            expect.sort_by_key(|(key, _)| std::cmp::Reverse(*key));
            list.short_sort_by_key(|(key, _)| std::cmp::Reverse(*key));
            assert_eq!(list, expect);
            expect.sort();
            list.short_sort();
            assert_eq!(list, expect);
        }
    }
}
