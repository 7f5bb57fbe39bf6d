//! Words of the tools on the Data page: channel rules, what can be shown, numbers typed by hand, the watched folder.

use sextant::model::channel_book::{How, On};
use sextant::words::Said;

macro_rules! words {
    ($($name:ident $en:literal $ru:literal;)*) => {
        $(pub static $name: Said = Said::fixed($en, $ru);)*
    };
}

words! {
    UNDO_STEP "Undo" "Отменить";
    SAVE "Save" "Сохранить";
    DELETE "Delete" "Удалить";
    EDIT "Edit" "Изменить";
    // What can be shown
    SHOWN_TITLE "What I can show you" "Что можно посчитать";
    SHOWN_SOME "From these files {} of {} KPIs can be computed." "По этим файлам можно посчитать {} из {} показателей.";
    SHOWN_YES "Can be computed" "Уже можно посчитать";
    SHOWN_NO "What would unlock the rest" "Что добавить для остальных";
    SHOWN_FIELDS "the export lacks:" "в выгрузке не хватает:";
    SHOWN_UNLOCKS "Unlocks" "Откроет";
    SHOWN_HOW "How to export from" "Как выгрузить из";
    SHOWN_PLAIN "a plain table of your own" "своя простая таблица";
    SHOWN_TYPED "numbers typed by hand" "числа, введённые вручную";
    SHOWN_ALSO "Also:" "Ещё подойдут:";
    SHOWN_ALL "Every KPI of the catalogue can be computed." "Можно посчитать все показатели каталога.";
    GUIDE_HELP "The vendor's help page" "Справка на сайте сервиса";
    GUIDE_NONE "The card could not be loaded: open the page again when you are online." "Не удалось загрузить карточку: откройте страницу ещё раз, когда появится сеть.";
    // Channel rules
    RULES_TITLE "Channel rules" "Правила каналов";
    RULES_LEAD "The first rule that holds decides. Numbers already loaded follow at once. A channel that a tool states itself stays, unless a rule of yours says otherwise." "Решает первое подходящее правило. Загруженные числа меняются сразу. Канал, который указал сам сервис, остаётся, если ваше правило не говорит иначе.";
    RULES_STATED "stated by the tool itself" "указано самим сервисом";
    RULES_UNMATCHED "without a channel" "без канала";
    RULES_INBOX "No rule knows these" "Эти источники не подходят ни под одно правило";
    RULES_INBOX_EMPTY "Every row has its channel." "У каждой строки есть канал.";
    RULES_MAKE "Make a rule" "Создать правило";
    RULES_NEW "New rule" "Новое правило";
    RULES_OWN "yours" "ваше";
    RULES_UP "Move up" "Выше";
    RULES_DOWN "Move down" "Ниже";
    RULES_OFF "Switch off" "Выключить";
    RULES_ON "Switch on" "Включить";
    RULES_WORDS "The words that CRMs and Metrica use for channels" "Слова, которыми каналы называют CRM и Метрика";
    RULES_CHANNEL "Channel" "Канал";
    RULES_ADD_AND "And …" "И …";
    RULES_ADD_OR "Or …" "Или …";
    RULES_AND "and" "и";
    RULES_OR "or" "или";
    RULES_IF "When" "Если";
    RULES_VALUES "Words, separated by commas; * stands for anything" "Слова через запятую; * – любые символы";
    RULES_HITS "Rows this rule takes" "Строк по этому правилу";
    RULES_UNSET "not set" "не указан";
    RULES_BUILT_IN "Built-in rules (GA4's default grouping)" "Встроенные правила (группировка GA4)";
    RULES_CHANGED "Channel rules changed" "Правила каналов изменены";
    NAMES_TITLE "Names of campaigns and UTM tags" "Названия кампаний и меток UTM";
    NAMES_LEAD "Merge spellings under one name: brand_* becomes Brand. The files stay as they are." "Объедините разные написания под одним именем: brand_* станет Brand. Файлы не меняются.";
    NAMES_NEW "New name" "Новое имя";
    NAMES_TO "Becomes" "Станет";
    // Numbers by hand
    HAND_TITLE "Type numbers by hand" "Ввести числа вручную";
    HAND_LEAD "For what no tool exports: market size, offline costs, followers. Each number keeps its note and its source." "Для того, что ниоткуда не выгрузить: объём рынка, офлайн-затраты, подписчики. У каждого числа остаются примечание и источник.";
    HAND_WHAT "What" "Показатель";
    HAND_BY_MONTH "by month" "по месяцам";
    HAND_BY_DAY "by day" "по дням";
    HAND_EVERY "Step" "Шаг";
    HAND_CURRENCY "Currency" "Валюта";
    HAND_MONTH "Month" "Месяц";
    HAND_DAY "Day" "День";
    HAND_VALUE "Value" "Значение";
    HAND_NOTE "Note" "Примечание";
    HAND_SAID_BY "Who says so" "Источник";
    HAND_ROW "Add a row" "Добавить строку";
    HAND_PASTE "Rows can be pasted from a spreadsheet." "Строки можно вставить из таблицы.";
    HAND_SAVED "Numbers typed by hand" "Числа введены вручную";
    HAND_BAD_DAY "Write the day as 2026-11-14, the month as 2026-11." "Напишите день так: 2026-11-14, месяц – так: 2026-11.";
    HAND_BAD_VALUE "Write a plain number, as 1200.50." "Напишите обычное число, например 1200,50.";
    HAND_TWICE "The same day stands above already." "Такая дата уже есть выше.";
    HAND_BAD_CURRENCY "Write the currency as three letters: RUB, EUR, USD." "Напишите валюту тремя буквами: RUB, EUR, USD.";
    HAND_SAMPLE "Sample data is loaded: load your own files or remove the sample first." "Загружен пример: сначала загрузите свои файлы или уберите пример.";
    // Watched folder
    FOLDER_TITLE "Watched folder" "Папка с выгрузками";
    FOLDER_LEAD "Choose the folder where your tools save their exports. While Sextant is open, new and changed files of known reports come in by themselves; unknown ones wait here." "Выберите папку, куда сервисы сохраняют выгрузки. Пока Sextant открыт, новые и изменённые файлы знакомых отчётов загружаются сами, незнакомые ждут здесь.";
    FOLDER_CHOOSE "Choose a folder…" "Выбрать папку…";
    FOLDER_OTHER "Choose another…" "Выбрать другую…";
    FOLDER_STOP "Stop watching" "Больше не следить";
    FOLDER_LOOK "Look now" "Проверить сейчас";
    FOLDER_WATCHING "Watching" "Слежу за папкой";
    FOLDER_ASKS "The browser wants your permission again to read the folder" "Браузер просит ещё раз разрешить чтение папки";
    FOLDER_ALLOW "Allow" "Разрешить";
    FOLDER_GONE "The folder can no longer be read: it was moved or deleted. Choose it again." "Папка больше не читается: её переместили или удалили. Выберите её снова.";
    FOLDER_LOOKED "Last looked at" "Последняя проверка";
    FOLDER_WAITING "These wait for you" "Эти файлы ждут вас";
    FOLDER_OPEN "Open in the import" "Открыть в загрузке";
    FOLDER_ABSENT "This browser does not let a page read a folder. Chrome, Edge and Opera on a computer do; here, drop the files." "Этот браузер не даёт странице читать папку. Это умеют Chrome, Edge и Opera на компьютере; здесь перетащите файлы.";
}

