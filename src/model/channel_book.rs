//! `Rulebook`: a person's own channel rules, in their order among the built-in ones, and their names for campaigns,
//! sources and mediums. A document: what is stored stays as the files said it, the book is laid over it.
//!
//! Start at `Rulebook::ready`. It never looks at rows; `sources::channels` lays it over a slice.

use super::channel::{Hints, Read, UNASSIGNED, plain};
use super::channel_rules::{self, CHANNEL_RULES, ChannelRule, Is};
use super::field::Field;
use serde::{Deserialize, Serialize};

/// The step between the two groups of built-in rules: words of a CRM, HubSpot or Metrica that name a channel.
pub const WORDS: &str = "words";

/// The id of the one rulebook of a workspace, among documents of kind `channel_rules`.
pub const RULEBOOK: &str = "main";

/// Empty: the built-in order, no name changed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Rulebook {
    /// In order; built-in steps that are not named here follow in their own order.
    pub steps: Vec<Step>,
    pub names: Vec<NameRule>,
}

/// One step of the order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Step {
    /// Of a built-in rule, `words`, or one given by the person's page.
    pub id: String,
    pub is_off: bool,
    /// The rule itself: of the person's own, or in the place of a built-in one.
    pub rule: Option<OwnRule>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OwnRule {
    /// A label of `CHANNELS`, or a name of the person's own.
    pub channel: String,
    /// Holds when in one of these alternatives every clause holds.
    pub any: Vec<Vec<Clause>>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clause {
    pub on: On,
    pub how: How,
    /// One of them suffices. For `How::List` the name of one of our lists.
    pub words: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum On {
    Source,
    Medium,
    Campaign,
    /// The ad system that reported the row.
    Platform,
    /// The ad system's own kind of campaign.
    Kind,
    /// What the tool itself calls the channel.
    Channel,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// The whole text; `*` stands for anything.
    Is,
    IsNot,
    Contains,
    Lacks,
    Starts,
    Ends,
    List,
}

/// Texts that get another name: `brand_*` → `Brand`. The first rule of a field that holds decides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NameRule {
    /// `Source`, `Medium` or `Campaign`.
    pub on: On,
    pub how: How,
    pub words: Vec<String>,
    pub to: String,
}

impl On {
    /// The column it looks at.
    pub fn field(self) -> Field {
        match self {
            Self::Source => Field::Source,
            Self::Medium => Field::Medium,
            Self::Campaign => Field::Campaign,
            Self::Platform => Field::Platform,
            Self::Kind => Field::CampaignType,
            Self::Channel => Field::Channel,
        }
    }
}

impl Rulebook {
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty() && self.names.is_empty()
    }

    /// Every step in the order that counts: the person's, then built-in ones that the book does not know.
    pub fn order(&self) -> Vec<Step> {
        let mut steps = self.steps.clone();
        for id in built_in() {
            if !steps.iter().any(|step| step.id == id) {
                steps.push(Step { id: id.to_owned(), ..Step::default() });
            }
        }
        // A built-in rule of a later version that this one does not have says nothing here.
        steps.retain(|step| step.rule.is_some() || step.is_built_in());
        steps
    }

    /// The channels that rules of the person's own lead to.
    pub fn own_channels(&self) -> impl Iterator<Item = &str> {
        let rules = self.steps.iter().filter(|step| !step.is_off).filter_map(|step| step.rule.as_ref());
        rules.map(|rule| rule.channel.as_str()).filter(|channel| !channel.is_empty())
    }

    /// The book made ready to be asked many times.
    pub fn ready(&self) -> Ready {
        let steps = self.order().into_iter().map(|step| Made {
            is_own: step.rule.is_some() && !step.is_built_in(),
            test: match step.rule {
                _ if step.is_off => Test::Never,
                Some(rule) => Test::Own {
                    any: rule.any.iter().map(|all| all.iter().map(ReadyClause::of).collect()).collect(),
                    channel: rule.channel,
                },
                None if step.id == WORDS => Test::Words,
                None => find(&step.id).map_or(Test::Never, Test::BuiltIn),
            },
        });
        let clause =
            |rule: &NameRule| ReadyClause::of(&Clause { on: rule.on, how: rule.how, words: rule.words.clone() });
        Ready {
            steps: steps.collect(),
            names: self.names.iter().map(|rule| (clause(rule), rule.to.clone())).collect(),
            is_own_order: !self.steps.is_empty(),
        }
    }
}

