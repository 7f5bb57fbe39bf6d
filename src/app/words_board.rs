//! Every word of the overview and the definition, in both languages. Sentences with numbers are made in `board`.

use sextant::words::Said;

macro_rules! words {
    ($($name:ident $en:literal $ru:literal;)*) => {
        $(pub static $name: Said = Said::fixed($en, $ru);)*
    };
}

words! {
    // Cards
    KEY_NUMBERS "Key numbers" "Главные показатели";
    WHAT_IT_MEANS "definition" "определение";
    UNKNOWN "unknown" "неизвестно";

    // Trend
    TREND "Trend" "Динамика";
    TREND_QUESTION "How does it go from day to day?" "Как показатель меняется от дня ко дню?";
    TREND_UNLOCKS
        "Any export with a date column answers this: GA4, an ad account, a CRM."
        "Ответит любая выгрузка с датами: GA4, рекламный кабинет, CRM.";
    CHOOSE_METRIC "Choose the number" "Выбрать показатель";
    PER_DAY "per day" "по дням";
    PER_WEEK "per week" "по неделям";
    PER_MONTH "per month" "по месяцам";
    GRAIN "Step" "Шаг";
    DAY "Day" "День";
    WEEK "Week" "Неделя";
    MONTH "Month" "Месяц";
    AS_TABLE "View as table" "Таблицей";
    AS_CHART "View as chart" "Графиком";
    DASHED "dashed: not finished" "пунктир – период не закончен";
    NO_CHART "The chart could not be loaded; the numbers are below." "График не загрузился; вот сами числа.";
    ACTUAL "Value" "Значение";
    BEFORE "Before" "Было";
    UNFINISHED "not finished" "не закончен";
    WALK "Arrow keys walk the points" "Стрелками можно пройти по точкам";

    // Funnel
    FUNNEL "Funnel" "Воронка";
    FUNNEL_QUESTION "Where do people get lost on the way to a deal?" "Где люди теряются на пути к сделке?";
    FUNNEL_UNLOCKS
        "Visits from GA4 together with contacts or deals from a CRM answer this."
        "Ответят визиты из GA4 вместе с контактами или сделками из CRM.";
    FUNNEL_RATES "events of the period, step to step" "события периода, от шага к шагу";
    FUNNEL_COMPRESSED "bar length is compressed" "длина полос сжата";
    FUNNEL_OF "of the step before" "от предыдущего шага";

    // Channels
    CHANNELS "Channels" "Каналы";
    CHANNEL "Channel" "Канал";
    CHANNELS_QUESTION "Which channel pays off?" "Какой канал окупается?";
    CHANNELS_UNLOCKS
        "An ad account together with a CRM, or GA4 by channel, answers this."
        "Ответят рекламный кабинет вместе с CRM или GA4 по каналам.";
    TOTAL "Total" "Итого";
    SHOW_ONLY "Show only this channel" "Показать только этот канал";
    SHOW_ALL "Show all" "Показать все";
    SHOW_FEWER "Show fewer" "Свернуть";
    RATIOS_RECOMPUTED "ratios of the total are computed anew" "отношения в итоге посчитаны заново";

    // Freshness
    SOURCES "Sources" "Источники";
    ADD_TRAFFIC "Site traffic: add" "Трафик сайта: добавить";
    ADD_CRM "CRM: add" "CRM: добавить";
    ADD_ADS "Advertising: add" "Реклама: добавить";
    ADD_EMAIL "E-mail: add" "Рассылки: добавить";

    // States
    NO_MATCH "No row fits" "Нет строк, где";
    NO_MATCH_PERIOD "No data in these days" "За эти дни данных нет";
    NO_MATCH_NOTE "Nothing is left after this filter." "После этого фильтра ничего не осталось.";
    CLEAR_FILTER "Clear this filter" "Сбросить фильтр";
    CLEAR_FILTERS "Clear the filters" "Сбросить фильтры";
    ALL_DAYS "Show everything there is" "Показать всё, что есть";
    ADD_FILE "Add a file" "Добавить файл";
    DETAILS "Details" "Подробности";
    LOADING "Computing" "Считаем";

    // Definition
    HIGHER_BETTER "higher is better" "чем больше, тем лучше";
    LOWER_BETTER "lower is better" "чем меньше, тем лучше";
    FORMULA "Formula" "Формула";
    TODAY "Now" "Сейчас";
    PARTS "Parts" "Из чего";
    WAS "Before" "Было";
    FROM "From" "Откуда";
    CAREFUL "Careful" "Осторожно";
    COVERAGE "Coverage" "Покрытие";
    DECIDES "Decides" "Для решения";
    DEFINED_BY "Defined by" "Определение";
    WHY_UNKNOWN "Why unknown" "Почему неизвестно";
    WOULD_SUPPLY "Would supply it" "Что поможет";
    SHOW_ROWS "Show rows" "Показать строки";
    HIDE_ROWS "Hide rows" "Скрыть строки";
    COPY_PROOF "Copy proof" "Копировать расчёт";
    COPIED "The proof is on the clipboard" "Расчёт скопирован";
    NOT_COPIED "The browser did not allow copying" "Браузер не разрешил копирование";
    CLOSE "Close" "Закрыть";
    NO_METRIC "There is no such number in the catalogue" "Такого показателя нет в каталоге";

    // Rows
    ROWS "Rows" "Строки";
    ROWS_WIDER
        "All rows of the table in the period; the number is worked out from them."
        "Все строки таблицы за период; показатель считается по ним.";
    ROW_FILE "File" "Файл";
    ROW_LINE "Line" "Строка";
    NO_ROWS "No rows stand behind this in the period." "За этот период строк нет.";
    EARLIER "Newer rows" "Новее";
    LATER "Older rows" "Старше";
    YES "yes" "да";
    NO "no" "нет";
}
