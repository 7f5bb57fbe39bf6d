//! Traffic: who comes to the site, from where, and what they do there. Definitions only: nothing is computed here.

use super::metric::{Additivity, Better, Empty, Family, Metric, Unit};
use crate::words::Said;

pub static SESSIONS: Metric = Metric {
    id: "sessions",
    name: Said::fixed("Sessions", "Сеансы"),
    long_name: Said::fixed("Sessions of the site", "Сеансы на сайте"),
    question: Said::fixed("How many visits did the site get?", "Сколько было визитов на сайт?"),
    family: Family::Traffic,
    formula: "sum(web_traffic.sessions)",
    formula_said: Said::fixed("sum of sessions", "сумма сеансов"),
    unit: Unit::Count,
    better: Better::Higher,
    additivity: Additivity::Flow,
    empty: Empty::Zero,
    pitfalls: Said::fixed(
        "Two analytics tools count the same visits differently: one of them is taken for each day, never both.",
        "Две системы аналитики считают одни и те же визиты по-разному: на каждый день берётся одна из них, а не обе.",
    ),
    decides: Said::fixed(
        "Where attention comes from and whether it grows.", "Откуда приходит внимание и растёт ли оно.",
    ),
    source: "Google Analytics help, “Session”, support.google.com/analytics/answer/9191807",
};

pub static USERS: Metric = Metric {
    id: "users",
    name: Said::fixed("Users", "Пользователи"),
    long_name: Said::fixed("Users of the site", "Пользователи сайта"),
    question: Said::fixed("How many different people came?", "Сколько разных людей пришло?"),
    family: Family::Traffic,
    formula: "reported(web_traffic.users)",
    formula_said: Said::fixed(
        "users as the analytics tool reports them for these very days",
        "пользователи, как их сообщает система аналитики ровно за эти дни",
    ),
    unit: Unit::Count,
    better: Better::Higher,
    additivity: Additivity::Distinct,
    empty: Empty::Zero,
    pitfalls: Said::fixed(
        "Users of single days must not be added: who came twice would count twice. For a month load a report of that month without a date column.",
        "Пользователей по дням нельзя складывать: кто пришёл дважды, посчитается дважды. Для месяца нужна выгрузка за месяц без разбивки по дням.",
    ),
    decides: Said::fixed("How wide the reach of the site is.", "Насколько широка аудитория сайта."),
    source: "Google Analytics help, “Understand user metrics”, support.google.com/analytics/answer/12253918",
};

pub static NEW_USERS: Metric = Metric {
    id: "new_users",
    name: Said::fixed("New users", "Новые пользователи"),
    long_name: Said::fixed("New users of the site", "Новые пользователи сайта"),
    question: Said::fixed("How many came for the first time?", "Сколько пришло впервые?"),
    family: Family::Traffic,
    formula: "sum(web_traffic.new_users)",
    formula_said: Said::fixed("sum of new users", "сумма новых пользователей"),
    unit: Unit::Count,
    better: Better::Higher,
    additivity: Additivity::Flow,
    empty: Empty::Zero,
    pitfalls: Said::fixed(
        "A new device or cleared cookies make an old visitor new.",
        "Новое устройство или очищенные cookie делают прежнего посетителя новым.",
    ),
    decides: Said::fixed(
        "Whether marketing brings new people or the same ones.",
        "Приводит ли маркетинг новых людей или тех же самых.",
    ),
    source: "Google Analytics help, “Understand user metrics”, support.google.com/analytics/answer/12253918",
};

pub static PAGE_VIEWS: Metric = Metric {
    id: "page_views",
    name: Said::fixed("Page views", "Просмотры страниц"),
    long_name: Said::fixed("Page views", "Просмотры страниц"),
    question: Said::fixed("How many pages were looked at?", "Сколько страниц просмотрено?"),
    family: Family::Traffic,
    formula: "sum(web_traffic.page_views)",
    formula_said: Said::fixed("sum of page views", "сумма просмотров страниц"),
    unit: Unit::Count,
    better: Better::Higher,
    additivity: Additivity::Flow,
    empty: Empty::Zero,
    pitfalls: Said::fixed(
        "More views can mean interest or a search for what is not found.",
        "Больше просмотров – это интерес или поиск того, что не находится.",
    ),
    decides: Said::fixed("Which content holds people.", "Какое содержание удерживает людей."),
    source: "Google Analytics help, “Screen and page views”, support.google.com/analytics/answer/9143382",
};

