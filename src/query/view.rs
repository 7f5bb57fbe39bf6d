//! `View`: what is being looked at. It is also the shape of the address: `#/overview?p=2026-11-01..2026-11-14&c=year`.
//!
//! A saved link must open next year: unknown keys are read over, old keys keep working. It holds no data of the
//! person's own but the names they filtered on, and a fragment is never sent to a host.

use super::address::{decode, encode};
use super::ask::{Ask, Filter};
use crate::model::day::Day;
use crate::model::facts::{Import, SliceGrain, SliceMeta};
use crate::model::field::Field;
use crate::model::money::Currency;
use crate::model::period::{Compare, Grain, Period};
use crate::model::short_sort::ShortSort;
use crate::model::table::Table;

/// The six places.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Page {
    #[default]
    Overview,
    Explore,
    Goals,
    Metrics,
    Data,
    Plan,
}

impl Page {
    pub const ALL: [Page; 6] = [Page::Overview, Page::Explore, Page::Goals, Page::Metrics, Page::Data, Page::Plan];

    pub fn id(self) -> &'static str {
        match self {
            Page::Overview => "overview",
            Page::Explore => "explore",
            Page::Goals => "goals",
            Page::Metrics => "metrics",
            Page::Data => "data",
            Page::Plan => "plan",
        }
    }

    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|page| page.id() == id)
    }
}

/// The parts of the Data page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum DataPart {
    #[default]
    Sources,
    Checks,
    Reconcile,
    Table,
}

impl DataPart {
    pub const ALL: [DataPart; 4] = [DataPart::Sources, DataPart::Checks, DataPart::Reconcile, DataPart::Table];

    pub fn id(self) -> &'static str {
        match self {
            DataPart::Sources => "sources",
            DataPart::Checks => "checks",
            DataPart::Reconcile => "reconcile",
            DataPart::Table => "table",
        }
    }

    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.id() == id)
    }
}

/// The days of what was measured. Plans and monthly or yearly tables (budgets, market sizes, rates) reach past the
/// last day anything happened, so they say where it ends only when there is nothing else.
pub fn data_days(imports: &[Import]) -> Option<Period> {
    let join = |measured: bool| {
        let of = imports.iter().filter(|import| is_measured(&import.slice) == measured);
        of.filter_map(|import| import.slice.period).reduce(Period::join)
    };
    join(true).or_else(|| join(false))
}

fn is_measured(slice: &SliceMeta) -> bool {
    let is_plan = matches!(slice.table, Table::PlanValues | Table::Market | Table::ExchangeRates | Table::Expenses);
    !is_plan && matches!(slice.grain, SliceGrain::Event | SliceGrain::Day | SliceGrain::Week)
}

/// Which days. All but `Days` are anchored at the last day of the data, so that an old export is never an empty board.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Span {
    /// What a person most likely wants first: this month to date; the month before while this one is younger than a
    /// week; everything when there is hardly a month.
    #[default]
    Recent,
    /// From the first of the month of the last data day to that day.
    ThisMonth,
    LastMonth,
    ThisQuarter,
    ThisYear,
    /// That many days up to the last data day.
    LastDays(u16),
    /// Everything there is.
    All,
    Days(Period),
}

impl Span {
    /// The days meant, given the data's own. Empty: `None` when there are no data to anchor at.
    pub fn resolve(self, data: Option<Period>, today: Day) -> Option<Period> {
        let last = data.map(|data| data.to.min(today).max(data.from));
        match self {
            Span::Days(period) => Some(period),
            Span::All => data,
            Span::Recent => recent(data?, last?).resolve(data, today),
            Span::ThisMonth => last.and_then(|last| Period::new(last.month_start(), last)),
            Span::LastMonth => last.and_then(|last| {
                let from = last.month_start().plus_months(-1);
                Period::new(from, from.month_end())
            }),
            Span::ThisQuarter => last.and_then(|last| {
                let (year, month, _) = last.ymd();
                Period::new(Day::from_ymd(year, (month - 1) / 3 * 3 + 1, 1)?, last)
            }),
            Span::ThisYear => last.and_then(|last| Period::new(Day::from_ymd(last.ymd().0, 1, 1)?, last)),
            Span::LastDays(days) => last.and_then(|last| Period::new(last.plus_days(1 - i32::from(days.max(1))), last)),
        }
    }

    pub fn print(self) -> String {
        match self {
            Span::Recent => "recent".into(),
            Span::ThisMonth => "this-month".into(),
            Span::LastMonth => "last-month".into(),
            Span::ThisQuarter => "this-quarter".into(),
            Span::ThisYear => "this-year".into(),
            Span::LastDays(days) => format!("{days}d"),
            Span::All => "all".into(),
            Span::Days(period) => format!("{}..{}", period.from.iso(), period.to.iso()),
        }
    }

