//! The rules of the house, as tests: who may import whom, module docs, colours, sizes, names.
//! It reads `src/` and `style/` as text and never runs the code. Tests inside a file are not counted.
#![allow(clippy::disallowed_methods, reason = "this test reads the source files")]

use std::fs;
use std::path::{Path, PathBuf};

/// Room → the rooms it may import, from the ground up. The library cannot see a binary: Cargo guards that.
const TABLE: &[(&str, &[&str])] = &[
    ("words", &[]),
    ("problem", &["words"]),
    ("model", &["problem", "words"]),
    ("read", &["model", "problem", "words"]),
    // Sources are declared with the reader's plan and its small pure parsers.
    ("sources", &["model", "problem", "read", "words"]),
    ("metrics", &["model", "problem", "words"]),
    ("store", &["model", "problem", "words"]),
    ("unpack", &["model", "problem", "read", "words"]),
    ("sample", &["model", "words"]),
    ("format", &["metrics", "model", "words"]),
    ("query", &["metrics", "model", "problem", "words"]),
    ("charts", &["format", "metrics", "model", "query", "words"]),
    ("board", &["charts", "format", "metrics", "model", "problem", "query", "words"]),
    ("checks", &["format", "metrics", "model", "problem", "query", "words"]),
    ("protocol", &["checks", "model", "problem", "query", "words"]),
    (
        "engine",
        &["checks", "metrics", "model", "problem", "protocol", "query", "read", "sample", "sources", "store", "words"],
    ),
];

/// What a binary must not take from the library.
const BINARIES: &[(&str, &[&str])] = &[
    ("app", &["read", "store", "engine", "sources", "sample", "unpack"]),
    ("worker", &["charts", "board"]),
    ("unpacker", &["read", "store", "engine", "sources", "sample", "metrics", "query", "charts", "board", "protocol"]),
    ("cli", &[]),
];

/// Inside the app: pages → panels → {parts, state} → browser.
const APP: &[(&str, &[&str])] = &[
    ("browser", &["state", "parts", "panels", "pages"]),
    ("parts", &["state", "panels", "pages"]),
    ("state", &["parts", "panels", "pages"]),
    ("panels", &["pages"]),
    ("pages", &[]),
];

/// Words that say nothing about what is inside.
const EMPTY_NAMES: &[&str] = &["utils", "util", "helpers", "helper", "common", "manager", "misc", "shared"];

struct File {
    /// As in `src/query/ask.rs`.
    path: String,
    /// The first folder or file below `src/`.
    room: String,
    /// Without tests, comments and text in quotes.
    code: String,
    text: String,
    /// Lines before the tests.
    lines: usize,
}

fn walk(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            walk(&path, ending, found);
        } else if path.extension().is_some_and(|found| found == ending) {
            found.push(path);
        }
    }
}

fn sources() -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    walk(&root.join("src"), "rs", &mut paths);
    assert!(paths.len() > 20, "src/ was not found");
    paths
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(&path).unwrap();
            let own = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
            let path = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
            let room = path.split('/').nth(1).unwrap().trim_end_matches(".rs").to_owned();
            File { room, code: bare(own), lines: own.lines().count(), path, text }
        })
        .collect()
}

/// The code without comments and without what stands in quotes (an apostrophe is left alone: it may be a lifetime).
fn bare(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut i = 0;
    while i < bytes.len() {
        let rest = &bytes[i..];
        if rest.starts_with(b"//") {
            i += rest.iter().position(|b| *b == b'\n').unwrap_or(rest.len());
        } else if rest.starts_with(b"'\"'") {
            i += 3;
        } else if let Some(length) = raw_string(rest) {
            i += length;
        } else if rest[0] == b'"' {
            i += 1;
            while i < bytes.len() && bytes[i] != b'"' {
                i += if bytes[i] == b'\\' { 2 } else { 1 };
            }
            i += 1;
        } else {
            out.push(rest[0]);
            i += 1;
        }
    }
    String::from_utf8(out).unwrap()
}

/// The length of a raw string that starts here.
fn raw_string(rest: &[u8]) -> Option<usize> {
    let after = rest.strip_prefix(b"r")?;
    let hashes = after.iter().take_while(|b| **b == b'#').count();
    if hashes == 0 || after.get(hashes) != Some(&b'"') {
        return None;
    }
    let end = format!("\"{}", "#".repeat(hashes));
    let body = &after[hashes + 1..];
    let at = body.windows(end.len()).position(|window| window == end.as_bytes())?;
    Some(1 + hashes + 1 + at + end.len())
}

/// The words that follow each `start`, as in `crate::model` → `model`; `crate::{a, b::c}` gives `a` and `b`.
fn words_after<'a>(code: &'a str, start: &str) -> Vec<&'a str> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let mut found = Vec::new();
    for (at, _) in code.match_indices(start) {
        if code[..at].ends_with(is_word) {
            continue;
        }
        let rest = &code[at + start.len()..];
        if let Some(group) = rest.strip_prefix('{') {
            let mut depth = 0;
            let mut is_first = true;
            for (i, c) in group.char_indices() {
                match c {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => is_first = true,
                    c if is_word(c) && is_first && depth == 0 => {
                        found.push(group[i..].split(|c| !is_word(c)).next().unwrap());
                        is_first = false;
                    }
                    _ => {}
                }
            }
        } else {
            found.push(rest.split(|c| !is_word(c)).next().unwrap());
        }
    }
    found
}

#[track_caller]
fn none(what: &str, found: Vec<String>) {
    assert!(found.is_empty(), "{what}:\n  {}", found.join("\n  "));
}

