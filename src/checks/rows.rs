//! Single rows: days that are yet to come, the same thing twice in a file, the same row twice, an amount out of all
//! proportion.

use super::Looked;
use super::finding::{Check, Finding, said};
use super::lanes::Lane;
use crate::format;
use crate::model::column::NONE;
use crate::model::day::Day;
use crate::model::facts::{Slice, SliceGrain};
use crate::model::field::{Field, Role};
use crate::model::money::MICROS;
use crate::model::period::Period;
use crate::model::table::{Nature, Table};
use crate::problem::Severity;
use crate::words::{Lang, Said, plural_en, plural_ru};
use rustc_hash::FxHashMap;
use std::hash::{BuildHasher, Hasher};

const FUTURE: Check = Check {
    id: "future",
    severity: Severity::Warning,
    mend: Said::fixed(
        "Day and month may have been read in the wrong order, or a year typed wrong. Import the file again and flip the order of dates, or mend the rows.",
        "Возможно, день и месяц прочитаны в другом порядке или в годе опечатка. Загрузите файл ещё раз, сменив порядок дат, или исправьте строки.",
    ),
    rule: Said::fixed(
        "Days of things that have happened, later than tomorrow. Planned days – due dates, expected closings, plans – are left aside.",
        "Даты того, что уже произошло, позже завтрашнего дня. Плановые даты – сроки, ожидаемые закрытия, планы – не проверяем.",
    ),
};

const DUPLICATE_IDS: Check = Check {
    id: "duplicate_ids",
    severity: Severity::Warning,
    mend: Said::fixed(
        "The last row of each is counted, the others are not. If they are different things, export with another id.",
        "Считается последняя строка, остальные – нет. Если это разные записи, выгрузите с другим идентификатором.",
    ),
    rule: Said::fixed(
        "The same id more than once in one file.",
        "Один и тот же идентификатор в одном файле больше одного раза.",
    ),
};

const DUPLICATE_ROWS: Check = Check {
    id: "duplicate_rows",
    severity: Severity::Warning,
    mend: Said::fixed(
        "Each is counted. If the file was pasted together from two exports that overlap, remove one of them and import it again.",
        "Каждая посчитана. Если файл склеен из двух пересекающихся выгрузок, уберите лишнюю и загрузите его заново.",
    ),
    rule: Said::fixed(
        "Rows of a report that agree in every column that was read, measures included: five or more, and at least one of a hundred.",
        "Строки отчёта, совпадающие во всех прочитанных столбцах, включая показатели: от пяти и не реже одной из ста.",
    ),
};

const HUGE: Check = Check {
    id: "huge_amount",
    severity: Severity::Warning,
    mend: Said::fixed(
        "A decimal sign may have been lost, or cents taken for units. Look at the row, and mend the file if it is wrong.",
        "Возможно, потерялась запятая или копейки приняты за рубли. Посмотрите строку и исправьте файл, если это ошибка.",
    ),
    rule: Said::fixed(
        "One amount is more than fifty times the one that 95 of 100 rows do not exceed.",
        "Одна сумма больше чем в пятьдесят раз превышает уровень, ниже которого 95 строк из 100.",
    ),
};

/// Rows that repeat each other may do so by chance where they are small; many are a mistake.
const REPEATED: usize = 5;
const HUGE_TIMES: f64 = 50.0;
/// Fewer amounts say nothing about what is large.
const AMOUNTS: usize = 20;

pub fn findings(looked: &Looked, lanes: &[Lane]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (at, lane) in lanes.iter().enumerate() {
        for slice in looked.facts.slices.iter().filter(|slice| lane.imports.contains(&slice.meta.id)) {
            let file = looked.facts.import(slice.meta.id).map_or("", |import| import.file.as_str());
            let detail = |what: &str| format!("{file}:{what}");
            findings.extend(future(slice, looked.today).map(|(field, days, what)| {
                FUTURE.found(lanes, at, &detail(field.id()), what).looking(|look| {
                    (look.import, look.when, look.period) = (Some(slice.meta.id), Some(field), Some(days));
                    look.sort = Some((field, true));
                })
            }));
            findings.extend(twice(slice).map(|(id, what)| {
                DUPLICATE_IDS.found(lanes, at, &detail(""), what).looking(|look| {
                    (look.import, look.search) = (Some(slice.meta.id), id);
                    look.search_in = slice.meta.table.identity();
                })
            }));
            findings.extend(repeated(slice).map(|(day, what)| {
                DUPLICATE_ROWS.found(lanes, at, &detail(""), what).looking(|look| {
                    look.import = Some(slice.meta.id);
                    look.period = day.and_then(|day| Period::new(day, day));
                })
            }));
            findings.extend(huge(slice).map(|(field, what)| {
                HUGE.found(lanes, at, &detail(field.id()), what).looking(|look| {
                    (look.import, look.sort) = (Some(slice.meta.id), Some((field, true)));
                })
            }));
        }
    }
    findings
}

/// Days on which something has happened, as against days that are planned.
fn is_past(field: Field, slice: &Slice) -> bool {
    let table = slice.meta.table;
    let is_booked = matches!(table, Table::PlanValues | Table::Market | Table::ExchangeRates | Table::Expenses);
    match field {
        Field::Date => !is_booked && matches!(slice.meta.grain, SliceGrain::Day | SliceGrain::Event),
        Field::Created | Field::LeadDate | Field::MqlDate | Field::SqlDate | Field::CustomerDate => true,
        Field::Completed | Field::FirstReply | Field::Solved => true,
        _ => false,
    }
}

