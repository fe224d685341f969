//! Fields that a comprehension asks for only where they are not None: `[it.age for it in all if it.age is not None]`.

use rustpython_ast::CmpOp;

use super::super::ids::ExprId;
use super::super::ir::{Comprehension, Kind, Program};
use super::super::ty::Ty;
use super::Infer;

impl Infer<'_, '_, '_> {
    /// The type of the element of a comprehension, which its conditions may say to be there.
    pub(super) fn guarded_element(&mut self, comprehension: &Comprehension, ty: Ty) -> Ty {
        let Ty::Option(of) = &ty else {
            return ty;
        };
        let element = comprehension.element;
        let conditions = comprehension.generators.iter();
        let mut conditions = conditions.flat_map(|it| &it.conditions);
        if !conditions.any(|it| asks_for(self.program, *it, element)) {
            return ty;
        }
        let of = (**of).clone();
        self.types.exprs[element.at()].clone_from(&of);
        of
    }
}

/// Whether a test is true only where a field of a variable is not None.
fn asks_for(program: &Program<'_>, test: ExprId, field: ExprId) -> bool {
    match program.kind(test) {
        Kind::Compare(left, rest) => {
            matches!(rest.as_slice(), [(CmpOp::IsNot, right)]
                if matches!(program.kind(*right), Kind::None))
                && is_same_field(program, *left, field)
        }
        Kind::Logic(true, parts) => parts.iter().any(|it| asks_for(program, *it, field)),
        Kind::Attribute(..) => is_same_field(program, test, field),
        _ => false,
    }
}

fn is_same_field(program: &Program<'_>, a: ExprId, b: ExprId) -> bool {
    let (Kind::Attribute(a, name), Kind::Attribute(b, other)) = (program.kind(a), program.kind(b))
    else {
        return false;
    };
    name == other
        && matches!((program.kind(*a), program.kind(*b)), (Kind::Var(a), Kind::Var(b)) if a == b)
}
