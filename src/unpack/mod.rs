//! Containers: workbooks, archives, JSON, tables saved as web pages – each to members that are tables of text, which
//! then go the way of any export. Nothing here knows a report; it writes down what stands there, and where.
//!
//! Row N of a sheet is line N of its text, so that a line named later is the row the person sees. Numbers are written
//! so that no reader can take their point for a thousands sign, shares with their percent sign, days as ISO.

mod archive;
mod compound;
mod html;
mod json;
pub mod kind;
mod rates;
mod tabbed;
mod trouble;
pub mod wire;
mod workbook;

use crate::problem::{Problem, Severity};
use kind::{Container, kind};

/// Between the names of nested things: `exports.zip ▸ ads.xlsx ▸ March`.
pub const INSIDE: &str = " ▸ ";

/// How far a container may grow when it is opened.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes of all members together.
    pub bytes: u64,
    /// Times an archive may grow once it is past `FREE`: text shrinks to a tenth, a trap to a thousandth.
    pub ratio: u64,
    /// Files in one archive.
    pub entries: usize,
    /// Archives inside archives.
    pub depth: usize,
}

impl Limits {
    /// What a browser's tab can hold and no honest export needs.
    pub const USUAL: Self = Self { bytes: 1 << 30, ratio: 200, entries: 2000, depth: 2 };
}

/// Below so many bytes no ratio is suspicious: a sheet of zeros shrinks to nothing.
const FREE: u64 = 64 << 20;

/// One table of a container.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// Sheet or inner file, nested names joined by `INSIDE`; `None` where the container holds one thing without a name.
    pub part: Option<String>,
    /// The name to recognise it by: the inner file's own, with the sheet's title.
    pub name: String,
    /// Its text was written here: UTF-8, cells parted by tabs. Otherwise the bytes are a file as it lay in an archive.
    pub is_tabbed: bool,
    pub bytes: Vec<u8>,
}

/// Who is handed what comes out, one member at a time, so that only one has to be held.
pub trait Taker {
    fn take(&mut self, member: Member);
    /// How far it is, 0..=1.
    fn step(&mut self, share: f64);
}

/// Opens a container and hands over its members in their order. The problems told are of parts that were left out.
/// Errors: nothing could be taken out; the problem says why and what to do.
pub fn unpack(
    container: Container,
    name: &str,
    bytes: &[u8],
    limits: &Limits,
    taker: &mut dyn Taker,
) -> Result<Vec<Problem>, Problem> {
    let mut work = Work {
        limits,
        left: limits.bytes,
        allowed: (bytes.len() as u64).saturating_mul(limits.ratio).max(FREE),
        depth: 0,
        path: Vec::new(),
        from: 0.0,
        to: 1.0,
        given: 0,
        problems: Vec::new(),
        taker,
    };
    work.open(container, name, bytes).map_err(|problem| problem.in_file(name))?;
    let (given, problems) = (work.given, work.problems);
    if given == 0 {
        let error = problems.into_iter().find(|problem| problem.severity == Severity::Error);
        return Err(error.unwrap_or_else(trouble::nothing_inside).in_file(name));
    }
    Ok(problems.into_iter().map(|problem| problem.in_file(name)).collect())
}

/// The same with all members at once, for files that are known to be small.
pub fn unpack_all(
    container: Container,
    name: &str,
    bytes: &[u8],
    limits: &Limits,
) -> Result<(Vec<Member>, Vec<Problem>), Problem> {
    struct All(Vec<Member>);
    impl Taker for All {
        fn take(&mut self, member: Member) {
            self.0.push(member);
        }
        fn step(&mut self, _: f64) {}
    }
    let mut all = All(Vec::new());
    let problems = unpack(container, name, bytes, limits, &mut all)?;
    Ok((all.0, problems))
}

/// A container while it is opened, and those around it.
struct Work<'a> {
    limits: &'a Limits,
    /// Bytes that may still come out.
    left: u64,
    /// The same by the ratio to the outermost file.
    allowed: u64,
    depth: usize,
    /// Names of the archives' entries that lead here.
    path: Vec<String>,
    /// The share of the work this container is.
    from: f64,
    to: f64,
    given: usize,
    problems: Vec<Problem>,
    taker: &'a mut dyn Taker,
}

