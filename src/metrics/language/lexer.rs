//! Formula text → words, numbers, texts and signs, each with its place. It knows no meaning.

use super::error::{FormulaError, Wrong};

#[derive(Clone, Debug, PartialEq)]
pub enum Token {
    Word(String),
    Number(f64),
    Text(String),
    /// `( ) , . + - * / = != < <= > >=`
    Sign(&'static str),
    End,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    pub token: Token,
    pub at: (usize, usize),
}

/// Longer signs stand before their beginnings.
static SIGNS: &[&str] = &["!=", "<=", ">=", "(", ")", ",", ".", "+", "-", "*", "/", "=", "<", ">"];

/// Letters people paste instead of the plain signs.
fn pasted(letter: char) -> Option<&'static str> {
    Some(match letter {
        '÷' | '∕' => "/",
        '×' | '·' => "*",
        '−' | '–' => "-",
        '≤' => "<=",
        '≥' => ">=",
        '≠' => "!=",
        _ => return None,
    })
}

/// Shape: ends with one `Token::End`.
pub fn lex(text: &str) -> Result<Vec<Placed>, FormulaError> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(letter) = text[at..].chars().next() {
        let rest = &text[at..];
        if letter.is_whitespace() {
            at += letter.len_utf8();
            continue;
        }
        let (token, len) = if letter.is_alphabetic() || letter == '_' {
            let len = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
            (Token::Word(rest[..len].to_owned()), len)
        } else if letter.is_ascii_digit() {
            number(rest, at)?
        } else if let Some(close) = match letter {
            '"' => Some('"'),
            '“' => Some('”'),
            '«' => Some('»'),
            _ => None,
        } {
            let open = letter.len_utf8();
            let Some(len) = rest[open..].find(close) else {
                return Err(FormulaError::new(Wrong::Quote, (at, text.len())));
            };
            (Token::Text(rest[open..open + len].to_owned()), open + len + close.len_utf8())
        } else if let Some(sign) = SIGNS.iter().find(|sign| rest.starts_with(**sign)) {
            (Token::Sign(sign), sign.len())
        } else if let Some(sign) = pasted(letter) {
            (Token::Sign(sign), letter.len_utf8())
        } else {
            return Err(FormulaError::new(Wrong::Sign(letter.to_string()), (at, at + letter.len_utf8())));
        };
        tokens.push(Placed { token, at: (at, at + len) });
        at += len;
    }
    tokens.push(Placed { token: Token::End, at: (text.len(), text.len()) });
    Ok(tokens)
}

fn number(rest: &str, at: usize) -> Result<(Token, usize), FormulaError> {
    let digits = |text: &str| text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let mut len = digits(rest);
    if rest[len..].starts_with('.') && rest[len + 1..].starts_with(|c: char| c.is_ascii_digit()) {
        len += 1 + digits(&rest[len + 1..]);
    }
    let value = rest[..len].parse().ok().filter(|v: &f64| v.is_finite());
    let value = value.ok_or_else(|| FormulaError::new(Wrong::NotANumber(rest[..len].to_owned()), (at, at + len)))?;
    Ok((Token::Number(value), len))
}
