//! Reminders by e-mail, against a mail server that the test starts: it speaks SMTP over a real connection.

use crate::app::TestApp;
use crate::round::opened;
use axum::http::StatusCode;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use server::config::Config;
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// A mail server that keeps every letter; `None` in `says` while it takes them, otherwise what it answers to each.
#[derive(Clone, Default)]
struct Post {
    letters: Arc<Mutex<Vec<String>>>,
    says: Arc<Mutex<Option<&'static str>>>,
}

impl Post {
    /// Opens a mail server; gives its address.
    async fn open(&self) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let post = self.clone();
        tokio::spawn(async move {
            while let Ok((connection, _)) = listener.accept().await {
                tokio::spawn(post.clone().serve(connection));
            }
        });
        format!("smtp://{address}")
    }

    /// One conversation (RFC 5321).
    async fn serve(self, connection: TcpStream) {
        let (read, mut write) = connection.into_split();
        let mut lines = BufReader::new(read).lines();
        let _ = write.write_all(b"220 post ESMTP\r\n").await;
        let mut letter: Option<String> = None;
        while let Ok(Some(line)) = lines.next_line().await {
            if let Some(text) = &mut letter {
                if line != "." {
                    text.push_str(&line);
                    text.push('\n');
                    continue;
                }
                self.letters.lock().unwrap().push(letter.take().unwrap_or_default());
                let _ = write.write_all(b"250 taken\r\n").await;
                continue;
            }
            let refused = *self.says.lock().unwrap();
            let answer = match line.get(..4).unwrap_or_default().to_uppercase().as_str() {
                "EHLO" => "250-post\r\n250 8BITMIME".to_owned(),
                "RCPT" if refused.is_some() => refused.unwrap_or_default().to_owned(),
                "DATA" => {
                    letter = Some(String::new());
                    "354 go on".to_owned()
                }
                "QUIT" => "221 bye".to_owned(),
                _ => "250 well".to_owned(),
            };
            if write.write_all(format!("{answer}\r\n").as_bytes()).await.is_err() {
                return;
            }
        }
    }

    /// The letters to an address, their texts as they are read.
    fn to(&self, email: &str) -> Vec<String> {
        let letters = self.letters.lock().unwrap();
        let to = |letter: &&String| letter.lines().any(|line| line.starts_with("To:") && line.contains(email));
        letters.iter().filter(to).map(|letter| readable(letter)).collect()
    }
}

/// A letter with its body decoded: what travels as quoted-printable or base64 is read by people.
fn readable(letter: &str) -> String {
    let (head, body) = letter.split_once("\n\n").unwrap();
    if head.to_lowercase().contains("base64") {
        use base64::Engine;
        let packed: String = body.split_whitespace().collect();
        let body = base64::engine::general_purpose::STANDARD.decode(packed).unwrap();
        return format!("{head}\n\n{}", String::from_utf8(body).unwrap());
    }
    let body = body.replace("=\n", "");
    let mut bytes = Vec::new();
    let mut rest = body.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let coded = (*first == b'=').then(|| tail.get(..2)).flatten();
        let byte = coded.and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &tail[2..] } else { tail };
    }
    format!("{head}\n\n{}", String::from_utf8(bytes).unwrap())
}

/// The same Verkan at noon of a day, with letters that go out by `server`.
fn at(app: TestApp, day: &str, server: &str, minutes: i64) -> TestApp {
    let day: NaiveDate = day.parse().unwrap();
    let now: DateTime<Utc> = day.and_hms_opt(11, 0, 0).unwrap().and_utc() + TimeDelta::minutes(minutes);
    let mut state = app.state.clone();
    state.clock = Arc::new(move || now);
    let config = Config::read(|name| match name {
        "VERKAN_SMTP" => Some(server.to_owned()),
        "VERKAN_SENDER" => Some("Verkan <verkan@kommun.example>".to_owned()),
        "VERKAN_URL" => Some("https://verkan.kommun.example/".to_owned()),
        _ => None,
    });
    state.config = Arc::new(config.unwrap());
    app.on(state)
}

const MANAGER: &str = "enhet@exempel.verkan.se";

