//! `sextant kpi`: the KPIs that files of this machine allow, each with its evidence or the reason it is not known.

use super::load::{facts, load};
use super::usage::Failure;
use serde_json::{Value as Json, json};
use sextant::metrics;
use sextant::metrics::metric::Unit;
use sextant::model::day::Day;
use sextant::model::facts::Facts;
use sextant::model::field::{Field, Role};
use sextant::model::money::Currency;
use sextant::model::period::{Compare, Grain, Period};
use sextant::problem::{Problem, Severity};
use sextant::query::ask::Ask;
use sextant::query::report::{Report, Row, Value};
use sextant::query::{Prepared, run_prepared};
use std::path::PathBuf;

pub static USAGE: &str = "sextant kpi [--json] [--from D] [--to D] [--grain day|week|month|total] [--by DIMENSION] \
[--compare previous|year] [--metric ID,…] [--currency C] FILE…";

/// What was asked on the command line.
struct Args {
    is_json: bool,
    from: Option<Day>,
    to: Option<Day>,
    ask: Ask,
    paths: Vec<PathBuf>,
}

pub fn run(args: &[String]) -> Result<String, Failure> {
    let mut args = Args::parse(args)?;
    let (facts, unreadable) = read(&args.paths)?;
    let (prepared, today) = (Prepared::default(), today());
    if args.from.is_some() || args.to.is_some() {
        let found = run_prepared(&facts, &prepared, &args.ask, today).period;
        args.ask.period = Some(settle(args.from, args.to, found, today)?);
    }
    let report = run_prepared(&facts, &prepared, &args.ask, today);
    let text = match args.is_json {
        true => serde_json::to_string_pretty(&document(&report)).map_err(|e| Failure::internal(&e.to_string()))?,
        false => table(&report),
    };
    // The others' numbers are told all the same, but a job that publishes them has to learn that a file is missing.
    Failure::unreadable(&unreadable, text.clone()).map_or(Ok(text), Err)
}

fn wrong(what: String, mend: &str) -> Failure {
    Failure::new(what, format!("{mend}\nUsage: {USAGE}"))
}

impl Args {
    fn parse(args: &[String]) -> Result<Self, Failure> {
        let mut parsed = Self {
            is_json: false,
            from: None,
            to: None,
            ask: Ask {
                metrics: metrics::ALL.iter().map(|metric| metric.id.to_owned()).collect(),
                period: None,
                compare: None,
                grain: Grain::Total,
                by: Vec::new(),
                filters: Vec::new(),
                currency: None,
            },
            paths: Vec::new(),
        };
        let mut rest = args.iter();
        let mut is_paths_only = false;
        while let Some(arg) = rest.next() {
            if is_paths_only || !arg.starts_with("--") {
                parsed.paths.push(PathBuf::from(arg));
                continue;
            }
            let (flag, joined) = match arg.split_once('=') {
                Some((flag, value)) => (flag, Some(value)),
                None => (arg.as_str(), None),
            };
            match flag {
                "--" => is_paths_only = true,
                "--json" => parsed.is_json = true,
                "--from" | "--to" | "--grain" | "--by" | "--compare" | "--metric" | "--currency" => {
                    let Some(value) = joined.or_else(|| rest.next().map(String::as_str)) else {
                        return Err(wrong(format!("{flag} needs a value"), "Write it after the option."));
                    };
                    parsed.set(flag, value)?;
                }
                _ => return Err(wrong(format!("kpi has no option {flag}"), "See the options below.")),
            }
        }
        if parsed.paths.is_empty() {
            return Err(wrong("kpi needs at least one file".into(), "Name the exports to read."));
        }
        if let (Some(from), Some(to)) = (parsed.from, parsed.to)
            && from > to
        {
            return Err(after(from, to));
        }
        Ok(parsed)
    }

