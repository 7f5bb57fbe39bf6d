//! Reading as a whole: cuts at every byte, encodings, late surprises, bad input. Expected values are counted by hand
//! or built beside the file, never taken from another run of the reader alone.

#![allow(clippy::disallowed_methods, reason = "a test reads the seeds of fuzzing")]

mod reading;

use proptest::prelude::*;
use sextant::engine::intake::{Intake, Next, PieceJob, head_len};
use sextant::model::column::Column;
use sextant::model::day::Day;
use sextant::model::facts::Slice;
use sextant::model::field::{Field, Kind};
use sextant::protocol::FileReport;
use sextant::read::parse::parse_piece;
use sextant::read::piece::{Parsed, Piece};
use std::collections::VecDeque;

/// Reads with pieces of `piece` bytes, each handed over with `spare` bytes past its edge at first.
fn read_cut(bytes: &[u8], piece: u64, spare: u64) -> (FileReport, Vec<Option<Slice>>) {
    let len = bytes.len() as u64;
    let mut intake = Intake::open_with("report.csv", len, &bytes[..head_len(len) as usize], piece);
    let mut queue: VecDeque<PieceJob> = intake.jobs().into();
    let mut turns = 0;
    while let Some(job) = queue.pop_back() {
        turns += 1;
        assert!(turns < 100_000, "no end");
        let mut to = (job.edge.to + spare).min(len);
        let piece = loop {
            let range = &bytes[job.edge.from as usize..to.max(job.edge.from) as usize];
            match parse_piece(intake.plan(job.part).unwrap(), range, job.edge) {
                Parsed::Piece(piece) => break piece,
                Parsed::NeedMore { to: more } => {
                    assert!(to < len, "more asked for than there is: {job:?}");
                    to = more.max(to + 1).min(len);
                }
            }
        };
        // As it would cross from a parse worker.
        let piece = Piece::from_bytes(&piece.to_bytes()).unwrap();
        if let Next::Redo(jobs) = intake.accept(&job, piece) {
            queue.extend(jobs);
        }
    }
    intake.finish()
}

fn read(bytes: &[u8]) -> (FileReport, Vec<Option<Slice>>) {
    read_cut(bytes, 4 << 20, 64 << 10)
}

fn one(bytes: &[u8]) -> (FileReport, Slice) {
    let (report, mut slices) = read(bytes);
    assert_eq!(report.parts.len(), 1, "{report:?}");
    let slice = slices.remove(0).unwrap_or_else(|| panic!("no slice: {report:?}"));
    (report, slice)
}

/// Every row as text.
fn rows(slice: &Slice) -> Vec<Vec<String>> {
    let cell = |column: &Column, row: usize| match column.kind {
        Kind::Text => column.text(row).unwrap_or("–").to_owned(),
        Kind::Day => Day(column.value(row) as i32).iso(),
        _ => column.number(row).to_string(),
    };
    (0..slice.meta.rows as usize).map(|row| slice.columns.values().map(|c| cell(c, row)).collect()).collect()
}

fn column(slice: &Slice, field: Field) -> Vec<String> {
    let at = slice.columns.keys().position(|key| *key == field).unwrap();
    rows(slice).into_iter().map(|row| row[at].clone()).collect()
}

fn ids(report: &FileReport) -> Vec<&str> {
    let of_parts = report.parts.iter().flat_map(|part| &part.problems);
    report.problems.iter().chain(of_parts).map(|problem| problem.id.as_str()).collect()
}

/// Letters of two bytes, quotes, doubled quotes, line ends inside quotes, a blank line, CRLF, no last line end.
const TRICKY: &str = "date,campaign,ad,impressions,clicks,cost\r\n\
2026-01-05,\"Весна, 1\",\"Say \"\"hi\"\"\r\nand go\",1000,10,12.50\r\n\
2026-01-05,Зима,\"\n\",200,2,0.75\r\n\
\r\n\
2026-01-06,\"a\"\"b\",12\" pipe,300,3,1.00\r\n\
2026-01-07,Лето,\"x,y\nz,w\",40,4,99.99\r\n\
2026-01-08,Осень,plain,5,1,0.01";

