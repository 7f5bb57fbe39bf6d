//! Which tasks are done, told for every project tool in the same way; and what to say when nobody wrote down since when.
//!
//! A task is done when its own mark, its completion day or the name of its status says so. A day is never made up:
//! a task that is done at an unknown time is in no count by day, and the person is told.

use super::refine::{put, values};
use crate::model::column::NONE;
use crate::model::facts::Slice;
use crate::model::field::Field;
use crate::problem::{Problem, Severity};
use crate::words::{Said, plural_en, plural_ru};

/// Statuses, lists and columns that mean done. Parted by `|`, lower case, `е` for `ё`, without signs around.
/// Source: the default workflows of Jira, Asana, Trello and Comindware, and what teams call their last column.
static DONE: &str = "done|completed|complete|closed|resolved|finished|\
    готово|готова|выполнено|выполнена|выполнен|завершено|завершена|завершен|закрыто|закрыта|закрыт|\
    сделано|сделана|решено|решена|решен|исполнено|исполнена|исполнен|\
    erledigt|fertig|abgeschlossen|terminé|terminée|fait|hecho|hecha|completado|completada|terminado|terminada|\
    concluído|concluída|xong|hoàn thành";

/// Whether a status or the name of a list means done: `✅ Готово` does, `Closed beta` does not.
pub fn is_done(word: &str) -> bool {
    let word = word.to_lowercase().replace('ё', "е");
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    !word.is_empty() && DONE.split('|').any(|done| done == word)
}

/// Settles `is_closed` of every task; of `words`, the first column that is filled in a row speaks.
pub fn settle_tasks(slice: &mut Slice, words: &[Field]) -> Vec<Problem> {
    let (flags, days) = (values(slice, Field::IsClosed), values(slice, Field::Completed));
    let columns: Vec<(Vec<bool>, Vec<i64>)> = words
        .iter()
        .filter_map(|field| slice.column(*field))
        .map(|column| (column.dict.iter().map(is_done).collect(), column.values()))
        .collect();
    if flags.is_none() && days.is_none() && columns.is_empty() {
        return Vec::new();
    }
    let told = |(marks, codes): &(Vec<bool>, Vec<i64>), row: usize| {
        marks.get(usize::try_from(*codes.get(row)?).ok()?).copied()
    };
    let closed: Vec<i64> = (0..slice.meta.rows as usize)
        .map(|row| {
            let of = |column: &Option<Vec<i64>>| column.as_ref().and_then(|column| column.get(row)).copied();
            let flag = of(&flags).filter(|flag| *flag != NONE);
            let has_day = of(&days).map(|day| day != NONE);
            let word = columns.iter().find_map(|column| told(column, row));
            let says = [flag.map(|flag| flag == 1), has_day, word];
            let known = says.into_iter().flatten();
            known.reduce(|a, b| a || b).map_or(NONE, i64::from)
        })
        .collect();
    put(slice, Field::IsClosed, &closed);
    undated(slice).into_iter().collect()
}

/// Tasks that are done, nobody says when.
pub fn undated(slice: &Slice) -> Option<Problem> {
    let closed = values(slice, Field::IsClosed)?;
    let days = values(slice, Field::Completed);
    let has_no_day = |row: usize| days.as_ref().is_none_or(|days| days.get(row).is_none_or(|day| *day == NONE));
    let count = closed.iter().enumerate().filter(|(row, closed)| **closed == 1 && has_no_day(*row)).count() as i64;
    if count == 0 {
        return None;
    }
    let (tasks_en, tasks_ru) =
        (plural_en(count, "task is", "tasks are"), plural_ru(count, "задача", "задачи", "задач"));
    Some(Problem::new(
        "task_day_unknown",
        Severity::Note,
        Said::new(
            format!("{count} {tasks_en} done on an unknown day and counted in no period"),
            format!("{count} {tasks_ru} без даты выполнения: сделано, но ни в один период не входит"),
        ),
        Said::fixed(
            "If your tool knows the day a task was completed, export that column too.",
            "Если система знает дату выполнения задачи, добавьте в выгрузку этот столбец.",
        ),
    ))
}

#[cfg(test)]
mod tests {
    use super::super::made::slice;
    use super::*;
    use crate::model::column::Column;
    use crate::model::field::Kind;
    use crate::model::table::Table;

    #[test]
    fn words_for_done() {
        for word in ["Done", "✅ Готово", "Done!", "Завершён", "ERLEDIGT"] {
            assert!(is_done(word), "{word}");
        }
        for word in ["", "Closed beta", "Not done", "To do", "В работе", "Не выполнено"] {
            assert!(!is_done(word), "{word}");
        }
    }

    #[test]
    fn mark_day_and_word_are_asked_in_turn() {
        let mut tasks = slice(
            Table::Tasks,
            vec![
                (Field::IsClosed, Column::from_values(Kind::Flag, &[0, 1, NONE, NONE, NONE])),
                (Field::Completed, Column::from_values(Kind::Day, &[NONE, NONE, 20_000, NONE, NONE])),
                (Field::Status, Column::from_texts(["", "", "", "Done", "Later"])),
                (Field::Stage, Column::from_texts(["Done", "", "", "Backlog", "Done"])),
            ],
        );
        let told = settle_tasks(&mut tasks, &[Field::Status, Field::Stage]);
        assert_eq!(values(&tasks, Field::IsClosed).unwrap(), [1, 1, 1, 1, 0]);
        assert_eq!(told[0].what.en, "3 tasks are done on an unknown day and counted in no period");
        assert_eq!(told[0].what.ru, "3 задачи без даты выполнения: сделано, но ни в один период не входит");
    }

    #[test]
    fn what_nobody_says_stays_unknown() {
        let mut tasks = slice(Table::Tasks, vec![(Field::Status, Column::from_texts(["", "Done"]))]);
        settle_tasks(&mut tasks, &[Field::Status]);
        assert_eq!(values(&tasks, Field::IsClosed).unwrap(), [NONE, 1]);
        let mut bare = slice(Table::Tasks, vec![(Field::TaskId, Column::from_texts(["1"]))]);
        assert!(settle_tasks(&mut bare, &[Field::Status]).is_empty() && bare.column(Field::IsClosed).is_none());
    }
}