pub static ENGAGED_SESSIONS: Metric = Metric {
    id: "engaged_sessions",
    name: Said::fixed("Engaged sessions", "Сеансы с взаимодействием"),
    long_name: Said::fixed("Engaged sessions", "Сеансы с взаимодействием"),
    question: Said::fixed("How many visits were more than a glance?", "Сколько визитов было не мимолётными?"),
    family: Family::Traffic,
    formula: "sum(web_traffic.engaged_sessions)",
    formula_said: Said::fixed("sum of engaged sessions", "сумма сеансов с взаимодействием"),
    unit: Unit::Count,
    better: Better::Higher,
    additivity: Additivity::Flow,
    empty: Empty::Zero,
    pitfalls: Said::fixed(
        "Longer than 10 seconds, or a key event, or two page views; the 10 seconds can be set otherwise.",
        "Дольше 10 секунд, или ключевое событие, или два просмотра; 10 секунд можно изменить в настройках.",
    ),
    decides: Said::fixed("Which sources bring interested people.", "Какие источники приводят заинтересованных людей."),
    source: "Google Analytics help, “Engagement rate and bounce rate”, support.google.com/analytics/answer/12195621",
};

pub static SESSION_ENGAGEMENT_RATE: Metric = Metric {
    id: "session_engagement_rate",
    name: Said::fixed("Engaged visits", "Доля вовлечённых сеансов"),
    long_name: Said::fixed("Engagement rate of sessions", "Доля сеансов с взаимодействием"),
    question: Said::fixed("What share of visits was more than a glance?", "Какая доля визитов была не мимолётной?"),
    family: Family::Traffic,
    formula: "sum(web_traffic.engaged_sessions) / sum(web_traffic.sessions)",
    formula_said: Said::fixed("engaged sessions ÷ sessions", "сеансы с взаимодействием ÷ сеансы"),
    unit: Unit::Share,
    better: Better::Higher,
    additivity: Additivity::Ratio,
    empty: Empty::Unknown,
    pitfalls: Said::fixed(
        "It is the other side of the bounce rate of GA4, not of Universal Analytics.",
        "Это обратная сторона показателя отказов GA4, но не Universal Analytics.",
    ),
    decides: Said::fixed(
        "Which landing pages and sources to improve first.",
        "Какие страницы и источники улучшать первыми.",
    ),
    source: "Google Analytics help, “Engagement rate and bounce rate”, support.google.com/analytics/answer/12195621",
};

pub static BOUNCE_RATE: Metric = Metric {
    id: "bounce_rate",
    name: Said::fixed("Bounce rate", "Показатель отказов"),
    long_name: Said::fixed("Bounce rate of the site", "Показатель отказов сайта"),
    question: Said::fixed("What share of visits left at once?", "Какая доля визитов закончилась сразу?"),
    family: Family::Traffic,
    formula: "first_known(1 - sum(web_traffic.engaged_sessions) / sum(web_traffic.sessions), sum(web_traffic.bounced_sessions) / sum(web_traffic.sessions))",
    formula_said: Said::fixed(
        "1 − engaged sessions ÷ sessions (GA4); where a tool counts bounces itself: bounces ÷ sessions",
        "1 − сеансы с взаимодействием ÷ сеансы (GA4); если система сама считает отказы: отказы ÷ сеансы",
    ),
    unit: Unit::Share,
    better: Better::Lower,
    additivity: Additivity::Ratio,
    empty: Empty::Unknown,
    pitfalls: Said::fixed(
        "GA4, Metrica, Matomo and Universal Analytics define a bounce differently: do not put them in one series.",
        "GA4, Метрика, Matomo и Universal Analytics определяют отказ по-разному: не сводите их в один ряд.",
    ),
    decides: Said::fixed("Which pages disappoint those who arrive.", "Какие страницы разочаровывают пришедших."),
    source: "Google Analytics help, “Engagement rate and bounce rate”, support.google.com/analytics/answer/12195621",
};

