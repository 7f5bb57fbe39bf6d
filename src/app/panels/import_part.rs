//! One report found in a file: what it is and why, rows, days, chief sum, what is off, and its columns on demand.

use super::mapping_panel::MappingPanel;
use super::problem_list::ProblemList;
use super::rejects::Rejects;
use crate::browser::intl;
use crate::parts::icon::{Glyph, Icon};
use crate::parts::tag::{Tag, Tone};
use crate::state::{Line, say, use_state};
use crate::words;
use crate::words_mapping as mapping_words;
use leptos::prelude::*;
use sextant::model::field::{Field, Kind};
use sextant::model::mapping::{ColumnSeen, Mapping};
use sextant::model::money::Currency;
use sextant::problem::{Problem, Severity};
use sextant::protocol::{Choice, FileReport, PartReport};
use sextant::words::Lang;
use std::collections::BTreeSet;

/// The measures that say most about a report, in this order.
const CHIEF: [Field; 8] = [
    Field::Cost,
    Field::Amount,
    Field::Revenue,
    Field::MonthlyAmount,
    Field::Sessions,
    Field::Sent,
    Field::Impressions,
    Field::EventCount,
];

/// A measure's sum in words: money with its currency, counts plain.
pub fn sum_words(field: Field, value: f64, currency: Option<Currency>, lang: Lang) -> String {
    match (field.kind(), currency) {
        (Kind::Money, Some(currency)) => intl::money(lang, value, currency),
        _ => intl::number(lang, value, 1),
    }
}

/// The one sum shown beside a report, with its field.
pub fn chief_sum(part: &PartReport) -> Option<(Field, f64)> {
    CHIEF.into_iter().find_map(|field| part.totals.get(field.id()).map(|value| (field, *value)))
}

/// A file on its way in.
#[component]
pub fn ReadingLine(#[prop(into)] line: Signal<Option<Line>>) -> impl IntoView {
    let state = use_state();
    let share = move || {
        line.with(|line| line.as_ref().filter(|line| line.total > 0.0).map_or(0.0, |line| line.done / line.total))
    };
    let percent = move || intl::percent(state.lang.get(), share(), 0);
    let size = move || line.with(|line| line.as_ref().map(|line| intl::size(state.lang.get(), line.total)));
    let name = move || line.with(|line| line.as_ref().map(|line| line.name.clone()));
    view! {
        <li class="import-part">
            <div class="import-part__row">
                <span class="import-part__mark"><Icon glyph=Glyph::Reading/></span>
                <span class="import-part__name"><b>{name}</b><small>{say(&words::IMPORT_READING)}</small></span>
                <span class="import-part__days"></span>
                <span class="import-part__rows">{percent}</span>
                <span class="import-part__sum">{size}</span>
            </div>
            <div
                class="progress"
                role="progressbar"
                aria-label=name
                aria-valuemin="0"
                aria-valuemax="100"
                aria-valuenow=move || format!("{:.0}", share() * 100.0)
            >
                <span style:width=move || format!("{:.1}%", share() * 100.0)></span>
            </div>
        </li>
    }
}

