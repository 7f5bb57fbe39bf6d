//! What a person or a recipe decided, laid over what was recognised: another report, columns that go elsewhere, the
//! other date order or decimal sign. It decides nothing itself.

use super::claim::{self, Claim, Claimed, HeaderRow};
use super::refine::tell_apart;
use super::shape::Below;
use super::source::{As, Report, Rule, Source};
use super::{ALL, FALLBACK};
use crate::model::facts::Slice;
use crate::model::field::{Field, Kind, Role};
use crate::model::mapping::{Book, Choice, Recipe, RecipeUsed, ReportId};
use crate::model::table::{Nature, Table};
use crate::problem::{Problem, Severity};
use crate::read::dates;
use crate::read::fingerprint::fingerprint;
use crate::read::locale::decimal_of;
use crate::read::plan::{Cell, ColumnPlan, DateShape, Decimal};
use crate::words::Said;

/// Of a file's headers so many must be known to a recipe: with fewer it is another table that shares some words.
const LIKENESS: f64 = 0.5;

/// One rule a field, for columns that a person sends there whatever they are called.
static ANY_COLUMN: [Rule; Field::ALL.len()] = {
    let mut rules = [const { Rule::of(Field::Date, &[]) }; Field::ALL.len()];
    let mut at = 0;
    while at < rules.len() {
        let read = match Field::ALL[at] {
            Field::SessionSecs | Field::EngagementSecs => As::Seconds,
            _ => As::Kind,
        };
        rules[at] = Rule::read(Field::ALL[at], &[], read);
        at += 1;
    }
    rules
};

/// What is to be done with a table.
#[derive(Default)]
pub struct Way {
    pub choice: Choice,
    pub recipe: Option<RecipeUsed>,
}

/// The key of a header: the same words in any order give the same key.
pub fn key(row: &HeaderRow) -> String {
    format!("{:016x}", fingerprint(words(row).join("\n").as_bytes()))
}

/// Every header once, sorted.
pub fn words(row: &HeaderRow) -> Vec<String> {
    let mut words: Vec<String> = row.headers.iter().map(|h| h.full.clone()).filter(|word| !word.is_empty()).collect();
    words.sort();
    words.dedup();
    words
}

/// What was decided for this very header, else what the likeliest recipe says.
pub fn way(book: &Book, row: &HeaderRow, found: Option<&ReportId>) -> Way {
    let key = key(row);
    if let Some((_, choice)) = book.decided.iter().find(|(decided, _)| *decided == key) {
        return Way { choice: choice.clone(), recipe: None };
    }
    let words = words(row);
    let best = book
        .recipes
        .iter()
        .filter_map(|(id, recipe)| Some((likeness(recipe, &words, found)?, id, recipe)))
        .max_by(|one, other| one.0.total_cmp(&other.0));
    best.map_or_else(Way::default, |(_, id, recipe)| Way {
        choice: recipe.choice.clone(),
        recipe: Some(RecipeUsed { id: id.clone(), name: recipe.name.clone() }),
    })
}

/// Share of the headers that both have; `None` when the recipe is of another table.
fn likeness(recipe: &Recipe, words: &[String], found: Option<&ReportId>) -> Option<f64> {
    let has = |word: &String| words.binary_search(word).is_ok();
    // A system's own report keeps to recipes made from that report.
    if found != recipe.found.as_ref() || !recipe.used.iter().all(has) {
        return None;
    }
    let both = recipe.headers.iter().filter(|word| has(word)).count() as f64;
    let share = both / words.len().max(1) as f64;
    (share >= LIKENESS).then(|| both / recipe.headers.len().max(words.len()).max(1) as f64)
}

/// A report by its ids; `None` for one this version does not have.
pub fn report(id: &ReportId) -> Option<(&'static Source, &'static Report)> {
    let source = ALL.iter().chain(FALLBACK).copied().find(|source| source.id == id.source)?;
    Some((source, source.reports.iter().find(|report| report.id == id.report)?))
}

/// Sends columns where the person wants them. A field taken by hand is given up by the column that had it.
pub fn apply(claim: &mut Claim, choice: &Choice, row: &HeaderRow) {
    let chosen: Vec<(usize, Option<Field>)> = choice
        .columns
        .iter()
        .filter_map(|column| Some((place(row, &column.header, column.nth)?, column.field)))
        .collect();
    for slot in 0..claim.columns.len() {
        let own = claim.columns[slot].filter(|claimed| claimed.rule.read != As::Ignore).map(|c| c.rule.field);
        let is_taken = own.is_some() && chosen.iter().any(|(at, field)| *at != slot && *field == own);
        if is_taken && !chosen.iter().any(|(at, _)| *at == slot) {
            claim.columns[slot] = None;
        }
    }
    for (at, field) in chosen {
        let own = claim.columns[at].filter(|claimed| claimed.rule.read != As::Ignore).map(|c| c.rule.field);
        if own != field {
            claim.columns[at] = field.map(|field| Claimed::chosen(&ANY_COLUMN[field as usize]));
        }
    }
}

