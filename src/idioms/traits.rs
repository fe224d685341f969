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
    /// Idioms that say less wherever they stand within the node.
    pub(crate) subsumes_within: &'static [&'static str],
    /// What a page marks of a function is the defaults that calls can change, not its head.
    pub(crate) means_defaults: bool,
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
        subsumes_within: &[],
        means_defaults: false,
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

    /// An idiom that says more than these do, wherever they stand within it.
    pub(crate) const fn around(self, subsumes_within: &'static [&'static str]) -> Self {
        Self {
            subsumes_within,
            ..self
        }
    }

    /// An idiom that is told by the defaults of a function.
    pub(crate) const fn of_defaults(self) -> Self {
        Self {
            means_defaults: true,
            ..self
        }
    }
}

/// What those idioms say more than that are classes of a special kind.
pub(crate) const PLAIN_CLASS: &[&str] = &["class.definition", "class.inheritance"];
