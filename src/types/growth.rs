//! Which integers grow beyond 64 bits: by a power, a factorial, a shift, or as a loop or a recursion goes on.
//!
//! The code is gone through as it would run, with what stands in it as numbers; what depends on anything else is
//! not known, and both ways are taken. Nothing that is computed here gets into a program: it only tells which
//! integers need a type that grows.
#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "a number says about how large an integer is, and small ones are exact"
)]

mod builtins;
mod calls;
mod expressions;
mod statements;
mod sums;

use rustc_hash::{FxHashMap, FxHashSet};

use super::ir::{ExprId, FuncId, Program, VarId};

/// So many expressions are looked at in all.
const MOST_STEPS: usize = 60_000;
/// So deep functions may call each other.
const MOST_DEPTH: usize = 900;
/// So many rounds a loop takes, by how many loops are around it; what it changes is not known from then on.
const MOST_ROUNDS: [usize; 3] = [400, 40, 8];
/// So many values of a generator are looked at.
const MOST_VALUES: usize = 300;

/// What is known of a value.
#[derive(Debug, Clone, PartialEq)]
enum Value {
    Unknown,
    /// An integer; from 53 bits on, only about how large it is.
    Int(f64),
    /// An integer of about this size.
    About(f64),
    /// A text of so many characters.
    Text(usize),
    Items(Vec<Value>),
}

impl Value {
    fn number(&self) -> Option<f64> {
        match self {
            Self::Int(it) | Self::About(it) => Some(*it),
            _ => None,
        }
    }

    /// A number that decides which way the code goes.
    fn exact(&self) -> Option<f64> {
        match self {
            Self::Int(it) if it.abs() < EXACT => Some(*it),
            _ => None,
        }
    }

    /// What either may be.
    fn or(&self, other: &Self) -> Self {
        match (self, other) {
            (a, b) if a == b => a.clone(),
            (Self::Unknown, it) | (it, Self::Unknown) => match it.number() {
                Some(number) => Self::About(number),
                None => Self::Unknown,
            },
            (Self::Items(a), Self::Items(b)) if a.len() == b.len() => {
                Self::Items(a.iter().zip(b).map(|(a, b)| a.or(b)).collect())
            }
            (a, b) => match (a.number(), b.number()) {
                (Some(a), Some(b)) => Self::About(if a.abs() >= b.abs() { a } else { b }),
                _ => Self::Unknown,
            },
        }
    }
}

/// Up to here a float is an integer exactly.
const EXACT: f64 = 9_007_199_254_740_992.0;
/// From here on an integer needs more than 64 bits.
const BEYOND: f64 = 9_223_372_036_854_775_808.0;

/// How a block is left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Flow {
    Next,
    Break,
    Continue,
    Leave,
}

type Env = FxHashMap<VarId, Value>;

/// A function that is gone through.
#[derive(Debug, Default)]
struct Frame {
    vars: Env,
    /// What it may give back.
    given: Option<Value>,
    /// What it has yielded, and how much of that is asked for.
    yielded: Vec<Value>,
    wanted: usize,
    loops: usize,
}

struct Growth<'p, 'a> {
    program: &'p Program<'a>,
    /// Expressions whose value needs more than 64 bits; an augmented assignment by what it reads.
    grown: FxHashSet<ExprId>,
    /// The module's first.
    frames: Vec<Frame>,
    steps: usize,
    /// What functions gave for exact arguments.
    memo: FxHashMap<(FuncId, Vec<u64>), Value>,
    /// Functions that are gone through with what is not known.
    vague: Vec<FuncId>,
    /// Whether what grows is only looked at.
    is_trial: bool,
}

/// Finds the expressions that grow beyond 64 bits.
pub(super) fn find(program: &Program<'_>) -> FxHashSet<ExprId> {
    let mut growth = Growth {
        program,
        grown: FxHashSet::default(),
        frames: vec![Frame::default()],
        steps: 0,
        memo: FxHashMap::default(),
        vague: Vec::new(),
        is_trial: false,
    };
    growth.suite(&program.func(FuncId(0)).body);
    growth.grown
}

impl Growth<'_, '_> {
    fn frame(&mut self) -> &mut Frame {
        let last = self.frames.len() - 1;
        &mut self.frames[last]
    }

    /// Whether it has been going on for long enough.
    fn is_over(&self) -> bool {
        self.steps > MOST_STEPS
    }

    fn get(&self, var: VarId) -> Value {
        let own = self.frames.last().and_then(|it| it.vars.get(&var));
        let known = own.or_else(|| self.frames.first().and_then(|it| it.vars.get(&var)));
        known.cloned().unwrap_or(Value::Unknown)
    }

    /// An integer that an expression gives.
    fn made(&mut self, id: ExprId, number: f64) -> Value {
        if number.is_nan() {
            return Value::Unknown;
        }
        if number.abs() >= BEYOND && !self.is_trial {
            self.grown.insert(id);
        }
        Value::Int(number)
    }
}
