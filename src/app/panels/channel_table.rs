//! The channel table: what each costs and brings, sortable; a channel filters the board.

use super::board_asks::{name, stage, use_board};
use super::definition::source_name;
use super::tile_states::Stages;
use crate::parts::tile::Tile;
use crate::state::{say, use_state};
use crate::words_board as words;
use leptos::prelude::*;
use sextant::board::channels::{ChannelRow, Channels, Column, Short, channels, short_of, sorted};
use sextant::format;
use sextant::model::field::Field;
use sextant::query::report::Report;
use sextant::words::Lang;

/// More channels than these are folded away at first.
const SHOWN: usize = 8;

/// Columns that a narrow page leaves out; a phone leaves out the return too.
static WIDE: &[&str] = &["sessions", "cpl", "revenue"];

/// How the rows stand: by a metric or by name.
#[derive(Clone, Debug, PartialEq)]
struct Order {
    by: Option<String>,
    is_rising: bool,
}

#[component]
pub fn ChannelTable() -> impl IntoView {
    let state = use_state();
    let board = use_board();
    let lang = state.lang;
    let found = Memo::new(move |_| board.by_channel.with(|report| report.report().and_then(|report| channels(report))));
    let order = RwSignal::new(None::<Order>);
    let is_unfolded = RwSignal::new(false);
    let count = Memo::new(move |_| found.with(|found| found.as_ref().map_or(0, |found| found.rows.len())));
    let table =
        move || found.with(|found| found.as_ref().map(|found| table(found, order, is_unfolded.get(), lang.get())));
    let has_ratios = Memo::new(move |_| {
        found.with(|found| found.iter().flat_map(|found| &found.columns).any(|column| column.is_ratio))
    });
    let notes = move || {
        let lang = lang.get();
        board.totals.with(|totals| {
            board.by_channel.with(|split| match (totals.report(), split.report()) {
                (Some(totals), Some(split)) if found.with(Option::is_some) => notes(found, split, totals, lang),
                _ => Vec::new(),
            })
        })
    };
    let footer = view! {
        <Show when=move || has_ratios.get()><span>{say(&words::RATIOS_RECOMPUTED)}</span></Show>
        {move || notes().into_iter().map(|note| view! { <span>{note}</span> }).collect_view()}
        <Show when=move || { count.get() > SHOWN }>
            <button type="button" class="link tile__footer-end" on:click=move |_| is_unfolded.update(|is| *is = !*is)>
                {move || match is_unfolded.get() {
                    true => words::SHOW_FEWER.get(lang.get()).to_owned(),
                    false => format!("{} {}", words::SHOW_ALL.get(lang.get()), count.get()),
                }}
            </button>
        </Show>
    };
    view! {
        <Tile class="tile--channels" title=say(&words::CHANNELS) footer=footer.into_any()>
            <Stages
                stage=Signal::derive(move || board.by_channel.with(stage))
                has_content=Signal::derive(move || found.with(Option::is_some))
                question=&words::CHANNELS_QUESTION
                unlocks=&words::CHANNELS_UNLOCKS
                height="180px"
            >
                {table}
            </Stages>
        </Tile>
    }
}

/// "Revenue by channel: HubSpot, ₽473K of ₽4.4M", for every column that rests on other files when split.
fn notes(found: Memo<Option<Channels>>, split: &Report, totals: &Report, lang: Lang) -> Vec<String> {
    let is_shown = |metric: &str| {
        found.with(|found| found.iter().flat_map(|found| &found.columns).any(|column| column.metric == metric))
    };
    let short = short_of(split, totals).into_iter().filter(|short| is_shown(&short.metric));
    let note = |short: Short| {
        let write = |value: f64| format::short(value, short.unit, split.currency, lang);
        let sources: Vec<String> = short.sources.iter().map(|id| source_name(id, lang)).collect();
        let name = name(&short.metric);
        let (name, sources) = (name.get(lang), sources.join(", "));
        let (part, all) = (write(short.split), write(short.total));
        match lang {
            Lang::En => format!("{name} by channel: {sources}, {part}; on the card {all}"),
            Lang::Ru => format!("{name} по каналам: {sources}, {part}; на карточке {all}"),
        }
    };
    short.map(note).collect()
}

