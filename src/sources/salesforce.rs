//! Salesforce: Data Export and Data Loader CSV, API names in snake case, and reports ("Details only") with their footer.
//!
//! Opportunities become deals, leads and contacts become contacts, cases tickets, campaigns expenses by their actual
//! cost. Accounts are recognised and not kept: their annual revenue is no amount of ours. Deleted records are left out.

use super::refine::{drop_field, leave_out_deleted, put, rename, shorten_people, tell_apart, tell_currencies, values};
use super::source::{Context, Report, Rule, Source};
use super::stages::{CloseDate, settle_deals};
use crate::model::column::NONE;
use crate::model::facts::Slice;
use crate::model::field::Field;
use crate::model::table::Table;
use crate::problem::Problem;
use crate::words::Said;

pub static SOURCE: Source = Source {
    id: "salesforce",
    name: Said::fixed("Salesforce", "Salesforce"),
    help: "https://help.salesforce.com/s/articleView?id=sf.admin_exportdata.htm",
    reports: &[
        OPPORTUNITIES, OPPORTUNITY_REPORT, LEADS, LEAD_REPORT, CONTACTS, CONTACT_REPORT, CASES, CASE_REPORT, CAMPAIGNS,
        ACCOUNTS,
    ],
};

/// The lines under a report. Source: help.salesforce.com, "Export a Report"; both signs of copyright occur.
const FOOTER: &[&str] =
    &["grand totals", "grand total", "confidential information", "copyright", "общий итог", "общие итоги", "итого ("];

const OPPORTUNITIES: Report = Report::new(
    "opportunities",
    Said::fixed("opportunities", "сделки (возможности)"),
    Some(Table::Deals),
    &[
        &["stagename", "stage_name"],
        &["closedate", "close_date"],
        &["ownerid", "owner_id", "iswon", "is_won", "forecastcategory"],
    ],
    &[
        Rule::of(Field::DealId, &["id"]),
        Rule::of(Field::Created, &["createddate", "created_date"]),
        Rule::of(Field::Closed, &["closedate", "close_date"]),
        Rule::of(Field::Stage, &["stagename", "stage_name"]),
        Rule::of(Field::Pipeline, &["recordtypeid", "record_type_id"]),
        Rule::of(Field::Amount, &["amount"]),
        Rule::of(Field::Currency, &["currencyisocode", "currency_iso_code"]),
        Rule::of(Field::IsWon, &["iswon", "is_won"]),
        Rule::of(Field::IsClosed, &["isclosed", "is_closed"]),
        Rule::of(Field::Category, &["type"]),
        Rule::of(Field::Source, &["utm_source__c", "utm_source_c"]),
        Rule::of(Field::Source, &["leadsource", "lead_source"]),
        Rule::of(Field::Medium, &["utm_medium__c", "utm_medium_c"]),
        Rule::of(Field::Campaign, &["utm_campaign__c", "utm_campaign_c", "campaignid", "campaign_id"]),
        Rule::of(Field::Owner, &["ownerid", "owner_id"]),
        Rule::of(Field::Company, &["accountid", "account_id"]),
        Rule::of(Field::ContactId, &["contactid", "contact_id"]),
        Rule::of(Field::IsDeleted, &["isdeleted", "is_deleted"]),
        Rule::ignore(&[
            "name", "description", "nextstep", "next_step", "expectedrevenue", "expected_revenue", "probability",
        ]),
    ],
)
.refine(refine_deals);

const OPPORTUNITY_REPORT: Report = Report::new(
    "opportunity_report",
    Said::fixed("opportunity report", "отчёт по возможностям"),
    Some(Table::Deals),
    &[
        &["opportunity name", "имя возможности", "название возможности", "возможность"],
        &["stage", "стадия", "этап"],
        &["amount", "close date", "created date", "сумма", "дата закрытия", "дата создания"],
    ],
    &[
        Rule::of(Field::DealId, &["opportunity id", "идентификатор возможности"]),
        Rule::of(Field::Title, &["opportunity name", "имя возможности", "название возможности", "возможность"]),
        Rule::of(Field::Created, &["created date", "дата создания"]),
        Rule::of(Field::Closed, &["close date", "дата закрытия"]),
        Rule::of(Field::Stage, &["stage", "стадия", "этап"]),
        Rule::of(Field::Pipeline, &["opportunity record type"]),
        Rule::of(Field::Amount, &["amount", "сумма"]),
        Rule::of(
            Field::Currency,
            &["amount currency", "opportunity currency", "валюта: сумма", "сумма: валюта", "валюта"],
        ),
        Rule::of(Field::IsWon, &["won", "выиграно"]),
        Rule::of(Field::IsClosed, &["closed", "закрыто"]),
        Rule::of(Field::Category, &["type", "тип"]),
        Rule::of(Field::Source, &["lead source", "источник интереса", "источник лида"]),
        Rule::of(Field::Campaign, &["primary campaign source", "campaign name"]),
        Rule::of(Field::Owner, &["opportunity owner", "ответственный за возможность", "владелец возможности"]),
        Rule::of(Field::Company, &["account name", "имя организации", "название организации", "организация"]),
        Rule::ignore(&[
            "fiscal period", "probability", "age", "next step", "expected revenue", "expected revenue currency",
            "owner role", "amount (converted)", "amount (converted) currency",
        ]),
    ],
)
.footer(FOOTER)
.refine(refine_report);

