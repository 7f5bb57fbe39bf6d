//! Boards of tasks: Trello's board and Asana's tasks, under the header words of the same vendor's CSV.

use super::flat::joined;
use super::node::Node;
use super::table::Table;
use crate::model::day::Day;

/// Trello's CSV, and behind it what only the JSON tells: when a card was made and when it was done.
const TRELLO: &[&str] = &[
    "Card ID", "Card Name", "Card URL", "Card Description", "Labels", "Members", "Due Date", "Attachment Count",
    "Checklist Item Total Count", "Checklist Item Completed Count", "Vote Count", "Comment Count",
    "Last Activity Date", "List ID", "List Name", "Board ID", "Board Name", "Archived", "Start Date", "Due Complete",
    "Created", "Completed",
];

/// A board with its cards. A list's cards alone carry no names of lists and stay a plain list of records.
pub fn trello(board: &Node) -> Option<Table> {
    let (cards, lists) = (board.get("cards")?, board.get("lists")?);
    let is_trello = |card: &Node| card.get("idList").is_some() && card.get("id").is_some();
    if cards.list().is_empty() || !cards.list().iter().all(is_trello) {
        return None;
    }
    let mut table = Table::with(TRELLO);
    for card in cards.list() {
        let id = card.word("id");
        table.start_row();
        let list = named(lists, card.word("idList"), "name");
        let members = card.get("idMembers").map_or(&[][..], Node::list).iter().filter_map(Node::text);
        let members: Vec<&str> = members
            .map(|id| board.get("members").map_or("", |members| named(members, id, "fullName")))
            .filter(|name| !name.is_empty())
            .collect();
        let texts = [
            ("Card ID", id),
            ("Card Name", card.word("name")),
            ("Card URL", first(card, &["shortUrl", "url"])),
            ("Card Description", card.word("desc")),
            ("Due Date", card.word("due")),
            ("Last Activity Date", card.word("dateLastActivity")),
            ("List ID", card.word("idList")),
            ("List Name", list),
            ("Board ID", board.word("id")),
            ("Board Name", board.word("name")),
            ("Start Date", card.word("start")),
            ("Created", &born(id).unwrap_or_default()),
            ("Completed", completed(board, id, list)),
        ];
        for (column, text) in texts {
            table.text(column, text);
        }
        table.text("Members", &members.join(", "));
        table.text("Labels", &labels(card));
        for (column, key) in [("Archived", "closed"), ("Due Complete", "dueComplete")] {
            if let Some(value) = card.get(key) {
                table.scalar(column, value);
            }
        }
        let badges = [
            ("Attachment Count", "attachments"),
            ("Checklist Item Total Count", "checkItems"),
            ("Checklist Item Completed Count", "checkItemsChecked"),
            ("Vote Count", "votes"),
            ("Comment Count", "comments"),
        ];
        for (column, key) in badges {
            if let Some(value) = card.at(&["badges", key]) {
                table.scalar(column, value);
            }
        }
    }
    Some(table)
}

fn first<'a>(node: &'a Node, keys: &[&str]) -> &'a str {
    keys.iter().map(|key| node.word(key)).find(|text| !text.is_empty()).unwrap_or("")
}

fn named<'a>(nodes: &'a Node, id: &str, key: &str) -> &'a str {
    nodes.list().iter().find(|node| node.word("id") == id).map_or("", |node| node.word(key))
}

/// `Design (green), Urgent (red)`, as the CSV writes them.
fn labels(card: &Node) -> String {
    let one = |label: &Node| match (label.word("name"), label.word("color")) {
        ("", color) => color.to_owned(),
        (name, "") => name.to_owned(),
        (name, color) => format!("{name} ({color})"),
    };
    let labels: Vec<String> = card.get("labels").map_or(&[][..], Node::list).iter().map(one).collect();
    labels.join(", ")
}

