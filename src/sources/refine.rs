//! Steps of a last look that several systems share: rename words, leave rows out, hash e-mails, tell currencies.
//!
//! Each step works on dictionaries where it can, so a million rows cost one pass over codes. It never guesses a value.

use crate::model::column::{Chunk, Column, Dict, DictBuilder, NONE};
use crate::model::facts::Slice;
use crate::model::field::{Field, Kind, Role};
use crate::model::money::Currency;
use crate::problem::{Problem, Severity};
use crate::read::sink::recoded;
use crate::words::{Said, plural_en, plural_ru};

/// All logical values of a column; `None` when the file has no such column.
pub fn values(slice: &Slice, field: Field) -> Option<Vec<i64>> {
    slice.column(field).map(Column::values)
}

/// Puts whole numbers, days, flags or money in place, in the chunks the slice already has.
pub fn put(slice: &mut Slice, field: Field, values: &[i64]) {
    put_coded(slice, field, Dict::default(), values);
}

/// Adds one column of numbers to another and lets it go; what either does not know counts as nothing, save where
/// neither knows.
pub fn add_up(slice: &mut Slice, to: Field, from: Field) {
    let Some(spare) = slice.columns.remove(&from) else { return };
    let spare = spare.numbers();
    let sums: Vec<f64> = match slice.column(to) {
        Some(column) => column
            .numbers()
            .iter()
            .zip(&spare)
            .map(|(a, b)| match (a.is_nan(), b.is_nan()) {
                (false, true) => *a,
                (true, _) => *b,
                (false, false) => a + b,
            })
            .collect(),
        None => spare,
    };
    put_numbers(slice, to, &sums);
}

/// Puts texts in place: a dictionary and its codes.
pub fn put_coded(slice: &mut Slice, field: Field, dict: Dict, codes: &[i64]) {
    let mut chunks = Vec::new();
    let mut from = 0;
    for length in chunk_lengths(slice) {
        let to = (from + length).min(codes.len());
        chunks.push(Chunk::pack(&codes[from..to]));
        from = to;
    }
    slice.columns.insert(field, Column { kind: field.kind(), dict, chunks });
    slice.settle();
}

/// Puts plain numbers in place, `NAN` where there is none.
pub fn put_numbers(slice: &mut Slice, field: Field, numbers: &[f64]) {
    let mut chunks = Vec::new();
    let mut rest = numbers;
    for rows in &slice.meta.chunk_rows {
        let (chunk, after) = rest.split_at((*rows as usize).min(rest.len()));
        chunks.push(Chunk::pack_f64(chunk));
        rest = after;
    }
    slice.columns.insert(field, Column { chunks, ..Column::new(field.kind()) });
    slice.settle();
}

/// Multiplies an average by what it is an average of, in the rows and in the totals row. Without the base it goes.
pub fn by_base(slice: &mut Slice, field: Field, base: Field, round: fn(f64) -> f64) {
    let Some(averages) = slice.column(field).map(Column::numbers) else { return };
    let total = |slice: &Slice, of: Field| slice.meta.totals.iter().find(|(other, _)| *other == of).map(|(_, v)| *v);
    let whole = total(slice, field).zip(total(slice, base));
    slice.meta.totals.retain(|(other, _)| *other != field);
    let Some(counts) = slice.column(base).map(Column::numbers) else {
        drop_field(slice, field);
        return;
    };
    if let Some((average, count)) = whole {
        slice.meta.totals.push((field, round(average * count)));
    }
    let parts: Vec<f64> = averages.iter().zip(&counts).map(|(average, count)| round(average * count)).collect();
    put_numbers(slice, field, &parts);
}

fn chunk_lengths(slice: &Slice) -> Vec<usize> {
    slice.columns.values().next().map(|column| column.chunks.iter().map(Chunk::len).collect()).unwrap_or_default()
}

pub fn drop_field(slice: &mut Slice, field: Field) {
    if slice.columns.remove(&field).is_some() {
        slice.settle();
    }
}