pub static TIME_ON_SITE: Metric = Metric {
    id: "time_on_site",
    name: Said::fixed("Time on site", "Время на сайте"),
    long_name: Said::fixed("Average time of a session", "Среднее время сеанса"),
    question: Said::fixed("How long does a visit last?", "Сколько длится визит?"),
    family: Family::Traffic,
    formula: "first_known(sum(web_traffic.session_secs) / sum(web_traffic.sessions), sum(web_traffic.engagement_secs) / sum(web_traffic.sessions))",
    formula_said: Said::fixed(
        "time on site ÷ sessions; where only engagement time is known: that ÷ sessions",
        "время на сайте ÷ сеансы; если известно только время взаимодействия: оно ÷ сеансы",
    ),
    unit: Unit::Seconds,
    better: Better::Higher,
    additivity: Additivity::Ratio,
    empty: Empty::Unknown,
    pitfalls: Said::fixed(
        "Engagement time (the page in view) is shorter than session time: do not compare one with the other.",
        "Время взаимодействия (страница на экране) короче времени сеанса: не сравнивайте одно с другим.",
    ),
    decides: Said::fixed("Whether people read what is offered.", "Читают ли люди то, что им предлагают."),
    source: "Google Analytics help, “Average session duration”, support.google.com/analytics/answer/9143382",
};

pub static PAGES_PER_SESSION: Metric = Metric {
    id: "pages_per_session",
    name: Said::fixed("Pages per visit", "Глубина просмотра"),
    long_name: Said::fixed("Page views per session", "Просмотры страниц за сеанс"),
    question: Said::fixed("How many pages does a visit see?", "Сколько страниц смотрят за визит?"),
    family: Family::Traffic,
    formula: "sum(web_traffic.page_views) / sum(web_traffic.sessions)",
    formula_said: Said::fixed("page views ÷ sessions", "просмотры страниц ÷ сеансы"),
    unit: Unit::Times,
    better: Better::Higher,
    additivity: Additivity::Ratio,
    empty: Empty::Unknown,
    pitfalls: Said::fixed(
        "A landing page that sells at once has few pages per visit and is fine.",
        "У посадочной страницы, которая продаёт сразу, глубина мала – и это нормально.",
    ),
    decides: Said::fixed("Whether visitors find their way on.", "Находят ли посетители дорогу дальше."),
    source: "Google Analytics help, “Views per session”, support.google.com/analytics/answer/9143382",
};

pub static KEY_EVENTS: Metric = Metric {
    id: "key_events",
    name: Said::fixed("Key events", "Ключевые события"),
    long_name: Said::fixed("Key events on the site", "Ключевые события на сайте"),
    question: Said::fixed("How often was the target action done?", "Сколько раз совершили целевое действие?"),
    family: Family::Traffic,
    formula: "sum(web_traffic.conversions)",
    formula_said: Said::fixed(
        "sum of key events (conversions) on the site",
        "сумма ключевых событий (конверсий) на сайте",
    ),
    unit: Unit::Count,
    better: Better::Higher,
    additivity: Additivity::Flow,
    empty: Empty::Zero,
    pitfalls: Said::fixed(
        "One visit can hold several key events; all of those marked as such are counted together.",
        "За один визит может быть несколько ключевых событий; считаются все отмеченные.",
    ),
    decides: Said::fixed("Whether traffic turns into action.", "Превращается ли трафик в действия."),
    source: "Google Analytics help, “About key events”, support.google.com/analytics/answer/9267568",
};

