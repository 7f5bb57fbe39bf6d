//! Pipedrive: deals, leads, people and activities as its lists export them (`Deal - Title`), and deals under API names.
//!
//! Organisations are recognised and not kept. The status (open, won, lost) decides the outcome; an expected close date
//! is no day a deal closed on. Names, e-mails, phones and notes are not kept. Layouts are documented and known from
//! others' parsers, but not seen in a real file; the Russian headers least of all.

use super::refine::{
    drop_field, leave_out_called, leave_out_deleted, name_things, put, rename, shorten_people, tell_currencies, values,
};
use super::source::{Context, Report, Rule, Source};
use super::stages::{CloseDate, settle_deals};
use super::tasks::settle_tasks;
use crate::model::facts::Slice;
use crate::model::field::Field;
use crate::model::table::Table;
use crate::problem::Problem;
use crate::words::Said;

pub static SOURCE: Source = Source {
    id: "pipedrive",
    name: Said::fixed("Pipedrive", "Pipedrive"),
    help: "https://support.pipedrive.com/en/article/exporting-data-from-pipedrive",
    reports: &[DEALS, DEALS_API, LEADS, PEOPLE, ACTIVITIES, ORGANIZATIONS],
};

const DEALS: Report = Report::new(
    "deals",
    Said::fixed("deals", "сделки"),
    Some(Table::Deals),
    &[
        &["deal - title", "сделка - название", "сделка - наименование"],
        &[
            "deal - status", "deal - stage", "deal - stage (pipeline)", "deal - value", "deal - deal created",
            "сделка - статус", "сделка - этап", "сделка - стоимость", "сделка - сумма", "сделка - дата создания",
        ],
    ],
    &[
        Rule::of(Field::DealId, &["deal - id", "deal - pipedrive system id", "id", "сделка - id"]),
        Rule::of(Field::Title, &["deal - title", "сделка - название", "сделка - наименование"]),
        Rule::of(
            Field::Created,
            &[
                "deal - deal created", "deal created", "deal - creation date", "deal - add time", "deal - created",
                "сделка - дата создания", "сделка - сделка создана", "сделка - время добавления",
            ],
        ),
        Rule::of(Field::Closed, &["deal - won time", "сделка - дата выигрыша", "сделка - время выигрыша"]),
        Rule::of(Field::Closed, &["deal - lost time", "сделка - дата проигрыша", "сделка - время проигрыша"]),
        Rule::of(
            Field::Closed,
            &[
                "deal - deal closed on", "deal - closed on", "deal - close time", "сделка - сделка закрыта",
                "сделка - дата закрытия",
            ],
        ),
        Rule::of(Field::Status, &["deal - status", "сделка - статус"]),
        Rule::of(Field::Stage, &["deal - stage", "deal - stage (pipeline)", "сделка - этап"]),
        Rule::of(Field::Pipeline, &["deal - pipeline", "сделка - воронка"]),
        Rule::of(
            Field::Amount,
            &["deal - value", "сделка - стоимость", "сделка - сумма", "сделка - ценность", "сделка - значение"],
        ),
        Rule::of(
            Field::Currency,
            &["deal - currency of value", "deal - currency", "сделка - валюта", "сделка - валюта стоимости"],
        ),
        Rule::of(Field::Source, &["deal - utm source", "deal - utm_source"]),
        Rule::of(
            Field::Source,
            &[
                "deal - source channel", "deal - lead source", "deal - source", "сделка - источник",
                "сделка - канал источника",
            ],
        ),
        Rule::of(Field::Source, &["deal - source origin"]),
        Rule::of(Field::Medium, &["deal - utm medium", "deal - utm_medium"]),
        Rule::of(Field::Campaign, &["deal - utm campaign", "deal - utm_campaign"]),
        Rule::of(Field::Category, &["deal - label", "deal - labels", "сделка - метка"]),
        Rule::of(Field::Owner, &["deal - owner", "сделка - владелец", "сделка - ответственный"]),
        Rule::of(
            Field::Company,
            &["deal - organization", "organization", "organization - name", "сделка - организация", "организация"],
        ),
        Rule::of(Field::ContactId, &["deal - contact person id", "person - id"]),
        Rule::ignore(&[
            "deal - contact person", "contact person", "deal - expected close date", "deal - probability",
            "deal - lost reason", "deal - creator", "deal - weighted value", "deal - currency of weighted value",
            "deal - update time", "deal - visible to", "deal - total activities", "deal - done activities",
            "deal - activities to do", "deal - next activity date", "deal - last activity date",
            "deal - last stage change", "сделка - контактное лицо", "сделка - ожидаемая дата закрытия",
            "сделка - вероятность", "сделка - причина проигрыша",
        ]),
    ],
)
.refine(refine_deals);

