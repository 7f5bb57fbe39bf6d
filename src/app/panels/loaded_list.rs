//! The files that are loaded, newest first, each with its way out.

use crate::browser::intl;
use crate::parts::button::IconButton;
use crate::parts::confirm::Confirm;
use crate::parts::icon::Glyph;
use crate::state::{say, use_state};
use crate::words;
use leptos::prelude::*;
use sextant::model::facts::Import;
use sextant::model::short_sort::ShortSort;

#[component]
pub fn LoadedList() -> impl IntoView {
    let state = use_state();
    let asks = RwSignal::new(None::<(u32, String)>);
    let title = move || {
        let file = asks.get().map(|(_, file)| file).unwrap_or_default();
        let lang = state.lang.get();
        words::DATA_REMOVE_ONE.get(lang).replace("{}", &file)
    };
    let imports = move || {
        let mut imports = state.library.with(|l| l.as_ref().map(|l| l.imports.clone()).unwrap_or_default());
        imports.short_sort_by_key(|import| std::cmp::Reverse(import.id));
        imports
    };
    view! {
        <Show when=move || asks.get().is_some()>
            <Confirm
                title=title
                note=say(&words::DATA_REMOVE_ONE_NOTE)
                yes=say(&words::DATA_REMOVE)
                no=say(&words::CANCEL)
                on_yes=Callback::new(move |()| {
                    if let Some((id, _)) = asks.get_untracked() {
                        state.undo(vec![id]);
                    }
                })
                on_close=Callback::new(move |()| asks.set(None))
            />
        </Show>
        <div class="table-scroll">
            <table class="table loaded-list">
                <thead><tr>
                    <th scope="col">{say(&words::DATA_FILE)}</th>
                    <th scope="col">{say(&words::DATA_HOLDS)}</th>
                    <th scope="col">{say(&words::DATA_DAYS)}</th>
                    <th scope="col" class="number">{say(&words::DATA_ROWS)}</th>
                    <th scope="col">{say(&words::DATA_LOADED)}</th>
                    <th scope="col"><span class="unseen">{say(&words::DATA_REMOVE)}</span></th>
                </tr></thead>
                <tbody>
                    <For each=imports key=|import| import.id let:import><ImportRow import=import asks=asks/></For>
                </tbody>
            </table>
        </div>
    }
}

#[component]
fn ImportRow(import: Import, asks: RwSignal<Option<(u32, String)>>) -> impl IntoView {
    let state = use_state();
    let lang = state.lang;
    let Import { id, file, part, bytes, imported_at, slice, .. } = import;
    let source = slice.source.clone();
    let holds = move || {
        let name = state.library.with(|library| {
            let seen = library.as_ref()?.sources.iter().find(|seen| seen.source == source)?;
            Some(seen.name.get(lang.get()).to_owned())
        });
        format!("{} · {}", name.unwrap_or_else(|| source.clone()), slice.table.name().get(lang.get()))
    };
    let size = move || intl::size(lang.get(), bytes as f64);
    let (title, asked) = (file.clone(), file.clone());
    let remove = move || format!("{} {title}", words::DATA_REMOVE.get(lang.get()));
    view! {
        <tr>
            <td class="loaded-list__file">
                <b>{file.clone()}</b>
                <small>{part.map(|part| format!("{part} · "))}{size}</small>
            </td>
            <td>{holds}</td>
            <td>{move || slice.period.map(|days| intl::period(lang.get(), days))}</td>
            <td class="number">{move || intl::count(lang.get(), slice.rows)}</td>
            <td>{move || intl::moment(lang.get(), imported_at)}</td>
            <td><IconButton label=remove glyph=Glyph::Bin on:click=move |_| asks.set(Some((id, asked.clone())))/></td>
        </tr>
    }
}
