//! Which content encodings a client accepts (RFC 9110, section 12.5.3).

use axum::http::{HeaderMap, header};

/// How a body is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Encoding {
    /// Brotli.
    Brotli,
    /// Gzip.
    Gzip,
    /// As it is.
    Identity,
}

impl Encoding {
    /// The value of `Content-Encoding`; nothing for the body as it is.
    #[must_use]
    pub(crate) fn header(self) -> Option<&'static str> {
        match self {
            Self::Brotli => Some("br"),
            Self::Gzip => Some("gzip"),
            Self::Identity => None,
        }
    }

    /// What tells this encoding's ETag from the others'.
    #[must_use]
    pub(crate) fn suffix(self) -> &'static str {
        match self {
            Self::Brotli => "-br",
            Self::Gzip => "-gz",
            Self::Identity => "",
        }
    }
}

/// What a client accepts: a weight from 0 (never) to 1000 (gladly) for each encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Accepted {
    brotli: u16,
    gzip: u16,
}

impl Accepted {
    /// The weight of `encoding`. The body as it is can always be sent.
    #[must_use]
    pub(crate) fn weight(self, encoding: Encoding) -> u16 {
        match encoding {
            Encoding::Brotli => self.brotli,
            Encoding::Gzip => self.gzip,
            Encoding::Identity => 1,
        }
    }

    /// The encoding that the client likes best; Brotli when it likes them the same.
    #[must_use]
    pub(crate) fn best(self) -> Encoding {
        match (self.brotli, self.gzip) {
            (0, 0) => Encoding::Identity,
            (brotli, gzip) if brotli >= gzip => Encoding::Brotli,
            _ => Encoding::Gzip,
        }
    }
}

/// Reads `Accept-Encoding`; without it only the body as it is will do.
#[must_use]
pub(crate) fn accepted(request: &HeaderMap) -> Accepted {
    let values = request.get_all(header::ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
    let items: Vec<_> = values.flat_map(|value| value.split(',')).map(weighted).collect();
    let weight = |name: &str| {
        let named = |wanted: &str| items.iter().find(|(item, _)| item == wanted).map(|(_, weight)| *weight);
        named(name).or_else(|| named("*")).unwrap_or(0)
    };
    Accepted { brotli: weight("br"), gzip: weight("gzip") }
}

/// `gzip;q=0.5` → (`gzip`, 500). A weight that cannot be read counts as 0.
fn weighted(item: &str) -> (String, u16) {
    let mut parts = item.split(';').map(str::trim);
    let name = parts.next().unwrap_or_default().to_ascii_lowercase();
    let weight = parts.find_map(|part| part.strip_prefix("q=").or_else(|| part.strip_prefix("Q=")));
    (name, weight.map_or(1000, thousandths))
}

fn thousandths(weight: &str) -> u16 {
    weight.parse::<f32>().map_or(0, |weight| (weight.clamp(0.0, 1.0) * 1000.0) as u16)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weights(header_value: &'static str) -> (u16, u16) {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT_ENCODING, header_value.parse().unwrap());
        let accepted = accepted(&headers);
        (accepted.weight(Encoding::Brotli), accepted.weight(Encoding::Gzip))
    }

    #[test]
    fn a_browser_takes_both() {
        assert_eq!(weights("gzip, deflate, br, zstd"), (1000, 1000));
    }

    #[test]
    fn weights_are_respected() {
        assert_eq!(weights("br;q=0.2, gzip;q=0.8"), (200, 800));
        assert_eq!(weights("br;q=0, *"), (0, 1000));
        assert_eq!(weights("GZIP; Q=1.0"), (0, 1000));
        assert_eq!(weights("br;q=often"), (0, 0));
    }

    #[test]
    fn nothing_said_means_nothing_packed() {
        assert_eq!(accepted(&HeaderMap::new()), Accepted { brotli: 0, gzip: 0 });
    }
}
