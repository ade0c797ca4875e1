//! What the server logs during the whole run of these tests: no password, no sign-in, no personal number (limits S13).
//!
//! Every test that starts a server listens, at the most talkative level, and fails if something was logged by then that must not be.

use std::collections::HashSet;
use std::io::Write;
use std::sync::{LazyLock, Mutex, Once};
use tracing_subscriber::EnvFilter;

/// What must not be logged: passwords that were typed and secrets of sign-ins.
static SECRETS: LazyLock<Mutex<HashSet<String>>> = LazyLock::new(Mutex::default);
/// Lines that held such all the same.
static FOUND: Mutex<Vec<String>> = Mutex::new(Vec::new());
/// Lines that tell of incidents, for tests that look one up.
static INCIDENTS: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// Says that `value` must not be logged by anybody. What is short or a word of everyday would be found where it is none.
pub(crate) fn keep_secret(value: &str) {
    let is_telling = value.chars().count() >= 12 || value.contains(' ');
    if is_telling {
        SECRETS.lock().unwrap().insert(value.to_owned());
    }
}

/// The lines so far that tell of the incident with this id.
pub(crate) fn incidents(id: &str) -> Vec<String> {
    INCIDENTS.lock().unwrap().iter().filter(|line| line.contains(id)).cloned().collect()
}

/// Held by a test as long as it runs its server.
pub(crate) struct Watched;

impl Watched {
    /// Listens from now on.
    pub(crate) fn begin() -> Self {
        static LISTENING: Once = Once::new();
        LISTENING.call_once(|| {
            let talkative = EnvFilter::new("debug,server=trace,store=trace,html5ever=off");
            tracing_subscriber::fmt().with_env_filter(talkative).with_ansi(false).with_writer(|| Watch).init();
        });
        Self
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        let found = FOUND.lock().unwrap().clone();
        assert!(std::thread::panicking() || found.is_empty(), "the log tells what it must not: {found:#?}");
    }
}

/// Reads each line instead of printing it.
struct Watch;

impl Write for Watch {
    fn write(&mut self, line: &[u8]) -> std::io::Result<usize> {
        let text = String::from_utf8_lossy(line);
        if tells(&text, &SECRETS.lock().unwrap()) {
            FOUND.lock().unwrap().push(text.to_string());
        }
        if text.contains("incident") {
            INCIDENTS.lock().unwrap().push(text.to_string());
        }
        Ok(line.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

fn tells(line: &str, secrets: &HashSet<String>) -> bool {
    line.contains("$argon2")
        || line.to_lowercase().contains("set-cookie")
        || has_personal_number(line)
        || secrets.iter().any(|secret| line.contains(secret.as_str()))
}

/// Whether the text holds six or eight digits, a hyphen or plus, and four digits, with no digit around them.
fn has_personal_number(text: &str) -> bool {
    let signs: Vec<char> = text.chars().collect();
    let digits_before = |at: usize| signs[..at].iter().rev().take_while(|sign| sign.is_ascii_digit()).count();
    let digits_after = |at: usize| signs[at + 1..].iter().take_while(|sign| sign.is_ascii_digit()).count();
    let parts = signs.iter().enumerate().filter(|(_, sign)| matches!(sign, '-' | '+'));
    parts
        .map(|(at, _)| (digits_before(at), digits_after(at)))
        .any(|(before, after)| matches!((before, after), (6 | 8, 4)))
}

#[test]
fn what_must_not_be_logged_is_recognised() {
    let secrets = HashSet::from(["korrekt h\u{e4}st".to_owned()]);
    for line in
        ["a korrekt h\u{e4}st b", "$argon2id$v=19", "set-cookie: a=b", "19121212-1212", "f\u{f6}dd 121212-1212."]
    {
        assert!(tells(line, &secrets), "{line}");
    }
    for line in ["h\u{e4}st", "2026-11-21T10:00:00.123456Z", "12-34", "a1b2-0000", "127.0.0.1:3000", "1234567-1234"] {
        assert!(!tells(line, &secrets), "{line}");
    }
}
