//! The engine's role: hears requests, answers them one at a time, the latest of a kind first, and stays able to hear
//! while it works. Reading files goes on beside it and hands in each file when it is done.

use super::kept::Kept;
use super::lock::WriterLock;
use super::platform::{breathe, post, spawn};
use super::reading::{Reading, Wanted};
use super::tabs::Tabs;
use sextant::engine::Engine;
use sextant::engine::drafts::FileDraft;
use sextant::engine::inbox::Inbox;
use sextant::model::day::Day;
use sextant::model::mapping::Book;
use sextant::problem::{Problem, Severity};
use sextant::protocol::{PROTOCOL, Reply, Request};
use sextant::store::error::StoreError;
use sextant::words::Said;
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{File, MessageEvent};

/// What arrives from inside: from reading, from other tabs, from the lock.
pub enum Event {
    FileRead { job: u32, index: usize, file: Box<FileDraft> },
    AllRead { job: u32 },
    Writer(bool),
    ChangedElsewhere,
}

#[derive(Default)]
pub struct Session {
    inbox: RefCell<Inbox>,
    events: RefCell<VecDeque<Event>>,
    engine: RefCell<Option<Open>>,
    is_working: Cell<bool>,
    /// As the page said last; the sample's story ends the day before.
    today: Cell<Option<Day>>,
    /// With their job; a job has several while its files are read again.
    readings: RefCell<Vec<(u32, Rc<Reading>)>>,
    /// The files of the open draft, for reading one again; those of an older draft are let go.
    files: RefCell<BTreeMap<u32, Vec<File>>>,
}

/// An open workspace.
struct Open {
    engine: Engine<Kept>,
    /// Only where other tabs can see the same data.
    shared: Option<(Rc<WriterLock>, Tabs)>,
}

/// Starts to hear, and says so: messages that came before were lost.
pub fn start() {
    let session = Rc::new(Session::default());
    let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| session.hear(&event.data()));
    super::platform::scope().set_onmessage(Some(heard.as_ref().unchecked_ref()));
    heard.forget();
    post(&Reply::Ready { protocol: PROTOCOL });
}

impl Session {
    fn hear(self: &Rc<Self>, message: &JsValue) {
        let parts = js_sys::Array::from(message);
        let request = parts.get(0).as_string().map(|text| serde_json::from_str::<Request>(&text));
        match request {
            Some(Ok(Request::Sample { job })) => match self.today.get() {
                Some(today) => self.read(job, Wanted::Sample(today), Book::default()),
                None => fail(not_understood("no workspace is open")),
            },
            Some(Ok(request)) => {
                match &request {
                    Request::Open { today, .. } => self.today.set(Some(*today)),
                    // Read in its turn: the recipes are known once the workspace is open.
                    Request::Read { job, .. } => {
                        let files = parts.iter().skip(1).filter_map(|handle| handle.dyn_into().ok()).collect();
                        *self.files.borrow_mut() = BTreeMap::from([(*job, files)]);
                    }
                    Request::Cancel { job } => {
                        self.files.borrow_mut().remove(job);
                        self.stop(|other, _| other == *job);
                    }
                    _ => {}
                }
                self.inbox.borrow_mut().push(request);
                self.wake();
            }
            Some(Err(error)) => fail(not_understood(&error.to_string())),
            None => fail(not_understood("no text")),
        }
    }

    fn read(self: &Rc<Self>, job: u32, wanted: Wanted, book: Book) {
        let reading = Rc::new(Reading::new(job, wanted.again(), book));
        self.readings.borrow_mut().push((job, Rc::clone(&reading)));
        let session = Rc::clone(self);
        spawn(async move {
            let hand_in = |event| session.happen(event);
            reading.run(wanted, &hand_in).await;
            session.readings.borrow_mut().retain(|(_, other)| !Rc::ptr_eq(other, &reading));
        });
    }

    /// Gives readings up: of a job, or of one file of it.
    fn stop(&self, is_over: impl Fn(u32, Option<usize>) -> bool) {
        self.readings.borrow_mut().retain(|(job, reading)| {
            let is_over = is_over(*job, reading.again());
            if is_over {
                reading.cancel();
            }
            !is_over
        });
    }

    fn read_again(self: &Rc<Self>, job: u32, index: usize, book: Book) {
        let file = self.files.borrow().get(&job).and_then(|files| files.get(index).cloned());
        if let Some(file) = file {
            // What was decided before this was decided is of no use any more.
            self.stop(|other, again| other == job && again == Some(index));
            self.read(job, Wanted::Again(index, file), book);
        }
    }

