//! Reports whose answer keeps names and values apart: Google Analytics' Data API and Yandex Metrica's.

use super::node::Node;
use super::table::Table;

/// `runReport`'s answer: the API's own names, below comment lines as Google Analytics writes them into its CSV.
pub fn data_api(node: &Node) -> Option<Table> {
    let report = node.get("reports").and_then(|reports| reports.list().first()).unwrap_or(node);
    let (dimensions, metrics) = (report.get("dimensionHeaders"), report.get("metricHeaders")?);
    let rows = report.get("rows")?;
    let currency = report.at(&["metadata", "currencyCode"]).and_then(Node::text);
    let name = |header: &Node| match (header.word("type"), currency) {
        ("TYPE_CURRENCY", Some(code)) => format!("{} ({code})", header.word("name")),
        _ => header.word("name").to_owned(),
    };
    let names: Vec<String> = dimensions.map_or(&[][..], Node::list).iter().chain(metrics.list()).map(name).collect();
    let mut table = Table::with(&names.iter().map(String::as_str).collect::<Vec<_>>());
    table.title("# ----------------------------------------".to_owned());
    table.title("# Data API report".to_owned());
    for row in rows.list() {
        table.start_row();
        let values = |key: &str| row.get(key).map_or(&[][..], Node::list);
        let dimensions = values("dimensionValues").iter().chain(values("metricValues"));
        for (name, value) in names.iter().zip(dimensions) {
            table.text(name, value.word("value"));
        }
    }
    Some(table)
}

/// `stat/v1/data`: names stand in the query, values without names in the rows.
pub fn metrika(node: &Node) -> Option<Table> {
    let query = node.get("query")?;
    let (dimensions, metrics) = (query.get("dimensions")?.list(), query.get("metrics")?.list());
    let names: Vec<&str> = dimensions.iter().chain(metrics).map(Node::text).collect::<Option<_>>()?;
    let mut table = Table::with(&names);
    for row in node.get("data")?.list() {
        table.start_row();
        let values = row.get("dimensions")?.list().iter().chain(row.get("metrics")?.list());
        for (name, value) in names.iter().zip(values) {
            // A dimension is `{"name": …, "id": …}`, a measure a number.
            match value.get("name") {
                Some(word) => table.scalar(name, word),
                None => table.scalar(name, value),
            }
        }
    }
    (!names.is_empty()).then_some(table)
}
