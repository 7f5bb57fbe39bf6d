//! The change of a value in words: an arrow for the direction, better or worse by the metric's own direction, and the
//! cases where a percentage would lie: too few, zero base, within chance, first period (KPIS §0).

use crate::format;
use crate::metrics::metric::{Better, Unit};
use crate::model::money::Currency;
use crate::model::period::Period;
use crate::query::report::{Coverage, MetricHead, Value};
use crate::words::{Lang, Said, plural_ru};

/// Which way the value went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Arrow {
    #[default]
    None,
    Up,
    Down,
    Same,
}

/// Whether that is good; calm when it is neither, or cannot be told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    #[default]
    Calm,
    Good,
    Bad,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Delta {
    pub arrow: Arrow,
    pub tone: Tone,
    /// "8% better"
    pub short: Said,
    /// "up 8%, better": for a screen reader, who sees no arrow.
    pub spoken: Said,
    /// How large the change is, as a fraction of the value before; `None` where a percentage would lie.
    pub size: Option<f64>,
    /// The compared period is not covered as the present one is: the two values must not be set against each other.
    pub has_gaps: bool,
}

const FIRST: Said = Said::fixed("first period", "первый период");
const SAME: Said = Said::fixed("no change", "без изменений");

/// From this share of days without data on, a change says more about the days than about the business.
const TOO_MANY_GAPS: f64 = 0.05;

/// Empty: no words at all when nothing is compared or the value is unknown, unless days are missing in its midst.
pub fn delta(value: &Value, before: Option<&Value>, head: &MetricHead, currency: Option<Currency>) -> Delta {
    let Some(now) = value.value else { return Delta::default() };
    let here = Days::of(value);
    let Some(before_value) = before else { return Delta::default().with_days(here.gaps()) };
    let Some(was) = before_value.value else {
        return Delta { short: FIRST, spoken: FIRST, ..Delta::default() }.with_days(here.gaps());
    };
    let there = Days::of(before_value);
    let gaps = if there.missing >= here.missing + TOO_MANY_GAPS {
        Some(there.said(&BEFORE_ONLY))
    } else if here.gap >= there.gap + TOO_MANY_GAPS {
        Some(here.said(&ONLY))
    } else {
        None
    };
    if let Some(short) = gaps {
        return Delta { spoken: short.clone(), short, has_gaps: true, ..Delta::default() };
    }
    let gaps = here.gaps().or_else(|| (there.gap > 0.0).then(|| there.said(&BEFORE)));
    compared(value, now, before_value, was, head, currency).with_days(gaps)
}

impl Delta {
    /// "8% better · 30 of 31 days"
    fn with_days(mut self, days: Option<Said>) -> Self {
        let Some(days) = days else { return self };
        let join = |text: &str, days: &str| if text.is_empty() { days.to_owned() } else { format!("{text} · {days}") };
        self.short = Said::new(join(&self.short.en, &days.en), join(&self.short.ru, &days.ru));
        self.spoken = Said::new(join(&self.spoken.en, &days.en), join(&self.spoken.ru, &days.ru));
        self
    }
}

/// How it is said that some days have data; `{}` is "28 of 31 days".
const ONLY: Said = Said::fixed("only {} have data", "данные только за {}");
const BEFORE_ONLY: Said = Said::fixed("before: only {} have data", "раньше данные только за {}");
const BEFORE: Said = Said::fixed("before: {}", "раньше – {}");

/// The days behind a value: those of the source that lacks most. Files of one source complete each other.
#[derive(Default)]
struct Days {
    /// Share of the period without data.
    missing: f64,
    /// The same without its unfinished end and its beginning before the first data.
    gap: f64,
    known: i32,
    all: i32,
}

impl Days {
    fn of(value: &Value) -> Self {
        let mut worst = Self::default();
        for one in &value.coverage {
            let is_same = |other: &&Coverage| (&other.source, other.table) == (&one.source, one.table);
            let of_source: Vec<&Coverage> = value.coverage.iter().filter(is_same).collect();
            let Some(best) = of_source.iter().min_by_key(|other| other.missing_days) else { continue };
            let Some(span) = of_source.iter().map(|other| other.covered).reduce(Period::join) else { continue };
            let all = best.missing_days + span.days() - best.gap_days;
            let share = |days: i32| f64::from(days) / f64::from(all.max(1));
            let missing = share(best.missing_days);
            if missing > worst.missing {
                worst = Self { missing, gap: share(best.gap_days), known: all - best.missing_days, all };
            }
        }
        worst
    }

