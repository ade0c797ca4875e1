//! Roles: their words, the list of all that are held, giving and ending one.

use crate::administration::{AdministrationHead, Part};
use crate::form::{Field, Form};
use crate::link::with_query;
use crate::markup::options;
use crate::notice::Warning;
use crate::pages::{Pages, Place};
use crate::text::Text;
use domain::appointment::{AppointmentFilter, AppointmentForm, AppointmentList, AppointmentRow, EndingForm, Role};
use domain::field::FieldErrors;
use domain::id::PersonId;
use domain::order::Alphabetical;
use domain::person::PEOPLE_PER_PAGE;
use domain::span::Span;
use leptos::prelude::*;

/// What the role is called.
pub fn role_name(text: Text, role: Role) -> String {
    match role {
        Role::CouncilMember => text.role_council_member(),
        Role::ExecutiveBoardMember => text.role_executive_board_member(),
        Role::BoardMember => text.role_board_member(),
        Role::OppositionCommissioner => text.role_opposition_commissioner(),
        Role::CompanyDirector => text.role_company_director(),
        Role::ChiefExecutive => text.role_chief_executive(),
        Role::HeadOfAdministration => text.role_head_of_administration(),
        Role::UnitManager => text.role_unit_manager(),
        Role::Employee => text.role_employee(),
        Role::Controller => text.role_controller(),
        Role::BoardSecretary => text.role_board_secretary(),
        Role::Auditor => text.role_auditor(),
        Role::Administrator => text.role_administrator(),
    }
}

/// The role and where it is held: "Controller, Kommunledningskontoret".
pub fn place(text: Text, held: &AppointmentRow) -> String {
    format!("{}, {}", role_name(text, held.role), held.unit.name)
}

/// The days of a role.
pub fn span_words(text: Text, span: Span) -> String {
    match span.to() {
        Some(to) => text.appointment_span(span.from().to_string(), to.to_string()),
        None => text.appointment_since(span.from().to_string()),
    }
}

/// Every role to choose among, each with its word.
pub fn role_choices(text: Text) -> Vec<(String, String)> {
    let mut choices: Vec<_> = Role::ALL.iter().map(|role| (role.word().to_owned(), role_name(text, *role))).collect();
    choices.sort_by(|a, b| Alphabetical(&a.1).cmp(&Alphabetical(&b.1)));
    choices
}

/// Every role that is held: the list of the yearly review.
#[component]
pub fn AppointmentsShow(
    /// The words.
    text: Text,
    /// What is shown.
    filter: AppointmentFilter,
    /// The roles.
    list: AppointmentList,
) -> impl IntoView {
    let place = Place { page: filter.page.max(1), per_page: PEOPLE_PER_PAGE, total: list.total };
    let is_empty = list.rows.is_empty();
    let (role, q) = (filter.role.clone(), filter.q.clone());
    let address = move |page: u64| {
        with_query("/administration/appointments", &[("role", &role), ("q", &q), ("page", &page.to_string())])
    };
    view! {
        <AdministrationHead text here=Part::Appointments accounts=true />
        <section class="card">
            <h2>{text.appointments_title()}</h2>
            <p class="meta">{text.appointments_lead()}</p>
            <AppointmentFilterForm text filter />
            {if is_empty {
                view! { <NoAppointments text /> }.into_any()
            } else {
                view! { <AppointmentTable text rows=list.rows place /> }.into_any()
            }}
            <Pages text place address=address />
        </section>
    }
    .into_any()
}

#[component]
fn AppointmentFilterForm(text: Text, filter: AppointmentFilter) -> impl IntoView {
    let roles = options(&text.appointments_any_role(), role_choices(text), &filter.role);
    view! {
        <form class="filter" role="search" action="/administration/appointments">
            <div class="ds-field">
                <label class="ds-label" r#for="q">{text.appointments_search()}</label>
                <input class="ds-input" id="q" name="q" r#type="search" value=filter.q />
            </div>
            <div class="ds-field">
                <label class="ds-label" r#for="role">{text.appointment_role()}</label>
                <select class="ds-input" id="role" name="role" inner_html=roles></select>
            </div>
            <button class="ds-button" data-variant="secondary" r#type="submit">{text.search_button()}</button>
        </form>
    }
    .into_any()
}

#[component]
fn NoAppointments(text: Text) -> impl IntoView {
    view! {
        <section class="empty empty--inline">
            <h3>{text.appointments_none_title()}</h3>
            <p>{text.appointments_none()}</p>
            <p><a href="/administration/appointments">{text.appointments_all()}</a></p>
        </section>
    }
    .into_any()
}

