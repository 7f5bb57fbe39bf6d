//! Polyana's world, day by day: visits, ads, people, deals, payments. The exports are only ways to write it down.

use super::people::{Person, meet};
use super::random::Random;
use crate::model::day::Day;

/// Where a visit comes from. `lead_rate` is of sessions, per 10 000.
pub struct Origin {
    pub channel: &'static str,
    /// HubSpot's word for it.
    pub hubspot: &'static str,
    pub sessions: i64,
    pub lead_rate: i64,
    pub engaged: i64,
    pub secs: i64,
    pub ads: Option<AdAccount>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum AdAccount {
    Google,
    Yandex,
    Meta,
}

pub static ORIGINS: [Origin; 8] = [
    Origin {
        channel: "Organic Search",
        hubspot: "Organic Search",
        sessions: 210,
        lead_rate: 130,
        engaged: 640,
        secs: 96,
        ads: None,
    },
    Origin {
        channel: "Direct",
        hubspot: "Direct Traffic",
        sessions: 120,
        lead_rate: 95,
        engaged: 560,
        secs: 71,
        ads: None,
    },
    Origin {
        channel: "Paid Search",
        hubspot: "Paid Search",
        sessions: 90,
        lead_rate: 150,
        engaged: 610,
        secs: 64,
        ads: Some(AdAccount::Google),
    },
    Origin {
        channel: "Paid Search",
        hubspot: "Paid Search",
        sessions: 110,
        lead_rate: 190,
        engaged: 655,
        secs: 82,
        ads: Some(AdAccount::Yandex),
    },
    Origin {
        channel: "Paid Social",
        hubspot: "Paid Social",
        sessions: 80,
        lead_rate: 90,
        engaged: 420,
        secs: 33,
        ads: Some(AdAccount::Meta),
    },
    Origin {
        channel: "Email",
        hubspot: "Email Marketing",
        sessions: 40,
        lead_rate: 220,
        engaged: 700,
        secs: 105,
        ads: None,
    },
    Origin {
        channel: "Referral",
        hubspot: "Referrals",
        sessions: 45,
        lead_rate: 160,
        engaged: 620,
        secs: 88,
        ads: None,
    },
    Origin {
        channel: "Organic Social",
        hubspot: "Organic Social",
        sessions: 35,
        lead_rate: 70,
        engaged: 480,
        secs: 41,
        ads: None,
    },
];

pub struct Visits {
    pub day: Day,
    pub origin: usize,
    pub sessions: i64,
    pub users: i64,
    pub new_users: i64,
    pub engaged: i64,
    pub secs: i64,
    pub leads: i64,
}

pub struct AdDay {
    pub day: Day,
    pub account: AdAccount,
    pub campaign: &'static Campaign,
    pub impressions: i64,
    pub clicks: i64,
    /// Kopecks.
    pub cost: i64,
    pub conversions: i64,
}

pub struct Campaign {
    pub name: &'static str,
    pub id: &'static str,
    /// Share of the account's clicks, per cent.
    pub share: i64,
    /// Kopecks a click.
    pub cpc: i64,
    /// Clicks of 10 000 impressions.
    pub ctr: i64,
    /// Share of the account's leads, per cent.
    pub leads: i64,
}

pub static GOOGLE: [Campaign; 3] = [
    Campaign { name: "Brand search", id: "g1", share: 30, cpc: 1_900, ctr: 910, leads: 45 },
    Campaign { name: "Generic – project boards", id: "g2", share: 45, cpc: 4_600, ctr: 340, leads: 40 },
    Campaign { name: "Competitors – all regions", id: "g3", share: 25, cpc: 3_700, ctr: 160, leads: 15 },
];
pub static YANDEX: [Campaign; 3] = [
    Campaign { name: "Поиск – бренд", id: "70100", share: 28, cpc: 1_500, ctr: 1_080, leads: 38 },
    Campaign { name: "Поиск – доски задач", id: "70200", share: 47, cpc: 4_200, ctr: 420, leads: 47 },
    Campaign { name: "РСЯ – ретаргетинг", id: "70300", share: 25, cpc: 1_750, ctr: 70, leads: 15 },
];
pub static META: [Campaign; 2] = [
    Campaign { name: "Lookalike – founders", id: "m1", share: 60, cpc: 2_900, ctr: 120, leads: 55 },
    Campaign { name: "Retargeting – trial pages", id: "m2", share: 40, cpc: 2_300, ctr: 150, leads: 45 },
];

pub fn campaigns(account: AdAccount) -> &'static [Campaign] {
    match account {
        AdAccount::Google => &GOOGLE,
        AdAccount::Yandex => &YANDEX,
        AdAccount::Meta => &META,
    }
}

