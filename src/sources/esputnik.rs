//! eSputnik (Yespo): the campaign report and the list of contacts, in English, Russian and Ukrainian. Known from the
//! vendor's words for its figures, not from a real file: a report without any of these words is a plain table of
//! mailings unless the file's name says whose it is.

use super::mail_words::{ANSWERS, DELIVERED, SENT, campaigns, contacts};
use super::source::Source;
use crate::words::Said;

pub static SOURCE: Source = Source {
    id: "esputnik",
    name: Said::fixed("Yespo (eSputnik)", "eSputnik (Yespo)"),
    help: "https://docs.yespo.io/docs/email-campaign-report",
    reports: &[
        campaigns(&[OWN, ANSWERS, &["delivered", "доставлено", "sent", "отправлено", "надіслано", "відправлено"]])
            .not(OTHERS),
        campaigns(&[SENT, ANSWERS]).files(NAMES),
        campaigns(&[DELIVERED, ANSWERS]).files(NAMES),
        contacts(&[EMAIL, &["segments", "сегменты", "сегменти"], &["contact id", "id контакта", "id контакту"]]),
        contacts(&[EMAIL]).files(NAMES).not(SENT),
    ],
};

const NAMES: &[&str] = &["esputnik", "yespo"];
const EMAIL: &[&str] = &["email", "e-mail", "email address"];

/// Its words for readers and failures.
const OWN: &[&str] = &[
    "прочитано", "кликнуто", "отписано", "медиаканал", "медиа-канал", "надіслано", "відправлено", "відкрито",
    "відкриття", "відписки", "відписано", "скарги на спам", "помилки", "read", "media type",
];

/// What other senders of mail write beside such words.
const OTHERS: &[&str] = &[
    "impressions", "показы", "покази", "прочитали", "перешли по ссылкам", "перешли по ссылке", "адресная книга",
    "address book", "views",
];
