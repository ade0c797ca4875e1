//! A Verkan for one test, and somebody who uses it: with verbs.

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use http_body_util::BodyExt;
use server::AppState;
use server::config::Config;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use store::Store;
use tower::ServiceExt;

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
    router: Router,
    _folder: tempfile::TempDir,
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

    /// The same data once more, to be changed without consequence.
    pub(crate) async fn copy(&self) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for file in ["verkan.db", "verkan.db-wal"] {
            let _ = std::fs::copy(self._folder.path().join(file), folder.path().join(file));
        }
        Self::in_folder(folder, &[]).await
    }

    async fn in_folder(folder: tempfile::TempDir, settings: &'static [(&'static str, &'static str)]) -> Self {
        let url = format!("sqlite:{}", folder.path().join("verkan.db").display());
        let config = Config::read(|name| match name {
            "DATABASE_URL" => Some(url.clone()),
            "VERKAN_EXAMPLES" => Some(concat!(env!("CARGO_MANIFEST_DIR"), "/../examples").to_owned()),
            _ => settings.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned()),
        })
        .unwrap();
        let statements = Arc::new(AtomicUsize::new(0));
        let counter = statements.clone();
        let listener: store::StatementListener = Arc::new(move |_| {
            counter.fetch_add(1, Ordering::SeqCst);
        });
        let store = Store::connect_listening(&url, Some(listener)).await.unwrap();
        store.migrate().await.unwrap();
        let state = AppState::new(store.clone(), config);
        let router = server::router(state.clone());
        Self { store, state, url, statements, router, _folder: folder }
    }

    /// The same with another state: another clock, other settings.
    pub(crate) fn on(self, state: AppState) -> Self {
        Self { router: server::router(state.clone()), state, ..self }
    }

    /// Somebody with a browser who has not signed in.
    pub(crate) fn browser(&self) -> Browser {
        Browser { router: self.router.clone(), cookies: Vec::new() }
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
        Browser { router: self.router.clone(), cookies: other.cookies.clone() }
    }

    /// Somebody with a browser at another server process.
    pub(crate) fn browser_of(&self, state: AppState) -> Browser {
        Browser { router: server::router(state), cookies: Vec::new() }
    }
}

/// Somebody's browser: it keeps cookies and says where its requests come from.
#[derive(Clone)]
pub(crate) struct Browser {
    router: Router,
    cookies: Vec<(String, String)>,
}

impl Browser {
    /// Opens a page.
    pub(crate) async fn get(&mut self, address: &str) -> Reply {
        self.send(Method::GET, address, Body::empty(), &[("sec-fetch-site", "same-origin")]).await
    }

    /// Sends a form of this site.
    pub(crate) async fn post(&mut self, address: &str, form: &[(&str, &str)]) -> Reply {
        let body = app::link::with_query("", form);
        let body = body.strip_prefix('?').unwrap_or_default().to_owned();
        let headers = [("sec-fetch-site", "same-origin"), ("content-type", "application/x-www-form-urlencoded")];
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
        let from: std::net::SocketAddr = ([127, 0, 0, 1], 40000).into();
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
