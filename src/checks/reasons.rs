//! Why two systems rarely agree, in words a marketer can act on.

use crate::words::Said;

pub static CLICK_IS_NO_VISIT: Said = Said::fixed(
    "A click is not yet a visit: pages left before the counter loads, double clicks, several clicks within one session. Five to fifteen per cent fewer sessions are normal.",
    "Клик – ещё не визит: страницу закрыли до загрузки счётчика, кликнули дважды, вернулись в том же сеансе. На 5–15 % меньше сеансов – норма.",
);
pub static CONSENT: Said = Said::fixed(
    "Visitors who decline cookies are not seen by analytics.",
    "Посетителей, отказавшихся от cookie, аналитика не видит.",
);
pub static BLOCKED: Said = Said::fixed(
    "Ad blockers and strict browsers stop the counter.",
    "Счётчик режут блокировщики рекламы и строгие браузеры.",
);
pub static TIME_ZONE: Said = Said::fixed(
    "Accounts in different time zones cut the day, and so the week, at different hours.",
    "Аккаунты в разных часовых поясах по-разному режут сутки, а значит и недели.",
);
pub static ATTRIBUTION: Said = Said::fixed(
    "The ad tool credits its own click and books it on the day of the click; analytics credits the last channel on the day of the event.",
    "Рекламный кабинет засчитывает свой клик и относит конверсию на день клика; аналитика – последний канал и день события.",
);
pub static VIEWS: Said = Said::fixed(
    "The ad tool may count conversions after a mere view.",
    "Кабинет может засчитывать конверсии после одного лишь показа.",
);
pub static COUNTED_ONCE: Said = Said::fixed(
    "One counts every conversion, the other one a person or a session.",
    "Одна система считает каждую конверсию, другая – одну на человека или сеанс.",
);
pub static OFFLINE: Said = Said::fixed(
    "Calls, mail, invoices and cash never pass the site.",
    "Звонки, почта, счета и наличные идут мимо сайта.",
);
pub static TEST_ORDERS: Said = Said::fixed(
    "Test, failed and cancelled orders are left out by one and kept by the other.",
    "Тестовые, неуспешные и отменённые заказы одна система отбрасывает, другая нет.",
);
pub static REFUNDS: Said = Said::fixed(
    "Refunds are booked on the day of the order by one, on the day of the refund by the other, or not at all.",
    "Возвраты одна система относит на день заказа, другая – на день возврата или не учитывает вовсе.",
);
pub static TAX: Said = Said::fixed(
    "One amount is with tax and shipping, the other without.",
    "Одна сумма с налогом и доставкой, другая без них.",
);
pub static VAT: Said = Said::fixed(
    "The ad tool’s cost may be with VAT or a fee, the imported one without.",
    "Затраты в кабинете могут быть с НДС или комиссией, а импортированные – без.",
);
pub static CURRENCY: Said = Said::fixed(
    "Amounts were exchanged at other rates or on other days.",
    "Суммы пересчитаны по другим курсам или на другие дни.",
);
pub static RENEWALS: Said = Said::fixed(
    "Renewals and repeated payments come without a visit and without a new deal.",
    "Продления и повторные платежи приходят без визита и без новой сделки.",
);
pub static WON_UNPAID: Said = Said::fixed(
    "A deal is won before it is paid, and some are never paid.",
    "Сделку закрывают раньше оплаты, а часть так и не оплачивают.",
);
pub static CLOSED_LATER: Said = Said::fixed(
    "Deals are closed in the CRM days after the money came.",
    "Сделки в CRM закрывают на несколько дней позже платежа.",
);
