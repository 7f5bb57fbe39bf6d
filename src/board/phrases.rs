//! Turns of phrase: the period, what it is compared with, and counted things with their plural forms.

use crate::format::{self, NBSP};
use crate::model::period::Period;
use crate::words::{Lang, plural_en, plural_ru};

/// How the compared period stands to the present one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kin {
    /// The same days of the month before.
    SameDays,
    /// The whole month before.
    MonthBefore,
    YearBefore,
    /// As many days just before.
    DaysBefore,
    Other,
}

fn kin(period: Period, compare: Period) -> Kin {
    let is_month = |p: Period| p.from == p.from.month_start() && p.to == p.from.month_end();
    if compare.from == period.from.plus_months(-12) && compare.to == period.to.plus_months(-12) {
        return Kin::YearBefore;
    }
    let is_one_month = period.from == period.to.month_start();
    if is_one_month && compare.from == period.from.plus_months(-1) {
        return if is_month(period) && is_month(compare) { Kin::MonthBefore } else { Kin::SameDays };
    }
    if compare.to == period.from.plus_days(-1) { Kin::DaysBefore } else { Kin::Other }
}

/// Opens the sentence: "To 14 November", "November 2026", "1 Oct – 14 Nov 2026".
pub fn opening(period: Period, lang: Lang) -> String {
    let (year, ..) = period.from.ymd();
    if period.from == period.to {
        return format!("{}{NBSP}{year}", format::day_long(period.to, lang));
    }
    if period.from == period.from.month_start() && period.to == period.from.month_end() {
        return capital(&format!("{}{NBSP}{year}", format::month_long(period.from, lang)));
    }
    if period.from == period.to.month_start() {
        let day = format::day_long(period.to, lang);
        return match lang {
            Lang::En => format!("To {day}"),
            Lang::Ru => format!("К{NBSP}{day}"),
        };
    }
    format::range(period, true, lang)
}

/// "than in the same days of October", "чем за те же дни октября".
pub fn than(period: Period, compare: Period, lang: Lang) -> String {
    let days = i64::from(compare.days());
    match (kin(period, compare), lang) {
        (Kin::SameDays, Lang::En) => format!("than in the same days of {}", format::month_of(compare.from, lang)),
        (Kin::SameDays, Lang::Ru) => format!("чем за те же дни {}", format::month_of(compare.from, lang)),
        (Kin::MonthBefore, Lang::En) => format!("than in {}", format::month_long(compare.from, lang)),
        (Kin::MonthBefore, Lang::Ru) => format!("чем за{NBSP}{}", format::month_long(compare.from, lang)),
        (Kin::YearBefore, Lang::En) => "than a year before".into(),
        (Kin::YearBefore, Lang::Ru) => "чем год назад".into(),
        (Kin::DaysBefore, Lang::En) if days == 1 => "than the day before".into(),
        (Kin::DaysBefore, Lang::Ru) if days == 1 => "чем накануне".into(),
        (Kin::DaysBefore, Lang::En) => format!("than in the {days} days before"),
        (Kin::DaysBefore, Lang::Ru) => {
            let before = plural_ru(days, "предыдущий", "предыдущие", "предыдущие");
            format!("чем за {before} {days}{NBSP}{}", plural_ru(days, "день", "дня", "дней"))
        }
        (Kin::Other, Lang::En) => format!("than in {}", format::range(compare, true, lang)),
        (Kin::Other, Lang::Ru) => format!("чем за {}", format::range(compare, true, lang)),
    }
}

/// A short name of the compared period for a line or a tooltip: "October", "a year before", "17–31 Oct".
pub fn compared(period: Period, compare: Period, lang: Lang) -> String {
    match kin(period, compare) {
        Kin::SameDays | Kin::MonthBefore => format::month_long(compare.from, lang),
        Kin::YearBefore if compare.days() > 200 => compare.from.ymd().0.to_string(),
        _ => format::range(compare, compare.from.ymd().0 != period.to.ymd().0, lang),
    }
}

/// The same, short enough to stand on its line in a chart.
pub fn on_line(period: Period, compare: Period, lang: Lang) -> String {
    match (kin(period, compare), lang) {
        (Kin::YearBefore, Lang::En) => "a year before".into(),
        (Kin::YearBefore, Lang::Ru) => "год назад".into(),
        (Kin::DaysBefore, Lang::En) if compare.days() > 31 => "the time before".into(),
        (Kin::DaysBefore, Lang::Ru) if compare.days() > 31 => "предыдущий период".into(),
        _ => compared(period, compare, lang),
    }
}

