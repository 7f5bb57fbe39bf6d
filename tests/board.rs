//! What the overview says of small reports whose numbers add up by hand.

mod tiny;

use sextant::board::behind::behind;
use sextant::board::channels::{channels, short_of, sorted};
use sextant::board::choice::cards;
use sextant::board::funnel::funnel;
use sextant::board::proof::{Proven, arithmetic, careful, coverage, from, text};
use sextant::board::sentence::{Told, Weight, sentence};
use sextant::metrics::metric::{Additivity, Better, Unit};
use sextant::model::day::Day;
use sextant::model::field::Field;
use sextant::model::money::Currency;
use sextant::model::period::{Grain, Period};
use sextant::model::table::Table;
use sextant::query::ask::Filter;
use sextant::query::report::{Coverage, Input, MetricHead, Report, Row, Unknown, Value};
use sextant::query::rows::RowsWanted;
use sextant::words::{Lang, Said};

fn period(from: &str, to: &str) -> Period {
    Period::new(Day::parse_iso(from).unwrap(), Day::parse_iso(to).unwrap()).unwrap()
}

fn value(value: Option<f64>) -> Value {
    let unknown = value.is_none().then(|| Unknown { id: "no_data".into(), why: Said::default(), needs: Vec::new() });
    Value {
        value,
        unknown,
        numerator: None,
        denominator: None,
        n: None,
        interval: None,
        is_small: false,
        is_partial: false,
        coverage: Vec::new(),
        inputs: Vec::new(),
    }
}

fn ratio(numerator: f64, denominator: f64) -> Value {
    let of = (denominator != 0.0).then(|| numerator / denominator);
    Value { numerator: Some(numerator), denominator: Some(denominator), ..value(of) }
}

fn row(metric: &str, by: &[&str], now: Value, was: Option<Value>) -> Row {
    let by = by.iter().map(|text| (*text).into()).collect();
    Row { metric: metric.into(), by, bucket: period("2026-11-01", "2026-11-14"), value: now, before: was }
}

fn report(by: Vec<Field>, rows: Vec<Row>) -> Report {
    let kinds = [
        ("sessions", Unit::Count, Better::Higher),
        ("leads", Unit::Count, Better::Higher),
        ("mql", Unit::Count, Better::Higher),
        ("sql", Unit::Count, Better::Higher),
        ("new_customers", Unit::Count, Better::Higher),
        ("ad_cost", Unit::Money, Better::Neutral),
        ("cpl", Unit::Money, Better::Lower),
        ("cac", Unit::Money, Better::Lower),
        ("revenue", Unit::Money, Better::Higher),
        ("clicks", Unit::Count, Better::Higher),
        ("ctr", Unit::Share, Better::Higher),
        ("open_rate", Unit::Share, Better::Higher),
    ];
    let head = |(id, unit, better): &(&str, Unit, Better)| MetricHead {
        id: (*id).into(),
        unit: *unit,
        better: *better,
        additivity: Additivity::Flow,
    };
    Report {
        period: Some(period("2026-11-01", "2026-11-14")),
        compare: Some(period("2026-10-01", "2026-10-14")),
        grain: Grain::Total,
        by,
        currency: Currency::parse("RUB"),
        metrics: kinds.iter().map(head).collect(),
        rows,
    }
}

/// Two paid channels and one free: cost 181 + 140 = 321 thousand, customers 9 + 3 + 5 = 17, CAC 18 882.
fn totals() -> Report {
    let plain = |id: &str, now: f64, was: f64| row(id, &[], value(Some(now)), Some(value(Some(was))));
    report(
        Vec::new(),
        vec![
            plain("sessions", 18_420.0, 17_540.0),
            plain("leads", 212.0, 196.0),
            plain("sql", 61.0, 61.0),
            plain("new_customers", 17.0, 17.0),
            row("cac", &[], ratio(321_000.0, 17.0), Some(ratio(289_000.0, 17.0))),
            plain("revenue", 1_240_000.0, 1_215_000.0),
        ],
    )
}

