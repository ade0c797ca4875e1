//! Turns the texts under `locales/` into one function each: a text that is missing in a language fails the build.

use fluent_typed::{BuildOptions, FtlOutputOptions, LintLevel, build_from_locales_folder};
use std::process::ExitCode;

fn main() -> ExitCode {
    // The browser gets ready-made words as props; only the server's pages need texts.
    if std::env::var_os("CARGO_FEATURE_SSR").is_none() {
        println!("cargo::rerun-if-changed=build.rs");
        return ExitCode::SUCCESS;
    }
    println!("cargo::rerun-if-changed=locales");
    let Ok(folder) = std::env::var("OUT_DIR") else { return ExitCode::FAILURE };
    let options = BuildOptions::default()
        .with_default_language("sv")
        .with_prefix("")
        .with_lint_level(LintLevel::Strict)
        .with_output_file_path(&format!("{folder}/words.rs"))
        .with_ftl_output(FtlOutputOptions::single_file(&format!("{folder}/words.ftl")))
        .without_bidi_isolation();
    build_from_locales_folder(options)
}
