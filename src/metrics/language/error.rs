//! What can be wrong with a formula, and the words for it. Every error knows its place in the text.

use crate::problem::{Problem, Severity};
use crate::words::Said;

#[derive(Clone, Debug, PartialEq)]
pub struct FormulaError {
    pub wrong: Wrong,
    /// Bytes of the formula's text, from … to before.
    pub at: (usize, usize),
}

#[derive(Clone, Debug, PartialEq)]
pub enum Wrong {
    /// A sign that means nothing here.
    Sign(String),
    /// A quote that is not closed.
    Quote,
    Expected(&'static str),
    NoFunction(String),
    NoTable(String),
    NoField(String),
    NoMeasure(String),
    NoMetric(String),
    /// A metric that refers to itself, by way of these.
    Circle(Vec<String>),
    NotADay(String),
    /// Text or a day where a number is needed.
    NotANumber(String),
    /// Users, reach, followers: adding them would count people twice.
    NotAdditive(String),
    /// Money and counts added, money times money …
    Units(&'static str, &'static str),
    NoUnit(&'static str),
    /// The formula gives another unit than the metric says.
    OtherUnit {
        says: &'static str,
        gives: &'static str,
    },
    TooDeep,
}

impl FormulaError {
    pub fn new(wrong: Wrong, at: (usize, usize)) -> Self {
        Self { wrong, at }
    }

    fn what(&self) -> Said {
        let both = |en: String, ru: String| Said::new(en, ru);
        match &self.wrong {
            Wrong::Sign(sign) => {
                both(format!("“{sign}” means nothing here"), format!("«{sign}» здесь ничего не значит"))
            }
            Wrong::Quote => Said::fixed("A quote is not closed", "Кавычка не закрыта"),
            Wrong::Expected(what) => both(format!("{what} was expected here"), format!("Здесь ожидается: {what}")),
            Wrong::NoFunction(name) => both(format!("There is no function “{name}”"), format!("Нет функции «{name}»")),
            Wrong::NoTable(name) => both(format!("There is no table “{name}”"), format!("Нет таблицы «{name}»")),
            Wrong::NoField(name) => both(format!("There is no field “{name}”"), format!("Нет поля «{name}»")),
            Wrong::NoMeasure(name) => both(format!("There is no measure “{name}”"), format!("Нет меры «{name}»")),
            Wrong::NoMetric(name) => both(format!("There is no metric “{name}”"), format!("Нет показателя «{name}»")),
            Wrong::Circle(way) => {
                let way = way.join(" → ");
                both(format!("The metric refers to itself: {way}"), format!("Показатель ссылается на себя: {way}"))
            }
            Wrong::NotADay(name) => both(format!("“{name}” is not a date"), format!("«{name}» – не дата")),
            Wrong::NotANumber(name) => both(format!("“{name}” is not a number"), format!("«{name}» – не число")),
            Wrong::NotAdditive(name) => both(
                format!("“{name}” cannot be added up: the same people would count twice"),
                format!("«{name}» нельзя складывать: одни и те же люди посчитаются дважды"),
            ),
            Wrong::Units(a, b) => {
                both(format!("Units do not fit: {a} and {b}"), format!("Единицы не сходятся: {a} и {b}"))
            }
            Wrong::NoUnit(what) => {
                both(format!("The result has no meaning as a unit: {what}"), format!("У результата нет смысла: {what}"))
            }
            Wrong::OtherUnit { says, gives } => both(
                format!("The metric says {says}, the formula gives {gives}"),
                format!("Единица показателя – {says}, а формула даёт {gives}"),
            ),
            Wrong::TooDeep => Said::fixed("The formula is nested too deeply", "Слишком много вложенных скобок"),
        }
    }

    fn mend(&self) -> Said {
        match &self.wrong {
            Wrong::NotAdditive(_) => Said::fixed(
                "Write reported(…) for the figure as the tool gives it, or last(…) for a stock",
                "Напишите reported(…) – значение, как его даёт система, или last(…) – остаток на конец",
            ),
            Wrong::Units(..) | Wrong::NoUnit(_) => Said::fixed(
                "Divide money by a count, or add only like to like",
                "Делите деньги на количество, складывайте только одинаковое",
            ),
            Wrong::NoMetric(_) | Wrong::NoMeasure(_) | Wrong::NoFunction(_) | Wrong::NoField(_) | Wrong::NoTable(_) => {
                Said::fixed("Check the spelling against the list of names", "Сверьте написание со списком имён")
            }
            _ => Said::fixed("Mend the formula at the marked place", "Исправьте формулу в отмеченном месте"),
        }
    }
}

impl From<FormulaError> for Problem {
    fn from(error: FormulaError) -> Self {
        Problem::new("bad_formula", Severity::Error, error.what(), error.mend()).with_detail(format!(
            "characters {}–{}",
            error.at.0 + 1,
            error.at.1
        ))
    }
}
