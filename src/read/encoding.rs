//! How bytes stand for letters: found from the beginning of a file, and undone piece by piece. Small tables of its own;
//! it guesses once a file and never a cell.

use super::plan::Encoding;

/// 0x80..=0xBF of windows-1251; from 0xC0 on the alphabet follows in order. Source: Unicode, CP1251.TXT.
const CYRILLIC: [char; 64] = [
    'Ђ', 'Ѓ', '‚', 'ѓ', '„', '…', '†', '‡', '€', '‰', 'Љ', '‹', 'Њ', 'Ќ', 'Ћ', 'Џ', 'ђ', '‘', '’', '“', '”', '•', '–',
    '—', '\u{98}', '™', 'љ', '›', 'њ', 'ќ', 'ћ', 'џ', '\u{a0}', 'Ў', 'ў', 'Ј', '¤', 'Ґ', '¦', '§', 'Ё', '©', 'Є', '«',
    '¬', '\u{ad}', '®', 'Ї', '°', '±', 'І', 'і', 'ґ', 'µ', '¶', '·', 'ё', '№', 'є', '»', 'ј', 'Ѕ', 'ѕ', 'ї',
];

/// 0x80..=0x9F of windows-1252; the rest is Latin-1. Source: Unicode, CP1252.TXT.
const WESTERN: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The encoding of a file by its beginning, and the length of its byte-order mark.
pub fn encoding_of(head: &[u8]) -> (Encoding, usize) {
    if head.starts_with(b"\xef\xbb\xbf") {
        return (Encoding::Utf8, 3);
    }
    if head.starts_with(b"\xff\xfe") {
        return (Encoding::Utf16Le, 2);
    }
    if head.starts_with(b"\xfe\xff") {
        return (Encoding::Utf16Be, 2);
    }
    if let Some(wide) = wide_without_mark(head) {
        return (wide, 0);
    }
    (narrow(head), 0)
}

/// UTF-16 without a mark: every second byte is the high one of a Latin or Cyrillic letter.
fn wide_without_mark(head: &[u8]) -> Option<Encoding> {
    let sample = &head[..head.len().min(4096) & !1];
    if sample.len() < 8 {
        return None;
    }
    let pairs = sample.len() / 2;
    let is_high = |byte: &u8| matches!(byte, 0 | 4 | 0x20);
    let count =
        |from: usize, test: &dyn Fn(&u8) -> bool| sample.iter().skip(from).step_by(2).filter(|b| test(b)).count();
    let looks_high = |at: usize| {
        count(at, &is_high) * 100 >= pairs * 95
            && count(at, &|b| *b == 0) * 20 >= pairs
            && count(1 - at, &|b| *b == 0) * 20 < pairs
    };
    if looks_high(1) {
        Some(Encoding::Utf16Le)
    } else if looks_high(0) {
        Some(Encoding::Utf16Be)
    } else {
        None
    }
}

/// UTF-8 when it is valid (a letter cut at the end of the sample is no fault) or nearly so; else by Cyrillic words.
pub fn narrow(head: &[u8]) -> Encoding {
    let (mut good, mut bad, mut rest) = (0usize, 0usize, head);
    loop {
        match std::str::from_utf8(rest) {
            Ok(_) if bad == 0 => return Encoding::Utf8,
            Ok(text) => {
                good += text.bytes().filter(|b| *b >= 0xC0).count();
                break;
            }
            Err(error) => {
                let valid = &rest[..error.valid_up_to()];
                good += valid.iter().filter(|b| **b >= 0xC0).count();
                let Some(skip) = error.error_len() else { break };
                bad += 1;
                rest = &rest[error.valid_up_to() + skip..];
            }
        }
    }
    if bad == 0 || good >= 10 * bad {
        return Encoding::Utf8;
    }
    let is_letter = |byte: &u8| matches!(byte, 0xC0..=0xFF | 0xA8 | 0xB8);
    let words: usize = head.split(|byte| !is_letter(byte)).map(<[u8]>::len).filter(|length| *length >= 3).sum();
    let high = head.iter().filter(|byte| **byte >= 0x80).count();
    if words * 2 >= high { Encoding::Windows1251 } else { Encoding::Windows1252 }
}

/// The same text as UTF-8. Units that stand for nothing become U+FFFD, one for one, so lengths can be counted back.
pub fn to_utf8(encoding: Encoding, bytes: &[u8]) -> Vec<u8> {
    let mut text = String::with_capacity(bytes.len() * 2);
    match encoding {
        Encoding::Utf8 => return bytes.to_vec(),
        Encoding::Windows1251 => text.extend(bytes.iter().map(|byte| match byte {
            0..0x80 => *byte as char,
            0x80..0xC0 => CYRILLIC[usize::from(byte - 0x80)],
            _ => char::from_u32(0x410 + u32::from(byte - 0xC0)).unwrap_or('\u{fffd}'),
        })),
        Encoding::Windows1252 => text.extend(bytes.iter().map(|byte| match byte {
            0x80..0xA0 => WESTERN[usize::from(byte - 0x80)],
            _ => *byte as char,
        })),
        Encoding::Utf16Le | Encoding::Utf16Be => {
            let units = bytes.chunks_exact(2).map(|pair| match encoding {
                Encoding::Utf16Le => u16::from_le_bytes([pair[0], pair[1]]),
                _ => u16::from_be_bytes([pair[0], pair[1]]),
            });
            text.extend(char::decode_utf16(units).map(|unit| unit.unwrap_or('\u{fffd}')));
        }
    }
    text.into_bytes()
}

