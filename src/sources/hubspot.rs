//! HubSpot: contacts and deals as CRM exports and as API property names; companies and e-mail campaigns recognised.
//!
//! HubSpot itself speaks no Russian; the Russian headers are what people translate theirs to.
//!
//! Names, e-mails, phones and free text are not kept. A contact's current lifecycle stage never makes up the day it was
//! reached: only the "Became a … Date" columns do. A deal's close date counts only once the deal is closed.

use super::refine::{leave_out_deleted, shorten_people, tell_currencies};
use super::source::{Context, Report, Rule, Source};
use super::stages::{CloseDate, settle_deals, tell_lifecycle};
use crate::model::facts::Slice;
use crate::model::field::Field;
use crate::model::table::Table;
use crate::problem::Problem;
use crate::words::Said;

pub static SOURCE: Source = Source {
    id: "hubspot",
    name: Said::fixed("HubSpot", "HubSpot"),
    help: "https://knowledge.hubspot.com/import-and-export/export-records",
    reports: &[CONTACTS, CONTACTS_BY_ID, CONTACTS_API, DEALS, DEALS_API, COMPANIES, TICKETS, EMAIL_CAMPAIGNS_API],
};

const CONTACT_NAME: Said = Said::fixed("contacts", "контакты");
const DEAL_NAME: Said = Said::fixed("deals", "сделки");

const RECORD_ID: &[&str] = &[
    "record id", "id de registro", "datensatz-id", "id do registro", "id de l'enregistrement", "id записи",
    "идентификатор записи",
];

const CONTACTS: Report = Report::new(
    "contacts",
    CONTACT_NAME,
    Some(Table::Contacts),
    &[
        RECORD_ID,
        &[
            "first name", "last name", "email", "lifecycle stage", "lead status", "contact owner", "nombre",
            "apellidos", "correo", "etapa del ciclo de vida", "estado del lead", "propietario del contacto", "vorname",
            "nachname", "lifecycle-phase", "lead-status", "sobrenome", "fase do ciclo de vida",
            "proprietário do contato", "имя", "фамилия", "эл. почта", "электронная почта", "этап жизненного цикла",
            "стадия жизненного цикла", "статус лида", "ответственный за контакт", "владелец контакта",
        ],
    ],
    CONTACT_COLUMNS,
)
.not(NOT_CONTACTS)
.refine(refine_records);

/// The same with an id of another name, where only HubSpot's own words make it certain.
const CONTACTS_BY_ID: Report = Report::new(
    "contacts",
    CONTACT_NAME,
    Some(Table::Contacts),
    &[
        &["contact id", "vid", "id контакта"],
        &["lifecycle stage", "original source", "original traffic source", "этап жизненного цикла"],
        &["create date", "дата создания"],
    ],
    CONTACT_COLUMNS,
)
.not(NOT_CONTACTS)
.refine(refine_records);

const CONTACTS_API: Report = Report::new(
    "contacts",
    CONTACT_NAME,
    Some(Table::Contacts),
    &[
        &[
            "property_lifecyclestage", "lifecyclestage", "property_hs_lifecyclestage_lead_date", "hs_analytics_source",
            "lastmodifieddate",
        ],
        &["property_createdate", "createdate"],
    ],
    CONTACT_COLUMNS,
)
.not(&["property_dealname", "dealname", "deal_id"])
.refine(refine_records);

const NOT_CONTACTS: &[&str] = &[
    "deal name", "deal stage", "ticket name", "company domain name", "company owner", "nombre del negocio",
    "etapa del negocio", "nome do negócio", "etapa do negócio", "deal-name", "deal-phase", "название сделки",
    // Zoho's records have an id of the same name.
    "lead owner", "created time", "account name", "время создания", "контрагент", "имя контрагента",
    "ответственный за лид", "владелец лида",
];

