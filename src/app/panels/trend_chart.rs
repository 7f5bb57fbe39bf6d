//! The drawing of the trend and its pointer: by mouse, touch or arrow keys. The words of a point are the page's own
//! text, never markup from a file.

use super::board_asks::use_board;
use crate::browser::echarts::{Shown, keep_drawn};
use crate::browser::palette;
use crate::state::use_state;
use crate::words_board as words;
use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::html::Div;
use leptos::prelude::*;
use sextant::board::phrases::{compared, on_line};
use sextant::board::summary::{bucket, summary};
use sextant::charts::series::{Point, Series};
use sextant::charts::trend::{Frame, Look, spec};
use sextant::format;
use sextant::words::Lang;

#[component]
pub fn TrendChart(
    series: Memo<Option<Series>>,
    /// Turned on when the chart cannot be drawn.
    is_table: RwSignal<bool>,
) -> impl IntoView {
    let state = use_state();
    let place = NodeRef::<Div>::new();
    let width = RwSignal::new(0.0);
    let before_name = Memo::new(move |_| Some(compared(state.period.get()?, state.against.get()?, state.lang.get())));
    let line_name = Memo::new(move |_| Some(on_line(state.period.get()?, state.against.get()?, state.lang.get())));
    let drawn = drawn(series, line_name, width);
    let shown =
        keep_drawn(place, Signal::derive(move || drawn.with(|d| d.as_ref().map(|(text, _)| text.clone()))), width);
    let at = RwSignal::new(None::<usize>);
    let count = Memo::new(move |_| series.with(|series| series.as_ref().map_or(0, |series| series.points.len())));
    let frame = move || drawn.with(|drawn| drawn.as_ref().map(|(_, frame)| *frame));
    let on_move = move |event: PointerEvent| {
        let Some(element) = place.get_untracked() else { return };
        let x = f64::from(event.client_x()) - element.get_bounding_client_rect().left();
        at.set(frame().and_then(|frame| frame.place(x, count.get_untracked(), width.get_untracked())));
    };
    let on_key = move |event: KeyboardEvent| {
        let last = count.get_untracked().saturating_sub(1);
        let now = at.get_untracked().unwrap_or(last);
        let next = match event.key().as_str() {
            "ArrowLeft" => Some(now.saturating_sub(1)),
            "ArrowRight" => Some((now + 1).min(last)),
            "Home" => Some(0),
            "End" => Some(last),
            "Escape" => None,
            _ => return,
        };
        event.prevent_default();
        at.set(next);
    };
    let label = move || {
        let lang = state.lang.get();
        let words = series.with(|series| series.as_ref().map(|series| summary(series, lang)).unwrap_or_default());
        format!("{words} {}", words::WALK.get(lang))
    };
    let point = move || {
        let place = at.get()?;
        let frame = frame()?;
        let x = frame.x(place, count.get(), width.get());
        Some((place, x, frame))
    };
    view! {
        <Show when=move || shown.get() == Shown::Failed>
            <p class="tile__hint">
                {move || words::NO_CHART.get(state.lang.get())} " "
                <button type="button" class="link" on:click=move |_| is_table.set(true)>
                    {move || words::AS_TABLE.get(state.lang.get())}
                </button>
            </p>
        </Show>
        <div
            class="trend__plot"
            tabindex="0"
            role="img"
            aria-label=label
            on:pointermove=on_move
            on:pointerdown=on_move
            on:pointerleave=move |_| at.set(None)
            on:blur=move |_| at.set(None)
            on:keydown=on_key
        >
            <div class="trend__canvas" node_ref=place></div>
            {move || point().map(|(place, x, frame)| pointer(series, before_name, place, x, frame, width.get()))}
        </div>
        <p class="unseen" aria-live="polite">
            {move || at.get().and_then(|place| series.with(|s| {
                let series = s.as_ref()?;
                Some(spoken(series, series.points.get(place)?, state.lang.get()))
            }))}
        </p>
    }
}

/// The option as text with its frame, made anew with the numbers, the language, the width or the theme.
fn drawn(
    series: Memo<Option<Series>>,
    line_name: Memo<Option<String>>,
    width: RwSignal<f64>,
) -> Memo<Option<(String, Frame)>> {
    let state = use_state();
    let turns = RwSignal::new(0u32);
    let listening = StoredValue::new_local(palette::on_change(move || {
        let _ = turns.try_update(|turns| *turns += 1);
    }));
    on_cleanup(move || {
        listening.try_update_value(|listening| *listening = None);
    });
    let board = use_board();
    Memo::new(move |_| {
        turns.track();
        state.theme.track();
        board.trend.track();
        let width = width.get();
        if width <= 0.0 {
            return None;
        }
        let palette = palette::read();
        let look = Look { palette: &palette, lang: state.lang.get(), width, before_name: line_name.get() };
        series.with(|series| {
            let (chart, frame) = spec(series.as_ref()?, &look);
            Some((serde_json::to_string(&chart).ok()?, frame))
        })
    })
}

/// The hairline at a point and the box beside it, on the side where there is room.
fn pointer(
    series: Memo<Option<Series>>,
    before_name: Memo<Option<String>>,
    place: usize,
    x: f64,
    frame: Frame,
    width: f64,
) -> AnyView {
    let lang = use_state().lang.get();
    series.with(|series| {
        let Some((series, point)) = series.as_ref().and_then(|series| Some((series, series.points.get(place)?))) else {
            return ().into_any();
        };
        let write = |value: Option<f64>| {
            value.map_or(format::DASH.into(), |value| format::value(value, series.unit, series.currency, lang))
        };
        let is_left = x > width / 2.0;
        let side = if is_left { "trend__tip trend__tip--left" } else { "trend__tip" };
        let before = point.before.is_some().then(|| {
            let name = before_name.get().unwrap_or_default();
            view! { <span class="trend__tip-name">{name}</span> <span>{write(point.before)}</span> }
        });
        let note = point.is_partial.then(|| view! { <p class="trend__tip-note">{words::UNFINISHED.get(lang)}</p> });
        view! {
            <i
                class="trend__hair"
                style:left=format!("{x:.1}px")
                style:top=format!("{}px", frame.top)
                style:bottom=format!("{}px", frame.bottom)
            ></i>
            <div class=side style:left=format!("{x:.1}px")>
                <p class="trend__tip-title">{bucket(point, series.grain, lang)}</p>
                <div class="trend__tip-rows">
                    <span class="trend__tip-name">{super::board_asks::name(&series.metric).get(lang).to_owned()}</span>
                    <b>{write(point.value)}</b>
                    {before}
                </div>
                {note}
            </div>
        }
        .into_any()
    })
}

fn spoken(series: &Series, point: &Point, lang: Lang) -> String {
    let write = |value: f64| format::value(value, series.unit, series.currency, lang);
    let now = point.value.map_or_else(|| words::UNKNOWN.get(lang).to_owned(), write);
    let was = point.before.map(|was| format!(", {} {}", words::BEFORE.get(lang), write(was))).unwrap_or_default();
    format!("{}: {now}{was}", bucket(point, series.grain, lang))
}
