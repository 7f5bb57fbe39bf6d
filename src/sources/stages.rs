//! Which stages of a deal mean won, lost or still open, in the words the systems use.
//!
//! Source: the vendors' default pipelines – HubSpot, Salesforce, Bitrix24 (stage ids and Russian names), Pipedrive,
//! Kommo/amoCRM. A stage a team named itself is not guessed at: flags of the same row decide, or it stays unknown.

use super::refine::{drop_field, put, rename, values};
use super::source::Context;
use crate::model::column::NONE;
use crate::model::facts::Slice;
use crate::model::field::Field;
use crate::problem::{Problem, Severity};
use crate::words::{Said, plural_en, plural_ru};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Won,
    Lost,
    Open,
    /// A name no vendor ships.
    Unknown,
}

/// What the close date of a file means for a deal whose end is not known.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum CloseDate {
    /// Also the expected one (CRMs): it counts only when the deal is known to be closed.
    Expected,
    /// The day it closed, as the table says.
    Stated,
}

/// Parted by `|`, lower case, `е` for `ё`.
static WON: &str = "won|win|closedwon|closed won|closed - won|won deal|deal won|s|\
    выиграна|выигран|выиграно|выиграли|выигранная|сделка успешна|сделка выиграна|успешна|успешно|успех|успешно реализовано|\
    успешно завершена|закрыта успешно|закрыто успешно|закрытые заключенные|закрыта и выиграна|закрыто и выиграно|закрыто – выиграно|закрыто - выиграно|\
    ganado|ganada|cierre ganado|cerrado ganado|cerrada ganada|cerrado - ganado|\
    ganho|fechado ganho|fechado - ganho|\
    gewonnen|geschlossen und gewonnen|gagné|gagnée|fermé gagné";

static LOST: &str = "lost|lose|closedlost|closed lost|closed - lost|closed lost to competition|\
    closed-lost to competition|deal lost|deal failed|analyze failure|apology|f|\
    проиграна|проигран|проиграно|проигранная|сделка провалена|сделка проиграна|провалена|провалено|провал|отказ|\
    анализ причины провала|закрыто и не реализовано|закрыто и проиграно|закрыто неуспешно|закрыта неуспешно|\
    закрытые упущенные|закрытые и выигранные конкурентами|закрыта и проиграна|закрыто – проиграно|закрыто - проиграно|\
    perdido|perdida|cierre perdido|cerrado perdido|cerrada perdida|cerrado - perdido|\
    fechado perdido|fechado - perdido|\
    verloren|geschlossen und verloren|perdu|perdue|fermé perdu";

/// HubSpot, Salesforce, Bitrix24, then Pipedrive, Kommo and amoCRM, then Zoho.
static OPEN: &str = "open|new|in progress|in work|p|\
    appointment scheduled|appointmentscheduled|qualified to buy|qualifiedtobuy|presentation scheduled|\
    presentationscheduled|presentation|decision maker bought-in|decisionmakerboughtin|contract sent|contractsent|\
    prospecting|qualification|qualify|needs analysis|value proposition|id. decision makers|perception analysis|\
    proposal/price quote|proposal|proposal sent|negotiation/review|negotiation|meet & present|propose|negotiate|\
    preparation|prepayment_invoice|executing|final_invoice|новая|подготовка документов|счет на предоплату|в работе|\
    финальный счет|сделка в работе|открыта|открыто|\
    lead in|qualified|contact made|demo scheduled|proposal made|negotiations started|engaging|initial contact|offer made|\
    incoming leads|discussions|decision making|contract discussion|\
    первичный контакт|переговоры|принимают решение|согласование договора|неразобранное|\
    identify decision makers|оценка пригодности|требуется анализ|ценностное предложение|\
    идентификация ответственных за принятие решений|переговоры /оценка|\
    коммерческое предложение/ценовое предложение|встреча назначена|презентация назначена|договор отправлен";

