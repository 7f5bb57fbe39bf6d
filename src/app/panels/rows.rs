//! The rows behind a number, with the file and the line they stand on; fifty at a time. Cells are text, never markup.

use super::tile_states::Broken;
use crate::parts::button::Button;
use crate::parts::segmented::Segmented;
use crate::parts::skeleton::Skeleton;
use crate::state::{RowsState, say, use_rows, use_state};
use crate::words_board as words;
use leptos::prelude::*;
use sextant::board::behind::Behind;
use sextant::board::phrases::capital;
use sextant::format;
use sextant::model::channel;
use sextant::model::day::Day;
use sextant::model::field::{Field, Kind, Role};
use sextant::protocol::{RowFound, RowsFound, RowsWanted};
use sextant::words::Lang;

const PAGE: usize = 50;

#[component]
pub fn Rows(
    /// The parts behind the number; the first is shown.
    parts: Memo<Vec<Behind>>,
) -> impl IntoView {
    let state = use_state();
    let lang = state.lang;
    let chosen = RwSignal::new(0usize);
    let from = RwSignal::new(0usize);
    let want = Signal::derive(move || {
        let part = parts.with(|parts| parts.get(chosen.get()).or(parts.first()).cloned())?;
        let own = state.view.with(|view| view.filters.clone());
        // A condition of the formula is narrower than a filter of the person on the same field.
        let mut filters = part.filters;
        filters.extend(own.into_iter().filter(|own| own.field.role() == Role::Dimension));
        Some(RowsWanted {
            table: part.table,
            when: part.when,
            period: state.period.get(),
            filters,
            measures: part.measures,
            from: from.get(),
            limit: PAGE,
        })
    });
    let is_wider = Memo::new(move |_| {
        parts.with(|parts| parts.get(chosen.get()).or(parts.first()).is_some_and(|part| part.is_wider))
    });
    let found = use_rows("rows", want);
    let choices = move || {
        let parts = parts.get();
        (parts.len() > 1).then(|| {
            let name = |part: &Behind| {
                let said = part.said.clone();
                TextProp::from(move || capital(said.get(lang.get())))
            };
            view! {
                <Segmented
                    label=say(&words::ROWS)
                    name="rows-part"
                    choices=parts.iter().enumerate().map(|(at, part)| (at, name(part))).collect()
                    chosen=chosen
                    on_choose=Callback::new(move |at| {
                        from.set(0);
                        chosen.set(at);
                    })
                />
            }
        })
    };
    view! {
        <div class="rows">
            {choices}
            <Show when=move || is_wider.get()><p class="rows__note">{say(&words::ROWS_WIDER)}</p></Show>
            {move || found.with(|found| match found {
                RowsState::Loading => view! { <Skeleton height="160px"/> }.into_any(),
                RowsState::Failed(problem) => view! { <Broken problem=problem.clone()/> }.into_any(),
                RowsState::Ready(found) if found.rows.is_empty() => view! { <p>{say(&words::NO_ROWS)}</p> }.into_any(),
                RowsState::Ready(found) => view! {
                    {table_of(found, lang.get())}
                    {pages(from, found.total, lang.get())}
                }
                .into_any(),
            })}
        </div>
    }
}

fn pages(from: RwSignal<usize>, total: usize, lang: Lang) -> AnyView {
    let (first, last) = (from.get() + 1, (from.get() + PAGE).min(total));
    let count = |value: usize| format::count(value as f64, lang);
    let place = match lang {
        Lang::En => format!("{}–{} of {}", count(first), count(last), count(total)),
        Lang::Ru => format!("{}–{} из {}", count(first), count(last), count(total)),
    };
    view! {
        <div class="rows__pages">
            <span>{place}</span>
            <Button
                is_disabled=Signal::derive(move || from.get() == 0)
                on:click=move |_| from.update(|from| *from = from.saturating_sub(PAGE))
            >
                {say(&words::EARLIER)}
            </Button>
            <Button
                is_disabled=Signal::derive(move || from.get() + PAGE >= total)
                on:click=move |_| from.update(|from| *from += PAGE)
            >
                {say(&words::LATER)}
            </Button>
        </div>
    }
    .into_any()
}

/// Columns that are empty in all rows shown are left out.
fn table_of(found: &RowsFound, lang: Lang) -> AnyView {
    let is_used = |at: usize| found.rows.iter().any(|row| row.cells.get(at).is_some_and(Option::is_some));
    let used: Vec<(usize, Field)> =
        found.fields.iter().copied().enumerate().filter(|(at, field)| *field != Field::Line && is_used(*at)).collect();
    let heads = used.iter().map(|(_, field)| {
        let class = if is_right(*field) { "table__right" } else { "" };
        view! { <th scope="col" class=class>{capital(field.name().get(lang))}</th> }
    });
    let heads = heads.collect::<Vec<_>>();
    let body = found.rows.iter().map(|row| line(row, &used, lang)).collect::<Vec<_>>();
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=words::ROWS.get(lang)>
            <table class="table rows__table">
                <thead>
                    <tr>
                        <th scope="col">{words::ROW_FILE.get(lang)}</th>
                        <th scope="col" class="table__right">{words::ROW_LINE.get(lang)}</th>
                        {heads}
                    </tr>
                </thead>
                <tbody>{body}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn line(row: &RowFound, used: &[(usize, Field)], lang: Lang) -> AnyView {
    let cells = used.iter().map(|(at, field)| {
        let class = if is_right(*field) { "table__right" } else { "" };
        let text = row.cells.get(*at).cloned().flatten();
        view! { <td class=class>{text.map_or_else(|| format::DASH.to_owned(), |text| cell(&text, *field, lang))}</td> }
    });
    let cells = cells.collect::<Vec<_>>();
    let place = row.line.map_or_else(|| format::DASH.to_owned(), |line| format::count(f64::from(line), lang));
    view! {
        <tr>
            <th scope="row">{row.file.clone()}</th>
            <td class="table__right">{place}</td>
            {cells}
        </tr>
    }
    .into_any()
}

pub(super) fn is_right(field: Field) -> bool {
    matches!(field.kind(), Kind::Money | Kind::Number)
}

/// A stored cell in the reader's notation; what does not read as its kind stays as it is.
pub(super) fn cell(text: &str, field: Field, lang: Lang) -> String {
    match field.kind() {
        Kind::Money | Kind::Number => {
            text.parse::<f64>().map_or_else(|_| text.to_owned(), |value| format::decimal(value, 0, 2, lang))
        }
        Kind::Day => Day::parse_iso(text).map_or_else(|| text.to_owned(), |day| format::day_year(day, lang)),
        Kind::Flag if text == "true" => words::YES.get(lang).to_owned(),
        Kind::Flag if text == "false" => words::NO.get(lang).to_owned(),
        Kind::Text if field == Field::Channel => {
            channel::find(text).map_or_else(|| text.to_owned(), |known| known.name.get(lang).to_owned())
        }
        _ => text.to_owned(),
    }
}
