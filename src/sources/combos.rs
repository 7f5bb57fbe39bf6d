//! `Combos`: the different combinations of texts that a channel is told from, and which one each row of a slice has.
//! Rules are looked at once a combination, never once a row.

use crate::model::channel::{Hints, UNASSIGNED, channel_of};
use crate::model::channel_book::Ready;
use crate::model::column::{Chunk, Column, DictBuilder, NONE};
use crate::model::facts::Slice;
use crate::model::field::{Field, Kind};
use crate::model::table::Nature;
use rustc_hash::FxHashMap;

/// What a combination is made of, in this order; the last is what the tool itself calls the channel.
pub const TOLD_BY: [Field; 6] =
    [Field::Source, Field::Medium, Field::Campaign, Field::Platform, Field::CampaignType, Field::Channel];

type Codes = [i64; 6];

/// Combinations there could be at most for a flat list of them.
const FLAT: usize = 1 << 16;
const NEW: u32 = u32::MAX;

pub struct Combos<'a> {
    columns: [Option<&'a Column>; 6],
    /// The system whose report is all of one channel: a mailing tool, Search Console.
    own: &'a str,
    /// One row's codes for each combination.
    codes: Vec<Codes>,
    /// Rows of each combination.
    pub rows: Vec<u32>,
    /// The combination of each row, chunk by chunk.
    places: Vec<Vec<u32>>,
}

/// The channel that a system's reports are all of, as the rules see it: the system's id, or nothing.
pub fn own_channel(slice: &Slice) -> &str {
    // A mailing tool's or Search Console's report is all of one channel, a contact it exports is not.
    let own = if slice.meta.table.nature() == Nature::Period { slice.meta.source.as_str() } else { "" };
    if channel_of(&Hints { platform: own, ..Hints::default() }) == UNASSIGNED { "" } else { own }
}

impl<'a> Combos<'a> {
    /// Reads the columns of `TOLD_BY` that are loaded. A channel column that we worked out ourselves tells nothing.
    pub fn of(slice: &'a Slice, rules: &Ready) -> Self {
        let is_stated = !slice.meta.is_channel_derived;
        let columns = TOLD_BY.map(|field| slice.column(field).filter(|_| field != Field::Channel || is_stated));
        let classes: Vec<Option<u64>> = columns[2]
            .map(|campaign| campaign.dict.iter().map(|name| rules.campaign_class(name)).collect())
            .unwrap_or_default();
        let class = |code: i64| match usize::try_from(code).ok().and_then(|index| classes.get(index)) {
            Some(Some(class)) => *class as i64,
            _ => code,
        };
        let mut found =
            Self { columns, own: own_channel(slice), codes: Vec::new(), rows: Vec::new(), places: Vec::new() };
        let shares = shares(&columns, class);
        let mut flat = vec![NEW; shares.as_ref().map_or(0, |(_, all)| *all)];
        let mut known: FxHashMap<Codes, u32> = FxHashMap::default();
        let mut buffers: [Vec<i64>; 6] = Default::default();
        for (index, rows) in slice.meta.chunk_rows.iter().map(|rows| *rows as usize).enumerate() {
            for (buffer, column) in buffers.iter_mut().zip(columns) {
                buffer.resize(rows, NONE);
                match column.and_then(|column| column.chunks.get(index)) {
                    Some(chunk) if chunk.len() == rows => chunk.read_i64(0, buffer),
                    _ => buffer.fill(NONE),
                }
            }
            let raw_of = |row: usize| -> Codes { std::array::from_fn(|at| buffers[at][row]) };
            let mut places = vec![0; rows];
            if let Some((shares, _)) = &shares {
                for (share, buffer) in shares.iter().zip(&buffers).filter(|(share, _)| !share.is_empty()) {
                    for (place, code) in places.iter_mut().zip(buffer) {
                        *place += share.get(code.wrapping_add(1).max(0) as usize).copied().unwrap_or(0);
                    }
                }
                for (row, place) in places.iter_mut().enumerate() {
                    let known = &mut flat[*place as usize];
                    if *known == NEW {
                        *known = found.meet(raw_of(row));
                    }
                    *place = *known;
                }
            } else {
                for (row, place) in places.iter_mut().enumerate() {
                    let raw = raw_of(row);
                    let key = [raw[0], raw[1], class(raw[2]), raw[3], raw[4], raw[5]];
                    *place = *known.entry(key).or_insert_with(|| found.meet(raw));
                }
            }
            for place in &places {
                found.rows[*place as usize] += 1;
            }
            found.places.push(places);
        }
        found
    }

