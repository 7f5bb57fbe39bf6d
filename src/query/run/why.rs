//! Why a value is not known, in words, and what would supply it. The only place where these words are made.

use crate::model::field::Field;
use crate::model::money::Currency;
use crate::model::period::Period;
use crate::model::table::Table;
use crate::query::report::Unknown;
use crate::words::Said;

fn named(tables: &[Table]) -> (String, String) {
    let names = |pick: fn(&Said) -> String, and: &str| {
        let all: Vec<String> = tables.iter().map(|table| pick(&table.name())).collect();
        all.join(and)
    };
    (names(|said| said.en.to_string(), " or "), names(|said| said.ru.to_string(), " или "))
}

fn unknown(id: &str, why: Said, needs: Vec<Table>) -> Unknown {
    Unknown { id: id.into(), why, needs }
}

pub fn no_data(tables: Vec<Table>) -> Unknown {
    let (en, ru) = named(&tables);
    let why = Said::new(format!("No file with {en} yet"), format!("Пока нет выгрузки: {ru}"));
    unknown("no_data", why, tables)
}

/// The table is there, the columns that a metric needs are not.
pub fn no_columns(table: Table, fields: &[Field]) -> Unknown {
    let list =
        |pick: fn(&Said) -> String| fields.iter().map(|field| pick(&field.name())).collect::<Vec<_>>().join(", ");
    let name = table.name();
    let why = Said::new(
        format!("The files with {} lack: {}", name.en, list(|said| said.en.to_string())),
        format!("В выгрузке «{}» нет: {}", name.ru, list(|said| said.ru.to_string())),
    );
    unknown("no_data", why, vec![table])
}

pub fn outside_coverage(table: Table, has: Option<Period>) -> Unknown {
    let name = table.name();
    let why = match has {
        Some(span) => Said::new(
            format!("The data on {} reach from {} to {}", name.en, span.from.iso(), span.to.iso()),
            format!("Данные «{}» есть с {} по {}", name.ru, span.from.iso(), span.to.iso()),
        ),
        None => Said::new(format!("No {} in these days", name.en), format!("За эти дни нет данных: {}", name.ru)),
    };
    unknown("outside_coverage", why, vec![table])
}

/// A tool that has rows on other days has none on these: lost, not zero.
pub fn silent(table: Table) -> Unknown {
    let name = table.name();
    let why = Said::new(
        format!("The file with {} has no rows on these days, though it has some on all others", name.en),
        format!("В выгрузке «{}» за эти дни нет строк, хотя за остальные они есть", name.ru),
    );
    unknown("silent", why, vec![table])
}

pub fn too_coarse(table: Table) -> Unknown {
    let name = table.name();
    let why = Said::new(
        format!("The files with {} cover longer periods than asked; a file with a date column would tell", name.en),
        format!("Выгрузка «{}» покрывает более длинный период; нужна выгрузка с разбивкой по датам", name.ru),
    );
    unknown("too_coarse", why, vec![table])
}

pub fn not_additive(table: Table, field: Option<Field>) -> Unknown {
    let what = field.map_or_else(|| table.name(), Field::name);
    let why = Said::new(
        format!("“{}” cannot be added over days or rows; an export of exactly this period would tell", what.en),
        format!("«{}» нельзя складывать по дням и строкам; нужна выгрузка ровно за этот период", what.ru),
    );
    unknown("not_additive", why, vec![table])
}

pub fn no_breakdown(table: Table, dims: &[Field]) -> Unknown {
    let list = |pick: fn(&Said) -> String| dims.iter().map(|dim| pick(&dim.name())).collect::<Vec<_>>().join(", ");
    let name = table.name();
    let why = Said::new(
        format!("No file with {} is broken down by {}", name.en, list(|said| said.en.to_string())),
        format!("Нет выгрузки «{}» с разбивкой: {}", name.ru, list(|said| said.ru.to_string())),
    );
    unknown("no_breakdown", why, vec![table])
}

/// Nothing in the file says which days its rows are about.
pub fn no_days(table: Table) -> Unknown {
    let name = table.name();
    let why = Said::new(
        format!("The files with {} do not say which days they cover", name.en),
        format!("В выгрузке «{}» не сказано, за какие она дни", name.ru),
    );
    unknown("no_days", why, vec![table])
}

/// The two sides of a ratio are about different days.
pub fn never_meet(above: Period, below: Period) -> Unknown {
    let (a, b) = (above, below);
    let why = Said::new(
        format!(
            "Cannot be divided: one side covers {} to {}, the other {} to {}",
            a.from.iso(),
            a.to.iso(),
            b.from.iso(),
            b.to.iso()
        ),
        format!(
            "Делить нельзя: одна часть за {} – {}, другая за {} – {}",
            a.from.iso(),
            a.to.iso(),
            b.from.iso(),
            b.to.iso()
        ),
    );
    unknown("never_meet", why, Vec::new())
}

/// Money without a currency would be added to money of a named one.
pub fn currency_unsaid(table: Table, file: &str) -> Unknown {
    let why = Said::new(
        format!("{file} does not say its currency, so its money is not added to the others’"),
        format!("В файле {file} не указана валюта, поэтому с остальными суммами он не складывается"),
    );
    unknown("currency_unsaid", why, vec![table])
}

pub fn no_rate(from: Currency, to: Currency) -> Unknown {
    let why = Said::new(
        format!("No rate from {} to {} for these days", from.code(), to.code()),
        format!("Нет курса {} к {} на эти дни", from.code(), to.code()),
    );
    unknown("no_rate", why, vec![Table::ExchangeRates])
}

pub fn zero_denominator(name: Option<Said>) -> Unknown {
    let why = match name {
        Some(name) => {
            Said::new(format!("Cannot be divided: {} is 0", name.en), format!("Делить не на что: {} – 0", name.ru))
        }
        None => Said::fixed("Cannot be divided: the denominator is 0", "Делить не на что: знаменатель равен 0"),
    };
    unknown("zero_denominator", why, Vec::new())
}

/// Nothing was booked, which is not the same as free.
pub fn no_cost(tables: Vec<Table>) -> Unknown {
    let why = Said::fixed("No cost of this is in the files", "В выгрузках нет затрат по этой строке");
    unknown("no_data", why, tables)
}

pub fn too_short() -> Unknown {
    let why = Said::fixed(
        "There is no whole month of subscriptions before the end of the period",
        "До конца периода нет ни одного полного месяца с подписками",
    );
    unknown("too_short", why, vec![Table::Subscriptions])
}

pub fn bad_metric(id: &str) -> Unknown {
    let why = Said::new(
        format!("There is no metric “{id}”, or its formula is wrong"),
        format!("Нет показателя «{id}» или ошибка в его формуле"),
    );
    unknown("bad_metric", why, Vec::new())
}
