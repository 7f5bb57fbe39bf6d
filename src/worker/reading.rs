//! Reads the files of one job, one after another, and hands in each as it is done. Small files are parsed here, large
//! ones by the pool; nothing is stored. It can be given up between two pieces.

use super::files::{Origin, unreadable};
use super::parse::Order;
use super::platform::{breathe, cores, now, post};
use super::pool::{Pool, Stop};
use super::session::Event;
use super::unpacking::{Inner, Unpacking};
use sextant::engine::drafts::FileDraft;
use sextant::engine::intake::{Intake, Next, PieceJob, head_len};
use sextant::engine::joined::Joined;
use sextant::model::day::Day;
use sextant::model::mapping::Book;
use sextant::problem::{Problem, Severity};
use sextant::protocol::{FileReport, Reply};
use sextant::read::parse::parse_piece;
use sextant::read::piece::{Parsed, Piece};
use sextant::sample;
use sextant::unpack::kind::{Container, kind};
use sextant::words::Said;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::File;

/// Below this a file is parsed sooner than workers are started.
const SMALL: u64 = 2 << 20;
/// Milliseconds between two words about progress.
const PAUSE: f64 = 100.0;

pub enum Wanted {
    Files(Vec<File>),
    /// One file of a draft once more, by what was decided about it.
    Again(usize, File),
    /// The sample startup's exports as told on this day.
    Sample(Day),
}

impl Wanted {
    pub fn again(&self) -> Option<usize> {
        match self {
            Self::Again(index, _) => Some(*index),
            Self::Files(_) | Self::Sample(_) => None,
        }
    }
}

pub struct Reading {
    job: u32,
    again: Option<usize>,
    book: Book,
    is_cancelled: Cell<bool>,
    said_at: Rc<Cell<f64>>,
    /// The container that is being opened now.
    unpacking: RefCell<Option<Rc<Unpacking>>>,
}

/// Opening a container is told as this share of reading it.
const OPENING: f64 = 0.6;

type HandIn<'a> = &'a dyn Fn(Event);

impl Reading {
    pub fn new(job: u32, again: Option<usize>, book: Book) -> Self {
        let said_at = Rc::new(Cell::new(f64::MIN));
        Self { job, again, book, is_cancelled: Cell::new(false), said_at, unpacking: RefCell::new(None) }
    }

    /// The one file that is read again.
    pub fn again(&self) -> Option<usize> {
        self.again
    }

    pub fn cancel(&self) {
        self.is_cancelled.set(true);
        if let Some(unpacking) = &*self.unpacking.borrow() {
            unpacking.stop();
        }
    }

    pub async fn run(&self, wanted: Wanted, hand_in: HandIn<'_>) {
        let is_sample = matches!(wanted, Wanted::Sample(_));
        let origins: Vec<Origin> = match wanted {
            Wanted::Files(files) => files.into_iter().map(Origin::Handle).collect(),
            Wanted::Again(_, file) => vec![Origin::Handle(file)],
            Wanted::Sample(today) => generated(today),
        };
        // Started before the first byte is read: they load while the heads are looked at.
        let has_large = origins.iter().any(is_large);
        let mut pool = if has_large { Pool::start(cores()).map(Rc::new) } else { None };
        for (at, origin) in origins.into_iter().enumerate() {
            let index = self.again.unwrap_or(at);
            let (report, slices) = match self.file(index, &origin, &mut pool).await {
                Ok(read) => read,
                Err(problem) => (nothing_read(&origin, problem), Vec::new()),
            };
            if self.is_cancelled.get() {
                return;
            }
            hand_in(Event::FileRead { job: self.job, index, file: Box::new(FileDraft { report, slices, is_sample }) });
        }
        if self.again.is_none() {
            hand_in(Event::AllRead { job: self.job });
        }
    }

    /// One dropped file: a table, or a container of some.
    async fn file(&self, index: usize, origin: &Origin, pool: &mut Option<Rc<Pool>>) -> Result<Read, Problem> {
        let head = origin.range(0, head_len(origin.len())).await?;
        let told = Told { index, name: origin.name(), bytes: origin.len() as f64, from: 0.0, to: 1.0 };
        match (kind(&head), origin) {
            (Some(container), Origin::Handle(file)) => {
                drop(head);
                self.members(container, file, told, pool).await
            }
            _ => {
                let pool = if is_large(origin) { pool.clone() } else { None };
                let intake = Intake::open_by(&origin.name(), origin.len(), &head, &self.book);
                self.table(origin, intake, told, pool).await
            }
        }
    }

