//! Meta (Facebook) Ads Manager and Ads Reporting, the Insights API's field names, and the KAG research table.
//!
//! The account's total stands in the first row, with every name empty: it alone may answer for reach. `Reporting
//! starts/ends` are the report's period, not a day of the row, unless they differ from row to row.

use super::ad_tables::days_from_ends;
use super::source::{As, Context, CurrencyFrom, Report, Rule, Source};
use crate::model::facts::Slice;
use crate::model::field::Field;
use crate::model::table::Table;
use crate::problem::{Problem, Severity};
use crate::words::Said;

pub static SOURCE: Source = Source {
    id: "meta_ads",
    name: Said::fixed("Meta Ads", "Meta Ads"),
    help: "https://www.facebook.com/business/help/205067636197240",
    reports: &[ADS, AD_SETS, CAMPAIGNS, ACCOUNT, API, RESEARCH],
};

/// The currency stands in this header: `Amount spent (USD)`.
const SPENT: &[&str] = &[
    "amount spent", "montant dépensé", "потраченная сумма", "сумма затрат", "витрачена сума", "importe gastado",
    "ausgegebener betrag", "valor usado", "importo speso",
];
const CAMPAIGN: &[&str] = &[
    "campaign name", "nom de la campagne", "название кампании", "назва кампанії", "nombre de la campaña",
    "kampagnenname", "nome da campanha", "nome campagna",
];
const AD_SET: &[&str] = &[
    "ad set name", "nom de l’ensemble de publicités", "nom de l'ensemble de publicités", "название группы объявлений",
    "назва групи оголошень", "nombre del conjunto de anuncios", "anzeigengruppenname", "nome do conjunto de anúncios",
];
const AD: &[&str] = &[
    "ad name", "nom de la publicité", "название объявления", "назва оголошення", "nombre del anuncio", "anzeigenname",
    "nome do anúncio",
];
const IMPRESSIONS: &[&str] =
    &["impressions", "показы", "покази", "impresiones", "impressionen", "impressões", "impression"];
const DAY: &[&str] = &["day", "jour", "день", "día", "tag", "dia", "giorno"];
const LINK_CLICKS: &[&str] = &[
    "link clicks", "clics sur un lien", "clics sur le lien", "клики по ссылке", "кліки посилання", "клики по ссылкам",
    "clics en el enlace", "link-klicks",
];
const UNIQUE_LINK_CLICKS: &[&str] =
    &["unique link clicks", "clics uniques sur un lien", "уникальные клики по ссылке", "унікальні кліки посилання"];
const ALL_CLICKS: &[&str] = &[
    "clicks (all)", "clics (tous)", "клики (все)", "кліки (усі)", "clics (todos)", "klicks (alle)", "клики", "кліки",
    "clicks",
];

