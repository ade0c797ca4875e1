//! The built program on real files: each sub-command as whoever runs the server types it.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A folder with a database, and the program that works on it.
struct Program {
    folder: tempfile::TempDir,
    settings: Vec<(&'static str, String)>,
}

/// What a command said, and whether it did what it was asked.
struct Told {
    is_done: bool,
    out: String,
    err: String,
}

impl Told {
    #[track_caller]
    fn done(self, words: &str) -> Self {
        assert!(self.is_done && self.out.contains(words), "{} {}", self.out, self.err);
        self
    }

    /// It was not done, and one sentence says why.
    #[track_caller]
    fn refused(self, words: &str) -> Self {
        assert!(
            !self.is_done && self.err.starts_with("verkan: ") && self.err.contains(words),
            "{} {}",
            self.out,
            self.err
        );
        let inside = ["panicked", "FieldError", "{", "Rejection"];
        assert!(inside.iter().all(|word| !self.err.contains(word)), "{}", self.err);
        self
    }
}

impl Program {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), settings: Vec::new() }
    }

    /// With Alingsås kommun's steering data read in.
    fn with_content() -> Self {
        let program = Self::new();
        program.run(&["import", &examples().join("alingsas").display().to_string()]).done("Read ");
        program
    }

    fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.settings.push((name, value.into()));
        self
    }

    fn file(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_verkan"));
        command
            .args(arguments)
            .env_remove("VERKAN_SAMPLE")
            .env("DATABASE_URL", format!("sqlite:{}", self.file("data/verkan.db")))
            .env("VERKAN_EXAMPLES", examples())
            .env("VERKAN_KOLADA_URL", "http://127.0.0.1:9")
            .env("RUST_LOG", "warn,server=info")
            .envs(self.settings.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    fn run(&self, arguments: &[&str]) -> Told {
        self.run_reading(arguments, "")
    }

    fn run_reading(&self, arguments: &[&str], input: &str) -> Told {
        let mut child = self.command(arguments).spawn().unwrap();
        // It may end without reading.
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        let output = child.wait_with_output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Told { is_done: output.status.success(), out: text(output.stdout), err: text(output.stderr) }
    }

    /// Serves until `/health` answers, stops it as a service manager does, and gives what it said.
    fn serve_for_a_moment(&self) -> Told {
        let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string();
        let mut child = self.command(&["serve"]).env("VERKAN_ADDRESS", &address).spawn().unwrap();
        let deadline = Instant::now() + Duration::from_secs(30);
        while !is_well(&address) && child.try_wait().unwrap().is_none() && Instant::now() < deadline {
            std::thread::sleep(Duration::from_millis(50));
        }
        if child.try_wait().unwrap().is_none() {
            stop(&child);
        }
        let output = child.wait_with_output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Told { is_done: output.status.success(), out: text(output.stdout), err: text(output.stderr) }
    }
}

fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples")
}

fn is_well(address: &str) -> bool {
    let Ok(mut stream) = std::net::TcpStream::connect(address) else { return false };
    let mut answer = String::new();
    let _ = stream.write_all(b"GET /health HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n");
    let _ = stream.read_to_string(&mut answer);
    answer.starts_with("HTTP/1.1 200")
}

fn stop(child: &Child) {
    // The standard library knows only the signal that lets nothing be put in order.
    let _ = Command::new("kill").arg(child.id().to_string()).status();
}

#[test]
fn migrate_makes_the_database_and_leaves_one_that_is_new_alone() {
    let program = Program::new();
    program.run(&["migrate"]).done("");
    let made = std::fs::metadata(program.file("data/verkan.db")).unwrap();
    assert!(made.len() > 0);
    program.run(&["migrate"]).done("");
    program.run(&["export", "--to", &program.file("empty.zip")]).done("Wrote ");
}

#[test]
fn the_routes_are_listed_for_those_who_visit_them_all() {
    let told = Program::new().run(&["routes"]).done("GET /goals/{id} Public\n");
    assert_eq!(told.out.lines().count(), server::route_table().len());
    assert!(!Program::new().run(&["help"]).out.contains("routes"), "it is no command for people");
}

#[test]
fn an_archive_is_read_once_carried_out_and_read_elsewhere_with_nothing_lost() {
    let program = Program::with_content();
    let folder = examples().join("alingsas").display().to_string();
    program.run(&["import", &folder]).refused("empty");
    program.run(&["import", &program.file("missing.zip")]).refused("missing.zip: ");
    let first = program.file("first.zip");
    program.run(&["export", "--to", &first]).done("Wrote ");
    program.run(&["export", "--to", &program.file("nowhere/first.zip")]).refused("nowhere/first");
    let other = Program::new();
    other.run(&["import", &first]).done("Read ");
    let second = other.file("second.zip");
    other.run(&["export", "--to", &second]).done("Wrote ");
    let read = |file: &str| server::import::archive::from_zip(&std::fs::read(file).unwrap()).unwrap();
    let (first, mut second) = (read(&first), read(&second));
    // Each Verkan notes its own imports and exports besides.
    second.events.truncate(first.events.len());
    second.imports.truncate(first.imports.len());
    assert_eq!(second, first);
}

