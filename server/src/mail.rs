//! Letters by SMTP.

use crate::config::Mail;
use lettre::message::Mailbox;
use lettre::message::header::{ContentType, Header, HeaderName, HeaderValue};
use lettre::transport::smtp;
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use std::time::Duration;

/// Why a letter could not be sent.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Trouble {
    /// An address that is none.
    #[error(transparent)]
    Address(#[from] lettre::address::AddressError),
    /// The letter could not be written.
    #[error(transparent)]
    Letter(#[from] lettre::error::Error),
    /// The mail server is away, or says no.
    #[error(transparent)]
    Server(#[from] smtp::Error),
}

/// How long the mail server may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// Where the letters of a list are stopped (RFC 2369): mail programs show it as a button.
#[derive(Clone)]
struct ListUnsubscribe(String);

impl Header for ListUnsubscribe {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("List-Unsubscribe")
    }

    fn parse(said: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self(said.to_owned()))
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), self.0.clone())
    }
}

/// A letter as it is sent.
pub(crate) struct Written {
    pub(crate) name: String,
    pub(crate) email: String,
    pub(crate) subject: String,
    pub(crate) body: String,
    /// Where such letters are stopped.
    pub(crate) stop: String,
}

/// Sends a letter; gives back when the server has taken it.
pub(crate) async fn send(mail: &Mail, written: Written) -> Result<(), Trouble> {
    let to = Mailbox::new(Some(written.name), written.email.parse()?);
    let letter = Message::builder()
        .from(mail.sender.clone())
        .to(to)
        .subject(written.subject)
        .header(ListUnsubscribe(format!("<{}>", written.stop)))
        .header(ContentType::TEXT_PLAIN)
        .body(written.body)?;
    let server = AsyncSmtpTransport::<Tokio1Executor>::from_url(&mail.server)?.timeout(Some(PATIENCE)).build();
    server.send(letter).await?;
    Ok(())
}
