//! The form of an indicator: new, or changed.

use super::address;
use crate::form::{Field, Form};
use crate::notice::{ChangedByAnother, Warning};
use crate::organisation::unit_names;
use crate::period;
use crate::text::Text;
use domain::field::FieldErrors;
use domain::id::IndicatorId;
use domain::indicator::{DirectionKind, IndicatorChoices, IndicatorForm};
use domain::organisation::UnitName;
use domain::period::Frequency;
use domain::publishing::SoftLimit;
use leptos::prelude::*;

/// The form of a new indicator, or of one that is changed.
#[component]
pub fn IndicatorEdit(
    /// The words.
    text: Text,
    /// The indicator; none yet for a new one.
    id: Option<IndicatorId>,
    /// What was typed.
    form: IndicatorForm,
    /// What was wrong with it.
    errors: FieldErrors,
    /// What there is to choose among.
    choices: IndicatorChoices,
    /// Why the state does not allow it.
    refused: Option<String>,
    /// What somebody else has saved meanwhile.
    now: Option<IndicatorForm>,
) -> impl IntoView {
    let fields = Form::with_errors(text, errors);
    let labels = labels(text);
    let title = if id.is_some() { text.indicator_edit_title() } else { text.indicator_new() };
    let (action, back) = match id {
        Some(id) => (address(id, None), address(id, None)),
        None => ("/indicators".to_owned(), "/indicators".to_owned()),
    };
    let changed = now.map(|now| changed_by_another(text, &form, &now, &choices));
    view! {
        <nav class="crumbs" aria-label=text.crumbs()><ol>
            <li><a href="/indicators">{text.nav_indicators()}</a></li>
        </ol></nav>
        <div class="page-head"><h1>{title}</h1><p class="lead">{text.indicator_edit_lead()}</p></div>
        <form class="form" method="post" action=action novalidate>
            {changed}
            {refused.map(|words| view! { <Warning title=text.error_state_title() words /> })}
            {fields.head(&labels)}
            <input r#type="hidden" name="version" value=form.version.clone() />
            <h2>{text.indicator_part_what()}</h2>
            <What text fields=fields.clone() form=form.clone() />
            <h2>{text.indicator_part_good()}</h2>
            <Good text fields=fields.clone() form=form.clone() />
            <h2>{text.indicator_part_when()}</h2>
            <When text fields=fields.clone() form=form.clone() />
            <h2>{text.indicator_part_who()}</h2>
            <Who text fields form choices />
            <div class="actions">
                <button class="ds-button" r#type="submit">{text.indicator_save()}</button>
                <a href=back>{text.cancel()}</a>
            </div>
        </form>
    }
    .into_any()
}

#[component]
fn What(text: Text, fields: Form, form: IndicatorForm) -> impl IntoView {
    view! {
        {fields.input(
            "text",
            Field::required("name", text.indicator_form_name()).hint(text.indicator_name_hint()),
            &form.name,
        )}
        {fields.area(
            Field::optional("description", text.indicator_description()).hint(text.indicator_description_hint()),
            3,
            &form.description,
        )}
        <div class="field-row">
            {fields.input(
                "text",
                Field::required("unit_of_measure", text.indicator_unit_of_measure())
                    .hint(text.indicator_unit_of_measure_hint()),
                &form.unit_of_measure,
            )}
            {fields.input(
                "text",
                Field::required("decimals", text.indicator_decimals()).hint(text.indicator_decimals_hint()),
                &form.decimals,
            )}
        </div>
        {fields.input(
            "text",
            Field::optional("category", text.indicator_category()).hint(text.indicator_category_hint()),
            &form.category,
        )}
        {fields.checkbox(
            Field::optional("split_by_sex", text.indicator_split_by_sex()),
            form.split_by_sex == "on",
        )}
    }
    .into_any()
}

#[component]
fn Good(text: Text, fields: Form, form: IndicatorForm) -> impl IntoView {
    let directions =
        DirectionKind::ALL.iter().map(|kind| (kind.word().to_owned(), direction_word(text, *kind))).collect();
    view! {
        {fields.radios(
            Field::required("direction", text.indicator_direction()).hint(text.indicator_direction_hint()),
            directions,
            &form.direction,
        )}
        <div class="field-row">
            {fields.input("text", Field::depending("low", text.indicator_low()).hint(text.indicator_interval_hint()), &form.low)}
            {fields.input("text", Field::depending("high", text.indicator_high()).hint(text.indicator_interval_hint()), &form.high)}
        </div>
        {fields.input(
            "text",
            Field::depending("no_direction_reason", text.indicator_no_direction_reason())
                .hint(text.indicator_no_direction_reason_hint()),
            &form.no_direction_reason,
        )}
        <div class="field-row">
            {fields.input(
                "text",
                Field::optional("baseline_period", text.indicator_baseline_period()).hint(text.indicator_period_hint()),
                &form.baseline_period,
            )}
            {fields.input(
                "text",
                Field::optional("baseline_value", text.indicator_baseline_value()).hint(text.indicator_baseline_hint()),
                &form.baseline_value,
            )}
        </div>
    }
    .into_any()
}

