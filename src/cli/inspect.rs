//! `sextant inspect`: what each file is, which rows and sums it holds, and what is wrong with it.

use super::load::load;
use super::usage::Failure;
use serde_json::{Value, json};
use sextant::problem::{Problem, Severity};
use sextant::protocol::{FileReport, PartReport};
use std::path::PathBuf;

pub static USAGE: &str = "sextant inspect [--json] FILE…";

pub fn run(args: &[String]) -> Result<String, Failure> {
    let mut is_json = false;
    let mut paths = Vec::new();
    for arg in args {
        match arg.as_str() {
            "--json" => is_json = true,
            flag if flag.starts_with("--") => {
                return Err(Failure::usage(format!("inspect has no option {flag}"), USAGE));
            }
            path => paths.push(PathBuf::from(path)),
        }
    }
    if paths.is_empty() {
        return Err(Failure::usage("inspect needs at least one file".into(), USAGE));
    }
    let mut files = Vec::new();
    for path in &paths {
        files.push(load(path).map_err(Failure::from)?.report);
    }
    let text = if is_json {
        let all: Vec<Value> = files.iter().flat_map(entries).collect();
        serde_json::to_string_pretty(&json!({ "files": all })).map_err(|e| Failure::internal(&e.to_string()))?
    } else {
        files.iter().map(table).collect()
    };
    let unreadable = files.iter().filter(|file| file.parts.is_empty()).filter_map(whole_file_problem);
    match Failure::unreadable(&unreadable.collect::<Vec<_>>(), text.clone()) {
        Some(failure) => Err(failure),
        None => Ok(text),
    }
}

/// Why a file is no table at all, with its path as given.
fn whole_file_problem(file: &FileReport) -> Option<Problem> {
    let problem = file.problems.iter().find(|problem| problem.severity == Severity::Error)?;
    Some(problem.clone().in_file(&file.path))
}

/// One entry a report found; a file that is no table at all has one entry with its problems.
fn entries(file: &FileReport) -> Vec<Value> {
    if file.parts.is_empty() {
        return vec![json!({
            "path": file.path, "part": null, "source": null, "report": null, "table": null, "confidence": 0.0,
            "rows": 0, "rejected": 0, "period": null, "currency": null, "totals": {}, "columns": [],
            "problems": file.problems.iter().map(problem).collect::<Vec<_>>(),
        })];
    }
    let whole: Vec<Value> = file.problems.iter().map(problem).collect();
    file.parts.iter().map(|part| entry(file, part, &whole)).collect()
}

fn entry(file: &FileReport, part: &PartReport, whole: &[Value]) -> Value {
    let columns: Vec<Value> =
        part.columns.iter().map(|c| json!({ "header": c.header, "field": c.field.map(|f| f.id()) })).collect();
    let problems: Vec<Value> = whole.iter().cloned().chain(part.problems.iter().map(problem)).collect();
    json!({
        "path": file.path, "part": part.part, "source": part.source, "report": part.report,
        "table": part.table.map(|t| t.id()), "confidence": part.confidence, "rows": part.rows,
        "rejected": part.rejected, "period": part.period, "currency": part.currency, "totals": part.totals,
        "columns": columns, "problems": problems,
    })
}

fn problem(problem: &Problem) -> Value {
    json!({
        "id": problem.id, "severity": problem.severity, "what": problem.what.en, "place": problem.place,
        "mend": problem.mend.en,
    })
}

fn table(file: &FileReport) -> String {
    let mut text = format!("{}\n", file.path);
    for part in &file.parts {
        let name = part.part.as_ref().map(|p| format!(" [{p}]")).unwrap_or_default();
        let source = if part.source.is_some() { &part.source_name.en } else { "unknown table" };
        text +=
            &format!("  {source} · {}{name} ({:.0}%: {})\n", part.report_name.en, part.confidence * 100.0, part.why.en);
        let period = part.period.map_or("no days".into(), |p| format!("{} – {}", p.from.iso(), p.to.iso()));
        let kept = part.table.map_or("not kept", |t| t.id());
        let currency = part.currency.map_or(String::new(), |c| format!(", {}", c.code()));
        text += &format!("  {} rows, {} rejected, {period}{currency} → {kept}\n", part.rows, part.rejected);
        for (field, sum) in &part.totals {
            text += &format!("    {field:<20} {sum:>18.2}\n");
        }
        part.problems.iter().for_each(|p| text += &problem_line(p));
    }
    file.problems.iter().for_each(|p| text += &problem_line(p));
    text
}

fn problem_line(problem: &Problem) -> String {
    let row = problem.place.row.map(|row| format!(" (row {row})")).unwrap_or_default();
    format!("  ! {}{row}: {}\n", problem.what.en, problem.mend.en)
}