    fn said(&self, frame: &Said) -> Said {
        let (known, all) = (self.known, self.all);
        let days = plural_ru(i64::from(all), "дня", "дней", "дней");
        Said::new(
            frame.en.replace("{}", &format!("{known} of {all} days")),
            frame.ru.replace("{}", &format!("{known} из {all} {days}")),
        )
    }

    /// Said at the number whenever days are missing in its midst.
    fn gaps(&self) -> Option<Said> {
        (self.gap > 0.0).then(|| self.said(&Said::fixed("{}", "{}")))
    }
}

fn compared(
    value: &Value,
    now: f64,
    before_value: &Value,
    was: f64,
    head: &MetricHead,
    currency: Option<Currency>,
) -> Delta {
    let change = now - was;
    let arrow = match change {
        c if is_nothing(c, was, head.unit) => Arrow::Same,
        c if c > 0.0 => Arrow::Up,
        _ => Arrow::Down,
    };
    if arrow == Arrow::Same {
        return Delta { arrow, short: SAME, spoken: SAME, size: Some(0.0), ..Delta::default() };
    }
    let tone = tone(arrow, head.better);
    let size = (was != 0.0 && head.unit != Unit::Share).then(|| change / was.abs());
    if is_within_chance(value, before_value, head.unit) {
        let short = both(|lang| chance(value, was, change, size, head.unit, currency, lang));
        let spoken = with_direction(arrow, &short);
        return Delta { arrow, tone: Tone::Calm, short, spoken, size: None, has_gaps: false };
    }
    let amount = |lang| amount(change, was, size, head.unit, currency, lang);
    let short = both(|lang| with_verdict(&amount(lang), arrow, tone, size.is_some_and(|s| s.abs() < 10.0), lang));
    let spoken = with_direction(arrow, &short);
    Delta { arrow, tone, short, spoken, size, has_gaps: false }
}

/// A change too small to show a digit of.
fn is_nothing(change: f64, was: f64, unit: Unit) -> bool {
    match unit {
        Unit::Share => (change * 100.0).abs() < 0.005,
        _ => change == 0.0 || (was != 0.0 && (change / was).abs() < 0.0005),
    }
}

fn tone(arrow: Arrow, better: Better) -> Tone {
    match (arrow, better) {
        (Arrow::Up, Better::Higher) | (Arrow::Down, Better::Lower) => Tone::Good,
        (Arrow::Down, Better::Higher) | (Arrow::Up, Better::Lower) => Tone::Bad,
        _ => Tone::Calm,
    }
}

/// From here on a count may change by a few percent and mean it.
const FEW: f64 = 30.0;

/// Counts: a difference of two Poisson counts under 1.96 σ, where either is small. Rates: each lies in the other's
/// interval. Averages of few: by the flag alone.
fn is_within_chance(value: &Value, before: &Value, unit: Unit) -> bool {
    let (Some(now), Some(was)) = (value.value, before.value) else { return false };
    if unit == Unit::Share
        && let (Some(here), Some(there)) = (value.interval, before.interval)
    {
        return here.0 <= was && was <= here.1 && there.0 <= now && now <= there.1;
    }
    match unit {
        Unit::Count => now.min(was) < FEW && (now - was).abs() <= 1.96 * (now.abs() + was.abs()).sqrt(),
        _ => value.is_small || before.is_small,
    }
}

fn chance(
    value: &Value,
    was: f64,
    change: f64,
    size: Option<f64>,
    unit: Unit,
    currency: Option<Currency>,
    lang: Lang,
) -> String {
    if unit == Unit::Share && value.interval.is_some() {
        let was = format::share(was, lang);
        return match lang {
            Lang::En => format!("within chance of {was}"),
            Lang::Ru => format!("в пределах случайного, было {was}"),
        };
    }
    let change = match (unit, size) {
        (Unit::Count, _) | (_, None) => format::difference(change, unit, currency, lang),
        (_, Some(size)) => format!("{}{}", if size > 0.0 { "+" } else { "−" }, percent(size, lang)),
    };
    match lang {
        Lang::En => format!("{change}, too few to tell"),
        Lang::Ru => format!("{change}, мало для вывода"),
    }
}

/// `8%`; points for a rate; the bare difference where the base is zero or tiny; `×12` where a percentage would be silly.
fn amount(change: f64, was: f64, size: Option<f64>, unit: Unit, currency: Option<Currency>, lang: Lang) -> String {
    match size {
        Some(size) if unit == Unit::Count && was < 5.0 => {
            let _ = size;
            format::difference(change, unit, currency, lang)
        }
        Some(size) if size.abs() >= 10.0 => format::times((was + change) / was, lang),
        Some(size) => percent(size, lang),
        None => format::difference(change, unit, currency, lang),
    }
}