fn by_channel() -> Report {
    let cac = |label: &str, now: (f64, f64), was: (f64, f64)| {
        row("cac", &[label], ratio(now.0, now.1), Some(ratio(was.0, was.1)))
    };
    report(
        vec![Field::Channel],
        vec![
            row("cac", &[], ratio(321_000.0, 17.0), Some(ratio(289_000.0, 17.0))),
            cac("Paid Search", (181_000.0, 9.0), (180_000.0, 9.0)),
            cac("Paid Social", (140_000.0, 3.0), (109_000.0, 3.0)),
            cac("Organic Search", (0.0, 5.0), (0.0, 5.0)),
            row("ad_cost", &[], value(Some(321_000.0)), None),
            row("ad_cost", &["Paid Search"], value(Some(181_000.0)), None),
            row("ad_cost", &["Paid Social"], value(Some(140_000.0)), None),
            row("ad_cost", &["Organic Search"], value(None), None),
            row("leads", &[], value(Some(191.0)), None),
            row("leads", &["Paid Search"], value(Some(96.0)), None),
            row("leads", &["Paid Social"], value(Some(51.0)), None),
            row("leads", &["Organic Search"], value(Some(44.0)), None),
        ],
    )
}

fn name(id: &str) -> Said {
    match id {
        "cac" => Said::fixed("CAC", "CAC"),
        "revenue" => Said::fixed("Revenue", "Выручка"),
        "ctr" => Said::fixed("CTR", "CTR"),
        other => Said::same(other),
    }
}

fn told(totals: &Report, by_channel: Option<&Report>, lang: Lang) -> (String, String) {
    let pieces = sentence(&Told { totals, by_channel, cards: &cards(totals), name: &name }, lang);
    let plain = |text: String| text.replace('\u{a0}', " ");
    let bad = pieces.iter().filter(|piece| piece.weight == Weight::Bad).map(|piece| piece.text.clone()).collect();
    (plain(pieces.into_iter().map(|piece| piece.text).collect()), plain(bad))
}

#[test]
fn the_sentence_of_the_sample() {
    // 212/196 = 1.082; 18 882/17 000 = 1.111; with Paid Social as before the CAC would be 290 000/17 = 17 059, so it
    // explains 1 823 of 1 882.
    let (totals, channels) = (totals(), by_channel());
    let (text, bad) = told(&totals, Some(&channels), Lang::En);
    assert_eq!(
        text,
        "To 14 November: 212 leads, 8% more than in the same days of October. CAC: ₽18.9K, up by 11%; Paid Social explains most of it."
    );
    assert_eq!(bad, "₽18.9K, up by 11%");
    let (text, _) = told(&totals, Some(&channels), Lang::Ru);
    assert_eq!(
        text,
        "К 14 ноября: 212 лидов, на 8 % больше, чем за те же дни октября. CAC: 18,9 тыс. ₽, рост на 11 %; почти весь рост – Реклама в соцсетях."
    );
}

#[test]
fn no_channel_is_blamed_when_the_channels_do_not_add_up() {
    let totals = totals();
    let mut channels = by_channel();
    channels.rows.retain(|row| row.by != ["Paid Search"]);
    assert!(!told(&totals, Some(&channels), Lang::En).0.contains("explains"));
    assert!(!told(&totals, None, Lang::En).0.contains("explains"));
}

