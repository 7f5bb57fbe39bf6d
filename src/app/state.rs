//! `State`: one `Copy` struct of signals, provided once. Components read its signals and call its verbs; only this
//! file and its parts write. Facts never come here: the worker owns them, the app holds reports.

mod documents;
mod folder;
mod job;
mod reports;

pub use documents::Documents;
pub use folder::{FolderState, Watch};
pub use job::{Job, JobKind, Line, Phase, is_new};
pub use reports::{
    HealthState, ReportState, RowsState, use_health, use_raw, use_report, use_rows, use_rules, use_shown,
};

use crate::browser::address::Step;
use crate::browser::drop::Dropped;
use crate::browser::folder::News;
use crate::browser::theme::Theme;
use crate::browser::worker::Link;
use crate::browser::{address, clock, drop, intl, requests, storage, theme};
use crate::words;
use leptos::prelude::*;
use reports::Slots;
use sextant::model::day::Day;
use sextant::model::field::Field;
use sextant::model::money::Currency;
use sextant::model::period::{Compare, Grain, Period};
use sextant::problem::Problem;
use sextant::protocol::{Library, Reply, Request};
use sextant::query::ask::Ask;
use sextant::query::view::{DataPart, Page, Span, View, data_days};
use sextant::words::{Lang, Said};

/// The one workspace until there are several.
const WORKSPACE: &str = "main";

/// A short word in passing, with at most one thing to do about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Toast {
    pub id: u32,
    pub said: Said,
    pub undo: Undo,
}

/// What "Undo" in a toast takes back.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Undo {
    #[default]
    Nothing,
    Imports(Vec<u32>),
    /// The last step over documents.
    Step,
}

#[derive(Clone, Copy)]
pub struct State {
    pub view: ReadSignal<View>,
    set_view: WriteSignal<View>,
    pub lang: ReadSignal<Lang>,
    set_lang: WriteSignal<Lang>,
    pub theme: ReadSignal<Theme>,
    set_theme: WriteSignal<Theme>,
    /// `None` until the store was opened.
    pub library: ReadSignal<Option<Library>>,
    set_library: WriteSignal<Option<Library>>,
    /// Rises whenever what is stored changed: answers given before are stale.
    pub revision: ReadSignal<u32>,
    set_revision: WriteSignal<u32>,
    /// Small documents: recipes, rules, notes.
    pub documents: Documents,
    /// The folder whose exports come in by themselves.
    pub folder: ReadSignal<FolderState>,
    set_folder: WriteSignal<FolderState>,
    pub job: ReadSignal<Option<Job>>,
    set_job: WriteSignal<Option<Job>>,
    pub toasts: ReadSignal<Vec<Toast>>,
    set_toasts: WriteSignal<Vec<Toast>>,
    /// What is wrong with the whole: engine stopped, storage not kept.
    pub problems: ReadSignal<Vec<Problem>>,
    set_problems: WriteSignal<Vec<Problem>>,
    /// Requests of this page to other hosts.
    pub requests: ReadSignal<u32>,
    set_requests: WriteSignal<u32>,
    pub is_dragging: ReadSignal<bool>,
    set_is_dragging: WriteSignal<bool>,
    /// Said politely to a screen reader.
    pub announced: ReadSignal<String>,
    set_announced: WriteSignal<String>,
    pub has_data: Memo<bool>,
    /// First to last day of what was measured; plans aside.
    pub data: Memo<Option<Period>>,
    /// Something was stored when this browser last closed the page.
    pub expects_data: bool,
    /// The days looked at; `None` without data.
    pub period: Memo<Option<Period>>,
    /// The days compared with.
    pub against: Memo<Option<Period>>,
    pub today: Day,
    link: StoredValue<Option<Link>, LocalStorage>,
    slots: StoredValue<Slots, LocalStorage>,
    files: StoredValue<Vec<web_sys::File>, LocalStorage>,
    /// The look into the watched folder that is being read.
    news: StoredValue<Option<News>, LocalStorage>,
    last_id: StoredValue<u32>,
    /// The control to give the focus back to.
    kept_focus: StoredValue<Option<String>>,
}

/// Reaches the state from any component below `App`.
pub fn use_state() -> State {
    expect_context()
}

/// A fixed sentence in the language of the page; follows the switch.
pub fn say(said: &'static Said) -> impl Fn() -> &'static str + Copy + Send + Sync + 'static {
    let lang = use_state().lang;
    move || said.get(lang.get())
}

