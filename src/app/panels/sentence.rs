//! The sentence on top of the board.

use super::board_asks::{Stage, name, stage, use_board};
use crate::parts::skeleton::Skeleton;
use crate::state::use_state;
use leptos::prelude::*;
use sextant::board::sentence::{Piece, Told, Weight, sentence};

#[component]
pub fn Sentence() -> impl IntoView {
    let state = use_state();
    let board = use_board();
    let pieces = Memo::new(move |_| {
        let lang = state.lang.get();
        board.totals.with(|totals| {
            let Some(totals) = totals.report() else { return Vec::new() };
            board.by_channel.with(|by_channel| {
                let by_channel = by_channel.report().map(|report| &**report);
                board.cards.with(|cards| sentence(&Told { totals, by_channel, cards, name: &name }, lang))
            })
        })
    });
    let is_loading = Memo::new(move |_| board.totals.with(|totals| stage(totals) == Stage::Loading));
    view! {
        <p class="sentence" aria-busy=move || is_loading.get().to_string()>
            <Show when=move || !is_loading.get() fallback=|| view! { <Skeleton width="62%" height="26px"/> }>
                {move || pieces.get().into_iter().map(piece).collect_view()}
            </Show>
        </p>
    }
}

fn piece(piece: Piece) -> AnyView {
    let class = match piece.weight {
        Weight::Plain => "",
        Weight::Strong => "sentence__number sentence__number--strong",
        Weight::Bad => "sentence__number sentence__number--bad",
    };
    match piece.metric {
        None => piece.text.into_any(),
        Some(metric) => {
            let state = use_state();
            view! {
                <button type="button" class=class on:click=move |_| state.set_metric(Some(&metric))>{piece.text}</button>
            }
            .into_any()
        }
    }
}
