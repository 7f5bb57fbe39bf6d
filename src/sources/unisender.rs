//! Unisender: the list of mailings in the words of its interface or of its API, and contacts as its export names their
//! fields. The names of the API are documented by the vendor; the interface's export is not seen.

use super::mail_words::{ANSWERS, SENT, campaigns, contacts, mailings};
use super::source::{Report, Rule, Source};
use crate::model::field::Field;
use crate::model::table::Table;
use crate::words::Said;

pub static SOURCE: Source = Source {
    id: "unisender",
    name: Said::fixed("Unisender", "Unisender"),
    help: "https://www.unisender.com/ru/support/api/common/bulk-email/",
    reports: &[
        campaigns(&[
            &["прочитали", "прочитано", "открыли", "открыто"],
            &["доставлено", "отправлено"],
            &["перешли по ссылкам", "перешли по ссылке", "пожаловались на спам", "прочитали"],
        ]),
        campaigns(&[SENT, ANSWERS]).files(NAMES),
        API,
        contacts(&[&["email"], &["email_status", "email_availability"], &["email_list_ids", "email_add_time", "tags"]]),
        contacts(&[&["email", "e-mail"]]).files(NAMES).not(SENT),
    ],
};

const NAMES: &[&str] = &["unisender"];

const API: Report = Report::new(
    "api",
    Said::fixed("mailings of the API", "рассылки из API"),
    Some(Table::Messages),
    &[&["read_unique", "clicked_unique"], &["sent", "delivered"], &["read_all", "clicked_all", "unsubscribed", "spam"]],
    &[
        Rule::of(Field::Date, &["start_time", "date"]),
        Rule::of(Field::Campaign, &["subject", "campaign_id", "id"]),
        Rule::of(Field::List, &["list_id"]),
        Rule::of(Field::Sent, &["sent"]),
        Rule::of(Field::Delivered, &["delivered"]),
        Rule::of(Field::UniqueOpens, &["read_unique"]),
        Rule::of(Field::Opens, &["read_all"]),
        Rule::of(Field::UniqueClicks, &["clicked_unique"]),
        Rule::of(Field::Clicks, &["clicked_all"]),
        Rule::of(Field::Unsubscribes, &["unsubscribed"]),
        Rule::of(Field::Complaints, &["spam"]),
        Rule::ignore(&["total", "status"]),
    ],
)
.refine(mailings);
