//! Bitrix24: deals, leads and contacts as the interface exports them (Russian and English) and as REST field names.
//!
//! A deal with several products is written as several rows, each with a part of the sum: they become one deal again.
//! Names, phones and comments are not kept. Deal headers: modules/crm, `crm.deal.list/lang/{ru,en}/component.php`.

use super::refine::{drop_field, put, rename, tell_currencies, values};
use super::source::{Context, Report, Rule, Source};
use super::stages::{CloseDate, lifecycle, settle_deals};
use crate::model::column::NONE;
use crate::model::facts::Slice;
use crate::model::field::Field;
use crate::model::table::Table;
use crate::problem::{Problem, Severity};
use crate::words::{Said, plural_en, plural_ru};
use rustc_hash::FxHashMap;

pub static SOURCE: Source = Source {
    id: "bitrix24",
    name: Said::fixed("Bitrix24", "Битрикс24"),
    help: "https://helpdesk.bitrix24.ru/open/17514060/",
    reports: &[DEALS, DEALS_REST, LEADS, LEADS_REST, CONTACTS, CONTACTS_REST, COMPANIES, INVOICES],
};

const DEALS: Report = Report::new(
    "deals",
    Said::fixed("deals", "сделки"),
    Some(Table::Deals),
    &[
        &["id"],
        // People switch columns off: what only Bitrix24 says will do, too.
        &[
            "название сделки", "deal name", "сделка закрыта", "предполагаемая дата закрытия", "assumed close date",
            "повторная сделка", "repeat deal",
        ],
        &["стадия сделки", "стадия", "группа стадий", "stage", "deal status"],
        &[
            "сумма", "ответственный", "сделка закрыта", "income", "responsible", "closed", "сумма/валюта",
            "amount/currency",
        ],
    ],
    &[
        Rule::of(Field::DealId, &["id"]),
        Rule::of(Field::Created, &["дата создания", "created", "created on"]),
        Rule::of(
            Field::Closed,
            &["предполагаемая дата закрытия", "дата завершения", "assumed close date", "expected close date"],
        ),
        Rule::of(Field::Stage, &["стадия сделки", "стадия", "stage"]),
        Rule::of(Field::Status, &["группа стадий", "deal status"]),
        Rule::of(Field::IsClosed, &["сделка закрыта", "closed"]),
        Rule::of(Field::Pipeline, &["направление", "воронка", "pipeline"]),
        Rule::of(Field::Amount, &["сумма", "income", "amount"]),
        Rule::of(Field::Currency, &["валюта", "currency"]),
        Rule::of(Field::Product, &["товар", "product"]),
        Rule::of(Field::Category, &["тип", "type"]),
        Rule::of(Field::Source, &["utm source", "utm_source"]),
        Rule::of(Field::Source, &["источник", "source"]),
        Rule::of(Field::Medium, &["utm medium", "utm_medium"]),
        Rule::of(Field::Campaign, &["utm campaign", "utm_campaign"]),
        Rule::of(Field::Owner, &["ответственный", "responsible"]),
        Rule::of(Field::Company, &["компания", "company"]),
        Rule::ignore(&[
            "название сделки", "deal name", "контакт", "contact", "клиент", "вероятность", "probability", "цена",
            "количество", "price", "quantity", "комментарий", "comment", "дополнительно об источнике",
            "source information", "дата начала", "start date", "дата изменения", "modified", "кем создана",
            "created by", "кем изменена", "modified by", "дела", "activities", "сумма/валюта", "amount/currency",
            "повторная сделка", "repeat deal", "доступна для всех", "повторное обращение", "repeat inquiry",
            "новая сделка", "new deal", "создана crm-формой", "created by crm form", "интернет-магазин", "web store",
            "состояние", "state", "utm content", "utm term",
        ]),
    ],
)
.not(&["record id", "deal id", "deal stage", "этап сделки", "id записи", "идентификатор записи"])
.refine(refine_deals);