#[test]
fn the_sentence_says_only_what_is_known() {
    let none = report(Vec::new(), vec![row("leads", &[], value(None), None)]);
    assert_eq!(told(&none, None, Lang::En).0, "");
    let first =
        report(Vec::new(), vec![row("leads", &[], value(None), None), row("clicks", &[], value(Some(1.0)), None)]);
    assert_eq!(told(&first, None, Lang::En).0, "To 14 November: 1 click.");
    assert_eq!(told(&first, None, Lang::Ru).0, "К 14 ноября: 1 клик.");
    let rates = report(Vec::new(), vec![row("ctr", &[], value(Some(0.015)), None)]);
    assert_eq!(told(&rates, None, Lang::Ru).0, "К 14 ноября: CTR 1,5 %.");
    let few = report(Vec::new(), vec![row("leads", &[], value(Some(2.0)), Some(value(Some(0.0))))]);
    assert_eq!(told(&few, None, Lang::En).0, "To 14 November: 2 leads, against 0 in the same days of October.");
    assert_eq!(told(&few, None, Lang::Ru).0, "К 14 ноября: 2 лида против 0 за те же дни октября.");
    let same = report(
        Vec::new(),
        vec![
            row("leads", &[], value(Some(50.0)), Some(value(Some(50.0)))),
            row("revenue", &[], value(Some(900.0)), Some(value(Some(800.0)))),
        ],
    );
    assert_eq!(
        told(&same, None, Lang::Ru).0,
        "К 14 ноября: 50 лидов, столько же, сколько за те же дни октября. Ничто заметно не ухудшилось."
    );
}

#[test]
fn cards_stand_in_funnel_order_and_fall_back() {
    assert_eq!(cards(&totals()), ["sessions", "leads", "sql", "new_customers", "cac", "revenue"]);
    let ads = report(
        Vec::new(),
        vec![
            row("ctr", &[], value(Some(0.01)), None),
            row("clicks", &[], value(Some(10.0)), None),
            row("ad_cost", &[], value(Some(10.0)), None),
            row("leads", &[], value(Some(0.0)), None),
            row("cac", &[], value(None), None),
            row("mql", &[], value(None), None),
        ],
    );
    // Three known; then the plain zero, then one unknown to make five.
    assert_eq!(cards(&ads), ["clicks", "ctr", "ad_cost", "leads", "mql"]);
}

#[test]
fn the_funnel_names_its_leak() {
    let mut report = totals();
    let found = funnel(&report).unwrap();
    let steps: Vec<_> = found.steps.iter().map(|step| step.metric.as_str()).collect();
    assert_eq!(steps, ["sessions", "leads", "sql", "new_customers"], "an unknown step is left out");
    assert!(found.is_compressed);
    assert!((found.steps[1].rate.unwrap() - 212.0 / 18_420.0).abs() < 1e-12);
    let leak = found.leak.unwrap();
    // 17 of 61 pass (27.9 %), fewer than 61 of 212 (28.8 %).
    assert_eq!((leak.from.as_str(), leak.to.as_str(), leak.lost), ("sql", "new_customers", 44.0));
    assert_eq!(leak.worth, None, "revenue may come from other things than these customers");
    // With deals as the last step: 44 lost at 1 240 000 / 17 each = 3 209 412.
    report.rows.push(row("deals_won", &[], value(Some(17.0)), None));
    report.rows.push(row("average_deal", &[], ratio(1_240_000.0, 17.0), None));
    assert!((funnel(&report).unwrap().leak.unwrap().worth.unwrap() - 3_209_411.76).abs() < 0.01);
    assert_eq!(funnel(&self::report(Vec::new(), vec![row("leads", &[], value(Some(3.0)), None)])), None);
}

#[test]
fn channel_totals_are_recomputed_and_unknown_stays_unknown() {
    let found = channels(&by_channel()).unwrap();
    let ids: Vec<_> = found.columns.iter().map(|column| column.metric.as_str()).collect();
    assert_eq!(ids, ["ad_cost", "leads", "cac"]);
    // 321 000 / 17, which is neither the sum nor the mean of 20 111, 46 667 and 0.
    assert!((found.totals[2].unwrap() - 18_882.352_941).abs() < 1e-6);
    assert_eq!(found.columns[0].unit_text(found.currency, Lang::Ru), "тыс.\u{a0}₽");
    assert_eq!(found.columns[0].write(181_000.0, Lang::En), "181");
    let rows = sorted(found.rows, Some(0), true, Lang::En);
    let names: Vec<_> = rows.iter().map(|row| row.label.as_str()).collect();
    assert_eq!(names, ["Paid Social", "Paid Search", "Organic Search"], "unknown last, rising too");
    assert_eq!(rows[2].cells[0], None);
    assert_eq!(rows[2].cells[2], None, "nothing was spent on it, so its customers have no cost of zero");
    assert_eq!(rows[0].hue, "social");
}

