//! How fast the engine reads, natively and on one core: `cargo bench`. It prints and asserts only that sums are right,
//! for a parser that loses rows looks fast. The data are made here, the same bytes on every machine.
#![allow(clippy::disallowed_methods, reason = "a benchmark reads the clock")]

mod query;

use sextant::engine::intake::{Intake, Next, PieceJob, head_len};
use sextant::model::facts::Slice;
use sextant::model::field::Field;
use sextant::read::parse::parse_piece;
use sextant::read::piece::Parsed;
use std::collections::VecDeque;
use std::fmt::Write;
use std::time::Instant;

const ROWS: usize = 1_000_000;

fn main() {
    let (file, clicks, cost_cents) = ads(ROWS);
    let mb = file.len() as f64 / 1e6;
    println!("ads: {ROWS} rows, {mb:.0} MB");
    let mut times = Vec::new();
    for _ in 0..5 {
        let start = Instant::now();
        let slice = read(&file);
        times.push(start.elapsed().as_secs_f64());
        check(&slice, clicks, cost_cents);
    }
    print("read into facts", mb, &mut times);
    let mut times = Vec::new();
    for _ in 0..5 {
        let start = Instant::now();
        parse_only(&file);
        times.push(start.elapsed().as_secs_f64());
    }
    print("parse pieces only", mb, &mut times);
    let slice = read(&file);
    let bytes: usize = slice.columns.values().flat_map(|c| &c.chunks).map(size).sum();
    println!("columns: {:.1} bytes a row", bytes as f64 / ROWS as f64);
    drop((file, slice));
    query::all();
}

fn print(what: &str, mb: f64, times: &mut [f64]) {
    times.sort_by(f64::total_cmp);
    let (best, middle) = (times[0], times[times.len() / 2]);
    println!("{what}: median {:.0} ms = {:.0} MB/s, best {:.0} MB/s", middle * 1e3, mb / middle, mb / best);
}

fn read(bytes: &[u8]) -> Slice {
    let len = bytes.len() as u64;
    let mut intake = Intake::open("ads.csv", len, &bytes[..head_len(len) as usize]);
    let mut queue: VecDeque<PieceJob> = intake.jobs().into();
    while let Some(job) = queue.pop_front() {
        let range = &bytes[job.edge.from as usize..job.fetch_to as usize];
        let Parsed::Piece(piece) = parse_piece(intake.plan(job.part).unwrap(), range, job.edge) else {
            panic!("a record longer than the spare bytes");
        };
        if let Next::Redo(jobs) = intake.accept(&job, *piece) {
            queue.extend(jobs);
        }
    }
    let (report, mut slices) = intake.finish();
    assert_eq!(report.parts[0].rejected, 0);
    slices.remove(0).unwrap()
}

fn parse_only(bytes: &[u8]) {
    let len = bytes.len() as u64;
    let intake = Intake::open("ads.csv", len, &bytes[..head_len(len) as usize]);
    for job in intake.jobs() {
        let range = &bytes[job.edge.from as usize..job.fetch_to as usize];
        std::hint::black_box(parse_piece(intake.plan(job.part).unwrap(), range, job.edge));
    }
}

fn check(slice: &Slice, clicks: i64, cost_cents: i64) {
    let sum = |field| slice.column(field).unwrap().values().iter().sum::<i64>();
    assert_eq!(slice.meta.rows as usize, ROWS);
    assert_eq!((sum(Field::Clicks), sum(Field::Cost)), (clicks, cost_cents * 10_000));
}

fn size(chunk: &sextant::model::column::Chunk) -> usize {
    use sextant::model::column::Chunk;
    match chunk {
        Chunk::U8 { offsets, .. } => offsets.len(),
        Chunk::U16 { offsets, .. } => offsets.len() * 2,
        Chunk::U32 { offsets, .. } => offsets.len() * 4,
        Chunk::I64(values) => values.len() * 8,
        Chunk::F64(values) => values.len() * 8,
    }
}

/// Ad performance as a big account exports it: quoted commas, quotes and line ends, Cyrillic, 200 campaigns, 730 days.
/// The sums stand beside it.
fn ads(rows: usize) -> (Vec<u8>, i64, i64) {
    const PLATFORMS: [&str; 6] = ["google_ads", "meta_ads", "linkedin_ads", "tiktok_ads", "bing_ads", "yandex_direct"];
    const DEVICES: [&str; 3] = ["desktop", "mobile", "tablet"];
    const COUNTRIES: [&str; 12] = ["US", "GB", "DE", "FR", "RU", "KZ", "BR", "IN", "JP", "AU", "CA", "ES"];
    const THEMES: [&str; 10] = [
        "Brand", "Generic", "Retargeting", "Весенняя распродажа", "\"Prospecting, broad", "\"Lookalike \"\"1%\"\"",
        "Новые клиенты", "Competitor", "Video — awareness", "\"Shopping, PLA",
    ];
    let mut text = String::with_capacity(rows * 125);
    text.push_str("date,platform,account,campaign,ad_group,ad,device,country,impressions,clicks,cost,conversions,conversion_value\n");
    let (mut state, mut all_clicks, mut all_cost) = (0x2545_f491_4f6c_dd1du64, 0i64, 0i64);
    let mut next = |below: u64| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 11) % below
    };
    let first = sextant::model::day::Day::from_ymd(2023, 1, 1).unwrap();
    for row in 0..rows {
        let day = first.plus_days((row * 730 / rows) as i32).iso();
        let campaign = next(200) as usize;
        let (group, ad) = (next(4), next(5));
        let theme = THEMES[campaign % 10];
        let close = if theme.starts_with('"') { "\"" } else { "" };
        let country = COUNTRIES[campaign * 7 % 12];
        let platform = PLATFORMS[campaign % 6];
        let _ = write!(
            text,
            "{day},{platform},acct-{}-{},{theme} #{campaign:03} {country}{close},",
            campaign % 6,
            campaign / 6 % 2
        );
        let _ = match (campaign % 4, group) {
            (0, 2) => write!(text, "\"Группа 2, exact\","),
            (0, group) => write!(text, "Группа {group},"),
            (_, 2) => write!(text, "\"Group 2, exact\","),
            (_, group) => write!(text, "Group {group},"),
        };
        let name = group * 5 + ad;
        let _ = match name {
            7 => write!(text, "\"Headline \"\"{campaign}\"\"\nSecond line, {name}\","),
            3 | 8 | 13 | 18 => write!(text, "Объявление {campaign}-{name}: скидка {name}%,"),
            _ => write!(text, "Ad {campaign:03}-{name:02},"),
        };
        let impressions = 20 + next(9973) as i64;
        let clicks = impressions * next(60) as i64 / 1000;
        let cost = clicks * (15 + next(240) as i64);
        let conversions = clicks * next(9) as i64 / 100;
        let value = conversions * (2500 + (row as i64 * 7919) % 9000);
        let device = DEVICES[next(3) as usize];
        let place = COUNTRIES[next(12) as usize];
        let _ = writeln!(
            text,
            "{device},{place},{impressions},{clicks},{}.{:02},{conversions},{}.{:02}",
            cost / 100,
            cost % 100,
            value / 100,
            value % 100
        );
        all_clicks += clicks;
        all_cost += cost;
    }
    (text.into_bytes(), all_clicks, all_cost)
}