pub struct Company {
    pub first: Day,
    pub last: Day,
    pub visits: Vec<Visits>,
    pub ads: Vec<AdDay>,
    pub people: Vec<Person>,
    deals: usize,
}

impl Company {
    pub fn live(first: Day, last: Day) -> Self {
        let mut company = Self { first, last, visits: Vec::new(), ads: Vec::new(), people: Vec::new(), deals: 0 };
        let span = i64::from(last.0 - first.0).max(1);
        for number in first.0..=last.0 {
            let day = Day(number);
            let growth = 1_000 + 850 * i64::from(number - first.0) / span;
            for (index, origin) in ORIGINS.iter().enumerate() {
                company.live_day(day, index, origin, growth);
            }
        }
        company
    }

    fn live_day(&mut self, day: Day, index: usize, origin: &Origin, growth: i64) {
        let mut random = Random::new(day.0 as u64 * 31 + index as u64);
        let level = origin.sessions * growth / 1_000 * season(day) / 100 * weekday(day) / 100;
        let sessions = (level * random.between(84, 116) / 100).max(3);
        let engaged = sessions * (origin.engaged + random.between(-25, 25)) / 1_000;
        let leads = random.hits(sessions, origin.lead_rate);
        let users = sessions * random.between(80, 87) / 100;
        self.visits.push(Visits {
            day,
            origin: index,
            sessions,
            users,
            new_users: users * random.between(58, 70) / 100,
            engaged,
            secs: sessions * (origin.secs + random.between(-8, 8)),
            leads,
        });
        let first_person = self.people.len();
        for _ in 0..leads {
            let number = self.people.len();
            let person = meet(number, self.deals, day, index, self.last, &mut random);
            self.deals += usize::from(person.deal.is_some());
            self.people.push(person);
        }
        if let Some(account) = origin.ads {
            self.advertise(day, account, sessions, first_person, &mut random);
        }
    }

    fn advertise(&mut self, day: Day, account: AdAccount, sessions: i64, first_person: usize, random: &mut Random) {
        // A tenth of paid clicks never becomes a session: the page is left before the counter loads.
        let clicks = sessions * 100 / 91;
        let campaigns = campaigns(account);
        let mut conversions = vec![0; campaigns.len()];
        for person in &mut self.people[first_person..] {
            let mut drawn = random.between(0, 99);
            let chosen = campaigns.iter().position(|c| {
                drawn -= c.leads;
                drawn < 0
            });
            let chosen = chosen.unwrap_or(0);
            conversions[chosen] += 1;
            person.campaign = Some(campaigns[chosen].name);
        }
        for (campaign, conversions) in campaigns.iter().zip(conversions) {
            let clicks = clicks * campaign.share / 100;
            let mut cpc = campaign.cpc * random.between(88, 113) / 100;
            if campaign.id == "g3" && day >= self.last.month_start() {
                cpc = cpc * 260 / 100;
            }
            let impressions = clicks * 10_000 / campaign.ctr * random.between(92, 109) / 100;
            self.ads.push(AdDay { day, account, campaign, impressions, clicks, cost: clicks * cpc, conversions });
        }
    }
}

/// Per cent of a usual day: offices sleep at the weekend.
fn weekday(day: Day) -> i64 {
    [112, 116, 114, 110, 100, 58, 54][day.weekday() as usize]
}

/// Per cent of a usual month; January and the summer are quiet, autumn is busy.
fn season(day: Day) -> i64 {
    let (_, month, _) = day.ymd();
    [82, 98, 104, 103, 92, 97, 90, 88, 106, 110, 112, 96][month as usize - 1]
}
