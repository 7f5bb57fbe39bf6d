//! Numbers, money, shares, durations and dates as a person reads them in English and in Russian.
//!
//! The same results as the browser's Intl (`tests/format.rs` holds a table of Intl's own outputs), so that labels made
//! here and numbers made there agree. Three deliberate differences, the same in both languages: the minus is U+2212,
//! ranges are tight where Intl writes thin spaces, and Russian years go without «г.». It never reads a locale.

use crate::metrics::metric::Unit;
use crate::model::money::Currency;
use crate::words::Lang;

pub use dates::{day, day_long, day_year, month_long, month_of, month_year, range, weekday};

mod dates;
mod decimal;

use decimal::Decimal;

/// What stands where a value is unknown.
pub const DASH: &str = "–";
/// Keeps a number and its unit on one line.
pub const NBSP: char = '\u{a0}';

/// A number with its unit apart, so that the unit can be set smaller: `₽18.9` + `K`, `18,9` + `тыс. ₽`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figure {
    pub number: String,
    pub unit: String,
    /// Everything, unshortened.
    pub full: String,
}

/// Between `min` and `max` digits after the point, grouped: `1,240.5`, `1 240,5`.
pub fn decimal(value: f64, min: usize, max: usize, lang: Lang) -> String {
    match Decimal::new(value) {
        Some(number) => number.round_to_fraction(max as i32).write(min, lang),
        None => DASH.into(),
    }
}

/// At most `digits` significant digits, grouped; whole digits stay, as zeros.
pub fn significant(value: f64, digits: usize, lang: Lang) -> String {
    match Decimal::new(value) {
        Some(number) => number.round_to_significant(digits).write(0, lang),
        None => DASH.into(),
    }
}

/// Things counted: whole, or with one digit where the file itself has fractions (data-driven conversions).
pub fn count(value: f64, lang: Lang) -> String {
    decimal(value, 0, 1, lang)
}

/// Three significant digits with the thousands said in words: `18.9K`, `18,9 тыс.`, `1.24M`, `1,24 млн`.
pub fn compact(value: f64, lang: Lang) -> String {
    let (number, word) = compact_parts(value, lang);
    match (word, lang) {
        ("", _) => number,
        (word, Lang::En) => format!("{number}{word}"),
        (word, Lang::Ru) => format!("{number}{NBSP}{word}"),
    }
}

/// A fraction of one in percent with at most `digits` digits after the point: `8.3%`, `8,3 %`.
pub fn percent(share: f64, digits: usize, lang: Lang) -> String {
    match Decimal::new(share) {
        Some(number) => {
            let text = number.shift(2).round_to_fraction(digits as i32).write(0, lang);
            with_percent(&text, lang)
        }
        None => DASH.into(),
    }
}

/// A share as short as it may honestly be: two digits below ten percent, one after the point above, more for the tiny.
pub fn share(share: f64, lang: Lang) -> String {
    percent(share, share_digits(share), lang)
}

/// A change of a rate in percentage points, always signed: `+0.3 pp`, `−0,3 п. п.`.
pub fn points(difference: f64, lang: Lang) -> String {
    let text = signed(difference * 100.0, lang, |value| decimal(value, 0, points_digits(value), lang));
    match lang {
        Lang::En => format!("{text}{NBSP}pp"),
        Lang::Ru => format!("{text}{NBSP}п.{NBSP}п."),
    }
}

/// A ratio: `×3.2`, `×3,2`.
pub fn times(value: f64, lang: Lang) -> String {
    if value.is_finite() { format!("×{}", significant(value, 3, lang)) } else { DASH.into() }
}

/// Money in full: two digits (or the currency's own) below a thousand, none above.
pub fn money(value: f64, currency: Option<Currency>, lang: Lang) -> String {
    let small = value.abs() < 999.5 && value.fract() != 0.0;
    let digits = if small { currency.map_or(2, decimals) } else { 0 };
    if value.is_finite() { with_currency(&decimal(value, digits, digits, lang), currency, lang) } else { DASH.into() }
}

