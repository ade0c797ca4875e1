//! "Mitt konto": the roles to choose among, where one is signed in, and the password.

use crate::appointment::{place, span_words};
use crate::form::{Field, Form};
use crate::notice::Receipt;
use crate::text::Text;
use chrono::{DateTime, Utc};
use domain::appointment::AppointmentRow;
use domain::field::FieldErrors;
use domain::id::AppointmentId;
use domain::person::{AccountPage, SessionRow};
use leptos::prelude::*;

domain::words! {
    /// What has just been done; it stands in the address.
    pub enum Done {
        /// The password was changed.
        Password = "password",
        /// Every other sign-in was ended.
        Sessions = "sessions",
        /// One sign-in was ended.
        Session = "session",
        /// Another role was chosen.
        Role = "role",
        /// It was chosen whether letters are sent.
        Reminders = "reminders",
    }
}

/// The page of one's own account.
#[component]
pub fn AccountShow(
    /// The words.
    text: Text,
    /// The account.
    account: AccountPage,
    /// The role acted in.
    acting: Option<AppointmentId>,
    /// What has just been done.
    done: Option<Done>,
    /// What was wrong with the passwords.
    errors: FieldErrors,
) -> impl IntoView {
    let receipt = done.map(|done| match done {
        Done::Password => text.account_done_password(),
        Done::Sessions => text.account_done_sessions(),
        Done::Session => text.account_done_session(),
        Done::Role => text.account_done_role(),
        Done::Reminders => text.account_done_reminders(),
    });
    let now = account.appointments.iter().find(|held| Some(held.id) == acting).map(|held| place(text, held));
    view! {
        <div class="page-head"><h1>{text.account_title()}</h1></div>
        <div class="stack page--narrow">
            {receipt.map(|words| view! { <Receipt words /> })}
            <section class="card">
                <h2>{account.person.name}</h2>
                <dl class="facts">
                    <dt>{text.account_email()}</dt><dd>{account.person.email.clone()}</dd>
                    <dt>{text.account_acting()}</dt><dd>{now.unwrap_or_else(|| text.account_no_role())}</dd>
                </dl>
            </section>
            <Roles text roles=account.appointments acting />
            <Sessions text sessions=account.sessions />
            <Reminders text wanted=account.reminders />
            <PasswordForm text email=account.person.email errors set_by_another=false />
        </div>
    }
    .into_any()
}

/// The page that somebody comes to whose password another has set: a password of their own before anything else.
#[component]
pub fn OwnPassword(
    /// The words.
    text: Text,
    /// The account.
    account: AccountPage,
    /// When the password was set.
    set_at: DateTime<Utc>,
    /// What was wrong with the passwords.
    errors: FieldErrors,
) -> impl IntoView {
    view! {
        <div class="page-head">
            <h1>{text.account_choose()}</h1>
            <p class="lead">{text.account_choose_lead(text.instant(set_at))}</p>
        </div>
        <div class="stack page--narrow">
            <PasswordForm text email=account.person.email errors set_by_another=true />
            <p class="meta">{text.account_choose_unasked()}</p>
        </div>
    }
    .into_any()
}

/// Whether letters with what waits are sent.
#[component]
fn Reminders(text: Text, wanted: bool) -> impl IntoView {
    let (words, press, next) = if wanted {
        (text.reminder_account_on(), text.reminder_account_stop(), "")
    } else {
        (text.reminder_account_off(), text.reminder_account_start(), "on")
    };
    view! {
        <section class="card">
            <h2>{text.reminder_account()}</h2>
            <p>{words}</p>
            <form method="post" action="/account/reminders">
                <input r#type="hidden" name="wanted" value=next />
                <button class="ds-button" data-variant="secondary" r#type="submit">{press}</button>
            </form>
        </section>
    }
}

/// The roles to choose among, when there is a choice.
#[component]
fn Roles(text: Text, roles: Vec<AppointmentRow>, acting: Option<AppointmentId>) -> impl IntoView {
    let has_choice = roles.iter().any(|held| Some(held.id) != acting);
    let rows: Vec<_> = roles
        .into_iter()
        .map(|held| {
            let name = place(text, &held);
            let choice = if Some(held.id) == acting {
                view! { <span class="meta">{text.account_role_now()}</span> }.into_any()
            } else {
                view! {
                    <button class="ds-button" data-variant="secondary" name="appointment" value=held.id.to_string()>
                        {text.account_role_choose()}
                        <span class="sr-only">" "{text.account_role_choose_this(name.clone())}</span>
                    </button>
                }
                .into_any()
            };
            view! {
                <li><form method="post" action="/account/role">
                    <p><b>{name}</b><br/><span class="meta">{span_words(text, held.span)}</span></p>
                    {choice}
                </form></li>
            }
        })
        .collect();
    has_choice.then(|| {
        view! {
            <section class="card">
                <h2>{text.account_roles()}</h2>
                <p class="meta">{text.account_roles_lead()}</p>
                <ul class="picks">{rows}</ul>
            </section>
        }
        .into_any()
    })
}

