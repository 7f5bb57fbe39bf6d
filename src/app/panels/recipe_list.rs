//! Recipes: renamed, deleted, saved as a file, taken from one. Each change is a step that can be taken back.

use crate::browser::{download, intl, pick};
use crate::parts::button::{Button, IconButton, Look};
use crate::parts::icon::Glyph;
use crate::state::{Undo, say, use_state};
use crate::words_mapping as words;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use sextant::model::document::{Document, DocumentKind};
use sextant::model::mapping::Recipe;
use sextant::protocol::DocumentChange;
use sextant::words::{Lang, Said};

/// The file that recipes travel in.
#[derive(Serialize, Deserialize)]
struct RecipeFile {
    /// Always "recipes": what tells this file from any other JSON.
    sextant: String,
    version: u32,
    recipes: Vec<(String, Recipe)>,
}

const MARK: &str = "recipes";
const VERSION: u32 = 1;

#[component]
pub fn RecipeList() -> impl IntoView {
    let state = use_state();
    let recipes = Memo::new(move |_| state.documents.of(DocumentKind::Recipe));
    let is_empty = move || recipes.with(Vec::is_empty);
    let save = move |_| {
        let known = recipes.with_untracked(|all| all.iter().filter_map(|d| Some((d.id.clone(), d.read()?))).collect());
        let file = RecipeFile { sextant: MARK.into(), version: VERSION, recipes: known };
        if let Ok(text) = serde_json::to_string_pretty(&file) {
            download::text("sextant-recipes.json", "application/json", &text);
        }
    };
    let take = move |text: String| match serde_json::from_str::<RecipeFile>(&text) {
        Ok(file) if file.sextant == MARK && file.version <= VERSION => {
            let changes = recipes.with_untracked(|known| taken(file.recipes, known));
            state.change_documents(changes, words::RECIPES_IMPORT.clone());
            state.toast(words::RECIPES_TAKEN.clone(), Undo::Step);
        }
        _ => state.toast(words::RECIPES_BAD.clone(), Undo::Nothing),
    };
    view! {
        <p class="recipe-list__lead">
            {move || if is_empty() { say(&words::RECIPES_NONE)() } else { say(&words::RECIPES_LEAD)() }}
        </p>
        <ul class="recipe-list">
            <For each=move || recipes.get() key=|document| (document.id.clone(), document.rev) let:document>
                <RecipeItem document=document/>
            </For>
        </ul>
        <div class="recipe-list__end">
            <label class="button button--file">
                {say(&words::RECIPES_IMPORT)}
                <input type="file" accept=".json,application/json" on:change=move |event| pick::text_of(&event, take)/>
            </label>
            <StepButton verb=&words::STEP_BACK step=state.documents.back on_press=Callback::new(move |()| state.step_back())/>
            <StepButton
                verb=&words::STEP_FORWARD
                step=state.documents.forward
                on_press=Callback::new(move |()| state.step_forward())
            />
            <Show when=move || !is_empty()>
                <Button glyph=Glyph::Download on:click=save>{say(&words::RECIPES_EXPORT)}</Button>
            </Show>
        </div>
    }
}

/// Takes the last change of a document back, or makes it again; says which.
#[component]
fn StepButton(verb: &'static Said, step: ReadSignal<Option<Said>>, on_press: Callback<()>) -> impl IntoView {
    let lang = use_state().lang;
    let text = move || {
        let lang = lang.get();
        step.with(|step| step.as_ref().map(|step| format!("{}: {}", verb.get(lang), step.get(lang))))
    };
    view! {
        <Show when=move || step.with(Option::is_some)>
            <Button look=Look::Quiet on:click=move |_| on_press.run(())>{text}</Button>
        </Show>
    }
}

/// The changes that put these recipes in place of those with their ids.
fn taken(recipes: Vec<(String, Recipe)>, known: &[Document]) -> Vec<DocumentChange> {
    let rev = |id: &str| known.iter().find(|document| document.id == id).map_or(0, |document| document.rev);
    let change = |(id, recipe): (String, Recipe)| {
        let body = serde_json::to_string(&recipe).ok()?;
        Some(DocumentChange { kind: DocumentKind::Recipe, rev: rev(&id), id, body: Some(body) })
    };
    recipes.into_iter().filter_map(change).collect()
}

#[component]
fn RecipeItem(document: Document) -> impl IntoView {
    let state = use_state();
    let lang = state.lang;
    // One of another version is left alone.
    let recipe = document.read::<Recipe>()?;
    let is_open = RwSignal::new(false);
    let name = RwSignal::new(recipe.name.clone());
    let (all, used) = (recipe.headers.len() as u32, recipe.used.join(", "));
    let note = move || {
        let lang = lang.get();
        format!("{}: {used}", intl::counted(lang, all, &words::COLUMNS))
    };
    let (id, rev) = (document.id.clone(), document.rev);
    let change = move |body: Option<String>, what: Said| {
        state.change_documents(vec![DocumentChange { kind: DocumentKind::Recipe, id: id.clone(), rev, body }], what);
    };
    let said = |verb: &Said, name: &str| {
        Said::new(format!("{}: “{name}”", verb.get(Lang::En)), format!("{}: «{name}»", verb.get(Lang::Ru)))
    };
    let (renamed, before) = (recipe.clone(), recipe.name.clone());
    let on_change = change.clone();
    let rename = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        is_open.set(false);
        let name = name.get_untracked().trim().to_owned();
        if !name.is_empty() && name != before {
            let body = serde_json::to_string(&Recipe { name: name.clone(), ..renamed.clone() }).ok();
            // Without a body the recipe would go.
            if body.is_some() {
                on_change(body, said(&words::RECIPE_RENAME, &name));
            }
        }
    };
    let gone = recipe.name.clone();
    let delete = move |_| {
        change(None, said(&words::RECIPE_DELETE, &gone));
        state.toast(words::RECIPE_DELETED.clone(), Undo::Step);
    };
    let (shown, to_delete) = (recipe.name.clone(), recipe.name.clone());
    let delete_label = move || format!("{}: {to_delete}", words::RECIPE_DELETE.get(lang.get()));
    let rename = StoredValue::new(rename);
    let item = view! {
        <li class="recipe-list__item">
            <div class="recipe-list__name">
                <Show when=move || is_open.get() fallback=move || view! { <b>{shown.clone()}</b> }>
                    <form class="recipe-list__form" on:submit=move |event| rename.with_value(|rename| rename(event))>
                        <input
                            class="input"
                            aria-label=say(&words::RECIPE_NAME)
                            autofocus
                            prop:value=move || name.get()
                            on:input=move |event| name.set(event_target_value(&event))
                        />
                        <button class="button">{say(&words::RECIPE_SAVE)}</button>
                    </form>
                </Show>
                <small>{note}</small>
            </div>
            <Button look=Look::Quiet on:click=move |_| is_open.update(|open| *open = !*open)>
                {say(&words::RECIPE_RENAME)}
            </Button>
            <IconButton label=delete_label glyph=Glyph::Bin on:click=delete/>
        </li>
    };
    Some(item)
}
