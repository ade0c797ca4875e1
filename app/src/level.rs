//! The administration's pages for levels.

use crate::administration::{AdministrationHead, Part};
use crate::form::{Field, Form};
use crate::goal::check::limit_items;
use crate::goal::level_name;
use crate::notice::{ChangedByAnother, Warning, differing};
use crate::organisation::{kind_choices, kind_name};
use crate::text::Text;
use domain::id::LevelId;
use domain::level::{Level, LevelForm, LevelKind};
use domain::organisation::UnitKind;
use domain::publishing::SoftLimit;
use leptos::prelude::*;

/// What stands on the level, in words.
pub(crate) fn kind_word(text: Text, kind: LevelKind) -> String {
    match kind {
        LevelKind::Vision => text.level_kind_vision(),
        LevelKind::Goal => text.level_kind_goal(),
    }
}

/// The list of levels.
#[component]
pub fn LevelList(
    /// The words.
    text: Text,
    /// The levels, uppermost first.
    levels: Vec<Level>,
    /// Whether the reader looks after accounts.
    accounts: bool,
) -> impl IntoView {
    let is_empty = levels.is_empty();
    let limits = limit_items(text, SoftLimit::levels(u32::try_from(levels.len()).unwrap_or(u32::MAX)).as_slice());
    let has_limits = !limits.is_empty();
    let rows: Vec<_> = levels
        .iter()
        .map(|level| view! {
            <tr>
                <td class="num">{level.position}</td>
                <th scope="row"><a href=format!("/administration/levels/{}", level.id)>{level_name(text, level)}</a></th>
                <td class="wide-only">{kind_word(text, level.kind)}</td>
                <td>{kind_name(text, level.decided_by)}</td>
            </tr>
        })
        .collect();
    view! {
        <AdministrationHead text here=Part::Levels accounts />
        <div class="stack">
            <section class="card">
                <h2>{text.level_title()}</h2>
                <p class="meta">{text.level_lead()}</p>
                {has_limits.then(|| view! { <ul class="checks">{limits}</ul> })}
                {if is_empty {
                    view! { <p>{text.level_empty()}</p> }.into_any()
                } else {
                    view! {
                        <div class="table-wrap" tabindex="0" role="region" aria-label=text.level_title()>
                            <table class="table">
                                <caption class="sr-only">{text.level_title()}</caption>
                                <thead><tr>
                                    <th scope="col" class="num">{text.level_field_position()}</th>
                                    <th scope="col">{text.goal_field_level()}</th>
                                    <th scope="col" class="wide-only">{text.level_field_kind()}</th>
                                    <th scope="col">{text.level_field_decided_by()}</th>
                                </tr></thead>
                                <tbody>{rows}</tbody>
                            </table>
                        </div>
                    }.into_any()
                }}
                <div class="actions"><a class="ds-button" href="/administration/levels/new">{text.level_act_new()}</a></div>
            </section>
        </div>
    }
    .into_any()
}

/// The page with the level form.
#[component]
pub fn LevelEdit(
    /// The words and what was typed wrong.
    form: Form,
    /// The level, when it is there already.
    id: Option<LevelId>,
    /// What was typed.
    typed: LevelForm,
    /// Why it could not be taken away.
    refused: Option<String>,
    /// What somebody else has saved meanwhile.
    now: Option<LevelForm>,
    /// Whether the reader looks after accounts.
    accounts: bool,
) -> impl IntoView {
    let text = form.text;
    let changed = now.map(|now| changed_by_another(text, &typed, &now));
    let labels = [
        ("position", text.level_field_position()),
        ("kind", text.level_field_kind()),
        ("name_sv", text.level_field_name_sv()),
        ("name_en", text.level_field_name_en()),
        ("decided_by", text.level_field_decided_by()),
    ];
    let action = id.map_or_else(|| "/administration/levels".to_owned(), |id| format!("/administration/levels/{id}"));
    let kinds = LevelKind::ALL.iter().map(|kind| (kind.word().to_owned(), kind_word(text, *kind))).collect();
    let decides = |word: &str| UnitKind::from_word(word).is_some_and(UnitKind::decides);
    let bodies = kind_choices(text).into_iter().filter(|(word, _)| decides(word)).collect();
    let removal = format!("{action}/removal");
    view! {
        <AdministrationHead text here=Part::Levels accounts />
        <section class="card">
            <h2>{if id.is_some() { text.level_edit_title() } else { text.level_new_title() }}</h2>
            {refused.map(|words| view! { <Warning title=text.level_not_removed() words /> })}
            <form class="form" method="post" action=action novalidate>
                {changed}
                {form.head(&labels)}
                <input r#type="hidden" name="version" value=typed.version.clone() />
                {form.input("text", Field::required("name_sv", text.level_field_name_sv()), &typed.name_sv)}
                {form.input("text", Field::optional("name_en", text.level_field_name_en()), &typed.name_en)}
                {form.input(
                    "number", Field::required("position", text.level_field_position()).hint(text.level_field_position_hint()),
                    &typed.position,
                )}
                {form.select(Field::required("kind", text.level_field_kind()), kinds, &typed.kind)}
                {form.select(Field::required("decided_by", text.level_field_decided_by()), bodies, &typed.decided_by)}
                <div class="actions">
                    <button class="ds-button" r#type="submit">{text.save()}</button>
                    <a href="/administration/levels">{text.cancel()}</a>
                </div>
            </form>
            {id.is_some().then(|| view! {
                <form method="post" action=removal>
                    <button class="ds-button" data-variant="tertiary" data-color="danger" r#type="submit">
                        {text.level_act_remove()}
                    </button>
                </form>
            })}
        </section>
    }
    .into_any()
}

fn changed_by_another(text: Text, typed: &LevelForm, now: &LevelForm) -> impl IntoView + use<> {
    let kind = |word: &str| LevelKind::from_word(word).map(|kind| kind_word(text, kind)).unwrap_or_default();
    let body = |word: &str| UnitKind::from_word(word).map(|kind| kind_name(text, kind)).unwrap_or_default();
    let both = [
        (text.level_field_name_sv(), typed.name_sv.clone(), now.name_sv.clone()),
        (text.level_field_name_en(), typed.name_en.clone(), now.name_en.clone()),
        (text.level_field_position(), typed.position.clone(), now.position.clone()),
        (text.level_field_kind(), kind(&typed.kind), kind(&now.kind)),
        (text.level_field_decided_by(), body(&typed.decided_by), body(&now.decided_by)),
    ];
    view! { <ChangedByAnother title=text.level_changed_title() words=text.changed_meanwhile() differs=differing(both) /> }
}
