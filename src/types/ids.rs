//! What stands for the parts of a program: their places in its lists.

/// An index of one of the program's lists.
macro_rules! id {
    ($name:ident) => {
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub(crate) struct $name(pub(crate) u32);
        impl $name {
            pub(crate) fn at(self) -> usize {
                self.0 as usize
            }
        }
    };
}
id!(ExprId);
id!(VarId);
id!(FuncId);
id!(BlockId);

/// A class: its place in the program's list, that of the class that its hierarchy begins with, and whether
/// its instances are counted, as more than one name may stand for one that is changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct ClassId {
    id: u32,
    root: u32,
    is_counted: bool,
}

impl ClassId {
    /// A class that derives from none of the file.
    pub(crate) fn new(id: u32) -> Self {
        Self {
            id,
            root: id,
            is_counted: false,
        }
    }

    /// The same class, with instances that are counted.
    pub(crate) fn counted(self) -> Self {
        Self {
            is_counted: true,
            ..self
        }
    }

    /// Whether its instances are counted: an `Rc` in Rust.
    pub(crate) fn is_counted(self) -> bool {
        self.is_counted
    }

    /// A class that derives from another one.
    pub(crate) fn derived(id: u32, base: Self) -> Self {
        Self {
            id,
            root: base.root,
            is_counted: base.is_counted,
        }
    }

    pub(crate) fn at(self) -> usize {
        self.id as usize
    }

    /// The class that its hierarchy begins with.
    pub(crate) fn root(self) -> Self {
        Self {
            id: self.root,
            ..self
        }
    }
}

/// A class of exceptions: one of the file, or Python's own by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Exc {
    Own(ClassId),
    Builtin(&'static str),
}

/// What all exceptions are.
pub(crate) const BASE: Exc = Exc::Builtin("BaseException");
/// What handlers mostly mean by all of them.
pub(crate) const EXCEPTION: Exc = Exc::Builtin("Exception");