fn percent(size: f64, lang: Lang) -> String {
    let digits = if size.abs() < 0.0095 { 1 } else { 0 };
    format::percent(size.abs(), digits, lang)
}

/// "8% better", "на 8 % лучше", "+3, better": «на» only before a plain amount.
fn with_verdict(amount: &str, arrow: Arrow, tone: Tone, is_plain: bool, lang: Lang) -> String {
    let is_signed = amount.starts_with(['+', '−', '×']);
    let word = match (tone, lang) {
        (Tone::Good, Lang::En) => "better",
        (Tone::Bad, Lang::En) => "worse",
        (Tone::Good, Lang::Ru) => "лучше",
        (Tone::Bad, Lang::Ru) => "хуже",
        (Tone::Calm, Lang::En) => match arrow {
            Arrow::Down => "less",
            _ => "more",
        },
        (Tone::Calm, Lang::Ru) => match arrow {
            Arrow::Down => "меньше",
            _ => "больше",
        },
    };
    match (lang, is_signed || !is_plain) {
        (_, true) if tone == Tone::Calm => amount.into(),
        (_, true) => format!("{amount}, {word}"),
        (Lang::En, false) => format!("{amount} {word}"),
        (Lang::Ru, false) => format!("на\u{a0}{amount} {word}"),
    }
}

fn with_direction(arrow: Arrow, short: &Said) -> Said {
    let (en, ru) = match arrow {
        Arrow::Up => ("up: ", "рост: "),
        Arrow::Down => ("down: ", "снижение: "),
        _ => ("", ""),
    };
    Said::new(format!("{en}{}", short.en), format!("{ru}{}", short.ru))
}

