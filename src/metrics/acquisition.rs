//! Acquisition: what leads, customers and a share of the market cost. Definitions only: nothing is computed here.

use super::metric::{Additivity, Better, Empty, Family, Metric, Unit};
use crate::words::Said;

pub static ACQUISITION_COST: Metric = Metric {
    id: "acquisition_cost",
    name: Said::fixed("Acquisition cost", "Затраты на привлечение"),
    long_name: Said::fixed("All cost of acquiring customers", "Все затраты на привлечение клиентов"),
    question: Said::fixed("How much went into winning customers?", "Сколько потрачено на привлечение клиентов?"),
    family: Family::Acquisition,
    formula: "total(sum(ad_performance.cost), first_known(sum(expenses.amount where cost_basis in (\"acquisition\", \"привлечение\")), sum(expenses.amount)))",
    formula_said: Said::fixed(
        "ad cost + other acquisition expenses (those marked so; all of them where nothing is marked)",
        "затраты на рекламу + прочие расходы на привлечение (отмеченные; если отметок нет – все)",
    ),
    unit: Unit::Money,
    better: Better::Lower,
    additivity: Additivity::Flow,
    empty: Empty::Zero,
    pitfalls: Said::fixed(
        "An expense list that repeats ad spend counts it twice: mark such lines with another cost basis.",
        "Если в расходах повторены затраты на рекламу, они учтутся дважды: отметьте такие строки другим составом затрат.",
    ),
    decides: Said::fixed("What growth really costs.", "Сколько на самом деле стоит рост."),
    source: "Farris et al., Marketing Metrics, 4th ed., ch. 5",
};

pub static CAC: Metric = Metric {
    id: "cac",
    name: Said::fixed("CAC", "CAC"),
    long_name: Said::fixed("Customer acquisition cost, blended", "Стоимость привлечения клиента, общая"),
    question: Said::fixed("What does one new customer cost?", "Сколько стоит один новый клиент?"),
    family: Family::Acquisition,
    formula: "acquisition_cost / new_customers",
    formula_said: Said::fixed(
        "(ad cost + other acquisition expenses) ÷ new customers, paid and unpaid together",
        "(затраты на рекламу + прочие расходы на привлечение) ÷ новые клиенты, платные и бесплатные вместе",
    ),
    unit: Unit::Money,
    better: Better::Lower,
    additivity: Additivity::Ratio,
    empty: Empty::Unknown,
    pitfalls: Said::fixed(
        "Cost of today wins customers of later: with a long sales cycle compare longer periods.",
        "Сегодняшние затраты приводят завтрашних клиентов: при длинном цикле сделки сравнивайте длинные периоды.",
    ),
    decides: Said::fixed("Whether growth pays.", "Окупается ли рост."),
    source: "Farris et al., Marketing Metrics, 4th ed., ch. 5; Skok, SaaS Metrics 2.0",
};

pub static CAC_PAID: Metric = Metric {
    id: "cac_paid",
    name: Said::fixed("CAC, ads only", "CAC по рекламе"),
    long_name: Said::fixed("Ad spend per new customer", "Затраты на рекламу на нового клиента"),
    question: Said::fixed(
        "How much ad money stands behind one new customer?",
        "Сколько рекламных денег приходится на нового клиента?",
    ),
    family: Family::Acquisition,
    formula: "sum(ad_performance.cost) / new_customers",
    formula_said: Said::fixed("ad cost alone ÷ all new customers", "только затраты на рекламу ÷ все новые клиенты"),
    unit: Unit::Money,
    better: Better::Lower,
    additivity: Additivity::Ratio,
    empty: Empty::Unknown,
    pitfalls: Said::fixed(
        "Without salaries, tools and fees it flatters; customers who came unpaid make it smaller still.",
        "Без зарплат, сервисов и комиссий он приукрашен; пришедшие бесплатно занижают его ещё больше.",
    ),
    decides: Said::fixed("How far the ad budget can be pushed.", "Насколько можно поднимать рекламный бюджет."),
    source: "Farris et al., Marketing Metrics, 4th ed., ch. 5",
};

pub static CPL: Metric = Metric {
    id: "cpl",
    name: Said::fixed("CPL", "CPL"),
    long_name: Said::fixed("Cost per lead", "Цена лида"),
    question: Said::fixed("What does one lead cost?", "Сколько стоит один лид?"),
    family: Family::Acquisition,
    formula: "sum(ad_performance.cost) / leads",
    formula_said: Said::fixed("ad cost ÷ leads of the CRM", "затраты на рекламу ÷ лиды из CRM"),
    unit: Unit::Money,
    better: Better::Lower,
    additivity: Additivity::Ratio,
    empty: Empty::Unknown,
    pitfalls: Said::fixed(
        "All leads are in the denominator, also those who came unpaid.",
        "В знаменателе все лиды, в том числе пришедшие бесплатно.",
    ),
    decides: Said::fixed("Which channels bring leads cheaply enough.", "Какие каналы дают достаточно дешёвые лиды."),
    source: "Farris et al., Marketing Metrics, 4th ed., ch. 5",
};

