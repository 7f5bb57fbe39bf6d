//! ZIP and GZ: their files in the order of the archive, each opened in its turn. What an archive claims of its sizes is
//! not believed: bytes are counted as they come out.

use super::kind::Container;
use super::{Work, trouble};
use crate::problem::Problem;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// Endings of files that hold no table.
const NO_TABLES: &[&str] = &[
    "pdf", "png", "jpg", "jpeg", "gif", "svg", "webp", "ico", "md", "docx", "doc", "pptx", "rtf", "css", "js", "exe",
    "mp4", "mov", "eml", "ics", "xsd", "sql", "yml", "yaml", "log",
];

pub fn zip(work: &mut Work<'_>, name: &str, bytes: &[u8]) -> Result<(), Problem> {
    let mut archive = open(bytes)?;
    if archive.index_for_name("xl/workbook.xml").is_some() {
        return work.open(Container::Xlsx, name, bytes);
    }
    let count = archive.len();
    if count > work.limits.entries {
        return Err(trouble::too_many(count, work.limits.entries));
    }
    let mut aside = Vec::new();
    for at in 0..count {
        let part = match archive.by_index_raw(at) {
            Ok(entry) if entry.is_dir() => continue,
            Ok(entry) => entry_name(entry.name_raw()),
            Err(error) => return Err(told(&error)),
        };
        let short = part.rsplit('/').next().unwrap_or(&part).to_owned();
        if short.is_empty() || short.starts_with('.') || part.starts_with("__MACOSX/") {
            continue;
        }
        let ending = short.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
        if NO_TABLES.contains(&ending.as_str()) {
            aside.push(part);
            continue;
        }
        let (from, to) = (at as f64 / count as f64, (at + 1) as f64 / count as f64);
        let result = work.within(from, to, |work| {
            let inner = entry(work, &mut archive, at)?;
            work.inner(Some(part.clone()), &short, inner)
        });
        match result {
            Ok(()) => {}
            // What is left out of an archive is told; what would fill the memory ends it.
            Err(problem) if ["container_too_large", "archive_trap"].contains(&problem.id.as_str()) => {
                return Err(problem);
            }
            Err(problem) => {
                let part = problem.place.part.clone().or_else(|| work.part(Some(&part)));
                work.problems.push(problem.in_part(&part.unwrap_or_default()));
            }
        }
        work.step(to);
    }
    if !aside.is_empty() {
        work.problems.push(trouble::left_aside(&aside));
    }
    Ok(())
}

fn open(bytes: &[u8]) -> Result<ZipArchive<Cursor<&[u8]>>, Problem> {
    ZipArchive::new(Cursor::new(bytes)).map_err(|error| told(&error))
}

/// One file of the archive.
fn entry(work: &mut Work<'_>, archive: &mut ZipArchive<Cursor<&[u8]>>, at: usize) -> Result<Vec<u8>, Problem> {
    let mut file = archive.by_index(at).map_err(|error| told(&error))?;
    drain(work, &mut file)
}

/// Reads all there is, but no more than there is room for.
fn drain(work: &mut Work<'_>, from: &mut impl Read) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    let room = work.room();
    from.take(room.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(|error| trouble::damaged_archive(&error.to_string()))?;
    work.count(bytes.len() as u64)?;
    Ok(bytes)
}

pub fn gzip(work: &mut Work<'_>, name: &str, bytes: &[u8]) -> Result<(), Problem> {
    let inner = drain(work, &mut flate2::read::MultiGzDecoder::new(bytes))?;
    let lower = name.to_lowercase();
    let short = if lower.ends_with(".gz") { &name[..name.len() - 3] } else { name };
    work.inner(None, short, inner)
}

/// A workbook is an archive whose reader holds much of it whole: what it says it grows to is added up first, and the
/// archive's reader lets no file grow past what is said. True when it is Excel's binary kind.
pub fn check_workbook(work: &mut Work<'_>, bytes: &[u8]) -> Result<bool, Problem> {
    let mut archive = open(bytes)?;
    let mut sum = 0u64;
    for at in 0..archive.len() {
        let entry = archive.by_index_raw(at).map_err(|error| told(&error))?;
        sum = sum.saturating_add(entry.size());
    }
    if sum > work.room() {
        return Err(work.too_much());
    }
    Ok(archive.index_for_name("xl/workbook.bin").is_some())
}

fn told(error: &ZipError) -> Problem {
    match error {
        ZipError::UnsupportedArchive(text) if *text == ZipError::PASSWORD_REQUIRED => trouble::locked_archive(),
        ZipError::UnsupportedArchive(text) => trouble::unknown_packing(text),
        ZipError::CompressionMethodNotSupported(method) => trouble::unknown_packing(&format!("method {method}")),
        other => trouble::damaged_archive(&other.to_string()),
    }
}

/// A name as it was meant: UTF-8, or the letters of Russian Windows, which says so nowhere.
fn entry_name(raw: &[u8]) -> String {
    let name = match std::str::from_utf8(raw) {
        Ok(name) => name.to_owned(),
        Err(_) => raw.iter().map(|byte| cp866(*byte)).collect(),
    };
    name.replace('\\', "/")
}

fn cp866(byte: u8) -> char {
    let letter = match byte {
        0x80..=0xAF => 0x410 + u32::from(byte) - 0x80,
        0xE0..=0xEF => 0x440 + u32::from(byte) - 0xE0,
        0xF0 => 0x401,
        0xF1 => 0x451,
        0..=0x7F => u32::from(byte),
        _ => u32::from('_'),
    };
    char::from_u32(letter).unwrap_or('_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_russian_windows() {
        assert_eq!(entry_name(&[0x8F, 0xE0, 0xAE, 0xA4, 0xA0, 0xA6, 0xA8, b'.', b'c', b's', b'v']), "Продажи.csv");
        assert_eq!(entry_name("Отчёт\\a.csv".as_bytes()), "Отчёт/a.csv");
    }
}