const LEADS: Report = Report::new(
    "leads",
    Said::fixed("leads", "лиды"),
    Some(Table::Contacts),
    &[&["isconverted", "is_converted"], &["leadsource", "lead_source", "status"]],
    &[
        Rule::of(Field::ContactId, &["id"]),
        Rule::of(Field::Created, &["createddate", "created_date"]),
        Rule::of(Field::MqlDate, &["first_mql_date__c", "first_mql_date_c", "mql_date__c", "mql_date_c"]),
        Rule::of(Field::SqlDate, &["converteddate", "converted_date"]),
        Rule::of(Field::Status, &["status"]),
        Rule::of(Field::Source, &["utm_source__c", "utm_source_c"]),
        Rule::of(Field::Source, &["leadsource", "lead_source"]),
        Rule::of(Field::Medium, &["utm_medium__c", "utm_medium_c"]),
        Rule::of(Field::Campaign, &["utm_campaign__c", "utm_campaign_c"]),
        Rule::of(Field::Country, &["country"]),
        Rule::of(Field::City, &["city"]),
        Rule::of(Field::Company, &["company"]),
        Rule::of(Field::Owner, &["ownerid", "owner_id"]),
        Rule::of(Field::IsDeleted, &["isdeleted", "is_deleted"]),
        Rule::ignore(&[
            "name", "firstname", "lastname", "first_name", "last_name", "email", "phone", "mobilephone",
            "mobile_phone", "street", "postalcode", "postal_code", "title", "description", "annualrevenue",
            "annual_revenue", "isconverted", "is_converted",
        ]),
    ],
)
.refine(refine_leads);

const LEAD_REPORT: Report = Report::new(
    "lead_report",
    Said::fixed("lead report", "отчёт по лидам"),
    Some(Table::Contacts),
    &[
        &["lead owner", "ответственный за интерес"],
        &["lead source", "lead status", "источник интереса", "состояние интереса"],
    ],
    &[
        Rule::of(Field::ContactId, &["lead id"]),
        Rule::of(Field::Email, &["email", "эл. почта"]),
        Rule::of(Field::PersonName, &["last name", "фамилия"]),
        Rule::of(Field::Created, &["create date", "created date", "дата создания"]),
        Rule::of(Field::SqlDate, &["converted date", "дата преобразования"]),
        Rule::of(Field::Status, &["lead status", "состояние интереса"]),
        Rule::of(Field::Source, &["lead source", "источник интереса"]),
        Rule::of(Field::Campaign, &["campaign name"]),
        Rule::of(Field::Country, &["country", "страна"]),
        Rule::of(Field::City, &["city", "город"]),
        Rule::of(Field::Company, &["company / account", "company", "организация"]),
        Rule::of(Field::Owner, &["lead owner", "ответственный за интерес"]),
        Rule::ignore(&["first name", "phone", "mobile", "street", "title", "rating", "converted", "salutation", "имя"]),
    ],
)
// Zoho writes `Lead Owner` too, and an id of its own.
.not(&["record id", "opportunity name"])
.footer(FOOTER)
.refine(refine_leads);

const CONTACTS: Report = Report::new(
    "contacts",
    Said::fixed("contacts", "контакты"),
    Some(Table::Contacts),
    &[
        &["mailingcity", "mailing_city", "mailingstreet", "mailing_street"],
        &["lastname", "last_name", "accountid", "account_id"],
    ],
    &[
        Rule::of(Field::ContactId, &["id"]),
        Rule::of(Field::Created, &["createddate", "created_date"]),
        Rule::of(Field::Source, &["leadsource", "lead_source"]),
        Rule::of(Field::Country, &["mailingcountry", "mailing_country"]),
        Rule::of(Field::City, &["mailingcity", "mailing_city"]),
        Rule::of(Field::Company, &["accountid", "account_id"]),
        Rule::of(Field::Owner, &["ownerid", "owner_id"]),
        Rule::of(Field::IsDeleted, &["isdeleted", "is_deleted"]),
        Rule::ignore(&[
            "name", "firstname", "lastname", "first_name", "last_name", "email", "phone", "birthdate", "title",
        ]),
    ],
)
.refine(refine_records);

