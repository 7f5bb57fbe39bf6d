//! Header cells: the same word however it is spelled, and what the header says of unit and currency (FORMATS §0 rule 7).

use crate::model::money::Currency;

/// A header in the forms it may be known by, lower case, `ё` as `е`, plain spaces.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Header {
    pub full: String,
    /// Without units and currency: `расход` for `Расход, ₽, с НДС`. Equal to `full` where there is none.
    pub bare: String,
    /// Without whatever stands in brackets at the end; a weaker likeness.
    pub unbracketed: Option<String>,
    pub currency: Option<Currency>,
    /// The header says percent: its numbers are shares.
    pub has_percent: bool,
}

/// Codes that are taken for currencies in headers; three letters alone could be any word (`Clicks (all)`).
const CODES: &[&str] = &[
    "usd", "eur", "gbp", "rub", "kzt", "uah", "byn", "inr", "jpy", "try", "gel", "amd", "krw", "pln", "brl", "aud",
    "cad", "thb", "vnd", "ils", "chf", "sek", "nok", "dkk", "czk", "huf", "ron", "bgn", "cny", "hkd", "sgd", "nzd",
    "mxn", "ars", "clp", "cop", "pen", "zar", "aed", "sar", "idr", "myr", "php", "twd", "uzs", "kgs", "azn", "mdl",
    "rsd", "egp", "ngn", "kes", "pkr", "bdt",
];

/// Units and notes that say nothing of what the column is.
const UNITS: &[&str] = &[
    "utc", "in utc", "sec", "secs", "seconds", "s", "сек", "сек.", "с", "шт", "шт.", "ед.", "ms", "hh:mm:ss", "с ндс",
    "без ндс", "вкл. ндс", "incl. vat", "excl. vat",
];

/// Lower case, trimmed, plain spaces, `ё` as `е`, no byte-order mark.
pub fn normal(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut is_gap = false;
    for c in text.chars() {
        match c {
            '\u{feff}' | '\u{200b}' => {}
            c if c.is_whitespace() => is_gap = !out.is_empty(),
            c => {
                if is_gap {
                    out.push(' ');
                    is_gap = false;
                }
                match c {
                    'ё' | 'Ё' => out.push('е'),
                    c => out.extend(c.to_lowercase()),
                }
            }
        }
    }
    out
}

/// A currency as a header or a cell writes it: a known code, a sign or a name.
pub fn currency_of(text: &str) -> Option<Currency> {
    let lower = normal(text);
    let is_short = lower.len() == 3 && lower.is_ascii();
    if is_short && !CODES.contains(&lower.as_str()) && lower != "rur" {
        return None;
    }
    Currency::parse(&lower)
}

/// Reads a header cell.
pub fn header(text: &str) -> Header {
    let full = normal(text);
    // HubSpot's API keeps a record's fields one level down.
    let full = full.strip_prefix("properties.").map(str::to_owned).unwrap_or(full);
    let (mut bare, mut currency, mut has_percent) = (full.clone(), None, full.contains('%'));
    for _ in 0..3 {
        let Some((rest, unit)) = last_unit(&bare) else { break };
        let found = currency_of(unit);
        let is_percent = unit == "%";
        if found.is_none() && !is_percent && !UNITS.contains(&unit) {
            break;
        }
        currency = currency.or(found);
        has_percent |= is_percent;
        bare = rest.to_owned();
    }
    let unbracketed = full
        .strip_suffix(')')
        .and_then(|rest| rest.rfind('(').map(|at| rest[..at].trim().to_owned()))
        .filter(|rest| !rest.is_empty());
    Header { full, bare, unbracketed, currency, has_percent }
}

/// `cost (usd)` → `cost`, `usd`; `расход, ₽` → `расход`, `₽`; `cost, $` alike. A sign needs no comma: `бюджет ₽`.
fn last_unit(text: &str) -> Option<(&str, &str)> {
    if let Some(rest) = text.strip_suffix(')') {
        let at = rest.rfind('(')?;
        let before = rest[..at].trim();
        return (!before.is_empty()).then(|| (before, rest[at + 1..].trim()));
    }
    if let Some((before, sign)) = text.rsplit_once(' ')
        && sign.ends_with(|c: char| !c.is_alphanumeric() && c.is_ascii() == (c == '$'))
        && currency_of(sign).is_some()
    {
        return Some((before.trim_end_matches(','), sign));
    }
    let at = text.rfind(',')?;
    let before = text[..at].trim();
    (!before.is_empty()).then(|| (before, text[at + 1..].trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, bare: &str, currency: Option<&str>) {
        let found = header(text);
        assert_eq!((found.bare.as_str(), found.currency.as_ref().map(Currency::code)), (bare, currency), "{text}");
    }

    #[test]
    fn units_and_currencies() {
        check("Бюджет ", "бюджет", None);
        check("Расход, ₽", "расход", Some("RUB"));
        check("Расход (руб.)", "расход", Some("RUB"));
        check("Расход, ₽, с НДС", "расход", Some("RUB"));
        check("Бюджет ₽", "бюджет", Some("RUB"));
        check("Lead venda R$", "lead venda", Some("BRL"));
        check("Расход руб", "расход руб", None);
        check("Amount spent (USD)", "amount spent", Some("USD"));
        check("Сумма затрат (KZT)", "сумма затрат", Some("KZT"));
        check("Clicks (all)", "clicks (all)", None);
        check("Created date (UTC)", "created date", None);
        check("\u{feff}Объём\u{a0}рынка", "объем рынка", None);
        check("properties.dealname", "dealname", None);
        check("Отказы, %", "отказы", None);
        check("Cost (Converted currency)", "cost (converted currency)", None);
        assert!(header("Отказы, %").has_percent && header("CTR (%)").has_percent);
        assert_eq!(header("Clicks (all)").unbracketed.as_deref(), Some("clicks"));
    }
}