/// Money to three significant digits: `₽18.9K`, `18,9 тыс. ₽`.
pub fn money_short(value: f64, currency: Option<Currency>, lang: Lang) -> String {
    if value.is_finite() { with_currency(&compact(value, lang), currency, lang) } else { DASH.into() }
}

/// Hours, minutes and seconds, two units at most: `1m 24s`, `1 мин 24 с`.
pub fn duration(seconds: f64, lang: Lang) -> String {
    if !seconds.is_finite() {
        return DASH.into();
    }
    let (hour, minute, second) = match lang {
        Lang::En => ("h", "m", "s"),
        Lang::Ru => ("\u{a0}ч", "\u{a0}мин", "\u{a0}с"),
    };
    if seconds.abs() < 10.0 && seconds.fract() != 0.0 {
        return format!("{}{second}", decimal(seconds, 0, 1, lang));
    }
    let minus = if seconds <= -0.5 { "−" } else { "" };
    let whole = seconds.abs().round() as u64;
    let (hours, minutes, rest) = (whole / 3600, whole / 60 % 60, whole % 60);
    let parts = match (hours, minutes, rest) {
        (0, 0, rest) => format!("{rest}{second}"),
        (0, minutes, 0) => format!("{minutes}{minute}"),
        (0, minutes, rest) => format!("{minutes}{minute}{NBSP}{rest}{second}"),
        (hours, 0, _) => format!("{}{hour}", count(hours as f64, lang)),
        (hours, minutes, _) => format!("{}{hour}{NBSP}{minutes}{minute}", count(hours as f64, lang)),
    };
    format!("{minus}{parts}")
}

/// A size of a file: `12 kB`, `1,3 МБ`; a thousand bytes are a kilobyte.
pub fn bytes(size: f64, lang: Lang) -> String {
    let units = match lang {
        Lang::En => ["byte", "kB", "MB", "GB"],
        Lang::Ru => ["Б", "кБ", "МБ", "ГБ"],
    };
    let (scaled, unit) = match size {
        s if s < 999.5 => (s, 0),
        s if s < 999_500.0 => (s / 1e3, 1),
        s if s < 999_500_000.0 => (s / 1e6, 2),
        s => (s / 1e9, 3),
    };
    let digits = if scaled < 9.95 && unit > 0 { 1 } else { 0 };
    format!("{}{NBSP}{}", decimal(scaled, 0, digits, lang), units[unit])
}

/// A value of a unit in full, for tables, proofs and hover.
pub fn value(value: f64, unit: Unit, currency: Option<Currency>, lang: Lang) -> String {
    match unit {
        Unit::Money => money(value, currency, lang),
        Unit::Count => count(value, lang),
        Unit::Share => share(value, lang),
        Unit::Times => times(value, lang),
        Unit::Seconds => duration(value, lang),
    }
}

/// A value as short as a card or an axis wants it.
pub fn short(value: f64, unit: Unit, currency: Option<Currency>, lang: Lang) -> String {
    match unit {
        Unit::Money if value.abs() >= 9_999.5 => money_short(value, currency, lang),
        Unit::Money if value.abs() >= 999.5 => money(value, currency, lang),
        Unit::Money => with_currency(&significant(value, 3, lang), currency, lang),
        Unit::Count if value.abs() >= 99_999.5 => compact(value, lang),
        other => self::value(value, other, currency, lang),
    }
}

/// The number of a card: three significant digits, the unit apart.
pub fn figure(value: f64, unit: Unit, currency: Option<Currency>, lang: Lang) -> Figure {
    let full = self::value(value, unit, currency, lang);
    let text = short(value, unit, currency, lang);
    // "1m 24s" has its units inside.
    let (number, unit) = if unit == Unit::Seconds { (text, String::new()) } else { split_unit(&text) };
    Figure { number, unit, full }
}