/// How many bytes of the file a stretch of its UTF-8 form came from.
pub fn source_len(encoding: Encoding, utf8: &[u8]) -> u64 {
    let chars = || utf8.iter().filter(|byte| (**byte & 0xC0) != 0x80).count() as u64;
    match encoding {
        Encoding::Utf8 => utf8.len() as u64,
        Encoding::Windows1251 | Encoding::Windows1252 => chars(),
        Encoding::Utf16Le | Encoding::Utf16Be => {
            2 * (chars() + utf8.iter().filter(|byte| **byte >= 0xF0).count() as u64)
        }
    }
}

/// Where in the UTF-8 form the byte at `offset` of the original lies (the first letter that begins there or later).
pub fn position_of(encoding: Encoding, utf8: &[u8], offset: u64) -> usize {
    if encoding == Encoding::Utf8 {
        return utf8.len().min(usize::try_from(offset).unwrap_or(usize::MAX));
    }
    let unit = if matches!(encoding, Encoding::Utf16Le | Encoding::Utf16Be) { 2 } else { 1 };
    let mut passed = 0;
    for (at, byte) in utf8.iter().enumerate() {
        if (byte & 0xC0) == 0x80 {
            continue;
        }
        if passed >= offset {
            return at;
        }
        passed += if *byte >= 0xF0 { 2 * unit } else { unit };
    }
    utf8.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], expect: (Encoding, usize)) {
        assert_eq!(encoding_of(bytes), expect);
    }

    fn wide(text: &str) -> Vec<u8> {
        text.encode_utf16().flat_map(u16::to_le_bytes).collect()
    }

    /// "Кампания;Расход" in windows-1251, written by hand.
    const KAMPANIYA: &[u8] = b"\xca\xe0\xec\xef\xe0\xed\xe8\xff;\xd0\xe0\xf1\xf5\xee\xe4\r\n";

    #[test]
    fn encodings_are_told_apart() {
        check(b"a,b\n1,2\n", (Encoding::Utf8, 0));
        check("\u{feff}a,b".as_bytes(), (Encoding::Utf8, 3));
        check("Кампания;Клики".as_bytes(), (Encoding::Utf8, 0));
        check(&"Кампания".as_bytes()[..15], (Encoding::Utf8, 0));
        check(KAMPANIYA, (Encoding::Windows1251, 0));
        check(b"Name;Caf\xe9\nMontant d\xe9pens\xe9;1\n", (Encoding::Windows1252, 0));
        check(&wide("\u{feff}Campaign"), (Encoding::Utf16Le, 2));
        check(&wide("Campaign report\tClicks\n"), (Encoding::Utf16Le, 0));
        check(&wide("Кампания\tКлики\tРасход\n"), (Encoding::Utf16Le, 0));
        let swapped: Vec<u8> = wide("Campaign report\t").chunks(2).flat_map(|pair| [pair[1], pair[0]]).collect();
        check(&swapped, (Encoding::Utf16Be, 0));
    }

    #[test]
    fn letters_come_back() {
        assert_eq!(to_utf8(Encoding::Windows1251, KAMPANIYA), "Кампания;Расход\r\n".as_bytes());
        assert_eq!(to_utf8(Encoding::Windows1251, b"\xb9 \xb8\xa8 \x97"), "№ ёЁ —".as_bytes());
        assert_eq!(to_utf8(Encoding::Windows1252, b"\x80 \xe9 \x96"), "€ é –".as_bytes());
        assert_eq!(to_utf8(Encoding::Utf16Le, &wide("a😀я")), "a😀я".as_bytes());
    }

    #[test]
    fn offsets_are_counted_back() {
        let text = "a😀яж,b";
        let bytes = wide(text);
        let utf8 = to_utf8(Encoding::Utf16Le, &bytes);
        assert_eq!(source_len(Encoding::Utf16Le, &utf8), bytes.len() as u64);
        assert_eq!(position_of(Encoding::Utf16Le, &utf8, 6), "a😀".len());
        let utf8 = to_utf8(Encoding::Windows1251, KAMPANIYA);
        assert_eq!(position_of(Encoding::Windows1251, &utf8, 9), "Кампания;".len());
        assert_eq!(source_len(Encoding::Windows1251, &utf8), KAMPANIYA.len() as u64);
    }
}
