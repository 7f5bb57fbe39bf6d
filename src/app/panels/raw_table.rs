//! Any stored table, however long: the rows that fit are asked for as one scrolls. The page never holds more than a
//! window of them; sorting and searching are the worker's.

use super::data_tabs::use_shared;
use super::raw_tools::{RawTools, first};
use super::rows::{cell, is_right};
use super::tile_states::Broken;
use crate::parts::button::Button;
use crate::parts::skeleton::Skeleton;
use crate::state::{RowsState, say, use_raw, use_state};
use crate::words_data as words;
use leptos::html::Div;
use leptos::prelude::*;
use sextant::board::phrases::capital;
use sextant::format;
use sextant::model::field::{Field, Kind};
use sextant::protocol::{RawWanted, RowFound};
use sextant::words::Lang;

/// Pixels of a row, as the style sheet has it.
const ROW: f64 = 32.0;
/// Browsers draw no element higher than some millions of pixels; beyond this one pixel stands for more than a row's.
const HIGHEST: f64 = 8_000_000.0;

#[component]
pub fn RawTable() -> impl IntoView {
    let state = use_state();
    let shared = use_shared();
    let lang = state.lang;
    let want = Memo::new(move |_| {
        shared
            .look
            .get()
            .or_else(|| state.library.with(|library| Some(first(library.as_ref()?.imports.first()?.slice.table))))
    });
    // The first row that shows, and how many fit.
    let top = RwSignal::new(0usize);
    let fitting = RwSignal::new(24usize);
    let frame = NodeRef::<Div>::new();
    let found =
        use_raw(Signal::derive(move || Some(RawWanted { from: top.get(), limit: fitting.get(), ..want.get()? })));
    let total =
        Memo::new(move |_| found.with(|found| if let RowsState::Ready(found) = found { found.total } else { 0 }));
    // Another question begins at its top.
    Effect::new(move |_| {
        want.track();
        top.set(0);
        if let Some(frame) = frame.get_untracked() {
            frame.set_scroll_top(0);
        }
    });
    let on_scroll = move |_| {
        let Some(frame) = frame.get_untracked() else { return };
        let height = f64::from(frame.client_height());
        // A row of the height is the header's.
        let fits = (height / ROW - 1.0).floor().max(1.0) as usize;
        fitting.set(fits);
        let reach = f64::from(frame.scroll_height()) - height;
        let last = total.get_untracked().saturating_sub(fits);
        let part = if reach > 0.0 { f64::from(frame.scroll_top()) / reach } else { 0.0 };
        top.set((part.clamp(0.0, 1.0) * last as f64).round() as usize);
    };
    Effect::new(move |_| {
        if frame.get().is_some() {
            on_scroll(());
        }
    });
    let rows = Memo::new(move |_| {
        state.library.with(|library| {
            let table = want.with(|want| want.as_ref().map(|want| want.table));
            let of_table = library.iter().flat_map(|l| &l.imports).filter(|i| Some(i.slice.table) == table);
            of_table.map(|import| u64::from(import.slice.rows)).sum::<u64>()
        })
    });
    let counted = move || {
        let count = |value: f64| format::count(value, lang.get());
        let text = words::ROWS_OF.get(lang.get()).replacen("{}", &count(total.get() as f64), 1);
        text.replacen("{}", &count(rows.get() as f64), 1)
    };
    let sort = Callback::new(move |field: Field| {
        if let Some(mut wanted) = want.get_untracked() {
            let is_descending = match wanted.sort {
                Some((now, is_descending)) if now == field => !is_descending,
                // Days and numbers are mostly looked at from the largest on.
                _ => field.kind() != Kind::Text,
            };
            wanted.sort = Some((field, is_descending));
            shared.look.set(Some(wanted));
        }
    });
    let clear = move |_| {
        if let Some(wanted) = want.get_untracked() {
            shared.look.set(Some(first(wanted.table)));
        }
    };
    let fields = Memo::new(move |_| {
        found.with(|found| if let RowsState::Ready(found) = found { found.fields.clone() } else { Vec::new() })
    });
    let is_none = Memo::new(move |_| found.with(|found| matches!(found, RowsState::Ready(found) if found.total == 0)));
    let sorted = Signal::derive(move || want.with(|want| want.as_ref().and_then(|want| want.sort)));
    let rows_shown = move || {
        found.with(|found| {
            let RowsState::Ready(found) = found else { return Vec::new() };
            let top = top.get_untracked();
            let lines = found.rows.iter().enumerate();
            lines.map(|(at, row)| line(row, top + at + 2, &found.fields, lang.get())).collect::<Vec<_>>()
        })
    };
    let state_shown = move || {
        found.with(|found| match found {
            RowsState::Loading => Some(view! { <Skeleton height="320px"/> }.into_any()),
            RowsState::Failed(problem) => Some(view! { <Broken problem=problem.clone()/> }.into_any()),
            RowsState::Ready(_) => None,
        })
    };
    let height = move || format!("height:{}px", ((total.get() as f64 + 1.0) * ROW).min(HIGHEST));
    view! {
        <section class="tile raw">
            <h2 class="unseen">{say(&words::TABLE)}</h2>
            <RawTools want=want/>
            <p class="raw__count" role="status">{counted}</p>
            <div class="raw__frame" node_ref=frame tabindex="0" role="region" aria-label=say(&words::TABLE)
                on:scroll=move |_| on_scroll(())>
                {state_shown}
                <Show when=move || is_none.get()>
                    <div class="raw__none">
                        <p>{say(&words::NO_MATCH)}</p>
                        <Button on:click=clear>{say(&words::CLEAR)}</Button>
                    </div>
                </Show>
                <div class="raw__length" hidden=move || is_none.get() style=height>
                    <table class="table raw__table" aria-rowcount=move || total.get() + 1>
                        <thead>{move || heads(&fields.get(), sorted, sort, lang.get())}</thead>
                        <tbody>{rows_shown}</tbody>
                    </table>
                </div>
            </div>
            <p class="data__note">{say(&words::TABLE_HELP)}</p>
        </section>
    }
}

