//! The trail: figures reported and people signing in, each row carrying the hash of the one before.

use super::{Plan, people};
use chrono::{DateTime, Duration, NaiveTime, Utc};
use domain::event::{Act, ObjectKind};
use domain::exchange::{Archive, EventRow};
use sha2::{Digest, Sha256};

/// So many seconds lie between two rows.
const SECONDS_BETWEEN: i64 = 400;

pub(super) fn add(plan: &mut Plan, archive: &mut Archive) {
    let mut previous_hash = String::new();
    let rows = i64::try_from(plan.size.events).unwrap_or_default();
    for id in 1..=rows {
        let mut row = row(plan, archive, id);
        row.previous_hash = std::mem::take(&mut previous_hash);
        let person =
            row.person.rsplit('-').next().and_then(|index| index.parse::<i64>().ok()).map_or(0, |index| index + 1);
        row.hash = hash(&row, person);
        previous_hash.clone_from(&row.hash);
        archive.events.push(row);
    }
}

fn row(plan: &mut Plan, archive: &Archive, id: i64) -> EventRow {
    let who = plan.random.below(archive.people.len());
    let unit = archive.units[plan.random.below(archive.units.len())].name.clone();
    let index = plan.random.below(archive.indicators.len());
    let value = plan.random.below(1_000);
    let is_sign_in = plan.random.once_in(3);
    let figure = |value| {
        format!(
            r#"{{"period":"{}","sex":"T","outcome":"final","value":{value},"source":"Kolada","note":""}}"#,
            plan.last_year()
        )
    };
    EventRow {
        id,
        at: instant(plan, id),
        person: people::person(who),
        person_name: archive.people[who].name.clone(),
        role: archive.appointments[who].role.word().to_owned(),
        unit_name: unit,
        act: if is_sign_in { Act::SignedIn } else { Act::Corrected },
        kind: if is_sign_in { ObjectKind::Session } else { ObjectKind::Measurement },
        object: if is_sign_in { id } else { i64::try_from(index).unwrap_or_default() + 1 },
        label: if is_sign_in { archive.people[who].name.clone() } else { archive.indicators[index].name.clone() },
        before: if is_sign_in { String::new() } else { figure(value) },
        after: if is_sign_in { String::new() } else { figure(value + 1) },
        reason: if is_sign_in { String::new() } else { "Rättat efter kontroll".to_owned() },
        previous_hash: String::new(),
        hash: String::new(),
    }
}

/// The rows end yesterday.
fn instant(plan: &Plan, id: i64) -> DateTime<Utc> {
    let end = plan.days_ago(1).and_time(NaiveTime::MIN).and_utc();
    let rows_left = i64::try_from(plan.size.events).unwrap_or_default() - id;
    end - Duration::seconds(SECONDS_BETWEEN * rows_left)
}

/// The chain as README.md of the archive describes it: SHA-256 over every field but the hash itself, each led by its length.
/// Written anew here, so that the benchmark's import also shows that others can write the chain.
fn hash(row: &EventRow, person: i64) -> String {
    let at = row.at.format("%Y-%m-%dT%H:%M:%S%.6fZ").to_string();
    let (id, person, object) = (row.id.to_string(), person.to_string(), row.object.to_string());
    let mut digest = Sha256::new();
    for field in [
        row.previous_hash.as_str(),
        &id,
        &at,
        &person,
        &row.person_name,
        &row.role,
        &row.unit_name,
        row.act.word(),
        row.kind.word(),
        &object,
        &row.label,
        &row.before,
        &row.after,
        &row.reason,
    ] {
        digest.update((field.len() as u64).to_be_bytes());
        digest.update(field.as_bytes());
    }
    digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
