//! The command line: the same engine as in the browser, on files of this machine. It stores and sends nothing.
#![expect(clippy::disallowed_methods, reason = "the command line reads files of this machine")]

mod inspect;
mod kpi;
mod load;
mod usage;

use std::io::Write;
use std::process::ExitCode;
use usage::Failure;

fn main() -> ExitCode {
    // What the reader of workbooks says of a damaged one is told in our words.
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        if info.location().is_none_or(|place| !place.file().contains("calamine")) {
            usual(info);
        }
    }));
    let args: Vec<String> = std::env::args().skip(1).collect();
    match run(&args) {
        Ok(text) => {
            say(&text);
            ExitCode::SUCCESS
        }
        Err(failure) => {
            say(&failure.told);
            eprintln!("{failure}");
            ExitCode::from(failure.code)
        }
    }
}

fn say(text: &str) {
    if !text.is_empty() {
        // A reader that closes the pipe early (head) is no fault of ours.
        let _ = writeln!(std::io::stdout(), "{}", text.trim_end());
    }
}

fn run(args: &[String]) -> Result<String, Failure> {
    match args.first().map(String::as_str) {
        Some("inspect") => inspect::run(&args[1..]),
        Some("kpi") => kpi::run(&args[1..]),
        Some("--help" | "-h" | "help") => Ok(format!("Usage:\n  {}\n  {}", inspect::USAGE, kpi::USAGE)),
        Some(other) => Err(Failure::usage(format!("there is no command {other}"), "sextant inspect|kpi")),
        None => Err(Failure::usage("a command is needed".into(), "sextant inspect|kpi")),
    }
}
