//! Meta (Facebook) Ads Manager and Ads Reporting, the Insights API's field names, and the KAG research table.
//!
//! The account's total stands in the first row, with every name empty: it alone may answer for reach. `Reporting
//! starts/ends` are the report's period, not a day of the row, unless they differ from row to row. Unique clicks are
//! people and never taken for clicks; results that are views or clicks are never taken for conversions.

use super::ad_tables::days_from_ends;
use super::refine::{drop_field, put_numbers};
use super::source::{As, Context, CurrencyFrom, Report, Rule, Source};
use crate::model::column::Column;
use crate::model::facts::Slice;
use crate::model::field::Field;
use crate::model::table::Table;
use crate::problem::{Problem, Severity};
use crate::read::header::normal;
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

const RESULTS: &[&str] =
    &["results", "résultats", "результаты", "результат", "результати", "resultados", "ergebnisse", "risultati"];
const RESULT_KIND: &[&str] = &[
    "result type", "result indicator", "тип результата", "индикатор результата", "показатель результата",
    "тип результату", "індикатор результату", "type de résultat", "indicateur de résultats", "indicador de resultado",
    "ergebnistyp",
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
    Rule::of(
        Field::Placement,
        &["placement", "место размещения", "плейсмент", "места размещения", "platform", "plateforme", "платформа"],
    ),
    Rule::of(Field::CampaignType, &["objective", "campaign objective", "цель", "цель кампании"]),
    Rule::of(Field::Hour, &["time of day (ad account time zone)", "time of day (viewer's time zone)", "время суток"]),
    Rule::of(Field::Device, &["impression device", "device platform", "device", "устройство показа", "устройство"]),
    Rule::of(Field::Currency, &["currency", "devise", "валюта"]),
    Rule::of(Field::Impressions, IMPRESSIONS),
    Rule::of(Field::Clicks, LINK_CLICKS),
    Rule::of(Field::Clicks, ALL_CLICKS),
    Rule::of(Field::UniqueClicks, UNIQUE_LINK_CLICKS),
    Rule::of(Field::Cost, SPENT),
    Rule::of(Field::Conversions, RESULTS),
    // What the results are: told apart by the last look, and not kept.
    Rule::of(Field::Status, RESULT_KIND),
    Rule::of(
        Field::Conversions,
        &[
            "purchases", "website purchases", "leads", "website leads", "meta leads", "покупки", "покупки на сайте",
            "лиды", "лиды на сайте", "prospects", "achats",
        ],
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
        "attribution setting", "campaign delivery", "ad set delivery", "ad delivery", "показ кампании",
        "показ группы объявлений", "показ объявления", "ad set budget", "ad set budget type", "budget", "bid",
        "bid type", "starts", "ends", "last significant edit", "cpm", "ctr (all)", "thruplays",
        "cpm (cost per 1,000 impressions)", "cpc (cost per link click)", "ctr (link click-through rate)",
        "cost per 1,000 people reached", "campaign id", "ad set id", "ad id", "account id", "purchase roas",
        "purchase roas (return on ad spend)", "landing page views", "просмотры целевой страницы", "id кампании",
        "id группы объявлений", "id объявления", "идентификатор кампании",
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
    let has = |names: &[&str]| context.header.iter().any(|header| names.contains(&normal(header).as_str()));
    let mut problems: Vec<Problem> = if has(RESULTS) { results(slice) } else { Vec::new() };
    drop_field(slice, Field::Status);
    problems.extend(clicks_note(slice, &has));
    problems
}

/// Words of results that are views, clicks and the like: what an ad is paid for, and no conversion.
static VIEWS: &[&str] = &[
    "reach", "impression", "link click", "landing page view", "engagement", "page like", "thruplay", "video view",
    "video play", "ad recall", "profile visit", "охват", "показ", "клик", "просмотр", "вовлеченн", "отметк",
    "посещени", "запоминаем", "перегляд", "охоплен", "clic", "couverture", "vues",
];

/// Results are whatever each campaign is bought for. Views and clicks among them are no conversions; actions of
/// several kinds are added up, and that is said.
fn results(slice: &mut Slice) -> Vec<Problem> {
    let Some(count) = slice.column(Field::Conversions).map(Column::numbers) else { return Vec::new() };
    let is_empty = |count: &f64| count.is_nan() || *count == 0.0;
    let Some(kinds) = slice.column(Field::Status) else {
        return if count.iter().all(is_empty) { Vec::new() } else { vec![unsaid()] };
    };
    let names: Vec<&str> = kinds.dict.iter().collect();
    let is_view: Vec<bool> = names
        .iter()
        .map(|name| {
            let plain = normal(name).replace(['_', '.'], " ");
            VIEWS.iter().any(|word| plain.contains(word))
        })
        .collect();
    let mut sums = vec![0.0; names.len()];
    let mut kept = count.clone();
    for (code, count) in kinds.values().into_iter().zip(&mut kept) {
        let Ok(code) = usize::try_from(code) else { continue };
        sums[code] += if count.is_nan() { 0.0 } else { *count };
        if is_view[code] {
            *count = f64::NAN;
        }
    }
    let list = |of_views: bool| {
        let all = names.iter().zip(&sums).zip(&is_view).filter(|((_, sum), view)| **view == of_views && **sum > 0.0);
        all.map(|((name, sum), _)| format!("{name} ({sum})")).collect::<Vec<_>>()
    };
    let (actions, views) = (list(false), list(true));
    let mut problems = Vec::new();
    if !views.is_empty() {
        put_numbers(slice, Field::Conversions, &kept);
        slice.meta.totals.retain(|(field, _)| *field != Field::Conversions);
        problems.push(no_conversions(&views.join(", ")));
    }
    if actions.len() > 1 {
        problems.push(several_kinds(&actions.join(", ")));
    }
    problems
}

fn unsaid() -> Problem {
    Problem::new(
        "results_of_unknown_kind",
        Severity::Note,
        Said::fixed(
            "The file does not say what its results are; all of them are taken as conversions",
            "В выгрузке не сказано, что считается результатом; все результаты взяты как конверсии",
        ),
        Said::fixed(
            "Add the column “Result type” in Ads Manager and export again",
            "Добавьте столбец «Тип результата» в Ads Manager и выгрузите отчёт ещё раз",
        ),
    )
}

fn no_conversions(list: &str) -> Problem {
    Problem::new(
        "results_not_conversions",
        Severity::Note,
        Said::new(
            format!("Views and clicks bought as results are no conversions and count as unknown: {list}"),
            format!("Показы и клики, купленные как результат, не конверсии и считаются неизвестными: {list}"),
        ),
        Said::fixed(
            "To count conversions of these campaigns too, add “Leads” or “Purchases” and leave “Results” out",
            "Чтобы посчитать конверсии и этих кампаний, добавьте столбец «Лиды» или «Покупки» и уберите «Результаты»",
        ),
    )
}

fn several_kinds(list: &str) -> Problem {
    Problem::new(
        "results_of_several_kinds",
        Severity::Warning,
        Said::new(
            format!("Conversions add up results of several kinds: {list}"),
            format!("В конверсиях сложены результаты разных видов: {list}"),
        ),
        Said::fixed(
            "For one kind only, export “Leads” or “Purchases” and leave “Results” out",
            "Чтобы считать один вид, выгрузите столбец «Лиды» или «Покупки» без столбца «Результаты»",
        ),
    )
}

/// Says which clicks were taken when the file lacks clicks on the link: the rates then stand a little off.
fn clicks_note(slice: &Slice, has: &dyn Fn(&[&str]) -> bool) -> Option<Problem> {
    let is_all = slice.meta.has(Field::Clicks);
    if has(LINK_CLICKS) || has(&["inline_link_clicks"]) || (!is_all && !slice.meta.has(Field::UniqueClicks)) {
        return None;
    }
    let (id, what) = match is_all {
        false => (
            "only_unique_clicks",
            Said::fixed(
                "Only unique link clicks are in the file: they count people, so clicks, CTR and CPC stay unknown",
                "В выгрузке есть только уникальные клики по ссылке: это люди, а не клики, поэтому клики, CTR и CPC неизвестны",
            ),
        ),
        true => (
            "clicks_not_link_clicks",
            Said::fixed(
                "Clicks here are all clicks, likes and comments among them, not only clicks on the link",
                "Клики в этой выгрузке – все клики, включая лайки и комментарии, а не только переходы по ссылке",
            ),
        ),
    };
    let mend = Said::fixed(
        "Add the column “Link clicks” in Ads Manager and export again",
        "Добавьте столбец «Клики по ссылке» в Ads Manager и выгрузите отчёт ещё раз",
    );
    Some(Problem::new(id, Severity::Note, what, mend))
}