/// The position of the n-th column with this header.
fn place(row: &HeaderRow, word: &str, nth: u32) -> Option<usize> {
    let same = row.headers.iter().enumerate().filter(|(_, header)| claim::same(word, &header.full));
    same.map(|(at, _)| at).nth(nth as usize)
}

/// Turns date order and decimal sign over, where the column's own values do not forbid it.
pub fn turn(columns: &mut [ColumnPlan], choice: &Choice, below: &Below<'_>) {
    for column in columns {
        let cells = below.column(column.index);
        if let Some(turned) = turned(column.cell, choice, &cells) {
            column.cell = turned;
            column.is_sure = true;
        }
    }
}

fn turned(cell: Cell, choice: &Choice, cells: &[&str]) -> Option<Cell> {
    if let Cell::Day(DateShape::DayFirst | DateShape::MonthFirst) = cell {
        let is_told = cells.iter().any(|cell| dates::tells_order(cell.as_bytes()));
        let shape = if choice.day_first? { DateShape::DayFirst } else { DateShape::MonthFirst };
        return (!is_told).then_some(Cell::Day(shape));
    }
    let decimal = if choice.decimal_comma? { Decimal::Comma } else { Decimal::Point };
    let turned = match cell {
        Cell::Money { scale, .. } => Cell::Money { decimal, scale },
        Cell::Number { .. } => Cell::Number { decimal },
        Cell::Share { always, .. } => Cell::Share { decimal, always },
        Cell::Seconds { .. } => Cell::Seconds { decimal },
        Cell::Text | Cell::Flag | Cell::Day(_) => return None,
    };
    cells.iter().all(|cell| decimal_of(cell).is_none()).then_some(turned)
}

/// What a table mapped by hand still lacks before it can be counted.
pub fn lacking(table: Table, kept: &[(usize, Claimed)], has_period: bool) -> Vec<Problem> {
    let has = |is: &dyn Fn(Field) -> bool| kept.iter().any(|(_, claimed)| is(claimed.rule.field));
    let mut problems = Vec::new();
    let is_period = table.nature() == Nature::Period;
    let has_day = has(&|field| field.kind() == Kind::Day) || (is_period && has_period);
    if !has_day {
        problems.push(choose(
            "choose_day",
            Said::fixed("No column says the day", "Ни один столбец не указывает дату"),
            table.when(),
        ));
    }
    if is_period && !has(&|field| matches!(field.role(), Role::Measure | Role::NonAdditive)) {
        problems.push(Problem::new(
            "choose_measure",
            Severity::Error,
            Said::fixed("No column holds a number to count", "Ни в одном столбце нет числа для подсчёта"),
            Said::fixed(
                "Choose what one of the columns of numbers is.",
                "Выберите, что означает один из числовых столбцов.",
            ),
        ));
    }
    if let Some(identity) = table.identity().filter(|identity| !has(&|field| field == *identity)) {
        let name = identity.name();
        problems.push(Problem::new(
            "told_apart_by_content",
            Severity::Note,
            Said::new(
                format!("No column holds the {}: rows are told apart by everything they say", name.en),
                format!("Нет столбца «{}»: строки различаются по всему содержимому", name.ru),
            ),
            Said::fixed(
                "With ids a row that changed later replaces the old one instead of standing beside it.",
                "С ID изменённая позже строка заменит прежнюю, а не встанет рядом с ней.",
            ),
        ));
    }
    problems
}

fn choose(id: &str, what: Said, field: Field) -> Problem {
    let name = field.name();
    Problem::new(
        id,
        Severity::Error,
        what,
        Said::new(
            format!("Choose “{}” for one of the columns.", name.en),
            format!("Выберите для одного из столбцов поле «{}».", name.ru),
        ),
    )
}

/// Rows of things without a column of ids, which only a person's word brings here: told apart by all they say.
pub fn name_rows(slice: &mut Slice) {
    let Some(identity) = slice.meta.table.identity().filter(|identity| slice.column(*identity).is_none()) else {
        return;
    };
    let by: Vec<Field> = slice.columns.keys().copied().filter(|field| *field != Field::Line).collect();
    tell_apart(slice, identity, &by);
}

/// The claim of a report chosen by hand: its own columns, whether or not its header is there.
pub fn claim_of(row: &HeaderRow, titles: &[String], id: &ReportId) -> Option<Claim> {
    let (source, report) = report(id)?;
    Some(claim::claim(row, titles, source, report))
}
