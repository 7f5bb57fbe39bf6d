//! Days, months and ranges in words: `14 Nov`, `14 нояб.`, `1–14 Nov 2026`. English dates are day-first, as on every
//! screen of the app.

use super::NBSP;
use crate::model::day::Day;
use crate::model::period::Period;
use crate::words::Lang;

static SHORT_EN: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec"];
static LONG_EN: [&str; 12] = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
];
/// After a day.
static SHORT_RU: [&str; 12] =
    ["янв.", "февр.", "мар.", "апр.", "мая", "июн.", "июл.", "авг.", "сент.", "окт.", "нояб.", "дек."];
static LONG_RU: [&str; 12] = [
    "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября",
    "декабря",
];
/// Standing alone.
static ALONE_RU: [&str; 12] = [
    "январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь",
];
static SHORT_ALONE_RU: [&str; 12] =
    ["янв.", "февр.", "март", "апр.", "май", "июнь", "июль", "авг.", "сент.", "окт.", "нояб.", "дек."];
static DAYS_EN: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
static DAYS_RU: [&str; 7] = ["пн", "вт", "ср", "чт", "пт", "сб", "вс"];

/// `14 Nov`, `14 нояб.`
pub fn day(of: Day, lang: Lang) -> String {
    let (_, month, day) = of.ymd();
    format!("{day}{NBSP}{}", pick(lang, &SHORT_EN, &SHORT_RU, month))
}

/// `14 Nov 2026`, `14 нояб. 2026`
pub fn day_year(of: Day, lang: Lang) -> String {
    format!("{} {}", day(of, lang), of.ymd().0)
}

/// `14 November`, `14 ноября`
pub fn day_long(of: Day, lang: Lang) -> String {
    let (_, month, day) = of.ymd();
    format!("{day}{NBSP}{}", pick(lang, &LONG_EN, &LONG_RU, month))
}

/// `November`, `ноябрь`
pub fn month_long(of: Day, lang: Lang) -> String {
    pick(lang, &LONG_EN, &ALONE_RU, of.ymd().1).into()
}

/// `ноября`: of November; English does not bend.
pub fn month_of(of: Day, lang: Lang) -> String {
    pick(lang, &LONG_EN, &LONG_RU, of.ymd().1).into()
}

/// `Nov 2026`, `нояб. 2026`
pub fn month_year(of: Day, lang: Lang) -> String {
    let (year, month, _) = of.ymd();
    format!("{} {year}", pick(lang, &SHORT_EN, &SHORT_ALONE_RU, month))
}

/// `Mon`, `пн`
pub fn weekday(of: Day, lang: Lang) -> &'static str {
    let at = of.weekday() as usize % 7;
    match lang {
        Lang::En => DAYS_EN[at],
        Lang::Ru => DAYS_RU[at],
    }
}

/// `1–14 Nov 2026`, `28 Oct – 3 Nov 2026`, `28 Dec 2025 – 3 Jan 2026`; the year is left out when `year` says so.
pub fn range(of: Period, with_year: bool, lang: Lang) -> String {
    let ((from_year, from_month, from_day), (to_year, to_month, _)) = (of.from.ymd(), of.to.ymd());
    let end = if with_year { day_year(of.to, lang) } else { day(of.to, lang) };
    if of.from == of.to {
        return end;
    }
    if (from_year, from_month) == (to_year, to_month) {
        return format!("{from_day}–{end}");
    }
    let start = if with_year && from_year != to_year { day_year(of.from, lang) } else { day(of.from, lang) };
    format!("{start} – {end}")
}

fn pick(lang: Lang, en: &[&'static str; 12], ru: &[&'static str; 12], month: u32) -> &'static str {
    let at = (month as usize + 11) % 12;
    match lang {
        Lang::En => en[at],
        Lang::Ru => ru[at],
    }
}
