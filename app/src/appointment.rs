//! Roles, in words.

use crate::text::Text;
use domain::appointment::Role;

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
