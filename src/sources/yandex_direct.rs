//! Yandex Direct: tables of the report master (title lines, `Итого` first or last, windows-1251 or UTF-8) and the TSV
//! of the Reports service (cost in millionths). `Отказы` and positions are shares or averages and are not kept.

use super::ad_tables::doubt_totals;
use super::source::{As, Context, CurrencyFrom, Report, Rule, Source};
use crate::model::facts::Slice;
use crate::model::field::Field;
use crate::model::table::Table;
use crate::problem::Problem;
use crate::words::Said;

pub static SOURCE: Source = Source {
    id: "yandex_direct",
    name: Said::fixed("Yandex Direct", "Яндекс Директ"),
    help: "https://yandex.ru/support/direct/statistics/report-wizard.html",
    reports: &[REPORT, API],
};

const COST: &[&str] =
    &["расход", "расходы", "расход всего", "расход, с ндс", "расход с ндс", "расход, без ндс", "расход без ндс"];

const REPORT: Report = Report::new(
    "report_master",
    Said::fixed("report master", "мастер отчётов"),
    Some(Table::AdPerformance),
    &[
        COST,
        &["клики", "показы"],
        &[
            "название кампании", "№ кампании", "id кампании", "кампания", "название группы", "№ группы",
            "ключевая фраза", "условие показа", "id объявления", "название площадки", "тип устройства",
        ],
    ],
    &[
        Rule::of(Field::Date, &["дата", "день", "неделя", "месяц"]),
        Rule::of(Field::Campaign, &["название кампании", "кампания"]),
        Rule::of(Field::Campaign, &["№ кампании", "id кампании", "номер кампании"]),
        Rule::of(Field::CampaignType, &["тип площадки", "тип кампании", "тип площадок"]),
        Rule::of(Field::AdGroup, &["название группы", "группа", "группа объявлений"]),
        Rule::of(Field::AdGroup, &["№ группы", "id группы"]),
        Rule::of(Field::Ad, &["№ объявления", "id объявления", "номер объявления"]),
        Rule::of(Field::Ad, &["заголовок"]),
        Rule::of(Field::Keyword, &["ключевая фраза", "условие показа", "фраза"]),
        Rule::of(Field::Query, &["поисковый запрос"]),
        Rule::of(Field::Placement, &["название площадки", "площадка"]),
        Rule::of(Field::Device, &["тип устройства", "устройство"]),
        Rule::of(Field::Gender, &["пол"]),
        Rule::of(Field::Age, &["возраст"]),
        Rule::of(Field::Region, &["регион местонахождения", "регион таргетинга", "регион"]),
        Rule::of(Field::Format, &["формат"]),
        Rule::of(Field::Currency, &["валюта"]),
        Rule::of(Field::Impressions, &["показы"]),
        Rule::of(Field::Clicks, &["клики"]),
        Rule::of(Field::Cost, COST),
        Rule::of(Field::Conversions, &["конверсии"]),
        Rule::of(Field::ConversionValue, &["доход", "выручка"]),
        Rule::ignore(&[
            "ctr", "ср. цена клика", "конверсия", "цена цели", "рентабельность", "прибыль", "отказы",
            "глубина просмотра", "глубина", "ср. позиция показа", "ср. позиция клика", "ср. объём трафика",
            "ср. объем трафика", "id условия показа", "тип условия показа", "название файла изображения",
            "идентификатор видео", "место клика", "площадка выключена в рк", "можно запретить площадку",
            "название площадок yandex", "статус объявления", "cr", "cpa",
        ]),
    ],
)
// A team's own table of several systems.
.not(&["рекламная система", "платформа", "источник"])
.title(&["мастер отчетов", "мастер отчётов", "отчет по кампаниям", "отчёт по кампаниям", "статистика по дням"])
.totals(&["итого", "всего"])
.currency(CurrencyFrom::Header)
.refine(last_look);

const API: Report = Report::new(
    "reports_api",
    Said::fixed("Reports service table", "таблица сервиса Reports"),
    Some(Table::AdPerformance),
    &[
        &["cost"],
        &["impressions", "clicks"],
        &["campaignid", "campaignname", "adgroupid", "adgroupname", "campaigntype", "adid"],
    ],
    &[
        Rule::of(Field::Date, &["date", "week", "month"]),
        Rule::of(Field::Campaign, &["campaignname"]),
        Rule::of(Field::Campaign, &["campaignid"]),
        Rule::of(Field::CampaignType, &["adnetworktype", "campaigntype"]),
        Rule::of(Field::AdGroup, &["adgroupname"]),
        Rule::of(Field::AdGroup, &["adgroupid"]),
        Rule::of(Field::Ad, &["adid"]),
        Rule::of(Field::Keyword, &["criterion", "keyword"]),
        Rule::of(Field::Query, &["query"]),
        Rule::of(Field::Placement, &["placement"]),
        Rule::of(Field::Device, &["device"]),
        Rule::of(Field::Gender, &["gender"]),
        Rule::of(Field::Age, &["age"]),
        Rule::of(Field::Region, &["locationofpresencename", "targetinglocationname"]),
        Rule::of(Field::Impressions, &["impressions"]),
        Rule::of(Field::Clicks, &["clicks"]),
        Rule::read(Field::Cost, &["cost"], As::Micros),
        Rule::of(Field::Conversions, &["conversions"]),
        Rule::read(Field::ConversionValue, &["revenue"], As::Micros),
    ],
)
.footer(&["total rows"])
.refine(last_look);

fn last_look(slice: &mut Slice, _: &Context) -> Vec<Problem> {
    doubt_totals(slice).into_iter().collect()
}