#[test]
fn a_cut_at_any_byte_changes_nothing() {
    let (whole, slices) = read(TRICKY.as_bytes());
    let slice = slices[0].as_ref().unwrap();
    // Counted by hand.
    assert_eq!((whole.parts[0].rows, whole.parts[0].rejected), (5, 0));
    assert_eq!(column(slice, Field::Impressions), ["1000", "200", "300", "40", "5"]);
    assert_eq!(column(slice, Field::Campaign), ["Весна, 1", "Зима", "a\"b", "Лето", "Осень"]);
    assert_eq!(column(slice, Field::Ad)[0], "Say \"hi\"\r\nand go");
    assert_eq!(column(slice, Field::Line), ["2", "4", "7", "8", "10"]);
    for piece in 2..TRICKY.len() as u64 + 2 {
        for spare in [0, 1, 7] {
            let (report, cut) = read_cut(TRICKY.as_bytes(), piece, spare);
            assert_eq!(rows(cut[0].as_ref().unwrap()), rows(slice), "pieces of {piece}, spare {spare}");
            assert_eq!(report.parts, whole.parts, "pieces of {piece}, spare {spare}");
        }
    }
}

/// Rows of a wide table become several records each: wherever it is cut, the same ones from the same lines.
const WIDE: &str = "Channel;Jan 2026;;Feb 2026;\n;Cost;Clicks;Cost;Clicks\n\"Se;arch\";100,5;40;;50\nSocial;;;30;9\n\n\
Total;100,5;40;30;59\nEmail;1;x;2;3\n";

#[test]
fn a_wide_table_is_the_same_however_it_is_cut() {
    let (whole, slices) = read(WIDE.as_bytes());
    let slice = slices[0].as_ref().unwrap();
    // Email's January has no number of clicks: that record alone is left out.
    assert_eq!((whole.parts[0].rows, whole.parts[0].rejected), (4, 1));
    assert_eq!(column(slice, Field::Date), ["2026-01-01", "2026-02-01", "2026-02-01", "2026-02-01"]);
    assert_eq!(column(slice, Field::Clicks), ["40", "50", "9", "3"]);
    assert_eq!(column(slice, Field::Line), ["3", "3", "4", "7"]);
    assert_eq!(slice.meta.totals, [(Field::Clicks, 99.0), (Field::Cost, 130_500_000.0)]);
    for piece in 2..WIDE.len() as u64 + 2 {
        let (report, cut) = read_cut(WIDE.as_bytes(), piece, 3);
        assert_eq!(rows(cut[0].as_ref().unwrap()), rows(slice), "pieces of {piece}");
        assert_eq!(report.parts, whole.parts, "pieces of {piece}");
    }
}

#[test]
fn encodings_make_no_difference() {
    let (_, slices) = read(TRICKY.as_bytes());
    let expect = rows(slices[0].as_ref().unwrap());
    let wide =
        |mark: &str| -> Vec<u8> { format!("{mark}{TRICKY}").encode_utf16().flat_map(u16::to_le_bytes).collect() };
    let swapped: Vec<u8> = wide("\u{feff}").chunks(2).flat_map(|pair| [pair[1], pair[0]]).collect();
    let narrow: Vec<u8> = TRICKY
        .chars()
        .map(|c| match c as u32 {
            code @ 0..0x80 => code as u8,
            code => (code - 0x410 + 0xC0) as u8,
        })
        .collect();
    for (name, bytes) in
        [("utf-16 le", wide("\u{feff}")), ("no mark", wide("")), ("utf-16 be", swapped), ("windows-1251", narrow)]
    {
        for piece in [13, 64, 4 << 20] {
            let (report, slices) = read_cut(&bytes, piece, 3);
            let slice = slices.first().and_then(Option::as_ref);
            assert_eq!(slice.map(rows), Some(expect.clone()), "{name}, pieces of {piece}: {:?}", ids(&report));
        }
    }
}

