//! The strip of cards: one box divided by hairlines, five to seven numbers in funnel order.

use super::board_asks::{Stage, stage, use_board};
use super::kpi_card::KpiCard;
use crate::parts::skeleton::Skeleton;
use crate::state::say;
use crate::words_board as words;
use leptos::prelude::*;

#[component]
pub fn KpiStrip() -> impl IntoView {
    let board = use_board();
    let is_loading = Memo::new(move |_| board.totals.with(|totals| stage(totals) == Stage::Loading));
    let count = move || if is_loading.get() { 6 } else { board.cards.with(Vec::len) };
    view! {
        <section class="kpi-strip" data-count=count hidden=move || count() == 0 aria-label=say(&words::KEY_NUMBERS)>
            <Show
                when=move || !is_loading.get()
                fallback=|| (0..6).map(|_| view! { <Waiting/> }).collect_view()
            >
                <For each=move || board.cards.get() key=Clone::clone let:metric>
                    <KpiCard metric=metric/>
                </For>
            </Show>
        </section>
    }
}

/// A card's own geometry, before its number is there.
#[component]
fn Waiting() -> impl IntoView {
    view! {
        <div class="kpi-card" aria-hidden="true">
            <p class="kpi-card__title"><Skeleton width="56%"/></p>
            <p class="kpi-card__number"><Skeleton width="72%" height="28px"/></p>
            <p class="delta"><Skeleton width="44%"/></p>
            <div class="spark"><Skeleton height="34px"/></div>
        </div>
    }
}
