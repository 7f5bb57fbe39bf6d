//! Retention: who stays, who leaves, and what that is worth. Definitions only: nothing is computed here.

use super::metric::{Additivity, Better, Empty, Family, Metric, Unit};
use crate::words::Said;

pub static ACTIVE_CUSTOMERS: Metric = Metric {
    id: "active_customers",
    name: Said::fixed("Active customers", "Активные клиенты"),
    long_name: Said::fixed("Paying customers at the end", "Платящие клиенты на конец"),
    question: Said::fixed("How many customers pay now?", "Сколько клиентов платит сейчас?"),
    family: Family::Retention,
    formula: "measure(active_customers)",
    formula_said: Said::fixed(
        "customers with a paid subscription at the end of the period",
        "клиенты с платной подпиской на конец периода",
    ),
    unit: Unit::Count,
    better: Better::Higher,
    additivity: Additivity::Stock,
    empty: Empty::Zero,
    pitfalls: Said::fixed(
        "Trials are left out; a customer with two subscriptions counts once.",
        "Пробные периоды не учтены; клиент с двумя подписками считается один раз.",
    ),
    decides: Said::fixed("How large the base is.", "Насколько велика база."),
    source: "Noble, “Defining churn rate”, Shopify engineering",
};

pub static ACTIVE_SUBSCRIPTIONS: Metric = Metric {
    id: "active_subscriptions",
    name: Said::fixed("Active subscriptions", "Активные подписки"),
    long_name: Said::fixed("Paid subscriptions at the end", "Платные подписки на конец"),
    question: Said::fixed("How many subscriptions run now?", "Сколько подписок действует сейчас?"),
    family: Family::Retention,
    formula: "measure(active_subscriptions)",
    formula_said: Said::fixed("paid subscriptions at the end of the period", "платные подписки на конец периода"),
    unit: Unit::Count,
    better: Better::Higher,
    additivity: Additivity::Stock,
    empty: Empty::Zero,
    pitfalls: Said::fixed("One customer may hold several.", "У одного клиента их может быть несколько."),
    decides: Said::fixed("How the product is taken up.", "Как приживается продукт."),
    source: "Stripe docs, “Subscriptions”",
};

pub static MRR: Metric = Metric {
    id: "mrr",
    name: Said::fixed("MRR", "MRR"),
    long_name: Said::fixed("Monthly recurring revenue", "Регулярная выручка в месяц"),
    question: Said::fixed("How much comes in every month?", "Сколько приходит каждый месяц?"),
    family: Family::Retention,
    formula: "measure(mrr)",
    formula_said: Said::fixed(
        "monthly amounts of paid subscriptions at the end of the period",
        "суммы в месяц по платным подпискам на конец периода",
    ),
    unit: Unit::Money,
    better: Better::Higher,
    additivity: Additivity::Stock,
    empty: Empty::Zero,
    pitfalls: Said::fixed(
        "Yearly plans enter with a twelfth; one-off payments and trials do not.",
        "Годовые тарифы входят одной двенадцатой; разовые платежи и пробные периоды – нет.",
    ),
    decides: Said::fixed("Whether the base of revenue grows.", "Растёт ли основа выручки."),
    source: "Skok, SaaS Metrics 2.0",
};

pub static ARPA: Metric = Metric {
    id: "arpa",
    name: Said::fixed("ARPA", "ARPA"),
    long_name: Said::fixed("Monthly revenue per customer", "Выручка в месяц на клиента"),
    question: Said::fixed("What does one customer pay a month?", "Сколько платит один клиент в месяц?"),
    family: Family::Retention,
    formula: "measure(mrr) / measure(active_customers)",
    formula_said: Said::fixed("MRR ÷ active customers", "MRR ÷ активные клиенты"),
    unit: Unit::Money,
    better: Better::Higher,
    additivity: Additivity::Ratio,
    empty: Empty::Unknown,
    pitfalls: Said::fixed(
        "New customers on small plans pull it down while the business grows.",
        "Новые клиенты на малых тарифах тянут его вниз, хотя бизнес растёт.",
    ),
    decides: Said::fixed("Which plans to offer.", "Какие тарифы предлагать."),
    source: "Skok, SaaS Metrics 2.0",
};

pub static CHURN_RATE: Metric = Metric {
    id: "churn_rate",
    name: Said::fixed("Churn rate", "Отток"),
    long_name: Said::fixed("Customer churn, of those there at the start", "Отток клиентов от базы на начало"),
    question: Said::fixed("What share of the customers of the start left?", "Какая доля клиентов на начало ушла?"),
    family: Family::Retention,
    formula: "measure(customers_lost) / measure(customers_at_start)",
    formula_said: Said::fixed(
        "customers of the start who left in the period ÷ customers at the start",
        "ушедшие за период из клиентов на начало ÷ клиенты на начало",
    ),
    unit: Unit::Share,
    better: Better::Lower,
    additivity: Additivity::Ratio,
    empty: Empty::Unknown,
    pitfalls: Said::fixed(
        "Customers won inside the period are left out on both sides. Monthly churn times twelve is not yearly churn.",
        "Пришедшие внутри периода не учтены с обеих сторон. Отток за месяц, умноженный на двенадцать, – не годовой.",
    ),
    decides: Said::fixed("Whether to win more or to keep more.", "Привлекать больше или удерживать больше."),
    source: "Noble, “Defining churn rate”, Shopify engineering",
};

