//! Reads files of this machine through the engine's intake, one piece after another. It stores nothing.

use sextant::engine::intake::{Intake, Next, PieceJob, head_len};
use sextant::model::facts::{Facts, Import, Slice};
use sextant::problem::{Problem, Severity};
use sextant::protocol::FileReport;
use sextant::read::parse::parse_piece;
use sextant::read::piece::Parsed;
use sextant::words::Said;
use std::collections::{HashSet, VecDeque};
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
    let mut intake = Intake::open(name, len, &head);
    drop(head);
    let mut queue: VecDeque<PieceJob> = intake.jobs().into();
    while let Some(job) = queue.pop_front() {
        let mut to = job.fetch_to;
        loop {
            let bytes = range(&mut file, job.edge.from, to.min(len))?;
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
    let (mut report, slices) = intake.finish();
    report.path = path.display().to_string();
    Ok(Loaded { report, slices })
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
