//! Demands that activities be approved.

use crate::error::Answer;
use crate::page::{Page, see_other};
use app::activity::approval::ApprovalEdit;
use app::form::Form as Filled;
use axum::extract::Path;
use axum::http::StatusCode;
use axum_extra::extract::Form;
use domain::approval::ApprovalDemandForm;
use domain::field::FieldErrors;
use domain::id::{ApprovalDemandId, UnitId};
use domain::permission::{Action, Place, require};
use leptos::prelude::*;

pub(super) async fn new(page: Page, Path(id): Path<i64>) -> Answer {
    draw(&page, StatusCode::OK, UnitId(id), ApprovalDemandForm::default(), FieldErrors::default()).await
}

pub(super) async fn demand(page: Page, Path(id): Path<i64>, Form(form): Form<ApprovalDemandForm>) -> Answer {
    let id = UnitId(id);
    match form.parse(page.today) {
        Ok(demand) => {
            page.store.demand_approval(&page.actor, id, demand).await?;
            Ok(see_other(format!("/organisation/units/{id}/approval")))
        }
        Err(errors) => draw(&page, StatusCode::UNPROCESSABLE_ENTITY, id, form, errors).await,
    }
}

pub(super) async fn lift(page: Page, Path(id): Path<i64>) -> Answer {
    let unit = page.store.lift_demand(&page.actor, ApprovalDemandId(id), page.today).await?;
    Ok(see_other(format!("/organisation/units/{unit}/approval")))
}

async fn draw(page: &Page, status: StatusCode, id: UnitId, typed: ApprovalDemandForm, errors: FieldErrors) -> Answer {
    let unit = page.store.unit(&page.actor, id).await?;
    require(&page.actor, Action::DemandApproval, &Place::Unit(unit.path.clone()))?;
    let demands = page.store.demands_at(&page.actor, id, page.today).await?;
    let form = Filled::with_errors(page.text, errors);
    let (unit, title) = (unit.as_name(), page.text.approval_title());
    Ok(page.answer(status, title, || view! { <ApprovalEdit form unit demands typed /> }))
}
