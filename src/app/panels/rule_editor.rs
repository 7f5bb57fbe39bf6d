//! The editor of one rule: its conditions, what it leads to, and how many rows it takes while it is being written.

use super::channel_rules::keep;
use crate::browser::{clock, intl};
use crate::parts::button::{Button, IconButton, Look};
use crate::parts::drawer::Drawer;
use crate::parts::icon::Glyph;
use crate::state::{say, use_rules, use_state};
use crate::words::{CANCEL, CLOSE, ROWS};
use crate::words_tools as words;
use leptos::prelude::*;
use sextant::model::channel::{self, CHANNELS};
use sextant::model::channel_book::{Clause, How, NameRule, On, OwnRule, Rulebook, Step};
use sextant::protocol::RulesSeen;
use sextant::words::{Lang, Said};
use std::sync::Arc;

/// What is being written, and its place in the book; `None` for a new one, which goes first.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    Rule(Option<usize>, Step),
    Name(Option<usize>, NameRule),
}

impl Edit {
    pub fn rule(at: Option<usize>, step: Step) -> Self {
        Self::Rule(at, step)
    }
}

/// In the reader's language; a channel of the person's own as it is.
pub fn channel_name(label: &str, lang: Lang) -> String {
    channel::find(label).map_or_else(|| label.to_owned(), |channel| channel.name.get(lang).to_owned())
}