    fn happen(self: &Rc<Self>, event: Event) {
        self.events.borrow_mut().push_back(event);
        self.wake();
    }

    fn wake(self: &Rc<Self>) {
        if !self.is_working.replace(true) {
            let session = Rc::clone(self);
            spawn(async move {
                session.work().await;
                session.is_working.set(false);
            });
        }
    }

    /// Answers until nothing waits. Between two answers everything that has arrived is heard, so that a question that
    /// has become stale meanwhile is never run.
    async fn work(self: &Rc<Self>) {
        loop {
            breathe().await;
            let mut open = self.engine.borrow_mut().take();
            let event = if open.is_some() { self.events.borrow_mut().pop_front() } else { None };
            let is_idle = if let Some(event) = event {
                if let Some(open) = &mut open {
                    open.happen(event).await;
                }
                false
            } else if let Some(request) = self.take_request() {
                self.answer(request, &mut open).await;
                false
            } else {
                true
            };
            *self.engine.borrow_mut() = open;
            if is_idle {
                return;
            }
        }
    }

    fn take_request(&self) -> Option<Request> {
        self.inbox.borrow_mut().pop()
    }

    async fn answer(self: &Rc<Self>, request: Request, open: &mut Option<Open>) {
        match (request, open) {
            (Request::Open { workspace, today }, open) => {
                if let Some((lock, _)) = open.take().and_then(|open| open.shared) {
                    lock.release();
                }
                *open = Some(self.open(&workspace, today).await);
            }
            (Request::Read { job, decided }, Some(open)) => {
                // A draft that was cancelled meanwhile has no files any more.
                let files = self.files.borrow().get(&job).cloned();
                if let Some(files) = files {
                    self.read(job, Wanted::Files(files), open.engine.book(decided));
                }
            }
            (Request::Reread { job, file, decided }, Some(open)) => {
                self.read_again(job, file, open.engine.book(decided));
            }
            (request, Some(open)) => open.answer(request).await,
            (_, None) => fail(not_understood("no workspace is open")),
        }
    }

    async fn open(self: &Rc<Self>, workspace: &str, today: Day) -> Open {
        let (kept, problems) = Kept::open(workspace, || fail(StoreError::Blocked.into())).await;
        let is_shared = kept.is_shared();
        let mut engine = Engine::open(kept, today, problems).await;
        let shared = if is_shared {
            let session = Rc::clone(self);
            let lock = WriterLock::take(workspace, move |is_writer| session.happen(Event::Writer(is_writer))).await;
            engine.set_writer(lock.is_held());
            let session = Rc::clone(self);
            Some((lock, Tabs::join(workspace, move || session.happen(Event::ChangedElsewhere))))
        } else {
            None
        };
        tell(&engine);
        Open { engine, shared }
    }
}

impl Open {
    async fn answer(&mut self, request: Request) {
        if request == Request::TakeOver {
            if let Some((lock, _)) = &self.shared {
                lock.take_over().await;
            }
            return;
        }
        let before = self.engine.version();
        self.engine.handle(request, &mut |reply| post(&reply)).await;
        if let (Some((_, tabs)), true) = (&self.shared, self.engine.version() != before) {
            tabs.tell();
        }
    }

    async fn happen(&mut self, event: Event) {
        match event {
            Event::FileRead { job, index, file } => {
                self.engine.add_to_draft(job, index, *file, &mut |reply| post(&reply)).await;
            }
            Event::AllRead { job } => self.engine.finish_draft(job, &mut |reply| post(&reply)),
            Event::Writer(is_writer) => {
                if self.engine.is_writer() != is_writer {
                    // What the tab before wrote last is read before this one may write.
                    self.engine.refresh().await;
                    self.engine.set_writer(is_writer);
                    tell(&self.engine);
                }
            }
            Event::ChangedElsewhere => {
                let before = self.engine.version();
                self.engine.refresh().await;
                if self.engine.version() != before {
                    tell(&self.engine);
                }
            }
        }
    }
}

/// What is stored.
fn tell(engine: &Engine<Kept>) {
    post(&engine.library());
    post(&engine.documents());
}

fn fail(problem: Problem) {
    post(&Reply::Failed { job: None, slot: None, problem });
}

fn not_understood(detail: &str) -> Problem {
    Problem::new(
        "not_understood",
        Severity::Error,
        Said::fixed("The engine did not understand the page", "Движок не понял запрос страницы"),
        Said::fixed("Reload the page; what is stored stays.", "Обновите страницу; всё сохранённое останется."),
    )
    .with_detail(detail)
}
