//! Social: who follows, who sees, who answers. Definitions only: nothing is computed here.

use super::metric::{Additivity, Better, Empty, Family, Metric, Unit};
use crate::words::Said;

pub static ENGAGEMENTS: Metric = Metric {
    id: "engagements",
    name: Said::fixed("Engagements", "Вовлечение"),
    long_name: Said::fixed("Reactions to posts", "Реакции на публикации"),
    question: Said::fixed("How often did people react?", "Сколько раз люди отреагировали?"),
    family: Family::Social,
    formula: "total(sum(social_posts.likes), sum(social_posts.comments), sum(social_posts.shares), sum(social_posts.saves))",
    formula_said: Said::fixed("likes + comments + shares + saves", "лайки + комментарии + репосты + сохранения"),
    unit: Unit::Count,
    better: Better::Higher,
    additivity: Additivity::Flow,
    empty: Empty::Zero,
    pitfalls: Said::fixed(
        "Tools differ in which actions they count; clicks are left out here.",
        "Сервисы считают разные действия; клики здесь не учтены.",
    ),
    decides: Said::fixed("Which topics touch people.", "Какие темы трогают людей."),
    source: "Hootsuite, “Engagement rate formulas”",
};

pub static ENGAGEMENT_RATE: Metric = Metric {
    id: "engagement_rate",
    name: Said::fixed("Engagement rate", "ER по охвату"),
    long_name: Said::fixed("Engagement rate by reach", "Вовлечённость по охвату"),
    question: Said::fixed("What share of those reached reacted?", "Какая доля увидевших отреагировала?"),
    family: Family::Social,
    formula: "first_known(engagements / sum(social_posts.reach), engagements / sum(social_posts.impressions))",
    formula_said: Said::fixed(
        "reactions ÷ reach of the posts; without reach: reactions ÷ impressions",
        "реакции ÷ охват публикаций; если охвата нет: реакции ÷ показы",
    ),
    unit: Unit::Share,
    better: Better::Higher,
    additivity: Additivity::Ratio,
    empty: Empty::Unknown,
    pitfalls: Said::fixed(
        "Reach of posts is added over posts, so one person counts once for each post. Paid reach lowers it.",
        "Охват складывается по публикациям: человек считается по разу на публикацию. Платный охват его снижает.",
    ),
    decides: Said::fixed("What to post more of.", "Чего публиковать больше."),
    source: "Hootsuite, “Engagement rate formulas”",
};

pub static ENGAGEMENT_RATE_IMPRESSIONS: Metric = Metric {
    id: "engagement_rate_impressions",
    name: Said::fixed("ER by impressions", "ER по показам"),
    long_name: Said::fixed("Engagement rate by impressions", "Вовлечённость по показам"),
    question: Said::fixed("What share of showings got a reaction?", "Какая доля показов дала реакцию?"),
    family: Family::Social,
    formula: "engagements / sum(social_posts.impressions)",
    formula_said: Said::fixed("reactions ÷ impressions", "реакции ÷ показы"),
    unit: Unit::Share,
    better: Better::Higher,
    additivity: Additivity::Ratio,
    empty: Empty::Unknown,
    pitfalls: Said::fixed("One person may see a post many times.", "Один человек может увидеть публикацию много раз."),
    decides: Said::fixed("Which formats work.", "Какие форматы работают."),
    source: "Hootsuite, “Engagement rate formulas”",
};

pub static ENGAGEMENT_RATE_FOLLOWERS: Metric = Metric {
    id: "engagement_rate_followers",
    name: Said::fixed("ER by followers", "ER по подписчикам"),
    long_name: Said::fixed("Engagement rate by followers", "Вовлечённость по подписчикам"),
    question: Said::fixed("How many reactions came per follower?", "Сколько реакций приходится на подписчика?"),
    family: Family::Social,
    formula: "engagements / last(social_accounts.followers)",
    formula_said: Said::fixed(
        "reactions in the period ÷ followers at its end",
        "реакции за период ÷ подписчики на его конец",
    ),
    unit: Unit::Share,
    better: Better::Higher,
    additivity: Additivity::Ratio,
    empty: Empty::Unknown,
    pitfalls: Said::fixed(
        "Followers of today, not of the day of the post; reactions of non-followers count too.",
        "Подписчики на конец периода, а не на день публикации; реакции неподписчиков тоже считаются.",
    ),
    decides: Said::fixed("How lively the audience is.", "Насколько жива аудитория."),
    source: "Hootsuite, “Engagement rate formulas”",
};

