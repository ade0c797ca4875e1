//! Settings, read from the environment. Every variable is named here; a wrong value stops the start with a sentence that names it.

use std::net::SocketAddr;

/// A setting that cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("{variable}={value} cannot be used: {reason}")]
pub struct WrongSetting {
    variable: &'static str,
    value: String,
    reason: String,
}

/// What the server is told from outside.
#[derive(Clone, Debug)]
pub struct Config {
    /// `VERKAN_ADDRESS`: where to listen. 127.0.0.1:3000 unless set.
    pub address: SocketAddr,
    /// `DATABASE_URL`: `sqlite:FILE` or `postgres://…`. sqlite:data/verkan.db unless set.
    pub database_url: String,
    /// `VERKAN_SAMPLE`: which sample an empty database is filled with.
    pub sample: Sample,
    /// `VERKAN_EXAMPLES`: the folder that holds the samples. `examples` unless set.
    pub examples: std::path::PathBuf,
    /// `VERKAN_KOLADA_URL`: where Kolada answers. `https://api.kolada.se` unless set.
    pub kolada_url: String,
    /// `VERKAN_HTTPS`: `yes` when readers reach Verkan by https, through a proxy that ends TLS: cookies are then sent over https
    /// only, and browsers are told to stay with it.
    pub https: bool,
    /// `VERKAN_PROXIES`: the addresses of our own proxies, with commas between: what they say about where a request comes from is
    /// believed, and nobody else's word. None unless set.
    pub proxies: Vec<std::net::IpAddr>,
    /// `VERKAN_LIVE`: for how many seconds a page that follows what others do is told of it before its browser has to ask again. 20 unless
    /// set.
    pub live: std::time::Duration,
    /// Where letters go out, when `VERKAN_SMTP` says so. None unless set: then all that waits is seen in Verkan alone.
    pub mail: Option<Mail>,
    /// `VERKAN_ANCHOR`: the file to which the head of the audit trail is added once a day. None unless set.
    pub anchor: Option<std::path::PathBuf>,
}

/// How letters go out.
#[derive(Clone)]
pub struct Mail {
    /// `VERKAN_SMTP`: the mail server, with the name and password that it asks for. It is never shown.
    pub server: String,
    /// `VERKAN_SENDER`: who the letters are from.
    pub sender: lettre::message::Mailbox,
    /// `VERKAN_URL`: where readers reach Verkan, for the links in letters; without a slash at its end.
    pub home: String,
}

impl std::fmt::Debug for Mail {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Mail").field("sender", &self.sender).field("home", &self.home).finish_non_exhaustive()
    }
}

domain::words! {
    /// What an empty database is filled with.
    pub enum Sample {
        /// Alingsås kommun's real public steering data, with made-up accounts.
        Alingsas = "alingsas",
        /// Granvik, a municipality that does not exist, with three years behind it.
        Granvik = "granvik",
        /// Nothing: the first page leads through the set-up.
        None = "none",
    }
}

impl Config {
    /// The settings of this process.
    pub fn from_env() -> Result<Self, WrongSetting> {
        Self::read(|name| std::env::var(name).ok())
    }

    /// The settings that `variable` gives by name.
    pub fn read(variable: impl Fn(&'static str) -> Option<String>) -> Result<Self, WrongSetting> {
        let given =
            |name, default: &str| variable(name).filter(|value| !value.is_empty()).unwrap_or(default.to_owned());
        Ok(Self {
            address: parsed("VERKAN_ADDRESS", given("VERKAN_ADDRESS", "127.0.0.1:3000"), |value| {
                value.parse().map_err(|_| "write an address and a port, such as 127.0.0.1:3000".to_owned())
            })?,
            database_url: parsed("DATABASE_URL", given("DATABASE_URL", "sqlite:data/verkan.db"), database_url)?,
            sample: parsed("VERKAN_SAMPLE", given("VERKAN_SAMPLE", "none"), |value| {
                Sample::from_word(value).ok_or_else(|| "write alingsas, granvik or none".to_owned())
            })?,
            examples: given("VERKAN_EXAMPLES", "examples").into(),
            kolada_url: parsed("VERKAN_KOLADA_URL", given("VERKAN_KOLADA_URL", "https://api.kolada.se"), web_address)?,
            https: parsed("VERKAN_HTTPS", given("VERKAN_HTTPS", "no"), |value| match value {
                "yes" => Ok(true),
                "no" => Ok(false),
                _ => Err("write yes or no".to_owned()),
            })?,
            proxies: parsed("VERKAN_PROXIES", given("VERKAN_PROXIES", ""), addresses)?,
            live: parsed("VERKAN_LIVE", given("VERKAN_LIVE", "20"), |value| {
                let seconds = value.parse().ok().filter(|seconds| *seconds <= 3600);
                seconds.map(std::time::Duration::from_secs).ok_or_else(|| "write seconds, at most 3600".to_owned())
            })?,
            mail: mail(&given)?,
            anchor: Some(given("VERKAN_ANCHOR", "")).filter(|file| !file.is_empty()).map(Into::into),
        })
    }

    /// What whoever runs Verkan should hear at the start: settings that can be used, and that hardly are what was meant.
    pub fn warning(&self) -> Option<&'static str> {
        (self.https && self.proxies.is_empty()).then_some(
            "VERKAN_HTTPS=yes says that a proxy stands before Verkan, and VERKAN_PROXIES does not name it: all readers count as \
             one address, so a hundred failed tries to sign in keep everybody out for a quarter of an hour",
        )
    }
}

