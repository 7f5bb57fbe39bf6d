//! The last cell of a mapped column – how it was read, with the switch between two readings – and the row of the
//! currency.

use super::mapping_panel::Scope;
use crate::browser::intl;
use crate::parts::segmented::Segmented;
use crate::state::{say, use_state};
use crate::words_mapping as words;
use leptos::prelude::*;
use sextant::model::day::Day;
use sextant::model::field::Field;
use sextant::model::mapping::{ColumnSeen, Mapping, Reading};
use sextant::model::money::Currency;

/// Offered where the files so far have none of them; the workspace's own come first.
const CURRENCIES: [&str; 12] = ["RUB", "USD", "EUR", "KZT", "BYN", "UAH", "GBP", "CNY", "TRY", "GEL", "AMD", "UZS"];

#[component]
pub fn HowRead(column: ColumnSeen, mapping: Mapping) -> impl IntoView {
    let state = use_state();
    let lang = state.lang;
    if let Some(reading) = column.reading.clone().filter(|_| column.field.is_some()) {
        return view! { <ReadingSwitch reading=reading column=column mapping=mapping/> }.into_any();
    }
    let is_by_recipe = mapping.recipe.is_some();
    let (class, said) = match &column {
        column if column.is_unread => ("bad", &words::UNREAD),
        column if column.field == Some(Field::Email) => ("calm", &words::HASHED),
        column if column.personal.is_some() => ("calm", &words::PERSONAL_NOTE),
        column if column.is_chosen && is_by_recipe => ("calm", &words::BY_RECIPE),
        column if column.is_chosen => ("calm", &words::BY_YOU),
        column if column.is_ignored => ("calm", &words::IGNORED),
        column if column.field.is_none() => ("calm", &words::UNUSED),
        column if column.confidence < 0.75 => ("warn", &words::BY_LIKENESS),
        _ => ("calm", &words::BY_HEADER),
    };
    let is_guess = column.field.is_some() && !column.is_chosen && !column.is_unread;
    let confidence = column.confidence;
    let text = move || {
        let (lang, said) = (lang.get(), said.get(lang.get()));
        if is_guess { format!("{said}, {}", intl::percent(lang, confidence, 0)) } else { said.to_owned() }
    };
    view! { <span class=class>{text}</span> }.into_any()
}

/// Two readings of one value side by side; the other one is a click away.
#[component]
fn ReadingSwitch(reading: Reading, column: ColumnSeen, mapping: Mapping) -> impl IntoView {
    let state = use_state();
    let lang = state.lang;
    let Scope(scope) = expect_context();
    let name = format!("{scope} {} {} {}", mapping.key, column.word, column.nth);
    let (first, second, is_first, said) = match reading {
        Reading::Day { day_first, month_first, is_day_first } => {
            let day = move |day: i32| move || intl::day(lang.get(), Day(day));
            (TextProp::from(day(day_first)), TextProp::from(day(month_first)), is_day_first, &words::DAY_ORDER)
        }
        Reading::Number { comma, point, is_comma } => {
            let number = move |value: f64| move || intl::number(lang.get(), value, 3);
            (TextProp::from(number(comma)), TextProp::from(number(point)), is_comma, &words::DECIMAL_SIGN)
        }
    };
    let is_day = matches!(reading, Reading::Day { .. });
    let header = column.header.clone();
    let label = move || format!("{}: {header}", said.get(lang.get()));
    let on_choose = Callback::new(move |is_first: bool| {
        state.decide(&mapping.key, &mapping.choice, |choice| {
            *(if is_day { &mut choice.day_first } else { &mut choice.decimal_comma }) = Some(is_first);
        });
    });
    view! {
        <Segmented
            label=label
            name=name
            choices=vec![(true, first), (false, second)]
            chosen=Signal::stored(is_first)
            on_choose=on_choose
        />
    }
}

/// What the money is in; chosen where the file does not say.
#[component]
pub fn CurrencyRow(mapping: Mapping, currency: Option<Currency>) -> impl IntoView {
    let state = use_state();
    let lang = state.lang;
    let mut offered = state.library.with_untracked(|l| l.as_ref().map(|l| l.currencies.clone()).unwrap_or_default());
    for more in CURRENCIES.iter().filter_map(|code| Currency::parse(code)).chain(currency) {
        if !offered.contains(&more) {
            offered.push(more);
        }
    }
    let options = offered.into_iter().map(|offer| {
        let code = offer.code().to_owned();
        view! { <option value=code.clone() selected={Some(offer) == currency}>{code.clone()}</option> }
    });
    let Scope(scope) = expect_context();
    let keep = format!("{scope} {} currency", mapping.key);
    let is_chosen = mapping.choice.currency.is_some();
    let how = move || match (is_chosen, currency) {
        (true, _) => words::BY_YOU.get(lang.get()),
        (_, None) => words::CURRENCY_UNSAID.get(lang.get()),
        _ => words::CURRENCY_SAID.get(lang.get()),
    };
    let class = if currency.is_some() { "calm" } else { "warn" };
    let on_change = move |event| {
        let chosen = Currency::parse(&event_target_value(&event));
        state.decide(&mapping.key, &mapping.choice, |choice| choice.currency = chosen);
    };
    view! {
        <tr>
            <th scope="row" class="mapping__column">{say(&words::CURRENCY)}</th>
            <td class="mapping__values"></td>
            <td class="mapping__field">
                <select class="select" aria-label=say(&words::CURRENCY) data-keep=keep on:change=on_change>
                    {currency.is_none().then(|| view! { <option value="" selected disabled>"–"</option> })}
                    {options.collect_view()}
                </select>
            </td>
            <td class="mapping__how"><span class=class>{how}</span></td>
        </tr>
    }
}
