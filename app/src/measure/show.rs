//! One corrective measure, followed from the deviation to whether it helped.

use super::{MeasureChip, address, verdicts};
use crate::form::{Field, Form};
use crate::notice::{Receipt, Warning};
use crate::question::QuestionsOf;
use crate::text::Text;
use chrono::NaiveDate;
use domain::measure::{EffectForm, Measure, MeasureEndForm, MeasurePage, MeasureStage, MeasureState};
use domain::question::{About, Subject};
use leptos::prelude::*;

domain::words! {
    /// What was just done, said on the page that one comes back to.
    pub enum Done {
        /// It was planned.
        Planned = "planned",
        /// It was said that it is done.
        Finished = "finished",
        /// It was dropped.
        Dropped = "dropped",
        /// It was said whether it helped.
        Followed = "followed",
    }
}

fn receipt(text: Text, done: Done) -> String {
    match done {
        Done::Planned => text.measure_done_planned(),
        Done::Finished => text.measure_done_finished(),
        Done::Dropped => text.measure_done_dropped(),
        Done::Followed => text.measure_done_followed(),
    }
}

/// What was typed in the forms of the page, and which of them it was that came back.
#[derive(Clone, Debug, Default)]
pub enum Typed {
    /// Nothing.
    #[default]
    Nothing,
    /// That it is done.
    Finish(MeasureEndForm),
    /// That it is dropped.
    Drop(MeasureEndForm),
    /// Whether it helped.
    Effect(EffectForm),
}

/// The page of a measure.
#[component]
pub fn MeasureShow(
    /// The words and what was typed wrong.
    form: Form,
    /// The measure with what hangs on it.
    page: MeasurePage,
    /// What was typed.
    typed: Typed,
    /// Why it could not be done.
    refused: Option<String>,
    /// The day.
    today: NaiveDate,
    /// What was just done.
    done: Option<Done>,
) -> impl IntoView {
    let text = form.text;
    let MeasurePage { measure, goal, unit, questions, can_change } = page;
    let (id, stage) = (measure.id, measure.state.stage());
    let late = stage == MeasureStage::Planned && measure.due_on < today;
    let verdict = match &measure.state {
        MeasureState::Followed { verdict, .. } => Some(*verdict),
        _ => None,
    };
    let doing = can_change.then(|| view! { <Acts form measure=measure.clone() typed /> });
    view! {
        <nav class="crumbs" aria-label=text.crumbs()><ol>
            <li><a href="/measures">{text.measure_title()}</a></li>
            <li><a href=crate::goal::address(goal.0, None)>{goal.1.clone()}</a></li>
        </ol></nav>
        <div class="page-head">
            <p class="eyebrow">{format!("{} · {}", text.hit_measure(), unit.name)}</p>
            <h1>{measure.title.clone()}</h1>
            <div class="status-line">
                <MeasureChip text stage verdict late /><p>{text.measure_due(text.long_date(measure.due_on))}</p>
            </div>
        </div>
        {done.map(|done| view! { <Receipt words=receipt(text, done) /> })}
        {refused.map(|words| view! { <Warning title=text.error_state_title() words /> })}
        <div class="cols cols--goal">
            <div class="stack">
                <section class="card"><h2>{text.measure_deviation()}</h2><p class="as-typed">{measure.deviation.clone()}</p></section>
                <Story text measure=measure.clone() />
                {doing}
                <QuestionsOf text about=About::new(Subject::Measure, id.0) questions />
            </div>
            <div class="stack">
                <section class="card">
                    <h2>{text.measure_facts()}</h2>
                    <dl class="facts">
                        <dt>{text.measure_goal()}</dt><dd><a href=crate::goal::address(goal.0, None)>{goal.1}</a></dd>
                        <dt>{text.measure_unit()}</dt>
                        <dd><a href=crate::organisation::address(unit.id, None)>{unit.name}</a></dd>
                        {(!measure.accountable_title.is_empty()).then(|| view! {
                            <dt>{text.measure_accountable()}</dt><dd>{measure.accountable_title.clone()}</dd>
                        })}
                    </dl>
                </section>
                <p class="screen-only"><a href=format!("/trail?kind=measure&object={id}")>{text.trail_history()}</a></p>
            </div>
        </div>
    }
    .into_any()
}