/// Nothing in the file could be read: the problem says why and how to mend it.
#[component]
pub fn FileFailure(file: FileReport) -> impl IntoView {
    let state = use_state();
    let bytes = file.bytes as f64;
    view! {
        <li class="import-part" data-state="bad">
            <div class="import-part__row">
                <span class="import-part__mark"><Icon glyph=Glyph::Failure/></span>
                <span class="import-part__name">
                    <b>{file.path.clone()}</b>
                    {file.problems.is_empty().then(|| view! { <small>{say(&words::IMPORT_UNREAD_NOTE)}</small> })}
                </span>
                <span class="import-part__days"></span>
                <span class="import-part__rows">{move || intl::size(state.lang.get(), bytes)}</span>
                <span class="import-part__sum"><Tag tone=Tone::Bad text=say(&words::IMPORT_UNREAD)/></span>
            </div>
            <div class="import-part__below"><ProblemList problems=file.problems.clone()/></div>
        </li>
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    Good,
    Look,
    Known,
    Unknown,
    NotKept,
}

fn standing(part: &PartReport, whole: &[Problem]) -> Standing {
    let is_off = part.problems.iter().chain(whole).any(|problem| problem.severity > Severity::Note);
    match part {
        part if part.source.is_none() => Standing::Unknown,
        part if part.diff.is_some_and(|diff| diff.is_known_file) => Standing::Known,
        part if !part.is_loadable => Standing::NotKept,
        part if is_off || part.rejected > 0 => Standing::Look,
        _ => Standing::Good,
    }
}

#[component]
pub fn ImportPart(
    place: (usize, usize),
    path: String,
    part: PartReport,
    /// Problems of the file as a whole.
    whole: Vec<Problem>,
    opened: RwSignal<BTreeSet<usize>>,
) -> impl IntoView {
    let state = use_state();
    let lang = state.lang;
    let (standing, rows) = (standing(&part, &whole), part.rows);
    let is_out =
        Memo::new(move |_| state.job.with(|job| job.as_ref().is_some_and(|job| job.left_out.contains(&place))));
    let data_state = move || match standing {
        _ if is_out.get() => "out",
        Standing::Good => "good",
        Standing::Look => "look",
        Standing::Known => "known",
        Standing::Unknown | Standing::NotKept => "unknown",
    };
    let glyph = match standing {
        Standing::Good => Glyph::Check,
        Standing::Look => Glyph::Warning,
        Standing::Known => Glyph::Same,
        Standing::Unknown | Standing::NotKept => Glyph::FileUnknown,
    };
    let is_by_recipe = part.mapping.recipe.is_some();
    let tag = move || {
        let (tone, said) = match standing {
            _ if is_out.get() => (Tone::Calm, &words::IMPORT_LEFT_OUT),
            Standing::Known => (Tone::Calm, &words::IMPORT_KNOWN),
            Standing::NotKept if rows == 0 => (Tone::Calm, &words::IMPORT_NO_ROWS),
            Standing::NotKept => (Tone::Calm, &words::IMPORT_NOT_KEPT),
            Standing::Look => (Tone::Warn, &words::IMPORT_CHECK),
            Standing::Good if is_by_recipe => (Tone::Good, &mapping_words::RECIPE_FOUND),
            Standing::Good | Standing::Unknown => return None,
        };
        Some(view! { <Tag tone=tone text=say(said)/> })
    };
    // What only is worth knowing waits under "Columns and sums"; what was left out or guessed stands open.
    let (notes, problems): (Vec<Problem>, Vec<Problem>) =
        whole.into_iter().chain(part.problems.iter().cloned()).partition(|problem| problem.severity == Severity::Note);
    // What is stored already asks nothing, unless it was just changed.
    let is_settled = standing == Standing::Known || (is_by_recipe && problems.is_empty());
    let is_doubtful = standing == Standing::Unknown
        || !part.mapping.choice.is_empty() && !is_by_recipe
        || !is_settled && part.mapping.columns.iter().any(ColumnSeen::is_doubtful);
    let below = is_doubtful || is_by_recipe || !problems.is_empty() || part.rejected > 0;
    let file = match &part.part {
        Some(block) => format!("{path} · {block}"),
        None => path.clone(),
    };
    let (why, period) = (part.why.clone(), part.period);
    let because = move || {
        let why = why.get(lang.get()).to_owned();
        if why.is_empty() { file.clone() } else { format!("{file} – {why}") }
    };
    let name = part_name(&part);
    let sum = chief_sum(&part);
    let currency = part.currency;
    let sum = move || {
        sum.map(|(field, value)| {
            let lang = lang.get();
            view! { {sum_words(field, value, currency, lang)} <small>{field.name().get(lang).to_owned()}</small> }
        })
    };
    view! {
        <li class="import-part" data-state=data_state>
            <div class="import-part__row">
                <span class="import-part__mark"><Icon glyph=glyph/></span>
                <span class="import-part__name"><b>{name}</b><small>{because}</small></span>
                <span class="import-part__days">{move || period.map(|days| intl::period(lang.get(), days))}</span>
                <span class="import-part__rows">{move || intl::counted(lang.get(), rows, &words::ROWS)}</span>
                <span class="import-part__sum">{sum}{tag}</span>
            </div>
            {below.then(|| view! {
                <div class="import-part__below">
                    <ProblemList problems=problems/>
                    {is_by_recipe.then(|| view! { <RecipeLine mapping=part.mapping.clone()/> })}
                    {is_doubtful.then(|| view! { <MappingPanel part=part.clone()/> })}
                    <Rejects path=path part=part.clone()/>
                </div>
            })}
            {(standing != Standing::Unknown).then(|| view! { <More part=part notes=notes place=place is_out=is_out opened=opened/> })}
        </li>
    }
}

/// "GA4 · Traffic acquisition", in the language of the page.
fn part_name(part: &PartReport) -> impl Fn() -> String + Send + Sync + use<> {
    let lang = use_state().lang;
    let (source, report, is_known) = (part.source_name.clone(), part.report_name.clone(), part.source.is_some());
    move || {
        let lang = lang.get();
        match (is_known, report.get(lang)) {
            (false, _) => words::IMPORT_UNKNOWN.get(lang).to_owned(),
            (true, "") => source.get(lang).to_owned(),
            (true, report) => format!("{} · {report}", source.get(lang)),
        }
    }
}

/// Which recipe was used, and the way to do without it.
#[component]
fn RecipeLine(mapping: Mapping) -> impl IntoView {
    let state = use_state();
    let lang = state.lang;
    let name = mapping.recipe.clone().map(|recipe| recipe.name).unwrap_or_default();
    let text = move || match lang.get() {
        Lang::En => format!("{} “{name}”.", mapping_words::BY_RECIPE.en),
        Lang::Ru => format!("{} «{name}».", mapping_words::BY_RECIPE.ru),
    };
    let aside = move |_| state.decide(&mapping.key, &Choice::default(), |choice| *choice = Choice::default());
    view! {
        <p class="import-part__recipe">
            <span>{text}</span>
            <button type="button" class="link" on:click=aside>{say(&mapping_words::RECIPE_ASIDE)}</button>
        </p>
    }
}

/// Columns with the field each goes to, all sums, and the way to leave the report out.
#[component]
fn More(
    part: PartReport,
    notes: Vec<Problem>,
    place: (usize, usize),
    #[prop(into)] is_out: Signal<bool>,
    /// Which reports of the file stand open.
    opened: RwSignal<BTreeSet<usize>>,
) -> impl IntoView {
    let state = use_state();
    let lang = state.lang;
    let on_toggle = move |event: leptos::ev::Event| {
        let is_open = event_target::<leptos::web_sys::Element>(&event).has_attribute("open");
        opened.update(|opened| _ = if is_open { opened.insert(place.1) } else { opened.remove(&place.1) });
    };
    let is_open = opened.with_untracked(|opened| opened.contains(&place.1));
    let used = part.columns.iter().filter(|column| column.field.is_some()).count();
    let (all, is_loadable, currency) = (part.columns.len(), crate::state::is_new(&part), part.currency);
    let count = move || {
        let lang = lang.get();
        let (used, all) = (intl::count(lang, used as u32), intl::count(lang, all as u32));
        if lang == Lang::Ru {
            format!("{used} из {all} столбцов в деле")
        } else {
            format!("{used} of {all} columns used")
        }
    };
    let noted = notes.len() as u32;
    let note_count = move || (noted > 0).then(|| format!(" · {}", intl::counted(lang.get(), noted, &words::NOTES)));
    let sums: Vec<(Field, f64)> =
        part.totals.iter().filter_map(|(id, value)| Some((Field::from_id(id)?, *value))).collect();
    let sum_items = move || {
        let lang = lang.get();
        let item = |(field, value): &(Field, f64)| {
            let (name, value) = (field.name().get(lang).to_owned(), sum_words(*field, *value, currency, lang));
            view! { <div><dt>{name}</dt><dd>{value}</dd></div> }
        };
        sums.iter().map(item).collect_view()
    };
    let full = part.clone();
    let toggle_words = move || {
        if is_out.get() { words::IMPORT_TAKE_IN.get(lang.get()) } else { words::IMPORT_LEAVE_OUT.get(lang.get()) }
    };
    view! {
        <details class="import-part__more" open=is_open on:toggle=on_toggle>
            <summary>{say(&words::IMPORT_MORE)}<small>{count}{note_count}</small></summary>
            <div class="import-part__inside">
                <ProblemList problems=notes/>
                <dl class="import-part__sums" aria-label=say(&words::IMPORT_SUMS)>{sum_items}</dl>
                <MappingPanel part=full is_all=true/>
                {is_loadable.then(|| view! {
                    <button type="button" class="button" on:click=move |_| state.toggle_part(place)>{toggle_words}</button>
                })}
            </div>
        </details>
    }
}
