//! The samples: their people, one made-up person for each role, at units of the sample where the role belongs; and Granvik.

mod granvik;

use crate::password;
use app::session::Sample;
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::appointment::{AppointmentDraft, Role};
use domain::organisation::Unit;
use domain::person::PersonDraft;
use domain::span::Span;
use store::archive::ArchiveError;
use store::{Error, Store};

/// The password of every sample account. It is no secret: it stands on the sign-in page while the sample is loaded.
const PASSWORD: &str = "exempel-kommunen";

/// Somebody made up.
struct MadeUp {
    role: Role,
    name: &'static str,
    mailbox: &'static str,
    /// The external ids of the units where the role is held, the first that the sample has; the first unit where it belongs stands in for
    /// those that are missing.
    units: &'static [&'static str],
}

/// A board of the sample with figures to report, by its external id.
const BOARD: &str = "TEN";
const PEOPLE: [MadeUp; 13] = [
    MadeUp { role: Role::CouncilMember, name: "Exempel Fullmäktigeledamot", mailbox: "fullmaktige", units: &["KF"] },
    MadeUp { role: Role::ExecutiveBoardMember, name: "Exempel Styrelseledamot", mailbox: "styrelse", units: &["KS"] },
    MadeUp { role: Role::BoardMember, name: "Exempel Nämndledamot", mailbox: "namnd", units: &[BOARD] },
    MadeUp {
        role: Role::OppositionCommissioner,
        name: "Exempel Oppositionsråd",
        mailbox: "opposition",
        units: &["KS"],
    },
    MadeUp {
        role: Role::CompanyDirector,
        name: "Exempel Bolagschef",
        mailbox: "bolag",
        units: &["alingsas-energi", "energi"],
    },
    MadeUp { role: Role::ChiefExecutive, name: "Exempel Kommundirektör", mailbox: "direktor", units: &["KS"] },
    MadeUp {
        role: Role::HeadOfAdministration,
        name: "Exempel Förvaltningschef",
        mailbox: "forvaltning",
        units: &["TEF", BOARD],
    },
    MadeUp { role: Role::UnitManager, name: "Exempel Enhetschef", mailbox: "enhet", units: &["vatten", BOARD] },
    MadeUp { role: Role::Employee, name: "Exempel Medarbetare", mailbox: "medarbetare", units: &["vatten", BOARD] },
    MadeUp { role: Role::Controller, name: "Exempel Controller", mailbox: "controller", units: &["KS"] },
    MadeUp { role: Role::BoardSecretary, name: "Exempel Nämndsekreterare", mailbox: "sekreterare", units: &[BOARD] },
    MadeUp { role: Role::Auditor, name: "Exempel Revisor", mailbox: "revisor", units: &["KF"] },
    MadeUp { role: Role::Administrator, name: "Exempel Administratör", mailbox: "administrator", units: &["KS"] },
];

/// Who holds a second role at the same unit, to change to in the header: the mailbox and the role.
const SECOND_ROLE: (&str, Role) = ("controller", Role::BoardSecretary);

impl MadeUp {
    /// What the person may act as, the first role first.
    fn roles(&self) -> impl Iterator<Item = Role> {
        let (mailbox, second) = SECOND_ROLE;
        std::iter::once(self.role).chain((self.mailbox == mailbox).then_some(second))
    }

    fn email(&self) -> String {
        format!("{}@exempel.verkan.se", self.mailbox)
    }

    /// Where the role is held.
    fn place<'a>(&self, units: &'a [(u32, Unit)]) -> Option<&'a Unit> {
        let fitting = || units.iter().map(|(_, unit)| unit).filter(|unit| self.role.belongs_at(unit.kind));
        let named = self.units.iter().find_map(|id| fitting().find(|unit| unit.external_id == *id));
        named.or_else(|| fitting().next())
    }
}

/// The sample accounts, as the sign-in page lists them.
pub(crate) fn accounts() -> Vec<Sample> {
    let sample = |person: &MadeUp| Sample {
        name: person.name.to_owned(),
        email: person.email(),
        password: PASSWORD.to_owned(),
        role: person.role,
    };
    PEOPLE.iter().map(sample).collect()
}

/// Founds Granvik, and lets its people live through its rounds, assignments and questions until `today`.
pub(crate) async fn found_granvik(store: &Store, today: NaiveDate) -> Result<(), ArchiveError> {
    granvik::found(store, today).await
}

/// Why the sample's people could not be made.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// The store would not.
    #[error(transparent)]
    Store(#[from] Error),
    /// The password could not be hashed.
    #[error(transparent)]
    Password(#[from] password::Trouble),
}

/// Makes the sample's people and says that the sample is loaded: the sign-in page lists them from now on.
pub async fn people(store: &Store, today: NaiveDate) -> Result<(), Trouble> {
    let system = Actor::System;
    let units = store.unit_choices(&system, today).await?;
    let hash = password::hash(PASSWORD.to_owned()).await?;
    for person in &PEOPLE {
        let Some(place) = person.place(&units) else { continue };
        let external_id = format!("exempel-{}", person.mailbox);
        let draft = PersonDraft { external_id, name: person.name.to_owned(), email: person.email(), open: true };
        let id = store.create_person(&system, draft).await?;
        store.set_password(&system, id, hash.clone(), None).await?;
        for role in person.roles() {
            let span = Span::since(place.span.from());
            store.give_role(&system, AppointmentDraft { person: id, role, unit: place.id, span }).await?;
        }
    }
    store.mark_sample(&system).await?;
    Ok(())
}
