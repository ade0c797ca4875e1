//! One assignment: what was decided, what was reported, and the forms of those who report and decide.

use super::edit::{decision_fields, decision_labels};
use super::{AssignmentChip, address, closing_word};
use crate::activity::by_role;
use crate::audit::decided;
use crate::form::{Field, Form};
use crate::notice::{Receipt, Warning};
use crate::question::QuestionsOf;
use crate::text::Text;
use chrono::NaiveDate;
use domain::assignment::{
    Assignment, AssignmentPage, AssignmentStage, AssignmentState, Closing, ClosingForm, Report, ReportForm,
    SendBackForm,
};
use domain::question::{About, Subject};
use leptos::prelude::*;

domain::words! {
    /// What was just done, said on the page that one comes back to.
    pub enum Done {
        /// It was registered.
        Given = "given",
        /// Something was reported.
        Reported = "reported",
        /// A report was sent back.
        SentBack = "sent_back",
        /// It was closed.
        Closed = "closed",
    }
}

fn receipt(text: Text, done: Done) -> String {
    match done {
        Done::Given => text.assignment_done_given(),
        Done::Reported => text.assignment_done_reported(),
        Done::SentBack => text.assignment_done_sent_back(),
        Done::Closed => text.assignment_done_closed(),
    }
}

/// What was typed in the forms of the page, and which of them it was that came back.
#[derive(Clone, Debug, Default)]
pub enum Typed {
    /// Nothing.
    #[default]
    Nothing,
    /// A report.
    Report(ReportForm),
    /// That a report is sent back.
    SendBack(SendBackForm),
    /// A decision that closes it.
    Closing(ClosingForm),
}

/// The page of an assignment.
#[component]
pub fn AssignmentShow(
    /// The words and what was typed wrong.
    form: Form,
    /// The assignment with what hangs on it.
    page: AssignmentPage,
    /// What was typed.
    typed: Typed,
    /// Why it could not be done.
    refused: Option<String>,
    /// The day.
    today: NaiveDate,
    /// What was just done.
    done: Option<Done>,
) -> impl IntoView {
    let text = form.text;
    let AssignmentPage { assignment, body, unit, goal, reports, questions, allowed } = page;
    let id = assignment.id;
    let stage = assignment.state.stage();
    let late = stage == AssignmentStage::Ongoing && assignment.due_on < today;
    let closing = assignment.state.closing().map(|closing| {
        let word = match &assignment.state {
            AssignmentState::Withdrawn { .. } => text.assignment_closed_withdrawn(decided(text, closing)),
            _ => text.assignment_closed_done(decided(text, closing)),
        };
        view! { <p class="sentence">{word}</p> }
    });
    view! {
        <nav class="crumbs" aria-label=text.crumbs()><ol>
            <li><a href="/assignments">{text.assignment_title()}</a></li>
        </ol></nav>
        <div class="page-head">
            <p class="eyebrow">{text.assignment_from_to(body.name.clone(), unit.name.clone())}</p>
            <h1>{assignment.title.clone()}</h1>
            <div class="status-line">
                <AssignmentChip text stage late />
                <p>{text.assignment_due(text.long_date(assignment.due_on))}</p>
            </div>
            {closing}
        </div>
        {done.map(|done| view! { <Receipt words=receipt(text, done) /> })}
        {refused.map(|words| view! { <Warning title=text.error_state_title() words /> })}
        <div class="cols cols--goal">
            <div class="stack">
                {(!assignment.text.is_empty()).then(|| view! {
                    <section class="card"><h2>{text.assignment_field_text()}</h2><p class="as-typed">{assignment.text.clone()}</p></section>
                })}
                <Reports text reports />
                {allowed.report.then(|| view! { <Reporting form=form.clone() assignment=assignment.clone() typed=typed.clone() /> })}
                <QuestionsOf text about=About::new(Subject::Assignment, id.0) questions />
            </div>
            <div class="stack">
                {allowed.decide.then(|| view! { <Deciding form=form.clone() assignment=assignment.clone() typed=typed.clone() /> })}
                <section class="card">
                    <h2>{text.assignment_facts()}</h2>
                    <dl class="facts">
                        <dt>{text.assignment_body()}</dt>
                        <dd><a href=crate::organisation::address(body.id, None)>{body.name}</a></dd>
                        <dt>{text.assignment_unit()}</dt>
                        <dd><a href=crate::organisation::address(unit.id, None)>{unit.name}</a></dd>
                        <dt>{text.assignment_decision()}</dt>
                        <dd>{decided(text, &assignment.decision)}</dd>
                        {goal.map(|(id, title)| view! {
                            <dt>{text.assignment_goal()}</dt><dd><a href=crate::goal::address(id, None)>{title}</a></dd>
                        })}
                    </dl>
                </section>
                <p class="screen-only"><a href=format!("/trail?kind=assignment&object={id}")>{text.trail_history()}</a></p>
            </div>
        </div>
    }
    .into_any()
}