#[component]
fn Sessions(text: Text, sessions: Vec<SessionRow>) -> impl IntoView {
    let has_others = sessions.iter().any(|session| !session.current);
    let rows: Vec<_> = sessions.into_iter().map(|session| session_row(text, session)).collect();
    view! {
        <section class="card">
            <h2>{text.account_sessions()}</h2>
            <div class="table-wrap" tabindex="0" role="region" aria-label=text.account_sessions_caption()>
                <table class="table">
                    <caption>{text.account_sessions_caption()}</caption>
                    <thead><tr>
                        <th scope="col">{text.account_session_browser()}</th>
                        <th scope="col" class="wide-only">{text.account_session_started()}</th>
                        <th scope="col">{text.account_session_used()}</th>
                        <th scope="col"><span class="sr-only">{text.account_session_act()}</span></th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            {has_others.then(|| view! {
                <form class="actions" method="post" action="/account/sessions/end">
                    <button class="ds-button" data-variant="secondary">{text.account_sessions_end()}</button>
                </form>
            })}
            <p class="card__foot">{text.account_sessions_life()}</p>
        </section>
    }
    .into_any()
}

fn session_row(text: Text, session: SessionRow) -> impl IntoView {
    let browser = browser_words(&session.browser).unwrap_or_else(|| text.account_session_unknown());
    let action = format!("/account/sessions/{}/end", session.id);
    let this =
        session.current.then(|| view! { " " <span class="meta">{format!("({})", text.account_session_this())}</span> });
    let end = (!session.current).then(|| {
        view! {
            <form method="post" action=action>
                <button class="ds-button" data-variant="tertiary">
                    {text.account_session_end()}
                    <span class="sr-only">" "{text.account_session_end_this(browser.clone())}</span>
                </button>
            </form>
        }
    });
    view! {
        <tr>
            <th scope="row">{browser.clone()}{this}</th>
            <td class="nowrap wide-only">{text.instant(session.started)}</td>
            <td class="nowrap">{text.instant(session.last_used)}</td>
            <td>{end}</td>
        </tr>
    }
}

/// "Firefox, Windows" of what a browser calls itself: enough to know one's own again.
fn browser_words(agent: &str) -> Option<String> {
    // Order counts: Edge and Opera also call themselves Chrome, and Chrome calls itself Safari.
    const BROWSERS: [(&str, &str); 6] = [
        ("Edg/", "Edge"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
        ("curl/", "curl"),
    ];
    const SYSTEMS: [(&str, &str); 7] = [
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("Windows", "Windows"),
        ("Mac OS X", "macOS"),
        ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ];
    let known =
        |list: &[(&str, &'static str)]| list.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| *name);
    match (known(&BROWSERS), known(&SYSTEMS)) {
        (Some(browser), Some(system)) => Some(format!("{browser}, {system}")),
        (Some(one), None) | (None, Some(one)) => Some(one.to_owned()),
        (None, None) => None,
    }
}

#[component]
fn PasswordForm(text: Text, email: String, errors: FieldErrors, set_by_another: bool) -> impl IntoView {
    let form = Form::with_errors(text, errors);
    let (known, save) = if set_by_another {
        (text.account_choose_present(), text.account_choose_save())
    } else {
        (text.account_password_present(), text.account_password_save())
    };
    let labels =
        [("present", known), ("password", text.account_password_new()), ("again", text.account_password_again())];
    let [present, password, again] = labels.clone();
    view! {
        <form class="card form" method="post" action="/account/password" novalidate>
            {(!set_by_another).then(|| view! { <h2>{text.account_password()}</h2> })}
            {form.head(&labels)}
            // A password manager needs to know whose password it is.
            <input r#type="hidden" autocomplete="username" value=email />
            {form.input("password", Field::required("present", present.1).autocomplete("current-password"), "")}
            {form.input(
                "password",
                Field::required("password", password.1)
                    .hint(text.account_password_new_hint())
                    .autocomplete("new-password"),
                "",
            )}
            {form.input("password", Field::required("again", again.1).autocomplete("new-password"), "")}
            <div class="actions"><button class="ds-button" r#type="submit">{save}</button></div>
        </form>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::browser_words;

    #[test]
    fn a_browser_is_known_by_its_most_telling_mark() {
        let edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/120.0 Safari/537.36 Edg/120.0";
        assert_eq!(browser_words(edge).as_deref(), Some("Edge, Windows"));
        let phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605 Version/17.0 Safari/604.1";
        assert_eq!(browser_words(phone).as_deref(), Some("Safari, iPhone"));
        assert_eq!(browser_words("<script>"), None);
    }
}
