//! What a file is, by its content: its blocks, the header row of each, and the one report that claims it. Two equal
//! claimants are an error that names both. It reads the head of the file only.

use super::bi;
use super::chosen::{self, Way};
use super::claim::{self, Claim, HeaderRow};
use super::preamble;
use super::sections::{Block, HEADER_WITHIN, blocks};
use super::seen;
use super::shape::{self, Below};
use super::source::{Context, Found, Source};
use super::spread::{self, Wide};
use super::{ALL, BI, FALLBACK};
use crate::model::field::{Field, Kind};
use crate::model::mapping::{Book, Mapping};
use crate::problem::{Problem, Severity};
use crate::read::head::{Head, RawRow};
use crate::read::header::normal;
use crate::read::plan::{Plan, Skips};
use crate::words::Said;
use rustc_hash::FxHashSet;

/// One table of a file.
pub enum Part {
    Known(Box<Found>),
    Unknown(Box<Unclaimed>),
}

/// A table that no report claims, or more than one.
pub struct Unclaimed {
    pub part: Option<String>,
    pub context: Context,
    /// Without columns: it only counts rows.
    pub plan: Plan,
    pub columns: Vec<(String, Option<Field>)>,
    pub mapping: Mapping,
    /// Why nobody claims it comes first.
    pub problems: Vec<Problem>,
}

/// Every table of the file, in its order; `book` holds what a person or a recipe says of such tables.
pub fn detect(head: &Head, file: &str, book: &Book) -> Vec<Part> {
    let blocks = blocks(head);
    let has_several = blocks.len() > 1;
    let account = blocks.first().and_then(|block| preamble::account(&texts(block.above)));
    blocks
        .iter()
        .enumerate()
        .map(|(at, block)| part(head, file, block, has_several.then_some(at + 1), account.as_deref(), book))
        .collect()
}

fn texts(rows: &[RawRow]) -> Vec<String> {
    rows.iter().map(|row| row.text.clone()).filter(|text| !text.is_empty()).collect()
}

/// A row that could be the header, with what it would be.
struct Candidate {
    at: usize,
    row: HeaderRow,
    claims: Vec<Claim>,
    /// A column for each period.
    wide: Option<Wide>,
}

fn part(head: &Head, file: &str, block: &Block<'_>, number: Option<usize>, account: Option<&str>, book: &Book) -> Part {
    let has_comments = head.has_comments;
    let candidate = best(block, file, ALL, has_comments).or_else(|| spare(head, file, block));
    let header_at = candidate.as_ref().map_or_else(|| plain_header(block), |candidate| candidate.at);
    let header = &block.rows[header_at];
    let mut preamble = texts(block.above);
    preamble.extend(texts(&block.rows[..header_at]));
    let context = Context {
        file: file.to_owned(),
        period: preamble::period(&preamble),
        account: preamble::account(&preamble).or_else(|| account.map(str::to_owned)),
        currency: preamble::currency(&preamble),
        header: header.cells.clone(),
        member: block.member.clone(),
        preamble,
    };
    let words: Vec<&str> =
        header.cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).take(2).collect();
    let name = number.map(|number| match &block.member {
        Some(member) => format!("{number} · {member}"),
        None => format!("{number} · {}", words.join(", ")),
    });
    let described = candidate.as_ref().and_then(|candidate| description(block, header_at, candidate));
    let above_rows = described.unwrap_or(header);
    let plan = Plan {
        encoding: head.encoding,
        delimiter: head.delimiter,
        line_end: head.line_end,
        start: above_rows.next,
        start_line: above_rows.next_line,
        end: block.end,
        width: header.cells.len(),
        columns: Vec::new(),
        skips: Skips { comment: head.has_comments.then_some(b'#'), ..Skips::default() },
        must: Vec::new(),
        spread: None,
    };
    let columns: Vec<(String, Option<Field>)> =
        header.cells.iter().map(|cell| (cell.trim().to_owned(), None)).collect();
    let is_month_first = candidate
        .as_ref()
        .and_then(|candidate| candidate.claims.first())
        .is_some_and(|claim| claim.report.is_month_first);
    let is_semicolon = head.delimiter == b';';
    let first_row = header_at + 1 + usize::from(described.is_some());
    let below = Below { rows: &block.rows[first_row..], header, is_semicolon, is_month_first };
    let plain_row = || HeaderRow::new(&header.cells, has_comments);
    let (mut row, mut claims, mut wide) = match candidate {
        Some(Candidate { row, claims, wide, .. }) => (row, claims, wide),
        None => (plain_row(), Vec::new(), None),
    };
    let is_torn = claims.len() > 1 && claim::are_equal(&claims[0], &claims[1]);
    let is_system = |claim: &&Claim| ALL.iter().any(|source| source.id == claim.source.id);
    let recognised = claims.first().filter(|_| !is_torn).filter(is_system).map(|c| seen::id(c.source, c.report));
    let way = chosen::way(book, &row, recognised.as_ref());
    let titles: Vec<String> = context.preamble.iter().map(|text| normal(text)).collect();
    let reports = seen::reports(&row, &titles, &claims);
    let mut by_hand = way.choice.report.as_ref().and_then(|id| chosen::claim_of(&row, &titles, id));
    // A report that a person chose instead is not read as the wide table that another was taken for.
    let is_other = |hand: &Claim| claims.first().is_none_or(|claim| !std::ptr::eq(claim.report, hand.report));
    if wide.is_some() && by_hand.as_ref().is_some_and(is_other) {
        (row, wide) = (plain_row(), None);
        by_hand = way.choice.report.as_ref().and_then(|id| chosen::claim_of(&row, &titles, id));
    }
    if by_hand.is_none() && (is_torn || claims.is_empty()) {
        let problem = if is_torn { torn(header, &claims[0], &claims[1]) } else { unknown(header) };
        let mapping = seen::framed(seen::of_unknown(&row, &below), &row, way, recognised, reports);
        let problems = std::iter::once(problem).chain(repeated(&columns, header)).collect();
        return Part::Unknown(Box::new(Unclaimed { part: name, context, plan, columns, mapping, problems }));
    }
    let mut claim = by_hand.unwrap_or_else(|| claims.swap_remove(0));
    chosen::apply(&mut claim, &way.choice, &row);
    let mut found = found(head, name, context, plan, columns, &below, &row, &claim, wide.as_ref(), &way);
    found.mapping = seen::framed(found.mapping, &row, way, recognised, reports);
    Part::Known(Box::new(found))
}