impl Work<'_> {
    fn open(&mut self, container: Container, name: &str, bytes: &[u8]) -> Result<(), Problem> {
        match container {
            Container::Zip => archive::zip(self, name, bytes),
            Container::Gzip => archive::gzip(self, name, bytes),
            Container::Xlsx => guarded(|| workbook::xlsx(self, name, bytes)),
            Container::Xls => guarded(|| workbook::xls(self, name, bytes)),
            Container::Ods => guarded(|| workbook::ods(self, name, bytes)),
            Container::Json => json::whole(self, name, bytes),
            Container::NdJson => json::lines(self, name, bytes),
            Container::Html => html::tables(self, name, bytes),
            Container::RatesXml => rates::rates(self, name, bytes),
        }
    }

    /// A file from inside an archive: opened in its turn, or handed over as it is.
    fn inner(&mut self, part: Option<String>, name: &str, bytes: Vec<u8>) -> Result<(), Problem> {
        let depth = self.path.len();
        self.path.extend(part);
        let result = match kind(&bytes) {
            Some(inner) => {
                self.depth += 1;
                let result = match self.depth > self.limits.depth {
                    true => Err(trouble::too_deep(self.limits.depth)),
                    false => self.open(inner, name, &bytes),
                };
                self.depth -= 1;
                result
            }
            None => {
                self.give(None, name, false, bytes);
                Ok(())
            }
        };
        let part = self.part(None);
        self.path.truncate(depth);
        result.map_err(|problem| match (&problem.place.part, part) {
            (None, Some(part)) => problem.in_part(&part),
            _ => problem,
        })
    }

    /// The names that lead to a part of this container.
    fn part(&self, part: Option<&str>) -> Option<String> {
        let names: Vec<&str> = self.path.iter().map(String::as_str).chain(part).collect();
        (!names.is_empty()).then(|| names.join(INSIDE))
    }

    fn give(&mut self, part: Option<&str>, name: &str, is_tabbed: bool, bytes: Vec<u8>) {
        let part = self.part(part);
        self.given += 1;
        self.taker.take(Member { part, name: name.to_owned(), is_tabbed, bytes });
    }

    /// A table of its own within this container: its bytes are counted here.
    fn give_table(&mut self, part: Option<&str>, name: &str, bytes: Vec<u8>) -> Result<(), Problem> {
        self.count(bytes.len() as u64)?;
        let name = match part {
            Some(part) => format!("{name}{INSIDE}{part}"),
            None => name.to_owned(),
        };
        self.give(part, &name, true, bytes);
        Ok(())
    }

    /// Counts bytes that came out.
    /// Errors: more than a tab can hold, or than an honest file grows to.
    fn count(&mut self, bytes: u64) -> Result<(), Problem> {
        let room = self.room();
        if bytes > room {
            return Err(self.too_much());
        }
        self.left -= bytes;
        self.allowed -= bytes;
        Ok(())
    }

    /// Bytes that may still come out.
    fn room(&self) -> u64 {
        self.left.min(self.allowed)
    }

    fn too_much(&self) -> Problem {
        if self.allowed < self.left { trouble::trap() } else { trouble::too_large(self.limits.bytes) }
    }

    /// How far this container is, 0..=1.
    fn step(&mut self, share: f64) {
        self.taker.step(self.from + (self.to - self.from) * share.clamp(0.0, 1.0));
    }

    /// Does a piece of the work that is told as this share of it.
    fn within<T>(&mut self, from: f64, to: f64, run: impl FnOnce(&mut Self) -> T) -> T {
        let whole = (self.from, self.to);
        let size = whole.1 - whole.0;
        (self.from, self.to) = (whole.0 + size * from, whole.0 + size * to);
        let result = run(self);
        (self.from, self.to) = whole;
        result
    }
}
/// The reader of workbooks trusts lengths and offsets inside the file and panics on some that lie: such a workbook is
/// damaged, and no more than that. In a browser a panic ends the unpacker instead, and the engine tells the same.
fn guarded(read: impl FnOnce() -> Result<(), Problem>) -> Result<(), Problem> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(read))
        .unwrap_or_else(|_| Err(trouble::damaged_workbook("its parts contradict each other")))
}