    fn set(&mut self, flag: &str, value: &str) -> Result<(), Failure> {
        let ask = &mut self.ask;
        match flag {
            "--from" => self.from = Some(day(flag, value)?),
            "--to" => self.to = Some(day(flag, value)?),
            "--grain" => {
                ask.grain = match value {
                    "day" => Grain::Day,
                    "week" => Grain::Week,
                    "month" => Grain::Month,
                    "total" => Grain::Total,
                    _ => {
                        return Err(wrong(
                            format!("--grain: there is no “{value}”"),
                            "It is day, week, month or total.",
                        ));
                    }
                };
            }
            "--compare" => {
                ask.compare = Some(match value {
                    "previous" => Compare::Previous,
                    "year" => Compare::Year,
                    _ => return Err(wrong(format!("--compare: there is no “{value}”"), "It is previous or year.")),
                });
            }
            "--currency" => {
                let found = Currency::parse(value);
                let mend = "Write a code of three letters, as EUR.";
                ask.currency = Some(found.ok_or_else(|| wrong(format!("--currency: “{value}” is no currency"), mend))?);
            }
            "--by" => ask.by = value.split(',').map(|id| dimension(id.trim())).collect::<Result<_, _>>()?,
            _ => ask.metrics = value.split(',').map(|id| metric(id.trim())).collect::<Result<_, _>>()?,
        }
        if ask.by.len() > 2 {
            return Err(wrong(format!("--by: {} dimensions are too many", ask.by.len()), "Name at most two."));
        }
        Ok(())
    }
}

fn day(flag: &str, text: &str) -> Result<Day, Failure> {
    Day::parse_iso(text).ok_or_else(|| wrong(format!("{flag}: “{text}” is no date"), "Write it as 2026-11-14."))
}

fn after(from: Day, to: Day) -> Failure {
    wrong(format!("The period would end before it starts: {} – {}", from.iso(), to.iso()), "Swap --from and --to.")
}

fn metric(id: &str) -> Result<String, Failure> {
    if metrics::find(id).is_some() {
        return Ok(id.to_owned());
    }
    let near = metrics::near(id);
    let mend = if near.is_empty() {
        format!("The metrics are: {}.", metrics::ALL.iter().map(|metric| metric.id).collect::<Vec<_>>().join(", "))
    } else {
        format!("Did you mean {}?", near.join(", "))
    };
    Err(wrong(format!("--metric: there is no “{id}”"), &mend))
}

fn dimension(id: &str) -> Result<Field, Failure> {
    let dimensions = || Field::ALL.iter().filter(|field| field.role() == Role::Dimension);
    dimensions().find(|field| field.id() == id).copied().ok_or_else(|| {
        let all: Vec<&str> = dimensions().map(|field| field.id()).collect();
        wrong(format!("--by: there is no dimension “{id}”"), &format!("The dimensions are: {}.", all.join(", ")))
    })
}

/// Files that are no tables are told on the side; without a single one that is, there is nothing to compute.
/// The facts of all files, and why some of them hold none at all.
fn read(paths: &[PathBuf]) -> Result<(Facts, Vec<Problem>), Failure> {
    let mut files = Vec::new();
    let mut unreadable = Vec::new();
    for path in paths {
        let file = load(path).map_err(Failure::from)?;
        let parts = file.report.parts.iter().flat_map(|part| &part.problems);
        for problem in parts.filter(|p| p.severity == Severity::Error) {
            eprintln!("{}: {}. {}", file.report.path, problem.what.en, problem.mend.en);
        }
        let whole = file.report.problems.iter().filter(|p| p.severity == Severity::Error);
        unreadable.extend(whole.map(|problem| problem.clone().in_file(&file.report.path)));
        files.push(file);
    }
    let facts = facts(files);
    if facts.slices.is_empty() {
        return Err(Failure::new(
            "None of these files holds a table Sextant knows".into(),
            "Run “sextant inspect” on them to see what they are.".into(),
        ));
    }
    Ok((facts, unreadable))
}

