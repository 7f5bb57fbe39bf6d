//! Zoho CRM: deals, leads and contacts as its lists and its data export write them; accounts recognised.
//!
//! The layouts are documented but were not seen in a real file; the Russian headers are translations. A closing date
//! counts only once the deal is closed. Names, e-mails, phones and descriptions are not kept.

use super::refine::{name_things, put, rename, shorten_people, tell_currencies, values};
use super::source::{Context, Report, Rule, Source};
use super::stages::{CloseDate, settle_deals};
use crate::model::facts::Slice;
use crate::model::field::Field;
use crate::model::table::Table;
use crate::problem::Problem;
use crate::words::Said;

pub static SOURCE: Source = Source {
    id: "zoho",
    name: Said::fixed("Zoho CRM", "Zoho CRM"),
    help: "https://help.zoho.com/portal/en/kb/crm/data-administration/export-data/articles/export-data",
    reports: &[DEALS, LEADS, CONTACTS, ACCOUNTS],
};

const RECORD: &[&str] = &["record id", "идентификатор записи", "id записи"];
const CREATED: &[&str] = &["created time", "время создания", "дата создания"];
const SOURCE_WORDS: &[&str] = &["lead source", "источник интереса", "источник лида", "источник"];
const ACCOUNT: &[&str] =
    &["account name", "имя контрагента", "название контрагента", "название организации", "контрагент"];

const DEALS: Report = Report::new(
    "deals",
    Said::fixed("deals", "сделки"),
    Some(Table::Deals),
    &[
        RECORD,
        &["deal name", "potential name", "название сделки", "имя сделки"],
        &["stage", "этап", "стадия"],
        &[
            "closing date", "account name", "created time", "ожидаемая дата закрытия", "имя контрагента",
            "название контрагента", "время создания", "контрагент",
        ],
    ],
    &[
        Rule::of(Field::DealId, RECORD),
        Rule::of(Field::Created, CREATED),
        Rule::of(Field::Closed, &["closing date", "ожидаемая дата закрытия", "дата закрытия"]),
        Rule::of(Field::Stage, &["stage", "этап", "стадия"]),
        Rule::of(Field::Pipeline, &["pipeline", "воронка"]),
        Rule::of(Field::Amount, &["amount", "сумма"]),
        Rule::of(Field::Currency, &["currency", "валюта"]),
        Rule::of(Field::Source, UTM_SOURCE),
        Rule::of(Field::Source, SOURCE_WORDS),
        Rule::of(Field::Medium, UTM_MEDIUM),
        Rule::of(Field::Campaign, UTM_CAMPAIGN),
        Rule::of(Field::Category, &["type", "тип"]),
        Rule::of(Field::Owner, &["deal owner", "potential owner", "ответственный за сделку", "владелец сделки"]),
        Rule::of(Field::Company, ACCOUNT),
        Rule::of(Field::ContactId, &["contact name.id", "contact id"]),
        Rule::ignore(&[
            "deal name", "potential name", "название сделки", "имя сделки", "contact name", "account name.id",
            "deal owner.id", "probability", "expected revenue", "next step", "description", "modified time",
            "modified by", "created by", "exchange rate", "tag", "имя контакта", "вероятность", "ожидаемый доход",
            "следующий шаг", "описание", "reason for loss", "lead conversion time", "sales cycle duration",
            "overall sales duration",
        ]),
    ],
)
.refine(refine_deals);

const LEADS: Report = Report::new(
    "leads",
    Said::fixed("leads", "лиды"),
    Some(Table::Contacts),
    &[RECORD, &["lead owner", "lead owner.id", "ответственный за лид", "владелец лида"]],
    &[
        Rule::of(Field::ContactId, RECORD),
        Rule::of(Field::Created, CREATED),
        Rule::of(Field::SqlDate, &["converted date time", "converted time", "converted date", "дата преобразования"]),
        Rule::of(Field::Status, &["lead status", "статус лида", "статус"]),
        Rule::of(Field::Source, UTM_SOURCE),
        Rule::of(Field::Source, SOURCE_WORDS),
        Rule::of(Field::Medium, UTM_MEDIUM),
        Rule::of(Field::Campaign, UTM_CAMPAIGN),
        Rule::of(Field::Country, &["country", "страна"]),
        Rule::of(Field::City, &["city", "город"]),
        Rule::of(Field::Company, &["company", "компания"]),
        Rule::of(Field::Owner, &["lead owner", "ответственный за лид", "владелец лида"]),
        Rule::ignore(PERSONAL),
    ],
)
// HubSpot writes a lead status too, beside its own life-cycle stage and creation day.
.not(&["lifecycle stage", "create date", "contact owner", "favorite content topics"])
.refine(refine_leads);

