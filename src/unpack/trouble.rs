//! What a person is told when a container does not open: what, and what to do. The only place of these words.

use crate::problem::{Problem, Severity};
use crate::words::Said;

fn error(id: &str, what: Said, mend: Said) -> Problem {
    Problem::new(id, Severity::Error, what, mend)
}

const AGAIN: Said = Said::fixed(
    "Download or export it again; if it opens on your computer, save it anew there and drop that.",
    "Скачайте или выгрузите его ещё раз; если на компьютере он открывается, пересохраните его там и перетащите сюда.",
);

pub fn nothing_inside() -> Problem {
    error(
        "nothing_inside",
        Said::fixed("There is no table in the file", "В файле нет ни одной таблицы"),
        Said::fixed(
            "Export the report again and check that it shows rows before you save it.",
            "Выгрузите отчёт ещё раз и проверьте, что перед сохранением в нём есть строки.",
        ),
    )
}

pub fn damaged_archive(detail: &str) -> Problem {
    error("archive_damaged", Said::fixed("The archive is damaged or cut short", "Архив повреждён или обрезан"), AGAIN)
        .with_detail(detail)
}

pub fn locked_archive() -> Problem {
    error(
        "archive_locked",
        Said::fixed("The archive asks for a password", "Архив защищён паролем"),
        Said::fixed(
            "Unpack it on your computer and drop the files inside it here.",
            "Распакуйте его на компьютере и перетащите сюда файлы из него.",
        ),
    )
}

pub fn unknown_packing(detail: &str) -> Problem {
    error(
        "archive_unknown_packing",
        Said::fixed("The archive is packed in a rare way", "Архив упакован редким способом"),
        Said::fixed(
            "Unpack it on your computer and drop the files inside it here.",
            "Распакуйте его на компьютере и перетащите сюда файлы из него.",
        ),
    )
    .with_detail(detail)
}

pub fn trap() -> Problem {
    error(
        "archive_trap",
        Said::fixed(
            "The archive grows hundreds of times when it is opened: no export does",
            "При распаковке архив вырастает в сотни раз: выгрузки такими не бывают",
        ),
        Said::fixed(
            "If you trust it, unpack it on your computer and drop the tables inside it here.",
            "Если вы ему доверяете, распакуйте его на компьютере и перетащите сюда таблицы из него.",
        ),
    )
}

pub fn too_large(limit: u64) -> Problem {
    let size = limit >> 20;
    error(
        "container_too_large",
        Said::new(
            format!("Opened, the file is larger than {size} MB: more than a browser tab can hold"),
            format!("В раскрытом виде файл больше {size} МБ: столько вкладка браузера не вместит"),
        ),
        Said::fixed(
            "Export fewer months at once, or export as CSV: that is read without being held whole.",
            "Выгрузите меньший период или сохраните отчёт в CSV: он читается по частям.",
        ),
    )
}

pub fn too_many(count: usize, limit: usize) -> Problem {
    error(
        "archive_too_many",
        Said::new(
            format!("There are {count} files in the archive; {limit} are read at most"),
            format!("В архиве {count} файлов, а читается не больше {limit}"),
        ),
        Said::fixed(
            "Unpack it on your computer and drop only the reports you need.",
            "Распакуйте его на компьютере и перетащите сюда только нужные отчёты.",
        ),
    )
}

pub fn too_deep(depth: usize) -> Problem {
    error(
        "archive_too_deep",
        Said::new(
            format!("Archives lie inside each other more than {depth} deep"),
            format!("Архивы вложены друг в друга глубже чем {depth} раза"),
        ),
        Said::fixed(
            "Unpack the outer archive on your computer and drop what is inside.",
            "Распакуйте внешний архив на компьютере и перетащите сюда его содержимое.",
        ),
    )
}

/// Files of an archive that cannot be tables, by their names.
pub fn left_aside(names: &[String]) -> Problem {
    let (count, shown) = (names.len(), names.iter().take(3).cloned().collect::<Vec<_>>().join(", "));
    let more = if count > 3 { ", …" } else { "" };
    Problem::new(
        "archive_left_aside",
        Severity::Note,
        Said::new(
            format!("Files inside that are no tables were left aside ({count}): {shown}{more}"),
            format!("Файлы внутри, которые не являются таблицами, пропущены ({count}): {shown}{more}"),
        ),
        Said::fixed("Nothing to do.", "Ничего делать не нужно."),
    )
}

pub fn damaged_workbook(detail: &str) -> Problem {
    error(
        "workbook_damaged",
        Said::fixed(
            "The workbook is damaged, or no workbook at all",
            "Файл таблицы повреждён или это вовсе не таблица",
        ),
        Said::fixed(
            "Open it in Excel, LibreOffice or Google Sheets, save it as XLSX or CSV and drop that.",
            "Откройте его в Excel, LibreOffice или Google Таблицах, сохраните как XLSX или CSV и перетащите сюда.",
        ),
    )
    .with_detail(detail)
}

pub fn locked_workbook() -> Problem {
    error(
        "workbook_locked",
        Said::fixed("The workbook asks for a password", "Файл таблицы защищён паролем"),
        Said::fixed(
            "Open it, remove the password (File → Info → Protect), save it and drop it again.",
            "Откройте его, снимите пароль (Файл → Сведения → Защита), сохраните и перетащите снова.",
        ),
    )
}

pub fn damaged_json(detail: &str, line: usize) -> Problem {
    error(
        "json_damaged",
        Said::fixed("The JSON is damaged or cut short", "JSON повреждён или обрезан"),
        Said::fixed(
            "Export it again, or download it anew: its end is missing or a sign in it is wrong.",
            "Выгрузите или скачайте файл ещё раз: нет его конца или в нём лишний знак.",
        ),
    )
    .at_row(u32::try_from(line).unwrap_or(u32::MAX).max(1))
    .with_detail(detail)
}

pub fn json_without_records() -> Problem {
    error(
        "json_no_records",
        Said::fixed("There is no list of records in the JSON", "В JSON нет списка записей"),
        Said::fixed(
            "Export the list itself (deals, cards, tasks, rows), or export the report as CSV.",
            "Выгрузите сам список (сделки, карточки, задачи, строки) или сохраните отчёт в CSV.",
        ),
    )
}

/// Lines of NDJSON that are no records.
pub fn bad_lines(count: usize, first: usize) -> Problem {
    Problem::new(
        "json_bad_lines",
        Severity::Warning,
        Said::new(
            format!("Lines that are no JSON records were left out: {count}"),
            format!("Пропущены строки, которые не являются записями JSON: {count}"),
        ),
        Said::fixed(
            "Look at the first of them and export again.",
            "Посмотрите на первую из них и выгрузите файл ещё раз.",
        ),
    )
    .at_row(u32::try_from(first).unwrap_or(u32::MAX))
}
