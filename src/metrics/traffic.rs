//! Traffic: who comes to the site, from where, and what they do there.

use super::metric::{Additivity, Better, Empty, Family, Metric, Unit};
use crate::words::Said;

pub static SESSIONS: Metric = Metric {
    id: "sessions",
    name: Said::fixed("Sessions", "Сеансы"),
    long_name: Said::fixed("Sessions", "Сеансы"),
    question: Said::fixed("How many visits did the site get?", "Сколько было визитов на сайт?"),
    family: Family::Traffic,
    formula: "sum(web_traffic.sessions)",
    formula_said: Said::fixed("sum of sessions", "сумма сеансов"),
    unit: Unit::Count,
    better: Better::Higher,
    additivity: Additivity::Flow,
    empty: Empty::Zero,
    pitfalls: Said::fixed("", ""),
    decides: Said::fixed("", ""),
    source: "GA4 help: Sessions, support.google.com/analytics/answer/9191807",
};
