//! Addresses within the site.

use chrono::NaiveDate;

/// `path` with these parameters, encoded; those without a value are left out.
pub fn with_query(path: &str, parameters: &[(&str, &str)]) -> String {
    let mut address = path.to_owned();
    let mut separator = '?';
    for (name, value) in parameters.iter().filter(|(_, value)| !value.is_empty()) {
        address.push(separator);
        address.push_str(name);
        address.push('=');
        address.push_str(&encode(value));
        separator = '&';
    }
    address
}

/// `path` on a day, when another than today is shown.
pub fn on_day(path: String, on: Option<NaiveDate>) -> String {
    match on {
        Some(day) => format!("{path}?on={day}"),
        None => path,
    }
}

/// Text as it may stand in a query (RFC 3986, unreserved characters kept).
pub fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

/// An address taken apart: its path, and its parameters, decoded.
pub fn parts(address: &str) -> (&str, Vec<(String, String)>) {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let pairs = query.split('&').filter(|pair| !pair.is_empty()).map(|pair| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        (decode(name), decode(value))
    });
    (path, pairs.collect())
}

/// Text as it stands in a query, read.
fn decode(text: &str) -> String {
    let mut decoded = Vec::with_capacity(text.len());
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        let hex =
            || u8::from_str_radix(std::str::from_utf8(&[bytes.clone().next()?, bytes.clone().nth(1)?]).ok()?, 16).ok();
        match byte {
            b'+' => decoded.push(b' '),
            b'%' => match hex() {
                Some(meant) => {
                    decoded.push(meant);
                    bytes.nth(1);
                }
                None => decoded.push(byte),
            },
            _ => decoded.push(byte),
        }
    }
    String::from_utf8_lossy(&decoded).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_comes_apart_as_it_was_put_together() {
        let address = with_query("/search", &[("q", "å & ö=1 +%2"), ("on", "2026-01-01"), ("none", "")]);
        let (path, parameters) = parts(&address);
        let expected =
            [("q", "å & ö=1 +%2"), ("on", "2026-01-01")].map(|(name, value)| (name.to_owned(), value.to_owned()));
        assert_eq!((path, parameters), ("/search", expected.to_vec()));
        assert_eq!(parts("/a?b=1+2%zz%4").1, [("b".to_owned(), "1 2%zz%4".to_owned())]);
    }
}
