//! Granvik: a municipality that does not exist, with three years behind it, so that every page has something to show.
//!
//! What it has decided and measured is written as an archive and read in as any other; its rounds, assignments and questions are then
//! lived through by its made-up people, by the same acts as anybody's. The same day gives the same Granvik.

mod activities;
mod life;
mod model;

use activities::{ACTIVITIES, MadeUpActivity};
use chrono::{Datelike, Days, Months, NaiveDate};
use domain::activity::{ActivityStage, Evidence};
use domain::actor::Actor;
use domain::appointment::Role;
use domain::comparison::ComparisonKind;
use domain::exchange::{
    ActivityRow, Archive, ComparisonRow, ContributionRow, GoalLinkRow, GoalRow, HypothesisRow, IndicatorGoalRow,
    IndicatorRow, JudgementRow, LevelRow, MeasurementRow, MunicipalityRow, ObstacleRow, Relation, StepRow, TargetRow,
    ThemeRow, UnitRow,
};
use domain::goal::GoalStage;
use domain::indicator::{AimKind, DirectionKind};
use domain::level::LevelKind;
use domain::measurement::{Outcome, Sex};
use domain::period::{Frequency, Period};
use domain::status::Status;
use domain::theme::ThemeKind;
use model::{DRAFT, Fate, GOALS, INDICATORS, LEVELS, MadeUpGoal, MadeUpIndicator, THEMES, UNITS};
use store::archive::ArchiveError;
use store::{Store, as_if_at};

/// How many years of figures there are.
const YEARS: i32 = 7;

/// Numbers that look like chance and are the same each time.
struct Dice(u64);

impl Dice {
    /// Between -1 and 1 (xorshift, Marsaglia 2003).
    fn roll(&mut self) -> f64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        #[expect(clippy::cast_precision_loss, reason = "a thousandth is enough")]
        let share = (self.0 % 2001) as f64 / 1000.0;
        share - 1.0
    }
}

/// Founds Granvik in an empty Verkan, and lets its people live until `today`.
pub(super) async fn found(store: &Store, today: NaiveDate) -> Result<(), ArchiveError> {
    let reading_in = store.import_archive(&Actor::System, archive(today));
    as_if_at(life::morning(life::founded(today)), reading_in).await?;
    Ok(life::live(store, today).await?)
}

/// Granvik as an archive, as it would be carried out on `today`.
fn archive(today: NaiveDate) -> Archive {
    let mut archive = Archive {
        municipality: vec![MunicipalityRow {
            name: "Granviks kommun".to_owned(),
            short_name: "Granvik".to_owned(),
            code: String::new(),
            source: "Granvik finns inte. Kommunen, människorna och siffrorna är påhittade för att visa Verkan."
                .to_owned(),
        }],
        levels: LEVELS.iter().map(level).collect(),
        themes: THEMES.iter().map(theme).collect(),
        units: UNITS.iter().map(|unit| unit_row(unit, today)).collect(),
        ..Archive::default()
    };
    for goal in GOALS.iter().chain([&DRAFT]) {
        add_goal(&mut archive, goal, today);
    }
    archive.comparisons.push(ComparisonRow {
        id: None,
        external_id: "liknande".to_owned(),
        kind: ComparisonKind::SimilarMunicipalities,
        name: "Liknande kommuner (påhittade)".to_owned(),
        kolada_code: String::new(),
        group_year: None,
    });
    let mut dice = Dice(20_401);
    for indicator in &INDICATORS {
        add_indicator(&mut archive, indicator, &mut dice, today);
    }
    for (index, activity) in ACTIVITIES.iter().enumerate() {
        add_activity(&mut archive, activity, index, today);
    }
    add_contributions(&mut archive, today);
    archive
}

