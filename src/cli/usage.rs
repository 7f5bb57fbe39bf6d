//! What the command says when it cannot do what it was asked: what, where, how to mend. It exits non-zero then.

use sextant::problem::Problem;

#[derive(Debug)]
pub struct Failure {
    what: String,
    mend: String,
}

impl Failure {
    pub fn new(what: String, mend: String) -> Self {
        Self { what, mend }
    }

    pub fn usage(what: String, usage: &str) -> Self {
        Self { what, mend: format!("Usage: {usage}") }
    }

    pub fn internal(detail: &str) -> Self {
        Self { what: format!("The answer could not be written: {detail}"), mend: "Report this as a fault.".into() }
    }
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        let detail = problem.detail.map(|detail| format!(": {detail}")).unwrap_or_default();
        Self { what: format!("{}{detail}", problem.what.en), mend: problem.mend.en.into_owned() }
    }
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "sextant: {}\n{}", self.what, self.mend)
    }
}
