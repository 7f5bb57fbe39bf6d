//! What the targets share: a file read as the worker reads it, and the promises that hold for any bytes.

use sextant::engine::intake::{Intake, Next, PieceJob, head_len};
use sextant::model::facts::Slice;
use sextant::protocol::FileReport;
use sextant::read::parse::parse_piece;
use sextant::read::piece::Parsed;
use sextant::unpack::kind::{Container, kind};
use sextant::unpack::{Limits, Member, Taker, unpack};
use std::collections::VecDeque;

/// Small enough that a trap which gets through is seen as a slow input.
pub const LIMITS: Limits = Limits { bytes: 8 << 20, ratio: 200, entries: 50, depth: 2 };

pub type Outcome = (FileReport, Vec<Option<Slice>>);

/// A table read in cuts of `piece` bytes, or in those of the app.
pub fn table(name: &str, bytes: &[u8], piece: Option<u64>) -> Outcome {
    let (len, head) = (bytes.len() as u64, &bytes[..head_len(bytes.len() as u64) as usize]);
    let intake = match piece {
        Some(piece) => Intake::open_with(name, len, head, piece),
        None => Intake::open(name, len, head),
    };
    finish(intake, bytes)
}

fn finish(mut intake: Intake, bytes: &[u8]) -> Outcome {
    let mut queue: VecDeque<PieceJob> = intake.jobs().into();
    while let Some(job) = queue.pop_front() {
        let plan = intake.plan(job.part).expect("a job has a plan");
        let Parsed::Piece(piece) = parse_piece(plan, &bytes[job.edge.from as usize..], job.edge) else {
            panic!("more was asked for than there is");
        };
        if let Next::Redo(jobs) = intake.accept(&job, *piece) {
            queue.extend(jobs);
        }
    }
    let outcome = intake.finish();
    keeps_promises(&outcome);
    outcome
}

/// True of every report, whatever the bytes were.
fn keeps_promises((report, slices): &Outcome) {
    assert_eq!(report.parts.len(), slices.len());
    assert!(!report.parts.is_empty() || !report.problems.is_empty(), "nothing is found and nothing is told");
    for (part, slice) in report.parts.iter().zip(slices) {
        assert!((0.0..=1.0).contains(&part.confidence), "confidence {}", part.confidence);
        assert!(part.totals.values().all(|sum| sum.is_finite()), "{:?}", part.totals);
        if let Some(slice) = slice {
            assert!(slice.columns.values().all(|column| column.len() == slice.meta.rows as usize));
        }
    }
}

/// Opens a container and reads what comes out.
pub fn container(is_wanted: fn(Container) -> bool, name: &str, bytes: &[u8]) {
    let Some(container) = kind(bytes).filter(|kind| is_wanted(*kind)) else { return };
    let mut read = ReadAll::default();
    let told = unpack(container, name, bytes, &LIMITS, &mut read);
    assert!(read.bytes <= LIMITS.bytes, "{} bytes came out", read.bytes);
    if let Err(problem) = told {
        assert!(!problem.mend.en.is_empty() && !problem.mend.ru.is_empty());
    }
}

#[derive(Default)]
struct ReadAll {
    bytes: u64,
}

impl Taker for ReadAll {
    fn take(&mut self, member: Member) {
        self.bytes += member.bytes.len() as u64;
        if !member.is_tabbed {
            table(&member.name, &member.bytes, None);
            return;
        }
        assert!(std::str::from_utf8(&member.bytes).is_ok(), "text of our own is UTF-8");
        let head = &member.bytes[..head_len(member.bytes.len() as u64) as usize];
        finish(Intake::open_tabbed(&member.name, member.bytes.len() as u64, head), &member.bytes);
    }

    fn step(&mut self, share: f64) {
        assert!((0.0..=1.0).contains(&share), "{share}");
    }
}
