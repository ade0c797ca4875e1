//! The whole municipal group as one dated tree: council, boards, companies, federations, administrations, units.

use crate::field::FieldErrors;
use crate::id::UnitId;
use crate::order::Alphabetical;
use crate::span::Span;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

crate::words! {
    /// What a unit is. The order is the order in which siblings are listed.
    pub enum UnitKind {
        /// Kommunfullmäktige: the elected assembly; the root of the tree.
        Council = "council",
        /// Kommunstyrelse: leads, coordinates and supervises (KL 6:1).
        ExecutiveBoard = "executive_board",
        /// Nämnd: a political body for a field.
        Board = "board",
        /// Utskott: prepares or decides for a board.
        Committee = "committee",
        /// Kommunalt bolag (KL 10:2).
        Company = "company",
        /// Kommunalförbund (KL 9).
        Federation = "federation",
        /// Förvaltning: the officials under a board.
        Administration = "administration",
        /// Avdelning.
        Division = "division",
        /// Enhet: the lowest level of budget and work.
        Unit = "unit",
        /// Temporary project with a steering group.
        Project = "project",
    }
}

impl UnitKind {
    /// Whether overviews of the whole organisation show it: bodies and administrations.
    pub const fn is_in_overviews(self) -> bool {
        self.decides() || matches!(self, Self::Administration)
    }

    /// Whether the unit is a body that decides goals: politicians, or the board of a company or federation.
    pub const fn decides(self) -> bool {
        matches!(
            self,
            Self::Council | Self::ExecutiveBoard | Self::Board | Self::Committee | Self::Company | Self::Federation
        )
    }

    /// Whether politicians sit there. In the board of a company or a federation the director answers for the work.
    pub const fn is_political(self) -> bool {
        matches!(self, Self::Council | Self::ExecutiveBoard | Self::Board | Self::Committee)
    }
}

crate::words! {
    /// What hangs on a unit and has days of its own: the unit exists on all of them.
    pub enum Hanging {
        /// Units right below.
        Units = "units",
        /// Roles that are held at it.
        Roles = "roles",
        /// Goals that it has decided.
        Goals = "goals",
        /// Indicators that belong to it.
        Indicators = "indicators",
    }
}

/// Where a unit stands: the ids from the root down to the unit itself. A `UnitPath` is never empty.
///
/// Written `/1/4/23/`, so that "in this branch" is "starts with" in Rust and in SQL alike.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct UnitPath(String);

impl UnitPath {
    /// The path of a unit without a parent.
    pub fn root(id: UnitId) -> Self {
        Self(format!("/{id}/"))
    }

    /// The path of a unit right under this one.
    pub fn child(&self, id: UnitId) -> Self {
        Self(format!("{}{id}/", self.0))
    }

    /// A path as the store keeps it.
    pub fn from_stored(text: String) -> Self {
        Self(text)
    }

    /// The path as text: `/1/4/23/`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether nothing stands above it.
    pub fn is_root(&self) -> bool {
        self.0.matches('/').count() == 2
    }

    /// The units from the root down to the unit itself.
    pub fn ids(&self) -> Vec<UnitId> {
        self.0.split('/').filter_map(|id| id.parse().ok()).collect()
    }

    /// How many levels it stands below `other`, which is above it.
    pub fn depth_below(&self, other: &Self) -> u32 {
        u32::try_from(self.ids().len().saturating_sub(other.ids().len())).unwrap_or(0)
    }

    /// Whether this unit is `other` or stands somewhere below it.
    pub fn is_within(&self, other: &Self) -> bool {
        self.0.starts_with(&other.0)
    }

    /// Whether the two stand on one line of responsibility: one is the other or stands above it.
    pub fn is_in_line_with(&self, other: &Self) -> bool {
        self.is_within(other) || other.is_within(self)
    }
}

