//! One cell's bytes → a number, an amount, a share, a duration, a flag. No allocation on the usual paths.
//! It knows no column: whether a sign speaks for or against a locale is told, not decided.

use super::plan::Decimal;
use crate::model::money::{Currency, MICROS};

/// What a cell holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Found<T> {
    Value(T),
    /// Empty, or a word for it (`--`, `(not set)`).
    Nothing,
    /// Only a bound is known (`< 10%`): unknown, and never the bound itself.
    Bound,
    /// Readable only with the other decimal sign, or the other order of day and month.
    Contrary,
    TooLarge,
    Bad,
}

/// A number as written: `digits / 10^places`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number {
    pub digits: i64,
    pub places: u8,
    pub has_percent: bool,
    /// Written so that the other decimal sign would not explain it.
    pub is_telling: bool,
}

const POWERS: [i64; 19] = {
    let mut powers = [1i64; 19];
    let mut at = 1;
    while at < 19 {
        powers[at] = powers[at - 1] * 10;
        at += 1;
    }
    powers
};

impl Number {
    /// Exact when the digits fit 53 bits: both parts are then exact, and the division rounds once.
    pub fn value(self) -> f64 {
        let places = usize::from(self.places) + if self.has_percent { 2 } else { 0 };
        if places == 0 {
            return self.digits as f64;
        }
        self.digits as f64 / 10f64.powi(places as i32)
    }

    /// Micros of the amount divided by `scale`, halves away from zero. `None` when it does not fit.
    #[inline]
    pub fn micros(self, scale: u32) -> Option<i64> {
        // Most amounts: at most six places of a whole unit, no rounding, no wide division.
        if scale == 1 && self.places <= 6 {
            let micros = self.digits.checked_mul(POWERS[6 - usize::from(self.places)])?;
            return (micros != i64::MIN).then_some(micros);
        }
        self.wide_micros(scale)
    }

    fn wide_micros(self, scale: u32) -> Option<i64> {
        let up = i128::from(self.digits) * i128::from(MICROS);
        let down = 10i128.checked_pow(u32::from(self.places))? * i128::from(scale.max(1));
        let rounded = (2 * up.abs() + down) / (2 * down) * up.signum();
        i64::try_from(rounded).ok().filter(|micros| *micros != i64::MIN)
    }
}

/// Words for "nothing here" (FORMATS §0 rule 8), lower case.
const NOTHING: &[&str] = &[
    "--", "-", "—", "–", "n/a", "#n/a", "na", "null", "none", "nan", "(not set)", "(none given)", "не определено",
    "unknown", "#div/0", "#div/0!", "#value!", "#ref!", "не закрыта", "не закрыт", "not closed", "lifetime",
    "не указано", "нет данных",
];

/// True for an empty cell or a word for one.
pub fn is_nothing(text: &[u8]) -> bool {
    let text = trimmed(text);
    if text.is_empty() {
        return true;
    }
    // None of the words begins like most ids and names do; a million of them need not be spelled in lower case.
    let may_begin = |first: u8| !first.is_ascii_alphanumeric() || matches!(first | 0x20, b'n' | b'u' | b'l');
    if text.len() > 32 || !may_begin(text[0]) {
        return false;
    }
    let Ok(text) = std::str::from_utf8(text) else { return false };
    let text = text.trim();
    text.is_empty() || NOTHING.contains(&text.to_lowercase().as_str())
}

/// A text that stands for none; `unknown` and `none` are answers of a dimension, not gaps.
pub fn is_no_text(text: &[u8]) -> bool {
    const KEPT: &[&str] = &["unknown", "none", "lifetime", "na", "nan", "not closed"];
    is_nothing(text) && !std::str::from_utf8(text).is_ok_and(|text| KEPT.contains(&text.trim().to_lowercase().as_str()))
        || text == b"000000000000000AAA"
}

/// Without spaces around, plain ones only.
#[inline]
pub fn trimmed(text: &[u8]) -> &[u8] {
    match text {
        [first, .., last] if *first > b' ' && *last > b' ' => text,
        _ => text.trim_ascii(),
    }
}

