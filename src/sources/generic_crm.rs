//! Sales pipelines of teaching and demo CRMs (Maven Analytics "CRM Sales Opportunities" and its like): deals.
//!
//! Agents' names are kept as owners; nothing personal else. Source: mavenanalytics.io/data-playground.

use super::refine::tell_currencies;
use super::source::{Context, Report, Rule, Source};
use super::stages::{CloseDate, settle_deals};
use crate::model::facts::Slice;
use crate::model::field::Field;
use crate::model::table::Table;
use crate::problem::Problem;
use crate::words::Said;

pub static SOURCE: Source = Source {
    id: "generic_crm",
    name: Said::fixed("Sales pipeline table", "Таблица воронки продаж"),
    help: "https://mavenanalytics.io/data-playground",
    reports: &[PIPELINE, OPPORTUNITIES],
};

const PIPELINE: Report = Report::new(
    "sales_pipeline",
    Said::fixed("sales pipeline", "воронка продаж"),
    Some(Table::Deals),
    &[&["opportunity_id"], &["deal_stage"], &["engage_date", "close_value"]],
    &[
        Rule::of(Field::DealId, &["opportunity_id"]),
        Rule::of(Field::Owner, &["sales_agent"]),
        Rule::of(Field::Product, &["product"]),
        Rule::of(Field::Company, &["account"]),
        Rule::of(Field::Stage, &["deal_stage"]),
        Rule::of(Field::Created, &["engage_date"]),
        Rule::of(Field::Closed, &["close_date"]),
        Rule::of(Field::Amount, &["close_value"]),
    ],
)
.refine(refine);

const OPPORTUNITIES: Report = Report::new(
    "opportunities",
    Said::fixed("opportunities", "сделки"),
    Some(Table::Deals),
    &[&["opportunityid"], &["opportunitystage"], &["estimatedvalue", "closedate"]],
    &[
        Rule::of(Field::DealId, &["opportunityid"]),
        Rule::of(Field::Stage, &["opportunitystage"]),
        Rule::of(Field::Amount, &["estimatedvalue"]),
        Rule::of(Field::Created, &["createddate", "createdate"]),
        Rule::of(Field::Closed, &["closedate"]),
        Rule::of(Field::Owner, &["salesid"]),
        Rule::ignore(&["activityid"]),
    ],
)
.refine(refine);

fn refine(slice: &mut Slice, context: &Context) -> Vec<Problem> {
    tell_currencies(slice);
    settle_deals(slice, context, CloseDate::Expected)
}
