//! The frame of every page: `<html>`, header, main, footer.

use crate::island::draft_keeper::{DraftKeeper, DraftWords};
use crate::island::search_dialog::SearchDialog;
use crate::search::dialog_words;
use crate::site_assets::SiteAssets;
use crate::text::{Locale, Text};
use crate::time_travel::{TimeBanner, day_of};
use chrono::NaiveDate;
use domain::id::AppointmentId;
use domain::start::Municipality;
use leptos::prelude::*;

/// What the frame needs to know besides the page itself.
#[derive(Clone)]
pub struct Chrome {
    /// The words.
    pub text: Text,
    /// Where the site's files are found.
    pub assets: SiteAssets,
    /// Whose Verkan this is.
    pub municipality: Municipality,
    /// Who has signed in.
    pub reader: Option<Reader>,
    /// What the menu offers besides reading.
    pub menu: Menu,
    /// The page's own address with its query.
    pub address: String,
    /// The day; pages of another day say so.
    pub today: NaiveDate,
    /// The page's title.
    pub title: String,
    /// Whether islands stand on the page: only then is their script loaded.
    pub has_islands: bool,
    /// Whether the page is shown in a room, large and without menus.
    pub is_presented: bool,
    /// When the page was made, for the print's head.
    pub made_at: String,
}

/// Who has signed in, as the header shows it.
#[derive(Clone)]
pub struct Reader {
    /// Who it is.
    pub id: i64,
    /// The name.
    pub name: String,
    /// The role acted in and where: "Controller, Kommunledningskontoret"; empty without a role.
    pub acting_as: String,
    /// The roles to change to, each as `acting_as` would name it.
    pub other_roles: Vec<(AppointmentId, String)>,
}

/// What the menu offers to somebody who may do more than read.
#[derive(Clone, Copy, Default)]
pub struct Menu {
    /// Imports.
    pub imports: bool,
    /// Accounts, roles and the model.
    pub administration: bool,
    /// The audit trail.
    pub trail: bool,
    /// What the reader owes in rounds of follow-up, in place of the list of rounds.
    pub to_do: bool,
}

/// The whole document around `page`.
#[component]
pub fn Shell(
    /// What the frame needs.
    chrome: Chrome,
    /// The page.
    page: AnyView,
) -> impl IntoView {
    let text = chrome.text;
    let language = text.locale().word();
    let title = match chrome.municipality.name.as_str() {
        "" => format!("{} – Verkan", chrome.title),
        name => format!("{} – Verkan, {name}", chrome.title),
    };
    let body_chrome = chrome.clone();
    let islands = chrome.reader.clone().filter(|_| chrome.has_islands);
    view! {
        <!DOCTYPE html>
        <html lang=language>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <title>{title}</title>
                <link rel="preload" href=chrome.assets.font r#as="font" r#type="font/woff2" crossorigin="" />
                <link rel="stylesheet" href=chrome.assets.stylesheet />
                <link rel="icon" href=chrome.assets.favicon r#type="image/svg+xml" />
                {chrome.has_islands.then(|| view! {
                    <script r#type="module" src=chrome.assets.islands_script></script>
                })}
            </head>
            <body class:presented=chrome.is_presented>
                <a class="skip" href="#main">{text.skip_to_content()}</a>
                {(!chrome.is_presented).then(|| view! { <Header chrome=body_chrome.clone() /> })}
                {day_of(&body_chrome.address, body_chrome.today).map(|other| {
                    view! { <TimeBanner text address=body_chrome.address.clone() other /> }
                })}
                <main class="page" id="main" tabindex="-1">
                    <div class="print-only print-head">
                        <span>{format!("{} · Verkan", body_chrome.municipality.name)}</span>
                        <span>{body_chrome.title.clone()}</span>
                        <span>{format!("{} {}", text.printed_at(), body_chrome.made_at)}</span>
                    </div>
                    {islands.as_ref().map(|reader| view! { <DraftKeeper person=reader.id words=draft_words(text) /> })}
                    {page}
                </main>
                {(!chrome.is_presented).then(|| view! { <Footer text source=body_chrome.municipality.source.clone() /> })}
                {islands.filter(|_| !chrome.is_presented).map(|_| view! { <SearchDialog words=dialog_words(text) /> })}
            </body>
        </html>
    }
    .into_any()
}

#[component]
fn Header(chrome: Chrome) -> impl IntoView {
    let text = chrome.text;
    view! {
        <header class="site-header"><div class="site-header__in">
            <a class="brand" href="/">
                <span class="brand__name">"Verkan"</span>" "
                <span class="brand__place">{chrome.municipality.name.clone()}</span>
            </a>
            <button class="menu-button" popovertarget="menu" r#type="button">{text.menu()}</button>
            <div class="site-menu" id="menu" popover="">
                <Navigation text menu=chrome.menu address=chrome.address.clone() />
                <Find text has_dialog=chrome.has_islands />
                <div class="tools">
                    <LanguageSwitch text address=chrome.address.clone() />
                    <Account
                        text reader=chrome.reader.clone() address=chrome.address.clone()
                        trail={chrome.menu.trail && chrome.menu.administration}
                    />
                </div>
            </div>
        </div></header>
    }
    .into_any()
}