fn proven<'a>(id: &str, value: &'a Value) -> Proven<'a> {
    Proven {
        metric: sextant::metrics::find(id).unwrap(),
        value,
        before: None,
        period: Some(period("2026-11-01", "2026-11-14")),
        compare: None,
        currency: Currency::parse("RUB"),
        source: &|id| id.to_uppercase(),
    }
}

#[track_caller]
fn sum(id: &str, value: Value, en: &str) {
    assert_eq!(arithmetic(&proven(id, &value), &value, Lang::En).as_deref(), Some(en));
}

#[test]
fn the_arithmetic_of_today() {
    sum("cac", ratio(321_000.0, 17.0), "₽321,000 ÷ 17 = ₽18,882");
    sum("open_rate", ratio(2_940.0, 9_800.0), "2,940 ÷ 9,800 = 30%");
    sum("sessions", value(Some(18_420.0)), "18,420");
    // 900 of cost for 120 000 impressions: 7.50 a thousand.
    let mut cpm = ratio(900.0, 120_000.0);
    cpm.value = Some(7.5);
    sum("cpm", cpm, "₽900 ÷ 120,000 × 1,000 = ₽7.50");
    let unknown = value(None);
    assert_eq!(arithmetic(&proven("cac", &unknown), &unknown, Lang::En), None);
}

#[test]
fn few_customers_are_said_with_their_range() {
    // Exact Poisson bounds of 17 are 9.90 and 27.22 (Garwood 1936); 321 000 over them is 11.8 and 32.4 thousand.
    let mut cac = ratio(321_000.0, 17.0);
    (cac.is_small, cac.n) = (true, Some(17.0));
    let lines = careful(&proven("cac", &cac), Lang::En);
    assert_eq!(lines[0], "17 are few: 10 to 27 is plausible, so the value lies between ₽11.8K and ₽32.4K");
    let mut rate = ratio(5.0, 119.0);
    rate.interval = Some((0.0181, 0.0946));
    let lines = careful(&proven("open_rate", &rate), Lang::Ru);
    assert_eq!(lines[0].replace('\u{a0}', " "), "Правдоподобно от 1,8 % до 9,5 %: 5 из 119");
}

#[test]
fn the_proof_names_files_rows_and_missing_days() {
    let slice = |source: &str, to: &str, missing_days, rows| Coverage {
        import: 1,
        source: source.into(),
        table: Table::Deals,
        file: format!("{source}.csv"),
        covered: period("2026-11-01", to),
        missing_days,
        gap_days: 0,
        rows,
        lines: Some((2, 188)),
    };
    let mut now = value(Some(17.0));
    now.coverage = vec![slice("crm", "2026-11-12", 2, 187), slice("ads", "2026-11-14", 0, 40)];
    assert_eq!(
        from(&proven("leads", &now), Lang::En),
        ["CRM · crm.csv, rows 2–188", "ADS · ads.csv, rows 2–188, 40 used"]
    );
    assert_eq!(coverage(&proven("leads", &now), Lang::Ru), ["CRM – по 12\u{a0}нояб."]);
    now.coverage.remove(0);
    assert_eq!(coverage(&proven("leads", &now), Lang::Ru), ["1–14\u{a0}нояб. 2026, без пропусков"]);
    let text = text(&proven("leads", &now), Lang::En);
    assert!(text.starts_with("Leads (1–14 Nov 2026)\n"), "{text}");
    assert!(text.contains("\n= 17\n"), "{text}");
}

