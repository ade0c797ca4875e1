//! A goal in a list, and how many of each status there are.

use super::{address, judged_by};
use crate::chart::shares::Shares;
use crate::chart::sparkline::Sparkline;
use crate::chip::{Chip, status_look};
use crate::period;
use crate::status::{StageChip, StatusChip, figures, word};
use crate::text::Text;
use chrono::NaiveDate;
use domain::goal::{GoalRow, GoalStage};
use domain::judgement::Judgement;
use domain::status::{Freshness, Status, shown};
use leptos::prelude::*;
use std::collections::HashMap;

/// The status that is shown for the goal.
pub(crate) fn status_of(row: &GoalRow) -> Status {
    shown(&row.suggestion, row.judgement.as_ref())
}

/// Who said how goals go, and how old the figures are, in few words. What many goals have in common is worded once.
pub(crate) struct Grounds {
    text: Text,
    by_rule: String,
    ages: HashMap<Freshness, String>,
}

impl Grounds {
    /// For these goals.
    pub(crate) fn of<'a>(text: Text, rows: impl Iterator<Item = &'a GoalRow>) -> Self {
        let mut ages = HashMap::new();
        for age in rows.filter_map(|row| row.age) {
            ages.entry(age).or_insert_with(|| figures(text, age));
        }
        Self { text, by_rule: text.goal_by_rule(), ages }
    }

    /// "bedömt 12 okt 2026 av Förvaltningschef" and "siffror 10 månader gamla". Of a vision, and of what nobody has decided, nothing.
    pub(crate) fn say(&self, row: &GoalRow) -> Vec<String> {
        if row.is_vision || matches!(row.stage, GoalStage::Draft | GoalStage::Proposed) {
            return Vec::new();
        }
        let judged = row.judgement.as_ref().map_or_else(|| self.by_rule.clone(), |it| self.judged(it));
        let age = row.age.and_then(|age| self.ages.get(&age).cloned());
        std::iter::once(judged).chain(age).collect()
    }

    fn judged(&self, judgement: &Judgement) -> String {
        let (day, who) = (self.text.short_date(judgement.on), judged_by(self.text, judgement));
        match who.split(',').next() {
            None | Some("") => self.text.goal_judged_short_by_nobody(day),
            Some(role) => self.text.goal_judged_short(day, role),
        }
    }
}

/// Goals one under the other, each with its figure and its status.
#[component]
pub fn GoalList(
    /// The words.
    text: Text,
    /// The goals.
    rows: Vec<GoalRow>,
    /// The day that is shown, when it is not today.
    on: Option<NaiveDate>,
) -> impl IntoView {
    let grounds = Grounds::of(text, rows.iter());
    let items: Vec<_> = rows.into_iter().map(|row| item(text, &grounds, row, on)).collect();
    view! { <ul class="goal-list">{items}</ul> }.into_any()
}

fn item(text: Text, grounds: &Grounds, row: GoalRow, on: Option<NaiveDate>) -> impl IntoView + use<> {
    let status = status_of(&row);
    let meta = [row.body.name.clone(), period::span(text, row.span)].into_iter().chain(grounds.say(&row));
    let meta = meta.collect::<Vec<_>>().join(" · ");
    let (is_decided, is_vision) = (row.stage == GoalStage::Decided, row.is_vision);
    view! {
        <li class="goal-row">
            <div class="goal-row__text">
                <h3><a href=address(row.id, on)>{row.title}</a></h3>
                <p class="meta">{meta}</p>
            </div>
            <div class="goal-row__fig">
                {(row.sparkline.len() > 1).then(|| view! {
                    <Sparkline values=row.sparkline target=None too_few=text.goal_one_value() />
                })}
            </div>
            <div class="goal-row__chip">
                {if is_vision {
                    ().into_any()
                } else if is_decided {
                    view! { <StatusChip text status /> }.into_any()
                } else {
                    view! { <StageChip text stage=row.stage /> }.into_any()
                }}
            </div>
        </li>
    }
    .into_any()
}

/// How many goals have each status, strongest first; those that none has are left out.
pub(crate) fn distribution<'a>(rows: impl IntoIterator<Item = &'a GoalRow>) -> Vec<(Status, u32)> {
    let mut counts = vec![0_u32; Status::ALL.len()];
    for row in rows.into_iter().filter(|row| !row.is_vision) {
        let status = status_of(row);
        if let Some(at) = Status::ALL.iter().position(|known| *known == status) {
            counts[at] += 1;
        }
    }
    Status::ALL.iter().copied().zip(counts).filter(|(_, count)| *count > 0).collect()
}

/// The counts as small chips: "2 på väg".
pub(crate) fn small_chips(text: Text, counts: &[(Status, u32)]) -> Vec<AnyView> {
    counts
        .iter()
        .map(|(status, count)| {
            let words = format!("{count} {}", word(text, *status).to_lowercase());
            view! { <Chip look=status_look(*status) word=words small=true /> }.into_any()
        })
        .collect()
}

/// The distribution as a bar with its list: counts, never a mean.
#[component]
pub fn Distribution(
    /// The words.
    text: Text,
    /// How many of each.
    counts: Vec<(Status, u32)>,
) -> impl IntoView {
    let parts = counts.iter().map(|(status, count)| (status_look(*status).0, *count)).collect();
    let items: Vec<_> = counts
        .into_iter()
        .map(|(status, count)| {
            view! {
                <li><span class="dist-list__line"><StatusChip text status /><span>{count}</span></span></li>
            }
        })
        .collect();
    view! {
        <Shares parts />
        <ul class="dist-list">{items}</ul>
    }
    .into_any()
}
