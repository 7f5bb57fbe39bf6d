//! What a file says of itself: its own totals row against its rows, and the currencies its money is in.

use super::Looked;
use super::finding::{Check, Finding, said};
use super::lanes::Lane;
use crate::format;
use crate::model::column::NONE;
use crate::model::facts::Slice;
use crate::model::field::{Field, Kind, Role};
use crate::model::money::{Currency, MICROS};
use crate::model::table::Table;
use crate::problem::Severity;
use crate::words::{Lang, Said};
use std::collections::BTreeSet;

const TOTALS: Check = Check {
    id: "totals",
    severity: Severity::Warning,
    mend: Said::fixed(
        "The file may list only its largest rows, as reports of queries and videos do; or rows were cut off, rejected, or stand in it twice. Where all rows matter, export it again in full.",
        "Возможно, в файле только самые крупные строки, как в отчётах по запросам и видео; либо строки обрезаны, отклонены или записаны дважды. Если важны все, выгрузите файл целиком.",
    ),
    rule: Said::fixed(
        "The sum of the rows is set against the file's own totals row; rounding to the cent in every row is allowed for.",
        "Сумму строк сравниваем с итоговой строкой самого файла; допускаем округление до копейки в каждой строке.",
    ),
};

const MIXED: Check = Check {
    id: "mixed_currencies",
    severity: Severity::Warning,
    mend: Said::fixed(
        "They are added only where a dated exchange rate is known. Drop a table of rates, or keep to one currency.",
        "Складываем их только там, где известен курс на дату. Загрузите таблицу курсов или оставьте одну валюту.",
    ),
    rule: Said::fixed(
        "Currencies of all money in a table, for which no loaded rate leads from one to another.",
        "Валюты всех сумм таблицы, между которыми нет загруженного курса.",
    ),
};

const UNSAID: Check = Check {
    id: "currency_unsaid",
    severity: Severity::Warning,
    mend: Said::fixed(
        "Its money is not added to money of a named currency. Import the file again and choose its currency.",
        "Её суммы не складываются с суммами в названной валюте. Загрузите файл ещё раз и выберите валюту.",
    ),
    rule: Said::fixed(
        "A file with money and without a currency, beside files of the same table that name one.",
        "Файл с суммами без валюты рядом с файлами той же таблицы, где валюта названа.",
    ),
};

pub fn findings(looked: &Looked, lanes: &[Lane]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let rated = rated(looked);
    for (at, lane) in lanes.iter().enumerate() {
        let of_lane = |slice: &&Slice| lane.imports.contains(&slice.meta.id);
        let slices: Vec<&Slice> = looked.facts.slices.iter().map(AsRef::as_ref).filter(of_lane).collect();
        for slice in &slices {
            findings.extend(totals(slice, lanes, at));
        }
        let of_table: BTreeSet<Currency> =
            looked.facts.slices_of(lane.table).flat_map(|slice| currencies(slice)).collect();
        let own: BTreeSet<Currency> = slices.iter().flat_map(|slice| currencies(slice)).collect();
        // Of currencies that lead to one another by rates nothing needs to be said.
        if own.len() > 1 && own.iter().any(|currency| !rated.contains(currency)) {
            let list = own.iter().map(|currency| currency.code().to_owned()).collect::<Vec<_>>().join(", ");
            let what =
                Said::new(format!("Money in several currencies: {list}"), format!("Суммы в разных валютах: {list}"));
            findings.push(MIXED.found(lanes, at, &list, what).looking(|look| {
                look.sort = Some((Field::Currency, false));
            }));
        }
        let is_unsaid = |slice: &&&Slice| has_money(slice) && currencies(slice).is_empty();
        if let (Some(slice), false) = (slices.iter().find(is_unsaid), of_table.is_empty()) {
            let file = looked.facts.import(slice.meta.id).map_or("", |import| import.file.as_str());
            let what = Said::new(
                format!("{file} names no currency, other files of this table do"),
                format!("В файле {file} не названа валюта, а в других файлах этой таблицы названа"),
            );
            findings.push(UNSAID.found(lanes, at, file, what).looking(|look| look.import = Some(slice.meta.id)));
        }
    }
    findings
}

