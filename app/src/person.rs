//! Accounts, for those who look after them.

use crate::administration::{AdministrationHead, Part};
use crate::appointment::{AppointmentGive, place, role_name, span_words};
use crate::form::{Field, Form};
use crate::link::with_query;
use crate::notice::{ChangedByAnother, Receipt, Warning, differing};
use crate::pages::{Pages, Place};
use crate::text::Text;
use domain::appointment::{AppointmentForm, AppointmentRow};
use domain::field::FieldErrors;
use domain::id::PersonId;
use domain::person::{PEOPLE_PER_PAGE, PeopleFilter, PeopleList, Person, PersonForm, PersonPage, PersonRow};
use leptos::prelude::*;

domain::words! {
    /// What has just been done; it stands in the address.
    pub enum Done {
        /// The account was opened.
        Created = "created",
        /// The account was changed.
        Changed = "changed",
        /// A password was set.
        Password = "password",
        /// Every sign-in was ended.
        Sessions = "sessions",
        /// A role was given.
        Role = "role",
        /// A role was ended.
        Ended = "ended",
    }
}

/// The list of accounts.
#[component]
pub fn PeopleShow(
    /// The words.
    text: Text,
    /// What is shown.
    filter: PeopleFilter,
    /// The accounts.
    list: PeopleList,
    /// Whether the sample's accounts are open.
    sample: bool,
    /// Why the sample could not be left.
    refused: Option<String>,
) -> impl IntoView {
    let at = Place { page: filter.page.max(1), per_page: PEOPLE_PER_PAGE, total: list.total };
    let is_empty = list.rows.is_empty();
    let q = filter.q.clone();
    let address = move |page: u64| with_query("/administration/people", &[("q", &q), ("page", &page.to_string())]);
    view! {
        <AdministrationHead text here=Part::People accounts=true />
        <div class="stack">
            <section class="card">
                <div class="row row--between">
                    <h2>{text.people_title()}</h2>
                    <a class="ds-button" href="/administration/people/new">{text.people_new()}</a>
                </div>
                <form class="search-form" role="search" action="/administration/people">
                    <label class="sr-only" r#for="q">{text.people_search()}</label>
                    <input class="ds-input" id="q" name="q" r#type="search" value=filter.q placeholder=text.people_search() />
                    <button class="ds-button" data-variant="secondary" r#type="submit">{text.search_button()}</button>
                </form>
                {if is_empty {
                    view! { <NoPeople text /> }.into_any()
                } else {
                    view! { <PeopleTable text rows=list.rows at /> }.into_any()
                }}
                <Pages text place=at address=address />
            </section>
            {sample.then(|| view! { <SampleAccounts text refused /> })}
        </div>
    }
    .into_any()
}

/// The way out of the sample.
#[component]
fn SampleAccounts(text: Text, refused: Option<String>) -> impl IntoView {
    view! {
        <section class="card">
            <h2>{text.people_sample()}</h2>
            {refused.map(|words| view! { <Warning title=text.people_sample_refused() words /> })}
            <p>{text.people_sample_text()}</p>
            <p class="meta">{text.people_sample_empty()}</p>
            <form class="actions" method="post" action="/administration/people/sample/end">
                <button class="ds-button" data-variant="secondary" data-color="danger">{text.people_sample_end()}</button>
            </form>
        </section>
    }
    .into_any()
}

#[component]
fn NoPeople(text: Text) -> impl IntoView {
    view! {
        <section class="empty empty--inline">
            <h3>{text.people_none_title()}</h3>
            <p>{text.people_none()}</p>
            <p><a href="/administration/people">{text.people_all()}</a></p>
        </section>
    }
    .into_any()
}

