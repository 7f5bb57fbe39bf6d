//! What the command says when it cannot do what it was asked: what, where, how to mend. It exits non-zero then.

use sextant::problem::Problem;

#[derive(Debug)]
pub struct Failure {
    what: String,
    mend: String,
    /// What could be said all the same: it goes to standard output, as without a failure.
    pub told: String,
    pub code: u8,
}

/// The command line itself was wrong, or a file is not there.
const USAGE: u8 = 2;
/// A file is there and holds no table.
const UNREADABLE: u8 = 1;

impl Failure {
    pub fn new(what: String, mend: String) -> Self {
        Self { what, mend, told: String::new(), code: USAGE }
    }

    pub fn usage(what: String, usage: &str) -> Self {
        Self::new(what, format!("Usage: {usage}"))
    }

    pub fn internal(detail: &str) -> Self {
        Self::new(format!("The answer could not be written: {detail}"), "Report this as a fault.".into())
    }

    /// Some files hold no table: named, after the report on all of them.
    pub fn unreadable(problems: &[Problem], told: String) -> Option<Self> {
        let first = problems.first()?;
        let name = |problem: &Problem| problem.place.file.clone().unwrap_or_default();
        let what: Vec<String> =
            problems.iter().map(|problem| format!("{}: {}", name(problem), problem.what.en)).collect();
        Some(Self { told, code: UNREADABLE, ..Self::new(what.join("\n"), first.mend.en.to_string()) })
    }
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        let detail = problem.detail.map(|detail| format!(": {detail}")).unwrap_or_default();
        Self::new(format!("{}{detail}", problem.what.en), problem.mend.en.into_owned())
    }
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "sextant: {}\n{}", self.what, self.mend)
    }
}
