//! A Verkan for one test, and somebody who uses it: with verbs.

use crate::log;
use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use domain::actor::Actor;
use domain::event::ChainState;
use domain::goal::ThreadFilter;
use domain::id::{GoalId, IndicatorId, UnitId};
use domain::indicator::IndicatorFilter;
use http_body_util::BodyExt;
use server::AppState;
use server::config::Config;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use store::Store;
use tower::ServiceExt;

/// What the server says to itself when a test makes it break.
pub(crate) const BROKEN: &str = "a detail that only the log may tell";

/// Where browsers of tests are, unless they are moved.
const HERE: [u8; 4] = [127, 0, 0, 1];

/// A server on a database of its own.
pub(crate) struct TestApp {
    /// The data, to prepare and to look behind the pages.
    pub store: Store,
    /// What it runs on.
    pub state: AppState,
    /// The address of the database.
    pub url: String,
    /// How many statements the database has been asked so far.
    pub statements: Arc<AtomicUsize>,
    /// Words of a statement under which the server is to break; empty for none.
    pub breaks_at: Arc<Mutex<String>>,
    router: Router,
    folder: tempfile::TempDir,
    _watched: log::Watched,
}

/// What came back.
pub(crate) struct Reply {
    /// The status code.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body as text.
    pub body: String,
    /// The body as it was sent.
    pub bytes: Vec<u8>,
}

impl Reply {
    /// What the form on the page sends in this hidden field.
    pub(crate) fn hidden(&self, name: &str) -> &str {
        let start = format!("name=\"{name}\" value=\"");
        let (_, rest) = self.body.split_once(&start).unwrap_or_else(|| panic!("{name} is hidden in {}", self.body));
        rest.split_once('"').unwrap().0
    }

    /// Where it sends the browser.
    pub(crate) fn location(&self) -> &str {
        self.headers.get(header::LOCATION).map(|value| value.to_str().unwrap()).unwrap_or_default()
    }
}

impl TestApp {
    /// An empty Verkan.
    pub(crate) async fn empty() -> Self {
        Self::with(&[]).await
    }

    /// A Verkan with these settings besides those that tests need.
    pub(crate) async fn with(settings: &'static [(&'static str, &'static str)]) -> Self {
        Self::in_folder(tempfile::tempdir().unwrap(), settings).await
    }

    /// Alingsås kommun with its made-up people.
    pub(crate) async fn with_sample() -> Self {
        let app = Self::with(&[("VERKAN_SAMPLE", "alingsas")]).await;
        server::first_start::fill(&app.state).await.unwrap();
        app
    }

    /// The unit of the sample with this external id.
    pub(crate) async fn unit(&self, external_id: &str) -> UnitId {
        let tree = self.store.organisation(&Actor::System, self.state.today(), self.state.today()).await.unwrap();
        tree.nodes.into_iter().find(|node| node.unit.external_id == external_id).unwrap().unit.id
    }

    /// A goal of the sample that this body has decided.
    pub(crate) async fn decided_goal(&self, body: UnitId) -> GoalId {
        let thread = self.store.red_thread(&Actor::Public, &ThreadFilter::default(), self.state.today()).await.unwrap();
        thread.goals.into_iter().find(|goal| goal.row.body.id == body).unwrap().row.id
    }

    /// An indicator of the sample that belongs to this unit.
    pub(crate) async fn indicator(&self, unit: UnitId) -> IndicatorId {
        let filter = IndicatorFilter { unit: Some(unit), ..IndicatorFilter::default() };
        let list = self.store.indicator_list(&Actor::Public, &filter, self.state.today()).await.unwrap();
        list.rows.first().unwrap().id
    }

    /// How many events the trail holds.
    pub(crate) async fn events(&self) -> u64 {
        match self.store.verify_chain(&Actor::System, &[]).await.unwrap() {
            ChainState::Whole { rows, .. } => rows,
            broken => panic!("the chain is broken: {broken:?}"),
        }
    }