    /// A combination not met before.
    fn meet(&mut self, raw: Codes) -> u32 {
        self.codes.push(raw);
        self.rows.push(0);
        self.codes.len() as u32 - 1
    }

    pub fn len(&self) -> usize {
        self.codes.len()
    }

    pub fn is_empty(&self) -> bool {
        self.codes.is_empty()
    }

    /// The text of one of `TOLD_BY` in a combination, as the file has it; empty where there is none.
    pub fn text(&self, combo: usize, at: usize) -> &'a str {
        let code = self.codes.get(combo).map_or(NONE, |codes| codes[at]);
        self.columns[at].map_or("", |column| column.dict.text(code))
    }

    /// What the rules see of a combination. GA4's `google / cpc` stands in one column when none holds the medium.
    pub fn hints(&self, combo: usize) -> Hints<'a> {
        let source = self.text(combo, 0);
        let (source, medium) = match self.columns[1] {
            Some(_) => (source, self.text(combo, 1)),
            None => source.split_once(" / ").unwrap_or((source, "")),
        };
        let platform = if self.columns[3].is_some() { self.text(combo, 3) } else { self.own };
        Hints { source, medium, campaign: self.text(combo, 2), platform, kind: self.text(combo, 4) }
    }

    /// What the tool itself calls the channel; `None` where it leaves that to the rules.
    pub fn stated(&self, combo: usize) -> Option<&'a str> {
        self.columns[5].map(|_| self.text(combo, 5))
    }

    /// A column with one text a combination; an empty text is none.
    pub fn column<'t>(&self, text_of: impl Fn(usize) -> &'t str) -> Column {
        let mut dict = DictBuilder::default();
        let codes: Vec<i64> = (0..self.len())
            .map(|combo| match text_of(combo) {
                "" => NONE,
                text => dict.code(text.as_bytes()),
            })
            .collect();
        let chunk =
            |places: &Vec<u32>| Chunk::pack(&places.iter().map(|place| codes[*place as usize]).collect::<Vec<_>>());
        let chunks = self.places.iter().map(chunk).collect();
        Column { kind: Kind::Text, dict: dict.finish(), chunks }
    }
}

/// What each code, one up, adds to the number of a combination, column by column (nothing for a column that is not
/// there), and how many numbers there are; `None` when they are too many. Campaigns of one class are one.
fn shares(columns: &[Option<&Column>; 6], class: impl Fn(i64) -> i64) -> Option<([Vec<u32>; 6], usize)> {
    let mut all = 1usize;
    let mut shares: [Vec<u32>; 6] = Default::default();
    for (at, (share, column)) in shares.iter_mut().zip(columns).enumerate() {
        let Some(column) = column else { continue };
        let mut numbers: FxHashMap<i64, u32> = FxHashMap::default();
        share.push(0);
        for code in 0..column.dict.len() as i64 {
            let next = numbers.len() as u32 + 1;
            let number = *numbers.entry(if at == 2 { class(code) } else { code }).or_insert(next);
            share.push(number * u32::try_from(all).ok()?);
        }
        all = all.checked_mul(numbers.len() + 1).filter(|all| *all <= FLAT)?;
    }
    Some((shares, all))
}
