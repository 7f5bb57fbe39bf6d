//! Funnel: from a lead to a won deal. Definitions only: nothing is computed here.

use super::metric::{Additivity, Better, Empty, Family, Metric, Unit};
use crate::words::Said;

pub static LEADS: Metric = Metric {
    id: "leads",
    name: Said::fixed("Leads", "Лиды"),
    long_name: Said::fixed("Leads", "Лиды"),
    question: Said::fixed("How many people showed interest?", "Сколько людей проявили интерес?"),
    family: Family::Funnel,
    formula: "first_known(count(contacts on lead_date), count(contacts))",
    formula_said: Said::fixed(
        "contacts by the day they became a lead; where that is not known: by the day they were created",
        "контакты по дате, когда стали лидом; если её нет – по дате создания",
    ),
    unit: Unit::Count,
    better: Better::Higher,
    additivity: Additivity::Flow,
    empty: Empty::Zero,
    pitfalls: Said::fixed(
        "Contacts imported in bulk look like leads of that day.",
        "Массово загруженные контакты выглядят как лиды этого дня.",
    ),
    decides: Said::fixed("Whether the top of the funnel is filled.", "Наполняется ли верх воронки."),
    source: "HubSpot knowledge base, “Lifecycle stages”",
};

pub static MQL: Metric = Metric {
    id: "mql",
    name: Said::fixed("MQL", "MQL"),
    long_name: Said::fixed("Marketing-qualified leads", "Лиды, квалифицированные маркетингом"),
    question: Said::fixed("How many leads fit our criteria?", "Сколько лидов подходят под критерии?"),
    family: Family::Funnel,
    formula: "count(contacts on mql_date)",
    formula_said: Said::fixed("contacts by the day they became an MQL", "контакты по дате, когда стали MQL"),
    unit: Unit::Count,
    better: Better::Higher,
    additivity: Additivity::Flow,
    empty: Empty::Zero,
    pitfalls: Said::fixed(
        "It moves when the criteria move; note the day you change them.",
        "Меняется вместе с критериями; отмечайте день их изменения.",
    ),
    decides: Said::fixed("Whether marketing brings the right people.", "Приводит ли маркетинг нужных людей."),
    source: "HubSpot knowledge base, “Lifecycle stages”",
};

pub static SQL: Metric = Metric {
    id: "sql",
    name: Said::fixed("SQL", "SQL"),
    long_name: Said::fixed("Sales-qualified leads", "Лиды, принятые продажами"),
    question: Said::fixed("How many leads did sales take over?", "Сколько лидов приняли продажи?"),
    family: Family::Funnel,
    formula: "count(contacts on sql_date)",
    formula_said: Said::fixed("contacts by the day they became an SQL", "контакты по дате, когда стали SQL"),
    unit: Unit::Count,
    better: Better::Higher,
    additivity: Additivity::Flow,
    empty: Empty::Zero,
    pitfalls: Said::fixed(
        "Sales often sets the stage later than it happens.",
        "Продажи часто отмечают этап позже, чем он наступил.",
    ),
    decides: Said::fixed(
        "Whether marketing and sales agree on what is good.",
        "Сходятся ли маркетинг и продажи в том, что хорошо.",
    ),
    source: "HubSpot knowledge base, “Lifecycle stages”",
};

pub static OPPORTUNITIES: Metric = Metric {
    id: "opportunities",
    name: Said::fixed("Deals created", "Новые сделки"),
    long_name: Said::fixed("Deals created", "Созданные сделки"),
    question: Said::fixed("How many sales chances appeared?", "Сколько появилось сделок?"),
    family: Family::Funnel,
    formula: "count(deals)",
    formula_said: Said::fixed("deals by the day they were created", "сделки по дате создания"),
    unit: Unit::Count,
    better: Better::Higher,
    additivity: Additivity::Flow,
    empty: Empty::Zero,
    pitfalls: Said::fixed("Duplicates and test deals count as well.", "Дубли и тестовые сделки тоже считаются."),
    decides: Said::fixed("Whether the pipeline is filled.", "Наполняется ли воронка продаж."),
    source: "Salesforce help, “Opportunities”",
};

