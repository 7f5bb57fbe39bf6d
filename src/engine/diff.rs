//! What a draft would change: new, changed, same, missing. Rows are compared by a hash over the fields both sides have, one
//! stored column at a time, so that it costs no more memory than the keys and a hash a row. It never decides anything:
//! the newest import wins by the rules of `query`, whatever is said here.

use super::commit::{is_known, rereads};
use super::drafts::{Drafts, FileDraft};
use crate::model::column::{Column, NONE};
use crate::model::facts::{Slice, SliceGrain, SliceMeta};
use crate::model::field::{Field, Kind};
use crate::model::table::Nature;
use crate::problem::{Problem, Severity};
use crate::protocol::Diff;
use crate::store::checksum::xxh64;
use crate::store::error::StoreError;
use crate::store::manifest::{Manifest, Stored};
use crate::store::{Store, load};
use crate::words::{Lang, Said};
use rustc_hash::FxHashMap;

/// Older imports than these are not looked at: a row that only they hold counts as new.
const IMPORTS_COMPARED: usize = 12;

/// Fills in `diff` of every part.
pub async fn compare<S: Store>(
    store: &S,
    manifest: &Manifest,
    drafts: &Drafts,
    (job, index): (u32, usize),
    file: &mut FileDraft,
) -> Result<(), StoreError> {
    let mut others = drafts.others(job, index);
    let is_twin = others.any(|other| other.report.hash == file.report.hash);
    for part in 0..file.slices.len() {
        let Some(slice) = file.slices[part].as_ref() else { continue };
        let mut stranger = None;
        let diff = if is_twin || is_known(manifest, &file.report, part) {
            Diff { same: slice.meta.rows, is_known_file: true, ..Diff::default() }
        } else {
            let against: Vec<&Stored> =
                manifest.imports.iter().rev().filter(|s| is_rival(s, slice)).take(IMPORTS_COMPARED).collect();
            let rereads = rereads(manifest, &file.report, part).count() as u32;
            stranger = another_account(store, slice, &against).await?;
            Diff { rereads, ..of_slice(store, slice, &against).await? }
        };
        let view = other_view(manifest, drafts, (job, index), slice).filter(|_| !diff.is_known_file);
        if let Some(report) = file.report.parts.get_mut(part) {
            report.diff = Some(diff);
            report.problems.extend(view);
            report.problems.extend(stranger);
        }
    }
    Ok(())
}

/// True when rows of the stored import may be the same things as rows of the slice.
fn is_rival(stored: &Stored, slice: &Slice) -> bool {
    let (old, new) = (&stored.import.slice, &slice.meta);
    if old.source != new.source || old.table != new.table {
        return false;
    }
    match new.table.nature() {
        Nature::Event { identity, .. } => old.has(identity) && new.has(identity),
        Nature::Period => {
            let overlap = old.period.zip(new.period).and_then(|(old, new)| old.overlap(new));
            old.account == new.account && old.dims == new.dims && old.grain == new.grain && overlap.is_some()
        }
    }
}

/// The same days of the same source by other dimensions, stored or in this draft: said, for it looks like doubling.
fn other_view(manifest: &Manifest, drafts: &Drafts, (job, index): (u32, usize), slice: &Slice) -> Option<Problem> {
    let new = &slice.meta;
    let is_other = |old: &&SliceMeta| {
        let overlap = old.period.zip(new.period).and_then(|(old, new)| old.overlap(new));
        new.table.nature() == Nature::Period
            && (&old.source, old.table, &old.account) == (&new.source, new.table, &new.account)
            && old.dims != new.dims
            && overlap.is_some()
    };
    let stored = manifest.imports.iter().map(|stored| &stored.import.slice);
    let drafted = drafts.others(job, index).flat_map(|file| file.slices.iter().flatten().map(|slice| &slice.meta));
    let other = stored.chain(drafted).find(is_other)?;
    let names = |lang| {
        let names = other.dims.iter().filter(|field| **field != Field::Date);
        names.map(|field| field.name().get(lang).to_owned()).collect::<Vec<_>>().join(", ")
    };
    let by = |open: &str, close: &str, lang| match names(lang) {
        names if names.is_empty() => String::new(),
        names => format!("{open}{names}{close}"),
    };
    Some(Problem::new(
        "other_view",
        Severity::Note,
        Said::new(
            format!("These days are there already, counted another way{}", by(" (by ", ")", Lang::En)),
            format!("За эти дни уже есть данные в другом разрезе{}", by(" (", ")", Lang::Ru)),
        ),
        Said::fixed(
            "Nothing is added twice: each question takes the one view that answers it.",
            "Дважды ничего не сложится: каждый вопрос берёт один разрез – тот, что на него отвечает.",
        ),
    ))
}

