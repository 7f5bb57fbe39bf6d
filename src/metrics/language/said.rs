//! A part of a formula as the language writes it, and as a person says it.

use super::tree::{Compare, Condition, How, Part, Test};
use crate::words::Said;

impl Part {
    /// The part as the language writes it: `count(deals on closed where is_won)`.
    pub fn expression(&self) -> String {
        let inside = match (self.how, self.field) {
            (How::Measure(measure), _) => measure.id.to_owned(),
            (_, Some(field)) => format!("{}.{}", self.table.id(), field.id()),
            (_, None) => self.table.id().to_owned(),
        };
        let function = match self.how {
            How::Sum => "sum",
            How::Count => "count",
            How::Distinct => "distinct",
            How::Mean => "mean",
            How::Last => "last",
            How::Reported => "reported",
            How::Measure(_) => "measure",
        };
        let mut text = format!("{function}({inside}");
        if self.when != self.table.when() && !matches!(self.how, How::Measure(_)) {
            text += &format!(" on {}", self.when.id());
        }
        for (index, condition) in self.conditions.iter().enumerate() {
            text += if index == 0 { " where " } else { " and " };
            text += &condition.expression();
        }
        text + ")"
    }

    /// The part as a person says it: "deals by “closed”".
    pub fn said(&self) -> Said {
        let table = self.table.name();
        let mut said = match (self.how, self.field.map(|field| field.name())) {
            (How::Measure(measure), _) => measure.said.clone(),
            (How::Mean, Some(field)) => {
                Said::new(format!("mean {} ({})", field.en, table.en), format!("среднее: {} ({})", field.ru, table.ru))
            }
            (How::Distinct, Some(field)) => Said::new(
                format!("different values of “{}” ({})", field.en, table.en),
                format!("разных значений поля «{}» ({})", field.ru, table.ru),
            ),
            (How::Last, Some(field)) => Said::new(
                format!("{} at the end ({})", field.en, table.en),
                format!("{} на конец ({})", field.ru, table.ru),
            ),
            (_, Some(field)) => {
                Said::new(format!("{} ({})", field.en, table.en), format!("{} ({})", field.ru, table.ru))
            }
            (_, None) => Said::new(format!("number of {}", table.en), format!("количество: {}", table.ru)),
        };
        if self.when != self.table.when() && !matches!(self.how, How::Measure(_)) {
            let when = self.when.name();
            said = Said::new(format!("{}, by “{}”", said.en, when.en), format!("{}, по дате «{}»", said.ru, when.ru));
        }
        for condition in &self.conditions {
            let words = condition.said();
            said = Said::new(format!("{}, {}", said.en, words.en), format!("{}, {}", said.ru, words.ru));
        }
        said
    }
}

impl Condition {
    fn expression(&self) -> String {
        let field = self.field.id();
        match &self.test {
            Test::Flag(true) => field.to_owned(),
            Test::Flag(false) => format!("not {field}"),
            Test::Empty(true) => format!("{field} is empty"),
            Test::Empty(false) => format!("{field} is not empty"),
            Test::Number(compare, value) => format!("{field} {} {value}", compare.sign()),
            Test::Field(compare, other) => format!("{field} {} {}", compare.sign(), other.id()),
            Test::OneOf { texts, is_not } => match texts.as_slice() {
                [text] => format!("{field} {} \"{text}\"", if *is_not { "!=" } else { "=" }),
                _ => {
                    let list: Vec<String> = texts.iter().map(|text| format!("\"{text}\"")).collect();
                    format!("{}{field} in ({})", if *is_not { "not " } else { "" }, list.join(", "))
                }
            },
        }
    }

    fn said(&self) -> Said {
        let field = self.field.name();
        match &self.test {
            Test::Flag(true) => field,
            Test::Flag(false) => Said::new(format!("not {}", field.en), format!("не {}", field.ru)),
            Test::Empty(true) => Said::new(format!("without “{}”", field.en), format!("поле «{}» пустое", field.ru)),
            Test::Empty(false) => Said::new(format!("with “{}”", field.en), format!("поле «{}» заполнено", field.ru)),
            Test::Number(compare, value) => Said::new(
                format!("{} {} {value}", field.en, compare.sign()),
                format!("{} {} {value}", field.ru, compare.sign()),
            ),
            Test::Field(compare, other) => {
                let other = other.name();
                let sign = compare.sign();
                Said::new(
                    format!("“{}” {sign} “{}”", field.en, other.en),
                    format!("«{}» {sign} «{}»", field.ru, other.ru),
                )
            }
            Test::OneOf { texts, is_not } => {
                let (sign, list) = (if *is_not { "≠" } else { "=" }, texts.join(", "));
                Said::new(format!("{} {sign} {list}", field.en), format!("{} {sign} {list}", field.ru))
            }
        }
    }
}

impl Compare {
    pub fn sign(self) -> &'static str {
        match self {
            Compare::Equal => "=",
            Compare::Unequal => "!=",
            Compare::Less => "<",
            Compare::LessOrEqual => "<=",
            Compare::Greater => ">",
            Compare::GreaterOrEqual => ">=",
        }
    }
}
