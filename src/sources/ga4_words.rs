//! The headers of Google Analytics 4 in English, Spanish and Russian, lower case. Spanish is as seen in exports,
//! Russian as parsers of exports and the interface name them; a rename over the years keeps its older word. Words
//! without spaces are the names of the Data API.

type Words = &'static [&'static str];

pub const DAY: Words =
    &["date", "nth day", "day", "fecha", "día n", "dia n", "дата", "день", "n-й день", "день n", "nthday"];
pub const WEEK: Words = &["week", "nth week", "semana", "неделя", "yearweek", "isoyearisoweek"];
pub const MONTH: Words = &["month", "year month", "nth month", "mes", "месяц", "yearmonth", "nthmonth"];
pub const HOUR: Words = &["hour", "hora", "час"];

pub const SESSION_CHANNEL: Words = &[
    "session primary channel group (default channel group)",
    "session primary channel group",
    "session default channel group",
    "session default channel grouping",
    "default channel group",
    "grupo de canales predeterminado de la sesión",
    "grupo de canales principal de la sesión",
    "grupo de canales principal de la sesión (grupo de canales predeterminado)",
    "группа каналов сеанса по умолчанию",
    "основная группа каналов сеанса",
    "основная группа каналов сеанса (группа каналов по умолчанию)",
    "группа каналов по умолчанию для сеанса",
    "sessionprimarychannelgroup",
    "sessiondefaultchannelgroup",
    "sessiondefaultchannelgrouping",
];
pub const SESSION_SOURCE: Words = &["session source", "fuente de la sesión", "источник сеанса", "sessionsource"];
pub const SESSION_MEDIUM: Words = &["session medium", "medio de la sesión", "канал сеанса", "sessionmedium"];
pub const SESSION_SOURCE_MEDIUM: Words = &[
    "session source / medium", "session source/medium", "fuente/medio de la sesión", "источник и канал сеанса",
    "источник или канал сеанса", "источник/канал сеанса", "sessionsourcemedium",
];
pub const SESSION_CAMPAIGN: Words = &[
    "session campaign", "session google ads campaign", "campaña de la sesión", "кампания сеанса", "sessioncampaignname",
];
/// Any of these says: sessions by where they came from.
pub const SESSION_ORIGIN: Words = &[
    "session primary channel group (default channel group)",
    "session primary channel group",
    "session default channel group",
    "session default channel grouping",
    "grupo de canales predeterminado de la sesión",
    "grupo de canales principal de la sesión",
    "grupo de canales principal de la sesión (grupo de canales predeterminado)",
    "группа каналов сеанса по умолчанию",
    "основная группа каналов сеанса",
    "основная группа каналов сеанса (группа каналов по умолчанию)",
    "группа каналов по умолчанию для сеанса",
    "session source",
    "fuente de la sesión",
    "источник сеанса",
    "session medium",
    "medio de la sesión",
    "канал сеанса",
    "session source / medium",
    "session source/medium",
    "fuente/medio de la sesión",
    "источник и канал сеанса",
    "источник или канал сеанса",
    "источник/канал сеанса",
    "session campaign",
    "campaña de la sesión",
    "кампания сеанса",
    "sessionprimarychannelgroup",
    "sessiondefaultchannelgroup",
    "sessiondefaultchannelgrouping",
    "sessionsource",
    "sessionmedium",
    "sessionsourcemedium",
    "sessioncampaignname",
];

pub const FIRST_CHANNEL: Words = &[
    "first user primary channel group (default channel group)",
    "first user primary channel group",
    "first user default channel group",
    "first user default channel grouping",
    "primer grupo de canales predeterminado del usuario",
    "primer grupo de canales principal del usuario",
    "первая группа каналов пользователя",
    "основная группа каналов первого взаимодействия",
    "группа каналов по умолчанию для первого взаимодействия",
    "firstuserprimarychannelgroup",
    "firstuserdefaultchannelgroup",
];
pub const FIRST_SOURCE: Words =
    &["first user source", "fuente del primer usuario", "источник первого взаимодействия", "firstusersource"];
pub const FIRST_MEDIUM: Words =
    &["first user medium", "medio del primer usuario", "канал первого взаимодействия", "firstusermedium"];
pub const FIRST_SOURCE_MEDIUM: Words =
    &["first user source / medium", "first user source/medium", "firstusersourcemedium"];
pub const FIRST_CAMPAIGN: Words = &["first user campaign", "campaña del primer usuario", "firstusercampaignname"];
/// Any of these says: people by where they first came from.
pub const FIRST_ORIGIN: Words = &[
    "first user primary channel group (default channel group)",
    "first user primary channel group",
    "first user default channel group",
    "first user default channel grouping",
    "primer grupo de canales predeterminado del usuario",
    "primer grupo de canales principal del usuario",
    "первая группа каналов пользователя",
    "основная группа каналов первого взаимодействия",
    "группа каналов по умолчанию для первого взаимодействия",
    "first user source",
    "first user medium",
    "first user source / medium",
    "first user source/medium",
    "first user campaign",
    "fuente del primer usuario",
    "medio del primer usuario",
    "campaña del primer usuario",
    "источник первого взаимодействия",
    "канал первого взаимодействия",
    "firstuserprimarychannelgroup",
    "firstuserdefaultchannelgroup",
    "firstusersource",
    "firstusermedium",
    "firstusersourcemedium",
    "firstusercampaignname",
];

