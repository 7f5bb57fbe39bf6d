//! Which report a header row is, and which of its columns go where. It reads headers, titles and the file's name, never
//! values.

use super::source::{As, Report, Rule, Source};
use crate::model::field::{Field, Kind};
use crate::model::short_sort::ShortSort;
use crate::read::header::{Header, header};
use rustc_hash::FxHashSet;
use std::cmp::Ordering;

/// The words of one header row, made comparable once.
#[derive(Default)]
pub struct HeaderRow {
    pub headers: Vec<Header>,
    /// The table stands below comment lines.
    pub is_in_comments: bool,
    words: FxHashSet<String>,
}

impl HeaderRow {
    pub fn new(cells: &[String], is_in_comments: bool) -> Self {
        let headers: Vec<Header> = cells.iter().map(|cell| header(cell)).collect();
        let words = headers.iter().flat_map(|h| [h.full.clone(), h.bare.clone()]).filter(|w| !w.is_empty()).collect();
        Self { headers, is_in_comments, words }
    }

    /// What the table says without a column of its own: the days of a wide one.
    pub fn also(mut self, words: &[&str]) -> Self {
        self.words.extend(words.iter().map(|word| (*word).to_owned()));
        self
    }

    /// Headers that say something.
    pub fn count(&self) -> usize {
        self.headers.iter().filter(|header| !header.full.is_empty()).count()
    }

    fn has(&self, alias: &str) -> bool {
        if alias.contains('ё') { self.words.contains(&alias.replace('ё', "е")) } else { self.words.contains(alias) }
    }
}

/// A column that goes to a field.
#[derive(Clone, Copy)]
pub struct Claimed {
    pub rule: &'static Rule,
    /// Of the rule, then of the alias: the smaller, the better.
    rank: (usize, usize),
}

impl Claimed {
    /// A column that a person sends there, or that the layout of the table does: it goes before all others.
    pub fn chosen(rule: &'static Rule) -> Self {
        Self { rule, rank: (0, 0) }
    }
}

/// A report that could be what a header row says.
pub struct Claim {
    pub source: &'static Source,
    pub report: &'static Report,
    /// Columns of the file by position.
    pub columns: Vec<Option<Claimed>>,
    /// Headers known, out of all that say something.
    pub matched: usize,
    pub total: usize,
    pub has_title: bool,
}

impl Claim {
    /// What decides between claims.
    fn weight(&self) -> (bool, usize, usize) {
        (self.has_title, self.matched, self.report.needs.len())
    }

    pub fn confidence(&self) -> f64 {
        let share = self.matched as f64 / self.total.max(1) as f64;
        let sure = 0.6 + 0.35 * share + if self.has_title { 0.1 } else { 0.0 };
        (sure.min(0.99) * 100.0).round() / 100.0
    }
}