pub static COST_PER_MQL: Metric = Metric {
    id: "cost_per_mql",
    name: Said::fixed("Cost per MQL", "Цена MQL"),
    long_name: Said::fixed("Ad spend per marketing-qualified lead", "Затраты на рекламу на один MQL"),
    question: Said::fixed("What does one MQL cost?", "Сколько стоит один MQL?"),
    family: Family::Acquisition,
    formula: "sum(ad_performance.cost) / mql",
    formula_said: Said::fixed("ad cost ÷ MQLs", "затраты на рекламу ÷ MQL"),
    unit: Unit::Money,
    better: Better::Lower,
    additivity: Additivity::Ratio,
    empty: Empty::Unknown,
    pitfalls: Said::fixed("It moves when the criteria of an MQL move.", "Меняется, когда меняются критерии MQL."),
    decides: Said::fixed("Whether cheap leads are also good leads.", "Дешёвые ли лиды ещё и хорошие."),
    source: "Farris et al., Marketing Metrics, 4th ed., ch. 5",
};

pub static COST_PER_SQL: Metric = Metric {
    id: "cost_per_sql",
    name: Said::fixed("Cost per SQL", "Цена SQL"),
    long_name: Said::fixed("Ad spend per sales-qualified lead", "Затраты на рекламу на один SQL"),
    question: Said::fixed("What does one SQL cost?", "Сколько стоит один SQL?"),
    family: Family::Acquisition,
    formula: "sum(ad_performance.cost) / sql",
    formula_said: Said::fixed("ad cost ÷ SQLs", "затраты на рекламу ÷ SQL"),
    unit: Unit::Money,
    better: Better::Lower,
    additivity: Additivity::Ratio,
    empty: Empty::Unknown,
    pitfalls: Said::fixed(
        "Few SQLs make it jump from week to week.",
        "При малом числе SQL он скачет от недели к неделе.",
    ),
    decides: Said::fixed("What sales may expect for the budget.", "Что продажи могут ждать от бюджета."),
    source: "Farris et al., Marketing Metrics, 4th ed., ch. 5",
};

pub static ROMI: Metric = Metric {
    id: "romi",
    name: Said::fixed("ROMI", "ROMI"),
    long_name: Said::fixed("Return on marketing investment, with margin", "Окупаемость маркетинга с учётом маржи"),
    question: Said::fixed("What is left of the margin after marketing?", "Что остаётся от маржи после маркетинга?"),
    family: Family::Acquisition,
    formula: "(revenue - sum(orders.cost_of_goods) - acquisition_cost) / acquisition_cost",
    formula_said: Said::fixed(
        "(revenue − cost of goods − acquisition cost) ÷ acquisition cost",
        "(выручка − себестоимость − затраты на привлечение) ÷ затраты на привлечение",
    ),
    unit: Unit::Share,
    better: Better::Higher,
    additivity: Additivity::Ratio,
    empty: Empty::Unknown,
    pitfalls: Said::fixed(
        "All revenue is credited to marketing, also what would have come anyway.",
        "Маркетингу приписана вся выручка, в том числе та, что пришла бы и так.",
    ),
    decides: Said::fixed("How much marketing the margin can carry.", "Сколько маркетинга выдерживает маржа."),
    source: "Farris et al., Marketing Metrics, 4th ed., ch. 10",
};

pub static MARKET_SHARE: Metric = Metric {
    id: "market_share",
    name: Said::fixed("Market share", "Доля рынка"),
    long_name: Said::fixed("Market share in money", "Доля рынка в деньгах"),
    question: Said::fixed("What part of the market is ours?", "Какая часть рынка наша?"),
    family: Family::Acquisition,
    formula: "revenue / sum(market.market_size)",
    formula_said: Said::fixed("revenue ÷ market size in money", "выручка ÷ объём рынка в деньгах"),
    unit: Unit::Share,
    better: Better::Higher,
    additivity: Additivity::Ratio,
    empty: Empty::Unknown,
    pitfalls: Said::fixed(
        "It needs the size of the market for the very same period and region.",
        "Нужен объём рынка ровно за тот же период и регион.",
    ),
    decides: Said::fixed("Whether we grow faster than the market.", "Растём ли мы быстрее рынка."),
    source: "Farris et al., Marketing Metrics, 4th ed., ch. 2",
};

pub static MARKET_SHARE_UNITS: Metric = Metric {
    id: "market_share_units",
    name: Said::fixed("Market share, units", "Доля рынка, шт."),
    long_name: Said::fixed("Market share in units", "Доля рынка в штуках"),
    question: Said::fixed("What part of all units sold is ours?", "Какая часть проданных единиц наша?"),
    family: Family::Acquisition,
    formula: "sales_volume / sum(market.market_units)",
    formula_said: Said::fixed("units sold ÷ market size in units", "продано единиц ÷ объём рынка в единицах"),
    unit: Unit::Share,
    better: Better::Higher,
    additivity: Additivity::Ratio,
    empty: Empty::Unknown,
    pitfalls: Said::fixed(
        "A high share in units with a low one in money means cheap sales.",
        "Большая доля в штуках при малой в деньгах – дешёвые продажи.",
    ),
    decides: Said::fixed("Whether price or reach holds us back.", "Что сдерживает: цена или охват."),
    source: "Farris et al., Marketing Metrics, 4th ed., ch. 2",
};
