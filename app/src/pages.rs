//! Pages of a long list: which rows are shown, and the way to the others.

use crate::text::Text;
use leptos::prelude::*;

/// Where in a long list a page stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The page; the first is 1.
    pub page: u64,
    /// Rows on each page.
    pub per_page: u64,
    /// Rows in all.
    pub total: u64,
}

impl Place {
    /// The first row shown, counted from 1; 0 when there is none.
    pub const fn first(&self) -> u64 {
        if self.total == 0 { 0 } else { self.before() + 1 }
    }

    /// The last row shown.
    pub fn last(&self) -> u64 {
        self.before().saturating_add(self.per_page).min(self.total)
    }

    const fn before(&self) -> u64 {
        self.page.saturating_sub(1).saturating_mul(self.per_page)
    }

    const fn pages(&self) -> u64 {
        self.total.div_ceil(self.per_page)
    }
}

/// Previous, the page, next; nothing when all rows are shown. `address` gives the address of a page.
#[component]
pub fn Pages(
    /// The words.
    text: Text,
    /// Where the page stands.
    place: Place,
    /// The address of a page.
    #[prop(into)]
    address: Callback<u64, String>,
) -> impl IntoView {
    let page = place.page.max(1);
    (place.pages() > 1).then(|| {
        let previous =
            (page > 1).then(|| view! { <li><a href=address.run(page - 1) rel="prev">{text.page_previous()}</a></li> });
        let next = (page < place.pages())
            .then(|| view! { <li><a href=address.run(page + 1) rel="next">{text.page_next()}</a></li> });
        view! {
            <nav class="pages" aria-label=text.page_label()>
                <span>{text.page_number(format!("{page} / {}", place.pages()))}</span>
                <ul>{previous}{next}</ul>
            </nav>
        }
    })
}
