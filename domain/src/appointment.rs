//! Roles: what a person may do, at a place in the organisation and during a time.

use crate::field::FieldErrors;
use crate::id::{AppointmentId, PersonId, UnitId};
use crate::organisation::{UnitKind, UnitName, UnitPath};
use crate::span::Span;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

crate::words! {
    /// The roles of the steering model.
    pub enum Role {
        /// Ledamot i kommunfullmäktige.
        CouncilMember = "council_member",
        /// Ledamot i kommunstyrelsen, presidiet däribland.
        ExecutiveBoardMember = "executive_board_member",
        /// Ledamot i en nämnd.
        BoardMember = "board_member",
        /// Oppositionsråd: reads what the majority reads, may draft alternatives.
        OppositionCommissioner = "opposition_commissioner",
        /// VD or board of a company or federation.
        CompanyDirector = "company_director",
        /// Kommundirektör.
        ChiefExecutive = "chief_executive",
        /// Förvaltningschef.
        HeadOfAdministration = "head_of_administration",
        /// Enhetschef or avdelningschef.
        UnitManager = "unit_manager",
        /// Medarbetare.
        Employee = "employee",
        /// Controller or strateg: keeps structure, definitions and imports.
        Controller = "controller",
        /// Nämndsekreterare or registrator: registers decisions.
        BoardSecretary = "board_secretary",
        /// Förtroendevald revisor: reads everything, changes nothing.
        Auditor = "auditor",
        /// Systemadministratör: accounts and levels, no power over adopted content.
        Administrator = "administrator",
    }
}

impl Role {
    /// Whether the role is political. Politicians own effects; they never edit activities or figures.
    pub const fn is_political(self) -> bool {
        matches!(
            self,
            Self::CouncilMember | Self::ExecutiveBoardMember | Self::BoardMember | Self::OppositionCommissioner
        )
    }

    /// Whether whoever holds the role answers for what a unit owns: those who lead it, and controllers. An employee, a secretary
    /// or a politician at a unit owns none of its indicators.
    pub const fn answers(self) -> bool {
        matches!(
            self,
            Self::UnitManager
                | Self::HeadOfAdministration
                | Self::CompanyDirector
                | Self::ChiefExecutive
                | Self::Controller
        )
    }

    /// Whether the role can be held at a unit of this kind. A member of a board is no member of the council: what a role may do
    /// at its own place would otherwise reach where it does not belong.
    pub const fn belongs_at(self, kind: UnitKind) -> bool {
        use UnitKind as K;
        match self {
            Self::CouncilMember => matches!(kind, K::Council | K::Committee),
            Self::ExecutiveBoardMember => matches!(kind, K::ExecutiveBoard | K::Committee),
            Self::BoardMember => matches!(kind, K::Board | K::Committee | K::Federation),
            Self::OppositionCommissioner => matches!(kind, K::Council | K::ExecutiveBoard | K::Board | K::Committee),
            Self::CompanyDirector => matches!(kind, K::Company | K::Federation),
            Self::HeadOfAdministration => matches!(kind, K::Administration | K::ExecutiveBoard | K::Board),
            Self::UnitManager => !matches!(kind, K::Council | K::Committee),
            Self::BoardSecretary => kind.decides(),
            Self::ChiefExecutive | Self::Employee | Self::Controller | Self::Auditor | Self::Administrator => true,
        }
    }
}

/// A role that a person holds at a unit during a time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Appointment {
    /// Its identity.
    pub id: AppointmentId,
    /// Who holds it.
    pub person: PersonId,
    /// The role.
    pub role: Role,
    /// Where it is held.
    pub unit: UnitId,
    /// When it is held.
    pub span: Span,
}

/// An appointment with the words that a list needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppointmentRow {
    /// Its identity.
    pub id: AppointmentId,
    /// The role.
    pub role: Role,
    /// Where it is held.
    pub unit: UnitName,
    /// Where that unit stands.
    pub path: UnitPath,
    /// When it is held.
    pub span: Span,
    /// Who holds it; `None` where the reader may not know.
    pub person: Option<PersonId>,
    /// What they are called; `None` where the reader may not know.
    pub person_name: Option<String>,
}

/// What is needed to give somebody a role.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppointmentDraft {
    /// Who is to hold it.
    pub person: PersonId,
    /// The role.
    pub role: Role,
    /// Where it is held.
    pub unit: UnitId,
    /// When it is held.
    pub span: Span,
}

/// The form in which somebody is given a role, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AppointmentForm {
    /// The role.
    pub role: String,
    /// The unit where it is held.
    pub unit: String,
    /// The first day.
    pub from: String,
    /// The last day; empty when none is set.
    pub to: String,
}

impl AppointmentForm {
    /// What was typed, read, for this person; or every field that could not be read.
    pub fn parse(&self, person: PersonId) -> Result<AppointmentDraft, FieldErrors> {
        let mut errors = FieldErrors::default();
        let role = errors.choice("role", &self.role, Role::from_word);
        let unit = errors.choice("unit", &self.unit, |text| text.parse().ok());
        let span = errors.span(("from", &self.from), ("to", &self.to));
        let draft = role.zip(unit).zip(span).map(|((role, unit), span)| AppointmentDraft { person, role, unit, span });
        errors.into_result(draft)
    }
}

/// The form in which a role is ended, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct EndingForm {
    /// The last day.
    pub to: String,
}

impl EndingForm {
    /// The last day, which has to be there.
    pub fn parse(&self) -> Result<NaiveDate, FieldErrors> {
        let mut errors = FieldErrors::default();
        let day = errors.required_date("to", &self.to);
        errors.into_result(day)
    }
}

/// What the reader has chosen to see of all roles; it stands in the address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AppointmentFilter {
    /// Only this role, by its word.
    pub role: String,
    /// Only those whose holder or unit has this in its name.
    pub q: String,
    /// Which page; the first is 1.
    pub page: u64,
}

/// A page of all roles that are held, those that end first on top: for the yearly review.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppointmentList {
    /// The roles.
    pub rows: Vec<AppointmentRow>,
    /// How many the filter lets through.
    pub total: u64,
}
