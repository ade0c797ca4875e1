//! What each act is sent, as it should be: a table beside the routes. Forms are the domain's own, so that a field which is new in
//! one stands here too.

use crate::app::{Browser, Reply};
use crate::place::{Object, Place};
use axum::http::Method;
use domain::activity::{ActivityForm, ClosingForm, StepForm};
use domain::actor::Actor;
use domain::appointment::AppointmentForm;
use domain::approval::ApprovalDemandForm;
use domain::comparison::ComparisonForm;
use domain::contribution::ContributionForm;
use domain::goal::{DecisionForm, GoalForm};
use domain::hypothesis::{HypothesisForm, VerdictForm};
use domain::id::{ActivityId, ComparisonId, GoalId, IndicatorId, LevelId, MeasurementId, PersonId, ThemeId, UnitId};
use domain::indicator::{IndicatorForm, TargetForm};
use domain::judgement::JudgementForm;
use domain::level::LevelForm;
use domain::measurement::MeasurementForm;
use domain::obstacle::ObstacleForm;
use domain::organisation::UnitForm;
use domain::person::PersonForm;
use domain::set_up::{MunicipalityForm, SetUpForm};
use domain::theme::ThemeForm;
use serde::Serialize;
use serde_json::Value;

/// What an act is sent.
#[derive(Clone, Debug)]
pub(crate) enum Body {
    /// A form: names and values.
    Form(Vec<(String, String)>),
    /// A file of this name, and fields beside it.
    File(&'static str, String, Vec<(String, String)>),
    /// What an island sends.
    Json(Value),
}

impl Body {
    /// The names of the fields in it.
    pub(crate) fn names(&self) -> Vec<&str> {
        match self {
            Self::Form(fields) | Self::File(_, _, fields) => fields.iter().map(|(name, _)| name.as_str()).collect(),
            Self::Json(value) => value.as_object().unwrap().keys().map(String::as_str).collect(),
        }
    }

    /// The same with further fields.
    pub(crate) fn with(&self, more: &[(String, String)]) -> Self {
        let mut body = self.clone();
        match &mut body {
            Self::Form(fields) | Self::File(_, _, fields) => fields.extend_from_slice(more),
            Self::Json(value) => {
                let object = value.as_object_mut().unwrap();
                object.extend(more.iter().map(|(name, value)| (name.clone(), Value::from(value.as_str()))));
            }
        }
        body
    }

    /// The same without anything in it; nothing when there was nothing.
    pub(crate) fn emptied(&self) -> Option<Self> {
        match self {
            Self::Form(fields) if fields.is_empty() => None,
            Self::Form(_) => Some(Self::Form(Vec::new())),
            Self::File(name, ..) => Some(Self::File(name, String::new(), Vec::new())),
            Self::Json(_) => Some(Self::Json(serde_json::json!({}))),
        }
    }