fn table(found: &Channels, order: RwSignal<Option<Order>>, is_unfolded: bool, lang: Lang) -> AnyView {
    let first = || found.columns.first().map(|column| column.metric.clone());
    let now = order.get().unwrap_or_else(|| Order { by: first(), is_rising: false });
    let by = now.by.as_ref().and_then(|metric| found.columns.iter().position(|column| column.metric == *metric));
    let mut rows = sorted(found.rows.clone(), by, now.is_rising, lang);
    if !is_unfolded {
        rows.truncate(SHOWN);
    }
    let heads = found.columns.iter().enumerate().map(|(at, column)| head(found, column, at == 0, &now, order, lang));
    let heads = heads.collect::<Vec<_>>();
    let body = rows.into_iter().map(|row| line(found, row, lang)).collect::<Vec<_>>();
    let totals = found.columns.iter().zip(&found.totals).enumerate();
    let totals =
        totals.map(|(at, (column, value))| cells(found, column, *value, None, at == 0, lang)).collect::<Vec<_>>();
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=words::CHANNELS.get(lang)>
            <table class="table channel-table" data-columns=found.columns.len()>
                <thead>
                    <tr>
                        <th scope="col" aria-sort=sorting(&now, None)>{sorter(words::CHANNEL.get(lang).to_owned(), String::new(), None, &now, order)}</th>
                        {heads}
                    </tr>
                </thead>
                <tbody>{body}</tbody>
                <tfoot>
                    <tr class="table__total"><th scope="row">{words::TOTAL.get(lang)}</th>{totals}</tr>
                </tfoot>
            </table>
        </div>
    }
    .into_any()
}

fn head(
    found: &Channels,
    column: &Column,
    is_first: bool,
    now: &Order,
    order: RwSignal<Option<Order>>,
    lang: Lang,
) -> AnyView {
    let title = name(&column.metric).get(lang).to_owned();
    let unit = column.unit_text(found.currency, lang);
    let by = Some(column.metric.clone());
    view! {
        <th scope="col" class=class(column) aria-sort=sorting(now, by.as_deref())>{sorter(title, unit, by.clone(), now, order)}</th>
        {is_first.then(|| view! { <td class="channel-table__share" aria-hidden="true"></td> })}
    }
    .into_any()
}

fn sorting(now: &Order, by: Option<&str>) -> Option<&'static str> {
    (now.by.as_deref() == by).then_some(if now.is_rising { "ascending" } else { "descending" })
}

/// The name of a column, which sorts by it; a second click turns the order round.
fn sorter(title: String, unit: String, by: Option<String>, now: &Order, order: RwSignal<Option<Order>>) -> AnyView {
    let is_now = now.by == by;
    let next = Order { is_rising: if is_now { !now.is_rising } else { by.is_none() }, by };
    let arrow = if !is_now {
        ""
    } else if now.is_rising {
        "↑"
    } else {
        "↓"
    };
    view! {
        <button type="button" class="table__sort" on:click=move |_| order.set(Some(next.clone()))>
            <span class="table__arrow" aria-hidden="true">{arrow}</span>
            {title}
            {(!unit.is_empty()).then(|| view! { <small>", " {unit}</small> })}
        </button>
    }
    .into_any()
}

fn line(found: &Channels, row: ChannelRow, lang: Lang) -> AnyView {
    let state = use_state();
    let filter = row.label.clone();
    let values = found.columns.iter().zip(&row.cells).enumerate();
    let values = values.map(|(at, (column, value))| cells(found, column, *value, row.share, at == 0, lang));
    let values = values.collect::<Vec<_>>();
    view! {
        <tr>
            <th scope="row">
                <button
                    type="button"
                    class="channel-table__name"
                    title=words::SHOW_ONLY.get(lang)
                    on:click=move |_| state.set_filter(Field::Channel, vec![filter.clone()])
                >
                    <i class="dot" data-hue=row.hue></i>
                    {row.name.get(lang).to_owned()}
                </button>
            </th>
            {values}
        </tr>
    }
    .into_any()
}

/// A value, and after the first column its share as a bar.
fn cells(
    found: &Channels,
    column: &Column,
    value: Option<f64>,
    share: Option<f64>,
    is_first: bool,
    lang: Lang,
) -> AnyView {
    let full = value.map(|value| format::value(value, column.unit, found.currency, lang));
    let text = value.map_or(format::DASH.into(), |value| column.write(value, lang));
    let bar = is_first.then(|| {
        let width = share.map(|share| format!("{:.1}%", share.clamp(0.0, 1.0) * 100.0));
        let label = share.map(|share| format::percent(share, 0, lang));
        view! {
            <td class="channel-table__share" title=label>
                {width.map(|width| view! { <span class="share-bar"><i style:width=width></i></span> })}
            </td>
        }
    });
    view! {
        <td class=class(column) title=full>{text}</td>
        {bar}
    }
    .into_any()
}

fn class(column: &Column) -> &'static str {
    match column.metric.as_str() {
        metric if WIDE.contains(&metric) => "is-wide",
        "roas" | "roi" => "is-middle",
        _ => "",
    }
}