/// Rewrites every distinct text of a column once; `None` makes it a missing value.
pub fn rename(slice: &mut Slice, field: Field, mut to: impl FnMut(&str) -> Option<String>) {
    let Some(column) = slice.column(field).filter(|column| column.kind == Kind::Text) else { return };
    let mut dict = DictBuilder::default();
    let codes: Vec<i64> = column
        .dict
        .iter()
        .map(|text| to(text).filter(|new| !new.is_empty()).map_or(NONE, |new| dict.code(new.as_bytes())))
        .collect();
    let dict = dict.finish();
    if dict.parts() == column.dict.parts() {
        return;
    }
    let values: Vec<i64> = column
        .values()
        .into_iter()
        .map(|code| usize::try_from(code).ok().and_then(|code| codes.get(code).copied()).unwrap_or(NONE))
        .collect();
    put_coded(slice, field, dict, &values);
}

/// The first column's values, and the second's where the first has none; the second is gone afterwards.
pub fn fill_from(slice: &mut Slice, field: Field, from: Field) {
    let Some(spare) = slice.columns.remove(&from) else { return };
    let Some(column) = slice.column(field) else {
        slice.columns.insert(field, spare);
        slice.settle();
        return;
    };
    let (mut values, mut dict) = (column.values(), DictBuilder::from_dict(column.dict.clone()));
    for (value, other) in values.iter_mut().zip(spare.values()) {
        if *value == NONE && other != NONE {
            *value = if field.kind() == Kind::Text { dict.code(spare.dict.bytes_of(other)) } else { other };
        }
    }
    put_coded(slice, field, dict.finish(), &values);
}

/// `google / cpc` in one column becomes a source and a medium.
pub fn part_source_and_medium(slice: &mut Slice) {
    let Some(column) = slice.column(Field::Source).filter(|_| !slice.meta.has(Field::Medium)) else { return };
    if !column.dict.iter().any(|text| text.contains(" / ")) {
        return;
    }
    let (mut sources, mut media) = (DictBuilder::default(), DictBuilder::default());
    let (mut of_source, mut of_medium) = (Vec::new(), Vec::new());
    for text in column.dict.iter() {
        let (source, medium) = text.split_once(" / ").unwrap_or((text, ""));
        of_source.push(sources.code(source.trim().as_bytes()));
        of_medium.push(if medium.is_empty() { NONE } else { media.code(medium.trim().as_bytes()) });
    }
    let coded = |codes: &[i64]| column.chunks.iter().map(|chunk| recoded(chunk.clone(), codes)).collect();
    let (source_chunks, medium_chunks) = (coded(&of_source), coded(&of_medium));
    let kind = column.kind;
    slice.columns.insert(Field::Source, Column { kind, dict: sources.finish(), chunks: source_chunks });
    slice.columns.insert(Field::Medium, Column { kind, dict: media.finish(), chunks: medium_chunks });
    slice.settle();
}

/// What a file's name says its rows are by, most telling words first.
const NAMED: &[(&str, Field)] = &[
    ("utm_medium", Field::Medium),
    ("utm_campaign", Field::Campaign),
    ("campaign", Field::Campaign),
    ("кампани", Field::Campaign),
    ("source", Field::Source),
    ("referrer", Field::Source),
    ("channel", Field::Source),
    ("website", Field::Source),
    ("search engine", Field::Source),
    ("social network", Field::Source),
    ("источник", Field::Source),
    ("countr", Field::Country),
    ("стран", Field::Country),
    ("region", Field::Region),
    ("cities", Field::City),
    ("city", Field::City),
    ("город", Field::City),
    ("device", Field::Device),
    ("устройств", Field::Device),
    ("entry", Field::LandingPage),
    ("page", Field::Page),
];

/// Some exports head their rows with a bare `name`: the column goes to the field that the file's name tells, and stays
/// where it is when that tells none.
pub fn name_dimension(slice: &mut Slice, from: Field, file: &str) {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file).to_lowercase();
    let Some((_, field)) = NAMED.iter().find(|(word, _)| name.contains(word)) else { return };
    if let Some(column) = slice.columns.remove(&from) {
        slice.columns.insert(*field, column);
        slice.settle();
    }
}

/// Leaves out the rows whose `IsDeleted` flag is set, and the flag itself.
pub fn leave_out_deleted(slice: &mut Slice) -> Vec<Problem> {
    let Some(flags) = values(slice, Field::IsDeleted) else { return Vec::new() };
    drop_field(slice, Field::IsDeleted);
    let keep: Vec<bool> = flags.iter().map(|flag| *flag != 1).collect();
    leave_out(
        slice,
        &keep,
        "rows_deleted",
        &Said::fixed("deleted in the system or tests", "удалены в системе или тестовые"),
    )
    .into_iter()
    .collect()
}

