//! The rounds: three that all went through, and one that goes on.

use super::{Cast, Life, Step as Any};
use crate::sample::granvik::model::GOALS;
use chrono::{Datelike, Days, NaiveDate};
use domain::actor::Actor;
use domain::follow_up::{FollowUpForm, Forecast, FrontLineForm};
use domain::id::{RoundId, UnitId};
use domain::organisation::{Unit, UnitKind};
use domain::period::Period;
use domain::round::{ReturnForm, RoundDraft, Section, approver};
use domain::status::Status;
use std::cmp::Reverse;
use std::collections::HashSet;
use store::Error;

/// What happens in a round.
#[derive(Clone, Copy, Debug)]
pub(super) enum Step {
    /// It is laid up.
    Plan,
    /// It is opened.
    Open,
    /// Every unit answers.
    Answer,
    /// Every unit hands in.
    HandIn,
    /// Everything is approved.
    Approve,
    /// It is closed.
    Close,
    /// Some have handed in, one was sent back, some have begun, and some have not looked at it yet.
    Begin,
}

/// What happens in the rounds, each step with its day.
pub(super) fn diary(today: NaiveDate) -> Vec<(NaiveDate, Any)> {
    let tertials = last_tertials(today);
    let Some((running, closed)) = tertials.split_last() else { return Vec::new() };
    let mut diary = Vec::new();
    for period in closed {
        let opened = period.end() + Days::new(5);
        let whole = [
            (opened - Days::new(20), Step::Plan),
            (opened, Step::Open),
            (opened + Days::new(14), Step::Answer),
            (opened + Days::new(15), Step::HandIn),
            (opened + Days::new(30), Step::Approve),
            (opened + Days::new(60), Step::Close),
        ];
        diary.extend(whole.map(|(on, step)| (on, Any::Round(*period, step))));
    }
    let opened = std::cmp::min(running.end() + Days::new(5), today - Days::new(7));
    let begun = [(opened - Days::new(20), Step::Plan), (opened, Step::Open), (opened + Days::new(3), Step::Begin)];
    diary.extend(begun.map(|(on, step)| (on, Any::Round(*running, step))));
    diary
}

/// The four tertials that ended last, oldest first.
fn last_tertials(today: NaiveDate) -> Vec<Period> {
    let mut ended: Vec<Period> = (today.year() - 2..=today.year())
        .flat_map(|year| (1..=3).map(move |number| Period::Tertial(year, number)))
        .filter(|period| period.end() + Days::new(8) < today)
        .collect();
    ended.drain(..ended.len().saturating_sub(4));
    ended
}

fn draft(cast: &Cast, period: Period) -> RoundDraft {
    let name = match period {
        Period::Tertial(year, 3) => format!("Årets uppföljning {year}"),
        Period::Tertial(year, number) => format!("Tertial {number} {year}"),
        other => other.to_string(),
    };
    RoundDraft {
        external_id: String::new(),
        title: name,
        period,
        body: cast.unit("KF").id,
        sections: vec![Section::Judgement, Section::Analysis, Section::Forecast, Section::FrontLine],
        due_on: period.end() + Days::new(50),
        reader: "Kommunfullmäktige och revisorerna".to_owned(),
    }
}

