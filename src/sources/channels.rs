//! The channel of every row: the last step of an import, after a report's own last look.
//!
//! A slice that says where its rows came from gets `Field::Channel` (and an ad report `Field::Platform`); a channel
//! column of the file's own is only brought to our names. The rules are looked at once per distinct combination
//! of codes, never per row. It adds no row and never cuts a slice finer: a channel follows from what is there.

use crate::model::channel::{Hints, channel_of, known, named};
use crate::model::channel_rules::campaign_class;
use crate::model::column::{Chunk, Column, DictBuilder, NONE};
use crate::model::facts::Slice;
use crate::model::field::{Field, Kind};
use crate::model::table::{Nature, Table};
use rustc_hash::FxHashMap;

/// Systems whose reports are about their own ads: their id is the platform of every row.
static AD_SYSTEMS: &[&str] =
    &["google_ads", "meta_ads", "yandex_direct", "linkedin_ads", "microsoft_ads", "tiktok_ads", "vk_ads"];

/// Adds platform and channel to a slice where they follow from it.
pub fn add_channel(slice: &mut Slice) {
    let table = slice.meta.table;
    if matches!(table, Table::Tickets | Table::Tasks | Table::SocialPosts | Table::SocialAccounts)
        || slice.meta.rows == 0
    {
        return;
    }
    if table == Table::AdPerformance
        && AD_SYSTEMS.contains(&slice.meta.source.as_str())
        && !slice.meta.has(Field::Platform)
    {
        let platform = Column::constant(&slice.meta.chunk_rows, &slice.meta.source);
        slice.columns.insert(Field::Platform, platform);
    }
    if let Some(given) = slice.columns.get_mut(&Field::Channel) {
        rename(given);
    } else if let Some(channel) = derived(slice) {
        slice.columns.insert(Field::Channel, channel);
    }
    name_account(slice);
    slice.settle();
}

/// An account column with one account in it says it for the whole slice: two accounts of one system are not two
/// views of the same days.
fn name_account(slice: &mut Slice) {
    if slice.meta.account.is_some() || slice.meta.table.nature() != Nature::Period {
        return;
    }
    let Some(column) = slice.column(Field::Account) else { return };
    let mut used = column.values();
    used.sort_unstable();
    used.dedup();
    if let [only] = used.as_slice() {
        slice.meta.account = (*only != NONE).then(|| column.dict.text(*only).to_owned());
    }
}

/// Brings the names of a channel column to ours; two names of one channel become one code.
fn rename(column: &mut Column) {
    let mut dict = DictBuilder::default();
    let codes: Vec<i64> = column
        .dict
        .iter()
        .map(|text| dict.code(named(text).map_or(text, |channel| channel.label).as_bytes()))
        .collect();
    for chunk in &mut column.chunks {
        let mut values = vec![NONE; chunk.len()];
        chunk.read_i64(0, &mut values);
        for value in &mut values {
            *value = usize::try_from(*value).ok().and_then(|code| codes.get(code).copied()).unwrap_or(NONE);
        }
        *chunk = Chunk::pack(&values);
    }
    column.dict = dict.finish();
}

/// A text column as hints see it: few distinct classes, each with one text that stands for it.
struct Hint<'a> {
    column: Option<&'a Column>,
    /// Class of each code; empty = the code itself.
    classes: Vec<u32>,
}

impl<'a> Hint<'a> {
    fn of(slice: &'a Slice, field: Field) -> Self {
        Self { column: slice.column(field), classes: Vec::new() }
    }

    /// The codes of one chunk; `NONE` everywhere for a column that is not there.
    fn read(&self, chunk: usize, out: &mut [i64]) {
        match self.column.and_then(|column| column.chunks.get(chunk)) {
            Some(chunk) if chunk.len() == out.len() => chunk.read_i64(0, out),
            _ => out.fill(NONE),
        }
    }

    fn class(&self, code: i64) -> i64 {
        match usize::try_from(code).ok().and_then(|index| self.classes.get(index)) {
            Some(class) => i64::from(*class),
            None => code,
        }
    }