    /// `None` for anything that is not a span. `2026-11` is a whole month.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "recent" => return Some(Span::Recent),
            "this-month" => return Some(Span::ThisMonth),
            "last-month" => return Some(Span::LastMonth),
            "this-quarter" => return Some(Span::ThisQuarter),
            "this-year" => return Some(Span::ThisYear),
            "all" => return Some(Span::All),
            _ => {}
        }
        if let Some(days) = text.strip_suffix('d') {
            return days.parse().ok().filter(|days| *days > 0).map(Span::LastDays);
        }
        if let Some((from, to)) = text.split_once("..") {
            return Period::new(Day::parse_iso(from)?, Day::parse_iso(to)?).map(Span::Days);
        }
        if text.len() == 7 {
            let from = Day::parse_iso(&format!("{text}-01"))?;
            return Period::new(from, from.month_end()).map(Span::Days);
        }
        Day::parse_iso(text).and_then(|day| Period::new(day, day)).map(Span::Days)
    }
}

fn recent(data: Period, last: Day) -> Span {
    match last.ymd().2 {
        _ if data.days() <= 31 => Span::All,
        ..7 => Span::LastMonth,
        _ => Span::ThisMonth,
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct View {
    pub page: Page,
    pub span: Span,
    /// `None` = no comparison.
    pub compare: Option<Compare>,
    /// `None` = as fine as the period bears.
    pub grain: Option<Grain>,
    /// One entry a field, in field order.
    pub filters: Vec<Filter>,
    pub currency: Option<Currency>,
    /// The metric whose definition lies open.
    pub metric: Option<String>,
    /// Of the Data page.
    pub part: DataPart,
}

impl Default for View {
    fn default() -> Self {
        Self {
            page: Page::default(),
            span: Span::default(),
            compare: Some(Compare::Previous),
            grain: None,
            filters: Vec::new(),
            currency: None,
            metric: None,
            part: DataPart::default(),
        }
    }
}

impl View {
    /// Reads a fragment, with or without its `#`. Whatever it cannot read falls back to the default.
    pub fn parse(fragment: &str) -> Self {
        let mut view = Self::default();
        let fragment = fragment.trim_start_matches('#').trim_start_matches('/');
        let (page, query) = fragment.split_once('?').unwrap_or((fragment, ""));
        view.page = Page::from_id(page).unwrap_or_default();
        for pair in query.split('&') {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            match key {
                "p" => view.span = Span::parse(value).unwrap_or_default(),
                "c" => view.compare = parse_compare(value),
                "g" => view.grain = parse_grain(value),
                "f" => view.filters = parse_filters(value),
                "cur" => view.currency = Currency::parse(&decode(value)),
                "t" => view.part = DataPart::from_id(value).unwrap_or_default(),
                "m" => view.metric = Some(decode(value)).filter(|id| !id.is_empty()),
                _ => {}
            }
        }
        view
    }

    /// The fragment with its `#`. What equals the default is left out, so that links stay short.
    pub fn print(&self) -> String {
        let mut pairs: Vec<String> = Vec::new();
        if self.span != Span::default() {
            pairs.push(format!("p={}", self.span.print()));
        }
        match self.compare {
            Some(Compare::Previous) => {}
            Some(Compare::Year) => pairs.push("c=year".into()),
            None => pairs.push("c=none".into()),
        }
        if let Some(grain) = self.grain {
            pairs.push(format!("g={}", grain_word(grain)));
        }
        if !self.filters.is_empty() {
            pairs.push(format!("f={}", print_filters(&self.filters)));
        }
        if let Some(currency) = self.currency {
            pairs.push(format!("cur={}", currency.code()));
        }
        if let Some(metric) = &self.metric {
            pairs.push(format!("m={}", encode(metric)));
        }
        if self.part != DataPart::default() {
            pairs.push(format!("t={}", self.part.id()));
        }
        let question = if pairs.is_empty() { "" } else { "?" };
        format!("#/{}{question}{}", self.page.id(), pairs.join("&"))
    }

    /// What a field is filtered on; empty = not filtered.
    pub fn filter(&self, field: Field) -> &[String] {
        self.filters.iter().find(|filter| filter.field == field).map_or(&[], |filter| &filter.values)
    }

    /// No values = the filter goes.
    pub fn set_filter(&mut self, field: Field, values: Vec<String>) {
        self.filters.retain(|filter| filter.field != field);
        if !values.is_empty() {
            self.filters.push(Filter { field, values });
            self.filters.short_sort_by_key(|filter| filter.field);
        }
    }

    /// As fine as the period bears: about 60 points at most.
    pub fn grain_for(&self, period: Option<Period>) -> Grain {
        if let Some(grain) = self.grain {
            return grain;
        }
        match period.map_or(0, Period::days) {
            0..=62 => Grain::Day,
            63..=190 => Grain::Week,
            _ => Grain::Month,
        }
    }

    /// The ask of this view for some metrics over its days.
    pub fn ask(&self, metrics: &[&str], period: Option<Period>, grain: Grain, by: &[Field]) -> Ask {
        Ask {
            metrics: metrics.iter().map(|id| (*id).to_owned()).collect(),
            period,
            compare: self.compare,
            grain,
            by: by.to_vec(),
            filters: self.filters.clone(),
            currency: self.currency,
        }
    }
}

fn parse_compare(text: &str) -> Option<Compare> {
    match text {
        "none" => None,
        "year" => Some(Compare::Year),
        _ => Some(Compare::Previous),
    }
}

fn grain_word(grain: Grain) -> &'static str {
    match grain {
        Grain::Day => "day",
        Grain::Week => "week",
        Grain::Month => "month",
        Grain::Total => "total",
    }
}

fn parse_grain(text: &str) -> Option<Grain> {
    [Grain::Day, Grain::Week, Grain::Month, Grain::Total].into_iter().find(|grain| grain_word(*grain) == text)
}

/// `channel:Email,Paid%20Search;country:DE`
fn print_filters(filters: &[Filter]) -> String {
    let each = filters.iter().map(|filter| {
        let values: Vec<String> = filter.values.iter().map(|value| encode(value)).collect();
        format!("{}:{}", filter.field.id(), values.join(","))
    });
    each.collect::<Vec<_>>().join(";")
}

fn parse_filters(text: &str) -> Vec<Filter> {
    let mut view = View::default();
    // A link pasted through another program may come back with its separators encoded.
    let text = if text.contains(':') { text.to_owned() } else { decode(text) };
    for part in text.split(';') {
        let Some((field, values)) = part.split_once(':') else { continue };
        let Some(field) = Field::from_id(field) else { continue };
        view.set_filter(field, values.split(',').map(decode).collect());
    }
    view.filters
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> Day {
        Day::parse_iso(text).unwrap()
    }

    fn days(from: &str, to: &str) -> Period {
        Period::new(day(from), day(to)).unwrap()
    }

    #[test]
    fn a_link_reads_as_written() {
        let view = View::parse("#/overview?p=2026-11-01..2026-11-14&c=year&f=channel:Email,Paid%20Search;country:DE");
        assert_eq!(view.page, Page::Overview);
        assert_eq!(view.span, Span::Days(days("2026-11-01", "2026-11-14")));
        assert_eq!(view.compare, Some(Compare::Year));
        assert_eq!(view.filter(Field::Channel), ["Email", "Paid Search"]);
        assert_eq!(view.filter(Field::Country), ["DE"]);
    }

    #[test]
    fn an_old_or_foreign_link_still_opens() {
        let view =
            View::parse("#/overview?p=yesterday&c=previous&zoom=3&f=colour:red;channel:%D0%9F%D0%BE%D1%87%D1%82%D0%B0");
        assert_eq!(view.span, Span::Recent);
        assert_eq!(view.filter(Field::Channel), ["Почта"]);
        assert_eq!(View::parse("#/nowhere?%%%&=&f=channel"), View::default());
        assert_eq!(View::parse(""), View::default());
        assert_eq!(View::parse("#/data").page, Page::Data);
        assert_eq!(View::parse("#/overview?f=channel%3AEmail%2CDirect").filter(Field::Channel), ["Email", "Direct"]);
    }

    #[test]
    fn an_empty_value_is_a_value() {
        let mut view = View::default();
        view.set_filter(Field::Channel, vec![String::new()]);
        assert_eq!(View::parse(&view.print()), view);
    }

    #[track_caller]
    fn check(span: &str, data: (&str, &str), today: &str, expect: (&str, &str)) {
        let found = Span::parse(span).unwrap().resolve(Some(days(data.0, data.1)), day(today));
        assert_eq!(found, Some(days(expect.0, expect.1)), "{span}");
    }

    #[test]
    fn spans_are_anchored_at_the_last_day_of_the_data() {
        let data = ("2025-05-01", "2026-11-14");
        check("this-month", data, "2026-11-23", ("2026-11-01", "2026-11-14"));
        check("last-month", data, "2026-11-23", ("2026-10-01", "2026-10-31"));
        check("this-quarter", data, "2026-11-23", ("2026-10-01", "2026-11-14"));
        check("this-year", data, "2026-11-23", ("2026-01-01", "2026-11-14"));
        check("30d", data, "2026-11-23", ("2026-10-16", "2026-11-14"));
        check("all", data, "2026-11-23", data);
        check("2026-02", data, "2026-11-23", ("2026-02-01", "2026-02-28"));
        check("2026-02-03", data, "2026-11-23", ("2026-02-03", "2026-02-03"));
        // A deal that closes next year does not move the month on.
        check("this-month", ("2025-05-01", "2027-03-31"), "2026-11-23", ("2026-11-01", "2026-11-23"));
        // Nor does a clock that stands before the data.
        check("this-month", ("2025-05-10", "2025-07-31"), "2024-01-01", ("2025-05-01", "2025-05-10"));
        // The first look: a young month gives way to the one before, a short export is shown whole.
        check("recent", data, "2026-11-23", ("2026-11-01", "2026-11-14"));
        check("recent", ("2025-05-01", "2026-11-07"), "2026-11-23", ("2026-11-01", "2026-11-07"));
        check("recent", ("2025-05-01", "2026-11-06"), "2026-11-23", ("2026-10-01", "2026-10-31"));
        check("recent", ("2026-07-03", "2026-08-01"), "2026-11-23", ("2026-07-03", "2026-08-01"));
        assert_eq!(Span::Recent.resolve(None, day("2026-11-23")), None);
        assert_eq!(Span::ThisMonth.resolve(None, day("2026-11-23")), None);
        assert_eq!(Span::parse("0d"), None);
        assert_eq!(Span::parse("2026-11-14..2026-11-01"), None);
    }

    fn import(table: Table, grain: SliceGrain, period: Option<Period>) -> Import {
        let slice = SliceMeta {
            id: 1,
            source: "generic".into(),
            report: "table".into(),
            account: None,
            table,
            dims: Vec::new(),
            grain,
            period,
            currency: None,
            rows: 1,
            totals: Vec::new(),
            fields: Vec::new(),
            chunk_rows: vec![1],
            is_channel_derived: false,
        };
        Import { id: 1, file: "a.csv".into(), part: None, bytes: 1, hash: "0".into(), imported_at: 0.0, slice }
    }

    #[test]
    fn a_plan_does_not_move_the_last_day() {
        let traffic = import(Table::WebTraffic, SliceGrain::Day, Some(days("2025-06-01", "2026-11-22")));
        let deals = import(Table::Deals, SliceGrain::Event, Some(days("2025-05-20", "2026-11-20")));
        let plan = import(Table::PlanValues, SliceGrain::Month, Some(days("2026-01-01", "2026-12-31")));
        let nameless = import(Table::Orders, SliceGrain::Event, None);
        let all = [traffic, plan.clone(), deals, nameless];
        assert_eq!(data_days(&all), Some(days("2025-05-20", "2026-11-22")));
        assert_eq!(data_days(&[plan]), Some(days("2026-01-01", "2026-12-31")));
        assert_eq!(data_days(&[]), None);
    }

    fn any_day() -> impl Strategy<Value = Day> {
        (0i32..40_000).prop_map(Day)
    }

    fn any_span() -> impl Strategy<Value = Span> {
        prop_oneof![
            Just(Span::Recent),
            Just(Span::ThisMonth),
            Just(Span::LastMonth),
            Just(Span::ThisQuarter),
            Just(Span::ThisYear),
            Just(Span::All),
            (1u16..).prop_map(Span::LastDays),
            (any_day(), 0i32..900).prop_map(|(from, more)| Span::Days(Period { from, to: from.plus_days(more) })),
        ]
    }

    fn any_view() -> impl Strategy<Value = View> {
        let compare = prop_oneof![Just(None), Just(Some(Compare::Previous)), Just(Some(Compare::Year))];
        let grain = prop_oneof![Just(None), Just(Some(Grain::Day)), Just(Some(Grain::Week)), Just(Some(Grain::Month))];
        let values = proptest::collection::vec(any::<String>(), 1..4);
        let filters = proptest::collection::vec((0..Field::ALL.len(), values), 0..4);
        let rest = (proptest::option::of("[A-Z]{3}"), proptest::option::of("[a-z_]{1,20}"));
        (0..6usize, any_span(), compare, grain, filters, rest).prop_map(
            |(page, span, compare, grain, filters, rest)| {
                let mut view = View { page: Page::ALL[page], span, compare, grain, ..View::default() };
                filters.into_iter().for_each(|(field, values)| view.set_filter(Field::ALL[field], values));
                view.currency = rest.0.and_then(|code| Currency::parse(&code));
                view.metric = rest.1;
                view.part = DataPart::ALL[page % 4];
                view
            },
        )
    }

    proptest! {
        #[test]
        fn a_view_survives_its_address(view in any_view()) {
            prop_assert_eq!(View::parse(&view.print()), view);
        }

        #[test]
        fn any_address_opens(text in ".*") {
            let view = View::parse(&text);
            prop_assert_eq!(View::parse(&view.print()), view);
        }
    }
}