pub static MONTHLY_CHURN: Metric = Metric {
    id: "monthly_churn",
    name: Said::fixed("Monthly churn", "Отток в месяц"),
    long_name: Said::fixed("Customer churn in an average month", "Отток клиентов в среднем за месяц"),
    question: Said::fixed("What share leaves in a month?", "Какая доля уходит за месяц?"),
    family: Family::Retention,
    formula: "measure(monthly_lost) / measure(monthly_at_start)",
    formula_said: Said::fixed(
        "over the whole months of the period, or the last one before its end: customers lost, added up ÷ customers at each start, added up",
        "по полным месяцам периода или последнему до его конца: сумма ушедших ÷ сумма клиентов на начало каждого месяца",
    ),
    unit: Unit::Share,
    better: Better::Lower,
    additivity: Additivity::Ratio,
    empty: Empty::Unknown,
    pitfalls: Said::fixed(
        "One month alone swings; take a quarter or more.",
        "За один месяц показатель скачет; берите квартал и больше.",
    ),
    decides: Said::fixed("How long customers stay.", "Как долго остаются клиенты."),
    source: "Noble, “Defining churn rate”, Shopify engineering",
};

pub static CLTV: Metric = Metric {
    id: "cltv",
    name: Said::fixed("CLTV", "CLTV"),
    long_name: Said::fixed("Customer lifetime value, simple", "Пожизненная ценность клиента, простая"),
    question: Said::fixed("What will one customer bring over the whole time?", "Сколько принесёт клиент за всё время?"),
    family: Family::Retention,
    formula: "first_known(arpa / monthly_churn, revenue_per_buyer)",
    formula_said: Said::fixed(
        "ARPA ÷ monthly churn, before margin; without subscriptions: revenue per buyer so far, a lower bound",
        "ARPA ÷ отток в месяц, до вычета себестоимости; без подписок – выручка на покупателя на сегодня, нижняя граница",
    ),
    unit: Unit::Money,
    better: Better::Higher,
    additivity: Additivity::Ratio,
    empty: Empty::Unknown,
    pitfalls: Said::fixed(
        "Before margin, and with churn taken as constant. Few months of data make it a guess.",
        "До вычета себестоимости и при постоянном оттоке. При нескольких месяцах данных это догадка.",
    ),
    decides: Said::fixed("How much a customer may cost.", "Сколько может стоить клиент."),
    source: "Skok, SaaS Metrics 2.0; Gupta & Lehmann 2003",
};

pub static CLTV_MARGIN: Metric = Metric {
    id: "cltv_margin",
    name: Said::fixed("CLTV, margin", "CLTV с маржой"),
    long_name: Said::fixed("Customer lifetime value, with margin", "Пожизненная ценность клиента с учётом маржи"),
    question: Said::fixed("What margin will one customer bring?", "Какую маржу принесёт клиент?"),
    family: Family::Retention,
    formula: "first_known(arpa / monthly_churn, revenue_per_buyer) * gross_margin",
    formula_said: Said::fixed("CLTV × gross margin of orders", "CLTV × валовая маржа заказов"),
    unit: Unit::Money,
    better: Better::Higher,
    additivity: Additivity::Ratio,
    empty: Empty::Unknown,
    pitfalls: Said::fixed("It needs the cost of goods in the orders.", "Нужна себестоимость в заказах."),
    decides: Said::fixed(
        "How much a customer may cost at a profit.",
        "Сколько может стоить клиент, чтобы остаться в прибыли.",
    ),
    source: "Skok, SaaS Metrics 2.0",
};

pub static LTV_CAC: Metric = Metric {
    id: "ltv_cac",
    name: Said::fixed("LTV : CAC", "LTV : CAC"),
    long_name: Said::fixed("Lifetime value per acquisition cost", "Ценность клиента к стоимости привлечения"),
    question: Said::fixed("How many times does a customer pay back?", "Во сколько раз окупается клиент?"),
    family: Family::Retention,
    formula: "cltv / cac",
    formula_said: Said::fixed("CLTV ÷ CAC", "CLTV ÷ CAC"),
    unit: Unit::Times,
    better: Better::Higher,
    additivity: Additivity::Ratio,
    empty: Empty::Unknown,
    pitfalls: Said::fixed(
        "The rule of thumb “at least 3” is meant for CLTV with margin.",
        "Правило «не меньше 3» относится к CLTV с маржой.",
    ),
    decides: Said::fixed("Whether to spend more on growth.", "Тратить ли больше на рост."),
    source: "Skok, SaaS Metrics 2.0",
};