/// The word for a direction.
pub(crate) fn direction_word(text: Text, kind: DirectionKind) -> String {
    match kind {
        DirectionKind::Higher => text.indicator_direction_higher(),
        DirectionKind::Lower => text.indicator_direction_lower(),
        DirectionKind::Within => text.indicator_direction_interval(),
        DirectionKind::None => text.indicator_direction_unset(),
    }
}

#[component]
fn When(text: Text, fields: Form, form: IndicatorForm) -> impl IntoView {
    let frequencies =
        Frequency::ALL.iter().map(|often| (often.word().to_owned(), period::frequency(text, *often))).collect();
    view! {
        <div class="field-row">
            {fields.select(
                Field::required("frequency", text.indicator_frequency()).hint(text.indicator_frequency_hint()),
                frequencies,
                &form.frequency,
            )}
            {fields.input(
                "date",
                Field::optional("expected_next", text.indicator_next()).hint(text.indicator_next_hint()),
                &form.expected_next,
            )}
        </div>
        {fields.input("text", Field::optional("source", text.indicator_source()).hint(text.indicator_source_hint()), &form.source)}
        {fields.area(Field::optional("method", text.indicator_method()).hint(text.indicator_method_hint()), 2, &form.method)}
        {fields.input(
            "text",
            Field::optional("kolada_id", text.indicator_kolada_id()).hint(text.indicator_kolada_id_hint()),
            &form.kolada_id,
        )}
        {fields.input("date", Field::optional("ended_on", text.indicator_ended()).hint(text.indicator_ended_hint()), &form.ended_on)}
    }
    .into_any()
}

#[component]
fn Who(text: Text, fields: Form, form: IndicatorForm, choices: IndicatorChoices) -> impl IntoView {
    let units =
        |units: &[UnitName], chosen: &String| unit_names(text, units, &choices.gone, std::slice::from_ref(chosen));
    view! {
        {fields.select(
            Field::required("unit", text.indicator_unit()).hint(text.indicator_unit_hint()),
            units(&choices.own, &form.unit),
            &form.unit,
        )}
        <div class="field-row">
            {fields.input(
                "text",
                Field::optional("owner_title", text.indicator_owner_title()).hint(text.indicator_owner_title_hint()),
                &form.owner_title,
            )}
            {fields.select(
                Field::optional("owner_unit", text.indicator_owner_unit()).hint(text.indicator_owner_unit_hint()),
                units(&choices.units, &form.owner_unit),
                &form.owner_unit,
            )}
        </div>
        <Goals text fields form choices />
    }
    .into_any()
}

/// The goals whose effect it shows: as a main indicator those where the reader has a say, or where it is one already.
#[component]
fn Goals(text: Text, fields: Form, form: IndicatorForm, choices: IndicatorChoices) -> impl IntoView {
    let main: Vec<_> = choices
        .goals
        .iter()
        .filter(|goal| goal.may_lead || form.main_goals.contains(&goal.id.to_string()))
        .map(|goal| {
            let words = match SoftLimit::main_indicators(goal.main + 1) {
                Some(_) => text.indicator_goal_crowded(&goal.title, goal.main),
                None => goal.title.clone(),
            };
            (goal.id.to_string(), words)
        })
        .collect();
    let supporting: Vec<_> = choices.goals.iter().map(|goal| (goal.id.to_string(), goal.title.clone())).collect();
    let some = (main.len() < supporting.len()).then(|| text.indicator_main_goals_some());
    let hint = std::iter::once(text.indicator_main_goals_hint()).chain(some).collect::<Vec<_>>().join(" ");
    let has_error = |field: &str| fields.errors.of(field).is_some();
    let is_open = |field: &str, chosen: &[String]| !chosen.is_empty() || has_error(field);
    let ended: Vec<_> = choices
        .ended
        .into_iter()
        .map(|(id, title)| view! { <li><a href=crate::goal::address(id, None)>{title}</a></li> })
        .collect();
    view! {
        {(!main.is_empty()).then(|| view! {
            <details class="data-table" open=is_open("main_goals", &form.main_goals)>
                <summary>{text.indicator_main_goals()}</summary>
                {fields.checkboxes(
                    Field::optional("main_goals", text.indicator_main_goals()).hint(hint), main, &form.main_goals,
                )}
            </details>
        })}
        {(!supporting.is_empty()).then(|| view! {
            <details class="data-table" open=is_open("supporting_goals", &form.supporting_goals)>
                <summary>{text.indicator_supporting_goals()}</summary>
                {fields.checkboxes(
                    Field::optional("supporting_goals", text.indicator_supporting_goals())
                        .hint(text.indicator_supporting_goals_hint()),
                    supporting,
                    &form.supporting_goals,
                )}
            </details>
        })}
        {(!ended.is_empty()).then(|| view! {
            <div class="ds-field">
                <p class="ds-label">{text.indicator_ended_goals()}</p>
                <p data-field="description">{text.indicator_ended_goals_hint()}</p>
                <ul class="plain">{ended}</ul>
            </div>
        })}
    }
    .into_any()
}

