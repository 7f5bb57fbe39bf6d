//! Polyana's leads and what becomes of them: MQL, SQL, deal, customer, and for some the way out.

use super::company::ORIGINS;
use super::random::Random;
use crate::model::day::Day;

pub struct Person {
    pub number: usize,
    pub origin: usize,
    pub campaign: Option<&'static str>,
    pub created: Day,
    pub mql: Option<Day>,
    pub sql: Option<Day>,
    pub deal: Option<Deal>,
    pub country: &'static str,
    pub city: &'static str,
    pub owner: &'static str,
}

pub struct Deal {
    pub created: Day,
    /// Won or lost; `None` = open.
    pub closed: Option<Day>,
    pub is_won: bool,
    pub plan: &'static Plan,
    /// Kopecks; the first month's payment.
    pub amount: i64,
    pub expected: Day,
    /// End of the subscription, for customers who left.
    pub ended: Option<Day>,
    pub stage: &'static str,
}

pub struct Plan {
    pub name: &'static str,
    /// Kopecks a month.
    pub price: i64,
    /// Customers leaving a month, per mille.
    pub leave: i64,
}

pub static PLANS: [Plan; 3] = [
    Plan { name: "Start", price: 490_000, leave: 62 },
    Plan { name: "Team", price: 1_490_000, leave: 34 },
    Plan { name: "Business", price: 3_990_000, leave: 18 },
];

static PLACES: [(&str, &str); 8] = [
    ("Russia", "Moscow"),
    ("Russia", "Saint Petersburg"),
    ("Russia", "Kazan"),
    ("Russia", "Novosibirsk"),
    ("Kazakhstan", "Almaty"),
    ("Belarus", "Minsk"),
    ("Armenia", "Yerevan"),
    ("Georgia", "Tbilisi"),
];
static OWNERS: [&str; 3] = ["Vera Sokolova", "Timur Akhmetov", "Nina Orlova"];
static OPEN_STAGES: [&str; 3] = ["Qualified To Buy", "Presentation Scheduled", "Contract Sent"];

/// A lead of a day and, as far as the story has come, its way.
pub fn meet(number: usize, deals: usize, created: Day, origin: usize, last: Day, random: &mut Random) -> Person {
    let (country, city) = *random.pick(&PLACES);
    let owner = *random.pick(&OWNERS);
    let mut person =
        Person { number, origin, campaign: None, created, mql: None, sql: None, deal: None, country, city, owner };
    // Paid social brings readers more than buyers.
    let (to_mql, to_sql) = if ORIGINS[origin].channel == "Paid Social" { (480, 240) } else { (640, 350) };
    if !random.chance(to_mql) {
        return person;
    }
    let mql = created.plus_days(random.between(0, 4) as i32);
    person.mql = (mql <= last).then_some(mql);
    if !random.chance(to_sql) {
        return person;
    }
    let sql = mql.plus_days(random.between(2, 12) as i32);
    if sql > last {
        return person;
    }
    person.sql = Some(sql);
    person.deal = Some(sell(deals, sql, last, random));
    person
}

fn sell(number: usize, created: Day, last: Day, random: &mut Random) -> Deal {
    let plan = &PLANS[[0, 0, 0, 1, 1, 1, 1, 1, 2, 2][random.between(0, 9) as usize]];
    // Stepping through the fates keeps the win rate steady; chance alone would tell a wilder story than Polyana's.
    let fate = number * 61 % 100;
    let days = random.between(5, 38) as i32;
    let closed = created.plus_days(days);
    let expected = created.plus_days(30);
    let is_over = fate < 82 && closed <= last;
    let is_won = is_over && fate < 33;
    let stage = match (is_over, is_won) {
        (true, true) => "Closed Won",
        (true, false) => "Closed Lost",
        _ => OPEN_STAGES[(days as usize) % OPEN_STAGES.len()],
    };
    let ended = if is_won { leave(closed, last, plan, random) } else { None };
    Deal { created, closed: is_over.then_some(closed), is_won, plan, amount: plan.price, expected, ended, stage }
}

/// The end of the paid month after which a customer leaves.
fn leave(started: Day, last: Day, plan: &Plan, random: &mut Random) -> Option<Day> {
    (1..=36).map(|month| started.plus_months(month)).take_while(|end| *end <= last).find(|_| random.chance(plan.leave))
}
