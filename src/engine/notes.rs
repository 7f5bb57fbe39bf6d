//! Words for what was noticed while a table was read: one problem a cause, never one a row.

use super::assemble::sum;
use super::assembly::Assembly;
use crate::model::column::NONE;
use crate::model::facts::{Slice, SliceGrain};
use crate::model::field::{Field, Kind, Role};
use crate::model::table::Nature;
use crate::problem::{Problem, Severity};
use crate::read::piece::{Cause, Signs};
use crate::read::plan::Plan;
use crate::words::{Said, plural_en, plural_ru};

/// Why a row was left out.
pub fn why(cause: Cause) -> Said {
    match cause {
        Cause::NotANumber => Said::fixed("not a number", "не число"),
        Cause::NotADay => Said::fixed("not a date", "не дата"),
        Cause::NotADuration => Said::fixed("not a duration", "не длительность"),
        Cause::NotAFlag => Said::fixed("neither yes nor no", "ни да, ни нет"),
        Cause::TooLarge => Said::fixed("the number is too large", "слишком большое число"),
        Cause::TooManyCells => {
            Said::fixed("more cells than the header has columns", "ячеек больше, чем столбцов в заголовке")
        }
        Cause::NoDay => Said::fixed("the row does not say its day", "в строке нет даты"),
        Cause::OpenQuote => Said::fixed("a quote is opened and never closed", "кавычка открыта и не закрыта"),
        Cause::CutShort => Said::fixed("the row breaks off", "строка обрывается"),
        Cause::NoMeasure => Said::fixed(
            "the row names a measure that this table does not hold",
            "строка называет показатель не из этой таблицы",
        ),
    }
}

fn rows_ru(count: u32) -> &'static str {
    plural_ru(i64::from(count), "строка", "строки", "строк")
}

fn rows_en(count: u32) -> &'static str {
    plural_en(i64::from(count), "row", "rows")
}

/// Rows left out, values unknown, letters broken.
pub fn of_reading(plan: &Plan, assembly: &Assembly) -> Vec<Problem> {
    let mut problems: Vec<Problem> = rejected(plan, assembly).into_iter().collect();
    problems.extend(bounded(plan, &assembly.signs));
    problems.extend(unread(plan, &assembly.signs));
    if assembly.bad_texts > 0 {
        problems.push(Problem::new(
            "bad_letters",
            Severity::Warning,
            Said::fixed(
                "Some letters could not be read: the file mixes encodings",
                "Часть букв не прочитана: в файле смешаны кодировки",
            ),
            Said::fixed(
                "Save the file as CSV UTF-8 and drop it again.",
                "Сохраните файл как CSV UTF-8 и перетащите ещё раз.",
            ),
        ));
    }
    if let Some(line) = assembly.stuck {
        problems.push(
            Problem::new(
                "record_too_long",
                Severity::Error,
                Said::new(
                    format!("From row {line} on nothing could be read: a quote is opened there and not closed"),
                    format!("Начиная со строки {line} ничего не прочитано: там открыта и не закрыта кавычка"),
                ),
                Said::fixed(
                    "Close or remove that quote, or export the report again.",
                    "Закройте или удалите эту кавычку либо выгрузите отчёт ещё раз.",
                ),
            )
            .at_row(line),
        );
    }
    problems
}

fn rejected(plan: &Plan, assembly: &Assembly) -> Option<Problem> {
    let count = assembly.rejected;
    let (line, column, found, cause) = assembly.rejects.first()?;
    let header = column.and_then(|at| plan.columns.get(at)).map(|column| column.header.clone());
    let why = why(*cause);
    let seen = |open: &str, close: &str| match (&header, found.is_empty()) {
        (Some(header), false) => format!("{open}{header}{close}, {open}{found}{close}: "),
        (Some(header), true) => format!("{open}{header}{close}: "),
        (None, _) => String::new(),
    };
    let what = Said::new(
        format!("{count} {} left out; first, row {line}: {}{}", rows_en(count), seen("“", "”"), why.en),
        format!("Не загружено: {count} {}; первая – {line}-я: {}{}", rows_ru(count), seen("«", "»"), why.ru),
    );
    let mend = match cause {
        Cause::OpenQuote | Cause::CutShort => Said::fixed(
            "The file looks cut: export the report again.",
            "Похоже, файл обрезан: выгрузите отчёт ещё раз.",
        ),
        Cause::TooManyCells => Said::fixed(
            "Check these rows for a stray delimiter or quote; the rest was read.",
            "Проверьте в этих строках лишний разделитель или кавычку; остальное прочитано.",
        ),
        _ => Said::fixed(
            "Correct these cells or export the report again; the rest was read.",
            "Исправьте эти ячейки или выгрузите отчёт ещё раз; остальное прочитано.",
        ),
    };
    let problem = Problem::new("rows_rejected", Severity::Warning, what, mend).at_row(*line);
    Some(match header {
        Some(header) => problem.in_column(&header),
        None => problem,
    })
}

fn bounded(plan: &Plan, signs: &[Signs]) -> Option<Problem> {
    let count: u32 = signs.iter().map(|signs| signs.bounded).sum();
    let (column, _) = plan.columns.iter().zip(signs).find(|(_, signs)| signs.bounded > 0)?;
    Some(
        Problem::new(
            "bounded_values",
            Severity::Note,
            Said::new(
                format!("{count} values are only bounds, as “<5”, and count as unknown"),
                format!("Значений вида «<5»: {count}; это только границы, они считаются неизвестными"),
            ),
            Said::fixed(
                "Nothing to do: the tool hides small numbers; a longer period may show them.",
                "Ничего делать не нужно: система скрывает малые числа; за более длинный период они могут появиться.",
            ),
        )
        .in_column(&column.header),
    )
}

