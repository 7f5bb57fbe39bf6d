//! Polyana's team: marketing tasks from Asana, support requests from Zendesk.

use super::company::Company;
use super::random::Random;
use super::{SampleFile, text_file};
use crate::model::day::Day;
use std::fmt::Write;

static TASKS: [&str; 6] =
    ["Newsletter", "Landing page", "Ad creatives", "Case study", "Webinar", "Report of the month"];
static PEOPLE: [&str; 3] = ["Lena Vinogradova", "Artur Grigoryan", "Sonya Belova"];

pub fn tasks(company: &Company) -> SampleFile {
    let mut text = String::from(
        "Task ID,Created At,Completed At,Last Modified,Name,Section/Column,Assignee,Assignee Email,Start Date,Due Date,Tags,Notes,Projects,Parent task,Blocked By (Dependencies),Blocking (Dependencies)\n",
    );
    for (number, day) in (company.first.0..=company.last.0).step_by(2).map(Day).enumerate() {
        let mut random = Random::new(day.0 as u64 + 12_000);
        let due = day.plus_days(random.between(5, 16) as i32);
        let done = due.plus_days(random.between(-6, 3) as i32).max(day.plus_days(1));
        let is_done = done <= company.last && !random.chance(60);
        let person = PEOPLE[number % PEOPLE.len()];
        let _ = writeln!(
            text,
            "12059938475{number:05},{},{},{},{} {number},{},{person},{}@example.com,,{},,,Marketing,,,",
            day.iso(),
            if is_done { done.iso() } else { String::new() },
            if is_done { done.iso() } else { day.iso() },
            TASKS[number % TASKS.len()],
            if is_done { "Done" } else { "In progress" },
            person.to_lowercase().replace(' ', "."),
            due.iso(),
        );
    }
    text_file("Marketing.csv", text)
}

pub fn tickets(company: &Company) -> SampleFile {
    let mut text = String::from(
        "Ticket ID,Created Date,Resolved Date,Issue Type,Priority,Agent Assigned,Status,Response Time (hours),Resolution Time (hours)\n",
    );
    let mut number = 1_000;
    // The export is twelve days old.
    let last = company.last.plus_days(-12);
    for day in (company.first.0..=last.0).map(Day) {
        let mut random = Random::new(day.0 as u64 + 15_000);
        let count = random.between(2, 6) + i64::from(day.0 - company.first.0) / 120;
        for _ in 0..count {
            number += 1;
            let (response, hours) = (random.between(1, 14), random.between(15, 70));
            let solved = day.plus_days((hours / 24) as i32);
            let is_solved = solved <= last;
            let _ = writeln!(
                text,
                "TICKET-{number},{} {:02}:00:00,{},{},{},{},{},{response},{}",
                day.iso(),
                number % 14 + 8,
                if is_solved { format!("{} 18:00:00", solved.iso()) } else { String::new() },
                ["General Inquiry", "Billing", "Bug", "How to"][number as usize % 4],
                ["Low", "Medium", "High"][number as usize % 3],
                ["Olga", "Denis"][number as usize % 2],
                if is_solved { "Resolved" } else { "Open" },
                if is_solved { format!("{hours}.0") } else { String::new() },
            );
        }
    }
    text_file("tickets.csv", text)
}
