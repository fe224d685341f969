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

/// A parameter of a function or class that stands for a type: its place in the program's list, and what all
/// types have in common that it stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct ParamId {
    pub(crate) id: u32,
    /// Whether some of them see by one name what is changed by another.
    pub(crate) is_shared: bool,
    /// Whether some of them hold floats.
    pub(crate) has_float: bool,
}

impl ParamId {
    pub(crate) fn at(self) -> usize {
        self.id as usize
    }
}

/// A class: its place in the program's list, that of the class that its hierarchy begins with, whether
/// its instances are counted, as more than one name may stand for one that is changed, and whether they are
/// dicts in Python.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct ClassId {
    id: u32,
    root: u32,
    /// The class of the file that it is, with types for its parameters; mostly itself.
    origin: u32,
    is_counted: bool,
    is_record: bool,
}

impl ClassId {
    /// A class that derives from none of the file.
    pub(crate) fn new(id: u32) -> Self {
        Self {
            id,
            root: id,
            origin: id,
            is_counted: false,
            is_record: false,
        }
    }

    /// This class of the file, which derives from none, with types for its parameters.
    pub(crate) fn instantiated(self, id: u32) -> Self {
        Self {
            id,
            root: id,
            origin: self.id,
            is_counted: self.is_counted,
            is_record: self.is_record,
        }
    }

    /// The place of the class of the file that it is one of, that which its hierarchy begins with.
    pub(crate) fn of_file(self) -> usize {
        let is_instantiated = self.origin != self.id;
        (if is_instantiated {
            self.origin
        } else {
            self.root
        }) as usize
    }

    /// The place of the class of the file that it is.
    pub(crate) fn origin(self) -> usize {
        self.origin as usize
    }

    /// The same class, whose instances are dicts in Python.
    pub(crate) fn record(self) -> Self {
        Self {
            is_record: true,
            ..self
        }
    }

    /// Whether its instances are dicts in Python, with keys that are known.
    pub(crate) fn is_record(self) -> bool {
        self.is_record
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
            origin: id,
            is_counted: base.is_counted,
            is_record: base.is_record,
        }
    }

    pub(crate) fn at(self) -> usize {
        self.id as usize
    }

    /// The class that its hierarchy begins with.
    pub(crate) fn root(self) -> Self {
        Self {
            id: self.root,
            origin: self.root,
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
