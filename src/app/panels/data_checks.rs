//! What is odd in the data: the findings that are open, the gravest first, and those that were accepted.

use super::data_finding::FindingItem;
use super::data_tabs::use_shared;
use super::tile_states::Broken;
use crate::browser::intl;
use crate::parts::icon::{Glyph, Icon};
use crate::parts::skeleton::Skeleton;
use crate::state::{HealthState, say, use_state};
use crate::words_data as words;
use leptos::prelude::*;

#[component]
pub fn DataChecks() -> impl IntoView {
    let state = use_state();
    let shared = use_shared();
    let body = move || {
        shared.health.with(|health| match health {
            HealthState::Loading => view! { <Skeleton height="200px"/> }.into_any(),
            HealthState::Failed(problem) => view! { <Broken problem=problem.clone()/> }.into_any(),
            HealthState::Ready(health) => {
                let accepted = shared.accepted.get();
                let (done, open): (Vec<_>, Vec<_>) =
                    health.findings.iter().cloned().partition(|finding| accepted.contains_key(&finding.key));
                let item = |finding: sextant::checks::finding::Finding| {
                    let lane = health.lanes.get(finding.lane).cloned();
                    let known = accepted.get(&finding.key).cloned();
                    view! { <FindingItem finding=finding lane=lane known=known/> }
                };
                let is_clean = open.is_empty();
                let count = intl::counted(state.lang.get(), done.len() as u32, &words::FINDINGS);
                let done = done.into_iter().map(item).collect::<Vec<_>>();
                view! {
                    {is_clean.then(|| view! { <Clean/> })}
                    <ul class="findings">{open.into_iter().map(item).collect::<Vec<_>>()}</ul>
                    {(!done.is_empty()).then(|| view! {
                        <details class="findings__done">
                            <summary>{words::ACCEPTED.get(state.lang.get())}": "{count}</summary>
                            <ul class="findings">{done}</ul>
                        </details>
                    })}
                }
                .into_any()
            }
        })
    };
    view! { <section class="tile"><h2 class="tile__title">{say(&words::CHECKS)}</h2>{body}</section> }
}

#[component]
fn Clean() -> impl IntoView {
    view! {
        <div class="findings__clean">
            <Icon glyph=Glyph::Check is_large=true/>
            <p><b>{say(&words::CHECKS_CLEAN)}</b><small>{say(&words::CHECKS_CLEAN_NOTE)}</small></p>
        </div>
    }
}
