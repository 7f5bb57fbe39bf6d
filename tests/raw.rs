//! A stored table as it is: sorted, searched, a window at a time, against facts small enough to read.

mod tiny;

use sextant::model::field::Field;
use sextant::model::table::Table;
use sextant::query::{Prepared, RawView, RawWanted};
use tiny::{facts, period, tiny};

fn deals() -> sextant::model::facts::Facts {
    facts(&[
        tiny(
            "hubspot",
            Table::Deals,
            "deal_id created amount stage email\nd1 2026-10-02 900 Won a@example.com\nd2 2026-10-05 - Open b@example.com\nd3 2026-11-01 12.5 won c@example.com",
        ),
        tiny("hubspot", Table::Deals, "deal_id created amount stage\nd2 2026-10-05 70 Lost\nd4 - -3 -"),
    ])
}

#[track_caller]
fn check(want: &RawWanted, expect: &[&str]) {
    let facts = deals();
    let view = RawView::of(&facts, want);
    let found = view.page(&facts, &Prepared::default(), 0, 50);
    let id = found.fields.iter().position(|field| *field == Field::DealId).unwrap();
    let ids: Vec<&str> = found.rows.iter().map(|row| row.cells[id].as_deref().unwrap()).collect();
    assert_eq!(ids, expect);
    assert_eq!((found.total, view.all()), (expect.len(), 5));
}

fn deals_table() -> RawWanted {
    RawWanted::of(Table::Deals)
}

fn sorted(field: Field, is_descending: bool) -> RawWanted {
    RawWanted { sort: Some((field, is_descending)), ..deals_table() }
}

fn searched(text: &str, search_in: Option<Field>) -> RawWanted {
    RawWanted { search: text.into(), search_in, ..deals_table() }
}

#[test]
fn sorted_both_ways_with_the_empty_last() {
    check(&deals_table(), &["d1", "d2", "d3", "d2", "d4"]);
    check(&sorted(Field::Amount, false), &["d4", "d3", "d2", "d1", "d2"]);
    check(&sorted(Field::Amount, true), &["d1", "d2", "d3", "d4", "d2"]);
    check(&sorted(Field::Created, true), &["d3", "d2", "d2", "d1", "d4"]);
    // Texts by their letters, whatever the case: Lost, Open, won = Won.
    check(&sorted(Field::Stage, false), &["d2", "d2", "d1", "d3", "d4"]);
}

#[test]
fn searched_in_any_column_or_in_one() {
    check(&searched("WON", None), &["d1", "d3"]);
    check(&searched("d2", None), &["d2", "d2"]);
    check(&searched("d2", Some(Field::Stage)), &[]);
    check(&searched("12,5", None), &["d3"]);
    check(&searched(">70", Some(Field::Amount)), &["d1"]);
    check(&searched("<= 70", Some(Field::Amount)), &["d3", "d2", "d4"]);
    check(&searched("2026-10", None), &["d1", "d2", "d2"]);
    check(&searched("> 2026-10", Some(Field::Created)), &["d3"]);
    check(&searched("example", None), &[]);
}

#[test]
fn one_file_and_some_days_alone() {
    let facts = deals();
    let of_file = RawWanted { import: Some(2), ..deals_table() };
    let view = RawView::of(&facts, &of_file);
    let found = view.page(&facts, &Prepared::default(), 0, 50);
    assert_eq!((found.rows.len(), found.rows[0].line, found.rows[0].file.as_str()), (2, Some(2), "hubspot-2.csv"));
    check(&RawWanted { period: Some(period("2026-10-03", "2026-10-31")), ..deals_table() }, &["d2", "d2"]);
}

#[test]
fn a_replaced_row_is_marked_and_people_are_left_out() {
    let facts = deals();
    let view = RawView::of(&facts, &deals_table());
    let found = view.page(&facts, &Prepared::default(), 1, 2);
    assert!(!found.fields.contains(&Field::Email));
    assert_eq!(found.rows.iter().map(|row| row.is_out).collect::<Vec<_>>(), [true, false]);
    assert_eq!((found.total, found.rows.len()), (5, 2));
    assert!(view.answers(&RawWanted { from: 3, limit: 9, ..deals_table() }));
    assert!(!view.answers(&searched("d2", None)));
}