/// What is needed to send letters: all of it, or nothing.
fn mail(given: &impl Fn(&'static str, &str) -> String) -> Result<Option<Mail>, WrongSetting> {
    let server = given("VERKAN_SMTP", "");
    if server.is_empty() {
        return Ok(None);
    }
    // What is wrong with it is told without showing it: it holds a password.
    if lettre::AsyncSmtpTransport::<lettre::Tokio1Executor>::from_url(&server).is_err() {
        let reason = "write smtps://NAME:PASSWORD@HOST or smtp://HOST:25".to_owned();
        return Err(WrongSetting { variable: "VERKAN_SMTP", value: "…".to_owned(), reason });
    }
    let sender = parsed("VERKAN_SENDER", given("VERKAN_SENDER", ""), |value| {
        value.parse().map_err(|_| "write who the letters are from: Verkan <verkan@kommun.se>".to_owned())
    })?;
    let home = parsed("VERKAN_URL", given("VERKAN_URL", ""), |value| web_address(value.trim_end_matches('/')))?;
    Ok(Some(Mail { server, sender, home }))
}

fn web_address(value: &str) -> Result<String, String> {
    let is_whole = value.parse::<axum::http::Uri>().is_ok_and(|address| {
        matches!(address.scheme_str(), Some("http" | "https")) && address.host().is_some() && address.query().is_none()
    });
    if is_whole { Ok(value.to_owned()) } else { Err("write an address such as https://api.kolada.se".to_owned()) }
}

fn addresses(value: &str) -> Result<Vec<std::net::IpAddr>, String> {
    let read = |text: &str| text.parse().map_err(|_| format!("{text} is no address such as 10.0.0.1"));
    value.split(',').map(str::trim).filter(|text| !text.is_empty()).map(read).collect()
}

fn parsed<T>(
    variable: &'static str,
    value: String,
    read: impl FnOnce(&str) -> Result<T, String>,
) -> Result<T, WrongSetting> {
    read(&value).map_err(|reason| {
        // The address of a database may hold a password.
        let value = if variable == "DATABASE_URL" { "…".to_owned() } else { value };
        WrongSetting { variable, value, reason }
    })
}

/// A database that is reached over a network has to prove who it is (ASVS 5.0, 12.3.2).
fn database_url(value: &str) -> Result<String, String> {
    let is_local = ["@127.0.0.1", "@localhost", "@[::1]", "//127.0.0.1", "//localhost", "host=/", "@/", "///"]
        .iter()
        .any(|local| value.contains(local));
    match value.split_once(':') {
        Some(("sqlite", file)) if !file.is_empty() => Ok(value.to_owned()),
        Some(("postgres" | "postgresql", _)) if is_local || value.contains("sslmode=verify-full") => {
            Ok(value.to_owned())
        }
        Some(("postgres" | "postgresql", _)) => {
            Err("a PostgreSQL on another machine has to be reached with sslmode=verify-full".to_owned())
        }
        _ => Err("write sqlite:FILE or postgres://USER:PASSWORD@HOST/DATABASE".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::Config;

    fn read(settings: &[(&str, &str)]) -> Result<Config, String> {
        let value =
            |name: &str| settings.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
        Config::read(value).map_err(|wrong| wrong.to_string())
    }

    #[test]
    fn a_wrong_value_is_told_in_a_sentence_that_names_it() {
        for (name, value, words) in [
            ("VERKAN_ADDRESS", "3000", "write an address and a port"),
            ("VERKAN_SAMPLE", "boras", "write alingsas, granvik or none"),
            ("VERKAN_HTTPS", "true", "write yes or no"),
            ("VERKAN_PROXIES", "10.0.0.1, proxy", "proxy is no address"),
            ("VERKAN_KOLADA_URL", "api.kolada.se", "write an address such as https://api.kolada.se"),
            ("VERKAN_KOLADA_URL", "ftp://api.kolada.se", "write an address"),
            ("VERKAN_KOLADA_URL", "https://", "write an address"),
            ("VERKAN_KOLADA_URL", "https://api.kolada.se/?key=1", "write an address"),
        ] {
            let told = read(&[(name, value)]).unwrap_err();
            assert!(told.starts_with(&format!("{name}={value} cannot be used: ")) && told.contains(words), "{told}");
        }
        let told = read(&[("DATABASE_URL", "mysql://a:secret@b/c")]).unwrap_err();
        assert!(!told.contains("secret"), "{told}");
        for address in ["https://api.kolada.se", "https://api.kolada.se/v3/", "http://127.0.0.1:9"] {
            assert_eq!(read(&[("VERKAN_KOLADA_URL", address)]).unwrap().kolada_url, address);
        }
    }

    #[test]
    fn a_proxy_that_is_not_named_is_warned_of() {
        assert_eq!(read(&[]).unwrap().warning(), None);
        assert_eq!(read(&[("VERKAN_HTTPS", "yes"), ("VERKAN_PROXIES", "10.0.0.1")]).unwrap().warning(), None);
        assert!(read(&[("VERKAN_HTTPS", "yes")]).unwrap().warning().unwrap().contains("VERKAN_PROXIES"));
    }
}