#[test]
fn other_line_ends_and_marks() {
    let (_, slices) = read(TRICKY.as_bytes());
    let plain = column(slices[0].as_ref().unwrap(), Field::Cost);
    let simple = "date,campaign,ad,impressions,clicks,cost\n2026-01-05,a,b,1,1,2.5\n2026-01-06,c,d,1,1,3.5\n";
    let old = simple.replace('\n', "\r");
    let marked = format!("\u{feff}{TRICKY}");
    assert_eq!(column(&one(marked.as_bytes()).1, Field::Cost), plain);
    assert_eq!(column(&one(old.as_bytes()).1, Field::Cost), ["2500000", "3500000"]);
    assert_eq!(column(&one(old.as_bytes()).1, Field::Line), ["2", "3"]);
}

/// Many rows that leave the question open, and one far below the head that answers it.
fn late(open: &str, telling: &str, header: &str) -> String {
    let mut text = format!("{header}\n");
    for _ in 0..1500 {
        text.push_str(open);
        text.push('\n');
    }
    text.push_str(telling);
    text.push('\n');
    text
}

#[test]
fn a_late_thirteenth_month_turns_the_dates_round() {
    let text = late("03/04/2026,a,1,1", "25/04/2026,a,1,1", "date,campaign,clicks,cost");
    let (report, slice) = one(text.as_bytes());
    let days = column(&slice, Field::Date);
    assert_eq!((days[0].as_str(), days[1500].as_str()), ("2026-04-03", "2026-04-25"));
    assert_eq!((report.parts[0].rows, report.parts[0].rejected), (1501, 0));
    assert!(!ids(&report).contains(&"date_ambiguous"), "{:?}", ids(&report));
    // Month first, proven by the body: nothing to warn of either.
    let text = late("03/04/2026,a,1,1", "04/25/2026,a,1,1", "date,campaign,clicks,cost");
    let (report, slice) = one(text.as_bytes());
    assert_eq!(column(&slice, Field::Date)[0], "2026-03-04");
    assert!(!ids(&report).contains(&"date_ambiguous"), "{:?}", ids(&report));
}

#[test]
fn dates_that_nothing_decides_are_told_with_both_readings() {
    let (report, slice) = one(b"date,campaign,clicks,cost\n03/04/2026,a,1,1\n05/06/2026,b,2,2\n");
    assert_eq!(column(&slice, Field::Date), ["2026-03-04", "2026-05-06"]);
    let problem = report.parts[0].problems.iter().find(|p| p.id == "date_ambiguous").unwrap();
    assert_eq!((problem.place.row, problem.place.column.as_deref()), (Some(2), Some("date")));
    assert!(problem.what.en.contains("2026-03-04") && problem.what.en.contains("2026-04-03"), "{}", problem.what.en);
}

#[test]
fn a_late_decimal_comma_is_a_comma_from_the_first_row_on() {
    let text = late("2026-01-05,a,1,\"1,234\"", "2026-01-05,a,1,\"0,50\"", "date,campaign,clicks,cost");
    let (report, slice) = one(text.as_bytes());
    let cost = slice.column(Field::Cost).unwrap();
    assert_eq!((cost.value(0), cost.value(1500)), (1_234_000, 500_000));
    assert_eq!(report.parts[0].rejected, 0);
}

#[test]
fn letters_of_another_encoding_met_late_are_read() {
    let narrow = |text: &str| -> Vec<u8> {
        let byte = |c: char| if c.is_ascii() { c as u8 } else { (c as u32 - 0x410 + 0xC0) as u8 };
        text.chars().map(byte).collect()
    };
    let text = late("2026-01-05,Spring,1,2.50", "2026-01-06,Весна и лето,1,2.50", "date,campaign,clicks,cost");
    // Enough plain rows that the head knows nothing of the letters.
    let rows = text.repeat(40).replace("date,campaign,clicks,cost\n", "");
    let text = format!("date,campaign,clicks,cost\n{}", rows.replace("2026-01-06,Весна и лето,1,2.50\n", ""));
    let mut bytes = text.into_bytes();
    while bytes.len() < 5 << 20 {
        bytes.extend_from_within(26..30_026);
    }
    let at = bytes.iter().rposition(|b| *b == b'\n').unwrap();
    bytes.truncate(at + 1);
    bytes.extend(narrow("2026-01-06,Весна и лето,1,2.50\n"));
    let (report, slice) = one(&bytes);
    let column = slice.column(Field::Campaign).unwrap();
    assert_eq!(column.text(slice.meta.rows as usize - 1), Some("Весна и лето"), "{:?}", ids(&report));
}

