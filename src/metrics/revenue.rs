//! Revenue: what was sold, to how many, for how much. Definitions only: nothing is computed here.

use super::metric::{Additivity, Better, Empty, Family, Metric, Unit};
use crate::words::Said;

pub static REVENUE: Metric = Metric {
    id: "revenue",
    name: Said::fixed("Revenue", "Выручка"),
    long_name: Said::fixed("Revenue", "Выручка"),
    question: Said::fixed("How much was sold?", "На сколько продано?"),
    family: Family::Revenue,
    formula: "first_known(sum(orders.amount) - or_zero(sum(orders.refund)), sum(deals.amount on closed where is_won), sum(web_traffic.revenue))",
    formula_said: Said::fixed(
        "orders net of refunds; without orders: amount of won deals; without a CRM: revenue by web analytics",
        "заказы за вычетом возвратов; если заказов нет – сумма выигранных сделок; если нет CRM – выручка по веб-аналитике",
    ),
    unit: Unit::Money,
    better: Better::Higher,
    additivity: Additivity::Flow,
    empty: Empty::Zero,
    pitfalls: Said::fixed(
        "Shop, CRM and analytics never agree: one source is taken for the whole answer, and named.",
        "Магазин, CRM и аналитика не сходятся: для всего ответа берётся один источник, и он назван.",
    ),
    decides: Said::fixed("Whether the business grows.", "Растёт ли бизнес."),
    source: "Farris et al., Marketing Metrics, 4th ed., ch. 3",
};

pub static ORDERS: Metric = Metric {
    id: "orders",
    name: Said::fixed("Orders", "Заказы"),
    long_name: Said::fixed("Orders", "Заказы"),
    question: Said::fixed("How many orders were there?", "Сколько было заказов?"),
    family: Family::Revenue,
    formula: "count(orders)",
    formula_said: Said::fixed("number of orders", "количество заказов"),
    unit: Unit::Count,
    better: Better::Higher,
    additivity: Additivity::Flow,
    empty: Empty::Zero,
    pitfalls: Said::fixed(
        "Failed and test payments are left out where the export tells them.",
        "Неуспешные и тестовые платежи не учтены, если выгрузка их различает.",
    ),
    decides: Said::fixed("Whether demand grows.", "Растёт ли спрос."),
    source: "Shopify help, “Sales reports”",
};

pub static SALES_VOLUME: Metric = Metric {
    id: "sales_volume",
    name: Said::fixed("Sales volume", "Объём продаж"),
    long_name: Said::fixed("Sales volume in units", "Объём продаж в единицах"),
    question: Said::fixed("How much was sold in units?", "Сколько продано единиц?"),
    family: Family::Revenue,
    formula: "first_known(sum(orders.quantity), count(orders), count(deals on closed where is_won))",
    formula_said: Said::fixed(
        "units in orders; without quantities: orders; without orders: won deals",
        "единицы в заказах; если количества нет – заказы; если нет заказов – выигранные сделки",
    ),
    unit: Unit::Count,
    better: Better::Higher,
    additivity: Additivity::Flow,
    empty: Empty::Zero,
    pitfalls: Said::fixed(
        "Units of different goods are added as they are.",
        "Единицы разных товаров складываются как есть.",
    ),
    decides: Said::fixed("What to produce and stock.", "Что производить и держать на складе."),
    source: "Farris et al., Marketing Metrics, 4th ed., ch. 2",
};

pub static AOV: Metric = Metric {
    id: "aov",
    name: Said::fixed("AOV", "Средний чек"),
    long_name: Said::fixed("Average order value", "Средний чек"),
    question: Said::fixed("What is an order worth?", "Сколько приносит заказ?"),
    family: Family::Revenue,
    formula: "first_known(sum(orders.amount) / count(orders), sum(deals.amount on closed where is_won) / count(deals on closed where is_won))",
    formula_said: Said::fixed(
        "amount of orders before refunds ÷ orders; without orders: amount of won deals ÷ won deals",
        "сумма заказов до возвратов ÷ заказы; если заказов нет: сумма выигранных сделок ÷ выигранные сделки",
    ),
    unit: Unit::Money,
    better: Better::Higher,
    additivity: Additivity::Ratio,
    empty: Empty::Unknown,
    pitfalls: Said::fixed(
        "A mean: a few large orders lift it.",
        "Это среднее: несколько крупных заказов поднимают его.",
    ),
    decides: Said::fixed(
        "Whether to sell more per order or to more people.",
        "Продавать больше в заказе или большему числу людей.",
    ),
    source: "Shopify help, “Average order value”",
};

