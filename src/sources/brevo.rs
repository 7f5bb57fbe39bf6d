//! Brevo (Sendinblue): the list of e-mail campaigns, under the words of its interface or of its API, and the list of
//! contacts. The API's names are documented by the vendor; the interface's export is not seen.

use super::mail_words::{ANSWERS, SENT, campaigns, contacts};
use super::source::{Report, Rule, Source};
use crate::model::field::Field;
use crate::model::table::Table;
use crate::words::Said;

pub static SOURCE: Source = Source {
    id: "brevo",
    name: Said::fixed("Brevo", "Brevo"),
    help: "https://help.brevo.com/hc/en-us/articles/19764406559506",
    reports: &[
        campaigns(&[
            SENT,
            &["delivered", "deliveries"],
            &["trackable opens", "estimated opens", "openers", "clickers", "unsubscriptions", "deferred"],
        ]),
        campaigns(&[SENT, ANSWERS]).files(NAMES),
        API,
        contacts(&[&["email"], &["added_time", "modified_time", "double_opt-in"]]),
        contacts(&[&["email"]]).files(NAMES).not(SENT),
    ],
};

const NAMES: &[&str] = &["brevo", "sendinblue"];

/// Unique views hold what mail programs open by themselves; `clickers` are all clicks.
const API: Report = Report::new(
    "api",
    Said::fixed("campaigns of the API", "рассылки из API"),
    Some(Table::Messages),
    &[&["uniqueviews", "uniqueclicks"], &["delivered", "sent"], &["hardbounces", "softbounces", "unsubscriptions"]],
    &[
        Rule::of(Field::Date, &["sentdate", "scheduledat", "createdat"]),
        Rule::of(Field::Campaign, &["name", "campaignname", "subject"]),
        Rule::of(Field::List, &["listid"]),
        Rule::of(Field::Sent, &["sent"]),
        Rule::of(Field::Delivered, &["delivered"]),
        Rule::of(Field::UniqueOpens, &["uniqueviews"]),
        Rule::of(Field::Opens, &["viewed"]),
        Rule::of(Field::UniqueClicks, &["uniqueclicks"]),
        Rule::of(Field::Clicks, &["clickers"]),
        Rule::of(Field::Unsubscribes, &["unsubscriptions"]),
        Rule::of(Field::Complaints, &["complaints"]),
        Rule::of(Field::EmailBounces, &["hardbounces"]),
        Rule::of(Field::Bounces, &["softbounces"]),
        Rule::ignore(&["id", "type", "status", "deferred", "trackableviews", "estimatedviews", "modifiedat"]),
    ],
)
.refine(super::mail_words::mailings);
