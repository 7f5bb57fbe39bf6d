//! Language and theme. Both change in place, without a reload.

use crate::browser::theme::Theme;
use crate::parts::icon::{Glyph, Icon};
use crate::parts::popover::Popover;
use crate::parts::segmented::Segmented;
use crate::state::{say, use_state};
use crate::words;
use leptos::prelude::*;
use sextant::words::Lang;

#[component]
pub fn SettingsMenu() -> impl IntoView {
    let state = use_state();
    let face = view! { <Icon glyph=Glyph::Settings is_large=true/> }.into_any();
    view! {
        <Popover button="icon-button" label=say(&words::SETTINGS) is_at_end=true face=face>
            <div class="settings-menu">
                <p class="settings-menu__name">{say(&words::LANGUAGE)}</p>
                <Segmented
                    label=say(&words::LANGUAGE)
                    name="language"
                    choices=vec![(Lang::En, "English".into()), (Lang::Ru, "Русский".into())]
                    chosen=state.lang
                    on_choose=Callback::new(move |lang| state.switch_lang(lang))
                />
                <p class="settings-menu__name">{say(&words::THEME)}</p>
                <Segmented
                    label=say(&words::THEME)
                    name="theme"
                    choices=vec![
                        (Theme::System, say(&words::THEME_SYSTEM).into()),
                        (Theme::Light, say(&words::THEME_LIGHT).into()),
                        (Theme::Dark, say(&words::THEME_DARK).into()),
                    ]
                    chosen=state.theme
                    on_choose=Callback::new(move |theme| state.switch_theme(theme))
                />
            </div>
        </Popover>
    }
}

/// The other language by its own name, on the start page.
#[component]
pub fn LanguageButton() -> impl IntoView {
    let state = use_state();
    let other = move || match state.lang.get() {
        Lang::En => Lang::Ru,
        Lang::Ru => Lang::En,
    };
    let code = move || if other() == Lang::Ru { "ru" } else { "en" };
    view! {
        <button type="button" class="ghost" lang=code on:click=move |_| state.switch_lang(other())>
            {say(&words::OTHER_LANGUAGE)}
        </button>
    }
}
