//! The least number in a range that is a multiple of some numbers and of others not.
//!
//! Multiples of several numbers are those of their least common multiple, so a question is about
//! either the points of one lattice or a whole interval.

use std::cmp::Ordering;
use std::collections::HashSet;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Signed, Zero};
use serde_json::Number;

use super::exact;
use super::question::{Bound, Question};
use crate::answer::{Answer, Reason};

/// So many points of a lattice are looked at.
const MAX_POINTS: usize = 5_000;
/// So many for each grid of round numbers that is laid over a range.
const POINTS_PER_GRID: usize = 16;
/// So many grids are laid over it, the coarsest first.
const MAX_GRIDS: usize = 60;
/// No grid is finer than this power of ten.
const FINEST: i64 = -330;
/// From this power of ten on, not every whole number is a double.
const FAR: i64 = 15;
/// From this power of ten on, calculating takes its time.
const VERY_FAR: i64 = 40;
const NO_DOUBLE: &str = "no double was found in the range";

impl Question {
    /// The least number that has these properties: the one with the fewest digits behind the point, and
    /// of these the nearest to 0.
    #[must_use]
    pub fn answer(&self) -> Answer<Number> {
        match Range::read(self) {
            Some(range) => range.answer(),
            None => unknown("a number is too large or too small to calculate with"),
        }
    }
}

fn unknown(because: &str) -> Answer<Number> {
    let help = "use bounds and divisors with fewer digits".to_owned();
    Answer::Unknown(Reason { because: because.to_owned(), help })
}

/// A question, read exactly.
struct Range {
    lower: Option<End>,
    upper: Option<End>,
    /// It is a multiple of this.
    step: Option<BigRational>,
    /// It is a multiple of none of these.
    avoided: Vec<BigRational>,
    excluded: HashSet<BigRational>,
    /// The divisors as doubles, for validators that divide those.
    divisors: Vec<(f64, BigRational)>,
}

#[derive(Clone, PartialEq, Eq)]
struct End {
    at: BigRational,
    exclusive: bool,
}

/// What came of looking at points.
enum Look {
    Found(Number),
    /// There was one, but validators that divide doubles see it otherwise.
    Disputed(Number),
    /// Every point was looked at, and none is like it.
    Exhausted,
    /// Not every point was looked at, or one is no double.
    Open,
}

impl Range {
    fn read(question: &Question) -> Option<Self> {
        let fractions =
            |all: &[Number]| all.iter().map(exact::fraction).collect::<Option<Vec<_>>>();
        let mut multiples = fractions(&question.multiple_of)?;
        let mut avoided = fractions(&question.not_multiple_of)?;
        let texts = question.multiple_of.iter().chain(&question.not_multiple_of);
        let floats = texts.filter_map(Number::as_f64);
        let divisors = floats.zip(multiples.iter().chain(&avoided).cloned()).collect();
        multiples.extend(question.integer.then(BigRational::one));
        avoided.extend(question.fraction.then(BigRational::one));
        let step = multiples.into_iter().reduce(|one, other| exact::common_multiple(&one, &other));
        Some(Self {
            lower: tightest(&question.lower, Ordering::Greater)?,
            upper: tightest(&question.upper, Ordering::Less)?,
            step,
            avoided,
            excluded: fractions(&question.excluded)?.into_iter().collect(),
            divisors,
        })
    }

    fn answer(&self) -> Answer<Number> {
        if let (Some(lower), Some(upper)) = (&self.lower, &self.upper) {
            match lower.at.cmp(&upper.at) {
                Ordering::Greater => return Answer::None,
                Ordering::Equal if lower.exclusive || upper.exclusive => return Answer::None,
                Ordering::Equal => return self.only(&lower.at),
                Ordering::Less => {}
            }
        }
        match &self.step {
            Some(step) => self.lattice(step),
            None => self.interval(),
        }
    }

    /// The range is a single number.
    fn only(&self, at: &BigRational) -> Answer<Number> {
        if self.step.as_ref().is_some_and(|step| !exact::is_multiple(at, step)) || !self.meets(at) {
            return Answer::None;
        }
        exact::number(at).map_or_else(|| unknown("no double is this number"), Answer::Found)
    }

    fn lattice(&self, step: &BigRational) -> Answer<Number> {
        if self.avoided.iter().any(|avoided| exact::is_multiple(step, avoided)) {
            return Answer::None;
        }
        // Far from 0 only round numbers are doubles.
        let power = self.power_from_zero() - exact::power(step);
        let far = if power > FAR { power } else { 0 };
        let enough = if power > VERY_FAR { POINTS_PER_GRID } else { MAX_POINTS };
        let budget = self.excluded.len() + enough;
        let grids = (1..=far).rev().take(MAX_GRIDS);
        let grids = grids.map(|power| (step * exact::ten_to(power), POINTS_PER_GRID));
        self.first_of(grids.chain([(step.clone(), budget)]))
    }