const DEALS_REST: Report = Report::new(
    "deals_rest",
    Said::fixed("deals, field codes", "сделки, коды полей"),
    Some(Table::Deals),
    &[&["stage_id"], &["opportunity"], &["category_id", "stage_semantic_id", "currency_id", "date_create"]],
    &[
        Rule::of(Field::DealId, &["id"]),
        Rule::of(Field::Created, &["date_create"]),
        Rule::of(Field::Closed, &["closedate"]),
        Rule::of(Field::Stage, &["stage_id"]),
        Rule::of(Field::Status, &["stage_semantic_id"]),
        Rule::of(Field::IsClosed, &["closed"]),
        Rule::of(Field::Pipeline, &["category_id"]),
        Rule::of(Field::Amount, &["opportunity"]),
        Rule::of(Field::Currency, &["currency_id"]),
        Rule::of(Field::Category, &["type_id"]),
        Rule::of(Field::Source, &["utm_source"]),
        Rule::of(Field::Source, &["source_id"]),
        Rule::of(Field::Medium, &["utm_medium"]),
        Rule::of(Field::Campaign, &["utm_campaign"]),
        Rule::of(Field::Owner, &["assigned_by_id"]),
        Rule::of(Field::Company, &["company_id"]),
        Rule::of(Field::ContactId, &["contact_id"]),
        Rule::ignore(&[
            "title", "comments", "additional_info", "probability", "tax_value", "is_manual_opportunity", "lead_id",
            "quote_id", "begindate", "created_by_id", "modify_by_id", "date_modify", "opened", "location_id", "is_new",
            "is_recurring", "is_return_customer", "is_repeated_approach", "source_description", "originator_id",
            "origin_id", "utm_content", "utm_term",
        ]),
    ],
)
.refine(refine_deals);

const LEADS: Report = Report::new(
    "leads",
    Said::fixed("leads", "лиды"),
    Some(Table::Contacts),
    &[&["id"], &["название лида", "lead name"]],
    &[
        Rule::of(Field::ContactId, &["id"]),
        Rule::of(Field::Created, &["дата создания", "created", "created on"]),
        Rule::of(Field::Status, &["стадия", "статус", "stage", "status", "стадия лида", "статус лида"]),
        Rule::of(Field::Source, &["utm source", "utm_source"]),
        Rule::of(Field::Source, &["источник", "source"]),
        Rule::of(Field::Medium, &["utm medium", "utm_medium"]),
        Rule::of(Field::Campaign, &["utm campaign", "utm_campaign"]),
        Rule::of(Field::Owner, &["ответственный", "responsible"]),
        Rule::of(Field::Company, &["название компании", "company name"]),
        Rule::of(Field::Currency, &["валюта", "currency"]),
        Rule::ignore(PERSONAL),
        Rule::ignore(&[
            "название лида", "lead name", "обращение", "дополнительно о стадии", "дополнительно о статусе", "товар",
            "цена", "количество", "возможная сумма", "opportunity", "total", "сумма", "комментарий", "comment",
            "дополнительно об источнике", "source information", "доступен для всех", "дата изменения", "modified",
            "кем создан", "created by", "кем изменен", "modified by", "состояние", "status group", "repeat lead",
            "повторный лид", "создан crm-формой", "created by crm form", "status information",
        ]),
    ],
)
.not(&["lead status", "responsible user", "record id"])
.refine(refine_leads);

const LEADS_REST: Report = Report::new(
    "leads_rest",
    Said::fixed("leads, field codes", "лиды, коды полей"),
    Some(Table::Contacts),
    &[&["status_id"], &["opportunity", "status_semantic_id"], &["date_create", "source_id"]],
    &[
        Rule::of(Field::ContactId, &["id"]),
        Rule::of(Field::Created, &["date_create"]),
        Rule::of(Field::Status, &["status_id"]),
        Rule::of(Field::Source, &["utm_source"]),
        Rule::of(Field::Source, &["source_id"]),
        Rule::of(Field::Medium, &["utm_medium"]),
        Rule::of(Field::Campaign, &["utm_campaign"]),
        Rule::of(Field::Owner, &["assigned_by_id"]),
        Rule::of(Field::Company, &["company_title"]),
        Rule::ignore(&[
            "title", "name", "last_name", "second_name", "phone", "email", "comments", "opportunity", "currency_id",
        ]),
    ],
)
.not(&["stage_id"])
.refine(refine_leads);

