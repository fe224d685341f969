//! When something should be recalled again, by the FSRS scheduler.

use fsrs::{FSRS, ItemState, MemoryState, NextStates};

use super::{Grade, Moment, Review};

/// The share of what is due that a reader should still know, for which the intervals are chosen.
const RETENTION: f32 = 0.9;

const HOUR: Moment = 3600;
const DAY: Moment = 24 * HOUR;

/// What was not recalled at all comes back in the same sitting.
const SOON: Moment = 10 * 60;

/// What is due in a day is so a little sooner, or an hour of study would begin later every day.
const EARLY: Moment = 4 * HOUR;

/// When what was recalled so (in order of time) is due; `None` if it never was.
#[must_use]
pub fn due(reviews: &[Review]) -> Option<Moment> {
    let scheduler = scheduler()?;
    let last = reviews.last()?;
    let states = states(&scheduler, reviews.split_last()?.1, last.at)?;
    Some(last.at.saturating_add(wait(&states, last.grade)))
}

/// How many seconds after `now` something will be due, for each grade that it may be given now.
#[must_use]
pub fn after_each_grade(reviews: &[Review], now: Moment) -> [Moment; 4] {
    let states = scheduler().and_then(|scheduler| states(&scheduler, reviews, now));
    Grade::ALL.map(|grade| states.as_ref().map_or(SOON, |states| wait(states, grade)))
}

/// The scheduler with its default parameters, which it accepts.
fn scheduler() -> Option<FSRS> {
    FSRS::new(&[]).ok()
}

/// What each grade at the moment `now` would lead to.
fn states(scheduler: &FSRS, reviews: &[Review], now: Moment) -> Option<NextStates> {
    let mut memory: Option<MemoryState> = None;
    let mut before: Option<Moment> = None;
    for review in reviews {
        let days = before.map_or(0, |before| days(before, review.at));
        let states = scheduler.next_states(memory, RETENTION, days).ok()?;
        memory = Some(state(&states, review.grade).memory);
        before = Some(review.at);
    }
    let days = before.map_or(0, |before| days(before, now));
    scheduler.next_states(memory, RETENTION, days).ok()
}

fn state(states: &NextStates, grade: Grade) -> &ItemState {
    match grade {
        Grade::Again => &states.again,
        Grade::Hard => &states.hard,
        Grade::Good => &states.good,
        Grade::Easy => &states.easy,
    }
}

/// The days between two moments, to the nearest.
fn days(from: Moment, to: Moment) -> u32 {
    let days = to.saturating_sub(from).saturating_add(DAY / 2) / DAY;
    u32::try_from(days).unwrap_or(u32::MAX)
}

/// In seconds.
fn wait(states: &NextStates, grade: Grade) -> Moment {
    if grade == Grade::Again {
        return SOON;
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a number of whole days from 1 to a hundred years"
    )]
    let days = state(states, grade).interval.round().clamp(1.0, 36_500.0) as Moment;
    days * DAY - EARLY
}
