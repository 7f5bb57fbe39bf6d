//! The sentence on top of the board.

use super::board_asks::{Stage, name, stage, use_board};
use crate::parts::skeleton::Skeleton;
use crate::state::use_state;
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use sextant::board::sentence::{Piece, Told, Weight, sentence};
use sextant::format;
use sextant::model::period::Period;
use sextant::words::Lang;

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
    let is_failed = Memo::new(move |_| board.totals.with(|totals| matches!(stage(totals), Stage::Failed(_))));
    view! {
        <p class="sentence" hidden=move || is_failed.get() aria-busy=move || is_loading.get().to_string()>
            <Show when=move || !is_loading.get() fallback=|| view! { <Skeleton width="62%" height="26px"/> }>
                {move || pieces.get().into_iter().map(piece).collect_view()}
                {move || pieces.with(Vec::is_empty).then(|| nothing(state.period.get(), state.lang.get()))}
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
            // A link, not a button: it breaks over lines with the sentence, and opens in a new tab.
            let mut there = state.view.get_untracked();
            there.metric = Some(metric.clone());
            let on_click = move |event: MouseEvent| {
                if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
                    event.prevent_default();
                    state.set_metric(Some(&metric));
                }
            };
            view! { <a class=class href=there.print() on:click=on_click>{piece.text}</a> }.into_any()
        }
    }
}

fn nothing(period: Option<Period>, lang: Lang) -> String {
    let days = period.map(|period| format::range(period, true, lang)).unwrap_or_default();
    match lang {
        Lang::En => format!("{days}: nothing is known of these days."),
        Lang::Ru => format!("{days}: об этих днях ничего не известно."),
    }
}
