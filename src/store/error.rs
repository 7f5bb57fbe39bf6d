//! What can go wrong with a store, and the words for it.

use crate::problem::{Problem, Severity};
use crate::words::Said;

#[derive(Clone, Debug, PartialEq)]
pub enum StoreError {
    /// A newer app wrote it: nothing was touched.
    Newer { found: u32, known: u32 },
    /// The manifest itself cannot be read.
    Damaged { detail: String },
    /// The stored state moved on under us: another tab wrote.
    Conflict,
    /// The disk, or the browser's share of it, is full: `wanted` bytes would not fit. Used and allowed bytes are there
    /// only where the browser tells them truly.
    Full { wanted: u64, room: Option<(f64, f64)> },
    /// There is no database here: a private window, or site data switched off.
    Absent { detail: String },
    /// Another tab holds an old version open.
    Blocked,
    /// Anything else the database said.
    Failed { detail: String },
}

fn megabytes(bytes: f64) -> String {
    format!("{:.0}", (bytes / 1e6).ceil().max(1.0))
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        use Severity::{Error, Warning};
        match error {
            StoreError::Newer { found, known } => Problem::new(
                "newer_database",
                Error,
                Said::fixed(
                    "Your data was saved by a newer version of Sextant than this one",
                    "Ваши данные сохранила более новая версия Sextant, чем открытая сейчас",
                ),
                Said::fixed(
                    "Reload the page to get the newer version; your data was not touched.",
                    "Обновите страницу, чтобы загрузить новую версию; данные не тронуты.",
                ),
            )
            .with_detail(format!("format {found}, known {known}")),
            StoreError::Damaged { detail } => Problem::new(
                "damaged_manifest",
                Error,
                Said::fixed(
                    "The list of what is stored cannot be read",
                    "Не удаётся прочитать перечень сохранённых данных",
                ),
                Said::fixed(
                    "Erase this workspace's data and drop your files again.",
                    "Сотрите данные этого пространства и загрузите файлы заново.",
                ),
            )
            .with_detail(detail),
            StoreError::Conflict => Problem::new(
                "changed_elsewhere",
                Error,
                Said::fixed(
                    "Another tab changed the data at the same moment, so this change was not made",
                    "Данные в этот момент изменила другая вкладка, поэтому изменение не внесено",
                ),
                Said::fixed("Try again: this tab has the new state now.", "Повторите: эта вкладка уже видит новое состояние."),
            ),
            StoreError::Full { wanted, room } => {
                let wanted = megabytes(wanted as f64);
                let (mut en, mut ru) = (
                    format!("There is not enough room to store about {wanted} MB more"),
                    format!("Не хватает места, чтобы сохранить ещё примерно {wanted} МБ"),
                );
                if let Some((used, quota)) = room {
                    let (used, quota) = (megabytes(used), megabytes(quota));
                    en.push_str(&format!(": {used} of {quota} MB the browser allows are used"));
                    ru.push_str(&format!(": занято {used} из {quota} МБ, которые даёт браузер"));
                }
                Problem::new(
                    "storage_full",
                    Error,
                    Said::new(en, ru),
                    Said::fixed(
                        "Free some disk space or remove an import you no longer need, then try again. What was stored is whole.",
                        "Освободите место на диске или удалите ненужную загрузку и повторите. Всё сохранённое ранее цело.",
                    ),
                )
            }
            StoreError::Absent { detail } => Problem::new(
                "no_storage",
                Warning,
                Said::fixed(
                    "This browser window cannot store data: nothing will be kept after you close this tab",
                    "Это окно браузера не может хранить данные: после закрытия вкладки ничего не останется",
                ),
                Said::fixed(
                    "Open Sextant in an ordinary window, or allow site data for this page, if you want to keep your data.",
                    "Чтобы сохранить данные, откройте Sextant в обычном окне или разрешите сайту хранить данные.",
                ),
            )
            .with_detail(detail),
            StoreError::Blocked => Problem::new(
                "storage_blocked",
                Error,
                Said::fixed(
                    "Another tab still runs an older version of Sextant and holds the data",
                    "В другой вкладке открыта старая версия Sextant, и она удерживает данные",
                ),
                Said::fixed("Close the other Sextant tabs, then reload this one.", "Закройте другие вкладки Sextant и обновите эту."),
            ),
            StoreError::Failed { detail } => Problem::new(
                "storage_failed",
                Error,
                Said::fixed("The browser could not read or write its storage", "Браузер не смог прочитать или записать данные"),
                Said::fixed(
                    "Reload the page and try again; what was stored before is whole.",
                    "Обновите страницу и повторите; всё сохранённое ранее цело.",
                ),
            )
            .with_detail(detail),
        }
    }
}

/// Why a stored column could not be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damage {
    /// The manifest names it, the store has it not.
    Missing,
    /// Length or checksum differ from the manifest's.
    Altered,
    /// The bytes are as written, yet are no column: written by a faulty version.
    Unreadable,
}

/// The one problem of a damaged import, naming the file to drop again.
pub fn damaged(file: &str, part: Option<&str>, fields: &str, damage: Damage) -> Problem {
    let problem = Problem::new(
        "damaged_blob",
        Severity::Error,
        Said::new(
            format!("Part of what was stored from “{file}” is damaged and was left out"),
            format!("Часть сохранённых данных из файла «{file}» повреждена и не учитывается"),
        ),
        Said::fixed(
            "Undo this import and drop the file again; everything else stays usable.",
            "Отмените эту загрузку и добавьте файл снова; остальные данные в порядке.",
        ),
    )
    .in_file(file)
    .with_detail(format!("{damage:?}: {fields}"));
    match part {
        Some(part) => problem.in_part(part),
        None => problem,
    }
}
