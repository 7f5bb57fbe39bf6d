//! What a scan found: flat sums by bucket and key, and the rows they came from.

use crate::model::money::Currency;
use rustc_hash::FxHashMap;

/// Shape: a cell a bucket and combination of keys, `bucket * keys + key`; only cells with rows where groups are sparse.
pub struct Found {
    /// Combinations of keys a bucket.
    pub width: u64,
    pub groups: Groups,
    pub rows: Vec<u32>,
    /// Per measure.
    pub sums: Vec<Sums>,
    /// Per measure of kind `Sum`: rows without a value. Left empty for others.
    pub missing: Vec<Vec<u32>>,
    /// Per use and bucket, where traced.
    pub traces: Vec<Vec<Trace>>,
    /// Cells that lack a rate, with the currency that lacks it.
    pub no_rate: FxHashMap<usize, Currency>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Trace {
    pub rows: u32,
    pub first: u32,
    pub last: u32,
}

pub enum Sums {
    Whole(Vec<i64>),
    Fraction(Vec<f64>),
}

impl Sums {
    /// Those of many cells.
    pub fn list(&self, cells: impl Iterator<Item = usize>) -> Vec<f64> {
        match self {
            Sums::Whole(sums) => cells.map(|cell| sums[cell] as f64).collect(),
            Sums::Fraction(sums) => cells.map(|cell| sums[cell]).collect(),
        }
    }

    pub fn get(&self, cell: usize) -> f64 {
        match self {
            Sums::Whole(sums) => sums.get(cell).map_or(0.0, |sum| *sum as f64),
            Sums::Fraction(sums) => sums.get(cell).copied().unwrap_or(0.0),
        }
    }
}

pub enum Groups {
    Flat,
    Sparse { ids: FxHashMap<u64, u32>, order: Vec<u64> },
}

impl Found {
    /// The place of a cell where groups are sparse, new or known.
    pub fn sparse(&mut self, cell: u64) -> u32 {
        let Groups::Sparse { ids, order } = &mut self.groups else { return cell as u32 };
        let id = *ids.entry(cell).or_insert_with(|| {
            order.push(cell);
            order.len() as u32 - 1
        });
        if id as usize == self.rows.len() {
            self.rows.push(0);
            for sums in &mut self.sums {
                match sums {
                    Sums::Whole(sums) => sums.push(0),
                    Sums::Fraction(sums) => sums.push(0.0),
                }
            }
        }
        id
    }

    /// Rows of a cell that had a value.
    pub fn filled(&self, measure: usize, place: usize) -> u32 {
        self.rows[place] - self.missing[measure].get(place).copied().unwrap_or(0)
    }

    /// Every cell with rows: its place, bucket and key.
    pub fn cells(&self) -> Vec<(usize, usize, u64)> {
        match &self.groups {
            Groups::Flat => {
                let mut cells = Vec::with_capacity(self.rows.iter().filter(|rows| **rows > 0).count());
                let width = usize::try_from(self.width).unwrap_or(usize::MAX);
                for (bucket, rows) in self.rows.chunks(width).enumerate() {
                    let filled = rows.iter().enumerate().filter(|(_, rows)| **rows > 0);
                    cells.extend(filled.map(|(key, _)| (bucket * width + key, bucket, key as u64)));
                }
                cells
            }
            Groups::Sparse { order, .. } => {
                let mut all: Vec<(usize, usize, u64)> = order
                    .iter()
                    .enumerate()
                    .map(|(at, cell)| {
                        let (bucket, key) = ((*cell / self.width) as usize, *cell % self.width);
                        (at, bucket, key)
                    })
                    .collect();
                all.sort_unstable_by_key(|(_, bucket, key)| (*bucket, *key));
                all
            }
        }
    }
}