    /// The same data once more, to be changed without consequence.
    pub(crate) async fn copy(&self) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for file in ["verkan.db", "verkan.db-wal"] {
            let _ = std::fs::copy(self.folder.path().join(file), folder.path().join(file));
        }
        Self::in_folder(folder, &[]).await
    }

    async fn in_folder(folder: tempfile::TempDir, settings: &'static [(&'static str, &'static str)]) -> Self {
        let url = format!("sqlite:{}", folder.path().join("verkan.db").display());
        Self::at(url, folder, settings).await
    }

    /// As [`Self::with_sample`], in a database of its own of the PostgreSQL for tests, when there is one.
    pub(crate) async fn with_sample_on_postgres() -> Option<Self> {
        let server = std::env::var("VERKAN_TEST_POSTGRES").ok()?;
        let name = format!("verkan_{}", std::process::id());
        let made =
            std::process::Command::new("psql").args([&server, "-qc", &format!("CREATE DATABASE {name}")]).status();
        assert!(made.unwrap().success(), "a database of its own");
        let url = format!("{}/{name}", server.rsplit_once('/').unwrap().0);
        let app = Self::at(url, tempfile::tempdir().unwrap(), &[("VERKAN_SAMPLE", "alingsas")]).await;
        server::first_start::fill(&app.state).await.unwrap();
        Some(app)
    }

    async fn at(url: String, folder: tempfile::TempDir, settings: &'static [(&'static str, &'static str)]) -> Self {
        let config = Config::read(|name| match name {
            "DATABASE_URL" => Some(url.clone()),
            // No test asks the real one; nothing listens there.
            "VERKAN_KOLADA_URL" => Some("http://127.0.0.1:9".to_owned()),
            // A test reads an answer to its end.
            "VERKAN_LIVE" => Some("0".to_owned()),
            "VERKAN_EXAMPLES" => Some(concat!(env!("CARGO_MANIFEST_DIR"), "/../examples").to_owned()),
            _ => settings.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned()),
        })
        .unwrap();
        let statements = Arc::new(AtomicUsize::new(0));
        let breaks_at = Arc::new(Mutex::new(String::new()));
        let (counter, words) = (statements.clone(), breaks_at.clone());
        let listener: store::StatementListener = Arc::new(move |statement| {
            counter.fetch_add(1, Ordering::SeqCst);
            let words = words.lock().unwrap().clone();
            assert!(words.is_empty() || !statement.sql.contains(&words), "{BROKEN}");
        });
        let store = Store::connect_listening(&url, Some(listener)).await.unwrap();
        store.migrate().await.unwrap();
        let state = AppState::new(store.clone(), config);
        let router = server::router(state.clone());
        Self { store, state, url, statements, breaks_at, router, folder, _watched: log::Watched::begin() }
    }

    /// The same with another state: another clock, other settings.
    pub(crate) fn on(self, state: AppState) -> Self {
        Self { router: server::router(state.clone()), state, ..self }
    }

    /// Somebody with a browser who has not signed in.
    pub(crate) fn browser(&self) -> Browser {
        Browser { router: self.router.clone(), cookies: Vec::new(), at: HERE }
    }

    /// The browser of one of the sample's people, signed in.
    pub(crate) async fn signed_in(&self, mailbox: &str) -> Browser {
        let mut browser = self.browser();
        let email = format!("{mailbox}@exempel.verkan.se");
        let reply = browser.post("/sign-in", &[("email", &email), ("password", "exempel-kommunen")]).await;
        assert_eq!(reply.status, StatusCode::SEE_OTHER, "{mailbox} can sign in");
        browser
    }

    /// The browser of `other`, with its cookies, at this server.
    pub(crate) fn browser_like(&self, other: &Browser) -> Browser {
        Browser { router: self.router.clone(), cookies: other.cookies.clone(), at: other.at }
    }

    /// Somebody with a browser at another server process.
    pub(crate) fn browser_of(&self, state: AppState) -> Browser {
        Browser { router: server::router(state), cookies: Vec::new(), at: HERE }
    }
}

