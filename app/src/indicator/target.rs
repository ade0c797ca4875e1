//! The targets of an indicator, and the form that sets one.

use super::{address, aim, written};
use crate::form::{Field, Form};
use crate::notice::{ChangedByAnother, Warning, differing};
use crate::text::Text;
use domain::field::FieldErrors;
use domain::indicator::{AimKind, IndicatorPage, TargetForm};
use domain::number;
use domain::period::Period;
use leptos::prelude::*;

/// What somebody else has done since the page was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meanwhile {
    /// Set another target for the period of the form, or taken it away.
    Set(Period),
    /// Changed the target that was to be taken away.
    Changed,
}

/// What was done meanwhile, beside what was typed.
fn told(text: Text, page: &IndicatorPage, form: &TargetForm, meanwhile: Meanwhile) -> AnyView {
    let Meanwhile::Set(period) = meanwhile else {
        let (title, words) = (text.indicator_target_not_removed_title(), text.indicator_target_not_removed());
        return view! { <Warning title words /> }.into_any();
    };
    let now = page.series.targets.iter().find(|target| target.period == period);
    let typed = match AimKind::from_word(&form.aim) {
        Some(AimKind::Value) => written(&page.series.indicator).value(number::parse(&form.value).unwrap_or_default()),
        Some(AimKind::Text) => form.text.clone(),
        kind => kind.map(|kind| aim_word(text, kind)).unwrap_or_default(),
    };
    let aimed = now.map(|target| aim(text, &page.series.indicator, &target.aim)).unwrap_or_default();
    let note = now.map(|target| target.note.clone()).unwrap_or_default();
    let both = [(text.indicator_target_aim(), typed, aimed), (text.indicator_target_note(), form.note.clone(), note)];
    let title = text.indicator_target_changed_title(period.to_string());
    view! { <ChangedByAnother title words=text.changed_meanwhile() differs=differing(both) /> }.into_any()
}

/// The targets of one indicator, to be set and taken away.
#[component]
pub fn TargetsShow(
    /// The words.
    text: Text,
    /// The indicator.
    page: IndicatorPage,
    /// What was typed.
    form: TargetForm,
    /// What was wrong with it.
    errors: FieldErrors,
    /// What somebody else has done meanwhile.
    meanwhile: Option<Meanwhile>,
) -> impl IntoView {
    let id = page.series.indicator.id;
    let targets = &page.series.targets;
    let (seen, changed) = (TargetForm::beside(targets), meanwhile.map(|meanwhile| told(text, &page, &form, meanwhile)));
    let fields = Form::with_errors(text, errors);
    let back = address(id, None);
    view! {
        <nav class="crumbs" aria-label=text.crumbs()><ol>
            <li><a href="/indicators">{text.nav_indicators()}</a></li>
            <li><a href=back.clone()>{page.series.indicator.name.clone()}</a></li>
        </ol></nav>
        <div class="page-head"><h1>{text.indicator_targets_title()}</h1><p class="lead">{text.indicator_targets_lead()}</p></div>
        <div class="stack">
            {changed}
            <Present text page=page.clone() />
            <section class="card">
                <h2>{text.indicator_target_set()}</h2>
                <form class="form" method="post" action=format!("/indicators/{id}/targets") novalidate>
                    {fields.head(&labels(text))}
                    <input r#type="hidden" name="seen" value=seen />
                    <Fields text fields form unit=page.series.indicator.unit_of_measure />
                    <div class="actions">
                        <button class="ds-button" r#type="submit">{text.indicator_target_save()}</button>
                        <a href=back>{text.indicator_back()}</a>
                    </div>
                </form>
            </section>
        </div>
    }
    .into_any()
}

#[component]
fn Fields(text: Text, fields: Form, form: TargetForm, unit: String) -> impl IntoView {
    let kinds = AimKind::ALL.iter().map(|kind| (kind.word().to_owned(), aim_word(text, *kind))).collect();
    let value = format!("{} ({unit})", text.indicator_target_value());
    view! {
        {fields.input(
            "text",
            Field::required("period", text.indicator_target_period()).hint(text.indicator_period_hint()),
            &form.period,
        )}
        {fields.radios(Field::required("aim", text.indicator_target_aim()), kinds, &form.aim)}
        {fields.input("text", Field::depending("value", value).hint(text.indicator_target_value_hint()), &form.value)}
        {fields.input(
            "text",
            Field::depending("text", text.indicator_target_text()).hint(text.indicator_target_text_hint()),
            &form.text,
        )}
        {fields.checkbox(
            Field::optional("interim", text.indicator_target_interim()).hint(text.indicator_target_interim_hint()),
            form.interim == "on",
        )}
        {fields.input(
            "text",
            Field::optional("note", text.indicator_target_note()).hint(text.indicator_target_note_hint()),
            &form.note,
        )}
    }
    .into_any()
}

/// The word for what is aimed at.
pub(crate) fn aim_word(text: Text, kind: AimKind) -> String {
    match kind {
        AimKind::Value => text.indicator_aim_value(),
        AimKind::Increase => text.indicator_aim_increase(),
        AimKind::Decrease => text.indicator_aim_decrease(),
        AimKind::Text => text.indicator_aim_text(),
    }
}

fn labels(text: Text) -> [(&'static str, String); 5] {
    [
        ("period", text.indicator_target_period()),
        ("aim", text.indicator_target_aim()),
        ("value", text.indicator_target_value()),
        ("text", text.indicator_target_text()),
        ("note", text.indicator_target_note()),
    ]
}

/// The targets there are.
#[component]
fn Present(text: Text, page: IndicatorPage) -> impl IntoView {
    let indicator = &page.series.indicator;
    let id = indicator.id;
    let rows: Vec<_> = page
        .series
        .targets
        .iter()
        .map(|target| {
            let period = target.period.to_string();
            let kind = if target.interim { text.indicator_target_interim() } else { String::new() };
            let removal = format!("/indicators/{id}/targets/{}/removal", target.id);
            view! {
                <tr>
                    <th scope="row" class="nowrap">{period.clone()}</th>
                    <td>{aim(text, indicator, &target.aim)}</td>
                    <td>{kind}</td>
                    <td>{target.note.clone()}</td>
                    <td>
                        <form method="post" action=removal>
                            <input r#type="hidden" name="version" value=target.version.to_string() />
                            <button class="ds-button nowrap" data-variant="tertiary" data-color="danger" r#type="submit">
                                {text.indicator_target_remove()}<span class="sr-only">{format!(" {period}")}</span>
                            </button>
                        </form>
                    </td>
                </tr>
            }
        })
        .collect();
    if rows.is_empty() {
        return view! { <section class="empty empty--inline"><p>{text.indicator_targets_none()}</p></section> }
            .into_any();
    }
    let baseline = indicator.baseline.map(|baseline| {
        text.indicator_since_baseline(
            written(indicator).value(baseline.value),
            super::period_name(text, baseline.period),
        )
    });
    view! {
        <section class="card">
            <div class="table-wrap" tabindex="0" role="region" aria-label=text.indicator_targets_title()>
                <table class="table">
                    <thead><tr>
                        <th scope="col">{text.indicator_target_period()}</th>
                        <th scope="col">{text.indicator_target_aim()}</th>
                        <th scope="col">{text.indicator_target_kind()}</th>
                        <th scope="col">{text.indicator_target_note()}</th>
                        <th scope="col"><span class="sr-only">{text.indicator_action()}</span></th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            {baseline.map(|words| view! { <p class="meta">{words}</p> })}
        </section>
    }
    .into_any()
}