/// All reports of these sources that the header fits, best first.
pub fn claims(row: &HeaderRow, titles: &[String], file: &str, sources: &[&'static Source]) -> Vec<Claim> {
    let mut claims: Vec<Claim> = Vec::new();
    for source in sources {
        let fitting = source.reports.iter().filter(|report| fits(row, file, report));
        let best = fitting
            .map(|report| claim(row, titles, source, report))
            .reduce(|best, next| if next.weight() > best.weight() { next } else { best });
        claims.extend(best);
    }
    claims.short_sort_by(|a, b| b.weight().partial_cmp(&a.weight()).unwrap_or(Ordering::Equal));
    claims
}

/// True when two claims cannot be told apart.
pub fn are_equal(a: &Claim, b: &Claim) -> bool {
    a.weight() == b.weight()
}

fn fits(row: &HeaderRow, file: &str, report: &Report) -> bool {
    (row.is_in_comments || !report.is_in_comments)
        && (report.files.is_empty() || report.files.iter().any(|word| file.contains(word)))
        && report.needs.iter().all(|group| group.iter().any(|alias| row.has(alias)))
        && !report.not.iter().any(|alias| row.has(alias))
}

/// What a report makes of a header, whether or not it fits.
pub fn claim(row: &HeaderRow, titles: &[String], source: &'static Source, report: &'static Report) -> Claim {
    let columns = columns(row, report);
    let is_needed = |header: &Header| {
        let mut names = report.needs.iter().copied().flatten();
        names.any(|alias| same(alias, &header.full) || same(alias, &header.bare))
    };
    let matched =
        columns.iter().zip(&row.headers).filter(|(claimed, header)| claimed.is_some() || is_needed(header)).count();
    let has_title = report.title.iter().any(|word| titles.iter().any(|line| line.contains(&word.replace('ё', "е"))));
    Claim { source, report, columns, matched, total: row.count(), has_title }
}

/// The rule a header goes to by itself.
pub fn rule_of(report: &'static Report, header: &Header) -> Option<Claimed> {
    [&header.full, &header.bare].into_iter().find_map(|text| {
        let find = |(at, rule): (usize, &'static Rule)| {
            let alias = rule.aliases.iter().position(|alias| same(alias, text))?;
            (rule.read != As::Ignore).then_some(Claimed { rule, rank: (at, alias) })
        };
        report.columns.iter().enumerate().find_map(find)
    })
}

/// The rule of each column: its whole header first, then without units, then without its last bracket where nobody
/// else claims that field.
fn columns(row: &HeaderRow, report: &'static Report) -> Vec<Option<Claimed>> {
    let find = |text: &str, header: &Header| {
        report.columns.iter().enumerate().find_map(|(at, rule)| {
            let alias = rule.aliases.iter().position(|alias| same(alias, text))?;
            let is_share = header.has_percent && !text.contains('%') && is_plain_number(rule);
            (!is_share).then_some(Claimed { rule, rank: (at, alias) })
        })
    };
    let mut found: Vec<Option<Claimed>> = row
        .headers
        .iter()
        .map(|header| if header.full.is_empty() { None } else { find(&header.full, header) })
        .collect();
    for (slot, header) in found.iter_mut().zip(&row.headers) {
        if slot.is_none() && header.bare != header.full {
            *slot = find(&header.bare, header);
        }
    }
    let taken: FxHashSet<Field> =
        found.iter().flatten().filter(|c| c.rule.read != As::Ignore).map(|c| c.rule.field).collect();
    for (slot, header) in found.iter_mut().zip(&row.headers) {
        let Some(text) = header.unbracketed.as_deref().filter(|_| slot.is_none()) else { continue };
        let says_converted = header.full.contains("convert") || header.full.contains("пересч");
        if !says_converted {
            *slot = find(text, header)
                .filter(|claimed| claimed.rule.read != As::Ignore && !taken.contains(&claimed.rule.field));
        }
    }
    found
}

/// A count or an amount: a header that says percent is not one of these.
fn is_plain_number(rule: &Rule) -> bool {
    rule.read == As::Kind && matches!(rule.field.kind(), Kind::Number | Kind::Money)
}

/// An alias of ours and a header's word.
pub fn same(alias: &str, text: &str) -> bool {
    alias.len() == text.len() && alias.chars().map(|c| if c == 'ё' { 'е' } else { c }).eq(text.chars())
}

/// The columns that are kept, in order of worth: several texts or days may fill one field, but of numbers and money
/// only the best column is read.
pub fn kept(columns: &[Option<Claimed>]) -> Vec<(usize, Claimed)> {
    let mut all: Vec<(usize, Claimed)> = columns
        .iter()
        .enumerate()
        .filter_map(|(at, claimed)| Some((at, (*claimed)?)))
        .filter(|(_, claimed)| claimed.rule.read != As::Ignore)
        .collect();
    all.short_sort_by_key(|(at, claimed)| (claimed.rank, *at));
    let mut numbers = FxHashSet::default();
    all.retain(|(_, claimed)| {
        let is_number = matches!(claimed.rule.field.kind(), Kind::Number | Kind::Money);
        !is_number || numbers.insert(claimed.rule.field)
    });
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::table::Table;
    use crate::words::Said;

    const COLUMNS: &[Rule] = &[
        Rule::of(Field::Date, &["day"]),
        Rule::of(Field::Campaign, &["campaign"]),
        Rule::of(Field::Campaign, &["campaign id"]),
        Rule::of(Field::Clicks, &["link clicks"]),
        Rule::of(Field::Clicks, &["clicks"]),
        Rule::of(Field::Cost, &["cost"]),
        Rule::of(Field::Conversions, &["конверсии", "объём"]),
    ];
    const REPORT: Report = Report::new(
        "ads",
        Said::fixed("ads", "реклама"),
        Some(Table::AdPerformance),
        &[&["campaign"], &["clicks", "link clicks"]],
        COLUMNS,
    );
    const TITLED: Report = REPORT.title(&["two report"]);
    static PLAIN: Report = REPORT;
    static ONE: Source = Source { id: "one", name: Said::fixed("a", "a"), help: "", reports: &[REPORT] };
    static TWO: Source = Source { id: "two", name: Said::fixed("b", "b"), help: "", reports: &[TITLED] };

    fn row(cells: &[&str]) -> HeaderRow {
        HeaderRow::new(&cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>(), false)
    }

    /// Fields by column of the file; `–` where none is kept.
    fn fields(cells: &[&str]) -> Vec<&'static str> {
        let columns = columns(&row(cells), &PLAIN);
        let kept = kept(&columns);
        let of = |at: usize| kept.iter().find(|(index, _)| *index == at).map_or("–", |(_, c)| c.rule.field.id());
        (0..cells.len()).map(of).collect()
    }

    #[test]
    fn headers_find_their_fields() {
        assert_eq!(fields(&["Day", "Campaign ", "Cost, $"]), ["date", "campaign", "cost"]);
        assert_eq!(fields(&["Cost (Converted currency)"]), ["–"]);
        assert_eq!(fields(&["Cost", "Cost (Converted currency)"]), ["cost", "–"]);
        assert_eq!(fields(&["Clicks (all)"]), ["clicks"]);
        assert_eq!(fields(&["Конверсии, %"]), ["–"]);
        assert_eq!(fields(&["Объем"]), ["conversions"]);
    }

    #[test]
    fn numbers_come_from_one_column_and_names_from_several() {
        assert_eq!(fields(&["Clicks", "Link clicks"]), ["–", "clicks"]);
        assert_eq!(fields(&["Campaign ID", "Campaign"]), ["campaign", "campaign"]);
        let columns = columns(&row(&["Campaign ID", "Campaign"]), &PLAIN);
        let order: Vec<usize> = kept(&columns).iter().map(|(at, _)| *at).collect();
        assert_eq!(order, [1, 0], "the name before the id");
    }

    #[test]
    fn equal_claims_are_seen_and_a_title_decides() {
        let header = row(&["Campaign", "Clicks"]);
        let equal = claims(&header, &[], "", &[&ONE, &TWO]);
        assert!(are_equal(&equal[0], &equal[1]));
        let titled = claims(&header, &["two report".to_owned()], "", &[&ONE, &TWO]);
        assert_eq!((titled[0].source.id, are_equal(&titled[0], &titled[1])), ("two", false));
        assert!(claims(&row(&["Campaign"]), &[], "", &[&ONE]).is_empty());
    }
}