/// A number in the given locale.
#[inline]
pub fn number(text: &[u8], decimal: Decimal) -> Found<Number> {
    let sign = match decimal {
        Decimal::Point => b'.',
        Decimal::Comma => b',',
    };
    let (is_negative, rest) = match text {
        [b'-', rest @ ..] => (true, rest),
        _ => (false, text),
    };
    let (mut digits, mut places, mut is_fraction) = (0i64, 0u8, false);
    if rest.is_empty() || rest.len() > 18 || rest == [sign] {
        return slow_number(text, decimal);
    }
    for byte in rest {
        if byte.is_ascii_digit() {
            digits = digits * 10 + i64::from(byte - b'0');
            places += u8::from(is_fraction);
        } else if *byte == sign && !is_fraction {
            is_fraction = true;
        } else {
            return slow_number(text, decimal);
        }
    }
    let whole = rest.len() - usize::from(places) - usize::from(is_fraction);
    let is_telling = is_fraction && (places != 3 || whole > 3 || whole == 0);
    Found::Value(Number { digits: if is_negative { -digits } else { digits }, places, has_percent: false, is_telling })
}

/// Everything that is not plain digits: groups, currency signs, percent, brackets, suffixes, bounds, gaps.
#[cold]
fn slow_number(text: &[u8], decimal: Decimal) -> Found<Number> {
    let Ok(text) = std::str::from_utf8(text) else { return Found::Bad };
    let text = text.trim();
    if is_nothing(text.as_bytes()) {
        return Found::Nothing;
    }
    if text.len() > 64 {
        return Found::Bad;
    }
    if text.starts_with(['<', '>', '≤', '≥']) && text.contains(|c: char| c.is_ascii_digit()) {
        return Found::Bound;
    }
    let mut core: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '\'' | '’' | '\u{2060}' | '\u{feff}'))
        .map(|c| if matches!(c, '\u{2212}' | '–') { '-' } else { c })
        .collect();
    let mut is_negative = false;
    if let Some(inner) = core.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        is_negative = true;
        core = inner.to_owned();
    }
    let mut has_percent = false;
    if let Some(rest) = core.strip_suffix('%') {
        has_percent = true;
        core = rest.to_owned();
    }
    let (is_minus, core) = unsigned(&core);
    // `-$5` and `$-5`: the sign stands before the currency or after it.
    let Some((core, times)) = without_words(core) else { return Found::Bad };
    let (is_inner_minus, core) = unsigned(core);
    is_negative ^= is_minus ^ is_inner_minus;
    match grouped(core, decimal) {
        Found::Value(mut found) => {
            let Some(digits) = found.digits.checked_mul(times) else { return Found::TooLarge };
            found.digits = if is_negative { -digits } else { digits };
            found.has_percent = has_percent;
            Found::Value(found)
        }
        other => other,
    }
}

/// Without a sign at either end, and whether it was a minus.
fn unsigned(core: &str) -> (bool, &str) {
    if let Some(rest) = core.strip_prefix(['-', '+']) {
        return (core.starts_with('-'), rest);
    }
    match core.strip_suffix('-') {
        Some(rest) => (true, rest),
        None => (false, core),
    }
}

/// What a suffix multiplies by (`1.2K`, `3 млн`).
const SUFFIXES: &[(&str, i64)] = &[
    ("тыс", 1_000),
    ("млн", 1_000_000),
    ("млрд", 1_000_000_000),
    ("k", 1_000),
    ("к", 1_000),
    ("m", 1_000_000),
    ("b", 1_000_000_000),
];

/// The number without the currency around it, and its multiplier.
fn without_words(core: &str) -> Option<(&str, i64)> {
    let first = core.find(|c: char| c.is_ascii_digit())?;
    let start = match core[..first].chars().next_back() {
        Some('.' | ',' | '-') => first - 1,
        _ => first,
    };
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-');
    let end = core[start..].find(|c: char| !is_number(c)).map_or(core.len(), |at| start + at);
    let (before, middle, after) = (&core[..start], &core[start..end], &core[end..]);
    if let Some(power) = after.strip_prefix(['e', 'E'])
        && before.is_empty()
        && power.parse::<i8>().is_ok()
    {
        return Some((core, 1));
    }
    let is_currency = |word: &str| {
        let word = word.trim_matches('.');
        let is_sign = word.chars().count() == 1 && !word.contains(char::is_alphanumeric);
        word.is_empty() || is_sign || Currency::parse(word).is_some()
    };
    let lower = after.to_lowercase();
    let (times, rest) = SUFFIXES
        .iter()
        .find_map(|(word, times)| Some((*times, lower.strip_prefix(word)?)))
        .filter(|(_, rest)| is_currency(rest))
        .unwrap_or((1, lower.as_str()));
    (is_currency(before) && is_currency(rest)).then_some((middle, times))
}

