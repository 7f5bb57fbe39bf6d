//! Words of the mapping screen and of recipes, in both languages.

use crate::browser::intl::Noun;
use sextant::words::Said;

macro_rules! words {
    ($($name:ident $en:literal $ru:literal;)*) => {
        $(pub static $name: Said = Said::fixed($en, $ru);)*
    };
}

pub static COLUMNS: Noun =
    Noun { en: ["column", "columns"], ru: ["столбец", "столбца", "столбцов"] };

words! {
    WHAT_IS_IT "What this table is" "Что это за таблица";
    WHAT_IS_IT_CHOOSE "Choose what it is" "Выберите, что это";
    LOOKS_LIKE "Its columns fit" "По столбцам похоже";
    PLAIN_TABLES "A table of your own" "Своя таблица";
    NEEDS_LOOK "worth a look; the others are recognised" "требуют взгляда; остальные узнаны";
    CHECK_ALL "Check where each column goes." "Проверьте, что в каждом столбце.";
    ALL_KNOWN "All columns as they were read" "Все столбцы, как они прочитаны";
    UNKNOWN_NOTE "Say which table it is, then check its columns." "Укажите, что это, – потом проверим столбцы.";
    COLUMN "Column in the file" "Столбец в файле";
    VALUES "Values" "Значения";
    FIELD "Field of Sextant" "Поле Sextant";
    HOW "How it was read" "Как прочитано";
    NOWHERE "do not load" "не загружать";
    DAYS "Dates" "Даты";
    IDS "Ids" "Идентификаторы";
    NAMES "Names and kinds" "Названия и виды";
    NUMBERS "Numbers" "Числа";
    PERSONAL "Personal" "Личные данные";
    KEEP "Keep" "Хранить";
    PERSONAL_NOTE "personal: off by default" "личные данные, обычно не храним";
    HASHED "only its fingerprint is kept, to join people" "храним только отпечаток – чтобы узнавать людей";
    BY_YOU "as you chose" "как вы указали";
    BY_RECIPE "by the recipe" "по рецепту";
    BY_HEADER "by its header" "узнан по заголовку";
    BY_LIKENESS "its name is only alike" "название лишь похоже";
    UNREAD "cannot be read" "не читается";
    IGNORED "known, not needed" "известен, не нужен";
    UNUSED "not loaded" "не загружается";
    DAY_ORDER "Date order" "Порядок даты";
    DECIMAL_SIGN "Decimal sign" "Десятичный знак";
    CURRENCY "Currency of the money" "Валюта сумм";
    CURRENCY_UNSAID "the file does not say" "в файле не указана";
    CURRENCY_SAID "said in the file" "указана в файле";
    RECIPE_FOUND "recipe found" "рецепт найден";
    RECIPE_ASIDE "Read without it" "Прочитать без него";
    RECIPE_WILL_BE
        "Once loaded, this is remembered: the next file with such columns needs no click."
        "После загрузки мы это запомним: следующий файл с такими столбцами загрузится без вопросов.";

    RECIPES_TITLE "Recipes" "Рецепты";
    RECIPES_LEAD
        "How you had tables read. The next file with such columns is read the same way."
        "Как вы велели читать таблицы. Следующий файл с такими столбцами прочитаем так же.";
    RECIPES_NONE
        "None yet: change how a column is read while loading a file, and it is remembered here."
        "Пока нет. Измените при загрузке, как читать столбец, – и рецепт появится здесь.";
    RECIPE_NAME "Name of the recipe" "Название рецепта";
    RECIPE_RENAME "Rename" "Переименовать";
    RECIPE_SAVE "Save" "Сохранить";
    RECIPE_DELETE "Delete" "Удалить";
    RECIPE_DELETED "Recipe deleted" "Рецепт удалён";
    RECIPES_EXPORT "Save as a file" "Сохранить в файл";
    RECIPES_IMPORT "Take from a file" "Взять из файла";
    RECIPES_TAKEN "Recipes taken" "Рецепты взяты";
    STEP_BACK "Take back" "Отменить";
    STEP_FORWARD "Make again" "Вернуть";
    RECIPES_BAD
        "There are no recipes of Sextant in this file" "В этом файле нет рецептов Sextant";
}
