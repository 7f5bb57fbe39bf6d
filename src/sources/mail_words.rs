//! Mailings in the words of the systems that send them (English, Russian, Ukrainian), and the last looks they share.
//! A message “opened” or “прочитано” counts once however often it is opened: a unique open; “opens” are all of them.

use super::ad_tables::fill;
use super::refine::{add_up, drop_field, fill_from, hashed, rename};
use super::source::{Context, CurrencyFrom, Report, Rule};
use crate::model::facts::Slice;
use crate::model::field::Field;
use crate::model::table::Table;
use crate::problem::{Problem, Severity};
use crate::read::header::{header, normal};
use crate::words::Said;

type Words = &'static [&'static str];

pub const SENT: Words = &[
    "sent", "total recipients", "recipients", "emails sent", "sends", "messages sent", "total sent", "отправлено",
    "получатели", "отправлено писем", "отправлено сообщений", "количество получателей", "всего получателей",
    "надіслано", "відправлено", "отримувачі",
];
pub const DELIVERED: Words = &[
    "delivered", "deliveries", "successful deliveries", "email deliveries", "emails delivered", "доставлено",
    "доставлено писем", "доставлено сообщений", "успешно доставлено", "успешные доставки", "доставлені",
];
/// Whoever answers: a table of mailings has one of these.
pub const ANSWERS: Words = &[
    "opens", "opened", "unique opens", "unique_opens", "total opens", "read", "clicks", "unique clicks", "clicked",
    "delivered", "открытия", "открыто", "прочитано", "клики", "переходы", "кликнуто", "доставлено", "відкрито",
    "відкриття", "кліки", "переходи", "прочитали", "открыли", "открыто писем",
];
const HARD: Words = &[
    "hard bounces", "hard bounced", "hard errors", "жесткие ошибки", "жесткие возвраты", "жорсткі помилки",
    "hard_bounces", "hardbounces",
];
const SOFT: Words = &[
    "soft bounces", "soft bounced", "soft errors", "мягкие ошибки", "мягкие возвраты", "м’які помилки",
    "м'які помилки", "soft_bounces", "softbounces",
];
const ALL_BOUNCES: Words = &[
    "email_bounces", "total bounces", "bounces", "bounced", "email bounces", "errors", "не доставлено", "недоставлено",
    "недоставленные", "ошибки", "ошибки доставки", "помилки", "помилки доставки",
];

