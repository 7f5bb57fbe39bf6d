//! The proof of a number: its formula with the values of today in it, the files and rows it came from, what to be
//! careful about, which days are missing. As lines to show, and as one text to copy.

use crate::format;
use crate::metrics::metric::{Metric, Unit};
use crate::model::money::Currency;
use crate::model::period::Period;
use crate::model::short_sort::ShortSort;
use crate::query::report::{Coverage, Value};
use crate::words::{Lang, plural_ru};

/// What a proof is made of.
pub struct Proven<'a> {
    pub metric: &'a Metric,
    pub value: &'a Value,
    pub before: Option<&'a Value>,
    pub period: Option<Period>,
    pub compare: Option<Period>,
    pub currency: Option<Currency>,
    /// The name of a source by its id.
    pub source: &'a dyn Fn(&str) -> String,
}

const FEW_FILES: usize = 6;

/// "₽321,000 ÷ 17 = ₽18,882". Empty: `None` when there is no value, or its parts are not known.
pub fn arithmetic(proven: &Proven, value: &Value, lang: Lang) -> Option<String> {
    let result = format::value(value.value?, proven.metric.unit, proven.currency, lang);
    let written =
        substituted(proven.metric.formula, value, proven.currency, lang).or_else(|| divided(proven, value, lang));
    Some(match written {
        // A plain sum is its own proof.
        Some(written) if written != result => format!("{written} = {result}"),
        _ => result,
    })
}

/// "₽321,000 ÷ 17" from the parts the engine divided; `None` when they do not give the value.
fn divided(proven: &Proven, value: &Value, lang: Lang) -> Option<String> {
    let (top, bottom, result) = (value.numerator?, value.denominator?, value.value?);
    let scale = result * bottom / top;
    let times = match scale {
        scale if (scale - 1.0).abs() < 1e-6 => String::new(),
        scale if (scale - 1000.0).abs() < 1e-3 => format!(" × {}", format::count(1000.0, lang)),
        _ => return None,
    };
    let is_money = value.inputs.iter().any(|input| input.unit == Unit::Money);
    let (over, under) = match proven.metric.unit {
        Unit::Money => (Unit::Money, Unit::Count),
        Unit::Seconds => (Unit::Seconds, Unit::Count),
        Unit::Share | Unit::Times if is_money => (Unit::Money, Unit::Money),
        _ => (Unit::Count, Unit::Count),
    };
    let write = |value: f64, unit: Unit| format::value(value, unit, proven.currency, lang);
    Some(format!("{} ÷ {}{times}", write(top, over), write(bottom, under)))
}

