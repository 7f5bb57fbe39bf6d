//! Google Business Profile: the performance report of locations, descriptions of the columns in its second row.
//!
//! Views are people who saw the profile in Search or Maps, on a phone or a computer: four columns that are added.
//! Calls, directions and other doings have no KPI. The days stand in the file's name alone.

use super::ad_tables::fill;
use super::refine::{drop_field, put_numbers};
use super::source::{Context, Report, Rule, Source};
use crate::model::column::Column;
use crate::model::facts::Slice;
use crate::model::field::Field;
use crate::model::table::Table;
use crate::problem::Problem;
use crate::words::Said;

pub static SOURCE: Source = Source {
    id: "google_business_profile",
    name: Said::fixed("Google Business Profile", "Профиль компании в Google"),
    help: "https://support.google.com/business/answer/9918094",
    reports: &[PERFORMANCE],
};

const SEARCH_MOBILE: &[&str] = &["google search - mobile", "google поиск – мобильные устройства"];
const MAPS_MOBILE: &[&str] = &["google maps - mobile", "google карты – мобильные устройства"];

const PERFORMANCE: Report = Report::new(
    "performance",
    Said::fixed("profile performance", "эффективность профиля"),
    Some(Table::SocialAccounts),
    &[SEARCH_MOBILE, MAPS_MOBILE],
    &[
        Rule::of(Field::Account, &["business name", "название компании"]),
        Rule::of(Field::Impressions, SEARCH_MOBILE),
        // Spare places until the four are added.
        Rule::of(Field::Reach, &["google search - desktop", "google поиск – компьютеры"]),
        Rule::of(Field::ProfileViews, MAPS_MOBILE),
        Rule::of(Field::Followers, &["google maps - desktop", "google карты – компьютеры"]),
        Rule::ignore(&[
            "store code", "address", "labels", "calls", "messages", "bookings", "directions", "website clicks",
            "food orders", "food menu clicks", "hotel bookings", "код магазина", "адрес", "ярлыки", "звонки",
            "сообщения", "бронирования", "маршруты", "клики по ссылке на сайт",
        ]),
    ],
)
.empty_dims_total()
.refine(add_views);

fn add_views(slice: &mut Slice, _: &Context) -> Vec<Problem> {
    let spares = [Field::Reach, Field::ProfileViews, Field::Followers];
    let unknown = || vec![f64::NAN; slice.meta.rows as usize];
    let mut views = slice.column(Field::Impressions).map_or_else(unknown, Column::numbers);
    for spare in spares {
        for (sum, more) in views.iter_mut().zip(slice.column(spare).map(Column::numbers).unwrap_or_default()) {
            // An unknown part leaves the sum unknown.
            *sum += more;
        }
        drop_field(slice, spare);
    }
    put_numbers(slice, Field::Impressions, &views);
    slice.meta.totals.clear();
    fill(slice, Field::Network, "google_business_profile");
    Vec::new()
}