/// Digits with groups of thousands.
fn grouped(core: &str, decimal: Decimal) -> Found<Number> {
    if core.contains(['e', 'E']) {
        return scientific(core);
    }
    let (sign, group) = match decimal {
        Decimal::Point => ('.', ','),
        Decimal::Comma => (',', '.'),
    };
    if core.is_empty() || !core.chars().all(|c| c.is_ascii_digit() || c == sign || c == group) {
        return Found::Bad;
    }
    let (whole, fraction) = match core.split_once(sign) {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (core, None),
    };
    let is_split_well = || {
        let parts: Vec<&str> = whole.split(group).collect();
        parts.len() == 1
            || (!parts[0].is_empty()
                && parts[0].len() <= 3
                && parts[1..].iter().all(|part| matches!(part.len(), 2 | 3))
                && parts.last().is_some_and(|last| last.len() == 3))
    };
    let is_plain = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    if fraction.is_some_and(|fraction| !is_plain(fraction)) || !is_split_well() {
        return if swapped_reads(core, sign, group) { Found::Contrary } else { Found::Bad };
    }
    let digits = whole.chars().chain(fraction.unwrap_or("").chars()).filter(char::is_ascii_digit);
    let mut value = 0i64;
    let mut count = 0;
    for digit in digits {
        count += 1;
        let Some(next) = value.checked_mul(10).and_then(|v| v.checked_add(i64::from(digit as u32 - '0' as u32))) else {
            return if fraction.is_some() { rounded(core, sign, group) } else { Found::TooLarge };
        };
        value = next;
    }
    if count == 0 {
        return Found::Bad;
    }
    let places = fraction.map_or(0, str::len) as u8;
    let has_groups = whole.contains(group);
    let is_telling =
        (fraction.is_some() && (has_groups || places != 3 || whole.len() > 3)) || whole.matches(group).count() > 1;
    Found::Value(Number { digits: value, places, has_percent: false, is_telling })
}

/// More digits than 64 bits hold, in the fraction: cut to what fits.
fn rounded(core: &str, sign: char, group: char) -> Found<Number> {
    let whole = core.split(sign).next().unwrap_or("").len();
    let keep = core.char_indices().filter(|(_, c)| *c != group).take(17.max(whole)).last().map_or(0, |(at, _)| at + 1);
    if keep >= core.len() || whole > 17 {
        return Found::TooLarge;
    }
    grouped(&core[..keep], if sign == '.' { Decimal::Point } else { Decimal::Comma })
}

/// True when the other decimal sign explains the digits.
fn swapped_reads(core: &str, sign: char, group: char) -> bool {
    let (whole, fraction) = core.split_once(group).unwrap_or((core, ""));
    core.matches(group).count() == 1
        && fraction.chars().all(|c| c.is_ascii_digit())
        && whole.split(sign).enumerate().all(|(at, part)| {
            part.chars().all(|c| c.is_ascii_digit())
                && if at == 0 { part.len() <= 3 || !whole.contains(sign) } else { part.len() == 3 }
        })
        && core.chars().any(|c| c.is_ascii_digit())
        || core.matches(sign).count() > 1
            && core.split(sign).skip(1).all(|part| part.len() == 3)
            && !core.contains(group)
}

fn scientific(core: &str) -> Found<Number> {
    let Ok(value) = core.parse::<f64>() else { return Found::Bad };
    let (mut places, mut scaled) = (0u8, value);
    while scaled.fract() != 0.0 && places < 12 && scaled.abs() < 1e14 {
        places += 1;
        scaled = value * POWERS[usize::from(places)] as f64;
    }
    if !scaled.is_finite() || scaled.abs() > 9e18 {
        return Found::TooLarge;
    }
    Found::Value(Number { digits: scaled.round() as i64, places, has_percent: false, is_telling: false })
}

