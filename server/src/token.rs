//! The secret that a browser holds for an open sign-in. The database holds only its hash.

use axum::http::HeaderMap;
use sha2::{Digest, Sha256};

/// The cookie over https: browsers take the `__Host-` name only with Secure, without a domain and for the whole site.
pub(crate) const COOKIE_HTTPS: &str = "__Host-verkan";
/// The cookie over plain http, for one's own machine.
pub(crate) const COOKIE_HTTP: &str = "verkan";

/// A new secret: 256 bits, in hexadecimal.
pub(crate) fn fresh() -> String {
    crate::random::hex(32)
}

/// The secret that the request brings, if any.
pub(crate) fn of(headers: &HeaderMap, https: bool) -> Option<&str> {
    crate::page::cookie(headers, if https { COOKIE_HTTPS } else { COOKIE_HTTP })
}

/// What the database knows of a secret.
pub(crate) fn hash(token: &str) -> String {
    Sha256::digest(token.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The header that gives a browser its secret, or takes it away when `token` is empty.
pub(crate) fn cookie(token: &str, https: bool) -> String {
    let age = if token.is_empty() { "; Max-Age=0" } else { "" };
    let (name, secure) = if https { (COOKIE_HTTPS, "; Secure") } else { (COOKIE_HTTP, "") };
    format!("{name}={token}; Path=/; HttpOnly; SameSite=Lax{secure}{age}")
}
