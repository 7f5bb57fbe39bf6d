//! The frame of the page: what is on every screen, and which page stands inside it.

use crate::browser::theme;
use crate::pages::{data::Data, overview::Overview, soon::Soon, start::Start};
use crate::panels::banners::Banners;
use crate::panels::drop_veil::DropVeil;
use crate::panels::import_drawer::ImportDrawer;
use crate::panels::sample_ribbon::SampleRibbon;
use crate::panels::tab_bar::TabBar;
use crate::panels::toasts::Toasts;
use crate::panels::top_bar::TopBar;
use crate::panels::view_bar::ViewBar;
use crate::parts::skeleton::Skeleton;
use crate::state::{State, say};
use crate::words;
use leptos::prelude::*;
use sextant::query::view::Page;

pub fn start() {
    std::panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        theme::show_crash();
    }));
    leptos::mount::mount_to_body(App);
    theme::remove_boot_picture();
}

/// What is shown, as far as it is known yet.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Screen {
    /// Something was stored, and the store is being opened.
    Opening,
    Start,
    Page(Page),
}

#[component]
fn App() -> impl IntoView {
    let state = State::provide();
    let screen = Memo::new(move |_| match (state.library.with(Option::is_some), state.has_data.get()) {
        (false, _) if state.expects_data && state.problems.with(Vec::is_empty) => Screen::Opening,
        (_, true) => Screen::Page(state.view.with(|view| view.page)),
        _ => Screen::Start,
    });
    let is_bare = Signal::derive(move || screen.get() == Screen::Start);
    theme::keep_title(Signal::derive(move || title(state, screen.get())));
    let inside = move || match screen.get() {
        Screen::Start => view! { <Start/> }.into_any(),
        Screen::Opening => view! { <Opening/> }.into_any(),
        Screen::Page(page) => view! { <PageFrame page=page/> }.into_any(),
    };
    view! {
        <TopBar is_bare=is_bare/>
        <SampleRibbon/>
        <Banners/>
        {inside}
        <Show when=move || !is_bare.get()><TabBar/></Show>
        <ImportDrawer/>
        <Toasts/>
        <DropVeil/>
    }
}

#[component]
fn PageFrame(page: Page) -> impl IntoView {
    let inside = match page {
        Page::Overview => view! { <h1 class="unseen">{say(&words::OVERVIEW)}</h1><ViewBar/><Overview/> }.into_any(),
        Page::Data => view! { <Data/> }.into_any(),
        page => view! { <Soon page=page/> }.into_any(),
    };
    let main = NodeRef::<leptos::html::Main>::new();
    main.on_load(|main| theme::focus_if_lost(&main));
    view! { <main class="page" id="content" tabindex="-1" node_ref=main>{inside}</main> }
}

/// The board's geometry while the store is opened: nothing jumps when it comes.
#[component]
fn Opening() -> impl IntoView {
    let cards = (0..6).map(|_| {
        view! {
            <div class="opening__card">
                <Skeleton width="60%"/><Skeleton width="45%" height="28px"/><Skeleton width="80%" height="34px"/>
            </div>
        }
    });
    view! {
        <main class="page" id="content" tabindex="-1" aria-busy="true">
            <div class="view-bar"><Skeleton width="132px" height="30px"/><Skeleton width="210px" height="30px"/></div>
            <div class="opening">
                <Skeleton width="min(62ch, 90%)" height="26px"/>
                <div class="opening__cards">{cards.collect_view()}</div>
                <div class="opening__tiles"><div class="tile"></div><div class="tile"></div></div>
            </div>
        </main>
    }
}

fn title(state: State, screen: Screen) -> String {
    let lang = state.lang.get();
    match screen {
        Screen::Page(page) => format!("{} – Sextant", crate::panels::places::name(page).get(lang)),
        Screen::Start | Screen::Opening => words::TITLE_HOME.get(lang).to_owned(),
    }
}
