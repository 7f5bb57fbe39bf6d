//! A container read member by member, told as the one file the person dropped: its parts are the members' parts, each
//! with the sheet or inner file it came from.

use crate::model::facts::Slice;
use crate::problem::{Problem, Severity};
use crate::protocol::{FileReport, PartReport};
use crate::read::fingerprint;

/// Between the name of a member and that of a block in it.
const BLOCK: &str = " · ";

pub struct Joined {
    report: FileReport,
    slices: Vec<Option<Slice>>,
    /// Joined over the members: a container packed anew from the same files is the same, and one around a single
    /// table is that table.
    hash: Option<u64>,
}

impl Joined {
    /// `bytes` is the size of the container as it lies on the disk.
    pub fn new(name: &str, bytes: u64) -> Self {
        let report =
            FileReport { path: name.to_owned(), bytes, hash: String::new(), parts: Vec::new(), problems: Vec::new() };
        Self { report, slices: Vec::new(), hash: None }
    }

    /// What was wrong with the container, or with a member that could not be taken out.
    pub fn tell(&mut self, problem: Problem) {
        let problem = if problem.place.file.is_none() { problem.in_file(&self.report.path) } else { problem };
        self.report.problems.push(problem);
    }

    /// Adds a member as it was read, in the order of the container.
    pub fn add(&mut self, member: Option<&str>, report: FileReport, slices: Vec<Option<Slice>>) {
        let own = u64::from_str_radix(&report.hash, 16).unwrap_or(0);
        self.hash = Some(self.hash.map_or(own, |before| fingerprint::join(before, own)));
        for problem in report.problems {
            self.report.problems.push(self.placed(problem, member));
        }
        for (mut part, slice) in report.parts.into_iter().zip(slices) {
            part.problems = part.problems.into_iter().map(|problem| self.placed(problem, member)).collect();
            part.part = named(member, part.part.as_deref());
            self.report.parts.push(part);
            self.slices.push(slice);
        }
    }

    /// A problem of a member, as one of the dropped file. A member that is no table costs only itself.
    fn placed(&self, mut problem: Problem, member: Option<&str>) -> Problem {
        problem.place.part = named(member, problem.place.part.as_deref());
        problem.in_file(&self.report.path)
    }

    /// Search Console writes one export as several tables: what its filters or its days say of the period holds for
    /// those beside them that say none. Two exports in one archive, of other days, lend each other nothing.
    fn lend_period(&mut self) {
        let is_own = |part: &PartReport| part.source.as_deref() == Some("search_console");
        let stated = |is_wanted: &dyn Fn(&PartReport) -> bool| {
            let mut all =
                self.report.parts.iter().filter(|part| is_own(part) && is_wanted(part)).map(|part| part.period);
            let first = all.next()??;
            all.all(|other| other == Some(first)).then_some(first)
        };
        let by_days = || stated(&|part| part.report.as_deref() == Some("dates"));
        let Some(period) = stated(&|part| part.table.is_none() && part.period.is_some()).or_else(by_days) else {
            return;
        };
        for (part, slice) in self.report.parts.iter_mut().zip(&mut self.slices) {
            if let Some(slice) = slice.as_mut().filter(|_| is_own(part) && part.period.is_none()) {
                slice.meta.period = Some(period);
                part.period = Some(period);
                part.problems.retain(|problem| problem.id != "no_period");
            }
        }
    }

    pub fn finish(mut self) -> (FileReport, Vec<Option<Slice>>) {
        self.lend_period();
        self.report.hash = self.hash.map_or_else(String::new, |hash| format!("{hash:016x}"));
        let has_table = !self.report.parts.is_empty();
        for problem in self.report.problems.iter_mut().filter(|_| has_table) {
            problem.severity = problem.severity.min(Severity::Warning);
        }
        (self.report, self.slices)
    }
}

fn named(member: Option<&str>, block: Option<&str>) -> Option<String> {
    match (member, block) {
        (Some(member), Some(block)) => Some(format!("{member}{BLOCK}{block}")),
        (member, block) => member.or(block).map(str::to_owned),
    }
}
