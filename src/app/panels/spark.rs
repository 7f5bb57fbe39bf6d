//! The small line on a card: the period's own shape. Decoration for a screen reader, who hears the change in words.

use super::board_asks::use_board;
use leptos::prelude::*;
use sextant::charts::spark::{HEIGHT, WIDTH, spark};

#[component]
pub fn Spark(
    /// Metric id.
    metric: String,
) -> impl IntoView {
    let board = use_board();
    let drawn = Memo::new(move |_| board.series(&metric).as_ref().and_then(spark));
    let base = format!("M0 {}H{WIDTH}", HEIGHT - 1.0);
    let view_box = format!("0 0 {WIDTH} {HEIGHT}");
    view! {
        <svg class="spark" viewBox=view_box preserveAspectRatio="none" aria-hidden="true">
            <path class="spark__base" d=base></path>
            <path class="spark__line" d=move || drawn.with(|d| d.as_ref().map(|d| d.whole.clone()))></path>
            <path
                class="spark__line spark__line--unfinished"
                d=move || drawn.with(|d| d.as_ref().map(|d| d.unfinished.clone()))
            ></path>
            // A stroke of no length: its round ends stay round however the picture is stretched.
            <path
                class="spark__last"
                d=move || drawn.with(|d| d.as_ref().and_then(|d| d.last).map(|(x, y)| format!("M{x:.1} {y:.1}h0.01")))
            ></path>
        </svg>
    }
}