/// Stages of a person's way, as HubSpot writes them and what else they are called: its API's words, the short forms,
/// Russian. Parted by `|`, lower case, `е` for `ё`. Source: HubSpot knowledge base, "Lifecycle stages"; Bitrix24's
/// converted lead (status `CONVERTED`) is the one that sales took over.
static LIFECYCLE: &[(&str, &str)] = &[
    ("Subscriber", "subscriber|подписчик"),
    ("Lead", "lead|лид"),
    (
        "Marketing Qualified Lead",
        "marketing qualified lead|marketingqualifiedlead|mql|marketing-qualified lead|\
        лид, квалифицированный маркетингом|маркетинговый квалифицированный лид|\
        квалифицированный маркетингом лид|маркетингово квалифицированный лид",
    ),
    (
        "Sales Qualified Lead",
        "sales qualified lead|salesqualifiedlead|sql|sales-qualified lead|converted|качественный лид|\
        лид, квалифицированный продажами|лид, принятый продажами|квалифицированный продажами лид",
    ),
    ("Opportunity", "opportunity|возможность|сделка"),
    ("Customer", "customer|клиент|покупатель"),
    ("Evangelist", "evangelist|евангелист|адвокат бренда"),
    ("Other", "other|другое|прочее"),
];

/// The stage of a person's way that a word means; a bracket after it is read over.
pub fn lifecycle(word: &str) -> Option<&'static str> {
    let name = word.trim().to_lowercase().replace('ё', "е").replace('\u{a0}', " ");
    let name = name.split_once(" (").map_or(name.as_str(), |(before, _)| before);
    LIFECYCLE.iter().find(|(_, words)| words.split('|').any(|known| known == name)).map(|(stage, _)| *stage)
}

/// Brings the stages of people's ways to one set of names; a team's own stay as they are written.
pub fn tell_lifecycle(slice: &mut Slice) {
    rename(slice, Field::LifecycleStage, |word| Some(lifecycle(word).unwrap_or(word).to_owned()));
}

/// What a stage name or id says. A pipeline in brackets after it and a `C2:` before it are read over.
pub fn outcome(stage: &str) -> Outcome {
    let mut name = stage.trim().to_lowercase().replace('ё', "е").replace('\u{a0}', " ");
    if let Some((before, after)) = name.split_once(':') {
        let pipeline = before.strip_prefix('c').or_else(|| before.strip_prefix("dt")).unwrap_or("");
        if !pipeline.is_empty() && pipeline.bytes().all(|b| b.is_ascii_digit() || b == b'_') {
            name = after.to_owned();
        }
    }
    if name.ends_with(')')
        && let Some((before, _)) = name.rsplit_once(" (")
    {
        name = before.trim_end().to_owned();
    }
    let is_in = |words: &str| !name.is_empty() && words.split('|').any(|word| word == name);
    match () {
        () if is_in(WON) => Outcome::Won,
        () if is_in(LOST) => Outcome::Lost,
        () if is_in(OPEN) => Outcome::Open,
        () => Outcome::Unknown,
    }
}

/// Settles `is_won`, `is_closed` and the close day of every deal.
///
/// Order of belief: a stage or status that names its outcome, then a won flag, then a stage known to be open, then a
/// closed flag. (Exports exist whose closed flag contradicts the stage: they are counted and told.) In a file where
/// some stage is known, a team's own stage names are taken as open. A row about which nothing is known stays unknown.
pub fn settle_deals(slice: &mut Slice, _: &Context, close_date: CloseDate) -> Vec<Problem> {
    let stage = Outcomes::of(slice, Field::Stage);
    let status = Outcomes::of(slice, Field::Status);
    let (won, closed) = (values(slice, Field::IsWon), values(slice, Field::IsClosed));
    if stage.is_none() && status.is_none() && won.is_none() && closed.is_none() {
        if close_date == CloseDate::Expected {
            drop_field(slice, Field::Closed);
        }
        return Vec::new();
    }
    let recognised = [&stage, &status].into_iter().flatten().any(Outcomes::recognised);
    let rows = slice.meta.rows as usize;
    let mut days = values(slice, Field::Closed);
    let (mut is_won, mut is_closed) = (vec![NONE; rows], vec![NONE; rows]);
    let (mut contradictions, mut unknown) = (0, 0);
    for row in 0..rows {
        let flag = |flags: &Option<Vec<i64>>| {
            flags.as_ref().and_then(|flags| flags.get(row)).filter(|flag| **flag != NONE).map(|flag| *flag == 1)
        };
        let named = [&stage, &status].map(|words| words.as_ref().and_then(|words| words.row(row)));
        let decisive = named.into_iter().flatten().find(|o| matches!(o, Outcome::Won | Outcome::Lost));
        let open_name = named.into_iter().flatten().any(|o| o == Outcome::Open);
        let (won_flag, closed_flag) = (flag(&won), flag(&closed));
        let (row_won, row_closed) = match (decisive, won_flag, closed_flag) {
            (Some(Outcome::Won), ..) | (None, Some(true), _) => (1, 1),
            (Some(_), ..) => (0, 1),
            (None, ..) if open_name => (0, 0),
            (None, Some(false), Some(true)) => (0, 1),
            (None, _, Some(false)) => (0, 0),
            (None, None, Some(true)) => (NONE, 1),
            (None, Some(false), None) => (0, if recognised { 0 } else { NONE }),
            (None, None, None) if recognised && named.iter().any(Option::is_some) => (0, 0),
            (None, None, None) => (NONE, NONE),
        };
        contradictions += i64::from(closed_flag.is_some_and(|flag| row_closed != NONE && flag != (row_closed == 1)));
        unknown += i64::from(row_won == NONE);
        (is_won[row], is_closed[row]) = (row_won, row_closed);
        if let Some(days) = &mut days
            && (row_closed == 0 || (row_closed == NONE && close_date == CloseDate::Expected))
        {
            days[row] = NONE;
        }
    }
    put(slice, Field::IsWon, &is_won);
    put(slice, Field::IsClosed, &is_closed);
    if let Some(days) = days {
        put(slice, Field::Closed, &days);
    }
    told(contradictions, unknown, stage.is_some())
}