    fn text(&self, code: i64) -> &'a str {
        self.column.map_or("", |column| column.dict.text(code))
    }
}

/// The channel of each row, or `None` when the slice does not say enough.
fn derived(slice: &Slice) -> Option<Column> {
    let is_period = slice.meta.table.nature() == Nature::Period;
    // A mailing tool's or Search Console's report is all of one channel, a contact it exports is not.
    let own = if is_period { slice.meta.source.as_str() } else { "" };
    let has_own = channel_of(&Hints { platform: own, ..Hints::default() }) != crate::model::channel::UNASSIGNED;
    if !has_own && !tells(slice, is_period) {
        return None;
    }
    let source = Hint::of(slice, Field::Source);
    let medium = Hint::of(slice, Field::Medium);
    let platform = Hint::of(slice, Field::Platform);
    let kind = Hint::of(slice, Field::CampaignType);
    let mut campaign = Hint::of(slice, Field::Campaign);
    if let Some(column) = campaign.column {
        campaign.classes = column.dict.iter().map(campaign_class).collect();
    }
    let hints = [&source, &medium, &campaign, &platform, &kind];
    let mut dict = DictBuilder::default();
    let mut answers: FxHashMap<[i64; 5], i64> = FxHashMap::default();
    let mut chunks = Vec::with_capacity(slice.meta.chunk_rows.len());
    let mut codes: [Vec<i64>; 5] = Default::default();
    for (index, rows) in slice.meta.chunk_rows.iter().enumerate() {
        for (buffer, hint) in codes.iter_mut().zip(hints) {
            buffer.resize(*rows as usize, NONE);
            hint.read(index, buffer);
        }
        let mut last = ([NONE; 5], None);
        let values: Vec<i64> = (0..*rows as usize)
            .map(|row| {
                let raw = [codes[0][row], codes[1][row], codes[2][row], codes[3][row], codes[4][row]];
                if let (key, Some(answer)) = last
                    && key == raw
                {
                    return answer;
                }
                let key = [raw[0], raw[1], campaign.class(raw[2]), raw[3], raw[4]];
                let answer = *answers.entry(key).or_insert_with(|| {
                    let (from, by) = split(source.text(raw[0]), medium.column.map(|_| medium.text(raw[1])));
                    let platform = if platform.column.is_some() { platform.text(raw[3]) } else { own };
                    let hints = Hints {
                        source: from,
                        medium: by,
                        campaign: campaign.text(raw[2]),
                        platform,
                        kind: kind.text(raw[4]),
                    };
                    dict.code(channel_of(&hints).as_bytes())
                });
                last = (raw, Some(answer));
                answer
            })
            .collect();
        chunks.push(Chunk::pack(&values));
    }
    Some(Column { kind: Kind::Text, dict: dict.finish(), chunks })
}

/// Whether rows can be told apart by channel. A traffic report by source alone cannot: Google is both search and ads.
fn tells(slice: &Slice, is_period: bool) -> bool {
    if slice.meta.has(Field::Platform) || slice.meta.has(Field::Medium) {
        return true;
    }
    let Some(source) = slice.column(Field::Source) else { return false };
    let is_pair_or_word = |text: &str| text.contains(" / ") || known(text).is_some();
    !is_period || (!source.dict.is_empty() && source.dict.iter().all(is_pair_or_word))
}