pub static FOLLOWERS: Metric = Metric {
    id: "followers",
    name: Said::fixed("Followers", "Подписчики"),
    long_name: Said::fixed("Followers at the end", "Подписчики на конец"),
    question: Said::fixed("How many follow us?", "Сколько на нас подписано?"),
    family: Family::Social,
    formula: "last(social_accounts.followers)",
    formula_said: Said::fixed(
        "followers at the end of the period, over all accounts",
        "подписчики на конец периода по всем аккаунтам",
    ),
    unit: Unit::Count,
    better: Better::Higher,
    additivity: Additivity::Stock,
    empty: Empty::Unknown,
    pitfalls: Said::fixed(
        "The same person in two networks counts twice.",
        "Один человек в двух соцсетях считается дважды.",
    ),
    decides: Said::fixed("Where the audience gathers.", "Где собирается аудитория."),
    source: "Meta Business help, “Followers”",
};

pub static NEW_FOLLOWERS: Metric = Metric {
    id: "new_followers",
    name: Said::fixed("New followers", "Новые подписчики"),
    long_name: Said::fixed("New followers", "Новые подписчики"),
    question: Said::fixed("How many began to follow us?", "Сколько на нас подписалось?"),
    family: Family::Social,
    formula: "sum(social_accounts.new_followers)",
    formula_said: Said::fixed("new followers as each network counts them", "новые подписчики, как их считает соцсеть"),
    unit: Unit::Count,
    better: Better::Higher,
    additivity: Additivity::Flow,
    empty: Empty::Unknown,
    pitfalls: Said::fixed(
        "Some networks take off those who left (YouTube, TikTok, Sprout Social), others count only who came (LinkedIn, X, Meta).",
        "Одни соцсети вычитают отписавшихся (YouTube, TikTok, Sprout Social), другие считают только пришедших (LinkedIn, X, Meta).",
    ),
    decides: Said::fixed("Which posts and ads win an audience.", "Какие публикации и реклама приводят аудиторию."),
    source: "LinkedIn help, “Follower analytics for your LinkedIn Page”",
};

pub static SOCIAL_REACH: Metric = Metric {
    id: "social_reach",
    name: Said::fixed("Reach", "Охват"),
    long_name: Said::fixed("Reach in social networks", "Охват в соцсетях"),
    question: Said::fixed("How many different people saw us?", "Сколько разных людей нас увидело?"),
    family: Family::Social,
    formula: "reported(social_accounts.reach)",
    formula_said: Said::fixed(
        "reach as the network reports it for these very days",
        "охват, как его сообщает соцсеть ровно за эти дни",
    ),
    unit: Unit::Count,
    better: Better::Higher,
    additivity: Additivity::Distinct,
    empty: Empty::Unknown,
    pitfalls: Said::fixed(
        "Reach of days or accounts must not be added.",
        "Охват по дням и аккаунтам нельзя складывать.",
    ),
    decides: Said::fixed("How wide the voice carries.", "Насколько далеко нас слышно."),
    source: "Meta Business help, “Reach”",
};

pub static AD_REACH: Metric = Metric {
    id: "ad_reach",
    name: Said::fixed("Ad reach", "Охват рекламы"),
    long_name: Said::fixed("Reach of ads", "Охват рекламы"),
    question: Said::fixed("How many different people saw the ads?", "Сколько разных людей увидело рекламу?"),
    family: Family::Social,
    formula: "reported(ad_performance.reach)",
    formula_said: Said::fixed(
        "reach as the platform reports it for these very days",
        "охват, как его сообщает площадка ровно за эти дни",
    ),
    unit: Unit::Count,
    better: Better::Higher,
    additivity: Additivity::Distinct,
    empty: Empty::Unknown,
    pitfalls: Said::fixed(
        "Reach of days, campaigns or platforms must not be added.",
        "Охват по дням, кампаниям и площадкам нельзя складывать.",
    ),
    decides: Said::fixed(
        "Whether the same people see the ad too often.",
        "Не слишком ли часто рекламу видят одни и те же.",
    ),
    source: "Meta Business help, “Reach”",
};

pub static POSTS: Metric = Metric {
    id: "posts",
    name: Said::fixed("Posts", "Публикации"),
    long_name: Said::fixed("Posts published", "Публикации"),
    question: Said::fixed("How much did we publish?", "Сколько мы опубликовали?"),
    family: Family::Social,
    formula: "count(social_posts)",
    formula_said: Said::fixed("number of posts by the day of publishing", "количество публикаций по дате выхода"),
    unit: Unit::Count,
    better: Better::Neutral,
    additivity: Additivity::Flow,
    empty: Empty::Zero,
    pitfalls: Said::fixed("More posts is not more effect.", "Больше публикаций – не больше результата."),
    decides: Said::fixed("How to plan content.", "Как планировать контент."),
    source: "Hootsuite, “Social media metrics”",
};