#[component]
fn Reports(text: Text, reports: Vec<Report>) -> impl IntoView {
    let is_empty = reports.is_empty();
    let items: Vec<_> = reports
        .into_iter()
        .map(|report| {
            let by = text.assignment_reported_by(text.long_date(report.on), by_role(text, &report.by_role));
            let last = report.is_final.then(|| view! { <p><b>{text.assignment_is_final()}</b></p> });
            view! {
                <article class="contribution">{last}<p class="as-typed">{report.text}</p><p class="meta">{by}</p></article>
            }
        })
        .collect();
    view! {
        <section class="card" id="reports">
            <h2>{text.assignment_reports()}</h2>
            {is_empty.then(|| view! { <p class="muted">{text.assignment_reports_none()}</p> })}
            {items}
        </section>
    }
    .into_any()
}

#[component]
fn Reporting(form: Form, assignment: Assignment, typed: Typed) -> impl IntoView {
    let text = form.text;
    let (form, typed) = match typed {
        Typed::Report(typed) => (form, typed),
        _ => (Form::fresh(text), ReportForm::default()),
    };
    let at = address(assignment.id);
    view! {
        <section class="card screen-only">
            <h2>{text.assignment_report()}</h2>
            <form class="form" method="post" action=format!("{at}/reports") novalidate>
                {form.head(&[("text", text.assignment_report_text())])}
                <input r#type="hidden" name="version" value=assignment.version.to_string() />
                {form.area(
                    Field::required("text", text.assignment_report_text()).hint(text.assignment_report_hint()), 4, &typed.text,
                )}
                {form.checkbox(
                    Field::optional("is_final", text.assignment_report_final()).hint(text.assignment_report_final_hint()),
                    typed.is_final == "on",
                )}
                <div class="actions"><button class="ds-button" r#type="submit">{text.assignment_report_save()}</button></div>
            </form>
        </section>
    }
    .into_any()
}

/// What the body may do: send a report back, and close the assignment by a decision.
#[component]
fn Deciding(form: Form, assignment: Assignment, typed: Typed) -> impl IntoView {
    let text = form.text;
    let (at, version) = (address(assignment.id), assignment.version.to_string());
    let is_reported = assignment.state.stage() == AssignmentStage::Reported;
    let (back_form, back) = match &typed {
        Typed::SendBack(typed) => (form.clone(), typed.clone()),
        _ => (Form::fresh(text), SendBackForm::default()),
    };
    let (close_form, close) = match typed {
        Typed::Closing(typed) => (form, typed),
        _ => (Form::fresh(text), ClosingForm::default()),
    };
    let ways = Closing::ALL.iter().filter(|way| is_reported || **way == Closing::Withdrawn);
    let ways = ways.map(|way| (way.word().to_owned(), closing_word(text, *way))).collect();
    let labels: Vec<_> = std::iter::once(("how", text.assignment_close_how())).chain(decision_labels(text)).collect();
    view! {
        {is_reported.then(|| view! {
            <section class="card screen-only">
                <h2>{text.assignment_send_back()}</h2>
                <form class="form" method="post" action=format!("{at}/return") novalidate>
                    {back_form.head(&[("reason", text.assignment_send_back_reason())])}
                    <input r#type="hidden" name="version" value=version.clone() />
                    {back_form.area(Field::required("reason", text.assignment_send_back_reason()), 2, &back.reason)}
                    <div class="actions">
                        <button class="ds-button" data-variant="secondary" r#type="submit">{text.assignment_send_back_save()}</button>
                    </div>
                </form>
            </section>
        })}
        <section class="card screen-only">
            <h2>{text.assignment_close()}</h2>
            <form class="form" method="post" action=format!("{at}/closing") novalidate>
                {close_form.head(&labels)}
                <input r#type="hidden" name="version" value=version />
                {close_form.radios(Field::required("how", text.assignment_close_how()), ways, &close.how)}
                {decision_fields(&close_form, &close.decision)}
                <div class="actions"><button class="ds-button" r#type="submit">{text.assignment_close_save()}</button></div>
            </form>
        </section>
    }
    .into_any()
}