fn word<T: Copy + PartialEq>(all: &'static [(T, Said)], one: T) -> &'static Said {
    all.iter().find(|(known, _)| *known == one).map_or(&words::RULES_UNSET, |(_, said)| said)
}

/// "source is one of blog, zine and medium contains cp".
pub fn rule_words(rule: &OwnRule, lang: Lang) -> String {
    let clause = |clause: &Clause| {
        let values = match clause.how {
            How::List => {
                let list = clause.words.first().and_then(|id| words::LISTS.iter().find(|(known, _)| known == id));
                list.map_or_else(String::new, |(_, said)| said.get(lang).to_owned())
            }
            _ => {
                let unset = words::RULES_UNSET.get(lang);
                let shown = clause.words.iter().take(6).map(|word| if word.is_empty() { unset } else { word });
                let more = if clause.words.len() > 6 { " …" } else { "" };
                shown.collect::<Vec<_>>().join(", ") + more
            }
        };
        format!("{} {} {values}", word(&words::ONS, clause.on).get(lang), word(&words::HOWS, clause.how).get(lang))
    };
    let join = |all: &Vec<Clause>| {
        all.iter().map(clause).collect::<Vec<_>>().join(&format!(" {} ", words::RULES_AND.get(lang)))
    };
    rule.any.iter().map(join).collect::<Vec<_>>().join(&format!(" {} ", words::RULES_OR.get(lang)))
}

/// One condition as it is being written.
#[derive(Clone, Copy)]
struct Line {
    id: usize,
    /// Begins another alternative.
    is_or: bool,
    on: RwSignal<On>,
    how: RwSignal<How>,
    text: RwSignal<String>,
    list: RwSignal<String>,
}

impl Line {
    fn of(id: usize, is_or: bool, clause: &Clause) -> Self {
        let is_list = clause.how == How::List;
        let list = clause.words.first().filter(|_| is_list).map_or("search", String::as_str);
        let text = if is_list { String::new() } else { clause.words.join(", ") };
        Self {
            id,
            is_or,
            on: RwSignal::new(clause.on),
            how: RwSignal::new(clause.how),
            text: RwSignal::new(text),
            list: RwSignal::new(list.to_owned()),
        }
    }

    fn clause(self) -> Clause {
        let how = self.how.get();
        let words = match how {
            How::List => vec![self.list.get()],
            _ => self.text.get().split(',').map(|word| word.trim().to_owned()).collect(),
        };
        Clause { on: self.on.get(), how, words }
    }

    fn is_filled(self) -> bool {
        self.how.get() == How::List || !self.text.get().trim().is_empty()
    }
}

#[component]
pub fn RuleEditor(
    edit: Edit,
    book: Rulebook,
    /// The list as it stands, built-in steps too.
    seen: Signal<Option<Arc<RulesSeen>>>,
    on_close: Callback<()>,
) -> impl IntoView {
    let state = use_state();
    let lang = state.lang.get_untracked();
    let (at, is_name) = match &edit {
        Edit::Rule(at, _) => (*at, false),
        Edit::Name(at, _) => (*at, true),
    };
    let new_id = format!("u-{:.0}", clock::now());
    let (step, to, any) = match edit {
        Edit::Rule(_, step) => {
            let rule = step.rule.clone().unwrap_or_default();
            let step = if step.id.is_empty() { Step { id: new_id, ..step } } else { step };
            (step, channel_name(&rule.channel, lang), rule.any)
        }
        Edit::Name(_, rule) => {
            let clause = Clause { on: rule.on, how: rule.how, words: rule.words };
            (Step::default(), rule.to, vec![vec![clause]])
        }
    };
    let to = RwSignal::new(to);
    let mut lines: Vec<Line> = Vec::new();
    for (part, all) in any.iter().enumerate() {
        for (place, clause) in all.iter().enumerate() {
            lines.push(Line::of(lines.len(), part > 0 && place == 0, clause));
        }
    }
    let empty = || Clause { on: On::Source, how: How::Is, words: Vec::new() };
    if lines.is_empty() {
        lines.push(Line::of(0, false, &empty()));
    }
    let last = StoredValue::new(lines.len());
    let lines = RwSignal::new(lines);
    let add = move |is_or: bool| {
        last.update_value(|last| *last += 1);
        lines.update(|lines| lines.push(Line::of(last.get_value(), is_or, &empty())));
    };
    let id = step.id.clone();
    // The book as it would be; the count follows every letter.
    let draft = Memo::new(move |_| {
        let mut any: Vec<Vec<Clause>> = Vec::new();
        for line in lines.get().into_iter().filter(|line| line.is_filled()) {
            match any.last_mut().filter(|_| !line.is_or) {
                Some(all) => all.push(line.clause()),
                None => any.push(vec![line.clause()]),
            }
        }
        let to = to.get().trim().to_owned();
        let mut book = book.clone();
        if is_name {
            let clause = any.pop().and_then(|mut all| all.pop());
            let rule = clause.map(|Clause { on, how, words }| NameRule { on, how, words, to });
            match (at, rule) {
                (Some(at), Some(rule)) => book.names[at] = rule,
                (None, Some(rule)) => book.names.insert(0, rule),
                _ => {}
            }
            return book;
        }
        let known = CHANNELS.iter().find(|channel| channel.name.en == to || channel.name.ru == to);
        let channel = known.map_or(to, |channel| channel.label.to_owned());
        let changed = Step { rule: Some(OwnRule { channel, any }), ..step.clone() };
        book.steps = seen
            .with_untracked(|seen| seen.iter().flat_map(|seen| &seen.steps).map(|seen| seen.step.clone()).collect());
        match at {
            Some(at) if at < book.steps.len() => book.steps[at] = changed,
            _ => book.steps.insert(0, changed),
        }
        book
    });
    let is_whole = Memo::new(move |_| !to.get().trim().is_empty() && lines.get().into_iter().any(Line::is_filled));
    let tried = use_rules("rule-draft", draft.into());
    let hits = move || {
        let lang = state.lang.get();
        tried.with(|tried| {
            let tried = tried.as_ref()?;
            let rows = if is_name {
                tried.names.get(at.unwrap_or(0)).copied()
            } else {
                tried.steps.iter().find(|seen| seen.step.id == id).map(|seen| seen.rows)
            };
            Some(format!("{}: {}", words::RULES_HITS.get(lang), intl::counted(lang, rows?, &ROWS)))
        })
    };
    let save = move |_| {
        keep(state, &draft.get_untracked());
        on_close.run(());
    };
    let title = if is_name { &words::NAMES_NEW } else { &words::RULES_NEW };
    let label = if is_name { &words::NAMES_TO } else { &words::RULES_CHANNEL };
    let lang = state.lang;
    let names = CHANNELS
        .iter()
        .filter(move |_| !is_name)
        .map(move |channel| view! { <option value=move || channel.name.get(lang.get()).to_owned()></option> });
    let footer = view! {
        <p role="status">{hits}</p>
        <span class="drawer__rest"></span>
        <Button look=Look::Quiet on:click=move |_| on_close.run(())>{say(&CANCEL)}</Button>
        <Button look=Look::Main is_disabled=Signal::derive(move || !is_whole.get()) on:click=save>{say(&words::SAVE)}</Button>
    };
    view! {
        <Drawer title=say(title) close_label=say(&CLOSE) on_close=on_close footer=footer.into_any()>
            <div class="rule-editor">
                <p>{say(&words::RULES_IF)}</p>
                <For each=move || lines.get() key=|line| line.id let:line><LineFields line=line lines=lines is_name=is_name/></For>
                {(!is_name).then(|| view! {
                    <div class="fold__tools">
                        <Button on:click=move |_| add(false)>{say(&words::RULES_ADD_AND)}</Button>
                        <Button on:click=move |_| add(true)>{say(&words::RULES_ADD_OR)}</Button>
                    </div>
                })}
                <label class="field">
                    <span>{say(label)}</span>
                    <input type="text" list="channel-names" prop:value=move || to.get() on:input=move |event| to.set(event_target_value(&event))/>
                </label>
                <datalist id="channel-names">{names.collect_view()}</datalist>
            </div>
        </Drawer>
    }
}

/// A menu of fixed choices, by their place in the list.
fn choice<T: Copy + PartialEq + Send + Sync + 'static>(
    name: &'static Said,
    all: &'static [(T, Said)],
    now: Signal<T>,
    choose: impl Fn(T) + 'static,
) -> AnyView {
    let lang = use_state().lang;
    let options = all.iter().enumerate().map(|(at, (one, said))| {
        view! { <option value=at selected=move || now.get() == *one>{move || said.get(lang.get()).to_owned()}</option> }
    });
    let on_change = move |event| {
        if let Some((one, _)) = event_target_value(&event).parse().ok().and_then(|at: usize| all.get(at)) {
            choose(*one);
        }
    };
    view! { <select class="input" aria-label=say(name) on:change=on_change>{options.collect_view()}</select> }
        .into_any()
}

