//! The whole policy on one page: which role may do what, and where.
//!
//! Rules behind it: politicians set and follow effects, staff choose activities and report figures; minority and majority read
//! the same; adopted text is never edited, only replaced; administrators have no power over adopted content; auditors read
//! everything and change nothing. Everything adopted is public, so reading it asks no permission.

use crate::actor::{Acting, Actor};
use crate::appointment::Role;
use crate::organisation::UnitPath;
use crate::rejection::Rejection;

crate::words! {
    /// What somebody may want to do.
    pub enum Action {
        /// Read goals that are not yet decided.
        ReadDraft = "read_draft",
        /// Write a goal and propose it to the body that decides.
        WriteGoal = "write_goal",
        /// Register what the body has decided: adopt, replace or close a goal.
        RegisterDecision = "register_decision",
        /// State what the own unit does for a goal.
        StateContribution = "state_contribution",
        /// Judge how a goal goes, beside what the rule suggests.
        JudgeGoal = "judge_goal",
        /// Propose, adopt, change and carry out activities, and say whether they helped.
        WriteActivity = "write_activity",
        /// Approve activities where a body asks for it.
        ApproveActivity = "approve_activity",
        /// Ask for the activities of a body to be approved, and stop asking for it.
        DemandApproval = "demand_approval",
        /// Remove what stands in the way of activities.
        RemoveObstacle = "remove_obstacle",
        /// Report back on assignments.
        ReportAssignment = "report_assignment",
        /// Plan what is done about a deviation.
        PlanMeasure = "plan_measure",
        /// Lay up, open, change and close rounds of follow-up.
        ManageRounds = "manage_rounds",
        /// Answer for a unit in a round.
        AnswerRound = "answer_round",
        /// Tell what is seen where the work is done, in a round.
        TellFromFrontLine = "tell_from_front_line",
        /// Approve what was answered in a round, or send it back.
        ApproveRound = "approve_round",
        /// Ask a question on anything.
        AskQuestion = "ask_question",
        /// Answer questions.
        AnswerQuestion = "answer_question",
        /// Define indicators, targets and comparisons.
        DefineIndicator = "define_indicator",
        /// Report measurements.
        ReportMeasurement = "report_measurement",
        /// Create, change and end units.
        ManageUnits = "manage_units",
        /// Name the levels, focus areas and values of the steering model.
        ManageModel = "manage_model",
        /// Open and close accounts, give and end roles.
        ManageAccounts = "manage_accounts",
        /// Import files and undo imports.
        Import = "import",
        /// Take out the complete archive, people included.
        ExportAll = "export_all",
        /// Read the whole audit trail, with names.
        ReadTrail = "read_trail",
    }
}

/// Where something is to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The municipality as a whole.
    Whole,
    /// At one unit.
    Unit(UnitPath),
}

/// How far a role reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// Nowhere.
    None,
    /// The unit itself and nothing else.
    Own,
    /// The unit and all below it.
    Branch,
    /// The unit, all below it and the line above it but for the council: an administration drafts for its board.
    Line,
    /// Everywhere.
    All,
}

/// How far `role` reaches with `action`. The table that the administrator's page shows.
pub const fn reach(role: Role, action: Action) -> Reach {
    use Action as A;
    use Reach::{All, Branch, Line, None, Own};
    use Role as R;
    match (role, action) {
        (R::Employee, A::ReadDraft) => Line,
        (R::Administrator, A::ReadDraft) => None,
        (_, A::ReadDraft) => All,

        (R::ChiefExecutive | R::Controller | R::ExecutiveBoardMember, A::WriteGoal) => All,
        (R::CouncilMember | R::BoardMember | R::OppositionCommissioner, A::WriteGoal) => Own,
        (R::CompanyDirector, A::WriteGoal) => Branch,
        (R::HeadOfAdministration, A::WriteGoal) => Line,

        (R::CouncilMember | R::ExecutiveBoardMember | R::BoardMember, A::RegisterDecision) => Own,
        (R::BoardSecretary | R::CompanyDirector, A::RegisterDecision) => Own,

        (R::ChiefExecutive, A::StateContribution | A::JudgeGoal) => All,
        (R::HeadOfAdministration | R::UnitManager | R::CompanyDirector, A::StateContribution) => Branch,
        (R::HeadOfAdministration | R::UnitManager | R::CompanyDirector, A::JudgeGoal) => Branch,

        (role, A::WriteActivity | A::ApproveActivity | A::RemoveObstacle) => carries_out(role, action),
        (role, A::ReportAssignment | A::PlanMeasure | A::AnswerRound | A::TellFromFrontLine) => {
            carries_out(role, action)
        }
        (role, A::DemandApproval | A::ManageRounds | A::ApproveRound) => leads_follow_up(role, action),
        (role, A::AskQuestion | A::AnswerQuestion) => asks_and_answers(role, action),

        (R::Controller, A::DefineIndicator | A::ReportMeasurement) => All,
        (R::HeadOfAdministration, A::DefineIndicator | A::ReportMeasurement) => Line,
        (R::CompanyDirector | R::UnitManager, A::DefineIndicator | A::ReportMeasurement) => Branch,
        (R::Employee, A::ReportMeasurement) => Own,

        (R::Controller | R::Administrator, A::ManageUnits | A::ManageModel) => All,
        (R::Administrator, A::ManageAccounts) => All,
        (R::Controller, A::Import | A::ExportAll) => All,
        (R::Administrator | R::Auditor, A::ExportAll) => All,
        (R::Controller | R::Administrator | R::Auditor | R::ChiefExecutive, A::ReadTrail) => All,
        _ => None,
    }
}