#[test]
fn rows_that_cannot_be_read_are_named_and_left_out() {
    let text = "date,campaign,clicks,cost\n2026-01-05,a,1,2.50\n2026-01-06,b,2,oops\nsoon,c,3,1.00\n2026-01-07,d,4,1,2,3\n2026-01-08,e,<5,--\n";
    let (report, slice) = one(text.as_bytes());
    let part = &report.parts[0];
    assert_eq!((part.rows, part.rejected), (2, 3));
    let told: Vec<(u32, &str, &str)> =
        part.rejects.iter().map(|r| (r.line, r.column.as_str(), r.found.as_str())).collect();
    assert_eq!(told, [(3, "cost", "oops"), (4, "date", "soon"), (5, "", "6 / 4")]);
    assert_eq!(part.totals["cost"], 2.5);
    assert_eq!(column(&slice, Field::Clicks), ["1", "NaN"]);
    assert!(ids(&report).contains(&"rows_rejected") && ids(&report).contains(&"bounded_values"));
}

#[test]
fn a_file_cut_in_the_middle_says_so() {
    let (report, _) = one(b"date,campaign,clicks,cost\n2026-01-05,a,1,2.50\n2026-01-06,b,1");
    assert_eq!((report.parts[0].rows, report.parts[0].rejected), (1, 1));
    let (report, _) = one(b"date,campaign,clicks,cost\n2026-01-05,a,1,2.50\n2026-01-06,\"b,1,3.00\n");
    assert_eq!((report.parts[0].rows, report.parts[0].rejected), (1, 1));
    let problem = report.parts[0].problems.iter().find(|p| p.id == "rows_rejected").unwrap();
    assert_eq!(problem.place.row, Some(3));
}

#[test]
fn totals_rows_are_no_data_and_are_compared() {
    let text = "date,campaign,clicks,cost\n2026-01-05,a,1,2.50\n2026-01-06,b,2,3.50\nTotal,,3,6.00\n";
    let (report, slice) = one(text.as_bytes());
    assert_eq!((report.parts[0].rows, report.parts[0].totals["cost"]), (2, 6.0));
    assert!(slice.meta.totals.contains(&(Field::Cost, 6_000_000.0)));
    assert!(!ids(&report).contains(&"totals_differ"));
    let (report, _) = one(text.replace("6.00", "60.00").as_bytes());
    let problem = report.parts[0].problems.iter().find(|p| p.id == "totals_differ").unwrap();
    assert!(problem.what.en.contains("60") && problem.what.en.contains('6'), "{}", problem.what.en);
}

#[test]
fn bad_input_is_named_with_place_and_mend() {
    let wide: String = (0..100_000).map(|at| format!("c{at},")).collect();
    let unknown = b"alpha,beta,gamma\n1,2,3\n4,5,6\n";
    let cases: &[(&str, &[u8], &str)] = &[
        ("empty", b"", "file_empty"),
        ("blank", b"\n \n", "file_empty"),
        ("header only", b"date,campaign,clicks,cost\n", "no_rows"),
        ("junk", &[0, 1, 2, 3, 255, 254, 9, 0, 0, 7], "file_binary"),
        ("zip", b"PK\x03\x04\x14\0\0\0\x08\0report.csv", "file_container"),
        ("workbook", b"PK\x03\x04\x14\0\0\0\x08\0xl/workbook.xml", "file_container"),
        ("pdf", b"%PDF-1.7\n%\xe2\xe3", "file_pdf"),
        ("page", b"<!DOCTYPE html><table></table>", "file_html"),
        ("json", b"{\"rows\":[1]}", "file_json"),
        ("wide", wide.as_bytes(), "too_many_columns"),
        ("unknown", unknown, "unknown_table"),
        ("twice", b"date,campaign,clicks,cost,cost\n2026-01-05,a,1,2,3\n", "duplicate_header"),
        ("unknown twice", b"alpha,beta,alpha\n1,2,3\n4,5,6\n", "duplicate_header"),
        ("comments only", b"# ----\n# Report CSV Export\n", "no_table"),
    ];
    for (name, bytes, id) in cases {
        let (report, _) = read(bytes);
        let of_parts = report.parts.iter().flat_map(|part| &part.problems);
        let problem = report.problems.iter().chain(of_parts).find(|p| p.id == *id);
        let problem = problem.unwrap_or_else(|| panic!("{name}: {:?}", ids(&report)));
        assert_eq!(problem.place.file.as_deref(), Some("report.csv"), "{name}");
        assert!(!problem.what.en.is_empty() && !problem.what.ru.is_empty() && !problem.mend.en.is_empty(), "{name}");
    }
    let (report, _) = read(unknown);
    let part = &report.parts[0];
    assert_eq!((part.source.as_deref(), part.rows, part.columns.len(), part.is_loadable), (None, 2, 3, false));
}

