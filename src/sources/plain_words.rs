//! The words people put over the columns of their own tables, in English and Russian, by what they mean to us.
//! Lower case, `е` for `ё`, without units and currencies. No system's own headers stand here.

type Words = &'static [&'static str];

pub const DATE: Words = &["date", "day", "дата", "день", "order_date", "order date", "дата заказа"];
pub const MONTH: Words = &["month", "period", "месяц", "период", "date", "дата", "week", "неделя", "day", "день"];
pub const CREATED: Words = &[
    "created", "created_at", "create_date", "created date", "create date", "created at", "date", "дата создания",
    "создано", "создана", "создан", "дата", "дата заявки", "дата обращения", "lead_date", "engage_date",
];
pub const CREATED_OR_DATE: Words = &[
    "date", "order_date", "order date", "created", "created_at", "created at", "created date", "paid_at",
    "payment date", "day", "дата", "дата заказа", "дата оплаты", "дата создания", "создан", "день",
];
pub const CLOSED: Words = &[
    "closed", "closed_at", "close_date", "closed date", "close date", "дата закрытия", "закрыто", "закрыта",
    "closedate",
];
pub const STARTED: Words = &["started", "started_at", "start_date", "start date", "start", "дата начала", "начало"];
pub const ENDED: Words = &[
    "ended", "ended_at", "end_date", "end date", "canceled_at", "cancelled_at", "дата окончания", "окончание",
    "дата отмены",
];
pub const TRIAL_END: Words = &["trial_end", "trial end", "конец пробного периода"];
pub const DUE: Words = &["due", "due_date", "due date", "deadline", "срок", "дедлайн", "крайний срок"];
pub const COMPLETED: Words = &[
    "completed", "completed_at", "completed date", "done_at", "дата выполнения", "выполнено", "дата завершения",
    "завершено",
];
pub const PUBLISHED: Words =
    &["published", "published_at", "publish date", "posted", "date", "дата публикации", "опубликовано", "дата"];
pub const FIRST_REPLY: Words =
    &["first_reply", "first reply", "first_response_at", "первый ответ", "дата первого ответа"];
pub const SOLVED: Words =
    &["solved", "solved_at", "resolved", "resolved_at", "resolved date", "решено", "дата решения"];
pub const MQL_DATE: Words = &["mql_date", "mql date", "дата mql", "стал mql"];
pub const SQL_DATE: Words = &["sql_date", "sql date", "дата sql", "стал sql"];
pub const CUSTOMER_DATE: Words = &["customer_date", "customer date", "дата покупки", "стал клиентом"];
pub const SENT_DATE: Words = &["date", "sent_at", "send date", "sent date", "дата", "дата отправки", "день", "day"];

pub const ORDER_ID: Words = &[
    "order_id", "order id", "order number", "order no", "order #", "order_number", "id заказа", "номер заказа",
    "№ заказа", "заказ", "payment_id", "payment id", "id платежа", "номер платежа", "transaction_id", "transaction id",
    "invoice_id",
];
pub const DEAL_ID: Words =
    &["deal_id", "deal id", "opportunity_id", "opportunity id", "id сделки", "номер сделки", "№ сделки"];
pub const CONTACT_ID: Words =
    &["contact_id", "contact id", "lead_id", "lead id", "id контакта", "id лида", "номер лида"];
pub const CONTACT_OR_EMAIL: Words = &[
    "contact_id", "contact id", "lead_id", "lead id", "id контакта", "id лида", "номер лида", "email", "e-mail",
    "почта", "эл. почта", "электронная почта",
];
pub const CUSTOMER_ID: Words = &[
    "customer_id", "customer id", "client_id", "client id", "user_id", "user id", "customer", "client", "id клиента",
    "клиент", "покупатель", "id покупателя",
];
pub const SUBSCRIPTION_ID: Words = &["subscription_id", "subscription id", "id подписки", "номер подписки"];
pub const TASK_ID: Words = &["task_id", "task id", "id задачи", "номер задачи", "№ задачи"];
pub const TASK_NAME: Words = &["task", "task_name", "task name", "задача", "название задачи"];
pub const TASK: Words =
    &["task_id", "task id", "id задачи", "номер задачи", "task", "task_name", "task name", "задача", "название задачи"];
pub const TICKET_ID: Words = &[
    "ticket_id", "ticket id", "request_id", "id обращения", "номер обращения", "№ обращения", "id тикета",
    "номер заявки",
];
pub const POST_ID: Words = &[
    "post_id", "post id", "permalink", "post url", "post link", "id публикации", "ссылка на публикацию",
    "ссылка на пост",
];
pub const EMAIL: Words =
    &["email", "e-mail", "customer_email", "customer email", "почта", "эл. почта", "электронная почта"];