    /// Sends it.
    pub(crate) async fn send(&self, browser: &mut Browser, address: &str) -> Reply {
        match self {
            Self::Form(fields) => browser.post(address, &pairs(fields)).await,
            Self::File(name, content, fields) => {
                browser.upload_all(address, &[(*name, content.as_bytes())], &pairs(fields)).await
            }
            Self::Json(value) => {
                let headers = [("sec-fetch-site", "same-origin"), ("content-type", "application/json")];
                browser.send(Method::POST, address, value.to_string().into(), &headers).await
            }
        }
    }
}

fn pairs(fields: &[(String, String)]) -> Vec<(&str, &str)> {
    fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

/// A file with one figure of an indicator of the sample.
pub(crate) fn figures(year: i32) -> String {
    format!("indikator;period;värde\nalingsas-sn-nettokostnad-barn-och-ungdomsvard;{year};5\n")
}

/// The fields of a form as the domain reads it.
pub(crate) fn form(form: &impl Serialize) -> Body {
    let Value::Object(fields) = serde_json::to_value(form).unwrap() else { panic!("a form has fields") };
    let text = |value: Value| if let Value::String(text) = value { text } else { panic!("{value} is no text") };
    let pairs = fields.into_iter().flat_map(|(name, value)| match value {
        Value::Array(values) if values.is_empty() => vec![(name, String::new())],
        Value::Array(values) => values.into_iter().map(|value| (name.clone(), text(value))).collect(),
        value => vec![(name, text(value))],
    });
    Body::Form(pairs.collect())
}

pub(crate) fn fields(fields: &[(&str, &str)]) -> Body {
    Body::Form(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
}

/// What the act is sent, as it should be. A route without a line here fails.
pub(crate) async fn of(place: &Place, path: &'static str, object: &Object) -> Body {
    let first = path.split('/').nth(1).unwrap_or_default();
    match first {
        "goals" => of_goal(place, path, object).await,
        "indicators" | "comparisons" => of_indicator(place, path, object).await,
        "activities" => of_activity(place, path, object).await,
        "rounds" => crate::round::of_round(place, path, object).await,
        "follow-ups" => crate::round::of_follow_up(place, path, object).await,
        "assignments" => crate::assignment::of_assignment(place, path, object).await,
        "measures" => crate::measure::of_measure(place, path, object).await,
        "questions" => crate::question::of_question(place, path, object).await,
        "organisation" => of_unit(place, path, object).await,
        "administration" => of_administration(place, path, object).await,
        "imports" | "export.zip" => of_import(path),
        _ => of_reader(place, path),
    }
}

pub(crate) fn none() -> Body {
    Body::Form(Vec::new())
}

pub(crate) fn missing(path: &str) -> ! {
    panic!("POST {path} has no body in server/tests/it/body.rs")
}

async fn of_goal(place: &Place, path: &str, object: &Object) -> Body {
    let today = place.app.state.today().to_string();
    if path == "/goals" {
        return form(&GoalForm {
            title: "Nya ledningar".to_owned(),
            level: place.level.to_string(),
            body: object.unit.to_string(),
            from: today,
            ..GoalForm::default()
        });
    }
    let goal = place.app.store.goal(&Actor::System, GoalId(object.id())).await.unwrap();
    let version = goal.version.to_string();
    match path {
        "/goals/{id}" => form(&GoalForm { why: "Därför.".to_owned(), ..GoalForm::from(&goal) }),
        "/goals/{id}/proposal" | "/goals/{id}/proposal/withdrawal" | "/goals/{id}/removal" => {
            fields(&[("version", &version)])
        }
        "/goals/{id}/decision" | "/goals/{id}/closing" => form(&DecisionForm {
            version,
            decided_on: today,
            paragraph: "§ 1".to_owned(),
            registry_number: "2026.1 TEN".to_owned(),
        }),
        "/goals/{id}/contributions" => form(&ContributionForm {
            unit: object.unit.to_string(),
            text: "Vi gräver.".to_owned(),
            ..ContributionForm::default()
        }),
        "/goals/{id}/judgements" => {
            let page = place.app.store.goal_page(&Actor::System, goal.id, None, place.app.state.today()).await.unwrap();
            form(&JudgementForm {
                seen: page.judgement_id.map(|id| id.to_string()).unwrap_or_default(),
                status: "met".to_owned(),
                sentence: "Ledningarna är nya.".to_owned(),
            })
        }
        other => missing(other),
    }
}

async fn of_indicator(place: &Place, path: &str, object: &Object) -> Body {
    let store = &place.app.store;
    match path {
        "/indicators" => form(&IndicatorForm {
            name: "Vattenläckor".to_owned(),
            unit_of_measure: "antal".to_owned(),
            decimals: "0".to_owned(),
            direction: "lower".to_owned(),
            frequency: "year".to_owned(),
            unit: object.unit.to_string(),
            ..IndicatorForm::default()
        }),
        "/indicators/{id}" => {
            let id = IndicatorId(object.id());
            let (indicator, links) = store.indicator_to_change(&Actor::System, id).await.unwrap();
            form(&IndicatorForm { method: "Räknat.".to_owned(), ..IndicatorForm::of(&indicator, &links) })
        }
        "/indicators/{id}/targets" => form(&TargetForm {
            period: "2031".to_owned(),
            aim: "value".to_owned(),
            value: "1".to_owned(),
            ..TargetForm::default()
        }),
        "/indicators/{id}/targets/{target}/removal" => fields(&[("version", "1")]),
        "/indicators/{id}/measurements" => form(&MeasurementForm {
            period: "1999".to_owned(),
            outcome: "final".to_owned(),
            value: "1".to_owned(),
            ..MeasurementForm::default()
        }),
        "/indicators/{id}/measurements/{measurement}/correction" => {
            let id = MeasurementId(object.part("measurement").parse().unwrap());
            let (_, measurement) = store.measurement_to_correct(&Actor::System, id).await.unwrap();
            let (value, note) = ("41".to_owned(), "Felräknat.".to_owned());
            form(&MeasurementForm { value, note, outcome: "final".to_owned(), ..MeasurementForm::of(&measurement) })
        }
        "/comparisons" => form(&ComparisonForm {
            kind: "municipality".to_owned(),
            name: "Kungälv".to_owned(),
            ..ComparisonForm::default()
        }),
        "/comparisons/{id}" => {
            let comparison = store.comparison_to_change(&Actor::System, ComparisonId(object.id())).await.unwrap();
            form(&ComparisonForm { name: format!("{}, ny", comparison.name), ..ComparisonForm::of(&comparison) })
        }
        "/comparisons/{id}/removal" => none(),
        other => missing(other),
    }
}

async fn of_activity(place: &Place, path: &str, object: &Object) -> Body {
    let today = place.app.state.today();
    let hypothesis = HypothesisForm {
        goal: place.decided.to_string(),
        effect: "Färre läckor".to_owned(),
        by_when: today.to_string(),
        ..HypothesisForm::default()
    };
    if path == "/activities" {
        return form(&ActivityForm {
            title: "Vi letar läckor".to_owned(),
            unit: object.unit.to_string(),
            from: today.to_string(),
            goal: hypothesis.goal,
            effect: hypothesis.effect,
            by_when: hypothesis.by_when,
            ..ActivityForm::default()
        });
    }
    let id = ActivityId(object.id());
    let activity = place.app.store.activity_page(&Actor::System, id, today).await.unwrap().activity;
    let version = activity.version.to_string();
    match path {
        "/activities/{id}" => form(&ActivityForm { what: "Vi lyssnar.".to_owned(), ..ActivityForm::from(&activity) }),
        "/activities/{id}/adoption" | "/activities/{id}/start" | "/activities/{id}/resumption" => {
            fields(&[("version", &version)])
        }
        "/activities/{id}/ending" => {
            let (ending, reason) = ("stopped".to_owned(), "Vintern kom.".to_owned());
            let lesson = "Läckor syns bäst på våren.".to_owned();
            form(&ClosingForm { version, ending, reason, lesson, ..ClosingForm::default() })
        }
        "/activities/{id}/steps" => form(&StepForm { title: "Laga".to_owned(), ..StepForm::default() }),
        "/activities/{id}/steps/{step}" => fields(&[("done", "on")]),
        "/activities/{id}/steps/{step}/removal" | "/activities/{id}/hypotheses/{hypothesis}/removal" => none(),
        "/activities/{id}/obstacles" | "/activities/{id}/obstacles/{obstacle}/removal" => {
            form(&ObstacleForm { text: "Rören är sköra.".to_owned() })
        }
        "/activities/{id}/hypotheses" => {
            let goal = place.app.decided_goal(place.other).await.to_string();
            form(&HypothesisForm { goal, ..hypothesis })
        }
        "/activities/{id}/hypotheses/{hypothesis}" => {
            form(&HypothesisForm { because: "Det hjälpte i fjol.".to_owned(), version, ..hypothesis })
        }
        "/activities/{id}/hypotheses/{hypothesis}/verdict" => {
            form(&VerdictForm { verdict: "helped".to_owned(), sentence: "Hälften av läckorna är borta.".to_owned() })
        }
        other => missing(other),
    }
}

async fn of_unit(place: &Place, path: &str, object: &Object) -> Body {
    match path {
        "/organisation/units" => form(&UnitForm {
            parent: place.council.to_string(),
            kind: "board".to_owned(),
            name: "Ännu en nämnd".to_owned(),
            from: "2026-01-01".to_owned(),
            ..UnitForm::default()
        }),
        "/organisation/units/{id}" => {
            let unit = place.app.store.unit(&Actor::System, UnitId(object.id())).await.unwrap();
            form(&UnitForm { short_name: "NN".to_owned(), ..UnitForm::from(&unit) })
        }
        "/organisation/units/{id}/approval" => {
            form(&ApprovalDemandForm { reason: "Budgeten är trång.".to_owned(), ..ApprovalDemandForm::default() })
        }
        "/organisation/units/{id}/removal" | "/organisation/approvals/{id}/end" => none(),
        other => missing(other),
    }
}

async fn of_administration(place: &Place, path: &str, object: &Object) -> Body {
    let store = &place.app.store;
    match path {
        "/administration/municipality" => {
            let municipality = store.municipality(&Actor::System).await.unwrap();
            form(&MunicipalityForm { source: "Prov".to_owned(), ..MunicipalityForm::from(&municipality) })
        }
        "/administration/levels" => form(&LevelForm {
            position: "8".to_owned(),
            kind: "goal".to_owned(),
            name_sv: "Avsikt".to_owned(),
            decided_by: "board".to_owned(),
            ..LevelForm::default()
        }),
        "/administration/levels/{id}" => {
            let level = store.level(&Actor::System, LevelId(object.id())).await.unwrap();
            form(&LevelForm { name_en: "Aim".to_owned(), ..LevelForm::from(&level) })
        }
        "/administration/themes" => {
            form(&ThemeForm { kind: "value".to_owned(), name_sv: "Lust".to_owned(), ..ThemeForm::default() })
        }
        "/administration/themes/{id}" => {
            let theme = store.theme(&Actor::System, ThemeId(object.id())).await.unwrap();
            form(&ThemeForm { name_en: "Courage".to_owned(), ..ThemeForm::from(&theme) })
        }
        "/administration/levels/{id}/removal" | "/administration/themes/{id}/removal" => none(),
        _ => of_account(place, path, object).await,
    }
}

async fn of_account(place: &Place, path: &str, object: &Object) -> Body {
    let today = place.app.state.today().to_string();
    match path {
        "/administration/people" => form(&PersonForm {
            name: "Ny Nyberg".to_owned(),
            email: "ny@exempel.verkan.se".to_owned(),
            open: "on".to_owned(),
            ..PersonForm::default()
        }),
        "/administration/people/{id}" => {
            let (id, now) = (PersonId(object.id()), place.app.state.now());
            let person = place.app.store.person_page(&Actor::System, id, now).await.unwrap().person;
            form(&PersonForm { name: "Omdöpt Nyberg".to_owned(), ..PersonForm::from(&person) })
        }
        "/administration/people/{id}/password" => {
            fields(&[("present", ""), ("password", "en helt annan mening"), ("again", "en helt annan mening")])
        }
        "/administration/people/{id}/appointments" => form(&AppointmentForm {
            role: "auditor".to_owned(),
            unit: place.council.to_string(),
            from: today,
            ..AppointmentForm::default()
        }),
        "/administration/appointments/{id}/end" => fields(&[("to", &today), ("now", "")]),
        "/administration/people/{id}/sessions/end" | "/administration/people/sample/end" => none(),
        other => missing(other),
    }
}

fn of_import(path: &str) -> Body {
    match path {
        "/imports/new" => Body::File("ny.csv", figures(1996), vec![("text".to_owned(), String::new())]),
        "/imports/kolada" => fields(&[("kpis", "N00945"), ("places", "1489"), ("since", ""), ("unit", "")]),
        "/imports/waiting/{id}/mapping" => {
            fields(&[("column", "indicator"), ("column", "period"), ("column", "value")])
        }
        "/imports/waiting/{id}" | "/imports/waiting/{id}/cancel" | "/imports/{id}/undo" | "/export.zip" => none(),
        other => missing(other),
    }
}

/// What readers do with their own sign-in, language and account.
fn of_reader(place: &Place, path: &str) -> Body {
    let (mine, new) = ("exempel-kommunen", "en helt annan mening");
    match path {
        "/api/{name}" => Body::Json(serde_json::json!({ "query": crate::place::TITLE })),
        "/sign-in" => fields(&[("email", "revisor@exempel.verkan.se"), ("password", mine), ("next", "/account")]),
        "/sign-out" | "/account/sessions/end" | "/account/sessions/{id}/end" => none(),
        "/account/reminders" => fields(&[("wanted", "on")]),
        "/reminders/{token}" => none(),
        "/language" => fields(&[("locale", "en"), ("next", "/goals")]),
        "/account/role" => fields(&[("appointment", &place.second_role), ("next", "/goals")]),
        "/account/password" => fields(&[("present", mine), ("password", new), ("again", new)]),
        "/set-up" => {
            let (code, municipality) = ("00000-00000".to_owned(), "Prov".to_owned());
            let Body::Form(mut form) = form(&SetUpForm { code, municipality, ..SetUpForm::default() }) else {
                unreachable!()
            };
            form.extend([("password".to_owned(), new.to_owned()), ("again".to_owned(), new.to_owned())]);
            Body::Form(form)
        }
        other => missing(other),
    }
}