#[test]
fn figures_are_tried_read_in_and_refused_cell_by_cell() {
    let program = Program::with_content();
    let (good, bad) = (program.file("good.csv"), program.file("bad.csv"));
    let row =
        |value: &str| format!("indikator;period;värde\nalingsas-sn-nettokostnad-barn-och-ungdomsvard;1999;{value}\n");
    std::fs::write(&good, row("5")).unwrap();
    std::fs::write(&bad, row("fem")).unwrap();
    program.run(&["import", "--dry-run", &good]).done("1 new, 0 corrected, 0 the same.");
    program.run(&["import", &bad]).refused("row 2, värde 'fem'");
    program.run(&["import", &good]).done("1 new, 0 corrected, 0 the same.");
    program.run(&["import", &good]).done("0 new, 0 corrected, 1 the same.");
}

#[test]
fn an_account_is_opened_with_a_role_let_in_and_closed() {
    let program = Program::with_content();
    let add = ["user", "add", "--name", "Anna Ek", "--email", "anna@ekeby.se"];
    let role = ["--role", "controller", "--unit"];
    let with_role = |unit| [&add[..], &role[..], &[unit]].concat();
    program.run(&with_role("Månens nämnd")).refused("there is no unit called Månens nämnd");
    program.run(&with_role("kommunstyrelsen")).done("The account is open.");
    program
        .run(&[&add[..], &["--role", "board_member", "--unit", "kommunstyrelsen"]].concat())
        .refused("board_member at ");
    program.run(&add).refused("email: ");
    program.run(&["user", "add", "--name", "", "--email", "anna"]).refused("name: ");
    let told = program.run(&[&add[..], &["--role", "kung", "--unit", "kommunstyrelsen"]].concat());
    assert!(!told.is_done && told.err.contains("unit_manager"), "{}", told.err);
    program.run_reading(&["user", "password", "anna@ekeby.se"], "kort\n").refused("the password: ");
    program
        .run_reading(&["user", "password", "nobody@ekeby.se"], "en mening som ingen gissar\n")
        .refused("there is no account");
    let set = program.run_reading(&["user", "password", "Anna@Ekeby.se"], "en mening som ingen gissar\n");
    assert!(!set.done("The password is set.").out.contains("mening"), "it is not printed");
    program.run(&["user", "close", "anna@ekeby.se"]).done("The account is closed.");
}

#[test]
fn a_backup_is_whole_and_never_written_over() {
    let program = Program::with_content();
    let copy = program.file("copy.db");
    program.run(&["backup", "--to", &copy]).done("Wrote ");
    program.run(&["backup", "--to", &copy]).refused("exists already");
    let restored = Program::new().with("DATABASE_URL", format!("sqlite:{copy}"));
    restored.run(&["audit", "verify"]).done("The trail is whole: ");
    let elsewhere = Program::new().with("DATABASE_URL", "postgres://verkan@127.0.0.1:1/verkan");
    elsewhere.run(&["backup", "--to", &copy]).refused("pg_dump");
}

#[test]
fn a_tail_that_was_cut_is_found_against_the_file_of_anchors() {
    let program = Program::with_content();
    let (anchors, before) = (program.file("anchors"), program.file("before.db"));
    let verify = ["audit", "verify", "--anchors", &anchors];
    program.run(&verify).refused("there is no anchor in it");
    program.run(&["audit", "anchor", "--to", &anchors]).done("Added ");
    program.run(&["backup", "--to", &before]).done("Wrote ");
    program.run(&["user", "add", "--name", "Anna Ek", "--email", "anna@ekeby.se"]).done("");
    program.run(&["audit", "anchor", "--to", &anchors]).done("Added ");
    program.run(&verify).done("each anchor holds (2)");

    // Whoever puts the older file back has cut the trail's end.
    let cut = Program::new().with("DATABASE_URL", format!("sqlite:{before}"));
    cut.run(&["audit", "verify"]).done("The trail is whole: ");
    cut.run(&verify).refused("the trail is broken at row ");
    cut.run(&["user", "add", "--name", "Bo Al", "--email", "bo@ekeby.se"]).done("");
    cut.run(&verify).refused("the trail is broken at row ");
    let told = program.run(&["audit", "verify", "--anchor", "1:abc"]);
    assert!(!told.is_done && told.err.contains("write ROW:HASH"), "{}", told.err);
}

#[test]
fn the_server_starts_notes_the_head_warns_and_stops_in_order() {
    let program = Program::with_content().with("VERKAN_HTTPS", "yes");
    let anchors = program.file("anchors");
    let program = program.with("VERKAN_ANCHOR", anchors.clone());
    let told = program.serve_for_a_moment().done("");
    assert!(told.err.contains("Verkan answers at") && told.err.contains("VERKAN_PROXIES"), "{}", told.err);
    program.run(&["audit", "verify", "--anchors", &anchors]).done("each anchor holds (1)");
    let named = Program::with_content().with("VERKAN_HTTPS", "yes").with("VERKAN_PROXIES", "127.0.0.1");
    assert!(!named.serve_for_a_moment().done("").err.contains("VERKAN_PROXIES"), "a proxy that is named is no worry");
}

#[test]
fn a_wrong_setting_stops_the_start_with_a_sentence_that_names_it() {
    for (name, value) in [
        ("VERKAN_KOLADA_URL", "api.kolada.se"),
        ("VERKAN_HTTPS", "ja"),
        ("VERKAN_PROXIES", "proxy.local"),
        ("VERKAN_SAMPLE", "boras"),
        ("DATABASE_URL", "mysql://localhost/verkan"),
        ("VERKAN_ANCHOR", "/does/not/exist/anchors"),
    ] {
        let told = Program::new().with(name, value).serve_for_a_moment().refused(name);
        assert!(told.err.contains("cannot be used: "), "{}", told.err);
    }
}