/// Seconds, in any notation: `0:01:52`, `12:34`, `47.5`, `1m 20s`, `1 мин 20 с`.
pub fn seconds(text: &[u8], decimal: Decimal) -> Found<f64> {
    let Ok(words) = std::str::from_utf8(text) else { return Found::Bad };
    let words = words.trim();
    if words.contains(':') && !words.contains(char::is_alphabetic) {
        let parts: Option<Vec<f64>> = words.split(':').map(|part| part.trim().replace(',', ".").parse().ok()).collect();
        return match parts.as_deref() {
            Some([minutes, seconds]) => Found::Value(minutes * 60.0 + seconds),
            Some([hours, minutes, seconds]) => Found::Value(hours * 3600.0 + minutes * 60.0 + seconds),
            _ => Found::Bad,
        };
    }
    let has_unit = words.contains(char::is_alphabetic) && words.starts_with(|c: char| c.is_ascii_digit());
    if has_unit && let Some(total) = worded_seconds(words) {
        return Found::Value(total);
    }
    match number(text, decimal) {
        Found::Value(number) => Found::Value(number.value()),
        Found::Nothing => Found::Nothing,
        Found::Bound => Found::Bound,
        Found::Contrary => Found::Contrary,
        Found::TooLarge => Found::TooLarge,
        Found::Bad => Found::Bad,
    }
}

fn worded_seconds(words: &str) -> Option<f64> {
    let mut total = 0.0;
    let mut rest = words;
    while !rest.is_empty() {
        let end = rest.find(|c: char| !(c.is_ascii_digit() || c == '.' || c == ','))?;
        let value: f64 = rest[..end].replace(',', ".").parse().ok()?;
        rest = rest[end..].trim_start();
        let end = rest.find(|c: char| c.is_ascii_digit()).unwrap_or(rest.len());
        let unit = rest[..end].trim().trim_end_matches('.').to_lowercase();
        rest = &rest[end..];
        total += value
            * match unit.as_str() {
                "d" | "day" | "days" | "д" | "дн" => 86_400.0,
                "h" | "hr" | "hrs" | "hour" | "hours" | "ч" | "час" => 3600.0,
                "m" | "min" | "mins" | "minute" | "minutes" | "м" | "мин" => 60.0,
                "s" | "sec" | "secs" | "second" | "seconds" | "с" | "сек" => 1.0,
                "ms" | "мс" => 0.001,
                _ => return None,
            };
    }
    Some(total)
}

