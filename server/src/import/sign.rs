//! Which sign stands before the decimals of a file's figures: said by somebody, or told by the figures themselves.

use domain::number::{self, DecimalSign, SeenNumber};

/// What tells which sign the decimals of a column have.
#[derive(Clone, Debug, Default)]
pub(crate) struct Signs {
    chosen: Option<DecimalSign>,
    /// Verkan wrote the file: either sign is one of decimals.
    is_own: bool,
    /// Whether a figure has been seen whose decimals have a comma.
    comma: bool,
    /// Whether a figure has been seen whose decimals have a point.
    point: bool,
    /// The rows whose figures can be read in two ways.
    doubtful: Vec<(usize, Doubtful)>,
}

/// A figure that can be read in two ways.
#[derive(Clone, Debug)]
pub(crate) struct Doubtful {
    /// How it stands in the file.
    pub(crate) typed: String,
    with_decimals: f64,
    with_thousands: f64,
    sign: DecimalSign,
}

impl Signs {
    pub(crate) fn new(chosen: Option<DecimalSign>, is_own: bool) -> Self {
        Self { chosen, is_own, ..Self::default() }
    }

    /// The sign, when somebody has said it or the figures agree.
    pub(crate) const fn found(&self) -> Option<DecimalSign> {
        match (self.chosen, self.comma, self.point) {
            (Some(sign), ..) => Some(sign),
            (None, true, false) => Some(DecimalSign::Comma),
            (None, false, true) => Some(DecimalSign::Point),
            (None, ..) => None,
        }
    }

    /// The number, and what else it may be; `None` when it is none.
    pub(crate) fn read(&mut self, typed: &str) -> Option<(f64, Option<Doubtful>)> {
        if let Some(sign) = self.chosen {
            return number::parse_with(typed, sign).map(|number| (number, None));
        }
        if self.is_own {
            let number = number::parse(typed)?;
            self.see(typed.contains(',').then_some(DecimalSign::Comma));
            return Some((number, None));
        }
        match number::look_at(typed)? {
            SeenNumber::Clear(number, sign) => {
                self.see(sign);
                Some((number, None))
            }
            SeenNumber::Ambiguous { with_decimals, with_thousands, sign } => {
                let typed = typed.to_owned();
                Some((with_decimals, Some(Doubtful { typed, with_decimals, with_thousands, sign })))
            }
        }
    }

    fn see(&mut self, sign: Option<DecimalSign>) {
        self.comma |= sign == Some(DecimalSign::Comma);
        self.point |= sign == Some(DecimalSign::Point);
    }

    /// Keeps the figure of a row until all have been seen.
    pub(crate) fn doubt(&mut self, doubtful: Option<(usize, Doubtful)>) {
        self.doubtful.extend(doubtful);
    }

    /// Those that were kept.
    pub(crate) fn take_doubtful(&mut self) -> Vec<(usize, Doubtful)> {
        std::mem::take(&mut self.doubtful)
    }

    /// What the figure is, going by all others; `None` when they do not tell.
    pub(crate) fn settle(&self, doubtful: &Doubtful) -> Option<f64> {
        let sign = self.found()?;
        Some(if sign == doubtful.sign { doubtful.with_decimals } else { doubtful.with_thousands })
    }
}