/// A node of the organisation. It exists on the days of its span; a reorganisation ends one and starts another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    /// Its identity here.
    pub id: UnitId,
    /// Its identity in the municipality's own files; unique, never changed.
    pub external_id: String,
    /// How many times it has been changed; a change states the version it was made from.
    pub version: i64,
    /// The unit above.
    pub parent: Option<UnitId>,
    /// Where it stands.
    pub path: UnitPath,
    /// What it is.
    pub kind: UnitKind,
    /// Its name in full.
    pub name: String,
    /// What people call it in registers (`BUN`); may be empty.
    pub short_name: String,
    /// The days during which it exists.
    pub span: Span,
}

/// A unit as others point at it: enough to name it and to link to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitName {
    /// Its identity.
    pub id: UnitId,
    /// What it is.
    pub kind: UnitKind,
    /// Its name in full.
    pub name: String,
}

/// What is needed to create or change a unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitDraft {
    /// Its identity in the municipality's own files; empty lets Verkan choose one.
    pub external_id: String,
    /// The unit above; only the root has none.
    pub parent: Option<UnitId>,
    /// What it is.
    pub kind: UnitKind,
    /// Its name in full.
    pub name: String,
    /// What people call it in registers.
    pub short_name: String,
    /// The days during which it exists.
    pub span: Span,
}

/// A unit of the organisation page, with what hangs on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitNode {
    /// The unit.
    pub unit: Unit,
    /// How deep it stands: the root has 0.
    pub depth: u32,
    /// The goals in force that it has decided or been given.
    pub goals: u32,
    /// Its indicators.
    pub indicators: u32,
}

/// The organisation on a day, in reading order: each unit right before those below it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Organisation {
    /// The units.
    pub nodes: Vec<UnitNode>,
}

/// What the reader has chosen to see of the organisation; it stands in the address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OrganisationFilter {
    /// Only units with this in their name, and those above them.
    pub q: String,
    /// Only units of this kind, by its word, and those above them.
    pub kind: String,
}

impl OrganisationFilter {
    /// The kind, when one was chosen.
    pub fn kind(&self) -> Option<UnitKind> {
        UnitKind::from_word(&self.kind)
    }

    /// Whether it leaves anything out.
    pub fn narrows(&self) -> bool {
        !self.q.trim().is_empty() || self.kind().is_some()
    }
}

impl Organisation {
    /// The units with `q` in their name and of the kind, with the line above each; and how many fit.
    pub fn narrowed(self, q: &str, kind: Option<UnitKind>) -> (Self, u32) {
        let q = q.trim().to_lowercase();
        let fits = |unit: &Unit| {
            kind.is_none_or(|kind| unit.kind == kind)
                && (unit.name.to_lowercase().contains(&q) || unit.short_name.to_lowercase().contains(&q))
        };
        // Backwards, a unit stands above what was kept last exactly when it stands less deep.
        let (mut kept, mut depth, mut found) = (Vec::new(), 0, 0);
        for node in self.nodes.into_iter().rev() {
            let does_fit = fits(&node.unit);
            if does_fit || node.depth < depth {
                depth = node.depth;
                found += u32::from(does_fit);
                kept.push(node);
            }
        }
        kept.reverse();
        (Self { nodes: kept }, found)
    }
}

/// Puts units in reading order: parents before children, siblings by kind and then by name.
/// A unit whose parent is not among them counts as a root, so that none is lost.
pub fn in_reading_order(units: Vec<Unit>) -> Vec<(u32, Unit)> {
    use std::collections::HashMap;
    let known: std::collections::HashSet<UnitId> = units.iter().map(|unit| unit.id).collect();
    let mut below: HashMap<Option<UnitId>, Vec<Unit>> = HashMap::new();
    for unit in units {
        let parent = unit.parent.filter(|parent| known.contains(parent));
        below.entry(parent).or_default().push(unit);
    }
    for siblings in below.values_mut() {
        siblings.sort_by(|a, b| b.kind.cmp(&a.kind).then_with(|| Alphabetical(&b.name).cmp(&Alphabetical(&a.name))));
    }
    let mut ordered = Vec::with_capacity(known.len());
    let mut waiting: Vec<(u32, Unit)> =
        below.remove(&None).unwrap_or_default().into_iter().map(|unit| (0, unit)).collect();
    while let Some((depth, unit)) = waiting.pop() {
        if let Some(children) = below.remove(&Some(unit.id)) {
            waiting.extend(children.into_iter().map(|child| (depth + 1, child)));
        }
        ordered.push((depth, unit));
    }
    ordered
}