const CONTACTS: Report = Report::new(
    "contacts",
    Said::fixed("contacts", "контакты"),
    Some(Table::Contacts),
    &[
        &["id"],
        &["тип контакта", "contact type"],
        &["ответственный", "responsible", "дата создания", "created", "created on"],
    ],
    &[
        Rule::of(Field::ContactId, &["id"]),
        Rule::of(Field::Created, &["дата создания", "created", "created on"]),
        Rule::of(Field::Status, &["тип контакта", "contact type"]),
        Rule::of(Field::Source, &["utm source", "utm_source"]),
        Rule::of(Field::Source, &["источник", "source"]),
        Rule::of(Field::Medium, &["utm medium", "utm_medium"]),
        Rule::of(Field::Campaign, &["utm campaign", "utm_campaign"]),
        Rule::of(Field::Owner, &["ответственный", "responsible"]),
        Rule::of(Field::Company, &["компания", "company"]),
        Rule::ignore(PERSONAL),
    ],
)
.not(&["название лида", "название сделки"]);

const CONTACTS_REST: Report = Report::new(
    "contacts_rest",
    Said::fixed("contacts, field codes", "контакты, коды полей"),
    Some(Table::Contacts),
    &[&["id"], &["date_create"], &["assigned_by_id"], &["last_name", "type_id", "company_id", "honorific", "lead_id"]],
    &[
        Rule::of(Field::ContactId, &["id"]),
        Rule::of(Field::Created, &["date_create"]),
        Rule::of(Field::Status, &["type_id"]),
        Rule::of(Field::Source, &["utm_source"]),
        Rule::of(Field::Source, &["source_id"]),
        Rule::of(Field::Medium, &["utm_medium"]),
        Rule::of(Field::Campaign, &["utm_campaign"]),
        Rule::of(Field::Owner, &["assigned_by_id"]),
        Rule::of(Field::Company, &["company_id"]),
        Rule::ignore(&[
            "name", "last_name", "second_name", "phone", "email", "comments", "birthdate", "post", "address",
        ]),
    ],
)
.not(&["stage_id", "status_id", "opportunity", "title"]);

/// Companies are no contacts, and their yearly turnover is no amount of ours.
const COMPANIES: Report = Report::new(
    "companies",
    Said::fixed("companies", "компании"),
    None,
    &[
        &["id"],
        &["название компании", "company name"],
        &["тип компании", "company type", "сфера деятельности", "industry", "кол-во сотрудников", "employees"],
    ],
    &[],
)
.not(&["название лида", "lead name", "название сделки", "deal name", "record id"]);

/// An invoice is the paper of a deal, not a second sale: counting both would count one sale twice.
const INVOICES: Report = Report::new(
    "invoices",
    Said::fixed("invoices", "счета"),
    None,
    &[
        &["id", "номер", "номер счета", "number", "account number", "invoice #"],
        &["тема счета", "название счета", "invoice topic", "topic", "invoice name", "тема"],
        &[
            "дата оплаты", "оплатить до", "срок оплаты", "pay before", "payment deadline", "payment date",
            "дата выставления",
        ],
    ],
    &[],
)
.not(&["название сделки", "deal name"]);

const PERSONAL: &[&str] = &[
    "имя", "фамилия", "отчество", "имя, фамилия", "полное имя", "дата рождения", "рабочий телефон",
    "мобильный телефон", "телефон", "рабочий e-mail", "частный e-mail", "e-mail", "должность", "адрес", "мессенджер",
    "сайт", "first name", "last name", "middle name", "full name", "phone", "position", "address", "birthdate", "site",
    "messenger",
];

