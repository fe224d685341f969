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

/// A class: its place in the program's list, and that of the class that its hierarchy begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct ClassId {
    id: u32,
    root: u32,
}

impl ClassId {
    /// A class that derives from none of the file.
    pub(crate) fn new(id: u32) -> Self {
        Self { id, root: id }
    }

    /// A class that derives from another one.
    pub(crate) fn derived(id: u32, base: Self) -> Self {
        Self {
            id,
            root: base.root,
        }
    }

    pub(crate) fn at(self) -> usize {
        self.id as usize
    }

    /// The class that its hierarchy begins with.
    pub(crate) fn root(self) -> Self {
        Self::new(self.root)
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
