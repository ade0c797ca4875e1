//! Names every file after its content, points the others to the new names, and writes all to `site/`.

use std::fmt;
use std::fs;
use std::path::Path;

use anyhow::{Result, bail};

use super::cache::Cache;
use super::{Files, Mode, compress};
use crate::files;

/// One file as the server gives it out.
struct Published {
    logical: String,
    hashed: String,
    plain: Vec<u8>,
    br: Option<Vec<u8>>,
    gz: Option<Vec<u8>>,
}

/// What was written, in a few words.
pub(crate) struct Summary {
    files: usize,
    plain: usize,
    br: usize,
}

impl fmt::Display for Summary {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} files, {} kB ({} kB with Brotli)", self.files, self.plain / 1000, self.br / 1000)
    }
}

/// Leaves `site/assets/` with exactly these files and `site/manifest.json` with their names and sizes.
pub(crate) fn publish(root: &Path, files: Files, mode: Mode, cache: &Cache) -> Result<Summary> {
    let published = rename(files)?
        .into_iter()
        .map(|(logical, hashed, plain)| pack(logical, hashed, plain, mode, cache))
        .collect::<Result<Vec<_>>>()?;
    write(root, &published)?;
    files::write_if_changed(&root.join("site/manifest.json"), manifest(&published).as_bytes())?;
    Ok(Summary {
        files: published.len(),
        plain: published.iter().map(|file| file.plain.len()).sum(),
        br: published.iter().map(|file| file.br.as_ref().unwrap_or(&file.plain).len()).sum(),
    })
}

/// Logical name, hashed name and content of every file; styles and scripts point to the hashed names.
fn rename(files: Files) -> Result<Vec<(String, String, Vec<u8>)>> {
    let (pointing, leaves): (Files, Files) = files.into_iter().partition(|(name, _)| points_to_others(name));
    let mut done: Vec<_> =
        leaves.into_iter().map(|(name, bytes)| (name.clone(), hashed_name(&name, &bytes), bytes)).collect();
    let leaf_names: Vec<_> = done.iter().map(|(name, hashed, _)| (name.clone(), hashed.clone())).collect();
    for (name, bytes) in pointing {
        let bytes = point_to_hashed(&name, &String::from_utf8(bytes)?, &leaf_names)?.into_bytes();
        done.push((name.clone(), hashed_name(&name, &bytes), bytes));
    }
    done.sort();
    Ok(done)
}

fn points_to_others(name: &str) -> bool {
    name.ends_with(".css") || name.ends_with(".js")
}

/// `main.css` → `main-1a2b3c4d5e6f7a8b.css`.
fn hashed_name(name: &str, bytes: &[u8]) -> String {
    let (stem, kind) = name.rsplit_once('.').unwrap_or((name, "bin"));
    format!("{stem}-{}.{kind}", files::hash(bytes))
}

/// The text with every `/assets/NAME` under its hashed name; a name that does not exist is an error.
fn point_to_hashed(name: &str, text: &str, names: &[(String, String)]) -> Result<String> {
    let mut pieces = text.split("/assets/");
    let mut result = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let end = piece.find(|c: char| !(c.is_ascii_alphanumeric() || "-_.".contains(c))).unwrap_or(piece.len());
        let Some((_, hashed)) = names.iter().find(|(logical, _)| *logical == piece[..end]) else {
            bail!("{name} points to /assets/{}, which is not there", &piece[..end]);
        };
        result.push_str("/assets/");
        result.push_str(hashed);
        result.push_str(&piece[end..]);
    }
    Ok(result)
}

fn pack(logical: String, hashed: String, plain: Vec<u8>, mode: Mode, cache: &Cache) -> Result<Published> {
    let worth = |packed: Vec<u8>| (packed.len() < plain.len()).then_some(packed);
    let (mut br, mut gz) = (None, None);
    if compress::pays_off(&logical) {
        let key = format!("{}-{hashed}", mode.name());
        br = worth(cache.bytes(&format!("{key}.br"), || compress::brotli(&plain, mode))?);
        gz = worth(cache.bytes(&format!("{key}.gz"), || compress::gzip(&plain, mode))?);
    }
    Ok(Published { logical, hashed, plain, br, gz })
}

fn write(root: &Path, published: &[Published]) -> Result<()> {
    let folder = root.join("site/assets");
    fs::create_dir_all(&folder)?;
    let mut wanted = Vec::new();
    for file in published {
        let variants = [("", Some(&file.plain)), (".br", file.br.as_ref()), (".gz", file.gz.as_ref())];
        for (suffix, bytes) in variants {
            let Some(bytes) = bytes else { continue };
            let name = format!("{}{suffix}", file.hashed);
            files::write_if_changed(&folder.join(&name), bytes)?;
            wanted.push(name);
        }
    }
    for stale in files::below(&folder)?.iter().filter(|path| !wanted.contains(&files::name(path))) {
        fs::remove_file(stale)?;
    }
    Ok(())
}

fn manifest(published: &[Published]) -> String {
    let size = |bytes: &Option<Vec<u8>>| bytes.as_ref().map_or("null".to_owned(), |bytes| bytes.len().to_string());
    let lines: Vec<_> = published
        .iter()
        .map(|file| {
            format!(
                "  \"{}\": {{ \"path\": \"/assets/{}\", \"bytes\": {}, \"br\": {}, \"gz\": {} }}",
                file.logical,
                file.hashed,
                file.plain.len(),
                size(&file.br),
                size(&file.gz)
            )
        })
        .collect();
    format!("{{\n{}\n}}\n", lines.join(",\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(names: &[(&str, &str)]) -> Files {
        names.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect()
    }

    #[test]
    fn styles_point_to_the_hashed_name() {
        let files = rename(named(&[("a.woff2", "font"), ("main.css", "src:url(/assets/a.woff2)")])).unwrap();
        assert_eq!(String::from_utf8_lossy(&files[1].2), format!("src:url(/assets/{})", files[0].1));
    }

    #[test]
    fn a_style_that_points_to_nothing_is_an_error() {
        let error = rename(named(&[("main.css", "src:url(/assets/b.woff2)")])).unwrap_err();
        assert_eq!(error.to_string(), "main.css points to /assets/b.woff2, which is not there");
    }

    #[test]
    fn a_name_changes_with_the_content() {
        assert_ne!(hashed_name("a.js", b"1"), hashed_name("a.js", b"2"));
        assert!(hashed_name("a.js", b"1").ends_with(".js"));
    }
}
