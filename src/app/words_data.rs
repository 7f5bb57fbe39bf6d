//! Every word of the Data page, in both languages. What the checks say is made in `checks`.

use crate::browser::intl::Noun;
use sextant::words::Said;

macro_rules! words {
    ($($name:ident $en:literal $ru:literal;)*) => {
        $(pub static $name: Said = Said::fixed($en, $ru);)*
    };
}

pub static FINDINGS: Noun =
    Noun { en: ["finding", "findings"], ru: ["замечание", "замечания", "замечаний"] };

words! {
    TITLE "Your data" "Ваши данные";
    LEAD
        "Whether it can be trusted: what is covered, what is odd, where systems disagree, and every row."
        "Можно ли им верить: что покрыто, что странно, где системы расходятся – и каждая строка.";
    PARTS "Parts of the page" "Части страницы";
    SOURCES "Sources" "Источники";
    CHECKS "Checks" "Проверки";
    RECONCILE "Reconciliation" "Сверка";
    TABLE "Tables" "Таблицы";
    FILES "Files" "Файлы";
    EMPTY_QUESTION "Can I trust the numbers?" "Можно ли верить цифрам?";
    EMPTY_NOTE
        "Drop exports, and this page says which days they cover, what is odd in them, and where two systems disagree."
        "Загрузите выгрузки – и здесь будет видно, какие дни покрыты, что в них странно и где системы расходятся.";
    EMPTY_SAMPLE "Look at a sample" "Посмотреть на примере";
    EMPTY_FILES "Drop my files" "Загрузить мои файлы";

    // Sources
    COVERAGE "What is covered" "Что покрыто";
    COVERAGE_NOTE
        "A day is filled when it has rows. In red: days that should have rows and have none."
        "День закрашен, если за него есть строки. Красным – дни, где строки должны быть, но их нет.";
    COMPLETE "complete" "без пропусков";
    OF_DAYS "{} of {} days" "{} из {} дн.";
    NO_ROWS_ON "no rows on" "нет строк за";
    TO "to" "по";
    BEHIND "{} behind" "отстаёт на {}";
    NO_DAYS "no days" "без дат";
    SHOW_ROWS "Show rows" "Показать строки";

    // Checks
    CHECKS_CLEAN "Nothing odd was found" "Ничего странного не нашли";
    CHECKS_CLEAN_NOTE
        "Looked for lost days, runs of zeros, outliers, dates to come, repeated rows, mixed currencies and totals that do not add up."
        "Искали потерянные дни, нули подряд, выбросы, даты из будущего, повторы, смесь валют и несходящиеся итоги.";
    RULE "How it was found" "Как нашли";
    ACCEPT "Accept…" "Принять…";
    ACCEPT_NOTE "Why it is all right" "Почему это нормально";
    ACCEPT_DO "Accept" "Принять";
    ACCEPTED "Accepted" "Принято";
    ACCEPTED_SAID "Finding accepted" "Замечание принято";
    REOPEN "Open again" "Вернуть";
    REOPENED_SAID "Finding opened again" "Замечание возвращено";
    OPEN_RECONCILE "Open the reconciliation" "Открыть сверку";
    SEVERE "Error" "Ошибка";
    WARN "Warning" "Предупреждение";
    NOTE "Note" "Заметка";

    // Reconciliation
    RECONCILE_NOTE
        "The same thing, measured by two systems. Sums of the last four whole weeks that both tell; the strip shows the difference week by week."
        "Одно и то же глазами двух систем. Суммы за последние четыре полные недели, о которых знают обе; полоска – расхождение по неделям.";
    TOLERANCE "Tolerance, %" "Допуск, %";
    DIFFERENCE "Difference" "Разница";
    BY_WEEK "By week" "По неделям";
    ALL "All" "Всего";
    OUTSIDE "outside tolerance" "вне допуска";
    REASONS "Likely reasons" "Вероятные причины";
    COULD_BE "Not to be compared yet" "Пока сравнить нельзя";
    RECONCILE_EMPTY
        "No two loaded systems measure the same thing yet."
        "Пока нет двух систем, которые измеряют одно и то же.";

    // Tables
    WHICH_TABLE "Table" "Таблица";
    WHICH_FILE "File" "Файл";
    ALL_FILES "all files" "все файлы";
    SEARCH_IN "Search in" "Где искать";
    ALL_COLUMNS "all columns" "все столбцы";
    SEARCH "Search" "Поиск";
    SEARCH_HINT "word, >100, 2026-10" "слово, >100, 2026-10";
    ROWS_OF "{} of {} rows" "{} из {} строк";
    LINE "Line" "Строка";
    OUT "Does not count: replaced by a newer row, or no sale" "Не учитывается: заменена более новой или не продажа";
    NO_MATCH "No row fits" "Ни одна строка не подходит";
    CLEAR "Clear the search" "Сбросить поиск";
    CLEAR_DAYS "Show all days" "Показать все дни";
    TABLE_HELP
        "Columns with names, e-mails, phones and free text are left out. Scroll with the arrow and page keys."
        "Столбцы с именами, почтой, телефонами и свободным текстом не показаны. Листайте стрелками и Page Up/Down.";
    SORT "Sort by" "Сортировать по";
}
