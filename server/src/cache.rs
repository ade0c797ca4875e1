//! Public pages, kept ready to send.
//!
//! A page that anybody may read is a function of its address, the language, the day and the version of the data. Each request
//! asks the database for that version, with one cheap read that started after the request came in; only a page made for that
//! version is sent. So nothing stale is ever shown, however many server processes there are, and nothing has to be told to
//! forget. What a signed-in person reads never comes here.

mod kept;
mod newest;

use crate::AppState;
use crate::error::{self, Failure};
use crate::page::Requester;
use crate::site::encoding::accepted;
use axum::body::{Body, HttpBody, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use kept::{Address, Edition, Kept, KeptPage};
use newest::Newest;
use std::sync::{Arc, Mutex, PoisonError};

/// The pages that this process keeps, and the version that they are checked against.
#[derive(Default)]
pub(crate) struct PublicPages {
    kept: Mutex<Kept>,
    newest: Newest,
}

/// A larger answer is not kept: it is a file to download.
const LARGEST: usize = 4 << 20;

/// Queries of pages that are kept. What is typed freely, such as what is searched for, makes more addresses than it pays to keep.
const KNOWN: [&str; 13] =
    ["after", "before", "body", "kind", "level", "object", "on", "orphans", "page", "stale", "status", "unit", "year"];

/// Headers that tell caches between here and the reader what an answer hangs on.
const VARIES_BY: HeaderValue = HeaderValue::from_static("accept-encoding, accept-language, cookie");
const ASK_AGAIN: HeaderValue = HeaderValue::from_static("no-cache");

/// Answers from what is kept, or keeps what is answered.
pub(crate) async fn serve(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let is_public = request.extensions().get::<Requester>().is_some_and(|requester| requester.session.is_none());
    if !is_public || request.method() != Method::GET {
        return next.run(request).await;
    }
    let Some(address) = address_of(request.uri(), request.headers()) else {
        let mut response = next.run(request).await;
        response.headers_mut().insert(header::VARY, VARIES_BY);
        response.headers_mut().entry(header::CACHE_CONTROL).or_insert(ASK_AGAIN);
        return response;
    };
    let version = match state.public_pages.newest.version(&state.store).await {
        Ok(version) => version,
        Err(failure) => return error::without_data(&state, &request, failure.into()),
    };
    let edition = Edition { day: state.today(), version };
    if let Some(page) = state.public_pages.get(&edition, &address) {
        return send(&page, request.headers());
    }
    let wishes = request.headers().clone();
    match keepable(next.run(request).await).await {
        Ok(page) => {
            let page = Arc::new(page);
            state.public_pages.put(edition, address, Arc::clone(&page));
            send(&page, &wishes)
        }
        Err(response) => *response,
    }
}

impl PublicPages {
    fn get(&self, edition: &Edition, address: &Address) -> Option<Arc<KeptPage>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).get(edition, address)
    }

    fn put(&self, edition: Edition, address: Address, page: Arc<KeptPage>) {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).put(edition, address, page);
    }
}

/// What the page is kept under; nothing when it is not to be kept.
fn address_of(uri: &Uri, headers: &HeaderMap) -> Option<Address> {
    let path = uri.path_and_query().map(|address| address.as_str()).filter(|address| address.len() <= 300)?;
    let mut pairs = uri.query().unwrap_or_default().split('&').filter(|pair| !pair.is_empty());
    let is_known = |pair: &str| KNOWN.contains(&pair.split('=').next().unwrap_or_default());
    pairs.all(is_known).then(|| Address { path: path.to_owned(), locale: crate::page::locale(headers) })
}

/// The answer as a page to keep, when it is one: found, in words or figures, the same for everybody.
async fn keepable(response: Response) -> Result<KeptPage, Box<Response>> {
    let headers = response.headers();
    let kind = headers.get(header::CONTENT_TYPE).map_or(&b""[..], HeaderValue::as_bytes);
    let is_page = kind.starts_with(b"text/html") || kind.starts_with(b"text/csv");
    let is_small = response.body().size_hint().upper().is_some_and(|bytes| bytes <= LARGEST as u64);
    let is_own = headers.contains_key(header::SET_COOKIE) || headers.contains_key(header::CACHE_CONTROL);
    if response.status() != StatusCode::OK || !is_page || !is_small || is_own {
        return Err(Box::new(response));
    }
    let (parts, body) = response.into_parts();
    match to_bytes(body, LARGEST).await {
        Ok(bytes) => Ok(KeptPage::new(parts.headers, bytes)),
        Err(error) => Err(Box::new(Failure::broken(&error).into_response())),
    }
}

fn send(page: &KeptPage, wishes: &HeaderMap) -> Response {
    let encoding = accepted(wishes).best();
    let etag = page.etag(encoding);
    let mut response = if crate::site::already_has(wishes, &etag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        Body::from(page.body(encoding)).into_response()
    };
    let headers = response.headers_mut();
    headers.extend(page.headers().clone());
    headers.insert(header::CACHE_CONTROL, ASK_AGAIN);
    headers.insert(header::VARY, VARIES_BY);
    if let Ok(etag) = HeaderValue::try_from(etag) {
        headers.insert(header::ETAG, etag);
    }
    if let Some(encoding) = encoding.header() {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    response
}
