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

const COST: &[&str] = &[
    "расход", "расходы", "расход всего", "расход, с ндс", "расход с ндс", "расход, без ндс", "расход без ндс", "cost",
    "total cost",
];

const REPORT: Report = Report::new(
    "report_master",
    Said::fixed("report master", "мастер отчётов"),
    Some(Table::AdPerformance),
    &[
        COST,
        &["клики", "показы", "clicks", "impressions"],
        &[
            "название кампании", "№ кампании", "id кампании", "кампания", "название группы", "№ группы",
            "ключевая фраза", "условие показа", "id объявления", "название площадки", "тип устройства", "campaign no.",
            "campaign №", "group no.", "ad group no.", "ad no.", "display criteria", "depth (pages)", "session depth",
        ],
    ],
    &[
        Rule::of(Field::Date, &["дата", "день", "неделя", "месяц", "date", "day", "week", "month"]),
        Rule::of(Field::Campaign, &["название кампании", "кампания", "campaign name", "campaign"]),
        Rule::of(
            Field::Campaign,
            &["№ кампании", "id кампании", "номер кампании", "campaign no.", "campaign number", "campaign №"],
        ),
        Rule::of(
            Field::CampaignType,
            &["тип площадки", "тип кампании", "тип площадок", "placement type", "campaign type"],
        ),
        Rule::of(Field::AdGroup, &["название группы", "группа", "группа объявлений", "group name", "ad group name"]),
        Rule::of(Field::AdGroup, &["№ группы", "id группы", "group no.", "ad group no.", "group №"]),
        Rule::of(Field::Ad, &["№ объявления", "id объявления", "номер объявления", "ad no.", "ad number", "ad №"]),
        Rule::of(Field::Ad, &["заголовок", "title", "ad title"]),
        Rule::of(Field::Keyword, &["ключевая фраза", "условие показа", "фраза", "keyword", "display criteria"]),
        Rule::of(Field::Query, &["поисковый запрос", "search query"]),
        Rule::of(Field::Placement, &["название площадки", "площадка", "placement name", "placement"]),
        Rule::of(Field::Device, &["тип устройства", "устройство", "device type", "device"]),
        Rule::of(Field::Gender, &["пол", "gender"]),
        Rule::of(Field::Age, &["возраст", "age"]),
        Rule::of(
            Field::Region,
            &["регион местонахождения", "регион таргетинга", "регион", "region of location", "targeting region"],
        ),
        Rule::of(Field::Format, &["формат", "format"]),
        Rule::of(Field::Currency, &["валюта", "currency"]),
        Rule::of(Field::Impressions, &["показы", "impressions"]),
        Rule::of(Field::Clicks, &["клики", "clicks"]),
        Rule::of(Field::Cost, COST),
        Rule::of(Field::Conversions, &["конверсии", "conversions"]),
        Rule::of(Field::ConversionValue, &["доход", "выручка", "revenue"]),
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
.totals(&["итого", "всего", "total"])
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
