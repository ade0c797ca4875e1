//! Signing in.

use crate::form::{Field, Form};
use crate::notice::{Receipt, Warning};
use crate::text::Text;
use domain::appointment::Role;
use leptos::prelude::*;

/// Why a try was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The address or the password is wrong; which of them is not told.
    Wrong,
    /// There were too many tries.
    TooMany,
}

/// What the sign-in page shows.
#[derive(Clone, Default)]
pub struct SignIn {
    /// The address, as typed.
    pub email: String,
    /// Where to go afterwards: a path of this site.
    pub next: String,
    /// Why the last try was refused.
    pub refusal: Option<Refusal>,
    /// The sample accounts, while the sample is loaded.
    pub samples: Vec<Sample>,
    /// Whether the municipality was set up just now.
    pub is_set_up: bool,
    /// Whether the page is reached over an open network without encryption.
    pub is_open_to_others: bool,
}

/// A sample account.
#[derive(Clone)]
pub struct Sample {
    /// The made-up name.
    pub name: String,
    /// The address to sign in with.
    pub email: String,
    /// The password, which is no secret.
    pub password: String,
    /// What the person may do.
    pub role: Role,
}

/// The sign-in page.
#[component]
pub fn SignInShow(
    /// The words.
    text: Text,
    /// What it shows.
    sign_in: SignIn,
) -> impl IntoView {
    let samples = (!sign_in.samples.is_empty())
        .then(|| view! { <Samples text samples=sign_in.samples.clone() next=sign_in.next.clone() /> });
    let is_sent_here = !matches!(sign_in.next.as_str(), "" | "/") && sign_in.refusal.is_none();
    let layout = if samples.is_some() { "cols cols--even" } else { "stack page--narrow" };
    view! {
        <div class=layout>
            <div class="stack">
                <div class="page-head"><h1>{text.session_title()}</h1><p class="lead">{text.session_lead()}</p></div>
                {sign_in.is_set_up.then(|| view! { <Receipt words=text.session_set_up() /> })}
                {is_sent_here.then(|| view! { <p>{text.session_needed()}</p> })}
                {sign_in.is_open_to_others.then(|| view! {
                    <Warning title=text.session_https_title() words=text.session_https() />
                })}
                {(sign_in.refusal == Some(Refusal::TooMany)).then(|| view! {
                    <Warning title=text.session_too_many_title() words=text.session_too_many() />
                })}
                <SignInForm text sign_in />
            </div>
            {samples}
        </div>
    }
    .into_any()
}

#[component]
fn SignInForm(text: Text, sign_in: SignIn) -> impl IntoView {
    let form = Form::fresh(text);
    let refused = (sign_in.refusal == Some(Refusal::Wrong)).then(|| {
        view! {
            <div class="ds-error-summary" role="alert" tabindex="-1"><p>{text.session_refused()}</p></div>
        }
    });
    view! {
        <form class="form card" method="post" action="/sign-in" novalidate>
            {refused}
            <input r#type="hidden" name="next" value=sign_in.next />
            {form.input(
                "email",
                Field::required("email", text.session_email()).autocomplete("username"),
                &sign_in.email,
            )}
            {form.input(
                "password",
                Field::required("password", text.session_password()).autocomplete("current-password"),
                "",
            )}
            <div class="actions"><button class="ds-button" r#type="submit">{text.sign_in()}</button></div>
            <p class="meta">{text.session_forgotten()}</p>
        </form>
    }
    .into_any()
}

#[component]
fn Samples(text: Text, samples: Vec<Sample>, next: String) -> impl IntoView {
    let password = samples.first().map(|sample| sample.password.clone()).unwrap_or_default();
    let picks: Vec<_> = samples
        .into_iter()
        .map(|sample| {
            let description = format!(
                "{} – {}",
                crate::appointment::role_name(text, sample.role),
                sample_description(text, sample.role)
            );
            view! {
                <li><form method="post" action="/sign-in">
                    <input r#type="hidden" name="next" value=next.clone() />
                    <input r#type="hidden" name="email" value=sample.email />
                    <input r#type="hidden" name="password" value=sample.password />
                    <p><b>{sample.name.clone()}</b><br/><span class="meta">{description}</span></p>
                    <button class="ds-button" data-variant="secondary" r#type="submit">
                        {text.sign_in()}<span class="sr-only">" "{text.session_samples_as(sample.name)}</span>
                    </button>
                </form></li>
            }
        })
        .collect();
    view! {
        <section class="card card--quiet">
            <h2>{text.session_samples()}</h2>
            <p class="meta">{text.session_samples_lead()}</p>
            <p class="meta">{text.session_samples_password(password)}</p>
            <ul class="picks">{picks}</ul>
        </section>
    }
    .into_any()
}

fn sample_description(text: Text, role: Role) -> String {
    match role {
        Role::CouncilMember => text.sample_council_member(),
        Role::ExecutiveBoardMember => text.sample_executive_board_member(),
        Role::BoardMember => text.sample_board_member(),
        Role::OppositionCommissioner => text.sample_opposition_commissioner(),
        Role::CompanyDirector => text.sample_company_director(),
        Role::ChiefExecutive => text.sample_chief_executive(),
        Role::HeadOfAdministration => text.sample_head_of_administration(),
        Role::UnitManager => text.sample_unit_manager(),
        Role::Employee => text.sample_employee(),
        Role::Controller => text.sample_controller(),
        Role::BoardSecretary => text.sample_board_secretary(),
        Role::Auditor => text.sample_auditor(),
        Role::Administrator => text.sample_administrator(),
    }
}
