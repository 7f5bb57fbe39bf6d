//! Holds `format` to the browser's own Intl: `fixtures/format/intl.json` is written by `make.mjs` beside it.

use sextant::format;
use sextant::model::day::Day;
use sextant::model::money::Currency;
use sextant::model::period::Period;
use sextant::words::Lang;

#[derive(serde::Deserialize)]
struct Row {
    kind: String,
    lang: Lang,
    #[serde(default)]
    value: f64,
    #[serde(default)]
    min: usize,
    #[serde(default)]
    max: usize,
    currency: Option<Currency>,
    day: Option<Day>,
    to: Option<Day>,
    text: String,
}

fn ours(row: &Row) -> String {
    let lang = row.lang;
    let day = row.day.unwrap_or(Day(0));
    let period = Period { from: day, to: row.to.unwrap_or(day) };
    match row.kind.as_str() {
        "decimal" => format::decimal(row.value, row.min, row.max, lang),
        "significant" => format::significant(row.value, row.max, lang),
        "compact" => format::compact(row.value, lang),
        "percent" => format::percent(row.value, row.max, lang),
        "money" => format::money(row.value, row.currency, lang),
        "money_short" => format::money_short(row.value, row.currency, lang),
        "duration" => format::duration(row.value, lang),
        "bytes" => format::bytes(row.value, lang),
        "day" => format::day(day, lang),
        "day_long" => format::day_long(day, lang),
        "day_year" => format::day_year(day, lang),
        "month_long" => format::month_long(day, lang),
        "month_year" => format::month_year(day, lang),
        "weekday" => format::weekday(day, lang).into(),
        "range" => format::range(period, true, lang),
        "range_short" => format::range(period, false, lang),
        other => panic!("no formatter for {other}"),
    }
}

#[test]
fn agrees_with_intl() {
    let text = include_str!("fixtures/format/intl.json");
    let rows: Vec<Row> = serde_json::from_str(text).unwrap();
    assert!(rows.len() > 1000, "the table of Intl's outputs is there: {}", rows.len());
    let mut wrong = Vec::new();
    for row in &rows {
        let mut found = ours(row);
        if row.day.is_some() {
            // A day and its month never part at the end of a line here; Intl writes an ordinary space.
            found = found.replace('\u{a0}', " ");
        }
        if found != row.text {
            wrong.push(format!(
                "{} {:?} {} {}..{}: {found:?}, Intl {:?}",
                row.kind, row.lang, row.value, row.min, row.max, row.text
            ));
        }
    }
    assert!(wrong.is_empty(), "{} of {} differ:\n{}", wrong.len(), rows.len(), wrong.join("\n"));
}
