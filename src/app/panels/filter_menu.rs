//! Filters: one chip a field that is filtered, and a menu that adds more from what was met in the files.

use crate::browser::intl;
use crate::parts::chip::ChipFace;
use crate::parts::icon::{Glyph, Icon};
use crate::parts::popover::Popover;
use crate::state::{State, say, use_state};
use crate::words;
use leptos::prelude::*;
use sextant::model::channel;
use sextant::model::field::Field;
use sextant::words::Lang;

/// What may be filtered on, in this order.
const FIELDS: [Field; 6] =
    [Field::Channel, Field::Platform, Field::Campaign, Field::Source, Field::Country, Field::Device];

fn values_of(state: State, field: Field) -> Vec<String> {
    state.library.with(|library| library.as_ref().and_then(|l| l.values.get(field.id()).cloned()).unwrap_or_default())
}

/// Fields with something to choose between, or filtered already.
pub fn fields_of(state: State) -> Vec<Field> {
    FIELDS.into_iter().filter(|field| values_of(state, *field).len() > 1).collect()
}

/// Channels have names in both languages; everything else is the person's own word.
fn value_words(field: Field, value: &str, lang: Lang) -> String {
    match (field, value) {
        (_, "") => words::FILTER_UNSET.get(lang).to_owned(),
        (Field::Channel, value) => {
            channel::find(value).map_or_else(|| value.to_owned(), |channel| channel.name.get(lang).to_owned())
        }
        (_, value) => value.to_owned(),
    }
}

fn title_case(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// "channel: Email +1", with its menu and its own way out.
#[component]
pub fn FilterChip(field: Field) -> impl IntoView {
    let state = use_state();
    let name = move || field.name().get(state.lang.get()).to_owned();
    let value = move || {
        let lang = state.lang.get();
        state.view.with(|view| match view.filter(field) {
            [] => String::new(),
            [only] => value_words(field, only, lang),
            [first, rest @ ..] => {
                format!("{} +{}", value_words(field, first, lang), intl::count(lang, rest.len() as u32))
            }
        })
    };
    let face = view! { <ChipFace label=name value=value/> }.into_any();
    let clear = move || format!("{}: {}", words::FILTER_CLEAR.get(state.lang.get()), name());
    view! {
        <span class="filter-chip">
            <Popover label=move || format!("{}: {}", name(), value()) face=face><Values field=field/></Popover>
            <button
                type="button"
                class="filter-chip__clear"
                aria-label=clear
                on:click=move |_| state.set_filter(field, Vec::new())
            >
                <Icon glyph=Glyph::Cross/>
            </button>
        </span>
    }
}

/// First the fields, then the values of one.
#[component]
pub fn FilterMenu() -> impl IntoView {
    let face = view! { <Icon glyph=Glyph::Plus/><span>{say(&words::FILTER)}</span> }.into_any();
    view! { <Popover button="chip chip--add" label=say(&words::FILTER_BY) face=face><Fields/></Popover> }
}

#[component]
fn Fields() -> impl IntoView {
    let state = use_state();
    let open = RwSignal::new(None::<Field>);
    let item = move |field: Field| {
        let count = move || intl::count(state.lang.get(), values_of(state, field).len() as u32);
        view! {
            <button type="button" class="menu-item" on:click=move |_| open.set(Some(field))>
                <span>{move || title_case(field.name().get(state.lang.get()))}</span>
                <small>{count}</small>
            </button>
        }
    };
    move || match open.get() {
        None => view! {
            <p class="menu-head">{say(&words::FILTER_BY)}</p>
            {fields_of(state).into_iter().map(item).collect_view()}
        }
        .into_any(),
        Some(field) => view! {
            <button type="button" class="menu-back" on:click=move |_| open.set(None)>{say(&words::FILTER_BACK)}</button>
            <Values field=field/>
        }
        .into_any(),
    }
}

#[component]
fn Values(field: Field) -> impl IntoView {
    let state = use_state();
    let search = RwSignal::new(String::new());
    // What is filtered on stays in the list although another import brought other values.
    let all = Memo::new(move |_| {
        let mut all = values_of(state, field);
        let missing = state.view.with(|view| view.filter(field).to_vec());
        all.extend(missing.into_iter().filter(|value| !values_of(state, field).contains(value)));
        all
    });
    let shown = Memo::new(move |_| {
        let wanted = search.get().to_lowercase();
        let lang = state.lang.get();
        let fits = |value: &String| value_words(field, value, lang).to_lowercase().contains(&wanted);
        all.get().into_iter().filter(fits).collect::<Vec<_>>()
    });
    let toggle = move |value: &str| {
        let mut values = state.view.with_untracked(|view| view.filter(field).to_vec());
        match values.iter().position(|known| known == value) {
            Some(at) => drop(values.remove(at)),
            None => values.push(value.to_owned()),
        }
        state.set_filter(field, values);
    };
    let item = move |value: String| {
        let (checked, toggled, said) = (value.clone(), value.clone(), value);
        view! {
            <label class="menu-item menu-item--check">
                <input
                    type="checkbox"
                    prop:checked=move || state.view.with(|view| view.filter(field).contains(&checked))
                    on:change=move |_| toggle(&toggled)
                />
                <span>{move || value_words(field, &said, state.lang.get())}</span>
            </label>
        }
    };
    view! {
        <p class="menu-head">{move || title_case(field.name().get(state.lang.get()))}</p>
        <Show when=move || { all.with(|all| all.len() > 8) }>
            <input
                class="input"
                type="search"
                aria-label=say(&words::FILTER_FIND)
                placeholder=say(&words::FILTER_FIND)
                bind:value=search
            />
        </Show>
        <div class="filter-menu__values">
            <For each=move || shown.get() key=Clone::clone children=item/>
            <Show when=move || shown.with(Vec::is_empty)>
                <p class="menu-note">{say(&words::FILTER_NO_MATCH)}</p>
            </Show>
        </div>
    }
}
