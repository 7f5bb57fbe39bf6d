//! Reads files of this machine through the engine's intake, one piece after another. It stores nothing.

use sextant::engine::intake::{Intake, Next, PieceJob, head_len};
use sextant::engine::joined::Joined;
use sextant::model::facts::{Facts, Import, Slice};
use sextant::problem::{Problem, Severity};
use sextant::protocol::FileReport;
use sextant::read::parse::parse_piece;
use sextant::read::piece::Parsed;
use sextant::unpack::kind::{Container, kind};
use sextant::unpack::{Limits, Member, Taker, unpack};
use sextant::words::Said;
use std::collections::{HashSet, VecDeque};
use std::convert::Infallible;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;
use std::rc::Rc;

/// One file as read: its report, and a slice for each part that holds facts.
pub struct Loaded {
    pub report: FileReport,
    pub slices: Vec<Option<Slice>>,
}

/// Errors: the file cannot be opened or read.
pub fn load(path: &Path) -> Result<Loaded, Problem> {
    let name = path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
    read(path, &name).map_err(|error| {
        Problem::new(
            "file_unreadable",
            Severity::Error,
            Said::same(format!("{} cannot be read", path.display())),
            Said::same("Check that the file exists and that you may read it.".to_owned()),
        )
        .in_file(&path.display().to_string())
        .with_detail(error.to_string())
    })
}

fn read(path: &Path, name: &str) -> std::io::Result<Loaded> {
    let mut file = File::open(path)?;
    let len = file.metadata()?.len();
    let head = range(&mut file, 0, head_len(len))?;
    let (mut report, slices) = match kind(&head) {
        Some(container) => members(container, name, &range(&mut file, 0, len)?),
        None => table(Intake::open(name, len, &head), |from, to| range(&mut file, from, to.min(len)))?,
    };
    report.path = path.display().to_string();
    Ok(Loaded { report, slices })
}

type Told = (FileReport, Vec<Option<Slice>>);

/// Parses one piece after another, from wherever its bytes come.
fn table<E>(mut intake: Intake, mut range: impl FnMut(u64, u64) -> Result<Vec<u8>, E>) -> Result<Told, E> {
    let mut queue: VecDeque<PieceJob> = intake.jobs().into();
    while let Some(job) = queue.pop_front() {
        let mut to = job.fetch_to;
        loop {
            let bytes = range(job.edge.from, to)?;
            let Some(plan) = intake.plan(job.part) else { break };
            match parse_piece(plan, &bytes, job.edge) {
                Parsed::NeedMore { to: more } => to = more.max(to + 1),
                Parsed::Piece(piece) => {
                    if let Next::Redo(jobs) = intake.accept(&job, *piece) {
                        queue.extend(jobs);
                    }
                    break;
                }
            }
        }
    }
    Ok(intake.finish())
}

/// Every table of a container, as parts of the one file.
fn members(container: Container, name: &str, bytes: &[u8]) -> Told {
    let mut taken = Taken { joined: Joined::new(name, bytes.len() as u64) };
    match unpack(container, name, bytes, &Limits::USUAL, &mut taken) {
        Ok(problems) => problems.into_iter().for_each(|problem| taken.joined.tell(problem)),
        Err(problem) => taken.joined.tell(problem),
    }
    taken.joined.finish()
}

struct Taken {
    joined: Joined,
}

impl Taker for Taken {
    fn take(&mut self, member: Member) {
        let (bytes, len) = (&member.bytes, member.bytes.len() as u64);
        let head = &bytes[..bytes.len().min(head_len(len) as usize)];
        let intake = match member.is_tabbed {
            true => Intake::open_tabbed(&member.name, len, head),
            false => Intake::open(&member.name, len, head),
        };
        let part = |from: u64, to: u64| -> Result<Vec<u8>, Infallible> {
            let to = bytes.len().min(to as usize);
            Ok(bytes.get(from as usize..to).unwrap_or_default().to_vec())
        };
        let Ok((report, slices)) = table(intake, part);
        self.joined.add(member.part.as_deref(), report, slices);
    }

    fn step(&mut self, _: f64) {}
}

fn range(file: &mut File, from: u64, to: u64) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(to.saturating_sub(from) as usize);
    file.seek(SeekFrom::Start(from))?;
    file.take(to.saturating_sub(from)).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// All files as facts, in the order given; the very same file twice counts once.
pub fn facts(files: Vec<Loaded>) -> Facts {
    let mut facts = Facts::default();
    let mut seen = HashSet::new();
    for file in files {
        if !seen.insert(file.report.hash.clone()) {
            continue;
        }
        for (part, slice) in file.report.parts.iter().zip(file.slices) {
            let Some(mut slice) = slice.filter(|_| part.is_loadable) else { continue };
            slice.meta.id = facts.imports.len() as u32 + 1;
            facts.imports.push(Import {
                id: slice.meta.id,
                file: file.report.path.clone(),
                part: part.part.clone(),
                bytes: file.report.bytes,
                hash: file.report.hash.clone(),
                imported_at: 0.0,
                slice: slice.meta.clone(),
            });
            facts.slices.push(Rc::new(slice));
        }
    }
    facts
}