/// Yes or no, in the words of exports.
pub fn flag(text: &[u8]) -> Found<i64> {
    match text {
        b"1" | b"true" | b"TRUE" | b"True" | b"Y" => return Found::Value(1),
        b"0" | b"false" | b"FALSE" | b"False" | b"N" => return Found::Value(0),
        _ => {}
    }
    let Ok(word) = std::str::from_utf8(text) else { return Found::Bad };
    match word.trim().to_lowercase().as_str() {
        "1" | "1.0" | "true" | "yes" | "y" | "t" | "да" | "истина" | "si" | "sí" | "oui" | "ja" | "sim" | "✓" => {
            Found::Value(1)
        }
        "0" | "0.0" | "false" | "no" | "n" | "f" | "нет" | "ложь" | "non" | "nein" | "não" => Found::Value(0),
        _ if is_nothing(text) => Found::Nothing,
        _ => Found::Bad,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Decimal::{Comma, Point};

    #[track_caller]
    fn check(text: &str, decimal: Decimal, expect: f64) {
        match number(text.as_bytes(), decimal) {
            Found::Value(found) => assert_eq!(found.value(), expect, "{text}"),
            other => panic!("{text}: {other:?}"),
        }
    }

    #[track_caller]
    fn odd(text: &str, decimal: Decimal, expect: Found<Number>) {
        assert_eq!(number(text.as_bytes(), decimal), expect, "{text}");
    }

    #[test]
    fn numbers_of_both_locales() {
        check("0", Point, 0.0);
        check("-12.50", Point, -12.5);
        check("9,380", Point, 9380.0);
        check("1,234,567.89", Point, 1_234_567.89);
        check("1,23,456", Point, 123_456.0);
        check("1.234,56", Comma, 1234.56);
        check("1 234,56", Comma, 1234.56);
        check("12\u{a0}500,00\u{a0}₽", Comma, 12_500.0);
        check("12 500,00 руб.", Comma, 12_500.0);
        check("1\u{202f}200", Comma, 1200.0);
        check("1'234.5", Point, 1234.5);
        check("$1,234.50", Point, 1234.5);
        check("-$5.25", Point, -5.25);
        check("(1,234.50)", Point, -1234.5);
        check("\u{2212}7", Point, -7.0);
        check("1.2K", Point, 1200.0);
        check("3,5 млн", Comma, 3_500_000.0);
        check("45%", Point, 0.45);
        check("2.81%", Point, 0.0281);
        check("USD 15", Point, 15.0);
        check("1.2E+05", Point, 120_000.0);
        check("12.35064935064935", Point, 12.35064935064935);
        check("0.27850283181482394", Point, 0.278_502_831_814_823_94);
        check(".5", Point, 0.5);
        check("2,5", Comma, 2.5);
    }

    #[test]
    fn what_is_no_number() {
        for gap in ["", " ", "--", " --", "-", "—", "N/A", "(not set)", "#DIV/0", "не определено"] {
            odd(gap, Point, Found::Nothing);
        }
        odd("< 10%", Point, Found::Bound);
        odd("<5", Point, Found::Bound);
        odd("> 90%", Point, Found::Bound);
        odd("abc", Point, Found::Bad);
        odd("1-2-3", Point, Found::Bad);
        odd(".", Point, Found::Bad);
        odd("12,5", Point, Found::Contrary);
        odd("1.234,56", Point, Found::Contrary);
        odd("12.5", Comma, Found::Contrary);
        odd("1.234.567", Point, Found::Contrary);
        odd("99999999999999999999", Point, Found::TooLarge);
    }

    #[test]
    fn signs_that_tell_the_locale() {
        let telling = |text: &str, decimal| match number(text.as_bytes(), decimal) {
            Found::Value(found) => found.is_telling,
            other => panic!("{text}: {other:?}"),
        };
        assert!(telling("12.5", Point));
        assert!(!telling("1.234", Point));
        assert!(!telling("1,234", Point));
        assert!(telling("1,234.5", Point));
        assert!(telling("1,234,567", Point));
        assert!(telling("500,50", Comma));
        assert!(!telling("1000", Point));
    }

    #[track_caller]
    fn money(text: &str, scale: u32, expect: Option<i64>) {
        let Found::Value(found) = number(text.as_bytes(), Point) else { panic!("{text}") };
        assert_eq!(found.micros(scale), expect, "{text}");
    }

    #[test]
    fn money_is_whole_micros() {
        money("15978.28", 1, Some(15_978_280_000));
        money("-0.01", 1, Some(-10_000));
        money("1229", 100, Some(12_290_000));
        money("500500000", 1_000_000, Some(500_500_000));
        money("1529.9933875526", 1, Some(1_529_993_388));
        money("0.0000005", 1, Some(1));
        money("-0.0000005", 1, Some(-1));
        money("9999999999999999", 1, None);
    }

    #[test]
    fn durations() {
        let read = |text: &str, decimal| seconds(text.as_bytes(), decimal);
        assert_eq!(read("0:01:52", Point), Found::Value(112.0));
        assert_eq!(read("00:00:31", Point), Found::Value(31.0));
        assert_eq!(read("12:34", Point), Found::Value(754.0));
        assert_eq!(read("47.5", Point), Found::Value(47.5));
        assert_eq!(read("1m 20s", Point), Found::Value(80.0));
        assert_eq!(read("1 мин 20 с", Comma), Found::Value(80.0));
        assert_eq!(read("--", Point), Found::Nothing);
        assert_eq!(read("soon", Point), Found::Bad);
    }

    #[test]
    fn flags() {
        assert_eq!(flag("Да".as_bytes()), Found::Value(1));
        assert_eq!(flag(b"N"), Found::Value(0));
        assert_eq!(flag(b""), Found::Nothing);
        assert_eq!(flag(b"perhaps"), Found::Bad);
    }

    #[test]
    fn gaps_of_texts() {
        assert!(NOTHING.iter().all(|word| is_nothing(word.as_bytes()) && is_nothing(word.to_uppercase().as_bytes())));
        assert!(is_no_text(b"(not set)") && is_no_text(b" --") && is_no_text(b"000000000000000AAA"));
        assert!(!is_no_text(b"Unknown") && !is_no_text(b"None") && !is_no_text(b"Direct"));
    }

    proptest::proptest! {
        #[test]
        fn any_cell_is_answered(text in "[-+<>()0-9.,' %a-zA-Zа-я₽$\u{a0}\u{2212}:]{0,24}", is_comma in proptest::prelude::any::<bool>()) {
            let decimal = if is_comma { Comma } else { Point };
            number(text.as_bytes(), decimal);
            seconds(text.as_bytes(), decimal);
            flag(text.as_bytes());
        }

        #[test]
        fn plain_decimals_read_as_the_standard_library_does(whole in -999_999_999i64..999_999_999, cents in 0u32..100) {
            let text = format!("{whole}.{cents:02}");
            let Found::Value(found) = number(text.as_bytes(), Point) else { panic!("{text}") };
            proptest::prop_assert_eq!(found.value(), text.parse::<f64>().unwrap());
        }
    }
}