pub static NEW_CUSTOMERS: Metric = Metric {
    id: "new_customers",
    name: Said::fixed("New customers", "Новые клиенты"),
    long_name: Said::fixed("New customers", "Новые клиенты"),
    question: Said::fixed("How many bought for the first time?", "Сколько купили впервые?"),
    family: Family::Revenue,
    formula: "first_known(measure(first_orders), count(contacts on customer_date), measure(first_won_deals))",
    formula_said: Said::fixed(
        "customers whose first order lies in the period; without orders: contacts that became a customer; else customers with their first won deal",
        "клиенты, чей первый заказ попал в период; если заказов нет – контакты, ставшие клиентами; иначе клиенты с первой выигранной сделкой",
    ),
    unit: Unit::Count,
    better: Better::Higher,
    additivity: Additivity::Flow,
    empty: Empty::Zero,
    pitfalls: Said::fixed(
        "Who bought before the first loaded day looks new.",
        "Купившие раньше первого загруженного дня выглядят новыми.",
    ),
    decides: Said::fixed("Whether the customer base grows.", "Растёт ли клиентская база."),
    source: "Farris et al., Marketing Metrics, 4th ed., ch. 5",
};

pub static BUYERS: Metric = Metric {
    id: "buyers",
    name: Said::fixed("Buyers", "Покупатели"),
    long_name: Said::fixed("Different customers with an order", "Разные клиенты с заказом"),
    question: Said::fixed("How many different customers ordered?", "Сколько разных клиентов заказали?"),
    family: Family::Revenue,
    formula: "distinct(orders.customer)",
    formula_said: Said::fixed("different customers in orders", "разные клиенты в заказах"),
    unit: Unit::Count,
    better: Better::Higher,
    additivity: Additivity::Distinct,
    empty: Empty::Zero,
    pitfalls: Said::fixed("Buyers of single months must not be added.", "Покупателей по месяцам нельзя складывать."),
    decides: Said::fixed("How wide the base of revenue is.", "Насколько широка основа выручки."),
    source: "Farris et al., Marketing Metrics, 4th ed., ch. 5",
};

pub static REVENUE_PER_BUYER: Metric = Metric {
    id: "revenue_per_buyer",
    name: Said::fixed("Revenue per buyer", "Выручка на покупателя"),
    long_name: Said::fixed("Revenue per buyer", "Выручка на покупателя"),
    question: Said::fixed("What does one buyer bring in the period?", "Сколько приносит один покупатель за период?"),
    family: Family::Revenue,
    formula: "(sum(orders.amount) - or_zero(sum(orders.refund))) / distinct(orders.customer)",
    formula_said: Said::fixed(
        "orders net of refunds ÷ different customers",
        "заказы за вычетом возвратов ÷ разные клиенты",
    ),
    unit: Unit::Money,
    better: Better::Higher,
    additivity: Additivity::Ratio,
    empty: Empty::Unknown,
    pitfalls: Said::fixed("The longer the period, the larger it is.", "Чем длиннее период, тем он больше."),
    decides: Said::fixed("Which customers to keep.", "Каких клиентов удерживать."),
    source: "Farris et al., Marketing Metrics, 4th ed., ch. 5",
};

pub static REFUND_RATE: Metric = Metric {
    id: "refund_rate",
    name: Said::fixed("Refund rate", "Доля возвратов"),
    long_name: Said::fixed("Refunds as a share of orders in money", "Возвраты как доля суммы заказов"),
    question: Said::fixed("What share of sales went back?", "Какая доля продаж вернулась?"),
    family: Family::Revenue,
    formula: "sum(orders.refund) / sum(orders.amount)",
    formula_said: Said::fixed("refunds ÷ amount of orders", "возвраты ÷ сумма заказов"),
    unit: Unit::Share,
    better: Better::Lower,
    additivity: Additivity::Ratio,
    empty: Empty::Unknown,
    pitfalls: Said::fixed(
        "Refunds are booked on the day of the order, so recent days look too good.",
        "Возвраты отнесены ко дню заказа, поэтому последние дни выглядят слишком хорошо.",
    ),
    decides: Said::fixed("Which products or promises to mend.", "Какие товары или обещания исправить."),
    source: "Shopify help, “Returns”",
};

pub static GROSS_MARGIN: Metric = Metric {
    id: "gross_margin",
    name: Said::fixed("Gross margin", "Валовая маржа"),
    long_name: Said::fixed("Gross margin of orders", "Валовая маржа заказов"),
    question: Said::fixed("What is left after the cost of goods?", "Что остаётся после себестоимости?"),
    family: Family::Revenue,
    formula: "(sum(orders.amount) - or_zero(sum(orders.refund)) - sum(orders.cost_of_goods)) / (sum(orders.amount) - or_zero(sum(orders.refund)))",
    formula_said: Said::fixed(
        "(revenue − cost of goods) ÷ revenue, of orders",
        "(выручка − себестоимость) ÷ выручка, по заказам",
    ),
    unit: Unit::Share,
    better: Better::Higher,
    additivity: Additivity::Ratio,
    empty: Empty::Unknown,
    pitfalls: Said::fixed(
        "Delivery and fees are not in it unless the shop puts them into the cost of goods.",
        "Доставка и комиссии не учтены, если магазин не включает их в себестоимость.",
    ),
    decides: Said::fixed("How much may be spent to win a sale.", "Сколько можно потратить на продажу."),
    source: "Farris et al., Marketing Metrics, 4th ed., ch. 3",
};
