//! Numbers typed by hand in the app itself: the tables that `model::by_hand` writes. Declarations only.

use super::source::{CurrencyFrom, Report, Rule, Source};
use crate::model::by_hand::MARK;
use crate::model::column::Column;
use crate::model::facts::Slice;
use crate::model::field::Field;
use crate::model::table::Table;
use crate::problem::Problem;
use crate::sources::source::Context;
use crate::words::Said;

pub static SOURCE: Source = Source {
    id: "by_hand",
    name: Said::fixed("Typed by hand", "Введено вручную"),
    help: "",
    reports: &[
        typed(
            "market_size",
            Said::fixed("market size", "объём рынка"),
            Table::Market,
            &[&[MARK], &["market_size"]],
            &[
                WHEN,
                NOTE,
                CURRENCY,
                MARKED,
                Rule::of(Field::Region, &["region"]),
                Rule::of(Field::MarketSize, &["market_size"]),
            ],
        ),
        typed(
            "market_units",
            Said::fixed("market size, units", "объём рынка, шт."),
            Table::Market,
            &[&[MARK], &["market_units"]],
            &[
                WHEN,
                NOTE,
                MARKED,
                Rule::of(Field::Region, &["region"]),
                Rule::of(Field::MarketUnits, &["market_units"]),
            ],
        ),
        typed(
            "competitor_sales",
            Said::fixed("competitor sales", "продажи конкурентов"),
            Table::Market,
            &[&[MARK], &["competitor_sales"]],
            &[
                WHEN,
                NOTE,
                CURRENCY,
                MARKED,
                Rule::of(Field::Segment, &["segment"]),
                Rule::of(Field::CompetitorSales, &["competitor_sales"]),
            ],
        ),
        typed(
            "offline_ads",
            Said::fixed("offline advertising", "офлайн-реклама"),
            Table::AdPerformance,
            &[&[MARK], &["cost"]],
            &[WHEN, NOTE, CURRENCY, MARKED, Rule::of(Field::Campaign, &["campaign"]), Rule::of(Field::Cost, &["cost"])],
        )
        .refine(offline),
        typed(
            "offline_cost",
            Said::fixed("offline costs", "офлайн-затраты"),
            Table::Expenses,
            &[&[MARK], &["amount"]],
            &[
                WHEN,
                NOTE,
                CURRENCY,
                MARKED,
                Rule::of(Field::Category, &["category"]),
                Rule::of(Field::Amount, &["amount"]),
            ],
        )
        .refine(offline),
        typed(
            "followers",
            Said::fixed("followers", "подписчики"),
            Table::SocialAccounts,
            &[&[MARK], &["followers"]],
            &[WHEN, NOTE, MARKED, Rule::of(Field::Network, &["network"]), Rule::of(Field::Followers, &["followers"])],
        ),
    ],
};

const WHEN: Rule = Rule::of(Field::Date, &["month", "day"]);
const NOTE: Rule = Rule::of(Field::Note, &["note"]);
const CURRENCY: Rule = Rule::of(Field::Currency, &["currency"]);
const MARKED: Rule = Rule::ignore(&[MARK]);

const fn typed(
    id: &'static str,
    name: Said,
    table: Table,
    needs: &'static [&'static [&'static str]],
    columns: &'static [Rule],
) -> Report {
    Report::new(id, name, Some(table), needs, columns).currency(CurrencyFrom::Header)
}

/// What is paid outside the net came by the channel of that name.
fn offline(slice: &mut Slice, _context: &Context) -> Vec<Problem> {
    let channel = Column::constant(&slice.meta.chunk_rows, "Offline");
    slice.columns.insert(Field::Channel, channel);
    slice.settle();
    Vec::new()
}