/// Each named part with its value, where the arithmetic alone does not show them: "ad cost ₽300,000".
pub fn parts(proven: &Proven, value: &Value, lang: Lang) -> Vec<String> {
    let result = value.value.map(|value| format::value(value, proven.metric.unit, proven.currency, lang));
    let is_divided = arithmetic(proven, value, lang) != result;
    if value.inputs.len() < if is_divided { 3 } else { 2 } {
        return Vec::new();
    }
    let mut lines: Vec<String> = Vec::new();
    for input in &value.inputs {
        let number = input.value.map_or(format::DASH.into(), |v| format::value(v, input.unit, proven.currency, lang));
        let line = format!("{}: {number}", input.said.get(lang));
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines
}

/// The formula with each of its parts replaced by its value; `None` when some part has no value.
fn substituted(formula: &str, value: &Value, currency: Option<Currency>, lang: Lang) -> Option<String> {
    let mut inputs: Vec<_> = value.inputs.iter().collect();
    // The longest first: one expression may begin another.
    inputs.short_sort_by_key(|input| std::cmp::Reverse(input.expression.len()));
    let mut text = formula.to_owned();
    let mut values = Vec::new();
    for input in inputs {
        if input.expression.is_empty() || !text.contains(input.expression.as_str()) {
            continue;
        }
        let number = format::value(input.value?, input.unit, currency, lang);
        text = text.replace(input.expression.as_str(), &format!("\u{1}{}\u{2}", values.len()));
        values.push(number);
    }
    if values.is_empty() || text.chars().any(char::is_alphabetic) {
        return None;
    }
    text = text.replace('/', "÷").replace('*', "×").replace('-', "−");
    for (at, number) in values.iter().enumerate() {
        text = text.replace(&format!("\u{1}{at}\u{2}"), number);
    }
    Some(text)
}

/// "HubSpot · deals.csv, rows 2–188", one line a file; the rest counted.
pub fn from(proven: &Proven, lang: Lang) -> Vec<String> {
    let is_traced = proven.value.coverage.iter().any(|coverage| coverage.rows > 0);
    let is_known = proven.value.value.is_some_and(|value| value != 0.0);
    // A named measure does not count its rows: its files are named without them.
    let is_used = |coverage: &&Coverage| coverage.rows > 0 || (is_known && !is_traced);
    let used: Vec<&Coverage> = proven.value.coverage.iter().filter(is_used).collect();
    let mut lines: Vec<String> = used
        .iter()
        .take(FEW_FILES)
        .map(|coverage| {
            let source = (proven.source)(&coverage.source);
            let rows = i64::from(coverage.rows);
            let count = format::count(rows as f64, lang);
            if coverage.rows == 0 {
                return format!("{source} · {}", coverage.file);
            }
            let place = match (coverage.lines, lang) {
                (Some((first, last)), Lang::En) if first == last => format!("row {first}"),
                (Some((first, last)), Lang::Ru) if first == last => format!("строка {first}"),
                (Some((first, last)), Lang::En) if last - first + 1 == coverage.rows => format!("rows {first}–{last}"),
                (Some((first, last)), Lang::Ru) if last - first + 1 == coverage.rows => {
                    format!("строки {first}–{last}")
                }
                (Some((first, last)), Lang::En) => format!("rows {first}–{last}, {count} used"),
                (Some((first, last)), Lang::Ru) => format!("строки {first}–{last}, из них взято {count}"),
                (None, Lang::En) => format!("{count} {}", crate::words::plural_en(rows, "row", "rows")),
                (None, Lang::Ru) => format!("{count} {}", plural_ru(rows, "строка", "строки", "строк")),
            };
            format!("{source} · {}, {place}", coverage.file)
        })
        .collect();
    if used.len() > FEW_FILES {
        let more = used.len() - FEW_FILES;
        lines.push(match lang {
            Lang::En => format!("and {more} more files"),
            Lang::Ru => format!("и ещё {more} {}", plural_ru(more as i64, "файл", "файла", "файлов")),
        });
    }
    lines
}

/// What one should know before leaning on the number.
pub fn careful(proven: &Proven, lang: Lang) -> Vec<String> {
    let value = proven.value;
    let mut lines = Vec::new();
    if let (Some((low, high)), Some(top), Some(bottom)) = (value.interval, value.numerator, value.denominator) {
        let (low, high) = (format::share(low, lang), format::share(high, lang));
        let (top, bottom) = (format::count(top, lang), format::count(bottom, lang));
        lines.push(match lang {
            Lang::En => format!("Between {low} and {high} is plausible: {top} of {bottom}"),
            Lang::Ru => format!("Правдоподобно от {low} до {high}: {top} из {bottom}"),
        });
    } else if value.is_small {
        lines.extend(few(proven, lang));
    }
    if value.is_partial {
        lines.push(match lang {
            Lang::En => "The period is not finished in the data".into(),
            Lang::Ru => "В данных период ещё не закончен".into(),
        });
    }
    let pitfalls = proven.metric.pitfalls.get(lang);
    if !pitfalls.is_empty() {
        lines.push(pitfalls.into());
    }
    lines
}

/// "17 are few: 10 to 27 is plausible, so the value lies between ₽11,800 and ₽32,400".
fn few(proven: &Proven, lang: Lang) -> Option<String> {
    let value = proven.value;
    let count = value.n.or(value.denominator).or(value.value)?;
    if count < 1.0 {
        return None;
    }
    let (low, high) = plausible(count);
    let said = |count: f64| format::count(count.round(), lang);
    let range = match (value.numerator, value.denominator) {
        (Some(top), Some(bottom)) if bottom == count && proven.metric.unit != Unit::Share => {
            let scale = value.value? * bottom / top;
            let write = |count: f64| format::short(top * scale / count, proven.metric.unit, proven.currency, lang);
            match lang {
                Lang::En => format!(", so the value lies between {} and {}", write(high), write(low)),
                Lang::Ru => format!(", поэтому значение лежит между {} и {}", write(high), write(low)),
            }
        }
        _ => String::new(),
    };
    Some(match lang {
        Lang::En => format!("{} are few: {} to {} is plausible{range}", said(count), said(low), said(high)),
        Lang::Ru => format!("{} – это мало: правдоподобно от {} до {}{range}", said(count), said(low), said(high)),
    })
}

/// 95 % bounds of a Poisson count, exact (Garwood) by the Wilson–Hilferty cube to well under one percent.
fn plausible(count: f64) -> (f64, f64) {
    let cube = |n: f64, z: f64| n * (1.0 - 1.0 / (9.0 * n) + z / (3.0 * n.sqrt())).powi(3);
    (cube(count, -1.96).max(0.0), cube(count + 1.0, 1.96))
}

/// Which days are not covered, source by source; one line when all are.
pub fn coverage(proven: &Proven, lang: Lang) -> Vec<String> {
    let Some(period) = proven.period else { return Vec::new() };
    let mut seen: Vec<&str> = Vec::new();
    let mut lines = Vec::new();
    for one in &proven.value.coverage {
        if seen.contains(&one.source.as_str()) {
            continue;
        }
        seen.push(&one.source);
        let of_source = proven.value.coverage.iter().filter(|other| other.source == one.source);
        // Files of one source complete each other: the best covered tells.
        let missing = of_source.clone().map(|other| other.missing_days).min().unwrap_or(0);
        let last = of_source.map(|other| other.covered.to).max().unwrap_or(one.covered.to);
        let source = (proven.source)(&one.source);
        if last < period.to {
            lines.push(match lang {
                Lang::En => format!("{source} ends {}", format::day(last, lang)),
                Lang::Ru => format!("{source} – по {}", format::day(last, lang)),
            });
        } else if missing > 0 {
            let (days, all) = (i64::from(missing), period.days());
            lines.push(match lang {
                Lang::En => format!("{source}: {days} of {all} days missing"),
                Lang::Ru => format!("{source}: нет {days} {} из {all}", plural_ru(days, "дня", "дней", "дней")),
            });
        }
    }
    if lines.is_empty() && !seen.is_empty() {
        let days = format::range(period, true, lang);
        lines.push(match lang {
            Lang::En => format!("{days}, complete"),
            Lang::Ru => format!("{days}, без пропусков"),
        });
    }
    lines
}

/// The whole proof as plain text, to be pasted into a letter.
pub fn text(proven: &Proven, lang: Lang) -> String {
    let metric = proven.metric;
    let days = |period: Option<Period>| period.map_or(String::new(), |period| format::range(period, true, lang));
    let mut lines = vec![format!("{} ({})", metric.name.get(lang), days(proven.period))];
    lines.push(format!("= {}", metric.formula_said.get(lang)));
    match (arithmetic(proven, proven.value, lang), &proven.value.unknown) {
        (Some(sum), _) => lines.push(format!("= {sum}")),
        (None, Some(unknown)) => lines.push(unknown.why.get(lang).into()),
        (None, None) => {}
    }
    if let Some(before) = proven.before
        && let Some(sum) = arithmetic(proven, before, lang)
    {
        lines.push(format!("{}: {sum}", days(proven.compare)));
    }
    lines.extend(parts(proven, proven.value, lang));
    lines.extend(from(proven, lang));
    lines.extend(coverage(proven, lang));
    lines.extend(careful(proven, lang));
    lines.push(metric.formula.into());
    lines.join("\n").replace(format::NBSP, " ")
}
