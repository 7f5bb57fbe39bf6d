//! Systems that measure the same thing, week by week and channel by channel. Only whole weeks that both tell are set
//! against each other; where one side is not loaded, it says which file would supply it.

use super::Looked;
use super::finding::{Check, Finding, said};
use super::lanes::Lane;
use super::pairs::{From, PAIRS, PairDef, Side, What};
use crate::format;
use crate::metrics::metric::Unit;
use crate::model::channel;
use crate::model::day::Day;
use crate::model::facts::{Facts, Slice};
use crate::model::field::{Field, Kind};
use crate::model::money::{Currency, MICROS};
use crate::model::period::{Grain, Period};
use crate::model::table::Table;
use crate::problem::Severity;
use crate::query::ask::Filter;
use crate::query::{CubeAsk, Prepared, cube};
use crate::words::{Lang, Said};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// One thing that two systems measure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pair {
    pub id: String,
    pub name: Said,
    pub unit: Unit,
    pub currency: Option<Currency>,
    /// The anchor: differences are shares of it.
    pub left: Seen,
    pub right: Seen,
    /// Why they cannot be set against each other, and what would help.
    pub missing: Option<Said>,
    /// By channel, the largest first; one row with an empty key where channels are not told.
    pub rows: Vec<PairRow>,
    /// Last days of the weeks, ascending.
    pub weeks: Vec<Day>,
    pub reasons: Vec<Said>,
    /// As shares of the left.
    pub tolerance: f64,
}

/// One side.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Seen {
    pub name: Said,
    /// Names of the systems behind it.
    pub systems: Vec<Said>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PairRow {
    pub key: String,
    pub name: Said,
    /// Of each week: left and right, in major units; `None` where either side does not tell the whole week.
    pub weeks: Vec<Option<(f64, f64)>>,
    /// Of the last four weeks that both tell.
    pub left: f64,
    pub right: f64,
    /// What the data themselves say about the difference.
    pub hint: Option<Said>,
}

impl PairRow {
    /// Share of the left by which the right is more; `None` where the left is zero.
    pub fn gap(&self) -> Option<f64> {
        gap(self.left, self.right)
    }
}

pub fn gap(left: f64, right: f64) -> Option<f64> {
    (left != 0.0).then(|| right / left - 1.0)
}

/// Weeks shown.
const WEEKS: usize = 26;
/// Weeks that the judgement rests on.
const LAST: usize = 4;
/// A channel smaller than this in four weeks differs by chance.
const LEAST: f64 = 100.0;

/// Shape: every pair, those that can be set against each other first.
pub fn pairs(looked: &Looked, lanes: &[Lane]) -> Vec<Pair> {
    let mut pairs: Vec<Pair> = PAIRS.iter().map(|def| pair(looked, lanes, def)).collect();
    // Renewals drown what won deals brought in; where subscriptions are known, they tell it better.
    if pairs.iter().any(|pair| pair.id == "won_subscribed" && pair.missing.is_none()) {
        pairs.retain(|pair| pair.id != "won_paid");
    }
    pairs.sort_by_key(|pair| pair.missing.is_some());
    pairs
}

/// The slices of one side, and the days they tell.
struct Part<'a> {
    side: &'a Side,
    facts: Facts,
    lanes: Vec<&'a Lane>,
    currencies: BTreeSet<Currency>,
}

impl<'a> Part<'a> {
    fn of(looked: &Looked, lanes: &'a [Lane], side: &'a Side, needs_channel: bool) -> Self {
        let is_from = |source: &str| match side.from {
            From::Any => true,
            From::Only(list) => list.contains(&source),
            From::Except(list) => !list.contains(&source),
        };
        let is_able = |slice: &&Rc<Slice>| {
            let has = |field: Field| slice.meta.has(field);
            let has_what = match side.what {
                What::Sum(field) => has(field),
                What::Count => true,
            };
            slice.meta.table == side.table
                && is_from(&slice.meta.source)
                && has_what
                && has(side.when.unwrap_or(side.table.when()))
                && side.only.is_none_or(|(field, _)| has(field))
                && (!needs_channel || has(Field::Channel))
        };
        let slices: Vec<Rc<Slice>> = looked.facts.slices.iter().filter(is_able).cloned().collect();
        let is_own = |lane: &&Lane| slices.iter().any(|slice| lane.imports.contains(&slice.meta.id));
        Self {
            lanes: lanes.iter().filter(is_own).collect(),
            currencies: slices.iter().flat_map(|slice| currencies(slice)).collect(),
            facts: Facts { imports: looked.facts.imports.clone(), slices },
            side,
        }
    }

