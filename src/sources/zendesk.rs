//! Zendesk: tickets as views, list exports and API names write them.
//!
//! Subjects, descriptions and requesters' names and addresses are not kept. Deleted tickets are left out. Reply times
//! in hours are not turned into days: the clock they run on is not stated.

use super::refine::{leave_out_called, put, shorten_people, values};
use super::source::{Context, Report, Rule, Source};
use crate::model::column::NONE;
use crate::model::facts::Slice;
use crate::model::field::Field;
use crate::model::table::Table;
use crate::problem::Problem;
use crate::words::Said;

pub static SOURCE: Source = Source {
    id: "zendesk",
    name: Said::fixed("Zendesk", "Zendesk"),
    help: "https://support.zendesk.com/hc/en-us/articles/4408886165402",
    reports: &[TICKETS, TICKETS_VIEW, TICKETS_API, EXPLORE],
};

const NAME: Said = Said::fixed("tickets", "обращения");

const TICKETS: Report = Report::new(
    "tickets",
    NAME,
    Some(Table::Tickets),
    &[
        &["ticket id", "id тикета", "идентификатор тикета", "id обращения"],
        &["status", "ticket status", "статус", "статус тикета"],
        &[
            "created date", "created at", "requested", "ticket created - date", "ticket created - timestamp",
            "created", "дата создания", "создано", "запрошено", "создание тикета - дата", "тикет создан - дата",
        ],
    ],
    COLUMNS,
)
.refine(refine_tickets);

/// A view's own columns.
const TICKETS_VIEW: Report = Report::new(
    "tickets",
    NAME,
    Some(Table::Tickets),
    &[
        &["id"],
        &["requester", "автор запроса", "инициатор запроса"],
        &["requested", "created at", "запрошено", "создано"],
        &["status", "статус"],
    ],
    COLUMNS,
)
.not(&["issue key", "deal name", "название сделки"])
.refine(refine_tickets);

const TICKETS_API: Report = Report::new(
    "tickets_api",
    Said::fixed("tickets, API names", "обращения, имена полей API"),
    Some(Table::Tickets),
    &[&["id"], &["requester_id"], &["created_at"], &["via_channel", "ticket_form_id", "brand_id", "submitter_id"]],
    COLUMNS,
)
.refine(refine_tickets);

/// Explore's reports of metrics (`Tickets created`, `First reply time (hrs)`) by day, agent or channel. A metric over
/// tickets is no ticket; what Sextant counts, it counts from tickets.
const EXPLORE: Report = Report::new(
    "explore",
    Said::fixed("Explore report of metrics", "отчёт Explore по метрикам"),
    None,
    &[
        &[
            "ticket created - date", "ticket created - month", "ticket created - week",
            "ticket created - week of year", "ticket solved - date", "ticket solved - month", "ticket channel",
            "ticket status", "ticket group", "assignee name", "ticket brand", "ticket form", "ticket priority",
        ],
        &[
            "tickets", "count(tickets)", "tickets created", "created tickets", "solved tickets", "tickets solved",
            "sum(tickets)", "sum(solved tickets)", "count(solved tickets)", "unsolved tickets",
            "first reply time (hrs)", "med(first reply time (hrs))", "avg(first reply time (hrs))",
            "full resolution time (hrs)", "med(full resolution time (hrs))", "avg(full resolution time (hrs))",
            "med(requester wait time (hrs))", "% satisfaction score", "good satisfaction tickets",
            "med(first reply time (min))", "med(full resolution time (min))", "d_count(tickets)",
        ],
    ],
    &[],
)
.not(&["ticket id", "id тикета", "идентификатор тикета"]);

const COLUMNS: &[Rule] = &[
    Rule::of(Field::TicketId, &["ticket id", "id", "id тикета", "идентификатор тикета", "id обращения"]),
    Rule::of(
        Field::Created,
        &[
            "created date", "created at", "created_at", "requested", "ticket created - timestamp",
            "ticket created - date", "created", "дата создания", "создано", "запрошено", "создание тикета - дата",
            "тикет создан - дата",
        ],
    ),
    Rule::of(Field::FirstReply, &["first reply at", "first replied at", "дата первого ответа"]),
    Rule::of(
        Field::Solved,
        &[
            "resolved date", "solved", "solved at", "solved_at", "ticket solved - timestamp", "ticket solved - date",
            "initially solved at", "дата решения", "решено", "решение тикета - дата", "тикет решен - дата",
        ],
    ),
    Rule::of(Field::Status, &["status", "ticket status", "статус", "статус тикета"]),
    Rule::of(Field::Channel, &["via_channel", "channel", "ticket channel", "via", "канал", "канал тикета"]),
    Rule::of(Field::Category, &["issue type", "type", "ticket type", "тип", "тип тикета"]),
    Rule::of(
        Field::Assignee,
        &[
            "assignee", "agent assigned", "assignee name", "agent name", "assignee_id", "исполнитель", "назначенный",
            "имя исполнителя",
        ],
    ),
    Rule::of(Field::ContactId, &["requester id", "requester_id"]),
    Rule::of(Field::Rating, &["satisfaction score", "csat score", "csat", "оценка"]),
    Rule::ignore(&[
        "subject", "description", "requester", "requester name", "requester email", "recipient", "priority", "group",
        "group_id", "response time", "resolution time", "updated", "updated_at", "updated at", "due_at", "url", "tags",
        "тема", "приоритет", "группа", "автор запроса", "обновлено", "ticket subject", "ticket priority",
        "ticket group", "ticket brand", "ticket form", "ticket tags", "ticket organization name",
        "requester organization name", "ticket updated - date", "ticket updated - timestamp", "ticket assigned - date",
        "ticket assigned - timestamp", "ticket due - timestamp", "ticket satisfaction rating",
        "ticket satisfaction comment", "tickets", "sla", "submitter_id", "organization_id", "external_id", "brand_id",
    ]),
];

fn refine_tickets(slice: &mut Slice, _: &Context) -> Vec<Problem> {
    shorten_people(slice, Field::Assignee);
    let Some(status) = slice.column(Field::Status) else { return Vec::new() };
    let words: Vec<String> = status.dict.iter().map(|text| text.trim().to_lowercase()).collect();
    let codes = status.values();
    let done = ["solved", "closed", "resolved", "решено", "решен", "решён", "закрыто", "закрыт"];
    let solved: Vec<bool> = words.iter().map(|word| done.contains(&word.as_str())).collect();
    let told = |marks: &[bool], code: i64| usize::try_from(code).ok().and_then(|code| marks.get(code).copied());
    let closed: Vec<i64> = codes.iter().map(|code| told(&solved, *code).map_or(NONE, i64::from)).collect();
    put(slice, Field::IsClosed, &closed);
    // A ticket that was reopened keeps no solving day.
    if let Some(mut days) = values(slice, Field::Solved) {
        for (day, closed) in days.iter_mut().zip(&closed) {
            if *closed == 0 {
                *day = NONE;
            }
        }
        put(slice, Field::Solved, &days);
    }
    let why = Said::fixed("deleted in Zendesk", "удалены в Zendesk");
    let deleted = ["deleted", "удалено", "удален", "удалён"];
    leave_out_called(slice, Field::Status, &deleted, "rows_deleted", &why).into_iter().collect()
}