/// The first day of the mandate period that the goals were decided for: January of the third year back.
fn begun(today: NaiveDate) -> NaiveDate {
    day(today.year() - 2, 1, 1)
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

fn level((id, position, sv, en, by): &(&str, i32, &str, &str, domain::organisation::UnitKind)) -> LevelRow {
    LevelRow {
        id: None,
        external_id: (*id).to_owned(),
        position: *position,
        kind: if *position == 1 { LevelKind::Vision } else { LevelKind::Goal },
        name_sv: (*sv).to_owned(),
        name_en: (*en).to_owned(),
        decided_by: *by,
    }
}

fn theme((id, is_value, sv, en): &(&str, bool, &str, &str)) -> ThemeRow {
    ThemeRow {
        id: None,
        external_id: (*id).to_owned(),
        kind: if *is_value { ThemeKind::Value } else { ThemeKind::FocusArea },
        name_sv: (*sv).to_owned(),
        name_en: (*en).to_owned(),
    }
}

fn unit_row(
    (id, parent, kind, name, short): &(&str, &str, domain::organisation::UnitKind, &str, &str),
    today: NaiveDate,
) -> UnitRow {
    UnitRow {
        id: None,
        external_id: (*id).to_owned(),
        parent: (*parent).to_owned(),
        kind: *kind,
        name: (*name).to_owned(),
        short_name: (*short).to_owned(),
        from: day(today.year() - YEARS, 1, 1),
        to: None,
    }
}

fn add_goal(archive: &mut Archive, goal: &MadeUpGoal, today: NaiveDate) {
    let adopted = !matches!(goal.fate, Fate::Proposed | Fate::Draft);
    let level = match goal.body {
        _ if goal.id == "g-vision" => "vision",
        "KF" => "overgripande",
        _ => "namndmal",
    };
    let from = begun(today);
    let (stage, closed_on) = match goal.fate {
        Fate::Decided => (GoalStage::Decided, None),
        Fate::Closed => (GoalStage::Closed, Some(day(today.year() - 1, 11, 25))),
        Fate::Replaced(_) => (GoalStage::Replaced, None),
        Fate::Proposed => (GoalStage::Proposed, None),
        Fate::Draft => (GoalStage::Draft, None),
    };
    let text = |words: &str, is_there: bool| if is_there { words.to_owned() } else { String::new() };
    let number = archive.goals.len() + 11;
    let year = from.year() - 1;
    let is_closed = closed_on.is_some();
    let replaced_by = if let Fate::Replaced(by) = goal.fate { by } else { "" };
    let replaces = GOALS.iter().find(|old| old.fate == Fate::Replaced(goal.id)).map_or("", |old| old.id);
    archive.goals.push(GoalRow {
        id: None,
        external_id: goal.id.to_owned(),
        level: level.to_owned(),
        body: goal.body.to_owned(),
        title: goal.title.to_owned(),
        for_whom: goal.for_whom.to_owned(),
        change: goal.change.to_owned(),
        why: String::new(),
        seen_how: String::new(),
        by_when: (!goal.change.is_empty()).then(|| day(from.year() + 3, 12, 31)),
        accountable_title: goal.accountable.0.to_owned(),
        accountable_unit: goal.accountable.1.to_owned(),
        from,
        to: (goal.id != "g-vision").then(|| day(from.year() + 3, 12, 31)),
        stage,
        proposed_on: (goal.fate == Fate::Proposed).then(|| today - Days::new(12)),
        decided_by: text(goal.body, adopted),
        decided_on: adopted.then(|| day(year, 11, 24)),
        paragraph: text(&format!("§ {number}"), adopted),
        registry_number: text(&format!("{year}.{number:03} {}", goal.body.to_uppercase()), adopted),
        closed_on,
        closing_paragraph: text("§ 141", is_closed),
        closing_registry_number: text(&format!("{}.141 KF", today.year() - 1), is_closed),
        replaced_by: replaced_by.to_owned(),
        replaces: replaces.to_owned(),
        source: String::new(),
    });
    let mut link = |relation, other: &str| {
        archive.goal_links.push(GoalLinkRow { goal: goal.id.to_owned(), relation, other: other.to_owned() });
    };
    if !goal.parent.is_empty() {
        link(Relation::Parent, goal.parent);
    }
    goal.given_to.iter().for_each(|unit| link(Relation::GivenTo, unit));
    goal.serves.iter().for_each(|theme| link(Relation::Serves, theme));
}

fn add_indicator(archive: &mut Archive, it: &MadeUpIndicator, dice: &mut Dice, today: NaiveDate) {
    let first = today.year() - YEARS;
    let (start, yearly) = it.course;
    let decimals = u8::from(start < 100.0 && it.unit_of_measure != "antal");
    let owner = if it.is_late { "" } else { it.unit };
    archive.indicators.push(IndicatorRow {
        id: None,
        external_id: it.id.to_owned(),
        name: it.name.to_owned(),
        description: String::new(),
        category: String::new(),
        unit_of_measure: it.unit_of_measure.to_owned(),
        decimals,
        direction: it.direction,
        low: None,
        high: None,
        no_direction_reason: String::new(),
        baseline_period: Some(Period::Year(first)),
        baseline_value: Some(start),
        frequency: Frequency::Year,
        expected_next: None,
        source: "Påhittad källa".to_owned(),
        method: "Räknat av den som äger måttet, en gång om året.".to_owned(),
        owner_title: if owner.is_empty() { String::new() } else { "Verksamhetscontroller".to_owned() },
        owner_unit: owner.to_owned(),
        unit: it.unit.to_owned(),
        split_by_sex: false,
        kolada_id: String::new(),
        ended_on: None,
    });
    let (indicator, goal) = (it.id.to_owned(), it.goal.to_owned());
    archive.indicator_goals.push(IndicatorGoalRow { indicator, goal, main: it.main });
    let scale = 10_f64.powi(i32::from(decimals));
    let rounded = |value: f64| (value * scale).round() / scale;
    for step in 0..YEARS - i32::from(it.is_late) {
        let wobble = dice.roll() * (yearly.abs() * 0.6).max(0.1);
        let own = rounded(start + yearly * f64::from(step) + wobble);
        add_figure(archive, it.id, "", first + step, own);
        if it.main {
            add_figure(
                archive,
                it.id,
                "liknande",
                first + step,
                rounded(start * 1.01 + yearly * 0.5 * f64::from(step)),
            );
        }
    }
    if let Some(target) = it.target {
        archive.targets.push(TargetRow {
            id: None,
            indicator: it.id.to_owned(),
            period: Period::Year(begun(today).year() + 3),
            aim: AimKind::Value,
            value: Some(target),
            text: String::new(),
            interim: false,
            note: "Flerårsplanen".to_owned(),
        });
    }
}

fn add_figure(archive: &mut Archive, indicator: &str, comparison: &str, year: i32, value: f64) {
    archive.measurements.push(MeasurementRow {
        id: None,
        indicator: indicator.to_owned(),
        comparison: comparison.to_owned(),
        period: Period::Year(year),
        sex: Sex::Total,
        outcome: Outcome::Final,
        value: Some(value),
        reported_on: day(year + 1, 2, 14),
        source: "Påhittad källa".to_owned(),
        note: String::new(),
        superseded_on: None,
        import: None,
    });
}

fn add_activity(archive: &mut Archive, it: &MadeUpActivity, index: usize, today: NaiveDate) {
    let id = format!("a-{index}");
    let from = if it.age == 0 { today + Months::new(1) } else { today - Months::new(it.age) };
    let is_over = matches!(it.stage, ActivityStage::Done | ActivityStage::Stopped);
    let tested_on = from + Months::new(12);
    let by = format!("{}, {}", leader(it.unit).word(), unit_name(it.unit));
    archive.activities.push(ActivityRow {
        id: None,
        external_id: id.clone(),
        title: it.title.to_owned(),
        what: it.what.to_owned(),
        unit: it.unit.to_owned(),
        accountable_title: "Enhetschef".to_owned(),
        from,
        to: is_over.then_some(tested_on),
        cost: index.is_multiple_of(3).then_some(18_000_000 + 2_500_000 * i64::try_from(index).unwrap_or(0)),
        hours: index.is_multiple_of(4).then_some(120),
        evidence: Some(if index.is_multiple_of(2) { Evidence::Proven } else { Evidence::Untested }),
        experiment: it.what.contains("örsök"),
        stage: it.stage,
        stage_on: if is_over { tested_on } else { std::cmp::min(from, today) },
        reason: if it.stage == ActivityStage::Stopped { it.lesson.to_owned() } else { String::new() },
        lesson: it.lesson.to_owned(),
        successor: String::new(),
        source: String::new(),
    });
    archive.hypotheses.push(hypothesis(&id, it, &by, tested_on));
    archive.activity_steps.extend(steps(&id, index, from, today));
    if !it.obstacle.is_empty() {
        archive.obstacles.push(ObstacleRow {
            id: None,
            activity: id,
            text: it.obstacle.to_owned(),
            raised_on: today - Days::new(20),
            raised_by: by,
            removed_on: None,
            removal: String::new(),
            removed_by: String::new(),
        });
    }
}

/// What effect an activity is said to have, and what came of it.
fn hypothesis(activity: &str, it: &MadeUpActivity, by: &str, tested_on: NaiveDate) -> HypothesisRow {
    HypothesisRow {
        id: None,
        activity: activity.to_owned(),
        goal: it.goal.to_owned(),
        effect: it.effect.to_owned(),
        indicator: INDICATORS.iter().find(|known| known.goal == it.goal).map_or("", |known| known.id).to_owned(),
        expected_change: None,
        by_when: Some(tested_on),
        because: String::new(),
        verdict: it.verdict.map(|(verdict, _)| verdict),
        verdict_sentence: it.verdict.map(|(_, sentence)| sentence.to_owned()).unwrap_or_default(),
        verdict_on: it.verdict.map(|_| tested_on),
        verdict_by_role: if it.verdict.is_some() { by.to_owned() } else { String::new() },
        verdict_by_person: String::new(),
    }
}

/// The steps of an activity: some of every fifth are late.
fn steps(activity: &str, index: usize, from: NaiveDate, today: NaiveDate) -> Vec<StepRow> {
    let titles = ["Bestäm vilka som är med", "Pröva i liten skala", "Se efter vad det gav"];
    let step = |(number, title): (u32, &str)| {
        let due = from + Months::new(2 + 4 * number);
        let done_on = (due < today && !(number == 1 && index.is_multiple_of(5))).then_some(due);
        StepRow { id: None, activity: activity.to_owned(), title: title.to_owned(), due: Some(due), done_on }
    };
    (0..).zip(titles).map(step).collect()
}

/// What a unit of the sample is called.
fn unit_name(id: &str) -> &'static str {
    UNITS.iter().find(|unit| unit.0 == id).map_or("", |unit| unit.3)
}