    /// Between two different numbers there are more than all that is left out; only doubles have
    /// to be found.
    fn interval(&self) -> Answer<Number> {
        let width = match (&self.lower, &self.upper) {
            (Some(lower), Some(upper)) => exact::power(&(&upper.at - &lower.at)),
            (Some(_) | None, _) => 0,
        };
        let far = self.power_from_zero();
        let coarsest = if far > FAR { far } else { (width + 1).min(0) };
        let finest = (coarsest.min(width) - 3).max(FINEST);
        let budget = POINTS_PER_GRID + self.excluded.len();
        let powers = (finest..=coarsest).rev().take(MAX_GRIDS);
        let grids = powers.map(|power| (exact::ten_to(power), budget));
        match self.first_of(grids) {
            // The points of the grids are not all there is.
            Answer::None => unknown(NO_DOUBLE),
            answer @ (Answer::Found(_) | Answer::Unknown(_)) => answer,
        }
    }

    /// The first number that is found on one of these grids, each with how many of its points are
    /// looked at; none if the last grid has none.
    fn first_of(&self, grids: impl Iterator<Item = (BigRational, usize)>) -> Answer<Number> {
        let (mut disputed, mut exhausted) = (None, false);
        for (step, budget) in grids {
            exhausted = false;
            match self.look(&step, budget) {
                Look::Found(number) => return Answer::Found(number),
                Look::Disputed(number) => disputed = disputed.or(Some(number)),
                Look::Exhausted => exhausted = true,
                Look::Open => {}
            }
        }
        match disputed {
            Some(number) => Answer::Found(number),
            None if exhausted => Answer::None,
            None => unknown(NO_DOUBLE),
        }
    }

    /// The power of ten of what is nearest to 0 in the range; 0 where that is 0.
    fn power_from_zero(&self) -> i64 {
        let above = self.lower.as_ref().filter(|end| end.at.is_positive());
        let below = self.upper.as_ref().filter(|end| end.at.is_negative());
        above.or(below).map_or(0, |end| exact::power(&end.at))
    }

    /// Looks at the multiples of `step` in the range, those near to 0 first.
    fn look(&self, step: &BigRational, budget: usize) -> Look {
        let first = self.lower.as_ref().map(|end| end.first(step));
        let last = self.upper.as_ref().map(|end| end.last(step));
        if let (Some(first), Some(last)) = (&first, &last)
            && first > last
        {
            return Look::Exhausted;
        }
        let above = first.clone().map_or_else(BigInt::zero, |first| first.max(BigInt::zero()));
        let start = last.clone().map_or(above.clone(), |last| above.min(last));
        let (mut up, mut down): (BigInt, BigInt) = (start.clone(), start - 1);
        let (mut missed, mut disputed) = (false, None);
        for _ in 0..budget {
            let can_rise = last.as_ref().is_none_or(|last| up <= *last);
            let can_fall = first.as_ref().is_none_or(|first| down >= *first);
            let point = match (can_rise, can_fall) {
                (false, false) => {
                    return match disputed {
                        Some(number) => Look::Disputed(number),
                        None if missed => Look::Open,
                        None => Look::Exhausted,
                    };
                }
                (true, fall) if !fall || up.abs() <= down.abs() => {
                    up += 1;
                    &up - 1
                }
                (_, _) => {
                    down -= 1;
                    &down + 1
                }
            };
            let at = BigRational::from_integer(point) * step;
            if self.meets(&at) {
                match exact::number(&at) {
                    Some(number) if self.is_undisputed(&number, &at) => return Look::Found(number),
                    Some(number) => disputed = disputed.or(Some(number)),
                    None => missed = true,
                }
            }
        }
        disputed.map_or(Look::Open, Look::Disputed)
    }

    /// Whether a number in the range is none that is left out.
    fn meets(&self, at: &BigRational) -> bool {
        !self.excluded.contains(at)
            && !self.avoided.iter().any(|avoided| exact::is_multiple(at, avoided))
    }

    /// Whether validators that divide doubles agree on every divisor.
    fn is_undisputed(&self, number: &Number, at: &BigRational) -> bool {
        number.as_f64().is_some_and(|float| {
            self.divisors.iter().all(|(divisor, exact_divisor)| {
                ((float / divisor).fract() == 0.0) == exact::is_multiple(at, exact_divisor)
            })
        })
    }
}

impl End {
    /// The least `k` with `k * step` in the range that begins here.
    fn first(&self, step: &BigRational) -> BigInt {
        let quotient = &self.at / step;
        let least = quotient.ceil().to_integer();
        if self.exclusive && quotient.is_integer() { least + 1 } else { least }
    }

    /// The greatest `k` with `k * step` in the range that ends here.
    fn last(&self, step: &BigRational) -> BigInt {
        let quotient = &self.at / step;
        let greatest = quotient.floor().to_integer();
        if self.exclusive && quotient.is_integer() { greatest - 1 } else { greatest }
    }
}

/// The bound that leaves the least; `None` where one cannot be read.
#[expect(clippy::option_option, reason = "not readable, and no bound, are two things")]
fn tightest(bounds: &[Bound], tighter: Ordering) -> Option<Option<End>> {
    let mut tightest: Option<End> = None;
    for bound in bounds {
        let end = End { at: exact::fraction(&bound.limit)?, exclusive: bound.exclusive };
        let replaces = tightest.as_ref().is_none_or(|other| {
            let order = end.at.cmp(&other.at);
            order == tighter || (order == Ordering::Equal && end.exclusive)
        });
        if replaces {
            tightest = Some(end);
        }
    }
    Some(tightest)
}