const DEALS_API: Report = Report::new(
    "deals_api",
    Said::fixed("deals, API names", "сделки, имена полей API"),
    Some(Table::Deals),
    &[&["id"], &["stage_id"], &["pipeline_id"], &["add_time", "won_time", "close_time"], &["value", "status"]],
    &[
        Rule::of(Field::DealId, &["id"]),
        Rule::of(Field::Title, &["title"]),
        Rule::of(Field::Created, &["add_time"]),
        Rule::of(Field::Closed, &["won_time"]),
        Rule::of(Field::Closed, &["lost_time"]),
        Rule::of(Field::Closed, &["close_time"]),
        Rule::of(Field::Status, &["status"]),
        Rule::of(Field::Stage, &["stage_id"]),
        Rule::of(Field::Pipeline, &["pipeline_id"]),
        Rule::of(Field::Amount, &["value"]),
        Rule::of(Field::Currency, &["currency"]),
        Rule::of(Field::Source, &["origin", "channel"]),
        Rule::of(Field::Owner, &["owner_id", "user_id", "owner_id.name", "user_id.name"]),
        Rule::of(Field::Company, &["org_id", "org_name", "org_id.name"]),
        Rule::of(Field::ContactId, &["person_id", "person_id.value"]),
        Rule::of(Field::IsDeleted, &["is_deleted", "deleted"]),
        Rule::ignore(&["expected_close_date", "probability", "lost_reason", "update_time", "person_name"]),
    ],
)
.refine(refine_deals);

const LEADS: Report = Report::new(
    "leads",
    Said::fixed("leads", "лиды"),
    Some(Table::Contacts),
    &[
        &["lead - title", "лид - название"],
        &["lead - lead created", "lead - id", "lead - owner", "lead - source", "lead - labels", "лид - владелец"],
    ],
    &[
        Rule::of(Field::ContactId, &["lead - id", "id", "лид - id"]),
        Rule::of(Field::PersonName, &["lead - title", "лид - название"]),
        Rule::of(
            Field::Created,
            &[
                "lead - lead created", "lead - created", "lead - add time", "lead - creation date",
                "лид - дата создания",
            ],
        ),
        Rule::of(Field::Source, &["lead - source channel", "lead - source", "lead - source origin", "лид - источник"]),
        Rule::of(Field::Category, &["lead - labels", "lead - label", "лид - метки"]),
        Rule::of(Field::Owner, &["lead - owner", "лид - владелец"]),
        Rule::of(Field::Company, &["lead - organization", "organization", "лид - организация"]),
        Rule::ignore(&["lead - contact person", "contact person", "lead - value", "lead - expected close date"]),
    ],
)
.refine(refine_leads);

const PEOPLE: Report = Report::new(
    "people",
    Said::fixed("people", "контактные лица"),
    Some(Table::Contacts),
    &[
        &["person - name", "контактное лицо - имя", "лицо - имя"],
        &[
            "person - id", "person - person created", "person - owner", "person - organization", "person - email",
            "person - email - work", "person - phone - work", "контактное лицо - владелец", "лицо - владелец",
            "контактное лицо - id",
        ],
    ],
    &[
        Rule::of(Field::ContactId, &["person - id", "person - pipedrive system id", "id", "контактное лицо - id"]),
        Rule::of(Field::PersonName, &["person - name", "контактное лицо - имя", "лицо - имя"]),
        Rule::of(
            Field::Created,
            &[
                "person - person created", "person - created", "person - add time", "person - creation date",
                "контактное лицо - дата создания", "лицо - дата создания",
            ],
        ),
        Rule::of(Field::Source, &["person - utm source", "person - source", "person - lead source"]),
        Rule::of(Field::Owner, &["person - owner", "контактное лицо - владелец", "лицо - владелец"]),
        Rule::of(
            Field::Company,
            &["person - organization", "organization", "контактное лицо - организация", "лицо - организация"],
        ),
        Rule::ignore(&[
            "person - first name", "person - last name", "person - email", "person - email - work",
            "person - email - home", "person - email - other", "person - phone", "person - phone - work",
            "person - phone - home", "person - phone - mobile", "person - phone - other", "person - labels",
            "person - label", "person - marketing status", "person - open deals", "person - won deals",
            "person - lost deals", "person - closed deals",
        ]),
    ],
)
.not(&["deal - title", "lead - title", "activity - subject", "сделка - название"])
.refine(refine_people);