#[tokio::test]
async fn one_letter_a_day_tells_what_waits_and_the_last_link_stops_them() {
    let post = Post::default();
    let server = post.open().await;
    let app = at(TestApp::with_sample().await, "2026-11-27", &server, 0);
    let board = app.unit("TEN").await;
    app.decided_goal(board).await;
    opened(&app, "Delår 2026", board).await;
    server::reminder::send_now(&app.state).await.unwrap();
    server::reminder::send_now(&app.state).await.unwrap();
    let letters = post.to(MANAGER);
    assert_eq!(letters.len(), 1, "one letter a day: {letters:?}");
    let letter = &letters[0];
    for words in ["Hej Exempel Enhetschef!", "Delår 2026, Tekniska nämnden", "https://verkan.kommun.example/to-do"] {
        assert!(letter.contains(words), "{words} in {letter}");
    }
    assert!(letter.contains("List-Unsubscribe: <https://verkan.kommun.example/reminders/"), "{letter}");
    // A Saturday and a Sunday: nobody is at work.
    let app = at(app, "2026-11-28", &server, 0);
    server::reminder::send_now(&app.state).await.unwrap();
    assert_eq!(post.to(MANAGER).len(), 1);
    let stop =
        letter.rsplit("https://verkan.kommun.example").next().unwrap().split_whitespace().next().unwrap().to_owned();
    let mut stranger = app.browser();
    let asked = stranger.get(&stop).await;
    assert!(asked.status == StatusCode::OK && asked.body.contains("Skicka inga fler brev"), "{}", asked.body);
    let app = at(app, "2026-12-03", &server, 0);
    server::reminder::send_now(&app.state).await.unwrap();
    assert_eq!(post.to(MANAGER).len(), 2, "a link that is only looked at stops nothing");
    let done = app.browser().post(&stop, &[]).await;
    assert!(done.body.contains("Du får inga fler brev"), "{}", done.body);
    let wrong = app.browser().post("/reminders/0000", &[]).await;
    assert_eq!(wrong.status, StatusCode::OK, "nothing tells which secrets there are");
    let app = at(app, "2026-12-14", &server, 0);
    server::reminder::send_now(&app.state).await.unwrap();
    assert_eq!(post.to(MANAGER).len(), 2, "they are stopped");
    let mut manager = app.signed_in("enhet").await;
    assert!(manager.get("/account").await.body.contains("Du får inga brev."));
    manager.post("/account/reminders", &[("wanted", "on")]).await;
    server::reminder::send_now(&app.state).await.unwrap();
    assert_eq!(post.to(MANAGER).len(), 3, "and wanted again");
}

#[tokio::test]
async fn a_mail_server_that_is_away_blocks_nothing_and_is_tried_again() {
    let post = Post::default();
    let app = at(TestApp::with_sample().await, "2026-11-27", "smtp://127.0.0.1:9", 0);
    let board = app.unit("TEN").await;
    app.decided_goal(board).await;
    opened(&app, "Delår 2026", board).await;
    server::reminder::send_now(&app.state).await.unwrap();
    let mut administrator = app.signed_in("administrator").await;
    let page = administrator.get("/administration/reminders").await.body;
    assert!(page.contains("Brev kommer inte fram") && page.contains("Exempel Enhetschef"), "{page}");
    let mut manager = app.signed_in("enhet").await;
    assert!(manager.get("/").await.body.contains("Delår 2026"), "what waits is seen in Verkan");
    let server = post.open().await;
    let app = at(app, "2026-11-27", &server, 2);
    server::reminder::send_now(&app.state).await.unwrap();
    assert_eq!(post.to(MANAGER).len(), 0, "it is not hammered on");
    *post.says.lock().unwrap() = Some("450 try later");
    let app = at(app, "2026-11-27", &server, 8);
    server::reminder::send_now(&app.state).await.unwrap();
    let page = app.signed_in("administrator").await.get("/administration/reminders").await.body;
    assert!(page.contains("try later"), "what the mail server says is told: {page}");
    *post.says.lock().unwrap() = None;
    let app = at(app, "2026-11-27", &server, 30);
    server::reminder::send_now(&app.state).await.unwrap();
    assert_eq!(post.to(MANAGER).len(), 1);
    let page = app.signed_in("administrator").await.get("/administration/reminders").await.body;
    assert!(!page.contains("Brev kommer inte fram"), "{page}");
}

#[tokio::test]
async fn nothing_is_written_to_whoever_owes_nothing() {
    let post = Post::default();
    let app = at(TestApp::with_sample().await, "2026-11-27", &post.open().await, 0);
    server::reminder::send_now(&app.state).await.unwrap();
    assert!(post.to("namnd@exempel.verkan.se").is_empty() && post.to("revisor@exempel.verkan.se").is_empty());
    let page = app.signed_in("administrator").await.get("/administration/reminders").await.body;
    assert!(page.contains("högst ett om dagen"), "{page}");
}