pub static COLUMNS: &[Rule] = &[
    Rule::of(
        Field::Date,
        &[
            "send date", "sent date", "sent_at", "date sent", "sending date", "start date", "date", "day",
            "дата отправки", "дата рассылки", "дата запуска", "дата начала", "дата", "день", "дата надсилання",
            "дата відправки", "дата розсилки", "дата початку",
        ],
    ),
    Rule::of(
        Field::Campaign,
        &[
            "title", "campaign", "campaign name", "campaign_name", "message name", "message", "email title",
            "automation title", "workflow title", "automation", "workflow", "name", "task name", "название",
            "название рассылки", "имя рассылки", "рассылка", "кампания", "название кампании", "название сообщения",
            "сообщение", "назва", "назва розсилки", "розсилка", "кампанія", "назва кампанії", "повідомлення",
            "назва повідомлення", "utm_campaign",
        ],
    ),
    Rule::of(Field::Campaign, &["subject", "subject line", "тема", "тема письма", "тема листа"]),
    Rule::of(Field::Channel, &["channel", "media type", "канал", "канал отправки", "медиаканал", "медиа-канал"]),
    Rule::of(
        Field::List,
        &[
            "list", "lists", "audience", "mailing list", "recipient list", "address book", "segment", "список",
            "список рассылки", "адресная книга", "аудитория", "сегмент", "группа", "список розсилки", "сегменти",
        ],
    ),
    Rule::of(Field::Sent, SENT),
    Rule::of(Field::Delivered, DELIVERED),
    Rule::of(
        Field::UniqueOpens,
        &[
            "unique opens", "unique_opens", "unique views", "openers", "opened", "emails opened", "email opened",
            "read", "уникальные открытия", "уникальные прочтения", "открыто", "открыли", "открыто писем", "прочитано",
            "прочитали", "прочитано писем", "унікальні відкриття", "відкрито", "відкрили", "прочитано",
        ],
    ),
    // Readers whose mail program opens by itself left out: fewer, but people.
    Rule::of(Field::UniqueOpens, &["email opened (mpp excluded)", "trackable unique opens"]),
    Rule::of(Field::Opens, &["total opens", "opens", "all opens", "views", "всего открытий", "открытия", "відкриття"]),
    Rule::of(
        Field::UniqueClicks,
        &[
            "unique clicks", "unique_clicks", "clicked", "email clicked", "уникальные клики", "уникальные переходы",
            "кликнуто", "кликнули", "перешли", "перешли по ссылке", "перешли по ссылкам", "перешло", "унікальні кліки",
            "унікальні переходи", "клікнули", "перейшли",
        ],
    ),
    Rule::of(
        Field::Clicks,
        &["total clicks", "clicks", "all clicks", "clickers", "всего кликов", "клики", "переходы", "кліки", "переходи"],
    ),
    Rule::of(
        Field::Unsubscribes,
        &[
            "unsubscribes", "unsubscribed", "unsubscriptions", "email unsubscribes", "отписки", "отписано",
            "отписалось", "отписались", "відписки", "відписано", "відписалися",
        ],
    ),
    Rule::of(Field::EmailBounces, ALL_BOUNCES),
    Rule::of(Field::EmailBounces, HARD),
    // Added to the hard ones by the last look, where no column holds them all.
    Rule::of(Field::Bounces, SOFT),
    Rule::of(
        Field::Complaints,
        &[
            "complaints", "spam complaints", "abuse complaints", "spam reports", "marked as spam", "spam", "жалобы",
            "жалобы на спам", "пожаловались", "пожаловались на спам", "спам", "скарги", "скарги на спам",
        ],
    ),
    Rule::of(
        Field::Conversions,
        &["conversions", "orders", "total orders", "конверсии", "заказы", "конверсії", "замовлення"],
    ),
    Rule::of(Field::Revenue, &["revenue", "total revenue", "доход", "выручка", "дохід", "виручка"]),
    Rule::of(Field::Cost, &["cost", "costs", "стоимость", "расход", "расходы", "затраты", "вартість", "витрати"]),
    Rule::of(Field::Currency, &["currency", "валюта"]),
    Rule::ignore(&[
        "open rate", "click rate", "delivery rate", "bounce rate", "unsubscribe rate", "ctor", "ctr", "campaign id",
        "id", "status", "статус", "conversion rate", "send weekday", "times forwarded", "forwarded opens",
        "times liked on facebook", "folder id", "unique id", "total gross sales", "click-to-open rate",
        "estimated opens", "deferred",
    ]),
];

