//! E-mail: what was sent, opened, clicked and refused. Definitions only: nothing is computed here.

use super::metric::{Additivity, Better, Empty, Family, Metric, Unit};
use crate::words::Said;

pub static SENT: Metric = Metric {
    id: "sent",
    name: Said::fixed("E-mails sent", "Отправлено писем"),
    long_name: Said::fixed("Messages sent", "Отправлено сообщений"),
    question: Said::fixed("How many messages were sent?", "Сколько сообщений отправлено?"),
    family: Family::Email,
    formula: "sum(messages.sent)",
    formula_said: Said::fixed("sum of messages sent", "сумма отправленных сообщений"),
    unit: Unit::Count,
    better: Better::Neutral,
    additivity: Additivity::Flow,
    empty: Empty::Zero,
    pitfalls: Said::fixed("Sending more wears a list out.", "Частые рассылки утомляют базу."),
    decides: Said::fixed("How often to write.", "Как часто писать."),
    source: "Mailchimp help, “About email campaign reports”",
};

pub static DELIVERED: Metric = Metric {
    id: "delivered",
    name: Said::fixed("E-mails delivered", "Доставлено писем"),
    long_name: Said::fixed("Messages delivered", "Доставлено сообщений"),
    question: Said::fixed("How many messages arrived?", "Сколько сообщений дошло?"),
    family: Family::Email,
    formula: "first_known(sum(messages.delivered), sum(messages.sent) - sum(messages.bounces))",
    formula_said: Said::fixed(
        "delivered; where not reported: sent − bounced",
        "доставлено; если не сообщается: отправлено − не доставлено",
    ),
    unit: Unit::Count,
    better: Better::Higher,
    additivity: Additivity::Flow,
    empty: Empty::Zero,
    pitfalls: Said::fixed("Delivered may still be in the spam folder.", "Доставленное может лежать в спаме."),
    decides: Said::fixed("Whether the list is healthy.", "Здорова ли база."),
    source: "Mailchimp help, “About email campaign reports”",
};

pub static OPEN_RATE: Metric = Metric {
    id: "open_rate",
    name: Said::fixed("Open rate", "Открываемость"),
    long_name: Said::fixed("Open rate", "Открываемость писем"),
    question: Said::fixed("What share of delivered mails was opened?", "Какую долю доставленных писем открыли?"),
    family: Family::Email,
    formula: "first_known(sum(messages.unique_opens) / sum(messages.delivered), sum(messages.unique_opens) / (sum(messages.sent) - sum(messages.bounces)))",
    formula_said: Said::fixed("unique opens ÷ delivered", "уникальные открытия ÷ доставлено"),
    unit: Unit::Share,
    better: Better::Higher,
    additivity: Additivity::Ratio,
    empty: Empty::Unknown,
    pitfalls: Said::fixed(
        "An upper bound: Apple Mail opens by itself. Trust clicks more.",
        "Верхняя граница: Apple Mail открывает письма сам. Больше доверяйте кликам.",
    ),
    decides: Said::fixed("Which subjects and senders work.", "Какие темы и отправители работают."),
    source: "Mailchimp help, “About open and click rates”",
};

pub static CLICK_RATE: Metric = Metric {
    id: "click_rate",
    name: Said::fixed("Click rate", "Кликабельность писем"),
    long_name: Said::fixed("Click rate of mails", "Кликабельность писем"),
    question: Said::fixed("What share of delivered mails got a click?", "В какой доле доставленных писем кликнули?"),
    family: Family::Email,
    formula: "first_known(sum(messages.unique_clicks) / sum(messages.delivered), sum(messages.unique_clicks) / (sum(messages.sent) - sum(messages.bounces)))",
    formula_said: Said::fixed("unique clicks ÷ delivered", "уникальные клики ÷ доставлено"),
    unit: Unit::Share,
    better: Better::Higher,
    additivity: Additivity::Ratio,
    empty: Empty::Unknown,
    pitfalls: Said::fixed(
        "Bots that check links click them all within seconds.",
        "Боты, проверяющие ссылки, кликают по всем за секунды.",
    ),
    decides: Said::fixed("Which content moves people.", "Какое содержание побуждает к действию."),
    source: "Mailchimp help, “About open and click rates”",
};

