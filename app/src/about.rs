//! Pages about Verkan itself.

use crate::text::Text;
use leptos::prelude::*;

/// What Verkan is and how to read it.
#[component]
pub fn About(
    /// The words.
    text: Text,
    /// The municipality's name.
    name: String,
) -> impl IntoView {
    view! {
        <div class="page-head"><h1>{text.about_title()}</h1><p class="lead">{text.about_lead(name)}</p></div>
        <div class="stack reading">
            <section class="flow">
                <h2>{text.about_how()}</h2>
                <p>{text.about_how_goals()}</p>
                <p>{text.about_how_status()}</p>
                <p>{text.about_how_past()}</p>
            </section>
            <section class="flow">
                <h2>{text.about_open()}</h2>
                <p>{text.about_open_text()}" "<a href="/data">{text.about_open_data()}</a></p>
            </section>
            <section class="flow"><h2>{text.about_source()}</h2><p>{text.about_source_text()}</p></section>
            <section class="flow"><h2>{text.about_cookies()}</h2><p>{text.about_cookies_text()}</p></section>
        </div>
    }
    .into_any()
}

/// The accessibility statement that the law asks for.
#[component]
pub fn Accessibility(
    /// The words.
    text: Text,
    /// The municipality's name.
    name: String,
) -> impl IntoView {
    view! {
        <div class="page-head">
            <h1>{text.accessibility_title()}</h1>
            <p class="lead">{text.accessibility_lead(&name)}</p>
        </div>
        <div class="stack reading">
            <section class="flow">
                <h2>{text.accessibility_state()}</h2>
                <p>{text.accessibility_state_text()}</p>
            </section>
            <section class="flow">
                <h2>{text.accessibility_tested()}</h2>
                <ul>
                    <li>{text.accessibility_tested_automatic()}</li>
                    <li>{text.accessibility_tested_keyboard()}</li>
                    <li>{text.accessibility_tested_colour()}</li>
                </ul>
            </section>
            <section class="flow">
                <h2>{text.accessibility_report()}</h2>
                <p>{text.accessibility_report_text(name)}</p>
                <p>
                    {text.accessibility_authority()}" "
                    <a href="https://www.digg.se/tdosanmalan">{text.accessibility_authority_link()}</a>
                </p>
            </section>
            <p class="meta">{text.accessibility_date()}</p>
        </div>
    }
    .into_any()
}
