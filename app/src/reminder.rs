//! Reminders: the letter itself, the page where letters are stopped, and what the administrator sees of them.

use crate::administration::{AdministrationHead, Part};
use crate::chip::{Chip, Glyph, Shape, Tone};
use crate::notice::Receipt;
use crate::text::Text;
use domain::reminder::{Letter, ReminderList, ReminderRow, ReminderStage};
use leptos::prelude::*;

/// The subject and the text of a letter. `home` is where Verkan is reached, `stop` where the letters are stopped.
pub fn letter(text: Text, letter: &Letter, home: &str, stop: &str) -> (String, String) {
    let owing = &letter.owing;
    let mut lines = vec![text.letter_hello(&letter.name), String::new()];
    let mut part = |title: String, items: Vec<String>, there: &str| {
        if !items.is_empty() {
            lines.push(title);
            lines.extend(items.into_iter().map(|item| format!("– {item}")));
            lines.extend([format!("{home}{there}"), String::new()]);
        }
    };
    let units = owing.units.iter().map(|owed| {
        let left = if owed.is_returned { text.answer_stage_returned() } else { text.to_do_left(owed.left, owed.all) };
        format!("{}, {}: {left}. {}", owed.title, owed.unit.name, text.round_due(text.long_date(owed.due_on)))
    });
    part(text.owed_title(), units.collect(), "/to-do");
    let waiting = (owing.to_approve > 0).then(|| text.owed_to_approve(owing.to_approve));
    part(text.letter_approve(), waiting.into_iter().collect(), "/to-do");
    let questions = owing.questions.iter().map(|row| format!("{} ({})", row.question.gist(), row.title));
    part(text.question_start_to_answer(), questions.collect(), "/questions?waiting=true");
    let assignments = owing
        .assignments
        .iter()
        .map(|row| format!("{}. {}", row.title, text.assignment_due(text.long_date(row.due_on))));
    part(text.assignment_start(), assignments.collect(), "/assignments");
    let measures =
        owing.measures.iter().map(|row| format!("{}. {}", row.title, text.measure_due(text.long_date(row.due_on))));
    part(text.measure_start(), measures.collect(), "/measures");
    lines.extend([text.letter_why(), text.letter_stop(), stop.to_owned(), String::new()]);
    let subject = match owing.units.first() {
        Some(owed) => text.letter_subject_round(&owed.title, text.long_date(owed.due_on)),
        None => text.letter_subject(),
    };
    (subject, lines.join("\r\n"))
}

/// The page that a letter's last link leads to: letters are stopped by a press, and not by the link alone.
#[component]
pub fn StopShow(
    /// The words.
    text: Text,
    /// The secret of the letter.
    token: String,
    /// Whether they have been stopped.
    is_done: bool,
) -> impl IntoView {
    view! {
        <div class="page-head"><h1>{text.reminder_stop()}</h1></div>
        {if is_done {
            view! { <Receipt words=text.reminder_stopped() /> }.into_any()
        } else {
            view! {
                <p class="lead">{text.reminder_stop_text()}</p>
                <form method="post" action=format!("/reminders/{token}")>
                    <button class="ds-button" r#type="submit">{text.reminder_stop_save()}</button>
                </form>
            }
            .into_any()
        }}
    }
    .into_any()
}

fn stage(text: Text, stage: ReminderStage) -> ((Tone, Glyph), String) {
    match stage {
        ReminderStage::Waiting => ((Tone::Way, Glyph::Clock), text.reminder_stage_waiting()),
        ReminderStage::Sent => ((Tone::Good, Glyph::Tick), text.reminder_stage_sent()),
        ReminderStage::Failed => ((Tone::Bad, Glyph::Cross), text.reminder_stage_failed()),
        ReminderStage::Dropped => ((Tone::None, Glyph::Dash), text.reminder_stage_dropped()),
    }
}

/// What the administrator sees of reminders: whether letters are sent at all, and what has become of them.
#[component]
pub fn ReminderListShow(
    /// The words.
    text: Text,
    /// The letters.
    list: ReminderList,
    /// Whether a mail server is named in the settings.
    has_mail: bool,
) -> impl IntoView {
    let is_empty = list.rows.is_empty();
    let fails = list.rows.iter().any(|row| !row.problem.is_empty());
    let rows: Vec<_> = list.rows.into_iter().map(|row| row_of(text, row)).collect();
    view! {
        <AdministrationHead text here=Part::Reminders accounts=true />
        <div class="stack">
            <p class="lead">{if has_mail { text.reminder_on() } else { text.reminder_off() }}</p>
            {fails.then(|| view! {
                <div class="notice notice--warn" role="status"><Shape glyph=Glyph::Warning />
                    <div><h2>{text.reminder_fails()}</h2><p>{text.reminder_fails_text()}</p></div></div>
            })}
            <p>{text.reminder_stopped_count(list.stopped)}</p>
            {is_empty.then(|| view! { <section class="empty"><h2>{text.reminder_none()}</h2></section> })}
            {(!is_empty).then(|| view! {
                <section class="card" aria-label=text.administration_reminders()>
                    <div class="table-wrap" tabindex="0" role="region" aria-label=text.administration_reminders()>
                        <table class="table table--dense table--wide">
                            <thead><tr>
                                <th scope="col">{text.reminder_column_person()}</th>
                                <th scope="col">{text.reminder_column_day()}</th>
                                <th scope="col">{text.reminder_column_stage()}</th>
                                <th scope="col">{text.reminder_column_at()}</th>
                                <th scope="col">{text.reminder_column_problem()}</th>
                            </tr></thead>
                            <tbody>{rows}</tbody>
                        </table>
                    </div>
                </section>
            })}
        </div>
    }
    .into_any()
}

fn row_of(text: Text, row: ReminderRow) -> impl IntoView {
    let (look, word) = stage(text, row.stage);
    view! {
        <tr>
            <th scope="row"><a href=format!("/administration/people/{}", row.person.0)>{row.person.1}</a></th>
            <td class="nowrap">{row.day.to_string()}</td>
            <td><Chip look word /></td>
            <td class="nowrap">{text.instant(row.at)}</td>
            <td>{row.problem}</td>
        </tr>
    }
}