/// "Contacts & accounts" and its like. Rows carry no id unless somebody adds the column.
const CONTACT_REPORT: Report = Report::new(
    "contact_report",
    Said::fixed("contact report", "отчёт по контактам"),
    Some(Table::Contacts),
    &[
        &["account name", "имя организации", "название организации", "организация"],
        &["last name", "full name", "contact name", "фамилия", "полное имя", "имя контакта"],
        &[
            "mailing street", "mailing city", "mailing state/province", "mailing country", "contact owner",
            "account owner", "почтовый адрес: город", "город почтового адреса", "ответственный за контакт",
            "ответственный за организацию",
        ],
    ],
    &[
        Rule::of(Field::ContactId, &["contact id", "идентификатор контакта"]),
        Rule::of(Field::Email, &["email", "эл. почта", "адрес эл. почты"]),
        Rule::of(
            Field::PersonName,
            &["full name", "contact name", "last name", "полное имя", "имя контакта", "фамилия"],
        ),
        Rule::of(Field::Created, &["created date", "дата создания"]),
        Rule::of(Field::Source, &["lead source", "источник интереса", "источник лида"]),
        Rule::of(Field::Country, &["mailing country", "страна почтового адреса"]),
        Rule::of(Field::City, &["mailing city", "город почтового адреса"]),
        Rule::of(Field::Company, &["account name", "имя организации", "название организации", "организация"]),
        Rule::of(
            Field::Owner,
            &["contact owner", "account owner", "ответственный за контакт", "ответственный за организацию"],
        ),
        Rule::ignore(&[
            "salutation", "first name", "title", "mailing street", "mailing state/province", "mailing zip/postal code",
            "phone", "fax", "mobile", "account id", "обращение", "имя", "должность", "телефон", "факс", "мобильный",
        ]),
    ],
)
.not(&["record id", "opportunity name", "идентификатор записи", "id записи", "lead owner"])
.footer(FOOTER)
.refine(refine_people);

const CASES: Report = Report::new(
    "cases",
    Said::fixed("cases", "обращения"),
    Some(Table::Tickets),
    &[&["casenumber", "case_number"], &["origin", "status"]],
    &[
        Rule::of(Field::TicketId, &["id", "casenumber", "case_number"]),
        Rule::of(Field::Created, &["createddate", "created_date"]),
        Rule::of(Field::Solved, &["closeddate", "closed_date"]),
        Rule::of(Field::IsClosed, &["isclosed", "is_closed"]),
        Rule::of(Field::Status, &["status"]),
        Rule::of(Field::Channel, &["origin"]),
        Rule::of(Field::Category, &["type"]),
        Rule::of(Field::Assignee, &["ownerid", "owner_id"]),
        Rule::of(Field::ContactId, &["contactid", "contact_id"]),
        Rule::of(Field::IsDeleted, &["isdeleted", "is_deleted"]),
        Rule::ignore(&[
            "suppliedname", "suppliedemail", "suppliedphone", "suppliedcompany", "subject", "description", "reason",
            "priority",
        ]),
    ],
)
.refine(refine_records);

const CASE_REPORT: Report = Report::new(
    "case_report",
    Said::fixed("case report", "отчёт по обращениям"),
    Some(Table::Tickets),
    &[
        &["case number", "номер обращения"],
        &["case owner", "status", "ответственный за обращение", "состояние"],
        &["date/time opened", "opened date", "created date", "дата открытия", "дата/время открытия", "дата создания"],
    ],
    &[
        Rule::of(Field::TicketId, &["case number", "номер обращения"]),
        Rule::of(
            Field::Created,
            &[
                "date/time opened", "opened date", "created date", "дата/время открытия", "дата открытия",
                "дата создания",
            ],
        ),
        Rule::of(Field::Solved, &["date/time closed", "closed date", "дата/время закрытия", "дата закрытия"]),
        Rule::of(Field::IsClosed, &["closed", "закрыто"]),
        Rule::of(Field::Status, &["status", "состояние"]),
        Rule::of(Field::Channel, &["case origin", "источник обращения"]),
        Rule::of(Field::Category, &["type", "тип"]),
        Rule::of(Field::Assignee, &["case owner", "ответственный за обращение"]),
        Rule::ignore(&[
            "subject", "account name", "contact name", "priority", "age", "age (hours)", "open", "case reason",
            "description", "тема", "организация", "имя контакта", "приоритет", "возраст", "открыто",
        ]),
    ],
)
.not(&["record id"])
.footer(FOOTER)
.refine(refine_records);

