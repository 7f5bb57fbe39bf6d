//! Polyana's GA4 exports: traffic acquisition by channel and day, and users by day.

use super::company::{AdAccount, Company, ORIGINS};
use super::{SampleFile, text_file};
use crate::model::day::Day;
use std::collections::BTreeMap;
use std::fmt::Write;

#[derive(Clone, Copy, Default)]
struct Sums {
    sessions: i64,
    users: i64,
    new_users: i64,
    engaged: i64,
    secs: i64,
    leads: i64,
}

fn preamble(report: &str, company: &Company) -> String {
    let stamp = |day: Day| day.iso().replace('-', "");
    let line = "# ----------------------------------------";
    format!(
        "{line}\n# {report}\n# Account: Polyana\n# Property: polyana.example – GA4\n{line}\n# \n# All Users\n# Start date: {}\n# End date: {}\n",
        stamp(company.first),
        stamp(company.last)
    )
}

/// The counter was lost in a release: three days of the month before the last.
fn is_lost(day: Day, company: &Company) -> bool {
    let from = company.last.month_start().plus_months(-1).plus_days(20);
    (from..=from.plus_days(2)).contains(&day)
}

fn by_day_and_channel(company: &Company) -> BTreeMap<(Day, &'static str), Sums> {
    let mut sums: BTreeMap<(Day, &'static str), Sums> = BTreeMap::new();
    for visits in company.visits.iter().filter(|v| !is_lost(v.day, company)) {
        let origin = &ORIGINS[visits.origin];
        // Meta's retargeting links carry no tags: a third of its visits cannot be told apart.
        let untagged = if origin.ads == Some(AdAccount::Meta) { visits.sessions / 3 } else { 0 };
        let parts = [(origin.channel, visits.sessions - untagged), ("Unassigned", untagged)];
        for (channel, sessions) in parts.into_iter().filter(|(_, sessions)| *sessions > 0) {
            let part = |whole: i64| whole * sessions / visits.sessions;
            let sum = sums.entry((visits.day, channel)).or_default();
            sum.sessions += sessions;
            sum.users += part(visits.users);
            sum.new_users += part(visits.new_users);
            sum.engaged += part(visits.engaged);
            sum.secs += part(visits.secs);
            sum.leads += if channel == "Unassigned" { 0 } else { visits.leads };
        }
    }
    sums
}

pub fn traffic(company: &Company) -> SampleFile {
    let mut text = preamble("Traffic acquisition: Session primary channel group (Default channel group)", company);
    text.push_str("Session primary channel group (Default channel group),Date,Users,Sessions,Engaged sessions,Average engagement time per session,Engaged sessions per user,Events per session,Engagement rate,Event count,Key events,Total revenue\n");
    for ((day, channel), sum) in by_day_and_channel(company) {
        let ratio = |a: i64, b: i64| if b == 0 { 0.0 } else { a as f64 / b as f64 };
        let events = sum.sessions * 5 + sum.engaged * 2;
        let _ = writeln!(
            text,
            "{channel},{},{},{},{},{},{},{},{},{events},{},0",
            day.iso().replace('-', ""),
            sum.users,
            sum.sessions,
            sum.engaged,
            ratio(sum.secs, sum.sessions),
            ratio(sum.engaged, sum.users),
            ratio(events, sum.sessions),
            ratio(sum.engaged, sum.sessions),
            sum.leads,
        );
    }
    text_file("Traffic_acquisition_Session_primary_channel_group.csv", text)
}

pub fn users(company: &Company) -> SampleFile {
    let mut days: BTreeMap<Day, Sums> = BTreeMap::new();
    for ((day, _), sum) in by_day_and_channel(company) {
        let all = days.entry(day).or_default();
        all.sessions += sum.sessions;
        // Some people arrive by two channels on one day.
        all.users += sum.users * 97 / 100;
        all.new_users += sum.new_users * 98 / 100;
        all.secs += sum.secs;
    }
    let mut text = preamble("Report CSV Export", company);
    text.push_str(
        "Date,Event count,Total users,Event count per user,Average session duration,New users,Returning users\n",
    );
    for (day, sum) in days {
        let events = sum.sessions * 6;
        let _ = writeln!(
            text,
            "{},{events},{},{},{},{},{}",
            day.iso().replace('-', ""),
            sum.users,
            events as f64 / sum.users.max(1) as f64,
            sum.secs as f64 / sum.sessions.max(1) as f64,
            sum.new_users,
            sum.users - sum.new_users,
        );
    }
    text_file("data-export.csv", text)
}
