//! The Bank of Russia's official rates: roubles for so many units of a currency. CSV and XLSX of its site
//! (`nominal;data;curs;cdx`), the table of a day as copied from there, and its XML, which is made a table of its rates of
//! one unit before it comes here.
//!
//! The rate is that of one unit. A file of one currency may name it in Russian; a name that is none we know leaves the
//! row out. Layouts as parsers of real files have them. Source: cbr.ru/development/SXML.

use super::ad_tables::fill;
use super::refine::{drop_field, leave_out, put_numbers, rename, values};
use super::source::{Context, Report, Rule, Source};
use crate::model::column::{Column, NONE};
use crate::model::day::Day;
use crate::model::facts::Slice;
use crate::model::field::Field;
use crate::model::money::Currency;
use crate::model::table::Table;
use crate::problem::Problem;
use crate::read::dates::days_in;
use crate::read::header::normal;
use crate::words::Said;

pub static SOURCE: Source = Source {
    id: "bank_of_russia",
    name: Said::fixed("Bank of Russia", "Банк России"),
    help: "https://www.cbr.ru/currency_base/dynamics/",
    reports: &[SHEET, DAY, XML],
};

const NOMINAL: &[&str] = &["nominal", "номинал", "единиц"];

const SHEET: Report = Report::new(
    "rates",
    Said::fixed("official rates", "официальные курсы"),
    Some(Table::ExchangeRates),
    &[NOMINAL, &["data"], &["curs"]],
    &[
        Rule::of(Field::Date, &["data"]),
        Rule::of(Field::FromCurrency, &["cdx"]),
        Rule::of(Field::Quantity, NOMINAL),
        Rule::of(Field::Rate, &["curs"]),
    ],
)
.refine(to_roubles);

const DAY: Report = Report::new(
    "rates_of_a_day",
    Said::fixed("official rates of a day", "официальные курсы на день"),
    Some(Table::ExchangeRates),
    &[&["букв. код"], NOMINAL, &["курс"]],
    &[
        Rule::of(Field::FromCurrency, &["букв. код"]),
        Rule::of(Field::Quantity, NOMINAL),
        Rule::of(Field::Rate, &["курс"]),
        Rule::ignore(&["цифр. код", "валюта"]),
    ],
)
.refine(to_roubles);

const XML: Report = Report::new(
    "rates_xml",
    Said::fixed("official rates, XML", "официальные курсы, XML"),
    Some(Table::ExchangeRates),
    &[&["from_currency"], &["to_currency"], &["rate"], NOMINAL],
    &[
        Rule::of(Field::Date, &["date"]),
        Rule::of(Field::FromCurrency, &["from_currency"]),
        Rule::of(Field::ToCurrency, &["to_currency"]),
        Rule::of(Field::Rate, &["rate"]),
        Rule::ignore(&["nominal", "name"]),
    ],
);

/// Formula: roubles for one unit = rate ÷ nominal.
fn to_roubles(slice: &mut Slice, context: &Context) -> Vec<Problem> {
    let rates = slice.column(Field::Rate).map(Column::numbers).unwrap_or_default();
    let nominal = slice.column(Field::Quantity).map(Column::numbers).unwrap_or_default();
    // Without the number of units a rate says nothing: it is unknown.
    let units = |row: usize| nominal.get(row).copied().unwrap_or(f64::NAN);
    let of_one: Vec<f64> = rates.iter().enumerate().map(|(row, rate)| rate / units(row)).collect();
    if !rates.is_empty() {
        put_numbers(slice, Field::Rate, &of_one);
    }
    drop_field(slice, Field::Quantity);
    rename(slice, Field::FromCurrency, |text| code_of(text).map(str::to_owned));
    fill(slice, Field::ToCurrency, "RUB");
    if slice.column(Field::Date).is_none() {
        date_of_title(slice, context);
    }
    let rows = slice.meta.rows as usize;
    let known = values(slice, Field::FromCurrency).unwrap_or_else(|| vec![NONE; rows]);
    let keep: Vec<bool> = known.iter().map(|code| *code != NONE).collect();
    let why = Said::fixed("currencies whose name is not known", "валюты с неизвестным названием");
    leave_out(slice, &keep, "currencies_unknown", &why).into_iter().collect()
}

/// A day's list says its day above the table or in the file's name.
fn date_of_title(slice: &mut Slice, context: &Context) {
    let told = context.preamble.iter().chain([&context.file]).find_map(|line| days_in(line).first().copied());
    if let Some(day) = told {
        let days = vec![i64::from(Day(day).0); slice.meta.rows as usize];
        super::refine::put(slice, Field::Date, &days);
        slice.meta.grain = crate::model::facts::SliceGrain::Day;
    }
}

/// Parts of the names the bank gives its currencies, lower case, and their codes.
const NAMES: &[(&str, &str)] = &[
    ("доллар сша", "USD"),
    ("евро", "EUR"),
    ("юан", "CNY"),
    ("австралийск", "AUD"),
    ("азербайджанск", "AZN"),
    ("алжирск", "DZD"),
    ("армянск", "AMD"),
    ("бахрейнск", "BHD"),
    ("белорусск", "BYN"),
    ("болгарск", "BGN"),
    ("боливиано", "BOB"),
    ("бразильск", "BRL"),
    ("вон республики корея", "KRW"),
    ("гонконгск", "HKD"),
    ("лари", "GEL"),
    ("датск", "DKK"),
    ("дирхам оаэ", "AED"),
    ("донг", "VND"),
    ("египетск", "EGP"),
    ("злот", "PLN"),
    ("иен", "JPY"),
    ("индийск", "INR"),
    ("рупий", "IDR"),
    ("риал", "IRR"),
    ("тенге", "KZT"),
    ("канадск", "CAD"),
    ("катарск", "QAR"),
    ("сом", "KGS"),
    ("кубинск", "CUP"),
    ("молдавск", "MDL"),
    ("тугрик", "MNT"),
    ("найр", "NGN"),
    ("новозеландск", "NZD"),
    ("норвежск", "NOK"),
    ("туркменск", "TMT"),
    ("оманск", "OMR"),
    ("румынск", "RON"),
    ("саудовск", "SAR"),
    ("сдр", "XDR"),
    ("сербск", "RSD"),
    ("сингапурск", "SGD"),
    ("сомони", "TJS"),
    ("бат", "THB"),
    ("така", "BDT"),
    ("турецк", "TRY"),
    ("сум", "UZS"),
    ("гривен", "UAH"),
    ("гривна", "UAH"),
    ("форинт", "HUF"),
    ("фунт", "GBP"),
    ("чешск", "CZK"),
    ("шведск", "SEK"),
    ("швейцарск", "CHF"),
    ("быр", "ETB"),
    ("рэнд", "ZAR"),
];

/// The code of a currency by its code or its name; special names stand before the general ones they contain.
fn code_of(text: &str) -> Option<&'static str> {
    let text = normal(text);
    let by_code = |code: &&(&str, &'static str)| code.1.eq_ignore_ascii_case(&text);
    let specials = ["катарск", "оманск", "саудовск", "египетск", "сомони"];
    let special = specials.into_iter().find(|name| text.contains(name));
    if Currency::parse(&text).is_some_and(|_| text.len() == 3 && text.is_ascii()) {
        return NAMES.iter().find(by_code).map(|(_, code)| *code);
    }
    let wanted = special.map_or(text.as_str(), |name| name);
    NAMES.iter().find(|(name, _)| wanted.contains(name)).map(|(_, code)| *code)
}