pub static DEALS_WON: Metric = Metric {
    id: "deals_won",
    name: Said::fixed("Deals won", "Выигранные сделки"),
    long_name: Said::fixed("Deals won", "Выигранные сделки"),
    question: Said::fixed("How many deals were won?", "Сколько сделок выиграно?"),
    family: Family::Funnel,
    formula: "count(deals on closed where is_won)",
    formula_said: Said::fixed("won deals by the day they were closed", "выигранные сделки по дате закрытия"),
    unit: Unit::Count,
    better: Better::Higher,
    additivity: Additivity::Flow,
    empty: Empty::Zero,
    pitfalls: Said::fixed("The close date is often set by hand.", "Дату закрытия часто ставят вручную."),
    decides: Said::fixed("Whether leads become business.", "Становятся ли лиды бизнесом."),
    source: "HubSpot knowledge base, “Deal stages”",
};

pub static DEALS_LOST: Metric = Metric {
    id: "deals_lost",
    name: Said::fixed("Deals lost", "Проигранные сделки"),
    long_name: Said::fixed("Deals lost", "Проигранные сделки"),
    question: Said::fixed("How many deals were lost?", "Сколько сделок проиграно?"),
    family: Family::Funnel,
    formula: "count(deals on closed where is_closed and not is_won)",
    formula_said: Said::fixed(
        "closed deals that were not won, by the day they were closed",
        "закрытые, но не выигранные сделки по дате закрытия",
    ),
    unit: Unit::Count,
    better: Better::Lower,
    additivity: Additivity::Flow,
    empty: Empty::Zero,
    pitfalls: Said::fixed(
        "Forgotten deals stay open and are never counted as lost.",
        "Забытые сделки остаются открытыми и не попадают в проигранные.",
    ),
    decides: Said::fixed("What to learn from refusals.", "Чему учат отказы."),
    source: "HubSpot knowledge base, “Deal stages”",
};

pub static WIN_RATE: Metric = Metric {
    id: "win_rate",
    name: Said::fixed("Win rate", "Доля выигранных"),
    long_name: Said::fixed("Win rate of closed deals", "Доля выигранных среди закрытых сделок"),
    question: Said::fixed("What share of closed deals was won?", "Какая доля закрытых сделок выиграна?"),
    family: Family::Funnel,
    formula: "count(deals on closed where is_won) / count(deals on closed where is_closed)",
    formula_said: Said::fixed(
        "won deals ÷ (won + lost), by the day they were closed",
        "выигранные ÷ (выигранные + проигранные) по дате закрытия",
    ),
    unit: Unit::Share,
    better: Better::Higher,
    additivity: Additivity::Ratio,
    empty: Empty::Unknown,
    pitfalls: Said::fixed(
        "Open deals are left out: a young pipeline looks better than it is.",
        "Открытые сделки не учтены: молодая воронка выглядит лучше, чем есть.",
    ),
    decides: Said::fixed("Where to sharpen sales.", "Где усилить продажи."),
    source: "Farris et al., Marketing Metrics, 4th ed., ch. 6",
};

pub static AVERAGE_DEAL: Metric = Metric {
    id: "average_deal",
    name: Said::fixed("Average deal", "Средняя сделка"),
    long_name: Said::fixed("Average amount of a won deal", "Средняя сумма выигранной сделки"),
    question: Said::fixed("What is a won deal worth?", "Сколько приносит выигранная сделка?"),
    family: Family::Funnel,
    formula: "sum(deals.amount on closed where is_won) / count(deals on closed where is_won)",
    formula_said: Said::fixed("amount of won deals ÷ won deals", "сумма выигранных сделок ÷ выигранные сделки"),
    unit: Unit::Money,
    better: Better::Higher,
    additivity: Additivity::Ratio,
    empty: Empty::Unknown,
    pitfalls: Said::fixed(
        "One large deal moves it; look at the list.",
        "Одна крупная сделка сдвигает её; смотрите список.",
    ),
    decides: Said::fixed("Which customers to look for.", "Каких клиентов искать."),
    source: "Farris et al., Marketing Metrics, 4th ed., ch. 6",
};

pub static VISIT_TO_LEAD: Metric = Metric {
    id: "visit_to_lead",
    name: Said::fixed("Visit → lead", "Визит → лид"),
    long_name: Said::fixed("Leads per session", "Конверсия визита в лид"),
    question: Said::fixed("What share of visits became a lead?", "Какая доля визитов стала лидом?"),
    family: Family::Funnel,
    formula: "leads / sessions",
    formula_said: Said::fixed("leads ÷ sessions of the same period", "лиды ÷ сеансы за тот же период"),
    unit: Unit::Share,
    better: Better::Higher,
    additivity: Additivity::Ratio,
    empty: Empty::Unknown,
    pitfalls: Said::fixed(
        "Leads that came by phone or at a fair never visited the site.",
        "Лиды по телефону и с выставок сайт не посещали.",
    ),
    decides: Said::fixed("What the site does with its traffic.", "Что сайт делает с трафиком."),
    source: "Farris et al., Marketing Metrics, 4th ed., ch. 6",
};

