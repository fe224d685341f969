//! The Rust of a phrase as a reader sees it: the holes by their names.

use super::{Mode, Phrase, Segment, Type};

impl Phrase {
    /// The Rust with the names of the holes in it, a text as a `&str`, a list as a `Vec` or slice.
    pub(crate) fn shown(&self) -> String {
        let segments = self.rust.iter();
        segments
            .map(|segment| match segment {
                Segment::Text(text) => text.clone(),
                Segment::Hole { mode, name } => self.hole(*mode, name),
            })
            .collect()
    }

    fn hole(&self, mode: Mode, name: &str) -> String {
        let ty = self.holes.iter().find(|(hole, _)| *hole == name);
        let ty = ty.map(|(_, ty)| ty);
        let is = |names: &[&str]| ty.is_some_and(|ty| names.contains(&ty.name.as_str()));
        let items_are_copied = ty.is_some_and(|ty| ty.args.first().is_some_and(is_copy));
        match mode {
            Mode::Operand | Mode::Place | Mode::Usize | Mode::Function => name.to_owned(),
            Mode::Borrowed if is(&["str"]) || ty.is_some_and(is_copy) => name.to_owned(),
            Mode::Reference if is(&["str"]) => name.to_owned(),
            Mode::Borrowed | Mode::Reference => format!("&{name}"),
            Mode::Owned if is(&["str"]) => format!("{name}.to_owned()"),
            Mode::Owned => name.to_owned(),
            Mode::Mutable => format!("&mut {name}"),
            Mode::Iter | Mode::Into if is(&["str"]) => format!("{name}.chars()"),
            Mode::Iter if is(&["dict", "Counter"]) => format!("{name}.keys()"),
            Mode::Iter if items_are_copied => format!("{name}.iter().copied()"),
            Mode::Iter => format!("{name}.iter()"),
            Mode::Into => format!("{name}.into_iter()"),
        }
    }
}

fn is_copy(ty: &Type) -> bool {
    matches!(ty.name.as_str(), "int" | "float" | "bool" | "char" | "None")
        || (ty.name == "tuple" && ty.args.iter().all(is_copy))
}