/// Everything about one unit on one page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UnitPage {
    /// The unit.
    pub unit: Unit,
    /// The units above it, from the root.
    pub above: Vec<UnitName>,
    /// The units right below it on the day.
    pub below: Vec<Unit>,
    /// Goals that it has decided or been given, in force on the day.
    pub goals: Vec<crate::goal::GoalRow>,
    /// Its indicators.
    pub indicators: Vec<crate::indicator::IndicatorRow>,
    /// The activities that it leads and that are not over, what is due first.
    pub activities: Vec<crate::activity::ActivityRow>,
    /// How many open assignments it has given, and been given.
    pub assignments: (u64, u64),
    /// Who holds which role at it on the day. Names of officials are left out for the public.
    pub appointments: Vec<crate::appointment::AppointmentRow>,
    /// What still points at it after its last day, for those who may put it in order; `None` for a unit without one.
    pub remaining: Option<Remaining>,
    /// Whether the reader may change it.
    pub can_edit: bool,
    /// What has been asked about it.
    pub questions: crate::question::Questions,
}

/// What points at a unit after its last day: adopted text is not edited and an owner may be named later, so a unit may end before them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remaining {
    /// Goals in force that it is given or answers for.
    pub goals: u32,
    /// Indicators that are measured and owned there.
    pub indicators: u32,
    /// Activities that it leads and that go on.
    pub activities: u32,
}

impl Unit {
    /// The unit as others point at it.
    pub fn as_name(&self) -> UnitName {
        UnitName { id: self.id, kind: self.kind, name: self.name.clone() }
    }

    /// Whether it exists on `day`.
    pub fn exists_on(&self, day: NaiveDate) -> bool {
        self.span.contains(day)
    }
}

/// The form of a unit, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct UnitForm {
    /// The version that the change was made from; empty for a new unit.
    pub version: String,
    /// The unit above; empty for the root.
    pub parent: String,
    /// What it is.
    pub kind: String,
    /// Its name in full.
    pub name: String,
    /// What people call it in registers.
    pub short_name: String,
    /// Its identity in the municipality's own files; only for a new unit.
    pub external_id: String,
    /// The first day.
    pub from: String,
    /// The last day; empty when none is set.
    pub to: String,
}

impl UnitForm {
    /// What was typed, read; or every field that could not be read.
    pub fn parse(&self) -> Result<UnitDraft, FieldErrors> {
        let mut errors = FieldErrors::default();
        let parent = errors.identity("parent", &self.parent);
        let kind = errors.choice("kind", &self.kind, UnitKind::from_word);
        let name = errors.required_text("name", &self.name, 200);
        let short_name = errors.text("short_name", &self.short_name, 40);
        let external_id = errors.text("external_id", &self.external_id, 100);
        let span = errors.span(("from", &self.from), ("to", &self.to));
        let draft = kind.zip(span).map(|(kind, span)| UnitDraft { external_id, parent, kind, name, short_name, span });
        errors.into_result(draft)
    }
}

impl From<&Unit> for UnitForm {
    fn from(unit: &Unit) -> Self {
        Self {
            version: unit.version.to_string(),
            parent: unit.parent.map(|parent| parent.to_string()).unwrap_or_default(),
            kind: unit.kind.word().to_owned(),
            name: unit.name.clone(),
            short_name: unit.short_name.clone(),
            external_id: unit.external_id.clone(),
            from: unit.span.from().to_string(),
            to: unit.span.to().map(|day| day.to_string()).unwrap_or_default(),
        }
    }
}
