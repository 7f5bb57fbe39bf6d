//! `Decimal`: a number as its shortest decimal digits, rounded half away from zero as Intl does. It never loses a digit
//! to binary rounding (1.005 becomes 1.01), and never shows "−0".

use super::NBSP;
use crate::words::Lang;

/// `0.d₁d₂d₃… × 10^point`, without leading zeros; no digits = zero.
pub struct Decimal {
    is_negative: bool,
    digits: Vec<u8>,
    point: i32,
}

impl Decimal {
    /// `None` for what is not a number.
    pub fn new(value: f64) -> Option<Self> {
        if !value.is_finite() {
            return None;
        }
        // Rust writes the shortest digits that read back as the same number: `1.89e4`.
        let text = format!("{:e}", value.abs());
        let (mantissa, exponent) = text.split_once('e')?;
        let digits: Vec<u8> = mantissa.bytes().filter(u8::is_ascii_digit).map(|b| b - b'0').collect();
        let point = exponent.parse::<i32>().ok()? + 1;
        Some(Self { is_negative: value < 0.0, digits, point }.trimmed())
    }

    /// The power of ten of the first digit: 0 for 1…9, 3 for thousands.
    pub fn magnitude(&self) -> i32 {
        if self.digits.is_empty() { 0 } else { self.point - 1 }
    }

    /// Times ten to the `by`.
    pub fn shift(mut self, by: i32) -> Self {
        if !self.digits.is_empty() {
            self.point += by;
        }
        self
    }

    pub fn round_to_fraction(self, digits: i32) -> Self {
        let keep = self.point + digits;
        self.round_to(keep)
    }

    pub fn round_to_significant(self, digits: usize) -> Self {
        self.round_to(digits as i32)
    }

    fn round_to(mut self, keep: i32) -> Self {
        if keep >= self.digits.len() as i32 {
            return self;
        }
        if keep < 0 {
            self.digits.clear();
            return self.trimmed();
        }
        let keep = keep as usize;
        let is_up = self.digits.get(keep).is_some_and(|digit| *digit >= 5);
        self.digits.truncate(keep);
        if is_up {
            let mut at = keep;
            loop {
                if at == 0 {
                    self.digits.insert(0, 1);
                    self.point += 1;
                    break;
                }
                at -= 1;
                if self.digits[at] < 9 {
                    self.digits[at] += 1;
                    break;
                }
                self.digits[at] = 0;
            }
        }
        self.trimmed()
    }

    fn trimmed(mut self) -> Self {
        while self.digits.last() == Some(&0) {
            self.digits.pop();
        }
        if self.digits.is_empty() || self.digits.iter().all(|digit| *digit == 0) {
            return Self { is_negative: false, digits: Vec::new(), point: 0 };
        }
        self
    }

    /// Grouped by three, with at least `min` digits after the point.
    pub fn write(&self, min: usize, lang: Lang) -> String {
        let (group, mark) = match lang {
            Lang::En => (',', '.'),
            Lang::Ru => (NBSP, ','),
        };
        let digit = |at: i32| -> char {
            let found = usize::try_from(at).ok().and_then(|at| self.digits.get(at)).copied();
            char::from(b'0' + found.unwrap_or(0))
        };
        let mut text = String::new();
        if self.is_negative {
            text.push('−');
        }
        let whole = self.point.max(1);
        for place in (0..whole).rev() {
            text.push(digit(self.point - 1 - place));
            if place > 0 && place % 3 == 0 {
                text.push(group);
            }
        }
        let fraction = (self.digits.len() as i32 - self.point).max(min as i32);
        if fraction > 0 && (min > 0 || !self.digits.is_empty()) {
            text.push(mark);
            (0..fraction).for_each(|place| text.push(digit(self.point + place)));
        }
        text
    }
}
