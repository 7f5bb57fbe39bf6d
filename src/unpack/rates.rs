//! The Bank of Russia's rates in XML: all currencies of a day, or one currency over days. Each line is one day and
//! currency, the rate in roubles for one unit, so that it reads as any table of rates does.
//!
//! Layout as the bank documents it (cbr.ru/development/SXML/); not checked against a saved file.

use super::kind::text;
use super::tabbed::Tabbed;
use super::{Work, trouble};
use crate::problem::Problem;

/// The bank's own ids of currencies, as the file of one currency names it.
const IDS: &str = "R01010=AUD R01020A=AZN R01035=GBP R01060=AMD R01090B=BYN R01100=BGN R01115=BRL R01135=HUF \
    R01150=VND R01200=HKD R01210=GEL R01215=DKK R01230=AED R01235=USD R01239=EUR R01240=EGP \
    R01270=INR R01280=IDR R01335=KZT R01350=CAD R01355=QAR R01370=KGS R01375=CNY R01500=MDL \
    R01530=NZD R01535=NOK R01565=PLN R01585F=RON R01625=SGD R01670=TJS R01675=THB R01700J=TRY \
    R01710A=TMT R01717=UZS R01720=UAH R01760=CZK R01770=SEK R01775=CHF R01805F=RSD R01810=ZAR \
    R01815=KRW R01820=JPY";

pub fn rates(work: &mut Work<'_>, name: &str, bytes: &[u8]) -> Result<(), Problem> {
    let page = text(bytes);
    let (_, page) = page.split_once("<ValCurs").ok_or_else(trouble::nothing_inside)?;
    let head = page.split('>').next().unwrap_or("");
    let mut table = Tabbed::default();
    let header = ["date", "from_currency", "to_currency", "rate", "nominal", "name"];
    for (column, word) in header.into_iter().enumerate() {
        table.go(0, column as u32);
        table.text(word);
    }
    let mut row = 0;
    let tags: Vec<&str> = page.split('<').collect();
    for at in (0..tags.len()).filter(|at| is_entry(tags[*at])) {
        let Some((day, currency, rate, nominal, called)) = line(head, &tags[at..tags.len().min(at + 20)]) else {
            continue;
        };
        row += 1;
        for (column, cell) in [day.as_str(), &currency, "RUB", &rate, &nominal, &called].into_iter().enumerate() {
            table.go(row, column as u32);
            table.text(cell);
        }
    }
    if row == 0 {
        return Err(trouble::nothing_inside());
    }
    work.give_table(None, name, table.finish())
}

fn is_entry(tag: &str) -> bool {
    ["Valute ", "Valute>", "Record "].iter().any(|start| tag.starts_with(start))
}

/// Day, currency, rate for one unit, nominal and name of one entry: its tag and those inside it.
fn line(head: &str, entry: &[&str]) -> Option<(String, String, String, String, String)> {
    let inside = entry.iter().skip(1).take_while(|tag| !is_entry(tag) && !tag.starts_with("/ValCurs"));
    let inside: Vec<&str> = inside.copied().collect();
    let text = |name: &str| inside.iter().find_map(|tag| tag.strip_prefix(name)?.strip_prefix('>')).map(str::trim);
    let first = entry.first()?;
    let day = attribute(first, "Date").or_else(|| attribute(head, "Date"))?;
    let currency = text("CharCode").map(str::to_owned).or_else(|| {
        let id = attribute(first, "Id").or_else(|| attribute(first, "ID"))?;
        let mut known = IDS.split(' ').filter_map(|pair| pair.split_once('='));
        known.find(|(known, _)| *known == id).map(|(_, code)| code.to_owned())
    })?;
    let nominal = text("Nominal").unwrap_or("1");
    let value = text("Value")?.replace(',', ".");
    let rate = match text("VunitRate") {
        Some(rate) => per_unit(&rate.replace(',', "."), "1")?,
        None => per_unit(&value, nominal)?,
    };
    Some((iso(&day)?, currency, rate, nominal.to_owned(), text("Name").unwrap_or("").to_owned()))
}

/// The rate of one unit: nominals are powers of ten, so the point is moved and nothing rounded.
fn per_unit(value: &str, nominal: &str) -> Option<String> {
    let (whole, part) = value.split_once('.').unwrap_or((value, ""));
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let zeros = nominal.strip_prefix('1').filter(|rest| rest.bytes().all(|byte| byte == b'0'))?.len();
    if whole.is_empty() || !is_digits(whole) || !is_digits(part) {
        return None;
    }
    let padded = format!("{whole:0>width$}", width = zeros + 1);
    let (left, right) = padded.split_at(padded.len() - zeros);
    // A fourth digit, so that no point is taken for a thousands sign.
    let more = if right.len() + part.len() == 3 { "0" } else { "" };
    Some(format!("{left}.{right}{part}{more}"))
}

/// `02.03.2026` as `2026-03-02`.
fn iso(day: &str) -> Option<String> {
    let mut parts = day.split(['.', '/']);
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    Some(format!("{year}-{month:0>2}-{day:0>2}"))
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let start = format!(" {name}=\"");
    let (_, rest) = tag.split_once(&start)?;
    Some(rest.split('"').next()?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::super::{Limits, kind::Container, unpack_all};

    #[track_caller]
    fn check(page: &[u8], expect: &str) {
        let (members, _) = unpack_all(Container::RatesXml, "a.xml", page, &Limits::USUAL).unwrap();
        assert_eq!(String::from_utf8(members[0].bytes.clone()).unwrap(), expect);
    }

    #[test]
    fn a_day_of_all_currencies() {
        let name = [0xD1, 0xF3, 0xEC];
        let mut page = br#"<?xml version="1.0" encoding="windows-1251"?><ValCurs Date="02.03.2026" name="Foreign Currency Market"><Valute ID="R01235"><NumCode>840</NumCode><CharCode>USD</CharCode><Nominal>1</Nominal><Name>A</Name><Value>81,2500</Value><VunitRate>81,25</VunitRate></Valute><Valute ID="R01375"><CharCode>UZS</CharCode><Nominal>10000</Nominal><Name>"#.to_vec();
        page.extend(name);
        page.extend(b"</Name><Value>66,1234</Value></Valute></ValCurs>");
        check(
            &page,
            "date\tfrom_currency\tto_currency\trate\tnominal\tname\n2026-03-02\tUSD\tRUB\t81.25\t1\tA\n2026-03-02\tUZS\tRUB\t0.00661234\t10000\tСум\n",
        );
    }

    #[test]
    fn one_currency_over_days() {
        check(
            br#"<?xml version="1.0"?><ValCurs ID="R01239" DateRange1="02.03.2026" DateRange2="03.03.2026" name="x"><Record Date="02.03.2026" Id="R01239"><Nominal>1</Nominal><Value>93,6200</Value></Record><Record Date="03.03.2026" Id="R01239"><Nominal>1</Nominal><Value>94,0100</Value></Record></ValCurs>"#,
            "date\tfrom_currency\tto_currency\trate\tnominal\tname\n2026-03-02\tEUR\tRUB\t93.6200\t1\t\n2026-03-03\tEUR\tRUB\t94.0100\t1\t\n",
        );
    }
}
