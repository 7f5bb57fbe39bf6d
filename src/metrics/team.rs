//! Team: work done, money planned, people helped. Definitions only: nothing is computed here.

use super::metric::{Additivity, Better, Empty, Family, Metric, Unit};
use crate::words::Said;

pub static TASKS_DONE: Metric = Metric {
    id: "tasks_done",
    name: Said::fixed("Tasks done", "Выполненные задачи"),
    long_name: Said::fixed("Tasks completed", "Выполненные задачи"),
    question: Said::fixed("How much was done?", "Сколько сделано?"),
    family: Family::Team,
    formula: "count(tasks on completed)",
    formula_said: Said::fixed("tasks by the day they were completed", "задачи по дате выполнения"),
    unit: Unit::Count,
    better: Better::Higher,
    additivity: Additivity::Flow,
    empty: Empty::Zero,
    pitfalls: Said::fixed("Tasks differ in size.", "Задачи разного размера."),
    decides: Said::fixed("Whether the team keeps its pace.", "Держит ли команда темп."),
    source: "Asana help, “Reporting”",
};

pub static TASKS_ON_TIME: Metric = Metric {
    id: "tasks_on_time",
    name: Said::fixed("Done on time", "Выполнено в срок"),
    long_name: Said::fixed("Share of tasks done on time", "Доля задач, выполненных в срок"),
    question: Said::fixed("What share was done by its due date?", "Какая доля выполнена в срок?"),
    family: Family::Team,
    formula: "count(tasks on completed where due is not empty and completed <= due) / count(tasks on completed where due is not empty)",
    formula_said: Said::fixed(
        "tasks completed by their due date ÷ completed tasks with a due date",
        "задачи, выполненные не позже срока ÷ выполненные задачи со сроком",
    ),
    unit: Unit::Share,
    better: Better::Higher,
    additivity: Additivity::Ratio,
    empty: Empty::Unknown,
    pitfalls: Said::fixed(
        "Overdue tasks that are still open are not in it; moved due dates flatter it.",
        "Просроченные, но открытые задачи не учтены; перенос сроков приукрашивает.",
    ),
    decides: Said::fixed("What the team can promise.", "Что команда может обещать."),
    source: "Asana help, “Reporting”",
};

pub static BUDGET_USE: Metric = Metric {
    id: "budget_use",
    name: Said::fixed("Budget use", "Освоение бюджета"),
    long_name: Said::fixed("Budget used", "Освоение бюджета"),
    question: Said::fixed("What share of the planned money is spent?", "Какая доля запланированных денег потрачена?"),
    family: Family::Team,
    formula: "first_known(sum(ad_performance.cost) / sum(plan_values.plan_amount where metric_name in (\"ad_cost\", \"ad_budget\", \"ad_spend\", \"spend\", \"реклама\", \"рекламный бюджет\")), acquisition_cost / sum(plan_values.plan_amount where metric_name in (\"acquisition_cost\", \"marketing_budget\", \"budget\", \"cost\", \"бюджет\", \"затраты\", \"расходы\")), sum(tasks.actual_cost) / sum(tasks.planned_cost))",
    formula_said: Said::fixed(
        "ad cost ÷ planned ad budget; with a plan for all marketing: acquisition cost ÷ that plan; without a plan: actual ÷ planned cost of tasks",
        "затраты на рекламу ÷ плановый рекламный бюджет; если план на весь маркетинг: затраты на привлечение ÷ план; если плана нет: фактические ÷ плановые затраты задач",
    ),
    unit: Unit::Share,
    better: Better::Neutral,
    additivity: Additivity::Ratio,
    empty: Empty::Unknown,
    pitfalls: Said::fixed(
        "Spending of an unfinished month is measured against the plan of the whole month.",
        "Затраты незавершённого месяца сравниваются с планом на весь месяц.",
    ),
    decides: Said::fixed("Whether to speed up or to hold back.", "Ускориться или придержать."),
    source: "Project Management Institute, PMBOK: planned and actual cost",
};

pub static EXPENSES: Metric = Metric {
    id: "expenses",
    name: Said::fixed("Expenses", "Расходы"),
    long_name: Said::fixed("Expenses", "Расходы"),
    question: Said::fixed("How much was spent besides ads?", "Сколько потрачено помимо рекламы?"),
    family: Family::Team,
    formula: "sum(expenses.amount)",
    formula_said: Said::fixed("sum of the expense list", "сумма по списку расходов"),
    unit: Unit::Money,
    better: Better::Neutral,
    additivity: Additivity::Flow,
    empty: Empty::Zero,
    pitfalls: Said::fixed(
        "Ad spend that is booked here too would count twice in totals.",
        "Если здесь есть и затраты на рекламу, в общих суммах они учтутся дважды.",
    ),
    decides: Said::fixed("What marketing costs in all.", "Сколько стоит маркетинг целиком."),
    source: "Farris et al., Marketing Metrics, 4th ed., ch. 3",
};

pub static TICKETS: Metric = Metric {
    id: "tickets",
    name: Said::fixed("Support requests", "Обращения"),
    long_name: Said::fixed("Support requests", "Обращения в поддержку"),
    question: Said::fixed("How often was help asked for?", "Сколько раз просили помощи?"),
    family: Family::Team,
    formula: "count(tickets)",
    formula_said: Said::fixed("requests by the day they were created", "обращения по дате создания"),
    unit: Unit::Count,
    better: Better::Lower,
    additivity: Additivity::Flow,
    empty: Empty::Zero,
    pitfalls: Said::fixed(
        "More customers bring more requests: look at requests per customer.",
        "Больше клиентов – больше обращений: смотрите обращения на клиента.",
    ),
    decides: Said::fixed("What to explain or mend in the product.", "Что объяснить или исправить в продукте."),
    source: "Zendesk help, “Ticket metrics”",
};

pub static TICKETS_SOLVED: Metric = Metric {
    id: "tickets_solved",
    name: Said::fixed("Requests solved", "Решённые обращения"),
    long_name: Said::fixed("Support requests solved", "Решённые обращения"),
    question: Said::fixed("How many requests were solved?", "Сколько обращений решено?"),
    family: Family::Team,
    formula: "count(tickets on solved)",
    formula_said: Said::fixed("requests by the day they were solved", "обращения по дате решения"),
    unit: Unit::Count,
    better: Better::Higher,
    additivity: Additivity::Flow,
    empty: Empty::Zero,
    pitfalls: Said::fixed(
        "Reopened requests count once, on their last day.",
        "Повторно открытые считаются один раз, в последний день.",
    ),
    decides: Said::fixed("Whether support keeps up.", "Справляется ли поддержка."),
    source: "Zendesk help, “Ticket metrics”",
};
