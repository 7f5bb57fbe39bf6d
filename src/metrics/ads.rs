//! Ads: what is shown, clicked and paid, and what comes back. Definitions only: nothing is computed here.

use super::metric::{Additivity, Better, Empty, Family, Metric, Unit};
use crate::words::Said;

pub static AD_COST: Metric = Metric {
    id: "ad_cost",
    name: Said::fixed("Ad spend", "Затраты на рекламу"),
    long_name: Said::fixed("Ad spend", "Затраты на рекламу"),
    question: Said::fixed("How much did ads cost?", "Сколько стоила реклама?"),
    family: Family::Acquisition,
    formula: "sum(ad_performance.cost)",
    formula_said: Said::fixed("sum of ad cost over all platforms", "сумма затрат на рекламу по всем площадкам"),
    unit: Unit::Money,
    better: Better::Neutral,
    additivity: Additivity::Flow,
    empty: Empty::Zero,
    pitfalls: Said::fixed(
        "Platforms report without agency fees and often without VAT.",
        "Площадки сообщают затраты без комиссии агентства и часто без НДС.",
    ),
    decides: Said::fixed("Whether the money goes where it works.", "Идут ли деньги туда, где они работают."),
    source: "Farris et al., Marketing Metrics, 4th ed., ch. 10",
};

pub static IMPRESSIONS: Metric = Metric {
    id: "impressions",
    name: Said::fixed("Impressions", "Показы"),
    long_name: Said::fixed("Ad impressions", "Показы рекламы"),
    question: Said::fixed("How often were ads shown?", "Сколько раз показали рекламу?"),
    family: Family::Acquisition,
    formula: "sum(ad_performance.impressions)",
    formula_said: Said::fixed("sum of ad impressions", "сумма показов рекламы"),
    unit: Unit::Count,
    better: Better::Higher,
    additivity: Additivity::Flow,
    empty: Empty::Zero,
    pitfalls: Said::fixed(
        "An impression served is not an impression seen.", "Показанное объявление – ещё не увиденное.",
    ),
    decides: Said::fixed("How much attention the budget buys.", "Сколько внимания покупает бюджет."),
    source: "Farris et al., Marketing Metrics, 4th ed., ch. 10; MRC viewable impression guidelines",
};

pub static CLICKS: Metric = Metric {
    id: "clicks",
    name: Said::fixed("Clicks", "Клики"),
    long_name: Said::fixed("Ad clicks", "Клики по рекламе"),
    question: Said::fixed("How often were ads clicked?", "Сколько раз кликнули по рекламе?"),
    family: Family::Acquisition,
    formula: "sum(ad_performance.clicks)",
    formula_said: Said::fixed("sum of ad clicks", "сумма кликов по рекламе"),
    unit: Unit::Count,
    better: Better::Higher,
    additivity: Additivity::Flow,
    empty: Empty::Zero,
    pitfalls: Said::fixed(
        "Meta counts all clicks and link clicks apart; platforms take out invalid clicks later.",
        "Meta отдельно считает все клики и клики по ссылке; недействительные клики площадки убирают позже.",
    ),
    decides: Said::fixed("Which ads draw people.", "Какие объявления привлекают людей."),
    source: "Farris et al., Marketing Metrics, 4th ed., ch. 10",
};

pub static CONVERSIONS: Metric = Metric {
    id: "conversions",
    name: Said::fixed("Ad conversions", "Конверсии рекламы"),
    long_name: Said::fixed("Conversions that ad platforms claim", "Конверсии по данным рекламных площадок"),
    question: Said::fixed(
        "How many target actions do platforms claim?",
        "Сколько целевых действий приписывают себе площадки?",
    ),
    family: Family::Acquisition,
    formula: "sum(ad_performance.conversions)",
    formula_said: Said::fixed("sum of conversions by the platforms", "сумма конверсий по данным площадок"),
    unit: Unit::Count,
    better: Better::Higher,
    additivity: Additivity::Flow,
    empty: Empty::Zero,
    pitfalls: Said::fixed(
        "Each platform claims the same sale for itself: the sum is an upper bound. They can be fractional and are booked on the day of the click.",
        "Каждая площадка приписывает продажу себе: сумма – верхняя граница. Конверсии бывают дробными и относятся ко дню клика.",
    ),
    decides: Said::fixed("Which campaigns to feed.", "Какие кампании усиливать."),
    source: "Google Ads help, “About conversions”, support.google.com/google-ads/answer/6270625",
};

