//! Comindware Tracker and Platform: a list of tasks with its visible captions, Russian and English.
//!
//! Known from the products' documentation only: no export was seen, and a list shows whatever columns its owner chose.
//! So it is claimed by captions of planning (planned finish, share done, planned effort) beside number, name and state;
//! other task lists are plain tables. Names and descriptions are not kept.

use super::refine::{drop_field, shorten_people, tell_apart, tell_currencies};
use super::source::{Context, Report, Rule, Source};
use super::tasks::settle_tasks;
use crate::model::facts::Slice;
use crate::model::field::Field;
use crate::model::table::Table;
use crate::problem::Problem;
use crate::words::Said;

pub static SOURCE: Source = Source {
    id: "comindware",
    name: Said::fixed("Comindware", "Comindware"),
    help: "https://kb.comindware.ru/",
    reports: &[TASKS],
};

const TASKS: Report = Report::new(
    "tasks",
    Said::fixed("task list", "список задач"),
    Some(Table::Tasks),
    &[
        &["id", "номер", "№", "number"],
        &["название", "тема", "задача", "name", "title", "subject", "task"],
        &["статус", "состояние", "status", "state"],
        &[
            "дата завершения (план)", "плановая дата", "плановая дата завершения", "плановый срок", "% выполнения",
            "процент выполнения", "плановые трудозатраты", "фактические трудозатраты", "плановый бюджет",
            "planned finish", "planned finish date", "finish date (planned)", "% complete", "percent complete",
            "planned effort", "planned work", "planned budget",
        ],
    ],
    &[
        Rule::of(Field::TaskId, &["id", "номер", "№", "number"]),
        Rule::of(Field::Title, &["название", "тема", "задача", "name", "title", "subject", "task"]),
        Rule::of(Field::Created, &["дата создания", "создано", "creation date", "created", "created on"]),
        Rule::of(Field::Started, &["дата начала", "начало", "start date", "дата начала (план)"]),
        Rule::of(
            Field::Due,
            &[
                "дата завершения (план)", "плановая дата завершения", "плановая дата", "плановый срок", "срок",
                "крайний срок", "finish date (planned)", "planned finish date", "planned finish", "due date",
                "deadline",
            ],
        ),
        Rule::of(
            Field::Completed,
            &[
                "дата завершения", "дата завершения (факт)", "фактическая дата завершения", "завершено",
                "completion date", "completed", "actual finish", "finish date (actual)",
            ],
        ),
        Rule::of(Field::Status, &["статус", "состояние", "status", "state"]),
        Rule::of(Field::Project, &["проект", "project"]),
        Rule::of(Field::Assignee, &["исполнитель", "ответственный", "assignee", "responsible"]),
        Rule::of(Field::Category, &["тип", "категория", "type", "category"]),
        Rule::of(
            Field::PlannedCost,
            &["плановый бюджет", "бюджет", "плановые затраты", "planned budget", "budget", "planned cost"],
        ),
        Rule::of(
            Field::ActualCost,
            &["фактические затраты", "фактический бюджет", "actual cost", "actual budget", "actual costs"],
        ),
        Rule::of(Field::Currency, &["валюта", "currency"]),
        Rule::ignore(&[
            "автор", "создатель", "creator", "author", "приоритет", "priority", "описание", "description",
            "комментарий", "% выполнения", "процент выполнения", "% complete", "percent complete", "трудозатраты",
            "плановые трудозатраты", "фактические трудозатраты", "planned effort", "actual effort", "planned work",
            "дата изменения", "изменено", "last modified",
        ]),
    ],
)
.not(&["issue key", "card id", "task id", "ticket id", "deal id", "название сделки", "название лида"])
.refine(refine);

fn refine(slice: &mut Slice, _: &Context) -> Vec<Problem> {
    tell_apart(slice, Field::TaskId, &[Field::Title, Field::Project, Field::Created]);
    drop_field(slice, Field::Title);
    shorten_people(slice, Field::Assignee);
    tell_currencies(slice);
    settle_tasks(slice, &[Field::Status])
}
