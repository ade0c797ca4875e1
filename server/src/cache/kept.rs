//! What is kept: the pages of one edition, each in the encodings that have been asked for.

use crate::site::encoding::Encoding;
use app::text::Locale;
use axum::body::Bytes;
use axum::http::{HeaderMap, header};
use chrono::NaiveDate;
use sha2::{Digest, Sha256};
use std::collections::{HashMap, VecDeque};
use std::io::Write;
use std::sync::{Arc, OnceLock};
use store::DataVersion;

/// What a page was made from, besides its address: the figures and the day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Edition {
    pub(super) day: NaiveDate,
    pub(super) version: DataVersion,
}

/// Where a page is found, and in which language.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Address {
    pub(super) path: String,
    pub(super) locale: Locale,
}

/// The most that is kept, counted in bytes before packing.
const MOST: usize = 48 << 20;

/// The pages of the edition that was asked for last. Another edition replaces them all.
#[derive(Default)]
pub(super) struct Kept {
    edition: Edition,
    pages: HashMap<Address, Arc<KeptPage>>,
    oldest_first: VecDeque<Address>,
    bytes: usize,
}

impl Kept {
    /// The page, if it was made for just this edition.
    pub(super) fn get(&self, edition: &Edition, address: &Address) -> Option<Arc<KeptPage>> {
        if self.edition == *edition { self.pages.get(address).cloned() } else { None }
    }

    /// Keeps a page, and lets go of the oldest ones when there are too many.
    pub(super) fn put(&mut self, edition: Edition, address: Address, page: Arc<KeptPage>) {
        if self.edition != edition {
            *self = Self { edition, ..Self::default() };
        }
        self.bytes += page.plain.len();
        match self.pages.insert(address.clone(), page) {
            Some(before) => self.bytes -= before.plain.len(),
            None => self.oldest_first.push_back(address),
        }
        while self.bytes > MOST {
            let Some(oldest) = self.oldest_first.pop_front() else { break };
            self.bytes -= self.pages.remove(&oldest).map_or(0, |page| page.plain.len());
        }
    }
}

/// A page, ready to send. It is packed when somebody first asks for it so.
pub(super) struct KeptPage {
    headers: HeaderMap,
    hash: String,
    plain: Bytes,
    brotli: OnceLock<Bytes>,
    gzip: OnceLock<Bytes>,
}

impl KeptPage {
    pub(super) fn new(mut headers: HeaderMap, plain: Bytes) -> Self {
        headers.remove(header::CONTENT_LENGTH);
        let hash = Sha256::digest(&plain).iter().take(12).map(|byte| format!("{byte:02x}")).collect();
        Self { headers, hash, plain, brotli: OnceLock::new(), gzip: OnceLock::new() }
    }

    /// The headers that the page was answered with.
    pub(super) const fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// What tells this page, in this encoding, from every other.
    pub(super) fn etag(&self, encoding: Encoding) -> String {
        format!("\"{}{}\"", self.hash, encoding.suffix())
    }

    /// The body in this encoding.
    pub(super) fn body(&self, encoding: Encoding) -> Bytes {
        match encoding {
            Encoding::Brotli => self.brotli.get_or_init(|| brotli(&self.plain)).clone(),
            Encoding::Gzip => self.gzip.get_or_init(|| gzip(&self.plain)).clone(),
            Encoding::Identity => self.plain.clone(),
        }
    }
}

/// Quality 5 packs a page in about a millisecond to nearly as few bytes as the slow ones.
fn brotli(plain: &[u8]) -> Bytes {
    let mut packed = Vec::with_capacity(plain.len() / 4);
    let parameters = brotli::enc::BrotliEncoderParams { quality: 5, ..Default::default() };
    // Writing to memory does not fail.
    let _ = brotli::BrotliCompress(&mut &*plain, &mut packed, &parameters);
    packed.into()
}

fn gzip(plain: &[u8]) -> Bytes {
    let mut packed = flate2::write::GzEncoder::new(Vec::with_capacity(plain.len() / 3), flate2::Compression::new(6));
    // Writing to memory does not fail.
    let _ = packed.write_all(plain);
    packed.finish().unwrap_or_default().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(path: &str) -> Address {
        Address { path: path.to_owned(), locale: Locale::Swedish }
    }

    fn page(bytes: usize) -> Arc<KeptPage> {
        Arc::new(KeptPage::new(HeaderMap::new(), Bytes::from(vec![b'a'; bytes])))
    }

    #[test]
    fn another_edition_replaces_everything() {
        let (old, new) = (Edition::default(), Edition { day: NaiveDate::MAX, ..Edition::default() });
        let mut kept = Kept::default();
        kept.put(old.clone(), address("/"), page(10));
        assert!(kept.get(&old, &address("/")).is_some());
        assert!(kept.get(&new, &address("/")).is_none());
        kept.put(new.clone(), address("/goals"), page(10));
        assert!(kept.get(&old, &address("/")).is_none());
        assert_eq!((kept.pages.len(), kept.bytes), (1, 10));
    }

    #[test]
    fn no_more_is_kept_than_there_is_room_for() {
        let mut kept = Kept::default();
        for number in 0..100 {
            kept.put(Edition::default(), address(&format!("/goals/{number}")), page(1 << 20));
            kept.put(Edition::default(), address("/goals/0"), page(1 << 20));
        }
        assert!(kept.bytes <= MOST);
        assert_eq!(kept.pages.len(), kept.oldest_first.len());
        assert!(kept.get(&Edition::default(), &address("/goals/99")).is_some());
    }
}
