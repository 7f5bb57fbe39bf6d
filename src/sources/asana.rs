//! Asana: the tasks of a project as CSV (also through a linked sheet, with its spacer rows) and as API names.
//!
//! A task is done when it has a completion day; standing in a section called "Done" is not completion. Names, notes
//! and e-mails are not kept. Costs come from custom fields of everyday names.

use super::refine::{put, values};
use super::source::{Context, Report, Rule, Source};
use crate::model::column::NONE;
use crate::model::facts::Slice;
use crate::model::field::Field;
use crate::model::table::Table;
use crate::problem::Problem;
use crate::words::Said;

pub static SOURCE: Source = Source {
    id: "asana",
    name: Said::fixed("Asana", "Asana"),
    help: "https://help.asana.com/s/article/import-and-export",
    reports: &[TASKS, TASKS_API],
};

const TASKS: Report = Report::new(
    "tasks",
    Said::fixed("tasks", "задачи"),
    Some(Table::Tasks),
    &[&["task id"], &["section/column", "blocked by", "parent task", "projects"], &["completed at", "created at"]],
    &[
        Rule::of(Field::TaskId, &["task id"]),
        Rule::of(Field::Created, &["created at"]),
        Rule::of(Field::Completed, &["completed at"]),
        Rule::of(Field::Started, &["start date"]),
        Rule::of(Field::Due, &["due date"]),
        Rule::of(Field::Stage, &["section/column"]),
        Rule::of(Field::Project, &["projects"]),
        Rule::of(Field::Assignee, &["assignee"]),
        Rule::of(Field::Category, &["tags"]),
        Rule::of(Field::PlannedCost, &["planned cost", "budget", "estimated cost", "бюджет", "плановые затраты"]),
        Rule::of(Field::ActualCost, &["actual cost", "spent", "фактические затраты"]),
        Rule::of(Field::Currency, &["currency", "валюта"]),
        Rule::ignore(&[
            "name", "notes", "assignee email", "last modified", "parent task", "blocked by", "blocking", "priority",
            "blocked by (dependencies)", "blocking (dependencies)", "task progress",
        ]),
    ],
)
.refine(refine_tasks);

const TASKS_API: Report = Report::new(
    "tasks_api",
    Said::fixed("tasks, API names", "задачи, имена полей API"),
    Some(Table::Tasks),
    &[
        &["id", "gid"],
        &["due_on", "due_at"],
        &["completed_at"],
        &["assignee_id", "workspace_id", "completed_by_id", "start_on"],
    ],
    &[
        Rule::of(Field::TaskId, &["gid", "id"]),
        Rule::of(Field::Created, &["created_at"]),
        Rule::of(Field::Completed, &["completed_at"]),
        Rule::of(Field::IsClosed, &["completed"]),
        Rule::of(Field::Started, &["start_on"]),
        Rule::of(Field::Due, &["due_on", "due_at"]),
        Rule::of(Field::Assignee, &["assignee_id"]),
        Rule::of(Field::IsDeleted, &["is_deleted"]),
        Rule::ignore(&[
            "name", "notes", "completed_by_id", "modified_at", "parent_id", "workspace_id", "_fivetran_synced",
        ]),
    ],
)
.refine(refine_tasks);

fn refine_tasks(slice: &mut Slice, _: &Context) -> Vec<Problem> {
    let problems = super::refine::leave_out_deleted(slice);
    super::refine::tell_currencies(slice);
    if slice.column(Field::IsClosed).is_none()
        && let Some(completed) = values(slice, Field::Completed)
    {
        let done: Vec<i64> = completed.iter().map(|day| i64::from(*day != NONE)).collect();
        put(slice, Field::IsClosed, &done);
    }
    problems
}
