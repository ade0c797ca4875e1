//! From which network address a request comes.

use crate::AppState;
use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};

/// The network address that a request comes from, as tries to sign in are counted by: of IPv6 the half that a household or an
/// office has to itself, since the other half can be chosen anew for each try.
pub(crate) struct Address(pub(crate) String);

impl FromRequestParts<AppState> for Address {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Infallible> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| peer.ip().to_canonical());
        let client = peer.map(|peer| client(peer, &parts.headers, &state.config.proxies));
        Ok(Self(client.map(network).unwrap_or_default()))
    }
}

/// What a proxy of ours says it got the request from; what anybody else says is not believed.
fn client(peer: IpAddr, headers: &HeaderMap, proxies: &[IpAddr]) -> IpAddr {
    if !proxies.contains(&peer) {
        return peer;
    }
    let named = headers.get_all("x-forwarded-for").into_iter().filter_map(|value| value.to_str().ok());
    let named: Vec<IpAddr> =
        named.flat_map(|value| value.split(',')).filter_map(|text| text.trim().parse().ok()).collect();
    // Each proxy adds at the end whom it heard; the last that is no proxy of ours is the client.
    named.into_iter().map(|address| address.to_canonical()).rfind(|address| !proxies.contains(address)).unwrap_or(peer)
}

fn network(address: IpAddr) -> String {
    match address {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(peer: &str, forwarded: &[&str], proxies: &[&str]) -> String {
        let mut headers = HeaderMap::new();
        for value in forwarded {
            headers.append("x-forwarded-for", value.parse().unwrap());
        }
        let proxies: Vec<IpAddr> = proxies.iter().map(|text| text.parse().unwrap()).collect();
        network(client(peer.parse().unwrap(), &headers, &proxies))
    }

    #[test]
    fn only_a_proxy_of_ours_is_believed() {
        assert_eq!(seen("192.0.2.1", &["198.51.100.7"], &[]), "192.0.2.1");
        assert_eq!(seen("10.0.0.1", &["203.0.113.9, 198.51.100.7"], &["10.0.0.1"]), "198.51.100.7");
        assert_eq!(
            seen("10.0.0.1", &["203.0.113.9", "198.51.100.7, 10.0.0.2"], &["10.0.0.1", "10.0.0.2"]),
            "198.51.100.7"
        );
        assert_eq!(seen("10.0.0.1", &["not an address"], &["10.0.0.1"]), "10.0.0.1");
    }

    #[test]
    fn of_ipv6_the_half_that_cannot_be_chosen_counts() {
        assert_eq!(seen("2001:db8:1:2:3:4:5:6", &[], &[]), seen("2001:db8:1:2::1", &[], &[]));
        assert_ne!(seen("2001:db8:1:2::1", &[], &[]), seen("2001:db8:1:3::1", &[], &[]));
        assert_eq!(seen("2001:db8:1:2::1", &[], &[]), "2001:db8:1:2::/64");
    }
}
