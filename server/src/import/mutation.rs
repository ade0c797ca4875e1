//! Bytes that nobody meant: mutations of good files through every reader. None may panic or take long.

use super::{archive, kolada, measurement};
use domain::import::HowToRead;
use std::time::{Duration, Instant};

/// A generator of numbers that is the same every time (xorshift64*).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    fn below(&mut self, most: usize) -> usize {
        usize::try_from(self.next() % most.max(1) as u64).unwrap()
    }
}

/// What stands at the edges of formats.
const PIECES: [&[u8]; 14] = [
    b"\"",
    b";",
    b",",
    b"\r\n",
    b"\0",
    b"=",
    b"'",
    b"\xff\xfe",
    b"PK\x01\x02",
    b"{",
    b"[[[[",
    b"1e999",
    b"-",
    b"\xef\xbb\xbf",
];

fn mutate(seed: &[u8], numbers: &mut Numbers) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    for _ in 0..=numbers.below(8) {
        let at = numbers.below(bytes.len());
        match numbers.below(5) {
            0 if at < bytes.len() => bytes[at] ^= 1 << numbers.below(8),
            1 if at < bytes.len() => bytes[at] = u8::try_from(numbers.below(256)).unwrap(),
            2 => bytes.truncate(at),
            3 => {
                let piece = PIECES[numbers.below(PIECES.len())];
                bytes.splice(at..at, piece.iter().copied());
            }
            _ => {
                let end = (at + numbers.below(40)).min(bytes.len());
                let part = bytes[at.min(end)..end].to_vec();
                bytes.splice(at..at, part);
            }
        }
    }
    bytes
}

fn workbook() -> Vec<u8> {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    for (column, name) in ["mått", "år", "värde"].iter().enumerate() {
        sheet.write_string(0, u16::try_from(column).unwrap(), *name).unwrap();
    }
    sheet.write_string(1, 0, "A").unwrap();
    sheet.write_number(1, 1, 2025).unwrap();
    sheet.write_formula(1, 2, "=1+1").unwrap();
    workbook.save_to_buffer().unwrap()
}

/// Bounded in time, so that it can be part of every run.
fn try_all(seed: &[u8], read: impl Fn(&[u8])) {
    let mut numbers = Numbers(0x5eed);
    let begun = Instant::now();
    let mut rounds = 0;
    while begun.elapsed() < Duration::from_secs(2) && rounds < 5_000 {
        let bytes = mutate(seed, &mut numbers);
        let one = Instant::now();
        read(&bytes);
        assert!(one.elapsed() < Duration::from_secs(2), "round {rounds} took {:?}", one.elapsed());
        rounds += 1;
    }
    assert!(rounds > 10, "{rounds} rounds");
}

#[test]
fn csv_that_nobody_meant() {
    let seed =
        "\u{feff}indikator;period;kön;värde;källa\r\nN00945;2024;T;1 234,5;\"rad\nett\"\r\nN00945;2025/2026;K;..;x\r\n";
    try_all(seed.as_bytes(), |bytes| drop(measurement::read(bytes, &HowToRead::default(), None)));
    let utf16: Vec<u8> = seed.encode_utf16().flat_map(u16::to_le_bytes).collect();
    try_all(&utf16, |bytes| drop(measurement::read(bytes, &HowToRead::default(), None)));
}

#[test]
fn workbooks_that_nobody_meant() {
    try_all(&workbook(), |bytes| drop(measurement::read(bytes, &HowToRead::default(), None)));
}

#[test]
fn answers_that_nobody_meant() {
    let seed = br#"{"values":[{"kpi":"N00945","municipality":"0180","period":2000,"values":[{"gender":"T","count":1,"value":31.3,"isdeleted":false}]}],"next_url":""}"#;
    try_all(seed, |bytes| {
        if let Ok(fetched) = kolada::read_saved([bytes]) {
            drop(fetched.measurements(&mut domain::import::CellErrors::default()));
        }
    });
}

#[test]
fn archives_that_nobody_meant() {
    let mut archive = domain::exchange::Archive::default();
    archive.municipality.push(domain::exchange::MunicipalityRow {
        name: "Prov".to_owned(),
        short_name: String::new(),
        code: "0000".to_owned(),
        source: String::new(),
    });
    let seed = crate::export::zip(archive).unwrap();
    try_all(&seed, |bytes| drop(archive::from_zip(bytes)));
}
