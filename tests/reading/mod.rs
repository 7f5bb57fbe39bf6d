//! Reads bytes through the whole intake, as the worker and the command line do.

use sextant::engine::intake::{Intake, Next, PieceJob, head_len};
use sextant::model::facts::Slice;
use sextant::protocol::FileReport;
use sextant::read::parse::parse_piece;
use sextant::read::piece::Parsed;
use std::collections::VecDeque;

pub fn read(name: &str, bytes: &[u8]) -> (FileReport, Vec<Option<Slice>>) {
    let len = bytes.len() as u64;
    let mut intake = Intake::open(name, len, &bytes[..head_len(len) as usize]);
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
