//! amoCRM and Kommo: leads (which are deals) and contacts as the interface exports them, and leads under their API names.
//!
//! Custom fields stand beside under any name, some names twice. A line without an id repeats the deal above it for a
//! further contact and is left out; companies among the contacts are. Names, phones, e-mails and notes are not kept.
//! Russian leads were seen in a real file; Kommo's headers and contacts are known from others' parsers of real exports.

use super::refine::{drop_field, leave_out_called, leave_out_deleted, name_things, put, rename, values};
use super::source::{Context, Report, Rule, Source};
use super::stages::{CloseDate, settle_deals};
use crate::model::column::NONE;
use crate::model::facts::Slice;
use crate::model::field::Field;
use crate::model::table::Table;
use crate::problem::Problem;
use crate::words::Said;

pub static SOURCE: Source = Source {
    id: "amocrm",
    name: Said::fixed("amoCRM / Kommo", "amoCRM"),
    help: "https://support.kommo.com/docs/lead-profiles",
    reports: &[LEADS, CONTACTS, LEADS_API],
};

const LEADS: Report = Report::new(
    "leads",
    Said::fixed("deals", "сделки"),
    Some(Table::Deals),
    &[
        &[
            "id", "бюджет", "дата создания сделки", "кем создана сделка", "ответственный за контакт", "sale",
            "lead value", "lead venda",
        ],
        &["название сделки", "lead title", "lead name", "nombre del lead", "lead título", "nome do lead"],
        &["этап сделки", "статус сделки", "lead status", "lead stage", "estatus del lead", "etapa do lead"],
    ],
    &[
        Rule::of(Field::DealId, &["id"]),
        Rule::of(
            Field::Title,
            &["название сделки", "lead title", "lead name", "nombre del lead", "lead título", "nome do lead"],
        ),
        Rule::of(
            Field::Created,
            &[
                "дата создания сделки", "дата создания", "created at", "lead created at", "fecha de creación",
                "criado em",
            ],
        ),
        Rule::of(
            Field::Closed,
            &["дата закрытия", "closed at", "lead closed at", "fecha de cierre", "cerrado en", "fechado em"],
        ),
        Rule::of(
            Field::Stage,
            &["этап сделки", "статус сделки", "lead status", "lead stage", "estatus del lead", "etapa do lead"],
        ),
        Rule::of(
            Field::Pipeline,
            &["воронка", "pipeline", "sales pipeline", "embudo", "embudo de ventas", "funil de vendas"],
        ),
        Rule::of(
            Field::Amount,
            &[
                "бюджет", "бюджет сделки", "sale", "lead sale", "lead value", "lead budget", "budget", "presupuesto",
                "venta del lead", "lead venta", "lead venda", "venda",
            ],
        ),
        Rule::of(Field::Source, UTM_SOURCE),
        Rule::of(Field::Source, &["источник", "источник сделки", "lead source", "source", "fuente", "origem"]),
        Rule::of(Field::Medium, UTM_MEDIUM),
        Rule::of(Field::Campaign, UTM_CAMPAIGN),
        Rule::of(Field::Owner, OWNER),
        Rule::of(Field::Product, &["товар", "product"]),
        Rule::of(Field::Category, &["теги", "теги сделки", "lead tags", "tags", "etiquetas del lead"]),
        Rule::of(Field::Company, &["компания", "компания контакта", "company", "lead company", "empresa"]),
        Rule::of(Field::City, &["город", "city", "ciudad"]),
        Rule::ignore(PERSONAL),
        Rule::ignore(&[
            "кем создана сделка", "дата редактирования", "кем редактирована", "ближайшая задача",
            "ответственный за контакт", "пользовательское соглашение", "utm_term", "utm_content", "utm_referrer",
            "referrer", "roistat", "gclid", "gclientid", "yclid", "fbclid", "_ym_uid", "_ym_counter",
            "openstat_service", "openstat_campaign", "openstat_ad", "openstat_source", "from", "cid", "uid", "tid",
            "created by", "modified at", "modified by", "closest task", "creado por", "modificado por",
            "fecha de modificación", "tarea inmediata",
        ]),
    ],
)
// Others write a lead's status too: HubSpot and Zoho with a record's id, Salesforce with its owner.
.not(&["record id", "lead owner", "id записи", "идентификатор записи"])
.refine(refine_leads);

