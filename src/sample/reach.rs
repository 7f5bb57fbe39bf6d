//! Polyana's readers: Mailchimp newsletters, Instagram posts, and the followers it notes once a month.

use super::company::Company;
use super::random::Random;
use super::{SampleFile, text_file};
use crate::model::day::Day;
use std::fmt::Write;

fn days(company: &Company) -> impl Iterator<Item = Day> {
    (company.first.0..=company.last.0).map(Day)
}

static TOPICS: [&str; 6] = [
    "What is new", "How teams plan a week", "A customer's story", "Templates of the month", "Webinar",
    "Five small habits",
];
static MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
static WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

pub fn newsletters(company: &Company) -> SampleFile {
    let mut text = String::from(
        "Title,Subject,Audience,\"Send Date\",\"Send Weekday\",\"Total Recipients\",\"Successful Deliveries\",\"Soft Bounces\",\"Hard Bounces\",\"Total Bounces\",\"Times Forwarded\",\"Forwarded Opens\",\"Unique Opens\",\"Open Rate\",\"Total Opens\",\"Unique Clicks\",\"Click Rate\",\"Total Clicks\",Unsubscribes,\"Abuse Complaints\",\"Times Liked on Facebook\",\"Folder Id\",\"Unique Id\",\"Total Orders\",\"Total Gross Sales\",\"Total Revenue\"\n",
    );
    for (number, day) in days(company).filter(|day| day.weekday() == 1).enumerate() {
        let mut random = Random::new(day.0 as u64 + 5_000);
        let sent = 2_400 + 41 * number as i64;
        let (soft, hard) = (sent * random.between(6, 11) / 1_000, sent * random.between(2, 6) / 1_000);
        let delivered = sent - soft - hard;
        let opens = delivered * random.between(262, 331) / 1_000;
        let clicks = opens * random.between(104, 168) / 1_000;
        let share = |part: i64| super::decimal(part * 10_000 / delivered) + "%";
        let (year, month, date) = day.ymd();
        let topic = TOPICS[number % TOPICS.len()];
        let _ = writeln!(
            text,
            "\"{topic} #{number}\",\"{topic}\",Polyana,\"{} {date:02}, {year} 10:00 am\",{},{sent},{delivered},{soft},{hard},{},0,0,{opens},{},{},{clicks},{},{},{},{},0,,nl{number:08},0,0,0",
            MONTHS[month as usize - 1],
            WEEKDAYS[day.weekday() as usize],
            soft + hard,
            share(opens),
            opens * random.between(150, 185) / 100,
            share(clicks),
            clicks * random.between(118, 142) / 100,
            random.between(4, 17),
            i64::from(random.chance(180)),
        );
    }
    text_file("campaigns.csv", text)
}

pub fn posts(company: &Company) -> SampleFile {
    let mut text = String::from(
        "Post ID,Account ID,Account username,Account name,Description,Duration (sec),Publish time,Permalink,Post type,Data comment,Date,Views,Reach,Likes,Shares,Follows,Comments,Saves\n",
    );
    for (number, day) in days(company).filter(|day| [0, 2, 4].contains(&day.weekday())).enumerate() {
        let mut random = Random::new(day.0 as u64 + 9_000);
        let is_reel = number % 3 == 0;
        let reach = (900 + 11 * number as i64) * if is_reel { 21 } else { 10 } / 10 * random.between(70, 140) / 100;
        let part = |per_mille: i64| reach * per_mille / 1_000;
        let (year, month, date) = day.ymd();
        let _ = writeln!(
            text,
            "1790{number:06},178400,polyana.boards,Polyana,\"Post {number}, {}\",{},{month:02}/{date:02}/{year} 12:30,https://www.instagram.com/p/polyana{number}/,{},,Lifetime,{},{reach},{},{},{},{},{}",
            TOPICS[number % TOPICS.len()].to_lowercase(),
            if is_reel { 24 } else { 0 },
            if is_reel { "IG reel" } else { "IG image" },
            reach * random.between(120, 150) / 100,
            part(random.between(26, 48)),
            part(random.between(2, 6)),
            part(random.between(1, 3)),
            part(random.between(2, 5)),
            part(random.between(4, 9)),
        );
    }
    text_file("instagram_posts.csv", text)
}

pub fn followers(company: &Company) -> SampleFile {
    let mut text = String::from("Date,Network,Account,Followers\n");
    for month in 0.. {
        let day = company.first.plus_months(month).month_end();
        let day = day.min(company.last);
        let _ = writeln!(text, "{},instagram,polyana.boards,{}", day.iso(), 3_100 + 143 * i64::from(month));
        if day == company.last {
            break;
        }
    }
    text_file("followers.csv", text)
}