const CONTACT_COLUMNS: &[Rule] = &[
    Rule::of(
        Field::ContactId,
        &[
            "record id", "contact id", "vid", "hs_object_id", "id", "id de registro", "datensatz-id", "id do registro",
            "id de l'enregistrement", "id записи", "идентификатор записи", "id контакта",
        ],
    ),
    Rule::of(
        Field::Created,
        &[
            "create date", "createdate", "property_createdate", "fecha de creación", "erstellungsdatum",
            "erstelldatum", "data de criação", "date de création", "дата создания",
        ],
    ),
    Rule::of(
        Field::LifecycleStage,
        &[
            "lifecycle stage", "lifecyclestage", "property_lifecyclestage", "etapa del ciclo de vida",
            "lifecycle-phase", "fase do ciclo de vida", "phase du cycle de vie", "этап жизненного цикла",
            "стадия жизненного цикла",
        ],
    ),
    Rule::of(
        Field::LeadDate,
        &[
            "became a lead date", "hs_lifecyclestage_lead_date", "property_hs_lifecyclestage_lead_date",
            "date entered \"lead (lifecycle stage pipeline)\"", "hs_v2_date_entered_lead",
            "property_hs_v_2_date_entered_lead", "дата, когда стал лидом", "стал лидом", "дата перехода в лиды",
        ],
    ),
    Rule::of(
        Field::MqlDate,
        &[
            "became a marketing qualified lead date", "hs_lifecyclestage_marketingqualifiedlead_date",
            "property_hs_lifecyclestage_marketingqualifiedlead_date",
            "date entered \"marketing qualified lead (lifecycle stage pipeline)\"",
            "hs_v2_date_entered_marketingqualifiedlead", "дата, когда стал mql", "стал mql", "дата mql",
        ],
    ),
    Rule::of(
        Field::SqlDate,
        &[
            "became a sales qualified lead date", "hs_lifecyclestage_salesqualifiedlead_date",
            "property_hs_lifecyclestage_salesqualifiedlead_date",
            "date entered \"sales qualified lead (lifecycle stage pipeline)\"",
            "hs_v2_date_entered_salesqualifiedlead", "дата, когда стал sql", "стал sql", "дата sql",
        ],
    ),
    Rule::of(
        Field::CustomerDate,
        &[
            "became a customer date", "hs_lifecyclestage_customer_date", "property_hs_lifecyclestage_customer_date",
            "date entered \"customer (lifecycle stage pipeline)\"", "hs_v2_date_entered_customer",
            "дата, когда стал клиентом", "стал клиентом",
        ],
    ),
    Rule::of(
        Field::Status,
        &["lead status", "hs_lead_status", "property_hs_lead_status", "estado del lead", "lead-status", "статус лида"],
    ),
    Rule::of(Field::Source, &["utm source", "utm_source"]),
    Rule::of(
        Field::Source,
        &[
            "original traffic source", "original source", "original source type", "hs_analytics_source",
            "property_hs_analytics_source", "fuente original", "fuente de tráfico original", "fonte original",
            "originalquelle", "lead source", "исходный источник", "исходный источник трафика", "источник лида",
            "источник",
        ],
    ),
    Rule::of(Field::Medium, &["utm medium", "utm_medium"]),
    Rule::of(Field::Campaign, &["utm campaign", "utm_campaign", "first touch converting campaign"]),
    Rule::of(
        Field::Country,
        &[
            "country/region", "country", "ip country", "property_country", "país/región", "país", "land/region",
            "país/região", "страна", "страна/регион",
        ],
    ),
    Rule::of(Field::City, &["city", "ip city", "property_city", "ciudad", "stadt/ort", "cidade", "город"]),
    Rule::of(Field::Gender, &["gender", "género", "geschlecht", "пол"]),
    Rule::of(Field::Interest, &["favorite content topics"]),
    Rule::of(
        Field::Owner,
        &[
            "contact owner", "hubspot_owner_id", "property_hubspot_owner_id", "propietario del contacto",
            "kontakt-zuständiger", "proprietário do contato", "ответственный за контакт", "владелец контакта",
        ],
    ),
    Rule::of(
        Field::Company,
        &["company name", "associated company", "primary company", "associated company domain", "название компании"],
    ),
    Rule::of(Field::IsDeleted, &["is_deleted", "_fivetran_deleted", "archived"]),
    Rule::ignore(&[
        "first name", "last name", "email", "phone number", "mobile phone number", "job title", "street address",
        "postal code", "state/region", "website url", "last modified date", "last activity date", "preferred channels",
        "message", "имя", "фамилия", "эл. почта", "электронная почта", "телефон", "должность", "nombre", "apellidos",
        "correo", "vorname", "nachname", "e-mail", "número de teléfono", "associated company ids", "associated email",
        "hubspot score", "original traffic source drill-down 1", "original traffic source drill-down 2",
        "original source drill-down 1", "original source drill-down 2",
    ]),
];