/// How each goal in force was judged, once a year, and what units say that they do for it.
fn add_contributions(archive: &mut Archive, today: NaiveDate) {
    for (index, goal) in GOALS.iter().enumerate().skip(1).filter(|(_, goal)| goal.fate == Fate::Decided) {
        if let Some(unit) = goal.given_to.first() {
            archive.contributions.push(ContributionRow {
                id: None,
                goal: goal.id.to_owned(),
                unit: (*unit).to_owned(),
                text: format!("{} tar upp målet i varje månads samtal och fördelar det vidare.", unit_name(unit)),
                stated_on: begun(today) + Days::new(40),
            });
        }
        // What a judgement says beside the rule; some goals are left to the rule alone.
        if index.is_multiple_of(3) {
            continue;
        }
        let improves = INDICATORS.iter().find(|it| it.goal == goal.id).is_some_and(|it| match it.direction {
            DirectionKind::Lower => it.course.1 < 0.0,
            _ => it.course.1 > 0.0,
        });
        let (status, sentence) = if improves {
            (Status::OnTrack, "Vi ser det i siffrorna och hör det från dem det gäller.")
        } else {
            (Status::OffTrack, "Siffrorna går åt fel håll och det vi har prövat räcker inte.")
        };
        let judged = |status, sentence: &str, judged_on| JudgementRow {
            id: None,
            goal: goal.id.to_owned(),
            status,
            suggested: Status::Uncertain,
            sentence: sentence.to_owned(),
            judged_on,
            by_role: format!("{}, {}", leader(goal.accountable.1).word(), unit_name(goal.accountable.1)),
            by_person: String::new(),
        };
        let year_ago = today - Days::new(330 + u64::try_from(index).unwrap_or(0));
        archive.judgements.push(judged(Status::Uncertain, "Det är för tidigt att säga vart det bär.", year_ago));
        // Some have been judged since the last meeting.
        let ago = if index.is_multiple_of(4) { 6 } else { 60 };
        archive.judgements.push(judged(status, sentence, today - Days::new(ago + u64::try_from(index).unwrap_or(0))));
    }
}

/// The role that leads a unit.
fn leader(id: &str) -> Role {
    let kind = UNITS.iter().find(|unit| unit.0 == id).map(|unit| unit.2);
    kind.map_or(Role::UnitManager, life::role_at)
}
