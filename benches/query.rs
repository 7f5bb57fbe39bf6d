//! How long the query takes over generated columns of a million rows. It prints, it asserts nothing of time.

use sextant::model::column::{Chunk, Column, Dict};
use sextant::model::day::Day;
use sextant::model::facts::{Facts, Import, Slice, SliceGrain, SliceMeta};
use sextant::model::field::{Field, Kind};
use sextant::model::period::{Compare, Grain, Period};
use sextant::model::table::Table;
use sextant::query::ask::{Ask, Filter};
use sextant::query::{CubeAsk, Prepared, cohort, cube, run_prepared};
use std::collections::BTreeMap;
use std::hint::black_box;
use std::rc::Rc;
use std::time::Instant;

const ROWS: usize = 1_000_000;
const DAYS: usize = 730;
/// As many rows as the reader puts into one piece of such a file.
const CHUNK: usize = 50_000;
/// 1 January 2023.
const FIRST: i64 = 19_358;

/// The same numbers on every machine (Knuth's MMIX generator).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> i64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % sides) as i64
    }
}

fn column(kind: Kind, values: &[i64], texts: &[String]) -> Column {
    let mut dict = Dict::default();
    for text in texts {
        dict.push(text.as_bytes());
    }
    Column { kind, dict, chunks: values.chunks(CHUNK).map(Chunk::pack).collect() }
}

fn names(prefix: &str, count: usize) -> Vec<String> {
    (0..count).map(|at| format!("{prefix} {at:04}")).collect()
}

fn slice(id: u32, table: Table, grain: SliceGrain, columns: BTreeMap<Field, Column>) -> Slice {
    let mut slice = Slice {
        meta: SliceMeta {
            id,
            source: "bench".into(),
            report: "bench".into(),
            account: None,
            table,
            dims: Vec::new(),
            grain,
            period: None,
            currency: None,
            rows: 0,
            totals: Vec::new(),
            fields: Vec::new(),
            chunk_rows: Vec::new(),
            is_channel_derived: false,
        },
        columns,
    };
    slice.settle();
    slice
}

/// Ordered by day, as exports are.
fn ads() -> Slice {
    let mut dice = Dice(1);
    let mut values: Vec<Vec<i64>> = (0..9).map(|_| Vec::with_capacity(ROWS)).collect();
    for row in 0..ROWS {
        let campaign = dice.roll(200);
        let impressions = 20 + dice.roll(9973);
        let clicks = impressions * dice.roll(60) / 1000;
        let conversions = clicks * dice.roll(9) / 100;
        let worth = conversions * (2500 + (row as i64 * 7919) % 9000) * 10_000;
        let all = [
            FIRST + (row * DAYS / ROWS) as i64,
            campaign,
            campaign % 6,
            campaign * 20 + dice.roll(20),
            impressions,
            clicks,
            clicks * (15 + dice.roll(240)) * 10_000,
            conversions,
            worth,
        ];
        for (column, value) in values.iter_mut().zip(all) {
            column.push(value);
        }
    }
    let none: [String; 0] = [];
    let columns = BTreeMap::from([
        (Field::Date, column(Kind::Day, &values[0], &none)),
        (Field::Campaign, column(Kind::Text, &values[1], &names("Campaign", 200))),
        (Field::Platform, column(Kind::Text, &values[2], &names("platform", 6))),
        (Field::Ad, column(Kind::Text, &values[3], &names("Ad", 4000))),
        (Field::Impressions, column(Kind::Number, &values[4], &none)),
        (Field::Clicks, column(Kind::Number, &values[5], &none)),
        (Field::Cost, column(Kind::Money, &values[6], &none)),
        (Field::Conversions, column(Kind::Number, &values[7], &none)),
        (Field::ConversionValue, column(Kind::Money, &values[8], &none)),
    ]);
    slice(1, Table::AdPerformance, SliceGrain::Day, columns)
}

fn orders() -> Slice {
    let mut dice = Dice(2);
    let customers = ROWS / 6;
    let mut values: Vec<Vec<i64>> = (0..6).map(|_| Vec::with_capacity(ROWS)).collect();
    for row in 0..ROWS {
        let day = row * DAYS / ROWS;
        let top = (customers * (day + 1) / DAYS).max(1) as i64;
        let back = dice.roll(1_000_003) * dice.roll(1009) / 1009 * top / 1_000_003;
        let amount = (500 + dice.roll(24_500)) * 10_000;
        let die = dice.roll(100);
        let status = if die < 90 { 0 } else { [1, 2, 3][usize::from(die >= 95) + usize::from(die >= 98)] };
        let refund = if status == 1 { amount / 2 } else { 0 };
        for (column, value) in
            values.iter_mut().zip([row as i64, top - 1 - back, FIRST + day as i64, amount, status, refund])
        {
            column.push(value);
        }
    }
    let none: [String; 0] = [];
    let statuses = ["paid", "refunded", "failed", "pending"].map(str::to_owned);
    let columns = BTreeMap::from([
        (Field::OrderId, column(Kind::Text, &values[0], &names("O", ROWS))),
        (Field::Customer, column(Kind::Text, &values[1], &names("C", customers))),
        (Field::Date, column(Kind::Day, &values[2], &none)),
        (Field::Amount, column(Kind::Money, &values[3], &none)),
        (Field::Status, column(Kind::Text, &values[4], &statuses)),
        (Field::Refund, column(Kind::Money, &values[5], &none)),
    ]);
    slice(2, Table::Orders, SliceGrain::Event, columns)
}

