//! Olist's public marketing funnel: qualified leads by origin, and the deals closed with them.
//!
//! Every row of the first file is a qualified lead from its first contact, every row of the second a won deal. The
//! sellers' declared revenue is their own figure and no amount of a deal. Source: kaggle.com/olistbr/marketing-funnel-olist.

use super::refine::{put, values};
use super::source::{Context, Report, Rule, Source};
use crate::model::facts::Slice;
use crate::model::field::Field;
use crate::model::table::Table;
use crate::problem::Problem;
use crate::words::Said;

pub static SOURCE: Source = Source {
    id: "olist_marketing_funnel",
    name: Said::fixed("Olist marketing funnel", "Маркетинговая воронка Olist"),
    help: "https://www.kaggle.com/datasets/olistbr/marketing-funnel-olist",
    reports: &[LEADS, DEALS],
};

const LEADS: Report = Report::new(
    "qualified_leads",
    Said::fixed("qualified leads", "квалифицированные лиды"),
    Some(Table::Contacts),
    &[&["mql_id"], &["first_contact_date"], &["origin"]],
    &[
        Rule::of(Field::ContactId, &["mql_id"]),
        Rule::of(Field::Created, &["first_contact_date"]),
        Rule::of(Field::LandingPage, &["landing_page_id"]),
        Rule::of(Field::Source, &["origin"]),
    ],
)
.refine(refine_leads);

const DEALS: Report = Report::new(
    "closed_deals",
    Said::fixed("closed deals", "закрытые сделки"),
    Some(Table::Deals),
    &[&["mql_id"], &["seller_id"], &["won_date"]],
    &[
        Rule::of(Field::ContactId, &["mql_id"]),
        Rule::of(Field::DealId, &["seller_id"]),
        Rule::of(Field::Closed, &["won_date"]),
        Rule::of(Field::Owner, &["sr_id"]),
        Rule::of(Field::Segment, &["business_segment"]),
        Rule::of(Field::Category, &["lead_type"]),
        Rule::ignore(&[
            "sdr_id", "lead_behaviour_profile", "has_company", "has_gtin", "average_stock", "business_type",
            "declared_product_catalog_size", "declared_monthly_revenue",
        ]),
    ],
)
.refine(refine_deals);

fn refine_leads(slice: &mut Slice, _: &Context) -> Vec<Problem> {
    if let Some(created) = values(slice, Field::Created) {
        put(slice, Field::LeadDate, &created);
        put(slice, Field::MqlDate, &created);
    }
    Vec::new()
}

fn refine_deals(slice: &mut Slice, _: &Context) -> Vec<Problem> {
    let won = vec![1; slice.meta.rows as usize];
    put(slice, Field::IsWon, &won);
    put(slice, Field::IsClosed, &won);
    Vec::new()
}