    /// Has a container opened, then reads its members as parts of the one file.
    async fn members(
        &self,
        container: Container,
        file: &File,
        told: Told,
        pool: &mut Option<Rc<Pool>>,
    ) -> Result<Read, Problem> {
        let (steps, said_at, job) = (told.clone(), Rc::clone(&self.said_at), self.job);
        let step = move |share: f64| steps.say(job, share * OPENING, &said_at);
        let (unpacking, over) = Unpacking::start(container, file, step)?;
        *self.unpacking.borrow_mut() = Some(Rc::clone(&unpacking));
        let opened = unpacking.finish(over).await;
        self.unpacking.borrow_mut().take();
        drop(unpacking);
        let (members, problems) = opened?;
        let mut joined = Joined::new(&file.name(), file.size() as u64);
        let share = (1.0 - OPENING) / members.len().max(1) as f64;
        for (at, Inner { part, is_tabbed, file }) in members.into_iter().enumerate() {
            if self.is_cancelled.get() {
                break;
            }
            let origin = Origin::Handle(file);
            if is_large(&origin) && pool.is_none() {
                *pool = Pool::start(cores()).map(Rc::new);
            }
            let pool = if is_large(&origin) { pool.clone() } else { None };
            let from = OPENING + share * at as f64;
            let told = Told { from, to: from + share, ..told.clone() };
            let head = origin.range(0, head_len(origin.len())).await?;
            let open = if is_tabbed { Intake::open_tabbed_by } else { Intake::open_by };
            let intake = open(&origin.name(), origin.len(), &head, &self.book);
            drop(head);
            let (report, slices) = self.table(&origin, intake, told, pool).await?;
            joined.add(part.as_deref(), report, slices);
        }
        problems.into_iter().for_each(|problem| joined.tell(problem));
        Ok(joined.finish())
    }

    async fn table(
        &self,
        origin: &Origin,
        intake: Intake,
        told: Told,
        pool: Option<Rc<Pool>>,
    ) -> Result<Read, Problem> {
        let queue: VecDeque<PieceJob> = intake.jobs().into();
        let total = queue.iter().map(|job| job.edge.to - job.edge.from).sum::<u64>();
        let lanes = pool.as_ref().map_or(1, |pool| pool.room() + 1);
        let work = Rc::new(Work {
            origin: origin.clone(),
            told,
            total,
            done: Cell::new(0),
            intake: RefCell::new(intake),
            queue: RefCell::new(queue),
            problem: RefCell::new(None),
            pool,
        });
        // The lane that may parse in place comes last: the workers have their orders by then.
        join((0..lanes).rev().map(|number| self.lane(&work, number)).collect()).await;
        if let Some(problem) = work.problem.take() {
            return Err(problem);
        }
        let Some(work) = Rc::into_inner(work) else { return Err(broken(&origin.name(), "a lane is still open")) };
        Ok(work.intake.into_inner().finish())
    }

    /// Takes one piece after another until there is none. The first lane of all parses in place while the workers of
    /// the others are being started.
    async fn lane(&self, work: &Work, number: usize) {
        while !self.is_cancelled.get() && work.problem.borrow().is_none() {
            let is_spare = number == 0 && work.pool.is_some();
            if is_spare && work.pool.as_ref().is_some_and(|pool| pool.is_awake()) {
                return;
            }
            let is_here = is_spare || work.pool.is_none();
            // The last pieces are the small ones: a worker that wakes meanwhile is soon heard.
            let job = if is_spare { work.take_last() } else { work.take() };
            let Some(job) = job else { return };
            let piece = if is_here { work.piece_here(&job).await } else { work.piece(&job).await };
            match piece {
                Ok(piece) => {
                    let next = work.intake.borrow_mut().accept(&job, piece);
                    if let Next::Redo(jobs) = next {
                        work.redo(jobs);
                    }
                    self.say_progress(work, job.edge.to - job.edge.from);
                }
                Err(problem) => *work.problem.borrow_mut() = Some(problem),
            }
            if is_here {
                breathe().await;
            }
        }
    }

    fn say_progress(&self, work: &Work, bytes: u64) {
        work.done.set((work.done.get() + bytes).min(work.total));
        if !self.is_cancelled.get() {
            let share = work.done.get() as f64 / work.total.max(1) as f64;
            work.told.say(self.job, share, &self.said_at);
        }
    }
}

/// What is told of a dropped file while a part of it is worked on: from … to, of its whole.
#[derive(Clone)]
struct Told {
    index: usize,
    name: String,
    bytes: f64,
    from: f64,
    to: f64,
}

