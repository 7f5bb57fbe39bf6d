//! The funnel across sources: visits → leads → MQL → SQL → won, as the events of one period (not one cohort).

use crate::query::report::Report;

/// The steps, first to last; a step may go by one of several metrics, the first known counts.
pub static STEPS: &[&[&str]] =
    &[&["sessions"], &["leads"], &["mql"], &["sql"], &["deals_won", "new_customers", "orders"]];

#[derive(Clone, Debug, PartialEq)]
pub struct Funnel {
    pub steps: Vec<Step>,
    /// Lengths show powers, not proportions.
    pub is_compressed: bool,
    pub leak: Option<Leak>,
    /// Source ids behind the steps, in step order.
    pub sources: Vec<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    pub metric: String,
    pub count: f64,
    /// Of the known step before, in the same period; may pass 1.
    pub rate: Option<f64>,
    /// 0..1 of the widest bar.
    pub length: f64,
}

/// Where most do not get through.
#[derive(Clone, Debug, PartialEq)]
pub struct Leak {
    pub from: String,
    pub to: String,
    pub lost: f64,
    pub of: f64,
    /// What the lost would be worth at the average deal; only for the last step.
    pub worth: Option<f64>,
}

/// Beyond this ratio of longest to shortest a plain bar could not be seen.
const PLAIN: f64 = 25.0;

/// Every metric the funnel may need.
pub fn candidates() -> Vec<&'static str> {
    STEPS.iter().flat_map(|step| step.iter().copied()).chain(["average_deal", "aov"]).collect()
}

/// Empty: `None` with fewer than two known steps.
pub fn funnel(report: &Report) -> Option<Funnel> {
    let total = |id: &str| report.rows.iter().find(|row| row.metric == id && row.by.is_empty());
    let mut steps: Vec<Step> = Vec::new();
    let mut sources: Vec<String> = Vec::new();
    for names in STEPS {
        let found = names.iter().find_map(|id| Some((*id, total(id).filter(|row| row.value.value > Some(0.0))?)));
        let Some((metric, row)) = found else { continue };
        let count = row.value.value.unwrap_or(0.0);
        let rate = steps.last().map(|before| count / before.count);
        steps.push(Step { metric: metric.into(), count, rate, length: 0.0 });
        for coverage in row.value.coverage.iter().filter(|coverage| coverage.rows > 0) {
            if !sources.contains(&coverage.source) {
                sources.push(coverage.source.clone());
            }
        }
    }
    if steps.len() < 2 {
        return None;
    }
    let most = steps.iter().map(|step| step.count).fold(0.0, f64::max);
    let least = steps.iter().map(|step| step.count).fold(f64::INFINITY, f64::min);
    let is_compressed = most / least > PLAIN;
    for step in &mut steps {
        let share = step.count / most;
        step.length = if is_compressed { share.powf(0.42) } else { share };
    }
    // What one more of the last step would have brought: only from the same things as are counted there.
    let each = match steps.last().map(|step| step.metric.as_str()) {
        Some("deals_won") => Some("average_deal"),
        Some("orders") => Some("aov"),
        _ => None,
    };
    let each = each.and_then(|metric| total(metric)?.value.value);
    let leak = leak(&steps, each);
    Some(Funnel { steps, is_compressed, leak, sources })
}

/// The step with the lowest rate; visits do not count as lost leads when there is a later step to look at.
fn leak(steps: &[Step], each: Option<f64>) -> Option<Leak> {
    let from = if steps.len() > 2 && steps[0].metric == "sessions" { 2 } else { 1 };
    let at = (from..steps.len())
        .filter(|at| steps[*at].rate.is_some_and(|rate| rate < 1.0))
        .min_by(|a, b| steps[*a].rate.partial_cmp(&steps[*b].rate).unwrap_or(std::cmp::Ordering::Equal))?;
    let (before, step) = (&steps[at - 1], &steps[at]);
    let lost = before.count - step.count;
    let is_last = at + 1 == steps.len();
    let worth = each.filter(|each| is_last && *each > 0.0).map(|each| lost * each);
    Some(Leak { from: before.metric.clone(), to: step.metric.clone(), lost, of: before.count, worth })
}