fn told(contradictions: i64, unknown: i64, has_stage: bool) -> Vec<Problem> {
    let mut problems = Vec::new();
    if contradictions > 0 {
        let deals_en = plural_en(contradictions, "deal", "deals");
        let deals_ru = plural_ru(contradictions, "сделки", "сделок", "сделок");
        problems.push(Problem::new(
            "deal_closed_contradicts_stage",
            Severity::Warning,
            Said::new(
                format!("In {contradictions} {deals_en} the closed mark contradicts the stage; the stage counts"),
                format!("У {contradictions} {deals_ru} отметка о закрытии противоречит стадии; верим стадии"),
            ),
            Said::fixed("Check these deals in the CRM", "Проверьте эти сделки в CRM"),
        ));
    }
    if unknown > 0 && has_stage {
        let deals_en = plural_en(unknown, "deal", "deals");
        let deals_ru = plural_ru(unknown, "сделки", "сделок", "сделок");
        problems.push(Problem::new(
            "deal_outcome_unknown",
            Severity::Warning,
            Said::new(
                format!("Whether {unknown} {deals_en} were won cannot be told from the stage names"),
                format!("У {unknown} {deals_ru} по названию стадии не понять, выиграны ли они"),
            ),
            Said::fixed(
                "Export the deals with a column that says won or lost",
                "Выгрузите сделки с колонкой, где сказано, выиграна сделка или проиграна",
            ),
        ));
    }
    problems
}

/// The outcomes of a text column, told once for each distinct text.
struct Outcomes {
    by_code: Vec<Outcome>,
    codes: Vec<i64>,
}

impl Outcomes {
    fn of(slice: &Slice, field: Field) -> Option<Self> {
        let column = slice.column(field)?;
        Some(Self { by_code: column.dict.iter().map(outcome).collect(), codes: column.values() })
    }

    fn row(&self, row: usize) -> Option<Outcome> {
        self.by_code.get(usize::try_from(*self.codes.get(row)?).ok()?).copied()
    }

    fn recognised(&self) -> bool {
        self.by_code.iter().any(|outcome| *outcome != Outcome::Unknown)
    }
}

#[cfg(test)]
mod tests {
    use super::super::made::slice;
    use super::*;
    use crate::model::column::Column;
    use crate::model::field::Kind;
    use crate::model::table::Table;

    #[track_caller]
    fn check(stage: &str, expect: Outcome) {
        assert_eq!(outcome(stage), expect, "{stage}");
    }