/// What was done and what it led to, or why it was not done.
#[component]
fn Story(text: Text, measure: Measure) -> impl IntoView {
    let part = |title: String, words: String, day: String| {
        view! { <section class="card"><h2>{title}</h2><p class="as-typed">{words}</p><p class="meta">{day}</p></section> }
    };
    match measure.state {
        MeasureState::Planned => ().into_any(),
        MeasureState::Done { done_on, note } => {
            part(text.measure_what_done(), note, text.long_date(done_on)).into_any()
        }
        MeasureState::Dropped { dropped_on, reason } => {
            part(text.measure_why_dropped(), reason, text.long_date(dropped_on)).into_any()
        }
        MeasureState::Followed { done_on, note, sentence, followed_on, .. } => view! {
            {part(text.measure_what_done(), note, text.long_date(done_on))}
            {part(text.measure_effect(), sentence, text.long_date(followed_on))}
        }
        .into_any(),
    }
}

/// What the reader may do, the next step of its life first.
#[component]
fn Acts(form: Form, measure: Measure, typed: Typed) -> impl IntoView {
    let text = form.text;
    let (at, version) = (address(measure.id), measure.version.to_string());
    if measure.state.stage() == MeasureStage::Done {
        let (form, typed) = match typed {
            Typed::Effect(typed) => (form, typed),
            _ => (Form::fresh(text), EffectForm::default()),
        };
        return view! {
            <section class="card screen-only">
                <h2>{text.measure_follow()}</h2>
                <form class="form" method="post" action=format!("{at}/effect") novalidate>
                    {form.head(&[("verdict", text.measure_effect()), ("sentence", text.measure_effect_sentence())])}
                    <input r#type="hidden" name="version" value=version />
                    {form.radios(Field::required("verdict", text.measure_effect()), verdicts(text), &typed.verdict)}
                    {form.area(Field::required("sentence", text.measure_effect_sentence()), 2, &typed.sentence)}
                    <div class="actions"><button class="ds-button" r#type="submit">{text.measure_follow_save()}</button></div>
                </form>
            </section>
        }
        .into_any();
    }
    let (finish_form, finish) = match &typed {
        Typed::Finish(typed) => (form.clone(), typed.clone()),
        _ => (Form::fresh(text), MeasureEndForm::default()),
    };
    let (drop_form, dropped) = match typed {
        Typed::Drop(typed) => (form, typed),
        _ => (Form::fresh(text), MeasureEndForm::default()),
    };
    // Both forms have a field of the same name: no two fields of a page are called the same.
    let (finish_form, drop_form) = (finish_form.in_row(1), drop_form.in_row(2));
    view! {
        <section class="card screen-only">
            <h2>{text.measure_finish()}</h2>
            <form class="form" method="post" action=format!("{at}/finishing") novalidate>
                {finish_form.head(&[("text", text.measure_what_done())])}
                <input r#type="hidden" name="version" value=version.clone() />
                {finish_form.area(Field::required("text", text.measure_what_done()), 2, &finish.text)}
                <div class="actions"><button class="ds-button" r#type="submit">{text.measure_finish_save()}</button></div>
            </form>
        </section>
        <section class="card screen-only">
            <h2>{text.measure_drop()}</h2>
            <form class="form" method="post" action=format!("{at}/dropping") novalidate>
                {drop_form.head(&[("text", text.measure_why_dropped())])}
                <input r#type="hidden" name="version" value=version />
                {drop_form.area(Field::required("text", text.measure_why_dropped()), 2, &dropped.text)}
                <div class="actions">
                    <button class="ds-button" data-variant="secondary" r#type="submit">{text.measure_drop_save()}</button>
                </div>
            </form>
        </section>
    }
    .into_any()
}
