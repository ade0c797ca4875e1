//! Randomness for secrets and ids.

/// `bytes` random bytes from the operating system, in hexadecimal.
///
/// # Panics
/// When the operating system gives no randomness: nothing safe can be done without it.
pub(crate) fn hex(bytes: usize) -> String {
    let mut random = vec![0; bytes];
    getrandom::fill(&mut random).expect("the operating system gives randomness");
    random.iter().map(|byte| format!("{byte:02x}")).collect()
}
