//! The administration's pages for focus areas and values.

use crate::administration::{AdministrationHead, Part};
use crate::form::{Field, Form};
use crate::goal::theme_name;
use crate::notice::{ChangedByAnother, Warning, differing};
use crate::text::Text;
use domain::id::ThemeId;
use domain::theme::{Theme, ThemeForm, ThemeKind};
use leptos::prelude::*;

/// What it is, in words.
pub(crate) fn kind_word(text: Text, kind: ThemeKind) -> String {
    match kind {
        ThemeKind::FocusArea => text.theme_kind_focus_area(),
        ThemeKind::Value => text.theme_kind_value(),
    }
}

/// The list of focus areas and values.
#[component]
pub fn ThemeList(
    /// The words.
    text: Text,
    /// The themes.
    themes: Vec<Theme>,
    /// Whether the reader looks after accounts.
    accounts: bool,
) -> impl IntoView {
    let is_empty = themes.is_empty();
    let rows: Vec<_> = themes
        .iter()
        .map(|theme| view! {
            <tr>
                <th scope="row"><a href=format!("/administration/themes/{}", theme.id)>{theme_name(text, theme)}</a></th>
                <td>{kind_word(text, theme.kind)}</td>
            </tr>
        })
        .collect();
    view! {
        <AdministrationHead text here=Part::Themes accounts />
        <div class="stack">
            <section class="card">
                <h2>{text.theme_title()}</h2>
                <p class="meta">{text.theme_lead()}</p>
                {if is_empty {
                    view! { <p>{text.theme_empty()}</p> }.into_any()
                } else {
                    view! {
                        <div class="table-wrap" tabindex="0" role="region" aria-label=text.theme_title()>
                            <table class="table">
                                <caption class="sr-only">{text.theme_title()}</caption>
                                <thead><tr>
                                    <th scope="col">{text.theme_title()}</th>
                                    <th scope="col">{text.theme_field_kind()}</th>
                                </tr></thead>
                                <tbody>{rows}</tbody>
                            </table>
                        </div>
                    }.into_any()
                }}
                <div class="actions"><a class="ds-button" href="/administration/themes/new">{text.theme_act_new()}</a></div>
            </section>
        </div>
    }
    .into_any()
}

/// The page with the form of a focus area or value.
#[component]
pub fn ThemeEdit(
    /// The words and what was typed wrong.
    form: Form,
    /// The theme, when it is there already.
    id: Option<ThemeId>,
    /// What was typed.
    typed: ThemeForm,
    /// Why it could not be taken away.
    refused: Option<String>,
    /// What somebody else has saved meanwhile.
    now: Option<ThemeForm>,
    /// Whether the reader looks after accounts.
    accounts: bool,
) -> impl IntoView {
    let text = form.text;
    let changed = now.map(|now| changed_by_another(text, &typed, &now));
    let labels = [
        ("kind", text.theme_field_kind()),
        ("name_sv", text.theme_field_name_sv()),
        ("name_en", text.theme_field_name_en()),
    ];
    let action = id.map_or_else(|| "/administration/themes".to_owned(), |id| format!("/administration/themes/{id}"));
    let kinds = ThemeKind::ALL.iter().map(|kind| (kind.word().to_owned(), kind_word(text, *kind))).collect();
    let removal = format!("{action}/removal");
    view! {
        <AdministrationHead text here=Part::Themes accounts />
        <section class="card">
            <h2>{if id.is_some() { text.theme_edit_title() } else { text.theme_new_title() }}</h2>
            {refused.map(|words| view! { <Warning title=text.theme_not_removed() words /> })}
            <form class="form" method="post" action=action novalidate>
                {changed}
                {form.head(&labels)}
                <input r#type="hidden" name="version" value=typed.version.clone() />
                {form.select(Field::required("kind", text.theme_field_kind()), kinds, &typed.kind)}
                {form.input("text", Field::required("name_sv", text.theme_field_name_sv()), &typed.name_sv)}
                {form.input("text", Field::optional("name_en", text.theme_field_name_en()), &typed.name_en)}
                <div class="actions">
                    <button class="ds-button" r#type="submit">{text.save()}</button>
                    <a href="/administration/themes">{text.cancel()}</a>
                </div>
            </form>
            {id.is_some().then(|| view! {
                <form method="post" action=removal>
                    <button class="ds-button" data-variant="tertiary" data-color="danger" r#type="submit">
                        {text.theme_act_remove()}
                    </button>
                </form>
            })}
        </section>
    }
    .into_any()
}

fn changed_by_another(text: Text, typed: &ThemeForm, now: &ThemeForm) -> impl IntoView + use<> {
    let kind = |word: &str| ThemeKind::from_word(word).map(|kind| kind_word(text, kind)).unwrap_or_default();
    let both = [
        (text.theme_field_kind(), kind(&typed.kind), kind(&now.kind)),
        (text.theme_field_name_sv(), typed.name_sv.clone(), now.name_sv.clone()),
        (text.theme_field_name_en(), typed.name_en.clone(), now.name_en.clone()),
    ];
    view! { <ChangedByAnother title=text.theme_changed_title() words=text.changed_meanwhile() differs=differing(both) /> }
}
