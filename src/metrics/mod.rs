//! The KPI catalogue as data: one file per family, each entry a static whose formula is text of the metric language.

pub mod language;
pub mod measures;
pub mod metric;

mod acquisition;
mod ads;
mod email;
mod funnel;
mod retention;
mod revenue;
mod social;
mod team;
mod traffic;

use crate::model::short_sort::ShortSort;
use crate::words::Said;
use language::{Book, FormulaError, compile, tree::Formula};
use metric::{Metric, Unit};

/// Every built-in metric, family by family, in the order of reading.
pub static ALL: &[&Metric] = &[
    &traffic::SESSIONS,
    &traffic::USERS,
    &traffic::NEW_USERS,
    &traffic::PAGE_VIEWS,
    &traffic::ENGAGED_SESSIONS,
    &traffic::SESSION_ENGAGEMENT_RATE,
    &traffic::BOUNCE_RATE,
    &traffic::TIME_ON_SITE,
    &traffic::PAGES_PER_SESSION,
    &traffic::KEY_EVENTS,
    &traffic::CONVERSION_RATE,
    &traffic::SEARCH_IMPRESSIONS,
    &traffic::SEARCH_CLICKS,
    &traffic::SEARCH_CTR,
    &ads::AD_COST,
    &ads::IMPRESSIONS,
    &ads::CLICKS,
    &ads::CONVERSIONS,
    &ads::CONVERSION_VALUE,
    &ads::CTR,
    &ads::CPC,
    &ads::CPM,
    &ads::CPA,
    &ads::AD_CONVERSION_RATE,
    &ads::ROAS,
    &ads::ROI,
    &acquisition::ACQUISITION_COST,
    &acquisition::CAC,
    &acquisition::CAC_PAID,
    &acquisition::CPL,
    &acquisition::COST_PER_MQL,
    &acquisition::COST_PER_SQL,
    &acquisition::ROMI,
    &acquisition::MARKET_SHARE,
    &acquisition::MARKET_SHARE_UNITS,
    &funnel::LEADS,
    &funnel::MQL,
    &funnel::SQL,
    &funnel::OPPORTUNITIES,
    &funnel::DEALS_WON,
    &funnel::DEALS_LOST,
    &funnel::WIN_RATE,
    &funnel::AVERAGE_DEAL,
    &funnel::VISIT_TO_LEAD,
    &funnel::LEAD_TO_MQL,
    &funnel::MQL_TO_SQL,
    &funnel::SQL_TO_WON,
    &funnel::LEAD_TO_CUSTOMER,
    &revenue::REVENUE,
    &revenue::ORDERS,
    &revenue::SALES_VOLUME,
    &revenue::AOV,
    &revenue::NEW_CUSTOMERS,
    &revenue::BUYERS,
    &revenue::REVENUE_PER_BUYER,
    &revenue::REFUND_RATE,
    &revenue::GROSS_MARGIN,
    &retention::ACTIVE_CUSTOMERS,
    &retention::ACTIVE_SUBSCRIPTIONS,
    &retention::MRR,
    &retention::ARPA,
    &retention::CHURN_RATE,
    &retention::MONTHLY_CHURN,
    &retention::CLTV,
    &retention::CLTV_MARGIN,
    &retention::LTV_CAC,
    &social::ENGAGEMENTS,
    &social::ENGAGEMENT_RATE,
    &social::ENGAGEMENT_RATE_IMPRESSIONS,
    &social::ENGAGEMENT_RATE_FOLLOWERS,
    &social::FOLLOWERS,
    &social::NEW_FOLLOWERS,
    &social::SOCIAL_REACH,
    &social::AD_REACH,
    &social::POSTS,
    &email::SENT,
    &email::DELIVERED,
    &email::OPEN_RATE,
    &email::CLICK_RATE,
    &email::CTOR,
    &email::UNSUBSCRIBE_RATE,
    &email::EMAIL_BOUNCE_RATE,
    &email::COMPLAINT_RATE,
    &team::TASKS_DONE,
    &team::TASKS_ON_TIME,
    &team::BUDGET_USE,
    &team::EXPENSES,
    &team::TICKETS,
    &team::TICKETS_SOLVED,
];

pub fn find(id: &str) -> Option<&'static Metric> {
    ALL.iter().copied().find(|metric| metric.id == id)
}

/// The catalogue as the place where references between metrics are looked up.
pub struct Catalogue;

impl Book for Catalogue {
    fn look_up(&self, id: &str) -> Option<(&str, Said, Unit)> {
        find(id).map(|metric| (metric.formula, metric.name.clone(), metric.unit))
    }
}

impl Metric {
    /// The formula, read and checked.
    pub fn compiled(&self) -> Result<Formula, FormulaError> {
        compile(self.id, self.formula, self.unit, &Catalogue)
    }
}

/// Ids that are spelled nearly so, nearest first: for "did you mean".
pub fn near(id: &str) -> Vec<&'static str> {
    let id = id.trim().to_lowercase();
    let mut found: Vec<(usize, &'static str)> = ALL
        .iter()
        .map(|metric| {
            let is_part = id.len() > 2 && (metric.id.contains(&id) || id.contains(metric.id));
            (if is_part { 1 } else { distance(&id, metric.id) }, metric.id)
        })
        .filter(|(far, known)| *far <= 2 + known.len() / 4)
        .collect();
    found.short_sort();
    found.into_iter().map(|(_, id)| id).take(5).collect()
}

/// Letters to add, drop or change to make one word of the other (Levenshtein).
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, letter) in a.chars().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, other) in b.iter().enumerate() {
            let change = corner + usize::from(letter != *other);
            corner = row[j + 1];
            row[j + 1] = change.min(row[j] + 1).min(corner + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_formula_reads_and_fits_its_unit() {
        for metric in ALL {
            if let Err(error) = metric.compiled() {
                panic!("{}: {error:?} in {}", metric.id, metric.formula);
            }
        }
    }

    #[test]
    fn nearly_right_names_are_found() {
        assert_eq!(near("sesions").first(), Some(&"sessions"));
        assert!(near("bounce").contains(&"bounce_rate"));
        assert!(near("xyzzyq").is_empty());
        assert_eq!(distance("kitten", "sitting"), 3);
    }
}