impl Step {
    /// A rule that comes with the app, whether changed or not.
    pub fn is_built_in(&self) -> bool {
        self.id == WORDS || find(&self.id).is_some()
    }
}

fn find(id: &str) -> Option<&'static ChannelRule> {
    CHANNEL_RULES.iter().find(|rule| rule.id == id)
}

fn built_in() -> impl Iterator<Item = &'static str> {
    let of = |is_first: bool| CHANNEL_RULES.iter().filter(move |rule| rule.is_first == is_first).map(|rule| rule.id);
    of(true).chain([WORDS]).chain(of(false))
}

/// What a built-in step says, in the words of a rule of one's own; `None` for `words` and unknown ids.
pub fn built_in_rule(id: &str) -> Option<OwnRule> {
    let rule = find(id)?;
    let any = rule.any.iter().map(|all| all.iter().map(|test| said(*test)).collect()).collect();
    Some(OwnRule { channel: rule.channel.to_owned(), any })
}

fn said(test: channel_rules::Test) -> Clause {
    use channel_rules::Test as Built;
    let (on, is) = match test {
        Built::Source(is) => (On::Source, is),
        Built::Medium(is) => (On::Medium, is),
        Built::Campaign(is) => (On::Campaign, is),
        Built::Platform(is) => (On::Platform, is),
        Built::Kind(is) => (On::Kind, is),
    };
    let own = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    let (how, words) = match is {
        Is::OneOf(words) => (How::Is, own(words)),
        Is::Contains(words) => (How::Contains, own(words)),
        Is::EndsWith(tail) => (How::Ends, own(&[tail])),
        Is::Site(list) => (How::List, own(&[list])),
        Is::Paid => (How::List, own(&["paid"])),
        Is::Shop => (How::List, own(&["shop"])),
    };
    Clause { on, how, words }
}

/// A rulebook with its words made comparable.
#[derive(Clone, Debug)]
pub struct Ready {
    steps: Vec<Made>,
    names: Vec<(ReadyClause, String)>,
    is_own_order: bool,
}

#[derive(Clone, Debug)]
struct Made {
    /// Made by the person: it also speaks over a channel that a tool states.
    is_own: bool,
    test: Test,
}

#[derive(Clone, Debug)]
enum Test {
    Never,
    BuiltIn(&'static ChannelRule),
    Words,
    Own { any: Vec<Vec<ReadyClause>>, channel: String },
}

#[derive(Clone, Debug)]
struct ReadyClause {
    on: On,
    how: How,
    words: Vec<String>,
    list: Option<Is>,
}

/// The channel of a row, and the step that decided; `None` when the tool stated it or no step held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict<'a> {
    pub channel: &'a str,
    pub step: Option<usize>,
}

impl Ready {
    /// How many steps there are, in `Rulebook::order`.
    pub fn len(&self) -> usize {
        self.steps.len()
    }

