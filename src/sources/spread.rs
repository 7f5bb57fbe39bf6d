//! Wide tables: a column for each month, day or currency. It finds such headers, says what they would be called in a
//! long table, and plans the records of a row. Two header rows, names of measures in a column, and a measure that only
//! the title or the file's name tells are known; a table whose values nothing names is left unknown.

use super::claim::{self, Claim, Claimed, HeaderRow};
use super::source::{Rule, Source};
use crate::model::day::Day;
use crate::model::facts::SliceGrain;
use crate::model::field::{Field, Kind};
use crate::read::cell::is_nothing;
use crate::read::dates::{self, month_of};
use crate::read::head::RawRow;
use crate::read::header::{header, normal};
use crate::read::locale::{self, Hints};
use crate::read::plan::{ByName, ColumnPlan, DateShape, Key, Repeat, Spread};

/// A header row of periods, and what its table says.
pub struct Wide {
    /// The last header row: data begin below it.
    pub at: usize,
    pub row: HeaderRow,
    pub claims: Vec<Claim>,
    /// The measure of the rows stands in a column.
    pub names: Option<Names>,
    periods: Vec<(usize, i32)>,
    grain: SliceGrain,
}

/// Measures that rows name in a column.
pub struct Names {
    /// Position of that column.
    index: usize,
    /// Each name met, and the rule it is read by.
    pub measures: Vec<(String, Option<Claimed>)>,
}