#[expect(clippy::too_many_arguments, reason = "the parts of one struct, each made once above")]
fn found(
    head: &Head,
    part: Option<String>,
    mut context: Context,
    mut plan: Plan,
    mut columns: Vec<(String, Option<Field>)>,
    below: &Below<'_>,
    row: &HeaderRow,
    claim: &Claim,
    wide: Option<&Wide>,
    way: &Way,
) -> Found {
    let (report, choice) = (claim.report, &way.choice);
    let mut kept = wide.map_or_else(|| claim::kept(&claim.columns), |wide| wide.kept(claim));
    if report.is_by_currency {
        kept.extend(spread::rates(&below.header.cells));
    }
    let mut shaped = shape::shape(report.table, &kept, row, below, &context);
    let unsure: Vec<usize> = shaped.columns.iter().filter(|column| !column.is_sure).map(|c| c.index).collect();
    chosen::turn(&mut shaped.columns, choice, below);
    let mapping = seen::of_claim(row, below, claim, &shaped, &unsure, way);
    context.currency = choice.currency.or_else(|| shape::currency(report, &kept, row, below, &context));
    context.account = choice.account.clone().or(context.account);
    plan.spread = match wide {
        Some(wide) => Some(wide.plan(claim, &mut shaped.columns, &context.header)),
        None if report.is_by_currency => spread::currencies(&context.header, &shaped.columns),
        None => None,
    }
    .map(Box::new);
    let has_days = wide.is_some() || shaped.columns.iter().any(|column| column.field == Field::Date);
    if context.period.is_none() && !has_days {
        context.period = preamble::period_of_name(&context.file).or_else(|| {
            let is_list = report.table.is_none();
            is_list.then(|| preamble::period_of_settings(below.rows)).flatten()
        });
    }
    for column in &shaped.columns {
        if let Some(slot) = columns.get_mut(column.index) {
            slot.1 = Some(column.field);
        }
    }
    for (column, place) in plan.spread.iter().flat_map(|spread| &spread.records).flat_map(|record| &record.cells) {
        if let (Some(slot), Some(column)) = (columns.get_mut(*place), shaped.columns.get(*column)) {
            slot.1 = Some(column.field);
        }
    }
    let mut problems = shaped.problems;
    problems.retain(|problem| choice.day_first.is_none() || problem.id != "date_ambiguous");
    if let (Some(table), true) = (report.table, choice.report.is_some() || !choice.columns.is_empty()) {
        problems.extend(chosen::lacking(table, &kept, context.period.is_some()));
    }
    problems.extend(duplicates(&columns, below.header));
    plan.skips = shape::skips(report, &shaped.columns, head.has_comments);
    plan.skips.footer.extend(bi::footers(claim.source).map(str::to_owned));
    plan.columns = shaped.columns;
    plan.must = shaped.must;
    let is_fallback = FALLBACK.iter().chain(BI).any(|source| source.id == claim.source.id);
    let confidence = match &choice.report {
        Some(_) => 1.0,
        None => claim.confidence() * if is_fallback { 0.6 } else { 1.0 },
    };
    Found {
        source: claim.source,
        report,
        part,
        confidence: (confidence * 100.0).round() / 100.0,
        why: if choice.report.is_some() { chosen_by_hand(way) } else { why(claim, head.has_comments) },
        mapping,
        context,
        plan,
        columns,
        problems,
    }
}

