//! The line of the Python that the enum of values of several types comes from.

use super::translator::Translator;
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// The line of the Python that the enum of a type comes from: of the first function that takes or gives such a
    /// value, or of the first class that holds one.
    pub(super) fn line_of_union(&self, ty: &Ty) -> Option<usize> {
        let is_it = |of: &Ty| of.any(&|it| it == ty);
        let program = self.program;
        let functions = program.funcs.iter().skip(1).filter(|it| {
            let mut params = it.params.iter();
            !it.is_synthetic && (is_it(&it.ret) || params.any(|of| is_it(&program.var(of.var).ty)))
        });
        let fields = self.types.fields.iter().filter(|it| is_it(it.1));
        let classes = fields.map(|((class, _), _)| program.classes[class.at()].line);
        let lines = functions.map(|it| it.line).chain(classes);
        lines.filter(|it| *it > 0).min()
    }
}