const CONTACTS: Report = Report::new(
    "contacts",
    Said::fixed("contacts", "контакты"),
    Some(Table::Contacts),
    &[
        &["id"],
        &["ответственный", "responsible user", "usuario responsable", "usuário responsável"],
        &["сделки", "leads", "кем создан контакт", "дата создания контакта"],
        &["полное имя контакта", "наименование", "имя", "full name", "first name", "nombre", "nome completo", "nome"],
    ],
    &[
        Rule::of(Field::ContactId, &["id"]),
        Rule::of(Field::PersonName, &["полное имя контакта", "наименование", "full name", "nombre", "nome completo"]),
        Rule::of(
            Field::Created,
            &["дата создания контакта", "дата создания", "created at", "fecha de creación", "criado em"],
        ),
        Rule::of(Field::Category, &["тип", "type", "tipo"]),
        Rule::of(Field::Source, UTM_SOURCE),
        Rule::of(Field::Source, &["источник", "source", "fuente", "origem"]),
        Rule::of(Field::Medium, UTM_MEDIUM),
        Rule::of(Field::Campaign, UTM_CAMPAIGN),
        Rule::of(Field::Owner, OWNER),
        Rule::of(Field::Company, &["название компании", "компания", "company", "compañía", "empresa"]),
        Rule::of(Field::City, &["город", "city", "ciudad", "cidade"]),
        Rule::ignore(PERSONAL),
        Rule::ignore(&[
            "наименование", "сделки", "leads", "кем создан контакт", "дата редактирования", "кем редактирован", "теги",
            "tags", "etiquetas", "created by", "modified at", "modified by", "creado por", "modificado por",
            "fecha de modificación",
        ]),
    ],
)
.not(&["название сделки", "название лида", "record id"])
.refine(refine_contacts);

const LEADS_API: Report = Report::new(
    "leads_api",
    Said::fixed("deals, API names", "сделки, имена полей API"),
    Some(Table::Deals),
    &[&["id"], &["price"], &["status_id"], &["pipeline_id"], &["created_at", "closed_at"]],
    &[
        Rule::of(Field::DealId, &["id"]),
        Rule::of(Field::Created, &["created_at"]),
        Rule::of(Field::Closed, &["closed_at"]),
        Rule::of(Field::Stage, &["status_id"]),
        Rule::of(Field::Pipeline, &["pipeline_id"]),
        Rule::of(Field::Amount, &["price"]),
        Rule::of(Field::Owner, &["responsible_user_id"]),
        Rule::of(Field::IsDeleted, &["is_deleted"]),
        Rule::ignore(&[
            "name", "group_id", "loss_reason_id", "created_by", "updated_by", "updated_at", "closest_task_at",
            "account_id", "score", "labor_cost",
        ]),
    ],
)
.refine(refine_leads);

const UTM_SOURCE: &[&str] = &["utm_source", "utm source"];
const UTM_MEDIUM: &[&str] = &["utm_medium", "utm medium"];
const UTM_CAMPAIGN: &[&str] = &["utm_campaign", "utm campaign"];
const OWNER: &[&str] =
    &["ответственный", "responsible user", "responsible", "usuario responsable", "usuário responsável"];

const PERSONAL: &[&str] = &[
    "примечание", "примечание 1", "примечание 2", "примечание 3", "примечание 4", "примечание 5",
    "полное имя контакта", "основной контакт", "имя", "фамилия", "рабочий телефон", "рабочий прямой телефон",
    "мобильный телефон", "факс", "домашний телефон", "другой телефон", "рабочий email", "личный email", "другой email",
    "должность", "адрес", "web", "skype", "icq", "jabber", "google talk", "msn", "другой im", "full name",
    "first name", "last name", "main contact", "position", "address", "work phone", "work direct phone",
    "mobile phone", "fax", "home phone", "other phone", "work email", "personal email", "private email", "other email",
    "note 1", "note 2", "note 3", "note 4", "note 5", "nombre", "apellido", "contacto principal", "nome completo",
];

/// Stages by their API ids. Source: amocrm.ru/developers, "Воронки и этапы": the same two in every pipeline.
fn named_stage(id: &str) -> String {
    match id {
        "142" => "Closed - won".to_owned(),
        "143" => "Closed - lost".to_owned(),
        own => own.to_owned(),
    }
}

fn refine_leads(slice: &mut Slice, context: &Context) -> Vec<Problem> {
    let mut problems = leave_out_deleted(slice);
    problems.extend(name_things(slice, Field::DealId, &[Field::Title, Field::Created, Field::Company]));
    rename(slice, Field::Stage, |stage| Some(named_stage(stage)));
    // A team may rename its last stages; a deal with a day of closing is closed under any name.
    if let Some(days) = values(slice, Field::Closed) {
        let closed: Vec<i64> = days.iter().map(|day| i64::from(*day != NONE)).collect();
        put(slice, Field::IsClosed, &closed);
    }
    problems.extend(settle_deals(slice, context, CloseDate::Stated));
    problems
}

fn refine_contacts(slice: &mut Slice, _: &Context) -> Vec<Problem> {
    let companies = ["компания", "company", "compañía", "empresa"];
    let why = Said::fixed("they are companies, not people", "это компании, а не люди");
    let mut problems = name_things(slice, Field::ContactId, &[Field::PersonName, Field::Company, Field::Created]);
    problems.extend(leave_out_called(slice, Field::Category, &companies, "companies_left_out", &why));
    drop_field(slice, Field::Category);
    problems
}