/// The same words made for each language.
pub fn both(make: impl Fn(Lang) -> String) -> Said {
    Said::new(make(Lang::En), make(Lang::Ru))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metrics::metric::Additivity;
    use crate::model::day::Day;
    use crate::model::period::Period;
    use crate::model::table::Table;
    use crate::query::report::Coverage;

    pub fn known(value: f64) -> Value {
        Value {
            value: Some(value),
            unknown: None,
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

    fn head(unit: Unit, better: Better) -> MetricHead {
        MetricHead { id: "x".into(), unit, better, additivity: Additivity::Flow }
    }

    #[track_caller]
    fn check(unit: Unit, better: Better, (was, now): (f64, f64), en: &str, ru: &str, (arrow, tone): (Arrow, Tone)) {
        let found = delta(&known(now), Some(&known(was)), &head(unit, better), Currency::parse("RUB"));
        let plain = |text: &str| text.replace('\u{a0}', " ");
        assert_eq!((plain(&found.short.en), plain(&found.short.ru)), (en.into(), ru.into()));
        assert_eq!((found.arrow, found.tone), (arrow, tone));
    }

    #[test]
    fn direction_and_verdict_are_apart() {
        use Arrow::{Down, Same, Up};
        use Tone::{Bad, Calm, Good};
        check(Unit::Count, Better::Higher, (196.0, 212.0), "8% better", "на 8 % лучше", (Up, Good));
        check(Unit::Money, Better::Lower, (17_000.0, 18_882.0), "11% worse", "на 11 % хуже", (Up, Bad));
        check(Unit::Money, Better::Lower, (20_000.0, 18_000.0), "10% better", "на 10 % лучше", (Down, Good));
        check(Unit::Money, Better::Neutral, (100.0, 150.0), "50% more", "на 50 % больше", (Up, Calm));
        check(Unit::Count, Better::Higher, (61.0, 61.0), "no change", "без изменений", (Same, Calm));
        check(Unit::Share, Better::Higher, (0.016, 0.019), "+0.3 pp, better", "+0,3 п. п., лучше", (Up, Good));
        check(Unit::Share, Better::Lower, (0.40, 0.45), "+5 pp, worse", "+5 п. п., хуже", (Up, Bad));
        check(Unit::Count, Better::Higher, (0.0, 40.0), "+40, better", "+40, лучше", (Up, Good));
        check(Unit::Count, Better::Higher, (4.0, 40.0), "+36, better", "+36, лучше", (Up, Good));
        check(Unit::Count, Better::Higher, (10.0, 500.0), "×50, better", "×50, лучше", (Up, Good));
        check(Unit::Count, Better::Higher, (10_000.0, 10_040.0), "0.4% better", "на 0,4 % лучше", (Up, Good));
        check(Unit::Seconds, Better::Higher, (60.0, 84.0), "40% better", "на 40 % лучше", (Up, Good));
    }

    #[test]
    fn too_few_is_said_and_not_coloured() {
        let now = known(17.0);
        let found = delta(&now, Some(&known(14.0)), &head(Unit::Count, Better::Higher), None);
        assert_eq!(found.short, Said::new("+3, too few to tell", "+3, мало для вывода"));
        assert_eq!((found.arrow, found.tone), (Arrow::Up, Tone::Calm));
        // 5 and 25 are few, yet chance alone does not do that: 20 > 1.96 · √30 = 10.7.
        let now = known(25.0);
        assert_eq!(delta(&now, Some(&known(5.0)), &head(Unit::Count, Better::Higher), None).tone, Tone::Good);
    }

    #[test]
    fn a_rate_within_its_interval_is_chance() {
        // 5 of 119 and 4 of 111; Wilson 95 %: 1.8–9.5 % and 1.4–8.9 %.
        let (mut now, mut was) = (known(0.042), known(0.036));
        (now.interval, was.interval) = (Some((0.018, 0.0946)), Some((0.0141, 0.0889)));
        let found = delta(&now, Some(&was), &head(Unit::Share, Better::Higher), None);
        assert_eq!(found.short.en, "within chance of 3.6%");
        assert_eq!(found.tone, Tone::Calm);
    }

    #[test]
    fn a_half_known_past_is_not_compared_with() {
        let covered = |from: i32, to: i32, missing_days| Coverage {
            import: 1,
            source: "crm".into(),
            table: Table::Deals,
            file: "deals.csv".into(),
            covered: Period { from: Day(from), to: Day(to) },
            missing_days,
            gap_days: 0,
            rows: 9,
            lines: None,
        };
        let (mut now, mut was) = (known(4_698.0), known(2_270.0));
        now.coverage = vec![covered(400, 725, 0)];
        was.coverage = vec![covered(186, 399, 112)];
        let found = delta(&now, Some(&was), &head(Unit::Count, Better::Higher), None);
        assert_eq!(found.short.en, "before: only 214 of 326 days have data");
        assert!(found.has_gaps && found.tone == Tone::Calm && found.size.is_none());
        // The same gap on both sides is like for like.
        now.coverage = vec![covered(400, 613, 112)];
        assert!(!delta(&now, Some(&was), &head(Unit::Count, Better::Higher), None).has_gaps);
    }

    #[test]
    fn days_lost_in_the_midst_are_said_at_the_number() {
        let covered = |from: i32, to: i32, lost: i32| Coverage {
            import: 1,
            source: "ga4".into(),
            table: Table::WebTraffic,
            file: "traffic.csv".into(),
            covered: Period { from: Day(from), to: Day(to) },
            missing_days: lost,
            gap_days: lost,
            rows: 9,
            lines: None,
        };
        let (mut now, mut was) = (known(30_000.0), known(27_000.0));
        let head = head(Unit::Count, Better::Higher);
        let (november, october) = ((304, 333), (273, 303));
        now.coverage = vec![covered(november.0, november.1, 0)];
        // Three of 31 days lost before: a rise of 11 % would be nothing but them (30/27 = 31/28 to the percent).
        was.coverage = vec![covered(october.0, october.1, 3)];
        let found = delta(&now, Some(&was), &head, None);
        assert_eq!(
            found.short,
            Said::new("before: only 28 of 31 days have data", "раньше данные только за 28 из 31 дня")
        );
        assert!(found.has_gaps);
        // Lost now: a fall would be nothing but them.
        (now.coverage, was.coverage) = (was.coverage, now.coverage);
        let found = delta(&now, Some(&was), &head, None);
        assert_eq!(found.short, Said::new("only 28 of 31 days have data", "данные только за 28 из 31 дня"));
        assert!(found.has_gaps);
        // One day is said, and the change told.
        now.coverage = vec![covered(november.0, november.1, 1)];
        let found = delta(&now, Some(&was), &head, None);
        assert_eq!(found.short.en, "11% better · 29 of 30 days");
        assert_eq!(delta(&now, None, &head, None).short.ru, "29 из 30 дней");
        (now.coverage, was.coverage) = (was.coverage, now.coverage);
        let russian = delta(&now, Some(&was), &head, None).short.ru;
        assert_eq!(russian.replace('\u{a0}', " "), "на 11 % лучше · раньше – 29 из 30 дней");
    }

    #[test]
    fn nothing_to_compare_with() {
        let head = head(Unit::Count, Better::Higher);
        assert_eq!(delta(&known(3.0), None, &head, None), Delta::default());
        let unknown = Value { value: None, ..known(0.0) };
        assert_eq!(delta(&known(3.0), Some(&unknown), &head, None).short, FIRST);
        assert_eq!(delta(&unknown, Some(&known(3.0)), &head, None), Delta::default());
    }
}