pub static CONVERSION_RATE: Metric = Metric {
    id: "conversion_rate",
    name: Said::fixed("Conversion rate", "Конверсия сайта"),
    long_name: Said::fixed("Conversion rate of visits", "Конверсия визитов"),
    question: Said::fixed(
        "What share of visits did the target action?",
        "Какая доля визитов совершила целевое действие?",
    ),
    family: Family::Traffic,
    formula: "first_known(sum(web_traffic.conversions) / sum(web_traffic.sessions), count(orders) / sum(web_traffic.sessions))",
    formula_said: Said::fixed(
        "key events ÷ sessions; without key events: orders ÷ sessions",
        "ключевые события ÷ сеансы; если событий нет: заказы ÷ сеансы",
    ),
    unit: Unit::Share,
    better: Better::Higher,
    additivity: Additivity::Ratio,
    empty: Empty::Unknown,
    pitfalls: Said::fixed(
        "It is a rate of visits, not of people, and can pass 100 % when one visit counts several events.",
        "Это доля визитов, а не людей; она бывает больше 100 %, когда за визит считается несколько событий.",
    ),
    decides: Said::fixed(
        "What to mend on the site before buying more traffic.",
        "Что исправить на сайте, прежде чем покупать больше трафика.",
    ),
    source: "Google Analytics help, “Session key event rate”, support.google.com/analytics/answer/9143382",
};

pub static SEARCH_IMPRESSIONS: Metric = Metric {
    id: "search_impressions",
    name: Said::fixed("Search impressions", "Показы в поиске"),
    long_name: Said::fixed("Impressions in organic search", "Показы в органическом поиске"),
    question: Said::fixed("How often was the site shown in search?", "Сколько раз сайт показали в поиске?"),
    family: Family::Traffic,
    formula: "sum(search_performance.impressions)",
    formula_said: Said::fixed("sum of impressions in search", "сумма показов в поиске"),
    unit: Unit::Count,
    better: Better::Higher,
    additivity: Additivity::Flow,
    empty: Empty::Zero,
    pitfalls: Said::fixed(
        "Search Console leaves out rare queries: sums over queries are smaller than the total.",
        "Search Console скрывает редкие запросы: сумма по запросам меньше общей.",
    ),
    decides: Said::fixed("Which topics the site is found by.", "По каким темам сайт находят."),
    source: "Search Console help, support.google.com/webmasters/answer/7576553",
};

pub static SEARCH_CLICKS: Metric = Metric {
    id: "search_clicks",
    name: Said::fixed("Search clicks", "Клики из поиска"),
    long_name: Said::fixed("Clicks from organic search", "Клики из органического поиска"),
    question: Said::fixed("How many came from search?", "Сколько пришло из поиска?"),
    family: Family::Traffic,
    formula: "sum(search_performance.clicks)",
    formula_said: Said::fixed("sum of clicks in search", "сумма кликов в поиске"),
    unit: Unit::Count,
    better: Better::Higher,
    additivity: Additivity::Flow,
    empty: Empty::Zero,
    pitfalls: Said::fixed(
        "Clicks of Search Console and organic sessions of analytics never agree wholly.",
        "Клики Search Console и органические сеансы аналитики никогда не сходятся полностью.",
    ),
    decides: Said::fixed("Whether work on content brings visits.", "Приносит ли работа над содержанием визиты."),
    source: "Search Console help, support.google.com/webmasters/answer/7576553",
};

pub static SEARCH_CTR: Metric = Metric {
    id: "search_ctr",
    name: Said::fixed("Search CTR", "CTR в поиске"),
    long_name: Said::fixed("Click-through rate in organic search", "Кликабельность в органическом поиске"),
    question: Said::fixed(
        "What share of those who saw us in search came?", "Какая доля увидевших нас в поиске пришла?",
    ),
    family: Family::Traffic,
    formula: "sum(search_performance.clicks) / sum(search_performance.impressions)",
    formula_said: Said::fixed("clicks ÷ impressions in search", "клики ÷ показы в поиске"),
    unit: Unit::Share,
    better: Better::Higher,
    additivity: Additivity::Ratio,
    empty: Empty::Unknown,
    pitfalls: Said::fixed(
        "It falls when the site is found by more, but lower ranked, queries.",
        "Он падает, когда сайт находят по новым запросам на низких позициях.",
    ),
    decides: Said::fixed("Which titles and snippets to rewrite.", "Какие заголовки и описания переписать."),
    source: "Search Console help, support.google.com/webmasters/answer/7576553",
};