/// Somebody's browser: it keeps cookies and says where its requests come from.
#[derive(Clone)]
pub(crate) struct Browser {
    router: Router,
    cookies: Vec<(String, String)>,
    at: [u8; 4],
}

impl Browser {
    /// Opens a page.
    pub(crate) async fn get(&mut self, address: &str) -> Reply {
        self.send(Method::GET, address, Body::empty(), &[("sec-fetch-site", "same-origin")]).await
    }

    /// The same browser at another network address.
    #[must_use]
    pub(crate) fn at(self, at: [u8; 4]) -> Self {
        Self { at, ..self }
    }

    /// Sends a form of this site.
    pub(crate) async fn post(&mut self, address: &str, form: &[(&str, &str)]) -> Reply {
        for (_, value) in form.iter().filter(|(name, _)| ["password", "present", "again"].contains(name)) {
            log::keep_secret(value);
        }
        let body = app::link::with_query("", form);
        let body = body.strip_prefix('?').unwrap_or_default().to_owned();
        let headers = [("sec-fetch-site", "same-origin"), ("content-type", "application/x-www-form-urlencoded")];
        self.send(Method::POST, address, Body::from(body), &headers).await
    }

    /// Sends a file as a browser does.
    pub(crate) async fn upload(&mut self, address: &str, name: &str, content: &[u8]) -> Reply {
        self.upload_all(address, &[(name, content)], &[]).await
    }

    /// Sends files, and what else stands in the form, as a browser does.
    pub(crate) async fn upload_all(
        &mut self,
        address: &str,
        files: &[(&str, &[u8])],
        fields: &[(&str, &str)],
    ) -> Reply {
        let mut body = Vec::new();
        for (name, content) in files {
            // As browsers write names: what would end the name, or the line, is encoded.
            let name = name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A");
            let head = format!(
                "--grans\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
                 Content-Type: application/octet-stream\r\n\r\n"
            );
            body.extend_from_slice(head.as_bytes());
            body.extend_from_slice(content);
            body.extend_from_slice(b"\r\n");
        }
        for (name, value) in fields {
            let field = format!("--grans\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend_from_slice(field.as_bytes());
        }
        body.extend_from_slice(b"--grans--\r\n");
        let headers = [("sec-fetch-site", "same-origin"), ("content-type", "multipart/form-data; boundary=grans")];
        self.send(Method::POST, address, Body::from(body), &headers).await
    }

    /// Sends any request, with the cookies so far.
    pub(crate) async fn send(&mut self, method: Method, address: &str, body: Body, headers: &[(&str, &str)]) -> Reply {
        let mut request = Request::builder().method(method).uri(address).header(header::HOST, "127.0.0.1:3000");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        if !cookies.is_empty() {
            request = request.header(header::COOKIE, cookies.join("; "));
        }
        let mut request = request.body(body).unwrap();
        let from: std::net::SocketAddr = (self.at, 40000).into();
        request.extensions_mut().insert(axum::extract::ConnectInfo(from));
        let response = self.router.clone().oneshot(request).await.unwrap();
        self.keep(response.headers());
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.unwrap().to_bytes();
        Reply {
            status: parts.status,
            headers: parts.headers,
            body: String::from_utf8_lossy(&bytes).into_owned(),
            bytes: bytes.to_vec(),
        }
    }

    fn keep(&mut self, headers: &HeaderMap) {
        for set in headers.get_all(header::SET_COOKIE) {
            let pair = set.to_str().unwrap().split(';').next().unwrap_or_default();
            let Some((name, value)) = pair.split_once('=') else { continue };
            self.cookies.retain(|(known, _)| known != name);
            if !value.is_empty() {
                log::keep_secret(value);
                self.cookies.push((name.to_owned(), value.to_owned()));
            }
        }
    }

    /// The value of a cookie that the browser keeps.
    pub(crate) fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Puts in a cookie, as a thief would.
    pub(crate) fn set_cookie(&mut self, name: &str, value: &str) {
        self.cookies.retain(|(known, _)| known != name);
        self.cookies.push((name.to_owned(), value.to_owned()));
    }
}
