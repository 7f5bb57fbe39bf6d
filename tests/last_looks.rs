//! Laws of every report's last look, on slices of random columns: it never panics, keeps the columns of one length,
//! leaves no raw e-mail of a customer and no column that is personal, and says nothing without words in both languages.

use proptest::prelude::*;
use sextant::model::column::{Chunk, Column, DictBuilder, NONE};
use sextant::model::facts::{Slice, SliceGrain, SliceMeta};
use sextant::model::field::{Field, Kind, Role};
use sextant::model::table::{Nature, Table};
use sextant::sources::source::{As, Context, Report};
use sextant::sources::{ALL, FALLBACK};

const TEXTS: &[&str] = &[
    "", "1", "0", "P", "paid", "failed", "Paid", "voided", "pending", "Closed Won", "C2:LOSE", "Сделка успешна",
    "active", "canceled", "month", "3 months", "0 years", "ann@example.com", " Ann@Example.com ", "usd", "₽", "000",
    "deleted", "000000000000000AAA", "Шаг 1", "(", ":", "c:", "Subscription creation", "🙂", "2026-10-01 - 2026-10-31",
];

fn reports() -> Vec<(&'static str, &'static Report)> {
    let all = ALL.iter().chain(FALLBACK).flat_map(|source| source.reports.iter().map(|report| (source.id, report)));
    all.filter(|(_, report)| report.refine.is_some() && report.table.is_some()).collect()
}

/// A column of a kind from raw numbers: codes of `TEXTS`, days, flags, amounts.
fn column(kind: Kind, raw: &[u16]) -> Column {
    if kind == Kind::Text {
        let mut dict = DictBuilder::default();
        let codes: Vec<i64> = raw
            .iter()
            .map(|seed| match TEXTS[*seed as usize % TEXTS.len()] {
                "" => NONE,
                text => dict.code(text.as_bytes()),
            })
            .collect();
        return Column { kind, dict: dict.finish(), chunks: halves(&codes) };
    }
    let values: Vec<i64> = raw
        .iter()
        .map(|seed| match (seed % 5, kind) {
            (0, _) => NONE,
            (_, Kind::Day) => 20_000 + i64::from(seed % 400),
            (_, Kind::Flag) => i64::from(seed % 2),
            (_, Kind::Money) => i64::from(*seed) * 1_000_000,
            _ => i64::from(*seed),
        })
        .collect();
    Column { kind, dict: Default::default(), chunks: halves(&values) }
}

fn halves(values: &[i64]) -> Vec<Chunk> {
    let (first, second) = values.split_at(values.len() / 2);
    vec![Chunk::pack(first), Chunk::pack(second)]
}

fn slice(source: &str, report: &Report, table: Table, has: &[bool], raw: &[Vec<u16>]) -> Slice {
    let mut fields: Vec<Field> = Vec::new();
    for rule in report.columns.iter().filter(|rule| rule.read != As::Ignore) {
        if !fields.contains(&rule.field) {
            fields.push(rule.field);
        }
    }
    let identity = table.identity();
    let columns = fields
        .iter()
        .enumerate()
        .filter(|(index, field)| has[index % has.len()] || Some(**field) == identity)
        .map(|(index, field)| (*field, column(field.kind(), &raw[index % raw.len()])))
        .collect();
    let mut slice = Slice {
        meta: SliceMeta {
            id: 1,
            source: source.into(),
            report: report.id.into(),
            account: None,
            table,
            dims: Vec::new(),
            grain: if matches!(table.nature(), Nature::Period) { SliceGrain::Day } else { SliceGrain::Event },
            period: None,
            currency: None,
            rows: 0,
            totals: Vec::new(),
            fields: Vec::new(),
            chunk_rows: Vec::new(),
            is_channel_derived: false,
        },
        columns,
    };
    slice.settle();
    slice
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn every_last_look_keeps_its_promises(
        has in proptest::collection::vec(any::<bool>(), 1..12),
        raw in (0usize..9).prop_flat_map(|rows| proptest::collection::vec(proptest::collection::vec(any::<u16>(), rows), 1..9)),
    ) {
        for (source, report) in reports() {
            let (Some(table), Some(refine)) = (report.table, report.refine) else { continue };
            let mut slice = slice(source, report, table, &has, &raw);
            let problems = refine(&mut slice, &Context::default());
            for (field, column) in &slice.columns {
                prop_assert_eq!(column.len(), slice.meta.rows as usize, "{} {} {:?}", source, report.id, field);
                // A post's own words are public.
                let is_kept = field.role() == Role::Personal && table != Table::SocialPosts;
                prop_assert!(!is_kept, "{source} {} keeps {field:?}", report.id);
                let codes_known = column.kind != Kind::Text
                    || column.values().iter().all(|code| *code == NONE || (*code as usize) < column.dict.len());
                prop_assert!(codes_known, "{source} {} {field:?}", report.id);
                if *field == Field::Customer {
                    prop_assert!(column.dict.iter().all(|text| !text.contains('@')));
                }
            }
            for problem in problems {
                prop_assert!(!problem.what.en.is_empty() && !problem.what.ru.is_empty() && !problem.mend.ru.is_empty());
            }
        }
    }
}