fn unread(plan: &Plan, signs: &[Signs]) -> Vec<Problem> {
    let columns = plan.columns.iter().zip(signs).filter(|(_, signs)| signs.unread > 0);
    columns
        .map(|(column, signs)| {
            Problem::new(
                "values_unreadable",
                Severity::Warning,
                Said::new(
                    format!("{} values of “{}” cannot be read and count as unknown", signs.unread, column.header),
                    format!(
                        "Не читаются значения столбца «{}»: {}; они считаются неизвестными",
                        column.header, signs.unread
                    ),
                ),
                Said::fixed(
                    "Set one plain format for this column in your tool and export again.",
                    "Задайте этому столбцу один обычный формат и выгрузите отчёт ещё раз.",
                ),
            )
            .in_column(&column.header)
        })
        .collect()
}

pub fn no_rows() -> Problem {
    Problem::new(
        "no_rows",
        Severity::Note,
        Said::fixed("The report has a header and no rows", "В отчёте есть заголовок, но нет строк"),
        Said::fixed(
            "Choose a period with data in your tool and export again.",
            "Выберите в системе период с данными и выгрузите отчёт ещё раз.",
        ),
    )
}

pub fn not_kept(name: &Said) -> Problem {
    Problem::new(
        "not_kept",
        Severity::Note,
        Said::new(
            format!("“{}” is recognised, but no KPI is made of it", name.en),
            format!("Отчёт «{}» распознан, но показатели по нему не считаются", name.ru),
        ),
        Said::fixed("Nothing to do: it is left out.", "Ничего делать не нужно: он пропущен."),
    )
}

/// What the facts say of themselves: days not stated, totals that differ.
pub fn of_slice(slice: &Slice) -> Vec<Problem> {
    let mut problems = Vec::new();
    let is_period = slice.meta.table.nature() == Nature::Period;
    if is_period && slice.meta.grain == SliceGrain::Whole && slice.meta.period.is_none() && slice.meta.rows > 0 {
        problems.push(Problem::new(
            "no_period",
            Severity::Warning,
            Said::fixed("The file does not say which days it covers", "В файле не указано, за какие дни эти данные"),
            Said::fixed(
                "Add the day as a column, or keep the title lines with the period, and export again.",
                "Добавьте столбец с датой или оставьте над таблицей строки с периодом и выгрузите отчёт ещё раз.",
            ),
        ));
    }
    problems.extend(totals_differ(slice));
    problems
}

/// The sum of the rows against the file's own totals row, for what may be added.
fn totals_differ(slice: &Slice) -> Option<Problem> {
    let rows = f64::from(slice.meta.rows);
    slice.meta.totals.iter().find_map(|(field, total)| {
        let column = slice.column(*field).filter(|_| field.role() == Role::Measure)?;
        let unit = if field.kind() == Kind::Money { 1e6 } else { 1.0 };
        let (seen, stated) = (sum(column) / unit, total / unit);
        let rounding = if field.kind() == Kind::Money { 0.006 * (rows + 1.0) } else { 0.5 };
        if (seen - stated).abs() <= rounding.max(1e-4 * stated.abs()) {
            return None;
        }
        let name = field.name();
        let (seen, stated) = (plain(seen), plain(stated));
        Some(Problem::new(
            "totals_differ",
            Severity::Warning,
            Said::new(
                format!("The rows add up to {seen} ({}), the file's own totals row says {stated}", name.en),
                format!("Сумма строк – {seen} ({}), а в строке итогов файла – {stated}", name.ru),
            ),
            Said::fixed(
                "Check that the whole list was exported and not only its first page.",
                "Проверьте, что выгружен весь список, а не только первая страница.",
            ),
        ))
    })
}

fn plain(value: f64) -> String {
    let text = format!("{value:.2}");
    text.strip_suffix(".00").map_or(text.clone(), str::to_owned)
}

pub fn currency_unsaid() -> Problem {
    Problem::new(
        "currency_unsaid",
        Severity::Note,
        Said::fixed("The file does not say its currency", "В файле не указана валюта"),
        Said::fixed(
            "The workspace's currency is assumed; to be sure, add a currency column and export again.",
            "Принята валюта пространства; чтобы не сомневаться, добавьте в отчёт столбец с валютой и выгрузите его ещё раз.",
        ),
    )
}

pub fn several_currencies(slice: &Slice) -> Problem {
    let column = slice.column(Field::Currency);
    let used: std::collections::BTreeSet<String> = column
        .map(|column| {
            column
                .values()
                .into_iter()
                .filter(|code| *code != NONE)
                .map(|code| column.dict.text(code).to_owned())
                .collect()
        })
        .unwrap_or_default();
    let list = used.into_iter().collect::<Vec<_>>().join(", ");
    Problem::new(
        "several_currencies",
        Severity::Note,
        Said::new(
            format!("The money is in several currencies ({list}) and is not added up here"),
            format!("Суммы в нескольких валютах ({list}), здесь они не складываются"),
        ),
        Said::fixed(
            "Load exchange rates to see them in one currency.",
            "Загрузите курсы валют, чтобы видеть их в одной валюте.",
        ),
    )
}
