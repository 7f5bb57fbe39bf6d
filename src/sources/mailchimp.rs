//! Mailchimp: the list of campaigns with its figures, a campaign of its API, which has names but no figures, the
//! exported audience, and the e-mails of an automation (documented, not seen). Each campaign stands on the day it was
//! sent; rates are left to be computed from the counts.

use super::ad_tables::fill;
use super::mail_words::{COLUMNS, CONTACTS, mailings, subscribers};
use super::source::{Context, CurrencyFrom, Report, Rule, Source};
use crate::model::column::NONE;
use crate::model::facts::Slice;
use crate::model::field::Field;
use crate::model::table::Table;
use crate::problem::{Problem, Severity};
use crate::words::{Said, plural_en, plural_ru};

pub static SOURCE: Source = Source {
    id: "mailchimp",
    name: Said::fixed("Mailchimp", "Mailchimp"),
    help: "https://mailchimp.com/help/export-campaign-reports/",
    reports: &[CAMPAIGNS, AUTOMATIONS, AUDIENCE, API],
};

const CAMPAIGNS: Report = Report::new(
    "campaigns",
    Said::fixed("campaigns", "рассылки"),
    Some(Table::Messages),
    &[
        &["send date", "дата отправки"],
        &["successful deliveries", "успешно доставлено", "успешные доставки"],
        &["unique opens", "уникальные открытия"],
        &["unique clicks", "уникальные клики"],
    ],
    COLUMNS,
)
.currency(CurrencyFrom::Unsaid)
.refine(last_look);

/// E-mails that go out by themselves have no day they were sent on: the figures are of the whole period.
const AUTOMATIONS: Report = Report::new(
    "automations",
    Said::fixed("automations", "автоматические рассылки"),
    Some(Table::Messages),
    &[
        &["automation", "automation title", "workflow", "workflow title", "email title", "автоматизация"],
        &["successful deliveries", "total recipients", "emails sent", "sends"],
        &["unique opens"],
        &["unique clicks"],
    ],
    COLUMNS,
)
.not(&["send date"])
.currency(CurrencyFrom::Unsaid)
.refine(mailings);

const AUDIENCE: Report = Report::new(
    "audience",
    Said::fixed("audience", "аудитория"),
    Some(Table::Contacts),
    &[&["member_rating"], &["optin_time", "confirm_time", "last_changed"], &["leid", "euid", "email address", "email"]],
    CONTACTS,
)
.refine(audience);

const API: Report = Report::new(
    "api_campaign",
    Said::fixed("campaign settings of the API, without figures", "настройки рассылки из API, без показателей"),
    Some(Table::Messages),
    &[&["send_time"], &["subject_line"], &["list_id"]],
    &[
        Rule::of(Field::Date, &["send_time"]),
        Rule::of(Field::Campaign, &["title", "subject_line"]),
        Rule::of(Field::List, &["list_id"]),
    ],
);

/// A split test is listed as its variants and once more as their sum, under the bare title: the sum is left out.
fn last_look(slice: &mut Slice, context: &Context) -> Vec<Problem> {
    mailings(slice, context);
    let Some(campaigns) = slice.column(Field::Campaign) else { return Vec::new() };
    let variants: Vec<&str> = campaigns.dict.iter().filter_map(parent_of).collect();
    let is_sum: Vec<bool> = campaigns.dict.iter().map(|title| variants.contains(&title)).collect();
    let keep: Vec<bool> = campaigns
        .values()
        .into_iter()
        .map(|code| {
            code == NONE || !usize::try_from(code).ok().and_then(|code| is_sum.get(code).copied()).unwrap_or(false)
        })
        .collect();
    let left_out = keep.iter().filter(|keep| !**keep).count() as i64;
    if left_out == 0 {
        return Vec::new();
    }
    slice.retain(&keep);
    let what = Said::new(
        format!(
            "{left_out} {} that only {} up the variants of a split test",
            plural_en(left_out, "line", "lines"),
            plural_en(left_out, "adds", "add")
        ),
        format!("{left_out} {}, где сложены варианты сплит-теста", plural_ru(left_out, "строка", "строки", "строк")),
    );
    let what = Said::new(
        format!("{} – left out, so that nothing counts twice", what.en),
        format!("{} – не учтены, чтобы ничего не посчитать дважды", what.ru),
    );
    let mend = Said::fixed(
        "Nothing to do: the variants themselves are counted",
        "Ничего делать не нужно: сами варианты учтены",
    );
    vec![Problem::new("split_test_sums", Severity::Note, what, mend)]
}

/// The file holds the subscribed, the unsubscribed or the cleaned, and only its columns say which.
fn audience(slice: &mut Slice, context: &Context) -> Vec<Problem> {
    if !slice.meta.has(Field::Status) {
        let has = |word: &str| context.header.iter().any(|cell| cell.trim().eq_ignore_ascii_case(word));
        let status = match (has("clean_time"), has("unsub_time")) {
            (true, _) => "cleaned",
            (_, true) => "unsubscribed",
            _ => "subscribed",
        };
        fill(slice, Field::Status, status);
    }
    subscribers(slice, context)
}

/// `Autumn` of `Autumn | Combo 2` or `Autumn | Winner`.
fn parent_of(title: &str) -> Option<&str> {
    let (parent, variant) = title.rsplit_once(" | ")?;
    (variant == "Winner" || variant.starts_with("Combo ") || variant.starts_with("Combination ")).then_some(parent)
}