    fn is_money(&self) -> bool {
        matches!(self.side.what, What::Sum(field) if field.kind() == Kind::Money)
    }

    fn period(&self) -> Option<Period> {
        let of_lane = |lane: &&Lane| {
            let slices = self.facts.slices.iter().filter(|slice| lane.imports.contains(&slice.meta.id));
            let when = self.side.when.filter(|when| *when != self.side.table.when());
            match when {
                Some(when) => slices.filter_map(|slice| slice.span(when)).reduce(Period::join),
                None => lane.period,
            }
        };
        self.lanes.iter().filter_map(of_lane).reduce(Period::join)
    }

    /// Whether each of its systems that has begun by then tells the whole week.
    fn tells(&self, week: Period) -> bool {
        let begun: Vec<&&Lane> =
            self.lanes.iter().filter(|lane| lane.period.is_some_and(|own| own.from <= week.to)).collect();
        let is_planned = self.side.when.is_some();
        !begun.is_empty() && begun.iter().all(|lane| is_planned || lane.tells(week))
    }

    /// By channel (or under an empty key), one number a week.
    fn sums(&self, period: Period, is_by_channel: bool) -> BTreeMap<String, Vec<f64>> {
        let sums = match self.side.what {
            What::Sum(field) => vec![field],
            What::Count => Vec::new(),
        };
        let only = self.side.only.iter().map(|(field, text)| Filter { field: *field, values: vec![(*text).into()] });
        let found = cube(
            &self.facts,
            &Prepared::default(),
            &CubeAsk {
                table: self.side.table,
                when: self.side.when,
                period: Some(period),
                grain: Grain::Week,
                by: if is_by_channel { vec![Field::Channel] } else { Vec::new() },
                filters: only.collect(),
                sums,
            },
        );
        let scale = if self.is_money() { MICROS as f64 } else { 1.0 };
        let mut all: BTreeMap<String, Vec<f64>> = BTreeMap::new();
        for group in 0..found.len() {
            let key = found.codes.first().map_or("", |codes| found.texts[0][codes[group] as usize].as_str());
            let value = found.sums.first().map_or(f64::from(found.rows[group]), |sums| sums[group] / scale);
            let weeks = all.entry(key.to_owned()).or_insert_with(|| vec![0.0; found.buckets.len()]);
            weeks[found.bucket[group] as usize] += if value.is_nan() { 0.0 } else { value };
        }
        all
    }
}

fn currencies(slice: &Slice) -> Vec<Currency> {
    match slice.column(Field::Currency) {
        Some(column) => column.dict.iter().filter_map(Currency::parse).collect(),
        None => slice.meta.currency.into_iter().collect(),
    }
}

fn pair(looked: &Looked, lanes: &[Lane], def: &PairDef) -> Pair {
    let [left, right] = [&def.left, &def.right].map(|side| Part::of(looked, lanes, side, def.is_by_channel));
    let seen = |part: &Part| {
        let ids: BTreeSet<&str> = part.lanes.iter().map(|lane| lane.source.as_str()).collect();
        Seen { name: part.side.name.clone(), systems: ids.into_iter().map(looked.name).collect() }
    };
    let mut pair = Pair {
        id: def.id.into(),
        name: def.name.clone(),
        unit: if left.is_money() { Unit::Money } else { Unit::Count },
        currency: left.currencies.first().copied(),
        left: seen(&left),
        right: seen(&right),
        missing: None,
        rows: Vec::new(),
        weeks: Vec::new(),
        reasons: def.reasons.iter().map(|reason| (*reason).clone()).collect(),
        tolerance: def.tolerance,
    };
    pair.missing = absent(&left, &right).or_else(|| fill(&mut pair, &left, &right, def, looked.today));
    pair
}