fn refine_deals(slice: &mut Slice, context: &Context) -> Vec<Problem> {
    tell_currencies(slice);
    for field in [Field::ContactId, Field::Company] {
        rename(slice, field, |id| (id != "0").then(|| id.to_owned()));
    }
    let mut problems: Vec<Problem> = join_products(slice).into_iter().collect();
    problems.extend(settle_deals(slice, context, CloseDate::Expected));
    // Stage groups (P, S, F) only helped to tell the outcome.
    drop_field(slice, Field::Status);
    problems
}

/// One deal of its product rows: the sums are added, everything else is the first row's.
fn join_products(slice: &mut Slice) -> Option<Problem> {
    slice.column(Field::Product)?;
    let ids = values(slice, Field::DealId)?;
    let mut amounts = values(slice, Field::Amount);
    let mut products = values(slice, Field::Product)?;
    let mut first_rows: FxHashMap<i64, usize> = FxHashMap::default();
    let mut keep = vec![true; ids.len()];
    for (row, id) in ids.iter().enumerate() {
        if *id == NONE {
            continue;
        }
        let first = *first_rows.entry(*id).or_insert(row);
        if first == row {
            continue;
        }
        keep[row] = false;
        if products[first] != products[row] {
            products[first] = NONE;
        }
        if let Some(amounts) = &mut amounts
            && amounts[row] != NONE
        {
            amounts[first] =
                if amounts[first] == NONE { amounts[row] } else { amounts[first].saturating_add(amounts[row]) };
        }
    }
    let joined = keep.iter().filter(|kept| !**kept).count() as i64;
    if joined == 0 {
        return None;
    }
    if let Some(amounts) = amounts {
        put(slice, Field::Amount, &amounts);
    }
    let dict = slice.column(Field::Product)?.dict.clone();
    super::refine::put_coded(slice, Field::Product, dict, &products);
    slice.retain(&keep);
    let rows_en = plural_en(joined, "row", "rows");
    let rows_ru =
        plural_ru(joined, "строка с товаром сложена", "строки с товарами сложены", "строк с товарами сложены");
    Some(Problem::new(
        "deal_products_joined",
        Severity::Note,
        Said::new(
            format!("{joined} product {rows_en} were added to the deals they belong to"),
            format!("{joined} {rows_ru} в свои сделки"),
        ),
        Said::fixed("Nothing to do; the sums of the deals are whole", "Ничего делать не нужно: суммы сделок полные"),
    ))
}

/// Leads and contacts are numbered apart, so a lead's id says what it is. A lead is one from its first day.
fn refine_leads(slice: &mut Slice, _: &Context) -> Vec<Problem> {
    rename(slice, Field::ContactId, |id| Some(format!("lead-{id}")));
    if let Some(status) = slice.column(Field::Status).cloned() {
        slice.columns.insert(Field::LifecycleStage, status);
        rename(slice, Field::LifecycleStage, |status| Some(lifecycle(status).unwrap_or("Lead").to_owned()));
        slice.settle();
    }
    if let Some(created) = values(slice, Field::Created) {
        put(slice, Field::LeadDate, &created);
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::super::made::slice;
    use super::*;
    use crate::model::column::Column;
    use crate::model::field::Kind;

    #[test]
    fn products_of_a_deal_add_up() {
        let mut deals = slice(
            Table::Deals,
            vec![
                (Field::DealId, Column::from_texts(["7", "7", "8", "7"])),
                (Field::Product, Column::from_texts(["Лампа", "Стол", "Лампа", "Лампа"])),
                (Field::Amount, Column::from_values(Kind::Money, &[10, 20, 5, NONE])),
            ],
        );
        let problem = join_products(&mut deals).unwrap();
        assert_eq!(values(&deals, Field::Amount).unwrap(), [30, 5]);
        assert_eq!(super::super::made::texts(&deals, Field::Product), ["–", "Лампа"]);
        assert_eq!(problem.what.ru, "2 строки с товарами сложены в свои сделки");
    }
}
