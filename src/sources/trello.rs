//! Trello: the cards of a board, as its CSV export writes them and as a board's JSON does once it is a table.
//!
//! A card is done by its due-complete mark or when its list is called so (Done, Готово, Erledigt); an archived card is
//! not done for that. When a card was made stands in its id. Names, descriptions and links are not kept.

use super::refine::{put, shorten_people};
use super::source::{Context, Report, Rule, Source};
use super::tasks::settle_tasks;
use crate::model::column::NONE;
use crate::model::facts::Slice;
use crate::model::field::Field;
use crate::model::table::Table;
use crate::problem::Problem;
use crate::words::Said;

pub static SOURCE: Source = Source {
    id: "trello",
    name: Said::fixed("Trello", "Trello"),
    help: "https://support.atlassian.com/trello/docs/exporting-data-from-trello/",
    reports: &[CARDS],
};

const CARDS: Report = Report::new(
    "cards",
    Said::fixed("board cards", "карточки доски"),
    Some(Table::Tasks),
    &[
        &["card id", "card name", "id карточки", "название карточки"],
        &[
            "list name", "list id", "board name", "board id", "card url", "due complete", "название списка",
            "название доски", "ссылка на карточку",
        ],
    ],
    &[
        Rule::of(Field::TaskId, &["card id", "id карточки"]),
        Rule::of(Field::Created, &["created", "created at", "создана", "дата создания"]),
        Rule::of(Field::Started, &["start date", "дата начала"]),
        Rule::of(Field::Due, &["due date", "due", "срок", "дата выполнения"]),
        Rule::of(Field::Completed, &["completed", "completed at", "date completed"]),
        Rule::of(Field::IsClosed, &["due complete", "срок соблюден", "выполнено"]),
        Rule::of(Field::Stage, &["list name", "название списка", "список"]),
        Rule::of(Field::Project, &["board name", "название доски", "доска"]),
        Rule::of(Field::Assignee, &["members", "участники"]),
        Rule::of(Field::Category, &["labels", "метки"]),
        Rule::ignore(&[
            "card name", "card url", "card description", "attachment count", "attachment links",
            "checklist item total count", "checklist item completed count", "vote count", "comment count",
            "last activity date", "list id", "board id", "archived", "closed", "название карточки",
            "описание карточки", "ссылка на карточку", "в архиве", "архивирована",
        ]),
    ],
)
.refine(refine);

/// The first eight hex digits of a card's id are its birth in Unix seconds. Source: support.atlassian.com,
/// "Getting the time a card or board was created".
fn birth(id: &str) -> Option<i64> {
    let is_id = id.len() == 24 && id.bytes().all(|b| b.is_ascii_hexdigit());
    is_id.then(|| i64::from_str_radix(&id[..8], 16).ok()).flatten().map(|seconds| seconds / 86_400)
}

fn refine(slice: &mut Slice, _: &Context) -> Vec<Problem> {
    shorten_people(slice, Field::Assignee);
    if let Some(ids) = slice.column(Field::TaskId).filter(|_| slice.column(Field::Created).is_none()) {
        let births: Vec<i64> = ids.dict.iter().map(|id| birth(id).unwrap_or(NONE)).collect();
        let of = |code: i64| usize::try_from(code).ok().and_then(|code| births.get(code)).copied().unwrap_or(NONE);
        let days: Vec<i64> = ids.values().into_iter().map(of).collect();
        if days.iter().any(|day| *day != NONE) {
            put(slice, Field::Created, &days);
            slice.meta.period = slice.span(Field::Created);
        }
    }
    settle_tasks(slice, &[Field::Stage])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::day::Day;

    #[test]
    fn ids_tell_the_day() {
        // date -u -d @$((0x54b0fd8d)) → 2015-01-10
        let day = |id| birth(id).map(|day| Day(day as i32).iso());
        assert_eq!(day("54b0fd8dee901a913afe5f84").as_deref(), Some("2015-01-10"));
        assert_eq!(day("c1"), None);
        assert_eq!(day("54b0fd8dee901a913afe5fzz"), None);
    }
}
