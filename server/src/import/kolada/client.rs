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
                fetched
                    .figures
                    .extend(self.all::<Figures>(&format!("/data/kpi/{ids}/municipality/{places}{since}"))?);
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
        Ok(fetched)
    }

    /// Every page of an answer.
    fn all<T: DeserializeOwned>(&self, path: &str) -> Result<Vec<T>, FetchProblem> {
        let mut address = format!("{}{path}", self.base);
        let mut all = Vec::new();
        for _ in 0..PAGES {
            let mut answer: Envelope<T> = self.page(&address)?;
            all.append(&mut answer.values);
            match answer.next_url.filter(|next| !next.is_empty()) {
                None => return Ok(all),
                Some(next) => address = self.own(&next)?,
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
            404 => return Ok(Envelope { values: Vec::new(), next_url: None }),
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
