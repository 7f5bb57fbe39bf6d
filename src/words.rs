//! What a person reads: a sentence in every language the app speaks. It never decides what is said.

use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// The two languages of the app, the numbers and the shared files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    #[default]
    En,
    Ru,
}

/// One sentence in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Said {
    pub en: Cow<'static, str>,
    pub ru: Cow<'static, str>,
}

impl Said {
    /// A fixed sentence: `const` so that catalogues can be statics.
    pub const fn fixed(en: &'static str, ru: &'static str) -> Self {
        Self { en: Cow::Borrowed(en), ru: Cow::Borrowed(ru) }
    }

    pub fn new(en: impl Into<String>, ru: impl Into<String>) -> Self {
        Self { en: Cow::Owned(en.into()), ru: Cow::Owned(ru.into()) }
    }

    /// The same word in both languages: a name, a number, a piece of the user's own file.
    pub fn same(text: impl Into<String>) -> Self {
        let text = text.into();
        Self { en: Cow::Owned(text.clone()), ru: Cow::Owned(text) }
    }

    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::En => &self.en,
            Lang::Ru => &self.ru,
        }
    }
}

/// Which of three Russian forms a count takes (1 лид, 2 лида, 5 лидов).
pub fn plural_ru<'a>(count: i64, one: &'a str, few: &'a str, many: &'a str) -> &'a str {
    let tail = count.unsigned_abs() % 100;
    match (tail % 10, tail) {
        (_, 11..=14) => many,
        (1, _) => one,
        (2..=4, _) => few,
        _ => many,
    }
}

pub fn plural_en<'a>(count: i64, one: &'a str, many: &'a str) -> &'a str {
    if count.abs() == 1 { one } else { many }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(count: i64, expect: &str) {
        assert_eq!(plural_ru(count, "лид", "лида", "лидов"), expect, "{count}");
    }

    #[test]
    fn russian_plurals() {
        check(0, "лидов");
        check(1, "лид");
        check(2, "лида");
        check(5, "лидов");
        check(11, "лидов");
        check(12, "лидов");
        check(21, "лид");
        check(104, "лида");
        check(111, "лидов");
        check(-1, "лид");
    }
}
