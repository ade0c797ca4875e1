//! Small files that would become huge are refused, and cost next to nothing (limits S10).
//!
//! Each is sent to a server in a process of its own, whose peak of memory is read from the system. The figures are printed.

use crate::app::TestApp;
use std::io::{Cursor, Write};
use std::path::Path;
use std::process::Command;
use std::time::Instant;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// Tells the process of its own which file to send.
const FILE: &str = "VERKAN_TEST_BOMB";
/// The most memory above normal, in kB.
const MOST: u64 = 50 << 10;

fn zip(files: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn workbook() -> Vec<u8> {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    for (column, name) in (0..).zip(["indikator", "period", "värde"]) {
        sheet.write_string(0, column, name).unwrap();
        sheet.write_string(1, column, "x").unwrap();
    }
    workbook.save_to_buffer().unwrap()
}

/// The workbook with one of its parts replaced.
fn with_part(part: &str, change: impl Fn(String) -> Vec<u8>) -> Vec<u8> {
    let mut from = ZipArchive::new(Cursor::new(workbook())).unwrap();
    let mut files = Vec::new();
    for index in 0..from.len() {
        let mut file = from.by_index(index).unwrap();
        let name = file.name().unwrap().to_string();
        let mut text = String::new();
        std::io::Read::read_to_string(&mut file, &mut text).unwrap();
        files.push((name.clone(), if name == part { change(text) } else { text.into_bytes() }));
    }
    zip(&files.iter().map(|(name, content)| (name.as_str(), content.clone())).collect::<Vec<_>>())
}

/// The end of a zip that says it holds so many entries, after as many headers.
fn many_entries(count: u32) -> Vec<u8> {
    let mut zip = b"PK\x03\x04".to_vec();
    let start = zip.len();
    for _ in 0..count {
        zip.extend_from_slice(b"PK\x01\x02");
        zip.extend_from_slice(&[0; 24]);
        zip.extend_from_slice(&[1, 0]);
        zip.extend_from_slice(&[0; 16]);
        zip.push(b'a');
    }
    let size = u32::try_from(zip.len() - start).unwrap();
    zip.extend_from_slice(b"PK\x05\x06\0\0\0\0\xff\xff\xff\xff");
    zip.extend_from_slice(&size.to_le_bytes());
    zip.extend_from_slice(&4_u32.to_le_bytes());
    zip.extend_from_slice(&[0; 2]);
    zip
}

fn billion_laughs(text: &str) -> Vec<u8> {
    let mut entities = String::from("<!DOCTYPE x [<!ENTITY a0 \"ha\">");
    for level in 1..10 {
        let ten = format!("&a{};", level - 1).repeat(10);
        entities.push_str(&format!("<!ENTITY a{level} \"{ten}\">"));
    }
    text.replacen("<sst", &format!("{entities}]><sst"), 1).replacen("indikator", "&a9;", 1).into_bytes()
}

/// The files, each with the word of how it is answered: `refused` or `too large`.
fn bombs() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let sheet = "xl/worksheets/sheet1.xml";
    let inflated = with_part(sheet, |text| {
        let mut bytes = text.into_bytes();
        bytes.resize(512 << 20, b' ');
        bytes
    });
    let inner = zip(&[("zeros", vec![0; 256 << 20])]);
    vec![
        ("a workbook of 512 MB in half a megabyte", inflated, "refused"),
        ("a zip in a zip in a zip", zip(&[("a.zip", zip(&[("b.zip", inner)]))]), "refused"),
        ("as many entries as an upload can hold", many_entries(400_000), "refused"),
        ("a million entries", many_entries(1_000_000), "too large"),
        (
            "a cell at XFD1048576",
            with_part(sheet, |text| text.replace("r=\"A2\"", "r=\"XFD1048576\"").into_bytes()),
            "refused",
        ),
        ("a billion laughs", with_part("xl/sharedStrings.xml", |text| billion_laughs(&text)), "refused"),
        (
            "strings that promise to be billions",
            with_part("xl/sharedStrings.xml", |text| {
                text.replace("uniqueCount=\"", "uniqueCount=\"99999999").into_bytes()
            }),
            "refused",
        ),
        ("deep lists of JSON", [b"{\"values\":".to_vec(), vec![b'['; 19 << 20]].concat(), "refused"),
        ("deep objects of JSON", "{\"values\":".repeat(1 << 20).into_bytes(), "refused"),
        (
            "a picture of 50 000 by 50 000",
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\xc3\x50\0\0\xc3\x50\x08\x06".repeat(1000),
            "refused",
        ),
        ("one cell of 19 MB", [b"indikator;period;v\n\"".to_vec(), vec![b'a'; 19 << 20]].concat(), "refused"),
        ("more columns than anybody has", vec![b';'; 19 << 20], "refused"),
    ]
}

/// A figure that the system keeps of this process, in kB.
fn memory(name: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with(name)).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

#[tokio::test]
async fn one_file_sent_in_a_process_of_its_own() {
    let Ok(file) = std::env::var(FILE) else { return };
    let app = TestApp::with_sample().await;
    let mut controller = app.signed_in("controller").await;
    controller.upload("/imports/new", "bok.xlsx", &workbook()).await;
    let content = std::fs::read(file).unwrap();
    // From here on the peak is counted anew. What carries the file to the server is as large as the file, and not the server's.
    std::fs::write("/proc/self/clear_refs", "5").unwrap();
    let (normal, begun) = (memory("VmRSS"), Instant::now());
    let reply = controller.upload("/imports/new", "bomb", &content).await;
    let took = begun.elapsed().as_millis();
    let peak = memory("VmHWM").saturating_sub(normal);
    let own = 2 * (content.len() as u64 >> 10);
    println!("answer {} after {took} ms, {} kB above normal", reply.status.as_u16(), peak.saturating_sub(own));
}

fn send(file: &Path) -> String {
    let own = std::env::current_exe().unwrap();
    let sent = Command::new(own)
        .args(["--exact", "bomb::one_file_sent_in_a_process_of_its_own", "--nocapture"])
        .env(FILE, file)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&sent.stdout).into_owned();
    let line = said.lines().find_map(|line| line.find("answer ").map(|at| line[at..].to_owned()));
    line.unwrap_or_else(|| panic!("{said}{}", String::from_utf8_lossy(&sent.stderr)))
}

#[test]
fn bombs_are_refused_and_cost_little() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("bomb");
    for (name, content, how) in bombs() {
        std::fs::write(&file, &content).unwrap();
        let said = send(&file);
        println!("{name} ({} kB): {said}", content.len() >> 10);
        let words: Vec<&str> = said.split_whitespace().collect();
        let expected = if how == "too large" { "413" } else { "422" };
        assert_eq!(words[1], expected, "{name}");
        assert!(words[5].parse::<u64>().unwrap() < MOST, "{name}: {said}");
    }
}
