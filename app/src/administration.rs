//! The frame of the administration's pages.

use crate::text::Text;
use leptos::prelude::*;

/// A part of the administration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Accounts.
    People,
    /// Roles.
    Appointments,
    /// Units.
    Units,
    /// Levels of goals.
    Levels,
    /// Focus areas and values.
    Themes,
    /// The municipality.
    Municipality,
    /// What each role may do.
    Permissions,
    /// Reminders by e-mail.
    Reminders,
}

impl Part {
    const ALL: [Self; 8] = [
        Self::People,
        Self::Appointments,
        Self::Units,
        Self::Levels,
        Self::Themes,
        Self::Municipality,
        Self::Permissions,
        Self::Reminders,
    ];

    const fn address(self) -> &'static str {
        match self {
            Self::People => "/administration/people",
            Self::Appointments => "/administration/appointments",
            Self::Units => "/organisation",
            Self::Levels => "/administration/levels",
            Self::Themes => "/administration/themes",
            Self::Municipality => "/administration/municipality",
            Self::Permissions => "/administration/permissions",
            Self::Reminders => "/administration/reminders",
        }
    }

    fn name(self, text: Text) -> String {
        match self {
            Self::People => text.administration_people(),
            Self::Appointments => text.administration_appointments(),
            Self::Units => text.administration_units(),
            Self::Levels => text.administration_levels(),
            Self::Themes => text.administration_themes(),
            Self::Municipality => text.administration_municipality(),
            Self::Permissions => text.administration_permissions(),
            Self::Reminders => text.administration_reminders(),
        }
    }

    /// Whether the part is about accounts, which not everybody who keeps the structure looks after.
    const fn is_accounts(self) -> bool {
        matches!(self, Self::People | Self::Appointments | Self::Reminders)
    }
}

/// The heading and the parts to choose among. Without `accounts` those about accounts are left out.
#[component]
pub fn AdministrationHead(
    /// The words.
    text: Text,
    /// The part that is shown.
    here: Part,
    /// Whether the reader looks after accounts.
    accounts: bool,
) -> impl IntoView {
    let parts: Vec<_> = Part::ALL
        .into_iter()
        .filter(|part| accounts || !part.is_accounts())
        .map(|part| {
            let current = (part == here).then_some("page");
            view! { <li><a href=part.address() aria-current=current>{part.name(text)}</a></li> }
        })
        .collect();
    view! {
        <div class="page-head"><h1>{text.administration_title()}</h1></div>
        <nav aria-label=text.administration_title()><ul class="tabs">{parts}</ul></nav>
    }
    .into_any()
}