/// Keeps the rows marked, and says how many went and why. Empty: `None` when all stay.
pub fn leave_out(slice: &mut Slice, keep: &[bool], id: &str, why: &Said) -> Option<Problem> {
    let gone = keep.iter().filter(|kept| !**kept).count() as i64;
    if gone == 0 {
        return None;
    }
    slice.retain(keep);
    let rows_en = plural_en(gone, "row", "rows");
    let rows_ru = plural_ru(gone, "строка не загружена", "строки не загружены", "строк не загружено");
    Some(Problem::new(
        id,
        Severity::Note,
        Said::new(format!("{gone} {rows_en} left out: {}", why.en), format!("{gone} {rows_ru}: {}", why.ru)),
        Said::fixed(
            "Nothing to do; such rows would make the sums wrong",
            "Ничего делать не нужно: с такими строками суммы были бы неверны",
        ),
    ))
}

/// Leaves out the rows whose text in a column is one of these words, lower case.
pub fn leave_out_called(slice: &mut Slice, field: Field, words: &[&str], id: &str, why: &Said) -> Option<Problem> {
    let column = slice.column(field)?;
    let marks: Vec<bool> =
        column.dict.iter().map(|text| words.contains(&text.trim().to_lowercase().as_str())).collect();
    let is_marked = |code: &i64| usize::try_from(*code).ok().and_then(|code| marks.get(code)) == Some(&true);
    let keep: Vec<bool> = column.values().iter().map(|code| !is_marked(code)).collect();
    leave_out(slice, &keep, id, why)
}

/// Sees to it that every thing has an id: in a file with ids a line without one repeats another or is none, and is
/// left out; in a file without the column, what they are called, where they belong and when they began tells things
/// apart. Titles and names are gone afterwards.
pub fn name_things(slice: &mut Slice, identity: Field, by: &[Field]) -> Vec<Problem> {
    let ids = values(slice, identity).filter(|ids| ids.iter().any(|code| *code != NONE));
    let problem = ids.and_then(|ids| {
        let keep: Vec<bool> = ids.iter().map(|code| *code != NONE).collect();
        leave_out(slice, &keep, "rows_without_id", &Said::fixed("they have no ID of their own", "в них нет своего ID"))
    });
    tell_apart(slice, identity, by);
    drop_field(slice, Field::Title);
    drop_field(slice, Field::PersonName);
    problem.into_iter().collect()
}

/// Keeps the rows whose text in a column is one of these (lower case), and says how many went and why. Without the
/// column all stay: the file was exported with that choice made.
pub fn leave_out_unless(slice: &mut Slice, field: Field, kept: &[&str], id: &str, why: &Said) -> Option<Problem> {
    let column = slice.column(field)?;
    let is_kept: Vec<bool> =
        column.dict.iter().map(|text| kept.contains(&text.trim().to_lowercase().as_str())).collect();
    let told = |code: i64| usize::try_from(code).is_ok_and(|code| is_kept.get(code) == Some(&true));
    let keep: Vec<bool> = column.values().into_iter().map(told).collect();
    leave_out(slice, &keep, id, why)
}

/// Turns currency names and lower-case codes into ISO codes; what is no currency (`000`) becomes missing.
pub fn tell_currencies(slice: &mut Slice) {
    rename(slice, Field::Currency, |text| Currency::parse(text).map(|currency| currency.code().to_owned()));
    let empty = slice.column(Field::Currency).is_some_and(|column| column.dict.is_empty());
    if empty {
        drop_field(slice, Field::Currency);
    }
}

