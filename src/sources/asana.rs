//! Asana: the tasks of a project as CSV (also through a linked sheet, with its spacer rows) and as API names.
//!
//! A task is done when it has a completion day; standing in a section called "Done" is not completion. Names, notes
//! and e-mails are not kept. Costs come from custom fields of everyday names.

use super::refine::{leave_out_deleted, shorten_people, tell_currencies};
use super::source::{Context, Report, Rule, Source};
use super::tasks::settle_tasks;
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
    &[
        &["task id", "id задачи"],
        &[
            "section/column", "blocked by", "parent task", "projects", "раздел/столбец", "раздел/колонка", "проекты",
            "родительская задача",
        ],
        &["completed at", "created at", "дата завершения", "завершено", "дата создания", "создано"],
    ],
    &[
        Rule::of(Field::TaskId, &["task id", "id задачи"]),
        Rule::of(Field::Created, &["created at", "дата создания", "создано"]),
        Rule::of(Field::Completed, &["completed at", "дата завершения", "завершено"]),
        Rule::of(Field::Started, &["start date", "дата начала"]),
        Rule::of(Field::Due, &["due date", "срок выполнения", "срок", "дата выполнения"]),
        Rule::of(Field::Stage, &["section/column", "раздел/столбец", "раздел/колонка"]),
        Rule::of(Field::Project, &["projects", "проекты"]),
        Rule::of(Field::Assignee, &["assignee", "исполнитель"]),
        Rule::of(Field::Category, &["tags", "теги"]),
        Rule::of(
            Field::PlannedCost,
            &["planned cost", "budget", "estimated cost", "бюджет", "плановый бюджет", "плановые затраты"],
        ),
        Rule::of(Field::ActualCost, &["actual cost", "spent", "фактические затраты"]),
        Rule::of(Field::Currency, &["currency", "валюта"]),
        Rule::ignore(&[
            "name", "notes", "assignee email", "last modified", "parent task", "blocked by", "blocking", "priority",
            "blocked by (dependencies)", "blocking (dependencies)", "task progress", "название", "заметки", "описание",
            "эл. почта исполнителя", "последнее изменение", "родительская задача", "приоритет",
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
        &["completed_at", "completed"],
        &["due_on", "due_at", "created_at"],
        &[
            "assignee_id", "workspace_id", "completed_by_id", "start_on", "assignee.name", "assignee.gid",
            "resource_subtype", "memberships", "projects",
        ],
    ],
    &[
        Rule::of(Field::TaskId, &["gid", "id"]),
        Rule::of(Field::Created, &["created_at"]),
        Rule::of(Field::Completed, &["completed_at"]),
        Rule::of(Field::IsClosed, &["completed"]),
        Rule::of(Field::Started, &["start_on", "start_at"]),
        Rule::of(Field::Due, &["due_on", "due_at"]),
        Rule::of(Field::Assignee, &["assignee.name", "assignee", "assignee_id", "assignee.gid"]),
        Rule::of(Field::Project, &["projects", "projects.name", "memberships.project.name", "memberships"]),
        Rule::of(Field::Stage, &["memberships.section.name", "section"]),
        Rule::of(Field::Category, &["tags"]),
        Rule::of(Field::IsDeleted, &["is_deleted"]),
        Rule::ignore(&[
            "name", "notes", "completed_by_id", "modified_at", "parent_id", "workspace_id", "_fivetran_synced",
            "assignee.email", "resource_type", "resource_subtype", "permalink_url", "parent.name", "workspace.name",
        ]),
    ],
)
.refine(refine_tasks);

fn refine_tasks(slice: &mut Slice, _: &Context) -> Vec<Problem> {
    let mut problems = leave_out_deleted(slice);
    tell_currencies(slice);
    shorten_people(slice, Field::Assignee);
    problems.extend(settle_tasks(slice, &[]));
    problems
}
