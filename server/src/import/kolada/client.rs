//! Asking Kolada: politely, patiently, and never anybody else.

use super::answer::{Envelope, Fetched, Figures, Kpi, Place};
use chrono::NaiveDate;
use domain::import::FetchProblem;
use serde::de::DeserializeOwned;
use std::time::Duration;
use ureq::Agent;

/// What Kolada is asked for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Asked {
    /// Key figures.
    pub(crate) kpis: Vec<String>,
    /// Municipalities and groups.
    pub(crate) places: Vec<String>,
    /// Only what has changed since this day.
    pub(crate) since: Option<NaiveDate>,
}

/// How many ids go into one segment of an address.
const IDS: usize = 25;
/// The most pages that are followed for one question.
const PAGES: usize = 500;
/// The most bytes of one answer.
const BYTES: u64 = 20 << 20;

/// Somebody who asks Kolada. Blocks: to be used away from the async workers.
pub(crate) struct Client {
    base: String,
    agent: Agent,
    pause: Duration,
    retries: Vec<Duration>,
}

impl Client {
    /// A client of the API at `address`, at most five questions a second, patient as Kolada asks: 2, 4 and 8 seconds.
    pub(crate) fn new(address: &str) -> Self {
        let seconds = [2, 4, 8].map(Duration::from_secs);
        Self::with_patience(address, Duration::from_secs(20), Duration::from_millis(210), seconds.to_vec())
    }

    /// A client with its own patience, for tests.
    pub(crate) fn with_patience(address: &str, timeout: Duration, pause: Duration, retries: Vec<Duration>) -> Self {
        let address = address.trim_end_matches('/');
        let has_version = address.ends_with("/v3") || address.ends_with("/v2");
        let agent = Agent::config_builder()
            .timeout_global(Some(timeout))
            .http_status_as_error(false)
            // An answer that sends us elsewhere could send us into the municipality's own network.
            .max_redirects(0)
            .user_agent(concat!("Verkan/", env!("CARGO_PKG_VERSION")))
            .build()
            .new_agent();
        let base = if has_version { address.to_owned() } else { format!("{address}/v3") };
        Self { base, agent, pause, retries }
    }

    /// Everything asked for. `progress` hears how many key figures are done, and may say that nobody waits any longer.
    pub(crate) fn fetch(
        &self,
        asked: &Asked,
        progress: &mut dyn FnMut(u64, u64) -> bool,
    ) -> Result<Fetched, FetchProblem> {
        let mut fetched = Fetched::default();
        let total = asked.kpis.len() as u64;
        let since = asked.since.map(|day| format!("?from_date={day}")).unwrap_or_default();
        for kpis in asked.kpis.chunks(IDS) {
            let ids = kpis.join(",");
            fetched.kpis.extend(self.all::<Kpi>(&format!("/kpi/{ids}"))?);
            for places in asked.places.chunks(IDS) {
                let places = places.join(",");
                fetched.figures.extend(self.all::<Figures>(&format!("/data/kpi/{ids}/municipality/{places}{since}"))?);
            }
            let done = (fetched.kpis.len() as u64).max(kpis.len() as u64).min(total);
            if !progress(done, total) {
                return Err(FetchProblem::Abandoned);
            }
        }
        let (groups, single): (Vec<&String>, Vec<&String>) = asked.places.iter().partition(|id| id.starts_with('G'));
        for (path, ids) in [("/municipality/", single), ("/municipality_groups/", groups)] {
            for some in ids.chunks(IDS) {
                let ids = some.iter().map(|id| id.as_str()).collect::<Vec<_>>().join(",");
                fetched.places.extend(self.all::<Place>(&format!("{path}{ids}"))?);
            }
        }
        fetched.keep_places_with_figures();
        Ok(fetched)
    }