/// A currency column with one currency in it says it for the whole slice.
pub fn one_currency(slice: &mut Slice, stated: Option<Currency>) {
    if !slice.meta.has(Field::Currency) {
        return;
    }
    tell_currencies(slice);
    let Some(column) = slice.column(Field::Currency) else {
        slice.meta.currency = stated;
        return;
    };
    let values = column.values();
    let mut used: Vec<i64> = values.iter().copied().filter(|code| *code != NONE).collect();
    used.sort_unstable();
    used.dedup();
    match used.as_slice() {
        [only] => {
            slice.meta.currency = Currency::parse(column.dict.text(*only));
            slice.columns.remove(&Field::Currency);
            slice.settle();
        }
        [] => {
            slice.columns.remove(&Field::Currency);
            slice.settle();
        }
        _ => slice.meta.currency = None,
    }
}

/// Makes `Customer` of the customer id, else of the e-mail's hash. No raw e-mail stays in either column.
pub fn tell_customers(slice: &mut Slice) {
    rename(slice, Field::Email, |mail| mail.contains('@').then(|| hashed(mail)));
    if has_addresses(slice, Field::Customer) {
        rename(slice, Field::Customer, |id| Some(if id.contains('@') { hashed(id) } else { id.to_owned() }));
    }
    fill_from(slice, Field::Customer, Field::Email);
}

/// Whether any text of a column looks like an address: dictionaries of a million ids are not rewritten for nothing.
fn has_addresses(slice: &Slice, field: Field) -> bool {
    slice.column(field).is_some_and(|column| column.dict.parts().0.contains(&b'@'))
}

/// `h:` and 16 hex digits of FNV-1a over the trimmed, lower-case e-mail: the same person in every file, and no address.
pub fn hashed(mail: &str) -> String {
    format!("h:{:016x}", fnv(mail.trim().to_lowercase().as_bytes()))
}

/// FNV-1a, 64 bits. Source: draft-eastlake-fnv, "The FNV Non-Cryptographic Hash Algorithm".
pub fn fnv(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3))
}

/// Colleagues written as addresses keep the part before the `@`: enough to break down by, and no e-mail.
pub fn shorten_people(slice: &mut Slice, field: Field) {
    if !has_addresses(slice, field) {
        return;
    }
    rename(slice, field, |name| Some(name.split('@').next().unwrap_or(name).trim().to_owned()));
}

/// Gives things without an id of their own one made of what tells them apart, and of their count where even that
/// repeats. The same file read twice yields the same ids.
pub fn tell_apart(slice: &mut Slice, identity: Field, by: &[Field]) {
    let rows = slice.meta.rows as usize;
    let known = values(slice, identity).unwrap_or_else(|| vec![NONE; rows]);
    if rows == 0 || known.iter().all(|code| *code != NONE) {
        return;
    }
    let mut dict = slice.column(identity).map(|column| DictBuilder::from_dict(column.dict.clone())).unwrap_or_default();
    let parts: Vec<(&Column, Vec<i64>)> =
        by.iter().filter_map(|field| slice.column(*field)).map(|column| (column, column.values())).collect();
    let mut seen: rustc_hash::FxHashMap<u64, u32> = rustc_hash::FxHashMap::default();
    let mut codes = Vec::with_capacity(rows);
    for (row, code) in known.iter().enumerate() {
        if *code != NONE {
            codes.push(*code);
            continue;
        }
        let mut words = Vec::new();
        for (column, values) in &parts {
            match column.kind {
                Kind::Text => words.extend_from_slice(column.dict.bytes_of(values[row])),
                _ => words.extend_from_slice(&values[row].to_le_bytes()),
            }
            words.push(0);
        }
        let key = fnv(&words);
        let count = seen.entry(key).or_insert(0);
        *count += 1;
        codes.push(dict.code(format!("x:{key:016x}.{count}").as_bytes()));
    }
    put_coded(slice, identity, dict.finish(), &codes);
}

