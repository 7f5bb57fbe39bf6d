//! The channel of every row: the last step of an import, after a report's own last look.
//!
//! A slice that says where its rows came from gets `Field::Channel` (and an ad report `Field::Platform`); a channel
//! column of the file's own is only brought to our names. The rules are looked at once per distinct combination
//! of codes, never per row. It adds no row and never cuts a slice finer: a channel follows from what is there.

use super::combos::{Combos, own_channel};
use super::refine::put_coded;
use crate::model::channel::{UNASSIGNED, known, named};
use crate::model::channel_book::{Rulebook, Verdict};
use crate::model::column::{Chunk, Column, DictBuilder, NONE};
use crate::model::facts::Slice;
use crate::model::field::Field;
use crate::model::table::{Nature, Table};

/// Systems whose reports are about their own ads: their id is the platform of every row.
static AD_SYSTEMS: &[&str] =
    &["google_ads", "meta_ads", "yandex_direct", "linkedin_ads", "microsoft_ads", "tiktok_ads", "vk_ads"];

/// Whether the channel of this table's rows is how people came; a ticket's channel is where they wrote.
pub fn has_channels(table: Table) -> bool {
    !matches!(table, Table::Tickets | Table::Tasks | Table::SocialPosts | Table::SocialAccounts)
}

/// Adds platform and channel to a slice where they follow from it.
pub fn add_channel(slice: &mut Slice) {
    let table = slice.meta.table;
    if slice.meta.rows == 0 {
        return;
    }
    if !has_channels(table) {
        return name_account(slice);
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
        fill_gaps(slice);
    } else if let Some(channel) = derived(slice) {
        slice.columns.insert(Field::Channel, channel);
        slice.meta.is_channel_derived = true;
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
    let only = column.value(0);
    let is_only = |chunk: &Chunk| {
        let mut codes = vec![NONE; chunk.len()];
        chunk.read_i64(0, &mut codes);
        codes.iter().all(|code| *code == only)
    };
    if only != NONE && column.chunks.iter().all(is_only) {
        slice.meta.account = Some(column.dict.text(only).to_owned());
    }
}

/// Brings the names of a channel column to ours.
fn rename(column: &mut Column) {
    retext(column, |text| named(text).map_or(text, |channel| channel.label).into());
}

/// Gives the texts of a column other names; two texts of one name become one code.
pub(super) fn retext(column: &mut Column, name: impl for<'t> Fn(&'t str) -> std::borrow::Cow<'t, str>) {
    let mut dict = DictBuilder::default();
    let codes: Vec<i64> = column.dict.iter().map(|text| dict.code(name(text).as_bytes())).collect();
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

/// A sale or a person whose channel cell is empty came by what its source says, else it is `Unassigned`: one line of a
/// breakdown, not two. A report's own gaps stay: there an empty channel can mean all of them.
fn fill_gaps(slice: &mut Slice) {
    let Some(given) = slice.column(Field::Channel).filter(|_| slice.meta.table.nature() != Nature::Period) else {
        return;
    };
    let mut values = given.values();
    if !values.contains(&NONE) {
        return;
    }
    let mut dict = DictBuilder::from_dict(given.dict.clone());
    let spare = derived(slice);
    for (row, value) in values.iter_mut().enumerate().filter(|(_, value)| **value == NONE) {
        let label = spare.as_ref().and_then(|spare| spare.text(row)).unwrap_or(UNASSIGNED);
        *value = dict.code(label.as_bytes());
    }
    put_coded(slice, Field::Channel, dict.finish(), &values);
}

/// The channel of each row, or `None` when the slice does not say enough.
fn derived(slice: &Slice) -> Option<Column> {
    if own_channel(slice).is_empty() && !tells(slice) {
        return None;
    }
    let rules = Rulebook::default().ready();
    let combos = Combos::of(slice, &rules);
    let channels: Vec<Verdict> = (0..combos.len()).map(|combo| rules.verdict(&combos.hints(combo), None)).collect();
    Some(combos.column(|combo| channels[combo].channel))
}

/// Whether rows can be told apart by channel. A traffic report by source alone cannot: Google is both search and ads.
fn tells(slice: &Slice) -> bool {
    let is_period = slice.meta.table.nature() == Nature::Period;
    if slice.meta.has(Field::Platform) || slice.meta.has(Field::Medium) {
        return true;
    }
    let Some(source) = slice.column(Field::Source) else { return false };
    let is_pair_or_word = |text: &str| text.contains(" / ") || known(text).is_some();
    !is_period || (!source.dict.is_empty() && source.dict.iter().all(is_pair_or_word))
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
            is_channel_derived: false,
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
    fn an_empty_channel_of_a_sale_is_what_its_source_says() {
        let orders = slice(
            "shop",
            Table::Orders,
            &[(Field::Channel, &["Email", "", ""]), (Field::Source, &["google", "vk.com", "some flyer"])],
        );
        check(orders, &[Some("Email"), Some("Organic Social"), Some("Unassigned")]);
        check(
            slice("crm", Table::Deals, &[(Field::Channel, &["Партнёры", "", "Unassigned"])]),
            &[Some("Referral"), Some("Unassigned"), Some("Unassigned")],
        );
        check(slice("plain_table", Table::Expenses, &[(Field::Channel, &["Email", ""])]), &[Some("Email"), None]);
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
