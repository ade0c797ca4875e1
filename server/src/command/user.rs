//! `verkan user`: accounts, for whoever runs the server.

use super::StartError;
use crate::config::Config;
use app::rejection::problem;
use app::text::{Locale, Text};
use chrono::NaiveDate;
use clap::Subcommand;
use domain::actor::Actor;
use domain::appointment::{AppointmentDraft, Role};
use domain::field::Problem;
use domain::id::UnitId;
use domain::password;
use domain::person::{Person, PersonDraft, PersonForm};
use domain::rejection::Rejection;
use domain::span::Span;
use std::io::{BufRead, Write};
use store::Store;

#[derive(Subcommand)]
pub(super) enum Command {
    /// Open an account, and give it a role at a unit.
    Add {
        /// What the person is called.
        #[arg(long)]
        name: String,
        /// The address that they sign in with.
        #[arg(long)]
        email: String,
        /// The role: administrator, controller, unit_manager, …
        #[arg(long, requires = "unit", value_parser = role)]
        role: Option<Role>,
        /// The name of the unit where the role is held.
        #[arg(long, requires = "role")]
        unit: Option<String>,
    },
    /// Set the password, read from standard input. Ends every sign-in of the account.
    Password {
        /// The address that they sign in with.
        email: String,
    },
    /// Close an account. Ends every sign-in of the account.
    Close {
        /// The address that they sign in with.
        email: String,
    },
}

fn role(word: &str) -> Result<Role, String> {
    let known: Vec<&str> = Role::ALL.iter().map(|role| role.word()).collect();
    Role::from_word(word).ok_or_else(|| format!("write one of {}", known.join(", ")))
}

pub(crate) async fn run(command: Command, config: Config) -> Result<(), StartError> {
    let store = super::connect(&config).await?;
    let today = crate::AppState::new(store.clone(), config).today();
    match command {
        Command::Add { name, email, role, unit } => {
            let form = PersonForm { name, email, open: "yes".to_owned(), ..PersonForm::default() };
            let draft = form.parse().map_err(store::Error::from)?;
            // Looked for before anything is written: a slip of the pen must not leave an account without its role.
            let place = match role.zip(unit) {
                Some((role, unit)) => Some((role, find_unit(&store, role, &unit, today).await?)),
                None => None,
            };
            let person = store.create_person(&Actor::System, draft).await?;
            if let Some((role, unit)) = place {
                let draft = AppointmentDraft { person, role, unit, span: Span::since(today) };
                store.give_role(&Actor::System, draft).await?;
            }
            println!("The account is open. Give it a password with: verkan user password ADDRESS");
        }
        Command::Password { email } => {
            let person = find_person(&store, &email).await?;
            let typed = read_password()?;
            let told =
                |wrong| StartError::Told(format!("the password: {}", problem(Text::of(Locale::English), &wrong)));
            password::check(&typed, &[]).map_err(told)?;
            let hash = crate::password::hash(typed).await.map_err(|error| StartError::Told(error.to_string()))?;
            store.set_password(&Actor::System, person.id, hash, None).await?;
            println!("The password is set.");
        }
        Command::Close { email } => {
            let person = find_person(&store, &email).await?;
            let (external_id, name, email) = (person.external_id, person.name, person.email);
            let draft = PersonDraft { external_id, name, email, open: false };
            store.change_person(&Actor::System, person.id, person.version, draft, today).await?;
            println!("The account is closed.");
        }
    }
    Ok(())
}

async fn find_person(store: &Store, email: &str) -> Result<Person, StartError> {
    store.person_by_email(&Actor::System, email).await.map_err(|error| match error.rejection() {
        Some(Rejection::NotFound) => StartError::Told(format!("there is no account with the address {email}")),
        _ => error.into(),
    })
}

/// The unit of this name, where the role can be held.
async fn find_unit(store: &Store, role: Role, name: &str, today: NaiveDate) -> Result<UnitId, StartError> {
    let units = store.unit_choices(&Actor::System, today).await?;
    let wanted = name.trim().to_lowercase();
    let found: Vec<_> = units.iter().map(|(_, unit)| unit).filter(|unit| unit.name.to_lowercase() == wanted).collect();
    match found.as_slice() {
        [unit] if role.belongs_at(unit.kind) => Ok(unit.id),
        [unit] => {
            let wrong = problem(Text::of(Locale::English), &Problem::RoleDoesNotBelong);
            Err(StartError::Told(format!("{} at {}: {wrong}", role.word(), unit.name)))
        }
        [] => Err(StartError::Told(format!("there is no unit called {name}"))),
        _ => Err(StartError::Told(format!("there are several units called {name}"))),
    }
}

/// One line of standard input: on the command line others could read it.
fn read_password() -> Result<String, StartError> {
    print!("Password: ");
    std::io::stdout().flush()?;
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line)?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}
