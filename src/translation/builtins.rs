//! Calls of Python's builtin functions.

use super::code::{Code, Prec};
use super::translator::{Res, Translator, refuse, unknown};
use crate::types::ir::{Argument, ExprId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    pub(super) fn call_builtin(
        &mut self,
        id: ExprId,
        name: &str,
        arguments: &[Argument],
    ) -> Res<Code> {
        let keyword = |name: &str| {
            arguments
                .iter()
                .find(|it| it.name.as_deref() == Some(name))
                .map(|it| it.value)
        };
        let ty = self.ty(id).clone();
        match name {
            "sorted" => {
                let Some(first) = arguments
                    .first()
                    .filter(|it| it.name.is_none() && it.stars == 0)
                else {
                    return refuse("sorted without a list");
                };
                return self.sorted(first.value, keyword("key"), keyword("reverse"), &ty);
            }
            "min" | "max" => return self.extreme(name, arguments, &ty),
            "sum" => {
                let start = keyword("start").or_else(|| {
                    arguments
                        .get(1)
                        .filter(|it| it.name.is_none())
                        .map(|it| it.value)
                });
                return self.sum(arguments[0].value, start, &ty);
            }
            "print" => return refuse("print within an expression"),
            "int" if keyword("base").is_some() => return refuse("int with a base"),
            _ => {}
        }
        let plain = self.plain(arguments)?;
        match (name, plain.as_slice()) {
            ("len", [of]) => self.len(*of),
            ("str", []) => Ok(Code::tight("String::new()", Ty::Str)),
            ("repr", [of]) => {
                let code = self.expr(*of)?;
                self.repr(code)
            }
            ("int", [text, base]) => {
                let Kind::Int(base @ 2..=36) = self.kind(*base) else {
                    return refuse("int with a base");
                };
                let text = self.borrowed(*text, &Ty::Str)?;
                let helper = self.helper("parse_radix");
                Ok(Code::tight(
                    format!("{helper}({}, {base})", text.text),
                    Ty::Int,
                ))
            }
            // `float(text or 1)`: each is converted by itself.
            ("float" | "int" | "str", [of])
                if matches!(self.kind(*of), Kind::Logic(false, _))
                    && *self.ty(*of) == Ty::Mixed =>
            {
                let Kind::Logic(_, values) = self.kind(*of) else {
                    return refuse("or");
                };
                let [first, second] = values.as_slice() else {
                    return refuse("a chain of or");
                };
                let condition = self.condition(*first)?;
                let first = self.expr(*first)?;
                let first = self.builtin_with(name, first)?;
                let second = self.expr(*second)?;
                let second = self.builtin_with(name, second)?;
                let text = format!(
                    "if {} {{ {} }} else {{ {} }}",
                    condition.text, first.text, second.text
                );
                Ok(Code::new(text, Prec::Loose, ty))
            }
            ("int", [of]) => {
                let code = self.expr(*of)?;
                self.builtin_with("int", code)
            }
            ("str", [of]) => {
                let code = self.expr(*of)?;
                self.shown(code)
            }
            ("abs", [of]) if matches!(self.ty(*of), Ty::Instance(_)) => {
                self.call_special(*of, "__abs__", &[])
            }
            ("float" | "bool" | "abs" | "ord" | "chr" | "bin" | "hex" | "oct", [of]) => {
                let code = if name == "float" && *self.ty(*of) == Ty::Int {
                    return self.value(*of, &Ty::Float);
                } else {
                    self.expr(*of)?
                };
                self.builtin_with(name, code)
            }
            ("round", [of]) => {
                if *self.ty(*of) == Ty::Int {
                    return self.value(*of, &Ty::Int);
                }
                let code = self.number(*of, &Ty::Float)?;
                let helper = self.helper("round_to_int");
                Ok(Code::tight(format!("{helper}({})", code.text), Ty::Int))
            }
            ("round", [of, digits]) => {
                if *self.ty(*of).some() == Ty::Real && self.has_numbers {
                    let code = self.number(*of, &Ty::Real)?;
                    let Kind::Int(digits @ 0..=15) = self.kind(*digits) else {
                        return refuse("round to digits that are no literal");
                    };
                    self.helper("Number::round_to");
                    return Ok(Code::tight(
                        format!("{}.round_to({digits})", code.receiver()),
                        Ty::Real,
                    ));
                }
                if !self.ty(*of).some().is_float() {
                    return refuse("round of an integer to digits");
                }
                let code = self.number(*of, &Ty::Float)?;
                let Kind::Int(digits @ 0..=15) = self.kind(*digits) else {
                    return refuse("round to digits that are no literal");
                };
                let helper = self.helper("round_to");
                let want = if ty == Ty::Real { Ty::Real } else { Ty::Float };
                Ok(Code::tight(
                    format!("{helper}({}, {digits})", code.text),
                    want,
                ))
            }
            ("divmod", [a, b]) if *self.ty(*a) == Ty::Int && *self.ty(*b) == Ty::Int => {
                if !self.is_simple(*a) && !self.is_simple(*b) {
                    return refuse("divmod of what is computed twice");
                }
                let (x, y) = (self.number(*a, &Ty::Int)?, self.number(*b, &Ty::Int)?);
                let text = if matches!(self.kind(*b), Kind::Int(int) if *int > 0) {
                    if self.is_natural(*a) {
                        format!(
                            "({} / {}, {} % {})",
                            x.at_least(Prec::Product),
                            y.text,
                            x.at_least(Prec::Product),
                            y.text
                        )
                    } else {
                        format!(
                            "({}.div_euclid({}), {}.rem_euclid({}))",
                            x.receiver(),
                            y.text,
                            x.receiver(),
                            y.text
                        )
                    }
                } else {
                    self.helper("floor_div");
                    self.helper("floor_mod");
                    format!(
                        "(floor_div({}, {}), floor_mod({}, {}))",
                        x.text, y.text, x.text, y.text
                    )
                };
                Ok(Code::tight(text, Ty::Tuple(vec![Ty::Int, Ty::Int])))
            }
            ("pow", [base, exponent, modulus])
                if [base, exponent, modulus]
                    .iter()
                    .all(|it| *self.ty(**it) == Ty::Int) =>
            {
                let base = self.value(*base, &Ty::Int)?;
                let exponent = self.value(*exponent, &Ty::Int)?;
                let modulus = self.value(*modulus, &Ty::Int)?;
                let helper = self.helper("power_modulo");
                Ok(Code::tight(
                    format!(
                        "{helper}({}, {}, {})",
                        base.text, exponent.text, modulus.text
                    ),
                    Ty::Int,
                ))
            }
            ("pow", [a, b]) => self.binary(id, rustpython_ast::Operator::Pow, *a, *b),
            ("any" | "all", [over]) => self.any_all(name, *over),
            ("list", []) => self.value_of_empty(&ty),
            ("list" | "tuple", [over]) => self.list_of(*over, &ty),
            ("set" | "frozenset", [over]) => {
                if !self.has_rust(&ty) {
                    return refuse(unknown(&ty));
                }
                let seq = self.iterate(*over)?;
                let rust = self.rust_type(&ty);
                let owned = self.owned_items(seq, &ty.item())?;
                Ok(Code::tight(format!("{owned}.collect::<{rust}>()"), ty))
            }
            ("set" | "dict", []) => self.value_of_empty(&ty),
            ("dict", [over]) => self.dict_of(*over, &ty),
            ("isinstance", [of, class]) if matches!(self.ty(*of), Ty::Error(_)) => {
                self.is_error_of(*of, *class)
            }
            ("isinstance", [of, class]) => self.is_instance(*of, *class),
            ("input", []) => {
                let helper = self.helper("read_line");
                Ok(Code::tight(format!("{helper}()"), Ty::Str))
            }
            ("format", [of, spec]) => {
                let Kind::Str(spec) = self.kind(*spec) else {
                    return refuse("format with a computed form");
                };
                let mut template = super::format::Template::default();
                let code = self.expr(*of)?;
                self.field(
                    code,
                    *of,
                    None,
                    &super::format::Spec::parse(spec),
                    &mut template,
                )?;
                Ok(template.formatted())
            }
            ("range" | "enumerate" | "zip" | "map" | "filter" | "reversed" | "iter", _) => {
                refuse("an iterator that is kept")
            }
            ("next", [over] | [over, _]) => self.next_of(*over, plain.get(1).copied(), &ty),
            (name, _) => refuse(format!("{name} with these arguments")),
        }
    }

    pub(super) fn value_of_empty(&mut self, ty: &Ty) -> Res<Code> {
        let text = match ty {
            Ty::List(_) | Ty::Tuples(_) => "Vec::new()",
            Ty::Set(_) => {
                self.import("std::collections::HashSet");
                "HashSet::new()"
            }
            Ty::Dict(..) => {
                self.rust_type(ty);
                "IndexMap::new()"
            }
            Ty::Str => "String::new()",
            _ => return refuse(unknown(ty)),
        };
        Ok(Code::tight(text, ty.clone()))
    }

    /// A builtin with one argument that is there.
    /// `next(..)`, with what is given where there is nothing more.
    fn next_of(&mut self, over: ExprId, default: Option<ExprId>, ty: &Ty) -> Res<Code> {
        let item = self.ty(over).item();
        if !self.has_rust(&item) || !self.has_rust(ty) {
            return refuse(unknown(&item));
        }
        let is_chain = matches!(self.kind(over), Kind::Comprehension(_));
        let is_kept = matches!(self.kind(over), Kind::Var(var) if self.iterators.contains_key(var));
        let is_iter = matches!(self.kind(over), Kind::Call(func, _)
            if matches!(self.kind(*func), Kind::Builtin(name) if name == "iter"));
        if !is_chain && !is_kept && !is_iter {
            return refuse("next of this");
        }
        let seq = self.iterate(over)?;
        if seq.is_unordered {
            return refuse("the order of a set shows");
        }
        let items = self.owned_items(seq, &item)?;
        let items = items.strip_suffix(".by_ref()").unwrap_or(&items);
        let text = format!("{items}.next()");
        match default {
            None => Ok(Code::tight(
                format!("{text}.expect(\"StopIteration\")"),
                item,
            )),
            Some(default) if matches!(self.kind(default), Kind::None) => {
                if *ty != Ty::option(item.clone()) || matches!(item, Ty::Option(_)) {
                    return refuse("values of more than one type meet here");
                }
                Ok(Code::tight(text, ty.clone()))
            }
            Some(default) if *ty == item => {
                let default = self.value(default, &item)?;
                let or = if item.is_copy() {
                    format!("unwrap_or({})", default.text)
                } else {
                    format!("unwrap_or_else(|| {})", default.text)
                };
                Ok(Code::tight(format!("{text}.{or}"), item))
            }
            Some(default)
                if item == Ty::Lit && *ty == Ty::Str || item.is_text() && ty.is_text() =>
            {
                let default = self.value(default, &Ty::Str)?;
                Ok(Code::tight(
                    format!(
                        "{text}.map_or_else(|| {}, |it| it.to_string())",
                        default.text
                    ),
                    Ty::Str,
                ))
            }
            Some(_) => refuse("values of more than one type meet here"),
        }
    }

    pub(super) fn builtin_with(&mut self, name: &str, code: Code) -> Res<Code> {
        let ty = code.ty.clone();
        match (name, &ty) {
            ("str", _) => self.shown(code),
            ("repr", _) => self.repr(code),
            ("int" | "round", Ty::Real) if self.has_numbers => {
                self.helper("Number::truncated");
                Ok(Code::tight(
                    format!("{}.truncated()", code.receiver()),
                    Ty::Int,
                ))
            }
            ("abs", Ty::Real) if self.has_numbers => {
                self.helper("Number::abs");
                Ok(Code::tight(format!("{}.abs()", code.receiver()), Ty::Real))
            }
            ("int", Ty::Int) => Ok(self.plain_int(code)),
            ("int", Ty::Bool) => self.coerced(code, &Ty::Int),
            ("int", Ty::Float | Ty::Real) => {
                let helper = self.helper("truncate");
                Ok(Code::tight(format!("{helper}({})", code.text), Ty::Int))
            }
            ("int", Ty::Char) => {
                let helper = self.helper("parse_int");
                Ok(Code::tight(
                    format!("{helper}(&{}.to_string())", code.receiver()),
                    Ty::Int,
                ))
            }
            ("int", Ty::Str | Ty::Lit) => {
                let helper = self.helper("parse_int");
                let code = self.text_reference(code);
                Ok(Code::tight(format!("{helper}({})", code.text), Ty::Int))
            }
            ("float", Ty::Int | Ty::Bool | Ty::Float | Ty::Real) => {
                let code = self.coerced(code, &Ty::Float)?;
                Ok(code.typed(Ty::Float))
            }
            ("float", Ty::Str | Ty::Lit) => {
                let helper = self.helper("parse_float");
                let code = self.text_reference(code);
                Ok(Code::tight(format!("{helper}({})", code.text), Ty::Float))
            }
            ("bool", _) => self.truth(code),
            ("abs", Ty::Int) => {
                let code = self.plain_int(code);
                Ok(Code::tight(format!("{}.abs()", code.receiver()), Ty::Int))
            }
            ("abs", Ty::Float | Ty::Real) => Ok(Code::tight(
                format!("{}.abs()", super::arithmetic::float_receiver(&code)),
                ty.clone(),
            )),
            ("ord", Ty::Char) => Ok(Code::tight(
                format!("i64::from(u32::from({}))", code.text),
                Ty::Int,
            )),
            ("ord", Ty::Str | Ty::Lit) => {
                let helper = self.helper("ord");
                let code = self.text_reference(code);
                Ok(Code::tight(format!("{helper}({})", code.text), Ty::Int))
            }
            ("chr", Ty::Int) => {
                let code = self.plain_int(code);
                let helper = self.helper("chr");
                Ok(Code::tight(format!("{helper}({})", code.text), Ty::Str))
            }
            ("bin" | "hex" | "oct", Ty::Int) => {
                let code = self.plain_int(code);
                let helper = self.helper(match name {
                    "bin" => "bin",
                    "hex" => "hex",
                    _ => "oct",
                });
                Ok(Code::tight(format!("{helper}({})", code.text), Ty::Str))
            }
            ("len", _) => self.len_of(&code),
            ("sum", Ty::List(of) | Ty::Tuples(of)) if **of == Ty::Int => Ok(Code::tight(
                format!("{}.iter().sum::<i64>()", code.receiver()),
                Ty::Int,
            )),
            ("set", Ty::Str) => {
                self.import("std::collections::HashSet");
                Ok(Code::tight(
                    format!("{}.chars().collect::<HashSet<char>>()", code.receiver()),
                    Ty::set(Ty::Char),
                ))
            }
            (name, _) => refuse(format!("{name} of this type")),
        }
    }

    fn text_reference(&mut self, code: Code) -> Code {
        if code.ty == Ty::Lit {
            code
        } else {
            self.reference(code)
        }
    }
}
