//! People and their accounts: acts and queries.

/// An e-mail address as it is stored and compared: without regard to case or space around it.
pub(crate) fn folded(email: &str) -> String {
    email.trim().to_lowercase()
}