/// Campaigns of which the newest import of the same days knows none: of two accounts that no column tells apart, the
/// newer export would take the place of the older one.
async fn another_account<S: Store>(
    store: &S,
    slice: &Slice,
    against: &[&Stored],
) -> Result<Option<Problem>, StoreError> {
    let is_told = slice.meta.account.is_some() || slice.meta.has(Field::Account);
    let (Some(campaigns), Some(rival), false) = (slice.column(Field::Campaign), against.first(), is_told) else {
        return Ok(None);
    };
    let loaded = load::columns(store, &[(*rival, vec![Field::Campaign])]).await?.pop().unwrap_or_default();
    let Some((_, Ok(stored))) = loaded.first() else { return Ok(None) };
    let is_common = campaigns.dict.iter().any(|name| stored.dict.find(name).is_some());
    if is_common || campaigns.dict.is_empty() || stored.dict.is_empty() {
        return Ok(None);
    }
    let file = &rival.import.file;
    Ok(Some(Problem::new(
        "another_account",
        Severity::Warning,
        Said::new(
            format!(
                "No campaign here is in “{file}” of the same days: if it is another account, its numbers will replace those"
            ),
            format!(
                "Ни одной кампании отсюда нет в «{file}» за те же дни: если это другой аккаунт, его числа заменят прежние"
            ),
        ),
        Said::fixed(
            "Add the column with the account to both exports and load them again: then both count.",
            "Добавьте в обе выгрузки столбец с аккаунтом и загрузите их заново: тогда учтутся обе.",
        ),
    )))
}

async fn of_slice<S: Store>(store: &S, slice: &Slice, against: &[&Stored]) -> Result<Diff, StoreError> {
    if against.is_empty() {
        return Ok(Diff { new: slice.meta.rows, ..Diff::default() });
    }
    let mut diff = Diff::default();
    let rows = slice.meta.rows as usize;
    let keys = Keys::of(slice);
    let mut is_open = vec![true; keys.count];
    let mut missing: FxHashMap<u64, u32> = FxHashMap::default();
    for stored in against {
        let common: Vec<Field> =
            slice.columns.keys().copied().filter(|f| *f != Field::Line && stored.import.slice.has(*f)).collect();
        let Some(old) = Sums::of_stored(store, stored, &common, &keys).await? else { continue };
        let gone = gone(store, stored, slice, &keys).await?;
        gone.into_iter().for_each(|(key, rows)| _ = missing.entry(key).or_insert(rows));
        let mut hashes = vec![0; rows];
        for field in &common {
            if let Some(column) = slice.column(*field) {
                fold(&mut hashes, column);
            }
        }
        let new = Sums::of(&keys.of_row, &hashes, keys.count);
        for (key, is_open) in is_open.iter_mut().enumerate() {
            if *is_open && old.rows[key] > 0 {
                *is_open = false;
                let is_same = old.hashes[key] == new.hashes[key] && old.rows[key] == new.rows[key];
                *(if is_same { &mut diff.same } else { &mut diff.changed }) += new.rows[key];
            }
        }
    }
    diff.new = slice.meta.rows - diff.same - diff.changed;
    diff.missing = missing.values().sum();
    Ok(diff)
}

/// Rows stored for the days of the slice under keys that it has not: by key.
async fn gone<S: Store>(
    store: &S,
    stored: &Stored,
    slice: &Slice,
    keys: &Keys,
) -> Result<FxHashMap<u64, u32>, StoreError> {
    let mut gone = FxHashMap::default();
    let (Some(field), Some(days)) = (keys.field, slice.meta.period) else { return Ok(gone) };
    let when = slice.meta.table.when();
    let fields = if field == when { vec![field] } else { vec![field, when] };
    let loaded = load::columns(store, &[(stored, fields)]).await?.pop().unwrap_or_default();
    let column = |wanted: Field| loaded.iter().find(|(f, _)| *f == wanted).and_then(|(_, c)| c.as_ref().ok());
    let (Some(ids), Some(dates)) = (column(field), column(when)) else { return Ok(gone) };
    let unknown = |key: u64| if keys.numbers.contains_key(&key) { None } else { Some(key) };
    let found = of_keys(ids, unknown);
    for (key, day) in found.into_iter().zip(each_value(dates, |day| day)) {
        let is_within = i64::from(days.from.0) <= day && day <= i64::from(days.to.0);
        if let Some(key) = key.filter(|_| is_within) {
            *gone.entry(key).or_insert(0) += 1;
        }
    }
    Ok(gone)
}

/// What tells the rows of a slice apart: the thing's identity, or the day; numbered from 0 without gaps.
struct Keys {
    field: Option<Field>,
    /// `u32::MAX` for a row without a key, which is new whatever is stored.
    of_row: Vec<u32>,
    count: usize,
    /// By the hash of an identity's text, or by the day.
    numbers: FxHashMap<u64, u32>,
}