/// A difference in the value's own unit, always signed: `+3`, `−1 200 ₽`.
pub fn difference(value: f64, unit: Unit, currency: Option<Currency>, lang: Lang) -> String {
    match unit {
        Unit::Share => points(value, lang),
        unit => signed(value, lang, |value| short(value, unit, currency, lang)),
    }
}

fn signed(value: f64, lang: Lang, write: impl Fn(f64) -> String) -> String {
    let text = write(value.abs());
    let zero = write(0.0);
    match (text == zero, value < 0.0) {
        _ if !value.is_finite() => DASH.into(),
        (true, _) => decimal(0.0, 0, 0, lang),
        (_, true) => format!("−{text}"),
        (_, false) => format!("+{text}"),
    }
}

fn share_digits(share: f64) -> usize {
    match share.abs() * 100.0 {
        p if p >= 99.95 || p == 0.0 => 0,
        p if p >= 0.1 => 1,
        p if p >= 0.01 => 2,
        _ => 3,
    }
}

fn points_digits(points: f64) -> usize {
    if points.abs() >= 9.95 {
        0
    } else if points.abs() >= 0.095 {
        1
    } else {
        2
    }
}

fn with_percent(text: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!("{text}%"),
        Lang::Ru => format!("{text}{NBSP}%"),
    }
}

fn compact_parts(value: f64, lang: Lang) -> (String, &'static str) {
    let Some(number) = Decimal::new(value) else { return (DASH.into(), "") };
    // Round first: 999 950 is a million, not 1000 thousand.
    let number = number.round_to_significant(3);
    let words = match lang {
        Lang::En => ["", "K", "M", "B", "T"],
        Lang::Ru => ["", "тыс.", "млн", "млрд", "трлн"],
    };
    let step = (number.magnitude().max(0) as usize / 3).min(4);
    (number.shift(-3 * step as i32).write(0, lang), words[step])
}

/// English: the sign before; Russian: after, with a no-break space. Unknown currency: the bare number.
fn with_currency(text: &str, currency: Option<Currency>, lang: Lang) -> String {
    let Some(currency) = currency else { return text.into() };
    let sign = sign(currency, lang);
    match lang {
        Lang::Ru => format!("{text}{NBSP}{sign}"),
        Lang::En => {
            let (minus, text) = text.strip_prefix('−').map_or(("", text), |rest| ("−", rest));
            let is_word = sign.chars().last().is_some_and(char::is_alphabetic);
            let gap = if is_word { "\u{a0}" } else { "" };
            format!("{minus}{sign}{gap}{text}")
        }
    }
}

/// `₽18.9K` → `₽18.9` + `K`; `18,9 тыс. ₽` → `18,9` + `тыс. ₽`; `1 240` stays whole.
fn split_unit(text: &str) -> (String, String) {
    match text.rfind(|c: char| c.is_ascii_digit()) {
        Some(at) => {
            let (number, unit) = text.split_at(at + 1);
            (number.into(), unit.trim_start_matches(NBSP).into())
        }
        None => (text.into(), String::new()),
    }
}

/// CLDR's narrow signs, English and Russian; a currency that is not here is written by its code.
static SIGNS: &[(&str, &str, &str)] = &[
    ("RUB", "₽", "₽"),
    ("USD", "$", "$"),
    ("EUR", "€", "€"),
    ("GBP", "£", "£"),
    ("KZT", "₸", "₸"),
    ("UAH", "₴", "₴"),
    ("BYN", "BYN", "р."),
    ("INR", "₹", "₹"),
    ("JPY", "¥", "¥"),
    ("CNY", "¥", "¥"),
    ("TRY", "₺", "₺"),
    ("GEL", "₾", "ლ"),
    ("AMD", "֏", "֏"),
    ("AZN", "₼", "₼"),
    ("KRW", "₩", "₩"),
    ("PLN", "zł", "zł"),
    ("CZK", "Kč", "Kč"),
    ("HUF", "Ft", "Ft"),
    ("BRL", "R$", "R$"),
    ("AUD", "$", "$"),
    ("CAD", "$", "$"),
    ("SGD", "$", "$"),
    ("MXN", "$", "$"),
    ("THB", "฿", "฿"),
    ("VND", "₫", "₫"),
    ("ILS", "₪", "₪"),
    ("PHP", "₱", "₱"),
    ("NGN", "₦", "₦"),
    ("SEK", "kr", "kr"),
    ("NOK", "kr", "kr"),
    ("DKK", "kr", "kr"),
    ("ZAR", "R", "R"),
];