impl Life<'_> {
    pub(super) async fn take_round(&mut self, period: Period, step: Step, on: NaiveDate) -> Result<(), Error> {
        match step {
            Step::Plan => self.plan(period, on).await,
            Step::Open => self.open(period, on).await,
            Step::Answer => self.answer_all(period, on).await,
            Step::HandIn => self.hand_in_all(period, on).await,
            Step::Approve => self.approve_all(period, on).await,
            Step::Close => self.store.close_round(&self.cast.chief, self.round(period), 2, on).await,
            Step::Begin => self.answer_some(period, on).await,
        }
    }

    fn position(&self, period: Period) -> usize {
        self.rounds.iter().position(|(of, ..)| *of == period).unwrap_or_default()
    }

    fn round(&self, period: Period) -> RoundId {
        self.rounds[self.position(period)].1
    }

    /// The round before the one that goes on.
    pub(super) fn ended_last(&self) -> Option<RoundId> {
        self.rounds.iter().rev().nth(1).map(|(_, id, _)| *id)
    }

    fn units(&self, period: Period) -> &[Unit] {
        &self.rounds[self.position(period)].2
    }

    async fn plan(&mut self, period: Period, on: NaiveDate) -> Result<(), Error> {
        let id = self.store.plan_round(&self.cast.chief, draft(&self.cast, period), on).await?;
        self.rounds.push((period, id, Vec::new()));
        Ok(())
    }

    async fn open(&mut self, period: Period, on: NaiveDate) -> Result<(), Error> {
        let id = self.round(period);
        self.store.open_round(&self.cast.chief, id, 1, on).await?;
        let page = self.store.round_page(&Actor::System, id, on).await?;
        let asked: HashSet<UnitId> = page.units.iter().map(|row| row.unit.id).collect();
        let mut units: Vec<Unit> = self.cast.units.values().filter(|unit| asked.contains(&unit.id)).cloned().collect();
        units.sort_by_key(|unit| (Reverse(unit.path.as_str().len()), unit.id));
        let position = self.position(period);
        self.rounds[position].2 = units;
        Ok(())
    }

    async fn answer_all(&self, period: Period, on: NaiveDate) -> Result<(), Error> {
        for unit in self.units(period) {
            self.answer(period, unit, usize::MAX, on).await?;
        }
        Ok(())
    }

    async fn hand_in_all(&self, period: Period, on: NaiveDate) -> Result<(), Error> {
        for unit in self.units(period) {
            self.store.hand_in(self.cast.answering(unit), (self.round(period), unit.id), on).await?;
        }
        Ok(())
    }

    async fn approve_all(&self, period: Period, on: NaiveDate) -> Result<(), Error> {
        for unit in self.units(period) {
            self.store.approve_answers(self.approving(period, unit), (self.round(period), unit.id), on).await?;
        }
        Ok(())
    }

    /// Who approves what the unit hands in.
    fn approving(&self, period: Period, unit: &Unit) -> &Actor {
        let taking_part: HashSet<UnitId> = self.units(period).iter().map(|unit| unit.id).collect();
        self.cast.at(approver(&unit.path, &taking_part))
    }

    async fn answer_some(&self, period: Period, on: NaiveDate) -> Result<(), Error> {
        let id = self.round(period);
        for unit in self.units(period) {
            let (name, at) = (unit.external_id.as_str(), (id, unit.id));
            match name {
                "ekbacken" | "hemtjanst-norr" | "energi" | "bostader" | "gator" => {
                    self.answer(period, unit, usize::MAX, on).await?;
                    self.store.hand_in(self.cast.answering(unit), at, on).await?;
                }
                "sjoangen" | "lindgarden" => self.answer(period, unit, 1, on).await?,
                _ => {}
            }
            match name {
                "hemtjanst-norr" | "energi" | "bostader" => {
                    self.store.approve_answers(self.approving(period, unit), at, on).await?;
                }
                "gator" => {
                    let reason = "Skriv vad ni gör åt att cyklingen har stannat av.".to_owned();
                    self.store.send_back(self.approving(period, unit), at, &ReturnForm { reason }, on).await?;
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Answers at most so many of the unit's rows.
    async fn answer(&self, period: Period, unit: &Unit, most: usize, on: NaiveDate) -> Result<(), Error> {
        let number = self.position(period);
        let page = self.store.round_unit_page(&Actor::System, (self.round(period), unit.id), on).await?;
        let actor = self.cast.answering(unit);
        for (index, row) in page.answers.iter().enumerate().take(most) {
            let place = GOALS.iter().position(|goal| goal.title == row.goal.title).unwrap_or_default();
            let form = said(place + usize::try_from(unit.id.0).unwrap_or_default(), number, index);
            if index == 0 && unit.kind == UnitKind::Unit {
                let text = "Det märks redan i vardagen, och vi pratar om det på måndagsmötet.".to_owned();
                self.store.tell_from_front_line(actor, row.answer.id, &FrontLineForm { text }, on).await?;
            }
            self.store.save_follow_up(actor, row.answer.id, &form, on).await?;
        }
        Ok(())
    }
}

/// What is answered: most get better from round to round, some get worse.
fn said(place: usize, number: usize, index: usize) -> FollowUpForm {
    let gets_worse = place % 4 == 3;
    let height = if gets_worse { 3_usize.saturating_sub(number) } else { (place % 3 + number).min(3) };
    let (status, forecast, sentence, what_happened, what_now) = match height {
        0 => (
            Status::OffTrack,
            Forecast::NotReached,
            "Vi når det inte med det vi gör i dag.",
            "Två satsningar gav inget.",
            "Vi avslutar det som inte hjälper och frågar dem det gäller.",
        ),
        1 => (
            Status::Uncertain,
            Forecast::Uncertain,
            "Det har börjat röra sig, men vi vet inte om det håller.",
            "Starten blev sen eftersom personal saknades.",
            "Vi följer det varje månad till sommaren.",
        ),
        _ => (
            Status::OnTrack,
            Forecast::Reached,
            "Det går åt rätt håll, och vi ser varför.",
            "Det vi prövade i våras har fått fäste.",
            "Vi gör likadant på fler ställen.",
        ),
    };
    FollowUpForm {
        version: "0".to_owned(),
        status: status.word().to_owned(),
        sentence: sentence.to_owned(),
        what_happened: what_happened.to_owned(),
        why: "Flera saker på en gång: tid, människor och att vi bestämde oss.".to_owned(),
        what_now: what_now.to_owned(),
        forecast: forecast.word().to_owned(),
        seconds: (70 + 15 * (place + index) % 90).to_string(),
    }
}