#[test]
fn rows_behind_are_those_that_were_counted() {
    let input = |expression: &str, table| Input {
        expression: expression.into(),
        said: Said::fixed("part", "часть"),
        value: Some(1.0),
        unit: Unit::Count,
        table: Some(table),
    };
    let mut now = value(Some(1.0));
    now.inputs = vec![
        input("sum(deals.amount on closed where is_won)", Table::Deals),
        input("count(deals on closed where is_won)", Table::Deals),
        input("sum(ad_performance.cost)", Table::AdPerformance),
    ];
    let found = behind(&now);
    assert_eq!(found.len(), 2, "the same rows are listed once: {found:?}");
    assert_eq!((found[0].table, found[0].when), (Table::Deals, Some(Field::Closed)));
    assert_eq!(found[0].filters, [Filter { field: Field::IsWon, values: vec!["true".into()] }]);
    assert_eq!(found[0].measures, [], "a row without an amount was counted too");
    assert_eq!((found[1].when, found[1].measures.as_slice()), (None, [Field::Cost].as_slice()));
}

#[test]
fn a_split_that_rests_on_other_files_is_said() {
    let slice = |source: &str| Coverage {
        import: 1,
        source: source.into(),
        table: Table::Deals,
        file: "deals.csv".into(),
        covered: period("2026-11-01", "2026-11-14"),
        missing_days: 0,
        gap_days: 0,
        rows: 12,
        lines: None,
    };
    let mut split = value(Some(473_000.0));
    split.coverage = vec![slice("hubspot")];
    let by_channel =
        report(vec![Field::Channel], vec![row("revenue", &[], split, None), row("cac", &[], ratio(4.0, 2.0), None)]);
    let found = short_of(&by_channel, &totals());
    assert_eq!(found.len(), 1, "a ratio follows its parts: {found:?}");
    assert_eq!((found[0].metric.as_str(), found[0].split, found[0].total), ("revenue", 473_000.0, 1_240_000.0));
    assert_eq!(found[0].sources, ["hubspot"]);
    assert_eq!(short_of(&totals(), &totals()), []);
}

/// For every part of a number the list of rows is as long as what was counted.
#[test]
fn the_rows_shown_are_as_many_as_were_counted() {
    let text = "deal_id created closed amount is_closed is_won
        a 2026-09-01 2026-11-02 10 true true
        b 2026-11-01 2026-11-20 20 true false
        c 2026-09-01 2026-11-03 - true true
        d 2026-11-01 2026-12-01 40 true true
        e 2026-11-01 2026-11-09 50 - -
        f 2026-11-04 2026-11-10 60 true -";
    let facts = tiny::facts(&[tiny::tiny("hubspot", Table::Deals, text)]);
    let november = tiny::november();
    for (metric, count) in [("deals_won", 2), ("opportunities", 4), ("deals_lost", 2)] {
        let value = tiny::total(&facts, &tiny::ask(&[metric], Some(november)));
        assert_eq!(value.value, Some(f64::from(count)), "{metric}");
        let [part] = behind(&value).try_into().unwrap();
        let want = RowsWanted {
            table: part.table,
            when: part.when,
            period: Some(november),
            filters: part.filters,
            measures: part.measures,
            from: 0,
            limit: 50,
        };
        assert_eq!(sextant::query::rows(&facts, &want).total, count as usize, "{metric}");
    }
}

/// A named measure does not say which rows it picked; its table and its files are still shown.
#[test]
fn a_named_measure_can_be_opened() {
    let text = "order_id customer date amount\na x 2026-11-02 10\nb x 2026-11-05 10\nc y 2026-11-09 10";
    let facts = tiny::facts(&[tiny::tiny("shopify", Table::Orders, text)]);
    let value = tiny::total(&facts, &tiny::ask(&["new_customers"], Some(tiny::november())));
    assert_eq!(value.value, Some(2.0));
    let parts = behind(&value);
    assert_eq!(parts.iter().map(|part| part.table).collect::<Vec<_>>(), [Table::Orders]);
    assert!(from(&proven("new_customers", &value), Lang::En)[0].starts_with("SHOPIFY · shopify-1.csv"));
}