const DEALS: Report = Report::new(
    "deals",
    DEAL_NAME,
    Some(Table::Deals),
    &[
        &[
            "record id", "deal id", "id de registro", "datensatz-id", "id do registro", "id de l'enregistrement",
            "id записи", "идентификатор записи",
        ],
        &[
            "deal name", "nombre del negocio", "deal-name", "nome do negócio", "nom de la transaction",
            "название сделки",
        ],
        &[
            "amount", "deal stage", "close date", "create date", "deal owner", "cantidad", "valor", "importe",
            "etapa del negocio", "fecha de cierre", "deal-phase", "betrag", "abschlussdatum", "etapa do negócio",
            "data de fechamento", "montant", "phase de la transaction", "сумма", "этап сделки", "стадия сделки",
            "дата закрытия", "дата создания",
        ],
    ],
    DEAL_COLUMNS,
)
// Of a plain table (`deal_id, deal_name, create_date`) the underscores tell; of Bitrix24 the responsible person.
// Zoho's deals have a closing date and an account.
.not(&[
    "responsible", "lead name", "deal_id", "deal_name", "opportunity name", "closing date", "account name",
    "created time", "ожидаемая дата закрытия", "имя контрагента", "название контрагента", "контрагент",
    "время создания",
])
.refine(refine_deals);

const DEALS_API: Report = Report::new(
    "deals",
    DEAL_NAME,
    Some(Table::Deals),
    &[
        &["property_dealname", "dealname"],
        &["property_amount", "property_closedate", "dealstage", "closedate", "property_createdate"],
    ],
    DEAL_COLUMNS,
)
.refine(refine_deals);

const DEAL_COLUMNS: &[Rule] = &[
    Rule::of(
        Field::DealId,
        &[
            "record id", "deal id", "deal_id", "hs_object_id", "id", "id de registro", "datensatz-id",
            "id do registro", "id de l'enregistrement", "id записи", "идентификатор записи",
        ],
    ),
    Rule::of(
        Field::Created,
        &[
            "create date", "createdate", "property_createdate", "fecha de creación", "erstellungsdatum",
            "erstelldatum", "data de criação", "date de création", "дата создания",
        ],
    ),
    Rule::of(
        Field::Closed,
        &[
            "close date", "closedate", "property_closedate", "fecha de cierre", "abschlussdatum", "data de fechamento",
            "date de fermeture", "дата закрытия",
        ],
    ),
    Rule::of(
        Field::Stage,
        &[
            "deal stage", "dealstage", "deal_pipeline_stage_id", "property_dealstage", "etapa del negocio",
            "deal-phase", "etapa do negócio", "phase de la transaction", "этап сделки", "стадия сделки",
        ],
    ),
    Rule::of(Field::Pipeline, &["pipeline", "deal_pipeline_id", "property_pipeline", "воронка", "воронка продаж"]),
    Rule::of(
        Field::Amount,
        &["amount", "property_amount", "cantidad", "importe", "valor", "betrag", "montant", "сумма", "сумма сделки"],
    ),
    Rule::of(
        Field::Currency,
        &["currency", "deal_currency_code", "property_deal_currency_code", "moneda", "währung", "moeda", "валюта"],
    ),
    Rule::of(Field::IsWon, &["is closed won", "hs_is_closed_won", "property_hs_is_closed_won"]),
    Rule::of(Field::IsClosed, &["is deal closed?", "is deal closed", "hs_is_closed", "property_hs_is_closed"]),
    Rule::of(Field::Category, &["deal type", "dealtype", "property_dealtype", "тип сделки"]),
    Rule::of(Field::Source, &["utm source", "utm_source"]),
    Rule::of(
        Field::Source,
        &[
            "original traffic source", "original source type", "original source", "hs_analytics_source",
            "property_hs_analytics_source", "fuente original", "originalquelle", "исходный источник",
            "исходный источник трафика", "источник",
        ],
    ),
    Rule::of(Field::Medium, &["utm medium", "utm_medium"]),
    Rule::of(Field::Campaign, &["utm campaign", "utm_campaign"]),
    Rule::of(
        Field::Owner,
        &[
            "deal owner", "owner_id", "hubspot_owner_id", "property_hubspot_owner_id", "propietario del negocio",
            "deal-inhaber", "zuständiger mitarbeiter", "proprietário do negócio", "ответственный за сделку",
            "владелец сделки",
        ],
    ),
    Rule::of(Field::ContactId, &["associated contact ids", "associated contact id"]),
    Rule::of(Field::Company, &["associated company", "primary company", "associated company domain"]),
    Rule::of(Field::IsDeleted, &["is_deleted", "_fivetran_deleted", "archived"]),
    Rule::ignore(&[
        "deal name", "название сделки", "dealname", "property_dealname", "property_description", "nombre del negocio",
        "deal-name", "nome do negócio", "amount in company currency", "weighted amount", "deal probability",
        "closed lost reason", "closed won reason", "associated contact", "associated contact email", "associated note",
        "last activity date", "last modified date", "portal_id", "deal description", "forecast amount",
        "original traffic source drill-down 1", "original traffic source drill-down 2",
    ]),
];