    /// Every page of an answer.
    fn all<T: DeserializeOwned>(&self, path: &str) -> Result<Vec<T>, FetchProblem> {
        let mut address = format!("{}{path}", self.base);
        let mut all = Vec::new();
        for _ in 0..PAGES {
            let mut answer: Envelope<T> = self.page(&address)?;
            all.append(&mut answer.values);
            match answer.next() {
                None => return Ok(all),
                Some(next) => address = self.own(next)?,
            }
        }
        Err(FetchProblem::NotUnderstood)
    }

    /// The next page's address, which has to lie where the first did.
    fn own(&self, next: &str) -> Result<String, FetchProblem> {
        let after_scheme = |address: &str| address.split_once("://").map(|(_, rest)| rest.to_owned());
        let host = |address: &str| after_scheme(address).and_then(|rest| Some(rest.split('/').next()?.to_owned()));
        if !next.contains("://") && next.starts_with('/') {
            let scheme = self.base.split_once("://").map_or("https", |(scheme, _)| scheme);
            return Ok(format!("{scheme}://{}{next}", host(&self.base).unwrap_or_default()));
        }
        if host(next).is_none() || host(next) != host(&self.base) {
            return Err(FetchProblem::NotUnderstood);
        }
        // The address it gives may be http where we came by https.
        let scheme = self.base.split_once("://").map_or("https", |(scheme, _)| scheme);
        Ok(format!("{scheme}://{}", after_scheme(next).unwrap_or_default()))
    }

    fn page<T: DeserializeOwned>(&self, address: &str) -> Result<Envelope<T>, FetchProblem> {
        let mut waits = self.retries.iter();
        loop {
            std::thread::sleep(self.pause);
            match self.ask(address) {
                Ok(answer) => return Ok(answer),
                Err(problem) if problem.may_pass() => match waits.next() {
                    Some(wait) => std::thread::sleep(*wait),
                    None => return Err(problem),
                },
                Err(problem) => return Err(problem),
            }
        }
    }

    fn ask<T: DeserializeOwned>(&self, address: &str) -> Result<Envelope<T>, FetchProblem> {
        let mut response = self.agent.get(address).call().map_err(|error| unreachable(&error))?;
        match response.status().as_u16() {
            200 => {}
            // Some of Kolada's addresses answer so when there are no rows.
            404 => return Ok(Envelope::empty()),
            400 => return Err(FetchProblem::NotAccepted),
            429 => return Err(FetchProblem::TooMany),
            500..=599 => return Err(FetchProblem::Faulty),
            _ => return Err(FetchProblem::NotUnderstood),
        }
        let body = response.body_mut().with_config().limit(BYTES).read_to_vec().map_err(|error| unreachable(&error))?;
        serde_json::from_slice(&body).map_err(|error| {
            if error.is_eof() && !body.is_empty() { FetchProblem::CutOff } else { FetchProblem::NotUnderstood }
        })
    }
}

