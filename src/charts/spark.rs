//! The small line on a number card: the period's shape as an SVG path. No axis, no scale to compare two cards by.

use super::series::Series;

/// SVG path data in a box of `WIDTH` × `HEIGHT`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Spark {
    /// Whole buckets; a gap starts a new stroke.
    pub whole: String,
    /// The unfinished end, to be dashed.
    pub unfinished: String,
    /// The last whole bucket.
    pub last: Option<(f64, f64)>,
}

pub const WIDTH: f64 = 170.0;
pub const HEIGHT: f64 = 34.0;

/// Least to greatest value over the height; flat when all are equal. Empty: `None` under two known values.
pub fn spark(series: &Series) -> Option<Spark> {
    let points = &series.points;
    let known = || points.iter().filter_map(|point| point.value);
    let (low, high) = known().fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), v| (l.min(v), h.max(v)));
    if known().count() < 2 {
        return None;
    }
    let x = |place: usize| 2.0 + place as f64 * (WIDTH - 8.0) / (points.len() - 1).max(1) as f64;
    let y = |value: f64| match high - low {
        spread if spread > 0.0 => HEIGHT - 4.0 - (value - low) / spread * (HEIGHT - 9.0),
        _ => HEIGHT / 2.0,
    };
    let last_whole = series.last_whole();
    let mut spark = Spark { last: last_whole.and_then(|at| Some((x(at), y(points[at].value?)))), ..Spark::default() };
    let mut before: Option<(f64, f64)> = None;
    for (place, point) in points.iter().enumerate() {
        let Some(value) = point.value else {
            before = None;
            continue;
        };
        let here = (x(place), y(value));
        let is_ahead = last_whole.is_none_or(|last| place > last);
        let path = if is_ahead { &mut spark.unfinished } else { &mut spark.whole };
        match before {
            Some(from) if path.is_empty() => path.push_str(&format!("M{}L{}", spot(from), spot(here))),
            Some(_) => path.push_str(&format!("L{}", spot(here))),
            // A lone point becomes a short dash, so that it can be seen.
            None => path.push_str(&format!("M{}h1", spot(here))),
        }
        before = Some(here);
    }
    Some(spark)
}

fn spot((x, y): (f64, f64)) -> String {
    format!("{x:.1} {y:.1}")
}
