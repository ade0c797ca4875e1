//! Demands for approval at a body or administration.

use crate::form::{Field, Form};
use crate::period;
use domain::approval::{ApprovalDemand, ApprovalDemandForm};
use domain::organisation::UnitName;
use leptos::prelude::*;

/// The page on which activities are asked to be approved, and on which that ends.
#[component]
pub fn ApprovalEdit(
    /// The words and what was typed wrong.
    form: Form,
    /// Where.
    unit: UnitName,
    /// What holds there already, its own and from above.
    demands: Vec<ApprovalDemand>,
    /// What was typed.
    typed: ApprovalDemandForm,
) -> impl IntoView {
    let text = form.text;
    let labels = [("reason", text.approval_reason()), ("to", text.approval_to())];
    let (here, action) =
        (format!("/organisation/units/{}", unit.id), format!("/organisation/units/{}/approval", unit.id));
    let held: Vec<_> = demands
        .into_iter()
        .map(|demand| {
            let is_own = demand.unit.id == unit.id;
            let meta = format!("{} · {}", demand.unit.name, period::span(text, demand.span));
            view! {
                <article class="contribution">
                    <p>{demand.reason}</p>
                    <p class="meta">{meta}</p>
                    {is_own.then(|| view! {
                        <form method="post" action=format!("/organisation/approvals/{}/end", demand.id)>
                            <button class="ds-button" data-variant="secondary" r#type="submit">{text.approval_end()}</button>
                        </form>
                    })}
                </article>
            }
        })
        .collect();
    let is_any = !held.is_empty();
    view! {
        <nav class="crumbs" aria-label=text.crumbs()><ol>
            <li><a href="/organisation">{text.organisation_title()}</a></li>
            <li><a href=here.clone()>{unit.name.clone()}</a></li>
        </ol></nav>
        <div class="page-head"><h1>{text.approval_title()}</h1><p class="lead">{text.approval_lead()}</p></div>
        <div class="stack">
            {is_any.then(|| view! { <section class="card"><h2>{text.approval_held()}</h2>{held}</section> })}
            <form class="form" method="post" action=action novalidate>
                {form.head(&labels)}
                {form.area(Field::required("reason", text.approval_reason()).hint(text.approval_reason_hint()), 3, &typed.reason)}
                {form.input("date", Field::optional("to", text.approval_to()).hint(text.approval_to_hint()), &typed.to)}
                <div class="actions">
                    <button class="ds-button" r#type="submit">{text.approval_save()}</button>
                    <a href=here>{text.cancel()}</a>
                </div>
            </form>
        </div>
    }
    .into_any()
}