fn has_money(slice: &Slice) -> bool {
    slice.meta.fields.iter().any(|field| field.kind() == Kind::Money)
}

/// Empty: none where no money is, or no currency is named.
fn currencies(slice: &Slice) -> BTreeSet<Currency> {
    if !has_money(slice) {
        return BTreeSet::new();
    }
    match slice.column(Field::Currency) {
        Some(column) => {
            let mut is_met = vec![false; column.dict.len()];
            for code in column.values() {
                if let Some(met) = usize::try_from(code).ok().and_then(|code| is_met.get_mut(code)) {
                    *met = true;
                }
            }
            let met = column.dict.iter().zip(is_met).filter(|(_, is_met)| *is_met);
            met.filter_map(|(text, _)| Currency::parse(text)).collect()
        }
        None => slice.meta.currency.into_iter().collect(),
    }
}

/// Currencies that a loaded rate speaks of.
fn rated(looked: &Looked) -> BTreeSet<Currency> {
    let columns = looked
        .facts
        .slices_of(Table::ExchangeRates)
        .flat_map(|slice| [Field::FromCurrency, Field::ToCurrency].into_iter().filter_map(|field| slice.column(field)));
    columns.flat_map(|column| column.dict.iter().filter_map(Currency::parse)).collect()
}

/// Worked out from rounded rates and averages of each row: they never add up to the last digit.
static DERIVED: &[Field] = &[
    Field::Bounces,
    Field::EngagedSessions,
    Field::EngagementSecs,
    Field::SessionSecs,
    Field::Opens,
    Field::Delivered,
];

/// Measures that the rows do not add up to: field, sum and stated total in major units.
fn off(slice: &Slice) -> Vec<(Field, f64, f64)> {
    let mut off = Vec::new();
    for (field, stated) in &slice.meta.totals {
        let is_added = field.role() == Role::Measure && !DERIVED.contains(field);
        let Some(column) = slice.column(*field).filter(|_| is_added) else { continue };
        let (sum, scale): (f64, f64) = match column.kind {
            Kind::Money => {
                let known = column.values().into_iter().filter(|value| *value != NONE);
                (known.map(|value| value as f64).sum(), MICROS as f64)
            }
            _ => (column.numbers().into_iter().filter(|value| !value.is_nan()).sum(), 1.0),
        };
        let (sum, stated) = (sum / scale, stated / scale);
        // Half a cent of money is lost by rounding in each row at most.
        let per_row = if column.kind == Kind::Money { 0.005 } else { 0.0005 };
        if (sum - stated).abs() > per_row * f64::from(slice.meta.rows) + 0.01 + stated.abs() * 1e-6 {
            off.push((*field, sum, stated));
        }
    }
    off
}

fn totals(slice: &Slice, lanes: &[Lane], lane: usize) -> Option<Finding> {
    let off = off(slice);
    let (field, sum, stated) = *off.first()?;
    let what = said(|lang| {
        let write = |value: f64| match field.kind() {
            Kind::Money => format::money(value, slice.meta.currency, lang),
            _ => format::decimal(value, 0, 2, lang),
        };
        let others: Vec<_> = off[1..].iter().map(|(field, ..)| field.name().get(lang).to_owned()).collect();
        let (name, sum, stated, others) = (field.name(), write(sum), write(stated), others.join(", "));
        let mut text = match lang {
            Lang::En => format!("{}: the rows add up to {sum}, the file’s own total says {stated}", name.en),
            Lang::Ru => format!("{}: сумма строк {sum}, а в итоге файла {stated}", name.ru),
        };
        if !others.is_empty() {
            text.push_str(if lang == Lang::En { "; likewise " } else { "; так же " });
            text.push_str(&others);
        }
        text
    });
    let detail = format!("{}:{}", slice.meta.report, field.id());
    Some(TOTALS.found(lanes, lane, &detail, what).looking(|look| {
        look.import = Some(slice.meta.id);
        look.sort = Some((field, true));
    }))
}