/// The words of the notice that something unsaved is left.
fn draft_words(text: Text) -> DraftWords {
    DraftWords {
        found: text.draft_found(),
        text: text.draft_found_text(),
        restore: text.draft_restore(),
        discard: text.draft_discard(),
        restored: text.draft_restored(),
    }
}

/// At most eight choices: six for everybody, the rest for those who keep the structure, whose trail stands in their own menu.
#[component]
fn Navigation(text: Text, menu: Menu, address: String) -> impl IntoView {
    let item = |href: &'static str, words: String| {
        let here = if href == "/" { address == "/" } else { address.starts_with(href) };
        view! { <li><a href=href aria-current=here.then_some("page")>{words}</a></li> }
    };
    view! {
        <nav class="site-nav" aria-label=text.menu_main()><ul>
            {item("/", text.nav_start())}
            {item("/goals", text.nav_goals())}
            {item("/activities", text.nav_activities())}
            {item("/indicators", text.nav_indicators())}
            {follow_up(text, menu.to_do, &address)}
            {item("/organisation", text.nav_organisation())}
            {menu.imports.then(|| item("/imports", text.nav_imports()))}
            {menu.administration.then(|| item("/administration", text.nav_administration()))}
            {(menu.trail && !menu.administration).then(|| item("/trail", text.nav_trail()))}
        </ul></nav>
    }
    .into_any()
}

/// Those who answer come to what they owe, everybody else to the rounds.
fn follow_up(text: Text, to_do: bool, address: &str) -> impl IntoView + use<> {
    let here = ["/to-do", "/rounds"].iter().any(|place| address.starts_with(place));
    let href = if to_do { "/to-do" } else { "/rounds" };
    view! { <li><a href=href aria-current=here.then_some("page")>{text.nav_rounds()}</a></li> }
}

/// The search field; where the dialog stands ready, with the keys that open it.
#[component]
fn Find(text: Text, has_dialog: bool) -> impl IntoView {
    view! {
        <form class="find" role="search" action="/search" aria-label=text.search_button()>
            <label class="sr-only" r#for="find">{text.search_label()}</label>
            <input id="find" name="q" r#type="search" placeholder=text.search_placeholder() autocomplete="off"
                aria-keyshortcuts=has_dialog.then_some("Control+K") />
            {has_dialog.then(|| view! { <kbd aria-hidden="true">"Ctrl K"</kbd> })}
        </form>
    }
    .into_any()
}

#[component]
fn LanguageSwitch(text: Text, address: String) -> impl IntoView {
    let other = match text.locale() {
        Locale::Swedish => Locale::English,
        Locale::English => Locale::Swedish,
    };
    view! {
        <form method="post" action="/language">
            <input r#type="hidden" name="next" value=address />
            <button class="tool" name="locale" value=other.word() lang=other.word()>{text.language_other()}</button>
        </form>
    }
    .into_any()
}

#[component]
fn Account(text: Text, reader: Option<Reader>, address: String, trail: bool) -> impl IntoView {
    let Some(reader) = reader else {
        let next = crate::link::with_query("/sign-in", &[("next", &address)]);
        return view! { <a class="tool" href=next>{text.sign_in()}</a> }.into_any();
    };
    view! {
        <details class="drop">
            <summary class="tool"><span class="tool__name">{reader.name.clone()}</span></summary>
            <div class="drop__panel">
                <p class="drop__who"><b>{reader.name}</b><br/><span class="meta">{reader.acting_as}</span></p>
                <RoleSwitch text roles=reader.other_roles address />
                <ul>
                    <li><a href="/account">{text.my_account()}</a></li>
                    {trail.then(|| view! { <li><a href="/trail">{text.nav_trail()}</a></li> })}
                    <li><form method="post" action="/sign-out"><button>{text.sign_out()}</button></form></li>
                </ul>
            </div>
        </details>
    }
    .into_any()
}

/// The other roles, each a press away from where one is.
#[component]
fn RoleSwitch(text: Text, roles: Vec<(AppointmentId, String)>, address: String) -> impl IntoView {
    let is_a_choice = !roles.is_empty();
    let choices: Vec<_> = roles
        .into_iter()
        .map(|(id, name)| view! { <li><button name="appointment" value=id.to_string()>{name}</button></li> })
        .collect();
    is_a_choice.then(|| {
        view! {
            <form class="drop__roles" method="post" action="/account/role">
                <p class="meta" id="role-switch">{text.role_switch()}</p>
                <input r#type="hidden" name="next" value=address />
                <ul aria-labelledby="role-switch">{choices}</ul>
            </form>
        }
        .into_any()
    })
}

#[component]
fn Footer(text: Text, source: String) -> impl IntoView {
    view! {
        <footer class="site-footer"><div class="site-footer__in">
            {(!source.is_empty()).then(|| view! { <p>{format!("{} {source}", text.footer_source())}</p> })}
            <ul>
                <li><a href="/accessibility">{text.footer_accessibility()}</a></li>
                <li><a href="/questions">{text.question_title()}</a></li>
                <li><a href="/data">{text.nav_open_data()}</a></li>
                <li><a href="/about">{text.footer_about()}</a></li>
            </ul>
        </div></footer>
    }
    .into_any()
}
