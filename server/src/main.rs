//! `verkan`: the server and its commands.

/// A page is drawn from thousands of small texts that live for a millisecond; with the C library's own allocator a fifth of the
/// time went to them. SQLite, which is written in C, allocates here too.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    server::command::main()
}
