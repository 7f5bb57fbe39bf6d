//! A trend in one sentence, for those who do not see it, and the words of one of its points.

use crate::charts::series::{Point, Series};
use crate::format;
use crate::model::period::Grain;
use crate::words::Lang;

/// "From 9 to 14; highest 22 on 10 Nov, lowest 7 on 7 Nov." Empty: no text without a known point.
pub fn summary(series: &Series, lang: Lang) -> String {
    let known: Vec<(&Point, f64)> = series
        .points
        .iter()
        .filter(|point| !point.is_partial)
        .filter_map(|point| Some((point, point.value?)))
        .collect();
    let write = |value: f64| format::short(value, series.unit, series.currency, lang);
    let (Some(first), Some(last)) = (known.first(), known.last()) else { return String::new() };
    let by_value = |a: &&(&Point, f64), b: &&(&Point, f64)| a.1.total_cmp(&b.1);
    let (Some(most), Some(least)) = (known.iter().max_by(by_value), known.iter().min_by(by_value)) else {
        return String::new();
    };
    let on = |point: &Point| bucket(point, series.grain, lang);
    match lang {
        _ if known.len() == 1 => format!("{}: {}", on(first.0), write(first.1)),
        Lang::En => format!(
            "From {} to {}; highest {} ({}), lowest {} ({}).",
            write(first.1),
            write(last.1),
            write(most.1),
            on(most.0),
            write(least.1),
            on(least.0)
        ),
        Lang::Ru => format!(
            "С {} до {}; больше всего {} ({}), меньше всего {} ({}).",
            write(first.1),
            write(last.1),
            write(most.1),
            on(most.0),
            write(least.1),
            on(least.0)
        ),
    }
}

/// A bucket in words: "14 Nov, Sat", "9–15 Nov", "Nov 2026".
pub fn bucket(point: &Point, grain: Grain, lang: Lang) -> String {
    match grain {
        Grain::Day => format!("{}, {}", format::day(point.bucket.from, lang), format::weekday(point.bucket.from, lang)),
        Grain::Month => format::month_year(point.bucket.from, lang),
        Grain::Week | Grain::Total => format::range(point.bucket, false, lang),
    }
}
