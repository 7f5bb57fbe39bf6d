//! Every word of the shell, in both languages, a section a place. The overview's own words lie in `words_board.rs`.

use crate::browser::intl::Noun;
use sextant::problem::{Problem, Severity};
use sextant::words::Said;

macro_rules! words {
    ($($name:ident $en:literal $ru:literal;)*) => {
        $(pub static $name: Said = Said::fixed($en, $ru);)*
    };
}

pub static FILES: Noun = Noun { en: ["file", "files"], ru: ["файл", "файла", "файлов"] };
pub static ROWS: Noun = Noun { en: ["row", "rows"], ru: ["строка", "строки", "строк"] };
pub static REQUESTS: Noun =
    Noun { en: ["request", "requests"], ru: ["запрос", "запроса", "запросов"] };
pub static DAYS: Noun = Noun { en: ["day", "days"], ru: ["день", "дня", "дней"] };
pub static MORE_PLACES: Noun =
    Noun { en: ["more place", "more places"], ru: ["место ещё", "места ещё", "мест ещё"] };
pub static NOTES: Noun =
    Noun { en: ["note", "notes"], ru: ["замечание", "замечания", "замечаний"] };

words! {
    // Places and the frame
    TITLE_HOME "Sextant – marketing KPIs in your browser" "Sextant – показатели маркетинга в браузере";
    OVERVIEW "Overview" "Обзор";
    EXPLORE "Explore" "Анализ";
    GOALS "Goals" "Цели";
    METRICS "Metrics" "Метрики";
    DATA "Data" "Данные";
    PLAN "Plan" "План";
    MORE "More" "Ещё";
    PLACES "Places" "Разделы";
    SKIP "Skip to the content" "Перейти к содержанию";
    SETTINGS "Language and theme" "Язык и тема";
    LANGUAGE "Language" "Язык";
    OTHER_LANGUAGE "Русский" "English";
    THEME "Theme" "Тема";
    THEME_SYSTEM "as the system" "как в системе";
    THEME_LIGHT "light" "светлая";
    THEME_DARK "dark" "тёмная";
    ADD_FILES "Add files" "Добавить файлы";
    CLOSE "Close" "Закрыть";
    CANCEL "Cancel" "Отмена";
    UNDO "Undo" "Отменить";
    DROP_HERE "Drop the files anywhere" "Отпустите файлы в любом месте";
    DROP_NOTE
        "CSV, Excel, ODS, JSON, ZIP, GZ. They are read here, in your browser, and sent nowhere"
        "CSV, Excel, ODS, JSON, ZIP, GZ. Их прочитает ваш браузер; никуда они не отправятся";
    REQUESTS_LABEL "Requests to other hosts" "Запросы к чужим серверам";
    REQUESTS_TOTAL "to other hosts since you opened this page" "к чужим серверам с открытия страницы";
    REQUESTS_WHY
        "Your files are read and computed in this browser. The page is forbidden to contact any other host, and counts every request it makes."
        "Файлы читаются и считаются в этом браузере. Обращаться к другим серверам странице запрещено, а каждый её запрос на счету.";

    // Start
    START_TITLE "See where your marketing stands" "Где на самом деле ваш маркетинг";
    START_LEAD
        "Drop the exports of the tools you already use. Every KPI is computed here, in your browser, with its formula and its rows. No account, no server."
        "Перетащите выгрузки из сервисов, которыми уже пользуетесь. Все показатели считаются здесь, в браузере, с формулой и строками. Без регистрации и без сервера.";
    START_FILES "Drop my files" "Загрузить мои файлы";
    START_FILES_NOTE
        "CSV, Excel, JSON, ZIP – several or a whole folder, anywhere on this page; or paste cells"
        "CSV, Excel, JSON, ZIP – сразу несколько или целую папку, в любое место страницы; можно вставить и ячейки";
    START_SAMPLE "Look at a sample" "Посмотреть на примере";
    START_SAMPLE_NOTE
        "18 months of Polyana, a startup that does not exist" "18 месяцев «Поляны», стартапа, которого нет";
    START_SAMPLE_BUSY "Preparing the sample" "Готовим пример";
    START_SHARED "Open a shared file" "Открыть присланный файл";
    START_SHARED_NOTE
        "A board someone saved for you – in a coming version" "Доска, которую для вас сохранили, – в следующей версии";
    START_SHARED_SAID
        "Shared boards come in a coming version. For now, drop the exports themselves."
        "Присланные доски откроет следующая версия. Пока загрузите сами выгрузки.";
    START_PRIVACY "Your data stay on this device. Check:" "Данные остаются на устройстве. Проверьте:";
    START_PRIVACY_SINCE "since you opened this page" "с открытия страницы";
    START_LIMITS "Sextant sends no campaigns and runs no server" "Sextant не шлёт рассылки и не держит сервер";

    // Sample ribbon
    SAMPLE_RIBBON
        "Sample data: Polyana, a startup that does not exist" "Пример: «Поляна», стартап, которого нет";
    SAMPLE_USE_MINE "Use my data" "Загрузить мои данные";
    SAMPLE_REMOVE "Remove" "Убрать";

    // Period, comparison, filters
    VIEW_SAID "The board shows" "На доске";
    VIEW_FILTERS "filters" "фильтры";
    PERIOD "Period" "Период";
    PERIOD_THIS_MONTH "This month" "Этот месяц";
    PERIOD_LAST_MONTH "Last month" "Прошлый месяц";
    PERIOD_THIS_QUARTER "This quarter" "Этот квартал";
    PERIOD_THIS_YEAR "This year" "Этот год";
    PERIOD_7D "Last 7 days" "Последние 7 дней";
    PERIOD_30D "Last 30 days" "Последние 30 дней";
    PERIOD_90D "Last 90 days" "Последние 90 дней";
    PERIOD_ALL "Everything" "Всё время";
    PERIOD_NONE "no data yet" "данных пока нет";
    PERIOD_MONTHS "Months" "Месяцы";
    PERIOD_OWN "Own dates" "Свои даты";
    PERIOD_FROM "From" "С";
    PERIOD_TO "To" "По";
    PERIOD_ANCHOR "Counted back from the last day of the data" "Считаем назад от последнего дня данных";
    PERIOD_BAD "The first day comes after the last one" "Первый день позже последнего";
    APPLY "Apply" "Применить";
    AGAINST "against" "сравнить";
    COMPARISON "Comparison" "Сравнение";
    COMPARE_NONE "Without comparison" "Без сравнения";
    COMPARE_NONE_SHORT "nothing" "не сравнивать";
    COMPARE_PREVIOUS "The time before" "Предыдущий период";
    COMPARE_YEAR "A year ago" "Год назад";
    FILTER "Filter" "Фильтр";
    FILTER_BY "Filter by" "Фильтр по полю";
    FILTER_BACK "All fields" "Все поля";
    FILTER_FIND "Find" "Найти";
    FILTER_CLEAR "Clear" "Сбросить";
    FILTER_CLEAR_ALL "Clear all" "Сбросить все";
    FILTER_UNSET "not set" "не указано";
    FILTER_NO_MATCH "Nothing fits" "Ничего не подходит";
    CURRENCY "currency" "валюта";
    CURRENCY_NONE "not chosen" "не выбрана";
    CURRENCY_NOTE
        "Amounts of another currency count only where a rate is known" "Суммы в другой валюте считаются только там, где известен курс";

    // Import drawer
    IMPORT_TITLE "Add data" "Загрузка данных";
    IMPORT_READING "reading" "читаем";
    IMPORT_NOTHING_LEFT "Nothing has left this device" "С устройства ничего не ушло";
    IMPORT_OK "All right, load" "Всё верно, загрузить";
    IMPORT_BUSY "Loading" "Загружаем";
    IMPORT_KNOWN "already loaded" "уже загружен";
    IMPORT_UNKNOWN "Unknown table" "Незнакомая таблица";
    IMPORT_NOT_KEPT "nothing to keep" "фактов нет";
    IMPORT_NO_ROWS "no rows" "строк нет";
    IMPORT_UNREAD "not read" "не прочитан";
    IMPORT_UNREAD_NOTE
        "Nothing in it could be recognised" "Ничего узнать в нём не удалось";
    IMPORT_LEFT_OUT "left out" "пропускаем";
    IMPORT_LEAVE_OUT "Leave this out" "Не загружать";
    IMPORT_TAKE_IN "Load it after all" "Всё-таки загрузить";
    IMPORT_CHECK "have a look" "взгляните";
    IMPORT_MORE "Columns and sums" "Столбцы и суммы";
    IMPORT_COLUMN "Column in the file" "Столбец в файле";
    IMPORT_SUMS "Sums of the rows kept" "Суммы по принятым строкам";
    IMPORT_REJECTS "Rows left out" "Пропущенные строки";
    IMPORT_REJECTS_SAVE "Save as CSV" "Сохранить в CSV";
    IMPORT_LINE "Line" "Строка";
    IMPORT_FOUND "Found" "В файле";
    IMPORT_WHY "Why" "Почему";
    IMPORT_SAMPLE_LEAVES "The sample leaves." "Пример уйдёт.";
    IMPORT_LOOKS_RIGHT "Does that look right?" "Похоже на правду?";
    IMPORT_NONE
        "There is nothing in these files to load. What is stored stays as it is."
        "В этих файлах нечего загружать. Сохранённое не изменится.";
    IMPORT_ALL_KNOWN
        "All of this is loaded already. Loading it again would change nothing."
        "Всё это уже загружено. Повторная загрузка ничего не изменит.";
    IMPORT_REREADS
        "It takes the place of this file's earlier reading."
        "Прежнее прочтение этого файла уйдёт.";
    IMPORT_UNTOUCHED "What was stored is as it was." "Сохранённое не изменилось.";
    REMOVED "Removed. Other files are as they were" "Удалено. Остальные файлы не изменились";
    SAMPLE_LOADED "The sample is loaded" "Пример загружен";

    DETAILS "Details" "Подробности";

    // Data page
    DATA_FILE "File" "Файл";
    DATA_HOLDS "Holds" "Что внутри";
    DATA_DAYS "Days" "Период";
    DATA_ROWS "Rows" "Строки";
    DATA_LOADED "Loaded" "Загружен";
    DATA_REMOVE "Remove" "Убрать";
    DATA_REMOVE_ALL "Remove everything" "Удалить всё";
    DATA_REMOVE_SURE "Remove all files from this browser?" "Удалить все файлы из этого браузера?";
    DATA_REMOVE_NOTE
        "Everything loaded here goes and cannot be brought back by undo. The exports on your disk stay."
        "Всё загруженное исчезнет, вернуть его отменой нельзя. Сами выгрузки на диске останутся.";
    DATA_REMOVE_ONE "Remove {}?" "Убрать {}?";
    DATA_REMOVE_ONE_NOTE
        "Its rows leave the board. To have them back, drop the export again."
        "Строки этого файла уйдут с доски. Чтобы вернуть их, перетащите выгрузку снова.";

    KEPT_HERE "stored in this browser" "хранится в этом браузере";
    KEPT_PROMISED "The browser will keep it" "Браузер обещал хранить";
    KEPT_LOOSE
        "The browser may clear it when the disk is full" "Браузер может очистить, если на диске кончится место";
    KEPT_ASK "Ask it to keep" "Попросить хранить";
    KEPT_REFUSED
        "The browser did not promise. It does for pages you visit often; your exports stay on your disk."
        "Браузер не обещал. Он обещает тем страницам, где вы бываете часто; сами выгрузки остаются у вас на диске.";

    // Places to come
    SOON "In a coming version" "В следующих версиях";
    SOON_BACK "To the overview" "К обзору";
    SOON_EXPLORE "Where does it come from, why did it change?" "Откуда это берётся и почему изменилось?";
    SOON_EXPLORE_NOTE
        "Channels, funnel, cohorts, segments and attribution side by side; what explains a change, split into its parts; what-if."
        "Каналы, воронка, когорты, сегменты и атрибуция рядом; из чего сложилось изменение; расчёт «что если».";
    SOON_GOALS "Are we on the way?" "Идём ли мы по плану?";
    SOON_GOALS_NOTE
        "A target and a date for each KPI, what is expected today, and the pace that is still needed."
        "Цель и срок для каждого показателя, ожидание на сегодня и темп, который ещё нужен.";
    SOON_METRICS "What does this number mean?" "Что значит это число?";
    SOON_METRICS_NOTE
        "The whole catalogue with formulas, pitfalls and methods, and formulas of your own. A number on the overview opens its definition already."
        "Весь каталог с формулами, ловушками и методами – и ваши собственные формулы. Число на обзоре открывает своё определение уже сейчас.";
    SOON_PLAN "What do we do next?" "Что делаем дальше?";
    SOON_PLAN_NOTE
        "Tasks and budget, notes on the time line, weekly reviews and what was decided."
        "Задачи и бюджет, заметки на шкале времени, еженедельные обзоры и решения.";

    // Banners
    READ_ONLY
        "Another tab of Sextant is at work; this one follows it." "Sextant открыт в другой вкладке; эта за ней следует.";
    TAKE_OVER "Take over here" "Продолжить здесь";
    RELOAD "Reload" "Перезагрузить";
    MESSAGES "Messages" "Сообщения";
    DISMISS "Put aside" "Скрыть";
}

/// None of the sample's files could be read: a mistake of ours.
pub fn sample_failed() -> Problem {
    let what = Said::fixed("The sample could not be prepared", "Не удалось подготовить пример");
    let mend = Said::fixed(
        "Reload the page and try again, or drop files of your own.",
        "Перезагрузите страницу и попробуйте снова или загрузите свои файлы.",
    );
    Problem::new("sample_unreadable", Severity::Error, what, mend)
}