/// When a card was made: the first eight hex digits of its id are Unix seconds.
fn born(id: &str) -> Option<String> {
    let seconds = i64::from_str_radix(id.get(..8).filter(|_| id.len() == 24)?, 16).ok()?;
    let (day, time) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    let day = Day(i32::try_from(day).ok()?).iso();
    Some(format!("{day}T{:02}:{:02}:{:02}Z", time / 3600, time / 60 % 60, time % 60))
}

/// When a card was done, where the board's last actions tell: its due date was ticked, or it came to the list of what
/// is done.
fn completed<'a>(board: &'a Node, card: &str, list: &str) -> &'a str {
    let actions = board.get("actions").map_or(&[][..], Node::list).iter();
    let mut own = actions
        .filter(|a| a.word("type") == "updateCard" && a.at(&["data", "card"]).is_some_and(|c| c.word("id") == card));
    let is_done = |list: &str| {
        let list = list.to_lowercase();
        ["done", "complete", "готов", "сделан", "выполнен", "завершен", "завершён"]
            .iter()
            .any(|word| list.contains(word))
    };
    let is_end = |action: &&Node| {
        let ticked = action.at(&["data", "card", "dueComplete"]) == Some(&Node::Flag(true));
        let moved = action.at(&["data", "listAfter"]).is_some_and(|after| after.word("name") == list && is_done(list));
        ticked || moved
    };
    // The newest action stands first.
    own.find(is_end).map_or("", |action| action.word("date"))
}

const ASANA: &[&str] = &[
    "Task ID", "Created At", "Completed At", "Last Modified", "Name", "Section/Column", "Assignee", "Assignee Email",
    "Start Date", "Due Date", "Tags", "Notes", "Projects", "Parent task",
];

/// Asana's tasks, as "Export → JSON" and the API write them; subtasks are not tasks of their own.
pub fn asana(node: &Node) -> Option<Table> {
    let tasks = node.get("data")?;
    let is_asana = |task: &Node| task.get("gid").is_some() && task.get("name").is_some();
    let is_task = |task: &Node| task.get("completed").is_some() || task.get("completed_at").is_some();
    if tasks.list().is_empty() || !tasks.list().iter().all(is_asana) || !tasks.list().iter().any(is_task) {
        return None;
    }
    let mut table = Table::with(ASANA);
    for task in tasks.list() {
        table.start_row();
        let memberships = task.get("memberships").map_or(&[][..], Node::list);
        let section = memberships.iter().find_map(|m| m.at(&["section", "name"])?.text()).unwrap_or("");
        let names = |key: &str| {
            let named = task.get(key).map_or(&[][..], Node::list).iter().filter_map(|node| node.get("name"));
            joined(named)
        };
        let mut projects = names("projects");
        if projects.is_empty() {
            projects = joined(memberships.iter().filter_map(|m| m.at(&["project", "name"])));
        }
        let inner = |path: &[&str]| task.at(path).and_then(Node::text).unwrap_or("");
        let texts = [
            ("Task ID", task.word("gid")),
            ("Created At", task.word("created_at")),
            ("Completed At", task.word("completed_at")),
            ("Last Modified", task.word("modified_at")),
            ("Name", task.word("name")),
            ("Section/Column", section),
            ("Assignee", inner(&["assignee", "name"])),
            ("Assignee Email", inner(&["assignee", "email"])),
            ("Start Date", first(task, &["start_on", "start_at"])),
            ("Due Date", first(task, &["due_on", "due_at"])),
            ("Tags", &names("tags")),
            ("Notes", task.word("notes")),
            ("Projects", &projects),
            ("Parent task", inner(&["parent", "name"])),
        ];
        for (column, text) in texts {
            table.text(column, text);
        }
        for field in task.get("custom_fields").map_or(&[][..], Node::list) {
            let number = field.get("number_value").filter(|value| matches!(value, Node::Whole(_) | Node::Number(_)));
            if let (name, Some(value)) = (field.word("name"), number.or_else(|| field.get("display_value"))) {
                table.scalar(name, value);
            }
        }
    }
    Some(table)
}
