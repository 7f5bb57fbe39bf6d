//! A rulebook laid over a stored slice: channels told anew, campaigns, sources and mediums under their new names. What is
//! stored stays as the file said it, so a rule that is taken back leaves no trace.

use super::channels::{has_channels, retext};
use super::combos::{Combos, TOLD_BY};
use crate::model::channel_book::{Ready, Verdict};
use crate::model::facts::{Slice, SliceMeta};
use crate::model::field::Field;

/// Columns a book may change. They belong together: channels are told from the names as stored.
pub const TOUCHED: [Field; 4] = [Field::Channel, Field::Source, Field::Medium, Field::Campaign];

/// The columns to load as stored before `retell` can give any of `TOUCHED`.
pub fn told_by(meta: &SliceMeta) -> impl Iterator<Item = Field> {
    TOLD_BY.into_iter().filter(|field| meta.has(*field))
}

/// Whether the rules speak of this slice's channels.
pub fn is_ruled(meta: &SliceMeta) -> bool {
    meta.has(Field::Channel) && has_channels(meta.table)
}

/// Changes the columns of `TOUCHED`, which must be as stored. It adds no column: what a slice carries stays the same.
pub fn retell(slice: &mut Slice, rules: &Ready) {
    if rules.rules_channels() && is_ruled(&slice.meta) {
        let combos = Combos::of(slice, rules);
        let verdict = |combo| rules.verdict(&combos.hints(combo), combos.stated(combo));
        let verdicts: Vec<Verdict> = (0..combos.len()).map(verdict).collect();
        let channel = combos.column(|combo| verdicts[combo].channel);
        slice.columns.insert(Field::Channel, channel);
    }
    for field in [Field::Source, Field::Medium, Field::Campaign] {
        if let Some(column) = slice.columns.get_mut(&field).filter(|_| rules.names(field)) {
            retext(column, |text| {
                rules.name(field, text).map_or_else(|| text.into(), |(_, name)| name.to_owned().into())
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::channel_book::{Clause, How, NameRule, On, OwnRule, Rulebook, Step};
    use crate::model::column::Column;
    use crate::model::table::Table;
    use crate::sources::channels::add_channel;
    use crate::sources::made;

    fn texts(slice: &Slice, field: Field) -> Vec<Option<&str>> {
        let column = slice.column(field).unwrap();
        (0..column.len()).map(|row| column.text(row)).collect()
    }

    fn slice(table: Table, columns: &[(Field, &[&str])]) -> Slice {
        let column = |texts: &[&str]| Column::from_texts(texts.iter().copied());
        made::slice(table, columns.iter().map(|(field, texts)| (*field, column(texts))).collect())
    }

    fn book() -> Rulebook {
        let clause = |on, how, word: &str| Clause { on, how, words: vec![word.into()] };
        let rule = OwnRule {
            channel: "Partners".into(),
            any: vec![
                vec![clause(On::Source, How::Is, "Blog"), clause(On::Medium, How::Is, "qr")],
                vec![clause(On::Campaign, How::Is, "partner_*")],
            ],
        };
        Rulebook {
            steps: vec![Step { id: "u1".into(), is_off: false, rule: Some(rule) }],
            names: vec![NameRule {
                on: On::Campaign,
                how: How::Starts,
                words: vec!["partner".into()],
                to: "Partner".into(),
            }],
        }
    }

    #[test]
    fn derived_channels_are_told_anew_and_campaigns_merged() {
        let mut slice = slice(
            Table::WebTraffic,
            &[
                (Field::Source, &["blog", "google", "zine", "zine", "blog"]),
                (Field::Medium, &["qr", "cpc", "y", "qr", "qr"]),
                (Field::Campaign, &["", "partner_a", "partner_b", "z", "partner_a"]),
            ],
        );
        add_channel(&mut slice);
        assert!(slice.meta.is_channel_derived);
        let unassigned = Some("Unassigned");
        assert_eq!(
            texts(&slice, Field::Channel),
            [unassigned, Some("Paid Search"), unassigned, unassigned, unassigned]
        );
        let before = slice.meta.clone();
        retell(&mut slice, &book().ready());
        let partners = Some("Partners");
        assert_eq!(texts(&slice, Field::Channel), [partners, partners, partners, unassigned, partners]);
        assert_eq!(texts(&slice, Field::Campaign)[1..], [Some("Partner"), Some("Partner"), Some("z"), Some("Partner")]);
        assert_eq!(slice.columns[&Field::Campaign].dict.len(), 2, "two names of one campaign are one code");
        assert_eq!(slice.meta, before);
    }

    #[test]
    fn a_stated_channel_stays_where_no_own_rule_speaks() {
        let mut slice = slice(
            Table::WebTraffic,
            &[
                (Field::Channel, &["Direct", "Cross-network", ""]),
                (Field::Source, &["blog", "google", "y"]),
                (Field::Medium, &["qr", "cpc", "z"]),
            ],
        );
        add_channel(&mut slice);
        assert!(!slice.meta.is_channel_derived);
        retell(&mut slice, &book().ready());
        assert_eq!(texts(&slice, Field::Channel), [Some("Partners"), Some("Cross-network"), None]);
    }

    #[test]
    fn an_empty_book_changes_nothing() {
        let mut slice = slice(Table::Orders, &[(Field::Source, &["google", "vk", "google"])]);
        add_channel(&mut slice);
        let before: Vec<Column> = slice.columns.values().cloned().collect();
        retell(&mut slice, &Rulebook::default().ready());
        for (one, other) in before.iter().zip(slice.columns.values()) {
            assert_eq!(one.values(), other.values());
        }
    }
}