impl Told {
    fn say(&self, job: u32, share: f64, said_at: &Cell<f64>) {
        let now = now();
        if now - said_at.get() >= PAUSE {
            said_at.set(now);
            let done = self.bytes * (self.from + (self.to - self.from) * share);
            post(&Reply::Progress { job, file: self.index, name: self.name.clone(), done, total: self.bytes });
        }
    }
}

fn is_large(origin: &Origin) -> bool {
    matches!(origin, Origin::Handle(file) if file.size() as u64 > SMALL)
}

type Read = (FileReport, Vec<Option<sextant::model::facts::Slice>>);

/// One file while it is parsed.
struct Work {
    origin: Origin,
    told: Told,
    total: u64,
    done: Cell<u64>,
    intake: RefCell<Intake>,
    queue: RefCell<VecDeque<PieceJob>>,
    /// The first thing that stopped it.
    problem: RefCell<Option<Problem>>,
    pool: Option<Rc<Pool>>,
}

impl Work {
    fn take(&self) -> Option<PieceJob> {
        self.queue.borrow_mut().pop_front()
    }

    fn take_last(&self) -> Option<PieceJob> {
        self.queue.borrow_mut().pop_back()
    }

    /// Goes first, for the pieces behind wait for it; what an older plan still wanted is dropped.
    fn redo(&self, jobs: Vec<PieceJob>) {
        let mut queue = self.queue.borrow_mut();
        queue.retain(|old| !jobs.iter().any(|new| new.part == old.part && new.round > old.round));
        jobs.into_iter().rev().for_each(|job| queue.push_front(job));
    }

    async fn piece(&self, job: &PieceJob) -> Result<Piece, Problem> {
        let name = self.origin.name();
        if let (Some(pool), Origin::Handle(file)) = (&self.pool, &self.origin) {
            let order = self.order(job).ok_or_else(|| broken(&name, "a piece without a plan"))?;
            match pool.parse(&order, file).await {
                Ok(bytes) => return Piece::from_bytes(&bytes).ok_or_else(|| broken(&name, "a piece that is none")),
                Err(Stop::Absent) => {}
                Err(Stop::Unreadable(cause)) => return Err(unreadable(&name, &JsValue::from_str(&cause))),
                Err(Stop::Broken(cause)) => return Err(broken(&name, &cause)),
            }
        }
        self.piece_here(job).await
    }

    async fn piece_here(&self, job: &PieceJob) -> Result<Piece, Problem> {
        let mut to = job.fetch_to;
        loop {
            let bytes = self.origin.range(job.edge.from, to).await?;
            let intake = self.intake.borrow();
            let plan = intake.plan(job.part).ok_or_else(|| broken(&self.origin.name(), "a piece without a plan"))?;
            match parse_piece(plan, &bytes, job.edge) {
                Parsed::Piece(piece) => return Ok(*piece),
                // Never the same range twice: a file that was cut short meanwhile has no more.
                Parsed::NeedMore { to: more } => to = more.max(to + 1),
            }
        }
    }

    fn order(&self, job: &PieceJob) -> Option<Order> {
        let plan = self.intake.borrow().plan(job.part)?.clone();
        let edge = job.edge;
        Some(Order {
            plan,
            from: edge.from,
            to: edge.to,
            is_exact: edge.is_exact,
            end: edge.end,
            fetch_to: job.fetch_to,
        })
    }
}

fn generated(today: Day) -> Vec<Origin> {
    let files = sample::files(sample::last_day(today)).into_iter();
    files.map(|file| Origin::Bytes { name: file.name, bytes: file.bytes.into() }).collect()
}

/// Polls all until all are done.
async fn join<F: Future<Output = ()>>(futures: Vec<F>) {
    let mut open: Vec<_> = futures.into_iter().map(Box::pin).collect();
    std::future::poll_fn(|context| {
        open.retain_mut(|future| future.as_mut().poll(context).is_pending());
        if open.is_empty() { std::task::Poll::Ready(()) } else { std::task::Poll::Pending }
    })
    .await;
}

fn nothing_read(origin: &Origin, problem: Problem) -> FileReport {
    FileReport {
        path: origin.name(),
        bytes: origin.len(),
        hash: String::new(),
        parts: Vec::new(),
        problems: vec![problem],
    }
}

fn broken(name: &str, cause: &str) -> Problem {
    Problem::new(
        "reading_stopped",
        Severity::Error,
        Said::fixed("Reading this file stopped unexpectedly", "Чтение этого файла неожиданно прервалось"),
        Said::fixed(
            "Drop it again on its own; the other files and everything stored are untouched.",
            "Добавьте его ещё раз отдельно; остальные файлы и всё сохранённое не затронуты.",
        ),
    )
    .in_file(name)
    .with_detail(cause)
}