pub static CTOR: Metric = Metric {
    id: "ctor",
    name: Said::fixed("CTOR", "CTOR"),
    long_name: Said::fixed("Click-to-open rate", "Клики к открытиям"),
    question: Said::fixed("What share of opened mails got a click?", "В какой доле открытых писем кликнули?"),
    family: Family::Email,
    formula: "sum(messages.unique_clicks) / sum(messages.unique_opens)",
    formula_said: Said::fixed("unique clicks ÷ unique opens", "уникальные клики ÷ уникальные открытия"),
    unit: Unit::Share,
    better: Better::Higher,
    additivity: Additivity::Ratio,
    empty: Empty::Unknown,
    pitfalls: Said::fixed(
        "Opens made by mail programs lower it.",
        "Открытия, сделанные почтовыми программами, занижают его.",
    ),
    decides: Said::fixed("Whether the letter keeps what its subject promised.", "Выполняет ли письмо обещание темы."),
    source: "Mailchimp help, “About open and click rates”",
};

pub static UNSUBSCRIBE_RATE: Metric = Metric {
    id: "unsubscribe_rate",
    name: Said::fixed("Unsubscribes", "Отписки"),
    long_name: Said::fixed("Unsubscribe rate", "Доля отписок"),
    question: Said::fixed("What share left the list?", "Какая доля отписалась?"),
    family: Family::Email,
    formula: "first_known(sum(messages.unsubscribes) / sum(messages.delivered), sum(messages.unsubscribes) / (sum(messages.sent) - sum(messages.bounces)))",
    formula_said: Said::fixed("unsubscribes ÷ delivered", "отписки ÷ доставлено"),
    unit: Unit::Share,
    better: Better::Lower,
    additivity: Additivity::Ratio,
    empty: Empty::Unknown,
    pitfalls: Said::fixed(
        "Who is annoyed often does not unsubscribe but marks as spam.",
        "Недовольные часто не отписываются, а жмут «спам».",
    ),
    decides: Said::fixed("How often and to whom to write.", "Как часто и кому писать."),
    source: "Mailchimp help, “About open and click rates”",
};

pub static EMAIL_BOUNCE_RATE: Metric = Metric {
    id: "email_bounce_rate",
    name: Said::fixed("E-mail bounces", "Недоставленные письма"),
    long_name: Said::fixed("Bounce rate of mails", "Доля недоставленных писем"),
    question: Said::fixed("What share of mails came back?", "Какая доля писем не дошла?"),
    family: Family::Email,
    formula: "first_known(sum(messages.bounces) / sum(messages.sent), (sum(messages.sent) - sum(messages.delivered)) / sum(messages.sent))",
    formula_said: Said::fixed("bounced ÷ sent", "не доставлено ÷ отправлено"),
    unit: Unit::Share,
    better: Better::Lower,
    additivity: Additivity::Ratio,
    empty: Empty::Unknown,
    pitfalls: Said::fixed("Hard and soft bounces are counted together.", "Жёсткие и мягкие возвраты считаются вместе."),
    decides: Said::fixed("Whether the list needs cleaning.", "Пора ли чистить базу."),
    source: "Mailchimp help, “About bounces”",
};

pub static COMPLAINT_RATE: Metric = Metric {
    id: "complaint_rate",
    name: Said::fixed("Complaints", "Жалобы на спам"),
    long_name: Said::fixed("Spam complaint rate", "Доля жалоб на спам"),
    question: Said::fixed("What share marked us as spam?", "Какая доля отметила нас как спам?"),
    family: Family::Email,
    formula: "first_known(sum(messages.complaints) / sum(messages.delivered), sum(messages.complaints) / (sum(messages.sent) - sum(messages.bounces)))",
    formula_said: Said::fixed("complaints ÷ delivered", "жалобы ÷ доставлено"),
    unit: Unit::Share,
    better: Better::Lower,
    additivity: Additivity::Ratio,
    empty: Empty::Unknown,
    pitfalls: Said::fixed(
        "Gmail reports no complaints back: the true number is higher.",
        "Gmail не сообщает о жалобах: на деле их больше.",
    ),
    decides: Said::fixed("Whether sending is in danger.", "Не под угрозой ли рассылки."),
    source: "Mailchimp help, “About open and click rates”",
};
