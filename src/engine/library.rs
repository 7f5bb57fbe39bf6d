//! The summary of what is stored: freshness by source, what the filter menus offer. It looks at the manifest alone, so
//! it costs no column.

use crate::model::facts::{Import, SliceGrain, SliceMeta};
use crate::model::field::Field;
use crate::model::money::Currency;
use crate::model::period::Period;
use crate::model::table::Table;
use crate::protocol::{Library, SourceSeen};
use crate::sources;
use crate::store::manifest::Manifest;
use crate::words::Said;
use std::collections::{BTreeMap, BTreeSet};

/// Texts offered for one field.
const VALUES_OFFERED: usize = 200;

/// Shape: sources in the order of their ids; values sorted, at most 200 a field. `is_writer` and `problems` are left
/// to the caller, who knows.
pub fn library(manifest: &Manifest) -> Library {
    let imports: Vec<Import> = manifest.imports.iter().map(|stored| stored.import.clone()).collect();
    let mut sources: BTreeMap<&str, SourceSeen> = BTreeMap::new();
    for import in &imports {
        let slice = &import.slice;
        let seen = sources.entry(&slice.source).or_insert_with(|| SourceSeen {
            source: slice.source.clone(),
            name: source_name(&slice.source),
            tables: Vec::new(),
            period: None,
            rows: 0,
        });
        if !seen.tables.contains(&slice.table) {
            seen.tables.push(slice.table);
        }
        seen.period = join(seen.period, slice.period);
        seen.rows = seen.rows.saturating_add(slice.rows);
    }
    Library {
        period: period(&imports),
        sources: sources.into_values().collect(),
        currencies: currencies(manifest),
        is_sample: !imports.is_empty() && manifest.imports.iter().all(|stored| stored.is_sample),
        is_writer: true,
        values: values(manifest),
        problems: Vec::new(),
        imports,
    }
}

/// What a person calls a source; its id where we do not know it.
pub fn source_name(id: &str) -> Said {
    sources::find(id).map_or_else(|| Said::same(id), |source| source.name.clone())
}

/// First to last day that was reported. Plans and months that run past today are no reports of those days, so they
/// count only where there is nothing else.
fn period(imports: &[Import]) -> Option<Period> {
    let span = |wanted: fn(&SliceMeta) -> bool| {
        let slices = imports.iter().map(|import| &import.slice).filter(|slice| wanted(slice));
        slices.fold(None, |whole, slice| join(whole, slice.period))
    };
    let is_report = |slice: &SliceMeta| {
        let is_plan = matches!(slice.table, Table::PlanValues | Table::Market | Table::ExchangeRates);
        !is_plan && !matches!(slice.grain, SliceGrain::Month | SliceGrain::Whole)
    };
    span(is_report).or_else(|| span(|_| true))
}

fn join(one: Option<Period>, other: Option<Period>) -> Option<Period> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.join(other)),
        (one, other) => one.or(other),
    }
}

fn currencies(manifest: &Manifest) -> Vec<Currency> {
    let of_slices = manifest.imports.iter().filter_map(|stored| stored.import.slice.currency);
    let of_rows = manifest
        .imports
        .iter()
        .flat_map(|stored| &stored.values)
        .filter(|(field, _)| *field == Field::Currency)
        .flat_map(|(_, texts)| texts.iter().filter_map(|text| Currency::parse(text)));
    of_slices.chain(of_rows).collect::<BTreeSet<_>>().into_iter().collect()
}

fn values(manifest: &Manifest) -> BTreeMap<String, Vec<String>> {
    let mut all: BTreeMap<Field, BTreeSet<&str>> = BTreeMap::new();
    for (field, texts) in manifest.imports.iter().flat_map(|stored| &stored.values) {
        all.entry(*field).or_default().extend(texts.iter().map(String::as_str));
    }
    all.into_iter()
        .filter(|(_, texts)| !texts.is_empty())
        .map(|(field, texts)| {
            (field.id().to_owned(), texts.into_iter().take(VALUES_OFFERED).map(str::to_owned).collect())
        })
        .collect()
}
