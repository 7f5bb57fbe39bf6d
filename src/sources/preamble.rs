//! What title lines and comments above a header say: the period, the account, the currency. It knows no system: any
//! line with two days states a period, any two comment lines with a day each do.

use crate::model::day::Day;
use crate::model::money::Currency;
use crate::model::period::Period;
use crate::read::dates::{days_in, period_in};
use crate::read::head::RawRow;
use crate::read::header::{currency_of, normal};

/// The first period stated.
pub fn period(lines: &[String]) -> Option<Period> {
    if let Some(period) = lines.iter().find_map(|line| period_in(line)) {
        return Some(period);
    }
    let mut single = lines.iter().filter_map(|line| match days_in(line).as_slice() {
        [day] if line.contains(':') => Some(*day),
        _ => None,
    });
    let (from, to) = (single.next()?, single.next()?);
    Period::new(Day(from), Day(to))
}

/// The period a file's name states: two days with the year first (`…-2026-09-01-2026-09-30.csv`), for `09-10-11` in
/// a name could be anything.
pub fn period_of_name(file: &str) -> Option<Period> {
    let period = period_in(file)?;
    let is_stated = |day: Day| {
        let iso = day.iso();
        // Some write `2025-10-1`.
        file.contains(&iso) || file.contains(&iso.replace('-', "")) || file.contains(&iso.replace("-0", "-"))
    };
    (is_stated(period.from) && is_stated(period.to)).then_some(period)
}

/// The last day a file can be about, as its name tells: `Overview 2026-11-14.csv`, or the end of `Content 2026.csv`.
pub fn last_day(file: &str) -> Option<i32> {
    let last = days_in(file).into_iter().max();
    let year = || {
        let words = file.split(|c: char| !c.is_ascii_digit()).filter(|word| word.len() == 4);
        words.filter_map(|word| word.parse().ok()).filter(|year| (2000..2100).contains(year)).max()
    };
    last.or_else(|| Day::from_ymd(year()?, 12, 31).map(|day| day.0))
}

/// The period that a list of settings names (`Date,1 Jan 2026-31 Jan 2026`).
pub fn period_of_settings(rows: &[RawRow]) -> Option<Period> {
    let is_date = |row: &&RawRow| row.cells.iter().any(|key| ["date", "дата"].contains(&normal(key).as_str()));
    rows.iter().find(is_date)?.cells.iter().find_map(|cell| period_in(cell))
}

/// Keys after which an account stands, nearest first.
const ACCOUNTS: &[&[&str]] = &[
    &["property", "propiedad", "propriété", "propriedade", "ресурс", "property name"],
    &["account", "account name", "cuenta", "compte", "conta", "аккаунт", "клиент", "client", "customer"],
];

pub fn account(lines: &[String]) -> Option<String> {
    let named = ACCOUNTS.iter().find_map(|keys| lines.iter().find_map(|line| value_of(line, keys)));
    named.or_else(|| exploration(lines))
}

pub fn currency(lines: &[String]) -> Option<Currency> {
    lines.iter().find_map(|line| currency_of(&value_of(line, &["currency", "currency code", "валюта", "moneda"])?))
}

/// `# Property: site` → `site`.
fn value_of(line: &str, keys: &[&str]) -> Option<String> {
    let (key, value) = line.trim_start_matches(['#', '"', ' ']).split_once(':')?;
    let value = value.trim().trim_matches([',', ';', '"', '\t', ' ']);
    (keys.contains(&key.trim().to_lowercase().as_str()) && !value.is_empty()).then(|| value.to_owned())
}

/// A GA4 exploration names its property without a key: dashes, property, exploration, days.
fn exploration(lines: &[String]) -> Option<String> {
    let [first, name, _, days, ..] = lines else { return None };
    let is_rule = first.starts_with("# ---");
    let is_range = days.trim_start_matches(['#', ' ']).len() == 17 && period_in(days).is_some();
    let name = name.trim_start_matches(['#', ' ']).trim();
    (is_rule && is_range && !name.is_empty()).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<String> {
        text.lines().map(str::to_owned).collect()
    }

    #[test]
    fn what_names_say() {
        let of = |name: &str| period_of_name(name).map(|p| (p.from.iso(), p.to.iso()));
        let both = |from: &str, to: &str| Some((from.to_owned(), to.to_owned()));
        assert_eq!(of("Метки UTM-2026-05-01-2026-08-31.csv"), both("2026-05-01", "2026-08-31"));
        assert_eq!(of("Analytics Pages 20220701-20220731.xlsx"), both("2022-07-01", "2022-07-31"));
        assert_eq!(
            of("GMB insights (Performance Report) - 2025-10-1 - 2025-10-31.csv"),
            both("2025-10-01", "2025-10-31")
        );
        assert_eq!(of("report 01.02.26-03.04.26.csv"), None);
        assert_eq!(of("report 2026-05-01.csv"), None);
    }

    #[test]
    fn the_end_in_a_file_name() {
        let check = |name, expect: Option<&str>| {
            let iso = last_day(name).map(|day| Day(day).iso());
            assert_eq!(iso.as_deref(), expect, "{name}");
        };
        check("Overview 2026-11-14.csv", Some("2026-11-14"));
        check("Overview_2025-12-01_2026-02-28.csv", Some("2026-02-28"));
        check("Content 2026.csv", Some("2026-12-31"));
        check("Overview (12).csv", None);
        check("Overview_1759312331.csv", None);
    }

    #[test]
    fn what_titles_say() {
        let ga4 = lines(
            "# ----\n# Informe\n# Cuenta: a1\n# Propiedad: Polyana\n# Fecha de inicio: 20260401\n# Fecha de finalización: 20260430",
        );
        let found = period(&ga4).map(|p| (p.from.iso(), p.to.iso()));
        assert_eq!(found, Some(("2026-04-01".into(), "2026-04-30".into())));
        assert_eq!(account(&ga4).as_deref(), Some("Polyana"));
        let free = lines("# ------\n# Polyana site\n# Free form 1\n# 20260401-20260430\n# ------");
        assert_eq!(account(&free).as_deref(), Some("Polyana site"));
        assert!(period(&free).is_some());
        assert_eq!(account(&lines("Клиент: ООО Поляна (login)")).as_deref(), Some("ООО Поляна (login)"));
        assert_eq!(period(&lines("Campaign report\nAll time")), None);
    }
}
