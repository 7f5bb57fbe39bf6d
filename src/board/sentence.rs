//! The sentence on top of the board: the period, the chief number with its like-for-like change, the worst thing and
//! the channel that explains most of it. Each clause is left out when the values cannot back it.

use super::delta::{Delta, Tone, delta};
use super::phrases;
use crate::format;
use crate::metrics::metric::{Better, Unit};
use crate::model::channel;
use crate::model::money::Currency;
use crate::model::short_sort::ShortSort;
use crate::query::report::{MetricHead, Report, Row};
use crate::words::{Lang, Said};

/// A piece of the sentence and how loud it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    pub text: String,
    pub weight: Weight,
    /// The number it speaks of, to be opened.
    pub metric: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    Plain,
    Strong,
    Bad,
}

/// What the sentence is made of.
pub struct Told<'a> {
    /// Totals of the period, the chief metrics first.
    pub totals: &'a Report,
    /// The same metrics by channel; explains, never counts.
    pub by_channel: Option<&'a Report>,
    /// Metric ids on the card strip: trouble that can be seen there is named first.
    pub cards: &'a [String],
    /// The name of a metric.
    pub name: &'a dyn Fn(&str) -> Said,
}

/// What counts as the one thing to say first, where it is known.
pub static CHIEF: &[&str] = &[
    "leads", "new_customers", "deals_won", "orders", "revenue", "sessions", "conversions", "clicks", "delivered",
    "engagements",
];

/// Empty: no pieces when nothing at all is known.
pub fn sentence(told: &Told, lang: Lang) -> Vec<Piece> {
    let report = told.totals;
    let Some(period) = report.period else { return Vec::new() };
    let known: Vec<(&Row, &MetricHead)> = totals(report).filter(|(row, _)| row.value.value.is_some()).collect();
    let chief = CHIEF
        .iter()
        .find_map(|id| known.iter().find(|(row, _)| row.metric == *id))
        .or_else(|| known.iter().find(|(_, head)| head.unit == Unit::Count))
        .or(known.first());
    let Some((row, head)) = chief else { return Vec::new() };
    let mut pieces = Pieces(Vec::new());
    pieces.push(&format!("{}: ", phrases::opening(period, lang)), Weight::Plain);
    pieces.push_number(chief_text(told, row, head, lang), Weight::Strong, &row.metric);
    pieces.push(&change_text(report, row, head, lang), Weight::Plain);
    pieces.stop();
    match worst(&known, told.cards, &row.metric, report.currency) {
        Some((row, head, change)) => worst_text(&mut pieces, told, row, head, &change, lang),
        None if is_compared(&known, report.currency) => pieces.push(calm(lang), Weight::Plain),
        None => {}
    }
    pieces.0
}

struct Pieces(Vec<Piece>);

impl Pieces {
    fn push(&mut self, text: &str, weight: Weight) {
        match self.0.last_mut() {
            _ if text.is_empty() => {}
            Some(last) if last.weight == weight && last.metric.is_none() => last.text.push_str(text),
            _ => self.0.push(Piece { text: text.into(), weight, metric: None }),
        }
    }

    fn push_number(&mut self, text: String, weight: Weight, metric: &str) {
        self.0.push(Piece { text, weight, metric: Some(metric.into()) });
    }

    /// A full stop, unless an abbreviation has just ended with its own.
    fn stop(&mut self) {
        if !self.0.last().is_some_and(|last| last.text.ends_with('.')) {
            self.push(".", Weight::Plain);
        }
    }
}

fn totals(report: &Report) -> impl Iterator<Item = (&Row, &MetricHead)> {
    report.rows.iter().filter(|row| row.by.is_empty()).filter_map(|row| {
        let head = report.metrics.iter().find(|head| head.id == row.metric)?;
        Some((row, head))
    })
}

/// "212 leads"; "revenue ₽1.24M".
fn chief_text(told: &Told, row: &Row, head: &MetricHead, lang: Lang) -> String {
    let value = row.value.value.unwrap_or(f64::NAN);
    if head.unit == Unit::Count
        && let Some(text) = phrases::counted(&row.metric, value, lang)
    {
        return text;
    }
    let name = (told.name)(&row.metric);
    format!("{} {}", in_sentence(name.get(lang)), format::short(value, head.unit, told.totals.currency, lang))
}

