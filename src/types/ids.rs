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
id!(ClassId);
id!(BlockId);

/// A class of exceptions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Exc {
    Own(ClassId),
    Builtin(&'static str),
}

/// What all exceptions are.
pub(crate) const BASE: Exc = Exc::Builtin("BaseException");
/// What handlers mostly mean by all of them.
pub(crate) const EXCEPTION: Exc = Exc::Builtin("Exception");
