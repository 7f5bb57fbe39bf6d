//! What can be shown: how many KPIs the files give, what would unlock the rest, and a card for each system on how to
//! export it.

use crate::browser::guides;
use crate::parts::drawer::Drawer;
use crate::parts::skeleton::Skeleton;
use crate::state::{say, use_shown, use_state};
use crate::words::CLOSE;
use crate::words_tools as words;
use leptos::prelude::*;
use sextant::board::phrases::capital;
use sextant::metrics;
use sextant::model::by_hand::TYPABLES;
use sextant::protocol::{Lack, Shown, Supplier};
use sextant::words::Lang;

/// Suppliers named at once.
const NAMED: usize = 8;

#[component]
pub fn CanShow(
    /// The import whose draft counts as loaded.
    job: Option<u32>,
) -> impl IntoView {
    let state = use_state();
    let shown = use_shown(if job.is_some() { "shown-draft" } else { "shown" }, job);
    let open = RwSignal::new(None::<Supplier>);
    let inside = move || match shown.get() {
        None => view! { <Skeleton height="120px"/> }.into_any(),
        Some(shown) => told(&shown, open, state.lang.get()),
    };
    view! {
        {inside}
        {move || open.get().map(|supplier| view! { <Guide supplier=supplier on_close=Callback::new(move |()| open.set(None))/> })}
    }
}

fn name(metric: &str, lang: Lang) -> String {
    metrics::find(metric).map_or_else(|| metric.to_owned(), |metric| metric.name.get(lang).to_owned())
}

fn names(metrics: &[String], lang: Lang) -> String {
    metrics.iter().map(|metric| name(metric, lang)).collect::<Vec<_>>().join(", ")
}

fn told(shown: &Shown, open: RwSignal<Option<Supplier>>, lang: Lang) -> AnyView {
    let ready: Vec<String> =
        shown.able.iter().filter(|able| able.lacks.is_empty()).map(|able| able.metric.clone()).collect();
    let lead = words::SHOWN_SOME.get(lang);
    let lead = lead.replacen("{}", &ready.len().to_string(), 1).replacen("{}", &shown.able.len().to_string(), 1);
    let groups = groups(shown);
    let is_all = groups.is_empty();
    let lacking = groups.into_iter().map(|(lack, unlocks)| {
        let head = capital(lack.table.name().get(lang));
        let fields: Vec<String> = lack.fields.iter().map(|field| field.name().get(lang).to_owned()).collect();
        let fields = lack.is_there.then(|| format!(" – {} {}", words::SHOWN_FIELDS.get(lang), fields.join(", ")));
        let from: Vec<AnyView> = suppliers(shown, &lack)
            .into_iter()
            .take(NAMED)
            .map(|supplier| {
                let text = supplier.name.get(lang).to_owned();
                let show = move |_| open.set(Some(supplier.clone()));
                view! { <button type="button" class="link" on:click=show>{text}</button> }.into_any()
            })
            .collect();
        let is_typable =
            TYPABLES.iter().any(|typable| typable.table == lack.table && lack.fields.contains(&typable.value));
        let typed = is_typable.then(|| format!(", {}", words::SHOWN_TYPED.get(lang)));
        view! {
            <li class="shown__lack">
                <p><b>{head}</b>{fields}</p>
                <p class="calm">{words::SHOWN_UNLOCKS.get(lang)}": "{names(&unlocks, lang)}</p>
                {(!from.is_empty()).then(|| view! {
                    <p class="shown__from"><span class="calm">{words::SHOWN_HOW.get(lang)}</span>{from}</p>
                })}
                <p class="calm">{words::SHOWN_ALSO.get(lang)}" "{words::SHOWN_PLAIN.get(lang)}{typed}</p>
            </li>
        }
    });
    view! {
        <div class="shown">
            <p>{lead}</p>
            <h3 class="fold__sub" hidden=ready.is_empty()>{words::SHOWN_YES.get(lang)}</h3>
            <p class="calm">{names(&ready, lang)}</p>
            <h3 class="fold__sub">{if is_all { words::SHOWN_ALL.get(lang) } else { words::SHOWN_NO.get(lang) }}</h3>
            <ul class="shown__lacks">{lacking.collect_view()}</ul>
        </div>
    }
    .into_any()
}

/// Each lack with the metrics it would help to; what helps most comes first.
fn groups(shown: &Shown) -> Vec<(Lack, Vec<String>)> {
    let mut groups: Vec<(Lack, Vec<String>)> = Vec::new();
    for able in &shown.able {
        for lack in &able.lacks {
            match groups.iter_mut().find(|(known, _)| known == lack) {
                Some((_, unlocks)) => unlocks.push(able.metric.clone()),
                None => groups.push((lack.clone(), vec![able.metric.clone()])),
            }
        }
    }
    // One export with all fields of a table is one errand.
    let mut merged: Vec<(Lack, Vec<String>)> = Vec::new();
    for (lack, unlocks) in groups {
        match merged.iter_mut().find(|(known, _)| known.table == lack.table) {
            Some((known, all)) => {
                known
                    .fields
                    .extend(lack.fields.into_iter().filter(|field| !known.fields.contains(field)).collect::<Vec<_>>());
                all.extend(unlocks.into_iter().filter(|metric| !all.contains(metric)).collect::<Vec<_>>());
            }
            None => merged.push((lack, unlocks)),
        }
    }
    merged.sort_by_key(|(_, unlocks)| std::cmp::Reverse(unlocks.len()));
    merged
}

/// Systems whose exports carry one of the fields that lack; else those that have the table at all.
fn suppliers(shown: &Shown, lack: &Lack) -> Vec<Supplier> {
    let of = |supplier: &&Supplier, is_exact: bool| {
        supplier.tables.iter().any(|(table, fields)| {
            *table == lack.table && (!is_exact || lack.fields.iter().any(|field| fields.contains(field)))
        })
    };
    let exact: Vec<Supplier> = shown.suppliers.iter().filter(|one| of(one, true)).cloned().collect();
    if exact.is_empty() { shown.suppliers.iter().filter(|one| of(one, false)).cloned().collect() } else { exact }
}

/// The steps in the vendor's own interface.
#[component]
fn Guide(supplier: Supplier, on_close: Callback<()>) -> impl IntoView {
    let state = use_state();
    let steps = RwSignal::new(None::<Vec<String>>);
    let id = supplier.id.clone();
    Effect::new(move |_| {
        guides::steps(if state.lang.get() == Lang::Ru { "ru" } else { "en" }, id.clone(), move |found| {
            let _ = steps.try_set(Some(found));
        });
    });
    let title = move || {
        let lang = state.lang.get();
        format!("{} {}", words::SHOWN_HOW.get(lang), supplier.name.get(lang))
    };
    let list = move || match steps.get() {
        None => view! { <Skeleton height="120px"/> }.into_any(),
        Some(steps) if steps.is_empty() => view! { <p>{say(&words::GUIDE_NONE)}</p> }.into_any(),
        Some(steps) => {
            let steps = steps.into_iter().map(|step| view! { <li>{step}</li> });
            view! { <ol class="guide">{steps.collect_view()}</ol> }.into_any()
        }
    };
    let help = (!supplier.help.is_empty()).then(|| {
        view! {
            <p><a class="link" href=supplier.help target="_blank" rel="noopener noreferrer">{say(&words::GUIDE_HELP)}</a></p>
        }
    });
    view! { <Drawer title=title close_label=say(&CLOSE) on_close=on_close>{list}{help}</Drawer> }
}
