//! A table read as a person decides: an unknown one mapped, a wrong guess changed, dates turned over; remembered as a
//! recipe and found again. Expected sums are added by hand from the rows below.

mod reading;

use sextant::engine::Engine;
use sextant::engine::drafts::FileDraft;
use sextant::model::day::Day;
use sextant::model::document::{DocumentChange, DocumentKind};
use sextant::model::field::Field;
use sextant::model::mapping::{Choice, ColumnSeen, Reading, Recipe, ReportId};
use sextant::model::money::Currency;
use sextant::model::period::Period;
use sextant::protocol::{FileReport, PartReport, Reply, Request};
use sextant::store::block_on;
use sextant::store::memory::MemoryStore;
use sextant::words::Said;

type Back = Engine<MemoryStore>;

/// Headers nobody knows; 03/04 is the 3rd of April or the 4th of March. 10,5 + 20,25 + 5 = 35,75.
const STALL: &str = "Когда было;Куда ушло;Ушло денег;Кто платил\n\
    03/04/2026;Стенд;10,5;Анна\n\
    04/04/2026;Листовки;20,25;Борис\n\
    05/04/2026;Стенд;5;Анна\n";

fn engine() -> Back {
    block_on(Engine::open(MemoryStore::default(), Day(20_780), Vec::new()))
}

fn say(engine: &mut Back, request: Request) -> Vec<Reply> {
    let mut replies = Vec::new();
    block_on(engine.handle(request, &mut |reply| replies.push(reply)));
    replies
}

/// Reads a file into a draft as the worker does, with what was decided and what is remembered.
fn read(engine: &mut Back, job: u32, name: &str, text: &str, decided: Vec<(String, Choice)>) -> FileReport {
    let (report, slices) = reading::read_by(name, text.as_bytes(), &engine.book(decided));
    let mut replies = Vec::new();
    let file = FileDraft { report, slices, is_sample: false };
    block_on(engine.add_to_draft(job, 0, file, &mut |reply| replies.push(reply)));
    match replies.pop() {
        Some(Reply::FileRead { file, .. }) => file,
        other => panic!("{other:?}"),
    }
}

fn commit(engine: &mut Back, job: u32) -> Vec<u32> {
    let replies = say(engine, Request::Commit { job, parts: vec![(0, 0)], now: 1.0 });
    match &replies[1] {
        Reply::Committed { imports, .. } => imports.clone(),
        other => panic!("{other:?}"),
    }
}

fn recipes(engine: &Back) -> Vec<(String, u32, Recipe)> {
    let Reply::Documents { documents, .. } = engine.documents() else { panic!() };
    documents.iter().map(|document| (document.id.clone(), document.rev, document.read().unwrap())).collect()
}

fn column<'a>(part: &'a PartReport, header: &str) -> &'a ColumnSeen {
    part.mapping.columns.iter().find(|column| column.header == header).unwrap()
}

fn plain(report: &str) -> Option<ReportId> {
    Some(ReportId { source: "plain_table".into(), report: report.into() })
}

fn days(from: &str, to: &str) -> Option<Period> {
    Period::new(Day::parse_iso(from)?, Day::parse_iso(to)?)
}

/// The stall's expenses as the person maps them.
fn stall_choice() -> Choice {
    let mut choice = Choice { report: plain("expenses"), currency: Currency::parse("RUB"), ..Choice::default() };
    choice.send("когда было", 0, Some(Field::Date));
    choice.send("ушло денег", 0, Some(Field::Amount));
    choice.send("куда ушло", 0, Some(Field::Category));
    choice
}

