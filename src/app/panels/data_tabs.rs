//! The parts of the Data page, and what they share: the answer of the checks, the findings a person accepted, and the
//! table that lies open.

use crate::state::{HealthState, say, use_health, use_state};
use crate::words_data as words;
use leptos::prelude::*;
use sextant::checks::Health;
use sextant::checks::finding::Accepted;
use sextant::model::document::DocumentKind;
use sextant::protocol::RawWanted;
use sextant::query::view::DataPart;
use sextant::words::Said;
use std::collections::HashMap;
use std::sync::Arc;

#[derive(Clone, Copy)]
pub struct DataShared {
    pub health: Signal<HealthState>,
    /// Key of a finding → the note and the revision of its document.
    pub accepted: Memo<HashMap<String, (Accepted, u32)>>,
    /// The table that lies open; `None` = the first there is.
    pub look: RwSignal<Option<RawWanted>>,
}

impl DataShared {
    pub fn provide() -> Self {
        let documents = use_state().documents;
        let accepted = Memo::new(move |_| {
            let all = documents.of(DocumentKind::AcceptedCheck).into_iter();
            all.filter_map(|document| Some((document.id.clone(), (document.read()?, document.rev)))).collect()
        });
        let shared = Self { health: use_health(), accepted, look: RwSignal::new(None) };
        provide_context(shared);
        shared
    }

    pub fn ready(self) -> Option<Arc<Health>> {
        self.health.with(|health| if let HealthState::Ready(health) = health { Some(Arc::clone(health)) } else { None })
    }

    /// Findings that nobody has accepted.
    fn open(self) -> Option<usize> {
        let health = self.ready()?;
        Some(self.accepted.with(|known| health.findings.iter().filter(|f| !known.contains_key(&f.key)).count()))
    }
}

pub fn use_shared() -> DataShared {
    expect_context()
}

fn name(part: DataPart) -> &'static Said {
    match part {
        DataPart::Sources => &words::SOURCES,
        DataPart::Checks => &words::CHECKS,
        DataPart::Reconcile => &words::RECONCILE,
        DataPart::Table => &words::TABLE,
    }
}

#[component]
pub fn DataTabs() -> impl IntoView {
    let state = use_state();
    let shared = use_shared();
    let tab = |part: DataPart| {
        let count = move || {
            let open = (part == DataPart::Checks).then(|| shared.open()).flatten().filter(|open| *open > 0)?;
            Some(view! { <span class="tag tag--warn">{open}</span> })
        };
        let is_current = move || state.view.with(|view| view.part == part).then_some("page");
        view! {
            <button type="button" class="data-tabs__tab" aria-current=is_current on:click=move |_| state.set_part(part)>
                {say(name(part))}
                {count}
            </button>
        }
    };
    view! {
        <nav class="data-tabs" aria-label=say(&words::PARTS)>{DataPart::ALL.map(tab).collect_view()}</nav>
    }
}