static COLUMNS: &[Rule] = &[
    Rule::of(Field::Date, DAY),
    Rule::of(
        Field::Started,
        &[
            "reporting starts", "début des rapports", "дата начала отчетности", "начало отчетности",
            "початок звітності", "inicio del informe",
        ],
    ),
    Rule::of(
        Field::Ended,
        &[
            "reporting ends", "fin des rapports", "дата окончания отчетности", "окончание отчетности",
            "кінець звітності", "fin del informe",
        ],
    ),
    Rule::of(
        Field::Account,
        &["account name", "nom du compte", "название аккаунта", "имя аккаунта", "nombre de la cuenta"],
    ),
    Rule::of(Field::Campaign, CAMPAIGN),
    Rule::of(Field::AdGroup, AD_SET),
    Rule::of(Field::Ad, AD),
    Rule::of(Field::Age, &["age", "âge", "возраст", "вік", "edad", "alter"]),
    Rule::of(Field::Gender, &["gender", "sexe", "genre", "пол", "стать", "género", "sexo", "geschlecht"]),
    Rule::of(Field::Country, &["country", "pays", "страна", "країна", "país", "land"]),
    Rule::of(Field::Region, &["region", "région", "регион", "регіон"]),
    Rule::of(Field::Placement, &["placement", "место размещения", "плейсмент", "platform", "plateforme", "платформа"]),
    Rule::of(Field::Device, &["impression device", "device platform", "device", "устройство показа", "устройство"]),
    Rule::of(Field::Currency, &["currency", "devise", "валюта"]),
    Rule::of(Field::Impressions, IMPRESSIONS),
    Rule::of(Field::Clicks, LINK_CLICKS),
    Rule::of(Field::Clicks, ALL_CLICKS),
    Rule::of(Field::Clicks, UNIQUE_LINK_CLICKS),
    Rule::of(Field::Cost, SPENT),
    Rule::of(
        Field::Conversions,
        &["results", "résultats", "результаты", "результат", "результати", "resultados", "ergebnisse"],
    ),
    Rule::of(
        Field::Conversions,
        &["leads", "лиды", "prospects", "website leads", "purchases", "website purchases", "покупки", "achats"],
    ),
    Rule::of(
        Field::ConversionValue,
        &[
            "purchases conversion value", "website purchases conversion value", "conversion value",
            "ценность конверсии покупок", "ценность конверсий", "valeur de conversion des achats",
        ],
    ),
    Rule::of(Field::Reach, &["reach", "couverture", "охват", "охоплення", "alcance", "reichweite"]),
    Rule::of(
        Field::VideoViews,
        &[
            "3-second video plays", "lectures de vidéo de 3 secondes", "воспроизведения видео (3 с)",
            "трехсекундные просмотры видео",
        ],
    ),
    Rule::ignore(&[
        "frequency", "частота", "cost per result", "cost per results", "цена за результат", "цена за результаты",
        "result indicator", "result type", "attribution setting", "campaign delivery", "ad set delivery",
        "ad delivery", "показ кампании", "показ группы объявлений", "показ объявления", "ad set budget",
        "ad set budget type", "budget", "bid", "bid type", "starts", "ends", "last significant edit", "cpm",
        "ctr (all)", "thruplays", "cpm (cost per 1,000 impressions)", "cpc (cost per link click)",
        "ctr (link click-through rate)", "cost per 1,000 people reached",
    ]),
];

const fn report(
    id: &'static str,
    name: Said,
    needs: &'static [&'static [&'static str]],
    not: &'static [&'static str],
) -> Report {
    Report::new(id, name, Some(Table::AdPerformance), needs, COLUMNS)
        .not(not)
        .empty_dims_total()
        .footer(&["no data available"])
        .currency(CurrencyFrom::Header)
        .refine(last_look)
}

const ADS: Report = report("ads", Said::fixed("ads", "объявления"), &[SPENT, AD], &[]);
const AD_SETS: Report = report("ad_sets", Said::fixed("ad sets", "группы объявлений"), &[SPENT, AD_SET], AD);
const CAMPAIGNS: Report = report("campaigns", Said::fixed("campaigns", "кампании"), &[SPENT, CAMPAIGN], BELOW_CAMPAIGN);
const ACCOUNT: Report = report(
    "account",
    Said::fixed("account by time or audience", "аккаунт по времени или аудитории"),
    &[
        SPENT,
        &[
            "reporting starts", "дата начала отчетности", "début des rapports", "day", "jour", "день", "reach",
            "охват", "couverture",
        ],
    ],
    BELOW_ACCOUNT,
);

const BELOW_CAMPAIGN: &[&str] = &[
    "ad set name", "nom de l’ensemble de publicités", "nom de l'ensemble de publicités", "название группы объявлений",
    "назва групи оголошень", "nombre del conjunto de anuncios", "anzeigengruppenname", "ad name",
    "nom de la publicité", "название объявления", "назва оголошення", "nombre del anuncio", "anzeigenname",
];
const BELOW_ACCOUNT: &[&str] = &[
    "ad set name", "nom de l’ensemble de publicités", "nom de l'ensemble de publicités", "название группы объявлений",
    "назва групи оголошень", "nombre del conjunto de anuncios", "anzeigengruppenname", "ad name",
    "nom de la publicité", "название объявления", "назва оголошення", "nombre del anuncio", "anzeigenname",
    "campaign name", "nom de la campagne", "название кампании", "назва кампанії", "nombre de la campaña",
    "kampagnenname",
];

