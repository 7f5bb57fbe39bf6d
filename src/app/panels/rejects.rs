//! Rows that were left out, as the file has them, and the way to take them along as CSV.

use crate::browser::{download, intl};
use crate::parts::button::Button;
use crate::parts::icon::Glyph;
use crate::state::{say, use_state};
use crate::words;
use leptos::prelude::*;
use sextant::protocol::{PartReport, Reject};
use sextant::words::Lang;

/// How many are shown; the CSV has all that were kept.
const SHOWN: usize = 5;

#[component]
pub fn Rejects(path: String, part: PartReport) -> impl IntoView {
    let state = use_state();
    let lang = state.lang;
    if part.rejected == 0 || part.rejects.is_empty() {
        return None;
    }
    let rows = part.rejects.iter().take(SHOWN).cloned().map(|reject| {
        let Reject { line, column, found, why } = reject;
        view! {
            <tr>
                <td>{move || intl::count(lang.get(), line)}</td>
                <td>{column}</td>
                <td class="rejects__found">{found}</td>
                <td>{move || why.get(lang.get()).to_owned()}</td>
            </tr>
        }
    });
    let rejected = part.rejected;
    let head = move || {
        let counted = intl::counted(lang.get(), rejected, &words::ROWS);
        format!("{}: {counted}", words::IMPORT_REJECTS.get(lang.get()))
    };
    let rejects = part.rejects.clone();
    let save = move |_| {
        let name = format!("{path}.rejected.csv");
        download::text(&name, "text/csv;charset=utf-8", &csv(&rejects, lang.get_untracked()));
    };
    let view = view! {
        <div class="rejects">
            <div class="rejects__head">
                <span>{head}</span>
                <Button glyph=Glyph::Download on:click=save>{say(&words::IMPORT_REJECTS_SAVE)}</Button>
            </div>
            <table class="table">
                <thead><tr>
                    <th scope="col">{say(&words::IMPORT_LINE)}</th>
                    <th scope="col">{say(&words::IMPORT_COLUMN)}</th>
                    <th scope="col">{say(&words::IMPORT_FOUND)}</th>
                    <th scope="col">{say(&words::IMPORT_WHY)}</th>
                </tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    };
    Some(view)
}

/// With a byte order mark, since Excel reads Cyrillic only then.
fn csv(rejects: &[Reject], lang: Lang) -> String {
    let heads = [&words::IMPORT_LINE, &words::IMPORT_COLUMN, &words::IMPORT_FOUND, &words::IMPORT_WHY];
    let mut out = String::from("\u{feff}");
    let mut row = |cells: [&str; 4]| {
        out.push_str(&cells.map(download::csv_cell).join(","));
        out.push_str("\r\n");
    };
    row(heads.map(|head| head.get(lang)));
    for reject in rejects {
        row([&reject.line.to_string(), &reject.column, &reject.found, reject.why.get(lang)]);
    }
    out
}