/// Staff choose the activities and answer for them. An employee acts in the own unit; what needs a leader is the leader's.
const fn carries_out(role: Role, action: Action) -> Reach {
    match role {
        Role::ChiefExecutive => Reach::All,
        Role::HeadOfAdministration | Role::UnitManager | Role::CompanyDirector => Reach::Branch,
        Role::Employee if matches!(action, Action::WriteActivity | Action::TellFromFrontLine) => Reach::Own,
        _ => Reach::None,
    }
}

/// Rounds are laid up by those who lead and those who keep the structure; each approves what has come up to the own place.
const fn leads_follow_up(role: Role, action: Action) -> Reach {
    use Reach::{All, Branch, Line, None, Own};
    use Role as R;
    match (role, action) {
        (R::ChiefExecutive, _) | (R::Controller, Action::ManageRounds) => All,
        (R::HeadOfAdministration, Action::ApproveRound) => Branch,
        (R::HeadOfAdministration, _) => Line,
        (R::CompanyDirector, _) | (R::UnitManager, Action::ApproveRound) => Branch,
        (R::CouncilMember, Action::ApproveRound) => Own,
        (
            R::ExecutiveBoardMember | R::BoardMember | R::BoardSecretary,
            Action::ApproveRound | Action::DemandApproval,
        ) => Own,
        _ => None,
    }
}

/// Politicians, minority and majority alike, and auditors ask about everything; those who carry out answer.
const fn asks_and_answers(role: Role, action: Action) -> Reach {
    use Role as R;
    match (role, action) {
        (R::ChiefExecutive, _) | (R::Controller, _) => Reach::All,
        (R::Auditor | R::HeadOfAdministration, Action::AskQuestion) => Reach::All,
        (role, Action::AskQuestion) if role.is_political() => Reach::All,
        (R::HeadOfAdministration | R::UnitManager | R::CompanyDirector, Action::AnswerQuestion) => Reach::Branch,
        _ => Reach::None,
    }
}

/// Whether `actor` may do `action` at `place`.
pub fn may(actor: &Actor, action: Action, place: &Place) -> bool {
    match actor {
        Actor::Public => false,
        Actor::System => true,
        Actor::Person(person) => person.acting.as_ref().is_some_and(|acting| may_acting(acting, action, place)),
    }
}

fn may_acting(acting: &Acting, action: Action, place: &Place) -> bool {
    let reach = reach(acting.role, action);
    match place {
        Place::Whole => reach == Reach::All,
        Place::Unit(path) => match reach {
            Reach::None => false,
            Reach::Own => acting.path == *path,
            Reach::Branch => path.is_within(&acting.path),
            Reach::Line => path.is_within(&acting.path) || is_above(path, &acting.path),
            Reach::All => true,
        },
    }
}

/// The root, the council, stands above everybody, so the line of an administration ends at its own board.
fn is_above(path: &UnitPath, own: &UnitPath) -> bool {
    own.is_within(path) && !path.is_root()
}

/// Goes on when `actor` may; otherwise says no in the way that does not tell what is hidden.
pub fn require(actor: &Actor, action: Action, place: &Place) -> Result<(), Rejection> {
    if may(actor, action, place) {
        Ok(())
    } else if matches!(actor, Actor::Public) {
        Err(Rejection::SignInNeeded)
    } else {
        Err(Rejection::Forbidden(action))
    }
}

/// Goes on when `actor` may do `action` somewhere: the first line of an act whose place is known only after reading.
pub fn require_somewhere(actor: &Actor, action: Action) -> Result<(), Rejection> {
    if may_somewhere(actor, action) { Ok(()) } else { require(actor, action, &Place::Whole) }
}

/// Whether `actor` may do `action` somewhere: decides what the menus offer.
pub fn may_somewhere(actor: &Actor, action: Action) -> bool {
    match actor {
        Actor::Public => false,
        Actor::System => true,
        Actor::Person(person) => person.acting.as_ref().is_some_and(|acting| reach(acting.role, action) != Reach::None),
    }
}
