//! Roles: what a person may do, at a place in the organisation and during a time.

use crate::id::{AppointmentId, PersonId, UnitId};
use crate::organisation::{UnitName, UnitPath};
use crate::span::Span;
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