/// As wide as its kind needs, so that columns stand still while rows change.
fn width(field: Field) -> &'static str {
    match field.kind() {
        Kind::Day => "width:15ch",
        Kind::Flag => "width:10ch",
        Kind::Number | Kind::Money => "width:16ch",
        Kind::Text => "width:24ch",
    }
}

/// Drawn again only for another table: a header that was pressed keeps the focus.
fn heads(fields: &[Field], sorted: Signal<Option<(Field, bool)>>, sort: Callback<Field>, lang: Lang) -> AnyView {
    let heads = fields.iter().map(|field| {
        let field = *field;
        let order = move || sorted.get().filter(|(by, _)| *by == field).map(|(_, is_descending)| is_descending);
        let aria = move || order().map(|is_descending| if is_descending { "descending" } else { "ascending" });
        let mark = move || order().map(|is_descending| if is_descending { " ↓" } else { " ↑" });
        let class = if is_right(field) { "table__right" } else { "" };
        let title = format!("{} {}", words::SORT.get(lang), field.name().get(lang));
        view! {
            <th scope="col" class=class aria-sort=aria style=width(field)>
                <button type="button" title=title on:click=move |_| sort.run(field)>
                    {capital(field.name().get(lang))}<span aria-hidden="true">{mark}</span>
                </button>
            </th>
        }
    });
    let heads = heads.collect::<Vec<_>>();
    view! {
        <tr aria-rowindex="1">
            <th scope="col" class="table__right" style="width:9ch">{words::LINE.get(lang)}</th>
            {heads}
            <th scope="col" style="width:32ch">{words::WHICH_FILE.get(lang)}</th>
        </tr>
    }
    .into_any()
}

fn line(row: &RowFound, index: usize, fields: &[Field], lang: Lang) -> AnyView {
    let cells = fields.iter().zip(&row.cells).map(|(field, text)| {
        let class = if is_right(*field) { "table__right" } else { "" };
        let text = text.as_ref().map_or_else(|| format::DASH.to_owned(), |text| cell(text, *field, lang));
        view! { <td class=class title=text.clone()>{text.clone()}</td> }
    });
    let cells = cells.collect::<Vec<_>>();
    let place = row.line.map_or_else(|| format::DASH.to_owned(), |line| format::count(f64::from(line), lang));
    let (class, title) = if row.is_out { ("raw__out", Some(words::OUT.get(lang))) } else { ("", None) };
    view! {
        <tr aria-rowindex=index class=class title=title>
            <th scope="row" class="table__right">{place}</th>
            {cells}
            <td>{row.file.clone()}</td>
        </tr>
    }
    .into_any()
}
