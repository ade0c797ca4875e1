//! Activities: the list with its file, a page, and the acts of those who choose them and carry them out.

mod approval;
mod closing;
mod hypothesis;
mod lesson;
mod part;
mod writing;

use crate::error::Answer;
use crate::export::table::{Cell, Csv};
use crate::page::{Page, see_other};
use crate::routes::{Access, Routes};
use app::activity::list::ActivityListShow;
use app::activity::show::{ActivityShow, Done};
use app::form::Form as Filled;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use axum_extra::extract::Form;
use domain::activity::{ActivityFilter, ActivityOrder, ActivityRow, ActivityStage, ActivityView, Evidence};
use domain::field::FieldErrors;
use domain::id::ActivityId;
use leptos::prelude::*;
use serde::Deserialize;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/activities", list, Access::Public)
        .get("/activities.csv", table, Access::Public)
        .get("/activities/new", writing::new, Access::SignedIn)
        .post("/activities", writing::create, Access::SignedIn)
        .get("/activities/{id}", show, Access::Public)
        .get("/activities/{id}/edit", writing::edit, Access::SignedIn)
        .post("/activities/{id}", writing::change, Access::SignedIn)
        .post("/activities/{id}/adoption", adopt, Access::SignedIn)
        .post("/activities/{id}/start", start, Access::SignedIn)
        .post("/activities/{id}/resumption", resume, Access::SignedIn)
        .get("/activities/{id}/ending", closing::new, Access::SignedIn)
        .post("/activities/{id}/ending", closing::end, Access::SignedIn)
        .post("/activities/{id}/steps", part::add_step, Access::SignedIn)
        .post("/activities/{id}/steps/{step}", part::tick_step, Access::SignedIn)
        .post("/activities/{id}/steps/{step}/removal", part::remove_step, Access::SignedIn)
        .post("/activities/{id}/obstacles", part::raise_obstacle, Access::SignedIn)
        .get("/activities/{id}/obstacles/{obstacle}/removal", closing::ask_removal, Access::SignedIn)
        .post("/activities/{id}/obstacles/{obstacle}/removal", closing::remove_obstacle, Access::SignedIn)
        .get("/activities/{id}/hypotheses/new", hypothesis::new, Access::SignedIn)
        .post("/activities/{id}/hypotheses", hypothesis::state, Access::SignedIn)
        .get("/activities/{id}/hypotheses/{hypothesis}/edit", hypothesis::edit, Access::SignedIn)
        .post("/activities/{id}/hypotheses/{hypothesis}", hypothesis::change, Access::SignedIn)
        .post("/activities/{id}/hypotheses/{hypothesis}/removal", hypothesis::remove, Access::SignedIn)
        .get("/activities/{id}/hypotheses/{hypothesis}/verdict", hypothesis::ask_verdict, Access::SignedIn)
        .post("/activities/{id}/hypotheses/{hypothesis}/verdict", hypothesis::give_verdict, Access::SignedIn)
        .get("/lessons", lesson::list, Access::Public)
        .get("/organisation/units/{id}/approval", approval::new, Access::SignedIn)
        .post("/organisation/units/{id}/approval", approval::demand, Access::SignedIn)
        .post("/organisation/approvals/{id}/end", approval::lift, Access::SignedIn)
}

/// What stands in the address, as it stands there: what cannot be read is as if it were not there.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    q: String,
    goal: String,
    unit: String,
    stage: String,
    all: String,
    late: String,
    experiment: String,
    untested: String,
    obstructed: String,
    evidence: String,
    view: String,
    order: String,
    page: String,
}

impl Asked {
    fn filter(self) -> ActivityFilter {
        let is_yes = |word: &str| word == "true";
        ActivityFilter {
            goal: self.goal.parse().ok(),
            unit: self.unit.parse().ok(),
            stage: ActivityStage::from_word(&self.stage),
            all: is_yes(&self.all),
            late: is_yes(&self.late),
            experiment: is_yes(&self.experiment),
            untested: is_yes(&self.untested),
            obstructed: is_yes(&self.obstructed),
            evidence: Evidence::from_word(&self.evidence),
            view: ActivityView::from_word(&self.view).unwrap_or(ActivityView::List),
            order: ActivityOrder::from_word(&self.order).unwrap_or(ActivityOrder::Due),
            page: self.page.parse().unwrap_or(1),
            q: self.q.chars().take(200).collect(),
        }
    }
}