/// ", 8% more than in the same days of October"; nothing where nothing can be compared.
fn change_text(report: &Report, row: &Row, head: &MetricHead, lang: Lang) -> String {
    let change = delta(&row.value, row.before.as_ref(), head, report.currency);
    let was = row.before.as_ref().and_then(|before| before.value);
    let (Some(now), Some(was), Some(period), Some(compare)) = (row.value.value, was, report.period, report.compare)
    else {
        return String::new();
    };
    if change.has_gaps {
        return String::new();
    }
    let than = phrases::than(period, compare, lang);
    let as_many = than.replacen("than", "as", 1);
    match (change.size, lang) {
        (Some(0.0), Lang::En) => format!(", the same {as_many}"),
        (Some(0.0), Lang::Ru) => format!(", столько же, сколько{}", than.strip_prefix("чем").unwrap_or(&than)),
        (Some(size), Lang::En) if size.abs() < 10.0 && was >= 5.0 => {
            format!(
                ", {} {} {than}",
                format::percent(size.abs(), digits(size), lang),
                more(size > 0.0, head.unit, lang)
            )
        }
        (Some(size), Lang::Ru) if size.abs() < 10.0 && was >= 5.0 => {
            format!(
                ", на\u{a0}{} {}, {than}",
                format::percent(size.abs(), digits(size), lang),
                more(size > 0.0, head.unit, lang)
            )
        }
        _ if now == was => String::new(),
        // Too few, or a base too small for a percentage: both numbers, and the reader judges.
        (_, Lang::En) => {
            let was = format::short(was, head.unit, report.currency, lang);
            format!(", against {was} {}", than.replacen("than ", "", 1))
        }
        (_, Lang::Ru) => {
            let was = format::short(was, head.unit, report.currency, lang);
            format!(" против {was} {}", than.replacen("чем ", "", 1))
        }
    }
}

fn digits(size: f64) -> usize {
    if size.abs() < 0.0095 { 1 } else { 0 }
}

fn more(is_more: bool, unit: Unit, lang: Lang) -> &'static str {
    match (is_more, lang) {
        (true, Lang::En) => "more",
        (false, Lang::En) if unit == Unit::Count => "fewer",
        (false, Lang::En) => "less",
        (true, Lang::Ru) => "больше",
        (false, Lang::Ru) => "меньше",
    }
}

/// The largest clear change for the worse: what has a card first, then what should be low and rose, then what should
/// be high and fell.
fn worst<'a>(
    known: &[(&'a Row, &'a MetricHead)],
    cards: &[String],
    chief: &str,
    currency: Option<Currency>,
) -> Option<(&'a Row, &'a MetricHead, Delta)> {
    let mut found: Vec<(&Row, &MetricHead, Delta)> = known
        .iter()
        .filter(|(row, _)| row.metric != chief)
        .map(|(row, head)| (*row, *head, delta(&row.value, row.before.as_ref(), head, currency)))
        .filter(|(row, head, change)| change.tone == Tone::Bad && weight(row, head, change) >= 0.05)
        .collect();
    found.short_sort_by(|a, b| {
        let key = |x: &(&Row, &MetricHead, Delta)| {
            (cards.contains(&x.0.metric), x.1.better == Better::Lower, weight(x.0, x.1, &x.2))
        };
        key(b).partial_cmp(&key(a)).unwrap_or(std::cmp::Ordering::Equal)
    });
    found.into_iter().next()
}

/// How bad, as a fraction of the value before, also for rates.
fn weight(row: &Row, head: &MetricHead, change: &Delta) -> f64 {
    let was = row.before.as_ref().and_then(|before| before.value).unwrap_or(0.0);
    match (head.unit, row.value.value) {
        (Unit::Share, Some(now)) if was != 0.0 => ((now - was) / was).abs(),
        _ => change.size.unwrap_or(0.0).abs(),
    }
}

fn is_compared(known: &[(&Row, &MetricHead)], currency: Option<Currency>) -> bool {
    let clear = |(row, head): &&(&Row, &MetricHead)| {
        let change = delta(&row.value, row.before.as_ref(), head, currency);
        change.size.is_some() || change.tone != Tone::Calm
    };
    known.iter().filter(clear).count() >= 2
}

fn calm(lang: Lang) -> &'static str {
    match lang {
        Lang::En => " Nothing got clearly worse.",
        Lang::Ru => " Ничто заметно не ухудшилось.",
    }
}

