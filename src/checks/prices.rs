//! The price of a click by campaign: one that has risen by half and stayed there eats a budget unnoticed.

use super::Looked;
use super::finding::{Check, Finding, said};
use super::lanes::Lane;
use super::usual;
use crate::format;
use crate::model::day::Day;
use crate::model::facts::Facts;
use crate::model::field::Field;
use crate::model::money::MICROS;
use crate::model::period::{Grain, Period};
use crate::model::table::Table;
use crate::problem::Severity;
use crate::query::{CubeAsk, Prepared, cube};
use crate::words::{Lang, Said};

const PRICE: Check = Check {
    id: "click_price",
    severity: Severity::Warning,
    mend: Said::fixed(
        "A bid, an audience or a rival has changed. Look at the campaign in the ad tool before it spends on.",
        "Изменилась ставка, аудитория или появился конкурент. Посмотрите кампанию в рекламном кабинете, пока она тратит.",
    ),
    rule: Said::fixed(
        "The price of a click in the last seven days is half as much again or more than in the median week of the eight before the last four, and beyond six median deviations; at least fifty clicks in each week.",
        "Цена клика за последние семь дней в полтора и более раза выше медианной недели из восьми, предшествующих последним четырём, и дальше шести медианных отклонений; в каждой неделе не меньше пятидесяти кликов.",
    ),
};

const LEAST_CLICKS: f64 = 50.0;
const RISE: f64 = 1.5;

/// Cost and clicks of one day, by campaign.
struct Daily {
    first: i32,
    days: Vec<(f64, f64)>,
}

impl Daily {
    /// Money a click over days; `None` with too few clicks.
    fn price(&self, from: i32, to: i32, least: f64) -> Option<f64> {
        let place = |day: i32| ((day - self.first).max(0) as usize).min(self.days.len());
        let sum =
            self.days[place(from)..place(to + 1)].iter().fold((0.0, 0.0), |sum, day| (sum.0 + day.0, sum.1 + day.1));
        (sum.1 >= least && sum.1 > 0.0).then(|| sum.0 / sum.1)
    }
}

pub fn findings(looked: &Looked, lanes: &[Lane]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (at, lane) in lanes.iter().enumerate().filter(|(_, lane)| lane.table == Table::AdPerformance) {
        let of_lane: Vec<_> =
            looked.facts.slices.iter().filter(|slice| lane.imports.contains(&slice.meta.id)).cloned().collect();
        let currency = of_lane.iter().find_map(|slice| slice.meta.currency);
        let facts = Facts { imports: looked.facts.imports.clone(), slices: of_lane };
        for (campaign, daily) in by_campaign(&facts) {
            let Some((before, now, since)) = risen(&daily) else { continue };
            let what = said(|lang| {
                let write = |price: f64| format::money(price / MICROS as f64, currency, lang);
                let (times, since) = (format::decimal(now / before, 1, 1, lang), format::day_year(since, lang));
                let (before, now) = (write(before), write(now));
                match lang {
                    Lang::En => {
                        format!("“{campaign}”: a click costs {now} since {since}, {times} times the {before} before")
                    }
                    Lang::Ru => {
                        format!("«{campaign}»: с {since} клик стоит {now} – в {times} раза дороже прежних {before}")
                    }
                }
            });
            let last = daily.first + daily.days.len() as i32 - 1;
            findings.push(PRICE.found(lanes, at, &format!("{campaign}:{}", since.iso()), what).looking(|look| {
                look.period = Period::new(since.plus_days(-7), Day(last));
                (look.search, look.search_in) = (campaign.clone(), Some(Field::Campaign));
                look.sort = Some((Field::Date, false));
            }));
        }
    }
    findings
}

fn by_campaign(facts: &Facts) -> Vec<(String, Daily)> {
    let found = cube(
        facts,
        &Prepared::default(),
        &CubeAsk {
            table: Table::AdPerformance,
            when: None,
            period: None,
            grain: Grain::Day,
            by: vec![Field::Campaign],
            filters: Vec::new(),
            sums: vec![Field::Cost, Field::Clicks],
        },
    );
    let (Some(first), Some(texts)) = (found.buckets.first(), found.texts.first()) else { return Vec::new() };
    let empty = || Daily { first: first.from.0, days: vec![(0.0, 0.0); found.buckets.len()] };
    let mut all: Vec<(String, Daily)> = texts.iter().map(|text| (text.clone(), empty())).collect();
    for group in 0..found.len() {
        let (campaign, day) = (found.codes[0][group] as usize, found.bucket[group] as usize);
        let (cost, clicks) = (found.sums[0][group], found.sums[1][group]);
        let known = |value: f64| if value.is_nan() { 0.0 } else { value };
        all[campaign].1.days[day] = (known(cost), known(clicks));
    }
    all.retain(|(campaign, _)| !campaign.is_empty());
    all
}

/// The price before and now, and the day it rose.
fn risen(daily: &Daily) -> Option<(f64, f64, Day)> {
    let last = daily.first + daily.days.len() as i32 - 1;
    let now = daily.price(last - 6, last, LEAST_CLICKS)?;
    let before = (4..12).filter_map(|week| daily.price(last - 7 * week - 6, last - 7 * week, LEAST_CLICKS));
    let usual = usual::of(before.collect())?;
    let spread = usual.spread.max(usual.median * 0.05);
    if now < RISE * usual.median || now - usual.median <= 6.0 * spread {
        return None;
    }
    // Half-way between the two prices; the first day from which on none is below it.
    let middle = f64::midpoint(usual.median, now);
    let low =
        (daily.first..=last).rev().find(|day| daily.price(*day, *day, 1.0).is_some_and(|price| price < middle))?;
    Some((usual.median, now, Day(low + 1)))
}