pub const PLATFORM: Words =
    &["platform", "ad system", "ad platform", "площадка", "рекламная система", "система", "платформа"];
pub const ACCOUNT: Words = &["account", "account_name", "account name", "аккаунт", "кабинет", "рекламный кабинет"];
pub const CAMPAIGN: Words =
    &["campaign", "campaign_name", "campaign name", "utm_campaign", "utm campaign", "кампания", "название кампании"];
pub const AD_GROUP: Words = &["ad_group", "ad group", "adset", "ad set", "ad_set", "группа", "группа объявлений"];
pub const AD: Words = &["ad", "ad_name", "ad name", "creative", "объявление", "креатив"];
pub const KEYWORD: Words = &["keyword", "ключевая фраза", "ключевое слово", "фраза"];
pub const DEVICE: Words = &["device", "устройство", "тип устройства"];
pub const COUNTRY: Words = &["country", "страна"];
pub const CITY: Words = &["city", "город"];
pub const GENDER: Words = &["gender", "sex", "пол"];
pub const AGE: Words = &["age", "age group", "возраст"];
pub const SOURCE: Words = &[
    "source", "utm_source", "utm source", "traffic source", "lead source", "источник", "источник трафика",
    "источник лида",
];
pub const MEDIUM: Words = &["medium", "utm_medium", "utm medium", "тип трафика"];
pub const CHANNEL: Words = &["channel", "marketing channel", "канал", "канал продвижения", "рекламный канал"];
pub const LANDING_PAGE: Words = &["landing_page", "landing page", "посадочная страница", "страница входа"];
pub const STAGE: Words =
    &["stage", "deal_stage", "deal stage", "opportunity_stage", "стадия", "этап", "этап сделки", "стадия сделки"];
pub const LIFECYCLE: Words = &["lifecycle_stage", "lifecycle stage", "lifecycle", "этап жизненного цикла"];
pub const STATUS: Words = &["status", "статус", "состояние"];
pub const PIPELINE: Words = &["pipeline", "funnel", "воронка"];
pub const OWNER: Words = &["owner", "sales_agent", "manager", "sales rep", "responsible", "ответственный", "менеджер"];
pub const ASSIGNEE: Words =
    &["assignee", "assigned to", "owner", "responsible", "agent", "исполнитель", "ответственный"];
pub const COMPANY: Words = &["company", "company_name", "account", "компания", "организация"];
pub const PRODUCT: Words = &["product", "product_name", "item", "sku", "товар", "продукт", "услуга"];
pub const CATEGORY: Words = &[
    "category", "expense", "item", "type", "cost type", "статья", "статья расходов", "категория", "тип", "вид расходов",
];
pub const COST_BASIS: Words = &["cost_basis", "cost basis", "basis", "состав затрат", "назначение"];
pub const PLAN: Words = &["plan", "tariff", "тариф", "план"];
pub const NETWORK: Words = &["network", "social network", "соцсеть", "социальная сеть", "сеть"];
pub const NETWORK_OR_PLATFORM: Words =
    &["network", "social network", "platform", "соцсеть", "социальная сеть", "сеть", "площадка", "платформа"];
pub const FORMAT: Words = &["format", "post type", "формат", "тип публикации"];
pub const PROJECT: Words = &["project", "проект"];
pub const REGION: Words = &["region", "country", "регион", "страна"];
pub const SEGMENT: Words = &["segment", "сегмент"];
pub const METRIC: Words = &["metric", "kpi", "indicator", "показатель", "метрика", "metric_name"];
pub const CURRENCY: Words = &["currency", "currency_code", "currency code", "валюта"];

pub const IMPRESSIONS: Words = &["impressions", "shows", "views", "показы", "просмотры"];
pub const CLICKS: Words = &["clicks", "link clicks", "клики", "переходы"];
pub const COST: Words =
    &["cost", "spend", "ad spend", "amount spent", "costs", "расход", "расходы", "затраты", "потрачено", "стоимость"];
pub const CONVERSIONS: Words = &["conversions", "leads", "конверсии", "лиды", "заявки", "целевые визиты"];
pub const CONVERSION_VALUE: Words =
    &["conversion_value", "conversion value", "conv. value", "revenue", "ценность конверсий", "выручка", "доход"];
