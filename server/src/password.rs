//! Passwords: hashed with argon2id, on threads of their own.

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use std::sync::LazyLock;
use std::time::Duration;
use tokio::sync::Semaphore;

/// So many hashes are reckoned at a time: each takes 19 MiB and a core.
static PLACES: Semaphore = Semaphore::const_new(2);

/// How long somebody waits for a place.
const PATIENCE: Duration = Duration::from_secs(10);

/// What the password of somebody who does not exist is checked against, so that it takes as long as for anybody else.
static NOBODY: LazyLock<String> = LazyLock::new(|| reckon("").unwrap_or_default());

/// Why a password could not be hashed or checked.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// Too many sign in at the same moment.
    #[error("too many passwords at the same time")]
    Busy,
    /// The hash could not be made.
    #[error("the password could not be hashed: {0}")]
    Hash(#[from] argon2::password_hash::Error),
    /// The thread that did it is gone.
    #[error("the password's thread ended: {0}")]
    Thread(#[from] tokio::task::JoinError),
}

/// The hash of `password`: argon2id, 19 MiB, 2 rounds, a new salt, as a PHC string (ASVS 5.0, 11.4.2).
pub async fn hash(password: String) -> Result<String, Trouble> {
    Ok(in_turn(move || reckon(&password)).await??)
}

/// Whether `password` is the one that `hash` was made from. Without a hash the answer is no, after the same work.
pub async fn is_right(password: String, hash: Option<String>) -> Result<bool, Trouble> {
    in_turn(move || {
        let known = hash.is_some();
        let stored = hash.unwrap_or_else(|| NOBODY.clone());
        let right = PasswordHash::new(&stored)
            .is_ok_and(|stored| Argon2::default().verify_password(password.as_bytes(), &stored).is_ok());
        known && right
    })
    .await
}

/// Makes what the first check would otherwise have to wait for.
pub async fn warm_up() {
    if in_turn(|| LazyLock::force(&NOBODY).is_empty()).await.is_err() {
        tracing::warn!("passwords could not be warmed up");
    }
}

async fn in_turn<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Trouble> {
    let place = tokio::time::timeout(PATIENCE, PLACES.acquire()).await;
    let Ok(Ok(place)) = place else { return Err(Trouble::Busy) };
    // The place goes along: somebody who gives up waiting does not make room for a third.
    let in_place = move || {
        let result = work();
        drop(place);
        result
    };
    Ok(tokio::task::spawn_blocking(in_place).await?)
}

// The defaults are those of the doc comment above; a test reads them out of a hash.
fn reckon(password: &str) -> Result<String, argon2::password_hash::Error> {
    Ok(Argon2::default().hash_password(password.as_bytes())?.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_is_known_again_and_no_other() {
        let long = "å🔑 ".repeat(60);
        for password in ["korrekt häst batteri häftklammer", " mellanslag räknas ", long.as_str()] {
            let stored = hash(password.to_owned()).await.unwrap();
            assert!(stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{stored}");
            assert!(is_right(password.to_owned(), Some(stored.clone())).await.unwrap());
            assert!(!is_right(password.trim_end().to_owned() + "x", Some(stored)).await.unwrap());
        }
    }

    #[tokio::test]
    async fn nobody_has_no_password() {
        assert!(!is_right(String::new(), None).await.unwrap());
        assert!(!is_right("x".into(), Some("not a hash".into())).await.unwrap());
    }
}
