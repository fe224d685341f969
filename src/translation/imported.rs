//! Calls of what is imported, and `isinstance`.

use super::code::Code;
use super::translator::{Res, Translator, refuse, unknown};
use crate::types::ir::{Argument, ExprId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    pub(super) fn is_instance(&mut self, of: ExprId, class: ExprId) -> Res<Code> {
        if let (Kind::Class(class), Ty::Dyn(root)) = (self.kind(class), self.ty(of)) {
            return self.is_of_class(of, *root, *class);
        }
        if let (Kind::Class(class), Ty::Instance(of) | Ty::Enum(of)) =
            (self.kind(class), self.ty(of))
            && self.program.lineage(*of).contains(class)
        {
            return Ok(Code::tight("true", Ty::Bool));
        }
        let Kind::Builtin(class) = self.kind(class) else {
            return refuse("isinstance of this");
        };
        let answer = match (class.as_str(), self.ty(of)) {
            ("int", Ty::Int | Ty::Bool)
            | ("float", Ty::Float)
            | ("bool", Ty::Bool)
            | ("list", Ty::List(_))
            | ("dict", Ty::Dict(..)) => true,
            ("str", ty) if ty.is_text() => true,
            ("int" | "str" | "list" | "dict", Ty::Float)
            | ("float" | "str" | "list" | "dict" | "bool", Ty::Int) => false,
            ("int" | "float" | "list" | "dict", ty) if ty.is_text() => false,
            ("int" | "float", Ty::Real) => {
                self.helper("Number");
                if !self.has_numbers {
                    self.wants_numbers = true;
                    return refuse("isinstance of a number");
                }
                let variant = if class == "int" { "Int" } else { "Float" };
                let code = self.expr(of)?;
                return Ok(Code::tight(
                    format!("matches!({}, Number::{variant}(_))", code.text),
                    Ty::Bool,
                ));
            }
            _ => return refuse("isinstance of a value of several types"),
        };
        Ok(Code::tight(if answer { "true" } else { "false" }, Ty::Bool))
    }

    pub(super) fn call_import(
        &mut self,
        id: ExprId,
        name: &str,
        arguments: &[Argument],
    ) -> Res<Code> {
        if name == "dataclasses.replace"
            && let [first, rest @ ..] = arguments
            && let Ty::Instance(class) = self.ty(first.value).clone()
            && matches!(
                self.program.form(class),
                crate::types::class_form::ClassForm::Record(_)
            )
        {
            return self.replaced(first.value, class, rest);
        }
        let plain = self.plain(arguments)?;
        let ty = self.ty(id).clone();
        match (name, plain.as_slice()) {
            ("math.sqrt", [of]) => {
                let code = self.number(*of, &Ty::Float)?;
                let helper = self.helper("square_root");
                Ok(Code::tight(format!("{helper}({})", code.text), Ty::Float))
            }
            ("math.floor" | "math.ceil" | "math.trunc", [of]) => {
                if *self.ty(*of) == Ty::Int {
                    return self.value(*of, &Ty::Int);
                }
                let code = self.number(*of, &Ty::Float)?;
                let method = &name[5..];
                let helper = self.helper("truncate");
                Ok(Code::tight(
                    format!(
                        "{helper}({}.{method}())",
                        super::arithmetic::float_receiver(&code)
                    ),
                    Ty::Int,
                ))
            }
            ("math.gcd", [a, b]) => {
                let (a, b) = (self.number(*a, &Ty::Int)?, self.number(*b, &Ty::Int)?);
                let helper = self.helper("gcd");
                Ok(Code::tight(
                    format!("{helper}({}, {})", a.text, b.text),
                    Ty::Int,
                ))
            }
            ("math.isqrt", [of]) => {
                let code = self.number(*of, &Ty::Int)?;
                Ok(Code::tight(format!("{}.isqrt()", code.receiver()), Ty::Int))
            }
            ("math.factorial", [of]) => {
                let code = self.number(*of, &Ty::Int)?;
                let helper = self.helper("factorial");
                Ok(Code::tight(format!("{helper}({})", code.text), Ty::Int))
            }
            ("math.fabs", [of]) => {
                let code = self.number(*of, &Ty::Float)?;
                Ok(Code::tight(
                    format!("{}.abs()", super::arithmetic::float_receiver(&code)),
                    Ty::Float,
                ))
            }
            ("math.sin" | "math.cos" | "math.tan" | "math.atan" | "math.exp", [of]) => {
                let code = self.number(*of, &Ty::Float)?;
                Ok(Code::tight(
                    format!(
                        "{}.{}()",
                        super::arithmetic::float_receiver(&code),
                        &name[5..]
                    ),
                    Ty::Float,
                ))
            }
            ("math.hypot", [a, b]) => {
                let (a, b) = (self.number(*a, &Ty::Float)?, self.number(*b, &Ty::Float)?);
                Ok(Code::tight(
                    format!(
                        "{}.hypot({})",
                        super::arithmetic::float_receiver(&a),
                        b.text
                    ),
                    Ty::Float,
                ))
            }
            ("collections.Counter", [over]) => {
                if !self.has_rust(&ty) {
                    return refuse(unknown(&ty));
                }
                let Ty::Dict(key, ..) = &ty else {
                    return refuse(unknown(&ty));
                };
                self.rust_type(&ty);
                let seq = self.iterate(*over)?;
                if seq.is_unordered {
                    return refuse("the order of a set shows");
                }
                let owned = self.owned_items(seq, key)?;
                let helper = self.helper("count_items");
                Ok(Code::tight(format!("{helper}({owned})"), ty))
            }
            ("collections.Counter" | "collections.defaultdict", _) => {
                self.rust_type(&ty);
                if !self.has_rust(&ty) {
                    return refuse(unknown(&ty));
                }
                Ok(Code::tight("IndexMap::new()", ty))
            }

            (name, _) => refuse(format!("{name} has no phrase yet")),
        }
    }
}
