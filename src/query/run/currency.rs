//! The reporting currency of an answer, and whether anything has to be exchanged into it.

use super::evaluate::{is_available, used_parts};
use super::money::currencies_of;
use super::parts::{Asked, KeyTable};
use super::{Answers, Run, Wanted};
use crate::metrics::language::tree::Part;
use crate::metrics::metric::Unit;
use crate::model::money::Currency;
use crate::model::short_sort::ShortSort;
use crate::model::table::Table;
use crate::query::ask::Ask;

/// Finds the reporting currency, and whether anything has to be exchanged into it: what was asked for, else the only
/// one there is, else that of the most rows.
pub fn settle_currency(asked: &mut Asked, ask: &Ask, wanted: &[Wanted], runs: &[Run]) -> Option<Currency> {
    // Where every slice that could be read has the same currency there is nothing to find out.
    let tables: Vec<Table> =
        wanted.iter().flat_map(Wanted::parts).filter(|part| is_money(part)).map(|part| part.table).collect();
    let mut possible: Vec<Currency> = asked
        .facts
        .slices
        .iter()
        .filter(|slice| tables.contains(&slice.meta.table))
        .flat_map(|slice| currencies_of(slice))
        .collect();
    possible.short_sort();
    possible.dedup();
    if possible.len() <= 1 && (ask.currency.is_none() || possible.iter().all(|only| Some(*only) == ask.currency)) {
        return ask.currency.or(possible.first().copied());
    }
    let mut rows: Vec<(Currency, u64)> = Vec::new();
    for run in runs {
        let of_run: Vec<&Wanted> = run.metrics.iter().map(|index| &wanted[*index]).collect();
        if !of_run.iter().any(|wanted| wanted.parts().iter().any(is_money)) {
            continue;
        }
        let answers = Answers::find(asked, &of_run, &[run.period], &mut KeyTable::default());
        for (metric, wanted) in of_run.iter().enumerate() {
            let Some(formula) = &wanted.formula else { continue };
            let (found, available) = (answers.of(metric), answers.available(metric));
            let mut used = Vec::new();
            used_parts(&formula.root, &available, &mut used);
            for at in
                used.into_iter().filter(|at| is_money(&formula.parts[*at]) && is_available(&formula.root, &available))
            {
                for cover in found[at].coverage.iter().flatten() {
                    let slice = asked
                        .facts
                        .slices
                        .iter()
                        .find(|slice| slice.meta.id == cover.import && slice.meta.table == cover.table);
                    let Some(slice) = slice else { continue };
                    for currency in currencies_of(slice) {
                        match rows.iter_mut().find(|(known, _)| *known == currency) {
                            Some((_, count)) => *count += u64::from(slice.meta.rows),
                            None => rows.push((currency, u64::from(slice.meta.rows))),
                        }
                    }
                }
            }
        }
    }
    rows.short_sort_by_key(|(currency, count)| (std::cmp::Reverse(*count), *currency));
    let main = ask.currency.or_else(|| rows.first().map(|(currency, _)| *currency));
    if rows.iter().any(|(currency, _)| Some(*currency) != main) {
        asked.exchange = main;
    }
    main
}

fn is_money(part: &Part) -> bool {
    part.unit == Unit::Money
}
