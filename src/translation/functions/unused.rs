//! Parameters that a function takes and never looks at.

use crate::translation::translator::Translator;
use crate::types::ir::{FuncId, ParamNature};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// Whether a parameter may be of any type: the function does not look at it, and nothing in the file says
    /// what it gets. A method that others have, too, takes what those take.
    pub(super) fn takes_anything(&self, id: FuncId, at: usize) -> bool {
        let func = self.program.func(id);
        let Some(param) = func.params.get(at) else {
            return false;
        };
        let info = self.program.var(param.var);
        let is_open = match &info.ty {
            Ty::Unknown => true,
            Ty::Option(of) => **of == Ty::Unknown,
            _ => false,
        };
        let is_special = func.name.starts_with("__") && func.name.ends_with("__");
        is_open
            && matches!(param.nature, ParamNature::Plain | ParamNature::KeywordOnly)
            && info.occurrences.iter().all(|it| it.is_def)
            && info.occurrences.len() <= 1
            && !info.is_captured
            && !is_special
            && !func.is_called
            && !func.is_value
            && !func.is_abstract
            && func.refused.is_none()
            && func.test.is_none()
            && func.class.is_none_or(|it| self.is_alone(it))
            // It may be handed on as a value, or asked of what is not known.
            && !self.is_after_a_dot(&func.name)
    }

    /// Whether the file has a name as that of a part of something, in code or not.
    fn is_after_a_dot(&self, name: &str) -> bool {
        let is_no_part = |c: char| !c.is_alphanumeric() && c != '_';
        let read = || {
            let parts = self.source.text().split('.').skip(1);
            parts.filter_map(|it| it.split(is_no_part).next()).collect()
        };
        self.after_dots.get_or_init(read).contains(name)
    }
}