/// The header of a wide table within the first rows, if they hold one that a source of plain tables claims.
pub fn find(
    rows: &[RawRow],
    within: usize,
    titles: &[String],
    file: &str,
    sources: &[&'static Source],
) -> Option<Wide> {
    let mut above: Vec<String> = titles.to_vec();
    for at in 0..rows.len().min(within) {
        let told: Vec<&str> = above.iter().map(String::as_str).chain([file]).collect();
        if let Some(head) = periods(&rows[at].cells, &told) {
            return claimed(rows, at, head, &told, file, sources);
        }
        above.push(rows[at].text.clone());
    }
    None
}

/// Columns of periods in a row of headers, ascending and without wide gaps: anything else is no time.
fn periods(cells: &[String], told: &[&str]) -> Option<(Vec<(usize, i32)>, SliceGrain)> {
    let year = year_of(told);
    let months: Vec<(usize, i32)> =
        cells.iter().enumerate().filter_map(|(at, cell)| Some((at, month(cell, year)?))).collect();
    let (found, is_month) = if months.len() > 1 { (months, true) } else { (days(cells), false) };
    let step = if is_month { 93 } else { 31 };
    // The same period may stand over several measures, and the periods may begin again for the next one.
    let mut distinct: Vec<i32> = found.iter().map(|(_, day)| *day).collect();
    let starts = distinct.first().copied();
    let is_rising = distinct
        .windows(2)
        .all(|pair| (0..=step).contains(&(pair[1] - pair[0])) || (pair[1] < pair[0] && Some(pair[1]) == starts));
    distinct.sort_unstable();
    distinct.dedup();
    if distinct.len() < 2 || !is_rising {
        return None;
    }
    // Months from a spreadsheet come as their first days.
    let are_firsts = distinct.iter().all(|day| Day(*day).ymd().2 == 1);
    Some((found, if is_month || are_firsts { SliceGrain::Month } else { SliceGrain::Day }))
}

fn days(cells: &[String]) -> Vec<(usize, i32)> {
    let is_day = |cell: &str| {
        use DateShape::{DayFirst, MonthFirst, MonthName, YearFirst};
        let reads = |shape| matches!(dates::day(cell.as_bytes(), shape), crate::read::cell::Found::Value(_));
        [YearFirst, MonthName, DayFirst, MonthFirst].into_iter().any(reads)
    };
    let texts: Vec<(usize, &str)> =
        cells.iter().enumerate().map(|(at, cell)| (at, cell.trim())).filter(|(_, cell)| is_day(cell)).collect();
    let is_cyrillic = |c: char| matches!(c, 'а'..='я' | 'А'..='Я');
    let hints = Hints { has_cyrillic: cells.iter().any(|cell| cell.contains(is_cyrillic)), ..Hints::default() };
    let only: Vec<&str> = texts.iter().map(|(_, text)| *text).collect();
    let Some(decided) = locale::days(&only, &hints, None) else { return Vec::new() };
    let read = |(at, text): (usize, &str)| match dates::day(text.as_bytes(), decided.shape) {
        crate::read::cell::Found::Value(day) => Some((at, day)),
        _ => None,
    };
    texts.into_iter().filter_map(read).collect()
}

/// The one year that titles and the file's name speak of.
fn year_of(told: &[&str]) -> Option<i32> {
    let numbers = told.iter().flat_map(|text| text.split(|c: char| !c.is_ascii_digit()));
    let mut years: Vec<i32> =
        numbers.filter(|number| number.len() == 4 && number.starts_with("20")).filter_map(|y| y.parse().ok()).collect();
    years.sort_unstable();
    years.dedup();
    if let [year] = years[..] { Some(year) } else { None }
}

/// Names of months written out; shorter words are abbreviations.
const MONTHS: &str = "january|february|march|april|june|july|august|september|october|november|december|январь|февраль|\
    март|апрель|июнь|июль|август|сентябрь|октябрь|ноябрь|декабрь|января|февраля|марта|апреля|июня|июля|августа|\
    сентября|октября|ноября|декабря";

/// The first day of the month a header names: `2026-01`, `01.2026`, `Jan 2026`, `янв. 26`, `Январь` with a year told
/// elsewhere.
fn month(cell: &str, year: Option<i32>) -> Option<i32> {
    let text = normal(cell);
    let words: Vec<&str> = text
        .trim_end_matches("г.")
        .split(|c: char| c.is_whitespace() || matches!(c, '-' | '.' | '/' | ',' | '\'' | '’'))
        .filter(|word| !word.is_empty())
        .collect();
    let named = |word: &str| {
        let is_name = word.chars().count() <= 4 || MONTHS.split('|').any(|month| month == word);
        month_of(word).filter(|_| is_name && word.chars().all(char::is_alphabetic))
    };
    let number = |word: &str| word.parse::<u32>().ok();
    let (year, month) = match words[..] {
        [name] if year.is_some() => (year?, named(name)?),
        [a, b] if a.len() == 4 && number(a).is_some() => (number(a)? as i32, number(b).or_else(|| named(b))?),
        [a, b] if b.len() == 4 && number(b).is_some() => (number(b)? as i32, named(a).or_else(|| number(a))?),
        [a, b] if b.len() == 2 && number(b).is_some() => (2000 + number(b)? as i32, named(a)?),
        _ => return None,
    };
    let day = Day::from_ymd(year, month, 1)?;
    (2000..2100).contains(&year).then_some(day.0)
}

/// The first way of naming the values that a source claims.
fn claimed(
    rows: &[RawRow],
    at: usize,
    (found, grain): (Vec<(usize, i32)>, SliceGrain),
    told: &[&str],
    file: &str,
    sources: &[&'static Source],
) -> Option<Wide> {
    let first = found.first()?.0;
    let titles: Vec<String> = told.iter().map(|text| normal(text)).collect();
    let cells = &rows[at].cells;
    let try_one = |at: usize, names: Vec<String>, periods: Vec<(usize, i32)>| {
        // The day of each record is told by the headers themselves.
        let row = HeaderRow::new(&names, false).also(&["month", "date"]);
        let claims = claim::claims(&row, &titles, file, sources);
        let is_measured = |claim: &Claim| {
            let mut spread = periods.iter().filter_map(|(at, _)| claim.columns.get(*at)?.as_ref());
            spread.any(|claimed| matches!(claimed.rule.field.kind(), Kind::Number | Kind::Money))
        };
        let is_good = claims.first().is_some_and(is_measured);
        is_good.then(|| Wide { at, row, claims, names: None, periods, grain })
    };
    let named = |name: &dyn Fn(usize) -> String| -> Vec<String> {
        (0..cells.len())
            .map(|at| if found.iter().any(|(period, _)| *period == at) { name(at) } else { cells[at].clone() })
            .collect()
    };
    // Measures in the row below; a period over several of them is written once.
    if let Some(below) = rows.get(at + 1) {
        let is_word = |cell: &&String| !cell.trim().is_empty() && locale_free(cell);
        let filled: Vec<(usize, i32)> = (first..below.cells.len())
            .filter(|at| below.cells.get(*at).as_ref().is_some_and(is_word))
            .filter_map(|at| {
                let period = found.iter().rev().find(|(period, _)| *period <= at)?;
                let is_own =
                    period.0 == at || cells[period.0 + 1..=at.min(cells.len() - 1)].iter().all(|c| c.trim().is_empty());
                is_own.then_some((at, period.1))
            })
            .collect();
        if filled.len() >= found.len() {
            let names = (0..below.cells.len().max(cells.len()))
                .map(|at| {
                    let own = below.cells.get(at).map_or("", |cell| cell.trim());
                    let over = cells.get(at).filter(|_| at < first).map_or("", |cell| cell.trim());
                    if own.is_empty() { over.to_owned() } else { own.to_owned() }
                })
                .collect();
            if let Some(wide) = try_one(at + 1, names, filled) {
                return Some(wide);
            }
        }
    }
    // Measures in the row above, each written once over its periods.
    if let Some(above) = at.checked_sub(1).map(|above| &rows[above].cells) {
        let over = |at: usize| {
            let mut left = above.iter().take(at + 1).skip(first).rev();
            left.find(|cell| !cell.trim().is_empty()).cloned().unwrap_or_default()
        };
        if let Some(wide) = try_one(at, named(&over), found.clone()) {
            return Some(wide);
        }
    }
    let says_plan = told.iter().any(|text| says_plan(text)) || cells.iter().any(|cell| says_plan(cell));
    if let Some((index, names)) = names_in_rows(&rows[at + 1..], first, sources) {
        if says_plan {
            let mut names = named(&|_| "plan".to_owned());
            names[index] = "metric".to_owned();
            return try_one(at, names, found);
        }
        return by_name(at, cells, index, &names, found, grain, sources);
    }
    // A word of the title or of the file's name.
    let words = told.iter().rev().flat_map(|text| phrases(text));
    words.into_iter().find_map(|phrase| try_one(at, named(&|_| phrase.clone()), found.clone()))
}

/// A text that is no number.
fn locale_free(cell: &str) -> bool {
    !is_nothing(cell.as_bytes())
        && cell.chars().any(char::is_alphabetic)
        && !cell.starts_with(|c: char| c.is_ascii_digit())
}

fn says_plan(text: &str) -> bool {
    const PLANS: &[&str] = &[
        "plan", "plans", "budget", "target", "targets", "goals", "forecast", "план", "планы", "бюджет", "цели",
        "прогноз",
    ];
    let text = normal(text);
    text.split(|c: char| !c.is_alphanumeric()).any(|word| PLANS.contains(&word))
}

/// Words of a text, and pairs of them, longest first.
fn phrases(text: &str) -> Vec<String> {
    let text = normal(text);
    let words: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().any(char::is_alphabetic))
        .take(24)
        .collect();
    let pairs = words.windows(2).map(|pair| pair.join(" "));
    pairs.chain(words.iter().map(|word| (*word).to_owned())).collect()
}

/// The leftmost column whose cells are mostly names of measures, and all the names in it.
fn names_in_rows(rows: &[RawRow], first: usize, sources: &[&'static Source]) -> Option<(usize, Vec<String>)> {
    let reports = || sources.iter().flat_map(|source| source.reports);
    let is_measure = |name: &str| {
        let head = header(name);
        reports().any(|report| claim::rule_of(report, &head).is_some_and(|c| is_number(c.rule.field)))
    };
    (0..first).find_map(|at| {
        let mut names: Vec<String> = Vec::new();
        for row in rows.iter().take(400) {
            let name = row.cells.get(at).map_or_else(String::new, |cell| normal(cell));
            if !name.is_empty() && !names.contains(&name) {
                names.push(name);
            }
        }
        let known = names.iter().filter(|name| is_measure(name)).count();
        (known > 0 && known * 2 >= names.len()).then_some((at, names))
    })
}

fn is_number(field: Field) -> bool {
    matches!(field.kind(), Kind::Number | Kind::Money)
}

/// The report that knows most of the measures named; the others are told, row by row, as not of this table.
fn by_name(
    at: usize,
    cells: &[String],
    index: usize,
    names: &[String],
    periods: Vec<(usize, i32)>,
    grain: SliceGrain,
    sources: &[&'static Source],
) -> Option<Wide> {
    let heads: Vec<_> = names.iter().map(|name| header(name)).collect();
    let rules = |report| heads.iter().map(move |head| claim::rule_of(report, head).filter(|c| is_number(c.rule.field)));
    let blank = |at: usize| at == index || periods.iter().any(|(period, _)| *period == at);
    let dims: Vec<String> =
        cells.iter().enumerate().map(|(at, cell)| if blank(at) { String::new() } else { cell.clone() }).collect();
    let row = HeaderRow::new(&dims, false);
    let mut best: Option<(usize, Claim)> = None;
    for source in sources {
        for report in source.reports.iter().filter(|report| is_of_periods(report.table)) {
            let known = rules(report).flatten().count();
            if known > best.as_ref().map_or(0, |(most, _)| *most) {
                best = Some((known, claim::claim(&row, &[], source, report)));
            }
        }
    }
    let (known, mut claim) = best?;
    claim.matched += known;
    claim.total += names.len();
    let measures = names.iter().cloned().zip(rules(claim.report)).collect();
    Some(Wide { at, row, claims: vec![claim], names: Some(Names { index, measures }), periods, grain })
}

fn is_of_periods(table: Option<crate::model::table::Table>) -> bool {
    use crate::model::table::Table;
    matches!(table, Some(Table::AdPerformance | Table::WebTraffic | Table::Messages | Table::SocialAccounts))
}

impl Wide {
    /// Columns to shape: those of the claim that stand in the file, and one for each measure named in rows.
    pub fn kept(&self, claim: &Claim) -> Vec<(usize, Claimed)> {
        let mut kept = claim::kept(&claim.columns);
        let first = self.periods.first().map_or(0, |(at, _)| *at);
        let Some(names) = &self.names else { return kept };
        kept.retain(|(_, claimed)| !is_number(claimed.rule.field));
        for claimed in names.measures.iter().filter_map(|(_, claimed)| *claimed) {
            if kept.iter().all(|(_, known)| known.rule.field != claimed.rule.field) {
                kept.push((first, claimed));
            }
        }
        kept
    }

    /// The records of a row, once the columns are shaped.
    pub fn plan(&self, claim: &Claim, columns: &mut [ColumnPlan], cells: &[String]) -> Spread {
        let of =
            |columns: &[ColumnPlan], field: Field| columns.iter().position(|c| c.field == field && is_number(field));
        let label = |at: Option<&(usize, i32)>| at.and_then(|(at, _)| cells.get(*at)).map_or("", |cell| cell.trim());
        let span = format!("{} … {}", label(self.periods.first()), label(self.periods.last()));
        let mut days: Vec<i32> = self.periods.iter().map(|(_, day)| *day).collect();
        days.sort_unstable();
        days.dedup();
        let mut records = Vec::new();
        for day in days {
            let mut taken = Vec::new();
            for (from, _) in self.periods.iter().filter(|(_, of)| *of == day) {
                match &self.names {
                    Some(_) => {
                        taken.extend((0..columns.len()).filter(|c| is_number(columns[*c].field)).map(|c| (c, *from)))
                    }
                    None => {
                        let field = claim.columns.get(*from).and_then(Option::as_ref).map(|c| c.rule.field);
                        let known = field.and_then(|field| of(columns, field));
                        taken.extend(known.filter(|c| taken.iter().all(|(t, _)| t != c)).map(|column| (column, *from)));
                    }
                }
            }
            if !taken.is_empty() {
                records.push(Repeat { key: Key::Day(day), cells: taken });
            }
        }
        let by_name = self.names.as_ref().map(|names| ByName {
            index: names.index,
            names: names
                .measures
                .iter()
                .map(|(name, claimed)| (name.clone(), claimed.and_then(|c| of(columns, c.rule.field))))
                .collect(),
        });
        for (nth, column) in columns.iter_mut().filter(|c| is_number(c.field)).enumerate() {
            column.header.clone_from(&span);
            // A place of its own for each measure that rows name, past the cells of the file.
            if self.names.is_some() {
                column.index = cells.len() + nth;
            }
        }
        Spread { key: Field::Date, grain: self.grain, records, by_name }
    }
}

/// Columns headed by the code of a currency.
fn coded(cells: &[String]) -> impl Iterator<Item = (usize, &str)> {
    let all = cells.iter().enumerate().map(|(at, cell)| (at, cell.trim()));
    all.filter(|(_, code)| code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase()))
}

/// The rates of a table with a column for each currency: one column to shape.
pub fn rates(cells: &[String]) -> Option<(usize, Claimed)> {
    static RATE: Rule = Rule::of(Field::Rate, &[]);
    coded(cells).next().map(|(at, _)| (at, Claimed::chosen(&RATE)))
}

/// Its records.
pub fn currencies(cells: &[String], columns: &[ColumnPlan]) -> Option<Spread> {
    let rate = columns.iter().position(|column| column.field == Field::Rate)?;
    let record = |(at, code): (usize, &str)| Repeat { key: Key::Text(code.to_owned()), cells: vec![(rate, at)] };
    let records = coded(cells).map(record).collect();
    Some(Spread { key: Field::ToCurrency, grain: SliceGrain::Day, records, by_name: None })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(cell: &str, year: Option<i32>, expect: Option<&str>) {
        assert_eq!(month(cell, year).map(|day| Day(day).iso()).as_deref(), expect, "{cell}");
    }

    #[test]
    fn months_in_headers() {
        check("Jan 2026", None, Some("2026-01-01"));
        check("2026-11", None, Some("2026-11-01"));
        check("11.2026", None, Some("2026-11-01"));
        check("ноябрь 2026 г.", None, Some("2026-11-01"));
        check("янв.26", None, Some("2026-01-01"));
        check("Sept-26", None, Some("2026-09-01"));
        check("Март", Some(2026), Some("2026-03-01"));
        check("Mar", None, None);
        check("Marketing", Some(2026), None);
        check("Marketing 2026", None, None);
        check("Q1 2026", None, None);
        check("2026-13", None, None);
        check("Total", Some(2026), None);
    }

    #[track_caller]
    fn columns(cells: &[&str], told: &[&str], expect: Option<(usize, SliceGrain)>) {
        let cells: Vec<String> = cells.iter().map(|cell| (*cell).to_owned()).collect();
        let found = periods(&cells, told).map(|(columns, grain)| (columns.len(), grain));
        assert_eq!(found, expect, "{cells:?}");
    }

    #[test]
    fn columns_of_time() {
        columns(&["Channel", "Jan 2026", "Feb 2026", "Total"], &[], Some((2, SliceGrain::Month)));
        columns(&["Статья", "Январь", "Февраль", "Итого"], &["Бюджет 2026.csv"], Some((2, SliceGrain::Month)));
        columns(&["Статья", "Январь", "Февраль"], &["Бюджет"], None);
        columns(&["Channel", "2026-01-01", "2026-02-01"], &[], Some((2, SliceGrain::Month)));
        columns(&["Channel", "01.10.2026", "02.10.2026"], &[], Some((2, SliceGrain::Day)));
        columns(&["Channel", "May 26", "May 27"], &[], None);
        columns(&["1", "2026-10-05", "2026-10-01"], &[], None);
        columns(&["", "Jan 2026", "Feb 2026", "Jan 2026", "Feb 2026"], &[], Some((4, SliceGrain::Month)));
    }
}
