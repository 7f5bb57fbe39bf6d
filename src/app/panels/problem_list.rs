//! Problems in plain words: what, where, how to mend; the technical cause folded away.

use crate::browser::intl;
use crate::parts::icon::{Glyph, Icon};
use crate::state::{say, use_state};
use crate::words;
use leptos::prelude::*;
use sextant::model::short_sort::ShortSort;
use sextant::problem::{Place, Problem, Severity};
use sextant::words::{Lang, Said};

#[component]
pub fn ProblemList(
    /// Worst first is how they are shown, whatever the order they come in.
    problems: Vec<Problem>,
) -> impl IntoView {
    let mut problems = problems;
    problems.short_sort_by_key(|problem| std::cmp::Reverse(problem.severity));
    // One cause, one item: the further places of the same problem are folded into its first.
    let mut groups: Vec<(Problem, Vec<Place>)> = Vec::new();
    for problem in problems {
        match groups.iter_mut().find(|(first, _)| first.id == problem.id && first.what == problem.what) {
            Some((_, more)) => more.push(problem.place),
            None => groups.push((problem, Vec::new())),
        }
    }
    let items = groups.into_iter().map(|(problem, more)| view! { <ProblemItem problem=problem more=more/> });
    view! { <ul class="problem-list">{items.collect_view()}</ul> }
}

#[component]
fn ProblemItem(problem: Problem, more: Vec<Place>) -> impl IntoView {
    let state = use_state();
    let (class, glyph) = match problem.severity {
        Severity::Error => ("problem problem--bad", Glyph::Failure),
        Severity::Warning => ("problem problem--warn", Glyph::Warning),
        Severity::Note => ("problem", Glyph::Info),
    };
    let Problem { what, place, mend, detail, .. } = problem;
    let lang = state.lang;
    view! {
        <li class=class>
            <Icon glyph=glyph/>
            <div class="problem__text">
                <p class="problem__what">{move || what.get(lang.get()).to_owned()}</p>
                <p class="problem__mend">
                    <span class="problem__place">{move || place_words(&place, lang.get())}</span>
                    {move || mend.get(lang.get()).to_owned()}
                </p>
                {(!more.is_empty()).then(|| view! { <FurtherPlaces places=more/> })}
                {detail.map(|detail| view! {
                    <details class="problem__detail"><summary>{say(&words::DETAILS)}</summary>{detail}</details>
                })}
            </div>
        </li>
    }
}

#[component]
fn FurtherPlaces(places: Vec<Place>) -> impl IntoView {
    let lang = use_state().lang;
    let count = places.len() as u32;
    let head = move || intl::counted(lang.get(), count, &words::MORE_PLACES);
    let list = move || places.iter().map(|place| place_words(place, lang.get())).collect::<Vec<_>>().join(" ");
    view! { <details class="problem__detail"><summary>{head}</summary>{list}</details> }
}

/// «Строка 48, «Day».»; the file stands above the list already.
fn place_words(place: &Place, lang: Lang) -> String {
    let part = place.part.clone().map(Said::same);
    let row = place.row.map(|row| Said::new(format!("row {row}"), format!("строка {row}")));
    let column = place.column.as_ref().map(|name| Said::new(format!("“{name}”"), format!("«{name}»")));
    let words: Vec<Said> = [part, row, column].into_iter().flatten().collect();
    let text = words.iter().map(|said| said.get(lang)).collect::<Vec<_>>().join(", ");
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => format!("{}{}. ", first.to_uppercase(), letters.as_str()),
        None => text,
    }
}
