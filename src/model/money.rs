//! Money: integer micros (millionths) of a named currency. Currencies are never mixed silently.

use serde::{Deserialize, Serialize};

pub const MICROS: i64 = 1_000_000;

/// An ISO 4217 code in capitals.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

/// What exports write instead of a code: symbols, names in Russian and English.
static NAMES: &[(&str, &str)] = &[
    ("₽", "RUB"),
    ("руб", "RUB"),
    ("руб.", "RUB"),
    ("р.", "RUB"),
    ("рубль", "RUB"),
    ("российский рубль", "RUB"),
    ("рубли", "RUB"),
    ("rur", "RUB"),
    ("$", "USD"),
    ("us$", "USD"),
    ("доллар сша", "USD"),
    ("us dollar", "USD"),
    ("€", "EUR"),
    ("евро", "EUR"),
    ("euro", "EUR"),
    ("£", "GBP"),
    ("фунт стерлингов", "GBP"),
    ("₸", "KZT"),
    ("тенге", "KZT"),
    ("казахстанский тенге", "KZT"),
    ("₴", "UAH"),
    ("гривна", "UAH"),
    ("грн", "UAH"),
    ("белорусский рубль", "BYN"),
    ("₹", "INR"),
    ("¥", "JPY"),
    ("₺", "TRY"),
    ("₾", "GEL"),
    ("֏", "AMD"),
    ("₩", "KRW"),
    ("zł", "PLN"),
    ("r$", "BRL"),
    ("a$", "AUD"),
    ("c$", "CAD"),
    ("฿", "THB"),
    ("₫", "VND"),
    ("₪", "ILS"),
];

impl Currency {
    /// A code in any case, a symbol or a name; `None` when it is none of these.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let lower = text.to_lowercase();
        if let Some((_, code)) = NAMES.iter().find(|(name, _)| *name == lower) {
            return Self::from_code(code);
        }
        Self::from_code(text)
    }

    fn from_code(code: &str) -> Option<Self> {
        let bytes: [u8; 3] = code.as_bytes().try_into().ok()?;
        bytes.iter().all(u8::is_ascii_alphabetic).then(|| Self(bytes.map(|b| b.to_ascii_uppercase())))
    }

    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("XXX")
    }
}

impl std::fmt::Debug for Currency {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code())
    }
}

impl Serialize for Currency {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Currency {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom(format!("not a currency: {text}")))
    }
}