/// The side that is not loaded, or money that cannot be compared.
fn absent(left: &Part, right: &Part) -> Option<Said> {
    let absent: Vec<&Side> =
        [left, right].iter().filter(|part| part.facts.slices.is_empty()).map(|part| part.side).collect();
    if !absent.is_empty() {
        let files = |lang| {
            let each = absent.iter().map(|side| format!("{} – {}", side.name.get(lang), side.supply.get(lang)));
            each.collect::<Vec<_>>().join("; ")
        };
        return Some(Said::new(
            format!("Not loaded. What would supply it: {}.", files(Lang::En)),
            format!("Не загружено. Нужны выгрузки: {}.", files(Lang::Ru)),
        ));
    }
    // Money without a currency is taken for the only one there is, as everywhere.
    let is_one = left.currencies.union(&right.currencies).count() <= 1;
    if left.is_money() && !is_one {
        let list = |part: &Part| part.currencies.iter().map(|c| c.code().to_owned()).collect::<Vec<_>>().join(", ");
        let (a, b) = (list(left), list(right));
        return Some(Said::new(
            format!("The amounts are in different currencies ({a} and {b}) and cannot be set against each other."),
            format!("Суммы в разных валютах ({a} и {b}), сравнить их нельзя."),
        ));
    }
    None
}

/// Fills in weeks and rows; says why when there is nothing to compare.
fn fill(pair: &mut Pair, left: &Part, right: &Part, def: &PairDef, today: Day) -> Option<Said> {
    const NO_WEEK: Said = Said::fixed(
        "There is no whole week that both tell: their days do not meet, or days are missing.",
        "Нет ни одной полной недели, о которой есть данные с обеих сторон.",
    );
    let both = left.period().zip(right.period()).and_then(|(a, b)| a.overlap(b));
    let Some(period) = both.and_then(|days| whole_weeks(days, today)) else { return Some(NO_WEEK) };
    let weeks = period.buckets(Grain::Week);
    let (a, b) = (left.sums(period, def.is_by_channel), right.sums(period, def.is_by_channel));
    if b.values().flatten().all(|value| *value == 0.0) {
        let (name, file) = (&right.side.name, &right.side.supply);
        return Some(Said::new(
            format!("{} has only zeros here: it is not measured. What would supply it: {}.", name.en, file.en),
            format!("{}: здесь одни нули, показатель не настроен. Нужна выгрузка: {}.", name.ru, file.ru),
        ));
    }
    let told: Vec<bool> = weeks.iter().map(|week| left.tells(*week) && right.tells(*week)).collect();
    if !told.contains(&true) {
        return Some(NO_WEEK);
    }
    pair.weeks = weeks.iter().map(|week| week.to).collect();
    let last: Vec<usize> = (0..weeks.len()).rev().filter(|at| told[*at]).take(LAST).collect();
    let unassigned = b.get(channel::UNASSIGNED).map_or(0.0, |weeks| last.iter().map(|at| weeks[*at]).sum());
    let none = vec![0.0; weeks.len()];
    for (key, of_left) in &a {
        // What the left has no channel for has no counterpart.
        if def.is_by_channel && (key.is_empty() || key == channel::UNASSIGNED) {
            continue;
        }
        let of_right = b.get(key).unwrap_or(&none);
        let total = |weeks: &[f64]| last.iter().map(|at| weeks[*at]).sum::<f64>();
        let each = told.iter().zip(of_left.iter().zip(of_right));
        let mut row = PairRow {
            key: key.clone(),
            name: channel::find(key).map_or_else(|| Said::same(key.clone()), |known| known.name.clone()),
            weeks: each.map(|(is_told, (a, b))| is_told.then_some((*a, *b))).collect(),
            left: total(of_left),
            right: total(of_right),
            hint: None,
        };
        row.hint = hint(&row, def, unassigned);
        pair.rows.push(row);
    }
    pair.rows.sort_by(|a, b| b.left.total_cmp(&a.left));
    None
}