fn facts() -> Facts {
    let mut facts = Facts::default();
    for slice in [ads(), orders()] {
        facts.imports.push(Import {
            id: slice.meta.id,
            file: "bench.csv".into(),
            part: None,
            bytes: 0,
            hash: String::new(),
            imported_at: 0.0,
            slice: slice.meta.clone(),
        });
        facts.slices.push(Rc::new(slice));
    }
    facts
}

/// Milliseconds this thread has run, where the system tells (Linux): a busy machine does not add to them.
fn ran() -> Option<f64> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(text.split_whitespace().next()?.parse::<f64>().ok()? / 1e6)
}

struct Timed {
    /// By the clock, ascending.
    turns: Vec<f64>,
    /// Run time of a turn on the average.
    ran: Option<f64>,
}

fn time<T>(turns: usize, mut work: impl FnMut(usize) -> T) -> Timed {
    let before = ran();
    let mut all: Vec<f64> = (0..turns)
        .map(|turn| {
            let start = Instant::now();
            black_box(work(turn));
            start.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    all.sort_by(f64::total_cmp);
    Timed { turns: all, ran: ran().zip(before).map(|(after, before)| (after - before) / turns as f64) }
}

fn print(name: &str, timed: &Timed) {
    let at = |share: f64| timed.turns[((timed.turns.len() - 1) as f64 * share).round() as usize];
    let ran = timed.ran.map_or(String::new(), |ran| format!("   run time {ran:7.2} ms"));
    println!("{name:<44} median {:7.2} ms   p95 {:7.2} ms{ran}   ({} turns)", at(0.5), at(0.95), timed.turns.len());
}

fn ads_cube(by: &[Field], grain: Grain, sums: &[Field]) -> CubeAsk {
    CubeAsk {
        table: Table::AdPerformance,
        when: None,
        period: None,
        grain,
        by: by.to_vec(),
        filters: Vec::new(),
        sums: sums.to_vec(),
    }
}

fn ask(metrics: &[&str], period: Option<Period>) -> Ask {
    Ask {
        metrics: metrics.iter().map(|id| (*id).to_owned()).collect(),
        period,
        compare: None,
        grain: Grain::Total,
        by: Vec::new(),
        filters: Vec::new(),
        currency: None,
    }
}

pub fn all() {
    let facts = facts();
    let prepared = Prepared::default();
    println!("query over {ROWS} ad rows and {ROWS} order rows");
    let first =
        time(1, |_| cube(&facts, &prepared, &ads_cube(&[Field::Campaign], Grain::Day, &[Field::Cost, Field::Clicks])));
    print("day × campaign sums, first", &first);
    print(
        "day × campaign sums, warm",
        &time(40, |_| {
            cube(&facts, &prepared, &ads_cube(&[Field::Campaign], Grain::Day, &[Field::Cost, Field::Clicks]))
        }),
    );
    let ratios = [Field::Impressions, Field::Clicks, Field::Cost, Field::Conversions, Field::ConversionValue];
    print(
        "campaign CTR, CPA, ROAS",
        &time(40, |_| cube(&facts, &prepared, &ads_cube(&[Field::Campaign], Grain::Total, &ratios))),
    );
    print(
        "sums by ad (top ten)",
        &time(40, |_| cube(&facts, &prepared, &ads_cube(&[Field::Ad], Grain::Total, &[Field::ConversionValue]))),
    );
    let mut dice = Dice(3);
    let slices: Vec<(Period, Option<String>)> = (0..30)
        .map(|turn| {
            let from = FIRST + dice.roll(600);
            let to = (from + 7 + dice.roll(180)).min(FIRST + DAYS as i64 - 1);
            let platform = (turn % 3 == 0).then(|| format!("platform {:04}", dice.roll(6)));
            (Period { from: Day(from as i32), to: Day(to as i32) }, platform)
        })
        .collect();
    print(
        "re-filter: day sums and campaign ratios",
        &time(90, |turn| {
            let (period, platform) = &slices[turn % 30];
            let mut ask = ads_cube(&[], Grain::Day, &[Field::Impressions, Field::Cost]);
            ask.period = Some(*period);
            ask.filters = platform.iter().map(|p| Filter { field: Field::Platform, values: vec![p.clone()] }).collect();
            let days = cube(&facts, &prepared, &ask);
            let mut ask = CubeAsk { by: vec![Field::Campaign], grain: Grain::Total, ..ask };
            ask.sums = ratios.to_vec();
            (days, cube(&facts, &prepared, &ask))
        }),
    );
    let paid = [Filter { field: Field::Status, values: vec!["paid".into(), "refunded".into()] }];
    print("cohort matrix, first", &time(1, |_| cohort(&facts, &prepared, &paid)));
    print("cohort matrix, warm", &time(20, |_| cohort(&facts, &prepared, &paid)));
    let year = Period::new(Day(FIRST as i32 + 365), Day(FIRST as i32 + 729));
    let today = Day(FIRST as i32 + 740);
    let cards =
        ["ad_cost", "impressions", "clicks", "ctr", "cpc", "roas", "revenue", "orders", "aov", "new_customers", "cac"];
    let mut board = ask(&cards, year);
    board.compare = Some(Compare::Year);
    print("report: 11 cards, a year against a year", &time(15, |_| run_prepared(&facts, &prepared, &board, today)));
    let mut trend = ask(&["revenue", "ad_cost"], year);
    trend.grain = Grain::Day;
    print("report: revenue and cost by day, a year", &time(15, |_| run_prepared(&facts, &prepared, &trend, today)));
    let mut table = ask(&["ad_cost", "ctr", "cpa", "roas"], year);
    table.by = vec![Field::Campaign];
    print("report: 200 campaigns, four metrics", &time(15, |_| run_prepared(&facts, &prepared, &table, today)));
}