/// Companies are no contacts, and their annual revenue is no amount of ours.
const COMPANIES: Report = Report::new(
    "companies",
    Said::fixed("companies", "компании"),
    None,
    &[RECORD_ID, &["company domain name", "company owner", "nombre de dominio de la empresa"]],
    &[],
)
.not(&["deal name", "deal stage", "first name", "lifecycle stage pipeline"]);

const TICKETS: Report = Report::new(
    "tickets",
    Said::fixed("tickets", "обращения"),
    Some(Table::Tickets),
    &[RECORD_ID, &["ticket name", "название обращения"], &["ticket status", "create date", "статус обращения"]],
    &[
        Rule::of(Field::TicketId, RECORD_ID),
        Rule::of(Field::Created, &["create date", "дата создания"]),
        Rule::of(Field::Solved, &["close date", "closed date", "дата закрытия"]),
        Rule::of(Field::FirstReply, &["first agent reply date", "дата первого ответа"]),
        Rule::of(Field::Status, &["ticket status", "статус обращения"]),
        Rule::of(Field::Channel, &["source", "источник"]),
        Rule::of(Field::Category, &["category", "категория"]),
        Rule::of(Field::Assignee, &["ticket owner", "ответственный за обращение"]),
        Rule::ignore(&["ticket name", "ticket description", "pipeline", "priority", "название обращения"]),
    ],
)
.refine(refine_records);

const EMAIL_CAMPAIGNS_API: Report = Report::new(
    "email_campaigns",
    Said::fixed("e-mail campaigns", "рассылки"),
    Some(Table::Messages),
    &[&["num_included"], &["app_name"], &["subject"]],
    &[
        Rule::of(Field::Campaign, &["name"]),
        Rule::of(Field::Sent, &["num_included"]),
        Rule::of(Field::Category, &["type"]),
        Rule::ignore(&[
            "id", "app_id", "content_id", "num_queued", "sub_type", "app_name", "subject", "_fivetran_synced",
        ]),
    ],
);

fn refine_records(slice: &mut Slice, _: &Context) -> Vec<Problem> {
    shorten_people(slice, Field::Owner);
    shorten_people(slice, Field::Assignee);
    tell_lifecycle(slice);
    leave_out_deleted(slice)
}

fn refine_deals(slice: &mut Slice, context: &Context) -> Vec<Problem> {
    shorten_people(slice, Field::Owner);
    tell_currencies(slice);
    let mut problems = leave_out_deleted(slice);
    problems.extend(settle_deals(slice, context, CloseDate::Expected));
    problems
}