fn unreachable(error: &ureq::Error) -> FetchProblem {
    match error {
        ureq::Error::Timeout(_) => FetchProblem::Slow,
        ureq::Error::BodyExceedsLimit(_) => FetchProblem::NotUnderstood,
        ureq::Error::Io(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => FetchProblem::CutOff,
        _ => FetchProblem::Unreachable,
    }
}

#[cfg(test)]
mod tests {
    use super::{Asked, Client, Fetched};
    use domain::import::FetchProblem;
    use std::io::{Read, Write};
    use std::net::TcpListener;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::sync::{Arc, Mutex};
    use std::time::Duration;

    /// What a made-up Kolada does with a request, by how many there have been.
    type Answer = dyn Fn(usize, &str) -> Vec<u8> + Send + Sync;

    struct Kolada {
        address: String,
        asked: Arc<Mutex<Vec<String>>>,
    }

    impl Kolada {
        fn open(answer: impl Fn(usize, &str) -> Vec<u8> + Send + Sync + 'static) -> Self {
            let listener = TcpListener::bind("127.0.0.1:0").unwrap();
            let address = format!("http://{}", listener.local_addr().unwrap());
            let asked = Arc::new(Mutex::new(Vec::new()));
            let heard = Arc::clone(&asked);
            let answer: Arc<Answer> = Arc::new(answer);
            let count = AtomicUsize::new(0);
            std::thread::spawn(move || {
                for stream in listener.incoming() {
                    let Ok(mut stream) = stream else { break };
                    let mut request = [0; 4096];
                    let read = stream.read(&mut request).unwrap_or(0);
                    let path = String::from_utf8_lossy(&request[..read]);
                    let path = path.split(' ').nth(1).unwrap_or_default().to_owned();
                    heard.lock().unwrap().push(path.clone());
                    let _ = stream.write_all(&answer(count.fetch_add(1, Ordering::SeqCst), &path));
                }
            });
            Self { address, asked }
        }

        fn client(&self) -> Client {
            let moment = Duration::from_millis(10);
            Client::with_patience(&self.address, Duration::from_millis(400), Duration::ZERO, vec![moment; 3])
        }

        fn fetch(&self) -> Result<Fetched, FetchProblem> {
            self.client().fetch(&asked(&["0180"]), &mut |_, _| true)
        }

        fn asked(&self) -> Vec<String> {
            self.asked.lock().unwrap().clone()
        }
    }

    fn asked(places: &[&str]) -> Asked {
        let places = places.iter().map(|place| (*place).to_owned()).collect();
        Asked { kpis: vec!["N00945".to_owned()], places, since: None }
    }

    fn reply(status: &str, body: &str) -> Vec<u8> {
        let head = format!("HTTP/1.1 {status}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n", body.len());
        format!("{head}{body}").into_bytes()
    }

    fn empty() -> Vec<u8> {
        reply("200 OK", "{\"values\":[],\"count\":0,\"next_url\":\"\"}")
    }

    #[test]
    fn pages_are_followed_in_both_versions_and_only_at_home() {
        let figures = "{\"kpi\":\"N00945\",\"municipality\":\"0180\",\"period\":2020,\"values\":[]}";
        for next in [
            "\"next_url\":NEXT",
            "\"next_page\":NEXT",
            "\"next_url\":NEXT,\"next_page\":NEXT",
            "\"next_url\":\"\",\"next_page\":NEXT",
        ] {
            let kolada = Kolada::open(move |_, path| match path {
                path if path.contains("page=2") => reply("200 OK", &format!("{{\"values\":[{figures}]}}")),
                path if path.contains("/data/") => {
                    let next = next.replace("NEXT", &format!("\"{path}?page=2\""));
                    reply("200 OK", &format!("{{\"values\":[{figures}],{next}}}"))
                }
                _ => empty(),
            });
            assert_eq!(kolada.fetch().unwrap().figures.len(), 2, "{next}");
        }
        let elsewhere =
            Kolada::open(|_, _| reply("200 OK", "{\"values\":[],\"next_url\":\"http://169.254.169.254/x\"}"));
        assert_eq!(elsewhere.fetch(), Err(FetchProblem::NotUnderstood));
        let sent_away = Kolada::open(|_, _| {
            b"HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:1/\r\ncontent-length: 0\r\n\r\n".to_vec()
        });
        assert_eq!(sent_away.fetch(), Err(FetchProblem::NotUnderstood));
    }

    #[test]
    fn groups_are_asked_for_where_groups_are_and_both_versions_are_spoken() {
        for version in ["", "/v3", "/v3/", "/v2"] {
            let mut kolada = Kolada::open(|_, path| match path {
                path if path.contains("/data/") => reply(
                    "200 OK",
                    r#"{"values":[{"kpi":"N00945","municipality":"G37326","period":2020,"values":[]},
                        {"kpi":"N00945","municipality":"0180","period":2020,"values":[]}]}"#,
                ),
                path if path.contains("/municipality_groups/") => reply(
                    "200 OK",
                    r#"{"values":[{"id":"G37326","title":"Liknande kommuner, övergripande, Alingsås, 2025","members":[]}]}"#,
                ),
                path if path.contains("/municipality/") => {
                    reply("200 OK", r#"{"values":[{"id":"0180","title":"Stockholm"},{"id":"1280","title":"Malmö"}]}"#)
                }
                _ => empty(),
            });
            kolada.address.push_str(version);
            let fetched = kolada.client().fetch(&asked(&["0180", "G37326", "1280"]), &mut |_, _| true).unwrap();
            let start = if version == "/v2" { "/v2" } else { "/v3" };
            let paths = [
                "/kpi/N00945",
                "/data/kpi/N00945/municipality/0180,G37326,1280",
                "/municipality/0180,1280",
                "/municipality_groups/G37326",
            ];
            assert_eq!(kolada.asked(), paths.map(|path| format!("{start}{path}")), "{version}");
            let titles: Vec<_> = fetched.places.iter().map(|place| place.title.as_str()).collect();
            assert_eq!(
                titles,
                ["Stockholm", "Liknande kommuner, övergripande, Alingsås, 2025"],
                "Malmö has no figures"
            );
        }
    }

    #[test]
    fn what_may_pass_is_tried_again() {
        let busy_twice = Kolada::open(|count, _| if count < 2 { reply("429 Too Many Requests", "") } else { empty() });
        assert!(busy_twice.fetch().is_ok());
        let asked = busy_twice.asked();
        assert_eq!((asked.len(), &asked[0], &asked[1]), (5, &asked[2], &asked[2]), "{asked:?}");
        for (status, problem) in
            [("429 Too Many Requests", FetchProblem::TooMany), ("503 Service Unavailable", FetchProblem::Faulty)]
        {
            let kolada = Kolada::open(move |_, _| reply(status, ""));
            assert_eq!(kolada.fetch(), Err(problem));
            assert_eq!(kolada.asked().len(), 4, "once and three times more");
        }
    }

    #[test]
    fn what_is_wrong_is_told_apart() {
        let slow = Kolada::open(|_, _| {
            std::thread::sleep(Duration::from_millis(600));
            empty()
        });
        assert_eq!(slow.fetch(), Err(FetchProblem::Slow));
        let html = Kolada::open(|_, _| reply("200 OK", "<!doctype html><title>Underhåll</title>"));
        assert_eq!(html.fetch(), Err(FetchProblem::NotUnderstood));
        assert_eq!(html.asked().len(), 1, "what is not understood is not asked again");
        let cut_off = Kolada::open(|_, _| reply("200 OK", "{\"values\":[{\"id\":\"N009"));
        assert_eq!(cut_off.fetch(), Err(FetchProblem::CutOff));
        let dropped = Kolada::open(|_, _| b"HTTP/1.1 200 OK\r\ncontent-length: 5000\r\n\r\n{\"values\":[".to_vec());
        assert!(matches!(dropped.fetch(), Err(FetchProblem::CutOff | FetchProblem::Unreachable)));
        let refused = Kolada::open(|_, _| reply("400 Bad Request", ""));
        assert_eq!(refused.fetch(), Err(FetchProblem::NotAccepted));
        let nobody =
            Client::with_patience("http://127.0.0.1:1", Duration::from_millis(300), Duration::ZERO, Vec::new());
        assert_eq!(nobody.fetch(&asked(&["0180"]), &mut |_, _| true), Err(FetchProblem::Unreachable));
    }

    #[test]
    fn at_most_25_ids_stand_in_an_address() {
        let kolada = Kolada::open(|_, _| empty());
        let asked = Asked {
            kpis: (0..60).map(|number| format!("N{number:05}")).collect(),
            places: (0..30).map(|number| format!("{number:04}")).collect(),
            since: chrono::NaiveDate::from_ymd_opt(2026, 1, 1),
        };
        kolada.client().fetch(&asked, &mut |_, _| true).unwrap();
        let asked = kolada.asked();
        assert_eq!(asked.iter().filter(|path| path.contains("/data/")).count(), 6);
        for path in &asked {
            assert!(path.split('/').all(|segment| segment.split(',').count() <= 25), "{path}");
        }
        assert!(asked.iter().any(|path| path.ends_with("?from_date=2026-01-01")));
    }
}
