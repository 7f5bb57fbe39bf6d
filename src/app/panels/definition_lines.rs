//! The lines of a definition: name on the left, what is true today on the right.

use super::board_asks::{Stage, Total, stage, total};
use super::definition::source_name;
use super::tile_states::Broken;
use crate::parts::skeleton::Skeleton;
use crate::state::{ReportState, say, use_state};
use crate::words_board as words;
use leptos::prelude::*;
use sextant::board::exports::exports;
use sextant::board::phrases::{self, compared};
use sextant::board::proof::{self, Proven};
use sextant::metrics::metric::Metric;
use sextant::query::report::Report;
use sextant::words::{Lang, Said};

#[component]
pub fn Lines(metric: &'static Metric, report: Signal<ReportState>) -> impl IntoView {
    let lang = use_state().lang;
    move || {
        let lang = lang.get();
        report.with(|report| match (stage(report), report.report()) {
            (Stage::Failed(problem), _) => view! { <Broken problem=problem/> }.into_any(),
            (_, Some(report)) => match total(report, metric.id) {
                Some(now) => lines(metric, report, &now, lang),
                None => ().into_any(),
            },
            _ => view! { <Skeleton width="80%" height="120px"/> }.into_any(),
        })
    }
}

fn lines(metric: &'static Metric, report: &Report, now: &Total, lang: Lang) -> AnyView {
    let source = move |id: &str| source_name(id, lang);
    let proven = Proven {
        metric,
        value: &now.value,
        before: now.before.as_ref(),
        period: report.period,
        compare: report.compare,
        currency: now.currency,
        source: &source,
    };
    let one = |text: Option<String>| text.into_iter().collect::<Vec<_>>();
    let fixed = |said: &Said| one(Some(said.get(lang).to_owned()).filter(|text| !text.is_empty()));
    let was = now.before.as_ref().and_then(|before| {
        let sum = proof::arithmetic(&proven, before, lang)?;
        let days = compared(report.period?, report.compare?, lang);
        Some(format!("{sum} ({days})"))
    });
    let formula = view! {
        {metric.formula_said.get(lang).to_owned()}
        <code class="definition__formula">{metric.formula}</code>
    };
    view! {
        <dl class="definition__lines">
            <dt>{say(&words::FORMULA)}</dt>
            <dd>{formula}</dd>
            {line(&words::TODAY, one(proof::arithmetic(&proven, &now.value, lang)), true)}
            {line(&words::PARTS, proof::parts(&proven, &now.value, lang), false)}
            {unknown(now, lang)}
            {line(&words::WAS, one(was), false)}
            {line(&words::FROM, proof::from(&proven, lang), false)}
            {line(&words::CAREFUL, proof::careful(&proven, lang), false)}
            {line(&words::COVERAGE, proof::coverage(&proven, lang), false)}
            {line(&words::DECIDES, fixed(&metric.decides), false)}
            {line(&words::DEFINED_BY, one(Some(metric.source.to_owned()).filter(|text| !text.is_empty())), false)}
        </dl>
    }
    .into_any()
}

fn line(name: &'static Said, lines: Vec<String>, is_strong: bool) -> Option<AnyView> {
    if lines.is_empty() {
        return None;
    }
    let class = if is_strong { "definition__sum" } else { "" };
    let lines = lines.into_iter().map(|text| view! { <p class=class>{text}</p> }).collect_view();
    Some(view! { <dt>{say(name)}</dt> <dd>{lines}</dd> }.into_any())
}

/// Why there is no value, and which exports would supply it.
fn unknown(now: &Total, lang: Lang) -> Option<AnyView> {
    let unknown = now.value.unknown.as_ref()?;
    let needs: Vec<String> = unknown.needs.iter().map(|table| phrases::capital(exports(*table).get(lang))).collect();
    let needs = (!needs.is_empty()).then(|| line(&words::WOULD_SUPPLY, needs, false));
    Some(view! { {line(&words::WHY_UNKNOWN, vec![unknown.why.get(lang).to_owned()], false)} {needs} }.into_any())
}
