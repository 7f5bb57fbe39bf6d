//! Which numbers make the card strip: five to seven, in funnel order, chosen from what the files can answer.

use crate::model::short_sort::ShortSort;
use crate::query::report::{Report, Row};

/// What a startup should see, if anything can say it.
static PREFERRED: &[&str] = &["sessions", "leads", "mql", "sql", "new_customers", "cac", "revenue"];

/// Fills the strip when some of those are unknown, the most telling first.
static OTHERS: &[&str] = &[
    "ad_cost", "roas", "deals_won", "orders", "aov", "conversions", "ctr", "clicks", "cpl", "cpa", "users",
    "conversion_rate", "churn_rate", "mrr", "open_rate", "click_rate", "delivered", "engagement_rate", "engagements",
    "bounce_rate", "time_on_site", "impressions", "cpc", "unsubscribe_rate", "tickets", "tasks_done", "tasks_on_time",
];

/// From the first touch to the money: the order in which cards stand.
static ORDER: &[&str] = &[
    "market_share", "search_impressions", "search_clicks", "impressions", "clicks", "ctr", "ad_cost", "cpc",
    "delivered", "open_rate", "click_rate", "unsubscribe_rate", "engagements", "engagement_rate", "users", "sessions",
    "time_on_site", "bounce_rate", "conversion_rate", "conversions", "leads", "mql", "sql", "deals_won", "orders",
    "new_customers", "cpl", "cpa", "cac", "churn_rate", "roas", "aov", "mrr", "revenue", "tickets", "tasks_done",
    "tasks_on_time",
];

const FEWEST: usize = 5;
const USUAL: usize = 6;
const MOST: usize = 7;

/// Every metric a card may show, to be asked for at once.
pub fn candidates() -> Vec<&'static str> {
    PREFERRED.iter().chain(OTHERS).copied().collect()
}

/// Metric ids of the cards. Unknown ones stand there only when fewer than five are known.
/// Empty: none when the report holds no candidate at all.
pub fn cards(report: &Report) -> Vec<String> {
    let total = |id: &str| report.rows.iter().find(|row| row.metric == id && row.by.is_empty());
    let asked = |id: &&&str| report.metrics.iter().any(|head| head.id == **id);
    let mut chosen: Vec<&str> =
        PREFERRED.iter().filter(asked).filter(|id| total(id).is_some_and(is_telling)).copied().collect();
    for id in OTHERS.iter().filter(asked) {
        if chosen.len() < USUAL && total(id).is_some_and(is_telling) {
            chosen.push(id);
        }
    }
    // Then a plain zero, then a dash with its reason.
    let rest = |worth: fn(&Row) -> bool| PREFERRED.iter().filter(asked).filter(move |id| total(id).is_some_and(worth));
    for id in rest(is_known).chain(rest(|_| true)) {
        if chosen.len() < FEWEST && !chosen.contains(id) {
            chosen.push(id);
        }
    }
    chosen.truncate(MOST);
    chosen.short_sort_by_key(|id| ORDER.iter().position(|known| known == id).unwrap_or(ORDER.len()));
    chosen.into_iter().map(str::to_owned).collect()
}

fn is_known(row: &Row) -> bool {
    row.value.value.is_some()
}

/// Known, and not a zero that was always zero: that is a file without the thing rather than a number to watch.
fn is_telling(row: &Row) -> bool {
    let some = |value: Option<f64>| value.is_some_and(|value| value != 0.0);
    some(row.value.value) || (is_known(row) && some(row.before.as_ref().and_then(|before| before.value)))
}