/// The row below the header, where it says in words what the columns are (Google Business Profile, old Facebook
/// insights): a sentence over most columns of numbers.
fn description<'a>(block: &'a Block<'_>, header_at: usize, candidate: &Candidate) -> Option<&'a RawRow> {
    let row = block.rows.get(header_at + 1)?;
    let kept = claim::kept(&candidate.claims.first()?.columns);
    let is_number = |field: Field| matches!(field.kind(), Kind::Number | Kind::Money);
    let numbers = || kept.iter().filter(|(_, claimed)| is_number(claimed.rule.field));
    let is_said = |at: usize| row.cells.get(at).is_some_and(|cell| cell.split_whitespace().count() > 3);
    let said = numbers().filter(|(at, _)| is_said(*at)).count();
    (said > 0 && said * 2 > numbers().count()).then_some(row)
}

/// A table that no system's own headers claim: a person's, or one that a BI tool wrote under its own wrappings.
fn spare(head: &Head, file: &str, block: &Block<'_>) -> Option<Candidate> {
    let titles = || texts(block.above);
    let wide = |rows: &[RawRow], sources: &[&'static Source]| {
        let mut wide = spread::find(rows, HEADER_WITHIN, &titles(), file, sources)?;
        let (row, claims) = (std::mem::take(&mut wide.row), std::mem::take(&mut wide.claims));
        Some(Candidate { at: wide.at, row, claims, wide: Some(wide) })
    };
    let Some(tool) = bi::tool(head, file, &block.rows) else {
        return best(block, file, FALLBACK, head.has_comments).or_else(|| wide(&block.rows, FALLBACK));
    };
    let rows = bi::unwrapped(&block.rows);
    let bare = Block { rows: rows.as_slice().into(), ..block.clone() };
    let own = best(&bare, file, &[tool], head.has_comments).or_else(|| wide(&rows, &[tool]));
    own.or_else(|| {
        let at = plain_header(block);
        let row = HeaderRow::new(&rows.get(at)?.cells, head.has_comments);
        let claims = vec![bi::unknown(&row, tool, file)?];
        Some(Candidate { at, row, claims, wide: None })
    })
}

/// The header row that knows most, of those that some report claims. Data below a header claims nothing.
fn best(block: &Block<'_>, file: &str, sources: &[&'static Source], has_comments: bool) -> Option<Candidate> {
    let file = normal(file);
    let mut titles: Vec<String> = texts(block.above).iter().map(|text| normal(text)).collect();
    let mut best: Option<Candidate> = None;
    for (at, raw) in block.rows.iter().take(HEADER_WITHIN).enumerate() {
        let row = HeaderRow::new(&raw.cells, has_comments);
        let claims = claim::claims(&row, &titles, &file, sources);
        let known = |claims: &[Claim]| claims.first().map_or(0, |claim| claim.matched);
        if known(&claims) > best.as_ref().map_or(0, |best| known(&best.claims)) {
            best = Some(Candidate { at, row, claims, wide: None });
        }
        titles.push(normal(&raw.text));
    }
    best
}

/// Where the header of an unknown table stands: the first row as wide as most rows are.
fn plain_header(block: &Block<'_>) -> usize {
    let width = |row: &RawRow| row.cells.iter().filter(|cell| !cell.trim().is_empty()).count();
    let rows = &block.rows[..block.rows.len().min(HEADER_WITHIN)];
    let widest = rows.iter().map(width).max().unwrap_or(0);
    rows.iter().position(|row| width(row) * 3 >= widest * 2 && width(row) > 0).unwrap_or(0)
}