#[test]
fn a_quote_that_never_closes_in_a_large_file_stops_there() {
    let mut text = String::from("date,campaign,clicks,cost\n2026-01-05,a,1,2.50\n2026-01-06,\"b,1,3.00\n");
    while text.len() < 13 << 20 {
        text.push_str("2026-01-07,a long campaign name to fill the file sooner than otherwise,1,2.50\n");
    }
    let (report, slices) = read(text.as_bytes());
    assert!(ids(&report).contains(&"record_too_long"), "{:?}", ids(&report));
    assert!(!report.parts[0].is_loadable);
    assert_eq!(slices[0].as_ref().map(|slice| slice.meta.rows), Some(1));
}

#[test]
fn the_hash_is_of_the_bytes() {
    let (a, _) = read(TRICKY.as_bytes());
    let (b, _) = read(TRICKY.as_bytes());
    let (c, _) = read(TRICKY.replace("0.01", "0.02").as_bytes());
    assert_eq!(a.hash, b.hash);
    assert_ne!(a.hash, c.hash);
    assert_eq!(a.hash.len(), 16);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_to_an_end(bytes in proptest::collection::vec(any::<u8>(), 0..600), piece in 2u64..200) {
        read_cut(&bytes, piece, 1);
    }

    #[test]
    fn any_near_table_is_read_the_same_however_it_is_cut(
        cells in proptest::collection::vec(
            prop_oneof![
                "[0-9]{1,4}", "[0-9]{1,3},[0-9]{3}", "2026-0[1-9]-1[0-9]", "1[0-9]/0[1-9]/2026", "\"[a-zа-я,\n]{0,6}\"",
                "\"[a-z\"\n]{0,5}", "[а-я -]{0,6}", Just("--".to_owned()), Just("Total".to_owned()), Just(String::new()),
            ],
            0..60,
        ),
        width in 2usize..5,
        piece in 2u64..90,
    ) {
        let body: String = cells.chunks(width).map(|row| row.join(",") + "\n").collect();
        let text = format!("date,campaign,clicks,cost\n{body}");
        let (whole, slices) = read(text.as_bytes());
        let (report, cut) = read_cut(text.as_bytes(), piece, 2);
        prop_assert_eq!(&whole.parts, &report.parts);
        let all = |slices: &[Option<Slice>]| slices.iter().flatten().map(rows).collect::<Vec<_>>();
        prop_assert_eq!(all(&slices), all(&cut));
    }

    #[test]
    fn no_bytes_but_a_piece_are_a_piece(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        Piece::from_bytes(&bytes);
    }
}

/// What fuzzing starts from, and what once broke a reader, stays readable: a report or a problem, never a panic.
#[test]
fn seeds_of_fuzzing_are_read_to_the_end() {
    let mut read_files = 0;
    for folder in std::fs::read_dir("fuzz/seeds").unwrap() {
        for file in std::fs::read_dir(folder.unwrap().path()).unwrap() {
            let path = file.unwrap().path();
            let (report, _) =
                reading::read(&path.file_name().unwrap().to_string_lossy(), &std::fs::read(&path).unwrap());
            assert!(!report.parts.is_empty() || !report.problems.is_empty(), "{}", path.display());
            read_files += 1;
        }
    }
    assert!(read_files > 15, "{read_files}");
}
