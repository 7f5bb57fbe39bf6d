//! SendPulse: the list of mailings (each sent to an address book) and contacts of an address book. Neither export is
//! published or seen: the report is known by the address book beside the figures, or by the file's name.

use super::mail_words::{ANSWERS, SENT, campaigns, contacts};
use super::source::Source;
use crate::words::Said;

pub static SOURCE: Source = Source {
    id: "sendpulse",
    name: Said::fixed("SendPulse", "SendPulse"),
    help: "https://sendpulse.com/knowledge-base/email-service/email-analytics",
    reports: &[
        campaigns(&[SENT, ANSWERS, BOOK]),
        campaigns(&[SENT, ANSWERS]).files(NAMES),
        contacts(&[&["email", "e-mail"], BOOK]).not(SENT),
        contacts(&[&["email", "e-mail"]]).files(NAMES).not(SENT),
    ],
};

const NAMES: &[&str] = &["sendpulse"];
const BOOK: &[&str] = &["address book", "адресная книга", "адресна книга"];
