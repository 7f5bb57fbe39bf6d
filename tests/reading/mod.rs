//! Reads bytes through the whole intake, containers opened, as the worker and the command line do.

use sextant::engine::intake::{Intake, Next, PieceJob, head_len};
use sextant::engine::joined::Joined;
use sextant::model::facts::Slice;
use sextant::model::mapping::Book;
use sextant::protocol::FileReport;
use sextant::read::parse::parse_piece;
use sextant::read::piece::Parsed;
use sextant::unpack::kind::kind;
use sextant::unpack::{Limits, unpack_all};
use std::collections::VecDeque;

#[allow(dead_code, reason = "each test takes what it needs")]
pub fn read(name: &str, bytes: &[u8]) -> (FileReport, Vec<Option<Slice>>) {
    read_by(name, bytes, &Book::default())
}

/// The same by what was decided and what is remembered.
pub fn read_by(name: &str, bytes: &[u8], book: &Book) -> (FileReport, Vec<Option<Slice>>) {
    let Some(container) = kind(&bytes[..head_len(bytes.len() as u64) as usize]) else {
        return table(name, bytes, book, Intake::open_by);
    };
    let mut joined = Joined::new(name, bytes.len() as u64);
    match unpack_all(container, name, bytes, &Limits::USUAL) {
        Ok((members, problems)) => {
            for member in members {
                let open = if member.is_tabbed { Intake::open_tabbed_by } else { Intake::open_by };
                let (report, slices) = table(&member.name, &member.bytes, book, open);
                joined.add(member.part.as_deref(), report, slices);
            }
            problems.into_iter().for_each(|problem| joined.tell(problem));
        }
        Err(problem) => joined.tell(problem),
    }
    joined.finish()
}

fn table(
    name: &str,
    bytes: &[u8],
    book: &Book,
    open: fn(&str, u64, &[u8], &Book) -> Intake,
) -> (FileReport, Vec<Option<Slice>>) {
    let len = bytes.len() as u64;
    let mut intake = open(name, len, &bytes[..head_len(len) as usize], book);
    let mut queue: VecDeque<PieceJob> = intake.jobs().into();
    while let Some(job) = queue.pop_front() {
        let plan = intake.plan(job.part).expect("a job has a plan");
        let parsed = parse_piece(plan, &bytes[job.edge.from as usize..], job.edge);
        let Parsed::Piece(piece) = parsed else { panic!("{name}: more asked for than there is") };
        if let Next::Redo(jobs) = intake.accept(&job, *piece) {
            queue.extend(jobs);
        }
    }
    intake.finish()
}