fn settle(from: Option<Day>, to: Option<Day>, found: Option<Period>, today: Day) -> Result<Period, Failure> {
    let found = found.unwrap_or(Period { from: today, to: today });
    let (from, to) = (from.unwrap_or(found.from), to.unwrap_or(found.to));
    Period::new(from, to).ok_or_else(|| after(from, to))
}

fn today() -> Day {
    let seconds = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_or(0, |d| d.as_secs());
    Day((seconds / 86_400) as i32)
}

fn document(report: &Report) -> Json {
    let rows: Vec<Json> = report
        .rows
        .iter()
        .map(|row| {
            let unit = unit_of(report, row);
            let value = &row.value;
            // Without any day in the files the bucket stands for nothing.
            let days = report.period.map(|_| row.bucket);
            let mut entry = json!({
                "metric": row.metric, "by": by(row), "from": days.map(|d| d.from), "to": days.map(|d| d.to),
                "value": value.value, "unit": unit, "unknown": reason(value), "numerator": value.numerator,
                "denominator": value.denominator, "n": value.n,
            });
            if let Some(before) = &row.before {
                entry["before"] = json!({
                    "value": before.value, "unknown": reason(before), "numerator": before.numerator,
                    "denominator": before.denominator, "n": before.n,
                });
            }
            entry
        })
        .collect();
    let mut document = json!({ "period": report.period, "currency": report.currency, "rows": rows });
    if report.compare.is_some() {
        document["compare"] = json!(report.compare);
    }
    document
}

/// Null for a total, a text for one dimension, a list for two.
fn by(row: &Row) -> Json {
    match row.by.as_slice() {
        [] => Json::Null,
        [one] => json!(one),
        several => json!(several),
    }
}

fn reason(value: &Value) -> Option<&str> {
    value.unknown.as_ref().map(|unknown| unknown.why.en.as_ref())
}

fn unit_of(report: &Report, row: &Row) -> Unit {
    report.metrics.iter().find(|head| head.id == row.metric).map_or(Unit::Count, |head| head.unit)
}

fn table(report: &Report) -> String {
    let mut text = match report.period {
        Some(period) => format!("{} – {}", period.from.iso(), period.to.iso()),
        None => "No days in these files".to_owned(),
    };
    if let Some(compare) = report.compare {
        text += &format!(", compared with {} – {}", compare.from.iso(), compare.to.iso());
    }
    text.push('\n');
    let (known, unknown): (Vec<&Row>, Vec<&Row>) = report.rows.iter().partition(|row| row.value.value.is_some());
    for row in &known {
        let bucket = if Some(row.bucket) == report.period {
            String::new()
        } else {
            format!("{} – {}", row.bucket.from.iso(), row.bucket.to.iso())
        };
        let unit = unit_of(report, row);
        let before =
            row.before.as_ref().map_or(String::new(), |before| format!("before {}", written(before, unit, report)));
        let marks = format!(
            "{}{}",
            if row.value.is_partial { " unfinished" } else { "" },
            if row.value.is_small { " too few to tell" } else { "" }
        );
        let line = format!(
            "{:<28} {:<28} {:>18}  {bucket:<23} {before}{marks}",
            row.metric,
            row.by.join(" · "),
            written(&row.value, unit, report)
        );
        text += line.trim_end();
        text.push('\n');
    }
    let mut told = Vec::new();
    for row in unknown {
        let line = format!("{:<28} {}", row.metric, reason(&row.value).unwrap_or_default());
        if !told.contains(&line) {
            told.push(line);
        }
    }
    if !told.is_empty() {
        text += "\nNot known:\n";
        text += &told.join("\n");
    }
    text
}

fn written(value: &Value, unit: Unit, report: &Report) -> String {
    let Some(number) = value.value else { return "–".to_owned() };
    match unit {
        Unit::Money => format!("{number:.2} {}", report.currency.map_or_else(String::new, |c| c.code().to_owned())),
        Unit::Count => format!("{number:.0}"),
        Unit::Share => format!("{:.2} %", number * 100.0),
        Unit::Times => format!("{number:.2}"),
        Unit::Seconds => format!("{number:.0} s"),
    }
}
