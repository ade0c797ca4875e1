//! What Kolada says besides figures, as it is kept: words of the format, which each reader gets in the own language.
//!
//! A sentence in one language would be read in it by everybody, in the trail and in every file that is taken out. What people
//! write themselves stands in the same columns, as they wrote it.

use std::fmt;

/// That an indicator has no direction since Kolada states none, and nobody here has decided one yet.
pub const NO_DIRECTION: &str = "kolada:no_direction";

/// What stands first in a note that came with a figure from Kolada.
const START: &str = "kolada:";
const MEAN_OF: &str = "mean_of=";
const STATUS: &str = "status=";

/// What Kolada says of a figure besides its value. Its text reads back as itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KoladaNote {
    /// What it says of every such figure.
    pub remark: Option<KoladaRemark>,
    /// The figure's status in Kolada's own words; most often empty.
    pub status: String,
}

/// What Kolada says of a figure in the same way each time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KoladaRemark {
    /// It has taken the figure back.
    Withdrawn,
    /// It states no value.
    NoValue,
    /// The value is an unweighted mean of so many municipalities.
    MeanOf(u64),
}

impl KoladaNote {
    /// What the note says, when it came with a figure from Kolada; `None` when somebody here wrote it.
    pub fn read(note: &str) -> Option<Self> {
        let told = note.strip_prefix(START)?;
        // The status may hold anything, so it stands last.
        let (remark, status) = match told.split_once(STATUS) {
            Some((remark, status)) => (remark.trim_end_matches(';'), status),
            None => (told, ""),
        };
        let remark = match remark {
            "" => None,
            "withdrawn" => Some(KoladaRemark::Withdrawn),
            "no_value" => Some(KoladaRemark::NoValue),
            mean => Some(KoladaRemark::MeanOf(mean.strip_prefix(MEAN_OF)?.parse().ok()?)),
        };
        let note = Self { remark, status: status.to_owned() };
        (!note.is_empty()).then_some(note)
    }

    /// Whether it says nothing at all; it is then kept as an empty text.
    pub const fn is_empty(&self) -> bool {
        self.remark.is_none() && self.status.is_empty()
    }
}

impl fmt::Display for KoladaNote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_empty() {
            return Ok(());
        }
        f.write_str(START)?;
        match self.remark {
            Some(KoladaRemark::Withdrawn) => f.write_str("withdrawn")?,
            Some(KoladaRemark::NoValue) => f.write_str("no_value")?,
            Some(KoladaRemark::MeanOf(count)) => write!(f, "{MEAN_OF}{count}")?,
            None => {}
        }
        if self.status.is_empty() {
            return Ok(());
        }
        write!(f, "{}{STATUS}{}", if self.remark.is_some() { ";" } else { "" }, self.status)
    }
}