/// What a rule looks at.
pub static ONS: [(On, Said); 6] = [
    (On::Source, Said::fixed("source", "источник")),
    (On::Medium, Said::fixed("medium", "канал трафика")),
    (On::Campaign, Said::fixed("campaign", "кампания")),
    (On::Platform, Said::fixed("ad system", "рекламная система")),
    (On::Kind, Said::fixed("campaign type", "тип кампании")),
    (On::Channel, Said::fixed("channel stated by the tool", "канал, указанный сервисом")),
];

pub static HOWS: [(How, Said); 7] = [
    (How::Is, Said::fixed("is one of", "равно")),
    (How::IsNot, Said::fixed("is none of", "не равно")),
    (How::Contains, Said::fixed("contains", "содержит")),
    (How::Lacks, Said::fixed("does not contain", "не содержит")),
    (How::Starts, Said::fixed("starts with", "начинается с")),
    (How::Ends, Said::fixed("ends with", "кончается на")),
    (How::List, Said::fixed("is in the list", "входит в список")),
];

pub static LISTS: [(&str, Said); 6] = [
    ("search", Said::fixed("search engines", "поисковые системы")),
    ("social", Said::fixed("social networks", "соцсети")),
    ("shopping", Said::fixed("shopping sites", "товарные площадки")),
    ("video", Said::fixed("video sites", "видеосервисы")),
    ("paid", Said::fixed("paid media (cpc, ppc, paid…)", "платные метки (cpc, ppc, paid…)")),
    ("shop", Said::fixed("words of shopping (shop, shopping)", "слова о покупках (shop, shopping)")),
];