    pub fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }

    /// Whether channels are to be told anew: without steps of its own the book leaves them as they were stored.
    pub fn rules_channels(&self) -> bool {
        self.is_own_order
    }

    /// Whether texts of this field get other names.
    pub fn names(&self, field: Field) -> bool {
        self.names.iter().any(|(clause, _)| clause.on.field() == field)
    }

    /// The channel of a row. `stated`: what the tool itself calls it, which stays unless a rule of the person's own
    /// says otherwise.
    pub fn verdict<'a>(&'a self, hints: &Hints<'a>, stated: Option<&'a str>) -> Verdict<'a> {
        let read = Read::of(hints);
        let plain_stated = plain(stated.unwrap_or(""));
        for (index, step) in self.steps.iter().enumerate() {
            if stated.is_some() && !step.is_own {
                continue;
            }
            let channel = match &step.test {
                Test::Never => None,
                Test::BuiltIn(rule) => rule.holds(&read).then_some(rule.channel),
                Test::Words => read.by_word(),
                Test::Own { any, channel } => {
                    let holds = |clause: &ReadyClause| clause.holds(clause.on.text(&read, &plain_stated));
                    any.iter().any(|all| !all.is_empty() && all.iter().all(holds)).then_some(channel.as_str())
                }
            };
            if let Some(channel) = channel {
                return Verdict { channel, step: Some(index) };
            }
        }
        Verdict { channel: stated.unwrap_or(UNASSIGNED), step: None }
    }

    /// What the steps can see of a campaign's name: campaigns of the same number go the same way. `None` where a book
    /// looks at campaigns in more ways than a number can hold.
    pub fn campaign_class(&self, campaign: &str) -> Option<u64> {
        let name = plain(campaign);
        let own = self.steps.iter().flat_map(|step| match &step.test {
            Test::Own { any, .. } => any.iter().flatten().filter(|clause| clause.on == On::Campaign).collect(),
            _ => Vec::new(),
        });
        let mut class = channel_rules::campaign_class(&name);
        for (bit, clause) in own.enumerate() {
            class |= u64::from(clause.holds(&name)).checked_shl(32 + bit as u32).filter(|_| bit < 32)?;
        }
        Some(class)
    }

    /// The name a text gets, and the rule that gives it; `None` when it keeps its own.
    pub fn name(&self, field: Field, text: &str) -> Option<(usize, &str)> {
        let read = plain(text);
        let found = self
            .names
            .iter()
            .enumerate()
            .find(|(_, (clause, to))| clause.on.field() == field && !to.is_empty() && clause.holds(&read));
        found.map(|(index, (_, to))| (index, to.as_str()))
    }
}

impl On {
    fn text<'a>(self, read: &'a Read, stated: &'a str) -> &'a str {
        match self {
            Self::Source => &read.source,
            Self::Medium => &read.medium,
            Self::Campaign => &read.campaign,
            Self::Platform => &read.platform,
            Self::Kind => &read.kind,
            Self::Channel => stated,
        }
    }
}

impl ReadyClause {
    fn of(clause: &Clause) -> Self {
        let list =
            if clause.how == How::List { clause.words.first().and_then(|id| channel_rules::list(id)) } else { None };
        let words = clause.words.iter().map(|word| plain(word));
        // An empty word would be found in every text; as a whole text it stands for "not set".
        let is_whole = matches!(clause.how, How::Is | How::IsNot);
        Self {
            on: clause.on,
            how: clause.how,
            words: words.filter(|word| is_whole || !word.is_empty()).collect(),
            list,
        }
    }

    fn holds(&self, text: &str) -> bool {
        let any = |is: fn(&str, &str) -> bool| self.words.iter().any(|word| is(text, word));
        match self.how {
            How::Is => any(fits),
            How::IsNot => !any(fits),
            How::Contains => any(|text, word| text.contains(word)),
            How::Lacks => !any(|text, word| text.contains(word)),
            How::Starts => any(|text, word| text.starts_with(word)),
            How::Ends => any(|text, word| text.ends_with(word)),
            How::List => self.list.is_some_and(|list| list.said_of(text)),
        }
    }
}

