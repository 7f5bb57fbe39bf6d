//! Which table, which file, what is searched for: the line above a stored table.

use super::data_tabs::use_shared;
use crate::state::{say, use_state};
use crate::words_data as words;
use leptos::prelude::*;
use sextant::board::phrases::capital;
use sextant::format;
use sextant::model::field::{Field, Role};
use sextant::model::table::Table;
use sextant::protocol::RawWanted;
use sextant::words::Said;

/// The first table there is, newest day first.
pub fn first(table: Table) -> RawWanted {
    RawWanted { sort: Some((table.when(), true)), ..RawWanted::of(table) }
}

#[component]
pub fn RawTools(want: Memo<Option<RawWanted>>) -> impl IntoView {
    let state = use_state();
    let shared = use_shared();
    let lang = state.lang;
    let change = move |change: &dyn Fn(&mut RawWanted)| {
        if let Some(mut wanted) = want.get_untracked() {
            change(&mut wanted);
            shared.look.set(Some(wanted));
        }
    };
    let table = Memo::new(move |_| want.with(|want| want.as_ref().map(|want| want.table)));
    let tables = move || {
        let mut all: Vec<Table> = state
            .library
            .with(|library| library.iter().flat_map(|l| l.imports.iter().map(|import| import.slice.table)).collect());
        all.sort();
        all.dedup();
        all.into_iter().map(|table| (table.id().to_owned(), capital(table.name().get(lang.get())))).collect()
    };
    let of_table = move |pick: &dyn Fn(&sextant::model::facts::Import) -> Vec<(String, String)>| {
        state.library.with(|library| {
            let imports = library.iter().flat_map(|l| &l.imports);
            imports.filter(|import| Some(import.slice.table) == table.get()).flat_map(pick).collect::<Vec<_>>()
        })
    };
    let files = move || {
        let mut all = vec![(String::new(), words::ALL_FILES.get(lang.get()).to_owned())];
        all.extend(of_table(&|import| vec![(import.id.to_string(), import.file.clone())]));
        all
    };
    let columns = move || {
        let mut all = of_table(&|import| {
            let shown = import.slice.fields.iter().filter(|f| !matches!(f.role(), Role::Personal | Role::Lineage));
            shown.map(|field| (field.id().to_owned(), capital(field.name().get(lang.get())))).collect()
        });
        all.sort_by(|a, b| a.1.cmp(&b.1));
        all.dedup();
        all.insert(0, (String::new(), words::ALL_COLUMNS.get(lang.get()).to_owned()));
        all
    };
    let chosen = move |read: fn(&RawWanted) -> String| {
        Signal::derive(move || want.with(|want| want.as_ref().map(read).unwrap_or_default()))
    };
    let days = move || {
        let period = want.with(|want| want.as_ref()?.period)?;
        let text = format::range(period, true, lang.get());
        let label = words::CLEAR_DAYS.get(lang.get());
        Some(view! {
            <button type="button" class="chip" aria-label=format!("{text}. {label}") title=label
                on:click=move |_| change(&|want| want.period = None)>
                {text.clone()}" ×"
            </button>
        })
    };
    view! {
        <div class="raw-tools">
            <Select label=&words::WHICH_TABLE options=Signal::derive(tables)
                chosen=chosen(|want| want.table.id().to_owned())
                on_choose=Callback::new(move |id: String| {
                    if let Some(table) = Table::from_id(&id) {
                        shared.look.set(Some(first(table)));
                    }
                })/>
            <Select label=&words::WHICH_FILE options=Signal::derive(files)
                chosen=chosen(|want| want.import.map(|id| id.to_string()).unwrap_or_default())
                on_choose=Callback::new(move |id: String| change(&|want| want.import = id.parse().ok()))/>
            <Select label=&words::SEARCH_IN options=Signal::derive(columns)
                chosen=chosen(|want| want.search_in.map(|field| field.id().to_owned()).unwrap_or_default())
                on_choose=Callback::new(move |id: String| change(&|want| want.search_in = Field::from_id(&id)))/>
            <label class="field raw-tools__search">
                {say(&words::SEARCH)}
                <input type="search" placeholder=say(&words::SEARCH_HINT)
                    prop:value=chosen(|want| want.search.clone())
                    on:input=move |event| {
                        let text = event_target_value(&event);
                        change(&|want| want.search.clone_from(&text));
                    }/>
            </label>
            {days}
        </div>
    }
}

#[component]
fn Select(
    label: &'static Said,
    /// Value and words.
    options: Signal<Vec<(String, String)>>,
    chosen: Signal<String>,
    on_choose: Callback<String>,
) -> impl IntoView {
    let list = move || {
        let now = chosen.get();
        let option = |(value, text): (String, String)| {
            let is_chosen = value == now;
            view! { <option value=value selected=is_chosen>{text}</option> }
        };
        options.get().into_iter().map(option).collect::<Vec<_>>()
    };
    view! {
        <label class="field raw-tools__select">
            {say(label)}
            <select class="input" on:change=move |event| on_choose.run(event_target_value(&event))>{list}</select>
        </label>
    }
}
