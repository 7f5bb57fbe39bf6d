//! The mapping of one table: what it is, and for each column worth a look its values, the field it goes to and how it
//! was read, each with the way to change it. It changes nothing that is stored.

use super::mapping_cells::{CurrencyRow, HowRead};
use crate::browser::intl;
use crate::state::{say, use_state};
use crate::words_mapping as words;
use leptos::prelude::*;
use sextant::model::field::{Field, Kind, Role};
use sextant::model::mapping::{ColumnSeen, Mapping, ReportId};
use sextant::protocol::PartReport;
use sextant::words::{Lang, Said};

/// Before the names of a panel's controls: the doubtful columns stand in two panels of one report, and radio buttons of
/// one name would exclude each other.
#[derive(Clone, Copy)]
pub struct Scope(pub &'static str);

#[component]
pub fn MappingPanel(
    part: PartReport,
    /// Every column instead of the doubtful ones.
    #[prop(optional)]
    is_all: bool,
) -> impl IntoView {
    let state = use_state();
    let lang = state.lang;
    provide_context(Scope(if is_all { "all" } else { "open" }));
    let mapping = part.mapping.clone();
    let is_unknown = part.source.is_none();
    let is_busy =
        Memo::new(move |_| state.job.with(|job| job.iter().flat_map(|job| &job.lines).any(|line| line.is_reread)));
    let by_hand = mapping.choice.report.is_some();
    let is_shown = |column: &&ColumnSeen| {
        is_all || is_unknown || column.is_doubtful() || (by_hand && !column.is_ignored && !column.header.is_empty())
    };
    let shown: Vec<ColumnSeen> = mapping.columns.iter().filter(is_shown).cloned().collect();
    let (count, all) = (shown.len() as u32, mapping.columns.len() as u32);
    let note = move || {
        let lang = lang.get();
        match (is_unknown, is_all) {
            (true, _) => words::UNKNOWN_NOTE.get(lang).to_owned(),
            (_, true) => words::ALL_KNOWN.get(lang).to_owned(),
            _ if count == all => words::CHECK_ALL.get(lang).to_owned(),
            _ => {
                let all = intl::counted(lang, all, &words::COLUMNS);
                let of = if lang == Lang::Ru { "из" } else { "of" };
                format!("{} {of} {all} {}", intl::count(lang, count), words::NEEDS_LOOK.get(lang))
            }
        }
    };
    let money = has_money(&mapping) && !is_unknown;
    let has_recipe_coming = !mapping.choice.is_empty() && mapping.recipe.is_none() && !is_unknown;
    let (currency, chosen) = (part.currency, mapping.clone());
    let rows = shown
        .into_iter()
        .map(|column| view! { <ColumnRow column=column mapping=mapping.clone() is_unknown=is_unknown/> });
    let rows = rows.collect_view();
    view! {
        // Nothing can be pressed while the file is read again: what it would act on is about to be drawn anew.
        <fieldset class="mapping" aria-label=say(&words::WHAT_IS_IT) disabled=move || is_busy.get()>
            <header class="mapping__head">
                <ReportMenu mapping=mapping.clone() source=part.source.clone() report=part.report.clone()/>
                <span class="mapping__note">{note}</span>
            </header>
            <table class="table mapping__table">
                <thead><tr>
                    <th scope="col">{say(&words::COLUMN)}</th>
                    <th scope="col">{say(&words::VALUES)}</th>
                    {(!is_unknown).then(|| view! {
                        <th scope="col">{say(&words::FIELD)}</th>
                        <th scope="col">{say(&words::HOW)}</th>
                    })}
                </tr></thead>
                <tbody>
                    {rows}
                    {money.then(|| view! { <CurrencyRow mapping=chosen currency=currency/> })}
                </tbody>
            </table>
            {has_recipe_coming.then(|| view! { <p class="mapping__foot">{say(&words::RECIPE_WILL_BE)}</p> })}
        </fieldset>
    }
}

/// Money that no column of currencies speaks for.
fn has_money(mapping: &Mapping) -> bool {
    let goes = |is: fn(Field) -> bool| mapping.columns.iter().filter_map(|column| column.field).any(is);
    goes(|field| field.kind() == Kind::Money) && !goes(|field| field == Field::Currency)
}

/// What the table is: as recognised, another report that fits, or a table of the person's own.
#[component]
fn ReportMenu(mapping: Mapping, source: Option<String>, report: Option<String>) -> impl IntoView {
    let state = use_state();
    let lang = state.lang;
    let now = source.zip(report).map(|(source, report)| ReportId { source, report });
    let is_unknown = now.is_none();
    let option = |at: usize| {
        let name = mapping.reports[at].clone();
        let is_now = Some(&name.id) == now.as_ref();
        let is_plain = is_plain(&name.id);
        let text = move || {
            let lang = lang.get();
            match is_plain {
                true => capital(name.report.get(lang)),
                false => format!("{} · {}", name.source.get(lang), name.report.get(lang)),
            }
        };
        view! { <option value=at.to_string() selected=is_now>{text}</option> }
    };
    let places = |plain: bool| {
        let reports = mapping.reports.iter().enumerate();
        reports.filter(move |(_, name)| is_plain(&name.id) == plain).map(|(at, _)| at).collect::<Vec<_>>()
    };
    let (systems, plain) = (places(false), places(true));
    let systems = (!systems.is_empty()).then(|| {
        let options = systems.into_iter().map(option).collect_view();
        view! { <optgroup label=say(&words::LOOKS_LIKE)>{options}</optgroup> }
    });
    let plain = plain.into_iter().map(option).collect_view();
    // A report that is not among those which fit came from an older recipe.
    let is_listed = mapping.reports.iter().any(|name| Some(&name.id) == now.as_ref());
    let Scope(scope) = expect_context();
    let keep = format!("{scope} {} report", mapping.key);
    let mapping = StoredValue::new(mapping);
    let on_change = move |event| {
        let Ok(at) = event_target_value(&event).parse::<usize>() else { return };
        mapping.with_value(|mapping| {
            let Some(name) = mapping.reports.get(at) else { return };
            state.decide(&mapping.key, &mapping.choice, |choice| {
                choice.columns.clear();
                choice.report = (mapping.found.as_ref() != Some(&name.id)).then(|| name.id.clone());
            });
        });
    };
    view! {
        <select class="select mapping__report" aria-label=say(&words::WHAT_IS_IT) data-keep=keep on:change=on_change>
            {(is_unknown || !is_listed).then(|| view! {
                <option value="" selected disabled>{say(&words::WHAT_IS_IT_CHOOSE)}</option>
            })}
            {systems}
            <optgroup label=say(&words::PLAIN_TABLES)>{plain}</optgroup>
        </select>
    }
}

fn is_plain(id: &ReportId) -> bool {
    id.source == "plain_table"
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[component]
fn ColumnRow(column: ColumnSeen, mapping: Mapping, is_unknown: bool) -> impl IntoView {
    let samples = column.samples.join(" · ");
    let cells = (!is_unknown).then(|| {
        let how = view! { <HowRead column=column.clone() mapping=mapping.clone()/> };
        view! {
            <td class="mapping__field"><FieldMenu column=column.clone() mapping=mapping.clone()/></td>
            <td class="mapping__how">{how}</td>
        }
    });
    view! {
        <tr>
            <th scope="row" class="mapping__column">{column.header.clone()}</th>
            <td class="mapping__values">{samples}</td>
            {cells}
        </tr>
    }
}

/// Where the column goes; of what is of a person only whether it is kept.
#[component]
fn FieldMenu(column: ColumnSeen, mapping: Mapping) -> impl IntoView {
    let state = use_state();
    let lang = state.lang;
    let Scope(scope) = expect_context();
    let keep = format!("{scope} {} {} {}", mapping.key, column.word, column.nth);
    let name = column.header.clone();
    let label = move || format!("{}: {name}", words::FIELD.get(lang.get()));
    let (key, choice) = (mapping.key.clone(), mapping.choice.clone());
    let (word, nth) = (column.word.clone(), column.nth);
    let send = move |field: Option<Field>| state.decide(&key, &choice, |choice| choice.send(&word, nth, field));
    let is_switch = column.personal.is_some() && column.field.is_none_or(|field| field.role() == Role::Personal);
    if let Some(personal) = column.personal.filter(|_| is_switch && column.field != Some(Field::Email)) {
        // An e-mail is never kept as it is written: where it can be used, it is as a fingerprint.
        let on_change = move |event| send(event_target_checked(&event).then_some(personal));
        let is_kept = column.field.is_some();
        return view! {
            <label class="mapping__keep">
                <input type="checkbox" prop:checked=is_kept data-keep=keep aria-label=label on:change=on_change/>
                {say(&words::KEEP)}
            </label>
        }
        .into_any();
    }
    let groups = groups(&mapping.fields, column.field);
    let now = column.field;
    let options = groups.into_iter().map(|(head, fields)| {
        let options = fields.into_iter().map(|field| {
            let text = move || field.name().get(lang.get()).to_owned();
            view! { <option value=field.id() selected={Some(field) == now}>{text}</option> }
        });
        let options = options.collect_view();
        view! { <optgroup label=say(head)>{options}</optgroup> }
    });
    view! {
        <select
            class="select"
            aria-label=label
            data-keep=keep
            on:change=move |event| send(Field::from_id(&event_target_value(&event)))
        >
            <option value="" selected=now.is_none()>{say(&words::NOWHERE)}</option>
            {options.collect_view()}
        </select>
    }
    .into_any()
}

/// Fields under their heads, in the order of the catalogue; the one in use is always there.
fn groups(fields: &[Field], now: Option<Field>) -> Vec<(&'static Said, Vec<Field>)> {
    let head = |field: Field| match (field.role(), field.kind()) {
        (Role::Personal, _) => &words::PERSONAL,
        (Role::Identity, _) => &words::IDS,
        (_, Kind::Day) => &words::DAYS,
        (Role::Dimension, _) => &words::NAMES,
        _ => &words::NUMBERS,
    };
    let heads = [&words::DAYS, &words::NUMBERS, &words::NAMES, &words::IDS, &words::PERSONAL];
    let mut all = fields.to_vec();
    all.extend(now.filter(|field| !fields.contains(field)));
    let group = |wanted: &'static Said| {
        let own = all.iter().copied().filter(|field| std::ptr::eq(head(*field), wanted));
        (wanted, own.collect::<Vec<_>>())
    };
    heads.into_iter().map(group).filter(|(_, fields)| !fields.is_empty()).collect()
}
