//! `Source` and `Report`: what a system's file declares of itself. Data, plus one optional function for what data cannot say.

use crate::model::facts::Slice;
use crate::model::field::Field;
use crate::model::mapping::Mapping;
use crate::model::money::Currency;
use crate::model::period::Period;
use crate::model::table::Table;
use crate::problem::Problem;
use crate::read::plan::Plan;
use crate::words::Said;

/// One system whose exports we know. `id` is the folder name of its fixtures and the word to grep for.
pub struct Source {
    pub id: &'static str,
    pub name: Said,
    /// The vendor's own page on this export.
    pub help: &'static str,
    pub reports: &'static [Report],
}

/// One kind of file (or block) a system writes.
pub struct Report {
    pub id: &'static str,
    pub name: Said,
    /// Where the rows go; `None` = recognised, but nothing in it is a fact we keep (GA4 retention matrix).
    pub table: Option<Table>,
    /// A header is this report's when each group has at least one of its aliases present.
    pub needs: &'static [&'static [&'static str]],
    /// Headers that speak against it: with one of these present it is another report.
    pub not: &'static [&'static str],
    /// A word in the title or comment lines above the header that makes it certain (`campaign report`).
    pub title: &'static [&'static str],
    /// Its headers are everyday words or another system's too: it is this report only when the file's name has one of
    /// these words, lower case. Empty: any name.
    pub files: &'static [&'static str],
    /// In order of worth: when several columns of a file go to the same field, the first rule's value counts and
    /// the others fill the rows where it is empty (customer id, else e-mail; UTM source, else source). Of numbers
    /// and money only the first column is read: an empty cell of link clicks is none, not the clicks of all kinds.
    pub columns: &'static [Rule],
    /// First cells (lower case, prefix) of totals rows and of footers.
    pub totals: &'static [&'static str],
    pub footer: &'static [&'static str],
    /// A row with all dimension cells empty is the totals row.
    pub empty_dims_total: bool,
    /// The system writes `11/14/2026` whatever the language, so that 03/04 is no riddle.
    pub is_month_first: bool,
    /// Its headers are everyday words (`Date,Users`): it is this system's only below comment lines (`# …`).
    pub is_in_comments: bool,
    /// Rates in a column for each currency, headed by its code.
    pub is_by_currency: bool,
    /// Where the currency comes from when no column holds it.
    pub currency: CurrencyFrom,
    /// Last look at the parsed slice: won flags from stages, failed payments out, line items joined.
    pub refine: Option<fn(&mut Slice, &Context) -> Vec<Problem>>,
}

impl Report {
    /// A report with a header of known words and nothing unusual; the rest is added by the methods below.
    pub const fn new(
        id: &'static str,
        name: Said,
        table: Option<Table>,
        needs: &'static [&'static [&'static str]],
        columns: &'static [Rule],
    ) -> Self {
        Self {
            id,
            name,
            table,
            needs,
            not: &[],
            title: &[],
            files: &[],
            columns,
            totals: &[],
            footer: &[],
            empty_dims_total: false,
            is_month_first: false,
            is_in_comments: false,
            is_by_currency: false,
            currency: CurrencyFrom::Unsaid,
            refine: None,
        }
    }

    /// The same report, known by other headers.
    pub const fn needs(mut self, headers: &'static [&'static [&'static str]]) -> Self {
        self.needs = headers;
        self
    }

    pub const fn not(mut self, headers: &'static [&'static str]) -> Self {
        self.not = headers;
        self
    }

    pub const fn title(mut self, words: &'static [&'static str]) -> Self {
        self.title = words;
        self
    }

    pub const fn files(mut self, words: &'static [&'static str]) -> Self {
        self.files = words;
        self
    }

    /// A row that names nothing is the totals row.
    pub const fn empty_dims_total(mut self) -> Self {
        self.empty_dims_total = true;
        self
    }

    pub const fn in_comments(mut self) -> Self {
        self.is_in_comments = true;
        self
    }

    pub const fn by_currency(mut self) -> Self {
        self.is_by_currency = true;
        self
    }

    pub const fn month_first(mut self) -> Self {
        self.is_month_first = true;
        self
    }

    pub const fn footer(mut self, first_cells: &'static [&'static str]) -> Self {
        self.footer = first_cells;
        self
    }

    pub const fn totals(mut self, first_cells: &'static [&'static str]) -> Self {
        self.totals = first_cells;
        self
    }

    pub const fn currency(mut self, from: CurrencyFrom) -> Self {
        self.currency = from;
        self
    }

    pub const fn refine(mut self, last_look: fn(&mut Slice, &Context) -> Vec<Problem>) -> Self {
        self.refine = Some(last_look);
        self
    }
}

/// One known column: every header it goes by, in every language seen, lower case, without units or currency.
pub struct Rule {
    pub field: Field,
    pub aliases: &'static [&'static str],
    pub read: As,
}

impl Rule {
    /// A column read as the kind of its field says.
    pub const fn of(field: Field, aliases: &'static [&'static str]) -> Self {
        Self { field, aliases, read: As::Kind }
    }

    pub const fn read(field: Field, aliases: &'static [&'static str], read: As) -> Self {
        Self { field, aliases, read }
    }

    /// Known, deliberately not kept.
    pub const fn ignore(aliases: &'static [&'static str]) -> Self {
        Self { field: Field::FreeText, aliases, read: As::Ignore }
    }
}

/// How the cells of a column are written, where the kind of the field does not say it all.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum As {
    /// By the field's kind, the locale found from the whole column.
    Kind,
    /// Money in cents, or in micros.
    Minor,
    Micros,
    /// A share in percent or 0..1; `always` percent when no sign is written.
    Share,
    Percent,
    /// A duration in any notation.
    Seconds,
    /// Known and deliberately not kept: derived ratios, notes, ids of no use.
    Ignore,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum CurrencyFrom {
    /// The header's own words: `Amount spent (USD)`, `Расход, ₽`.
    Header,
    /// Always the same for this system.
    Fixed(&'static str),
    /// The file does not say: the workspace's currency is assumed and the person told.
    Unsaid,
}

/// What stands around the table: title lines, comments, file name.
#[derive(Clone, Debug, Default)]
pub struct Context {
    pub file: String,
    /// Lines above the header, as text.
    pub preamble: Vec<String>,
    /// Period stated above the header.
    pub period: Option<Period>,
    pub account: Option<String>,
    pub currency: Option<Currency>,
    /// Which of the columns that stand once for each network this table is made of.
    pub member: Option<String>,
    /// The header cells as written.
    pub header: Vec<String>,
}

/// A report found in a file: what it is, why we think so, and how to parse it.
pub struct Found {
    pub source: &'static Source,
    pub report: &'static Report,
    /// Block or sheet, where the file has several.
    pub part: Option<String>,
    /// 0..=1.
    pub confidence: f64,
    /// "9 of 9 header words, comment lines".
    pub why: Said,
    pub context: Context,
    pub plan: Plan,
    /// Every column of the file with the field it goes to, `None` = not used.
    pub columns: Vec<(String, Option<Field>)>,
    pub mapping: Mapping,
    pub problems: Vec<Problem>,
}
