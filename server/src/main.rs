//! `verkan`: the server and its commands.

fn main() -> std::process::ExitCode {
    server::command::main()
}