/// The day column with most of them, the days they reach, and the words.
fn future(slice: &Slice, today: Day) -> Option<(Field, Period, Said)> {
    let latest = i64::from(today.0) + 1;
    let counted = slice.columns.iter().filter(|(field, _)| is_past(**field, slice)).map(|(field, column)| {
        let days = column.values().into_iter().filter(|day| *day > latest);
        let (count, last) = days.fold((0i64, 0), |(count, last), day| (count + 1, last.max(day)));
        (*field, count, Day(last as i32))
    });
    let (field, count, last) = counted.max_by_key(|(_, count, _)| *count).filter(|(_, count, _)| *count > 0)?;
    let what = said(|lang| {
        let (name, last) = (field.name(), format::day_year(last, lang));
        match lang {
            Lang::En => {
                format!("{count} {} with “{}” still to come, up to {last}", plural_en(count, "row", "rows"), name.en)
            }
            Lang::Ru => format!(
                "{count} {} с датой «{}» в будущем, до {last}",
                plural_ru(count, "строка", "строки", "строк"),
                name.ru
            ),
        }
    });
    Some((field, Period::new(today.plus_days(2), last)?, what))
}

/// The id that comes most often, and the words.
fn twice(slice: &Slice) -> Option<(String, Said)> {
    let column = slice.column(slice.meta.table.identity()?)?;
    let codes = column.values();
    let mut times = vec![0u32; column.dict.len()];
    for code in codes {
        if let Some(times) = usize::try_from(code).ok().and_then(|code| times.get_mut(code)) {
            *times += 1;
        }
    }
    let ids = times.iter().filter(|times| **times > 1).count() as i64;
    let more: i64 = times.iter().map(|times| i64::from(times.saturating_sub(1))).sum();
    let (most, _) = times.iter().enumerate().max_by_key(|(_, times)| **times).filter(|(_, times)| **times > 1)?;
    let what = Said::new(
        format!(
            "{ids} {} more than once: {more} {} left out",
            plural_en(ids, "id stands", "ids stand"),
            plural_en(more, "row is", "rows are")
        ),
        format!(
            "{ids} {} повторяется: {more} {} не учтено",
            plural_ru(ids, "идентификатор", "идентификатора", "идентификаторов"),
            plural_ru(more, "строка", "строки", "строк")
        ),
    );
    Some((column.dict.text(most as i64).to_owned(), what))
}

/// Rows of a period table that are the same in every column; one day they stand on.
fn repeated(slice: &Slice) -> Option<(Option<Day>, Said)> {
    if slice.meta.table.nature() != Nature::Period {
        return None;
    }
    let rows = slice.meta.rows as usize;
    let mut hashes = vec![0u64; rows];
    let mut is_counted = vec![false; rows];
    let hasher = rustc_hash::FxBuildHasher;
    for (field, column) in slice.columns.iter().filter(|(field, _)| field.role() != Role::Lineage) {
        let is_measure = matches!(field.role(), Role::Measure | Role::NonAdditive);
        for (row, value) in column.numbers().into_iter().enumerate() {
            let mut state = hasher.build_hasher();
            state.write_u64(hashes[row]);
            state.write_u64(value.to_bits());
            hashes[row] = state.finish();
            is_counted[row] |= is_measure && value != 0.0 && !value.is_nan();
        }
    }
    let mut seen: FxHashMap<u64, ()> = FxHashMap::default();
    let again: Vec<usize> =
        (0..rows).filter(|row| is_counted[*row] && seen.insert(hashes[*row], ()).is_some()).collect();
    if again.len() < REPEATED || again.len() * 100 < rows {
        return None;
    }
    let day = slice.column(Field::Date).map(|column| column.value(again[0])).filter(|day| *day != NONE);
    let (count, all) = (again.len() as i64, rows as i64);
    let what = said(|lang| {
        let (many, all) = (format::count(count as f64, lang), format::count(all as f64, lang));
        match lang {
            Lang::En => format!("{many} of {all} rows repeat another one in every column"),
            Lang::Ru => format!("{many} из {all} строк повторяют другую во всех столбцах"),
        }
    });
    Some((day.map(|day| Day(day as i32)), what))
}

/// One amount far above all others: of orders, deals and expenses.
fn huge(slice: &Slice) -> Option<(Field, Said)> {
    if !matches!(slice.meta.table, Table::Orders | Table::Deals | Table::Expenses | Table::Subscriptions) {
        return None;
    }
    let field = [Field::Amount, Field::MonthlyAmount].into_iter().find(|field| slice.meta.has(*field))?;
    let is_mixed = slice.column(Field::Currency).is_some_and(|column| column.dict.len() > 1);
    let mut amounts: Vec<i64> = slice.column(field)?.values().into_iter().filter(|amount| *amount > 0).collect();
    if amounts.len() < AMOUNTS || is_mixed {
        return None;
    }
    amounts.sort_unstable();
    let (usual, most) = (amounts[amounts.len() * 95 / 100] as f64, *amounts.last()? as f64);
    // Where 95 of 100 are next to nothing, a real amount looks large.
    if most < HUGE_TIMES * usual || amounts.iter().rev().take(2).all(|amount| *amount as f64 >= HUGE_TIMES * usual) {
        return None;
    }
    let what = said(|lang| {
        let write = |micros: f64| format::money(micros / MICROS as f64, slice.meta.currency, lang);
        let (most, usual) = (write(most), write(usual));
        match lang {
            Lang::En => format!("One amount is {most}, while 95 of 100 are at most {usual}"),
            Lang::Ru => format!("Одна сумма – {most}, тогда как 95 из 100 не больше {usual}"),
        }
    });
    Some((field, what))
}