const CONTACTS: Report = Report::new(
    "contacts",
    Said::fixed("contacts", "контакты"),
    Some(Table::Contacts),
    &[
        RECORD,
        // HubSpot's contacts have an owner, too.
        &[
            "account name", "created time", "mailing city", "mailing street", "имя контрагента",
            "название контрагента", "контрагент", "время создания",
        ],
        &["last name", "full name", "email", "mailing city", "фамилия", "эл. почта"],
    ],
    &[
        Rule::of(Field::ContactId, RECORD),
        Rule::of(Field::Created, CREATED),
        Rule::of(Field::Source, UTM_SOURCE),
        Rule::of(Field::Source, SOURCE_WORDS),
        Rule::of(Field::Medium, UTM_MEDIUM),
        Rule::of(Field::Campaign, UTM_CAMPAIGN),
        Rule::of(Field::Country, &["mailing country", "country", "страна"]),
        Rule::of(Field::City, &["mailing city", "city", "город"]),
        Rule::of(Field::Company, ACCOUNT),
        Rule::of(Field::Owner, &["contact owner", "ответственный за контакт", "владелец контакта"]),
        Rule::ignore(PERSONAL),
    ],
)
.not(&["deal name", "название сделки", "lifecycle stage", "create date", "lead status", "favorite content topics"])
.refine(refine_records);

const ACCOUNTS: Report = Report::new(
    "accounts",
    Said::fixed("accounts", "контрагенты"),
    None,
    &[
        RECORD,
        ACCOUNT,
        &["account owner", "billing city", "billing street", "account type", "ответственный за контрагента"],
    ],
    &[],
)
.not(&["deal name", "last name", "название сделки", "фамилия"]);

const UTM_SOURCE: &[&str] = &["utm source", "utm_source"];
const UTM_MEDIUM: &[&str] = &["utm medium", "utm_medium"];
const UTM_CAMPAIGN: &[&str] = &["utm campaign", "utm_campaign", "campaign source", "источник кампании"];

const PERSONAL: &[&str] = &[
    "first name", "last name", "full name", "salutation", "title", "email", "secondary email", "phone", "mobile",
    "home phone", "other phone", "fax", "skype id", "twitter", "website", "street", "state", "zip code",
    "mailing street", "mailing state", "mailing zip", "description", "date of birth", "modified time", "modified by",
    "created by", "lead owner.id", "contact owner.id", "account name.id", "tag", "annual revenue", "имя", "фамилия",
    "полное имя", "должность", "эл. почта", "телефон", "мобильный", "описание", "улица",
];

/// Data exports write `zcrm_487…` where lists write the number alone: one record, one id.
fn refine_records(slice: &mut Slice, _: &Context) -> Vec<Problem> {
    let Some(identity) = slice.meta.table.identity() else { return Vec::new() };
    for field in [identity, Field::ContactId] {
        rename(slice, field, |id| Some(id.strip_prefix("zcrm_").unwrap_or(id).to_owned()));
    }
    shorten_people(slice, Field::Owner);
    name_things(slice, identity, &[])
}

fn refine_deals(slice: &mut Slice, context: &Context) -> Vec<Problem> {
    tell_currencies(slice);
    let mut problems = refine_records(slice, context);
    problems.extend(settle_deals(slice, context, CloseDate::Expected));
    problems
}

/// A lead is one from its first day, and an SQL from the day it was converted, if the file states it.
fn refine_leads(slice: &mut Slice, context: &Context) -> Vec<Problem> {
    let problems = refine_records(slice, context);
    if let Some(created) = values(slice, Field::Created) {
        put(slice, Field::LeadDate, &created);
    }
    problems
}