/// Insights rows, as the API or a loader names them. Actions are nested and left out.
const API: Report = Report::new(
    "api",
    Said::fixed("rows of the Insights API", "строки Insights API"),
    Some(Table::AdPerformance),
    &[&["spend"], &["impressions"], &["inline_link_clicks", "date_start", "adset_name", "adset_id", "ad_id"]],
    &[
        Rule::of(Field::Date, &["date", "date_start"]),
        Rule::of(Field::Account, &["account_name", "account_id"]),
        Rule::of(Field::Campaign, &["campaign_name", "campaign_id"]),
        Rule::of(Field::AdGroup, &["adset_name", "adset_id", "ad_set_id"]),
        Rule::of(Field::Ad, &["ad_name", "ad_id"]),
        Rule::of(Field::Age, &["age"]),
        Rule::of(Field::Gender, &["gender"]),
        Rule::of(Field::Country, &["country"]),
        Rule::of(Field::Placement, &["publisher_platform"]),
        Rule::of(Field::Currency, &["account_currency"]),
        Rule::of(Field::Impressions, &["impressions"]),
        Rule::of(Field::Clicks, &["inline_link_clicks"]),
        Rule::of(Field::Clicks, &["clicks"]),
        Rule::of(Field::Cost, &["spend"]),
        Rule::of(Field::Reach, &["reach"]),
        Rule::ignore(&["cpm", "cpc", "ctr", "frequency", "date_stop"]),
    ],
)
.not(&["cost_in_local_currency", "device_os", "currency_code", "stat_time_hour", "stat_time_day"])
.refine(last_look);

/// The well-known research table of a shop's ads (`KAG_conversion_data`): enquiries are its conversions.
const RESEARCH: Report = Report::new(
    "research_table",
    Said::fixed(
        "research table by age, gender and interest",
        "исследовательская таблица по возрасту, полу и интересам",
    ),
    Some(Table::AdPerformance),
    &[&["xyz_campaign_id"], &["fb_campaign_id"], &["spent"]],
    &[
        Rule::of(Field::Date, &["date"]),
        Rule::of(Field::Campaign, &["xyz_campaign_id"]),
        Rule::of(Field::AdGroup, &["fb_campaign_id"]),
        Rule::of(Field::Ad, &["ad_id"]),
        Rule::of(Field::Age, &["age"]),
        Rule::of(Field::Gender, &["gender"]),
        Rule::of(Field::Interest, &["interest"]),
        Rule::of(Field::Impressions, &["impressions"]),
        Rule::of(Field::Clicks, &["clicks"]),
        Rule::of(Field::Cost, &["spent"]),
        Rule::read(Field::Conversions, &["total_conversion"], As::Kind),
        Rule::ignore(&["approved_conversion"]),
    ],
);

fn last_look(slice: &mut Slice, context: &Context) -> Vec<Problem> {
    days_from_ends(slice);
    clicks_note(slice, context).into_iter().collect()
}

/// Says which clicks were taken when the file lacks clicks on the link: the rates then stand a little off.
fn clicks_note(slice: &Slice, context: &Context) -> Option<Problem> {
    if !slice.meta.has(Field::Clicks) {
        return None;
    }
    let has =
        |names: &[&str]| context.header.iter().any(|header| names.contains(&header.trim().to_lowercase().as_str()));
    let what = if has(LINK_CLICKS) || has(&["inline_link_clicks"]) {
        return None;
    } else if has(UNIQUE_LINK_CLICKS) && !has(ALL_CLICKS) {
        Said::fixed(
            "Only unique link clicks are in the file; they are taken as clicks, so CTR reads a little low and CPC a little high",
            "В выгрузке есть только уникальные клики по ссылке; они взяты как клики, поэтому CTR чуть занижен, а CPC чуть завышен",
        )
    } else {
        Said::fixed(
            "Clicks here are all clicks, likes and comments among them, not only clicks on the link",
            "Клики в этой выгрузке – все клики, включая лайки и комментарии, а не только переходы по ссылке",
        )
    };
    let mend = Said::fixed(
        "Add the column “Link clicks” in Ads Manager and export again",
        "Добавьте столбец «Клики по ссылке» в Ads Manager и выгрузите отчёт ещё раз",
    );
    Some(Problem::new("clicks_not_link_clicks", Severity::Note, what, mend))
}
