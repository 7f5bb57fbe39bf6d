//! Numbers, money, days and plurals in the reader's language, through the browser's own Intl.
//!
//! Notation of VISUAL: a true minus, an en dash for ranges, no-break spaces, no "г." after a Russian year.

use js_sys::{Array, Function, Object, Reflect};
use sextant::model::day::Day;
use sextant::model::money::Currency;
use sextant::model::period::Period;
use sextant::words::Lang;
use std::cell::RefCell;
use std::collections::HashMap;
use wasm_bindgen::{JsCast, JsValue};

thread_local! {
    /// Making a formatter costs far more than using it.
    static FORMATS: RefCell<HashMap<(Lang, String), Function>> = RefCell::default();
}

const NUMBERS: fn(Lang) -> &'static str = |lang| if lang == Lang::Ru { "ru-RU" } else { "en-US" };
/// British order of day and month: "14 Nov", never "Nov 14".
const DAYS: fn(Lang) -> &'static str = |lang| if lang == Lang::Ru { "ru-RU" } else { "en-GB" };

fn options(pairs: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (key, value) in pairs {
        let _ = Reflect::set(&object, &JsValue::from_str(key), value);
    }
    object
}

fn format(lang: Lang, key: &str, value: f64, make: impl FnOnce() -> Function) -> String {
    FORMATS.with_borrow_mut(|formats| {
        let function = formats.entry((lang, key.to_owned())).or_insert_with(make);
        let text = function.call1(&JsValue::NULL, &JsValue::from_f64(value));
        text.ok().and_then(|text| text.as_string()).unwrap_or_default()
    })
}

fn numbers(lang: Lang, key: &str, value: f64, pairs: &[(&str, JsValue)]) -> String {
    // −0 would print its sign.
    let value = if value == 0.0 { 0.0 } else { value };
    let text = format(lang, key, value, || {
        js_sys::Intl::NumberFormat::new(&Array::of1(&NUMBERS(lang).into()), &options(pairs)).format()
    });
    text.replace('-', "\u{2212}")
}

fn days(lang: Lang, key: &str, day: Day, pairs: &[(&str, JsValue)]) -> String {
    let millis = f64::from(day.0) * 86_400_000.0;
    let mut pairs = pairs.to_vec();
    pairs.push(("timeZone", "UTC".into()));
    let text = format(lang, key, millis, || {
        js_sys::Intl::DateTimeFormat::new(&Array::of1(&DAYS(lang).into()), &options(&pairs)).format()
    });
    let text = text.strip_suffix(" г.").or_else(|| text.strip_suffix("\u{a0}г.")).unwrap_or(&text);
    // A day and its month stay on one line.
    text.replacen(' ', "\u{a0}", 1)
}

/// At most so many digits after the point.
pub fn number(lang: Lang, value: f64, digits: u8) -> String {
    numbers(lang, &format!("number {digits}"), value, &[("maximumFractionDigits", digits.into())])
}

pub fn count(lang: Lang, value: impl Into<f64>) -> String {
    number(lang, value.into(), 0)
}

/// Whole units from 100 up, cents below. Units: major units.
pub fn money(lang: Lang, value: f64, currency: Currency) -> String {
    let digits: u8 = if value.abs() >= 100.0 || value.fract() == 0.0 { 0 } else { 2 };
    let pairs = [
        ("style", "currency".into()),
        ("currency", currency.code().into()),
        ("currencyDisplay", "narrowSymbol".into()),
        ("minimumFractionDigits", digits.into()),
        ("maximumFractionDigits", digits.into()),
    ];
    numbers(lang, &format!("money {digits} {}", currency.code()), value, &pairs)
}

/// Units: a share of 0..1.
pub fn percent(lang: Lang, share: f64, digits: u8) -> String {
    let pairs = [("style", "percent".into()), ("maximumFractionDigits", digits.into())];
    numbers(lang, &format!("percent {digits}"), share, &pairs)
}