fn chosen_by_hand(way: &Way) -> Said {
    match &way.recipe {
        Some(recipe) => Said::new(format!("by the recipe “{}”", recipe.name), format!("по рецепту «{}»", recipe.name)),
        None => Said::fixed("as you chose", "как вы указали"),
    }
}

/// "9 of 9 header words, title line": what spoke for a report.
fn why(claim: &Claim, has_comments: bool) -> Said {
    let (matched, total) = (claim.matched, claim.total);
    let (mut en, mut ru) =
        (format!("{matched} of {total} header words"), format!("{matched} из {total} столбцов по заголовку"));
    if claim.has_title {
        en.push_str(", title line");
        ru.push_str(", строка названия");
    }
    if has_comments {
        en.push_str(", comment lines");
        ru.push_str(", строки комментариев");
    }
    Said::new(en, ru)
}

fn unknown(header: &RawRow) -> Problem {
    let words: Vec<String> = header
        .cells
        .iter()
        .map(|cell| cell.trim().chars().take(30).collect::<String>())
        .filter(|c| !c.is_empty())
        .take(6)
        .collect();
    Problem::new(
        "unknown_table",
        Severity::Error,
        Said::new(
            format!("No known report has these columns: {}", words.join(", ")),
            format!("Нет известного отчёта с такими столбцами: {}", words.join(", ")),
        ),
        Said::fixed(
            "Choose which table it is and what its columns are, or export the report from the tool itself with its header row.",
            "Выберите, что это за таблица и что в её столбцах, или выгрузите отчёт из самой системы вместе со строкой заголовка.",
        ),
    )
    .at_row(header.line)
}

fn torn(header: &RawRow, a: &Claim, b: &Claim) -> Problem {
    let name = |claim: &Claim| {
        Said::new(
            format!("{} ({})", claim.source.name.en, claim.report.name.en),
            format!("{} ({})", claim.source.name.ru, claim.report.name.ru),
        )
    };
    let (a, b) = (name(a), name(b));
    Problem::new(
        "two_claimants",
        Severity::Error,
        Said::new(
            format!("The columns fit two reports equally well: {} and {}", a.en, b.en),
            format!("Столбцы одинаково подходят двум отчётам: {} и {}", a.ru, b.ru),
        ),
        Said::fixed(
            "Choose which of them it is, or export again with the title lines the tool writes above the header.",
            "Выберите, какой это отчёт, или выгрузите его ещё раз, оставив строки названия над заголовком.",
        ),
    )
    .at_row(header.line)
}

/// Several columns with one name, of which only the first is read.
fn duplicates(columns: &[(String, Option<Field>)], header: &RawRow) -> Option<Problem> {
    let name = twin(columns, |first| first.is_some(), |second| second.is_none())?;
    let what = Said::new(
        format!("Two columns are called “{name}”; the first one was read"),
        format!("Два столбца называются «{name}»; прочитан первый"),
    );
    let mend = Said::fixed(
        "Rename or remove the second column if it is the one you need.",
        "Если нужен второй столбец, переименуйте его или удалите первый.",
    );
    Some(duplicate(name, header, what, mend))
}

/// Several columns with one name in a table nobody knows: whoever maps it cannot tell them apart.
fn repeated(columns: &[(String, Option<Field>)], header: &RawRow) -> Option<Problem> {
    let name = twin(columns, |_| true, |_| true)?;
    let what = Said::new(format!("Two columns are called “{name}”"), format!("Два столбца называются «{name}»"));
    let mend = Said::fixed(
        "Give them different names, so that each can be told apart.",
        "Дайте им разные названия, чтобы их можно было различить.",
    );
    Some(duplicate(name, header, what, mend))
}

/// The name of a column that an earlier one has too, where both are as asked.
fn twin(
    columns: &[(String, Option<Field>)],
    is_first: fn(Option<Field>) -> bool,
    is_second: fn(Option<Field>) -> bool,
) -> Option<&str> {
    let mut seen = FxHashSet::default();
    columns.iter().filter(|(name, _)| !name.is_empty()).find_map(|(name, field)| {
        let word = normal(name);
        if is_second(*field) && seen.contains(&word) {
            return Some(name.as_str());
        }
        if is_first(*field) {
            seen.insert(word);
        }
        None
    })
}

fn duplicate(name: &str, header: &RawRow, what: Said, mend: Said) -> Problem {
    Problem::new("duplicate_header", Severity::Warning, what, mend).at_row(header.line).in_column(name)
}