fn labels(text: Text) -> Vec<(&'static str, String)> {
    vec![
        ("name", text.indicator_form_name()),
        ("description", text.indicator_description()),
        ("unit_of_measure", text.indicator_unit_of_measure()),
        ("decimals", text.indicator_decimals()),
        ("category", text.indicator_category()),
        ("direction", text.indicator_direction()),
        ("low", text.indicator_low()),
        ("high", text.indicator_high()),
        ("no_direction_reason", text.indicator_no_direction_reason()),
        ("baseline_period", text.indicator_baseline_period()),
        ("baseline_value", text.indicator_baseline_value()),
        ("frequency", text.indicator_frequency()),
        ("expected_next", text.indicator_next()),
        ("source", text.indicator_source()),
        ("method", text.indicator_method()),
        ("kolada_id", text.indicator_kolada_id()),
        ("ended_on", text.indicator_ended()),
        ("unit", text.indicator_unit()),
        ("owner_title", text.indicator_owner_title()),
        ("owner_unit", text.indicator_owner_unit()),
        ("main_goals", text.indicator_main_goals()),
        ("supporting_goals", text.indicator_supporting_goals()),
    ]
}

fn changed_by_another(
    text: Text,
    typed: &IndicatorForm,
    now: &IndicatorForm,
    choices: &IndicatorChoices,
) -> impl IntoView + use<> {
    let unit = |id: &str| {
        let known = choices.units.iter().chain(&choices.gone).find(|unit| unit.id.to_string() == id);
        known.map_or_else(String::new, |unit| unit.name.clone())
    };
    let goals = |ids: &[String]| {
        let known = |id: &String| choices.goals.iter().find(|goal| goal.id.to_string() == *id);
        ids.iter().filter_map(known).map(|goal| goal.title.as_str()).collect::<Vec<_>>().join("; ")
    };
    let direction =
        |word: &str| DirectionKind::from_word(word).map(|kind| direction_word(text, kind)).unwrap_or_default();
    let often = |word: &str| Frequency::from_word(word).map(|often| period::frequency(text, often)).unwrap_or_default();
    let shown = |form: &IndicatorForm| {
        [
            form.name.clone(),
            form.description.clone(),
            form.unit_of_measure.clone(),
            form.decimals.clone(),
            form.category.clone(),
            direction(&form.direction),
            form.low.clone(),
            form.high.clone(),
            form.no_direction_reason.clone(),
            form.baseline_period.clone(),
            form.baseline_value.clone(),
            often(&form.frequency),
            form.expected_next.clone(),
            form.source.clone(),
            form.method.clone(),
            form.kolada_id.clone(),
            form.ended_on.clone(),
            unit(&form.unit),
            form.owner_title.clone(),
            unit(&form.owner_unit),
            goals(&form.main_goals),
            goals(&form.supporting_goals),
        ]
    };
    let differs = labels(text)
        .into_iter()
        .zip(shown(typed).into_iter().zip(shown(now)))
        .filter(|(_, (typed, now))| typed.trim() != now.trim())
        .map(|((_, label), (_, now))| (label, if now.is_empty() { "–".to_owned() } else { now }))
        .collect();
    view! { <ChangedByAnother title=text.indicator_changed_title() words=text.indicator_changed() differs /> }
}
