//! The whole policy as a table: what each role may do, and how far it reaches.

use crate::administration::{AdministrationHead, Part};
use crate::appointment::role_name;
use crate::text::Text;
use domain::appointment::Role;
use domain::permission::{Action, Reach, reach};
use leptos::prelude::*;

/// What the action is called.
pub fn action_name(text: Text, action: Action) -> String {
    match action {
        Action::ReadDraft => text.action_read_draft(),
        Action::WriteGoal => text.action_write_goal(),
        Action::RegisterDecision => text.action_register_decision(),
        Action::StateContribution => text.action_state_contribution(),
        Action::JudgeGoal => text.action_judge_goal(),
        Action::WriteActivity => text.action_write_activity(),
        Action::ApproveActivity => text.action_approve_activity(),
        Action::DemandApproval => text.action_demand_approval(),
        Action::RemoveObstacle => text.action_remove_obstacle(),
        Action::ReportAssignment => text.action_report_assignment(),
        Action::PlanMeasure => text.action_plan_measure(),
        Action::ManageRounds => text.action_manage_rounds(),
        Action::AnswerRound => text.action_answer_round(),
        Action::TellFromFrontLine => text.action_tell_from_front_line(),
        Action::ApproveRound => text.action_approve_round(),
        Action::AskQuestion => text.action_ask_question(),
        Action::AnswerQuestion => text.action_answer_question(),
        Action::DefineIndicator => text.action_define_indicator(),
        Action::ReportMeasurement => text.action_report_measurement(),
        Action::ManageUnits => text.action_manage_units(),
        Action::ManageModel => text.action_manage_model(),
        Action::ManageAccounts => text.action_manage_accounts(),
        Action::Import => text.action_import(),
        Action::ExportAll => text.action_export_all(),
        Action::ReadTrail => text.action_read_trail(),
    }
}

fn reach_name(text: Text, reach: Reach) -> String {
    match reach {
        Reach::None => text.reach_none(),
        Reach::Own => text.reach_own(),
        Reach::Branch => text.reach_branch(),
        Reach::Line => text.reach_line(),
        Reach::All => text.reach_all(),
    }
}

/// The table, drawn from the policy itself: it cannot say anything else than what holds.
#[component]
pub fn PermissionsShow(
    /// The words.
    text: Text,
    /// Whether the reader looks after accounts.
    accounts: bool,
) -> impl IntoView {
    let heads: Vec<_> = Action::ALL
        .iter()
        .map(|action| view! { <th scope="col"><span>{action_name(text, *action)}</span></th> })
        .collect();
    let rows: Vec<_> = Role::ALL
        .iter()
        .map(|role| {
            let cells: Vec<_> = Action::ALL.iter().map(|action| cell(text, reach(*role, *action))).collect();
            view! { <tr><th scope="row">{role_name(text, *role)}</th>{cells}</tr> }
        })
        .collect();
    let meanings = [
        (text.reach_own(), text.reach_own_meaning()),
        (text.reach_branch(), text.reach_branch_meaning()),
        (text.reach_line(), text.reach_line_meaning()),
        (text.reach_all(), text.reach_all_meaning()),
    ];
    let meanings: Vec<_> =
        meanings.into_iter().map(|(word, meaning)| view! { <dt><b>{word}</b></dt><dd>{meaning}</dd> }).collect();
    view! {
        <AdministrationHead text here=Part::Permissions accounts />
        <section class="card">
            <h2>{text.permission_title()}</h2>
            <p class="sentence">{text.permission_lead()}</p>
            <dl class="facts" aria-label=text.permission_legend()>{meanings}</dl>
            <div class="table-wrap" tabindex="0" role="region" aria-label=text.permission_caption()>
                <table class="table table--dense table--stick table--upright">
                    <caption>{text.permission_caption()}</caption>
                    <thead><tr><th scope="col">{text.permission_role()}</th>{heads}</tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

fn cell(text: Text, reach: Reach) -> AnyView {
    match reach {
        Reach::None => view! {
            <td class="mid"><span class="sr-only">{text.reach_none()}</span><span aria-hidden="true" class="muted">"·"</span></td>
        }
        .into_any(),
        _ => view! { <td class="mid">{reach_name(text, reach)}</td> }.into_any(),
    }
}
