//! Numbers typed by hand: one sheet a kind, a row a number, with a note and a source for each. Saving takes it through
//! the import; what was typed before is replaced, and a step back brings it back.

use super::channel_rules::StepBack;
use crate::browser::clock;
use crate::parts::button::{Button, IconButton, Look};
use crate::parts::icon::Glyph;
use crate::parts::segmented::Segmented;
use crate::state::{say, use_state};
use crate::words_tools as words;
use leptos::prelude::*;
use sextant::model::by_hand::{Fault, Sheet, TYPABLES, Typable, Typed, find};
use sextant::model::document::DocumentKind;
use sextant::model::field::Kind;
use sextant::model::money::Currency;
use sextant::words::Said;

const COLUMNS: usize = 5;

/// One row while it is being typed: day, about what, value, note, source.
#[derive(Clone, Copy)]
struct Row {
    /// Never given twice in a visit: a list drawn anew would keep rows of the same id.
    id: u64,
    cells: [RwSignal<String>; COLUMNS],
}

impl Row {
    fn of(id: u64, typed: Typed) -> Self {
        let Typed { day, of, value, note, said_by } = typed;
        Self { id, cells: [day, of, value, note, said_by].map(RwSignal::new) }
    }

    fn typed(self) -> Typed {
        let [day, of, value, note, said_by] = self.cells.map(|cell| cell.get());
        Typed { day, of, value, note, said_by }
    }
}

#[component]
pub fn ByHand() -> impl IntoView {
    let state = use_state();
    let kind = RwSignal::new(TYPABLES[0].id);
    let is_sample = move || state.library.with(|library| library.as_ref().is_some_and(|library| library.is_sample));
    let lang = state.lang;
    let options = TYPABLES.iter().map(move |typable| {
        let name = move || typable.name.get(lang.get()).to_owned();
        view! { <option value=typable.id>{name}</option> }
    });
    let choose = move |event| {
        if let Some(typable) = find(&event_target_value(&event)) {
            kind.set(typable.id);
        }
    };
    // Drawn anew when another kind is chosen or the sheet was changed from elsewhere, as by a step back.
    let sheet = Memo::new(move |_| state.documents.read::<Sheet>(DocumentKind::ByHand, kind.get()));
    let grids = move || find(kind.get()).map(|typable| (typable, sheet.get())).into_iter().collect::<Vec<_>>();
    view! {
        <p class="calm">{say(&words::HAND_LEAD)}</p>
        <Show when=move || !is_sample() fallback=move || view! { <p>{say(&words::HAND_SAMPLE)}</p> }>
            <label class="field by-hand__what">
                <span>{say(&words::HAND_WHAT)}</span>
                <select class="input" on:change=choose>{options.clone().collect_view()}</select>
            </label>
            <For each=grids key=|(typable, sheet)| format!("{}{sheet:?}", typable.id) let:grid>
                <Grid typable=grid.0 sheet=grid.1/>
            </For>
        </Show>
    }
}