/// The things some metrics count, with their plural forms: one, many; one, few, many.
static THINGS: &[(&str, [&str; 2], [&str; 3])] = &[
    ("sessions", ["session", "sessions"], ["сеанс", "сеанса", "сеансов"]),
    ("users", ["user", "users"], ["пользователь", "пользователя", "пользователей"]),
    ("new_users", ["new user", "new users"], ["новый пользователь", "новых пользователя", "новых пользователей"]),
    ("page_views", ["page view", "page views"], ["просмотр страниц", "просмотра страниц", "просмотров страниц"]),
    ("leads", ["lead", "leads"], ["лид", "лида", "лидов"]),
    ("mql", ["MQL", "MQLs"], ["MQL", "MQL", "MQL"]),
    ("sql", ["SQL", "SQLs"], ["SQL", "SQL", "SQL"]),
    ("new_customers", ["new customer", "new customers"], ["новый клиент", "новых клиента", "новых клиентов"]),
    ("customers", ["customer", "customers"], ["клиент", "клиента", "клиентов"]),
    ("won_deals", ["deal won", "deals won"], ["выигранная сделка", "выигранные сделки", "выигранных сделок"]),
    ("deals_won", ["deal won", "deals won"], ["выигранная сделка", "выигранные сделки", "выигранных сделок"]),
    ("sales", ["sale", "sales"], ["продажа", "продажи", "продаж"]),
    ("sales_volume", ["sale", "sales"], ["продажа", "продажи", "продаж"]),
    ("orders", ["order", "orders"], ["заказ", "заказа", "заказов"]),
    ("clicks", ["click", "clicks"], ["клик", "клика", "кликов"]),
    ("impressions", ["impression", "impressions"], ["показ", "показа", "показов"]),
    ("conversions", ["conversion", "conversions"], ["конверсия", "конверсии", "конверсий"]),
    (
        "delivered",
        ["message delivered", "messages delivered"],
        ["доставленное письмо", "доставленных письма", "доставленных писем"],
    ),
    ("tickets", ["support request", "support requests"], ["обращение", "обращения", "обращений"]),
    ("support_requests", ["support request", "support requests"], ["обращение", "обращения", "обращений"]),
    ("tasks_done", ["task done", "tasks done"], ["выполненная задача", "выполненные задачи", "выполненных задач"]),
    ("engagements", ["engagement", "engagements"], ["реакция", "реакции", "реакций"]),
    ("social_engagement", ["engagement", "engagements"], ["реакция", "реакции", "реакций"]),
];

/// "212 leads", "1 лид"; `None` for a metric whose things have no word here.
pub fn counted(metric: &str, count: f64, lang: Lang) -> Option<String> {
    let (_, en, ru) = THINGS.iter().find(|(id, ..)| *id == metric)?;
    let whole = count.round() as i64;
    // A fraction takes the form of the few: 12,5 клика.
    let is_whole = (count - count.round()).abs() < 0.05;
    let word = match lang {
        Lang::En => plural_en(if is_whole { whole } else { 2 }, en[0], en[1]),
        Lang::Ru if is_whole => plural_ru(whole, ru[0], ru[1], ru[2]),
        Lang::Ru => ru[1],
    };
    Some(format!("{}{NBSP}{word}", format::count(count, lang)))
}

pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::day::Day;

    fn period(text: &str) -> Period {
        let (from, to) = text.split_once("..").unwrap();
        Period::new(Day::parse_iso(from).unwrap(), Day::parse_iso(to).unwrap()).unwrap()
    }

    fn plain(text: String) -> String {
        text.replace(NBSP, " ")
    }

    #[track_caller]
    fn check(now: &str, then: &str, en: [&str; 2], ru: [&str; 2]) {
        let (now, then) = (period(now), period(then));
        assert_eq!([plain(opening(now, Lang::En)), plain(than(now, then, Lang::En))], en);
        assert_eq!([plain(opening(now, Lang::Ru)), plain(than(now, then, Lang::Ru))], ru);
    }

    #[test]
    fn periods_read_naturally() {
        check(
            "2026-11-01..2026-11-14",
            "2026-10-01..2026-10-14",
            ["To 14 November", "than in the same days of October"],
            ["К 14 ноября", "чем за те же дни октября"],
        );
        check(
            "2026-11-01..2026-11-30",
            "2026-10-01..2026-10-31",
            ["November 2026", "than in October"],
            ["Ноябрь 2026", "чем за октябрь"],
        );
        check(
            "2026-11-01..2026-11-14",
            "2025-11-01..2025-11-14",
            ["To 14 November", "than a year before"],
            ["К 14 ноября", "чем год назад"],
        );
        check(
            "2026-10-16..2026-11-14",
            "2026-09-16..2026-10-15",
            ["16 Oct – 14 Nov 2026", "than in the 30 days before"],
            ["16 окт. – 14 нояб. 2026", "чем за предыдущие 30 дней"],
        );
        check(
            "2026-11-14..2026-11-14",
            "2026-11-13..2026-11-13",
            ["14 November 2026", "than the day before"],
            ["14 ноября 2026", "чем накануне"],
        );
        check(
            "2026-10-25..2026-11-14",
            "2026-10-04..2026-10-24",
            ["25 Oct – 14 Nov 2026", "than in the 21 days before"],
            ["25 окт. – 14 нояб. 2026", "чем за предыдущий 21 день"],
        );
    }

    #[test]
    fn counted_things() {
        let say = |id, n, lang| counted(id, n, lang).map(plain);
        assert_eq!(say("leads", 212.0, Lang::Ru).as_deref(), Some("212 лидов"));
        assert_eq!(say("leads", 1.0, Lang::Ru).as_deref(), Some("1 лид"));
        assert_eq!(say("leads", 1.0, Lang::En).as_deref(), Some("1 lead"));
        assert_eq!(say("new_customers", 22.0, Lang::Ru).as_deref(), Some("22 новых клиента"));
        assert_eq!(say("conversions", 12.5, Lang::Ru).as_deref(), Some("12,5 конверсии"));
        assert_eq!(say("mql", 61.0, Lang::Ru).as_deref(), Some("61 MQL"));
        assert_eq!(say("cac", 61.0, Lang::Ru), None);
    }
}
