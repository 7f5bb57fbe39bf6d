//! Writes the sample startup's exports to a folder: `cargo run --example sample -- FOLDER 2026-11-14`.
#![allow(clippy::disallowed_methods, reason = "it writes files")]

use sextant::model::day::Day;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let (Some(folder), Some(last)) = (args.next(), args.next().and_then(|text| Day::parse_iso(&text))) else {
        return Err("usage: sample FOLDER LAST-DAY (as 2026-11-14)".into());
    };
    std::fs::create_dir_all(&folder)?;
    for file in sextant::sample::files(last) {
        std::fs::write(std::path::Path::new(&folder).join(&file.name), &file.bytes)?;
        println!("{:>9}  {}", file.bytes.len(), file.name);
    }
    Ok(())
}