/// Whether a text is a word in which `*` stands for any run of letters, also none.
fn fits(text: &str, word: &str) -> bool {
    let mut parts = word.split('*');
    let Some(rest) = text.strip_prefix(parts.next().unwrap_or("")) else { return false };
    let Some(tail) = parts.next_back() else { return rest.is_empty() };
    let mut rest = rest;
    for part in parts {
        match rest.split_once(part) {
            Some((_, after)) => rest = after,
            None => return false,
        }
    }
    rest.ends_with(tail)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::channel::channel_of;

    fn clause(on: On, how: How, words: &[&str]) -> Clause {
        Clause { on, how, words: words.iter().map(|word| (*word).to_owned()).collect() }
    }

    fn own(id: &str, channel: &str, all: Vec<Clause>) -> Step {
        Step { id: id.into(), is_off: false, rule: Some(OwnRule { channel: channel.into(), any: vec![all] }) }
    }

    fn hints(text: &str) -> Hints<'_> {
        let mut parts = text.split(" / ");
        let mut next = || parts.next().unwrap_or("");
        Hints { source: next(), medium: next(), campaign: next(), ..Hints::default() }
    }

    #[track_caller]
    fn check(book: &Rulebook, row: &str, stated: Option<&str>, expect: &str) {
        assert_eq!(book.ready().verdict(&hints(row), stated).channel, expect, "{row} {stated:?}");
    }

    #[test]
    fn an_empty_book_tells_what_the_built_in_rules_tell() {
        let ready = Rulebook::default().ready();
        assert!(!ready.rules_channels());
        for row in [
            "google / cpc", "(direct) / (none)", "vk.com / referral", "Реклама", "Звонок", "zine / qr", "",
            "direct / cpc",
        ] {
            assert_eq!(ready.verdict(&hints(row), None).channel, channel_of(&hints(row)), "{row}");
        }
        assert_eq!(ready.verdict(&hints("zine / qr"), None).step, None);
    }

    #[test]
    fn a_rule_of_ones_own_goes_before_and_speaks_over_a_stated_channel() {
        let blogs = own(
            "u1",
            "Influencers",
            vec![
                clause(On::Source, How::Contains, &["blog", "telegram"]),
                clause(On::Medium, How::Is, &["cpc", "promo"]),
            ],
        );
        let book = Rulebook { steps: vec![blogs], names: vec![] };
        check(&book, "My_Blog / CPC", None, "Influencers");
        check(&book, "telegram / promo", None, "Influencers");
        check(&book, "telegram / referral", None, "Organic Social");
        check(&book, "my blog / cpc", Some("Paid Other"), "Influencers");
        check(&book, "google / cpc", Some("Cross-network"), "Cross-network");
        check(&book, "google / cpc", None, "Paid Search");
    }

    #[test]
    fn the_order_decides_and_a_step_can_be_off_or_changed() {
        let off = Step { id: "paid_search".into(), is_off: true, rule: None };
        check(&Rulebook { steps: vec![off], names: vec![] }, "google / cpc", None, "Paid Other");
        let first = Step { id: "referral".into(), ..Step::default() };
        check(&Rulebook { steps: vec![first], names: vec![] }, "m.facebook.com / referral", None, "Referral");
        let mut rule = built_in_rule("affiliates").unwrap();
        rule.any.push(vec![clause(On::Source, How::List, &["video"]), clause(On::Medium, How::IsNot, &["cpc"])]);
        let changed = Step { id: "affiliates".into(), is_off: false, rule: Some(rule) };
        let book = Rulebook { steps: vec![changed], names: vec![] };
        check(&book, "youtube.com / x", None, "Affiliates");
        check(&book, "youtube.com / cpc", None, "Paid Video");
        check(&book, "awin / affiliate", None, "Affiliates");
        // A changed built-in rule is still no word against the tool.
        check(&book, "youtube.com / x", Some("Organic Video"), "Organic Video");
    }

    #[test]
    fn a_stated_channel_can_be_asked_about_and_renamed() {
        let merge = own("u1", "Paid Search", vec![clause(On::Channel, How::Is, &["Cross-network"])]);
        let book = Rulebook { steps: vec![merge], names: vec![] };
        check(&book, "", Some("Cross-network"), "Paid Search");
        check(&book, "", Some("Display"), "Display");
    }

    #[test]
    fn every_built_in_rule_can_be_said_and_goes_the_same_way() {
        let steps: Vec<Step> =
            built_in().map(|id| Step { id: id.into(), is_off: false, rule: built_in_rule(id) }).collect();
        let ready = Rulebook { steps, names: vec![] }.ready();
        for row in [
            "google / cpc", "amazon / cpc", "x / cpc / eshop", "e-mail", "l.vk.com / referral", "app / web_push",
            "Переходы по рекламе / Яндекс.Директ", "Соцсети", "x / sm", "gdn / display",
        ] {
            assert_eq!(ready.verdict(&hints(row), None).channel, channel_of(&hints(row)), "{row}");
        }
        for (platform, kind) in
            [("google_ads", "Performance Max"), ("yandex_direct", "РСЯ"), ("meta_ads", ""), ("mailchimp", "")]
        {
            let hints = Hints { platform, kind, ..Hints::default() };
            assert_eq!(ready.verdict(&hints, None).channel, channel_of(&hints), "{platform}");
        }
    }

    #[test]
    fn names_of_campaigns_are_merged() {
        let rule = |on, how, words: &[&str], to: &str| NameRule {
            on,
            how,
            words: words.iter().map(|word| (*word).to_owned()).collect(),
            to: to.into(),
        };
        let ready = Rulebook {
            steps: vec![],
            names: vec![
                rule(On::Campaign, How::Is, &["brand_*"], "Brand"),
                rule(On::Campaign, How::Contains, &["promo"], "Promo"),
                rule(On::Source, How::Ends, &["facebook.com"], "facebook"),
            ],
        }
        .ready();
        let name = |field, text| ready.name(field, text).map(|(_, to)| to);
        assert_eq!(name(Field::Campaign, "Brand_msk"), Some("Brand"));
        assert_eq!(name(Field::Campaign, "brand promo"), Some("Brand"));
        assert_eq!(name(Field::Campaign, "May-Promo"), Some("Promo"));
        assert_eq!(name(Field::Campaign, "rebrand_1"), None);
        assert_eq!(name(Field::Source, "m.facebook.com"), Some("facebook"));
        assert_eq!(name(Field::Medium, "m.facebook.com"), None);
        assert!(!ready.rules_channels() && ready.names(Field::Source) && !ready.names(Field::Medium));
    }

    #[test]
    fn stars_stand_for_anything() {
        let rows = [
            ("brand", "brand", true),
            ("brands", "brand", false),
            ("brand x", "brand*", true),
            ("brand", "brand*", true),
            ("a-b-c", "a*c", true),
            ("a-b-c", "a*b*c", true),
            ("ac", "a*b*c", false),
            ("xa", "a*", false),
            ("aba", "ab*ba", false),
            ("", "*", true),
            ("", "", true),
            ("x", "", false),
        ];
        for (text, word, expect) in rows {
            assert_eq!(fits(text, word), expect, "{text} {word}");
        }
    }

    #[test]
    fn campaigns_fall_into_classes() {
        let step = own("u1", "Brand ads", vec![clause(On::Campaign, How::Starts, &["brand"])]);
        let ready = Rulebook { steps: vec![step], names: vec![] }.ready();
        let class = |name| ready.campaign_class(name).unwrap();
        assert_eq!(class("Brand_a"), class("brand b"));
        assert_ne!(class("Brand_a"), class("other"));
        assert_ne!(class("other shopping"), class("other"));
        let many: Vec<Clause> = (0..33).map(|n| clause(On::Campaign, How::Contains, &[&format!("c{n}")])).collect();
        assert_eq!(Rulebook { steps: vec![own("u1", "X", many)], names: vec![] }.ready().campaign_class("a"), None);
    }

    #[test]
    fn a_book_of_another_version_is_read() {
        let book: Rulebook =
            serde_json::from_str(r#"{"steps":[{"id":"of_tomorrow"},{"id":"email"}],"more":1}"#).unwrap();
        assert_eq!(book.order()[0].id, "email");
        assert_eq!(book.order().len(), CHANNEL_RULES.len() + 1);
    }
}