fn worst_text(pieces: &mut Pieces, told: &Told, row: &Row, head: &MetricHead, change: &Delta, lang: Lang) {
    let (Some(now), Some(was)) = (row.value.value, row.before.as_ref().and_then(|b| b.value)) else { return };
    let value = format::short(now, head.unit, told.totals.currency, lang);
    let is_up = now > was;
    let amount = match (head.unit, change.size) {
        (Unit::Share, _) | (_, None) => {
            format::difference((now - was).abs(), head.unit, told.totals.currency, lang).replace('+', "")
        }
        (_, Some(size)) => format::percent(size.abs(), digits(size), lang),
    };
    pieces.push(&format!(" {}: ", phrases::capital((told.name)(&row.metric).get(lang))), Weight::Plain);
    let verdict = match (lang, is_up) {
        (Lang::En, true) => format!("{value}, up by {amount}"),
        (Lang::En, false) => format!("{value}, down by {amount}"),
        (Lang::Ru, true) => format!("{value}, рост на\u{a0}{amount}"),
        (Lang::Ru, false) => format!("{value}, снижение на\u{a0}{amount}"),
    };
    pieces.push_number(verdict, Weight::Bad, &row.metric);
    match told.by_channel.and_then(|report| explains(report, row)) {
        Some(label) => {
            let name = channel::find(&label).map_or(Said::same(label), |known| known.name.clone());
            let name = name.get(lang);
            match (lang, is_up) {
                (Lang::En, _) => pieces.push(&format!("; {name} explains most of it."), Weight::Plain),
                (Lang::Ru, true) => pieces.push(&format!("; почти весь рост – {name}."), Weight::Plain),
                (Lang::Ru, false) => pieces.push(&format!("; почти всё снижение – {name}."), Weight::Plain),
            }
        }
        None => pieces.stop(),
    }
}

/// The one channel without whose own change the total would have moved less than half as far. `None` unless the
/// channels add up to the total in both periods: otherwise the rest, not a channel, might explain it.
fn explains(report: &Report, total: &Row) -> Option<String> {
    let before = total.before.as_ref()?;
    let change = total.value.value? - before.value?;
    let rows: Vec<&Row> = report.rows.iter().filter(|row| row.metric == total.metric && row.by.len() == 1).collect();
    let is_ratio = total.value.denominator.is_some();
    let part = |value: &crate::query::report::Value| -> Option<(f64, f64)> {
        if is_ratio {
            Some((value.numerator.unwrap_or(0.0), value.denominator.unwrap_or(0.0)))
        } else {
            Some((value.value?, 1.0))
        }
    };
    let whole = |of: &crate::query::report::Value| -> Option<(f64, f64)> {
        if is_ratio { Some((of.numerator?, of.denominator?)) } else { Some((of.value?, 1.0)) }
    };
    let (now, was) = (whole(&total.value)?, whole(before)?);
    let mut sums = [(0.0, 0.0); 2];
    let mut parts = Vec::new();
    for row in rows {
        let here = part(&row.value).unwrap_or((0.0, 0.0));
        let there = row.before.as_ref().and_then(part).unwrap_or((0.0, 0.0));
        sums[0] = (sums[0].0 + here.0, sums[0].1 + here.1);
        sums[1] = (sums[1].0 + there.0, sums[1].1 + there.1);
        parts.push((row.by.first()?, here, there));
    }
    let adds_up = |sum: (f64, f64), of: (f64, f64)| {
        let close = |a: f64, b: f64| (a - b).abs() <= 0.005 * b.abs().max(1e-9);
        close(sum.0, of.0) && (!is_ratio || close(sum.1, of.1))
    };
    if !adds_up(sums[0], now) || !adds_up(sums[1], was) {
        return None;
    }
    let of = |(a, b): (f64, f64)| if is_ratio { (b > 0.0).then(|| a / b) } else { Some(a) };
    // The scale of the ratio (per thousand, in percent) is that of the total's own value.
    let scale = total.value.value? / of(now)?;
    let (name, effect) = parts
        .into_iter()
        .filter_map(|(name, here, there)| {
            let without = if is_ratio {
                of((now.0 - here.0 + there.0, now.1 - here.1 + there.1))? * scale
            } else {
                now.0 - here.0 + there.0
            };
            Some((name, (total.value.value? - without) / change))
        })
        .max_by(|a, b| a.1.partial_cmp(&b.1).unwrap_or(std::cmp::Ordering::Equal))?;
    (effect > 0.5 && !name.is_empty()).then(|| name.clone())
}

/// A name inside a sentence: lower case unless it is an abbreviation.
pub fn in_sentence(name: &str) -> String {
    let mut letters = name.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            first.to_lowercase().chain(name.chars().skip(1)).collect()
        }
        _ => name.into(),
    }
}