impl Keys {
    fn of(slice: &Slice) -> Self {
        let rows = slice.meta.rows as usize;
        let field = match slice.meta.table.nature() {
            Nature::Event { identity, .. } => Some(identity),
            Nature::Period if slice.meta.grain == SliceGrain::Whole => None,
            Nature::Period => Some(Field::Date),
        };
        let mut keys = Self { field, of_row: vec![0; rows], count: 1, numbers: FxHashMap::default() };
        if let Some(field) = field {
            let numbers = &mut keys.numbers;
            let next = |key: u64| {
                let next = numbers.len() as u32;
                Some(*numbers.entry(key).or_insert(next))
            };
            keys.of_row = slice.column(field).map_or_else(|| vec![u32::MAX; rows], |column| number(column, next));
            keys.count = keys.numbers.len();
        }
        keys
    }
}

/// The number of the key of each row, `u32::MAX` where there is none.
fn number(column: &Column, find: impl FnMut(u64) -> Option<u32>) -> Vec<u32> {
    of_keys(column, find).into_iter().map(|number| number.unwrap_or(u32::MAX)).collect()
}

/// What is found for the key of each row.
fn of_keys<T>(column: &Column, mut find: impl FnMut(u64) -> Option<T>) -> Vec<Option<T>> {
    let texts: Vec<u64> = column.dict.iter().map(|text| xxh64(text.as_bytes())).collect();
    let key = |value: i64| match column.kind {
        Kind::Text => usize::try_from(value).ok().and_then(|code| texts.get(code).copied()),
        _ => (value != NONE).then_some(value as u64),
    };
    each_value(column, |value| key(value).and_then(&mut find))
}

/// Rows and the sum of their hashes by key: equal sums mean the same rows in whatever order.
struct Sums {
    rows: Vec<u32>,
    hashes: Vec<u64>,
}

impl Sums {
    fn of(keys: &[u32], hashes: &[u64], count: usize) -> Self {
        let mut sums = Self { rows: vec![0; count], hashes: vec![0; count] };
        for (key, hash) in keys.iter().zip(hashes) {
            if let Some(rows) = sums.rows.get_mut(*key as usize) {
                *rows += 1;
                sums.hashes[*key as usize] = sums.hashes[*key as usize].wrapping_add(*hash);
            }
        }
        sums
    }

    /// `None` when what is stored is damaged: then nothing can be said of it.
    async fn of_stored<S: Store>(
        store: &S,
        stored: &Stored,
        fields: &[Field],
        keys: &Keys,
    ) -> Result<Option<Self>, StoreError> {
        let rows = stored.import.slice.rows as usize;
        let mut of_row = vec![0; rows];
        let mut hashes = vec![0; rows];
        for field in fields {
            let mut loaded = load::columns(store, &[(stored, vec![*field])]).await?;
            let Some((_, Ok(column))) = loaded.pop().and_then(|mut columns| columns.pop()) else { return Ok(None) };
            fold(&mut hashes, &column);
            if keys.field == Some(*field) {
                of_row = number(&column, |key| keys.numbers.get(&key).copied());
            }
        }
        Ok(Some(Self::of(&of_row, &hashes, keys.count)))
    }
}

/// Mixes the values of a column into the hash of each row. The same values give the same hash, however packed.
fn fold(hashes: &mut [u64], column: &Column) {
    let values: Vec<u64> = match column.kind {
        Kind::Text => {
            let texts: Vec<u64> = column.dict.iter().map(|text| xxh64(text.as_bytes())).collect();
            each_value(column, |code| usize::try_from(code).ok().and_then(|c| texts.get(c).copied()).unwrap_or(0))
        }
        Kind::Number => {
            column.numbers().into_iter().map(|n| if n.is_nan() { 1 } else { (n + 0.0).to_bits() }).collect()
        }
        Kind::Day | Kind::Money | Kind::Flag => each_value(column, |value| value as u64),
    };
    for (hash, value) in hashes.iter_mut().zip(values) {
        let mixed = (*hash ^ value).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        *hash = (mixed ^ (mixed >> 32)).wrapping_mul(0xD6E8_FEB8_6659_FD93).rotate_left(23);
    }
}

fn each_value<T>(column: &Column, mut make: impl FnMut(i64) -> T) -> Vec<T> {
    let mut all = Vec::with_capacity(column.len());
    let mut values = Vec::new();
    for chunk in &column.chunks {
        values.resize(chunk.len(), NONE);
        chunk.read_i64(0, &mut values);
        all.extend(values.iter().map(|value| make(*value)));
    }
    all
}
