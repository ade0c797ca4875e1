//! The first start without a sample: whose Verkan it is, its council, and the first administrator.

use crate::field::{FieldErrors, Problem};
use crate::start::Municipality;
use serde::{Deserialize, Serialize};

/// The form of the set-up page, as typed, without the password.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SetUpForm {
    /// The one-time code that the server has printed.
    pub code: String,
    /// The municipality's name.
    pub municipality: String,
    /// What the assembly is called.
    pub council: String,
    /// The administrator's name.
    pub name: String,
    /// The administrator's e-mail address.
    pub email: String,
}

/// What is needed to set up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetUp {
    /// The municipality.
    pub municipality: Municipality,
    /// What the assembly is called.
    pub council: String,
    /// The administrator's name.
    pub name: String,
    /// The administrator's e-mail address.
    pub email: String,
}

impl SetUpForm {
    /// What was typed, read; or every field that could not be read. The password comes in a form of its own.
    pub fn parse(&self, password: &str, again: &str) -> Result<SetUp, FieldErrors> {
        let mut errors = FieldErrors::default();
        errors.required_text("code", &self.code, 100);
        let name = errors.required_text("municipality", &self.municipality, 100);
        let set_up = SetUp {
            council: errors.required_text("council", &self.council, 200),
            name: errors.required_text("name", &self.name, 200),
            email: errors.email("email", &self.email),
            municipality: Municipality { short_name: short_name(&name), name, ..Municipality::default() },
        };
        if let Err(problem) = crate::password::check(password, &[&self.name, &self.email, &self.municipality]) {
            errors.add("password", problem);
        } else if password != again {
            errors.add("again", Problem::NotTheSame);
        }
        errors.into_result(Some(set_up))
    }
}

/// What people call a municipality: "Alingsås" of "Alingsås kommun", and of "Göteborgs kommun" what was typed, since the s may be
/// part of the name.
fn short_name(name: &str) -> String {
    let bare = name.strip_suffix(" kommun").or_else(|| name.strip_suffix(" stad")).unwrap_or(name);
    bare.to_owned()
}

/// The form of the municipality, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MunicipalityForm {
    /// The version that the change was made from.
    pub version: String,
    /// Its name.
    pub name: String,
    /// What people call it.
    pub short_name: String,
    /// Its four-digit code.
    pub code: String,
    /// Where what is shown comes from.
    pub source: String,
}

impl MunicipalityForm {
    /// What was typed, read; or every field that could not be read. Whether the sample is loaded is not to be chosen here.
    pub fn parse(&self) -> Result<Municipality, FieldErrors> {
        let mut errors = FieldErrors::default();
        let version = self.version.trim().parse().unwrap_or_default();
        let name = errors.required_text("name", &self.name, 100);
        let short_name = errors.text("short_name", &self.short_name, 100);
        let code = errors.text("code", &self.code, 4);
        let is_code = code.len() == 4 && code.bytes().all(|digit| digit.is_ascii_digit());
        if !code.is_empty() && !is_code {
            errors.add("code", Problem::NotAMunicipalityCode);
        }
        let source = errors.text("source", &self.source, 300);
        let short_name = if short_name.is_empty() { self::short_name(&name) } else { short_name };
        errors.into_result(Some(Municipality { version, name, short_name, code, source, sample: false }))
    }
}

impl From<&Municipality> for MunicipalityForm {
    fn from(municipality: &Municipality) -> Self {
        Self {
            version: municipality.version.to_string(),
            name: municipality.name.clone(),
            short_name: municipality.short_name.clone(),
            code: municipality.code.clone(),
            source: municipality.source.clone(),
        }
    }
}