#[component]
fn AppointmentTable(text: Text, rows: Vec<AppointmentRow>, place: Place) -> impl IntoView {
    let caption =
        text.appointments_caption(place.first().to_string(), place.last().to_string(), place.total.to_string());
    let label = caption.clone();
    let rows: Vec<_> = rows
        .into_iter()
        .map(|held| {
            let person = format!("/administration/people/{}", held.person.map_or(0, |person| person.0));
            let unit = format!("/organisation/units/{}", held.unit.id);
            let to = held.span.to().map_or_else(|| text.appointment_open_ended(), |day| day.to_string());
            view! {
                <tr>
                    <th scope="row"><a href=person>{held.person_name}</a></th>
                    <td>{role_name(text, held.role)}</td>
                    <td><a href=unit>{held.unit.name}</a></td>
                    <td class="nowrap wide-only">{held.span.from().to_string()}</td>
                    <td class="nowrap">{to}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <div class="table-wrap" tabindex="0" role="region" aria-label=label>
            <table class="table table--wide">
                <caption>{caption}</caption>
                <thead><tr>
                    <th scope="col">{text.appointment_holder()}</th>
                    <th scope="col">{text.appointment_role()}</th>
                    <th scope="col">{text.appointment_unit()}</th>
                    <th scope="col" class="wide-only">{text.appointment_from()}</th>
                    <th scope="col">{text.appointment_to()}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// The form in which a person is given a role.
#[component]
pub fn AppointmentGive(
    /// The words.
    text: Text,
    /// To whom.
    person: PersonId,
    /// What was typed.
    form: AppointmentForm,
    /// What was wrong with it.
    errors: FieldErrors,
    /// The units to choose among, as indented names.
    units: Vec<(String, String)>,
) -> impl IntoView {
    let fields = Form::with_errors(text, errors);
    let labels = [
        ("role", text.appointment_role()),
        ("unit", text.appointment_unit()),
        ("from", text.appointment_from()),
        ("to", text.appointment_to()),
    ];
    let [role, unit, from, to] = labels.clone();
    view! {
        <form class="card form" method="post" action=format!("/administration/people/{person}/appointments") novalidate>
            <h2>{text.appointment_give()}</h2>
            {fields.head(&labels)}
            {fields.select(Field::required("role", role.1), role_choices(text), &form.role)}
            {fields.select(Field::required("unit", unit.1), units, &form.unit)}
            <div class="field-row">
                {fields.input("date", Field::required("from", from.1), &form.from)}
                {fields.input("date", Field::optional("to", to.1), &form.to)}
            </div>
            <p class="meta">{text.appointment_to_hint()}</p>
            <div class="actions"><button class="ds-button" r#type="submit">{text.appointment_give_save()}</button></div>
        </form>
    }
    .into_any()
}

/// The page on which a role is ended.
#[component]
pub fn AppointmentEnd(
    /// The words.
    text: Text,
    /// The role.
    held: AppointmentRow,
    /// What was typed.
    form: EndingForm,
    /// What was wrong with it.
    errors: FieldErrors,
    /// Why it cannot be ended, when it cannot.
    refused: Option<String>,
) -> impl IntoView {
    let fields = Form::with_errors(text, errors);
    let action = format!("/administration/appointments/{}/end", held.id);
    let back = format!("/administration/people/{}", held.person.map_or(0, |person| person.0));
    let labels = [("to", text.appointment_end_last())];
    view! {
        <nav class="crumbs" aria-label=text.crumbs()><ol>
            <li><a href="/administration/people">{text.people_title()}</a></li>
            <li><a href=back.clone()>{held.person_name.clone()}</a></li>
        </ol></nav>
        <div class="page-head">
            <h1>{text.appointment_end_title()}</h1>
            <p class="lead">{format!("{}, {}", place(text, &held), span_words(text, held.span))}</p>
        </div>
        <div class="stack page--narrow">
            {refused.map(|words| view! { <Warning title=text.error_state_title() words /> })}
            <form class="card form" method="post" action=action.clone() novalidate>
                {fields.head(&labels)}
                <p>{text.appointment_end_lead()}</p>
                {fields.input("date", Field::required("to", text.appointment_end_last()), &form.to)}
                <div class="actions">
                    <button class="ds-button" r#type="submit">{text.appointment_end_save()}</button>
                    <a href=back>{text.cancel()}</a>
                </div>
            </form>
            <form class="card form" method="post" action=action novalidate>
                <p>{text.appointment_end_now_lead()}</p>
                <div class="actions">
                    <button class="ds-button" data-variant="secondary" data-color="danger" name="now" value="yes">
                        {text.appointment_end_now()}
                    </button>
                </div>
            </form>
        </div>
    }
    .into_any()
}