/// Makes one row of those that are about the same day and things and hold different measures: a wide table names one
/// measure a row. Of two values for one measure each keeps its row.
pub fn join_measures(slice: &mut Slice) {
    let is_measure = |field: Field| matches!(field.role(), Role::Measure | Role::NonAdditive);
    let all: Vec<(Field, Vec<f64>)> =
        slice.columns.iter().filter(|(field, _)| is_measure(**field)).map(|(f, c)| (*f, c.numbers())).collect();
    let others = slice.columns.iter().filter(|(field, _)| !is_measure(**field) && **field != Field::Line);
    let keys: Vec<Vec<i64>> = others.map(|(_, column)| column.values()).collect();
    let rows = slice.meta.rows as usize;
    let (mut joined, mut keep) = (all, vec![true; rows]);
    let mut firsts: rustc_hash::FxHashMap<Vec<i64>, usize> = rustc_hash::FxHashMap::default();
    for row in 0..rows {
        let first = *firsts.entry(keys.iter().map(|values| values[row]).collect()).or_insert(row);
        let is_free = joined.iter().all(|(_, values)| values[first].is_nan() || values[row].is_nan());
        if first == row || !is_free {
            continue;
        }
        for (_, values) in &mut joined {
            if !values[row].is_nan() {
                values[first] = values[row];
            }
        }
        keep[row] = false;
    }
    for (field, values) in joined {
        if field.kind() == Kind::Money {
            let micros: Vec<i64> = values.iter().map(|v| if v.is_nan() { NONE } else { v.round() as i64 }).collect();
            put(slice, field, &micros);
        } else {
            put_numbers(slice, field, &values);
        }
    }
    slice.retain(&keep);
}

#[cfg(test)]
mod tests {
    use super::super::made::{slice, texts};
    use super::*;
    use crate::model::table::Table;

    #[test]
    fn fnv_vectors() {
        // draft-eastlake-fnv, test vectors for 64-bit FNV-1a.
        assert_eq!(fnv(b""), 0xcbf29ce484222325);
        assert_eq!(fnv(b"a"), 0xaf63dc4c8601ec8c);
        assert_eq!(fnv(b"foobar"), 0x85944171f73967e8);
    }

    #[test]
    fn one_person_however_the_address_is_written() {
        let mut orders = slice(
            Table::Orders,
            vec![
                (Field::Customer, Column::from_texts(["cus_1", "", "", ""])),
                (
                    Field::Email,
                    Column::from_texts(["a@example.com", " Ann@Example.com", "ann@example.com", "not given"]),
                ),
            ],
        );
        tell_customers(&mut orders);
        let who = texts(&orders, Field::Customer);
        assert_eq!((who[0].as_str(), who[3].as_str()), ("cus_1", "–"));
        assert!(who[1] == who[2] && who[1].starts_with("h:") && who[1].len() == 18, "{who:?}");
        assert!(orders.column(Field::Email).is_none());
        assert!(orders.column(Field::Customer).is_some_and(|c| c.dict.iter().all(|text| !text.contains('@'))));
    }

    #[test]
    fn renaming_joins_what_becomes_equal() {
        let mut deals = slice(
            Table::Deals,
            vec![(Field::Currency, Column::from_texts(["usd", "Российский рубль", "000", "USD", "₽"]))],
        );
        tell_currencies(&mut deals);
        assert_eq!(texts(&deals, Field::Currency), ["USD", "RUB", "–", "USD", "RUB"]);
        assert_eq!(deals.column(Field::Currency).map(|c| c.dict.len()), Some(2));
    }

    #[test]
    fn deleted_rows_go_with_a_word() {
        let mut deals = slice(
            Table::Deals,
            vec![
                (Field::DealId, Column::from_texts(["a", "b", "c"])),
                (Field::IsDeleted, Column::from_values(Kind::Flag, &[0, 1, NONE])),
            ],
        );
        let problems = leave_out_deleted(&mut deals);
        assert_eq!(texts(&deals, Field::DealId), ["a", "c"]);
        assert_eq!(problems[0].what.en, "1 row left out: deleted in the system or tests");
        assert_eq!(deals.meta.fields, [Field::DealId]);
    }

    #[test]
    fn ids_are_made_where_a_report_has_none() {
        let columns = || {
            vec![
                (Field::Title, Column::from_texts(["Deal", "Deal", "Other"])),
                (Field::Created, Column::from_values(Kind::Day, &[10, 10, 10])),
            ]
        };
        let (mut once, mut twice) = (slice(Table::Deals, columns()), slice(Table::Deals, columns()));
        tell_apart(&mut once, Field::DealId, &[Field::Title, Field::Created]);
        tell_apart(&mut twice, Field::DealId, &[Field::Title, Field::Created]);
        let ids = texts(&once, Field::DealId);
        assert_eq!(ids, texts(&twice, Field::DealId));
        assert!(ids[0] != ids[1] && ids[0] != ids[2]);
    }
}
