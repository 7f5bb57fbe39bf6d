//! Jira: issues as the cloud and the server export them to CSV, English and Russian.
//!
//! An issue is done by its status category or its resolution day; where no resolution was set, by the day the category
//! changed. Many columns stand several times under one name. Summaries, texts and people's ids are not kept; estimates
//! are not either: they are seconds or points, never money.

use super::refine::{drop_field, put, shorten_people, values};
use super::source::{Context, Report, Rule, Source};
use super::tasks::{settle_tasks, undated};
use crate::model::column::NONE;
use crate::model::facts::Slice;
use crate::model::field::Field;
use crate::model::table::Table;
use crate::problem::Problem;
use crate::words::Said;

pub static SOURCE: Source = Source {
    id: "jira",
    name: Said::fixed("Jira", "Jira"),
    help: "https://support.atlassian.com/jira-software-cloud/",
    reports: &[ISSUES],
};

const KEY: &[&str] =
    &["issue key", "work item key", "key", "ключ проблемы", "ключ задачи", "код задачи", "код запроса", "ключ"];

const ISSUES: Report = Report::new(
    "issues",
    Said::fixed("issues", "задачи"),
    Some(Table::Tasks),
    &[
        KEY,
        &[
            "issue id", "issue type", "work item type", "project key", "status category", "resolution",
            "идентификатор проблемы", "идентификатор задачи", "тип проблемы", "тип задачи", "тип запроса",
            "ключ проекта", "категория статуса", "резолюция", "решение",
        ],
        &["status", "status category", "resolved", "created", "статус", "категория статуса", "создано", "решено"],
    ],
    &[
        Rule::of(Field::TaskId, KEY),
        Rule::of(Field::Created, &["created", "создано", "создана", "дата создания"]),
        Rule::of(Field::Completed, &["resolved", "resolution date", "решено", "дата решения"]),
        // Held only to date what has no resolution day.
        Rule::of(Field::Ended, &["status category changed", "категория статуса изменена"]),
        Rule::of(Field::Started, &["custom field (start date)", "start date", "дата начала"]),
        Rule::of(Field::Due, &["due date", "due", "срок исполнения", "дата выполнения", "срок"]),
        Rule::of(Field::Status, &["status category", "категория статуса"]),
        Rule::of(Field::Stage, &["status", "статус"]),
        Rule::of(Field::Project, &["project name", "project", "название проекта", "проект", "project key"]),
        Rule::of(Field::Assignee, &["assignee", "исполнитель"]),
        Rule::of(Field::Category, &["issue type", "work item type", "тип проблемы", "тип задачи", "тип запроса"]),
        Rule::ignore(&[
            "summary", "description", "reporter", "reporter id", "creator", "creator id", "assignee id", "issue id",
            "project lead", "project lead id", "project description", "project type", "project url", "priority",
            "resolution", "updated", "last viewed", "votes", "environment", "watchers", "watchers id", "labels",
            "comment", "log work", "attachment", "sprint", "original estimate", "remaining estimate", "time spent",
            "work ratio", "σ original estimate", "σ remaining estimate", "σ time spent", "security level",
            "component/s", "components", "fix version/s", "fix versions", "affects version/s", "parent", "parent key",
            "custom field (story points)", "custom field (story point estimate)", "custom field (rank)",
            "custom field (development)", "custom field (issue color)", "custom field (team)", "тема", "описание",
            "автор", "приоритет", "резолюция", "обновлено", "метки", "комментарий", "наблюдатели", "спринт",
            "идентификатор проблемы", "идентификатор задачи", "первоначальная оценка", "оставшаяся оценка",
            "затраченное время", "голоса", "окружение", "вложение",
        ]),
    ],
)
.not(&["card id", "task id"])
.refine(refine);

fn refine(slice: &mut Slice, _: &Context) -> Vec<Problem> {
    shorten_people(slice, Field::Assignee);
    let mut problems = settle_tasks(slice, &[Field::Status, Field::Stage]);
    let changed = values(slice, Field::Ended);
    drop_field(slice, Field::Ended);
    if let (Some(changed), Some(closed)) = (changed, values(slice, Field::IsClosed)) {
        let mut days = values(slice, Field::Completed).unwrap_or_else(|| vec![NONE; closed.len()]);
        for ((day, closed), changed) in days.iter_mut().zip(&closed).zip(&changed) {
            if *day == NONE && *closed == 1 {
                *day = *changed;
            }
        }
        put(slice, Field::Completed, &days);
        problems = undated(slice).into_iter().collect();
    }
    problems
}