#[test]
fn an_unknown_table_is_mapped_step_by_step() {
    let mut engine = engine();
    let file = read(&mut engine, 1, "стенд.csv", STALL, vec![]);
    let part = &file.parts[0];
    assert_eq!((part.source.as_deref(), part.is_loadable), (None, false));
    assert_eq!(column(part, "Куда ушло").samples, ["Стенд", "Листовки"]);
    assert_eq!(part.mapping.reports.len(), 16, "every plain table can be chosen");
    let key = part.mapping.key.clone();

    // Which table it is; now it says what is still to be chosen.
    let choice = Choice { report: plain("expenses"), ..Choice::default() };
    let file = read(&mut engine, 1, "стенд.csv", STALL, vec![(key.clone(), choice)]);
    let part = &file.parts[0];
    let problems: Vec<&str> = part.problems.iter().map(|problem| problem.id.as_str()).collect();
    assert!(problems.contains(&"choose_day") && problems.contains(&"choose_measure"), "{problems:?}");
    assert!(!part.is_loadable && part.mapping.fields.contains(&Field::Amount));

    let file = read(&mut engine, 1, "стенд.csv", STALL, vec![(key, stall_choice())]);
    let part = &file.parts[0];
    assert!(part.is_loadable, "{:?}", part.problems);
    assert_eq!((part.totals["amount"], part.rows), (35.75, 3));
    assert_eq!(part.currency, Currency::parse("RUB"));
    assert_eq!(part.period, days("2026-04-03", "2026-04-05"), "a semicolon and a comma speak for the day first");
    assert!(column(part, "Когда было").is_chosen);
}

#[test]
fn dates_are_turned_over_and_back() {
    let text = "Day,Campaign,Clicks,Cost\n03/04/2026,a,1,2\n05/04/2026,a,3,4\n";
    let mut engine = engine();
    let file = read(&mut engine, 1, "ads.csv", text, vec![]);
    let part = &file.parts[0];
    assert_eq!(part.period, days("2026-03-04", "2026-05-04"));
    let april = Day::parse_iso("2026-04-03").unwrap().0;
    let march = Day::parse_iso("2026-03-04").unwrap().0;
    let reading = Reading::Day { day_first: april, month_first: march, is_day_first: false };
    assert_eq!(column(part, "Day").reading, Some(reading));
    assert!(part.problems.iter().any(|problem| problem.id == "date_ambiguous"));
    let choice = Choice { day_first: Some(true), ..Choice::default() };
    let file = read(&mut engine, 1, "ads.csv", text, vec![(part.mapping.key.clone(), choice)]);
    let part = &file.parts[0];
    assert_eq!(part.period, days("2026-04-03", "2026-04-05"));
    assert!(part.problems.iter().all(|problem| problem.id != "date_ambiguous"));
    let reading = Reading::Day { day_first: april, month_first: march, is_day_first: true };
    assert_eq!(column(part, "Day").reading, Some(reading), "it can be turned back");
}

#[test]
fn a_decimal_sign_is_turned_only_where_the_values_leave_it_open() {
    let text = "Date,Campaign,Clicks,Cost\n2026-11-01,a,\"1,234\",2.50\n2026-11-02,a,\"2,000\",1.25\n";
    let mut engine = engine();
    let key = read(&mut engine, 1, "ads.csv", text, vec![]).parts[0].mapping.key.clone();
    let choice = Choice { decimal_comma: Some(true), ..Choice::default() };
    let file = read(&mut engine, 1, "ads.csv", text, vec![(key, choice)]);
    let totals = &file.parts[0].totals;
    assert_eq!((totals["clicks"], totals["cost"]), (3.234, 3.75));
}

#[test]
fn another_column_can_be_taken_for_a_field() {
    let text = "Date,Campaign,Clicks,Cost,Cost with fees\n2026-11-01,a,5,10,12\n2026-11-02,a,5,20,24\n";
    let mut engine = engine();
    let file = read(&mut engine, 1, "ads.csv", text, vec![]);
    assert_eq!(file.parts[0].totals["cost"], 30.0);
    let mut choice = Choice::default();
    choice.send("cost with fees", 0, Some(Field::Cost));
    choice.send("campaign", 0, None);
    let file = read(&mut engine, 1, "ads.csv", text, vec![(file.parts[0].mapping.key.clone(), choice)]);
    let part = &file.parts[0];
    assert_eq!(part.totals["cost"], 36.0);
    assert_eq!(column(part, "Cost").field, None, "the field was taken from it");
    assert_eq!(column(part, "Campaign").field, None);
}