#[component]
fn Grid(typable: &'static Typable, sheet: Sheet) -> impl IntoView {
    let state = use_state();
    let is_money = typable.value.kind() == Kind::Money;
    let last = StoredValue::new(clock::now() as u64 * 1000);
    let next = move || {
        last.update_value(|last| *last += 1);
        last.get_value()
    };
    let mut first: Vec<Row> = sheet.rows.into_iter().map(|typed| Row::of(next(), typed)).collect();
    while first.len() < 3 {
        first.push(Row::of(next(), Typed::default()));
    }
    let rows = RwSignal::new(first);
    let is_daily = RwSignal::new(sheet.is_daily);
    let usual = state.library.with_untracked(|library| {
        library.as_ref().and_then(|library| library.currencies.first()).map(|currency| currency.code().to_owned())
    });
    let currency = RwSignal::new(if sheet.currency.is_empty() { usual.unwrap_or_default() } else { sheet.currency });
    let now = Memo::new(move |_| Sheet {
        is_daily: is_daily.get(),
        currency: currency.get().trim().to_uppercase(),
        rows: rows.get().into_iter().map(Row::typed).collect(),
    });
    let faults = Memo::new(move |_| now.with(Sheet::faults));
    let has_currency = move || !is_money || now.with(|sheet| Currency::parse(&sheet.currency).is_some());
    let is_begun = move || now.with(|sheet| sheet.rows.iter().any(|row| !row.is_empty()));
    let cannot_save =
        Signal::derive(move || !has_currency() || faults.with(|faults| faults.iter().any(Option::is_some)));
    let save = move |_| {
        let mut sheet = now.get_untracked();
        sheet.rows.retain(|row| !row.is_empty());
        sheet.rows.sort_by(|a, b| a.day.cmp(&b.day));
        let said = |one: &str, name: &str| format!("{one}: {name}");
        let (what, name) = (&words::HAND_SAVED, &typable.name);
        state.write(
            DocumentKind::ByHand,
            typable.id,
            &sheet,
            Said::new(said(&what.en, &name.en), said(&what.ru, &name.ru)),
        );
    };
    // Cells of a spreadsheet fill rows from here on.
    let paste = move |row: u64, column: usize, text: String| {
        rows.update(|rows| {
            let from = rows.iter().position(|known| known.id == row).unwrap_or(0);
            for (line, text) in text.lines().enumerate() {
                if rows.len() <= from + line {
                    rows.push(Row::of(next(), Typed::default()));
                }
                for (place, cell) in text.split('\t').enumerate() {
                    if let Some(slot) = rows[from + line].cells.get(column + place) {
                        slot.set(cell.trim().to_owned());
                    }
                }
            }
        });
    };
    let fault = move |id: u64| {
        let at = rows.with(|rows| rows.iter().position(|row| row.id == id))?;
        faults.with(|faults| faults.get(at).copied().flatten())
    };
    let heads = move || {
        let day = if is_daily.get() { &words::HAND_DAY } else { &words::HAND_MONTH };
        [day, &typable.example, &words::HAND_VALUE, &words::HAND_NOTE, &words::HAND_SAID_BY]
    };
    let line = move |row: Row| {
        let cells = row.cells.into_iter().enumerate().map(|(column, cell)| {
            let label = move || heads()[column].get(state.lang.get()).to_owned();
            let mode = if column == 2 { "decimal" } else { "text" };
            let hint = move || match (column, is_daily.get()) {
                (0, true) => "2026-11-14",
                (0, false) => "2026-11",
                _ => "",
            };
            let on_paste = move |event: leptos::ev::ClipboardEvent| {
                let text = event.clipboard_data().and_then(|data| data.get_data("text").ok()).unwrap_or_default();
                if text.trim_end().contains(['\t', '\n']) {
                    event.prevent_default();
                    paste(row.id, column, text);
                }
            };
            view! {
                <td>
                    <input type="text" class="input" inputmode=mode aria-label=label placeholder=hint
                        prop:value=move || cell.get() on:input=move |event| cell.set(event_target_value(&event)) on:paste=on_paste/>
                </td>
            }
        });
        let trouble = move || {
            let said = match fault(row.id)? {
                Fault::Day => &words::HAND_BAD_DAY,
                Fault::Value => &words::HAND_BAD_VALUE,
                Fault::Twice => &words::HAND_TWICE,
            };
            Some(said.get(state.lang.get()).to_owned())
        };
        let remove = move |_| rows.update(|rows| rows.retain(|known| known.id != row.id));
        view! {
            <tr>
                {cells.collect_view()}
                <td>
                    <IconButton label=say(&words::DELETE) glyph=Glyph::Bin on:click=remove/>
                    <span class="field-error" role="status">{trouble}</span>
                </td>
            </tr>
        }
    };
    let add = move |_| rows.update(|rows| rows.push(Row::of(next(), Typed::default())));
    view! {
        <div class="fold__tools">
            <Segmented
                label=say(&words::HAND_EVERY)
                name="by-hand-step"
                choices=vec![(false, TextProp::from(say(&words::HAND_BY_MONTH))), (true, TextProp::from(say(&words::HAND_BY_DAY)))]
                chosen=is_daily
                on_choose=Callback::new(move |daily| is_daily.set(daily))
            />
            {is_money.then(|| view! {
                <label class="field by-hand__currency">
                    <span>{say(&words::HAND_CURRENCY)}</span>
                    <input type="text" maxlength="3" prop:value=move || currency.get() on:input=move |event| currency.set(event_target_value(&event))/>
                </label>
            })}
            <span class="field-error" role="status">{move || (is_begun() && !has_currency()).then(say(&words::HAND_BAD_CURRENCY))}</span>
        </div>
        <div class="table-scroll">
            <table class="table by-hand">
                <thead><tr>
                    {move || heads().map(|said| view! { <th scope="col">{said.get(state.lang.get()).to_owned()}</th> }).into_iter().collect_view()}
                    <th scope="col"><span class="unseen">{say(&words::DELETE)}</span></th>
                </tr></thead>
                <tbody><For each=move || rows.get() key=|row| row.id children=line/></tbody>
            </table>
        </div>
        <p class="calm">{say(&words::HAND_PASTE)}</p>
        <div class="fold__tools">
            <Button glyph=Glyph::Plus on:click=add>{say(&words::HAND_ROW)}</Button>
            <Button look=Look::Main is_disabled=cannot_save on:click=save>{say(&words::SAVE)}</Button>
            <StepBack/>
        </div>
    }
}