pub static LEAD_TO_MQL: Metric = Metric {
    id: "lead_to_mql",
    name: Said::fixed("Lead → MQL", "Лид → MQL"),
    long_name: Said::fixed("MQLs per lead in the period", "Конверсия лида в MQL за период"),
    question: Said::fixed("What share of leads is good?", "Какая доля лидов хорошая?"),
    family: Family::Funnel,
    formula: "mql / leads",
    formula_said: Said::fixed("MQLs of the period ÷ leads of the period", "MQL за период ÷ лиды за период"),
    unit: Unit::Share,
    better: Better::Higher,
    additivity: Additivity::Ratio,
    empty: Empty::Unknown,
    pitfalls: Said::fixed(
        "Not the same people: MQLs of today were leads of earlier days. It can pass 100 %.",
        "Это не те же люди: сегодняшние MQL – лиды прошлых дней. Бывает больше 100 %.",
    ),
    decides: Said::fixed("Whether targeting fits.", "Верно ли выбрана аудитория."),
    source: "Farris et al., Marketing Metrics, 4th ed., ch. 6",
};

pub static MQL_TO_SQL: Metric = Metric {
    id: "mql_to_sql",
    name: Said::fixed("MQL → SQL", "MQL → SQL"),
    long_name: Said::fixed("SQLs per MQL in the period", "Конверсия MQL в SQL за период"),
    question: Said::fixed("What share of MQLs does sales take?", "Какую долю MQL берут продажи?"),
    family: Family::Funnel,
    formula: "sql / mql",
    formula_said: Said::fixed("SQLs of the period ÷ MQLs of the period", "SQL за период ÷ MQL за период"),
    unit: Unit::Share,
    better: Better::Higher,
    additivity: Additivity::Ratio,
    empty: Empty::Unknown,
    pitfalls: Said::fixed(
        "Not the same people: it can pass 100 %. The way of one cohort is a question of its own.",
        "Это не те же люди: бывает больше 100 %. Путь одной когорты – отдельный вопрос.",
    ),
    decides: Said::fixed("Whether marketing and sales agree.", "Согласны ли маркетинг и продажи."),
    source: "Farris et al., Marketing Metrics, 4th ed., ch. 6",
};

pub static SQL_TO_WON: Metric = Metric {
    id: "sql_to_won",
    name: Said::fixed("SQL → won", "SQL → сделка"),
    long_name: Said::fixed("Won deals per SQL in the period", "Конверсия SQL в выигранную сделку за период"),
    question: Said::fixed("What share of SQLs becomes business?", "Какая доля SQL становится сделкой?"),
    family: Family::Funnel,
    formula: "deals_won / sql",
    formula_said: Said::fixed(
        "won deals of the period ÷ SQLs of the period", "выигранные сделки за период ÷ SQL за период",
    ),
    unit: Unit::Share,
    better: Better::Higher,
    additivity: Additivity::Ratio,
    empty: Empty::Unknown,
    pitfalls: Said::fixed(
        "Not the same people, and a long sales cycle shifts it.",
        "Это не те же люди, а длинный цикл сделки сдвигает показатель.",
    ),
    decides: Said::fixed("Where the funnel leaks.", "Где течёт воронка."),
    source: "Farris et al., Marketing Metrics, 4th ed., ch. 6",
};

pub static LEAD_TO_CUSTOMER: Metric = Metric {
    id: "lead_to_customer",
    name: Said::fixed("Lead → customer", "Лид → клиент"),
    long_name: Said::fixed("New customers per lead in the period", "Конверсия лида в клиента за период"),
    question: Said::fixed("What share of leads becomes a customer?", "Какая доля лидов становится клиентом?"),
    family: Family::Funnel,
    formula: "new_customers / leads",
    formula_said: Said::fixed(
        "new customers of the period ÷ leads of the period", "новые клиенты за период ÷ лиды за период",
    ),
    unit: Unit::Share,
    better: Better::Higher,
    additivity: Additivity::Ratio,
    empty: Empty::Unknown,
    pitfalls: Said::fixed(
        "Not the same people: with a long cycle compare longer periods.",
        "Это не те же люди: при длинном цикле сравнивайте длинные периоды.",
    ),
    decides: Said::fixed("What a lead may cost.", "Сколько может стоить лид."),
    source: "Farris et al., Marketing Metrics, 4th ed., ch. 6",
};
