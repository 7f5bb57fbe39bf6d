//! The wrapping of old Excel files (compound file, MS-CFB), checked before it is read: its reader follows the file's own
//! links without asking where they lead, and a download that was cut short leads past the end.

/// Ids from here on are marks, not sectors.
const MARKS: u32 = 0xFFFF_FFFA;
const END: u32 = 0xFFFF_FFFE;
/// Streams shorter than this lie in the small sectors.
const SMALL: usize = 4096;

/// True when every chain of sectors stays inside the file and ends.
pub fn is_sound(bytes: &[u8]) -> bool {
    Compound::new(bytes).and_then(|file| file.check()).is_some()
}

struct Compound<'b> {
    bytes: &'b [u8],
    size: usize,
    fats: Vec<u32>,
}

fn word(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes(four.try_into().ok()?))
}

fn words(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.as_chunks::<4>().0.iter().map(|four| u32::from_le_bytes(*four))
}

impl<'b> Compound<'b> {
    /// The header and the table of links.
    fn new(bytes: &'b [u8]) -> Option<Self> {
        let size = match (bytes.get(26)?, bytes.get(30)?) {
            (3, 9) => 512,
            (4, 12) => 4096,
            _ => return None,
        };
        let mut file = Self { bytes, size, fats: Vec::new() };
        let mut tables: Vec<u32> = words(bytes.get(76..512)?).collect();
        let mut next = word(bytes, 68)?;
        for _ in 0..file.most() {
            if next >= MARKS {
                break;
            }
            let sector = file.sector(next)?;
            tables.extend(words(sector));
            next = tables.pop()?;
        }
        for id in tables.into_iter().filter(|id| *id < MARKS) {
            let links: Vec<u32> = words(file.sector(id)?).collect();
            file.fats.extend(links);
        }
        Some(file)
    }

    /// More sectors than the file can have: a chain this long goes in a circle.
    fn most(&self) -> usize {
        self.bytes.len() / self.size + 2
    }

    fn sector(&self, id: u32) -> Option<&'b [u8]> {
        let start = (id as usize).checked_add(1)?.checked_mul(self.size)?;
        let end = start.checked_add(self.size)?.min(self.bytes.len());
        self.bytes.get(start..end).filter(|sector| !sector.is_empty())
    }

    /// The bytes of a chain, as many as wanted.
    fn chain(&self, start: u32, wanted: usize) -> Option<Vec<u8>> {
        let (mut all, mut id) = (Vec::new(), start);
        for _ in 0..self.most() {
            if id == END {
                return Some(all);
            }
            all.extend_from_slice(self.sector(id)?);
            if all.len() >= wanted {
                return Some(all);
            }
            id = *self.fats.get(id as usize)?;
        }
        None
    }

    fn check(&self) -> Option<()> {
        let folder = self.chain(word(self.bytes, 48)?, usize::MAX)?;
        let entries = folder.as_chunks::<128>().0;
        let root = entries.first()?;
        let (mut small, mut links) = (Vec::new(), Vec::new());
        let small_tables = word(self.bytes, 64)? as usize;
        if small_tables > 0 {
            small = self.chain(word(root, 116)?, word(root, 120)? as usize)?;
            let table = self.chain(word(self.bytes, 60)?, small_tables.checked_mul(self.size)?)?;
            links = words(&table).collect();
        }
        for entry in entries.iter().filter(|entry| is_workbook(entry)) {
            let (start, wanted) = (word(entry, 116)?, word(entry, 120)? as usize);
            // Four gigabytes and more are no workbook.
            if self.size == 4096 && word(entry, 124)? != 0 {
                return None;
            }
            match wanted < SMALL {
                true => check_small(start, wanted, small.len(), &links)?,
                false => drop(self.chain(start, wanted)?),
            }
        }
        Some(())
    }
}

/// The streams that are read, by their names in UTF-16.
fn is_workbook(entry: &[u8; 128]) -> bool {
    let name: Vec<u8> = entry[..64].iter().step_by(2).copied().take_while(|byte| *byte != 0).collect();
    [&b"workbook"[..], b"book", b"encryptedpackage", b"encryptioninfo"].contains(&name.to_ascii_lowercase().as_slice())
}

/// The same for a chain of small sectors.
fn check_small(start: u32, wanted: usize, room: usize, links: &[u32]) -> Option<()> {
    let (mut id, mut found) = (start, 0);
    while id != END {
        if (id as usize).checked_mul(64)? >= room {
            return None;
        }
        found += 64;
        if found >= wanted {
            break;
        }
        id = *links.get(id as usize)?;
    }
    Some(())
}