pub static CONVERSION_VALUE: Metric = Metric {
    id: "conversion_value",
    name: Said::fixed("Conversion value", "Ценность конверсий"),
    long_name: Said::fixed("Value of conversions by the platforms", "Ценность конверсий по данным площадок"),
    question: Said::fixed("How much revenue do platforms claim?", "Сколько выручки приписывают себе площадки?"),
    family: Family::Acquisition,
    formula: "sum(ad_performance.conversion_value)",
    formula_said: Said::fixed(
        "sum of conversion value by the platforms",
        "сумма ценности конверсий по данным площадок",
    ),
    unit: Unit::Money,
    better: Better::Higher,
    additivity: Additivity::Flow,
    empty: Empty::Zero,
    pitfalls: Said::fixed(
        "Platforms overlap in what they claim; compare with the revenue of the shop or the CRM.",
        "Площадки приписывают себе одно и то же; сверяйте с выручкой магазина или CRM.",
    ),
    decides: Said::fixed("Which campaigns earn their budget.", "Какие кампании окупают бюджет."),
    source: "Google Ads help, “About conversion values”, support.google.com/google-ads/answer/3419241",
};

pub static CTR: Metric = Metric {
    id: "ctr",
    name: Said::fixed("CTR", "CTR"),
    long_name: Said::fixed("Click-through rate of ads", "Кликабельность рекламы"),
    question: Said::fixed("What share of those shown an ad clicked?", "Какая доля показов закончилась кликом?"),
    family: Family::Acquisition,
    formula: "sum(ad_performance.clicks) / sum(ad_performance.impressions)",
    formula_said: Said::fixed("clicks ÷ impressions", "клики ÷ показы"),
    unit: Unit::Share,
    better: Better::Higher,
    additivity: Additivity::Ratio,
    empty: Empty::Unknown,
    pitfalls: Said::fixed(
        "Search and display ads differ tenfold by nature: compare like with like.",
        "У поиска и медийной рекламы CTR различается в разы по природе: сравнивайте подобное.",
    ),
    decides: Said::fixed(
        "Which ads and audiences fit each other.",
        "Какие объявления и аудитории подходят друг другу.",
    ),
    source: "Farris et al., Marketing Metrics, 4th ed., ch. 10",
};

pub static CPC: Metric = Metric {
    id: "cpc",
    name: Said::fixed("CPC", "CPC"),
    long_name: Said::fixed("Cost per click", "Цена клика"),
    question: Said::fixed("What does one click cost?", "Сколько стоит один клик?"),
    family: Family::Acquisition,
    formula: "sum(ad_performance.cost) / sum(ad_performance.clicks)",
    formula_said: Said::fixed("ad cost ÷ clicks", "затраты на рекламу ÷ клики"),
    unit: Unit::Money,
    better: Better::Lower,
    additivity: Additivity::Ratio,
    empty: Empty::Unknown,
    pitfalls: Said::fixed(
        "A cheap click that buys nothing is dear.",
        "Дешёвый клик, который ничего не приносит, – дорогой.",
    ),
    decides: Said::fixed("Which bids to lower.", "Где снизить ставки."),
    source: "Farris et al., Marketing Metrics, 4th ed., ch. 10",
};

pub static CPM: Metric = Metric {
    id: "cpm",
    name: Said::fixed("CPM", "CPM"),
    long_name: Said::fixed("Cost per thousand impressions", "Цена тысячи показов"),
    question: Said::fixed("What do a thousand impressions cost?", "Сколько стоит тысяча показов?"),
    family: Family::Acquisition,
    formula: "sum(ad_performance.cost) / sum(ad_performance.impressions) * 1000",
    formula_said: Said::fixed("ad cost ÷ impressions × 1000", "затраты на рекламу ÷ показы × 1000"),
    unit: Unit::Money,
    better: Better::Lower,
    additivity: Additivity::Ratio,
    empty: Empty::Unknown,
    pitfalls: Said::fixed("It says nothing about who saw the ad.", "Он не говорит, кто увидел рекламу."),
    decides: Said::fixed("Which placements are overpriced.", "Какие места показа переоценены."),
    source: "Farris et al., Marketing Metrics, 4th ed., ch. 10",
};

