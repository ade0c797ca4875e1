//! Files compressed ahead of time.

use std::io::Write;

use anyhow::Result;
use flate2::Compression;
use flate2::write::GzEncoder;

use super::Mode;

/// Kinds of files that are compressed already.
const PACKED: &[&str] = &["woff2", "png", "webp", "jpg", "ico"];

/// Whether compressing a file of this name can make it smaller.
pub(crate) fn pays_off(name: &str) -> bool {
    let kind = name.rsplit('.').next().unwrap_or_default();
    !PACKED.contains(&kind)
}

/// Brotli; the best there is for release.
pub(crate) fn brotli(bytes: &[u8], mode: Mode) -> Result<Vec<u8>> {
    let quality = if mode == Mode::Release { 11 } else { 4 };
    let mut packed = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams { quality, size_hint: bytes.len(), ..Default::default() };
    brotli::BrotliCompress(&mut &bytes[..], &mut packed, &parameters)?;
    Ok(packed)
}

/// Gzip, for clients that know nothing better.
pub(crate) fn gzip(bytes: &[u8], mode: Mode) -> Result<Vec<u8>> {
    let level = if mode == Mode::Release { Compression::best() } else { Compression::fast() };
    let mut encoder = GzEncoder::new(Vec::new(), level);
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}