/// How a currency is written beside a number.
pub fn sign(currency: Currency, lang: Lang) -> String {
    let known = SIGNS.iter().find(|(code, _, _)| *code == currency.code());
    match (known, lang) {
        (Some((_, en, _)), Lang::En) => (*en).into(),
        (Some((_, _, ru)), Lang::Ru) => (*ru).into(),
        (None, _) => currency.code().into(),
    }
}

fn decimals(currency: Currency) -> usize {
    match currency.code() {
        "JPY" | "KRW" | "VND" | "CLP" | "HUF" | "IDR" => 0,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rub() -> Option<Currency> {
        Currency::parse("RUB")
    }

    #[track_caller]
    fn check(value: f64, unit: Unit, en: (&str, &str), ru: (&str, &str)) {
        for (lang, (number, small)) in [(Lang::En, en), (Lang::Ru, ru)] {
            let found = figure(value, unit, rub(), lang);
            let plain = |text: &str| text.replace(NBSP, " ");
            assert_eq!((plain(&found.number), plain(&found.unit)), (number.into(), small.into()));
        }
    }

    #[test]
    fn cards_show_three_digits_and_a_small_unit() {
        check(18_420.0, Unit::Count, ("18,420", ""), ("18 420", ""));
        check(184_200.0, Unit::Count, ("184", "K"), ("184", "тыс."));
        check(18_882.35, Unit::Money, ("₽18.9", "K"), ("18,9", "тыс. ₽"));
        check(1_240_000.0, Unit::Money, ("₽1.24", "M"), ("1,24", "млн ₽"));
        check(1_515.0, Unit::Money, ("₽1,515", ""), ("1 515", "₽"));
        check(47.31, Unit::Money, ("₽47.3", ""), ("47,3", "₽"));
        check(0.216, Unit::Share, ("21.6", "%"), ("21,6", "%"));
        check(0.0832, Unit::Share, ("8.3", "%"), ("8,3", "%"));
        check(3.24, Unit::Times, ("×3.24", ""), ("×3,24", ""));
        check(84.0, Unit::Seconds, ("1m 24s", ""), ("1 мин 24 с", ""));
        check(-1_200.0, Unit::Money, ("−₽1,200", ""), ("−1 200", "₽"));
    }

    #[test]
    fn unknown_is_a_dash_and_never_a_zero() {
        assert_eq!(money(f64::NAN, rub(), Lang::En), "–");
        assert_eq!(share(f64::INFINITY, Lang::Ru), "–");
        assert_eq!(duration(f64::NAN, Lang::Ru), "–");
    }

    #[test]
    fn differences_are_signed() {
        assert_eq!(difference(3.0, Unit::Count, None, Lang::En), "+3");
        assert_eq!(difference(-3.0, Unit::Count, None, Lang::Ru), "−3");
        assert_eq!(difference(0.003, Unit::Share, None, Lang::En), "+0.3\u{a0}pp");
        assert_eq!(difference(-0.003, Unit::Share, None, Lang::Ru), "−0,3\u{a0}п.\u{a0}п.");
        assert_eq!(difference(0.0, Unit::Count, None, Lang::En), "0");
    }
}
