//! What can be shown: of what is stored, and of a draft before it is. It asks the query about the metrics and the sources
//! about who supplies what, and looks at no column.

use super::Engine;
use crate::model::facts::{Slice, SliceMeta};
use crate::protocol::{Shown, Supplier};
use crate::query::able;
use crate::sources;
use crate::sources::source::{As, Source};
use crate::store::Store;

impl<S: Store> Engine<S> {
    /// With a job, as if its draft were stored already; the sample would have left by then.
    pub fn shown(&self, job: Option<u32>) -> Shown {
        let drafts = job.into_iter().flat_map(|job| self.drafts.files(job));
        let drafts: Vec<SliceMeta> =
            drafts.flat_map(|file| file.slices.iter().flatten()).map(|slice: &Slice| slice.meta.clone()).collect();
        let stays = |is_sample: bool| !is_sample || drafts.is_empty();
        let stored = self.manifest.imports.iter().filter(|stored| stays(stored.is_sample));
        let metas: Vec<SliceMeta> = stored.map(|stored| stored.import.slice.clone()).chain(drafts.clone()).collect();
        Shown { able: able(&metas), suppliers: systems().map(supplier).collect() }
    }
}

/// Data sets and tables that are recognised, but no tool one could export from.
const NO_TOOLS: [&str; 4] = ["by_hand", "generic_crm", "google_sheets", "olist_marketing_funnel"];

fn systems() -> impl Iterator<Item = &'static Source> {
    sources::ALL.iter().copied().filter(|source| !NO_TOOLS.contains(&source.id))
}

fn supplier(source: &Source) -> Supplier {
    let tables = source.reports.iter().filter_map(|report| {
        let mut fields: Vec<_> =
            report.columns.iter().filter(|rule| rule.read != As::Ignore).map(|rule| rule.field).collect();
        fields.sort();
        fields.dedup();
        Some((report.table?, fields))
    });
    Supplier {
        id: source.id.to_owned(),
        name: source.name.clone(),
        help: source.help.to_owned(),
        tables: tables.collect(),
    }
}