#[test]
fn personal_columns_are_covered_and_kept_only_when_asked() {
    let text = "order_id,date,amount,phone\n1,2026-11-01,5,+7 900 000-00-01\n2,2026-11-02,6,+7 900 000-00-02\n";
    let mut engine = engine();
    let file = read(&mut engine, 1, "orders.csv", text, vec![]);
    let part = &file.parts[0];
    let phone = column(part, "phone");
    assert_eq!((phone.personal, phone.field), (Some(Field::Phone), None));
    assert!(phone.samples.iter().all(|sample| !sample.contains("900")), "{:?}", phone.samples);
    commit(&mut engine, 1);
    assert!(!engine.manifest().imports[0].import.slice.has(Field::Phone));
    let mut choice = Choice::default();
    choice.send("phone", 0, Some(Field::Phone));
    read(&mut engine, 2, "orders.csv", text, vec![(part.mapping.key.clone(), choice)]);
    commit(&mut engine, 2);
    assert!(engine.manifest().imports[0].import.slice.has(Field::Phone));
}

#[test]
fn rows_without_ids_are_told_apart_by_what_they_say() {
    let text = "Когда,Почём\n2026-11-01,5\n2026-11-01,5\n2026-11-02,7\n";
    let mut engine = engine();
    let key = read(&mut engine, 1, "касса.csv", text, vec![]).parts[0].mapping.key.clone();
    let mut choice = Choice { report: plain("orders"), ..Choice::default() };
    choice.send("когда", 0, Some(Field::Date));
    choice.send("почём", 0, Some(Field::Amount));
    let file = read(&mut engine, 1, "касса.csv", text, vec![(key, choice)]);
    let part = &file.parts[0];
    assert!(part.is_loadable, "{:?}", part.problems);
    assert!(part.problems.iter().any(|problem| problem.id == "told_apart_by_content"));
    assert_eq!((part.rows, part.totals["amount"]), (3, 17.0), "two equal sales are two sales");
}

#[test]
fn what_was_decided_is_remembered_and_found_again() {
    let mut engine = engine();
    let key = read(&mut engine, 1, "стенд.csv", STALL, vec![]).parts[0].mapping.key.clone();
    read(&mut engine, 1, "стенд.csv", STALL, vec![(key.clone(), stall_choice())]);
    assert!(recipes(&engine).is_empty(), "nothing is remembered before it is stored");
    commit(&mut engine, 1);
    let known = recipes(&engine);
    assert_eq!(known.len(), 1);
    assert_eq!((known[0].0.as_str(), known[0].2.name.as_str()), (key.as_str(), "стенд"));
    assert_eq!(known[0].2.used, ["когда было", "куда ушло", "ушло денег"]);

    // The next month: other order, one column more. 7 + 8 = 15.
    let next = "Чек;Ушло денег;Когда было;Кто платил;Куда ушло\n\
        1;7;03/05/2026;Анна;Стенд\n2;8;04/05/2026;Анна;Стенд\n";
    let file = read(&mut engine, 2, "стенд май.csv", next, vec![]);
    let part = &file.parts[0];
    assert_eq!(part.mapping.recipe.as_ref().map(|recipe| recipe.name.as_str()), Some("стенд"));
    assert_eq!(part.why.ru, "по рецепту «стенд»");
    assert_eq!((part.is_loadable, part.totals["amount"]), (true, 15.0));
    assert_eq!(part.period, days("2026-05-03", "2026-05-04"));
    commit(&mut engine, 2);
    assert_eq!(recipes(&engine), known, "a recipe that fits is not made again");

    // Without the column of the day, or among strange columns, it is another table.
    let other = "Ушло денег;Куда ушло\n7;Стенд\n";
    assert_eq!(read(&mut engine, 3, "x.csv", other, vec![]).parts[0].mapping.recipe, None);
    let wide = "Ушло денег;Когда было;Куда ушло;а;б;в;г;д\n7;03/05/2026;Стенд;1;1;1;1;1\n";
    assert_eq!(read(&mut engine, 3, "x.csv", wide, vec![]).parts[0].mapping.recipe, None);
    // Put aside for one draft; forgotten for good.
    let asides = vec![(part.mapping.key.clone(), Choice::default())];
    assert_eq!(read(&mut engine, 3, "стенд май.csv", next, asides).parts[0].source, None);
    let change = DocumentChange { kind: DocumentKind::Recipe, id: key, rev: known[0].1, body: None };
    say(&mut engine, Request::Change { documents: vec![change], what: Said::same("forget"), now: 2.0 });
    assert_eq!(read(&mut engine, 4, "стенд май.csv", next, vec![]).parts[0].source, None);
    say(&mut engine, Request::StepBack { now: 3.0 });
    assert!(read(&mut engine, 5, "стенд май.csv", next, vec![]).parts[0].mapping.recipe.is_some());
}