/// Calls, meetings and to-dos with their due day: the sales team's tasks.
const ACTIVITIES: Report = Report::new(
    "activities",
    Said::fixed("activities", "дела"),
    Some(Table::Tasks),
    &[
        &["activity - subject", "активность - тема", "дело - тема"],
        &[
            "activity - due date", "activity - done", "activity - type", "активность - срок", "активность - выполнено",
            "дело - срок", "дело - выполнено",
        ],
    ],
    &[
        Rule::of(Field::TaskId, &["activity - id", "id", "активность - id"]),
        Rule::of(Field::Title, &["activity - subject", "активность - тема", "дело - тема"]),
        Rule::of(Field::Created, &["activity - add time", "activity - activity created", "активность - дата создания"]),
        Rule::of(Field::Due, &["activity - due date", "активность - срок", "дело - срок"]),
        Rule::of(
            Field::Completed,
            &["activity - marked as done time", "activity - done time", "активность - дата выполнения"],
        ),
        Rule::of(
            Field::Status,
            &["activity - done", "activity - status", "активность - выполнено", "дело - выполнено"],
        ),
        Rule::of(Field::Category, &["activity - type", "активность - тип", "дело - тип"]),
        Rule::of(
            Field::Assignee,
            &["activity - assigned to user", "activity - owner", "активность - назначено пользователю"],
        ),
        Rule::ignore(&[
            "activity - note", "activity - public description", "activity - contact person", "activity - organization",
            "activity - deal", "activity - duration", "activity - due time", "activity - priority",
        ]),
    ],
)
.not(&["deal - title", "lead - title"])
.refine(refine_activities);

const ORGANIZATIONS: Report = Report::new(
    "organizations",
    Said::fixed("organisations", "организации"),
    None,
    &[
        &["organization - name", "организация - название"],
        &[
            "organization - id", "organization - owner", "organization - address", "organization - people",
            "организация - владелец",
        ],
    ],
    &[],
)
.not(&["deal - title", "person - name", "lead - title", "сделка - название"]);

fn refine_deals(slice: &mut Slice, context: &Context) -> Vec<Problem> {
    tell_currencies(slice);
    shorten_people(slice, Field::Owner);
    let mut problems = name_things(slice, Field::DealId, &[Field::Title, Field::Company, Field::Created]);
    problems.extend(leave_out_deleted(slice));
    let why = Said::fixed("deleted in Pipedrive", "удалены в Pipedrive");
    problems.extend(leave_out_called(slice, Field::Status, &["deleted", "удалена", "удалено"], "rows_deleted", &why));
    problems.extend(settle_deals(slice, context, CloseDate::Stated));
    drop_field(slice, Field::Status);
    problems
}

/// A lead and a person may have one number: a lead's id says what it is. It is a lead from its first day.
fn refine_leads(slice: &mut Slice, _: &Context) -> Vec<Problem> {
    let problems = name_things(slice, Field::ContactId, &[Field::PersonName, Field::Company, Field::Created]);
    shorten_people(slice, Field::Owner);
    rename(slice, Field::ContactId, |id| Some(format!("lead-{id}")));
    if let Some(created) = values(slice, Field::Created) {
        put(slice, Field::LeadDate, &created);
    }
    problems
}

fn refine_people(slice: &mut Slice, _: &Context) -> Vec<Problem> {
    shorten_people(slice, Field::Owner);
    name_things(slice, Field::ContactId, &[Field::PersonName, Field::Company, Field::Created])
}

fn refine_activities(slice: &mut Slice, _: &Context) -> Vec<Problem> {
    shorten_people(slice, Field::Assignee);
    let mut problems = name_things(slice, Field::TaskId, &[Field::Title, Field::Created, Field::Due]);
    // "Done" or "To do", in some exports a bare yes or no.
    rename(slice, Field::Status, |word| {
        let is_yes = ["yes", "true", "1", "да"].contains(&word.trim().to_lowercase().as_str());
        Some(if is_yes { "Done".to_owned() } else { word.to_owned() })
    });
    problems.extend(settle_tasks(slice, &[Field::Status]));
    problems
}
