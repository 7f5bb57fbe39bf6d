//! Every word of the shell, in both languages. One section a place; the overview's own words lie in `words_board.rs`.

use crate::browser::intl::Noun;
use sextant::words::Said;

macro_rules! words {
    ($($name:ident $en:literal $ru:literal;)*) => {
        $(pub static $name: Said = Said::fixed($en, $ru);)*
    };
}

pub static FILES: Noun = Noun { en: ["file", "files"], ru: ["файл", "файла", "файлов"] };
pub static ROWS: Noun = Noun { en: ["row", "rows"], ru: ["строка", "строки", "строк"] };

words! {
    // Places
    OVERVIEW "Overview" "Обзор";
    EXPLORE "Explore" "Анализ";
    GOALS "Goals" "Цели";
    METRICS "Metrics" "Метрики";
    DATA "Data" "Данные";
    PLAN "Plan" "План";
    MORE "More" "Ещё";

    // Import, in passing
    REMOVED "Removed. Other files are as they were" "Удалено. Остальные файлы не изменились";
    SAMPLE_LOADED "The sample is loaded" "Пример загружен";
}
