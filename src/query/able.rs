//! What can be shown: which metrics the files at hand can answer, and what each of the others lacks. It looks at what
//! slices say of themselves, never at rows; whether a value comes out for some days is for `run` to say.

use crate::metrics;
use crate::metrics::language::tree::{Formula, How, Part, Term, Test};
use crate::model::facts::SliceMeta;
use crate::model::field::Field;
use crate::model::table::{Nature, Table};
use serde::{Deserialize, Serialize};

/// One metric of the catalogue. No lacks: it can be shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Able {
    pub metric: String,
    pub lacks: Vec<Lack>,
}

/// A table with these fields, which no file holds yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lack {
    pub table: Table,
    /// The table is at hand, without these fields.
    pub is_there: bool,
    pub fields: Vec<Field>,
}

/// Shape: every metric, in the order of the catalogue.
pub fn able(slices: &[SliceMeta]) -> Vec<Able> {
    let of = |metric: &metrics::metric::Metric| {
        let formula = metric.compiled().ok()?;
        let mut lacks = lacks(&formula, &formula.root, slices);
        lacks.sort_by_key(|lack| (lack.table, lack.fields.clone()));
        lacks.dedup();
        Some(Able { metric: metric.id.to_owned(), lacks })
    };
    metrics::ALL.iter().filter_map(|metric| of(metric)).collect()
}

fn lacks(formula: &Formula, term: &Term, slices: &[SliceMeta]) -> Vec<Lack> {
    let of = |term: &Term| lacks(formula, term, slices);
    match term {
        Term::Number(_) | Term::OrZero(_) => Vec::new(),
        Term::Part(index) => formula.parts.get(*index).and_then(|part| lack(part, slices)).into_iter().collect(),
        Term::Named { term, .. } => of(term),
        Term::Math { left, right, .. } => of(left).into_iter().chain(of(right)).collect(),
        // The way that lacks least; of several the first, which is the one preferred.
        Term::FirstKnown(ways) | Term::Total(ways) => ways
            .iter()
            .map(of)
            .min_by_key(|lacks| lacks.iter().map(|lack| lack.fields.len()).sum::<usize>())
            .unwrap_or_default(),
    }
}

/// `None` when a slice answers the part.
fn lack(part: &Part, slices: &[SliceMeta]) -> Option<Lack> {
    let fields = needed(part);
    let missing = |slice: &SliceMeta| fields.iter().copied().filter(|field| !slice.has(*field)).collect();
    let of_table = slices.iter().filter(|slice| slice.table == part.table && slice.rows > 0);
    let least: Option<Vec<Field>> = of_table.map(missing).min_by_key(Vec::len);
    match least {
        Some(fields) if fields.is_empty() => None,
        Some(fields) => Some(Lack { table: part.table, is_there: true, fields }),
        None => Some(Lack { table: part.table, is_there: false, fields }),
    }
}

/// Fields without which a slice cannot answer. A period table without a date column answers for its whole range, and
/// a condition that a column must be empty holds where there is none.
fn needed(part: &Part) -> Vec<Field> {
    let mut fields: Vec<Field> = part.field.iter().chain(&part.with).copied().collect();
    if let How::Measure(measure) = part.how {
        fields.extend(measure.fields);
    } else if matches!(part.table.nature(), Nature::Event { .. }) {
        fields.push(part.when);
    }
    for condition in &part.conditions {
        match condition.test {
            Test::Empty(true) | Test::OneOf { is_not: true, .. } => {}
            Test::Field(_, other) => fields.extend([condition.field, other]),
            _ => fields.push(condition.field),
        }
    }
    fields.sort();
    fields.dedup();
    fields
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::facts::SliceGrain;

    fn slice(table: Table, fields: &[Field]) -> SliceMeta {
        SliceMeta {
            id: 1,
            source: "any".into(),
            report: "any".into(),
            account: None,
            table,
            dims: Vec::new(),
            grain: SliceGrain::Day,
            period: None,
            currency: None,
            rows: 1,
            totals: Vec::new(),
            fields: fields.to_vec(),
            chunk_rows: vec![1],
            is_channel_derived: false,
        }
    }

    #[track_caller]
    fn check(slices: &[SliceMeta], metric: &str, expect: &[(Table, &[Field])]) {
        let all = able(slices);
        let found = all.iter().find(|able| able.metric == metric).unwrap();
        let lacks: Vec<(Table, &[Field])> =
            found.lacks.iter().map(|lack| (lack.table, lack.fields.as_slice())).collect();
        assert_eq!(lacks, expect, "{metric}");
        let is_at_hand = |lack: &Lack| slices.iter().any(|slice| slice.table == lack.table && slice.rows > 0);
        assert!(found.lacks.iter().all(|lack| lack.is_there == is_at_hand(lack)));
    }

    #[test]
    fn both_sides_of_a_ratio_are_needed() {
        let ads = slice(Table::AdPerformance, &[Field::Date, Field::Cost, Field::Clicks]);
        check(std::slice::from_ref(&ads), "cpc", &[]);
        check(std::slice::from_ref(&ads), "ctr", &[(Table::AdPerformance, &[Field::Impressions])]);
        check(std::slice::from_ref(&ads), "cpl", &[(Table::Contacts, &[Field::LeadDate])]);
        let leads = slice(Table::Contacts, &[Field::ContactId, Field::Created]);
        check(&[ads, leads.clone()], "cpl", &[]);
        check(&[leads], "cpl", &[(Table::AdPerformance, &[Field::Cost])]);
    }

    #[test]
    fn one_way_of_several_suffices() {
        let deals = slice(Table::Deals, &[Field::DealId, Field::Closed, Field::IsWon, Field::Amount]);
        check(&[deals], "revenue", &[]);
        check(&[slice(Table::WebTraffic, &[Field::Sessions, Field::Revenue])], "revenue", &[]);
        check(&[slice(Table::SocialPosts, &[Field::PostId, Field::Published, Field::Likes])], "engagements", &[]);
    }

    #[test]
    fn nothing_at_hand_shows_nothing() {
        let all = able(&[]);
        assert_eq!(all.len(), metrics::ALL.len());
        assert!(all.iter().all(|able| !able.lacks.is_empty()));
        let mut empty = slice(Table::AdPerformance, &[Field::Cost]);
        empty.rows = 0;
        check(&[empty], "ad_cost", &[(Table::AdPerformance, &[Field::Cost])]);
    }
}