pub const PAGE: Words = &[
    "page path and screen class", "page path + query string and screen class", "page path + query string", "page path",
    "page title and screen class", "page title and screen name", "page title", "page location", "unified screen name",
    "unified screen class", "ruta de página y clase de pantalla", "título de página y clase de pantalla",
    "título de página y nombre de pantalla", "путь к странице и класс экрана", "название страницы и класс экрана",
    "название страницы и имя экрана", "pagepath", "pagepathplusquerystring", "pagetitle", "pagelocation",
    "unifiedscreenname", "unifiedpagepathscreen",
];
pub const LANDING: Words = &[
    "landing page", "landing page + query string", "página de destino", "целевая страница", "landingpage",
    "landingpageplusquerystring",
];
/// Other reports than GA4's landing pages; the last are Universal Analytics'.
pub const NOT_LANDING: Words = &[
    "page path and screen class", "page path", "page title", "% new sessions", "pages / session", "pages/session",
    "avg. session duration",
];
pub const EVENT: Words = &["event name", "nombre del evento", "название события", "имя события", "eventname"];
pub const COUNTRY: Words = &["country", "country id", "país", "id del país", "страна", "id страны", "countryid"];
pub const CITY: Words = &["city", "town/city", "town / city", "ciudad", "город"];
pub const PLACE: Words = &[
    "country", "country id", "país", "id del país", "страна", "id страны", "region", "región", "регион", "city",
    "town/city", "town / city", "ciudad", "город", "language", "idioma", "язык", "countryid",
];
pub const DEVICE: Words =
    &["device category", "device", "categoría de dispositivo", "категория устройств", "devicecategory"];
pub const PLATFORM: Words = &[
    "platform", "plataforma", "платформа", "platform / device category", "device category", "browser",
    "operating system", "categoría de dispositivo", "категория устройств", "devicecategory", "operatingsystem",
];

pub const SESSIONS: Words = &["sessions", "sesiones", "сеансы", "сессии"];
pub const ENGAGED: Words =
    &["engaged sessions", "sesiones con interacción", "сеансы с взаимодействием", "engagedsessions"];
pub const ENGAGEMENT_RATE: Words = &[
    "engagement rate", "porcentaje de interacciones", "tasa de interacción", "коэффициент взаимодействия",
    "доля взаимодействий", "engagementrate",
];
pub const BOUNCE_RATE: Words =
    &["bounce rate", "porcentaje de rebote", "показатель отказов", "доля отказов", "bouncerate"];
pub const USERS: Words = &[
    "active users", "users", "total users", "usuarios activos", "usuarios", "usuarios totales",
    "активные пользователи", "пользователи", "все пользователи", "всего пользователей", "activeusers", "totalusers",
];
pub const NEW_USERS: Words =
    &["new users", "first-time users", "usuarios nuevos", "nuevos usuarios", "новые пользователи", "newusers"];
pub const VIEWS: Words = &["views", "page views", "pageviews", "vistas", "просмотры", "screenpageviews"];
pub const EVENT_COUNT: Words =
    &["event count", "número de eventos", "количество событий", "число событий", "eventcount"];
pub const KEY_EVENTS: Words =
    &["key events", "conversions", "eventos clave", "conversiones", "ключевые события", "конверсии", "keyevents"];
pub const REVENUE: Words = &[
    "total revenue", "purchase revenue", "total de ingresos", "ingresos totales", "общий доход", "суммарный доход",
    "totalrevenue", "purchaserevenue",
];
pub const TIME_PER_SESSION: Words = &[
    "average engagement time per session",
    "tiempo de interacción medio por sesión",
    "средняя продолжительность взаимодействия за сеанс",
    "среднее время взаимодействия за сеанс",
];
pub const TIME_PER_USER: Words = &[
    "average engagement time per active user",
    "tiempo de interacción medio por usuario activo",
    "средняя продолжительность взаимодействия на активного пользователя",
];
pub const AVERAGE_TIME: Words = &[
    "average engagement time", "tiempo de interacción medio", "средняя продолжительность взаимодействия",
    "среднее время взаимодействия",
];
pub const SESSION_DURATION: Words = &[
    "average session duration", "duración media de la sesión", "средняя продолжительность сеанса",
    "averagesessionduration",
];

/// What any table of days or places measures.
pub const MEASURES: Words = &[
    "active users", "users", "total users", "usuarios activos", "usuarios", "usuarios totales",
    "активные пользователи", "пользователи", "все пользователи", "всего пользователей", "new users", "usuarios nuevos",
    "новые пользователи", "sessions", "sesiones", "сеансы", "views", "vistas", "просмотры", "event count",
    "key events", "conversions", "eventos clave", "conversiones", "ключевые события", "конверсии", "total revenue",
    "total de ingresos", "ingresos totales", "общий доход", "activeusers", "totalusers", "newusers", "screenpageviews",
    "eventcount", "keyevents", "totalrevenue",
];
/// Ratios of what else stands in the row, and counts without a KPI.
pub const DERIVED: Words = &[
    "engaged sessions per user", "engaged sessions per active user", "events per session", "event count per user",
    "event count per active user", "views per active user", "views per user", "views per session", "sessions per user",
    "returning users", "session key event rate", "user key event rate", "key event rate", "exits", "entrances",
    "grand total", "average engagement time", "average revenue per user", "sessionsperuser",
    "screenpageviewspersession", "screenpageviewsperuser", "eventspersession", "eventcountperuser",
    "sessionkeyeventrate",
];
/// Measures and dimensions by names that only the Data API gives.
pub const API_NAMES: Words = &[
    "activeusers", "totalusers", "newusers", "engagedsessions", "screenpageviews", "eventcount", "keyevents",
    "averagesessionduration", "userengagementduration", "totalrevenue", "engagementrate", "bouncerate",
    "devicecategory", "landingpage", "landingpageplusquerystring", "countryid", "yearmonth",
];
/// Seconds of engagement as a sum.
pub const ENGAGEMENT_SECS: Words = &["userengagementduration"];
