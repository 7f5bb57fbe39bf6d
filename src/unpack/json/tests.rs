//! Shapes of JSON, each with the table it becomes, written down by hand.

use crate::unpack::kind::{Container, kind};
use crate::unpack::{Limits, unpack_all};

#[track_caller]
fn parts(json: &str) -> Vec<(Option<String>, String)> {
    let container = kind(json.as_bytes()).expect("JSON");
    let (members, _) = unpack_all(container, "a.json", json.as_bytes(), &Limits::USUAL).unwrap();
    members.into_iter().map(|m| (m.part, String::from_utf8(m.bytes).unwrap())).collect()
}

#[track_caller]
fn check(json: &str, expect: &str) {
    let found = parts(json);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].1, expect);
    assert_eq!(found[0].0, None);
}

#[test]
fn lists_of_records() {
    check(r#"[{"b":1,"a":"x\ny"},{"a":"z","c":true}]"#, "b\ta\tc\n1\tx y\n\tz\ttrue\n");
    check(
        "{\"id\":1,\"owner\":{\"name\":\"A\",\"tags\":[\"x\",\"y\"]}}\n{\"id\":2}\n",
        "id\towner.name\towner.tags\n1\tA\tx, y\n2\n",
    );
    check(
        r#"{"paging":{"next":null},"data":[{"spend":"1.23","actions":[{"action_type":"lead","value":"3"}]}]}"#,
        "spend\tactions.lead\n1.23\t3\n",
    );
    check(r#"{"result":{"tasks":[{"id":"1","n":1.375}]},"total":1}"#, "id\tn\n1\t1.3750\n");
    check(
        r#"{"totalSize":1,"records":[{"attributes":{"type":"Lead","url":"/x"},"Id":"00Q1","Email":"a@example.com"}]}"#,
        "Id\tEmail\n00Q1\ta@example.com\n",
    );
    check(r#"[["day","clicks"],["2026-01-01",5]]"#, "day\tclicks\n2026-01-01\t5\n");
    check(
        r#"{"Columns":[{"Name":"Задача"},{"Name":"Статус"}],"Rows":[{"Id":"1","Data":["A",{"Name":"Готово"}]}]}"#,
        "Задача\tСтатус\nA\tГотово\n",
    );
    check(r#"{"1":{"x":1},"2":{"x":2}}"#, "key\tx\n1\t1\n2\t2\n");
    let two = parts(r#"{"orders":[{"id":1}],"customers":[{"id":7}],"version":2}"#);
    assert_eq!(two, [(Some("orders".into()), "id\n1\n".into()), (Some("customers".into()), "id\n7\n".into())]);
}

#[test]
fn trello_boards() {
    let board = r#"{"id":"b1","name":"Launch","lists":[{"id":"l1","name":"To do"},{"id":"l2","name":"Готово"}],
      "members":[{"id":"m1","fullName":"Ann Example"}],
      "actions":[{"type":"updateCard","date":"2026-03-05T10:00:00.000Z","data":{"card":{"id":"69a4d2f0aaaaaaaaaaaaaaaa"},"listAfter":{"name":"Готово"}}}],
      "cards":[{"id":"69a4d2f0aaaaaaaaaaaaaaaa","name":"Write","desc":"two\nlines","closed":false,"idList":"l2","idMembers":["m1"],
        "labels":[{"name":"Text","color":"green"},{"name":"","color":"red"}],"due":"2026-03-06T12:00:00.000Z","dueComplete":true,
        "badges":{"checkItems":3,"checkItemsChecked":2,"comments":1,"votes":0,"attachments":0}},
       {"id":"x","name":"Old","closed":true,"idList":"l1","idMembers":[],"labels":[],"due":null}]}"#;
    // 0x69a4d2f0 = 1 772 409 584 s = 20 513 days and 86 384 s: 2026-03-01 23:59:44.
    check(
        board,
        "Card ID\tCard Name\tCard URL\tCard Description\tLabels\tMembers\tDue Date\tAttachment Count\tChecklist Item Total Count\tChecklist Item Completed Count\tVote Count\tComment Count\tLast Activity Date\tList ID\tList Name\tBoard ID\tBoard Name\tArchived\tStart Date\tDue Complete\tCreated\tCompleted\n\
         69a4d2f0aaaaaaaaaaaaaaaa\tWrite\t\ttwo lines\tText (green), red\tAnn Example\t2026-03-06T12:00:00.000Z\t0\t3\t2\t0\t1\t\tl2\tГотово\tb1\tLaunch\tfalse\t\ttrue\t2026-03-01T23:59:44Z\t2026-03-05T10:00:00.000Z\n\
         x\tOld\t\t\t\t\t\t\t\t\t\t\t\tl1\tTo do\tb1\tLaunch\ttrue\n",
    );
}

#[test]
fn asana_tasks() {
    check(
        r#"{"data":[{"gid":"1200000000000001","name":"Write","completed":true,"completed_at":"2026-03-05T10:00:00.000Z","created_at":"2026-03-01T08:00:00.000Z","modified_at":null,"due_on":"2026-03-06","start_on":null,"assignee":{"name":"Ann","email":"ann@example.com"},"notes":"","memberships":[{"project":{"name":"Launch"},"section":{"name":"Done"}}],"tags":[{"name":"text"}],"projects":[{"name":"Launch"}],"parent":null,"custom_fields":[{"name":"Budget","number_value":150.5,"display_value":"150.5"}]}]}"#,
        "Task ID\tCreated At\tCompleted At\tLast Modified\tName\tSection/Column\tAssignee\tAssignee Email\tStart Date\tDue Date\tTags\tNotes\tProjects\tParent task\tBudget\n\
         1200000000000001\t2026-03-01T08:00:00.000Z\t2026-03-05T10:00:00.000Z\t\tWrite\tDone\tAnn\tann@example.com\t\t2026-03-06\ttext\t\tLaunch\t\t150.5\n",
    );
}

#[test]
fn reports_of_apis() {
    check(
        r#"{"dimensionHeaders":[{"name":"date"},{"name":"sessionDefaultChannelGroup"}],"metricHeaders":[{"name":"sessions","type":"TYPE_INTEGER"},{"name":"totalRevenue","type":"TYPE_CURRENCY"}],"rows":[{"dimensionValues":[{"value":"20260131"},{"value":"Direct"}],"metricValues":[{"value":"12"},{"value":"9.5"}]}],"rowCount":1,"metadata":{"currencyCode":"EUR"},"kind":"analyticsData#runReport"}"#,
        "# ----------------------------------------\n# Data API report\ndate\tsessionDefaultChannelGroup\tsessions\ttotalRevenue (EUR)\n20260131\tDirect\t12\t9.5\n",
    );
    check(
        r#"{"query":{"dimensions":["ym:s:date"],"metrics":["ym:s:visits","ym:s:bounceRate"]},"data":[{"dimensions":[{"name":"2026-01-31"}],"metrics":[12,33.25]}],"totals":[12,33.25]}"#,
        "ym:s:date\tym:s:visits\tym:s:bounceRate\n2026-01-31\t12\t33.25\n",
    );
    check(
        r#"{"factMap":{"T!T":{"aggregates":[]},"0!T":{"rows":[{"dataCells":[{"label":"Big deal","value":"006000000000001AAA"},{"label":"€1,200.50","value":{"amount":1200.5,"currency":"EUR"}},{"label":"-","value":null}]}]}},"groupingsDown":{"groupings":[{"label":"Web","value":"Web","groupings":[]}]},"reportMetadata":{"detailColumns":["N","A","D"],"groupingsDown":[{"name":"SRC"}]},"reportExtendedMetadata":{"detailColumnInfo":{"N":{"label":"Opportunity Name","dataType":"string"},"A":{"label":"Amount","dataType":"currency"},"D":{"label":"Close Date","dataType":"date"}},"groupingColumnInfo":{"SRC":{"label":"Lead Source"}}}}"#,
        "Lead Source\tOpportunity Name\tOpportunity ID\tAmount\tAmount Currency\nWeb\tBig deal\t006000000000001AAA\t1200.5\tEUR\n",
    );
}

#[test]
fn what_is_no_list() {
    let told = |json: &str| unpack_all(Container::Json, "a.json", json.as_bytes(), &Limits::USUAL).unwrap_err();
    assert_eq!(told(r#"{"a":1}"#).id, "json_no_records");
    assert_eq!(told("[]").id, "json_no_records");
    let cut = told("{\"data\": [\n{\"a\": 1},\n{\"a\":");
    assert_eq!((cut.id.as_str(), cut.place.row, cut.place.file.as_deref()), ("json_damaged", Some(3), Some("a.json")));
    assert_eq!(told(&"[".repeat(100_000)).id, "json_damaged");
    let (_, problems) =
        unpack_all(Container::NdJson, "a", b"{\"a\":1,\"b\":2}\nno\n{\"a\":2}\n", &Limits::USUAL).unwrap();
    assert_eq!((problems[0].id.as_str(), problems[0].place.row), ("json_bad_lines", Some(2)));
}

proptest::proptest! {
    #[test]
    fn any_json_is_taken(text in r#"[\[\]{}",:a-c0-9 .e-]{0,60}"#) {
        let _ = unpack_all(Container::Json, "a", text.as_bytes(), &Limits::USUAL);
        let _ = unpack_all(Container::NdJson, "a", text.as_bytes(), &Limits::USUAL);
    }
}