#[component]
fn PeopleTable(text: Text, rows: Vec<PersonRow>, at: Place) -> impl IntoView {
    let caption = text.people_caption(at.first().to_string(), at.last().to_string(), at.total.to_string());
    let label = caption.clone();
    let rows: Vec<_> = rows.into_iter().map(|row| person_row(text, row)).collect();
    view! {
        <div class="table-wrap" tabindex="0" role="region" aria-label=label>
            <table class="table table--wide">
                <caption>{caption}</caption>
                <thead><tr>
                    <th scope="col">{text.person_name()}</th>
                    <th scope="col" class="wide-only">{text.person_email()}</th>
                    <th scope="col">{text.person_roles()}</th>
                    <th scope="col">{text.person_account()}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn person_row(text: Text, row: PersonRow) -> impl IntoView {
    let roles: Vec<_> = row.appointments.iter().map(|held| view! { <li>{place(text, held)}</li> }).collect();
    let roles = if roles.is_empty() {
        view! { <span class="muted">{text.person_no_roles()}</span> }.into_any()
    } else {
        view! { <ul class="plain">{roles}</ul> }.into_any()
    };
    view! {
        <tr>
            <th scope="row"><a href=address(row.person.id)>{row.person.name.clone()}</a></th>
            <td class="wide-only">{row.person.email.clone()}</td>
            <td>{roles}</td>
            <td>{account_state(text, &row.person, row.has_password)}</td>
        </tr>
    }
}

fn account_state(text: Text, person: &Person, has_password: bool) -> String {
    match (person.open, has_password) {
        (false, _) => text.person_state_closed(),
        (true, false) => text.person_state_no_password(),
        (true, true) => text.person_state_open(),
    }
}

/// The address of an account's page.
pub fn address(id: PersonId) -> String {
    format!("/administration/people/{id}")
}

/// What the page of one account shows besides the account itself.
#[derive(Clone, Default)]
pub struct PersonForms {
    /// What has just been done.
    pub done: Option<Done>,
    /// The role being given, as typed.
    pub appointment: AppointmentForm,
    /// What was wrong with it.
    pub appointment_errors: FieldErrors,
    /// The units to choose among.
    pub units: Vec<(String, String)>,
    /// What was wrong with the new password.
    pub password_errors: FieldErrors,
    /// Whether it is the reader's own account.
    pub is_own: bool,
}

/// One account.
#[component]
pub fn PersonShow(
    /// The words.
    text: Text,
    /// The account.
    page: PersonPage,
    /// Its forms.
    forms: PersonForms,
    /// The day: it parts the roles that are over from the others.
    today: chrono::NaiveDate,
) -> impl IntoView {
    let id = page.person.id;
    let (over, held): (Vec<_>, Vec<_>) =
        page.appointments.into_iter().partition(|held| held.span.to().is_some_and(|to| to < today));
    // What Verkan dealt out itself is in no other system.
    let given_id = Some(page.person.external_id.clone()).filter(|id| !id.starts_with("verkan-"));
    let receipt = forms.done.map(|done| match done {
        Done::Created => text.person_done_created(),
        Done::Changed => text.person_done_changed(),
        Done::Password => text.person_done_password(),
        Done::Sessions => text.person_done_sessions(),
        Done::Role => text.person_done_role(),
        Done::Ended => text.person_done_ended(),
    });
    view! {
        <nav class="crumbs" aria-label=text.crumbs()><ol>
            <li><a href="/administration/people">{text.people_title()}</a></li>
        </ol></nav>
        <div class="page-head"><h1>{page.person.name.clone()}</h1></div>
        <div class="stack page--narrow">
            {receipt.map(|words| view! { <Receipt words /> })}
            <section class="card">
                <div class="row row--between">
                    <h2>{text.person_account()}</h2>
                    <a href=format!("{}/edit", address(id))>{text.person_edit()}</a>
                </div>
                <dl class="facts">
                    <dt>{text.person_email()}</dt><dd>{page.person.email.clone()}</dd>
                    {given_id.map(|id| view! { <dt>{text.person_external_id()}</dt><dd>{id}</dd> })}
                    <dt>{text.person_account()}</dt><dd>{account_state(text, &page.person, page.has_password)}</dd>
                    <dt>{text.person_sessions()}</dt><dd>{text.person_sessions_count(page.sessions)}</dd>
                </dl>
                {(page.sessions > 0 && !forms.is_own).then(|| view! {
                    <form class="actions" method="post" action=format!("{}/sessions/end", address(id))>
                        <button class="ds-button" data-variant="secondary">{text.person_sessions_end()}</button>
                    </form>
                })}
            </section>
            <HeldRoles text held over />
            {(page.may_give && forms.is_own).then(|| view! { <p>{text.appointment_give_first()}</p> })}
            {if page.may_give {
                let PersonForms { appointment: form, appointment_errors: errors, units, .. } = forms.clone();
                view! { <AppointmentGive text person=id form errors units /> }.into_any()
            } else {
                view! { <p>{text.appointment_give_own()}</p> }.into_any()
            }}
            {if forms.is_own {
                view! { <p><a href="/account">{text.person_password_own()}</a></p> }.into_any()
            } else {
                view! { <PasswordForm text person=page.person errors=forms.password_errors /> }.into_any()
            }}
        </div>
    }
    .into_any()
}

#[component]
fn HeldRoles(text: Text, held: Vec<AppointmentRow>, over: Vec<AppointmentRow>) -> impl IntoView {
    let is_empty = held.is_empty();
    let rows = |roles: Vec<AppointmentRow>, can_end: bool| -> Vec<_> {
        roles.into_iter().map(|held| held_row(text, held, can_end)).collect()
    };
    view! {
        <section class="card">
            <h2>{text.person_roles_now()}</h2>
            {is_empty.then(|| view! { <p class="muted">{text.person_roles_none()}</p> })}
            {(!is_empty).then(|| view! {
                <div class="table-wrap" tabindex="0" role="region" aria-label=text.person_roles_now()>
                    <table class="table"><tbody>{rows(held, true)}</tbody></table>
                </div>
            })}
            {(!over.is_empty()).then(|| view! {
                <details class="data-table">
                    <summary>{text.person_roles_ended()}</summary>
                    <div class="table-wrap" tabindex="0" role="region" aria-label=text.person_roles_ended()>
                        <table class="table"><tbody>{rows(over, false)}</tbody></table>
                    </div>
                </details>
            })}
        </section>
    }
    .into_any()
}

fn held_row(text: Text, held: AppointmentRow, can_end: bool) -> AnyView {
    let unit = format!("/organisation/units/{}", held.unit.id);
    let end = can_end.then(|| {
        let words = text.appointment_end_this(place(text, &held));
        view! {
            <td class="num"><a href=format!("/administration/appointments/{}/end", held.id)>
                {text.appointment_end()}<span class="sr-only">" "{words}</span>
            </a></td>
        }
    });
    view! {
        <tr>
            <th scope="row">{role_name(text, held.role)}</th>
            <td><a href=unit>{held.unit.name.clone()}</a></td>
            <td>{span_words(text, held.span)}</td>
            {end}
        </tr>
    }
    .into_any()
}

#[component]
fn PasswordForm(text: Text, person: Person, errors: FieldErrors) -> impl IntoView {
    let form = Form::with_errors(text, errors);
    let labels = [("password", text.account_password_new()), ("again", text.account_password_again())];
    let [password, again] = labels.clone();
    view! {
        <form class="card form" method="post" action=format!("{}/password", address(person.id)) novalidate>
            <h2>{text.person_password()}</h2>
            {form.head(&labels)}
            <p class="meta">{text.person_password_lead()}</p>
            {form.input(
                "password",
                Field::required("password", password.1).hint(text.account_password_new_hint()).autocomplete("off"),
                "",
            )}
            {form.input("password", Field::required("again", again.1).autocomplete("off"), "")}
            <div class="actions">
                <button class="ds-button" data-variant="secondary" r#type="submit">{text.person_password_save()}</button>
            </div>
        </form>
    }
    .into_any()
}

fn changed_by_another(text: Text, typed: &PersonForm, now: &PersonForm) -> impl IntoView + use<> {
    let state = |form: &PersonForm| {
        if form.open.is_empty() { text.person_state_closed() } else { text.person_state_open() }
    };
    let both = [
        (text.person_name(), typed.name.clone(), now.name.clone()),
        (text.person_email(), typed.email.clone(), now.email.clone()),
        (text.person_account(), state(typed), state(now)),
    ];
    view! { <ChangedByAnother title=text.person_changed_title() words=text.person_changed() differs=differing(both) /> }
}

/// The form of a new account, or of one that is changed.
#[component]
pub fn PersonEdit(
    /// The words.
    text: Text,
    /// The account; none yet for a new one.
    person: Option<PersonId>,
    /// What was typed.
    form: PersonForm,
    /// What was wrong with it.
    errors: FieldErrors,
    /// Why it cannot be saved now.
    refused: Option<String>,
    /// What somebody else has saved meanwhile.
    now: Option<PersonForm>,
) -> impl IntoView {
    let fields = Form::with_errors(text, errors);
    let labels =
        [("name", text.person_name()), ("email", text.person_email()), ("external_id", text.person_external_id())];
    let [name, email, external_id] = labels.clone();
    let (title, save) = match person {
        None => (text.person_new_title(), text.person_create()),
        Some(_) => (text.person_edit_title(), text.person_save()),
    };
    let back = person.map_or_else(|| "/administration/people".to_owned(), address);
    let action = back.clone();
    view! {
        <nav class="crumbs" aria-label=text.crumbs()><ol>
            <li><a href="/administration/people">{text.people_title()}</a></li>
        </ol></nav>
        <div class="page-head">
            <h1>{title}</h1>
            {person.is_none().then(|| view! { <p class="lead">{text.person_new_lead()}</p> })}
        </div>
        <form class="form" method="post" action=action novalidate>
            {refused.map(|words| view! { <Warning title=text.error_state_title() words /> })}
            {now.map(|now| changed_by_another(text, &form, &now))}
            {fields.head(&labels)}
            <input r#type="hidden" name="version" value=form.version />
            {fields.input("text", Field::required("name", name.1).autocomplete("off"), &form.name)}
            {fields.input(
                "email",
                Field::required("email", email.1).hint(text.person_email_hint()).autocomplete("off"),
                &form.email,
            )}
            {person.is_none().then(|| fields.input(
                "text",
                Field::optional("external_id", external_id.1).hint(text.person_external_id_hint()),
                &form.external_id,
            ))}
            {fields.checkbox(Field::required("open", text.person_open()).hint(text.person_open_hint()), !form.open.is_empty())}
            <div class="actions">
                <button class="ds-button" r#type="submit">{save}</button>
                <a href=back>{text.cancel()}</a>
            </div>
        </form>
    }
    .into_any()
}
