//! The main board, in reading order. It only places panels.

use crate::panels::board_asks::Board;
use crate::panels::channel_table::ChannelTable;
use crate::panels::definition::Definition;
use crate::panels::freshness::Freshness;
use crate::panels::funnel::FunnelTile;
use crate::panels::kpi_strip::KpiStrip;
use crate::panels::sentence::Sentence;
use crate::panels::trend::Trend;
use crate::state::say;
use crate::words;
use leptos::prelude::*;

#[component]
pub fn Overview() -> impl IntoView {
    Board::provide();
    view! {
        <div class="board">
            <h1 class="unseen">{say(&words::OVERVIEW)}</h1>
            <Sentence/>
            <KpiStrip/>
            <div class="board__row">
                <FunnelTile/>
                <Trend/>
            </div>
            <ChannelTable/>
            <Freshness/>
        </div>
        <Definition/>
    }
}
