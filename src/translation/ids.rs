//! What the kinds of a draft are called in documents and in the head of a program.

use super::{DecisionKind, Kind, Status};

impl Kind {
    /// As in `method`.
    pub(crate) fn id(self) -> &'static str {
        match self {
            Self::Function => "function",
            Self::Method => "method",
            Self::Class => "class",
            Self::Enum => "enum",
            Self::Module => "module",
        }
    }
}

impl Status {
    /// As in `whole`.
    pub(crate) fn id(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::Holes => "holes",
            Self::Signature => "none",
        }
    }
}

impl DecisionKind {
    /// As in `shared-state`.
    pub(crate) fn id(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::SharedState => "shared-state",
            Self::Inheritance => "inheritance",
            Self::None => "none",
            Self::Thread => "thread",
            Self::Integer => "integer",
            Self::MixedValues => "mixed-values",
            Self::Dynamic => "dynamic",
        }
    }
}