async fn list(page: Page, Query(asked): Query<Asked>) -> Answer {
    let filter = asked.filter();
    let list = page.store.activity_list(&page.actor, &filter, page.today).await?;
    let (text, today) = (page.text, page.today);
    Ok(page.ok(text.nav_activities(), || view! { <ActivityListShow text filter list today /> }))
}

/// What the list shows, as a file.
async fn table(page: Page, Query(asked): Query<Asked>) -> Answer {
    let filter = asked.filter();
    let list = page.store.activity_list(&page.actor, &filter, page.today).await?;
    let text = page.text;
    let heads = [
        text.activity_column_activity(),
        text.activity_unit(),
        text.activity_column_state(),
        text.activity_late(),
        text.activity_from(),
        text.activity_to(),
        text.activity_column_due(),
        text.activity_column_steps(),
        text.activity_column_goal(),
    ];
    let mut csv = Csv::new(heads.iter().map(String::as_str));
    for row in list.rows {
        csv.row(cells(&page, row));
    }
    Ok(csv.into_response(&format!("{}.csv", text.nav_activities().to_lowercase())))
}

fn cells(page: &Page, row: ActivityRow) -> Vec<Cell> {
    let text = page.text;
    let day = |day: Option<chrono::NaiveDate>| Cell::text(&day.map(|day| day.to_string()).unwrap_or_default());
    let goals: Vec<String> = row
        .goals
        .into_iter()
        .map(|(_, title, verdict)| match verdict {
            Some(verdict) => format!("{title} ({})", app::activity::verdict_word(text, verdict)),
            None => title,
        })
        .collect();
    vec![
        Cell::text(&row.activity.title),
        Cell::text(&row.unit.name),
        Cell::text(&app::activity::stage_word(text, row.activity.stage)),
        Cell::text(&if row.late { text.yes() } else { text.no() }),
        day(Some(row.span.from())),
        day(row.span.to()),
        day(row.next_due),
        Cell::text(&format!("{}/{}", row.steps.0, row.steps.1)),
        Cell::text(&goals.join("; ")),
    ]
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Shown {
    done: String,
}

async fn show(page: Page, Path(id): Path<i64>, Query(Shown { done }): Query<Shown>) -> Answer {
    let done = Done::from_word(&done);
    draw(&page, StatusCode::OK, ActivityId(id), FieldErrors::default(), done).await
}

/// The page of an activity; with errors when one of its small forms could not be taken.
async fn draw(page: &Page, status: StatusCode, id: ActivityId, errors: FieldErrors, done: Option<Done>) -> Answer {
    let found = page.store.activity_page(&page.actor, id, page.today).await?;
    let form = Filled::with_errors(page.text, errors);
    let title = found.activity.title.clone();
    Ok(page.answer(status, title, || view! { <ActivityShow form page=found done /> }))
}

/// Back to the activity's page, which says what was just done.
fn done(id: ActivityId, done: Done) -> Response {
    see_other(format!("{}?done={}", app::activity::address(id), done.word()))
}

/// The version that a press of a button was made from.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Pressed {
    version: String,
}

async fn adopt(page: Page, Path(id): Path<i64>, Form(pressed): Form<Pressed>) -> Answer {
    let id = ActivityId(id);
    page.store.adopt_activity(&page.actor, id, version(&pressed.version), page.today).await?;
    Ok(done(id, Done::Adopted))
}

async fn start(page: Page, Path(id): Path<i64>, Form(pressed): Form<Pressed>) -> Answer {
    let id = ActivityId(id);
    page.store.start_activity(&page.actor, id, version(&pressed.version), page.today).await?;
    Ok(done(id, Done::Started))
}

async fn resume(page: Page, Path(id): Path<i64>, Form(pressed): Form<Pressed>) -> Answer {
    let id = ActivityId(id);
    page.store.resume_activity(&page.actor, id, version(&pressed.version), page.today).await?;
    Ok(done(id, Done::Started))
}

/// A version as the form sends it; what cannot be read is no version that holds.
fn version(typed: &str) -> i64 {
    typed.trim().parse().unwrap_or(0)
}