#[component]
fn LineFields(line: Line, lines: RwSignal<Vec<Line>>, is_name: bool) -> impl IntoView {
    let is_first = move || lines.with(|lines| lines.first().is_some_and(|first| first.id == line.id));
    let join = if line.is_or { &words::RULES_OR } else { &words::RULES_AND };
    let remove = move |_| lines.update(|lines| lines.retain(|other| other.id != line.id));
    let (ons, hows): (&'static [_], &'static [_]) =
        if is_name { (&words::ONS[..3], &words::HOWS[..6]) } else { (&words::ONS, &words::HOWS) };
    let value = move || match line.how.get() {
        How::List => {
            let now =
                Signal::derive(move || words::LISTS.iter().position(|(id, _)| *id == line.list.get()).unwrap_or(0));
            choice(&words::RULES_VALUES, &words::LISTS, Signal::derive(move || words::LISTS[now.get()].0), move |id| {
                line.list.set(id.to_owned())
            })
        }
        _ => view! {
            <input
                type="text"
                class="input"
                aria-label=say(&words::RULES_VALUES)
                placeholder=say(&words::RULES_VALUES)
                prop:value=move || line.text.get()
                on:input=move |event| line.text.set(event_target_value(&event))
            />
        }
        .into_any(),
    };
    view! {
        <div class="rule-editor__line">
            <p class="calm" hidden=is_first>{say(join)}</p>
            {choice(&words::RULES_IF, ons, line.on.into(), move |on| line.on.set(on))}
            {choice(&words::RULES_IF, hows, line.how.into(), move |how| line.how.set(how))}
            {value}
            <Show when=move || !is_first()><IconButton label=say(&words::DELETE) glyph=Glyph::Cross on:click=remove/></Show>
        </div>
    }
}