/// The whole cost of a campaign stands on its first day: the export says no more.
const CAMPAIGNS: Report = Report::new(
    "campaigns",
    Said::fixed("campaigns", "кампании"),
    Some(Table::Expenses),
    &[
        &["budgetedcost", "budgeted_cost"],
        &["actualcost", "actual_cost"],
        &["numbersent", "number_sent", "startdate", "start_date"],
    ],
    &[
        Rule::of(Field::Date, &["startdate", "start_date"]),
        Rule::of(Field::Amount, &["actualcost", "actual_cost"]),
        Rule::of(Field::Currency, &["currencyisocode", "currency_iso_code"]),
        Rule::of(Field::Campaign, &["name"]),
        Rule::of(Field::Category, &["type"]),
        Rule::of(Field::IsDeleted, &["isdeleted", "is_deleted"]),
        Rule::ignore(&[
            "budgetedcost", "budgeted_cost", "expectedrevenue", "numbersent", "number_sent", "description", "id",
        ]),
    ],
)
.refine(refine_campaigns);

const ACCOUNTS: Report = Report::new(
    "accounts",
    Said::fixed("accounts", "организации"),
    None,
    &[
        &["billingcity", "billing_city", "billingstreet", "billing_street"],
        &["annualrevenue", "annual_revenue", "accountnumber", "account_number"],
    ],
    &[],
)
.not(&["mailingcity", "mailing_city", "stagename", "stage_name"]);

/// What an empty lookup looks like.
const NO_ID: &str = "000000000000000";

fn refine_records(slice: &mut Slice, _: &Context) -> Vec<Problem> {
    for field in [Field::ContactId, Field::Company, Field::Campaign] {
        if Some(field) != slice.meta.table.identity() {
            rename(slice, field, |id| (!id.starts_with(NO_ID)).then(|| id.to_owned()));
        }
    }
    leave_out_deleted(slice)
}

fn refine_deals(slice: &mut Slice, context: &Context) -> Vec<Problem> {
    tell_currencies(slice);
    let mut problems = refine_records(slice, context);
    problems.extend(settle_deals(slice, context, CloseDate::Expected));
    problems
}

/// Reports carry no id unless somebody adds the column: name, company and creation day tell deals apart.
fn refine_report(slice: &mut Slice, context: &Context) -> Vec<Problem> {
    tell_apart(slice, Field::DealId, &[Field::Title, Field::Company, Field::Created]);
    drop_field(slice, Field::Title);
    refine_deals(slice, context)
}

/// Reports of people carry no id unless somebody adds the column: address, name, company and day tell them apart.
fn refine_people(slice: &mut Slice, context: &Context) -> Vec<Problem> {
    super::refine::rename(slice, Field::Email, |mail| mail.contains('@').then(|| super::refine::hashed(mail)));
    tell_apart(slice, Field::ContactId, &[Field::Email, Field::PersonName, Field::Company, Field::Created]);
    drop_field(slice, Field::Email);
    drop_field(slice, Field::PersonName);
    shorten_people(slice, Field::Owner);
    refine_records(slice, context)
}

/// A record among the leads is a lead from its first day; an SQL from the day it was converted, if the file states it.
fn refine_leads(slice: &mut Slice, context: &Context) -> Vec<Problem> {
    let problems = refine_people(slice, context);
    if let Some(created) = values(slice, Field::Created) {
        put(slice, Field::LeadDate, &created);
    }
    problems
}

fn refine_campaigns(slice: &mut Slice, _: &Context) -> Vec<Problem> {
    tell_currencies(slice);
    let mut problems = leave_out_deleted(slice);
    let (Some(days), Some(amounts)) = (values(slice, Field::Date), values(slice, Field::Amount)) else {
        return problems;
    };
    let undated = days.iter().zip(&amounts).map(|(day, amount)| *day != NONE || *amount == NONE).collect::<Vec<_>>();
    problems.extend(super::refine::leave_out(
        slice,
        &undated,
        "campaign_without_day",
        &Said::fixed("a cost without a start date", "затраты без даты начала"),
    ));
    problems
}