pub const REACH: Words = &["reach", "охват"];
pub const VIDEO_VIEWS: Words = &["video_views", "video views", "просмотры видео"];
pub const SESSIONS: Words = &["sessions", "visits", "сеансы", "визиты", "посещения"];
pub const USERS: Words = &["users", "visitors", "пользователи", "посетители"];
pub const NEW_USERS: Words = &["new_users", "new users", "новые пользователи", "новые посетители"];
pub const ENGAGED: Words = &["engaged_sessions", "engaged sessions", "сеансы с взаимодействием"];
pub const BOUNCES: Words = &["bounces"];
pub const PAGE_VIEWS: Words = &["page_views", "pageviews", "page views", "просмотры страниц", "просмотры"];
pub const REVENUE: Words = &["revenue", "выручка", "доход"];
pub const AMOUNT: Words = &[
    "amount", "total", "sum", "value", "revenue", "price", "order total", "deal amount", "close_value", "сумма",
    "итого", "выручка", "стоимость", "сумма заказа", "сумма сделки", "бюджет",
];
pub const SPENT: Words = &[
    "amount", "cost", "costs", "spend", "expense", "expenses", "sum", "сумма", "расход", "расходы", "затраты",
    "стоимость", "потрачено",
];
pub const REFUND: Words =
    &["refund", "refunded", "refund amount", "refunded amount", "возврат", "сумма возврата", "возвраты"];
pub const COST_OF_GOODS: Words = &["cost_of_goods", "cost of goods", "cogs", "себестоимость"];
pub const QUANTITY: Words = &["quantity", "qty", "количество", "кол-во"];
pub const MONTHLY: Words =
    &["monthly_amount", "monthly amount", "mrr", "monthly price", "сумма в месяц", "абонентская плата"];
pub const MARKET_SIZE: Words =
    &["market_size", "market size", "market value", "market", "объем рынка", "емкость рынка", "рынок"];
pub const MARKET_UNITS: Words =
    &["market_units", "market units", "market size units", "объем рынка шт", "рынок шт", "рынок в штуках"];
pub const COMPETITOR_SALES: Words = &["competitor_sales", "competitor sales", "продажи конкурентов"];
pub const MARKET_ANY: Words = &[
    "market_size", "market size", "market value", "market_units", "market units", "market size units",
    "competitor_sales", "competitor sales", "объем рынка", "емкость рынка", "продажи конкурентов", "объем рынка шт",
    "рынок в штуках",
];
pub const PLAN_AMOUNT: Words = &[
    "amount", "plan", "planned", "target", "goal", "value", "plan_amount", "planned amount", "план", "цель",
    "значение", "сумма",
];
pub const BUDGET: Words =
    &["budget", "planned cost", "planned spend", "cost plan", "бюджет", "план расходов", "плановые затраты"];
pub const PLANNED_COST: Words = &["planned_cost", "planned cost", "budget", "плановые затраты", "бюджет"];
pub const ACTUAL_COST: Words = &["actual_cost", "actual cost", "spent", "фактические затраты", "факт"];
pub const FOLLOWERS: Words = &["followers", "subscribers", "fans", "подписчики", "фолловеры"];
pub const PROFILE_VIEWS: Words = &["profile_views", "profile views", "просмотры профиля"];
pub const LIKES: Words = &["likes", "reactions", "лайки", "реакции"];
pub const COMMENTS: Words = &["comments", "комментарии"];
pub const SHARES: Words = &["shares", "reposts", "репосты"];
pub const SAVES: Words = &["saves", "сохранения"];
pub const RATE: Words = &["rate", "exchange rate", "курс"];
pub const FROM_CURRENCY: Words = &["from_currency", "from", "base", "из валюты"];
pub const TO_CURRENCY: Words = &["to_currency", "to", "quote", "в валюту"];
pub const RATING: Words = &["rating", "csat", "score", "оценка"];

/// Known words that are derived or personal: not kept.
pub const DERIVED: Words = &[
    "ctr", "cpc", "cpm", "cpa", "cpl", "roas", "roi", "romi", "cr", "conversion rate", "open rate", "click rate",
    "bounce rate", "drr", "дрр", "engagement rate",
];
pub const PERSONAL: Words = &[
    "name", "first_name", "last_name", "first name", "last name", "full name", "phone", "phone number", "address",
    "comment", "comments", "notes", "note", "description", "deal_name", "deal name", "имя", "фамилия", "фио",
    "телефон", "адрес", "комментарий", "примечание", "описание", "название сделки", "subject", "тема",
];