/// GA4's `google / cpc` in one column, when no column of its own holds the medium.
fn split<'a>(source: &'a str, medium: Option<&'a str>) -> (&'a str, &'a str) {
    match medium {
        Some(medium) => (source, medium),
        None => source.split_once(" / ").unwrap_or((source, "")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::facts::{SliceGrain, SliceMeta};
    use std::collections::BTreeMap;

    fn slice(source: &str, table: Table, columns: &[(Field, &[&str])]) -> Slice {
        let columns: BTreeMap<Field, Column> =
            columns.iter().map(|(field, texts)| (*field, Column::from_texts(texts.iter().copied()))).collect();
        let meta = SliceMeta {
            id: 1,
            source: source.into(),
            report: "test".into(),
            account: None,
            table,
            dims: Vec::new(),
            grain: SliceGrain::Day,
            period: None,
            currency: None,
            rows: 0,
            totals: Vec::new(),
            fields: Vec::new(),
            chunk_rows: Vec::new(),
        };
        let mut slice = Slice { meta, columns };
        slice.settle();
        slice
    }

    #[track_caller]
    fn check(mut of: Slice, expect: &[Option<&str>]) {
        add_channel(&mut of);
        let Some(column) = of.column(Field::Channel) else {
            assert!(expect.is_empty(), "no channel was added");
            return;
        };
        let got: Vec<Option<&str>> = (0..column.len()).map(|row| column.text(row)).collect();
        assert_eq!(got, expect);
        assert!(of.meta.carries(&[Field::Channel]));
    }

    #[test]
    fn traffic_needs_a_medium() {
        let pair = slice(
            "ga4",
            Table::WebTraffic,
            &[(Field::Source, &["google", "google"]), (Field::Medium, &["cpc", "organic"])],
        );
        check(pair, &[Some("Paid Search"), Some("Organic Search")]);
        check(slice("ga4", Table::WebTraffic, &[(Field::Source, &["google", "vk.com"])]), &[]);
        let joined = slice("ga4", Table::WebTraffic, &[(Field::Source, &["google / cpc", "(direct) / (none)"])]);
        check(joined, &[Some("Paid Search"), Some("Direct")]);
        let words =
            slice("yandex_metrika", Table::WebTraffic, &[(Field::Source, &["Прямые заходы", "Переходы по рекламе"])]);
        check(words, &[Some("Direct"), Some("Paid Other")]);
        check(slice("ga4", Table::WebTraffic, &[(Field::Country, &["Chile"])]), &[]);
    }

    #[test]
    fn a_crm_row_without_a_source_is_unassigned() {
        let deals = slice("bitrix24", Table::Deals, &[(Field::Source, &["Звонок", "", "Реклама"])]);
        check(deals, &[Some("Offline"), Some("Unassigned"), Some("Paid Other")]);
        check(slice("mailchimp", Table::Contacts, &[(Field::ContactId, &["1"])]), &[]);
    }

    #[test]
    fn ad_systems_name_their_platform() {
        let mut ads = slice(
            "google_ads",
            Table::AdPerformance,
            &[
                (Field::Campaign, &["Brand", "All", "Boxes-Shopping", "Brand"]),
                (Field::CampaignType, &["Search", "Performance Max", "", "Video"]),
            ],
        );
        add_channel(&mut ads);
        assert_eq!(ads.column(Field::Platform).and_then(|column| column.text(3)), Some("google_ads"));
        check(ads, &[Some("Paid Search"), Some("Cross-network"), Some("Paid Shopping"), Some("Paid Video")]);
        check(
            slice("mailchimp", Table::Messages, &[(Field::Campaign, &["May", "June"])]),
            &[Some("Email"), Some("Email")],
        );
    }

    #[test]
    fn a_given_channel_is_only_renamed() {
        let given = slice(
            "ga4",
            Table::WebTraffic,
            &[
                (Field::Channel, &["Organic Search", "Búsqueda orgánica", "Influencers", "", "Direct"]),
                (Field::Medium, &["x", "x", "x", "x", "x"]),
            ],
        );
        check(given, &[Some("Organic Search"), Some("Organic Search"), Some("Influencers"), None, Some("Direct")]);
        check(slice("zendesk", Table::Tickets, &[(Field::Channel, &["Phone"])]), &[Some("Phone")]);
    }

    #[test]
    fn chunks_stay_as_they_are() {
        let mut long = slice("shop", Table::Orders, &[(Field::Source, &["google", "vk", "google"])]);
        let source = long.columns.get_mut(&Field::Source).unwrap();
        source.chunks = vec![Chunk::pack(&[0, 1]), Chunk::pack(&[0])];
        long.settle();
        add_channel(&mut long);
        assert_eq!(long.meta.chunk_rows, vec![2, 1]);
        let channel = long.column(Field::Channel).unwrap();
        assert_eq!((channel.chunks[0].len(), channel.chunks[1].len()), (2, 1));
    }
}