/// A list of mailings with their figures: its own words, and the columns all such lists share.
pub const fn campaigns(needs: &'static [&'static [&'static str]]) -> Report {
    Report::new("campaigns", Said::fixed("campaigns", "рассылки"), Some(Table::Messages), needs, COLUMNS)
        .not(&["impressions", "показы", "покази"])
        .totals(&["total", "итого", "всего", "разом", "усього"])
        .currency(CurrencyFrom::Header)
        .refine(mailings)
}

/// A list of subscribers.
pub const fn contacts(needs: &'static [&'static [&'static str]]) -> Report {
    Report::new("contacts", Said::fixed("contacts", "контакты"), Some(Table::Contacts), needs, CONTACTS)
        .refine(subscribers)
}

/// Last look at a table of mailings: hard and soft bounces are one thing, and channels wear our names.
pub fn mailings(slice: &mut Slice, context: &Context) -> Vec<Problem> {
    let has = |words: Words| context.header.iter().any(|cell| words.contains(&header(cell).bare.as_str()));
    if slice.meta.has(Field::Bounces) {
        match has(HARD) && !has(ALL_BOUNCES) {
            true => add_up(slice, Field::EmailBounces, Field::Bounces),
            false => drop_field(slice, Field::Bounces),
        }
    }
    rename(slice, Field::Channel, |name| {
        let known: &[(&str, &str)] = &[
            ("viber", "Messengers"),
            ("telegram", "Messengers"),
            ("whatsapp", "Messengers"),
            ("web push", "Mobile Push Notifications"),
            ("mob push", "Mobile Push Notifications"),
            ("mobile push", "Mobile Push Notifications"),
            ("app push", "Mobile Push Notifications"),
        ];
        let plain = normal(name).replace(['-', '_'], " ");
        let ours = known.iter().find(|(word, _)| plain.starts_with(word)).map(|(_, channel)| *channel);
        Some(ours.unwrap_or(name).to_owned())
    });
    Vec::new()
}

/// Columns of a list of subscribers.
pub static CONTACTS: &[Rule] = &[
    Rule::of(
        Field::ContactId,
        &["contact id", "contact_id", "subscriber id", "id контакта", "ид контакта", "id контакту", "euid"],
    ),
    Rule::of(Field::Email, &["email", "e-mail", "email address", "адрес", "email-адрес", "электронная почта"]),
    Rule::of(
        Field::Created,
        &[
            "optin_time", "added_time", "email_add_time", "created", "created at", "date added", "added",
            "created date", "registration date", "subscription date", "дата добавления", "дата создания",
            "дата подписки", "дата додавання", "дата створення", "дата підписки",
        ],
    ),
    Rule::of(Field::Created, &["confirm_time", "email_confirm_time", "дата подтверждения"]),
    Rule::of(Field::Status, &["status", "email_status", "email status", "статус", "статус email"]),
    Rule::of(
        Field::List,
        &["list", "lists", "email_list_ids", "address book", "адресная книга", "список", "списки", "списки рассылки"],
    ),
    Rule::of(Field::Interest, &["tags", "segments", "groups", "теги", "метки", "сегменты", "группы", "сегменти"]),
    Rule::of(Field::Source, &["source", "источник", "джерело", "utm_source"]),
    Rule::of(Field::Medium, &["utm_medium"]),
    Rule::of(Field::Campaign, &["utm_campaign"]),
    Rule::of(Field::Country, &["country", "cc", "страна", "країна"]),
    Rule::of(Field::City, &["city", "town", "город", "місто"]),
    Rule::of(Field::Gender, &["gender", "пол", "стать"]),
    Rule::of(Field::Age, &["age", "возраст", "вік"]),
    // Names, phones and addresses are not kept.
    Rule::ignore(&[
        "first name", "last name", "firstname", "lastname", "fname", "lname", "name", "phone", "phone number", "sms",
        "mobile phone", "birthday", "имя", "фамилия", "телефон", "дата рождения", "ім’я", "ім'я", "прізвище",
        "member_rating", "optin_ip", "confirm_ip", "latitude", "longitude", "gmtoff", "dstoff", "timezone", "region",
        "last_changed", "leid", "notes", "modified_time", "email_availability", "email_subscribe_times",
        "email_unsubscribed_list_ids",
    ]),
];

/// Last look at a list of subscribers: known by id, else by the hash of their e-mail.
pub fn subscribers(slice: &mut Slice, _: &Context) -> Vec<Problem> {
    rename(slice, Field::Email, |mail| mail.contains('@').then(|| hashed(mail)));
    fill_from(slice, Field::ContactId, Field::Email);
    fill(slice, Field::LifecycleStage, "subscriber");
    vec![Problem::new(
        "subscribers_as_contacts",
        Severity::Note,
        Said::fixed(
            "Subscribers enter as contacts: where nothing says when a person became a lead, they count as leads of the day they signed up",
            "Подписчики загружаются как контакты: если дата, когда человек стал лидом, нигде не указана, они считаются лидами по дню подписки",
        ),
        Said::fixed(
            "If your CRM holds the same people, load the contacts from the CRM only",
            "Если эти же люди есть в CRM, загрузите контакты только из CRM",
        ),
    )]
}
