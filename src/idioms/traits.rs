//! What else a row of the catalogue says of its idiom, besides what matches.

/// What the pages and the surveys need to know of an idiom.
#[derive(Clone, Copy)]
pub(crate) struct Traits {
    /// A port has to think about it: Rust has another way, not another spelling.
    pub(crate) is_hard: bool,
    /// It is a mistake already in Python, or nearly always: told before everything else.
    pub(crate) is_mistake: bool,
    /// Where a survey of a code base lists its places.
    pub(crate) survey: Option<Survey>,
    /// Idioms that say less about the same node: the Rust of this one makes theirs superfluous.
    pub(crate) subsumes: &'static [&'static str],
}

/// A section of a survey in which places stand by name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Survey {
    /// Threads that compute: the GIL holds them back.
    GilBound,
    /// Calls that stop an event loop.
    Blocking,
    /// Coroutines that never run.
    Unawaited,
    /// Third-party packages.
    Packages,
}

impl Traits {
    /// An idiom with a plain counterpart.
    pub(crate) const NONE: Self = Self {
        is_hard: false,
        is_mistake: false,
        survey: None,
        subsumes: &[],
    };

    /// An idiom that a port has to think about.
    pub(crate) const HARD: Self = Self {
        is_hard: true,
        ..Self::NONE
    };

    /// A mistake, which is hard to port as well.
    pub(crate) const MISTAKE: Self = Self {
        is_mistake: true,
        ..Self::HARD
    };

    /// An idiom whose places a survey lists.
    pub(crate) const fn listed(self, survey: Survey) -> Self {
        Self {
            survey: Some(survey),
            ..self
        }
    }

    /// An idiom that says more than these do.
    pub(crate) const fn above(self, subsumes: &'static [&'static str]) -> Self {
        Self { subsumes, ..self }
    }
}

/// What those idioms say more than that are classes of a special kind.
pub(crate) const PLAIN_CLASS: &[&str] = &["class.definition", "class.inheritance"];
