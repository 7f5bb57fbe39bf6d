//! The watched folder: choosing it, how it stands, and the files in it that wait for the person.

use crate::browser::{folder, intl};
use crate::parts::button::{Button, Look};
use crate::parts::icon::{Glyph, Icon};
use crate::state::{Watch, say, use_state};
use crate::words_tools as words;
use leptos::prelude::*;

#[component]
pub fn WatchedFolder() -> impl IntoView {
    let state = use_state();
    if !folder::is_possible() {
        return view! { <p>{say(&words::FOLDER_ABSENT)}</p> }.into_any();
    }
    // Fetched now, so that the chooser opens at the click itself.
    folder::prepare();
    let standing = move || {
        let lang = state.lang.get();
        state.folder.with(|folder| match folder.watch {
            Watch::None => None,
            Watch::Asks => Some(format!("{}: {}", words::FOLDER_ASKS.get(lang), folder.name)),
            Watch::Gone => Some(words::FOLDER_GONE.get(lang).to_owned()),
            Watch::Watching if folder.looked_at == 0.0 => {
                Some(format!("{}: {}", words::FOLDER_WATCHING.get(lang), folder.name))
            }
            Watch::Watching => Some(format!(
                "{}: {}. {}: {}",
                words::FOLDER_WATCHING.get(lang),
                folder.name,
                words::FOLDER_LOOKED.get(lang),
                intl::moment(lang, folder.looked_at),
            )),
        })
    };
    let watch = Memo::new(move |_| state.folder.with(|folder| folder.watch));
    let waiting = move || state.folder.with(|folder| folder.waiting.clone());
    let buttons = move || {
        match watch.get() {
        Watch::None => {
            view! { <Button glyph=Glyph::Plus on:click=move |_| state.choose_folder()>{say(&words::FOLDER_CHOOSE)}</Button> }.into_any()
        }
        now => view! {
            {(now == Watch::Asks).then(|| view! { <Button on:click=move |_| state.allow_folder()>{say(&words::FOLDER_ALLOW)}</Button> })}
            {(now == Watch::Watching).then(|| view! { <Button on:click=move |_| state.look_now()>{say(&words::FOLDER_LOOK)}</Button> })}
            <Button look=Look::Quiet on:click=move |_| state.choose_folder()>{say(&words::FOLDER_OTHER)}</Button>
            <Button look=Look::Quiet on:click=move |_| state.forget_folder()>{say(&words::FOLDER_STOP)}</Button>
        }
        .into_any(),
    }
    };
    view! {
        <p class="calm">{say(&words::FOLDER_LEAD)}</p>
        <p role="status">{standing}</p>
        <div class="fold__tools">{buttons}</div>
        <Show when=move || state.folder.with(|folder| !folder.waiting.is_empty())>
            <h3 class="fold__sub">{say(&words::FOLDER_WAITING)}</h3>
            <ul class="plain-list">
                <For each=waiting key=Clone::clone let:path>
                    <li>
                        <span>{path.clone()}</span>
                        <button type="button" class="link" on:click=move |_| state.open_waiting(&path)>{say(&words::FOLDER_OPEN)}</button>
                    </li>
                </For>
            </ul>
        </Show>
    }
    .into_any()
}

/// On every page: the one click that the browser wants after a new start.
#[component]
pub fn FolderBanner() -> impl IntoView {
    let state = use_state();
    view! {
        <Show when=move || state.folder.with(|folder| folder.watch == Watch::Asks)>
            <div class="banner" role="status">
                <Icon glyph=Glyph::Info/>
                <p class="banner__text">{say(&words::FOLDER_ASKS)}": "{move || state.folder.with(|folder| folder.name.clone())}</p>
                <Button on:click=move |_| state.allow_folder()>{say(&words::FOLDER_ALLOW)}</Button>
            </div>
        </Show>
    }
}
