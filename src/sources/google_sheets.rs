//! Task lists kept in a shared spreadsheet, as teams write them in Vietnamese. Everyday English and Russian words are
//! known as plain tables.

use super::refine::{drop_field, shorten_people, tell_apart};
use super::source::{Context, Report, Rule, Source};
use super::tasks::settle_tasks;
use crate::model::facts::Slice;
use crate::model::field::Field;
use crate::model::table::Table;
use crate::problem::Problem;
use crate::words::Said;

pub static SOURCE: Source = Source {
    id: "google_sheets",
    name: Said::fixed("Google Sheets task list", "Список задач в Google Таблицах"),
    help: "https://support.google.com/docs/answer/40608",
    reports: &[TASKS],
};

const TASKS: Report = Report::new(
    "tasks",
    Said::fixed("task list", "список задач"),
    Some(Table::Tasks),
    &[&["tiêu đề"], &["hạn"], &["trạng thái", "người làm"]],
    &[
        Rule::of(Field::Title, &["tiêu đề"]),
        Rule::of(Field::Assignee, &["người làm"]),
        Rule::of(Field::Due, &["hạn"]),
        Rule::of(Field::Category, &["nhãn"]),
        Rule::of(Field::Status, &["trạng thái"]),
        Rule::ignore(&["mô tả", "ưu tiên", "điểm"]),
    ],
)
.refine(refine);

fn refine(slice: &mut Slice, _: &Context) -> Vec<Problem> {
    tell_apart(slice, Field::TaskId, &[Field::Title, Field::Due]);
    drop_field(slice, Field::Title);
    shorten_people(slice, Field::Assignee);
    settle_tasks(slice, &[Field::Status])
}