/// "2.4 MB"
pub fn size(lang: Lang, bytes: f64) -> String {
    let (value, en, ru) = match bytes {
        b if b < 1e3 => (b, "B", "Б"),
        b if b < 1e6 => (b / 1e3, "kB", "КБ"),
        b if b < 1e9 => (b / 1e6, "MB", "МБ"),
        b => (b / 1e9, "GB", "ГБ"),
    };
    let digits = u8::from(value < 10.0 && bytes >= 1e3);
    format!("{}\u{a0}{}", number(lang, value, digits), if lang == Lang::Ru { ru } else { en })
}

/// "14 Nov"
pub fn day(lang: Lang, day: Day) -> String {
    days(lang, "day", day, &[("day", "numeric".into()), ("month", "short".into())])
}

/// "14 November"
pub fn day_long(lang: Lang, day: Day) -> String {
    days(lang, "day long", day, &[("day", "numeric".into()), ("month", "long".into())])
}

/// "14 Nov 2026"
pub fn day_year(lang: Lang, day: Day) -> String {
    let pairs = [("day", "numeric".into()), ("month", "short".into()), ("year", "numeric".into())];
    days(lang, "day year", day, &pairs)
}

/// "November 2026"
pub fn month(lang: Lang, day: Day) -> String {
    days(lang, "month", day, &[("month", "long".into()), ("year", "numeric".into())])
}

/// "1–14 Nov 2026", "1 Aug – 14 Nov 2026", "November 2026", "2026".
pub fn period(lang: Lang, period: Period) -> String {
    let (from, to) = (period.from.ymd(), period.to.ymd());
    let is_whole_months = period.from == period.from.month_start() && period.to == period.to.month_end();
    if is_whole_months && from.0 == to.0 && from.1 == 1 && to.1 == 12 {
        return from.0.to_string();
    }
    if is_whole_months && period.months() == 1 {
        return month(lang, period.from);
    }
    if period.from == period.to {
        return day_year(lang, period.to);
    }
    if (from.0, from.1) == (to.0, to.1) {
        return format!("{}–{}", from.2, day_year(lang, period.to));
    }
    let first = if from.0 == to.0 { day(lang, period.from) } else { day_year(lang, period.from) };
    format!("{first}\u{a0}– {}", day_year(lang, period.to))
}

/// Without the year where both ends lie in one: "1–14 Oct".
pub fn period_short(lang: Lang, span: Period) -> String {
    let (from, to) = (span.from.ymd(), span.to.ymd());
    match (from, to) {
        (from, to) if from == to => day(lang, span.to),
        (from, to) if (from.0, from.1) == (to.0, to.1) => format!("{}–{}", from.2, day(lang, span.to)),
        (from, to) if from.0 == to.0 => format!("{}\u{a0}– {}", day(lang, span.from), day(lang, span.to)),
        _ => period(lang, span),
    }
}

/// "14 Nov, 12:30" of the person's own clock. Units: ms since 1970.
pub fn moment(lang: Lang, millis: f64) -> String {
    let pairs = [
        ("day", "numeric".into()),
        ("month", "short".into()),
        ("hour", "2-digit".into()),
        ("minute", "2-digit".into()),
    ];
    format(lang, "moment", millis, || {
        js_sys::Intl::DateTimeFormat::new(&Array::of1(&DAYS(lang).into()), &options(&pairs)).format()
    })
}

