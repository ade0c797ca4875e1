//! The audit trail: who did what, when, in which role, and what it changed.

use crate::id::EventId;
use crate::import::FiguresBrought;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

crate::words! {
    /// What an event is about.
    pub enum ObjectKind {
        /// A unit.
        Unit = "unit",
        /// A person or their account.
        Person = "person",
        /// A role given to a person.
        Appointment = "appointment",
        /// A level.
        Level = "level",
        /// A focus area or value.
        Theme = "theme",
        /// A goal.
        Goal = "goal",
        /// A contribution.
        Contribution = "contribution",
        /// An indicator.
        Indicator = "indicator",
        /// A target; the event's object is the indicator that it belongs to.
        Target = "target",
        /// A comparison.
        Comparison = "comparison",
        /// A measurement; the event's object is the indicator that it belongs to.
        Measurement = "measurement",
        /// An activity; steps, hypotheses and obstacles are parts of it.
        Activity = "activity",
        /// That activities at a body are to be approved.
        ApprovalDemand = "approval_demand",
        /// An assignment.
        Assignment = "assignment",
        /// A corrective measure.
        Measure = "measure",
        /// A round of follow-up.
        Round = "round",
        /// What a unit answers on a goal in a round.
        FollowUp = "follow_up",
        /// A question.
        Question = "question",
        /// An import.
        Import = "import",
        /// A sign-in or sign-out.
        Session = "session",
        /// The municipality itself.
        Municipality = "municipality",
    }
}

crate::words! {
    /// What was done.
    pub enum Act {
        /// Created.
        Created = "created",
        /// Changed.
        Changed = "changed",
        /// Taken away.
        Removed = "removed",
        /// Handed to the body that decides.
        Proposed = "proposed",
        /// Taken back to go on writing.
        TakenBack = "taken_back",
        /// Decided by the body.
        Decided = "decided",
        /// Closed by the body.
        Closed = "closed",
        /// Replaced by another.
        Replaced = "replaced",
        /// Judged.
        Judged = "judged",
        /// A value reported.
        Reported = "reported",
        /// A value corrected.
        Corrected = "corrected",
        /// Adopted by those who are to carry it out.
        Adopted = "adopted",
        /// Begun.
        Started = "started",
        /// Carried out.
        Finished = "finished",
        /// Broken off.
        Stopped = "stopped",
        /// Taken up again.
        Resumed = "resumed",
        /// Merged into another.
        Merged = "merged",
        /// It was said whether it helped.
        VerdictGiven = "verdict_given",
        /// Something in the way was told to the leader.
        ObstacleRaised = "obstacle_raised",
        /// What stood in the way was removed.
        ObstacleRemoved = "obstacle_removed",
        /// Opened to those who are to answer.
        Opened = "opened",
        /// Handed in to whoever approves.
        HandedIn = "handed_in",
        /// Sent back to be changed.
        Returned = "returned",
        /// Approved, and frozen as it was then.
        Approved = "approved",
        /// Somebody was reminded.
        Reminded = "reminded",
        /// Asked.
        Asked = "asked",
        /// Answered.
        Answered = "answered",
        /// Ended on a day.
        Ended = "ended",
        /// Imported.
        Imported = "imported",
        /// An import undone.
        Undone = "undone",
        /// Signed in.
        SignedIn = "signed_in",
        /// Tried to sign in and was refused.
        SignInRefused = "sign_in_refused",
        /// Signed out.
        SignedOut = "signed_out",
        /// Chose another role to act in.
        ChoseRole = "chose_role",
        /// Set a new password.
        PasswordSet = "password_set",
        /// Took out the complete archive.
        Exported = "exported",
    }
}

/// One field that an act changed, before and after, as text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// The field.
    pub field: String,
    /// Before; `None` when there was nothing.
    pub before: Option<String>,
    /// After; `None` when nothing is left.
    pub after: Option<String>,
}

/// A row of the trail as readers see it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EventRow {
    /// Its identity; they follow each other without a gap.
    pub id: EventId,
    /// When.
    pub at: DateTime<Utc>,
    /// Who; `None` where the reader may not know, or when Verkan itself acted.
    pub person_name: Option<String>,
    /// In which role; `None` for an account without one.
    pub role: Option<crate::appointment::Role>,
    /// The unit where the role is held.
    pub unit_name: String,
    /// What was done.
    pub act: Act,
    /// To what kind of object.
    pub kind: ObjectKind,
    /// To which.
    pub object: i64,
    /// What it is called.
    pub label: String,
    /// What changed.
    pub changes: Vec<Change>,
    /// What an import did to the figures of the indicator whose history it is.
    pub figures: Option<FiguresBrought>,
    /// Why, when a reason was given.
    pub reason: String,
}

/// A page of the trail.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Trail {
    /// The rows, newest first.
    pub rows: Vec<EventRow>,
    /// What the object is called, when the trail is of one object.
    pub label: String,
    /// Where the next, older page starts: rows before this id.
    pub older: Option<EventId>,
}

/// What the reader has chosen to see of the trail; it stands in the address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TrailFilter {
    /// Only this kind of object.
    pub kind: Option<ObjectKind>,
    /// Only this object; goes with `kind`.
    pub object: Option<i64>,
    /// Only rows older than this one.
    pub before: Option<EventId>,
    /// Only rows of this day and earlier.
    pub on: Option<NaiveDate>,
}

/// How many rows a page of the trail shows.
pub const EVENTS_PER_PAGE: u64 = 50;

/// What checking the chain of hashes found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ChainState {
    /// Every row follows from the one before.
    Whole {
        /// How many rows.
        rows: u64,
        /// The hash of the last row, in hexadecimal: to be kept outside, so that a cut tail can be seen.
        head: String,
    },
    /// The first row that does not follow.
    Broken {
        /// Its identity.
        at: EventId,
        /// How many rows before it are whole.
        rows: u64,
    },
}