    #[test]
    fn stage_names() {
        use Outcome::{Lost, Open, Unknown, Won};
        check("Closed Won", Won);
        check("closedwon", Won);
        check("Closed won (Sales Pipeline)", Won);
        check("C2:WON", Won);
        check("WON", Won);
        check("Сделка успешна", Won);
        check("Успешно реализовано", Won);
        check("C12:LOSE", Lost);
        check("Анализ причины провала", Lost);
        check("Закрыто и не реализовано", Lost);
        check("Closed Lost", Lost);
        check("C1:NEW", Open);
        check("Счёт на предоплату", Open);
        check("Qualified To Buy", Open);
        check("Won back later", Unknown);
        check("Отгрузка", Unknown);
        check("", Unknown);
        check("Closed - won", Won);
        check("Closed Lost to Competition", Lost);
        check("Закрытые заключённые", Won);
        check("Закрытые упущенные", Lost);
        check("Принимают решение", Open);
    }

    #[test]
    fn ways_of_people() {
        for (word, stage) in [
            ("marketingqualifiedlead", "Marketing Qualified Lead"),
            ("MQL", "Marketing Qualified Lead"),
            ("Лид, квалифицированный маркетингом (MQL)", "Marketing Qualified Lead"),
            ("Качественный лид", "Sales Qualified Lead"),
            ("SQL", "Sales Qualified Lead"),
            ("Клиент", "Customer"),
        ] {
            assert_eq!(lifecycle(word), Some(stage), "{word}");
        }
        assert_eq!(lifecycle("Некачественный лид"), None);
        assert_eq!(lifecycle("Nurturing"), None);
    }

    /// Rows of stage, won flag, closed flag → won, closed, whether the close day stays.
    #[track_caller]
    fn check_rows(rows: &[(&str, i64, i64)], expect: &[(i64, i64, bool)], problems: &[&str]) {
        let mut columns = vec![
            (Field::Stage, Column::from_texts(rows.iter().map(|r| r.0))),
            (Field::Closed, Column::from_values(Kind::Day, &vec![20_000; rows.len()])),
        ];
        for (field, flags) in [
            (Field::IsWon, rows.iter().map(|r| r.1).collect::<Vec<i64>>()),
            (Field::IsClosed, rows.iter().map(|r| r.2).collect()),
        ] {
            if flags.iter().any(|flag| *flag != NONE) {
                columns.push((field, Column::from_values(Kind::Flag, &flags)));
            }
        }
        let mut deals = slice(Table::Deals, columns);
        let told = settle_deals(&mut deals, &Context::default(), CloseDate::Expected);
        let column = |field| values(&deals, field).unwrap();
        let (won, closed, days) = (column(Field::IsWon), column(Field::IsClosed), column(Field::Closed));
        let found: Vec<_> = (0..rows.len()).map(|row| (won[row], closed[row], days[row] != NONE)).collect();
        assert_eq!(found, expect);
        assert_eq!(told.iter().map(|p| p.id.as_str()).collect::<Vec<_>>(), problems);
    }

    #[test]
    fn stages_alone() {
        check_rows(
            &[("Closed Won", NONE, NONE), ("Closed Lost", NONE, NONE), ("Our own step", NONE, NONE), ("", NONE, NONE)],
            &[(1, 1, true), (0, 1, true), (0, 0, false), (NONE, NONE, false)],
            &["deal_outcome_unknown"],
        );
    }

    #[test]
    fn own_stages_without_flags_stay_unknown() {
        check_rows(
            &[("Шаг 1", NONE, NONE), ("Шаг 2", NONE, NONE)],
            &[(NONE, NONE, false); 2],
            &["deal_outcome_unknown"],
        );
    }

    #[test]
    fn flags_decide_for_own_stages() {
        check_rows(
            &[("Шаг 1", 0, 0), ("Шаг 2", 1, 1), ("Шаг 2", 0, 1)],
            &[(0, 0, false), (1, 1, true), (0, 1, true)],
            &[],
        );
        check_rows(
            &[("Шаг 1", NONE, 1), ("Шаг 2", NONE, 0)],
            &[(NONE, 1, true), (0, 0, false)],
            &["deal_outcome_unknown"],
        );
    }

    #[test]
    fn the_stage_is_believed_against_the_closed_mark() {
        check_rows(
            &[("Closed Won", 1, 0), ("Negotiation", 0, 1), ("Closed Lost", 0, 1)],
            &[(1, 1, true), (0, 0, false), (0, 1, true)],
            &["deal_closed_contradicts_stage"],
        );
    }
}