pub static CPA: Metric = Metric {
    id: "cpa",
    name: Said::fixed("CPA", "CPA"),
    long_name: Said::fixed("Cost per action", "Цена целевого действия"),
    question: Said::fixed("What does one target action cost?", "Сколько стоит одно целевое действие?"),
    family: Family::Acquisition,
    formula: "sum(ad_performance.cost) / sum(ad_performance.conversions)",
    formula_said: Said::fixed(
        "ad cost ÷ conversions by the platforms",
        "затраты на рекламу ÷ конверсии по данным площадок",
    ),
    unit: Unit::Money,
    better: Better::Lower,
    additivity: Additivity::Ratio,
    empty: Empty::Unknown,
    pitfalls: Said::fixed(
        "It stands and falls with what is set up as a conversion.",
        "Всё зависит от того, что настроено как конверсия.",
    ),
    decides: Said::fixed("Which campaigns to stop.", "Какие кампании остановить."),
    source: "Farris et al., Marketing Metrics, 4th ed., ch. 10",
};

pub static AD_CONVERSION_RATE: Metric = Metric {
    id: "ad_conversion_rate",
    name: Said::fixed("Click conversion", "Конверсия кликов"),
    long_name: Said::fixed("Conversion rate of ad clicks", "Конверсия кликов рекламы"),
    question: Said::fixed("What share of clicks became a target action?", "Какая доля кликов стала целевым действием?"),
    family: Family::Acquisition,
    formula: "sum(ad_performance.conversions) / sum(ad_performance.clicks)",
    formula_said: Said::fixed("conversions ÷ clicks", "конверсии ÷ клики"),
    unit: Unit::Share,
    better: Better::Higher,
    additivity: Additivity::Ratio,
    empty: Empty::Unknown,
    pitfalls: Said::fixed(
        "It can pass 100 % where every action of one click counts.",
        "Бывает больше 100 %, если считается каждое действие после клика.",
    ),
    decides: Said::fixed(
        "Whether the landing page keeps what the ad promised.",
        "Выполняет ли страница обещание объявления.",
    ),
    source: "Google Ads help, “Conversion rate”, support.google.com/google-ads/answer/2684489",
};

pub static ROAS: Metric = Metric {
    id: "roas",
    name: Said::fixed("ROAS", "ROAS"),
    long_name: Said::fixed("Return on ad spend", "Окупаемость рекламных затрат"),
    question: Said::fixed(
        "How much revenue did one unit of ad money bring?",
        "Сколько выручки принесла единица рекламных денег?",
    ),
    family: Family::Acquisition,
    formula: "first_known(sum(ad_performance.conversion_value) / sum(ad_performance.cost), revenue / sum(ad_performance.cost))",
    formula_said: Said::fixed(
        "conversion value by the platforms ÷ ad cost; where platforms report none: all revenue ÷ ad cost",
        "ценность конверсий по данным площадок ÷ затраты; если площадки её не сообщают: вся выручка ÷ затраты",
    ),
    unit: Unit::Times,
    better: Better::Higher,
    additivity: Additivity::Ratio,
    empty: Empty::Unknown,
    pitfalls: Said::fixed(
        "It is revenue, not profit: break-even lies at 1 ÷ margin. Platforms claim more than they cause.",
        "Это выручка, а не прибыль: точка безубыточности – 1 ÷ маржа. Площадки приписывают себе лишнее.",
    ),
    decides: Said::fixed("Which campaigns to scale.", "Какие кампании масштабировать."),
    source: "Farris et al., Marketing Metrics, 4th ed., ch. 10",
};

pub static ROI: Metric = Metric {
    id: "roi",
    name: Said::fixed("ROI", "ROI"),
    long_name: Said::fixed("Return on ad investment", "Возврат на вложения в рекламу"),
    question: Said::fixed("How much more came back than was spent?", "Насколько больше вернулось, чем потрачено?"),
    family: Family::Acquisition,
    formula: "first_known((sum(ad_performance.conversion_value) - sum(ad_performance.cost)) / sum(ad_performance.cost), (revenue - sum(ad_performance.cost)) / sum(ad_performance.cost))",
    formula_said: Said::fixed(
        "(conversion value − ad cost) ÷ ad cost; where platforms report no value: (revenue − ad cost) ÷ ad cost",
        "(ценность конверсий − затраты) ÷ затраты; если ценности нет: (выручка − затраты) ÷ затраты",
    ),
    unit: Unit::Share,
    better: Better::Higher,
    additivity: Additivity::Ratio,
    empty: Empty::Unknown,
    pitfalls: Said::fixed(
        "Before the cost of goods: with a margin of 50 % it must pass 100 % to earn anything.",
        "До вычета себестоимости: при марже 50 % он должен превысить 100 %, чтобы что-то заработать.",
    ),
    decides: Said::fixed("Whether to go on with a campaign.", "Продолжать ли кампанию."),
    source: "Farris et al., Marketing Metrics, 4th ed., ch. 10",
};