#[test]
fn rooms_import_only_downwards() {
    let mut wrong = Vec::new();
    for file in sources() {
        if file.room == "lib" || file.room == "main" {
            continue;
        }
        if let Some((_, forbidden)) = BINARIES.iter().find(|(room, _)| *room == file.room) {
            for word in words_after(&file.code, "sextant::") {
                if forbidden.contains(&word) {
                    wrong.push(format!("{} takes {word} from the library", file.path));
                }
            }
            continue;
        }
        let Some((_, allowed)) = TABLE.iter().find(|(room, _)| *room == file.room) else {
            wrong.push(format!("{}: the room {} is not in the table of tests/layers.rs", file.path, file.room));
            continue;
        };
        for word in words_after(&file.code, "crate::") {
            let is_room = TABLE.iter().any(|(room, _)| *room == word);
            if is_room && word != file.room && !allowed.contains(&word) {
                wrong.push(format!("{} imports {word}", file.path));
            }
        }
    }
    none("Imports against the table", wrong);
}

#[test]
fn floors_of_the_app_import_only_downwards() {
    let mut wrong = Vec::new();
    for file in sources().iter().filter(|file| file.room == "app") {
        let floor = file.path.split('/').nth(2).unwrap().trim_end_matches(".rs");
        let Some((_, forbidden)) = APP.iter().find(|(name, _)| *name == floor) else { continue };
        for word in words_after(&file.code, "crate::") {
            if forbidden.contains(&word) {
                wrong.push(format!("{} imports {word}", file.path));
            }
        }
    }
    none("Imports against pages → panels → {parts, state} → browser", wrong);
}

#[test]
fn every_file_says_what_it_is_for() {
    let silent = sources().into_iter().filter(|file| !file.text.starts_with("//!")).map(|file| file.path);
    none("Files without a `//!` at their head", silent.collect());
}

#[test]
fn files_stay_small() {
    let long = sources().into_iter().filter(|file| file.lines > 400);
    none("Files over 400 lines", long.map(|file| format!("{}: {}", file.path, file.lines)).collect());
}

#[test]
fn names_say_something() {
    let bad = sources()
        .into_iter()
        .filter(|file| file.path.split('/').any(|part| EMPTY_NAMES.contains(&part.trim_end_matches(".rs"))));
    none("Files whose names say nothing", bad.map(|file| file.path).collect());
}

#[test]
fn imports_name_what_they_take() {
    let mut wrong = Vec::new();
    for file in sources() {
        for line in file.code.lines().filter(|line| line.contains("::*")) {
            let line = line.trim();
            if line.trim_start_matches("pub ").starts_with("use ") && line != "use leptos::prelude::*;" {
                wrong.push(format!("{}: {line}", file.path));
            }
        }
    }
    none("Glob imports", wrong);
}

#[test]
fn the_library_knows_no_browser() {
    let mut wrong = Vec::new();
    for file in sources() {
        if BINARIES.iter().any(|(room, _)| *room == file.room) {
            continue;
        }
        for word in ["web_sys", "js_sys", "wasm_bindgen", "leptos", "indexed_db_futures"] {
            if !words_after(&file.code, &format!("{word}::")).is_empty() {
                wrong.push(format!("{} names {word}", file.path));
            }
        }
        if file.text.contains("feature = \"web\"") {
            wrong.push(format!("{} depends on the feature web", file.path));
        }
    }
    none("The library must stay free of the browser", wrong);
}

/// Hex colours, colour functions, and the two names that hide a theme.
fn colours(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let hex = line.match_indices('#').any(|(at, _)| {
            let digits = line[at + 1..].chars().take_while(char::is_ascii_alphanumeric).collect::<String>();
            matches!(digits.len(), 3 | 4 | 6 | 8) && digits.chars().all(|c| c.is_ascii_hexdigit())
        });
        let functions = ["rgb(", "rgba(", "hsl(", "hsla(", "oklch(", "oklab(", "lch(", "light-dark("];
        let names = [": white", ": black", ": red", "solid white", "solid black"];
        if hex || functions.iter().chain(&names).any(|word| line.contains(word)) {
            found.push(format!("{}: {}", number + 1, line.trim()));
        }
    }
    found
}

#[test]
fn colours_live_in_the_tokens() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sheets = Vec::new();
    walk(&root.join("style"), "css", &mut sheets);
    let mut wrong = Vec::new();
    for path in sheets.iter().filter(|path| !path.ends_with("tokens.css")) {
        for place in colours(&fs::read_to_string(path).unwrap()) {
            wrong.push(format!("{}:{place}", path.strip_prefix(root).unwrap().display()));
        }
    }
    for file in sources() {
        let own = file.text.split("#[cfg(test)]\nmod tests {").next().unwrap();
        for line in own.lines().filter(|line| line.contains('"') && !line.trim_start().starts_with("//")) {
            // A shape's address in Rust is `#` and a word; a colour is `#` and hex digits alone, in quotes.
            let quoted = line.split('"').skip(1).step_by(2).filter(|text| !colours(text).is_empty());
            wrong.extend(quoted.map(|text| format!("{}: \"{text}\"", file.path)));
        }
    }
    none("Colours outside style/tokens.css", wrong);
}

#[test]
fn the_walker_sees_what_it_should() {
    let code = bare("use crate::a::b; // crate::c\nlet x = \"crate::d \\\" crate::e\"; use crate::{f, g::{h, i}, j};");
    assert_eq!(words_after(&code, "crate::"), ["a", "f", "g", "j"]);
    assert!(words_after("mycrate::a", "crate::").is_empty());
    assert_eq!(bare("a r#\"crate::x \" \"#b '\"' c"), "a b  c");
    assert_eq!(colours("a { color: #0a5c78 }\nb { color: var(--ink) }\nc#files { x: rgb(0 0 0) }").len(), 2);
}