/// The last weeks of a period that are whole and over.
fn whole_weeks(days: Period, today: Day) -> Option<Period> {
    let to = days.to.min(today.plus_days(-1));
    let end = if to.weekday() == 6 { to } else { to.week_start().plus_days(-1) };
    let start = if days.from.weekday() == 0 { days.from } else { days.from.week_start().plus_days(7) };
    Period::new(start.max(end.plus_days(1 - 7 * WEEKS as i32)), end)
}

/// Visits without tags that could be the ones a channel lacks.
fn hint(row: &PairRow, def: &PairDef, unassigned: f64) -> Option<Said> {
    let lacking = row.left - row.right;
    let is_of_visits = def.is_by_channel && def.right.table == Table::WebTraffic;
    if !is_of_visits || row.gap()? > -def.tolerance || unassigned < 0.1 * lacking {
        return None;
    }
    Some(said(|lang| {
        let count = format::count(unassigned, lang);
        match lang {
            Lang::En => format!(
                "In the same weeks {count} came without a channel: links without UTM tags are the first suspect."
            ),
            Lang::Ru => {
                format!("За те же недели без канала пришло {count}: первым делом проверьте ссылки без UTM-меток.")
            }
        }
    }))
}

const APART: Check = Check {
    id: "apart",
    severity: Severity::Warning,
    mend: Said::fixed(
        "Open the reconciliation for the weeks and the likely reasons.",
        "Откройте сверку: там недели и вероятные причины.",
    ),
    rule: Said::fixed(
        "Outside the tolerance in the sum of the last four whole weeks and in at least three of them; a hundred or more in those weeks.",
        "Вне допуска в сумме за последние четыре полные недели и хотя бы в трёх из них; за эти недели сто и больше.",
    ),
};

/// Differences that call for action.
pub fn findings(pairs: &[Pair], lanes: &[Lane]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (pair, def) in pairs.iter().filter_map(|pair| Some((pair, PAIRS.iter().find(|def| def.id == pair.id)?))) {
        let lane = lanes.iter().position(|lane| lane.table == def.right.table);
        let (Some(lane), true) = (lane, def.is_told) else { continue };
        for row in pair.rows.iter().filter(|row| row.left >= LEAST) {
            let is_off = |gap: Option<f64>| gap.is_some_and(|gap| gap.abs() > def.tolerance);
            let last = row.weeks.iter().rev().flatten().take(LAST);
            let off = last.filter(|(left, right)| is_off(gap(*left, *right))).count();
            let Some(difference) = row.gap().filter(|_| is_off(row.gap()) && off >= 3) else { continue };
            let what = said(|lang| {
                let write = |value| format::value(value, pair.unit, pair.currency, lang);
                let (left, right) = (write(row.left), write(row.right));
                let share = format::percent(difference.abs(), 0, lang);
                let (name, one, other) = (row.name.get(lang), pair.left.name.get(lang), pair.right.name.get(lang));
                let name = if name.is_empty() { pair.name.get(lang) } else { name };
                match (lang, difference < 0.0) {
                    (Lang::En, true) => {
                        format!("{name}: {other} has {right}, {one} has {left} – {share} less in four weeks")
                    }
                    (Lang::En, false) => {
                        format!("{name}: {other} has {right}, {one} has {left} – {share} more in four weeks")
                    }
                    (Lang::Ru, true) => {
                        format!("{name}: {other} – {right}, {one} – {left}: на {share} меньше за четыре недели")
                    }
                    (Lang::Ru, false) => {
                        format!("{name}: {other} – {right}, {one} – {left}: на {share} больше за четыре недели")
                    }
                }
            });
            let mut finding = APART.found(lanes, lane, &format!("{}:{}", pair.id, row.key), what);
            finding.look = None;
            if let Some(hint) = &row.hint {
                finding.mend = hint.clone();
            }
            findings.push(finding);
        }
    }
    findings
}