impl State {
    /// Makes the state, starts the worker and listens to the browser. Called once, by `App`.
    pub fn provide() -> Self {
        let (view, set_view) = signal(address::read());
        let (lang, set_lang) = signal(theme::lang());
        let (theme_now, set_theme) = signal(theme::theme());
        let (library, set_library) = signal(None::<Library>);
        let (revision, set_revision) = signal(0);
        let (folder, set_folder) = signal(FolderState::default());
        let (job, set_job) = signal(None);
        let (toasts, set_toasts) = signal(Vec::new());
        let (problems, set_problems) = signal(Vec::new());
        let (requests_now, set_requests) = signal(0);
        let (is_dragging, set_is_dragging) = signal(false);
        let (announced, set_announced) = signal(String::new());
        let today = clock::today();
        // While a commit is under way the board stays, also when the sample has just made room for it.
        let has_data = Memo::new(move |before| {
            let is_committing =
                job.with(|job: &Option<Job>| job.as_ref().is_some_and(|j| j.phase == Phase::Committing));
            let has = library.with(|l| l.as_ref().is_some_and(|l| !l.imports.is_empty()));
            has || (is_committing && before == Some(&true))
        });
        let data = Memo::new(move |_| library.with(|l| l.as_ref().and_then(|l| data_days(&l.imports))));
        let period = Memo::new(move |_| view.with(|view| view.span).resolve(data.get(), today));
        let against = Memo::new(move |_| {
            let compare = view.with(|view| view.compare)?;
            Some(period.get()?.against(compare))
        });
        let state = Self {
            view,
            set_view,
            lang,
            set_lang,
            theme: theme_now,
            set_theme,
            library,
            set_library,
            revision,
            set_revision,
            documents: Documents::new(),
            folder,
            set_folder,
            job,
            set_job,
            toasts,
            set_toasts,
            problems,
            set_problems,
            requests: requests_now,
            set_requests,
            is_dragging,
            set_is_dragging,
            announced,
            set_announced,
            has_data,
            data,
            expects_data: storage::get("sextant.has_data").is_some(),
            period,
            against,
            today,
            link: StoredValue::new_local(None),
            slots: StoredValue::new_local(Slots::default()),
            files: StoredValue::new_local(Vec::new()),
            news: StoredValue::new_local(None),
            last_id: StoredValue::new(0),
            kept_focus: StoredValue::new(None),
        };
        provide_context(state);
        state.listen();
        state
    }

    fn listen(self) {
        address::write(&self.view.get_untracked(), Step::Replace);
        address::on_change(move |view| self.set_view.set(view));
        requests::count(move |count| self.set_requests.set(count));
        self.link.set_value(Some(Link::start(move |reply| self.hear(reply))));
        self.send(&Request::Open { workspace: WORKSPACE.into(), today: self.today }, &[]);
        drop::listen(move |dropped| match dropped {
            Dropped::Over => self.set_is_dragging.set(true),
            Dropped::Away => self.set_is_dragging.set(false),
            Dropped::Files(files) => self.read(files),
        });
    }

    fn send(self, request: &Request, handles: &[web_sys::File]) {
        if let Some(link) = self.link.get_value() {
            link.send(request, handles);
        }
    }

    fn next_id(self) -> u32 {
        self.last_id.update_value(|id| *id += 1);
        self.last_id.get_value()
    }

    fn hear(self, reply: Reply) {
        match reply {
            Reply::Library { library } => self.hear_library(library),
            Reply::Documents { documents, back, forward } => {
                if self.documents.hear(documents, back, forward) {
                    self.set_revision.update(|revision| *revision += 1);
                }
            }
            Reply::Report { slot, seq, report } => self.answer_report(&slot, seq, report),
            Reply::Rows { slot, seq, rows } => self.answer_rows(&slot, seq, rows),
            Reply::Health { slot, seq, health } => self.answer_health(&slot, seq, health),
            Reply::Rules { slot, seq, seen } => self.answer_rules(&slot, seq, seen),
            Reply::Able { slot, seq, shown } => self.answer_shown(&slot, seq, shown),
            Reply::Failed { slot: Some(slot), problem, .. } => self.answer_failed(&slot, &problem),
            Reply::Failed { job: None, problem, .. } => self.set_problems.update(|problems| {
                problems.retain(|known: &Problem| known.id != problem.id);
                problems.push(problem);
            }),
            other => self.hear_job(other),
        }
    }