#[test]
fn a_recipe_of_a_plain_table_leaves_a_systems_report_alone() {
    let mut engine = engine();
    let plain = "Date,Campaign,Clicks,Cost\n03/04/2026,a,5,10\n";
    let key = read(&mut engine, 1, "a.csv", plain, vec![]).parts[0].mapping.key.clone();
    let choice = Choice { day_first: Some(true), ..Choice::default() };
    read(&mut engine, 1, "a.csv", plain, vec![(key, choice)]);
    commit(&mut engine, 1);
    let google = include_str!("fixtures/sources/google_ads/campaign_by_day/input.csv");
    let file = read(&mut engine, 2, "campaigns.csv", google, vec![]);
    assert_eq!(file.parts[0].source.as_deref(), Some("google_ads"));
    assert_eq!(file.parts[0].mapping.recipe, None);
}

#[test]
fn the_same_file_read_another_way_takes_the_place_of_the_first_reading() {
    let text = "Date,Campaign,Clicks,Cost\n03/04/2026,a,1,2\n05/04/2026,a,3,4\n";
    let mut engine = engine();
    let key = read(&mut engine, 1, "ads.csv", text, vec![]).parts[0].mapping.key.clone();
    assert_eq!(commit(&mut engine, 1), [1]);
    let choice = Choice { day_first: Some(true), ..Choice::default() };
    let file = read(&mut engine, 2, "ads.csv", text, vec![(key.clone(), choice.clone())]);
    let diff = file.parts[0].diff.unwrap();
    assert_eq!((diff.is_known_file, diff.rereads), (false, 1));
    assert_eq!(commit(&mut engine, 2), [2]);
    let imports: Vec<u32> = engine.manifest().imports.iter().map(|stored| stored.import.id).collect();
    assert_eq!(imports, [2]);
    assert_eq!(engine.store().dump().len(), engine.manifest().imports[0].blobs.len(), "its blobs went too");
    let file = read(&mut engine, 3, "ads.csv", text, vec![(key, choice)]);
    assert!(file.parts[0].diff.unwrap().is_known_file, "the same reading again changes nothing");
    assert!(read(&mut engine, 4, "ads.csv", text, vec![]).parts[0].diff.unwrap().is_known_file, "by its recipe");
}

#[test]
fn another_view_of_the_same_days_is_said_not_to_be_added() {
    let mut engine = engine();
    read(&mut engine, 1, "a.csv", "Date,Campaign,Clicks,Cost\n2026-11-01,a,5,10\n", vec![]);
    commit(&mut engine, 1);
    let by_device = "Date,Device,Clicks,Cost\n2026-11-01,mobile,5,10\n";
    let file = read(&mut engine, 2, "b.csv", by_device, vec![]);
    let part = &file.parts[0];
    let view = part.problems.iter().find(|problem| problem.id == "other_view").unwrap();
    assert!(view.what.en.contains("campaign"), "{}", view.what.en);
    assert!(part.is_loadable);
}

#[test]
fn a_file_that_may_be_another_accounts_is_doubted() {
    let google = |campaign: &str, account: &str| {
        let (header, cell) = if account.is_empty() {
            (String::new(), String::new())
        } else {
            (",Account".into(), format!(",{account}"))
        };
        format!(
            "Day,Campaign,Currency code,Clicks,Impr.,Cost{header}\n2026-11-01,{campaign},EUR,5,50,1.5{cell}\n2026-11-02,{campaign},EUR,6,60,2.5{cell}\n"
        )
    };
    let doubts = |file: &FileReport| file.parts[0].problems.iter().any(|problem| problem.id == "another_account");
    let mut back = engine();
    let first = read(&mut back, 1, "a.csv", &google("Brand DE", ""), vec![]);
    assert_eq!((first.parts[0].source.as_deref(), doubts(&first)), (Some("google_ads"), false));
    commit(&mut back, 1);
    assert!(doubts(&read(&mut back, 2, "b.csv", &google("Brand UK", ""), vec![])));
    assert!(
        !doubts(&read(&mut back, 3, "c.csv", &google("Brand DE", "").replace("1.5", "1.7"), vec![])),
        "the same campaigns"
    );
    assert!(!doubts(&read(&mut back, 4, "d.csv", &google("Brand UK", "Polyana UK"), vec![])), "the account is told");
}
