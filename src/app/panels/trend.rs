//! The main trend: one number over time beside the compared period, its unfinished end dashed. As a chart, as a table,
//! and as one sentence.

use super::board_asks::{name, stage, use_board};
use super::tile_states::Stages;
use super::trend_chart::TrendChart;
use crate::parts::chip::ChipFace;
use crate::parts::popover::{ClosePopover, Popover};
use crate::parts::segmented::Segmented;
use crate::parts::tile::Tile;
use crate::state::{say, use_state};
use crate::words_board as words;
use leptos::prelude::*;
use sextant::board::delta::delta;
use sextant::board::summary::bucket;
use sextant::charts::series::{Point, Series};
use sextant::format;
use sextant::model::period::Grain;
use sextant::words::{Lang, Said};

/// Below this many days there is nothing to choose between.
const FEW_DAYS: i32 = 15;

#[component]
pub fn Trend() -> impl IntoView {
    let state = use_state();
    let board = use_board();
    let lang = state.lang;
    let series = Memo::new(move |_| {
        let series = board.trend.get().and_then(|id| board.series(&id));
        series.filter(|series| series.is_known() && !board.is_empty())
    });
    let is_table = RwSignal::new(false);
    let title = move || {
        let lang = lang.get();
        let metric = board.trend.get().map(|id| name(&id));
        let per = match series.with(|series| series.as_ref().map(|series| series.grain)) {
            Some(Grain::Week) => &words::PER_WEEK,
            Some(Grain::Month) => &words::PER_MONTH,
            _ => &words::PER_DAY,
        };
        metric.map_or_else(|| words::TREND.get(lang).to_owned(), |name| format!("{} {}", name.get(lang), per.get(lang)))
    };
    let note = Signal::derive(move || {
        let total = board.trend.get().and_then(|id| board.total(&id));
        total
            .map(|total| {
                let write = |value: f64| format::short(value, total.head.unit, total.currency, lang.get());
                let now = total.value.value.map(write);
                let change = delta(&total.value, total.before.as_ref(), &total.head, total.currency);
                let was = total.before.as_ref().and_then(|before| before.value).filter(|_| !change.has_gaps).map(write);
                match (now, was, lang.get()) {
                    (Some(now), Some(was), Lang::En) => format!("{now}, was {was}"),
                    (Some(now), Some(was), Lang::Ru) => format!("{now}, было {was}"),
                    (Some(now), None, _) => now,
                    _ => String::new(),
                }
            })
            .unwrap_or_default()
    });
    let has_unfinished = Memo::new(move |_| {
        series
            .with(|series| series.as_ref().is_some_and(|s| s.points.iter().any(|p| p.is_partial && p.value.is_some())))
    });
    let tools = view! {
        <Show when=move || !board.cards.with(Vec::is_empty)>
            <Grains/>
            <Chooser/>
        </Show>
    };
    let footer = view! {
        <Show when=move || has_unfinished.get()><span>{say(&words::DASHED)}</span></Show>
        <Show when=move || series.with(Option::is_some)>
            <button type="button" class="link tile__footer-end" on:click=move |_| is_table.update(|is| *is = !*is)>
                {move || if is_table.get() { words::AS_CHART.get(lang.get()) } else { words::AS_TABLE.get(lang.get()) }}
            </button>
        </Show>
    };
    view! {
        <Tile class="tile--trend" title=title note=note tools=tools.into_any() footer=footer.into_any()>
            <Stages
                stage=Signal::derive(move || board.over_time.with(stage))
                has_content=Signal::derive(move || series.with(Option::is_some))
                question=&words::TREND_QUESTION
                unlocks=&words::TREND_UNLOCKS
                height="212px"
            >
                <Show when=move || is_table.get() fallback=move || view! { <TrendChart series=series is_table=is_table/> }>
                    <TrendTable series=series/>
                </Show>
            </Stages>
        </Tile>
    }
}

#[component]
fn Grains() -> impl IntoView {
    let state = use_state();
    let is_long = Memo::new(move |_| state.period.get().is_some_and(|period| period.days() >= FEW_DAYS));
    let word = |said: &'static Said| TextProp::from(say(said));
    view! {
        <Show when=move || is_long.get()>
            <Segmented
                label=say(&words::GRAIN)
                name="grain"
                choices=vec![
                    (Grain::Day, word(&words::DAY)),
                    (Grain::Week, word(&words::WEEK)),
                    (Grain::Month, word(&words::MONTH)),
                ]
                chosen=Signal::derive(move || state.grain())
                on_choose=Callback::new(move |grain| state.set_grain(Some(grain)))
            />
        </Show>
    }
}

/// Which of the cards' numbers is drawn.
#[component]
fn Chooser() -> impl IntoView {
    let state = use_state();
    let board = use_board();
    let lang = state.lang;
    let chosen = move || board.trend.get().map(|id| name(&id).get(lang.get()).to_owned()).unwrap_or_default();
    view! {
        <Popover
            label=say(&words::CHOOSE_METRIC)
            is_at_end=true
            face=view! { <ChipFace label="" value=chosen/> }.into_any()
        >
            <For each=move || board.cards.get() key=Clone::clone let:metric>
                <Choice metric=metric/>
            </For>
        </Popover>
    }
}

#[component]
fn Choice(metric: String) -> impl IntoView {
    let board = use_board();
    let lang = use_state().lang;
    let close = expect_context::<ClosePopover>();
    let said = name(&metric);
    let id = StoredValue::new(metric);
    view! {
        <button
            type="button"
            class="menu-item"
            aria-pressed=move || id.with_value(|id| board.trend.with(|now| now.as_ref() == Some(id))).to_string()
            on:click=move |_| {
                id.with_value(|id| board.choose_trend(id));
                close.0.run(());
            }
        >
            {move || said.get(lang.get()).to_owned()}
        </button>
    }
}

#[component]
fn TrendTable(series: Memo<Option<Series>>) -> impl IntoView {
    let lang = use_state().lang;
    let rows = move || {
        series.with(|series| {
            let series = series.as_ref()?;
            Some(series.points.iter().map(|point| table_row(series, point, lang.get())).collect_view())
        })
    };
    view! {
        <div class="table-scroll trend__table" tabindex="0" role="region" aria-label=say(&words::AS_TABLE)>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{say(&words::TREND)}</th>
                        <th scope="col">{say(&words::ACTUAL)}</th>
                        <th scope="col">{say(&words::BEFORE)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn table_row(series: &Series, point: &Point, lang: Lang) -> impl IntoView + use<> {
    let write = |value: Option<f64>| {
        value.map_or(format::DASH.into(), |value| format::value(value, series.unit, series.currency, lang))
    };
    let unfinished = point.is_partial.then(|| format!(" ({})", words::UNFINISHED.get(lang)));
    view! {
        <tr>
            <th scope="row">{bucket(point, series.grain, lang)} {unfinished}</th>
            <td>{write(point.value)}</td>
            <td>{write(point.before)}</td>
        </tr>
    }
}