/// A count with its noun: the forms of English (one, many) and of Russian (one, few, many).
pub struct Noun {
    pub en: [&'static str; 2],
    pub ru: [&'static str; 3],
}

/// "3 files", «3 файла», with a no-break space.
pub fn counted(lang: Lang, value: impl Into<f64>, noun: &Noun) -> String {
    let value = value.into();
    let rule = format(lang, "plural", value, || {
        let rules = js_sys::Intl::PluralRules::new(&Array::of1(&NUMBERS(lang).into()), &Object::new());
        // Bound, since `select` is a method and the cache holds bare functions.
        let select = Reflect::get(&rules, &"select".into()).unwrap_or(JsValue::UNDEFINED);
        select.unchecked_into::<Function>().bind0(&rules)
    });
    let word = match (lang, rule.as_str()) {
        (Lang::En, "one") => noun.en[0],
        (Lang::En, _) => noun.en[1],
        (Lang::Ru, "one") => noun.ru[0],
        (Lang::Ru, "few") => noun.ru[1],
        (Lang::Ru, _) => noun.ru[2],
    };
    format!("{}\u{a0}{word}", count(lang, value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use sextant::format;
    use wasm_bindgen_test::wasm_bindgen_test;

    fn of(text: &str) -> Day {
        Day::parse_iso(text).unwrap()
    }

    #[track_caller]
    fn check(found: String, expect: &str) {
        assert_eq!(found.replace(['\u{a0}', '\u{202f}'], " "), expect);
    }

    #[wasm_bindgen_test]
    fn periods_read_as_a_person_says_them() {
        let span = |from, to| Period::new(of(from), of(to)).unwrap();
        check(period(Lang::En, span("2026-11-01", "2026-11-14")), "1–14 Nov 2026");
        check(period(Lang::Ru, span("2026-11-01", "2026-11-14")), "1–14 нояб. 2026");
        check(period(Lang::En, span("2026-08-01", "2026-11-14")), "1 Aug – 14 Nov 2026");
        check(period(Lang::En, span("2025-08-01", "2026-11-14")), "1 Aug 2025 – 14 Nov 2026");
        check(period(Lang::En, span("2026-10-01", "2026-10-31")), "October 2026");
        check(period(Lang::Ru, span("2026-10-01", "2026-10-31")), "октябрь 2026");
        check(period(Lang::Ru, span("2026-01-01", "2026-12-31")), "2026");
        check(period(Lang::En, span("2026-11-14", "2026-11-14")), "14 Nov 2026");
        check(period_short(Lang::Ru, span("2026-10-01", "2026-10-14")), "1–14 окт.");
        check(period_short(Lang::En, span("2026-08-30", "2026-10-14")), "30 Aug – 14 Oct");
        check(period_short(Lang::En, span("2025-12-30", "2026-01-14")), "30 Dec 2025 – 14 Jan 2026");
    }

    #[wasm_bindgen_test]
    fn counts_take_their_forms() {
        let noun = Noun { en: ["file", "files"], ru: ["файл", "файла", "файлов"] };
        check(counted(Lang::En, 1, &noun), "1 file");
        check(counted(Lang::En, 0, &noun), "0 files");
        check(counted(Lang::Ru, 21, &noun), "21 файл");
        check(counted(Lang::Ru, 3, &noun), "3 файла");
        check(counted(Lang::Ru, 12_480, &noun), "12 480 файлов");
    }

    #[wasm_bindgen_test]
    fn money_and_shares() {
        let rub = Currency::parse("RUB").unwrap();
        check(money(Lang::En, 412_300.0, rub), "₽412,300");
        check(money(Lang::Ru, 412_300.4, rub), "412 300 ₽");
        check(money(Lang::Ru, -3.5, rub), "−3,50 ₽");
        check(percent(Lang::Ru, 0.41, 0), "41 %");
        check(percent(Lang::En, 0.41, 0), "41%");
        check(number(Lang::En, -0.0, 0), "0");
        check(size(Lang::Ru, 2_400_000.0), "2,4 МБ");
    }

    /// What the library writes natively is what the browser's Intl writes.
    #[wasm_bindgen_test]
    fn the_native_twin_agrees() {
        for lang in [Lang::En, Lang::Ru] {
            for value in [0.0, 1.0, 999.0, 1_000.0, 12_480.0, 1_234_567.0, -4_200.0] {
                assert_eq!(number(lang, value, 1), format::decimal(value, 0, 1, lang), "{value}");
            }
            for month in 1..=12 {
                let first = Day::from_ymd(2026, month, 14).unwrap();
                assert_eq!(day(lang, first), format::day(first, lang));
                assert_eq!(day_long(lang, first), format::day_long(first, lang));
                assert_eq!(day_year(lang, first), format::day_year(first, lang));
            }
        }
    }
}
