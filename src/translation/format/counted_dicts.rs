//! Dicts that say what they are when Python shows them: `Counter({'a': 2})`, `defaultdict(<class 'list'>, {})`.

use crate::translation::code::Code;
use crate::translation::translator::{Res, Translator, refuse};
use crate::types::ir::Kind;
use crate::types::ty::{DictKind, Ty};

impl Translator<'_, '_> {
    /// `repr` of such a dict; nothing of any other value.
    pub(super) fn repr_of_kind(&mut self, code: &Code) -> Res<Option<Code>> {
        let Ty::Dict(key, value, kind) = &code.ty else {
            return Ok(None);
        };
        match kind {
            DictKind::Counter if **value == Ty::Int => {
                self.need_repr(key)?;
                self.rust_type(&code.ty);
                let helper = self.helper("counter_repr");
                let counter = self.reference(code.clone());
                let text = format!("{helper}({})", counter.text);
                Ok(Some(Code::tight(text, Ty::Str)))
            }
            DictKind::Default => {
                let Some(factory) = self.factory_of(&code.ty) else {
                    return refuse("a defaultdict whose factory is not known is shown");
                };
                let plain = Ty::Dict(key.clone(), value.clone(), DictKind::Plain);
                let items = self.repr(Code {
                    ty: plain,
                    ..code.clone()
                })?;
                let text = format!(
                    "format!(\"defaultdict(<class '{factory}'>, {{}})\", {})",
                    items.text
                );
                Ok(Some(Code::tight(text, Ty::Str)))
            }
            _ => Ok(None),
        }
    }

    /// The builtin that makes the values of all defaultdicts of a type.
    fn factory_of(&self, ty: &Ty) -> Option<String> {
        let Ty::Dict(_, value, _) = ty else {
            return None;
        };
        let mut factories = Vec::new();
        for expr in &self.program.exprs {
            let Kind::Call(func, arguments) = &expr.kind else {
                continue;
            };
            if !matches!(self.kind(*func), Kind::Import(name) if name == "collections.defaultdict")
            {
                continue;
            }
            // Any other may give whatever it likes.
            match arguments.first().map(|it| self.kind(it.value)) {
                Some(Kind::Builtin(name)) => factories.push(name.as_str()),
                _ => return None,
            }
        }
        let name = match **value {
            Ty::List(_) => "list",
            Ty::Set(_) => "set",
            Ty::Dict(..) => "dict",
            Ty::Int => "int",
            Ty::Str => "str",
            // A count of ints may hold a float later on.
            Ty::Float if !factories.contains(&"int") => "float",
            _ => return None,
        };
        factories.contains(&name).then(|| name.to_owned())
    }
}