    fn hear_library(self, library: Library) {
        let has_data = !library.imports.is_empty();
        let is_changed = self.library.with_untracked(|known| {
            known.as_ref().is_none_or(|known| known.imports != library.imports || known.period != library.period)
        });
        theme::set_has_data(has_data);
        let is_first = self.library.with_untracked(Option::is_none);
        self.set_library.set(Some(library));
        if is_first {
            self.start_folder();
        }
        if is_changed {
            self.set_revision.update(|revision| *revision += 1);
        }
    }

    /// Changes the view and its address; Back undoes it.
    fn change(self, change: impl FnOnce(&mut View)) {
        let mut view = self.view.get_untracked();
        change(&mut view);
        if self.view.with_untracked(|now| *now != view) {
            let is_other_page = self.view.with_untracked(|now| now.page != view.page || now.metric != view.metric);
            address::write(&view, Step::Push);
            self.set_view.set(view);
            if !is_other_page {
                self.announce_view();
            }
        }
    }

    /// "The board shows 1–14 Nov 2026, filters: 1"
    fn announce_view(self) {
        let lang = self.lang.get_untracked();
        let Some(period) = self.period.get_untracked() else { return };
        let filters = self.view.with_untracked(|view| view.filters.len());
        let shown = format!("{} {}", words::VIEW_SAID.get(lang), intl::period(lang, period));
        match filters {
            0 => self.announce(&shown),
            filters => self.announce(&format!("{shown}, {}: {filters}", words::VIEW_FILTERS.get(lang))),
        }
    }

    pub fn go(self, page: Page) {
        self.change(|view| {
            view.page = page;
            view.metric = None;
        });
    }

    /// Opens a part of the Data page.
    pub fn set_part(self, part: DataPart) {
        self.change(|view| view.part = part);
    }

    pub fn set_span(self, span: Span) {
        self.change(|view| view.span = span);
    }

    pub fn set_compare(self, compare: Option<Compare>) {
        self.change(|view| view.compare = compare);
    }

    pub fn set_grain(self, grain: Option<Grain>) {
        self.change(|view| view.grain = grain);
    }

    pub fn set_currency(self, currency: Option<Currency>) {
        self.change(|view| view.currency = currency);
    }

    /// No values = the filter goes.
    pub fn set_filter(self, field: Field, values: Vec<String>) {
        self.change(|view| view.set_filter(field, values));
    }

    pub fn clear_filters(self) {
        self.change(|view| view.filters.clear());
    }

    /// Opens the definition of a metric, or closes it.
    pub fn set_metric(self, metric: Option<&str>) {
        self.change(|view| view.metric = metric.map(str::to_owned));
    }

    pub fn switch_lang(self, lang: Lang) {
        theme::set_lang(lang);
        self.set_lang.set(lang);
    }

    pub fn switch_theme(self, to: Theme) {
        theme::set_theme(to);
        self.set_theme.set(to);
    }

    /// The ask of the current view; tracks it, so call it inside a memo or a derived signal.
    pub fn ask(self, metrics: &[&str], grain: Grain, by: &[Field]) -> Ask {
        self.view.with(|view| view.ask(metrics, self.period.get(), grain, by))
    }

    /// As fine as the period bears, or as the person chose.
    pub fn grain(self) -> Grain {
        self.view.with(|view| view.grain_for(self.period.get()))
    }

    /// Removes imports; what they changed comes back.
    pub fn undo(self, imports: Vec<u32>) {
        self.send(&Request::Undo { imports }, &[]);
        self.toast(words::REMOVED.clone(), Undo::Nothing);
    }

    /// Removes everything of this workspace.
    pub fn clear(self) {
        self.send(&Request::Clear, &[]);
    }

    /// Becomes the tab that writes.
    pub fn take_over(self) {
        self.send(&Request::TakeOver, &[]);
    }

    pub fn toast(self, said: Said, undo: Undo) {
        let id = self.next_id();
        let millis = if undo == Undo::Nothing { 6_000 } else { 20_000 };
        self.announce(said.get(self.lang.get_untracked()));
        self.set_toasts.update(|toasts| {
            // One at a time: an older "Undo" would speak of what is no longer there.
            toasts.clear();
            toasts.push(Toast { id, said, undo });
        });
        clock::after(millis, move || self.dismiss(id));
    }

    pub fn dismiss(self, toast: u32) {
        self.set_toasts.update(|toasts| toasts.retain(|known| known.id != toast));
    }

    /// Says something to a screen reader when it next pauses.
    pub fn announce(self, text: &str) {
        self.set_announced.set(text.to_owned());
    }
}
